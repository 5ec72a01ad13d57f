#include "sim/io/check.h"

#include <algorithm>

#include "sim/io/suggest.h"
#include "sim/io/values.h"

namespace sim::io {

Position Places::find(std::string_view path) const {
    while (!path.empty()) {
        if (const auto it = values.find(path); it != values.end() && it->second.file != 0) return it->second;
        const std::size_t dot = path.rfind('.');
        if (dot == std::string_view::npos) break;
        path = path.substr(0, dot);
    }
    return {};
}

namespace {

// Suggestions cost time for each unknown name; hostile input can hold very many.
constexpr std::size_t most_suggestions = 200;

std::string joined(const std::string& path, const std::string& name) { return path.empty() ? name : path + "." + name; }

// An example of a text: the first choice.
std::string toml_form(std::string_view choices) {
    return "\"" + (choices.empty() ? "..." : std::string(choices.substr(0, choices.find(' ')))) + "\"";
}

bool is_word(std::string_view name) {
    return !name.empty() && name.size() <= 64 && std::all_of(name.begin(), name.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
    });
}

}  // namespace

void Checker::check(Node& document, const KeyTree& keys, const CheckOptions& options) {
    options_ = options;
    walk(document, keys, {});
}

void Checker::walk(Node& table, const KeyTree& keys, const std::string& path) {
    places_.note(options_.prefix + path, table.at);
    for (Member& m : table.members) member(m, keys, path);
    missing(table, keys, path);
}

void Checker::member(Member& member, const KeyTree& keys, const std::string& path) {
    const auto& own = options_.own_tables;
    if (path.empty() && std::find(own.begin(), own.end(), member.key) != own.end()) return;
    const KeyTree* next = keys.find(member.key);
    if (!next && path == assumption_table) return assumption(member, keys, joined(path, member.key));
    if (!next) return unknown(member, keys, path);
    const std::string here = joined(path, member.key);
    if (!keys.children.contains(member.key) && !usable_name(member, options_.prefix + here)) return;
    item(member.value, *next, here);
}

void Checker::item(Node& node, const KeyTree& keys, const std::string& path) {
    if (keys.key) return value(node, *keys.key, path);
    if (node.kind == NodeKind::table) return walk(node, keys, path);
    if (node.kind == NodeKind::array && keys.any && !keys.any->key) {
        for (std::size_t i = 0; i < node.items.size(); ++i)
            item(node.items[i], *keys.any, joined(path, std::to_string(i)));
        return;
    }
    diagnostics_.add(
        {.code = "RS201",
         .at = node.at,
         .path = options_.prefix + path,
         .message = "'" + path + "' is " + std::string(name_of(node.kind)) + ", but must be a table",
         .label = keys.any ? "write [" + path + ".NAME] and its keys below" : "write [" + path + "] and its keys below",
         .help = {"known there: " + list_words((keys.any ? *keys.any : keys).names())}});
}

void Checker::value(Node& node, const KeyInfo& key, const std::string& path) {
    Wanted want = wanted(key);
    want.bare = want.bare || options_.bare_numbers;
    const std::string shown = options_.prefix + path;
    places_.note(shown, node.at);
    if (auto read = read_value(node, shown, want, diagnostics_)) {
        table_.set(path, std::move(*read), origin(node.at));
    } else if (const auto standard = default_node(key)) {
        Diagnostics ignored;  // the mistake is reported; the default keeps models from reporting what follows from it
        if (auto fallback = read_value(*standard, path, want, ignored)) table_.set(path, std::move(*fallback));
    }
}

std::uint32_t Checker::origin(const Position& at) {
    if (at.file == 0) return 0;
    origins_.push_back(at);
    return static_cast<std::uint32_t>(origins_.size() - 1);
}

void Checker::missing(Node& table, const KeyTree& keys, const std::string& path) {
    for (const auto& [name, child] : keys.children) {
        if (table.find(name)) continue;
        const std::string here = joined(path, name);
        if (child.key) {
            fill_default(table, name, *child.key, path);
        } else if (!child.children.empty()) {
            Node empty(NodeKind::table, {table.at.file, path.empty() ? 0 : table.at.line, 0, 0});
            walk(empty, child, here);
            if (!empty.members.empty()) table.members.push_back({name, {}, std::move(empty)});
        }
    }
}

