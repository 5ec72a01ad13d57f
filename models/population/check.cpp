#include "models/population/check.h"

#include <algorithm>

#include "models/population/facts.h"
#include "models/population/model.h"
#include "sim/base/maths.h"

namespace models::population {

namespace {

template <const auto& C> const auto* rows_of(const sim::World& world) {
    using T = typename std::remove_cvref_t<decltype(C)>::value_type;
    return reinterpret_cast<const T*>(world.column_bytes(sim::slot_of<C>));
}

struct Counts {
    double people = 0, men = 0, young = 0, old = 0, ten_plus = 0, unschooled = 0, women_ten = 0, women_unschooled = 0;
    double six_plus = 0, years = 0, homes = 0, remittances = 0, returns = 0;
};

class Checker {
public:
    Checker(const Facts& facts, const sim::World& world, double scale, const sim::Settings& settings)
        : facts_(facts), world_(world), scale_(scale), settings_(settings) {}

    std::vector<MarginalCheck> make() {
        count_people();
        count_homes();
        for (std::size_t p = 0; p < facts_.places.size(); ++p) check_place(facts_.places[p], counts_[p]);
        check_country();
        return std::move(checks_);
    }

private:
    void count_people() {
        const sim::Layout& layout = world_.layout();
        counts_.resize(layout.communities.size());
        const auto* born_in = rows_of<birth_month>(world_);
        const auto* back_in = rows_of<return_month>(world_);
        const auto* sexes = rows_of<sex>(world_);
        const auto* level = rows_of<schooling>(world_);
        const auto* came_back = rows_of<returnee>(world_);
        const auto* order = rows_of<surge_order>(world_);
        const auto years = setting<schooling_years>(settings_, world_.catalogue());
        const int old_age = static_cast<int>(setting<old_from>(settings_, world_.catalogue()));
        for (const sim::Cell& cell : layout.cells) {
            Counts& c = counts_[cell.community];
            for (std::uint32_t p = cell.first_person; p < cell.first_person + cell.person_count; ++p) {
                if (came_back[p] != 0 && order[p] == 0) {
                    ++c.returns;
                    const int age = back_in[p] - born_in[p];
                    ++split_[age < adult_months ? 2U : sexes[p] == women ? 1U : 0U];
                }
                if (!is_here(p)) continue;
                const int age = -born_in[p] / 12;
                ++c.people;
                c.men += sexes[p] == men;
                c.young += age < 15;
                c.old += age >= old_age;
                c.ten_plus += age >= 10;
                c.unschooled += age >= 10 && level[p] == no_schooling;
                c.women_ten += age >= 10 && sexes[p] == women;
                c.women_unschooled += age >= 10 && sexes[p] == women && level[p] == no_schooling;
                c.six_plus += age >= 6;
                if (age >= 6) c.years += years_reached(years[level[p]], age);
            }
        }
    }

    // Present when the run starts.
    [[nodiscard]] bool is_here(std::size_t p) const {
        const std::int16_t back = rows_of<return_month>(world_)[p];
        return rows_of<mother>(world_)[p] == 255 && (back < 0 || back == never_returned);
    }

    void count_homes() {
        const sim::Layout& layout = world_.layout();
        const auto* flag = rows_of<remittance_household>(world_);
        for (const sim::Cell& cell : layout.cells)
            for (std::uint32_t h = cell.first_household; h < cell.first_household + cell.household_count; ++h) {
                bool anyone = false;
                for (std::uint32_t p = layout.household_first[h]; p < layout.household_first[h + 1]; ++p)
                    anyone = anyone || is_here(p);
                counts_[cell.community].homes += anyone;
                counts_[cell.community].remittances += anyone && flag[h] != 0;
            }
    }

    void add(std::string place, std::string marginal, double source, double synthetic, std::string unit, double noise) {
        const double slack = unit == "share" ? std::max(0.01, 0.02 * source) : 0.02 * source;
        const double gap = synthetic > source ? synthetic - source : source - synthetic;
        const bool ok = gap <= slack || gap <= noise;
        checks_.push_back({std::move(place), std::move(marginal), source, synthetic, std::move(unit), ok});
    }

