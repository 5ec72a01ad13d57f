#pragma once
// A scenario file as a tree in which every key and every value knows where it was written. TOML and JSON are two
// spellings of it; files that extend one another and the command line are merged into one.

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "sim/io/diagnostic.h"
#include "sim/io/position.h"

namespace sim::io {

enum class NodeKind : unsigned char { table, array, text, number, flag };

// With its article, for messages: "a table".
std::string_view name_of(NodeKind kind);

struct Member;

struct Node {
    explicit Node(NodeKind node_kind = NodeKind::table, Position position = {});

    NodeKind kind;
    Position at;
    double number = 0;
    bool flag = false;
    std::string text;             // texts, and numbers as written where that matters
    std::vector<Member> members;  // tables, in order of writing
    std::vector<Node> items;      // arrays

    [[nodiscard]] const Member* find(std::string_view key) const;
    [[nodiscard]] Member* find(std::string_view key);
    void erase(std::string_view key);
};

struct Member {
    std::string key;
    Position key_at;
    Node value;
};

Node text_node(std::string text, Position at = {});
Node number_node(double number, Position at = {});
Node flag_node(bool flag, Position at = {});

// Tables merge; other values, arrays among them, replace what was there.
void merge(Node& base, Node&& over);

// The parsed text of source `file`; errors go to `diagnostics`, and the tree is then empty.
Node read_document(std::uint32_t file, const Sources& sources, Diagnostics& diagnostics);
Node read_toml(std::uint32_t file, const Sources& sources, Diagnostics& diagnostics);
Node read_json(std::uint32_t file, const Sources& sources, Diagnostics& diagnostics);

inline constexpr std::size_t largest_document = std::size_t{1} << 20;
inline constexpr std::size_t deepest_document = 64;

}  // namespace sim::io
