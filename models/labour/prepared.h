#pragma once
// What the labour model makes of a scenario once per run.

#include <memory>
#include <vector>

#include "models/labour/cells.h"

namespace models::labour {

struct Prepared {
    Beliefs beliefs;
    Kinds<float> kinds;
    std::vector<Targets> places;
    [[nodiscard]] const Targets& place(std::size_t community) const {
        return places[community < places.size() ? community : places.size() - 1];
    }
};

std::shared_ptr<const Prepared> prepare(const sim::Preparation& preparation);

}  // namespace models::labour
