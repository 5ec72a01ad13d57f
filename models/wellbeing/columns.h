#pragma once
// Mind: distress, trauma, the gap between hoped-for and lived life, and satisfaction.

#include "sim/state/declare.h"

namespace models::wellbeing {

using sim::CountryColumn;
using sim::Neutral;
using sim::PersonChannel;
using sim::PersonColumn;
using sim::Store;

// State ---------------------------------------------------------------------------------------------------------------
inline constexpr PersonColumn<float> distress{
    .name = "wellbeing/distress", .unit = "SD", .range = {-4, 8}, .start = 0,
    .doc = "Psychological distress; residents at the start have about mean 0 and SD 1, higher is worse",
    .store = Store::fixed16};
inline constexpr PersonColumn<float> trauma{
    .name = "wellbeing/trauma", .unit = "SD", .range = {0, 4}, .start = 0,
    .doc = "Trauma load: the standing push on distress by what was lived through; decays slowly", .store = Store::fixed16};
inline constexpr PersonColumn<float> satisfaction{
    .name = "wellbeing/satisfaction", .unit = "score", .range = {0, 1}, .start = 0.5,
    .doc = "Satisfaction with one's life; follows changes of the situation and then adapts", .store = Store::fixed16};
inline constexpr PersonColumn<float> hope{
    .name = "wellbeing/hope", .unit = "score", .range = {-1, 1}, .start = 0,
    .doc = "Expectation gap: own living situation (0 worst to 1 best) less what was expected; negative is disappointment", .store = Store::fixed16};
inline constexpr PersonColumn<float> expected{
    .name = "wellbeing/expected", .unit = "score", .range = {0, 1}, .start = 0.5,
    .doc = "The situation the person expects for themselves; adapts slowly", .store = Store::fixed16};
inline constexpr PersonColumn<float> accustomed{
    .name = "wellbeing/accustomed", .unit = "score", .range = {0, 1}, .start = 0.5,
    .doc = "The situation the person has got used to: satisfaction is felt against it", .store = Store::fixed16};
inline constexpr PersonColumn<std::uint8_t> realism{
    .name = "wellbeing/realism", .unit = "percent", .range = {0, 100}, .start = 50,
    .doc = "How far the person counts on no more than what stays when support ends"};
inline constexpr PersonColumn<std::uint8_t> wants_support{
    .name = "wellbeing/wants_support", .unit = "index", .range = {0, 1}, .start = 0,
    .doc = "1: would want specialised psychological support"};

// The scale, measured among adult residents before the run: it is the same in every arm and never moves.
inline constexpr CountryColumn<float> usual_level{
    .name = "wellbeing/usual_level", .unit = "SD", .range = {-8, 8}, .start = 0,
    .doc = "Mean of what weighs on adult residents, less what relieves them, at the start: it counts as a distress of zero",
    .fixed = true};
inline constexpr CountryColumn<float> month_swing{
    .name = "wellbeing/month_swing", .unit = "SD", .range = {0, 2}, .start = 0,
    .doc = "SD of what happens to people in a month that is not modelled: with it the distress of residents has an SD of one",
    .fixed = true};
inline constexpr CountryColumn<float> usual_situation{
    .name = "wellbeing/usual_situation", .unit = "score", .range = {0, 1}, .start = 0.5,
    .doc = "Mean living situation of adult residents at the start, at which lasting satisfaction is one half", .fixed = true};

// Sums over adult residents at the start ----------------------------------------------------------------------------------
inline constexpr sim::Total first_people{
    .name = "wellbeing/first_people", .unit = "people", .doc = "Adult residents present at the start"};
inline constexpr sim::Total first_levels{
    .name = "wellbeing/first_levels", .unit = "SD", .doc = "Their levels of distress before the scale is set"};
inline constexpr sim::Total first_squares{
    .name = "wellbeing/first_squares", .unit = "SD_squared", .doc = "Squares of these levels"};
inline constexpr sim::Total first_situations{
    .name = "wellbeing/first_situations", .unit = "score", .doc = "Their living situations"};

// Channels ------------------------------------------------------------------------------------------------------------
inline constexpr PersonChannel relief{
    .name = "wellbeing/relief", .unit = "SD_per_month", .range = {-2, 2}, .neutral = Neutral::addend,
    .doc = "Lowers distress by so much this month (negative: reopens it); what is gained fades by mean reversion"};
inline constexpr PersonChannel coping{
    .name = "wellbeing/coping", .unit = "factor", .range = {0.25, 8}, .neutral = Neutral::factor,
    .doc = "Speed at which distress and trauma recover"};
inline constexpr PersonChannel expectations{
    .name = "wellbeing/expectations", .unit = "share", .range = {-1, 1}, .neutral = Neutral::addend,
    .doc = "Share of missing realism gained this month: honest advice on what support is there and when it ends"};

}  // namespace models::wellbeing
