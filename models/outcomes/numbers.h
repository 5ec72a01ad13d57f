#pragma once
// The model's numbers as floats, taken once per tile.

#include <cstring>

#include "models/outcomes/life.h"
#include "models/outcomes/model.h"

namespace models::outcomes {

inline constexpr std::int32_t months_per_year = 12;

// Months completed: what ages and durations are counted to.
inline std::int32_t time_of(std::uint32_t month) {
    return month == sim::start_month ? 0 : static_cast<std::int32_t>(month);
}

template <std::size_t N> std::array<float, N> floats(std::span<const double> values) {
    std::array<float, N> out{};
    for (std::size_t i = 0; i < N; ++i) out[i] = static_cast<float>(values[i]);
    return out;
}

struct SchoolAge {
    std::int32_t from, until;  // months
    [[nodiscard]] bool holds(std::int32_t age) const { return (age >= from) & (age < until); }
};
template <class Access> SchoolAge school_ages(const Access& tile) {
    const auto years = tile.template param<school_age>();
    return {static_cast<std::int32_t>(years[0] * months_per_year),
            static_cast<std::int32_t>(years[1] * months_per_year)};
}

// The rows that are marked, in order. They are looked at eight at a time: few are marked.
inline std::size_t marked_rows(std::span<const std::uint8_t> marks, std::span<std::uint16_t> rows) {
    constexpr std::size_t block = sizeof(std::uint64_t);
    std::size_t found = 0;
    for (std::size_t first = 0; first < marks.size(); first += block) {
        const std::size_t count = std::min(block, marks.size() - first);
        std::uint64_t eight = 0;
        std::memcpy(&eight, marks.data() + first, count);
        if (eight == 0) continue;
        for (std::size_t i = first; i < first + count; ++i)
            if (marks[i] != 0) rows[found++] = static_cast<std::uint16_t>(i);
    }
    return found;
}

// A household is called hungry from the word "sometimes".
inline constexpr std::size_t sometimes = 1, frequently = 2;

// Rent over income, at most all of it.
inline float burden(float rent, float income) { return rent <= 0 ? 0.0F : income <= rent ? 1.0F : rent / income; }

}  // namespace models::outcomes
