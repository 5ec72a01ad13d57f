#pragma once
// Mobility: wishing to leave, planning it, leaving; by choice or by necessity.

#include "sim/state/declare.h"

namespace models::mobility {

using sim::PersonColumn;

inline constexpr PersonColumn<std::uint8_t> wish{
    .name = "mobility/wish", .unit = "index", .range = {0, 1}, .start = 0,
    .doc = "1: would rather live and work in another country"};
inline constexpr PersonColumn<std::uint8_t> plan{
    .name = "mobility/plan", .unit = "index", .range = {0, 1}, .start = 0,
    .doc = "1: has taken steps to leave: route, papers, money"};
namespace unmet_bits {
inline constexpr std::uint8_t hunger = 1;
inline constexpr std::uint8_t no_income = 2;
inline constexpr std::uint8_t danger = 4;
inline constexpr std::uint8_t no_home = 8;
}  // namespace unmet_bits
inline constexpr PersonColumn<std::uint8_t> unmet{
    .name = "mobility/unmet", .unit = "index", .range = {0, 15}, .start = 0,
    .doc = "Needs unmet now that push people out, as bits: see unmet_bits; 0: able to stay"};
inline constexpr PersonColumn<std::uint8_t> since_wish{
    .name = "mobility/since_wish", .unit = "months", .range = {0, 255}, .start = 255,
    .doc = "Months since the person last wished to leave; 0: wishes it now, 255: not in the last 254"};
inline constexpr PersonColumn<std::uint8_t> since_plan{
    .name = "mobility/since_plan", .unit = "months", .range = {0, 255}, .start = 255,
    .doc = "Months since the person last had a plan to leave; 0: has one now, 255: not in the last 254"};
enum Leaving : std::uint8_t { staying, by_choice, by_necessity };
inline constexpr PersonColumn<std::uint8_t> leaving{
    .name = "mobility/leaving", .unit = "index", .range = {0, 2}, .start = 0,
    .doc = "Departure this month, applied by population in the phase leave", .labels = "staying by_choice by_necessity"};
inline constexpr PersonColumn<std::uint8_t> ties_abroad{
    .name = "mobility/ties_abroad", .unit = "percent", .range = {0, 100}, .start = 0,
    .doc = "Strength of ties to people abroad; fades when nobody sends money"};

}  // namespace models::mobility
