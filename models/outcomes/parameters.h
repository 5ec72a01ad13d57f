#pragma once
// Where states turn into answers. The instrument's official thresholds do not exist in this form: a respondent chooses
// a word, and these numbers say which state stands for which word.

#include "models/outcomes/columns.h"

namespace models::outcomes {

using sim::Parameter;
using sim::ParameterSet;
using sim::Shape;

// States from 0 (worst) to 1 (best): satisfaction, access, quality, participation, support, belonging, felt safety.
inline constexpr ParameterSet<4> quality_cuts{
    .name = "outcomes/quality_cuts",
    .unit = "score",
    .range = {0, 1},
    .value = {0.2, 0.4, 0.6, 0.8},
    .prior = {Shape::fixed, 0, 0},
    .labels = "poor fair good very_good",
    .doc = "Lowest state that is answered with the second to the fifth of five words",
    .source = "assumption: five words, equal steps"};
inline constexpr ParameterSet<4> food_cuts{
    .name = "outcomes/food_cuts",
    .unit = "share",
    .range = {0, 1},
    .value = {0.02, 0.08, 0.2, 0.4},
    .prior = {Shape::fixed, 0, 0},
    .labels = "rarely sometimes often very_often",
    .doc = "Lowest share of the food need not met that is answered with rarely, sometimes, often, very often",
    .source = "assumption: a day, a weekend, a week and two weeks of short meals in a month"};
inline constexpr ParameterSet<2> credit_cuts{
    .name = "outcomes/credit_cuts",
    .unit = "share",
    .range = {0, 1},
    .value = {0.1, 0.3},
    .prior = {Shape::fixed, 0, 0},
    .labels = "unknown yes",
    .doc = "Lowest access to credit, as a share of a month's need, that is answered with unknown and with yes",
    .source = "assumption: a sum worth asking for"};
inline constexpr ParameterSet<4> borrowing_cuts{
    .name = "outcomes/borrowing_cuts",
    .unit = "share",
    .range = {0, 1},
    .value = {0.01, 0.25, 0.45, 0.75},
    .prior = {Shape::fixed, 0, 0},
    .labels = "rarely sometimes often very_often",
    .doc = "Lowest share of the last half year's months with borrowing that is answered with each word",
    .source = "assumption: one, two, three and five months of six"};
inline constexpr ParameterSet<4> tension_cuts{.name = "outcomes/tension_cuts",
                                              .unit = "share",
                                              .range = {0, 1},
                                              .value = {0.1, 0.25, 0.45, 0.7},
                                              .prior = {Shape::fixed, 0, 0},
                                              .labels = "rarely sometimes often very_often",
                                              .doc = "Lowest strain at home that is answered with each word",
                                              .source = "assumption: widening steps"};
inline constexpr ParameterSet<4> discrimination_cuts{.name = "outcomes/discrimination_cuts",
                                                     .unit = "score",
                                                     .range = {0, 1},
                                                     .value = {0.05, 0.15, 0.35, 0.6},
                                                     .prior = {Shape::fixed, 0, 0},
                                                     .labels = "rarely sometimes often very_often",
                                                     .doc =
                                                         "Lowest discrimination lived that is answered with each word",
                                                     .source = "assumption: widening steps"};
inline constexpr ParameterSet<4> distress_cuts{
    .name = "outcomes/distress_cuts",
    .unit = "SD",
    .range = {-4, 8},
    .value = {-0.5, 0.25, 1, 1.75},
    .prior = {Shape::fixed, 0, 0},
    .labels = "rarely sometimes often very_often",
    .doc = "Lowest distress that is answered with each word: 31, 29, 24, 12 and 4 in a hundred residents at the start",
    .source = "assumption: steps of three quarters of a standard deviation"};
inline constexpr Parameter trifle{
    .name = "outcomes/trifle",
    .unit = "share",
    .range = {0, 1},
    .value = 0.05,
    .prior = {Shape::fixed, 0, 0},
    .doc = "Sums below this share of a month's spending are not called debt, shortfall or savings",
    .source = "assumption: what is repaid within days"};

// Economic items.
inline constexpr Parameter jobless_half{.name = "outcomes/jobless_half",
                                        .unit = "share",
                                        .range = {0.01, 1},
                                        .value = 0.15,
                                        .prior = {Shape::lognormal, 0.08, 0.3},
                                        .doc = "Share of jobless at which access to jobs is felt to be half of full",
                                        .source = "assumption: national joblessness is near a third of it"};
inline constexpr Parameter search_half{
    .name = "outcomes/search_half",
    .unit = "months",
    .range = {1, 120},
    .value = 12,
    .prior = {Shape::lognormal, 6, 24},
    .doc = "Months of search in vain after which access to jobs is felt to be half of what it is",
    .source = "assumption: people judge by what happened to them"};
inline constexpr Parameter trained_access{
    .name = "outcomes/trained_access",
    .unit = "share",
    .range = {0, 1},
    .value = 0.25,
    .prior = {Shape::uniform, 0, 0.5},
    .doc = "Part of missing access to jobs and training that being in training or certified makes up",
    .source = "assumption: the item asks for jobs and training together"};
inline constexpr Parameter carer_hours{
    .name = "outcomes/carer_hours",
    .unit = "hours_per_month",
    .range = {20, 700},
    .value = 140,
    .prior = {Shape::fixed, 0, 0},
    .doc = "Care that fills the day: questions on work do not apply to who does it alone",
    .source = "assumption: the hours of a full-time job"};
inline constexpr Parameter unable_health{
    .name = "outcomes/unable_health",
    .unit = "share",
    .range = {0, 1},
    .value = 0.35,
    .prior = {Shape::fixed, 0, 0},
    .doc = "Bodily health below which questions on work do not apply to who does not work",
    .source = "assumption: serious and lasting illness"};
inline constexpr Parameter low_pay{
    .name = "outcomes/low_pay",
    .unit = "share",
    .range = {0, 3},
    .value = 1,
    .prior = {Shape::uniform, 0.5, 1.5},
    .doc =
        "Casual and informal workers who earn less than this part of one adult's share of the household's need look on",
    .source = "assumption: work that does not carry its own share"};
inline constexpr Parameter tools_worth{.name = "outcomes/tools_worth",
                                       .unit = "USD",
                                       .range = {1, 10000},
                                       .value = 100,
                                       .prior = {Shape::lognormal, 30, 300},
                                       .doc = "Business capital that counts as one kind of productive asset",
                                       .source = "assumption: a set of tools"};

// Social items.
inline constexpr Parameter vacancy_half{.name = "outcomes/vacancy_half",
                                        .unit = "share",
                                        .range = {0.001, 0.5},
                                        .value = 0.03,
                                        .prior = {Shape::lognormal, 0.015, 0.06},
                                        .doc = "Share of dwellings vacant at which access to housing is half of full",
                                        .source = "assumption: below it nothing is found in a month"};
inline constexpr Parameter crowding_norm{
    .name = "outcomes/crowding_norm",
    .unit = "people",
    .range = {0.5, 10},
    .value = 3,
    .prior = {Shape::fixed, 0, 0},
    .doc = "People per room above which the standard of a dwelling falls in proportion",
    .source = "assumption: the usual definition of overcrowding"};
inline constexpr Parameter unpiped_water{
    .name = "outcomes/unpiped_water",
    .unit = "score",
    .range = {0, 1},
    .value = 0.3,
    .prior = {Shape::uniform, 0.1, 0.5},
    .doc = "Access to safe water of a home without piped water; with it access is full",
    .source = "assumption: wells, tankers and bought water"};
inline constexpr ParameterSet<2> school_age{.name = "outcomes/school_age",
                                            .unit = "years",
                                            .range = {3, 20},
                                            .value = {6, 18},
                                            .prior = {Shape::fixed, 0, 0},
                                            .labels = "from until",
                                            .doc = "Ages at which children of the household are asked about",
                                            .source = "assumption: primary to the end of secondary school"};

// Psychosocial items.
inline constexpr Parameter unable_to_stay{
    .name = "outcomes/unable_to_stay",
    .unit = "count",
    .range = {1, 4},
    .value = 2,
    .prior = {Shape::fixed, 0, 0},
    .doc = "Unmet conditions of living here from which a person no longer feels able to stay, whatever they wish",
    .source = "assumption: one can be borne"};

// Children.
inline constexpr Parameter child_work_from{
    .name = "outcomes/child_work_from",
    .unit = "years",
    .range = {4, 17},
    .value = 10,
    .prior = {Shape::fixed, 0, 0},
    .doc = "Age from which children kept from school for lack of money are taken to work",
    .source = "assumption: younger ones stay at home"};

// The interview.
inline constexpr Parameter no_answer{.name = "outcomes/no_answer",
                                     .unit = "share",
                                     .range = {0, 0.5},
                                     .value = 0.03,
                                     .prior = {Shape::lognormal, 0.01, 0.08},
                                     .doc = "Chance that a question stays without answer",
                                     .source = "assumption: usual in face-to-face interviews"};
inline constexpr Parameter slip{.name = "outcomes/slip",
                                .unit = "share",
                                .range = {0, 0.5},
                                .value = 0.12,
                                .prior = {Shape::uniform, 0.05, 0.2},
                                .doc = "Chance that the next worse word is chosen; as often the next better one",
                                .source = "assumption: items of attitude surveys repeat about as well as that"};
inline constexpr Parameter courtesy{.name = "outcomes/courtesy",
                                    .unit = "share",
                                    .range = {0, 0.5},
                                    .value = 0.05,
                                    .prior = {Shape::uniform, 0, 0.1},
                                    .doc = "Added chance that the next better word is chosen to please the interviewer",
                                    .source = "assumption"};
inline constexpr Parameter courtesy_contact{.name = "outcomes/courtesy_contact",
                                            .unit = "share",
                                            .range = {0, 0.5},
                                            .value = 0.12,
                                            .prior = {Shape::uniform, 0, 0.25},
                                            .doc = "The same, added in full by those who trust the caseworker who asks",
                                            .source =
                                                "assumption: direction only; it makes surveys flatter programmes"};

inline constexpr sim::Stream interview{.name = "outcomes/interview", .lanes = "answers"};

}  // namespace models::outcomes
