#pragma once
// What this machine can do, measured in the same run as the model, on the same threads: bytes streamed and draws made
// per second. The kernels are fixed and live here, so a slow generator in the product cannot raise its own limit.

#include <cstddef>

#include "sim/base/blocks.h"

namespace bench {

struct Limits {
    double read_bytes = 0;     // per second and core
    double rewrite_bytes = 0;  // read and written in place, counted twice
    double draw_seconds = 0;   // per 32-bit draw
    [[nodiscard]] bool plausible() const;
};

Limits measure_limits(sim::Blocks& blocks);

double seconds_now();

}  // namespace bench
