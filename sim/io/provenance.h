#pragma once
// What every file says about where it comes from. No user, host or path.

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "sim/engine/model.h"

namespace sim::io {

std::string_view version();
// QUERENCIA_PRECISION=full stores every column as rules see it, in place of 16 bits: slower, for validation.
bool full_precision();
std::string_view limits_text();
std::string utc_now();

// Compiler, flags and library versions: facts of the build, which change no result.
std::vector<std::pair<std::string, std::string>> build_facts();

// Every declaration of every model as one JSON document.
std::string catalogue_json(const Registry& registry);

}  // namespace sim::io
