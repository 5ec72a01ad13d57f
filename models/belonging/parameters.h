#pragma once
// The numbers of the belonging model.

#include "sim/state/declare.h"

namespace models::belonging {

using sim::Parameter;
using sim::ParameterSet;
using sim::Shape;

// Ties ------------------------------------------------------------------------------------------------------------------
inline constexpr ParameterSet<4> tie_turnover{
    .name = "belonging/tie_turnover", .unit = "per_month", .range = {0, 0.5}, .value = {0.02, 0.05, 0.08, 0.05},
    .prior = {Shape::lognormal, 0.01, 0.15}, .labels = "kin neighbour coworker returnee",
    .doc = "Speed at which a tie gains strength by meeting and loses it by not meeting", .source = "assumption"};
inline constexpr ParameterSet<4> meets_anyway{
    .name = "belonging/meets_anyway", .unit = "share", .range = {0, 1}, .value = {0.5, 0.2, 0, 0.2},
    .prior = {Shape::uniform, 0, 0.7}, .labels = "kin neighbour coworker returnee",
    .doc = "Meeting of tied people that needs no occasion", .source = "assumption"};
inline constexpr ParameterSet<4> meets_taking_part{
    .name = "belonging/meets_taking_part", .unit = "share", .range = {0, 1}, .value = {0.5, 0.6, 0.2, 0.5},
    .prior = {Shape::uniform, 0.1, 0.8}, .labels = "kin neighbour coworker returnee",
    .doc = "Further meeting for someone who takes part in everything", .source = "assumption"};
inline constexpr ParameterSet<4> meets_at_work{
    .name = "belonging/meets_at_work", .unit = "share", .range = {0, 1}, .value = {0, 0, 0.7, 0},
    .prior = {Shape::uniform, 0, 0.9}, .labels = "kin neighbour coworker returnee",
    .doc = "Further meeting for someone who works", .source = "assumption"};
inline constexpr ParameterSet<4> tie_weight{
    .name = "belonging/tie_weight", .unit = "factor", .range = {0, 3}, .value = {1, 0.6, 0.6, 0.7},
    .prior = {Shape::uniform, 0.4, 1.2}, .labels = "kin neighbour coworker returnee",
    .doc = "Support that a full tie gives, a full tie to kin being one", .source = "assumption"};
inline constexpr ParameterSet<4> lost_abroad{
    .name = "belonging/lost_abroad", .unit = "months", .range = {1, 1200}, .value = {180, 48, 18, 36},
    .prior = {Shape::lognormal, 12, 360}, .labels = "kin neighbour coworker returnee",
    .doc = "Months abroad after which half of a tie's strength is gone", .source = "assumption: kin ties last longest"};
inline constexpr Parameter alone_kin{
    .name = "belonging/alone_kin", .unit = "share", .range = {0, 1}, .value = 0.5, .prior = {Shape::uniform, 0.2, 0.9},
    .doc = "Kin ties that a child who came back without a parent finds, against others", .source = "assumption"};
inline constexpr Parameter foreign_kin{
    .name = "belonging/foreign_kin", .unit = "share", .range = {0, 1}, .value = 0.25, .prior = {Shape::uniform, 0, 0.5},
    .doc = "Strength of in-law ties that a foreign-born spouse or child finds, against residents' kin ties", .source = "assumption"};
inline constexpr Parameter avoided{
    .name = "belonging/avoided", .unit = "share", .range = {0, 1}, .value = 0.5, .prior = {Shape::uniform, 0.1, 0.9},
    .doc = "Share of meeting lost under full discrimination", .source = "assumption"};
inline constexpr Parameter neutral_acceptance{
    .name = "belonging/neutral_acceptance", .unit = "share", .range = {0, 1}, .value = 0.7, .prior = {Shape::uniform, 0.5, 0.9},
    .doc = "Acceptance of a returnee by a resident of attitude zero; between residents it is one", .source = "assumption"};
inline constexpr Parameter known_after{
    .name = "belonging/known_after", .unit = "months", .range = {1, 600}, .value = 48, .prior = {Shape::lognormal, 18, 120},
    .doc = "Months abroad after which half of the people of the place have forgotten someone, and months back after which half of those know them again",
    .source = "assumption: as ties to neighbours are lost and the stigma of arrival wears off"};
inline constexpr Parameter acceptance_slope{
    .name = "belonging/acceptance_slope", .unit = "share", .range = {0, 1}, .value = 0.2, .prior = {Shape::uniform, 0.1, 0.3},
    .doc = "Change of acceptance per SD of attitude", .source = "assumption"};

// Support -----------------------------------------------------------------------------------------------------------------
inline constexpr Parameter half_network{
    .name = "belonging/half_network", .unit = "count", .range = {0.1, 20}, .value = 2.5, .prior = {Shape::uniform, 1.5, 4},
    .doc = "Full kin ties' worth of network that gives half of the support a network can give", .source = "assumption"};
inline constexpr Parameter network_share{
    .name = "belonging/network_share", .unit = "share", .range = {0, 1}, .value = 0.6, .prior = {Shape::uniform, 0.4, 0.8},
    .doc = "Share of support that comes from outside the home", .source = "assumption"};
inline constexpr Parameter support_speed{
    .name = "belonging/support_speed", .unit = "per_month", .range = {0.02, 1}, .value = 0.3, .prior = {Shape::uniform, 0.15, 0.5},
    .doc = "Share of the distance to what ties and home give that support goes in a month; a mentor's effect is gone in half a year",
    .source = "intervention:business_mentoring"};

// Taking part ---------------------------------------------------------------------------------------------------------------
inline constexpr Parameter participation_speed{
    .name = "belonging/participation_speed", .unit = "per_month", .range = {0.02, 1}, .value = 0.15, .prior = {Shape::uniform, 0.07, 0.3},
    .doc = "Share of the distance to its level that taking part goes in a month", .source = "assumption"};
inline constexpr Parameter space_effect{
    .name = "belonging/space_effect", .unit = "share", .range = {0, 1}, .value = 0.4, .prior = {Shape::uniform, 0, 0.6},
    .doc = "Relative fall of taking part from full public space to none; outdoor meeting rose by 76 % around greened lots, shrunk",
    .source = "intervention:public_space_rehabilitation"};
inline constexpr Parameter safety_effect{
    .name = "belonging/safety_effect", .unit = "share", .range = {0, 1}, .value = 0.6, .prior = {Shape::uniform, 0.2, 0.9},
    .doc = "Relative fall of taking part from feeling safe to feeling in danger", .source = "assumption"};
inline constexpr Parameter work_time{
    .name = "belonging/work_time", .unit = "share", .range = {0, 1}, .value = 0.15, .prior = {Shape::uniform, 0, 0.3},
    .doc = "Relative loss of time for others by working", .source = "assumption"};
inline constexpr Parameter care_time{
    .name = "belonging/care_time", .unit = "share", .range = {0, 1}, .value = 0.3, .prior = {Shape::uniform, 0.1, 0.5},
    .doc = "Relative loss of time for others by care that fills a working month", .source = "assumption"};
inline constexpr Parameter full_care{
    .name = "belonging/full_care", .unit = "hours_per_month", .range = {40, 720}, .value = 173, .prior = {Shape::fixed, 0, 0},
    .doc = "Hours of a working month", .source = "assumption: forty hours a week"};
inline constexpr Parameter temper_effect{
    .name = "belonging/temper_effect", .unit = "share", .range = {0, 1}, .value = 0.1, .prior = {Shape::uniform, 0, 0.2},
    .doc = "Relative change of taking part per SD of temperament", .source = "assumption"};
inline constexpr Parameter distress_effect{
    .name = "belonging/distress_effect", .unit = "share", .range = {0, 1}, .value = 0.12, .prior = {Shape::uniform, 0.04, 0.2},
    .doc = "Relative fall of taking part per SD of distress: withdrawal", .source = "assumption: direction from source material"};
inline constexpr Parameter home_effect{
    .name = "belonging/home_effect", .unit = "share", .range = {0, 1}, .value = 0.6, .prior = {Shape::uniform, 0.2, 0.9},
    .doc = "Relative fall of taking part from full belonging to none", .source = "assumption"};
inline constexpr Parameter rejection_effect{
    .name = "belonging/rejection_effect", .unit = "share", .range = {0, 3}, .value = 0.5, .prior = {Shape::uniform, 0.1, 0.9},
    .doc = "Relative fall of taking part from no discrimination to full", .source = "assumption"};
inline constexpr Parameter women_informed{
    .name = "belonging/women_informed", .unit = "share", .range = {0, 1}, .value = 0.65, .prior = {Shape::beta, 0.4, 0.9},
    .doc = "Chance that an invitation reaches a woman, against a man: half in one study, shrunk",
    .source = "intervention:cdd_block_grant"};
inline constexpr Parameter culture_meeting{
    .name = "belonging/culture_meeting", .unit = "share", .range = {0, 1}, .value = 0.5, .prior = {Shape::uniform, 0.1, 0.9},
    .doc = "Taking part that a full cultural course adds for someone with full support, acceptance and time", .source = "assumption"};

// Language and values ---------------------------------------------------------------------------------------------------------
inline constexpr Parameter language_lost{
    .name = "belonging/language_lost", .unit = "share", .range = {0, 1}, .value = 0.6, .prior = {Shape::uniform, 0.3, 0.8},
    .doc = "Command of the language missing after a whole life abroad; goes with the square of the share of life",
    .source = "assumption: adults keep their mother tongue"};
inline constexpr Parameter culture_lost{
    .name = "belonging/culture_lost", .unit = "share", .range = {0, 1}, .value = 0.7, .prior = {Shape::uniform, 0.4, 0.9},
    .doc = "Cultural distance after a whole life abroad; goes with the share of life", .source = "assumption"};
inline constexpr Parameter foreign_language{
    .name = "belonging/foreign_language", .unit = "share", .range = {0, 1}, .value = 0.3, .prior = {Shape::uniform, 0.1, 0.6},
    .doc = "Command of the language of foreign-born family on arrival", .source = "assumption"};
inline constexpr Parameter foreign_culture{
    .name = "belonging/foreign_culture", .unit = "share", .range = {0, 1}, .value = 0.2, .prior = {Shape::uniform, 0, 0.5},
    .doc = "Engagement with local ways of foreign-born family on arrival", .source = "assumption"};
inline constexpr Parameter learns_living{
    .name = "belonging/learns_living", .unit = "per_month", .range = {0, 1}, .value = 0.01, .prior = {Shape::lognormal, 0.004, 0.025},
    .doc = "Share of missing language and ways that one learns in a month by living in the place", .source = "assumption"};
inline constexpr Parameter learns_taking_part{
    .name = "belonging/learns_taking_part", .unit = "per_month", .range = {0, 1}, .value = 0.06, .prior = {Shape::lognormal, 0.02, 0.15},
    .doc = "Further share per month for someone fully accepted who takes part in everything", .source = "assumption"};
inline constexpr Parameter learns_course{
    .name = "belonging/learns_course", .unit = "per_month", .range = {0, 1}, .value = 0.2, .prior = {Shape::lognormal, 0.08, 0.5},
    .doc = "Further share per month of a full course for someone with full support, acceptance and time to practise",
    .source = "intervention:cultural_language_activities"};

// Belonging ---------------------------------------------------------------------------------------------------------------------
inline constexpr Parameter usual_belonging{
    .name = "belonging/usual_belonging", .unit = "score", .range = {0, 1}, .value = 0.65, .prior = {Shape::uniform, 0.55, 0.75},
    .doc = "Belonging of the average resident", .source = "assumption"};
inline constexpr Parameter belonging_speed{
    .name = "belonging/belonging_speed", .unit = "per_month", .range = {0.01, 1}, .value = 0.1, .prior = {Shape::lognormal, 0.05, 0.2},
    .doc = "Share of the distance to its level that belonging goes in a month", .source = "assumption"};
inline constexpr Parameter from_support{
    .name = "belonging/from_support", .unit = "score", .range = {0, 2}, .value = 0.5, .prior = {Shape::uniform, 0.2, 0.8},
    .doc = "Change of belonging from no support to full", .source = "assumption"};
inline constexpr Parameter from_taking_part{
    .name = "belonging/from_taking_part", .unit = "score", .range = {0, 2}, .value = 0.8, .prior = {Shape::uniform, 0.3, 1.3},
    .doc = "Change of belonging from no taking part to full, for someone accepted who shares language and ways", .source = "assumption"};
inline constexpr Parameter speech_share{
    .name = "belonging/speech_share", .unit = "share", .range = {0, 1}, .value = 0.5, .prior = {Shape::uniform, 0.3, 0.7},
    .doc = "Part of what being together can bring that is lost without a common language", .source = "assumption"};
inline constexpr Parameter from_acceptance{
    .name = "belonging/from_acceptance", .unit = "score", .range = {0, 2}, .value = 0.3, .prior = {Shape::uniform, 0.1, 0.5},
    .doc = "Change of belonging from being accepted by nobody to being accepted by all", .source = "assumption"};
inline constexpr Parameter from_discrimination{
    .name = "belonging/from_discrimination", .unit = "score", .range = {0, 2}, .value = 0.5, .prior = {Shape::uniform, 0.2, 0.8},
    .doc = "Fall of belonging from no discrimination to full", .source = "assumption"};
inline constexpr Parameter from_distress{
    .name = "belonging/from_distress", .unit = "score", .range = {0, 0.5}, .value = 0.03, .prior = {Shape::uniform, 0, 0.06},
    .doc = "Fall of belonging per SD of distress", .source = "assumption"};
inline constexpr Parameter spread{
    .name = "belonging/spread", .unit = "score", .range = {0, 0.5}, .value = 0.1, .prior = {Shape::fixed, 0, 0},
    .doc = "SD of start values of ties' strength, taking part and belonging between like people", .source = "assumption"};

}  // namespace models::belonging
