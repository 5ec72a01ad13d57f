#pragma once
// Mobility: wishing to leave, planning it, leaving; by choice or by necessity.

#include "sim/state/declare.h"

namespace models::mobility {

using sim::Event;
using sim::Parameter;
using sim::PersonColumn;
using sim::Stream;

inline constexpr PersonColumn<std::uint8_t> wish{
    .name = "mobility/wish", .unit = "count", .range = {0, 1}, .start = 0,
    .doc = "1: would rather live and work in another country"};
inline constexpr PersonColumn<std::uint8_t> plan{
    .name = "mobility/plan", .unit = "count", .range = {0, 1}, .start = 0,
    .doc = "1: has taken steps to leave (route, papers, money)"};
inline constexpr PersonColumn<std::uint8_t> unmet{
    .name = "mobility/unmet", .unit = "count", .range = {0, 15}, .start = 0,
    .doc = "Push conditions unmet now, as bits: hunger 1, no income 2, insecurity 4, no home 8; 0: able to stay"};
inline constexpr PersonColumn<std::uint8_t> since_wish{
    .name = "mobility/since_wish", .unit = "months", .range = {0, 255}, .start = 255,
    .doc = "Months since the person last wished to leave; 255: not in the last 254"};
inline constexpr PersonColumn<std::uint8_t> since_plan{
    .name = "mobility/since_plan", .unit = "months", .range = {0, 255}, .start = 255,
    .doc = "Months since the person last had a plan to leave; 255: not in the last 254"};
inline constexpr PersonColumn<std::uint8_t> leaving{
    .name = "mobility/leaving", .unit = "count", .range = {0, 2}, .start = 0,
    .doc = "Departure this month, applied by population in the phase leave", .labels = "staying by_choice by_necessity"};
inline constexpr PersonColumn<std::uint8_t> ties_abroad{
    .name = "mobility/ties_abroad", .unit = "score", .range = {0, 100}, .start = 0,
    .doc = "Strength of ties to people abroad, in percent; decays when not used"};

}  // namespace models::mobility
