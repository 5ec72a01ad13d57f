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
        : data_(&data), bit_(1U << static_cast<unsigned>(audience)), slots_(Set::slots()) {}

    template <const auto& T> void add(double value) {
        static_assert(Set::template index<T>() < Set::size, "tally is not in this set");
        values_[Set::template index<T>()] += sim::to_fixed(value);
    }
    template <const auto& T> void add_if(bool condition) { add<T>(condition ? 1.0 : 0.0); }

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
        for (std::size_t t = 0; t < Set::size; ++t) row[slots_[t]] += values_[t];
    }

    sim::TileData* data_;
    unsigned bit_;
    std::array<std::uint16_t, Set::size> slots_;
    std::array<sim::Fixed, Set::size> values_{};
};

}  // namespace models::outcomes
