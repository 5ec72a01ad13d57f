#include "sim/io/csv.h"

#include <algorithm>
#include <set>

#include "sim/base/hash.h"
#include "sim/io/text_file.h"

namespace sim::io {

namespace {

struct Cell {
    std::string text;
    Position at;
};

// Reads one record after another, and knows line and column in characters.
class Scanner {
public:
    Scanner(std::string_view text, std::uint32_t file, std::uint32_t line = 1) : rest_(text), at_{file, line, 1, 1} {}

    [[nodiscard]] bool done() const { return rest_.empty(); }
    [[nodiscard]] const Position& at() const { return at_; }
    [[nodiscard]] const std::string& trouble() const { return trouble_; }
    [[nodiscard]] const Position& trouble_at() const { return trouble_at_; }

    std::vector<Cell> record() {
        std::vector<Cell> cells;
        do cells.push_back(cell());
        while (take(','));
        take('\r');
        take('\n');
        return cells;
    }

private:
    Cell cell() {
        Cell cell{{}, at_};
        const std::uint32_t line = at_.line;
        if (take('"'))
            quoted(cell);
        else
            while (!rest_.empty() && !ends_cell()) {
                if (rest_.front() == '"') fault("a quote in the middle of a cell", at_);
                next(cell.text);
            }
        cell.at.length = at_.line == line ? std::max(at_.column - cell.at.column, 1U) : 1;
        return cell;
    }

    void quoted(Cell& cell) {
        for (;;) {
            if (rest_.empty()) return fault("a quote is opened and never closed", cell.at);
            if (take('"')) {
                if (!take('"')) break;
                cell.text += '"';
            } else {
                next(cell.text);
            }
        }
        if (rest_.empty() || ends_cell()) return;
        fault("text follows a closing quote", at_);
        while (!rest_.empty() && !ends_cell()) next(cell.text);
    }

    [[nodiscard]] bool ends_cell() const { return rest_.front() == ',' || rest_.front() == '\n' || ends_line(); }
    [[nodiscard]] bool ends_line() const { return rest_.front() == '\r' && (rest_.size() == 1 || rest_[1] == '\n'); }

    bool take(char c) {
        if (rest_.empty() || rest_.front() != c) return false;
        std::string ignored;
        next(ignored);
        return true;
    }

    void next(std::string& into) {
        const char c = rest_.front();
        rest_.remove_prefix(1);
        into += c;
        if (c == '\n')
            ++at_.line, at_.column = 1;
        else if (rest_.empty() || (static_cast<unsigned char>(rest_.front()) & 0xC0U) != 0x80U)
            ++at_.column;
    }

    void fault(std::string what, const Position& at) {
        if (trouble_.empty()) trouble_ = std::move(what), trouble_at_ = at;
    }

    std::string_view rest_;
    Position at_;
    std::string trouble_;
    Position trouble_at_;
};

std::string_view without_bom(std::string_view text) { return text.starts_with("\xEF\xBB\xBF") ? text.substr(3) : text; }

constexpr std::size_t most_bad_rows = 20;

class Reader {
public:
    Reader(std::string_view role, std::uint32_t file, const Sources& sources, Diagnostics& diagnostics)
        : role_(role),
          file_(file),
          text_(without_bom(sources.text(file))),
          scanner_(text_, file),
          diagnostics_(diagnostics) {}

