#pragma once
// Wishing to leave, planning it, leaving: aspiration and capability; departures told apart by choice and necessity.

#include "models/belonging/columns.h"
#include "models/climate/columns.h"
#include "models/household/columns.h"
#include "models/housing/columns.h"
#include "models/labour/columns.h"
#include "models/mobility/columns.h"
#include "models/mobility/parameters.h"
#include "models/population/columns.h"
#include "models/wellbeing/columns.h"
#include "sim/engine/model.h"

namespace models::mobility {

inline constexpr sim::Stream founding{.name = "mobility/founding", .lanes = "has strength wish"};
inline constexpr sim::Stream aspiring{.name = "mobility/aspiring", .lanes = "reconsider wish plan ties"};
inline constexpr sim::Stream departing{.name = "mobility/departing", .lanes = "leave"};

inline constexpr sim::Event planned{.name = "mobility/planned", .unit = "index", .doc = "Began to prepare to leave."};
inline constexpr sim::Event departs{
    .name = "mobility/departs", .unit = "index", .doc = "Departs: 0 by choice, else the bits of needs unmet at home."};

struct Found : sim::Rule {
    static constexpr std::string_view name = "mobility/found";
    static constexpr sim::Phase phase = sim::Phase::start;
    static constexpr int stage = 2;
    using writes = sim::list<wish, since_wish, ties_abroad>;
    using reads = sim::list<population::birth_month, population::sex, population::return_month,
                            population::months_abroad, population::journey, population::remittance_household,
                            climate::seen_as, climate::emigration_custom, climate::ties_abroad_share>;
    using params = sim::list<age_effect, men_more, earlier_migration, usual_ties, ties_stay, ties_fade, ties_kin>;
    using draws = sim::list<founding>;
    static void step(sim::Tile<Found>& tile);
};

// The wish and the plan.
struct Aspire : sim::Rule {
    static constexpr std::string_view name = "mobility/aspire";
    static constexpr sim::Phase phase = sim::Phase::decide;
    using writes = sim::list<wish, plan, since_wish, since_plan, ties_abroad>;
    using reads = sim::list<population::status, population::age_band, population::sex, population::motive,
                            population::journey, population::host_conditions, population::return_month,
                            climate::seen_as, climate::emigration_custom, climate::ties_abroad_share>;
    using recalls =
        sim::list<household::income, household::assistance, household::need, household::debt, household::savings,
                  household::credit, household::remittances, labour::state, wellbeing::distress, wellbeing::hope,
                  belonging::belonging, climate::felt_safety, population::standing>;
    using params = sim::list<success_enables, age_effect, men_more, earlier_migration, motive_effect, motive_focus,
                             failed_attempt, missed_life, family_there, fades_after, income_gap, no_work, danger,
                             not_at_home, distress_effect, disappointment, pull_of_ties, debt_pressure, half_debt,
                             reconsiders, usual_adequacy, usual_safety, usual_belonging, usual_ties, plans, plan_debt,
                             drops_plan, journey_cost, loan_months, sent_for, means_without_limit, ties_fade, ties_kin>;
    using draws = sim::list<aspiring>;
    using logs = sim::list<planned>;
    static void step(sim::Tile<Aspire>& tile);
};

// Needs unmet, departures from plans and means, and what kind of departure each is.
struct Depart : sim::Rule {
    static constexpr std::string_view name = "mobility/depart";
    static constexpr sim::Phase phase = sim::Phase::settle;
    using writes = sim::list<unmet, leaving>;
    using reads =
        sim::list<population::status, population::age_band, plan, ties_abroad, household::adults, household::children,
                  household::elders, household::income, household::assistance, household::need, household::savings,
                  household::credit, household::food_cut, climate::felt_safety>;
    using recalls = sim::list<housing::tenure>;
    using params = sim::list<success_enables, leaves, journey_cost, loan_months, sent_for, means_without_limit,
                             own_drive, hungry_from, poor_below, unsafe_below>;
    using draws = sim::list<departing>;
    using logs = sim::list<departs>;
    static void step(sim::Tile<Depart>& tile);
};

struct Model {
    static constexpr std::string_view name = "mobility";
    using rules = sim::rules<Found, Aspire, Depart>;
};

}  // namespace models::mobility
