#pragma once
// The arithmetic of the body: ages, death, illness. Plain functions, tested one by one.

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>

#include "models/health/columns.h"
#include "sim/base/maths.h"
#include "sim/base/uniform.h"

namespace models::health {

inline constexpr std::size_t last_age = 119;
inline constexpr std::int32_t months_per_year = 12;

inline std::size_t years_of(std::int32_t months) {
    const std::int32_t years = std::max(months, 0) / months_per_year;
    return std::min(static_cast<std::size_t>(years), last_age);
}

// The same as a float, for loops over people: exact, because half a month away from every whole year.
inline float float_years(std::int32_t months) {
    const float since = static_cast<float>(std::max(months, 0)) + 0.5F;
    const auto years = static_cast<std::int32_t>(since * (1.0F / static_cast<float>(months_per_year)));
    return static_cast<float>(std::min(years, static_cast<std::int32_t>(last_age)));
}

// The stage of life whose rates apply: under 5, 5-17, 18-44, 45-59, 60 and over.
inline constexpr std::array<std::size_t, 4> stage_from{5, 18, 45, 60};
inline std::size_t stage_of(std::size_t years) {
    std::size_t stage = 0;
    for (const std::size_t from : stage_from) stage += static_cast<std::size_t>(years >= from);
    return stage;
}

// Value at an age from values at the middles of the stages; straight lines between, level outside.
inline double at_age(std::size_t years, const std::array<double, 5>& values) {
    constexpr std::array<double, 5> middle{2.5, 11.5, 31, 52, 72};
    const auto age = static_cast<double>(years) + 0.5;
    if (age <= middle.front()) return values.front();
    for (std::size_t k = 1; k < middle.size(); ++k) {
        if (age > middle[k]) continue;
        const double part = (age - middle[k - 1]) / (middle[k] - middle[k - 1]);
        return values[k - 1] + part * (values[k] - values[k - 1]);
    }
    return values.back();
}

// Chance to die within a year of age: infants, then a low floor growing to its full height at 15, then
// Gompertz-Makeham.
struct Mortality {
    double at_40, slope, floor, infant;
};
inline double death_in_year(std::size_t years, const Mortality& m) {
    constexpr std::size_t grown = 15, reference = 40;
    if (years == 0) return m.infant;
    const double aged =
        m.at_40 * sim::maths::exp_d(m.slope * (static_cast<double>(years) - static_cast<double>(reference)));
    const double floor = m.floor * std::min(1.0, static_cast<double>(years) / static_cast<double>(grown));
    return 1 - sim::maths::exp_d(-(aged + floor));
}
// The same chance for each of twelve months.
inline float monthly(double yearly) {
    if (yearly >= 1) return 1;
    return static_cast<float>(1 - sim::maths::exp_d(sim::maths::log_d(1 - yearly) / months_per_year));
}

// Course of a need in a month: care or time ends it.
struct Course {
    float treated, passes;
};
inline float chance_to_end(float treated, float passes) { return treated + passes * (1.0F - treated); }

// People who have a need in a usual month, if it arises with some chance where none is left over.
inline float usual_share(float arises, Course course) {
    const float stays = (1.0F - course.treated) * (1.0F - course.passes);
    return arises / (1.0F - stays + arises * stays);
}

}  // namespace models::health
