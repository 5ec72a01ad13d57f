#pragma once
// Institutions as rules: policies spread, offices build and lose capacity, services open or stay shut.

#include <array>
#include <memory>

#include "models/education/columns.h"
#include "models/housing/columns.h"
#include "models/population/columns.h"
#include "models/services/columns.h"
#include "models/shocks/columns.h"
#include "models/structure/columns.h"
#include "models/structure/parameters.h"
#include "models/wellbeing/columns.h"
#include "sim/engine/model.h"

namespace models::structure {

using sim::list;
using sim::Phase;

// One policy: moves practice from where it stood to `level`, in force in months start <= m < end.
struct Policy {
    float level = 0;
    std::int32_t start = 0;
    std::int32_t end = 0;
    [[nodiscard]] bool in_force(std::int32_t month) const { return month >= start && month < end; }
};

struct Prepared {
    std::array<Policy, levers> policy;  // a lever without a policy is never in force
    std::array<float, levers> base{};   // practice before the run
    std::array<float, levers> speed{};  // of adoption, per month at full capacity
    float seed = 0;
    // What the policy of a lever sustains when so much of it is adopted.
    [[nodiscard]] float sustained(Lever lever, float adopted) const {
        const auto l = static_cast<std::size_t>(lever);
        return base[l] + (policy[l].level - base[l]) * adopted;
    }
};

// Share adopted a month later: logistic, as fast as institutions are capable; `months` steps at once.
float adopt(float adopted, float speed, float capacity, float months = 1);
// Newcomers over cases that offices can follow.
float desk_load(float newcomers, float adults, float desks);

struct FoundPlaces : sim::Rule {
    static constexpr std::string_view name = "structure/found_places";
    static constexpr Phase phase = Phase::start;
    using writes =
        list<local_capacity, local_coordination, local_mainstreaming, eligibility_bar, referral, referral_delay>;
    using reads = list<population::rural_share>;
    using params = list<rural_gap, bar_full, referral_alone, referral_together, delay_alone, delay_together>;
    static void step(sim::Place<FoundPlaces>& place);
};

struct Found : sim::Rule {
    static constexpr std::string_view name = "structure/found";
    static constexpr Phase phase = Phase::start;
    static constexpr int stage = 1;
    using writes =
        list<adopted_capacity, adopted_coordination, adopted_mainstreaming, adopted_cooperation, adopted_funding,
             adopted_information, adopted_rights, adopted_enforcement, adopted_women_work, adopted_girls_schooling,
             capacity, coordination, mainstreaming, cooperation, information, information_before,
             funding_predictability, funding_before, staff_turnover, rights, enforcement, women_work, girls_schooling>;
    using reads = list<local_capacity, local_coordination, local_mainstreaming, population::founding_people>;
    using params = list<predictability_gain, information_gain, turnover>;
    static void step(sim::Country<Found>& country);
};

// Policies spread; the country is the mean of its places as they stood last month.
struct Govern : sim::Rule {
    static constexpr std::string_view name = "structure/govern";
    static constexpr Phase phase = Phase::govern;
    using writes = list<adopted_capacity, adopted_coordination, adopted_mainstreaming, adopted_cooperation,
                        adopted_funding, adopted_information, adopted_rights, adopted_enforcement, adopted_women_work,
                        adopted_girls_schooling, capacity, coordination, mainstreaming, cooperation, information,
                        funding_predictability, staff_turnover, rights, enforcement, women_work, girls_schooling>;
    using reads = list<population::founding_people, funding_before>;
    using recalls =
        list<adopted_capacity, adopted_coordination, adopted_mainstreaming, adopted_cooperation, adopted_funding,
             adopted_information, adopted_rights, adopted_enforcement, adopted_women_work, adopted_girls_schooling,
             capacity, cooperation, rights, enforcement, local_capacity, local_coordination, local_mainstreaming,
             cooperation_work, rights_work, enforcement_work, staff_turnover, shocks::funding>;
    using params = list<turnover, contracts_lost, predictability_gain, information_gain>;
    static void step(sim::Country<Govern>& country);
};

// Local offices follow the country, take in last month's work and lose staff; the services of the place are as large
// and as good as its offices can make them.
struct Follow : sim::Rule {
    static constexpr std::string_view name = "structure/follow";
    static constexpr Phase phase = Phase::govern;
    using writes = list<local_capacity, local_coordination, local_mainstreaming>;
    using reads = list<population::rural_share>;
    using recalls =
        list<local_capacity, local_coordination, local_mainstreaming, adopted_capacity, adopted_coordination,
             adopted_mainstreaming, capacity_work, coordination_work, mainstreaming_work, enforcement, staff_turnover>;
    using params = list<rural_gap, reach_pace, mainstreaming_gain, capacity_gain, quality_gain, letting_cut>;
    using scales = list<services::health_capacity, services::school_capacity, services::registry_capacity,
                        services::justice_capacity, services::social_capacity, services::add_health_quality,
                        services::add_school_quality, services::justice, housing::landlord_reluctance>;
    static void step(sim::Place<Follow>& place);
};

// Programmes' work is taken note of; desks follow the cases of newcomers.
struct Work : sim::Rule {
    static constexpr std::string_view name = "structure/work";
    static constexpr Phase phase = Phase::sense;
    using writes = list<eligibility_bar, referral, referral_delay, capacity_work, coordination_work, mainstreaming_work,
                        cooperation_work, rights_work, enforcement_work>;
    using reads = list<local_capacity, local_coordination, local_mainstreaming, rights>;
    using uses = list<capacity_effort, coordination_effort, mainstreaming_effort, cooperation_effort, rights_effort,
                      enforcement_effort>;
    using totals = list<newcomers, population::adults>;
    using params =
        list<desk_cases, coordination_saving, referral_alone, referral_together, delay_alone, delay_together, bar_full>;
    static void step(sim::Place<Work>& place);
};

// Entitlement, information before return and bars on girls' schooling, person by person.
struct Reach : sim::Rule {
    static constexpr std::string_view name = "structure/reach";
    static constexpr Phase phase = Phase::decide;
    using reads = list<population::status, population::return_month, population::sex, population::birth_month,
                       eligibility_bar, information, information_before, girls_schooling>;
    using scales = list<services::access, services::information, wellbeing::expectations, education::support>;
    using params = list<bar_months, information_months, information_services, information_realism, secondary_age>;
    static void step(sim::Tile<Reach>& tile);
};

struct Count : sim::Rule {
    static constexpr std::string_view name = "structure/count";
    static constexpr Phase phase = Phase::record;
    using reads = list<population::standing, population::return_month>;
    using params = list<case_months>;
    using adds = list<newcomers>;
    static void step(sim::Tile<Count>& tile);
};

struct Model {
    static constexpr std::string_view name = "structure";
    static constexpr std::array keys{
        sim::Key{"policy.*.lever", sim::KeyKind::text, {}, {}, {}, lever_words, "What the policy moves.", true},
        sim::Key{"policy.*.level",
                 sim::KeyKind::number,
                 "share",
                 {0, 1},
                 {},
                 {},
                 "Where practice stands once the policy is fully adopted.",
                 true},
        sim::Key{"policy.*.start",
                 sim::KeyKind::number,
                 "months",
                 {-240, 1200},
                 "0",
                 {},
                 "Month from which it is in force; negative: already before the run."},
        sim::Key{"policy.*.end",
                 sim::KeyKind::number,
                 "months",
                 {-240, 1200},
                 {},
                 {},
                 "Month from which it is no longer in force; default: it stays."},
        sim::Key{"policy.*.source",
                 sim::KeyKind::text,
                 {},
                 {},
                 {},
                 {},
                 "Where the policy and its level come from, or 'assumption: reason'.",
                 true},
    };
    using settings = list<practice_start, half_time, reference_capacity, adoption_seed>;
    using Prepared = structure::Prepared;
    static std::shared_ptr<const Prepared> prepare(const sim::Preparation& preparation);
    using rules = sim::rules<FoundPlaces, Found, Govern, Follow, Work, Reach, Count>;
};

}  // namespace models::structure
