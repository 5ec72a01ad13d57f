#include <algorithm>
#include <sstream>
#include <utility>

#include "sim/io/document.h"
#include "sim/io/toml_hints.h"

// The only source file that knows toml++. Version 3.3.0 needs guards: its assertions abort on text such as [ñ], which
// is reported as an error without them; deep nesting recurses; see also too_many_dots().
#define TOML_EXCEPTIONS 0
#define TOML_HEADER_ONLY 1
#define TOML_ENABLE_FORMATTERS 0
#define TOML_MAX_NESTED_VALUES 64
#define TOML_ASSERT(condition) static_cast<void>(0)
#define TOML_ASSERT_ASSUME(condition) static_cast<void>(0)
#include <toml++/toml.h>

namespace sim::io {

namespace {

Position position(std::uint32_t file, const toml::source_region& region) {
    const auto& [begin, end] = std::tie(region.begin, region.end);
    const std::uint32_t length = end.line == begin.line && end.column > begin.column ? end.column - begin.column : 1;
    return {file, begin.line, begin.column, length};
}

Diagnostic too_deep(Position at) {
    return {.code = "RS107", .at = at, .message = "tables or lists are nested more than 64 deep"};
}

template <class Date> std::string iso(const Date& date) {
    std::ostringstream text;
    text << date;
    return text.str();
}

class Converter {
public:
    Converter(std::uint32_t file, Diagnostics& diagnostics) : file_(file), diagnostics_(diagnostics) {}

    Node node(const toml::node& source, std::size_t depth = 0) {
        Node out(NodeKind::table, position(file_, source.source()));
        if (depth > deepest_document) {
            if (!too_deep_) diagnostics_.add(too_deep(out.at));
            too_deep_ = true;
        } else if (const auto* table = source.as_table()) {
            fill_table(out, *table, depth);
        } else if (const auto* array = source.as_array()) {
            out.kind = NodeKind::array;
            for (const toml::node& item : *array) out.items.push_back(node(item, depth + 1));
        } else {
            fill_value(out, source);
        }
        return out;
    }

private:
    void fill_table(Node& out, const toml::table& table, std::size_t depth) {
        out.kind = NodeKind::table;
        for (const auto& [key, value] : table)
            out.members.push_back({std::string(key.str()), position(file_, key.source()), node(value, depth + 1)});
        std::stable_sort(out.members.begin(), out.members.end(), [](const Member& a, const Member& b) {
            return std::pair(a.key_at.line, a.key_at.column) < std::pair(b.key_at.line, b.key_at.column);
        });
    }

    static void fill_value(Node& out, const toml::node& source) {
        if (const auto* text = source.as_string())
            out.kind = NodeKind::text, out.text = text->get();
        else if (const auto* flag = source.as_boolean())
            out.kind = NodeKind::flag, out.flag = flag->get();
        else if (const auto* whole = source.as_integer())
            out.kind = NodeKind::number, out.number = static_cast<double>(whole->get());
        else if (const auto* real = source.as_floating_point())
            out.kind = NodeKind::number, out.number = real->get();
        else if (const auto* date = source.as_date())
            out.kind = NodeKind::text, out.text = iso(date->get());
        else if (const auto* time = source.as_time())
            out.kind = NodeKind::text, out.text = iso(time->get());
        else if (const auto* moment = source.as_date_time())
            out.kind = NodeKind::text, out.text = iso(moment->get());
    }

    std::uint32_t file_;
    Diagnostics& diagnostics_;
    bool too_deep_ = false;
};

// Where a table is closed by the next header, its last key decides; only tables with a header of their own count.
const toml::table* last_table(const toml::table& table) {
    const toml::table* last = &table;
    for (const auto& [key, value] : table) {
        const toml::table* inner = value.as_table();
        if (!inner && value.is_array_of_tables()) inner = value.as_array()->back().as_table();
        if (!inner || inner->is_inline()) continue;
        const toml::table* deepest = last_table(*inner);
        const bool later = last == &table || deepest->source().begin.line >= last->source().begin.line;
        if (later && deepest->source().begin.column == 1) last = deepest;
    }
    return last;
}

const toml::key* find_key(const toml::table& table, std::string_view name) {
    const auto it = table.find(name);
    return it == table.cend() ? nullptr : &it->first;
}

// toml++ tells where something is given again, but not where it stood first: that is in the text before it.
Position first_given(std::uint32_t file, std::string_view text, std::uint32_t line) {
    std::size_t begin = 0;
    for (std::uint32_t n = 1; n < line && begin != std::string_view::npos; ++n) begin = text.find('\n', begin) + 1;
    const toml::parse_result before = toml::parse(text.substr(0, begin));
    const std::string_view rest = text.substr(begin);
    const toml::parse_result again = toml::parse(rest.substr(0, rest.find('\n')));
    if (!before || !again || again.table().empty()) return {};
    const bool header = rest.substr(0, rest.find('\n')).find_first_not_of(" \t") == rest.find('[');
    const toml::table* place = header ? &before.table() : last_table(before.table());
    const toml::table* step = &again.table();
    const toml::key* found = nullptr;
    while (place && step && !step->empty()) {
        const toml::key* key = find_key(*place, step->cbegin()->first.str());
        if (!key) break;
        found = key;
        const auto& value = step->cbegin()->second;
        place = place->get(key->str())->as_table();
        step = value.as_table();
    }
    return found ? position(file, found->source()) : Position{};
}

void report(const toml::parse_error& error, std::uint32_t file, const Sources& sources, Diagnostics& diagnostics) {
    const std::string message(error.description());
    Diagnostic d{.code = "RS101", .at = position(file, error.source())};
    const bool again = message.find("cannot redefine") != std::string::npos;
    const std::string_view line = sources.line(d.at);
    if (again) {
        const auto start = static_cast<std::uint32_t>(std::min(line.find_first_not_of(" \t["), line.size()));
        const auto length = static_cast<std::uint32_t>(std::min(line.find_first_of("]="), line.size())) - start;
        d.at.column = start + 1, d.at.length = length;
        d.code = "RS102";
        d.message = twice_message(message);
        d.other = first_given(file, sources.text(file), d.at.line);
        d.label = "remove one of the two";
    } else {
        d.message = syntax_message(message);
        if (message.find("nested value depth") != std::string::npos) {
            diagnostics.add(too_deep(d.at));
            return;
        }
        d.label = syntax_hint(message, line, d.at.column);
        d.help = {"reading stops at the first mistake of this kind; what follows was not checked"};
    }
    diagnostics.add(std::move(d));
}

Node too_many_dots(Position at, Diagnostics& diagnostics) {
    diagnostics.add({.code = "RS107", .at = at, .message = "a key has more than 32 dots"});
    return Node{};
}

}  // namespace

Node read_toml(std::uint32_t file, const Sources& sources, Diagnostics& diagnostics) {
    const std::string& text = sources.text(file);
    // toml++ 3.3.0 recurses once per dot of a key without a limit.
    if (const std::uint32_t line = line_with_too_many_dots(text)) return too_many_dots({file, line, 1, 1}, diagnostics);
    const toml::parse_result result = toml::parse(std::string_view(text));
    if (!result) {
        report(result.error(), file, sources, diagnostics);
        return Node{};
    }
    return Converter(file, diagnostics).node(result.table());
}

}  // namespace sim::io
