#pragma once
// Who lives where, who returns when, who is born, leaves and dies. This model lays out the world for all others.

#include <array>

#include "models/population/columns.h"
#include "models/population/parameters.h"
#include "sim/engine/model.h"

#include "models/health/columns.h"
#include "models/mobility/columns.h"
#include "models/shocks/columns.h"

namespace models::population {

// Before month 0: those who came back earlier are here, those who will come are abroad.
struct Begin : sim::Rule {
    static constexpr std::string_view name = "population/begin";
    static constexpr sim::Phase phase = sim::Phase::start;
    static constexpr int stage = 0;
    using writes = sim::list<status, standing, age_band, years_since_return, partnered, returns>;
    using reads = sim::list<birth_month, return_month, returnee, mother, role>;
    static void step(sim::Tile<Begin>& tile);
};

// Births, returns, repeat returns and ageing.
struct Arrive : sim::Rule {
    static constexpr std::string_view name = "population/arrive";
    static constexpr sim::Phase phase = sim::Phase::arrive;
    using writes = sim::list<status, age_band, years_since_return, returns>;
    using reads = sim::list<birth_month, return_month, returnee, mother, surge_order>;
    using recalls = sim::list<standing, shocks::surge>;
    using params = sim::list<repeat_return>;
    using draws = sim::list<repeat>;
    using logs = sim::list<arrived, born>;
    static void step(sim::Tile<Arrive>& tile);
};

// Departures and deaths apply; couples form and part.
struct Leave : sim::Rule {
    static constexpr std::string_view name = "population/leave";
    static constexpr sim::Phase phase = sim::Phase::leave;
    using writes = sim::list<standing, partnered>;
    using reads = sim::list<status, birth_month, role, mobility::leaving, health::dying>;
    using params = sim::list<union_formation, union_end, family_leaves>;
    using draws = sim::list<unions>;
    using logs = sim::list<left, died>;
    static void step(sim::Tile<Leave>& tile);
};

struct Record : sim::Rule {
    static constexpr std::string_view name = "population/record";
    static constexpr sim::Phase phase = sim::Phase::record;
    using reads = sim::list<status, standing, age_band, returnee, birth_month, return_month, mother>;
    using adds = sim::list<present, returnees, adults, children>;
    using counts = sim::list<returnees_present, residents_present, children_present, arrivals, departed_choice,
                             departed_necessity, returnees_dead, births, deaths>;
    static void step(sim::Tile<Record>& tile);
};

struct Model {
    static constexpr std::string_view name = "population";
    using rules = sim::rules<Begin, Arrive, Leave, Record>;
    using founds = sim::list<sex, birth_month, schooling, returnee, return_month, months_abroad, return_type, journey,
                             identity, motive, preparedness, host_conditions, expectation, foreign_skill, temperament,
                             trauma_proneness, role, vulnerable, mother, surge_order, remittance_household, rural_share,
                             km_to_city, region, founding_people>;
    using settings =
        sim::list<pyramid, male_share, old_from, fallback_men, fallback_dependency, fallback_ageing,
                  fallback_illiteracy, fallback_schooling, fallback_remittances, fallback_rural, fallback_distance,
                  schooling_years, fallback_levels, household_mean, household_sizes, women_heads, headship,
                  head_has_partner, child_slot, return_split, boys_share, returnee_ages, unaccompanied_share,
                  return_types, motive_adults, motive_children, transit_share, stay_median, stay_spread,
                  remittance_pull, own_home, foreign_family, detained_share, trafficked_share, violence_share,
                  disease_share, loan_share, disability_share, minority_share, correlation, preparedness_mean,
                  host_mean, expectation_mean, percent_spread, foreign_skill_months, fertility, fertility_pattern,
                  birth_spacing, far_kin, far_place, mother_gap, kin_gap, partner_gap, member_mix, girls_at_birth,
                  joins_as_partner, with_woman, place_draws, home_draws, return_draws, join_draws, birth_draws,
                  tie_draws, panel_draws, character, identity_draws, route, hardship, reasons>;
    static constexpr std::array keys{
        sim::Key{.path = "data.places",
                 .kind = sim::KeyKind::text,
                 .unit = {},
                 .value = {},
                 .doc =
                     "One row per place: people, sex ratio, ages, schooling, remittances, and what other models read."},
        sim::Key{.path = "data.survey",
                 .kind = sim::KeyKind::text,
                 .unit = {},
                 .value = {},
                 .doc = "Survey by year, department and indicator: attitudes, trust, wish to leave."},
        sim::Key{
            .path = "data.returns", .kind = sim::KeyKind::text, .unit = {}, .value = {}, .doc = "Returns by year."},
        sim::Key{.path = "data.returns_by_department",
                 .kind = sim::KeyKind::text,
                 .unit = {},
                 .value = {},
                 .doc = "Share of returns by group of places."},
        sim::Key{.path = "data.ages",
                 .kind = sim::KeyKind::text,
                 .unit = {},
                 .value = {},
                 .doc = "Returnees by class of age."},
        sim::Key{.path = "data.education",
                 .kind = sim::KeyKind::text,
                 .unit = {},
                 .value = {},
                 .doc = "Schooling of adults by sex and class of age."},
        sim::Key{.path = "data.household_sizes",
                 .kind = sim::KeyKind::text,
                 .unit = {},
                 .value = {},
                 .doc = "Sizes of households as adults report them."},
        sim::Key{.path = "data.rss_items",
                 .kind = sim::KeyKind::text,
                 .unit = {},
                 .value = {},
                 .doc = "Items of the survey of returnees with their scores and weights."},
        sim::Key{.path = "population.count_column",
                 .kind = sim::KeyKind::text,
                 .unit = {},
                 .value = "population",
                 .doc = "Column of the place table with the number of residents."},
        sim::Key{.path = "population.name_column",
                 .kind = sim::KeyKind::text,
                 .unit = {},
                 .value = "municipality",
                 .doc = "Column with the name of the place; else the first one."},
        sim::Key{.path = "population.code_column",
                 .kind = sim::KeyKind::text,
                 .unit = {},
                 .value = "code",
                 .doc = "Column with a short code of the place."},
        sim::Key{.path = "population.group_column",
                 .kind = sim::KeyKind::text,
                 .unit = {},
                 .value = "department",
                 .doc = "Column that groups places, as in the table of returns."},
        sim::Key{.path = "population.returns_column",
                 .kind = sim::KeyKind::text,
                 .unit = {},
                 .value = {},
                 .doc = "Column of the place table that shares returns between places; else the table of returns."},
        sim::Key{.path = "population.people",
                 .kind = sim::KeyKind::number,
                 .unit = "people",
                 .range = {0, 1e9},
                 .value = "0",
                 .doc = "People in all, shared as in the place table; 0: as the table says."},
        sim::Key{.path = "population.first_year",
                 .kind = sim::KeyKind::number,
                 .unit = "count",
                 .range = {1900, 2200},
                 .value = "2024",
                 .doc = "Calendar year of month 0."},
        sim::Key{.path = "population.months_before",
                 .kind = sim::KeyKind::number,
                 .unit = "months",
                 .range = {0, 240},
                 .value = "36",
                 .doc = "Returnees of this long before the start are placed with their time since return."},
        sim::Key{.path = "population.returns_per_year",
                 .kind = sim::KeyKind::number,
                 .unit = "people",
                 .range = {0, 1e8},
                 .value = "0",
                 .doc = "Returns of a year, spread evenly over its months."},
        sim::Key{.path = "population.returns_series",
                 .kind = sim::KeyKind::text,
                 .unit = {},
                 .value = {},
                 .doc = "Years of the table of returns that the years of the run repeat, as 2015-2023."},
        sim::Key{.path = "population.returns_by_month",
                 .kind = sim::KeyKind::number_list,
                 .unit = "people",
                 .range = {0, 1e8},
                 .value = {},
                 .doc = "Returns of each month of the run; the last one goes on."},
        sim::Key{.path = "population.surge_reserve",
                 .kind = sim::KeyKind::number,
                 .unit = "share",
                 .range = {0, 5},
                 .value = "0",
                 .doc = "Extra people abroad, as a share of planned returns, who come only in a surge."},
    };
    // Prepares nothing: reads the tables so that what is wrong with them is known before a run is laid out.
    static std::shared_ptr<const void> prepare(const sim::Preparation& preparation);
    static sim::Layout lay_out(const sim::Founding& founding);
    static void found(const sim::Founding& founding, sim::World& world);
};

}  // namespace models::population
