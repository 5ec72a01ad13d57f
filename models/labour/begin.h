#pragma once

#include "models/labour/market.h"

namespace models::labour {

// Labour states by cell as cumulative shares, in the order of the states from out to self_employed.
struct StartTable {
    explicit StartTable(const std::array<Shares, cells>& shares);
    std::array<std::array<float, 7>, cells> edge{};
};

Levels levels_from(float men, float women, float formal_work, float idle_men, float idle_women);

}  // namespace models::labour
