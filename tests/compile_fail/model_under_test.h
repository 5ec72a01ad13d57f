#pragma once
// Two tiny owners for the programs beside this file, none of which may compile.

#include "sim/engine/model.h"

namespace trial {

using namespace sim;

inline constexpr PersonColumn<float> mine{.name = "trial/mine", .unit = "1", .range = {0, 1}, .doc = "Own column."};
inline constexpr PersonColumn<float> foreign{.name = "other/foreign", .unit = "1", .range = {0, 1}, .doc = "Foreign."};
inline constexpr Parameter rate{.name = "trial/rate",
                                .unit = "share",
                                .range = {0, 1},
                                .value = 0,
                                .prior = {},
                                .doc = "Rate.",
                                .source = "assumption: test"};
inline constexpr Stream luck{.name = "trial/luck", .lanes = "one"};
inline constexpr PersonChannel pull{.name = "other/pull", .unit = "factor", .range = {0, 9}, .doc = "Channel."};

}  // namespace trial
