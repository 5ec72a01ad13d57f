#pragma once
// Services: what places offer, what they can serve, and what one person reaches of it.

#include <memory>

#include "models/belonging/columns.h"
#include "models/climate/columns.h"
#include "models/documents/columns.h"
#include "models/education/columns.h"
#include "models/health/columns.h"
#include "models/household/columns.h"
#include "models/population/columns.h"
#include "models/services/columns.h"
#include "models/services/parameters.h"
#include "models/shocks/columns.h"
#include "models/structure/columns.h"
#include "sim/engine/model.h"
#include "sim/state/rows.h"

namespace models::services {

inline constexpr sim::Stream lives{.name = "services/lives", .lanes = "where roll"};
inline constexpr unsigned roll_lane = 1;
inline constexpr sim::Stream counter{.name = "services/counter", .lanes = "roll"};

// Present returnees and residents of 18 and over in need of assistance, and those of them on the roll.
inline constexpr sim::Tally needy_returnees{.name = "services/needy_returnees",
                                            .unit = "people",
                                            .audience = sim::Audience::returnees,
                                            .doc = "adult returnees in households that miss part of their needs"};
inline constexpr sim::Tally reached_returnees{.name = "services/reached_returnees",
                                              .unit = "people",
                                              .audience = sim::Audience::returnees,
                                              .doc = "of those, on the roll of social assistance",
                                              .per = "services/needy_returnees"};
inline constexpr sim::Tally needy_residents{.name = "services/needy_residents",
                                            .unit = "people",
                                            .audience = sim::Audience::residents,
                                            .doc = "adult residents in households that miss part of their needs"};
inline constexpr sim::Tally reached_residents{.name = "services/reached_residents",
                                              .unit = "people",
                                              .audience = sim::Audience::residents,
                                              .doc = "of those, on the roll of social assistance",
                                              .per = "services/needy_residents"};

// What the place tables say, one entry per community.
struct Places {
    sim::RowNumbers rural, city_km, district_km, road, health_quality, school_quality, justice, water, lighting, space,
        roll;
};

// The people whom capacity at the start stands for, and who lives in the countryside.
struct Settle : sim::Rule {
    static constexpr std::string_view name = "services/settle";
    static constexpr sim::Phase phase = sim::Phase::start;
    static constexpr int stage = 1;
    using writes = sim::list<remote>;
    using reads = sim::list<population::status, population::returnee>;
    using draws = sim::list<lives>;
    using adds = sim::list<founders>;
    static void step(sim::Tile<Settle>& tile);
};

// Conditions at the start.
struct Open : sim::Rule {
    static constexpr std::string_view name = "services/open";
    static constexpr sim::Phase phase = sim::Phase::start;
    static constexpr int stage = 3;
    using writes = sim::list<health_load, school_load, justice_load, registry_load, health_quality, school_quality,
                             justice_quality, water, transport, road, lighting, public_space, toil, school_room,
                             residents_then, school_places, registry_places, registry_slots>;
    using params = sim::list<health_load_start, school_load_start, justice_load_start, registry_load_start,
                             registry_rate, transport_start, road_drag, transport_relief, congestion>;
    using totals = sim::list<founders, education::first_pupils>;
    static void step(sim::Country<Open>& country);
};

// How many are in need, for the roll of assistance.
struct Survey : sim::Rule {
    static constexpr std::string_view name = "services/survey";
    static constexpr sim::Phase phase = sim::Phase::start;
    static constexpr int stage = 8;
    using reads =
        sim::list<population::status, population::returnee, population::age_band, household::income, household::need>;
    using params = sim::list<poor_line>;
    using adds = sim::list<first_adults, first_needy>;
    static void step(sim::Tile<Survey>& tile);
};

// Access, the roll of assistance, and what residents ask for, as the run starts and nothing has been changed.
struct Begin : sim::Rule {
    static constexpr std::string_view name = "services/begin";
    static constexpr sim::Phase phase = sim::Phase::start;
    static constexpr int stage = 9;
    using writes = sim::list<health_access, justice_access, social_reach>;
    using reads = sim::list<remote, population::status, population::sex, population::age_band, population::returnee,
                            population::return_month, population::schooling, health_load, justice_load, justice_quality,
                            toil, lighting, structure::rights, household::income, household::need, household::violence,
                            documents::state, health::insured, health::need, climate::discrimination,
                            climate::felt_safety, belonging::language>;
    using params = sim::list<seeks, congestion, city_share, town_share, reach_km, fear, light_relief, paper_bar,
                             receipt, fee_bar, waiver, language_bar, literacy_bar, ignorance_bar, knows, learn_months,
                             discrimination_bar, case_rate, case_causes, poor_line, apply_rate, roll_in_need>;
    using draws = sim::list<lives>;
    using adds = sim::list<first_visits, first_cases, first_applying, first_fit, first_listed>;
    using totals = sim::list<first_adults, first_needy>;
    static void step(sim::Tile<Begin>& tile);
};

// Capacity is what residents ask for when the run starts and the room left by the load at the start, per head alike
// everywhere. Offices of assistance handle as many applications as keep the roll as long as the survey found it.
struct Equip : sim::Rule {
    static constexpr std::string_view name = "services/equip";
    static constexpr sim::Phase phase = sim::Phase::start;
    static constexpr int stage = 10;
    using writes = sim::list<health_places, justice_places, social_places, social_load>;
    using reads = sim::list<residents_then>;
    using params = sim::list<health_load_start, justice_load_start, congestion, roll_exit, social_load_bounds>;
    using totals = sim::list<first_visits, first_cases, first_applying, first_fit, first_listed>;
    static void step(sim::Country<Equip>& country);
};

// Roads, lights, water, transport, quality and load of the month, from what was remembered.
struct RunPlaces : sim::Rule {
    static constexpr std::string_view name = "services/run_places";
    static constexpr sim::Phase phase = sim::Phase::sense;
    using writes = sim::list<health_load, school_load, justice_load, registry_load, social_load, health_quality,
                             school_quality, justice_quality, water, transport, road, lighting, public_space, upkeep,
                             school_room, toil, registry_slots>;
    using reads = sim::list<health_places, school_places, justice_places, registry_places, social_places,
                            shocks::hazard, shocks::pandemic>;
    using uses = sim::list<health_capacity, school_capacity, registry_capacity, justice_capacity, social_capacity,
                           add_health_quality, add_school_quality, justice, add_transport, add_water, road_works,
                           lighting_works, space_works, ownership>;
    using params = sim::list<closure, works_half_life, repair_half_life, damage, upkeep_shield, upkeep_half_life,
                             transport_start, transport_road, road_drag, transport_relief, congestion>;
    using totals = sim::list<visits, education::pupils, documents::asking, cases, applying>;
    static void step(sim::Place<RunPlaces>& place);
};

// What each person gets of it.
struct Serve : sim::Rule {
    static constexpr std::string_view name = "services/serve";
    static constexpr sim::Phase phase = sim::Phase::decide;
    using writes = sim::list<health_access, justice_access, social_reach>;
    using reads = sim::list<remote, population::status, population::sex, population::age_band, population::returnee,
                            population::return_month, population::schooling, health_load, justice_load, social_load,
                            justice_quality, toil, lighting, structure::rights>;
    using recalls =
        sim::list<household::income, household::need, household::violence, documents::state, health::insured,
                  health::need, climate::discrimination, climate::felt_safety, belonging::language>;
    using uses = sim::list<access, information, health::fees>;
    using params = sim::list<seeks, congestion, city_share, town_share, reach_km, fear, light_relief, paper_bar,
                             receipt, fee_bar, waiver, language_bar, literacy_bar, ignorance_bar, knows, learn_months,
                             discrimination_bar, case_rate, case_causes, poor_line, apply_rate, roll_exit>;
    using draws = sim::list<counter>;
    using adds = sim::list<visits, cases, applying>;
    static void step(sim::Tile<Serve>& tile);
};

// Who is in need, and who of them is on the roll.
struct Count : sim::Rule {
    static constexpr std::string_view name = "services/count";
    static constexpr sim::Phase phase = sim::Phase::record;
    using reads = sim::list<social_reach, population::standing, population::returnee, population::age_band,
                            household::income, household::need>;
    using params = sim::list<poor_line>;
    using counts = sim::list<needy_returnees, reached_returnees, needy_residents, reached_residents>;
    static void step(sim::Tile<Count>& tile);
};

struct Model {
    static constexpr std::string_view name = "services";
    using rules = sim::rules<Settle, Open, Survey, Begin, Equip, RunPlaces, Serve, Count>;
    using settings = sim::list<usual_rural, usual_city_km, usual_district_km2, usual_road, usual_health_quality,
                               usual_school_quality, usual_justice, usual_no_water, usual_no_power, usual_no_space,
                               usual_roll, lit_share, local_reach>;
    using Prepared = Places;
    static std::shared_ptr<const Places> prepare(const sim::Preparation& preparation);
};

}  // namespace models::services
