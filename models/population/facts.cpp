#include "models/population/facts.h"

#include <algorithm>
#include <numeric>

#include "models/population/columns.h"
#include "models/population/parameters.h"
#include "sim/base/maths.h"

namespace models::population {

namespace {

std::int64_t floor_of(double x) {
    const auto whole = static_cast<std::int64_t>(x);
    return whole - static_cast<std::int64_t>(static_cast<double>(whole) > x);
}

double cell(const sim::DataTable& table, std::size_t row, std::string_view column, double fallback,
            sim::Problems& problems) {
    return table.column(column) ? table.required(row, column, problems) : fallback;
}

void refuse(sim::Problems& problems, std::string path, std::string message, std::string help) {
    problems.push_back({"RS402", std::move(path), std::move(message), std::move(help), false});
}

// Shares of people under 15, from 15 to old age, and old, from the two indices.
std::array<double, 3> broad_ages(const PlaceFacts& place) {
    const double dependent = place.dependency / (1 + place.dependency);
    const double young = dependent / (1 + place.ageing);
    return {young, 1 - dependent, dependent - young};
}

// Bends the national pyramid to the broad ages and the sex ratio of a place, then rounds so that sexes are exact.
void bend_pyramid(std::span<const double> ages, std::span<const double> male, int old_age, std::int64_t people,
                  PlaceFacts& place) {
    std::array<std::array<double, single_ages>, 2> share{};
    const auto broad = broad_ages(place);
    const auto group_of = [&](std::size_t age) { return age < 15 ? 0U : static_cast<int>(age) < old_age ? 1U : 2U; };
    for (std::size_t age = 0; age < single_ages; ++age) {
        const std::size_t band = std::min<std::size_t>(age / 5, ages.size() - 1);
        const double width = band + 1 < ages.size() ? 5 : static_cast<double>(single_ages) - 85;
        // The last class thins out with age instead of being even.
        const double last = band + 1 < ages.size() ? 1 : 2 * (static_cast<double>(single_ages - age)) / (width + 1);
        share[0][age] = ages[band] / width * last * male[band];
        share[1][age] = ages[band] / width * last * (1 - male[band]);
    }
    const std::array<double, 2> sexes{place.men_per_100_women / (100 + place.men_per_100_women),
                                      100 / (100 + place.men_per_100_women)};
    for (int round = 0; round < 60; ++round) {
        std::array<double, 3> groups{};
        for (std::size_t age = 0; age < single_ages; ++age) groups[group_of(age)] += share[0][age] + share[1][age];
        for (auto& sex : share)
            for (std::size_t age = 0; age < single_ages; ++age)
                sex[age] *= broad[group_of(age)] / groups[group_of(age)];
        for (std::size_t s = 0; s < 2; ++s) {
            const double sum = std::accumulate(share[s].begin(), share[s].end(), 0.0);
            for (double& x : share[s]) x *= sexes[s] / sum;
        }
    }
    const auto counts = apportion({sexes[0], sexes[1]}, people);
    for (std::size_t s = 0; s < 2; ++s) {
        double running = 0;
        std::int64_t placed = 0;
        const double sum = sexes[s];
        for (std::size_t age = 0; age < single_ages; ++age) {
            running += share[s][age] / sum * static_cast<double>(counts[s]);
            const std::int64_t upto = age + 1 == single_ages ? counts[s] : floor_of(running + 0.5);
            place.pyramid[s][age] = static_cast<std::int32_t>(upto - placed);
            placed = upto;
        }
    }
}

void read_home_sizes(const sim::Inputs& inputs, const sim::Settings& settings, const sim::Catalogue& catalogue,
                     Facts& facts, sim::Problems& problems) {
    const auto declared = setting<household_sizes>(settings, catalogue);
    std::copy(declared.begin(), declared.end(), facts.home_sizes.begin());
    if (const auto it = inputs.data.find("household_sizes"); it != inputs.data.end()) {
        facts.home_sizes.fill(0);
        for (std::size_t row = 0; row < it->second.rows(); ++row) {
            std::string_view text = it->second.text(row, "household_size");
            if (!text.empty() && text.back() == '+') text.remove_suffix(1);
            const auto size = sim::parse_number(text);
            if (!size || *size < 1) {
                it->second.required(row, "household_size", problems);
                continue;
            }
            // Adults answer for their household: one of s adults per household is met s times as often.
            const auto s = static_cast<std::size_t>(std::min<double>(*size, largest_home));
            facts.home_sizes[s - 1] += it->second.required(row, "share_of_adults", problems) / static_cast<double>(s);
        }
    }
    const double target = setting<household_mean>(settings, catalogue);
    const auto mean_at = [&](double tilt, bool keep) {
        double sum = 0, people = 0;
        std::array<double, largest_home> bent{};
        for (std::size_t s = 0; s < largest_home; ++s) {
            bent[s] = facts.home_sizes[s] * sim::maths::exp_d(tilt * static_cast<double>(s));
            sum += bent[s];
            people += bent[s] * static_cast<double>(s + 1);
        }
        if (keep)
            for (std::size_t s = 0; s < largest_home; ++s) facts.home_sizes[s] = bent[s] / sum;
        return people / sum;
    };
    double low = -3, high = 3;
    for (int i = 0; i < 60; ++i) {
        const double middle = (low + high) / 2;
        (mean_at(middle, false) < target ? low : high) = middle;
    }
    mean_at((low + high) / 2, true);
}

void read_places(const sim::Inputs& inputs, const sim::Settings& settings, const sim::Catalogue& catalogue,
                 Facts& facts, sim::Problems& problems) {
    const auto it = inputs.data.find("places");
    if (it == inputs.data.end() || it->second.rows() == 0) {
        refuse(problems, "data.places", "no table of places", "name one under [data]: places = \"places.csv\"");
        return;
    }
    const sim::DataTable& table = it->second;
    const sim::Table& keys = inputs.scenario;
    const std::string count = keys.text("population.count_column", "population");
    const std::string group = keys.text("population.group_column", "department");
    const std::string names = keys.text("population.name_column", "municipality");
    for (std::size_t row = 0; row < table.rows(); ++row) {
        PlaceFacts place;
        place.name = std::string(table.text(row, names));
        if (place.name.empty()) place.name = std::string(table.text(row, table.header().front()));
        place.code = std::string(table.text(row, keys.text("population.code_column", "code")));
        if (place.code.empty()) place.code = place.name;
        const std::string in_group(table.text(row, group));
        const auto known = std::find(facts.groups.begin(), facts.groups.end(), in_group);
        place.group = static_cast<std::uint8_t>(known - facts.groups.begin());
        if (known == facts.groups.end()) facts.groups.push_back(in_group);
        place.people_source = table.required(row, count, problems);
        const auto at = [&](const char* column, double fallback) {
            return cell(table, row, column, fallback, problems);
        };
        place.men_per_100_women = at("men_per_100_women", setting<fallback_men>(settings, catalogue));
        place.dependency = at("dependency_ratio", setting<fallback_dependency>(settings, catalogue));
        place.ageing = at("ageing_index", setting<fallback_ageing>(settings, catalogue));
        const double illiterate = at("illiteracy_10plus", setting<fallback_illiteracy>(settings, catalogue));
        place.illiteracy_all = illiterate;
        place.illiteracy[women] = at("illiteracy_10plus_women", illiterate);
        const double share_men = place.men_per_100_women / (100 + place.men_per_100_women);
        place.illiteracy[men] = std::max(0.0, (illiterate - (1 - share_men) * place.illiteracy[women]) / share_men);
        place.schooling_years = at("mean_schooling_years", setting<fallback_schooling>(settings, catalogue));
        place.remittances = at("remittance_households", setting<fallback_remittances>(settings, catalogue));
        place.rural = at("rural_share", setting<fallback_rural>(settings, catalogue));
        place.distance = at("km_to_nearest_main_city", setting<fallback_distance>(settings, catalogue));
        if (place.people_source < 0 || place.men_per_100_women <= 0 || place.dependency <= 0 || place.ageing <= 0)
            problems.push_back({"RS403", table.name() + ":" + std::to_string(row + 2) + ":" + count,
                                "a place needs people, and positive men_per_100_women, dependency_ratio and "
                                "ageing_index",
                                "correct the row", false});
        facts.places.push_back(std::move(place));
    }
    if (const double people = keys.number("population.people"); people > 0) {
        double sum = 0;
        for (const PlaceFacts& place : facts.places) sum += place.people_source;
        for (PlaceFacts& place : facts.places) place.people_source *= people / sum;
    }
}

}  // namespace

std::vector<std::int64_t> apportion(const std::vector<double>& weights, std::int64_t total) {
    const double sum = std::accumulate(weights.begin(), weights.end(), 0.0);
    std::vector<std::int64_t> counts(weights.size(), 0);
    if (sum <= 0 || weights.empty()) return counts;
    std::vector<std::pair<double, std::size_t>> rest;
    std::int64_t placed = 0;
    for (std::size_t i = 0; i < weights.size(); ++i) {
        const double exact = weights[i] / sum * static_cast<double>(total);
        counts[i] = floor_of(exact);
        placed += counts[i];
        rest.emplace_back(static_cast<double>(counts[i]) - exact, i);
    }
    std::sort(rest.begin(), rest.end());
    for (std::size_t k = 0; placed < total; ++k, ++placed) ++counts[rest[k % rest.size()].second];
    return counts;
}

Facts read_facts(const sim::Inputs& inputs, const sim::Settings& settings, const sim::Catalogue& catalogue,
                 std::uint32_t months, double scale, sim::Problems& problems) {
    Facts facts;
    facts.scale = scale;
    facts.months = static_cast<std::int32_t>(months);
    read_places(inputs, settings, catalogue, facts, problems);
    read_home_sizes(inputs, settings, catalogue, facts, problems);
    read_schooling(inputs, settings, catalogue, facts, problems);
    const auto bad = std::any_of(problems.begin(), problems.end(), [](const auto& p) { return !p.warning; });
    if (facts.places.empty() || bad) return facts;
    read_returns(inputs, settings, catalogue, facts, problems);
    std::vector<double> weights;
    double total = 0;
    for (const PlaceFacts& place : facts.places) weights.push_back(place.people_source), total += place.people_source;
    const auto people = apportion(weights, floor_of(total * scale + 0.5));
    const int old_age = static_cast<int>(setting<old_from>(settings, catalogue));
    const auto years = setting<schooling_years>(settings, catalogue);
    for (std::size_t p = 0; p < people.size(); ++p) {
        PlaceFacts& place = facts.places[p];
        place.people = people[p];
        bend_pyramid(setting<pyramid>(settings, catalogue), setting<male_share>(settings, catalogue), old_age,
                     place.people, place);
        fit_schooling(facts, years, place);
    }
    return facts;
}

}  // namespace models::population
