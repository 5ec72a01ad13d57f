#pragma once
// The numbers of institutions and policies. No trial measures most of them: ranges are wide and say so.

#include "models/structure/columns.h"

namespace models::structure {

using sim::Parameter;
using sim::ParameterSet;
using sim::Shape;

inline constexpr ParameterSet<levers> practice_start{
    .name = "structure/practice_start",
    .unit = "share",
    .range = {0, 1},
    .value = {0.45, 0.3, 0.1, 0.25, 0.5, 0.3, 0, 0, 1, 1},
    .prior = {Shape::fixed, 0, 0},
    .labels = lever_words,
    .doc = "Where practice stands before the run, per lever",
    .source =
        "assumption: middle-income country with thin arrangements for returnees; no index was found to anchor it"};
inline constexpr ParameterSet<levers> half_time{
    .name = "structure/half_time",
    .unit = "months",
    .range = {1, 240},
    .value = {18, 6, 18, 12, 12, 12, 6, 18, 6, 6},
    .prior = {Shape::lognormal, 3, 36},
    .labels = lever_words,
    .doc = "Months until half of what a policy asks is practice, where institutions stand at the reference capacity",
    .source = "intervention:policy_mainstreaming"};
inline constexpr Parameter reference_capacity{.name = "structure/reference_capacity",
                                              .unit = "score",
                                              .range = {0.05, 1},
                                              .value = 0.5,
                                              .prior = {Shape::fixed, 0, 0},
                                              .doc = "Institutional capacity at which the half times hold",
                                              .source = "assumption: the middle of the scale"};
inline constexpr Parameter adoption_seed{.name = "structure/adoption_seed",
                                         .unit = "share",
                                         .range = {0.001, 0.2},
                                         .value = 0.02,
                                         .prior = {Shape::lognormal, 0.005, 0.06},
                                         .doc = "Share of offices that follow a policy from its first month",
                                         .source = "assumption: a pilot office in fifty"};
inline constexpr Parameter turnover{
    .name = "structure/turnover",
    .unit = "per_month",
    .range = {0, 0.2},
    .value = 0.018,
    .prior = {Shape::lognormal, 0.008, 0.04},
    .doc = "Part of what lies above the sustained level that is lost in a month as trained staff leave",
    .source = "assumption: one official in five leaves in a year; that turnover erodes is "
              "intervention:institution_capacity_building"};
inline constexpr Parameter contracts_lost{
    .name = "structure/contracts_lost",
    .unit = "factor",
    .range = {0, 10},
    .value = 1,
    .prior = {Shape::lognormal, 0.3, 3},
    .doc = "Relative rise of turnover per point of predictability of funding lost since the start, and fall per point gained",
    .source = "assumption: trained staff on project money leave when it stops; direction from "
              "intervention:international_cooperation"};
inline constexpr Parameter reach_pace{
    .name = "structure/reach_pace",
    .unit = "per_month",
    .range = {0, 1},
    .value = 0.15,
    .prior = {Shape::lognormal, 0.05, 0.4},
    .doc = "Part of the distance to national practice that local offices close in a month at full capacity",
    .source = "assumption: circulars and budgets take months to arrive"};
inline constexpr Parameter rural_gap{
    .name = "structure/rural_gap",
    .unit = "share",
    .range = {0, 0.9},
    .value = 0.3,
    .prior = {Shape::uniform, 0.1, 0.5},
    .doc = "Part of national capacity that the offices of a wholly rural place lack at the start",
    .source = "assumption: fewer officials and further away"};

inline constexpr Parameter case_months{.name = "structure/case_months",
                                       .unit = "months",
                                       .range = {1, 60},
                                       .value = 12,
                                       .prior = {Shape::fixed, 0, 0},
                                       .doc = "Months after return in which offices follow the case of a returnee",
                                       .source = "assumption: assistance is planned by the year"};
inline constexpr Parameter desk_cases{
    .name = "structure/desk_cases",
    .unit = "per_1000",
    .range = {0.1, 500},
    .value = 8,
    .prior = {Shape::lognormal, 3, 20},
    .doc = "Newcomers per 1,000 adults whose referrals offices at full capacity can follow while they work apart",
    .source = "assumption: set so that usual arrivals nearly fill the desks of a middling place"};
inline constexpr Parameter coordination_saving{
    .name = "structure/coordination_saving",
    .unit = "share",
    .range = {0, 5},
    .value = 0.5,
    .prior = {Shape::lognormal, 0.2, 1.2},
    .doc = "More cases that the same desks follow when agencies share one file and one round of calls",
    .source = "assumption: overlap cut by coordination, intervention:coordination_referral gives the direction"};
inline constexpr Parameter referral_alone{.name = "structure/referral_alone",
                                          .unit = "share",
                                          .range = {0, 1},
                                          .value = 0.4,
                                          .prior = {Shape::beta, 0.2, 0.6},
                                          .doc = "Chance that a referral is completed without any coordination",
                                          .source =
                                              "assumption: no causal estimate, intervention:coordination_referral"};
inline constexpr Parameter referral_together{.name = "structure/referral_together",
                                             .unit = "share",
                                             .range = {0, 1},
                                             .value = 0.85,
                                             .prior = {Shape::beta, 0.7, 0.95},
                                             .doc = "Chance that a referral is completed under full coordination",
                                             .source =
                                                 "assumption: no causal estimate, intervention:coordination_referral"};
inline constexpr Parameter delay_alone{.name = "structure/delay_alone",
                                       .unit = "months",
                                       .range = {0, 24},
                                       .value = 3,
                                       .prior = {Shape::lognormal, 1.5, 6},
                                       .doc = "Time from referral to first service without any coordination",
                                       .source = "outcome:O033"};
inline constexpr Parameter delay_together{.name = "structure/delay_together",
                                          .unit = "months",
                                          .range = {0, 24},
                                          .value = 0.7,
                                          .prior = {Shape::lognormal, 0.4, 1.2},
                                          .doc = "Time from referral to first service under full coordination",
                                          .source = "outcome:O034"};

inline constexpr Parameter bar_full{
    .name = "structure/bar_full",
    .unit = "share",
    .range = {0, 1},
    .value = 0.2,
    .prior = {Shape::beta, 0.08, 0.35},
    .doc =
        "Chance that a newcomer is turned away as not entitled where nothing is mainstreamed and no right is granted",
    .source = "assumption: residence and registration rules; no count of refusals was found"};

inline constexpr Parameter bar_months{.name = "structure/bar_months",
                                      .unit = "months",
                                      .range = {0, 240},
                                      .value = 24,
                                      .prior = {Shape::uniform, 12, 36},
                                      .doc = "Months after return during which entitlement can be disputed",
                                      .source = "assumption: residence requirements of one to three years"};
inline constexpr Parameter mainstreaming_gain{
    .name = "structure/mainstreaming_gain",
    .unit = "share",
    .range = {0, 2},
    .value = 0.25,
    .prior = {Shape::lognormal, 0.1, 0.6},
    .doc = "More service capacity under full mainstreaming at full institutional capacity: existing budgets open up",
    .source = "assumption: no causal estimate, intervention:policy_mainstreaming"};
inline constexpr Parameter capacity_gain{
    .name = "structure/capacity_gain",
    .unit = "share",
    .range = {0, 3},
    .value = 0.6,
    .prior = {Shape::lognormal, 0.2, 1.2},
    .doc = "More service capacity per point of local institutional capacity gained",
    .source = "assumption: conversion of trained staff to service delivery is uncertain, "
              "intervention:institution_capacity_building"};
inline constexpr Parameter quality_gain{
    .name = "structure/quality_gain",
    .unit = "share",
    .range = {0, 1},
    .value = 0.2,
    .prior = {Shape::uniform, 0, 0.4},
    .doc = "Gain in quality of care, teaching and justice per point of local institutional capacity gained",
    .source = "assumption: process quality rises with capacity, intervention:institution_capacity_building"};

inline constexpr Parameter predictability_gain{
    .name = "structure/predictability_gain",
    .unit = "share",
    .range = {0, 1},
    .value = 0.5,
    .prior = {Shape::uniform, 0.2, 0.8},
    .doc = "Part of the interruptions of funding that full cooperation removes",
    .source = "assumption: direction from intervention:international_cooperation"};
inline constexpr Parameter information_gain{
    .name = "structure/information_gain",
    .unit = "share",
    .range = {0, 1},
    .value = 0.6,
    .prior = {Shape::uniform, 0.3, 0.9},
    .doc = "Part of missing information before return that full cooperation supplies where institutions can use it",
    .source = "assumption: poor case information is the named gap, intervention:international_cooperation"};
inline constexpr Parameter information_months{
    .name = "structure/information_months",
    .unit = "months",
    .range = {0, 60},
    .value = 6,
    .prior = {Shape::uniform, 3, 12},
    .doc = "Months after return in which better information before return helps to find services",
    .source = "assumption: later people know their way"};
inline constexpr Parameter information_services{
    .name = "structure/information_services",
    .unit = "share",
    .range = {0, 1},
    .value = 0.3,
    .prior = {Shape::uniform, 0.1, 0.5},
    .doc = "Knowledge of services added to newcomers per point of information gained",
    .source = "assumption: part of what is told concerns services"};
inline constexpr Parameter information_realism{
    .name = "structure/information_realism",
    .unit = "share",
    .range = {0, 1},
    .value = 0.4,
    .prior = {Shape::uniform, 0.1, 0.7},
    .doc = "Realism added in the month of arrival per point of information gained",
    .source = "assumption: direction from intervention:pre_return_counselling"};

inline constexpr Parameter letting_cut{
    .name = "structure/letting_cut",
    .unit = "share",
    .range = {0, 1},
    .value = 0.4,
    .prior = {Shape::uniform, 0, 0.7},
    .doc = "Part of landlords' reluctance towards returnees that enforced rules remove when they reach everyone",
    .source = "assumption: enforcement decides, intervention:anti_discrimination_policy"};
inline constexpr Parameter secondary_age{.name = "structure/secondary_age",
                                         .unit = "years",
                                         .range = {6, 18},
                                         .value = 12,
                                         .prior = {Shape::fixed, 0, 0},
                                         .doc = "Age at which bars on girls' schooling beyond primary begin to bite",
                                         .source = "assumption: six years of primary school"};

}  // namespace models::structure
