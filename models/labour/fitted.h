#pragma once
// What only the labour model reads of its own fit to the first months: see reference.h.

#include "models/labour/columns.h"

namespace models::labour {

// Chance to be hired of one sex against the weight of those who ask, by kind of job.
inline constexpr sim::CommunityColumn<float> casual_men{.name = "labour/casual_men",
                                                        .unit = "factor",
                                                        .range = {0, 1e4},
                                                        .start = 1,
                                                        .doc = "Chance of men for casual jobs"};
inline constexpr sim::CommunityColumn<float> casual_women{.name = "labour/casual_women",
                                                          .unit = "factor",
                                                          .range = {0, 1e4},
                                                          .start = 1,
                                                          .doc = "Chance of women for casual jobs"};
inline constexpr sim::CommunityColumn<float> informal_men{.name = "labour/informal_men",
                                                          .unit = "factor",
                                                          .range = {0, 1e4},
                                                          .start = 1,
                                                          .doc = "Chance of men for informal jobs"};
inline constexpr sim::CommunityColumn<float> informal_women{.name = "labour/informal_women",
                                                            .unit = "factor",
                                                            .range = {0, 1e4},
                                                            .start = 1,
                                                            .doc = "Chance of women for informal jobs"};
inline constexpr sim::CommunityColumn<float> formal_men{.name = "labour/formal_men",
                                                        .unit = "factor",
                                                        .range = {0, 1e4},
                                                        .start = 1,
                                                        .doc = "Chance of men for formal jobs"};
inline constexpr sim::CommunityColumn<float> formal_women{.name = "labour/formal_women",
                                                          .unit = "factor",
                                                          .range = {0, 1e4},
                                                          .start = 1,
                                                          .doc = "Chance of women for formal jobs"};

inline constexpr sim::Total usual_leaving{"labour/usual_leaving", "count",
                                          "Jobs expected to end in the first months, by sex and kind", 2 * tiers};
inline constexpr std::size_t sexes_sought = 2 * tiers + 1;  // entries of a sex
inline constexpr sim::Total usual_sought{
    "labour/usual_sought", "index",
    "Weights in the first months, by sex: of searchers and of risers by kind, of informal risers", 2 * sexes_sought};

}  // namespace models::labour