    // Three standard errors of a share of n agents and one agent; matters only where few are simulated.
    [[nodiscard]] double noise(double share, double n) const {
        if (n <= 0) return 0;
        return 3 * static_cast<double>(sim::maths::sqrt(static_cast<float>(share * (1 - share) / n))) + 1 / n;
    }

    void check_place(const PlaceFacts& place, const Counts& c) {
        const double n = c.people;
        const double shift = 4 / std::max(n, 1.0);  // whole agents
        add(place.name, "population", place.people_source * scale_, n, "people", 1);
        const double women_here = std::max(n - c.men, 1.0), dependent = c.young + c.old;
        add(place.name, "men_per_100_women", place.men_per_100_women, 100 * c.men / women_here, "count", 400 * shift);
        add(place.name, "dependency_ratio", place.dependency, dependent / std::max(n - dependent, 1.0), "share",
            4 * shift);
        add(place.name, "ageing_index", place.ageing, c.old / std::max(c.young, 1.0), "share", 8 * shift);
        add(place.name, "illiteracy_10plus", place.illiteracy_all, c.unschooled / std::max(c.ten_plus, 1.0), "share",
            noise(place.illiteracy_all, c.ten_plus));
        add(place.name, "illiteracy_10plus_women", place.illiteracy[women],
            c.women_unschooled / std::max(c.women_ten, 1.0), "share", noise(place.illiteracy[women], c.women_ten));
        const double spread =
            5 * static_cast<double>(sim::maths::sqrt(static_cast<float>(1 / std::max(c.six_plus, 1.0))));
        add(place.name, "mean_schooling_years", place.schooling_years, c.years / std::max(c.six_plus, 1.0), "years",
            3 * spread);
        add(place.name, "remittance_households", place.remittances, c.remittances / std::max(c.homes, 1.0), "share",
            noise(place.remittances, c.homes));
    }

    void check_country() {
        double homes = 0, people = 0, returns = 0;
        std::vector<double> by_group(facts_.groups.size(), 0);
        for (std::size_t p = 0; p < counts_.size(); ++p) {
            homes += counts_[p].homes;
            people += counts_[p].people;
            returns += counts_[p].returns;
            by_group[facts_.places[p].group] += counts_[p].returns;
        }
        add("all", "household_mean", setting<household_mean>(settings_, world_.catalogue()),
            people / std::max(homes, 1.0), "people",
            4 * static_cast<double>(counts_.size()) / std::max(homes, 1.0) + (scale_ < 1 ? 0.1 : 0));
        if (returns <= 0) return;
        for (std::size_t g = 0; g < facts_.group_shares.size(); ++g)
            add(facts_.groups[g], "returns_by_department", facts_.group_shares[g], by_group[g] / returns, "share",
                4 / returns);
        const auto split = setting<return_split>(settings_, world_.catalogue());
        for (std::size_t k = 0; k < 3; ++k)
            add("all", std::string("returnees_") + std::array{"men", "women", "children"}[k], split[k],
                split_[k] / returns, "share", noise(split[k], returns));
    }

    const Facts& facts_;
    const sim::World& world_;
    double scale_;
    const sim::Settings& settings_;
    std::vector<Counts> counts_;
    std::array<double, 3> split_{};
    std::vector<MarginalCheck> checks_;
};

}  // namespace

std::vector<MarginalCheck> check_marginals(const sim::Inputs& inputs, const sim::World& world, double scale,
                                           const sim::Settings* given) {
    sim::Settings usual;
    for (const sim::ParameterInfo& parameter : world.catalogue().parameters())
        usual.values.insert(usual.values.end(), parameter.value.begin(), parameter.value.end());
    const sim::Settings& settings = given ? *given : usual;
    sim::Problems problems;
    const Facts facts = read_facts(inputs, settings, world.catalogue(), 0, scale, problems);
    if (!problems.empty()) return {};
    return Checker(facts, world, scale, settings).make();
}

}  // namespace models::population
