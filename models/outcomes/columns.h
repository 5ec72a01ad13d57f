#pragma once
// Outcomes: what became of people, on a 30-item instrument answered from each person's own state.

#include "sim/state/declare.h"

namespace models::outcomes {

using sim::PersonColumn;
using sim::Store;

enum State : std::uint8_t {
    not_arrived, present_here, departed_by_choice, departed_by_necessity, dead, child
};

inline constexpr PersonColumn<float> economic{
    .name = "outcomes/economic", .unit = "score", .range = {0, 1}, .start = 0,
    .doc = "Economic score, true; present returnees of 18 and over. Weights not official", .paired = true,
    .store = Store::fixed16};
inline constexpr PersonColumn<float> social{
    .name = "outcomes/social", .unit = "score", .range = {0, 1}, .start = 0,
    .doc = "Social score, true; present returnees of 18 and over. Weights not official", .paired = true,
    .store = Store::fixed16};
inline constexpr PersonColumn<float> psychosocial{
    .name = "outcomes/psychosocial", .unit = "score", .range = {0, 1}, .start = 0,
    .doc = "Psychosocial score, true; present returnees of 18 and over. Weights not official", .paired = true,
    .store = Store::fixed16};
inline constexpr PersonColumn<float> composite{
    .name = "outcomes/composite", .unit = "score", .range = {0, 1}, .start = 0,
    .doc = "Mean of the three scores, true; present returnees of 18 and over. Weights not official", .paired = true,
    .store = Store::fixed16};
inline constexpr PersonColumn<std::uint8_t> above_050{
    .name = "outcomes/above_050", .unit = "months", .range = {0, 255}, .start = 0,
    .doc = "Months in a row with each of the three scores at or above 0.50"};
inline constexpr PersonColumn<std::uint8_t> above_066{
    .name = "outcomes/above_066", .unit = "months", .range = {0, 255}, .start = 0,
    .doc = "Months in a row with each of the three scores at or above 0.66"};
inline constexpr PersonColumn<std::uint8_t> borrowed{
    .name = "outcomes/borrowed", .unit = "count", .range = {0, 63}, .start = 0,
    .doc = "One bit for each of the last six months: the household of a returnee had to borrow; lowest is newest"};
inline constexpr PersonColumn<std::uint8_t> state{
    .name = "outcomes/state", .unit = "index", .range = {0, 5}, .start = 0,
    .doc = "What became of a returnee; child: present and under 18. Who never left counts as not_arrived",
    .labels = "not_arrived present departed_by_choice departed_by_necessity dead child", .paired = true};

}  // namespace models::outcomes
