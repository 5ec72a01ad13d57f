#pragma once
// What shocks carry with them beyond what a scenario says of each.

#include "models/shocks/columns.h"

namespace models::shocks {

using sim::Parameter;
using sim::ParameterSet;
using sim::Shape;

inline constexpr ParameterSet<kinds> recovery{
    .name = "shocks/recovery",
    .unit = "months",
    .range = {0, 60},
    .value = {6, 2, 0, 3, 0, 0, 6},
    .prior = {Shape::fixed, 0, 0},
    .labels = kind_words,
    .doc = "Months after its end in which what is left of a shock halves; 0: it is over at once",
    .source = "assumption: demand and prices come back over a year or so, closures and violence faster"};
inline constexpr Parameter pandemic_demand{
    .name = "shocks/pandemic_demand",
    .unit = "share",
    .range = {0, 1},
    .value = 0.25,
    .prior = {Shape::uniform, 0.1, 0.4},
    .doc = "Demand lost at home and from abroad while everything is closed; the work that stops by sector comes on top",
    .source = "assumption: smaller than output losses of 2020, part of which is work stopped"};
inline constexpr Parameter pandemic_prices{.name = "shocks/pandemic_prices",
                                           .unit = "share",
                                           .range = {0, 1},
                                           .value = 0.06,
                                           .prior = {Shape::uniform, 0, 0.15},
                                           .doc = "Rise of the price of the basket while everything is closed",
                                           .source = "assumption: supply is interrupted"};
inline constexpr Parameter hazard_event{
    .name = "shocks/hazard_event",
    .unit = "share",
    .range = {0.001, 1},
    .value = 0.05,
    .prior = {Shape::lognormal, 0.02, 0.15},
    .doc =
        "Mean share of homes hit by one natural event; how often events come follows from the place's standing chance",
    .source = "assumption: floods, landslides and tremors of usual size hit a part of a municipality"};
inline constexpr Parameter standing_hazard{
    .name = "shocks/standing_hazard",
    .unit = "factor",
    .range = {0, 20},
    .value = 1,
    .prior = {Shape::fixed, 0, 0},
    .doc = "Scale of the standing chance of natural hazards; 0 switches chance events off",
    .source = "assumption: the standing chance is taken as it is"};

}  // namespace models::shocks
