#pragma once
// Numbers of the health model, with their ranges and reasons.

#include "sim/state/declare.h"

namespace models::health {

using sim::Parameter;
using sim::ParameterSet;
using sim::Shape;

// Ages by which needs and illness differ: under 5, 5-17, 18-44, 45-59, 60 and over.
inline constexpr std::size_t stages = 5;

// --- health -------------------------------------------------------------------------------------------------------
inline constexpr ParameterSet<stages> usual_health{.name = "health/usual_health", .unit = "share", .range = {0, 1},
    .value = {0.95, 0.97, 0.94, 0.87, 0.76}, .prior = {Shape::beta, 0.6, 0.99},
    .labels = "under_5 5_17 18_44 45_59 60_plus", .doc = "Health towards which the body recovers, at the middle of the age.",
    .source = "assumption: self-rated health falls with age everywhere; no table for the country"};
inline constexpr ParameterSet<2> lasting_loss{.name = "health/lasting_loss", .unit = "share", .range = {0, 1},
    .value = {0.1, 0.12}, .prior = {Shape::uniform, 0.03, 0.25}, .labels = "chronic disability",
    .doc = "Health lost for good with a chronic illness and with a disability.", .source = "assumption: no table"};
inline constexpr Parameter distress_loss{.name = "health/distress_loss", .unit = "share", .range = {0, 0.5},
    .value = 0.025, .prior = {Shape::uniform, 0.005, 0.05}, .doc = "Health lost per SD of distress above the mean.",
    .source = "outcome:O315"};
inline constexpr Parameter violence_loss{.name = "health/violence_loss", .unit = "share", .range = {0, 0.5},
    .value = 0.08, .prior = {Shape::uniform, 0.02, 0.2},
    .doc = "Health lost at arrival by violence, detention or trafficking on the journey; recovers.",
    .source = "outcome:O315"};
inline constexpr Parameter recovery{.name = "health/recovery", .unit = "per_month", .range = {0, 1}, .value = 0.1,
    .prior = {Shape::lognormal, 0.05, 0.2}, .doc = "Share of the way to usual health that the body goes in a month.",
    .source = "assumption: most injuries and illnesses heal within a year"};
inline constexpr ParameterSet<2> untreated_loss{.name = "health/untreated_loss", .unit = "share", .range = {0, 1},
    .value = {0.005, 0.05}, .prior = {Shape::lognormal, 0.002, 0.1}, .labels = "minor serious",
    .doc = "Health lost in a month with a need that is not met.", .source = "assumption: no table"};

// --- needs --------------------------------------------------------------------------------------------------------
inline constexpr ParameterSet<stages> need_chance{.name = "health/need_chance", .unit = "per_month", .range = {0, 1},
    .value = {0.18, 0.08, 0.08, 0.11, 0.16}, .prior = {Shape::lognormal, 0.03, 0.4},
    .labels = "under_5 5_17 18_44 45_59 60_plus", .doc = "Chance that a healthy person falls ill or is hurt in a month.",
    .source = "assumption: household surveys find one in eight to ten ill in a month"};
inline constexpr ParameterSet<stages> serious_share{.name = "health/serious_share", .unit = "share", .range = {0, 1},
    .value = {0.1, 0.06, 0.08, 0.14, 0.22}, .prior = {Shape::beta, 0.03, 0.4},
    .labels = "under_5 5_17 18_44 45_59 60_plus", .doc = "Of new needs, those that do harm if not treated.",
    .source = "assumption: no table"};
inline constexpr ParameterSet<stages> chronic_share{.name = "health/chronic_share", .unit = "share", .range = {0, 1},
    .value = {0.02, 0.04, 0.1, 0.27, 0.5}, .prior = {Shape::beta, 0.01, 0.7},
    .labels = "under_5 5_17 18_44 45_59 60_plus", .doc = "People with a chronic illness at the start.",
    .source = "assumption: high blood pressure and diabetes are common from middle age"};
inline constexpr ParameterSet<stages> chronic_chance{.name = "health/chronic_chance", .unit = "per_month",
    .range = {0, 1}, .value = {0.0002, 0.0001, 0.0005, 0.0013, 0.0022}, .prior = {Shape::lognormal, 0.00005, 0.005},
    .labels = "under_5 5_17 18_44 45_59 60_plus", .doc = "Chance to fall chronically ill.",
    .source = "assumption: such that the shares of the start stay as cohorts age"};
inline constexpr Parameter chronic_need{.name = "health/chronic_need", .unit = "per_month", .range = {0, 1},
    .value = 0.2, .prior = {Shape::uniform, 0.1, 0.35}, .doc = "Added chance of a need with a chronic illness or disability.",
    .source = "assumption: a visit every few months"};
inline constexpr Parameter frail_need{.name = "health/frail_need", .unit = "factor", .range = {0, 10}, .value = 1.5,
    .prior = {Shape::uniform, 0.5, 3}, .doc = "More needs, as a share, per point of health lost.",
    .source = "assumption: illness breeds illness"};
inline constexpr ParameterSet<5> exposure{.name = "health/exposure", .unit = "factor", .range = {0, 20},
    .value = {0.4, 0.06, 0.1, 2, 2.5}, .prior = {Shape::lognormal, 0.02, 5},
    .labels = "no_piped_water person_per_room distress_sd journey_disease pandemic",
    .doc = "More needs, as a share of the usual chance: per share without piped water, person per room above two, SD of "
           "distress, disease met on the journey in the first months, pandemic at full strength.",
    .source = "assumption: directions known, sizes not"};
inline constexpr Parameter journey_months{.name = "health/journey_months", .unit = "months", .range = {0, 60},
    .value = 6, .prior = {Shape::uniform, 2, 12}, .doc = "Months after return in which disease met on the journey counts.",
    .source = "assumption: incubation and first treatment"};
inline constexpr ParameterSet<2> heals_alone{.name = "health/heals_alone", .unit = "per_month", .range = {0, 1},
    .value = {0.65, 0.1}, .prior = {Shape::uniform, 0.03, 0.85}, .labels = "minor serious",
    .doc = "Chance that a need passes without care.", .source = "assumption: no table"};

inline constexpr ParameterSet<2> usual_month{.name = "health/usual_month", .unit = "factor", .range = {0, 5},
    .value = {0.33, 1.25}, .prior = {Shape::uniform, 0.1, 2}, .labels = "treated strain",
    .doc = "Needs met by care in a month, and needs over those of a healthy person, for who has a need when the run starts.",
    .source = "assumption: what the first months of the default country give"};

// --- insurance ----------------------------------------------------------------------------------------------------
inline constexpr Parameter usual_insured{.name = "health/usual_insured", .unit = "share", .range = {0, 1},
    .value = 0.27, .prior = {Shape::fixed, 0, 0}, .doc = "Insured people where the place table has none.",
    .source = "data:national_ehpm2023"};
inline constexpr ParameterSet<2> insurance{.name = "health/insurance", .unit = "per_month", .range = {0, 1},
    .value = {0.2, 0.03}, .prior = {Shape::uniform, 0.01, 0.5}, .labels = "gain loss",
    .doc = "Chance to be covered once entitled by formal work, and to lose cover when no longer entitled.",
    .source = "assumption: social insurance covers workers and some dependants; other covers end slowly"};
inline constexpr ParameterSet<2> cover_ages{.name = "health/cover_ages", .unit = "months", .range = {0, 1200},
    .value = {144, 720}, .prior = {Shape::fixed, 0, 0}, .labels = "child_until keeps_from",
    .doc = "Age to which children are covered with a parent, and from which people keep the cover that they have.",
    .source = "assumption: social insurance of the country covers workers, their partners and children to about twelve "
              "years; pensioners stay covered"};
inline constexpr Parameter returnees_insured{.name = "health/returnees_insured", .unit = "share", .range = {0, 1},
    .value = 0.03, .prior = {Shape::beta, 0.005, 0.1}, .doc = "Insured among returnees on arrival.",
    .source = "assumption: cover ended with the work abroad"};

// --- death --------------------------------------------------------------------------------------------------------
inline constexpr ParameterSet<2> death_at_40{.name = "health/death_at_40", .unit = "share", .range = {0, 1},
    .value = {0.0034, 0.0016}, .prior = {Shape::lognormal, 0.001, 0.006}, .labels = "men women",
    .doc = "Chance to die in the year after the fortieth birthday from causes that grow with age.",
    .source = "assumption: Gompertz form; with the next three it gives lives of about 68 (men) and 77 (women) years"};
inline constexpr ParameterSet<2> death_slope{.name = "health/death_slope", .unit = "share", .range = {0.02, 0.2},
    .value = {0.081, 0.09}, .prior = {Shape::normal, 0.07, 0.1}, .labels = "men women",
    .doc = "Growth of that chance per year of age.", .source = "assumption: Gompertz slopes of 0.08 to 0.1 are usual"};
inline constexpr ParameterSet<2> death_floor{.name = "health/death_floor", .unit = "share", .range = {0, 1},
    .value = {0.0016, 0.0004}, .prior = {Shape::lognormal, 0.0002, 0.004}, .labels = "men women",
    .doc = "Chance to die in a year from causes that do not grow with age (accidents, violence), from 15 on.",
    .source = "assumption: Makeham term; men die by violence and on roads"};
inline constexpr Parameter death_of_infants{.name = "health/death_of_infants", .unit = "share", .range = {0, 1},
    .value = 0.011, .prior = {Shape::lognormal, 0.008, 0.015}, .doc = "Chance to die in the first year of life.",
    .source = "assumption: infant mortality near 11 per 1,000 in recent years"};
inline constexpr Parameter frail_death{.name = "health/frail_death", .unit = "factor", .range = {0, 30}, .value = 5,
    .prior = {Shape::uniform, 2, 9}, .doc = "Change of the chance to die, as a share, per point of health below the usual of the age.",
    .source = "assumption: people in poor health die at several times the rate of those in good health"};
inline constexpr ParameterSet<2> death_bounds{.name = "health/death_bounds", .unit = "factor", .range = {0, 20},
    .value = {0.4, 5}, .prior = {Shape::fixed, 0, 0}, .labels = "least most",
    .doc = "How far health can lower or raise the chance to die.",
    .source = "assumption: gradients by self-rated health are within about these bounds"};
inline constexpr Parameter pandemic_death{.name = "health/pandemic_death", .unit = "factor", .range = {0, 10},
    .value = 0.5, .prior = {Shape::uniform, 0.2, 1.2}, .doc = "More deaths, as a share, in a pandemic of full strength.",
    .source = "assumption: excess deaths of 2020 and 2021 in Latin America"};

}  // namespace models::health
