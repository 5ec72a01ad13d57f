#pragma once
// Numbers of the education model, with their ranges and reasons.

#include "sim/state/declare.h"

namespace models::education {

using sim::Parameter;
using sim::ParameterSet;
using sim::Shape;

// --- school year --------------------------------------------------------------------------------------------------
inline constexpr Parameter year_begins{.name = "education/year_begins", .unit = "months", .range = {0, 11}, .value = 0,
    .prior = {Shape::fixed, 0, 0}, .doc = "Months from month 0 to the first month of a school year.",
    .source = "assumption: month 0 is January; the Salvadoran school year runs from January to November"};
inline constexpr Parameter year_months{.name = "education/year_months", .unit = "months", .range = {1, 12}, .value = 11,
    .prior = {Shape::fixed, 0, 0}, .doc = "Months of a school year in which school is held.",
    .source = "assumption: January to November"};
inline constexpr ParameterSet<2> school_age{.name = "education/school_age", .unit = "months", .range = {36, 264},
    .value = {48, 216}, .prior = {Shape::fixed, 0, 0}, .labels = "from until",
    .doc = "Ages between which a child can be on a school roll.",
    .source = "assumption: from pre-school to the end of secondary school"};

inline constexpr Parameter primary_from{.name = "education/primary_from", .unit = "months", .range = {48, 216},
    .value = 84, .prior = {Shape::fixed, 0, 0}, .doc = "Age from which time out of school puts a child behind.",
    .source = "assumption: first grade at seven"};

// --- enrolment at the start ---------------------------------------------------------------------------------------
inline constexpr Parameter usual_enrolment{.name = "education/usual_enrolment", .unit = "share", .range = {0, 1},
    .value = 0.723, .prior = {Shape::fixed, 0, 0}, .doc = "Enrolled share of people of 0 to 17 where the place table has none.",
    .source = "data:national_ehpm2023"};
inline constexpr ParameterSet<4> age_pattern{.name = "education/age_pattern", .unit = "factor", .range = {0, 2},
    .value = {0.85, 1, 0.93, 0.75}, .prior = {Shape::fixed, 0, 0}, .labels = "4_6 7_12 13_15 16_17",
    .doc = "Enrolment by age, relative to primary school; the level is the table's.",
    .source = "assumption: pre-school and upper secondary school are less complete"};
inline constexpr Parameter fullest{.name = "education/fullest", .unit = "share", .range = {0.5, 1}, .value = 0.985,
    .prior = {Shape::fixed, 0, 0}, .doc = "Highest enrolment of any age.", .source = "assumption: never quite everyone"};
inline constexpr ParameterSet<2> resident_gap{.name = "education/resident_gap", .unit = "years", .range = {0, 12},
    .value = {0.15, 1}, .prior = {Shape::lognormal, 0.05, 2}, .labels = "share_behind size",
    .doc = "Residents who come to school age behind the norm, and by how much; time at school closes it.",
    .source = "assumption: repetition and late entry are known, without a table by municipality"};
inline constexpr Parameter returnees_enrolled{.name = "education/returnees_enrolled", .unit = "factor", .range = {0, 1},
    .value = 0.75, .prior = {Shape::uniform, 0.55, 0.95},
    .doc = "Enrolment of returnee children who are here at the start, against residents of their age.",
    .source = "assumption: what the barriers leave of it; no table"};
inline constexpr ParameterSet<4> returnee_gap{.name = "education/returnee_gap", .unit = "years", .range = {0, 12},
    .value = {0.3, 0.25, 3, 0.5}, .prior = {Shape::lognormal, 0.1, 4},
    .labels = "journey per_year_abroad most_abroad unaccompanied",
    .doc = "Years behind on return: by the interruption of the journey, by schooling of another kind abroad, at most, and "
           "more for children who travelled alone.", .source = "assumption: source 000 names mismatch of level, without a size"};

// --- openness of school to a child --------------------------------------------------------------------------------
inline constexpr Parameter fee_bar{.name = "education/fee_bar", .unit = "share", .range = {0, 1}, .value = 0.35,
    .prior = {Shape::uniform, 0.15, 0.6}, .doc = "Lost openness for a household with no income: uniforms, fares, fees.",
    .source = "intervention:school_reenrolment_support"};
inline constexpr Parameter withdrawn_bar{.name = "education/withdrawn_bar", .unit = "share", .range = {0, 1},
    .value = 0.5, .prior = {Shape::uniform, 0.3, 0.8},
    .doc = "Lost openness for the older children of a household that keeps children from school for lack of money.",
    .source = "assumption: the older ones go to work first"};
inline constexpr Parameter withdrawn_from{.name = "education/withdrawn_from", .unit = "months", .range = {48, 216},
    .value = 120, .prior = {Shape::fixed, 0, 0}, .doc = "Age from which a household in need keeps a child from school.",
    .source = "assumption: the older ones go to work first"};
inline constexpr Parameter language_bar{.name = "education/language_bar", .unit = "share", .range = {0, 1},
    .value = 0.5, .prior = {Shape::uniform, 0.2, 0.8}, .doc = "Lost openness for a child without the language of teaching.",
    .source = "assumption: source 000 names the barrier, without a size"};
inline constexpr Parameter level_bar{.name = "education/level_bar", .unit = "share", .range = {0, 1}, .value = 0.12,
    .prior = {Shape::uniform, 0.05, 0.25}, .doc = "Lost openness per year behind the norm of the age.",
    .source = "assumption: source 000 names the barrier, without a size"};
inline constexpr ParameterSet<3> style_bar{.name = "education/style_bar", .unit = "factor", .range = {0, 120},
    .value = {0.25, 36, 12}, .prior = {Shape::lognormal, 0.05, 100}, .labels = "most full_after half_after",
    .doc = "Lost openness by another style of teaching: most, reached after so many months abroad, half gone so many "
           "months after return; teaching above the usual quality lessens it.",
    .source = "assumption: source 000 names the barrier, without a size"};
inline constexpr Parameter paper_bar{.name = "education/paper_bar", .unit = "share", .range = {0, 1}, .value = 0.2,
    .prior = {Shape::uniform, 0.05, 0.4}, .doc = "Lost openness for a child without documents.",
    .source = "assumption: schools ask for a birth certificate and last year's report"};
inline constexpr Parameter shun_bar{.name = "education/shun_bar", .unit = "share", .range = {0, 1}, .value = 0.4,
    .prior = {Shape::uniform, 0.1, 0.7}, .doc = "Lost openness under full discrimination.",
    .source = "intervention:teacher_training_inclusion"};
inline constexpr Parameter work_bar{.name = "education/work_bar", .unit = "share", .range = {0, 1}, .value = 0.5,
    .prior = {Shape::uniform, 0.2, 0.8}, .doc = "Lost openness for a child who works.",
    .source = "assumption: work and school compete for the day"};
inline constexpr ParameterSet<2> way{.name = "education/way", .unit = "km", .range = {0.5, 200}, .value = {25, 4},
    .prior = {Shape::lognormal, 2, 60}, .labels = "reach countryside_km",
    .doc = "Felt distance over which openness falls to 37 %; way to school from the countryside.",
    .source = "intervention:school_infrastructure"};
inline constexpr Parameter light_relief{.name = "education/light_relief", .unit = "share", .range = {0, 1},
    .value = 0.5, .prior = {Shape::uniform, 0.2, 0.7}, .doc = "Share of the fear of the way that full lighting takes.",
    .source = "intervention:street_lighting_paths"};
inline constexpr ParameterSet<2> fear{.name = "education/fear", .unit = "share", .range = {0, 1}, .value = {0.2, 0.35},
    .prior = {Shape::uniform, 0.1, 0.6}, .labels = "boys girls", .doc = "Lost openness where the way is wholly unsafe.",
    .source = "intervention:safe_transport_escort"};
inline constexpr ParameterSet<2> bridge_relief{.name = "education/bridge_relief", .unit = "share", .range = {0, 1},
    .value = {0.5, 0.015}, .prior = {Shape::uniform, 0.01, 0.8}, .labels = "share full_dose",
    .doc = "Share of the bars of language and style taken by bridging classes while they are given, and the SD a month "
           "at which it is reached.", .source = "intervention:bridging_remedial_education"};

// --- in the course of a year --------------------------------------------------------------------------------------
inline constexpr Parameter mid_year_entry{.name = "education/mid_year_entry", .unit = "per_month", .range = {0, 1},
    .value = 0.12, .prior = {Shape::uniform, 0.03, 0.3},
    .doc = "Chance that a child for whom school is open is let in after the year has begun.",
    .source = "assumption: source 000 names arriving in the middle of the year as a barrier"};
inline constexpr ParameterSet<2> drop_out{.name = "education/drop_out", .unit = "per_month", .range = {0, 1},
    .value = {0.15, 0.1}, .prior = {Shape::uniform, 0.02, 0.4}, .labels = "chance slack",
    .doc = "Chance to leave in a month once school is no longer open to the child, and how much it may fall before.",
    .source = "assumption: families try to finish the year"};

// --- attendance and learning --------------------------------------------------------------------------------------
inline constexpr Parameter full_attendance{.name = "education/full_attendance", .unit = "share", .range = {0, 1},
    .value = 0.93, .prior = {Shape::beta, 0.85, 0.98}, .doc = "Attendance of enrolled children with nothing in the way.",
    .source = "assumption: illness and errands"};
inline constexpr ParameterSet<6> absence{.name = "education/absence", .unit = "share", .range = {0, 1},
    .value = {0.4, 0.3, 0.35, 0.3, 0.05, 0.7}, .prior = {Shape::uniform, 0.02, 0.9},
    .labels = "hard_way hunger ill_health work distress_sd pandemic",
    .doc = "Absence added: by a way that nobody could go, by all food cut, by no health, by work, per SD of distress, by "
           "a pandemic of full strength.",
    .source = "assumption: directions known, sizes not"};
inline constexpr Parameter teaching{.name = "education/teaching", .unit = "SD_per_month", .range = {0, 1},
    .value = 0.1, .prior = {Shape::lognormal, 0.05, 0.2},
    .doc = "Learning lost a month, against classmates, by a child who does not go.",
    .source = "assumption: a child out of school for good falls about 1.5 SD behind"};
inline constexpr Parameter fading{.name = "education/fading", .unit = "months", .range = {1, 120}, .value = 12,
    .prior = {Shape::lognormal, 6, 30}, .doc = "Half-life of a lead or lag in learning.",
    .source = "intervention:bridging_remedial_education"};
inline constexpr ParameterSet<3> effectiveness{.name = "education/effectiveness", .unit = "factor", .range = {0, 5},
    .value = {0.5, 0.1, 0.72}, .prior = {Shape::uniform, 0.02, 1}, .labels = "quality mismatch_year usual_quality",
    .doc = "More learning per point of teaching quality above the usual one; less per year behind.",
    .source = "intervention:bridging_remedial_education"};
inline constexpr ParameterSet<3> catching_up{.name = "education/catching_up", .unit = "years", .range = {0, 20},
    .value = {0.015, 2.5, 0.083}, .prior = {Shape::lognormal, 0.005, 8}, .labels = "in_class per_sd out_of_school",
    .doc = "Years of gap closed in a month at school, per SD of bridging, and opened in a month out of school.",
    .source = "assumption: a month out is a month lost; a year of school is worth about 0.4 SD"};

}  // namespace models::education
