#pragma once
// Who lives where and who is tied to whom: fixed at synthesis, shared by all arms and replicates.
// Order of storage: community, cell, household, person. Every person who will ever exist in the run has a slot.

#include <algorithm>
#include <array>
#include <cstdint>
#include <string>
#include <vector>

namespace sim {

inline constexpr std::uint32_t cell_capacity = 5000;   // people per cell; ties are 16-bit ids inside a cell
inline constexpr std::uint16_t no_tie = 0xFFFF;

struct Community {
    std::string name;
    std::string code;
    std::uint32_t first_cell = 0;
    std::uint32_t cell_count = 0;
};

struct Cell {
    std::uint32_t community = 0;
    std::uint32_t first_person = 0;
    std::uint32_t person_count = 0;
    std::uint32_t first_household = 0;
    std::uint32_t household_count = 0;
    std::uint32_t first_halo = 0;   // into Layout::halo; local tie ids >= person_count point there
    std::uint32_t halo_count = 0;
};

enum class Layer : std::uint8_t { kin, neighbour, coworker, returnee };
inline constexpr std::array<const char*, 4> layer_names{"kin", "neighbour", "coworker", "returnee"};
inline constexpr std::size_t ties_per_layer = 2;
inline constexpr std::size_t tie_slots = ties_per_layer * layer_names.size();

struct Layout {
    std::vector<Community> communities;
    std::vector<Cell> cells;
    std::vector<std::uint32_t> person_id;         // entity id of the random numbers; relocation slots repeat an id
    std::vector<std::uint32_t> household_first;  // household -> first person (global slot); one extra entry at the end
    std::vector<std::uint16_t> household_of;  // person -> household, counted inside the cell
    // tie slot k of person p: ties[k][p], an id inside p's cell (or its halo), or no_tie
    std::array<std::vector<std::uint16_t>, tie_slots> ties;
    std::vector<std::uint32_t> halo;  // global person slots
    std::vector<std::uint32_t> focus;  // people followed one by one (all returnees), ascending slots
    std::vector<std::uint32_t> panel_households;  // sampled households, ascending
    double persons_per_agent = 1;

    // Cell in which a person's slot lies.
    [[nodiscard]] const Cell& cell_of(std::uint32_t person) const {
        const auto after = std::upper_bound(cells.begin(), cells.end(), person,
                                            [](std::uint32_t p, const Cell& cell) { return p < cell.first_person; });
        return *(after - 1);
    }
    [[nodiscard]] std::uint32_t household_row(std::uint32_t person) const {
        return cell_of(person).first_household + household_of[person];
    }

    [[nodiscard]] std::size_t persons() const { return person_id.size(); }
    [[nodiscard]] std::size_t households() const { return household_first.empty() ? 0 : household_first.size() - 1; }
};

constexpr std::size_t tie_slot(Layer layer, std::size_t k) {
    return static_cast<std::size_t>(layer) * ties_per_layer + k;
}

}  // namespace sim
