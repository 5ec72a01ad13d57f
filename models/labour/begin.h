#pragma once

#include "models/labour/market.h"

namespace models::labour {

// Labour states by cell as cumulative shares, in the order of the states from out to self_employed.
struct StartTable {
    explicit StartTable(const std::array<Shares, cells>& shares);
    std::array<std::array<float, 7>, cells> edge{};
};

// How long people of a cell who search at the start have been without work: some came out of their homes, the others
// from jobs, and all leave at the rates that keep the cell.
struct Waiting {
    float from_home = 0, leaves = 1;
    Waiting(const Beliefs& beliefs, std::size_t sex, const Shares& shares);
    [[nodiscard]] std::uint8_t months(float origin, float u) const;
};

// Months without work of those at home at the start: long enough that no skill is left to lose.
inline constexpr std::uint8_t months_at_home = 24;

Levels levels_from(float men, float women, float formal_work, float idle_men, float idle_women);

}  // namespace models::labour
