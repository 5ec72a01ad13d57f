#include "sim/io/key_tree.h"

#include <algorithm>
#include <array>

namespace sim::io {

const KeyTree* KeyTree::find(std::string_view name) const {
    const auto it = children.find(name);
    return it != children.end() ? &it->second : any.get();
}

std::vector<std::string> KeyTree::names() const {
    std::vector<std::string> names;
    for (const auto& [name, child] : children) names.push_back(name);
    return names;
}

KeyTree make_key_tree(std::span<const KeyInfo> keys) {
    KeyTree root;
    for (const KeyInfo& key : keys) {
        KeyTree* at = &root;
        for (std::size_t begin = 0; begin <= key.path.size();) {
            const std::size_t end = std::min(key.path.find('.', begin), key.path.size());
            const std::string_view part = key.path.substr(begin, end - begin);
            if (part == "*") {
                if (!at->any) at->any = std::make_unique<KeyTree>();
                at = at->any.get();
            } else {
                at = &at->children[std::string(part)];
            }
            begin = end + 1;
        }
        at->key = &key;
    }
    return root;
}

std::span<const KeyInfo> reader_keys() {
    constexpr std::string_view none{};
    static constexpr std::array keys{
        KeyInfo{
            "schema", KeyKind::number, "count", {0, 1e9}, none, none, "Version of the scenario format.", false, none},
        KeyInfo{"title",
                KeyKind::text,
                none,
                {},
                none,
                none,
                "One line for people: tables, charts and reports.",
                false,
                none},
        KeyInfo{"extends",
                KeyKind::text,
                none,
                {},
                none,
                none,
                "A scenario file that this one builds on, relative to it: tables merge, values replace.",
                false,
                none},
        KeyInfo{"run.months", KeyKind::number, "months", {1, 1200}, "60", none, "Months to simulate.", false, none},
        KeyInfo{"run.seed",
                KeyKind::number,
                "count",
                {0, 9007199254740991.0},
                "1",
                none,
                "Seed of every random decision.",
                false,
                none},
        KeyInfo{"run.replicates",
                KeyKind::number,
                "count",
                {1, 100000},
                "1",
                none,
                "Runs that differ in chance alone.",
                false,
                none},
        KeyInfo{"run.scale",
                KeyKind::number,
                "share",
                {1e-6, 1},
                "1",
                none,
                "Agents per person: 0.1 means that one agent stands for ten people.",
                false,
                none},
        KeyInfo{"run.panel",
                KeyKind::number,
                "count",
                {0, 1e7},
                "0",
                none,
                "Households whose members are written down every month.",
                false,
                none},
    };
    return keys;
}

std::vector<KeyInfo> key_infos(std::span<const Key> keys, std::string_view model) {
    std::vector<KeyInfo> infos;
    for (const Key& k : keys)
        infos.push_back({k.path, k.kind, k.unit, k.range, k.value, k.choices, k.doc, k.required, model});
    return infos;
}

}  // namespace sim::io
