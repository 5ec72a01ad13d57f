#pragma once
// Holds the synthetic people against every marginal that they were made from.

#include <string>
#include <vector>

#include "sim/state/catalogue.h"
#include "sim/state/table.h"
#include "sim/state/world.h"

namespace models::population {

struct MarginalCheck {
    std::string place;      // a community, a group of communities, or "all"
    std::string marginal;
    double source = 0;
    double synthetic = 0;
    std::string unit;
    bool ok = true;  // within 2 %, one point of a share, or what whole agents and chance in so small a place explain
};

// The world at its start, as laid out and filled. Inputs and settings must be those it was made from; without settings,
// the defaults.
std::vector<MarginalCheck> check_marginals(const sim::Inputs& inputs, const sim::World& world, double scale,
                                           const sim::Settings* settings = nullptr);

}  // namespace models::population
