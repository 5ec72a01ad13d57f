// Sums of agents' values are kept in 64-bit fixed point: integer addition does not depend on
// the order of terms, so totals are equal on any number of threads.
#pragma once

#include <cstdint>

namespace sim {

// Steps of 2^-20 (about 1e-6). Range +-2^43 = 8.8e12, so 1e9 people may sum to 8796 each
// before overflow; larger values (money in single units) need a coarser unit.
using Fixed = std::int64_t;

inline constexpr int fixed_bits = 20;
inline constexpr double fixed_scale = 1048576.0;

// Nearest step, halves away from zero. |x| must stay below 2^43.
inline Fixed to_fixed(double x) {
    const double scaled = x * fixed_scale;  // exact: a power of two
    const auto whole = static_cast<Fixed>(scaled);
    const double rest = scaled - static_cast<double>(whole);
    return whole + static_cast<Fixed>(rest >= 0.5) - static_cast<Fixed>(rest <= -0.5);
}

// Exact while |x| < 2^53 steps (8.6e9 in units).
inline double from_fixed(Fixed x) { return static_cast<double>(x) * (1.0 / fixed_scale); }

}  // namespace sim
