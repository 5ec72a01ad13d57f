#pragma once

#include "sim/base/blocks.h"

#include <cstddef>
#include <memory>

namespace sim {

// Blocks on that many threads; 0 means all the machine offers. The first exception thrown by
// the work leaves run() after the running blocks have ended.
std::unique_ptr<Blocks> make_blocks(std::size_t threads);

}  // namespace sim
