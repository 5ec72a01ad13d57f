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

// Values at the middles of the stages; straight lines between, level outside. Sums of bounded pieces, without branches.
class ByAge {
public:
    ByAge() = default;
    explicit ByAge(const std::array<double, 5>& values) : first_(static_cast<float>(values[0])) {
        for (std::size_t k = 0; k < slope_.size(); ++k)
            slope_[k] =
                static_cast<float>((values[k + 1] - values[k]) / static_cast<double>(middle[k + 1] - middle[k]));
    }
    // In the middle of a year of age.
    [[nodiscard]] float at(float years) const {
        float value = first_;
        for (std::size_t k = 0; k < slope_.size(); ++k)
            value += slope_[k] * sim::maths::clamp(years + 0.5F - middle[k], 0.0F, middle[k + 1] - middle[k]);
        return value;
    }

private:
    static constexpr std::array<float, 5> middle{2.5F, 11.5F, 31, 52, 72};
    float first_ = 0;
    std::array<float, 4> slope_{};
};

// Death within a year of age: infants, then a low floor growing to its full height at 15, then Gompertz-Makeham.
struct Mortality {
    double at_40, slope, floor, infant;
};
inline constexpr double grown = 15, reference_age = 40;
inline double death_in_year(std::size_t years, const Mortality& m) {
    if (years == 0) return m.infant;
    const auto age = static_cast<double>(years);
    const double aged = m.at_40 * sim::maths::exp_d(m.slope * (age - reference_age));
    return 1 - sim::maths::exp_d(-(aged + m.floor * std::min(1.0, age / grown)));
}
// The same chance for each of twelve months.
inline float monthly(double yearly) {
    if (yearly >= 1) return 1;
    return static_cast<float>(1 - sim::maths::exp_d(sim::maths::log_d(1 - yearly) / months_per_year));
}

// The same for a month of life, in the form that loops over people use: rate = exp(level + slope x age) + floor.
struct Dying {
    Dying() = default;
    explicit Dying(const Mortality& m)
        : level(static_cast<float>(sim::maths::log_d(m.at_40 / months_per_year) - m.slope * reference_age)),
          slope(static_cast<float>(m.slope)),
          floor(static_cast<float>(m.floor / months_per_year)),
          infant(monthly(m.infant)) {}
    float level = 0, slope = 0, floor = 0, infant = 0;
};
inline float chance_to_die(float years, float woman, const std::array<Dying, 2>& of) {
    const auto either = [woman](float man, float other) { return man + woman * (other - man); };
    const float level = either(of[0].level, of[1].level), slope = either(of[0].slope, of[1].slope);
    const float floor = either(of[0].floor, of[1].floor), infant = either(of[0].infant, of[1].infant);
    const float grows = std::min(years * static_cast<float>(1 / grown), 1.0F);
    const float later = -sim::maths::expm1(-(sim::maths::exp(level + slope * years) + floor * grows));
    return years < 1.0F ? infant : later;
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

// Mean of what lies above the mean of a standard normal: the distress of residents, by the definition of its scale.
inline constexpr float usual_nerves = 0.3989F;
inline constexpr float roomy = 2.0F;  // people per room from which crowding counts, by the definition of `exposure`

// Where needs that come, are treated or pass leave a body in the long run.
struct Illness {
    float recovery;
    std::array<float, 2> passes, harm;  // of minor and serious needs
    float frail;
    // From the level without needs. A few rounds: needs lower the level, which brings needs.
    [[nodiscard]] float settled(float level, float arises, float person, float regular, float grave_share,
                                float treated) const {
        float now = level;
        for (int round = 0; round < 4; ++round) {
            const float chance = std::min(arises * (person + frail * (1.0F - now)) + regular, 1.0F);
            const std::array<float, 2> of{chance * (1.0F - grave_share), chance * grave_share};
            const std::array<float, 2> stays{(1.0F - treated) * (1.0F - passes[0]),
                                             (1.0F - treated) * (1.0F - passes[1])};
            // Free of needs with share f: f = 1 - sum of the needs; each is what arises where none is left, over what
            // ends.
            const std::array<float, 2> had{of[0] / (1.0F - stays[0]), of[1] / (1.0F - stays[1])};
            const float open = 1.0F / (1.0F + had[0] * stays[0] + had[1] * stays[1]);
            const float lost = open * (had[0] * stays[0] * harm[0] + had[1] * stays[1] * harm[1]);
            now = std::max(level - lost / recovery, 0.0F);
        }
        return now;
    }
};

}  // namespace models::health
