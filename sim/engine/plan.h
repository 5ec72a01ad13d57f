#pragma once
// The order of a month as data. A plan is refused, with every reason at once, if the order of rules inside a phase
// could matter.

#include <array>
#include <string>
#include <vector>

#include "sim/engine/model.h"

namespace sim {

// What the tiles of one phase need: which columns to bring, which to remember before a rule overwrites them.
struct PhasePlan {
    std::vector<const RuleInfo*> country, place, tile;  // in name order
    std::vector<const RuleInfo*> scalers;               // person-channel scalers, run first in every tile
    std::vector<std::uint16_t> touched;                 // person and household columns
    std::vector<std::uint16_t> written;
    std::vector<std::uint16_t> remembered;              // recalled and written in this phase: copied per tile
    std::vector<std::uint16_t> totals;                  // added to in this phase
    std::vector<std::uint16_t> queues;                  // asked in this phase, shared out at its end
};

struct Plan {
    std::vector<PhasePlan> start;                       // one per stage
    std::array<PhasePlan, phase_count> phases;          // phases[start] stays empty
    std::vector<std::string> refusals;                  // empty: lawful
};

Plan make_plan(const Registry& registry);

// A table of phases, rules and what each reads and writes, for `catalogue plan`.
std::string describe(const Plan& plan, const Registry& registry);

}  // namespace sim
