#pragma once
// Many tallies of one person at once: values are collected first and then added to each of the person's groups.

#include <array>
#include <cstdint>
#include <span>

#include "sim/base/fixed.h"
#include "sim/engine/rule.h"

namespace models::outcomes {

// A fixed list of tallies of one audience.
template <const auto&... T> struct TallySet {
    using list = sim::list<T...>;
    static constexpr std::size_t size = sizeof...(T);
    template <const auto& X> static constexpr std::size_t index() {
        std::size_t found = size, at = 0;
        ((found = sim::same_item<T, X> ? at : found, ++at), ...);
        return found;
    }
    static std::array<std::uint16_t, size> slots() { return {sim::slot_of<T>...}; }
};

template <class Set> class PersonSums {
public:
    PersonSums(sim::TileData& data, sim::Audience audience) : board_(&data.scratch->board), slots_(Set::slots()) {
        community_ = data.cell->community;
        for (std::size_t t = 0; t < Set::size; ++t) side_by_side_ = side_by_side_ && slots_[t] == slots_[0] + t;
        const unsigned bit = 1U << static_cast<unsigned>(audience);
        ways_in_ = {data.scratch->take<WayIn>(data.groups->groupings.size()), data.groups->groupings.size()};
        for (const sim::Grouping& grouping : data.groups->groupings) {
            if ((grouping.audiences & bit) == 0) continue;
            const auto* labels = reinterpret_cast<const std::uint8_t*>(data.world->column_bytes(grouping.column));
            ways_in_[ways_++] = {labels + data.first, grouping.first_group};
        }
    }

    // Each tally is set at most once per person.
    template <const auto& T> void set(double value) {
        static_assert(Set::template index<T>() < Set::size, "tally is not in this set");
        values_[Set::template index<T>()] =
            static_cast<sim::Fixed>(value * sim::fixed_scale + (value < 0 ? -0.5 : 0.5));
    }
    template <const auto& T> void set_if(bool condition) {
        static_assert(Set::template index<T>() < Set::size, "tally is not in this set");
        values_[Set::template index<T>()] = sim::Fixed{condition} << sim::fixed_bits;
    }

    // Adds what was collected to the groups of person i, and begins anew.
    void give_to(std::size_t i) {
        add_to(board_->row(community_, 0));
        for (std::size_t w = 0; w < ways_; ++w)
            add_to(board_->row(community_, ways_in_[w].first_group + std::size_t{ways_in_[w].labels[i]}));
        values_.fill(0);
    }

    // Asks memory for the groups of someone whose turn comes soon.
    void expect(std::size_t i) const {
        for (std::size_t w = 0; w < ways_; ++w) __builtin_prefetch(ways_in_[w].labels + i);
    }

private:
    void add_to(sim::Fixed* row) const {
        if (side_by_side_) {  // as registration lays them: one run of additions
            row += slots_[0];
            for (std::size_t t = 0; t < Set::size; ++t) row[t] += values_[t];
            return;
        }
        for (std::size_t t = 0; t < Set::size; ++t) row[slots_[t]] += values_[t];
    }

    struct WayIn {
        const std::uint8_t* labels;
        std::size_t first_group;
    };
    sim::TallyBoard* board_;
    std::uint32_t community_ = 0;
    std::span<WayIn> ways_in_;  // columns that break the audience down
    std::size_t ways_ = 0;
    std::array<std::uint16_t, Set::size> slots_;
    std::array<sim::Fixed, Set::size> values_{};
    bool side_by_side_ = true;
};

}  // namespace models::outcomes
