#pragma once
// Numbers of the synthesis and of demography, the random decisions behind them, and what is counted.

#include "sim/state/declare.h"

namespace models::population {

using sim::Parameter;
using sim::ParameterSet;
using sim::Prior;
using sim::Shape;

// --- the people of a place ----------------------------------------------------------------------------------------
inline constexpr ParameterSet<18> pyramid{
    .name = "population/pyramid", .unit = "share", .range = {0, 1},
    .value = {.083, .084, .086, .090, .094, .091, .079, .070, .063, .056, .050, .043, .034, .027, .021, .016, .010, .008},
    .prior = {Shape::fixed, 0, 0},
    .labels = "0 5 10 15 20 25 30 35 40 45 50 55 60 65 70 75 80 85",
    .doc = "National shares of five-year ages from the lower bound named; a place bends it to its own indices.",
    .source = "assumption: rounded national pyramid of a country with falling fertility; two census examples are near it"};
inline constexpr ParameterSet<18> male_share{
    .name = "population/male_share", .unit = "share", .range = {0, 1},
    .value = {.511, .511, .509, .497, .480, .465, .455, .450, .447, .445, .443, .440, .437, .434, .430, .425, .415, .400},
    .prior = {Shape::fixed, 0, 0},
    .labels = "0 5 10 15 20 25 30 35 40 45 50 55 60 65 70 75 80 85",
    .doc = "Men among people of the age; a place bends it to its own men per 100 women.",
    .source = "assumption: emigration and mortality take men from working ages on"};
inline constexpr Parameter old_from{
    .name = "population/old_from", .unit = "years", .range = {50, 80}, .value = 65, .prior = {Shape::fixed, 0, 0},
    .doc = "Age from which the ageing and dependency indices of the place table count people as old.",
    .source = "assumption: the two national indices together give 9.4 % of old people, the share aged 65 and over"};
inline constexpr Parameter fallback_men{
    .name = "population/fallback_men", .unit = "count", .range = {50, 150}, .value = 95, .prior = {Shape::fixed, 0, 0},
    .doc = "Men per 100 women where the place table has no column for it.", .source = "assumption: near balance"};
inline constexpr Parameter fallback_dependency{
    .name = "population/fallback_dependency", .unit = "share", .range = {0.1, 1.5}, .value = 0.6,
    .prior = {Shape::fixed, 0, 0}, .doc = "Dependency ratio where the place table has none.",
    .source = "assumption: between a young and an ageing country"};
inline constexpr Parameter fallback_ageing{
    .name = "population/fallback_ageing", .unit = "share", .range = {0.02, 3}, .value = 0.25,
    .prior = {Shape::fixed, 0, 0}, .doc = "Old people per person under 15 where the place table has none.",
    .source = "assumption: between a young and an ageing country"};
inline constexpr Parameter fallback_illiteracy{
    .name = "population/fallback_illiteracy", .unit = "share", .range = {0, 1}, .value = 0.12,
    .prior = {Shape::fixed, 0, 0}, .doc = "People of 10 and over who cannot read, where the place table has none.",
    .source = "assumption: near the Salvadoran share"};
inline constexpr Parameter fallback_schooling{
    .name = "population/fallback_schooling", .unit = "count", .range = {0, 20}, .value = 7,
    .prior = {Shape::fixed, 0, 0}, .doc = "Mean years of schooling where the place table has none.",
    .source = "assumption: near the Salvadoran mean"};
inline constexpr Parameter fallback_remittances{
    .name = "population/fallback_remittances", .unit = "share", .range = {0, 1}, .value = 0.2,
    .prior = {Shape::fixed, 0, 0}, .doc = "Households that receive remittances where the place table has no column.",
    .source = "assumption: near the Salvadoran share"};
inline constexpr Parameter fallback_rural{
    .name = "population/fallback_rural", .unit = "share", .range = {0, 1}, .value = 0.4, .prior = {Shape::fixed, 0, 0},
    .doc = "Rural share where the place table has none.", .source = "assumption: near the Salvadoran share"};
inline constexpr Parameter fallback_distance{
    .name = "population/fallback_distance", .unit = "km", .range = {0, 2000}, .value = 40, .prior = {Shape::fixed, 0, 0},
    .doc = "Distance to a main city where the place table has none.", .source = "assumption: a day's return trip by bus"};

// --- schooling ----------------------------------------------------------------------------------------------------
inline constexpr ParameterSet<4> schooling_years{
    .name = "population/schooling_years", .unit = "count", .range = {0, 20}, .value = {0, 4.5, 10.5, 15},
    .prior = {Shape::fixed, 0, 0}, .labels = "none primary secondary tertiary",
    .doc = "Years of schooling that a level stands for.",
    .source = "data:lapop_2023_education_labour_status, middle of complete and incomplete"};
inline constexpr ParameterSet<4> fallback_levels{
    .name = "population/fallback_levels", .unit = "share", .range = {0, 1}, .value = {.12, .36, .38, .14},
    .prior = {Shape::fixed, 0, 0}, .labels = "none primary secondary tertiary",
    .doc = "Levels of schooling of adults where no table gives them by sex and age.", .source = "assumption: a middling country"};

// --- households ---------------------------------------------------------------------------------------------------
inline constexpr Parameter household_mean{
    .name = "population/household_mean", .unit = "people", .range = {1.5, 10}, .value = 3.14,
    .prior = {Shape::uniform, 3.05, 3.3}, .doc = "Mean size of a household.", .source = "data:census2024_facts"};
inline constexpr ParameterSet<10> household_sizes{
    .name = "population/household_sizes", .unit = "share", .range = {0, 1},
    .value = {.12, .20, .24, .21, .11, .06, .03, .015, .010, .005}, .prior = {Shape::fixed, 0, 0},
    .labels = "1 2 3 4 5 6 7 8 9 10", .doc = "Shares of household sizes where no table gives them; bent to the mean.",
    .source = "assumption: shape of a Central American country"};
inline constexpr Parameter women_heads{
    .name = "population/women_heads", .unit = "share", .range = {0, 1}, .value = 0.45,
    .prior = {Shape::uniform, 0.4, 0.5}, .doc = "Households headed by a woman.", .source = "data:census2024_facts"};
inline constexpr ParameterSet<5> headship{
    .name = "population/headship", .unit = "share", .range = {0, 1}, .value = {.12, .36, .50, .58, .62},
    .prior = {Shape::fixed, 0, 0}, .labels = "18 25 35 45 60", .doc = "Relative frequency of heads among adults by age.",
    .source = "assumption: rises with age as in household surveys"};
inline constexpr ParameterSet<2> head_has_partner{
    .name = "population/head_has_partner", .unit = "share", .range = {0, 1}, .value = {.85, .35},
    .prior = {Shape::uniform, 0.3, 0.9}, .labels = "men women",
    .doc = "Heads of households of two or more who live with a partner.",
    .source = "assumption: about half of adults live as couples"};
inline constexpr ParameterSet<5> child_slot{
    .name = "population/child_slot", .unit = "share", .range = {0, 1}, .value = {.75, .88, .75, .38, .28},
    .prior = {Shape::fixed, 0, 0}, .labels = "18 25 35 45 60",
    .doc = "Relative chance that a further member is under 18, by age of the head.",
    .source = "assumption: families with children are those of heads under 45"};

inline constexpr ParameterSet<2> mother_gap{
    .name = "population/mother_gap", .unit = "years", .range = {12, 50}, .value = {18, 36}, .prior = {Shape::fixed, 0, 0},
    .labels = "least most", .doc = "Years between a child and the parent it is placed with.",
    .source = "assumption: usual ages of parenthood; the nearest person left is taken"};
inline constexpr ParameterSet<2> kin_gap{
    .name = "population/kin_gap", .unit = "years", .range = {12, 60}, .value = {15, 46}, .prior = {Shape::fixed, 0, 0},
    .labels = "least most", .doc = "Years that may lie between parent and child; else the member counts as other.",
    .source = "assumption: bounds of parenthood"};
inline constexpr ParameterSet<3> partner_gap{
    .name = "population/partner_gap", .unit = "years", .range = {-20, 30}, .value = {-3, 8, 15}, .prior = {Shape::fixed, 0, 0},
    .labels = "least most widest", .doc = "Years by which the man of a couple is older: drawn between, and the widest gap taken.",
    .source = "assumption: men are mostly the older ones"};
inline constexpr ParameterSet<3> member_mix{
    .name = "population/member_mix", .unit = "share", .range = {0, 1}, .value = {.70, .40, .20}, .prior = {Shape::fixed, 0, 0},
    .labels = "grown_child parent_of_head far_cowork",
    .doc = "Further adults who are children of a head of 36 or more; parents of a younger head; work ties across the sexes.",
    .source = "assumption: three generations are common"};
inline constexpr Parameter girls_at_birth{
    .name = "population/girls_at_birth", .unit = "share", .range = {0.4, 0.6}, .value = 0.488, .prior = {Shape::fixed, 0, 0},
    .doc = "Girls among newborns.", .source = "assumption: 105 boys per 100 girls"};
inline constexpr Parameter joins_as_partner{
    .name = "population/joins_as_partner", .unit = "share", .range = {0, 1}, .value = 0.7, .prior = {Shape::uniform, 0.4, 0.9},
    .doc = "Returning adults of fitting age and sex who live as partner of a head without one.",
    .source = "assumption: spouses return to spouses"};
inline constexpr Parameter with_woman{
    .name = "population/with_woman", .unit = "share", .range = {0, 1}, .value = 0.6, .prior = {Shape::uniform, 0.4, 0.8},
    .doc = "Accompanied returning children who come with a woman.", .source = "assumption: mothers mostly"};

// --- returns ------------------------------------------------------------------------------------------------------
inline constexpr ParameterSet<3> return_split{
    .name = "population/return_split", .unit = "share", .range = {0, 1}, .value = {.594, .243, .163},
    .prior = {Shape::fixed, 0, 0}, .labels = "men women children", .doc = "Who returns.",
    .source = "data:returnee_profile, January to October 2024"};
inline constexpr Parameter boys_share{
    .name = "population/boys_share", .unit = "share", .range = {0, 1}, .value = 0.677, .prior = {Shape::uniform, 0.55, 0.7},
    .doc = "Boys among returning children.", .source = "data:returns_guatemala_honduras, Honduras first half of 2025"};
inline constexpr ParameterSet<7> returnee_ages{
    .name = "population/returnee_ages", .unit = "share", .range = {0, 1}, .value = {.068, .085, .021, .390, .287, .129, .020},
    .prior = {Shape::fixed, 0, 0}, .labels = "0-10 11-17 18-20 21-30 31-40 41-50 51-70",
    .doc = "Ages of returnees where no table gives them.", .source = "data:returnee_ages, borrowed from Honduras"};
inline constexpr Parameter unaccompanied_share{
    .name = "population/unaccompanied_share", .unit = "share", .range = {0, 1}, .value = 0.3,
    .prior = {Shape::uniform, 0.1, 0.5}, .doc = "Returning children who come without a parent.",
    .source = "assumption: no table splits returning children by company"};
inline constexpr ParameterSet<3> return_types{
    .name = "population/return_types", .unit = "share", .range = {0, 1}, .value = {.10, .04, .86},
    .prior = {Shape::uniform, 0, 1}, .labels = "assisted independent forced", .doc = "How returns come about.",
    .source = "assumption: counted returns are mostly deportations; Honduras 2025 counts 26, 4 and 70 in a hundred"};
inline constexpr ParameterSet<4> motive_adults{
    .name = "population/motive_adults", .unit = "share", .range = {0, 1}, .value = {.746, .147, .093, .014},
    .prior = {Shape::fixed, 0, 0}, .labels = "economic family insecurity other", .doc = "Reasons of adults for having left.",
    .source = "data:returnee_profile"};
inline constexpr ParameterSet<4> motive_children{
    .name = "population/motive_children", .unit = "share", .range = {0, 1}, .value = {.667, .195, .110, .028},
    .prior = {Shape::fixed, 0, 0}, .labels = "economic family insecurity other",
    .doc = "Reasons of children for having left.", .source = "data:returnee_profile"};
inline constexpr Parameter transit_share{
    .name = "population/transit_share", .unit = "share", .range = {0, 1}, .value = 0.41,
    .prior = {Shape::uniform, 0.25, 0.6}, .doc = "Returnees intercepted on the way or within a month of arriving.",
    .source = "data:returnee_profile, 2014"};
inline constexpr Parameter stay_median{
    .name = "population/stay_median", .unit = "months", .range = {1, 240}, .value = 36,
    .prior = {Shape::uniform, 18, 72}, .doc = "Median stay abroad of those who were not intercepted.",
    .source = "assumption: long stays of years stand beside short ones"};
inline constexpr Parameter stay_spread{
    .name = "population/stay_spread", .unit = "count", .range = {0, 3}, .value = 1.2, .prior = {Shape::uniform, 0.8, 1.6},
    .doc = "Spread of the logarithm of the stay.", .source = "assumption: a long right tail"};
inline constexpr Parameter remittance_pull{
    .name = "population/remittance_pull", .unit = "factor", .range = {1, 20}, .value = 3, .prior = {Shape::uniform, 1.5, 6},
    .doc = "Households with remittances receive returnees this many times as often as others.",
    .source = "assumption: senders go back to those they sent to"};
inline constexpr ParameterSet<2> own_home{
    .name = "population/own_home", .unit = "share", .range = {0, 1}, .value = {.12, .35}, .prior = {Shape::uniform, 0.02, 0.5},
    .labels = "alone family", .doc = "Return to a home of their own instead of a household that is there.",
    .source = "assumption: most returnees go to kin"};
inline constexpr ParameterSet<2> foreign_family{
    .name = "population/foreign_family", .unit = "share", .range = {0, 1}, .value = {.04, .04},
    .prior = {Shape::uniform, 0, 0.1}, .labels = "partner child",
    .doc = "Adults back from two years or more abroad who bring a foreign-born partner or child.",
    .source = "assumption: seen in reports, without a figure"};

// --- what a journey did, and who is exposed -----------------------------------------------------------------------
inline constexpr ParameterSet<2> detained_share{
    .name = "population/detained_share", .unit = "share", .range = {0, 1}, .value = {.15, .85}, .prior = {Shape::uniform, 0, 1},
    .labels = "not_forced forced", .doc = "Returnees who were held in detention.", .source = "assumption: deportation goes by custody"};
inline constexpr Parameter trafficked_share{
    .name = "population/trafficked_share", .unit = "share", .range = {0, 1}, .value = 0.0091,
    .prior = {Shape::uniform, 0.003, 0.03}, .doc = "Returnees who were trafficked.", .source = "outcome:O093"};
inline constexpr ParameterSet<2> violence_share{
    .name = "population/violence_share", .unit = "share", .range = {0, 1}, .value = {.20, .30}, .prior = {Shape::uniform, 0.1, 0.6},
    .labels = "men women", .doc = "Returnees who met violence or exploitation.", .source = "assumption: no count for El Salvador"};
inline constexpr Parameter disease_share{
    .name = "population/disease_share", .unit = "share", .range = {0, 1}, .value = 0.05, .prior = {Shape::uniform, 0.01, 0.15},
    .doc = "Returnees exposed to infectious disease on the journey.", .source = "assumption: crowded custody and shelters"};
inline constexpr Parameter loan_share{
    .name = "population/loan_share", .unit = "share", .range = {0, 1}, .value = 0.40, .prior = {Shape::uniform, 0.25, 0.55},
    .doc = "Adult journeys paid by a loan.", .source = "assumption: 40 % of Central American journeys, no figure for returnees"};
inline constexpr ParameterSet<3> disability_share{
    .name = "population/disability_share", .unit = "share", .range = {0, 1}, .value = {.02, .05, .18},
    .prior = {Shape::uniform, 0.01, 0.25}, .labels = "under_18 18_59 60_plus", .doc = "People with a disability.",
    .source = "assumption: rises with age"};
inline constexpr ParameterSet<4> minority_share{
    .name = "population/minority_share", .unit = "share", .range = {0, 1}, .value = {.01, .03, .04, .01},
    .prior = {Shape::uniform, 0, 0.1}, .labels = "ethnic religious orientation gender_expression",
    .doc = "People exposed to discrimination for who they are.", .source = "assumption: no count is at hand"};

// --- correlated traits --------------------------------------------------------------------------------------------
inline constexpr ParameterSet<10> correlation{
    .name = "population/correlation", .unit = "count", .range = {-0.9, 0.9},
    .value = {-.35, .15, -.10, .05, -.05, -.20, 0, 0, .20, .25}, .prior = {Shape::fixed, 0, 0},
    .labels = "temperament-trauma temperament-preparedness trauma-preparedness temperament-expectation "
              "trauma-expectation preparedness-expectation temperament-host trauma-host preparedness-host expectation-host",
    .doc = "Correlations of temperament, proneness to trauma, preparedness, expectation and conditions abroad.",
    .source = "assumption: signs from the factors that source texts name together; sizes modest"};
inline constexpr ParameterSet<3> preparedness_mean{
    .name = "population/preparedness_mean", .unit = "percent", .range = {0, 100}, .value = {65, 70, 25},
    .prior = {Shape::uniform, 0, 100}, .labels = "assisted independent forced", .doc = "Mean preparedness of the return.",
    .source = "assumption: a deportation leaves no time to prepare"};
inline constexpr ParameterSet<2> host_mean{
    .name = "population/host_mean", .unit = "percent", .range = {0, 100}, .value = {30, 55}, .prior = {Shape::uniform, 0, 100},
    .labels = "transit stayed", .doc = "Mean conditions abroad.", .source = "assumption: interception means custody, a stay means work"};
inline constexpr ParameterSet<2> expectation_mean{
    .name = "population/expectation_mean", .unit = "percent", .range = {0, 100}, .value = {50, 60}, .prior = {Shape::uniform, 0, 100},
    .labels = "transit stayed", .doc = "Mean expectation of life after return.",
    .source = "assumption: a stay abroad raises what one expects"};
inline constexpr Parameter percent_spread{
    .name = "population/percent_spread", .unit = "percent", .range = {0, 50}, .value = 17, .prior = {Shape::uniform, 10, 25},
    .doc = "Standard deviation of the traits held in percent.", .source = "assumption: most values between 15 and 85"};
inline constexpr Parameter foreign_skill_months{
    .name = "population/foreign_skill_months", .unit = "months", .range = {1, 600}, .value = 60,
    .prior = {Shape::uniform, 24, 120}, .doc = "Stay after which 63 % of the skill that work abroad can give is reached.",
    .source = "assumption: skill grows with stay and levels off"};

// --- demography ---------------------------------------------------------------------------------------------------
inline constexpr Parameter fertility{
    .name = "population/fertility", .unit = "count", .range = {0, 10}, .value = 1.4, .prior = {Shape::uniform, 1.3, 1.8},
    .doc = "Children per woman over her life.", .source = "data:census2024_facts"};
inline constexpr ParameterSet<7> fertility_pattern{
    .name = "population/fertility_pattern", .unit = "share", .range = {0, 1}, .value = {.17, .27, .24, .17, .10, .04, .01},
    .prior = {Shape::fixed, 0, 0}, .labels = "15 20 25 30 35 40 45", .doc = "Shares of births by age of the mother.",
    .source = "assumption: early childbearing with a long tail"};
inline constexpr Parameter birth_spacing{
    .name = "population/birth_spacing", .unit = "months", .range = {9, 60}, .value = 15, .prior = {Shape::fixed, 0, 0},
    .doc = "Least time between two births of one mother.", .source = "assumption: pregnancy and six months"};
inline constexpr Parameter union_formation{
    .name = "population/union_formation", .unit = "per_month", .range = {0, 0.1}, .value = 0.004,
    .prior = {Shape::uniform, 0.002, 0.008}, .doc = "Chance that an adult under 45 without a partner begins to live as a couple; "
    "a third of it after 45.", .source = "assumption: keeps about half of adults in couples"};
inline constexpr Parameter union_end{
    .name = "population/union_end", .unit = "per_month", .range = {0, 0.1}, .value = 0.0015,
    .prior = {Shape::uniform, 0.0005, 0.003}, .doc = "Chance that a couple separates.",
    .source = "assumption: keeps about half of adults in couples"};
inline constexpr Parameter family_leaves{
    .name = "population/family_leaves", .unit = "share", .range = {0, 1}, .value = 0.1, .prior = {Shape::uniform, 0.02, 0.25},
    .doc = "Heads and partners who, when they leave the country, take the partner and the children of the home along.",
    .source = "assumption: most leave alone; no count of families among those who leave"};
inline constexpr ParameterSet<2> repeat_return{
    .name = "population/repeat_return", .unit = "per_month", .range = {0, 0.5}, .value = {.010, .020},
    .prior = {Shape::uniform, 0.002, 0.05}, .labels = "by_choice by_necessity",
    .doc = "Chance that someone who left comes back.", .source = "assumption: many who leave without papers are returned again"};

// --- ties ---------------------------------------------------------------------------------------------------------
inline constexpr Parameter far_kin{
    .name = "population/far_kin", .unit = "share", .range = {0, 1}, .value = 0.08, .prior = {Shape::uniform, 0.02, 0.2},
    .doc = "Second kin ties that lead to another cell.", .source = "assumption: most kin live near"};
inline constexpr Parameter far_place{
    .name = "population/far_place", .unit = "share", .range = {0, 1}, .value = 0.25, .prior = {Shape::fixed, 0, 0},
    .doc = "Kin ties to other cells that lead to another community.", .source = "assumption: a few ties between places"};

// --- random decisions ---------------------------------------------------------------------------------------------
inline constexpr sim::Stream place_draws{.name = "population/place", .lanes = "category month size home"};
inline constexpr sim::Stream home_draws{.name = "population/home", .lanes = "a b c d"};
inline constexpr sim::Stream return_draws{.name = "population/return", .lanes = "a b c d"};
inline constexpr sim::Stream join_draws{.name = "population/join", .lanes = "a b c d"};
inline constexpr sim::Stream birth_draws{.name = "population/birth", .lanes = "a b c d"};
inline constexpr sim::Stream tie_draws{.name = "population/ties", .lanes = "kin coworker far target"};
inline constexpr sim::Stream panel_draws{.name = "population/panel", .lanes = "order"};
inline constexpr sim::Stream character{.name = "population/character", .lanes = "schooling temperament trauma gender"};
inline constexpr sim::Stream identity_draws{.name = "population/identity_draws", .lanes = "ethnic religious orientation disability"};
inline constexpr sim::Stream route{.name = "population/route", .lanes = "preparedness expectation host type"};
inline constexpr sim::Stream hardship{.name = "population/hardship", .lanes = "detained trafficked violence disease"};
inline constexpr sim::Stream reasons{.name = "population/reasons", .lanes = "motive loan month spare"};
inline constexpr sim::Stream repeat{.name = "population/repeat", .lanes = "return"};
inline constexpr sim::Stream unions{.name = "population/unions", .lanes = "form end family"};

// --- what is counted ----------------------------------------------------------------------------------------------
using sim::Audience;
inline constexpr sim::Tally returnees_present{.name = "population/returnees_present", .unit = "people",
    .audience = Audience::returnees, .doc = "Adult returnees present at the end of the month."};
inline constexpr sim::Tally residents_present{.name = "population/residents_present", .unit = "people",
    .audience = Audience::residents, .doc = "Other adults present at the end of the month."};
inline constexpr sim::Tally children_present{.name = "population/children_present", .unit = "people",
    .audience = Audience::children, .doc = "People under 18 present at the end of the month."};
inline constexpr sim::Tally arrivals{.name = "population/arrivals", .unit = "people", .audience = Audience::returnees,
    .doc = "Returnees, of any age, who came for the first time this month."};
inline constexpr sim::Tally departed_choice{.name = "population/departed_choice", .unit = "people",
    .audience = Audience::returnees, .doc = "Adult returnees now away again by choice."};
inline constexpr sim::Tally departed_necessity{.name = "population/departed_necessity", .unit = "people",
    .audience = Audience::returnees, .doc = "Adult returnees now away again by necessity."};
inline constexpr sim::Tally returnees_dead{.name = "population/returnees_dead", .unit = "people",
    .audience = Audience::returnees, .doc = "Adult returnees who have died since the start of the run."};
inline constexpr sim::Tally births{.name = "population/births", .unit = "people", .audience = Audience::children,
    .doc = "Children born this month."};
inline constexpr sim::Tally deaths{.name = "population/deaths", .unit = "people", .audience = Audience::residents,
    .doc = "Adults other than returnees who died this month."};
inline constexpr sim::Event arrived{.name = "population/arrived", .unit = "count", .doc = "Came back; the value is the number of returns so far."};
inline constexpr sim::Event born{.name = "population/born", .unit = "count", .doc = "Was born."};
inline constexpr sim::Event left{.name = "population/left", .unit = "index", .doc = "Left the country; the value is the new status."};
inline constexpr sim::Event died{.name = "population/died", .unit = "years", .doc = "Died; the value is the age."};

}  // namespace models::population