void Checker::fill_default(Node& table, const std::string& name, const KeyInfo& key, const std::string& path) {
    const std::string here = joined(path, name);
    if (auto node = default_node(key)) {
        value(*node, key, here);
        table.members.push_back({name, {}, std::move(*node)});
        return;
    }
    if (!key.required || !options_.whole) return;
    const std::string where = path.empty() ? std::string(options_.subject) : "[" + path + "]";
    std::string form = key.kind == KeyKind::text ? toml_form(key.choices) : key.kind == KeyKind::flag ? "true" : "...";
    if (key.kind == KeyKind::number) form = shown_quantity(key.range.low > 0 ? key.range.low : 1, key.unit);
    Position at = table.at;
    if (path.empty()) at = {at.file, 0, 0, 0};
    diagnostics_.add({.code = "RS105",
                      .at = at,
                      .path = options_.prefix + here,
                      .message = "'" + name + "' is missing" + (where.empty() ? "" : " in " + where),
                      .label = "add " + name + " = " + form,
                      .help = {std::string(key.doc)}});
}

void Checker::assumption(const Member& member, const KeyTree& keys, const std::string& path) {
    const std::vector<std::string> switches = keys.names();
    const std::string near = nearest(member.key, switches);
    const std::string label = near.empty() ? "" : "did you mean '" + near + "'?";
    places_.note(path, member.value.at);
    if (member.value.kind != NodeKind::text) {
        diagnostics_.add({.code = "RS201",
                          .at = member.value.at,
                          .path = path,
                          .message = member.key + " is " + std::string(name_of(member.value.kind)) +
                                     ", but an assumption is a sentence in quotes",
                          .label = label});
        return;
    }
    if (!near.empty())
        diagnostics_.add({.code = "RS110",
                          .at = member.key_at,
                          .path = path,
                          .message = "'" + member.key + "' is read as a sentence and switches nothing",
                          .label = label,
                          .help = {"switches: " + list_words(switches, 40)},
                          .warning = true});
    table_.set(path, member.value.text, origin(member.value.at));
}

void Checker::unknown(const Member& member, const KeyTree& keys, const std::string& path) {
    const bool is_table = member.value.kind == NodeKind::table;
    const std::string here = joined(path, member.key);
    std::vector<std::string> known = keys.names();
    if (path.empty()) {
        known.insert(known.end(), options_.own_tables.begin(), options_.own_tables.end());
        std::sort(known.begin(), known.end());
    }
    const std::string near = diagnostics_.errors() < most_suggestions ? nearest(member.key, known) : "";
    std::string message = is_table ? "unknown table [" + here + "]" : "unknown key '" + member.key + "'";
    if (!is_table && !path.empty()) message += " in [" + path + "]";
    if (path.empty() && !options_.subject.empty()) message += " in " + std::string(options_.subject);
    diagnostics_.add({.code = is_table ? "RS103" : "RS104",
                      .at = member.key_at,
                      .path = options_.prefix + here,
                      .message = std::move(message),
                      .label = near.empty() ? "" : "did you mean '" + near + "'?",
                      .help = {"known here: " + list_words(known, 40)}});
}

bool Checker::usable_name(const Member& member, const std::string& path) {
    if (is_word(member.key)) return true;
    diagnostics_.add({.code = "RS106",
                      .at = member.key_at,
                      .path = path,
                      .message = "'" + member.key + "' cannot be used as a name",
                      .label = "use letters a to z, digits and underscores",
                      .help = {"names appear in files, tables and charts as they are written here"}});
    return false;
}

namespace {

class ParameterChecker {
public:
    ParameterChecker(const Catalogue& catalogue, Settings& settings, Places& places, Diagnostics& diagnostics)
        : catalogue_(catalogue), settings_(settings), places_(places), diagnostics_(diagnostics) {}

