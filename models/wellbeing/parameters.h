#pragma once
// The numbers of the wellbeing model. SD is that of residents' distress at the start.

#include "sim/state/declare.h"

namespace models::wellbeing {

using sim::Parameter;
using sim::ParameterSet;
using sim::Shape;

// From odds ratios to SD: log odds / 1.81 (a logistic variable's SD), shrunk ---------------------------------------------
inline constexpr Parameter odds_per_sd{
    .name = "wellbeing/odds_per_sd", .unit = "score", .range = {1, 3}, .value = 1.81, .prior = {Shape::fixed, 0, 0},
    .doc = "Log odds of a common mental disorder per SD of distress: pi / sqrt 3",
    .source = "Chinn S. 2000, A simple method for converting an odds ratio to effect size, Statistics in Medicine 19"};
inline constexpr Parameter observed_share{
    .name = "wellbeing/observed_share", .unit = "share", .range = {0, 1}, .value = 0.6, .prior = {Shape::uniform, 0.5, 0.7},
    .doc = "Share of an odds ratio from one observational study that is believed to be an effect",
    .source = "assumption: single-study effects are shrunk by 30 to 50 %"};
inline constexpr Parameter detention_odds{
    .name = "wellbeing/detention_odds", .unit = "score", .range = {1, 50}, .value = 4.74, .prior = {Shape::lognormal, 2.6, 8.62},
    .doc = "Odds ratio of a common mental disorder: detained on the journey, other than in the course of a removal",
    .source = "outcome:O018"};
inline constexpr Parameter violence_odds{
    .name = "wellbeing/violence_odds", .unit = "score", .range = {1, 100}, .value = 7.6, .prior = {Shape::lognormal, 3, 19},
    .doc = "The same: violence or abuse on the way, abroad or in detention; geometric mean of 12.17 (labour migrants) and 4.72 (deported people, O317)",
    .source = "outcome:O019"};
inline constexpr Parameter bad_host_odds{
    .name = "wellbeing/bad_host_odds", .unit = "score", .range = {1, 50}, .value = 3.35, .prior = {Shape::lognormal, 1.47, 7.63},
    .doc = "The same: the worst conditions in the host country (wages unpaid or late) against middling ones", .source = "outcome:O021"};
inline constexpr Parameter unmet_goal_odds{
    .name = "wellbeing/unmet_goal_odds", .unit = "score", .range = {1, 100}, .value = 9.58, .prior = {Shape::lognormal, 4.43, 20.71},
    .doc = "The same: guilt at unmet goals; reached at the full expectation gap", .source = "outcome:O020"};
inline constexpr Parameter trafficked_odds{
    .name = "wellbeing/trafficked_odds", .unit = "score", .range = {1, 50}, .value = 3.67, .prior = {Shape::lognormal, 2, 6.5},
    .doc = "The same: trafficked; 58 % with depression symptoms against 28 % of labour migrants with a disorder", .source = "outcome:O127"};
inline constexpr Parameter removal_odds{
    .name = "wellbeing/removal_odds", .unit = "score", .range = {1, 10}, .value = 1.71, .prior = {Shape::lognormal, 1.52, 1.92},
    .doc = "Odds ratio of worse self-rated health: deported against voluntary", .source = "outcome:O315"};
inline constexpr Parameter debt_odds{
    .name = "wellbeing/debt_odds", .unit = "score", .range = {1, 20}, .value = 3.24, .prior = {Shape::lognormal, 2, 5},
    .doc = "Odds ratio of a mental disorder: in debt",
    .source = "Richardson T., Elliott P., Roberts R. 2013, The relationship between personal unsecured debt and mental and physical health, Clinical Psychology Review 33"};
inline constexpr Parameter home_violence_odds{
    .name = "wellbeing/home_violence_odds", .unit = "score", .range = {1, 20}, .value = 1.97, .prior = {Shape::lognormal, 1.4, 2.8},
    .doc = "Odds ratio of depression in women: violence by a partner; children are taken to feel it alike",
    .source = "Devries K. et al. 2013, Intimate partner violence and incident depressive symptoms and suicide attempts, PLoS Medicine 10"};

// Trauma ------------------------------------------------------------------------------------------------------------------
inline constexpr Parameter trauma_decay{
    .name = "wellbeing/trauma_decay", .unit = "per_month", .range = {0, 0.2}, .value = 0.0145, .prior = {Shape::lognormal, 0.008, 0.026},
    .doc = "Share of trauma load lost in a month: 44 % without the disorder after 40 months",
    .source = "Morina N. et al. 2014, Remission from post-traumatic stress disorder in adults, Clinical Psychology Review 34"};
inline constexpr Parameter disease_trauma{
    .name = "wellbeing/disease_trauma", .unit = "SD", .range = {0, 1}, .value = 0.1, .prior = {Shape::uniform, 0, 0.2},
    .doc = "Load of having been exposed to disease on the journey", .source = "assumption: illness itself is the health model's"};
inline constexpr Parameter alone_trauma{
    .name = "wellbeing/alone_trauma", .unit = "SD", .range = {0, 2}, .value = 0.3, .prior = {Shape::uniform, 0.1, 0.5},
    .doc = "Load of a child that travelled without a parent", .source = "assumption"};
inline constexpr Parameter home_violence_trauma{
    .name = "wellbeing/home_violence_trauma", .unit = "SD_per_month", .range = {0, 0.5}, .value = 0.02, .prior = {Shape::uniform, 0.005, 0.04},
    .doc = "Load added by a month with violence at home to women and children", .source = "assumption"};
inline constexpr Parameter disaster_trauma{
    .name = "wellbeing/disaster_trauma", .unit = "SD", .range = {0, 2}, .value = 0.4, .prior = {Shape::uniform, 0.1, 0.7},
    .doc = "Load added where a hazard hits everything; as its share hit in general", .source = "assumption"};
inline constexpr Parameter danger_trauma{
    .name = "wellbeing/danger_trauma", .unit = "SD", .range = {0, 0.2}, .value = 0.01, .prior = {Shape::uniform, 0, 0.02},
    .doc = "Load added in a month per unit of violence above the normal level of the place", .source = "assumption"};

// Distress: how it moves ----------------------------------------------------------------------------------------------------
inline constexpr Parameter recovery{
    .name = "wellbeing/recovery", .unit = "per_month", .range = {0.01, 1}, .value = 0.11, .prior = {Shape::lognormal, 0.06, 0.2},
    .doc = "Share of the distance to its level that distress goes in a month; half of what passes is gone in six months",
    .source = "intervention:pm_plus"};
inline constexpr Parameter swing{
    .name = "wellbeing/swing", .unit = "factor", .range = {0, 2}, .value = 1, .prior = {Shape::fixed, 0, 0},
    .doc = "What happens to people in a month that is not modelled, against what gives residents an SD of one; 0: nothing",
    .source = "assumption: the scale is residents' own"};
inline constexpr Parameter passing_least{
    .name = "wellbeing/passing_least", .unit = "share", .range = {0, 1}, .value = 0.1, .prior = {Shape::fixed, 0, 0},
    .doc = "Least share of residents' variance of distress that comes and goes, should what lasts leave less",
    .source = "assumption: keeps the scale defined under extreme settings"};
inline constexpr Parameter temper_effect{
    .name = "wellbeing/temper_effect", .unit = "SD", .range = {0, 1}, .value = 0.55, .prior = {Shape::uniform, 0.4, 0.65},
    .doc = "Fall of the level of distress per SD of temperament: what stays of people's differences over years beside their circumstances",
    .source = "assumption: near half of the variance is lasting, of which circumstances make a part"};
inline constexpr Parameter temper_recovery{
    .name = "wellbeing/temper_recovery", .unit = "share", .range = {0, 0.25}, .value = 0.1, .prior = {Shape::uniform, 0, 0.2},
    .doc = "Relative gain of recovery per SD of temperament", .source = "assumption"};
inline constexpr Parameter longest_step{
    .name = "wellbeing/longest_step", .unit = "share", .range = {0.1, 1}, .value = 0.6, .prior = {Shape::fixed, 0, 0},
    .doc = "Largest share of the way to its level that distress can go in a month, however well someone copes", .source = "assumption"};

// Distress: what pushes -------------------------------------------------------------------------------------------------------
inline constexpr Parameter half_debt{
    .name = "wellbeing/half_debt", .unit = "months", .range = {0.5, 60}, .value = 6, .prior = {Shape::lognormal, 3, 12},
    .doc = "Months of household need that a debt must equal to weigh half as much as it can", .source = "assumption"};
inline constexpr Parameter jobless{
    .name = "wellbeing/jobless", .unit = "SD", .range = {0, 2}, .value = 0.3, .prior = {Shape::uniform, 0.15, 0.51},
    .doc = "Push of searching for work without having any (0.5 SD between people, less over time in one person)",
    .source = "Paul K. I., Moser K. 2009, Unemployment impairs mental health: meta-analyses, Journal of Vocational Behavior 74"};
inline constexpr Parameter hunger{
    .name = "wellbeing/hunger", .unit = "SD", .range = {0, 2}, .value = 0.45, .prior = {Shape::uniform, 0.2, 0.7},
    .doc = "Push of hunger at home", .source = "outcome:O389"};
inline constexpr Parameter half_hunger{
    .name = "wellbeing/half_hunger", .unit = "share", .range = {0.01, 1}, .value = 0.15, .prior = {Shape::uniform, 0.05, 0.3},
    .doc = "Share of food need unmet that weighs half as much as hunger can", .source = "assumption"};
inline constexpr ParameterSet<5> housing_insecurity{
    .name = "wellbeing/housing_insecurity", .unit = "SD", .range = {0, 2}, .value = {0, 0, 0.2, 0.1, 0.4}, .prior = {Shape::uniform, 0, 0.6},
    .labels = "owner secure_rent insecure_rent with_relatives shelter", .doc = "Push of the right by which one lives where one lives",
    .source = "assumption: direction from source material"};
inline constexpr Parameter crowding{
    .name = "wellbeing/crowding", .unit = "SD", .range = {0, 2}, .value = 0.15, .prior = {Shape::uniform, 0, 0.3},
    .doc = "Push of crowding at home when full", .source = "assumption"};
inline constexpr Parameter crowded_from{
    .name = "wellbeing/crowded_from", .unit = "people", .range = {0, 10}, .value = 2, .prior = {Shape::fixed, 0, 0},
    .doc = "People per room above which crowding weighs; full at twice as many", .source = "assumption: overcrowding is counted above three"};
inline constexpr Parameter family_tension{
    .name = "wellbeing/family_tension", .unit = "SD", .range = {0, 2}, .value = 0.5, .prior = {Shape::uniform, 0.2, 0.8},
    .doc = "Push of full strain at home", .source = "assumption"};
inline constexpr Parameter discrimination{
    .name = "wellbeing/discrimination", .unit = "SD", .range = {0, 4}, .value = 1.2, .prior = {Shape::uniform, 0.6, 1.8},
    .doc = "Push of full discrimination; a correlation near -0.2 over the spread of discrimination among returnees",
    .source = "Pascoe E. A., Smart Richman L. 2009, Perceived discrimination and health: a meta-analytic review, Psychological Bulletin 135"};
inline constexpr Parameter insecurity{
    .name = "wellbeing/insecurity", .unit = "SD", .range = {0, 2}, .value = 0.4, .prior = {Shape::uniform, 0.1, 0.7},
    .doc = "Push of feeling in danger all the time", .source = "assumption: direction from source material"};
inline constexpr Parameter illness{
    .name = "wellbeing/illness", .unit = "SD", .range = {0, 3}, .value = 0.6, .prior = {Shape::uniform, 0.3, 0.9},
    .doc = "Push of full loss of health", .source = "assumption"};
inline constexpr Parameter full_gap{
    .name = "wellbeing/full_gap", .unit = "score", .range = {0.1, 1}, .value = 0.4, .prior = {Shape::uniform, 0.25, 0.6},
    .doc = "Expectation gap at which unmet goals weigh fully", .source = "assumption"};

// Distress: what relieves --------------------------------------------------------------------------------------------------------
inline constexpr Parameter support_relief{
    .name = "wellbeing/support_relief", .unit = "SD", .range = {0, 3}, .value = 0.8, .prior = {Shape::uniform, 0.4, 1.2},
    .doc = "Fall of the level of distress from no support to full", .source = "assumption: correlations near 0.2 to 0.3"};
inline constexpr Parameter belonging_relief{
    .name = "wellbeing/belonging_relief", .unit = "SD", .range = {0, 3}, .value = 0.5, .prior = {Shape::uniform, 0.2, 0.8},
    .doc = "The same from no belonging to full", .source = "assumption"};
inline constexpr Parameter participation_relief{
    .name = "wellbeing/participation_relief", .unit = "SD", .range = {0, 2}, .value = 0.2, .prior = {Shape::uniform, 0, 0.4},
    .doc = "The same from no taking part to full", .source = "assumption"};
inline constexpr Parameter buffering{
    .name = "wellbeing/buffering", .unit = "share", .range = {0, 1}, .value = 0.3, .prior = {Shape::uniform, 0, 0.6},
    .doc = "Relative fall of all stress from no support to full",
    .source = "Cohen S., Wills T. A. 1985, Stress, social support, and the buffering hypothesis, Psychological Bulletin 98"};

// Expectations and satisfaction -----------------------------------------------------------------------------------------------------
inline constexpr ParameterSet<6> situation_weight{
    .name = "wellbeing/situation_weight", .unit = "share", .range = {0, 1}, .value = {0.3, 0.15, 0.15, 0.15, 0.1, 0.15},
    .prior = {Shape::fixed, 0, 0}, .labels = "income food work home debt health",
    .doc = "Weights of what makes up the living situation that people compare with what they expected", .source = "assumption"};
inline constexpr Parameter not_working{
    .name = "wellbeing/not_working", .unit = "share", .range = {0, 1}, .value = 0.5, .prior = {Shape::uniform, 0.3, 0.7},
    .doc = "Worth of the part 'work' to those who neither work nor search: pupils, carers, the old", .source = "assumption"};
inline constexpr Parameter usual_realism{
    .name = "wellbeing/usual_realism", .unit = "share", .range = {0, 1}, .value = 0.5, .prior = {Shape::fixed, 0, 0},
    .doc = "Realism of people who were never away", .source = "assumption"};
inline constexpr Parameter expectation_speed{
    .name = "wellbeing/expectation_speed", .unit = "per_month", .range = {0, 0.5}, .value = 0.04, .prior = {Shape::lognormal, 0.02, 0.08},
    .doc = "Share of the gap by which expectations come down to life in a month; faster by as much again with full realism", .source = "assumption"};
inline constexpr Parameter expectation_rise{
    .name = "wellbeing/expectation_rise", .unit = "factor", .range = {0.5, 20}, .value = 3, .prior = {Shape::uniform, 1, 5},
    .doc = "Speed at which expectations rise with life, against how they come down", .source = "assumption: what is better is soon counted on"};
inline constexpr Parameter arrival_realism{
    .name = "wellbeing/arrival_realism", .unit = "share", .range = {0, 1}, .value = 0.5, .prior = {Shape::uniform, 0.2, 0.8},
    .doc = "Share of false expectation that full realism takes away before arrival", .source = "intervention:pre_return_counselling"};
inline constexpr Parameter adaptation{
    .name = "wellbeing/adaptation", .unit = "per_month", .range = {0.01, 1}, .value = 0.182, .prior = {Shape::lognormal, 0.12, 0.28},
    .doc = "Share of the distance by which people get used to their situation in a month: with the lasting share, 60 % of a gain is gone after eight months",
    .source = "intervention:housing_upgrade_expansion"};
inline constexpr Parameter lasting_share{
    .name = "wellbeing/lasting_share", .unit = "share", .range = {0, 1}, .value = 0.25, .prior = {Shape::uniform, 0.1, 0.35},
    .doc = "Share of a gain in satisfaction that never wears off", .source = "intervention:housing_upgrade_expansion"};
inline constexpr Parameter satisfaction_slope{
    .name = "wellbeing/satisfaction_slope", .unit = "score", .range = {0, 5}, .value = 1.2, .prior = {Shape::uniform, 0.8, 1.6},
    .doc = "Change of satisfaction per unit of the situation at first", .source = "assumption"};
inline constexpr Parameter mood{
    .name = "wellbeing/mood", .unit = "score", .range = {0, 0.5}, .value = 0.06, .prior = {Shape::uniform, 0.02, 0.1},
    .doc = "Fall of satisfaction per SD of distress", .source = "assumption"};
inline constexpr Parameter gap_mood{
    .name = "wellbeing/gap_mood", .unit = "score", .range = {0, 2}, .value = 0.3, .prior = {Shape::uniform, 0.1, 0.5},
    .doc = "Change of satisfaction per unit of the expectation gap", .source = "assumption"};

// Asking for help -----------------------------------------------------------------------------------------------------------------------
inline constexpr Parameter asks_above{
    .name = "wellbeing/asks_above", .unit = "SD", .range = {-1, 5}, .value = 1.2, .prior = {Shape::uniform, 0.8, 1.6},
    .doc = "Distress above which women want psychological support", .source = "outcome:O016"};
inline constexpr Parameter asks_until{
    .name = "wellbeing/asks_until", .unit = "SD", .range = {0, 3}, .value = 0.5, .prior = {Shape::uniform, 0.2, 0.8},
    .doc = "Fall below that point after which it is wanted no more", .source = "assumption"};
inline constexpr Parameter men_ask_later{
    .name = "wellbeing/men_ask_later", .unit = "SD", .range = {0, 2}, .value = 0.4, .prior = {Shape::uniform, 0.1, 0.7},
    .doc = "Distress by which men ask later than women", .source = "assumption"};

}  // namespace models::wellbeing
