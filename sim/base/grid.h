#pragma once

#include "sim/base/fixed.h"

namespace sim {

// The value rounded to the grid of the totals. Sums of such values are exact in double while they stay below 2^33, so a
// rule may add up its tile first and hand over one number, whatever the size of the tile.
inline double on_grid(double value) { return from_fixed(to_fixed(value)); }

}  // namespace sim
