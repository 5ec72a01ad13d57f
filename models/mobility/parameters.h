#pragma once
// The numbers of the mobility model. Effects on the wish are changes of its log odds.

#include "sim/state/declare.h"

namespace models::mobility {

using sim::Parameter;
using sim::ParameterSet;
using sim::Shape;

// Structure: rival assumptions ------------------------------------------------------------------------------------------
inline constexpr Parameter success_enables{
    .name = "mobility/success_enables", .unit = "share", .range = {0, 1}, .value = 1, .prior = {Shape::fixed, 0, 0},
    .doc = "1: one's own means limit plans and departures, so success enables them; 0: means do not matter, success only lowers the wish",
    .source = "de Haas H. 2021, A theory of migration: the aspirations-capabilities framework, Comparative Migration Studies 9"};

// The wish --------------------------------------------------------------------------------------------------------------
inline constexpr ParameterSet<5> age_effect{
    .name = "mobility/age_effect", .unit = "score", .range = {-4, 4}, .value = {0, 0.5, 0.15, -0.75, -1.6}, .prior = {Shape::fixed, 0, 0},
    .labels = "under_18 18_29 30_44 45_59 60_plus", .doc = "Wish to leave by age, against the average adult", .source = "data:lapop_sex_age"};
inline constexpr Parameter men_more{
    .name = "mobility/men_more", .unit = "score", .range = {-2, 2}, .value = 0.3, .prior = {Shape::normal, 0.1, 0.5},
    .doc = "Wish of men against women", .source = "data:lapop_sex_age"};
inline constexpr Parameter earlier_migration{
    .name = "mobility/earlier_migration", .unit = "score", .range = {-2, 5}, .value = 1.2, .prior = {Shape::normal, 0.5, 1.9},
    .doc = "Wish of those who have been away: 62.5 % against 25.0 %, less what their ties and needs explain",
    .source = "data:lapop_2018_ever_migrant_vs_rest"};
inline constexpr ParameterSet<4> motive_effect{
    .name = "mobility/motive_effect", .unit = "score", .range = {-3, 3}, .value = {0.1, -0.3, 0.1, 0}, .prior = {Shape::uniform, -0.5, 0.5},
    .labels = "economic family insecurity other", .doc = "Wish of returnees by why they once left", .source = "assumption"};
inline constexpr Parameter motive_focus{
    .name = "mobility/motive_focus", .unit = "share", .range = {0, 3}, .value = 0.5, .prior = {Shape::uniform, 0, 1},
    .doc = "Added weight of income for those who left for it, and of danger for those who fled it", .source = "assumption"};
inline constexpr Parameter failed_attempt{
    .name = "mobility/failed_attempt", .unit = "score", .range = {-2, 3}, .value = 0.4, .prior = {Shape::uniform, 0, 0.8},
    .doc = "Wish of those intercepted on the way, to try again", .source = "assumption: repeat attempts within weeks are commonly reported"};
inline constexpr Parameter missed_life{
    .name = "mobility/missed_life", .unit = "score", .range = {-2, 3}, .value = 0.6, .prior = {Shape::uniform, 0, 1.2},
    .doc = "Change of the wish from the worst to the best conditions left behind in the host country", .source = "assumption"};
inline constexpr Parameter family_there{
    .name = "mobility/family_there", .unit = "score", .range = {-2, 3}, .value = 0.4, .prior = {Shape::uniform, 0, 0.8},
    .doc = "Wish of those with a foreign-born spouse or child", .source = "assumption"};
inline constexpr Parameter fades_after{
    .name = "mobility/fades_after", .unit = "months", .range = {1, 600}, .value = 60, .prior = {Shape::lognormal, 24, 150},
    .doc = "Months after return when half of what speaks for going back there has faded", .source = "assumption"};
inline constexpr Parameter income_gap{
    .name = "mobility/income_gap", .unit = "score", .range = {0, 6}, .value = 1.5, .prior = {Shape::uniform, 0.5, 2.5},
    .doc = "Change of the wish from income far above need to none", .source = "outcome:O322"};
inline constexpr Parameter no_work{
    .name = "mobility/no_work", .unit = "score", .range = {0, 3}, .value = 0.6, .prior = {Shape::normal, 0.2, 1},
    .doc = "Wish of those who search for work (50.9 % against 21.9 % among Moroccans, who are also younger)", .source = "outcome:O322"};
inline constexpr Parameter danger{
    .name = "mobility/danger", .unit = "score", .range = {0, 6}, .value = 1.5, .prior = {Shape::uniform, 0.5, 2.5},
    .doc = "Change of the wish from feeling safe to feeling in danger", .source = "assumption"};
inline constexpr Parameter not_at_home{
    .name = "mobility/not_at_home", .unit = "score", .range = {0, 6}, .value = 2, .prior = {Shape::uniform, 1, 3},
    .doc = "Change of the wish from full belonging to none", .source = "outcome:O366"};
inline constexpr Parameter distress_effect{
    .name = "mobility/distress_effect", .unit = "score", .range = {-1, 2}, .value = 0.15, .prior = {Shape::normal, 0, 0.3},
    .doc = "Change of the wish per SD of distress", .source = "assumption"};
inline constexpr Parameter disappointment{
    .name = "mobility/disappointment", .unit = "score", .range = {0, 6}, .value = 1, .prior = {Shape::uniform, 0.3, 1.7},
    .doc = "Change of the wish per unit of negative expectation gap", .source = "assumption"};
inline constexpr Parameter pull_of_ties{
    .name = "mobility/pull_of_ties", .unit = "score", .range = {0, 5}, .value = 1, .prior = {Shape::uniform, 0.4, 1.6},
    .doc = "Change of the wish from no ties abroad to the closest", .source = "assumption: networks abroad raise migration in most studies"};
inline constexpr Parameter debt_pressure{
    .name = "mobility/debt_pressure", .unit = "score", .range = {0, 5}, .value = 0.6, .prior = {Shape::uniform, 0.2, 1},
    .doc = "Change of the wish from no debt to a crushing one", .source = "outcome:O110"};
inline constexpr Parameter half_debt{
    .name = "mobility/half_debt", .unit = "months", .range = {0.5, 60}, .value = 6, .prior = {Shape::lognormal, 3, 12},
    .doc = "Months of household need that a debt must equal to weigh half as much as it can", .source = "assumption"};
inline constexpr Parameter reconsiders{
    .name = "mobility/reconsiders", .unit = "chance_per_month", .range = {0.005, 1}, .value = 0.06, .prior = {Shape::lognormal, 0.03, 0.12},
    .doc = "Chance that someone asks himself anew whether to stay", .source = "assumption"};
inline constexpr Parameter usual_adequacy{
    .name = "mobility/usual_adequacy", .unit = "score", .range = {0, 1}, .value = 0.55, .prior = {Shape::fixed, 0, 0},
    .doc = "Income over income and need of the average adult, to whom the survey's wish belongs", .source = "assumption: scale"};
inline constexpr Parameter usual_safety{
    .name = "mobility/usual_safety", .unit = "score", .range = {0, 1}, .value = 0.82, .prior = {Shape::fixed, 0, 0},
    .doc = "Felt safety of the average adult", .source = "assumption: scale"};
inline constexpr Parameter usual_belonging{
    .name = "mobility/usual_belonging", .unit = "score", .range = {0, 1}, .value = 0.65, .prior = {Shape::fixed, 0, 0},
    .doc = "Belonging of the average adult", .source = "assumption: scale"};
inline constexpr Parameter usual_ties{
    .name = "mobility/usual_ties", .unit = "share", .range = {0, 1}, .value = 0.6, .prior = {Shape::fixed, 0, 0},
    .doc = "Strength of the ties abroad of those who have any at the start", .source = "assumption: scale"};

// The plan and the departure -----------------------------------------------------------------------------------------------
inline constexpr Parameter plans{
    .name = "mobility/plans", .unit = "chance_per_month", .range = {0, 0.5}, .value = 0.03, .prior = {Shape::lognormal, 0.015, 0.06},
    .doc = "Chance that someone with the wish and half of full means begins to prepare",
    .source = "assumption: of adults who wish to leave, far fewer plan (42 % want to, a tenth prepare in world polls)"};
inline constexpr Parameter plan_debt{
    .name = "mobility/plan_debt", .unit = "share", .range = {0, 5}, .value = 0.6, .prior = {Shape::uniform, 0.1, 1.1},
    .doc = "Relative gain of that chance under a crushing debt that can only be paid from abroad", .source = "outcome:O110"};
inline constexpr Parameter drops_plan{
    .name = "mobility/drops_plan", .unit = "chance_per_month", .range = {0, 1}, .value = 0.08, .prior = {Shape::lognormal, 0.04, 0.16},
    .doc = "Chance that a plan is dropped while the wish stays", .source = "assumption"};
inline constexpr Parameter leaves{
    .name = "mobility/leaves", .unit = "chance_per_month", .range = {0, 0.5}, .value = 0.05, .prior = {Shape::lognormal, 0.02, 0.12},
    .doc = "Chance that someone with a plan and half of full means departs", .source = "assumption: about one adult in a hundred leaves in a year"};
inline constexpr Parameter journey_cost{
    .name = "mobility/journey_cost", .unit = "USD", .range = {100, 50000}, .value = 6000, .prior = {Shape::uniform, 4000, 8000},
    .doc = "Price of the journey", .source = "data:returnee_profile"};
inline constexpr Parameter loan_months{
    .name = "mobility/loan_months", .unit = "months", .range = {0, 60}, .value = 6, .prior = {Shape::uniform, 2, 10},
    .doc = "Months of the credit a household can draw that it would put into a journey", .source = "assumption"};
inline constexpr Parameter sent_for{
    .name = "mobility/sent_for", .unit = "USD", .range = {0, 50000}, .value = 4000, .prior = {Shape::uniform, 1500, 6500},
    .doc = "What people abroad who are closest would pay towards the journey", .source = "assumption"};
inline constexpr Parameter means_without_limit{
    .name = "mobility/means_without_limit", .unit = "share", .range = {0, 1}, .value = 0.4, .prior = {Shape::fixed, 0, 0},
    .doc = "Means that count for everybody where one's own do not", .source = "assumption: near the mean of own means"};
inline constexpr Parameter own_drive{
    .name = "mobility/own_drive", .unit = "share", .range = {0, 5}, .value = 1, .prior = {Shape::uniform, 0, 2},
    .doc = "Relative gain of the chance to depart while a basic need is unmet", .source = "assumption"};

// Necessity -----------------------------------------------------------------------------------------------------------------
inline constexpr Parameter hungry_from{
    .name = "mobility/hungry_from", .unit = "share", .range = {0, 1}, .value = 0.25, .prior = {Shape::uniform, 0.15, 0.4},
    .doc = "Share of the food need unmet from which hunger is a reason that leaves no choice", .source = "assumption: definition"};
inline constexpr Parameter poor_below{
    .name = "mobility/poor_below", .unit = "share", .range = {0, 1}, .value = 0.5, .prior = {Shape::uniform, 0.3, 0.6},
    .doc = "Income and savings over a month's need below which there is no living here", .source = "assumption: definition"};
inline constexpr Parameter unsafe_below{
    .name = "mobility/unsafe_below", .unit = "score", .range = {0, 1}, .value = 0.4, .prior = {Shape::uniform, 0.25, 0.5},
    .doc = "Felt safety below which danger is such a reason", .source = "assumption: definition"};

// Ties abroad ---------------------------------------------------------------------------------------------------------------
inline constexpr Parameter ties_fade{
    .name = "mobility/ties_fade", .unit = "per_month", .range = {0, 0.5}, .value = 0.01, .prior = {Shape::lognormal, 0.005, 0.02},
    .doc = "Share of ties abroad lost in a month without remittances", .source = "assumption"};
inline constexpr Parameter ties_stay{
    .name = "mobility/ties_stay", .unit = "months", .range = {1, 600}, .value = 24, .prior = {Shape::lognormal, 12, 48},
    .doc = "Months abroad after which a returnee has half of the ties one can have there", .source = "assumption"};
inline constexpr Parameter ties_kin{
    .name = "mobility/ties_kin", .unit = "share", .range = {0, 1}, .value = 0.9, .prior = {Shape::uniform, 0.8, 1},
    .doc = "Ties to a household member who left, or to the family of a foreign-born spouse or child", .source = "assumption"};

}  // namespace models::mobility
