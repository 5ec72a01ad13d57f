#include "sim/base/units.h"

#include <array>
#include <charconv>
#include <cstdlib>
#include <cstring>
#include <limits>
#include <system_error>

namespace sim {

namespace {

constexpr double days_per_month = 30.4375;  // 365.25 / 12
constexpr double weeks_per_month = days_per_month / 7.0;

// First of each dimension is the base unit. A singular follows its plural, which alone is
// offered in messages: the factors are equal and the dimension too.
constexpr std::array units = {
    Unit{"share", "share", 1.0},
    Unit{"%", "share", 0.01},
    Unit{"percent", "share", 0.01},
    Unit{"per_1000", "share", 0.001},
    Unit{"factor", "factor", 1.0},
    Unit{"count", "count", 1.0},
    Unit{"people", "people", 1.0},
    Unit{"person", "people", 1.0},
    Unit{"months", "time", 1.0},
    Unit{"month", "time", 1.0},
    Unit{"years", "time", 12.0},
    Unit{"year", "time", 12.0},
    Unit{"weeks", "time", 1.0 / weeks_per_month},
    Unit{"week", "time", 1.0 / weeks_per_month},
    Unit{"days", "time", 1.0 / days_per_month},
    Unit{"day", "time", 1.0 / days_per_month},
    Unit{"hours", "hours", 1.0},
    Unit{"hour", "hours", 1.0},
    Unit{"hours_per_month", "hours per month", 1.0},
    Unit{"hour_per_month", "hours per month", 1.0},
    Unit{"hours_per_week", "hours per month", weeks_per_month},
    Unit{"hour_per_week", "hours per month", weeks_per_month},
    Unit{"chance_per_month", "chance per month", 1.0},
    Unit{"per_month", "chance per month", 1.0},
    Unit{"%_per_month", "chance per month", 0.01},
    Unit{"percent_per_month", "chance per month", 0.01},
    Unit{"per_1000_per_month", "chance per month", 0.001},
    Unit{"USD", "money", 1.0},
    Unit{"USD_per_month", "money per month", 1.0},
    Unit{"USD_per_year", "money per month", 1.0 / 12.0},
    Unit{"USD_per_hour", "money per hour", 1.0},
    Unit{"km", "distance", 1.0},
    Unit{"m", "distance", 0.001},
    Unit{"SD", "spread", 1.0},
    Unit{"SD_per_month", "spread per month", 1.0},
    Unit{"SD_per_year", "spread per month", 1.0 / 12.0},
    Unit{"score", "score", 1.0},
    Unit{"index", "index", 1.0},
};

constexpr bool is_space(char c) { return c == ' ' || c == '\t'; }

constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }

std::string_view trim(std::string_view text) {
    while (!text.empty() && is_space(text.front())) text.remove_prefix(1);
    while (!text.empty() && is_space(text.back())) text.remove_suffix(1);
    return text;
}

// Any run of spaces in text equals one underscore of name.
bool same_name(std::string_view text, std::string_view name) {
    std::size_t at = 0;
    for (const char c : name) {
        if (at == text.size()) return false;
        if (c == '_' && is_space(text[at])) {
            while (at < text.size() && is_space(text[at])) ++at;
        } else if (text[at++] != c) {
            return false;
        }
    }
    return at == text.size();
}

// Length of a leading [+-]digits[.digits][e[+-]digits], 0 if there is none.
std::size_t number_length(std::string_view text) {
    std::size_t at = 0;
    const auto peek = [&](std::size_t i) { return i < text.size() ? text[i] : '\0'; };
    const auto skip_digits = [&] {
        while (is_digit(peek(at))) ++at;
    };
    if (peek(at) == '+' || peek(at) == '-') ++at;
    if (!is_digit(peek(at))) return 0;
    skip_digits();
    if (peek(at) == '.' && is_digit(peek(at + 1))) {
        ++at;
        skip_digits();
    }
    if (peek(at) == 'e' || peek(at) == 'E') {
        const bool sign = peek(at + 1) == '+' || peek(at + 1) == '-';
        if (is_digit(peek(at + 1 + sign))) {
            at += 1 + sign;
            skip_digits();
        }
    }
    return at;
}

std::optional<double> parse_number(std::string_view text) {
    if (text.front() == '+') text.remove_prefix(1);
    double value = 0.0;
#ifdef __cpp_lib_to_chars
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
#else
    // libc++ before 20 reads no floating point with from_chars. Its C library rounds correctly
    // too, and in the browser build the only locale is "C".
    std::array<char, 64> copy{};
    if (text.size() >= copy.size()) return std::nullopt;
    std::memcpy(copy.data(), text.data(), text.size());
    char* end = nullptr;
    value = std::strtod(copy.data(), &end);
    if (end != copy.data() + text.size()) return std::nullopt;
#endif
    constexpr double largest = std::numeric_limits<double>::max();
    if (!(value >= -largest && value <= largest)) return std::nullopt;
    return value;
}

// Small factors are inverses of whole numbers: dividing by 100 makes 7 % exactly 0.07, while
// multiplying by 0.01 does not.
double divide(double value, double factor) { return factor < 1.0 ? value * (1.0 / factor) : value / factor; }

double multiply(double value, double factor) { return factor < 1.0 ? value / (1.0 / factor) : value * factor; }

bool is_spelling_of(const Unit& unit, const Unit& earlier) {
    return unit.dimension == earlier.dimension && unit.to_base == earlier.to_base;
}

}  // namespace

const Unit* find_unit(std::string_view name) {
    const std::string_view wanted = trim(name);
    for (const Unit& unit : units) {
        if (same_name(wanted, unit.name)) return &unit;
    }
    return nullptr;
}

std::optional<Quantity> parse_quantity(std::string_view text) {
    text = trim(text);
    const std::size_t length = number_length(text);
    if (length == 0) return std::nullopt;
    const auto value = parse_number(text.substr(0, length));
    const Unit* unit = find_unit(text.substr(length));
    if (!value || unit == nullptr) return std::nullopt;
    return Quantity{*value, unit->name};
}

std::optional<double> convert(Quantity quantity, std::string_view to_unit) {
    const Unit* from = find_unit(quantity.unit);
    const Unit* to = find_unit(to_unit);
    if (from == nullptr || to == nullptr || from->dimension != to->dimension) return std::nullopt;
    if (from->to_base == to->to_base) return quantity.value;
    return divide(multiply(quantity.value, from->to_base), to->to_base);
}

std::string accepted_units(std::string_view unit) {
    const Unit* wanted = find_unit(unit);
    std::string list;
    if (wanted == nullptr) return list;
    const Unit* last = nullptr;
    for (const Unit& other : units) {
        if (other.dimension != wanted->dimension) continue;
        if (last != nullptr && is_spelling_of(other, *last)) continue;
        last = &other;
        if (!list.empty()) list += ", ";
        for (const char c : other.name) list += c == '_' ? ' ' : c;
    }
    return list;
}

}  // namespace sim
