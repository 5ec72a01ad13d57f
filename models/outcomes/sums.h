#pragma once
// Many tallies of one person at once: values are collected first and then added to each of the person's groups.

#include <array>
#include <cstdint>

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
    PersonSums(sim::TileData& data, sim::Audience audience)
        : data_(&data), bit_(1U << static_cast<unsigned>(audience)), slots_(Set::slots()) {
        for (std::size_t t = 0; t < Set::size; ++t) side_by_side_ = side_by_side_ && slots_[t] == slots_[0] + t;
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
        sim::TallyBoard& board = data_->scratch->board;
        add_to(board.row(data_->cell->community, 0));
        for (const sim::Grouping& grouping : data_->groups->groupings) {
            if ((grouping.audiences & bit_) == 0) continue;
            const auto* labels = reinterpret_cast<const std::uint8_t*>(data_->world->column_bytes(grouping.column));
            add_to(board.row(data_->cell->community, grouping.first_group + std::size_t{labels[data_->first + i]}));
        }
        values_.fill(0);
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

    sim::TileData* data_;
    unsigned bit_;
    std::array<std::uint16_t, Set::size> slots_;
    std::array<sim::Fixed, Set::size> values_{};
    bool side_by_side_ = true;
};

}  // namespace models::outcomes
