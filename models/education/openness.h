#pragma once
// The arithmetic of schooling: the calendar, how open school is to a child, what a month teaches.

#include <algorithm>
#include <array>
#include <cstdint>
#include <span>

#include "models/education/columns.h"
#include "sim/base/maths.h"

namespace models::education {

// Month of the school year, 0 first; months without school come last.
inline std::uint32_t month_of_year(std::uint32_t month, std::uint32_t begins) {
    return (month + 12U - begins % 12U) % 12U;
}

inline bool school_is_held(std::uint32_t month, double begins, double months) {
    return month_of_year(month, static_cast<std::uint32_t>(begins)) < static_cast<std::uint32_t>(months);
}

// Who is of school age in a month, without a branch.
class SchoolAge {
public:
    SchoolAge(std::span<const double> from_until, std::uint32_t month)
        : now_(static_cast<std::int32_t>(month)),
          from_(static_cast<std::int32_t>(from_until[0])),
          until_(static_cast<std::int32_t>(from_until[1])) {}
    [[nodiscard]] bool holds(std::int16_t born) const { return (now_ - born >= from_) & (now_ - born < until_); }
    [[nodiscard]] std::size_t months(std::int16_t born) const { return static_cast<std::size_t>(now_ - born); }

private:
    std::int32_t now_, from_, until_;
};

// Enrolment by age from the enrolled share of people of 0 to 17: the pattern's level is such that equal numbers of
// every age give that share, as far as no age goes beyond `most`.
inline std::array<double, 18> enrolment_by_age(double share, const std::array<double, 4>& pattern, double most) {
    std::array<double, 18> weight{}, result{};
    for (std::size_t age = 4; age < weight.size(); ++age)
        weight[age] = pattern[age < 7 ? 0 : age < 13 ? 1 : age < 16 ? 2 : 3];
    double low = 0, high = 2;  // more of the level gives more enrolment: halve until it fits
    for (int step = 0; step < 50; ++step) {
        const double level = (low + high) / 2;
        double sum = 0;
        for (std::size_t age = 0; age < weight.size(); ++age) {
            result[age] = std::min(level * weight[age], most);
            sum += result[age];
        }
        (sum > share * static_cast<double>(weight.size()) ? high : low) = level;
    }
    return result;
}

// Style of teaching as a barrier: grows with time abroad, fades with time since return, less under better teaching.
inline float foreign_style(float months_abroad, float since_return, float full_after, float half_after) {
    const float learned = std::min(months_abroad / full_after, 1.0F);
    return learned * half_after / (half_after + std::max(since_return, 0.0F));
}

// Children for whom school is open enough, of those of an age: the data's share, moved with openness.
inline float open_for(float share, float openness_now, float usual, float most) {
    return std::min(share * openness_now / usual, most);
}

// The grid of references, and the point in it where the enrolled number is the wanted one. `enrolled_at` falls along
// the grid: level while everybody of the fullest ages is enrolled, then nearly as one over the reference.
inline float grid_reference(std::size_t k) {
    constexpr float first = 0.05F, step = 0.075F;  // 0.05 to about 1.7, each 8 % above the last
    return first * sim::maths::exp(step * static_cast<float>(k));
}
inline float reference_for(double wanted, const auto& enrolled_at) {
    constexpr double level = 1e-4;
    std::size_t k = 0;
    while (k < references && enrolled_at(k) >= wanted * (1 - level)) ++k;
    if (!(wanted > 0) || k == 0) return grid_reference(wanted > 0 ? 0 : references / 2);
    if (k == references) return grid_reference(references - 1);
    const double above = enrolled_at(k - 1), below = enrolled_at(k);
    const float from_below = grid_reference(k) * static_cast<float>(below / wanted);
    const auto part = static_cast<float>((above - wanted) / (above - below));
    const float between = grid_reference(k - 1) + part * (grid_reference(k) - grid_reference(k - 1));
    const float found = above > wanted * (1 + level) ? between : from_below;
    return sim::maths::clamp(found, grid_reference(k - 1), grid_reference(k));
}

// A child goes if the family's rank among families is within the share of children for whom school is open.
inline bool within(std::uint8_t rank, float share) { return (static_cast<float>(rank) + 0.5F) / 256.0F < share; }

// Share of a lead or lag in learning that is lost in a month.
inline float fading_in_month(double half_life) {
    return -sim::maths::expm1(static_cast<float>(-0.6931471805599453 / half_life));
}

inline float next_gap(float gap, float closed, float opened) {
    return sim::maths::clamp(gap - closed + opened, 0.0F, static_cast<float>(level_gap.range.high));
}

}  // namespace models::education
