#pragma once
// Numbers of the housing model, with their ranges and reasons.

#include "sim/state/declare.h"

namespace models::housing {

using sim::Parameter;
using sim::ParameterSet;
using sim::Shape;

// --- homes at the start -------------------------------------------------------------------------------------------
inline constexpr ParameterSet<2> owners{.name = "housing/owners", .unit = "share", .range = {0, 1}, .value = {0.66, 0.8},
    .prior = {Shape::beta, 0.5, 0.9}, .labels = "town countryside", .doc = "Households that own their dwelling at the start.",
    .source = "data:returnee_profile"};
inline constexpr Parameter sharing{.name = "housing/sharing", .unit = "share", .range = {0, 1}, .value = 0.06,
    .prior = {Shape::beta, 0.02, 0.12}, .doc = "Households at the start that live with relatives or in a shelter: those who cannot pay rent, and some who are content to.",
    .source = "assumption: 2024 census counts four per cent more households than occupied dwellings (data:census2024_facts)"};
inline constexpr Parameter secure_leases{.name = "housing/secure_leases", .unit = "share", .range = {0, 1}, .value = 0.5,
    .prior = {Shape::beta, 0.3, 0.7}, .doc = "Leases that protect the tenant, of all leases to people whom landlords trust.",
    .source = "assumption: half of leases are oral"};
inline constexpr Parameter sheltered{.name = "housing/sheltered", .unit = "share", .range = {0, 1}, .value = 0.4,
    .prior = {Shape::uniform, 0.2, 0.6}, .doc = "Of those at the start who own no dwelling and could not pay for the plainest, in shelters; "
    "the others with relatives.", .source = "assumption: as evictions, support of kin and searches leave them in the long run"};
inline constexpr ParameterSet<3> arrival_homes{.name = "housing/arrival_homes", .unit = "share", .range = {0, 1},
    .value = {0.35, 0.5, 0.15}, .prior = {Shape::beta, 0.05, 0.7}, .labels = "owner with_relatives shelter",
    .doc = "Where households that return as a whole live at first.",
    .source = "assumption: outcome:O391 has two in three own a house at return, of mostly voluntary labour migrants"};
inline constexpr Parameter more_rooms{.name = "housing/more_rooms", .unit = "count", .range = {0, 10}, .value = 1.2,
    .prior = {Shape::lognormal, 0.6, 2.2}, .doc = "Mean rooms beyond one for every three people, in homes not overcrowded.",
    .source = "assumption: dwellings of two to three rooms are usual"};
inline constexpr Parameter usual_crowded{.name = "housing/usual_crowded", .unit = "share", .range = {0, 1},
    .value = 0.381, .prior = {Shape::fixed, 0, 0}, .doc = "People living over three to a room where the place table has none.",
    .source = "data:national_ehpm2023"};
inline constexpr Parameter usual_rural{.name = "housing/usual_rural", .unit = "share", .range = {0, 1}, .value = 0.4,
    .prior = {Shape::fixed, 0, 0}, .doc = "Rural share where the place table has none.", .source = "data:national_ehpm2023"};
inline constexpr ParameterSet<3> usual_lack{.name = "housing/usual_lack", .unit = "share", .range = {0, 1},
    .value = {0.212, 0.14, 0.425}, .prior = {Shape::fixed, 0, 0}, .labels = "water electricity waste_collection",
    .doc = "Households without, where the place table has none.", .source = "data:national_ehpm2023"};
inline constexpr ParameterSet<5> quality_start{.name = "housing/quality_start", .unit = "share", .range = {0, 1},
    .value = {0.8, 0.4, 0.3, 0.2, 0.15}, .prior = {Shape::uniform, 0.05, 0.95},
    .labels = "best water electricity waste_collection spread",
    .doc = "Mean standard where nobody lacks anything, lost share where everybody lacks one thing, and spread of homes.",
    .source = "assumption: what the place table tells of dwellings"};
inline constexpr Parameter usual_income{.name = "housing/usual_income", .unit = "USD_per_month", .range = {10, 20000},
    .value = 700, .prior = {Shape::fixed, 0, 0}, .doc = "Income of a household where the place table has none.",
    .source = "data:national_ehpm2023"};

// --- the market ---------------------------------------------------------------------------------------------------
inline constexpr Parameter rent_share{.name = "housing/rent_share", .unit = "share", .range = {0, 1}, .value = 0.18,
    .prior = {Shape::uniform, 0.1, 0.28}, .doc = "Rent of a usual dwelling, as a share of the mean income of the place.",
    .source = "assumption: no table of rents"};
inline constexpr Parameter usual_rooms{.name = "housing/usual_rooms", .unit = "count", .range = {1, 10}, .value = 2,
    .prior = {Shape::fixed, 0, 0}, .doc = "Rooms of a usual dwelling.", .source = "assumption: as more_rooms"};
inline constexpr Parameter plain_rent{.name = "housing/plain_rent", .unit = "share", .range = {0, 1}, .value = 0.4,
    .prior = {Shape::uniform, 0.2, 0.6}, .doc = "Rent of a dwelling of the lowest standard, against a usual one; rises by one per point.",
    .source = "assumption: location is paid for too"};
inline constexpr Parameter meanest{.name = "housing/meanest", .unit = "share", .range = {0, 1}, .value = 0.1,
    .prior = {Shape::uniform, 0.05, 0.2}, .doc = "Lowest standard of a dwelling that is let.",
    .source = "assumption: one room without water"};
inline constexpr Parameter natural_vacancy{.name = "housing/natural_vacancy", .unit = "share", .range = {0.005, 0.5},
    .value = 0.08, .prior = {Shape::beta, 0.04, 0.14}, .doc = "Empty dwellings to let at which rents stand still; as at the start.",
    .source = "assumption: of 20 % unoccupied dwellings (data:census2024_facts) most are not to let"};
inline constexpr Parameter rent_speed{.name = "housing/rent_speed", .unit = "per_month", .range = {0, 2}, .value = 0.125,
    .prior = {Shape::lognormal, 0.05, 0.3}, .doc = "Growth of rents per point of vacancy below the natural one.",
    .source = "assumption: form of Rosen and Smith 1983, American Economic Review 73; half the usual vacancy gives 6 % a year"};
inline constexpr Parameter rent_return{.name = "housing/rent_return", .unit = "per_month", .range = {0, 1}, .value = 0.02,
    .prior = {Shape::lognormal, 0.008, 0.05}, .doc = "Pull of rents back to the start: incomes, building, doubling up elsewhere.",
    .source = "assumption: half gone in three years"};
inline constexpr Parameter queue_limit{.name = "housing/queue_limit", .unit = "share", .range = {0, 2}, .value = 0.25,
    .prior = {Shape::uniform, 0.1, 0.5}, .doc = "Largest shortage that still drives rents, as a share of dwellings to let.",
    .source = "assumption: rents then grow by about half in a year; beyond that nobody could pay"};
inline constexpr Parameter supply{.name = "housing/supply", .unit = "per_month", .range = {0, 1}, .value = 0.03,
    .prior = {Shape::lognormal, 0.01, 0.08}, .doc = "Growth of dwellings to let per log point of rent above the start; below, they are put to other use.",
    .source = "assumption: part of the unoccupied dwellings comes to the market"};
inline constexpr Parameter let_in_month{.name = "housing/let_in_month", .unit = "share", .range = {0, 1}, .value = 0.4,
    .prior = {Shape::uniform, 0.2, 0.7}, .doc = "Empty dwellings that can be let in a month.", .source = "assumption: no table"};

// --- landlords ----------------------------------------------------------------------------------------------------
inline constexpr ParameterSet<2> mark_up{.name = "housing/mark_up", .unit = "share", .range = {0, 3}, .value = {0.05, 0.4},
    .prior = {Shape::uniform, 0, 0.8}, .labels = "always most",
    .doc = "Mark-up on returnees for whom nobody vouches: with dwellings to spare, and with none.",
    .source = "assumption: source 000 names exploitative agreements where many return, without a size"};
inline constexpr Parameter reluctance{.name = "housing/reluctance", .unit = "share", .range = {0, 1}, .value = 0.4,
    .prior = {Shape::uniform, 0.15, 0.65}, .doc = "Landlords who do not let to a returnee for whom nobody vouches, at usual attitudes.",
    .source = "intervention:rental_guarantee"};
inline constexpr Parameter attitude_effect{.name = "housing/attitude_effect", .unit = "factor", .range = {0, 3}, .value = 0.3,
    .prior = {Shape::uniform, 0, 0.7}, .doc = "Log change of that reluctance per SD of worse attitudes.",
    .source = "assumption: source 001: attitudes limit access; no size"};
inline constexpr Parameter shunned{.name = "housing/shunned", .unit = "share", .range = {0, 1}, .value = 0.4,
    .prior = {Shape::uniform, 0.1, 0.7}, .doc = "Landlords who refuse a tenant under full discrimination.",
    .source = "assumption: as other encounters"};
inline constexpr Parameter deposit{.name = "housing/deposit", .unit = "share", .range = {0, 1}, .value = 0.5,
    .prior = {Shape::uniform, 0.2, 0.8}, .doc = "Landlords who refuse a tenant without a month's rent put aside, unless somebody vouches.",
    .source = "assumption: a deposit is usual"};
inline constexpr Parameter means{.name = "housing/means", .unit = "factor", .range = {0.5, 10}, .value = 2.5,
    .prior = {Shape::uniform, 1.5, 4}, .doc = "Rents that income must cover for a tenant to be sure of a lease.",
    .source = "assumption: landlords look for two to three rents"};

// --- searching, owing, losing -------------------------------------------------------------------------------------
inline constexpr ParameterSet<2> search_rate{.name = "housing/search_rate", .unit = "per_month", .range = {0, 1},
    .value = {0.1, 0.4}, .prior = {Shape::uniform, 0.03, 0.7}, .labels = "with_relatives shelter",
    .doc = "Rate at which a household that wants a home of its own looks for one.", .source = "assumption: no table"};
inline constexpr Parameter essentials{.name = "housing/essentials", .unit = "share", .range = {0, 1}, .value = 0.6,
    .prior = {Shape::uniform, 0.4, 0.8}, .doc = "Share of other needs that goes before the rent.",
    .source = "assumption: food first"};
inline constexpr ParameterSet<2> patience{.name = "housing/patience", .unit = "months", .range = {0, 24}, .value = {3, 1},
    .prior = {Shape::fixed, 0, 0}, .labels = "secure insecure", .doc = "Months of rent owed that landlords bear.",
    .source = "assumption: written leases give notice"};
inline constexpr Parameter eviction{.name = "housing/eviction", .unit = "per_month", .range = {0, 1}, .value = 0.25,
    .prior = {Shape::uniform, 0.1, 0.5}, .doc = "Chance of eviction in a month beyond that.", .source = "assumption: no table"};
inline constexpr Parameter guarantor_pays{.name = "housing/guarantor_pays", .unit = "share", .range = {0, 1}, .value = 0.8,
    .prior = {Shape::uniform, 0.5, 1}, .doc = "Share of evictions that a full guarantee prevents.",
    .source = "assumption: the guarantee covers some months of rent"};
inline constexpr Parameter kin_takes_in{.name = "housing/kin_takes_in", .unit = "share", .range = {0, 1}, .value = 0.9,
    .prior = {Shape::uniform, 0.6, 1}, .doc = "Chance to be taken in by relatives after eviction, with full support; else a shelter.",
    .source = "assumption: families take in whom they are close to"};
inline constexpr Parameter vouched_lease{.name = "housing/vouched_lease", .unit = "per_month", .range = {0, 1}, .value = 0.1,
    .prior = {Shape::uniform, 0.02, 0.25}, .doc = "Chance that an insecure lease is put on paper in a month under a full guarantee.",
    .source = "assumption: guarantees come with contracts"};

// --- the dwelling -------------------------------------------------------------------------------------------------
inline constexpr ParameterSet<3> upkeep{.name = "housing/upkeep", .unit = "per_month", .range = {0, 0.1},
    .value = {0.0015, 0.004, 0.002}, .prior = {Shape::lognormal, 0.0005, 0.01}, .labels = "wear owner landlord",
    .doc = "Standard lost in a month; share of what lacks that owners whose needs are covered, and landlords, make good.",
    .source = "assumption: dwellings last for decades"};
inline constexpr Parameter hazard_damage{.name = "housing/hazard_damage", .unit = "share", .range = {0, 1}, .value = 0.15,
    .prior = {Shape::uniform, 0.05, 0.4}, .doc = "Standard lost where a natural hazard strikes, on average over homes hit.",
    .source = "assumption: most homes that report damage lose a part"};
inline constexpr ParameterSet<2> shelter_quality{.name = "housing/shelter_quality", .unit = "share", .range = {0, 1},
    .value = {0.25, 0.55}, .prior = {Shape::uniform, 0.1, 0.7}, .labels = "makeshift decent",
    .doc = "Standard of a makeshift shelter, and of a place in a decent one.", .source = "assumption: no table"};
inline constexpr ParameterSet<2> shared_crowding{.name = "housing/shared_crowding", .unit = "factor", .range = {1, 5},
    .value = {1.5, 2}, .prior = {Shape::uniform, 1.1, 2.5}, .labels = "with_relatives shelter",
    .doc = "More people per room where rooms are shared with others.", .source = "assumption: hosts have homes of usual size"};

}  // namespace models::housing
