#pragma once
// The declared keys as a tree to walk beside a document. '*' stands for a name that the user chooses.

#include <functional>
#include <map>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "sim/state/catalogue.h"

namespace sim::io {

struct KeyTree {
    std::map<std::string, KeyTree, std::less<>> children;
    std::unique_ptr<KeyTree> any;
    const KeyInfo* key = nullptr;  // a value stands here

    [[nodiscard]] const KeyTree* find(std::string_view name) const;
    [[nodiscard]] std::vector<std::string> names() const;
};

// The keys must outlive the tree.
KeyTree make_key_tree(std::span<const KeyInfo> keys);

// What every scenario may say besides the keys of the models: schema, title, [run].
std::span<const KeyInfo> reader_keys();

std::vector<KeyInfo> key_infos(std::span<const Key> keys, std::string_view model);

}  // namespace sim::io