    std::optional<CsvFile> read() {
        if (!check_bytes()) return std::nullopt;
        CsvFile csv;
        csv.file = file_;
        csv.digest = hash64(text_);
        csv.row_lines.push_back(scanner_.at().line);
        std::vector<std::string> header = read_header();
        std::vector<std::vector<std::string>> rows;
        while (!scanner_.done() && bad_ < most_bad_rows) {
            const std::uint32_t line = scanner_.at().line;
            const std::vector<Cell> cells = scanner_.record();
            if (cells.size() == 1 && cells[0].text.empty()) continue;
            if (!check_row(cells, header.size(), line)) continue;
            csv.row_lines.push_back(line);
            std::vector<std::string>& row = rows.emplace_back();
            for (const Cell& cell : cells) row.push_back(cell.text);
        }
        if (bad_ > 0) return std::nullopt;
        csv.table = DataTable(std::string(role_), std::move(header), std::move(rows));
        return csv;
    }

private:
    bool check_bytes() {
        if (text_.find_first_not_of(" \t\r\n") == std::string_view::npos)
            return report("RS413", {file_, 0, 0, 0}, "the data file is empty", "a header row and rows are expected");
        std::size_t fault = invalid_utf8(text_);
        const std::size_t nul = text_.find('\0');
        const bool has_nul = nul < fault;
        fault = std::min(fault, nul);
        if (fault == std::string_view::npos) return true;
        return report("RS413", position_of(text_, fault, file_),
                      has_nul ? "the file contains a NUL byte; it is not plain text" : "this byte is not UTF-8",
                      "save the table as CSV with encoding UTF-8");
    }

    std::vector<std::string> read_header() {
        std::vector<std::string> header;
        std::set<std::string> seen;
        const std::vector<Cell> cells = scanner_.record();
        if (cells.size() == 1 && cells[0].text.find(';') != std::string::npos)
            report("RS412", cells[0].at, "the columns are separated by semicolons", "save the table with commas");
        for (const Cell& cell : cells) {
            if (cell.text.empty())
                report("RS413", cell.at, "a column has no name", "name every column in the first row");
            else if (!seen.insert(cell.text).second)
                report("RS413", cell.at, "column '" + cell.text + "' appears twice", "rename or remove one of the two");
            header.push_back(cell.text);
        }
        return header;
    }

    bool check_row(const std::vector<Cell>& cells, std::size_t columns, std::uint32_t line) {
        if (!scanner_.trouble().empty()) {
            report("RS412", scanner_.trouble_at(), scanner_.trouble(), "a cell with quotes is \"written \"\"so\"\"\"");
            bad_ = most_bad_rows;  // what follows cannot be told apart
            return false;
        }
        if (cells.size() == columns) return true;
        const Position at = cells.size() > columns ? cells[columns].at : Position{file_, line, 1, 1};
        return report("RS412", at,
                      "this row has " + std::to_string(cells.size()) + (cells.size() == 1 ? " cell" : " cells") +
                          ", the header " + std::to_string(columns),
                      cells.size() > columns ? "put a cell that contains a comma in quotes"
                                             : "write a comma for each empty cell");
    }

    bool report(std::string code, Position at, std::string message, std::string label) {
        diagnostics_.add({.code = std::move(code),
                          .at = at,
                          .path = "data." + std::string(role_),
                          .message = std::move(message),
                          .label = std::move(label)});
        ++bad_;
        return false;
    }

    std::string_view role_;
    std::uint32_t file_;
    std::string_view text_;
    Scanner scanner_;
    Diagnostics& diagnostics_;
    std::size_t bad_ = 0;
};

}  // namespace

std::optional<CsvFile> read_csv(std::string_view role, std::uint32_t file, const Sources& sources,
                                Diagnostics& diagnostics) {
    return Reader(role, file, sources, diagnostics).read();
}

Position cell_position(const CsvFile& csv, const Sources& sources, long row, std::string_view column) {
    const auto index = static_cast<std::size_t>(row + 1);
    if (row < -1 || index >= csv.row_lines.size()) return {csv.file, 0, 0, 0};
    const std::uint32_t line = csv.row_lines[index];
    std::string_view rest = without_bom(sources.text(csv.file));
    for (std::uint32_t n = 1; n < line; ++n) rest.remove_prefix(rest.find('\n') + 1);
    const auto wanted = csv.table.column(column);
    const std::vector<Cell> cells = Scanner(rest, csv.file, line).record();
    if (!wanted || *wanted >= cells.size()) return {csv.file, line, 0, 0};
    return cells[*wanted].at;
}

}  // namespace sim::io
