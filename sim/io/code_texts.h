#pragma once

#include <span>

#include "sim/io/codes.h"

namespace sim::io {

std::span<const CodeInfo> reading_codes();  // reported by the reader of scenarios and data files
std::span<const CodeInfo> model_codes();    // reported by models and runs through Problems

}  // namespace sim::io
