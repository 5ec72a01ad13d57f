#pragma once
// Places where people seek health care, schooling, justice and papers; the roads, light, water and transport that lead
// there; and how much of a service one person really gets.

#include "sim/state/declare.h"

namespace models::services {

using sim::CommunityChannel;
using sim::CommunityColumn;
using sim::HouseholdColumn;
using sim::Neutral;
using sim::PersonChannel;
using sim::PersonColumn;
using sim::Store;

// What people can read. Load is demand divided by capacity; above 1 some are turned away.
inline constexpr CommunityColumn<float> health_load{.name = "services/health_load", .unit = "index", .range = {0, 50},
    .start = 0.8, .doc = "visits sought divided by visits that health services can serve", .record = true};
inline constexpr CommunityColumn<float> school_load{.name = "services/school_load", .unit = "index", .range = {0, 50},
    .start = 0.9, .doc = "pupils divided by school places", .record = true};
inline constexpr CommunityColumn<float> justice_load{.name = "services/justice_load", .unit = "index",
    .range = {0, 50}, .start = 0.9, .doc = "legal cases brought divided by cases that can be heard", .record = true};
inline constexpr CommunityColumn<float> registry_load{.name = "services/registry_load", .unit = "index",
    .range = {0, 50}, .start = 0.8, .doc = "people asking for documents divided by appointments", .record = true};
inline constexpr CommunityColumn<float> social_load{.name = "services/social_load", .unit = "index", .range = {0, 50},
    .start = 1, .doc = "people applying for social assistance divided by applications that can be handled",
    .record = true};
inline constexpr CommunityColumn<float> health_quality{.name = "services/health_quality", .unit = "share", .range = {0, 1},
    .start = 0.6, .doc = "correctness of care received", .record = true};
inline constexpr CommunityColumn<float> school_quality{.name = "services/school_quality", .unit = "share",
    .range = {0, 1}, .start = 0.72, .doc = "teaching that fits the children who come", .record = true};
inline constexpr CommunityColumn<float> justice_quality{.name = "services/justice_quality", .unit = "share", .range = {0, 1},
    .start = 0.6, .doc = "fair treatment by police, courts and authorities", .record = true};
inline constexpr CommunityColumn<float> water{.name = "services/water", .unit = "share", .range = {0, 1}, .start = 0.79,
    .doc = "households with piped water", .record = true};
inline constexpr CommunityColumn<float> transport{.name = "services/transport", .unit = "share", .range = {0, 1}, .start = 0.5,
    .doc = "how far organised transport replaces walking", .record = true};
inline constexpr CommunityColumn<float> road{.name = "services/road", .unit = "share", .range = {0, 1}, .start = 0.64,
    .doc = "condition of roads", .record = true};
inline constexpr CommunityColumn<float> lighting{.name = "services/lighting", .unit = "share", .range = {0, 1}, .start = 0.6,
    .doc = "condition of street and path lighting", .record = true};
inline constexpr CommunityColumn<float> public_space{.name = "services/public_space", .unit = "share", .range = {0, 1}, .start = 0.69,
    .doc = "households with a usable public space near", .record = true};
inline constexpr CommunityColumn<float> school_room{.name = "services/school_room", .unit = "share", .range = {0, 1},
    .start = 0.9, .doc = "share of the children who seek a school place for whom there is one"};
inline constexpr CommunityColumn<float> toil{.name = "services/toil", .unit = "factor", .range = {0, 10}, .start = 1,
    .doc = "felt length of a kilometre: bad roads lengthen it, transport shortens it"};
inline constexpr CommunityColumn<float> upkeep{.name = "services/upkeep", .unit = "share", .range = {0, 1}, .start = 0,
    .doc = "strength of local ownership of works: committees that maintain what was built", .record = true};

// Capacity, fixed at the start in proportion to the people there and moved by programmes and institutions.
inline constexpr CommunityColumn<float> residents_then{.name = "services/residents_then", .unit = "people",
    .range = {0, 1e9}, .doc = "people who never migrated when the run starts: whom capacity was built for"};
inline constexpr CommunityColumn<float> health_places{.name = "services/health_places", .unit = "count",
    .range = {0, 1e8}, .doc = "visits a month that health services can serve at the start"};
inline constexpr CommunityColumn<float> school_places{.name = "services/school_places", .unit = "count",
    .range = {0, 1e8}, .doc = "school places at the start"};
inline constexpr CommunityColumn<float> justice_places{.name = "services/justice_places", .unit = "count",
    .range = {0, 1e8}, .doc = "legal cases a month that can be heard at the start"};
inline constexpr CommunityColumn<float> registry_places{.name = "services/registry_places", .unit = "count",
    .range = {0, 1e8}, .doc = "document appointments a month at the start"};
inline constexpr CommunityColumn<float> social_places{.name = "services/social_places", .unit = "count",
    .range = {0, 1e8}, .doc = "applications for social assistance a month that can be handled at the start"};
inline constexpr CommunityColumn<float> registry_slots{.name = "services/registry_slots", .unit = "count",
    .range = {0, 1e8}, .doc = "document appointments offered this month"};

// What one household and one person gets.
inline constexpr HouseholdColumn<std::uint8_t> remote{.name = "services/remote", .unit = "count", .range = {0, 1},
    .doc = "lives in the countryside of its community", .labels = "town countryside", .fixed = true};
inline constexpr PersonColumn<float> health_access{.name = "services/health_access", .unit = "share", .range = {0, 1}, .start = 0.65,
    .doc = "share of the health care a person would seek that is really reached", .store = Store::fixed16};
inline constexpr PersonColumn<float> justice_access{.name = "services/justice_access", .unit = "share", .range = {0, 1}, .start = 0.3,
    .doc = "share of legal needs for which a fair hearing is within reach", .store = Store::fixed16};
inline constexpr PersonColumn<std::uint8_t> social_reach{.name = "services/social_reach", .unit = "count",
    .range = {0, 1}, .doc = "on the roll of public social assistance", .labels = "not_reached reached"};

// Sums over people that set next month's load.
inline constexpr sim::Total founders{.name = "services/founders", .unit = "people",
    .doc = "people who never migrated, when the run starts"};
inline constexpr sim::Total visits{.name = "services/visits", .unit = "count",
    .doc = "visits to health services this month, whether served or turned away"};
inline constexpr sim::Total first_adults{.name = "services/first_adults", .unit = "people",
    .doc = "adults who never migrated, when the run starts"};
inline constexpr sim::Total first_needy{.name = "services/first_needy", .unit = "people",
    .doc = "of those, in households that miss part of their needs"};
inline constexpr sim::Total first_listed{.name = "services/first_listed", .unit = "people",
    .doc = "people on the roll of social assistance when the run starts"};
inline constexpr sim::Total first_visits{.name = "services/first_visits", .unit = "count",
    .doc = "visits to health services that people who never migrated would make when the run starts"};
inline constexpr sim::Total first_cases{.name = "services/first_cases", .unit = "count",
    .doc = "legal cases that they would bring"};
inline constexpr sim::Total first_applying{.name = "services/first_applying", .unit = "count",
    .doc = "applications for social assistance that they would make"};
inline constexpr sim::Total first_fit{.name = "services/first_fit", .unit = "count",
    .doc = "of those applications, the ones that would succeed if every one was handled"};
inline constexpr sim::Total cases{.name = "services/cases", .unit = "count", .doc = "legal cases brought this month"};
inline constexpr sim::Total applying{.name = "services/applying", .unit = "count",
    .doc = "applications for social assistance this month"};

// Channels of the community. "level" holds while it is given; "works" adds to a stock that then decays.
inline constexpr CommunityChannel health_capacity{.name = "services/health_capacity", .unit = "factor",
    .range = {0, 20}, .doc = "factor on visits that can be served"};
inline constexpr CommunityChannel school_capacity{.name = "services/school_capacity", .unit = "factor",
    .range = {0, 20}, .doc = "factor on school places"};
inline constexpr CommunityChannel registry_capacity{.name = "services/registry_capacity", .unit = "factor",
    .range = {0, 20}, .doc = "factor on document appointments"};
inline constexpr CommunityChannel justice_capacity{.name = "services/justice_capacity", .unit = "factor",
    .range = {0, 20}, .doc = "factor on legal cases that can be heard (legal aid, paralegals)"};
inline constexpr CommunityChannel social_capacity{.name = "services/social_capacity", .unit = "factor",
    .range = {0, 20}, .doc = "factor on applications for social assistance that can be handled"};
inline constexpr CommunityChannel add_health_quality{.name = "services/health_quality", .unit = "share",
    .range = {-1, 1}, .neutral = Neutral::addend, .doc = "level added to health quality while it is given"};
inline constexpr CommunityChannel add_school_quality{.name = "services/school_quality", .unit = "share",
    .range = {-1, 1}, .neutral = Neutral::addend, .doc = "level added to teaching quality while it is given"};
inline constexpr CommunityChannel justice{.name = "services/justice", .unit = "share", .range = {-1, 1},
    .neutral = Neutral::addend, .doc = "level added to justice quality while it is given"};
inline constexpr CommunityChannel add_transport{.name = "services/transport", .unit = "share", .range = {-1, 1},
    .neutral = Neutral::addend, .doc = "level added to transport while it is given"};
inline constexpr CommunityChannel add_water{.name = "services/water", .unit = "per_month", .range = {-1, 1},
    .neutral = Neutral::addend, .doc = "works: households newly served with water this month"};
inline constexpr CommunityChannel road_works{.name = "services/road_works", .unit = "per_month", .range = {-1, 1},
    .neutral = Neutral::addend, .doc = "works: gain in road condition this month"};
inline constexpr CommunityChannel lighting_works{.name = "services/lighting_works", .unit = "per_month",
    .range = {-1, 1}, .neutral = Neutral::addend, .doc = "works: gain in lighting this month"};
inline constexpr CommunityChannel space_works{.name = "services/space_works", .unit = "per_month", .range = {-1, 1},
    .neutral = Neutral::addend, .doc = "works: gain in public space this month"};
inline constexpr CommunityChannel ownership{.name = "services/ownership", .unit = "per_month", .range = {-1, 1},
    .neutral = Neutral::addend, .doc = "gain in local ownership this month, which slows decay of works"};

// Channels of the person.
inline constexpr PersonChannel access{.name = "services/access", .unit = "factor", .range = {0, 10},
    .doc = "factor on realised access: accompaniment, interpreters, referral that is completed"};
inline constexpr PersonChannel information{.name = "services/information", .unit = "share", .range = {0, 1},
    .neutral = Neutral::addend, .doc = "added knowledge of which services there are"};

}  // namespace models::services
