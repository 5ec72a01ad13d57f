#pragma once
// The model's numbers as floats, taken once per tile.

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

// A household is called hungry from the word "sometimes".
inline constexpr std::size_t sometimes = 1, frequently = 2;

// Rent over income, at most all of it.
inline float burden(float rent, float income) { return rent <= 0 ? 0.0F : income <= rent ? 1.0F : rent / income; }

}  // namespace models::outcomes
