#pragma once
// The numbers of the climate model. SD is that of residents' attitudes at the start.

#include "sim/state/declare.h"

namespace models::climate {

using sim::Parameter;
using sim::ParameterSet;
using sim::Shape;

// How attitudes move --------------------------------------------------------------------------------------------------
inline constexpr Parameter anchor_pull{
    .name = "climate/anchor_pull", .unit = "per_month", .range = {0, 1}, .value = 0.03, .prior = {Shape::lognormal, 0.015, 0.06},
    .doc = "Share of the distance to one's own anchor that an attitude goes back in a month; half-life 23 months",
    .source = "intervention:intergroup_contact"};
inline constexpr Parameter peer_pull{
    .name = "climate/peer_pull", .unit = "per_month", .range = {0, 0.5}, .value = 0.015, .prior = {Shape::lognormal, 0.005, 0.045},
    .doc = "Share of the distance to the mean attitude of one's ties that an attitude goes in a month",
    .source = "assumption: opinions are moved by ties more slowly than by one's own convictions (Friedkin and Johnsen form)"};
inline constexpr Parameter trust_slope{
    .name = "climate/trust_slope", .unit = "SD", .range = {0, 10}, .value = 1, .prior = {Shape::uniform, 0, 2},
    .doc = "Mean anchor of a place per unit of trust above the national mean",
    .source = "assumption: no attitude to returnees was measured; trusting places are somewhat more welcoming"};
inline constexpr Parameter good_contact{
    .name = "climate/good_contact", .unit = "SD", .range = {0, 4}, .value = 0.8, .prior = {Shape::lognormal, 0.3, 1.6},
    .doc = "Long-run attitude of someone all of whose ties are returnees, without tension: 0.39 SD shrunk by 40 % for one tie in four",
    .source = "intervention:intergroup_contact"};
inline constexpr Parameter contact_turns{
    .name = "climate/contact_turns", .unit = "share", .range = {0.05, 1}, .value = 0.5, .prior = {Shape::uniform, 0.3, 0.8},
    .doc = "Tension at which contact does no good; above it contact does harm",
    .source = "assumption: contact under threat worsens attitudes; no size for this population"};
inline constexpr Parameter jobs_weight{
    .name = "climate/jobs_weight", .unit = "SD", .range = {0, 4}, .value = 0.6, .prior = {Shape::lognormal, 0.2, 1.4},
    .doc = "Long-run fall of attitude under full competition for jobs", .source = "assumption: direction from source material, no size"};
inline constexpr Parameter homes_weight{
    .name = "climate/homes_weight", .unit = "SD", .range = {0, 4}, .value = 0.4, .prior = {Shape::lognormal, 0.1, 1.0},
    .doc = "Long-run fall of attitude under full competition for homes", .source = "assumption: direction from source material, no size"};
inline constexpr Parameter services_weight{
    .name = "climate/services_weight", .unit = "SD", .range = {0, 4}, .value = 0.4, .prior = {Shape::lognormal, 0.1, 1.0},
    .doc = "Long-run fall of attitude under full competition for services", .source = "assumption: direction from source material, no size"};
inline constexpr Parameter own_stake{
    .name = "climate/own_stake", .unit = "factor", .range = {0, 5}, .value = 1, .prior = {Shape::uniform, 0, 2},
    .doc = "Added weight of competition for jobs on someone who is searching, and for homes on someone who rents",
    .source = "assumption: those who compete feel it more"};
inline constexpr Parameter fairness_weight{
    .name = "climate/fairness_weight", .unit = "SD", .range = {0, 4}, .value = 0.4, .prior = {Shape::uniform, 0.1, 0.8},
    .doc = "Long-run change of attitude from fully unfair to fully fair aid, where returnees are many",
    .source = "assumption: sharing benefits with hosts and saying why raised acceptance; no size for fairness itself"};

// When competition is felt ----------------------------------------------------------------------------------------------
inline constexpr Parameter half_share{
    .name = "climate/half_share", .unit = "share", .range = {0.005, 1}, .value = 0.1, .prior = {Shape::lognormal, 0.03, 0.3},
    .doc = "Returnees per resident at which competition is half as strong as it can be",
    .source = "assumption: a hundred per thousand residents is a mass return"};
inline constexpr Parameter full_joblessness{
    .name = "climate/full_joblessness", .unit = "share", .range = {0.02, 1}, .value = 0.2, .prior = {Shape::uniform, 0.1, 0.35},
    .doc = "Jobless rate at which competition for jobs is full", .source = "assumption"};
inline constexpr Parameter full_rent_rise{
    .name = "climate/full_rent_rise", .unit = "share", .range = {0.05, 5}, .value = 0.5, .prior = {Shape::uniform, 0.25, 1},
    .doc = "Rise of rents over the start at which competition for homes is full", .source = "assumption"};
inline constexpr Parameter full_overload{
    .name = "climate/full_overload", .unit = "share", .range = {0.05, 5}, .value = 0.5, .prior = {Shape::uniform, 0.25, 1},
    .doc = "Demand over capacity at which competition for services is full", .source = "assumption"};

// Places ----------------------------------------------------------------------------------------------------------------
inline constexpr Parameter place_speed{
    .name = "climate/place_speed", .unit = "per_month", .range = {0.01, 1}, .value = 0.15, .prior = {Shape::lognormal, 0.07, 0.3},
    .doc = "Share of the distance to its level that trust, tension and fairness go in a month", .source = "assumption"};
inline constexpr Parameter usual_tension{
    .name = "climate/usual_tension", .unit = "share", .range = {0, 1}, .value = 0.1, .prior = {Shape::uniform, 0.03, 0.2},
    .doc = "Tension of a place without competition or hostility", .source = "assumption"};
inline constexpr Parameter tension_competition{
    .name = "climate/tension_competition", .unit = "share", .range = {0, 1}, .value = 0.5, .prior = {Shape::uniform, 0.2, 0.8},
    .doc = "Tension added under full competition for jobs, homes and services together", .source = "assumption"};
inline constexpr Parameter tension_hostility{
    .name = "climate/tension_hostility", .unit = "share", .range = {0, 1}, .value = 0.3, .prior = {Shape::uniform, 0.1, 0.6},
    .doc = "Tension added where all residents are hostile and returnees are many", .source = "assumption"};
inline constexpr Parameter tension_unfairness{
    .name = "climate/tension_unfairness", .unit = "share", .range = {0, 1}, .value = 0.3, .prior = {Shape::uniform, 0.1, 0.6},
    .doc = "Tension added where aid is fully unfair and returnees are many", .source = "assumption"};
inline constexpr Parameter trust_tension{
    .name = "climate/trust_tension", .unit = "share", .range = {0, 1}, .value = 0.25, .prior = {Shape::uniform, 0, 0.5},
    .doc = "Trust lost at full tension", .source = "assumption: effects on cohesion may be null, so the prior reaches zero"};
inline constexpr Parameter trust_violence{
    .name = "climate/trust_violence", .unit = "share", .range = {0, 1}, .value = 0.15, .prior = {Shape::uniform, 0, 0.3},
    .doc = "Trust lost as safety falls from its usual level to nothing",
    .source = "data:lapop_national"};
inline constexpr Parameter fairness_exclusion{
    .name = "climate/fairness_exclusion", .unit = "months", .range = {0, 100}, .value = 15, .prior = {Shape::lognormal, 5, 45},
    .doc = "Fairness lost per SD per month of exclusive aid, and won per SD per month of shared benefit",
    .source = "assumption: aid strong enough to cost a third of an SD in two years halves perceived fairness at most"};

// Safety ----------------------------------------------------------------------------------------------------------------
inline constexpr Parameter killings_slope{
    .name = "climate/killings_slope", .unit = "score", .range = {0, 2}, .value = 0.15, .prior = {Shape::uniform, 0, 0.3},
    .doc = "Log odds of feeling insecure per log of killings: in a place over the nation (per 1 + rate / 10), and over its own past in a shock of violence",
    .source = "data:homicides_national"};
inline constexpr Parameter shock_slope{
    .name = "climate/shock_slope", .unit = "score", .range = {0, 2}, .value = 0.5, .prior = {Shape::uniform, 0.3, 0.7},
    .doc = "Log odds of feeling insecure per log of the violence factor: killings fell 20-fold from 2018 to 2023 and the odds 4.5-fold",
    .source = "data:lapop_national"};
inline constexpr Parameter lighting_slope{
    .name = "climate/lighting_slope", .unit = "score", .range = {0, 3}, .value = 0.6, .prior = {Shape::lognormal, 0.2, 1.2},
    .doc = "Fall of the log odds of feeling insecure from darkness to full lighting; crime itself falls by 21 %",
    .source = "intervention:street_lighting_paths"};
inline constexpr Parameter space_slope{
    .name = "climate/space_slope", .unit = "score", .range = {0, 3}, .value = 0.4, .prior = {Shape::lognormal, 0.1, 0.9},
    .doc = "Fall of the log odds of feeling insecure from no usable public space to full; concern fell by 58 % around greened lots, shrunk",
    .source = "intervention:public_space_rehabilitation"};

// What people live through ------------------------------------------------------------------------------------------------
inline constexpr Parameter hostile_below{
    .name = "climate/hostile_below", .unit = "SD", .range = {-3, 1}, .value = -0.85, .prior = {Shape::normal, -1.3, -0.4},
    .doc = "Attitude below which a resident acts on it", .source = "assumption: one resident in five at the start"};
inline constexpr ParameterSet<4> stigma{
    .name = "climate/stigma", .unit = "factor", .range = {0, 5}, .value = {0, 0.6, 1.1, 0.9}, .prior = {Shape::lognormal, 0.3, 1.5},
    .labels = "resident returnee deported foreigner",
    .doc = "Discrimination on arrival per share of residents who are hostile, by what one is seen as",
    .source = "assumption: deported people are taken for failures or criminals; 11 % of women who came back as workers felt discriminated against (outcome:O377)"};
inline constexpr Parameter accent{
    .name = "climate/accent", .unit = "factor", .range = {0, 5}, .value = 0.8, .prior = {Shape::uniform, 0.2, 1.5},
    .doc = "Added stigma of someone who does not speak as people speak here", .source = "assumption"};
inline constexpr Parameter stigma_fades{
    .name = "climate/stigma_fades", .unit = "months", .range = {1, 600}, .value = 48, .prior = {Shape::lognormal, 18, 120},
    .doc = "Months after which half of the stigma of arrival has worn off", .source = "assumption"};
inline constexpr ParameterSet<5> identity_exposure{
    .name = "climate/identity_exposure", .unit = "share", .range = {0, 1}, .value = {0.12, 0.06, 0.2, 0.12, 0.25},
    .prior = {Shape::uniform, 0.02, 0.4},
    .labels = "ethnic_minority religious_minority orientation_risk disability gender_expression",
    .doc = "Discrimination that an identity is exposed to, resident or returnee, in a place of usual hostility",
    .source = "assumption: no national rates; ordered by reports of violence and refusal"};
inline constexpr Parameter enforcement_effect{
    .name = "climate/enforcement_effect", .unit = "share", .range = {0, 1}, .value = 0.3, .prior = {Shape::beta, 0.05, 0.6},
    .doc = "Share of discrimination that fully enforced rules prevent", .source = "intervention:anti_discrimination_policy"};
inline constexpr Parameter feeling_speed{
    .name = "climate/feeling_speed", .unit = "per_month", .range = {0.02, 1}, .value = 0.25, .prior = {Shape::uniform, 0.1, 0.5},
    .doc = "Share of the distance to what is lived through now that felt discrimination and felt safety go in a month",
    .source = "assumption: the instrument asks about recent months"};
inline constexpr Parameter women_unsafe{
    .name = "climate/women_unsafe", .unit = "share", .range = {-0.5, 0.5}, .value = 0.06, .prior = {Shape::normal, 0.03, 0.09},
    .doc = "Felt safety of women below that of men at usual lighting (insecure 19 % against 13 %)",
    .source = "data:lapop_sex_age"};
inline constexpr Parameter women_dark{
    .name = "climate/women_dark", .unit = "share", .range = {0, 1}, .value = 0.1, .prior = {Shape::uniform, 0, 0.2},
    .doc = "Further difference per unit of lighting missing", .source = "assumption: fear after dark is mainly women's"};
inline constexpr Parameter returnee_unsafe{
    .name = "climate/returnee_unsafe", .unit = "share", .range = {-0.5, 0.5}, .value = 0.05, .prior = {Shape::normal, -0.06, 0.16},
    .doc = "Felt safety of returnees below that of residents (insecure 50 % against 45 %, 40 answers)",
    .source = "data:lapop_2018_ever_migrant_vs_rest"};
inline constexpr Parameter trauma_unsafe{
    .name = "climate/trauma_unsafe", .unit = "share", .range = {0, 1}, .value = 0.06, .prior = {Shape::uniform, 0, 0.12},
    .doc = "Felt safety lost per SD of trauma load: watchfulness", .source = "assumption"};
inline constexpr Parameter discrimination_unsafe{
    .name = "climate/discrimination_unsafe", .unit = "share", .range = {0, 1}, .value = 0.25, .prior = {Shape::uniform, 0.05, 0.5},
    .doc = "Felt safety lost under full discrimination", .source = "assumption: harassment in the street"};

// From surveys to places ----------------------------------------------------------------------------------------------------
inline constexpr Parameter survey_pull{
    .name = "climate/survey_pull", .unit = "count", .range = {0, 5000}, .value = 150, .prior = {Shape::lognormal, 50, 450},
    .doc = "Answers that the national value counts for when a region's own value is formed",
    .source = "assumption: most regions have 48 to 145 answers, and true differences are small against their error"};
inline constexpr Parameter default_insecure{
    .name = "climate/default_insecure", .unit = "share", .range = {0, 1}, .value = 0.2, .prior = {Shape::uniform, 0.1, 0.5},
    .doc = "Share that feels insecure, where no survey says", .source = "assumption"};
inline constexpr Parameter default_trust{
    .name = "climate/default_trust", .unit = "share", .range = {0, 1}, .value = 0.6, .prior = {Shape::uniform, 0.4, 0.75},
    .doc = "Trust, where no survey says", .source = "assumption"};
inline constexpr Parameter default_participation{
    .name = "climate/default_participation", .unit = "share", .range = {0, 1}, .value = 0.4, .prior = {Shape::uniform, 0.2, 0.6},
    .doc = "Taking part, where no survey says", .source = "assumption"};
inline constexpr Parameter default_emigration{
    .name = "climate/default_emigration", .unit = "share", .range = {0, 1}, .value = 0.25, .prior = {Shape::uniform, 0.1, 0.5},
    .doc = "Share that intends to emigrate, where no survey says", .source = "data:lapop_2018_ever_migrant_vs_rest"};
inline constexpr Parameter default_ties_abroad{
    .name = "climate/default_ties_abroad", .unit = "share", .range = {0, 1}, .value = 0.4, .prior = {Shape::uniform, 0.1, 0.8},
    .doc = "Share with close ties abroad, where no survey says", .source = "assumption"};
inline constexpr Parameter default_hazard{
    .name = "climate/default_hazard", .unit = "share", .range = {0, 1}, .value = 0.1, .prior = {Shape::uniform, 0.02, 0.3},
    .doc = "Share hit by a disaster in twelve months, where no survey says", .source = "assumption"};
inline constexpr Parameter hazard_year_factor{
    .name = "climate/hazard_year_factor", .unit = "factor", .range = {0.05, 1}, .value = 0.3, .prior = {Shape::uniform, 0.1, 0.6},
    .doc = "Share of survey answers 'was hit by a disaster' that stand for a serious hit within the last year",
    .source = "assumption: the survey's wording is broad"};

}  // namespace models::climate
