#pragma once
// What `catalogue` prints: the declarations of all models, the cards that ship, and the plan of a month.

#include <span>
#include <string>
#include <string_view>

#include "sim/engine/model.h"

namespace sim::io {

// columns, parameters, interventions, policies, streams, plan, and the smaller kinds beside them.
std::span<const std::string_view> listing_kinds();

// `kind` empty: an overview (text), or everything (JSON). `share`: where the cards are.
std::string listing_text(const Registry& registry, std::string_view kind, const std::string& share);
std::string listing_json(const Registry& registry, std::string_view kind, const std::string& share);

}  // namespace sim::io
