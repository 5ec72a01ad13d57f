#pragma once
// What the tables and keys of a scenario say about who lives where and who returns, checked and ready for drawing.

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "sim/engine/model.h"

namespace models::population {

inline constexpr std::size_t single_ages = 100;          // years of age 0..99
inline constexpr std::size_t schooling_classes = 5;      // 18-24 (and children), 25-34, 35-44, 45-59, 60 and over
inline constexpr std::size_t levels = 4;
inline constexpr std::size_t largest_home = 10;

// Age in years -> class of the schooling tables; also the classes of heads of households.
constexpr std::size_t age_class(int years) {
    return years < 25 ? 0U : years < 35 ? 1U : years < 45 ? 2U : years < 60 ? 3U : 4U;
}

using Pyramid = std::array<std::array<std::int32_t, single_ages>, 2>;      // people by sex and age
using LevelTable = std::array<std::array<std::array<float, levels>, schooling_classes>, 2>;  // running sums

struct PlaceFacts {
    std::string name, code;
    std::uint8_t group = 0;
    double people_source = 0;        // as the table says, before scaling
    double men_per_100_women = 0, dependency = 0, ageing = 0;
    std::array<double, 2> illiteracy{};  // men, women
    double illiteracy_all = 0, schooling_years = 0, remittances = 0, rural = 0, distance = 0;
    std::int64_t people = 0;         // agents present at the start, with the returnees of the months before
    std::int64_t past_returns = 0;   // agents who returned before the start
    std::int64_t future_returns = 0;
    std::int64_t reserve_returns = 0;  // agents who return only in a surge
    Pyramid pyramid{};
    LevelTable schooling{};
};

struct AgeClass {
    int from = 0, to = 0;  // years, both counted
    double weight = 0;
};

struct Facts {
    std::vector<PlaceFacts> places;
    std::vector<std::string> groups;
    std::vector<double> group_shares;                    // of returns; empty: not given by group
    std::array<double, largest_home> home_sizes{};       // shares of households of 1, 2, ... people
    std::array<std::array<std::array<double, levels>, schooling_classes>, 2> survey_levels{};
    std::vector<AgeClass> adult_ages, child_ages;        // of returnees
    std::int32_t months_before = 0, months = 0;
    std::vector<double> past_months, future_months;      // returns of each month, running sums, before scaling
    double scale = 1;
};

// Reads everything; what is wrong goes to `problems`.
Facts read_facts(const sim::Inputs& inputs, const sim::Settings& settings, const sim::Catalogue& catalogue,
                 std::uint32_t months, double scale, sim::Problems& problems);

// Value of a parameter outside rules.
template <const auto& P> auto setting(const sim::Settings& settings, const sim::Catalogue& catalogue) {
    const std::size_t offset = catalogue.parameters()[sim::slot_of<P>].offset;
    if constexpr (requires { P.labels; })
        return std::span<const double>(settings.values.data() + offset, P.value.size());
    else
        return settings.values[offset];
}

// Whole numbers that add up to `total` and lie within one of their shares; ties go to the earlier entry.
std::vector<std::int64_t> apportion(const std::vector<double>& weights, std::int64_t total);

// Parts of the reading, one per file.
void read_returns(const sim::Inputs& inputs, const sim::Settings& settings, const sim::Catalogue& catalogue,
                  Facts& facts, sim::Problems& problems);
void read_schooling(const sim::Inputs& inputs, const sim::Settings& settings, const sim::Catalogue& catalogue,
                    Facts& facts, sim::Problems& problems);
// Fits the schooling of one place to its illiteracy and mean years, given its pyramid.
void fit_schooling(const Facts& facts, std::span<const double> years, PlaceFacts& place);
// Years of schooling that someone of this age has behind them on the way to a level.
constexpr double years_reached(double level_years, int age) {
    const double at_school = age < 6 ? 0.0 : static_cast<double>(age - 6);
    return level_years < at_school ? level_years : at_school;
}

}  // namespace models::population
