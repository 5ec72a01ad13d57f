#pragma once

namespace sim {
class Catalogue;
}

namespace models {

/// Declares every model in the folders of models/, in alphabetical order.
/// The definition is written by CMake, so a new folder needs no edit elsewhere.
void register_all(sim::Catalogue& catalogue);

} // namespace models
