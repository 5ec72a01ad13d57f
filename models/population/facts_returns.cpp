#include "models/population/facts.h"

#include <algorithm>
#include <numeric>

#include "models/population/parameters.h"

namespace models::population {

namespace {

double year_value(const sim::DataTable& table, double year, double fallback, sim::Problems& problems) {
    for (std::size_t row = 0; row < table.rows(); ++row)
        if (table.number(row, "year") == year) return table.required(row, "returns", problems);
    return fallback;
}

// Returns of each month: those before the start from the table, those after it from a list, a series or a number.
void read_flow(const sim::Inputs& inputs, Facts& facts, sim::Problems& problems) {
    const sim::Table& keys = inputs.scenario;
    const double yearly = keys.number("population.returns_per_year", 0);
    const double first_year = keys.number("population.first_year", 2024);
    const auto it = inputs.data.find("returns");
    const sim::DataTable none;
    const sim::DataTable& table = it == inputs.data.end() ? none : it->second;
    facts.months_before = static_cast<std::int32_t>(keys.number("population.months_before", 36));
    for (std::int32_t m = -facts.months_before; m < 0; ++m) {
        const double year = first_year - 1 - static_cast<double>((-m - 1) / 12);
        facts.past_months.push_back(year_value(table, year, yearly, problems) / 12);
    }
    const std::string series = keys.text("population.returns_series");
    const std::vector<double> listed = keys.numbers("population.returns_by_month");
    std::vector<double> by_year;
    if (!series.empty()) {
        const std::size_t dash = series.find('-');
        const auto from = sim::parse_number(series.substr(0, dash));
        const auto to = dash == std::string::npos ? from : sim::parse_number(series.substr(dash + 1));
        if (!from || !to || *to < *from || table.rows() == 0)
            problems.push_back({"RS403", "population.returns_series",
                                "'" + series +
                                    "' is not a year or a span of years "
                                    "of the table [data] returns",
                                "write for example \"2015-2023\"", false});
        else
            for (double year = *from; year <= *to; ++year) by_year.push_back(year_value(table, year, -1, problems));
        for (const double value : by_year)
            if (value < 0)
                problems.push_back({"RS403", "population.returns_series",
                                    "a year of '" + series +
                                        "' has no row in the "
                                        "table [data] returns",
                                    "shorten the span or complete the table", false});
    }
    for (std::int32_t m = 0; m < facts.months; ++m) {
        const auto month = static_cast<std::size_t>(m);
        double returns = yearly / 12;
        if (!by_year.empty()) returns = by_year[std::min(month / 12, by_year.size() - 1)] / 12;
        if (!listed.empty()) returns = listed[std::min(month, listed.size() - 1)];
        facts.future_months.push_back(returns);
    }
}

std::vector<double> place_weights(const sim::Inputs& inputs, const Facts& facts, sim::Problems& problems) {
    const sim::Table& keys = inputs.scenario;
    std::vector<double> weights;
    if (const std::string column = keys.text("population.returns_column"); !column.empty()) {
        const sim::DataTable& table = inputs.data.at("places");
        for (std::size_t row = 0; row < facts.places.size(); ++row)
            weights.push_back(table.required(row, column, problems));
        return weights;
    }
    for (const PlaceFacts& place : facts.places) weights.push_back(place.people_source * place.remittances);
    if (facts.group_shares.empty()) return weights;
    std::vector<double> sums(facts.groups.size(), 0);
    for (std::size_t p = 0; p < weights.size(); ++p) sums[facts.places[p].group] += weights[p];
    for (std::size_t p = 0; p < weights.size(); ++p) {
        const std::size_t g = facts.places[p].group;
        weights[p] = sums[g] > 0 ? facts.group_shares[g] * weights[p] / sums[g] : 0;
    }
    return weights;
}

void read_group_shares(const sim::Inputs& inputs, Facts& facts, sim::Problems& problems) {
    const auto it = inputs.data.find("returns_by_department");
    if (it == inputs.data.end()) return;
    const sim::DataTable& table = it->second;
    facts.group_shares.assign(facts.groups.size(), -1);
    const std::string group = inputs.scenario.text("population.group_column", "department");
    for (std::size_t row = 0; row < table.rows(); ++row) {
        const auto known = std::find(facts.groups.begin(), facts.groups.end(), table.text(row, group));
        if (known == facts.groups.end()) continue;
        facts.group_shares[static_cast<std::size_t>(known - facts.groups.begin())] =
            table.required(row, "share", problems);
    }
    for (std::size_t g = 0; g < facts.groups.size(); ++g)
        if (facts.group_shares[g] < 0)
            problems.push_back({"RS403", "data.returns_by_department",
                                "'" + facts.groups[g] + "' of the place table has no row", "add it with its share",
                                false});
}

void read_ages(const sim::Inputs& inputs, const sim::Settings& settings, const sim::Catalogue& catalogue, Facts& facts,
               sim::Problems& problems) {
    const auto add = [&](int from, int to, double weight) {
        (from < 18 ? facts.child_ages : facts.adult_ages).push_back({from, to, weight});
    };
    if (const auto it = inputs.data.find("ages"); it != inputs.data.end()) {
        for (std::size_t row = 0; row < it->second.rows(); ++row)
            add(static_cast<int>(it->second.required(row, "age_from", problems)),
                static_cast<int>(it->second.required(row, "age_to", problems)),
                it->second.required(row, "persons", problems));
    } else {
        constexpr std::array<std::array<int, 2>, 7> bounds{
            {{0, 10}, {11, 17}, {18, 20}, {21, 30}, {31, 40}, {41, 50}, {51, 70}}};
        const auto shares = setting<returnee_ages>(settings, catalogue);
        for (std::size_t i = 0; i < bounds.size(); ++i) add(bounds[i][0], bounds[i][1], shares[i]);
    }
    if (facts.child_ages.empty() || facts.adult_ages.empty())
        problems.push_back({"RS403", "data.ages", "the table needs classes of adults and of children",
                            "let a class end at 17 and one begin at 18", false});
}

std::int64_t rounded(double x) { return static_cast<std::int64_t>(x + 0.5); }

}  // namespace

void read_returns(const sim::Inputs& inputs, const sim::Settings& settings, const sim::Catalogue& catalogue,
                  Facts& facts, sim::Problems& problems) {
    read_flow(inputs, facts, problems);
    read_group_shares(inputs, facts, problems);
    read_ages(inputs, settings, catalogue, facts, problems);
    const auto weights = place_weights(inputs, facts, problems);
    const double past = std::accumulate(facts.past_months.begin(), facts.past_months.end(), 0.0);
    const double future = std::accumulate(facts.future_months.begin(), facts.future_months.end(), 0.0);
    const double reserve = inputs.scenario.number("population.surge_reserve", 0);
    const auto by_place_past = apportion(weights, rounded(past * facts.scale));
    const auto by_place = apportion(weights, rounded(future * facts.scale));
    const auto by_place_reserve = apportion(weights, rounded(future * reserve * facts.scale));
    for (std::size_t p = 0; p < facts.places.size(); ++p) {
        facts.places[p].past_returns = by_place_past[p];
        facts.places[p].future_returns = by_place[p];
        facts.places[p].reserve_returns = by_place_reserve[p];
    }
    for (auto* flow : {&facts.past_months, &facts.future_months})
        std::partial_sum(flow->begin(), flow->end(), flow->begin());
}

}  // namespace models::population
