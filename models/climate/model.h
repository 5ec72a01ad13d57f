#pragma once
// What residents think of returnees, how the place makes them think it, and what people live through because of it.

#include <memory>

#include "models/belonging/columns.h"
#include "models/climate/columns.h"
#include "models/climate/parameters.h"
#include "models/housing/columns.h"
#include "models/labour/columns.h"
#include "models/population/columns.h"
#include "models/services/columns.h"
#include "models/shocks/columns.h"
#include "models/structure/columns.h"
#include "models/wellbeing/columns.h"
#include "sim/engine/model.h"

namespace models::climate {

inline constexpr sim::Stream founding{.name = "climate/founding", .lanes = "conviction"};

// What surveys and records say of each place, formed once.
struct Habits {
    float insecure, trust, participation, emigration, ties_abroad, hazard, convictions;
};

struct FoundPlaces : sim::Rule {
    static constexpr std::string_view name = "climate/found_places";
    static constexpr sim::Phase phase = sim::Phase::start;
    static constexpr int stage = 0;
    using writes = sim::list<trust, usual_trust, safety, insecure_share, participation_climate, emigration_custom,
                             ties_abroad_share, hazard, hostile, tension>;
    using params = sim::list<hostile_below, usual_tension>;
    static void step(sim::Place<FoundPlaces>& place);
};

struct FoundPeople : sim::Rule {
    static constexpr std::string_view name = "climate/found_people";
    static constexpr sim::Phase phase = sim::Phase::start;
    static constexpr int stage = 1;
    using writes = sim::list<anchor, attitude, seen_as, discrimination>;
    using reads = sim::list<population::return_type, population::months_abroad, population::return_month,
                            population::journey, population::identity, hostile>;
    using params = sim::list<anchor_pull, peer_pull, stigma, stigma_fades, identity_exposure>;
    using draws = sim::list<founding>;
    static void step(sim::Tile<FoundPeople>& tile);
};

// What trauma and discrimination cost residents' felt safety at the start: the survey's answers hold it already.
struct NoteFear : sim::Rule {
    static constexpr std::string_view name = "climate/note_fear";
    static constexpr sim::Phase phase = sim::Phase::start;
    static constexpr int stage = 4;
    using reads = sim::list<population::status, population::age_band, seen_as, discrimination, wellbeing::trauma>;
    using params = sim::list<trauma_unsafe, discrimination_unsafe>;
    using adds = sim::list<first_people, first_fear>;
    static void step(sim::Tile<NoteFear>& tile);
};

struct FoundUsual : sim::Rule {
    static constexpr std::string_view name = "climate/found_usual";
    static constexpr sim::Phase phase = sim::Phase::start;
    static constexpr int stage = 5;
    using writes = sim::list<usual_lighting, usual_space, usual_fear>;
    using reads = sim::list<services::lighting, services::public_space>;
    using totals = sim::list<first_people, first_fear>;
    static void step(sim::Place<FoundUsual>& place);
};

struct FoundSafety : sim::Rule {
    static constexpr std::string_view name = "climate/found_safety";
    static constexpr sim::Phase phase = sim::Phase::start;
    static constexpr int stage = 6;
    using writes = sim::list<felt_safety>;
    using reads = sim::list<population::sex, seen_as, discrimination, safety, usual_fear, wellbeing::trauma>;
    using params = sim::list<women_unsafe, returnee_unsafe, trauma_unsafe, discrimination_unsafe>;
    static void step(sim::Tile<FoundSafety>& tile);
};

// The place: competition, tension, trust, fairness, safety.
struct TakeStock : sim::Rule {
    static constexpr std::string_view name = "climate/take_stock";
    static constexpr sim::Phase phase = sim::Phase::sense;
    using writes = sim::list<mean_attitude, trust, tension, safety, fairness, hostile, felt_many, job_competition,
                             home_competition, service_competition>;
    using reads = sim::list<shocks::violence, insecure_share, usual_trust, usual_lighting, usual_space>;
    using recalls = sim::list<labour::jobless_rate, housing::rent_index, services::health_load, services::school_load,
                              services::registry_load, services::lighting, services::public_space>;
    using totals = sim::list<residents, attitudes, population::present, population::returnees>;
    using uses = sim::list<shared_benefit, exclusive_aid, safety_work, fairness_work, trust_work>;
    using params = sim::list<half_share, full_joblessness, full_rent_rise, full_overload, place_speed, usual_tension,
                             tension_competition, tension_hostility, tension_unfairness, trust_tension, trust_violence,
                             fairness_exclusion, shock_slope, lighting_slope, space_slope, hostile_below>;
    static void step(sim::Place<TakeStock>& place);
};

// Residents: attitudes go back to convictions, follow ties, contact and competition.
struct TakeSides : sim::Rule {
    static constexpr std::string_view name = "climate/take_sides";
    static constexpr sim::Phase phase = sim::Phase::decide;
    using writes = sim::list<attitude>;
    using reads = sim::list<population::status, population::age_band, anchor, seen_as, job_competition,
                            home_competition, service_competition, felt_many, tension, fairness>;
    using recalls = sim::list<labour::state, housing::tenure>;
    using others = sim::list<attitude, seen_as, population::status>;
    using uses = sim::list<contact, shared_benefit, exclusive_aid, message>;
    using adds = sim::list<residents, attitudes>;
    using params = sim::list<anchor_pull, peer_pull, good_contact, contact_turns, jobs_weight, homes_weight,
                             services_weight, own_stake, fairness_weight>;
    static void step(sim::Tile<TakeSides>& tile);
};

// Everyone: discrimination lived and safety felt.
struct LiveThrough : sim::Rule {
    static constexpr std::string_view name = "climate/live_through";
    static constexpr sim::Phase phase = sim::Phase::decide;
    using writes = sim::list<discrimination, felt_safety>;
    using reads =
        sim::list<population::status, population::return_month, population::identity, population::sex, seen_as, safety,
                  hostile, usual_lighting, usual_fear, services::lighting, structure::enforcement>;
    using recalls = sim::list<belonging::language, wellbeing::trauma>;
    using uses = sim::list<discrimination_rules>;
    using params =
        sim::list<stigma, stigma_fades, accent, identity_exposure, enforcement_effect, feeling_speed, women_unsafe,
                  women_dark, returnee_unsafe, trauma_unsafe, discrimination_unsafe, hostile_below>;
    static void step(sim::Tile<LiveThrough>& tile);
};

struct Model {
    static constexpr std::string_view name = "climate";
    using rules =
        sim::rules<FoundPlaces, FoundPeople, NoteFear, FoundUsual, FoundSafety, TakeStock, TakeSides, LiveThrough>;
    using settings =
        sim::list<trust_slope, killings_slope, survey_pull, default_insecure, default_trust, default_participation,
                  default_emigration, default_ties_abroad, default_hazard, hazard_year_factor>;
    struct Prepared {
        std::vector<Habits> habits;  // per community of the place table
        Habits usual;                // of a place without a row in it
        [[nodiscard]] const Habits& of(std::size_t community) const {
            return community < habits.size() ? habits[community] : usual;
        }
    };
    static std::shared_ptr<const Prepared> prepare(const sim::Preparation& preparation);
};

}  // namespace models::climate
