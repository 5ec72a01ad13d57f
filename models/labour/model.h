#pragma once
// Work: search, hiring from scarce vacancies, job loss, pay, skill. See README.md.

#include "models/climate/columns.h"
#include "models/documents/columns.h"
#include "models/enterprise/columns.h"
#include "models/health/columns.h"
#include "models/household/columns.h"
#include "models/labour/fitted.h"
#include "models/labour/market.h"
#include "models/labour/prepared.h"
#include "models/population/columns.h"
#include "models/services/columns.h"
#include "models/shocks/columns.h"
#include "models/structure/columns.h"
#include "models/wellbeing/columns.h"

namespace models::labour {

inline constexpr sim::Stream first{"labour/first", "state skill sector spell"};
inline constexpr sim::Stream before{"labour/before", "origin waited"};
inline constexpr sim::Stream change{"labour/change", "move aim key accept"};
inline constexpr sim::Stream taking{"labour/taking", "sector close"};
inline constexpr sim::Stream rounding{"labour/rounding", "casual informal formal"};

// Who there is: by sex, age and schooling.
struct Count : sim::Rule {
    static constexpr std::string_view name = "labour/count";
    static constexpr sim::Phase phase = sim::Phase::start;
    static constexpr int stage = 0;
    using reads = sim::list<population::sex, population::birth_month, population::schooling, population::return_month>;
    using adds = sim::list<counted>;
    static void step(sim::Tile<Count>& tile);
};

// A market that stands still: solved for each place from its published rates.
struct Found : sim::Rule {
    static constexpr std::string_view name = "labour/found";
    static constexpr sim::Phase phase = sim::Phase::start;
    static constexpr int stage = 1;
    using writes =
        sim::list<level_men, level_women, level_formal, slack_men, slack_women, pay_base, pay_level, usual_adults,
                  casual_jobs, informal_jobs, formal_jobs, casual_hires, informal_hires, formal_hires, casual_vacancies,
                  informal_vacancies, formal_vacancies, jobless_rate, employment_rate>;
    using totals = sim::list<counted>;
    static void step(sim::Place<Found>& place);
};

struct Begin : sim::Rule {
    static constexpr std::string_view name = "labour/begin";
    static constexpr sim::Phase phase = sim::Phase::start;
    static constexpr int stage = 1;
    using writes = sim::list<state, sector, skill, certified, wage, months_jobless>;
    using reads = sim::list<population::sex, population::birth_month, population::schooling, population::return_month,
                            population::foreign_skill>;
    using recalls = sim::list<level_men, level_women, level_formal, slack_men, slack_women,
                              pay_base>;  // of this stage: places come first
    using draws = sim::list<first, before>;
    static void step(sim::Tile<Begin>& tile);
};

// Vacancies, pay and how many can be hired this month.
struct Market : sim::Rule {
    static constexpr std::string_view name = "labour/market";
    static constexpr sim::Phase phase = sim::Phase::sense;
    using writes =
        sim::list<casual_vacancies, informal_vacancies, formal_vacancies, jobless_rate, employment_rate, wage_level,
                  pay_level, tightness, usual_adults, usual_returnees, casual_seekers, informal_seekers, formal_seekers,
                  usual_reach, pull_men, pull_women, push_men, push_women, casual_hires, informal_hires, formal_hires,
                  effort_men, effort_women, rising_men, rising_women, casual_men, casual_women, informal_men,
                  informal_women, formal_men, formal_women>;
    using reads = sim::list<shocks::demand, shocks::pandemic, shocks::hazard, casual_jobs, informal_jobs, formal_jobs>;
    using recalls = sim::list<household::local_demand, services::road, services::transport, enterprise::entry_men,
                              enterprise::entry_women>;
    using uses = sim::list<vacancy_factor, wages>;
    using draws = sim::list<rounding>;
    using totals =
        sim::list<working_age, jobless, active, working, seeking, jobs, returnee_age, circumstances, usual_flows,
                  usual_leaving, usual_sought, usual_efforts, enterprise::ready, enterprise::closings>;
    using serves = sim::list<hire>;
    static void step(sim::Place<Market>& place);
};

// Jobs end, people start and stop looking, go to class or to public works, and ask for jobs.
struct Search : sim::Rule {
    static constexpr std::string_view name = "labour/search";
    static constexpr sim::Phase phase = sim::Phase::decide;
    using writes = sim::list<state, skill, certified>;
    using reads =
        sim::list<population::status, population::sex, population::birth_month, population::schooling,
                  population::returnee, population::expectation, household::care_of_women, household::care_of_men,
                  services::road, services::transport, structure::rights, structure::women_work, shocks::pandemic,
                  level_men, level_women, level_formal, slack_men, slack_women, tightness, usual_reach, pull_men,
                  pull_women, push_men, push_women, effort_men, effort_women, rising_men, rising_women, casual_men,
                  casual_women, informal_men, informal_women, formal_men, formal_women>;
    using recalls = sim::list<population::standing, wellbeing::distress, health::health, climate::felt_safety,
                              climate::discrimination, documents::state, household::food_cut, months_jobless, sector>;
    using others = sim::list<state>;
    using uses = sim::list<finding, keeping, skill_gain, certify, in_class, works_place, placement, time_freed>;
    using draws = sim::list<change>;
    using adds = sim::list<seeking, usual_flows, usual_leaving, usual_sought, usual_efforts>;
    using asks = sim::list<hire>;
    static void step(sim::Tile<Search>& tile);
};

// Offers are taken up, businesses open and close, the month is paid.
struct TakeUp : sim::Rule {
    static constexpr std::string_view name = "labour/take_up";
    static constexpr sim::Phase phase = sim::Phase::settle;
    using writes = sim::list<state, sector, wage, months_jobless>;
    using reads = sim::list<population::status, population::sex, population::schooling, household::care_of_women,
                            household::care_of_men, enterprise::starting, enterprise::closing, skill, pay_base,
                            wage_level, shocks::pandemic>;
    using uses = sim::list<in_class, works_pay>;
    using draws = sim::list<taking>;
    using takes = sim::list<hire>;
    static void step(sim::Tile<TakeUp>& tile);
};

struct CountWork : sim::Rule {
    static constexpr std::string_view name = "labour/count_work";
    static constexpr sim::Phase phase = sim::Phase::record;
    using reads = sim::list<population::standing, population::birth_month, population::returnee, population::sex, state,
                            wellbeing::distress, health::health, climate::felt_safety, household::food_cut>;
    using adds = sim::list<working_age, jobless, active, working, jobs, returnee_age, circumstances>;
    static void step(sim::Tile<CountWork>& tile);
};

struct Model {
    static constexpr std::string_view name = "labour";
    using rules = sim::rules<Count, Found, Begin, Market, Search, TakeUp, CountWork>;
    using settings = Settings;
    using Prepared = labour::Prepared;
    static std::shared_ptr<const Prepared> prepare(const sim::Preparation& p) { return labour::prepare(p); }
};

}  // namespace models::labour
