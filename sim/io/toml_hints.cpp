#include "sim/io/toml_hints.h"

#include <algorithm>

namespace sim::io {

namespace {

// Passes over the string that starts at `at`, and returns where it ends. An unclosed one ends with its line (or with
// the text, if it may span lines): the parser stops there too.
std::size_t skip_string(std::string_view text, std::size_t at, std::uint32_t& line) {
    const char quote = text[at];
    const bool long_form = text.substr(at, 3) == std::string(3, quote);
    std::size_t i = at + (long_form ? 3 : 1);
    for (; i < text.size(); ++i) {
        if (text[i] == '\n') {
            if (!long_form) return i;
            ++line;
        } else if (text[i] == '\\' && quote == '"') {
            if (i + 1 < text.size() && text[i + 1] == '\n') ++line;
            ++i;
        } else if (text[i] == quote) {
            if (!long_form) return i + 1;
            if (text.substr(i, 3) == std::string(3, quote)) return i + 3;
        }
    }
    return text.size();
}

std::string_view trim(std::string_view text) {
    while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
    while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
    return text;
}

bool has(std::string_view text, std::string_view part) { return text.find(part) != std::string_view::npos; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

std::string quoted(std::string_view value) {
    std::string out = "\"";
    for (std::size_t i = 0; i < value.size(); ++i) {
        const bool unit_begins = i > 0 && is_digit(value[i - 1]) && (is_letter(value[i]) || value[i] == '%');
        if (unit_begins) out += ' ';
        out += value[i];
    }
    return out + "\"";
}

std::string value_hint(std::string_view value) {
    if (value.empty()) return "a value is missing after '='";
    const char first = value.front();
    const bool number = is_digit(first) || ((first == '-' || first == '+' || first == '.') && value.size() > 1);
    if (number && has(value, ",")) return "write numbers with a decimal point and no thousands separators";
    if (number && std::any_of(value.begin(), value.end(), [](char c) { return is_letter(c) || c == '%'; }))
        return "write quantities in quotes: " + quoted(value);
    if (number && first == '0') return "write the number without leading zeros";
    if (number && first == '.') return "write a digit before the decimal point: 0" + std::string(value);
    std::string lower(value);
    std::transform(lower.begin(), lower.end(), lower.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    if (lower == "yes" || lower == "on" || lower == "true")
        return "write true, or \"" + std::string(value) + "\" for text";
    if (lower == "no" || lower == "off" || lower == "false")
        return "write false, or \"" + std::string(value) + "\" for text";
    if (is_letter(first)) return "write text in quotes: \"" + std::string(value) + "\"";
    return {};
}

}  // namespace

std::uint32_t line_with_too_many_dots(std::string_view text) {
    std::uint32_t line = 1;
    int dots = 0;
    for (std::size_t i = 0; i < text.size();) {
        const char c = text[i];
        if (c == '"' || c == '\'') {
            i = skip_string(text, i, line);
            continue;
        }
        if (c == '#') {
            i = std::min(text.find('\n', i), text.size());
            continue;
        }
        if (c == '\n') ++line;
        if (c == '.') ++dots;
        if (c == '\n' || c == '=' || c == ',' || c == '{' || c == '}' || c == '[' || c == ']') dots = 0;
        if (dots > most_dots) return line;
        ++i;
    }
    return 0;
}

std::string syntax_message(std::string_view message) {
    constexpr std::string_view lead = "Error while parsing ";
    if (!message.starts_with(lead)) return "this is not TOML: " + std::string(message);
    message.remove_prefix(lead.size());
    const std::size_t colon = message.find(": ");
    if (colon == std::string_view::npos) return "this is not TOML: " + std::string(message);
    return "this is not TOML: " + std::string(message.substr(colon + 2)) + " (in a " +
           std::string(message.substr(0, colon)) + ")";
}

std::string twice_message(std::string_view message) {
    const std::size_t open = message.find('\''), close = message.rfind('\'');
    const bool table = has(message, "table header");
    if (open == close) return table ? "a table is given twice" : "a key is given twice";
    return std::string(table ? "table " : "key ") + std::string(message.substr(open, close - open + 1)) +
           " is given twice";
}

std::string syntax_hint(std::string_view message, std::string_view line, std::uint32_t column) {
    for (const std::string_view curly : {"\u201c", "\u201d", "\u2018", "\u2019"})
        if (has(line, curly)) return "use straight quotes: \"";
    const std::string_view content = trim(line.substr(0, line.find('#')));
    const std::size_t equals = content.find('=');
    if (std::count(line.begin(), line.end(), '"') % 2 == 1 && has(message, "string"))
        return "the closing quote is missing";
    if (content.starts_with('[') && equals == std::string_view::npos)
        return has(message, "bare key") ? "put names with other letters in quotes" : "";
    if (equals == std::string_view::npos) return has(content, ":") ? "write '=' between key and value" : "";
    if (column <= line.find('=')) {
        if (has(content.substr(0, equals), ":")) return "write '=' between key and value";
        return has(message, "bare key") || has(message, "expected '='")
                   ? "put names with spaces or other letters in quotes"
                   : "";
    }
    if (content.find('=', equals + 1) != std::string_view::npos && !has(content, "{"))
        return "write one key and value per line";
    return value_hint(trim(content.substr(equals + 1)));
}

}  // namespace sim::io
