#pragma once
// Dwellings, rents and landlords.

#include "sim/state/declare.h"

namespace models::housing {

using sim::CommunityChannel;
using sim::CommunityColumn;
using sim::HouseholdColumn;
using sim::Neutral;
using sim::PersonChannel;
using sim::Store;

enum Tenure : std::uint8_t { owner, secure_rent, insecure_rent, with_relatives, shelter };

inline constexpr CommunityColumn<float> rent_index{.name = "housing/rent_index", .unit = "index",
    .range = {0.05, 50}, .start = 1, .doc = "rent of a dwelling of given quality, relative to the start",
    .record = true};
inline constexpr CommunityColumn<float> vacancy{.name = "housing/vacancy", .unit = "share", .range = {0, 1}, .start = 0.07,
    .doc = "dwellings to let that stand empty", .record = true};
inline constexpr CommunityColumn<float> exploitation{.name = "housing/exploitation", .unit = "share", .range = {0, 1}, .start = 0,
    .doc = "mark-up that landlords can impose on tenants whom nobody vouches for", .record = true};
inline constexpr CommunityColumn<float> stock{.name = "housing/stock", .unit = "count", .range = {0, 1e8},
    .doc = "dwellings to let, let or empty", .record = true};
inline constexpr CommunityColumn<float> crowded_share{.name = "housing/crowded_share", .unit = "share", .range = {0, 1},
    .doc = "at the start: households of four or more that live over three to a room"};

inline constexpr HouseholdColumn<float> quality{.name = "housing/quality", .unit = "share", .range = {0, 1}, .start = 0.6,
    .doc = "standard of the dwelling", .store = Store::fixed16};
inline constexpr HouseholdColumn<float> crowding{.name = "housing/crowding", .unit = "people", .range = {0, 20},
    .start = 2, .doc = "people per room", .store = Store::fixed16};
inline constexpr HouseholdColumn<std::uint8_t> tenure{.name = "housing/tenure", .unit = "count", .range = {0, 4},
    .doc = "by what right the household lives where it lives",
    .labels = "owner secure_rent insecure_rent with_relatives shelter"};
inline constexpr HouseholdColumn<float> rent{.name = "housing/rent", .unit = "USD_per_month", .range = {0, 20000},
    .doc = "rent the household has to pay, after rent help"};
inline constexpr HouseholdColumn<std::uint8_t> rooms{.name = "housing/rooms", .unit = "count", .range = {1, 40},
    .start = 2, .doc = "rooms of the dwelling"};
inline constexpr HouseholdColumn<std::uint8_t> seeking{.name = "housing/seeking", .unit = "count", .range = {0, 1},
    .doc = "lives with relatives or in a shelter and wants a home of its own", .labels = "settled seeking"};
inline constexpr HouseholdColumn<std::uint8_t> arrears{.name = "housing/arrears", .unit = "count", .range = {0, 24},
    .doc = "months of rent owed"};

inline constexpr PersonChannel guarantee{.name = "housing/guarantee", .unit = "share", .range = {0, 1},
    .neutral = Neutral::addend, .doc = "how far somebody vouches for the tenant (rental guarantee)"};
inline constexpr PersonChannel rent_help{.name = "housing/rent_help", .unit = "USD_per_month", .range = {0, 5000},
    .neutral = Neutral::addend, .doc = "rent paid for the household this month"};
inline constexpr PersonChannel search_help{.name = "housing/search_help", .unit = "factor", .range = {0, 20},
    .doc = "factor on the weight of the household's search for a dwelling"};
inline constexpr PersonChannel shelter_place{.name = "housing/shelter_place", .unit = "share", .range = {0, 1},
    .neutral = Neutral::addend, .doc = "a place in a decent temporary shelter"};
inline constexpr PersonChannel upgrade{.name = "housing/upgrade", .unit = "per_month", .range = {-1, 1},
    .neutral = Neutral::addend, .doc = "works: gain in the dwelling's quality this month"};
inline constexpr PersonChannel tenure_papers{.name = "housing/tenure_papers", .unit = "per_month", .range = {0, 1},
    .neutral = Neutral::addend, .doc = "chance this month that the household's right to its dwelling is put on paper"};
inline constexpr CommunityChannel landlord_reluctance{.name = "housing/landlord_reluctance", .unit = "factor",
    .range = {0, 20}, .doc = "factor on the reluctance of landlords to let to returnees (sensitisation lowers it)"};
inline constexpr CommunityChannel new_dwellings{.name = "housing/new_dwellings", .unit = "per_month",
    .range = {0, 1}, .neutral = Neutral::addend, .doc = "works: dwellings added this month, as a share of the stock"};

inline constexpr sim::Total homes{.name = "housing/homes", .unit = "count",
    .doc = "homes rented; homes with relatives or in a shelter; homes that found a dwelling this month", .size = 3};
inline constexpr sim::Total applicants{.name = "housing/applicants", .unit = "count",
    .doc = "households that asked for a dwelling this month"};
inline constexpr sim::Total first_poor{.name = "housing/first_poor", .unit = "count",
    .doc = "when the run starts: homes; homes that own no dwelling and could not pay for the plainest", .size = 2};
inline constexpr sim::Total first_homes{.name = "housing/first_homes", .unit = "count",
    .doc = "when the run starts: people, people in homes of four or more, homes, rented homes", .size = 4};
inline constexpr sim::Queue dwelling{.name = "housing/dwelling", .doc = "dwellings to let"};

}  // namespace models::housing
