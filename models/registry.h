#pragma once

namespace sim {
struct Registry;
}

namespace models {

// Adds every model in the folders of models/, in alphabetical order.
// The definition is written by CMake, so a new folder needs no edit elsewhere.
void register_all(sim::Registry& registry);

}  // namespace models
