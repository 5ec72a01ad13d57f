#pragma once
// Numbers of the services model, with their ranges and reasons.

#include "sim/state/declare.h"

namespace models::services {

using sim::Parameter;
using sim::ParameterSet;
using sim::Shape;

// --- capacity -----------------------------------------------------------------------------------------------------
inline constexpr Parameter health_load_start{.name = "services/health_load_start", .unit = "index", .range = {0.1, 3},
    .value = 0.85, .prior = {Shape::uniform, 0.6, 1.1}, .doc = "Load of health services by residents at the start.",
    .source = "assumption: no table of clinics by municipality; busy but working"};
inline constexpr Parameter school_load_start{.name = "services/school_load_start", .unit = "index", .range = {0.1, 3},
    .value = 0.9, .prior = {Shape::uniform, 0.7, 1.1}, .doc = "Load of schools by residents at the start.",
    .source = "assumption: no table of school places by municipality; births are falling"};
inline constexpr Parameter justice_load_start{.name = "services/justice_load_start", .unit = "index",
    .range = {0.1, 3}, .value = 1, .prior = {Shape::uniform, 0.7, 1.5},
    .doc = "Load of courts and legal offices by residents at the start.",
    .source = "assumption: courts are slow, so at their limit"};
inline constexpr Parameter registry_load_start{.name = "services/registry_load_start", .unit = "index",
    .range = {0.1, 3}, .value = 0.7, .prior = {Shape::fixed, 0, 0}, .doc = "Load of registries shown before the first month.",
    .source = "assumption: what the first months of the default country give"};
inline constexpr Parameter registry_rate{.name = "services/registry_rate", .unit = "share", .range = {0, 0.1},
    .value = 0.0015, .prior = {Shape::lognormal, 0.0007, 0.003},
    .doc = "Appointments a month for people without papers, per resident.",
    .source = "assumption: about one in seven of the renewals that an eight-year card implies"};
inline constexpr ParameterSet<2> social_load_bounds{.name = "services/social_load_bounds", .unit = "index",
    .range = {0.01, 50}, .value = {0.1, 10}, .prior = {Shape::fixed, 0, 0}, .labels = "least most",
    .doc = "Bounds of the load at the start that keeps the roll of social assistance as long as the survey found it.",
    .source = "assumption: offices that nobody needs, and offices that serve one in ten, are not believed"};
inline constexpr Parameter congestion{.name = "services/congestion", .unit = "count", .range = {1, 20}, .value = 4,
    .prior = {Shape::lognormal, 2, 8},
    .doc = "How sharply crowding sets in near full capacity; large: only above it.",
    .source = "assumption: queues form before the last place is taken"};
inline constexpr Parameter closure{.name = "services/closure", .unit = "share", .range = {0, 1}, .value = 0.6,
    .prior = {Shape::uniform, 0.3, 0.9},
    .doc = "Share of capacity of schools, registries, courts and offices lost in a pandemic of full strength.",
    .source = "assumption: closures of 2020 were long but not complete"};

// --- works: stocks that decay -------------------------------------------------------------------------------------
inline constexpr ParameterSet<4> works_half_life{.name = "services/works_half_life", .unit = "months",
    .range = {1, 600}, .value = {60, 36, 36, 120}, .prior = {Shape::lognormal, 24, 150},
    .labels = "road lighting public_space water",
    .doc = "Time in which what works added above the usual condition is half gone, with nobody to keep it up.",
    .source = "assumption: road surfaces last about ten years, lamps and parks fewer"};
inline constexpr ParameterSet<4> repair_half_life{.name = "services/repair_half_life", .unit = "months",
    .range = {1, 600}, .value = {10, 6, 12, 8}, .prior = {Shape::lognormal, 3, 36},
    .labels = "road lighting public_space water",
    .doc = "Time in which ordinary maintenance makes good half of a damage below the usual condition.",
    .source = "assumption: the worst is repaired within a year; the tables show places between their hazards"};
inline constexpr ParameterSet<4> damage{.name = "services/damage", .unit = "share", .range = {0, 1},
    .value = {0.3, 0.3, 0.2, 0.2}, .prior = {Shape::uniform, 0.05, 0.6}, .labels = "road lighting public_space water",
    .doc = "Share of the condition lost where a natural hazard strikes.",
    .source = "assumption: earthquakes and storms of 2001 and later cut roads first"};
inline constexpr Parameter upkeep_shield{.name = "services/upkeep_shield", .unit = "share", .range = {0, 1},
    .value = 0.7, .prior = {Shape::uniform, 0.3, 0.95},
    .doc = "Share of the decay of works that full local ownership prevents.",
    .source = "assumption: source 000 asks for committees that take over; no measured size"};
inline constexpr Parameter upkeep_half_life{.name = "services/upkeep_half_life", .unit = "months", .range = {1, 600},
    .value = 48, .prior = {Shape::lognormal, 18, 120}, .doc = "Half-life of local ownership once nobody tends it.",
    .source = "assumption: committees outlive a project by some years"};

// --- places that no table describes -------------------------------------------------------------------------------
inline constexpr Parameter usual_rural{.name = "services/usual_rural", .unit = "share", .range = {0, 1}, .value = 0.4,
    .prior = {Shape::fixed, 0, 0}, .doc = "Rural share where the place table has none.",
    .source = "data:national_ehpm2023"};
inline constexpr Parameter usual_city_km{.name = "services/usual_city_km", .unit = "km", .range = {0, 1000},
    .value = 30, .prior = {Shape::fixed, 0, 0}, .doc = "Distance to a main city where the place table has none.",
    .source = "data:municipalities"};
inline constexpr Parameter usual_district_km2{.name = "services/usual_district_km2", .unit = "count",
    .range = {0.1, 100000}, .value = 80, .prior = {Shape::fixed, 0, 0},
    .doc = "Area of a district in square km where the place table has none.", .source = "data:municipalities"};
inline constexpr Parameter usual_road{.name = "services/usual_road", .unit = "share", .range = {0, 1}, .value = 0.64,
    .prior = {Shape::fixed, 0, 0}, .doc = "Condition of roads where no survey tells.", .source = "data:lapop_national"};
inline constexpr Parameter usual_health_quality{.name = "services/usual_health_quality", .unit = "share",
    .range = {0, 1}, .value = 0.6, .prior = {Shape::fixed, 0, 0}, .doc = "Quality of care where no survey tells.",
    .source = "data:lapop_national"};
inline constexpr Parameter usual_school_quality{.name = "services/usual_school_quality", .unit = "share",
    .range = {0, 1}, .value = 0.72, .prior = {Shape::fixed, 0, 0}, .doc = "Quality of schools where no survey tells.",
    .source = "data:lapop_national"};
inline constexpr Parameter usual_justice{.name = "services/usual_justice", .unit = "share", .range = {0, 1},
    .value = 0.65, .prior = {Shape::fixed, 0, 0},
    .doc = "Justice quality where no survey tells; else trust in police from 1 to 7, put on 0 to 1.",
    .source = "data:lapop_national"};
inline constexpr Parameter usual_no_water{.name = "services/usual_no_water", .unit = "share", .range = {0, 1},
    .value = 0.212, .prior = {Shape::fixed, 0, 0}, .doc = "Households without piped water where no table tells.",
    .source = "data:national_ehpm2023"};
inline constexpr Parameter usual_no_power{.name = "services/usual_no_power", .unit = "share", .range = {0, 1},
    .value = 0.14, .prior = {Shape::fixed, 0, 0}, .doc = "Households without electricity where no table tells.",
    .source = "data:national_ehpm2023"};
inline constexpr Parameter usual_no_space{.name = "services/usual_no_space", .unit = "share", .range = {0, 1},
    .value = 0.312, .prior = {Shape::fixed, 0, 0}, .doc = "Households without a public space near where no table tells.",
    .source = "data:national_ehpm2023"};
inline constexpr Parameter lit_share{.name = "services/lit_share", .unit = "share", .range = {0, 1}, .value = 0.7,
    .prior = {Shape::uniform, 0.4, 0.9}, .doc = "Lighting of ways where every household has electricity.",
    .source = "assumption: no table of street lighting"};

// --- the way there ------------------------------------------------------------------------------------------------
inline constexpr ParameterSet<2> transport_start{.name = "services/transport_start", .unit = "share", .range = {0, 1},
    .value = {0.7, 0.35}, .prior = {Shape::uniform, 0.2, 0.9}, .labels = "town countryside",
    .doc = "Transport at the start in a place all town and in one all countryside.",
    .source = "assumption: buses run mostly along main roads; no table"};
inline constexpr Parameter transport_road{.name = "services/transport_road", .unit = "factor", .range = {0, 2},
    .value = 0.5, .prior = {Shape::uniform, 0, 1}, .doc = "Transport gained per point of road condition gained.",
    .source = "assumption: better roads bring more buses (intervention:road_rehabilitation: service access improves)"};
inline constexpr Parameter local_reach{.name = "services/local_reach", .unit = "factor", .range = {0, 1},
    .value = 0.3826, .prior = {Shape::fixed, 0, 0},
    .doc = "Mean distance of the countryside to the centre of its district, per root of the district's area.",
    .source = "assumption: a square district, for which this is the exact mean"};
inline constexpr Parameter town_share{.name = "services/town_share", .unit = "share", .range = {0, 1}, .value = 0.25,
    .prior = {Shape::uniform, 0.1, 0.5}, .doc = "The same distance in town, as a share of that in the countryside.",
    .source = "assumption: towns stand round the centre"};
inline constexpr ParameterSet<3> city_share{.name = "services/city_share", .unit = "share", .range = {0, 1},
    .value = {0.25, 0.7, 0.5}, .prior = {Shape::uniform, 0.1, 0.9}, .labels = "health justice social",
    .doc = "Errands that lead to the nearest main city (hospital, court, ministry), not the district's centre.",
    .source = "assumption: primary care is local, courts are not"};
inline constexpr Parameter reach_km{.name = "services/reach_km", .unit = "km", .range = {1, 500}, .value = 60,
    .prior = {Shape::lognormal, 25, 140}, .doc = "Effective distance over which use of a service falls to 37 %.",
    .source = "assumption: use of care falls with distance in every survey of poor rural areas"};
inline constexpr Parameter road_drag{.name = "services/road_drag", .unit = "factor", .range = {0, 10}, .value = 1,
    .prior = {Shape::uniform, 0.3, 2}, .doc = "Distance added, as a share, by roads in the worst condition.",
    .source = "assumption: a bad road doubles the effort"};
inline constexpr Parameter transport_relief{.name = "services/transport_relief", .unit = "share", .range = {0, 1},
    .value = 0.6, .prior = {Shape::uniform, 0.3, 0.9}, .doc = "Share of the distance that full transport takes away.",
    .source = "assumption: time and fare remain"};
inline constexpr ParameterSet<2> fear{.name = "services/fear", .unit = "share", .range = {0, 1}, .value = {0.15, 0.5},
    .prior = {Shape::uniform, 0.05, 0.8}, .labels = "men women_and_children",
    .doc = "Errands given up where the way is wholly unsafe.",
    .source = "assumption: source 000 on safe ways, most for women and children"};
inline constexpr Parameter light_relief{.name = "services/light_relief", .unit = "share", .range = {0, 1},
    .value = 0.5, .prior = {Shape::uniform, 0.2, 0.7}, .doc = "Share of the fear of the way that full lighting takes.",
    .source = "intervention:street_lighting_paths"};

// --- at the counter -----------------------------------------------------------------------------------------------
inline constexpr ParameterSet<3> paper_bar{.name = "services/paper_bar", .unit = "share", .range = {0, 1},
    .value = {0.3, 0.55, 0.95}, .prior = {Shape::uniform, 0.1, 1}, .labels = "health justice social",
    .doc = "Chance to be turned away without documents.",
    .source = "assumption: emergencies are treated, claims and benefits need papers (source 000)"};
inline constexpr Parameter receipt{.name = "services/receipt", .unit = "share", .range = {0, 1}, .value = 0.5,
    .prior = {Shape::uniform, 0.2, 0.8}, .doc = "Share of that bar which documents in process lift.",
    .source = "assumption: a receipt helps at some counters"};
inline constexpr ParameterSet<2> fee_bar{.name = "services/fee_bar", .unit = "share", .range = {0, 1},
    .value = {0.45, 0.5}, .prior = {Shape::uniform, 0.2, 0.7}, .labels = "health justice",
    .doc = "Errands given up for the cost by a household with no income.",
    .source = "intervention:health_fee_support"};
inline constexpr ParameterSet<3> seeks{.name = "services/seeks", .unit = "share", .range = {0, 1},
    .value = {0, 0.6, 1}, .prior = {Shape::uniform, 0, 1}, .labels = "well minor serious",
    .doc = "Chance to seek care in a month with such a need, where nothing stands in the way.",
    .source = "assumption: minor complaints are often waited out"};
inline constexpr Parameter waiver{.name = "services/waiver", .unit = "share", .range = {0, 1}, .value = 0.4,
    .prior = {Shape::uniform, 0.1, 0.7}, .doc = "Share of that cost waived for people on the roll of social assistance.",
    .source = "assumption: registered poor are exempted in part"};
inline constexpr Parameter language_bar{.name = "services/language_bar", .unit = "share", .range = {0, 1},
    .value = 0.5, .prior = {Shape::uniform, 0.2, 0.8}, .doc = "Errands that fail without the language of the place.",
    .source = "assumption: source 000 names language as a barrier, without a size"};
inline constexpr Parameter literacy_bar{.name = "services/literacy_bar", .unit = "share", .range = {0, 1},
    .value = 0.12, .prior = {Shape::uniform, 0, 0.3}, .doc = "Errands that fail for adults who never went to school.",
    .source = "assumption: source 000 names low literacy as a barrier, without a size"};
inline constexpr Parameter ignorance_bar{.name = "services/ignorance_bar", .unit = "share", .range = {0, 1},
    .value = 0.08, .prior = {Shape::uniform, 0, 0.16}, .doc = "Errands not made by those who know of no service.",
    .source = "intervention:service_information_campaign"};
inline constexpr ParameterSet<2> knows{.name = "services/knows", .unit = "share", .range = {0, 1}, .value = {0.8, 0.4},
    .prior = {Shape::uniform, 0.2, 0.95}, .labels = "resident newcomer",
    .doc = "Knowledge of services of residents, and of returnees on arrival who were told nothing.",
    .source = "assumption: no table"};
inline constexpr Parameter learn_months{.name = "services/learn_months", .unit = "months", .range = {1, 120},
    .value = 8, .prior = {Shape::lognormal, 3, 24}, .doc = "Time in which a returnee learns half of what residents know.",
    .source = "assumption: no table"};
inline constexpr Parameter discrimination_bar{.name = "services/discrimination_bar", .unit = "share", .range = {0, 1},
    .value = 0.5, .prior = {Shape::uniform, 0.2, 0.8},
    .doc = "Errands that fail, or are not tried, under full discrimination.",
    .source = "assumption: source 001: attitudes limit access; no size"};

// --- cases and the roll of assistance -----------------------------------------------------------------------------
inline constexpr Parameter case_rate{.name = "services/case_rate", .unit = "per_month", .range = {0, 1},
    .value = 0.004, .prior = {Shape::lognormal, 0.002, 0.01}, .doc = "Usual chance that an adult has a legal case.",
    .source = "assumption: about one case per adult in twenty years"};
inline constexpr ParameterSet<2> case_causes{.name = "services/case_causes", .unit = "factor", .range = {0, 100},
    .value = {8, 4}, .prior = {Shape::lognormal, 1, 20}, .labels = "violence_at_home discrimination",
    .doc = "Added cases, as a multiple of the usual chance, under violence at home and under full discrimination.",
    .source = "assumption: these are what people go to law about (intervention:legal_aid_paralegal)"};
inline constexpr Parameter poor_line{.name = "services/poor_line", .unit = "share", .range = {0, 1}, .value = 0.2,
    .prior = {Shape::uniform, 0, 0.5}, .doc = "Unmet share of a household's needs from which assistance is applied for.",
    .source = "assumption: near the share of monetary_poverty_households"};
inline constexpr Parameter apply_rate{.name = "services/apply_rate", .unit = "per_month", .range = {0, 1},
    .value = 0.05, .prior = {Shape::lognormal, 0.02, 0.1}, .doc = "Chance that an entitled adult applies in a month.",
    .source = "assumption: intervention:social_protection_enrolment has no base rate"};
inline constexpr Parameter usual_roll{.name = "services/usual_roll", .unit = "share", .range = {0, 1}, .value = 0.063,
    .prior = {Shape::fixed, 0, 0}, .doc = "Adults who receive social assistance at the start, where no survey tells.",
    .source = "data:lapop_national"};
inline constexpr Parameter roll_in_need{.name = "services/roll_in_need", .unit = "share", .range = {0, 1}, .value = 0.6,
    .prior = {Shape::uniform, 0.45, 0.75}, .doc = "Of those on the roll at the start, adults in need by `poor_line`.",
    .source = "assumption: where the model's own rules of entry and exit lead; others were in need when they entered"};
inline constexpr Parameter roll_exit{.name = "services/roll_exit", .unit = "per_month", .range = {0, 1},
    .value = 0.03, .prior = {Shape::lognormal, 0.01, 0.08}, .doc = "Chance to leave the roll of assistance in a month.",
    .source = "assumption: rolls are reviewed every two to three years"};

}  // namespace models::services
