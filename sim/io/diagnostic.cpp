#include "sim/io/diagnostic.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <tuple>

#include "sim/io/text_file.h"

namespace sim::io {

namespace {

// What stands under the source line up to the caret: tabs stay tabs so that the caret keeps its place.
std::string caret_indent(std::string_view line, std::uint32_t column) {
    std::string indent;
    std::uint32_t at = 1;
    for (const char c : line) {
        if ((static_cast<unsigned char>(c) & 0xC0U) == 0x80U) continue;
        if (at++ >= column) break;
        indent += c == '\t' ? '\t' : ' ';
    }
    while (at++ < column) indent += ' ';
    return indent;
}

std::uint32_t characters_of(std::string_view line) {
    return static_cast<std::uint32_t>(std::count_if(
        line.begin(), line.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

// Long lines (data files) are shown around the place only.
constexpr std::uint32_t widest_line = 160;

std::string_view skip_characters(std::string_view line, std::uint32_t count) {
    std::size_t at = 0;
    for (; at < line.size() && count > 0; --count) {
        ++at;
        while (at < line.size() && (static_cast<unsigned char>(line[at]) & 0xC0U) == 0x80U) ++at;
    }
    return line.substr(at);
}

std::string printable(std::string_view text) {
    std::string out(text);
    for (char& c : out)
        if ((static_cast<unsigned char>(c) < 0x20 && c != '\t') || c == 0x7F) c = '?';
    for (std::size_t at = invalid_utf8(out); at != std::string::npos; at = invalid_utf8(out)) out[at] = '?';
    return out;
}

void append_excerpt(std::string& text, const Diagnostic& d, const Sources& sources) {
    std::string_view line = sources.line(d.at);
    if (line.empty()) {
        if (!d.label.empty()) text += "      " + d.label + "\n";
        return;
    }
    std::uint32_t column = std::max(d.at.column, 1U);
    std::string cut;
    if (characters_of(line) > widest_line) {
        const std::uint32_t skip = column > 60 ? column - 40 : 0;
        line = skip_characters(line, skip);
        column -= skip;
        line = line.substr(0, line.size() - skip_characters(line, widest_line).size());
    }
    const std::uint32_t room = std::max(characters_of(line), column) - column + 1;
    const std::uint32_t length = std::clamp(d.at.length, 1U, room);
    std::string number = std::to_string(d.at.line);
    number.insert(0, number.size() < 5 ? 5 - number.size() : 0, ' ');
    text += number + " | " + printable(line) + "\n";
    text += std::string(number.size(), ' ') + " | " + caret_indent(line, column) + std::string(length, '^');
    text += (d.label.empty() ? "" : " " + d.label) + "\n";
}

void append(std::string& text, const Diagnostic& d, const Sources& sources) {
    text += sources.place(d.at) + (d.warning ? ": warning " : ": error ") + d.code + ": " + d.message;
    if (d.at.line == 0 && !d.path.empty() && d.at.file != 0) text += " (at " + d.path + ")";
    text += "\n";
    append_excerpt(text, d, sources);
    if (d.other.file != 0) text += "      first set here: " + sources.place(d.other) + "\n";
    for (const std::string& line : d.help) text += "      " + line + "\n";
}

std::string counted(std::size_t n, std::string_view what) {
    return std::to_string(n) + " " + std::string(what) + (n == 1 ? "" : "s");
}

}  // namespace

void Diagnostics::add(Diagnostic diagnostic) {
    if (!diagnostic.warning) ++errors_;
    all_.push_back(std::move(diagnostic));
}

std::vector<Diagnostic> Diagnostics::sorted() const {
    std::vector<Diagnostic> sorted = all_;
    std::stable_sort(sorted.begin(), sorted.end(), [](const Diagnostic& a, const Diagnostic& b) {
        return std::tie(a.at.file, a.at.line, a.at.column) < std::tie(b.at.file, b.at.line, b.at.column);
    });
    return sorted;
}

bool Diagnostics::names(std::string_view path) const {
    return std::any_of(all_.begin(), all_.end(), [&](const Diagnostic& d) { return d.path == path; });
}

int Diagnostics::exit_code() const {
    if (ok()) return 0;
    const auto all_errors = [&](auto test) {
        return std::all_of(all_.begin(), all_.end(), [&](const Diagnostic& d) { return d.warning || test(d.code); });
    };
    if (all_errors([](const std::string& code) { return code == "RS300"; })) return 2;
    return all_errors([](const std::string& code) { return code.starts_with("RS4"); }) ? 4 : 3;
}

std::string Diagnostics::text(const Sources& sources, std::string_view tool) const {
    if (all_.empty()) return {};
    std::string text;
    std::size_t errors_left = shown_errors, warnings_left = shown_errors;
    std::string first_code;
    for (const Diagnostic& d : sorted()) {
        std::size_t& left = d.warning ? warnings_left : errors_left;
        if (left == 0) continue;
        --left;
        append(text, d, sources);
        if (first_code.empty() || (!d.warning && errors_left + 1 == shown_errors)) first_code = d.code;
    }
    if (errors_ > shown_errors)
        text += "the first " + std::to_string(shown_errors) + " of " + counted(errors_, "error") + " are shown\n";
    text += counted(errors_, "error") + (warnings() > 0 ? ", " + counted(warnings(), "warning") : "");
    text += ". Explain one: " + std::string(tool) + " explain " + first_code + "\n";
    return text;
}

nlohmann::json Diagnostics::json(const Sources& sources) const {
    nlohmann::json list = nlohmann::json::array();
    for (const Diagnostic& d : sorted()) {
        nlohmann::json one{{"code", d.code},      {"file", sources.name(d.at.file)},
                           {"path", d.path},      {"message", d.message},
                           {"label", d.label},    {"help", d.help},
                           {"warning", d.warning}};
        one["line"] = d.at.line ? nlohmann::json(d.at.line) : nlohmann::json();
        one["column"] = d.at.column ? nlohmann::json(d.at.column) : nlohmann::json();
        if (d.other.file != 0) one["other"] = sources.place(d.other);
        list.push_back(std::move(one));
    }
    return list;
}

}  // namespace sim::io
