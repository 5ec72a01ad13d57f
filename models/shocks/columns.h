#pragma once
// Shocks: what happens to a country and its places from outside, on dates or by chance.

#include "sim/state/declare.h"

namespace models::shocks {

using sim::CommunityColumn;
using sim::CountryColumn;

// Kinds of shock, in the order of `kind_words`.
enum class Kind : std::uint8_t { recession, pandemic, hazard, violence, return_surge, funding_cut, price_rise };
inline constexpr std::size_t kinds = 7;
inline constexpr std::string_view kind_words =
    "recession pandemic hazard violence return_surge funding_cut price_rise";

// State of the country ------------------------------------------------------------------------------------------------
inline constexpr CountryColumn<float> demand{
    .name = "shocks/demand", .unit = "factor", .range = {0.1, 2}, .start = 1,
    .doc = "Demand for goods, services and labour against its normal level", .record = true};
inline constexpr CountryColumn<float> prices{
    .name = "shocks/prices", .unit = "factor", .range = {0.5, 4}, .start = 1,
    .doc = "Prices against wages in normal times", .record = true};
inline constexpr CountryColumn<float> pandemic{
    .name = "shocks/pandemic", .unit = "score", .range = {0, 1}, .start = 0,
    .doc = "Strength of an epidemic and its closures: 0 none, 1 everything closed", .record = true};
inline constexpr CountryColumn<float> funding{
    .name = "shocks/funding", .unit = "factor", .range = {0, 2}, .start = 1,
    .doc = "Money that programmes receive this month against their budgets", .record = true};

// State of places -----------------------------------------------------------------------------------------------------
inline constexpr CommunityColumn<float> hazard{
    .name = "shocks/hazard", .unit = "score", .range = {0, 1}, .start = 0,
    .doc = "Share of homes, roads and livelihoods hit by a natural hazard this month", .record = true};
inline constexpr CommunityColumn<float> violence{
    .name = "shocks/violence", .unit = "factor", .range = {0, 100}, .start = 1,
    .doc = "Violence in the place against its own normal level", .record = true};
inline constexpr CommunityColumn<float> surge{
    .name = "shocks/surge", .unit = "share", .range = {0, 10}, .start = 0,
    .doc = "Surge of returns due next month, as a share added to planned arrivals; who comes is fixed before scenarios",
    .record = true};

}  // namespace models::shocks
