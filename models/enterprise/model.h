#pragma once
// Small firms: opening, earning, claims of the home, closing. See README.md.

#include "models/belonging/columns.h"
#include "models/enterprise/firm.h"
#include "models/health/columns.h"
#include "models/household/columns.h"
#include "models/labour/columns.h"
#include "models/population/columns.h"
#include "models/shocks/columns.h"
#include "models/structure/columns.h"
#include "models/wellbeing/columns.h"

namespace models::enterprise {

inline constexpr sim::Stream first{"enterprise/first", "capital age"};
inline constexpr sim::Stream turn{"enterprise/turn", "open close"};

struct Begin : sim::Rule {
    static constexpr std::string_view name = "enterprise/begin";
    static constexpr sim::Phase phase = sim::Phase::start;
    static constexpr int stage = 2;
    using writes = sim::list<capital, profit, months_open, starting, closing>;
    using reads = sim::list<population::status, population::sex, population::schooling, labour::state, labour::skill,
                            labour::pay_base>;
    using draws = sim::list<first>;
    using adds = sim::list<first_ready>;
    static void step(sim::Tile<Begin>& tile);
};

// How crowded the local market is, and how many open firms.
struct Compete : sim::Rule {
    static constexpr std::string_view name = "enterprise/compete";
    static constexpr sim::Phase phase = sim::Phase::sense;
    using writes = sim::list<crowding, usual_density, entry_men, entry_women>;
    using totals = sim::list<firms, ready, closings, first_ready, labour::working_age>;
    static void step(sim::Place<Compete>& place);
};

struct Trade : sim::Rule {
    static constexpr std::string_view name = "enterprise/trade";
    static constexpr sim::Phase phase = sim::Phase::decide;
    using writes = sim::list<capital, profit, drawn, months_open, starting, closing>;
    using reads =
        sim::list<population::status, population::sex, population::birth_month, population::schooling,
                  population::returnee, population::return_month, population::preparedness, household::care_of_women,
                  household::care_of_men, household::adults, household::elders, household::local_demand,
                  labour::pay_base, labour::wage_level, structure::local_capacity, structure::local_mainstreaming,
                  structure::women_work, shocks::demand, shocks::pandemic, crowding, entry_men, entry_women>;
    using recalls = sim::list<labour::state, labour::skill, household::savings, household::need, household::consumption,
                              household::tension, belonging::support, wellbeing::distress, health::health>;
    using uses = sim::list<capital_grant, know_how, survival, entry, shield, policy, demand>;
    using draws = sim::list<turn>;
    using adds = sim::list<ready, closings>;
    static void step(sim::Tile<Trade>& tile);
};

struct CountFirms : sim::Rule {
    static constexpr std::string_view name = "enterprise/count_firms";
    static constexpr sim::Phase phase = sim::Phase::record;
    using reads = sim::list<population::standing, months_open>;
    using adds = sim::list<firms>;
    static void step(sim::Tile<CountFirms>& tile);
};

struct Model {
    static constexpr std::string_view name = "enterprise";
    using rules = sim::rules<Begin, Compete, Trade, CountFirms>;
    using settings = Settings;
    using Prepared = enterprise::Prepared;
    static std::shared_ptr<const Prepared> prepare(const sim::Preparation& p) { return enterprise::prepare(p); }
};

}  // namespace models::enterprise
