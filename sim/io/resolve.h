#pragma once
// The resolved scenario: one flat file, and who set each value.

#include <string>

#include "sim/io/scenario.h"

namespace sim::io {

// TOML. With origins, each line ends with a comment: file:line, --set or default.
std::string resolved_toml(const Scenario& scenario, bool origins);

// {"schema": 1, "scenario": nested as in TOML, "origin": {"dotted.path": "file:line"}, "cards": {...}, "data": {...},
// "hash": ...}
std::string resolved_json(const Scenario& scenario);

// A string as TOML writes it, and a key, in quotes only where needed.
std::string toml_text(std::string_view text);
std::string toml_key(std::string_view key);

}  // namespace sim::io
