#include "sim/state/table.h"

#include <charconv>
#include <cstdlib>

namespace sim {

namespace {
template <class T> const T* get(const Entry* entry) { return entry ? std::get_if<T>(&entry->value) : nullptr; }
}  // namespace

void Table::set(std::string path, Value value, std::uint32_t origin) {
    entries_.insert_or_assign(std::move(path), Entry{std::move(value), origin});
}

const Entry* Table::find(std::string_view path) const {
    const auto it = entries_.find(path);
    return it == entries_.end() ? nullptr : &it->second;
}

double Table::number(std::string_view path, double fallback) const {
    const double* value = get<double>(find(path));
    return value ? *value : fallback;
}

bool Table::flag(std::string_view path, bool fallback) const {
    const bool* value = get<bool>(find(path));
    return value ? *value : fallback;
}

std::string Table::text(std::string_view path, std::string_view fallback) const {
    const std::string* value = get<std::string>(find(path));
    return value ? *value : std::string(fallback);
}

std::vector<double> Table::numbers(std::string_view path) const {
    const auto* value = get<std::vector<double>>(find(path));
    return value ? *value : std::vector<double>{};
}

std::vector<std::string> Table::texts(std::string_view path) const {
    const auto* value = get<std::vector<std::string>>(find(path));
    return value ? *value : std::vector<std::string>{};
}

std::vector<std::string> Table::children(std::string_view path) const {
    std::vector<std::string> names;
    const std::string prefix = std::string(path) + ".";
    for (auto it = entries_.lower_bound(prefix); it != entries_.end() && it->first.starts_with(prefix); ++it) {
        const std::string_view rest = std::string_view(it->first).substr(prefix.size());
        const std::string name(rest.substr(0, rest.find('.')));
        if (names.empty() || names.back() != name) names.push_back(name);
    }
    return names;
}

DataTable::DataTable(std::string name, std::vector<std::string> header, std::vector<std::vector<std::string>> rows)
    : name_(std::move(name)), header_(std::move(header)), rows_(std::move(rows)) {}

std::optional<std::size_t> DataTable::column(std::string_view name) const {
    for (std::size_t i = 0; i < header_.size(); ++i)
        if (header_[i] == name) return i;
    return std::nullopt;
}

std::string_view DataTable::text(std::size_t row, std::string_view column_name) const {
    const auto c = column(column_name);
    if (!c || row >= rows_.size() || *c >= rows_[row].size()) return {};
    return rows_[row][*c];
}

std::optional<double> DataTable::number(std::size_t row, std::string_view column_name) const {
    return parse_number(text(row, column_name));
}

double DataTable::required(std::size_t row, std::string_view column_name, Problems& problems) const {
    if (const auto value = number(row, column_name)) return *value;
    const std::string cell = name_ + ":" + std::to_string(row + 2) + ":" + std::string(column_name);
    const std::string seen(text(row, column_name));
    problems.push_back({"RS401", cell,
                        !column(column_name) ? "column '" + std::string(column_name) + "' is missing"
                        : seen.empty()       ? "the cell is empty"
                                             : "'" + seen + "' is not a number",
                        "write a plain number with a decimal point; leave no cell empty that the model needs", false});
    return 0;
}

std::string number_text(double value) {
    char buffer[40];
    const auto result = std::to_chars(buffer, buffer + sizeof buffer, value);
    return {buffer, result.ptr};
}

std::optional<double> parse_number(std::string_view text) {
    while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
    while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
    if (!text.empty() && text.front() == '+') text.remove_prefix(1);
    if (text.empty()) return std::nullopt;
#ifdef __wasm__  // libc++ 19 has no from_chars for floating point; musl's strtod rounds correctly too
    const std::string copy(text);
    char* end = nullptr;
    const double value = std::strtod(copy.c_str(), &end);
    if (end != copy.c_str() + copy.size()) return std::nullopt;
#else
    double value = 0;
    const auto result = std::from_chars(text.data(), text.data() + text.size(), value);
    if (result.ec != std::errc{} || result.ptr != text.data() + text.size()) return std::nullopt;
#endif
    return value;
}

}  // namespace sim
