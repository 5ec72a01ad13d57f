#pragma once
// Who is tied to whom: kin, neighbours, co-workers and fellow returnees, two of each at most.

#include <vector>

#include "models/population/draft.h"
#include "sim/state/layout.h"

namespace models::population {

struct TieChances {
    double far_kin = 0, far_place = 0, across_sexes = 0;
};

// Fills layout.ties for the people of one cell and returns the people outside it who are tied to (global slots, in
// order of their local ids). `people` are the members of the cell.
std::vector<std::uint32_t> tie_cell(sim::Layout& layout, std::size_t cell, const Member* people,
                                    const TieChances& chances, const sim::Run& run);

}  // namespace models::population
