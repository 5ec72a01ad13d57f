#pragma once
// Inputs and settings as one block of bytes, so that a run can be handed to a kernel that reads no files (the browser).
// Little-endian, length-prefixed, versioned; a damaged bundle gives nullopt, never a wrong world.

#include <optional>
#include <string>
#include <string_view>

#include "sim/state/catalogue.h"
#include "sim/state/table.h"

namespace sim {

struct Bundle {
    Inputs inputs;
    Settings settings;
};

std::string pack(const Bundle& bundle);
std::optional<Bundle> unpack_bundle(std::string_view bytes);

}  // namespace sim
