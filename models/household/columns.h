#pragma once
// Households: one purse, one table, one load of care. What other models read of them and what they may change.

#include "sim/state/declare.h"

namespace models::household {

using sim::Audience;
using sim::Neutral;
using sim::Store;

// Who is at home this month [sense].
inline constexpr sim::HouseholdColumn<std::uint8_t> adults{
    "household/adults", "people", {0, 255}, 0, "Members aged 18 to 59 who are present"};
inline constexpr sim::HouseholdColumn<std::uint8_t> children{
    "household/children", "people", {0, 255}, 0, "Members under 18 who are present"};
inline constexpr sim::HouseholdColumn<std::uint8_t> elders{
    "household/elders", "people", {0, 255}, 0, "Members aged 60 or more who are present"};
inline constexpr sim::HouseholdColumn<float> care_hours{
    "household/care_hours", "hours_per_month", {0, 720}, 0,
    "Unpaid care of children, the old and the ill per able adult, if it were shared equally"};
inline constexpr sim::HouseholdColumn<float> care_of_women{
    "household/care_of_women", "hours_per_month", {0, 720}, 0, "What each able woman at home carries by the declared norm"};
inline constexpr sim::HouseholdColumn<float> care_of_men{
    "household/care_of_men", "hours_per_month", {0, 720}, 0, "What each able man at home carries by the declared norm"};

// The purse [decide].
inline constexpr sim::HouseholdColumn<float> income{
    "household/income", "USD_per_month", {0, 1e6}, 0,
    "Wages, business profit and remittances of the month, without assistance"};
inline constexpr sim::HouseholdColumn<float> assistance{
    "household/assistance", "USD_per_month", {0, 1e6}, 0, "Transfers received this month from programmes and the state"};
inline constexpr sim::HouseholdColumn<float> need{
    "household/need", "USD_per_month", {0, 1e6}, 0, "What food, other basics and rent cost this month for those at home"};
inline constexpr sim::HouseholdColumn<float> first_need{
    .name = "household/first_need", .unit = "USD_per_month", .range = {0, 1e6}, .start = 0,
    .doc = "What food and other basics without rent cost when the run starts", .fixed = true};
inline constexpr sim::HouseholdColumn<float> consumption{
    "household/consumption", "USD_per_month", {0, 1e6}, 0, "What the household spent on living this month, rent included"};
inline constexpr sim::HouseholdColumn<float> savings{
    "household/savings", "USD", {0, 1e6}, 0, "Money put aside"};
inline constexpr sim::HouseholdColumn<float> debt{"household/debt", "USD", {0, 1e6}, 0, "Money owed, migration loans included"};
inline constexpr sim::HouseholdColumn<float> credit{
    "household/credit", "share", {0, 1}, 0, "Access to credit: share of a month's need that lenders would advance each month"};
inline constexpr sim::HouseholdColumn<float> remittances{
    "household/remittances", "USD_per_month", {0, 1e5}, 0, "Received this month from people abroad"};
inline constexpr sim::HouseholdColumn<float> remittance_level{
    "household/remittance_level", "USD_per_month", {0, 1e5}, 0,
    "What one person abroad would send this household in a usual month"};
inline constexpr sim::HouseholdColumn<std::uint8_t> asset_kinds{
    "household/asset_kinds", "count", {0, 3}, 0, "Kinds of assets held: appliances, transport, land or tools"};
inline constexpr sim::HouseholdColumn<float> food_cut{
    "household/food_cut", "share", {0, 1}, 0, "Share of the food need that was not met this month"};
inline constexpr sim::HouseholdColumn<std::uint8_t> withdrawn{
    "household/withdrawn", "share", {0, 1}, 0, "Children of school age are kept from school for lack of money"};
inline constexpr sim::HouseholdColumn<float> tension{
    "household/tension", "share", {0, 1}, 0, "Strain at home; family support is its opposite"};
inline constexpr sim::HouseholdColumn<std::uint8_t> violence{
    "household/violence", "share", {0, 1}, 0, "There is violence at home"};
inline constexpr sim::HouseholdColumn<std::uint16_t> sufficient_months{
    "household/sufficient_months", "index", {0, 4095}, 0,
    "One bit for each of the last 12 months: income covered needs and debt service without assistance; lowest is newest"};

// Self-sufficient: income covered needs without assistance in 6 of the last 12 months.
constexpr int sufficient_count(std::uint16_t bits) {
    int count = 0;
    for (int month = 0; month < 12; ++month) count += (bits >> month) & 1;
    return count;
}
inline constexpr int sufficient_months_needed = 6;  // by the definition of the outcome, not a belief

// The local basket [sense].
inline constexpr sim::CommunityColumn<float> price_level{
    .name = "household/price_level", .unit = "factor", .range = {0.2, 10}, .start = 1,
    .doc = "Cost of the local basket, relative to month 0", .record = true};
inline constexpr sim::CommunityColumn<float> local_demand{
    .name = "household/local_demand", .unit = "factor", .range = {0, 10}, .start = 1,
    .doc = "Spending of local households in real terms, relative to month 0", .record = true};
inline constexpr sim::CommunityColumn<float> usual_spending{
    .name = "household/usual_spending", .unit = "USD_per_month", .range = {0, 1e12}, .start = 0,
    .doc = "Spending that counts as a local demand of one: that of month 0, moving slowly with the number of people"};

inline constexpr sim::CommunityColumn<float> usual_people{
    .name = "household/usual_people", .unit = "people", .range = {0, 1e9}, .start = 0,
    .doc = "People to whom usual spending belongs; follows their number slowly"};

inline constexpr sim::Total spending{"household/spending", "USD_per_month", "What households spent on living", 1};

// What programmes, shocks and policies may change.
inline constexpr sim::PersonChannel transfer{
    "household/transfer", "USD_per_month", {0, 1e5}, Neutral::addend, "Cash, vouchers or goods paid to the person's household"};
inline constexpr sim::PersonChannel debt_relief{
    "household/debt_relief", "USD", {0, 1e5}, Neutral::addend, "Debt of the household paid off or written off"};
inline constexpr sim::PersonChannel care_relief{
    "household/care_relief", "hours_per_month", {0, 720}, Neutral::addend, "Hours of care of this person's household taken over by others"};
inline constexpr sim::PersonChannel saving{
    "household/saving", "factor", {0, 20}, Neutral::factor, "Share of what is left over that is put aside"};
inline constexpr sim::PersonChannel loans{
    "household/loans", "share", {0, 1}, Neutral::addend, "Added access to credit: group funds, microcredit"};
inline constexpr sim::PersonChannel mediation{
    "household/mediation", "share", {0, 1}, Neutral::addend, "Share of the strain at home that family work takes away this month"};
inline constexpr sim::PersonChannel protection{
    "household/protection", "share", {0, 1}, Neutral::addend, "Added chance that violence at home ends this month"};
inline constexpr sim::PersonChannel asset_gift{
    "household/asset_gift", "share", {0, 1}, Neutral::addend, "Chance that the household receives one more kind of asset"};

}  // namespace models::household
