#pragma once
// What a scenario says once it is resolved: a flat table of dotted keys, plus named data tables. The core reads only
// this; where it came from (TOML files, command line, a web page) is known outside and kept as an opaque origin.

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace sim {

using Value = std::variant<double, bool, std::string, std::vector<double>, std::vector<std::string>>;

struct Entry {
    Value value;
    std::uint32_t origin = 0;  // index into the reader's own list of positions; 0: default
};

// Something wrong with the input. `path` is the dotted scenario key (or "table:row:column" of a data table), from
// which the reader finds file, line and column. Codes are listed in sim/io/codes.h and never reused.
struct Problem {
    std::string code;
    std::string path;
    std::string message;
    std::string help;
    bool warning = false;
};

using Problems = std::vector<Problem>;

class Table {
public:
    void set(std::string path, Value value, std::uint32_t origin = 0);
    [[nodiscard]] const Entry* find(std::string_view path) const;
    [[nodiscard]] bool has(std::string_view path) const { return find(path) != nullptr; }
    [[nodiscard]] double number(std::string_view path, double fallback = 0) const;
    [[nodiscard]] bool flag(std::string_view path, bool fallback = false) const;
    [[nodiscard]] std::string text(std::string_view path, std::string_view fallback = {}) const;
    [[nodiscard]] std::vector<double> numbers(std::string_view path) const;
    [[nodiscard]] std::vector<std::string> texts(std::string_view path) const;
    // The names that stand directly under `path`: children("programme") -> {"cash", "mentoring"}.
    [[nodiscard]] std::vector<std::string> children(std::string_view path) const;
    [[nodiscard]] const std::map<std::string, Entry, std::less<>>& entries() const { return entries_; }

private:
    std::map<std::string, Entry, std::less<>> entries_;
};

// A rectangular data file: header, rows of text cells, numbers parsed on demand. Blank is missing, never zero.
class DataTable {
public:
    DataTable() = default;
    DataTable(std::string name, std::vector<std::string> header, std::vector<std::vector<std::string>> rows);
    [[nodiscard]] const std::string& name() const { return name_; }
    [[nodiscard]] std::size_t rows() const { return rows_.size(); }
    [[nodiscard]] const std::vector<std::string>& header() const { return header_; }
    [[nodiscard]] std::optional<std::size_t> column(std::string_view name) const;
    [[nodiscard]] std::string_view text(std::size_t row, std::string_view column) const;
    // Missing or malformed cells are reported once each into `problems` with their row and column.
    [[nodiscard]] std::optional<double> number(std::size_t row, std::string_view column) const;
    double required(std::size_t row, std::string_view column, Problems& problems) const;

private:
    std::string name_;
    std::vector<std::string> header_;
    std::vector<std::vector<std::string>> rows_;
};

// All a run starts from.
struct Inputs {
    Table scenario;                         // resolved keys, units converted to the declared ones
    std::map<std::string, DataTable> data;  // by role: "municipalities", "returns", "rss_items", ...
    std::map<std::string, Table> cards;     // by card id: a card file, flattened like a scenario
};

// Shortest text that gives the number back; the same on every machine.
std::string number_text(double value);
std::optional<double> parse_number(std::string_view text);

}  // namespace sim