    void table(const Node& table, const std::string& owner) {
        for (const Member& member : table.members) {
            const std::string name = owner.empty() ? member.key : owner + "/" + member.key;
            if (member.value.kind == NodeKind::table && name.find('/') == std::string::npos)
                this->table(member.value, name);
            else
                parameter(member, name);
        }
    }

private:
    void parameter(const Member& member, const std::string& name) {
        const std::string path = "parameter." + name;
        const std::uint16_t slot = catalogue_.parameter(name);
        if (slot == unassigned) return unknown(member, name, path);
        const auto [it, fresh] = given_.emplace(name, member.key_at);
        if (!fresh) {
            diagnostics_.add({.code = "RS102",
                              .at = member.key_at,
                              .path = path,
                              .message = "parameter '" + name + "' is given twice",
                              .label = "remove one of the two",
                              .other = it->second});
            return;
        }
        places_.note(path, member.value.at);
        const ParameterInfo& info = catalogue_.parameters()[slot];
        const auto value = read_value(member.value, path, wanted(info), diagnostics_);
        if (!value) return;
        if (const double* number = std::get_if<double>(&*value)) {
            settings_.values[info.offset] = *number;
            return;
        }
        const auto& numbers = std::get<std::vector<double>>(*value);
        if (numbers.size() != info.value.size()) return wrong_length(member, info, numbers.size(), path);
        std::copy(numbers.begin(), numbers.end(), settings_.values.begin() + static_cast<std::ptrdiff_t>(info.offset));
    }

    void wrong_length(const Member& member, const ParameterInfo& info, std::size_t size, const std::string& path) {
        std::string standard;
        for (const double value : info.value)
            standard += (standard.empty() ? "" : ", ") + shown_quantity(value, info.unit);
        diagnostics_.add(
            {.code = "RS206",
             .at = member.value.at,
             .path = path,
             .message = "'" + std::string(info.name) + "' takes " + std::to_string(info.value.size()) +
                        " numbers, not " + std::to_string(size),
             .label = {},
             .help = {"in this order: " + list_words(split_words(info.labels), 40), "default: [" + standard + "]"}});
    }

    void unknown(const Member& member, const std::string& name, const std::string& path) {
        const std::string owner(owner_of(name));
        std::vector<std::string> all, same_owner, owners;
        for (const ParameterInfo& info : catalogue_.parameters()) {
            all.emplace_back(info.name);
            if (owner_of(info.name) == owner) same_owner.emplace_back(info.name.substr(owner.size() + 1));
            owners.emplace_back(owner_of(info.name));
        }
        std::sort(owners.begin(), owners.end());
        owners.erase(std::unique(owners.begin(), owners.end()), owners.end());
        const std::string near = diagnostics_.errors() < most_suggestions ? nearest(name, all) : "";
        std::string help = same_owner.empty() ? "models with parameters: " + list_words(owners, 40)
                                              : "known in " + owner + ": " + list_words(same_owner, 40);
        diagnostics_.add({.code = "RS109",
                          .at = member.key_at,
                          .path = path,
                          .message = "unknown parameter '" + name + "'",
                          .label = near.empty() ? "" : "did you mean '" + near + "'?",
                          .help = {std::move(help)}});
    }

    const Catalogue& catalogue_;
    Settings& settings_;
    Places& places_;
    Diagnostics& diagnostics_;
    std::map<std::string, Position> given_;
};

}  // namespace

void check_parameters(const Node& table, const Catalogue& catalogue, Settings& settings, Places& places,
                      Diagnostics& diagnostics) {
    places.note("parameter", table.at);
    if (table.kind == NodeKind::table)
        return ParameterChecker(catalogue, settings, places, diagnostics).table(table, {});
    diagnostics.add({.code = "RS201",
                     .at = table.at,
                     .path = "parameter",
                     .message = "'parameter' is " + std::string(name_of(table.kind)) + ", but must be a table",
                     .label = "write [parameter] and \"model/name\" = value below"});
}

}  // namespace sim::io
