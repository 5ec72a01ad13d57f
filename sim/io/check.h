#pragma once
// A document beside the declared keys: every value read, every mistake reported, every default filled in.

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "sim/io/diagnostic.h"
#include "sim/io/document.h"
#include "sim/io/key_tree.h"
#include "sim/state/catalogue.h"
#include "sim/state/table.h"

namespace sim::io {

// Its members are sentences, except those that a model declares as a switch.
inline constexpr std::string_view assumption_table = "assumption";

// Where each path was written, for problems that are found later and name a path only.
struct Places {
    std::map<std::string, Position, std::less<>> values;
    void note(const std::string& path, const Position& at) { values.insert_or_assign(path, at); }
    // The place of the path, or of the nearest table around it; file 0 if there is none.
    [[nodiscard]] Position find(std::string_view path) const;
};

struct CheckOptions {
    bool whole = true;               // report required keys that are missing
    bool bare_numbers = false;       // cards: every number may stand without its unit
    std::string_view subject = "";   // "card 'pm_plus'": named when a key stands at the top
    std::string prefix{};            // of the paths in messages and places: "cards.pm_plus."
    std::vector<std::string> own_tables{};  // top-level tables checked elsewhere
};

class Checker {
public:
    Checker(Table& table, std::vector<Position>& origins, Places& places, Diagnostics& diagnostics)
        : table_(table), origins_(origins), places_(places), diagnostics_(diagnostics) {}

    // Adds default members to the document as it goes.
    void check(Node& document, const KeyTree& keys, const CheckOptions& options);

private:
    void walk(Node& table, const KeyTree& keys, const std::string& path);
    void member(Member& member, const KeyTree& keys, const std::string& path);
    void item(Node& node, const KeyTree& keys, const std::string& path);
    void value(Node& node, const KeyInfo& key, const std::string& path);
    void missing(Node& table, const KeyTree& keys, const std::string& path);
    void fill_default(Node& table, const std::string& name, const KeyInfo& key, const std::string& path);
    void assumption(const Member& member, const KeyTree& keys, const std::string& path);
    void unknown(const Member& member, const KeyTree& keys, const std::string& path);
    [[nodiscard]] bool usable_name(const Member& member, const std::string& path);
    std::uint32_t origin(const Position& at);

    Table& table_;
    std::vector<Position>& origins_;
    Places& places_;
    Diagnostics& diagnostics_;
    CheckOptions options_;
};

// [parameter]: "labour/skill_return" = 0.1, or [parameter.labour] skill_return = 0.1.
void check_parameters(const Node& table, const Catalogue& catalogue, Settings& settings, Places& places,
                      Diagnostics& diagnostics);

}  // namespace sim::io
