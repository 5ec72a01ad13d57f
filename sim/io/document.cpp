#include "sim/io/document.h"

#include <algorithm>
#include <map>
#include <utility>

#include "sim/io/text_file.h"

namespace sim::io {

std::string_view name_of(NodeKind kind) {
    constexpr std::string_view names[]{"a table", "a list", "text", "a number", "true or false"};
    return names[static_cast<std::size_t>(kind)];
}

Node::Node(NodeKind node_kind, Position position) : kind(node_kind), at(position) {}

const Member* Node::find(std::string_view key) const {
    const auto it = std::find_if(members.begin(), members.end(), [&](const Member& m) { return m.key == key; });
    return it == members.end() ? nullptr : &*it;
}

Member* Node::find(std::string_view key) { return const_cast<Member*>(std::as_const(*this).find(key)); }

void Node::erase(std::string_view key) {
    std::erase_if(members, [&](const Member& m) { return m.key == key; });
}

Node text_node(std::string text, Position at) {
    Node node(NodeKind::text, at);
    node.text = std::move(text);
    return node;
}

Node number_node(double number, Position at) {
    Node node(NodeKind::number, at);
    node.number = number;
    return node;
}

Node flag_node(bool flag, Position at) {
    Node node(NodeKind::flag, at);
    node.flag = flag;
    return node;
}

void merge(Node& base, Node&& over) {
    if (base.kind != NodeKind::table || over.kind != NodeKind::table) {
        base = std::move(over);
        return;
    }
    std::map<std::string, std::size_t, std::less<>> index;
    for (std::size_t i = 0; i < base.members.size(); ++i) index.emplace(base.members[i].key, i);
    base.at = over.at;
    for (Member& member : over.members) {
        const auto it = index.find(member.key);
        if (it == index.end()) {
            base.members.push_back(std::move(member));
            continue;
        }
        base.members[it->second].key_at = member.key_at;
        merge(base.members[it->second].value, std::move(member.value));
    }
}

namespace {

Node refuse(Diagnostics& diagnostics, Position at, std::string message, std::string help) {
    diagnostics.add({.code = "RS107", .at = at, .message = std::move(message), .help = {std::move(help)}});
    return Node{};
}

}  // namespace

Node read_document(std::uint32_t file, const Sources& sources, Diagnostics& diagnostics) {
    const std::string& text = sources.text(file);
    const Position whole{file, 0, 0, 0};
    if (text.size() > largest_document)
        return refuse(diagnostics, whole, "the file is over 1 MiB, too large for a scenario",
                      "put tables of data into CSV files and name them under [data]");
    if (const std::size_t at = text.find('\0'); at != std::string::npos)
        return refuse(diagnostics, position_of(text, at, file), "the file contains a NUL byte; it is not plain text",
                      "save it as UTF-8 text (UTF-16 files look like this)");
    if (const std::size_t at = invalid_utf8(text); at != std::string::npos)
        return refuse(diagnostics, position_of(text, at, file), "this byte is not UTF-8", "save the file as UTF-8");
    return sources.name(file).ends_with(".json") ? read_json(file, sources, diagnostics)
                                                 : read_toml(file, sources, diagnostics);
}

}  // namespace sim::io
