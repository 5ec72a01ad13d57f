#pragma once
// A JSON Schema of scenario files, made from the declarations, for editors: completion, hover texts and first checks.
// Only words that Draft 4 and Draft 7 share, since editors for TOML know the one and editors for JSON the other.

#include <span>
#include <string>

#include "sim/engine/model.h"

namespace sim::io {

std::string scenario_schema(const Registry& registry);
std::string card_schema(std::span<const Key> card_keys);

}  // namespace sim::io
