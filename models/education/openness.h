#pragma once
// The arithmetic of schooling: the calendar, how open school is to a child, what a month teaches.

#include <algorithm>
#include <array>
#include <cstdint>

#include "models/education/columns.h"
#include "sim/base/maths.h"

namespace models::education {

// Month of the school year, 0 first; months without school come last.
inline std::uint32_t month_of_year(std::uint32_t month, std::uint32_t begins) { return (month + 12U - begins % 12U) % 12U; }

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

// A child goes if the family's rank among families is within the share of children for whom school is open.
inline bool within(std::uint8_t rank, float share) { return (static_cast<float>(rank) + 0.5F) / 256.0F < share; }

inline float next_gap(float gap, float closed, float opened) {
    return sim::maths::clamp(gap - closed + opened, 0.0F, static_cast<float>(level_gap.range.high));
}

}  // namespace models::education
