#pragma once
// One-person firms: their capital, what they earn, when they open and close.

#include "sim/state/declare.h"

namespace models::enterprise {

using sim::Neutral;
using sim::Store;

inline constexpr sim::PersonColumn<float> capital{
    .name = "enterprise/capital", .unit = "USD", .range = {0, 6553.5}, .start = 0,
    .doc = "Stock, tools and cash of the business, or money kept for opening one", .store = Store::fixed16};
inline constexpr sim::PersonColumn<float> profit{
    .name = "enterprise/profit", .unit = "USD_per_month", .range = {0, 3276.75}, .start = 0,
    .doc = "Earned from the own business this month, pay for the owner's work included", .store = Store::fixed16};
inline constexpr sim::PersonColumn<std::int16_t> drawn{
    .name = "enterprise/drawn", .unit = "USD", .range = {-32000, 32000}, .start = 0,
    .doc = "Money the household took out of the business this month; negative: put in"};
inline constexpr sim::PersonColumn<std::uint8_t> months_open{
    .name = "enterprise/months_open", .unit = "months", .range = {0, 255}, .start = 0,
    .doc = "Age of the business, 0: none"};
inline constexpr sim::PersonColumn<std::uint8_t> starting{
    .name = "enterprise/starting", .unit = "share", .range = {0, 1}, .start = 0, .doc = "Opens a business this month"};
inline constexpr sim::PersonColumn<std::uint8_t> closing{
    .name = "enterprise/closing", .unit = "share", .range = {0, 1}, .start = 0, .doc = "Closes the business this month"};

inline constexpr sim::CommunityColumn<float> crowding{
    .name = "enterprise/crowding", .unit = "factor", .range = {0, 100}, .start = 1,
    .doc = "Firms per adult, relative to month 0", .record = true};

inline constexpr sim::CommunityColumn<float> usual_density{
    .name = "enterprise/usual_density", .unit = "share", .range = {0, 1}, .start = 0,
    .doc = "Firms per person of working age at month 0"};
inline constexpr sim::CommunityColumn<float> entry_men{
    .name = "enterprise/entry_men", .unit = "per_month", .range = {0, 1}, .start = 0,
    .doc = "Chance of opening for a man of readiness one, which keeps the number of men's firms without shocks"};
inline constexpr sim::CommunityColumn<float> entry_women{
    .name = "enterprise/entry_women", .unit = "per_month", .range = {0, 1}, .start = 0,
    .doc = "Chance of opening for a woman of readiness one, which keeps the number of women's firms without shocks"};

inline constexpr sim::Total firms{"enterprise/firms", "count", "Businesses open at the end of the month", 1};

inline constexpr std::size_t sources = 5;  // labour states of those who open firms: out to formal
inline constexpr sim::Total ready{"enterprise/ready", "index", "Readiness to open a firm, without money given for it: by sex and labour state", 2 * sources};
inline constexpr sim::Total closings{"enterprise/closings", "count", "Hazards of closing of all firms, by sex, then firms by sex", 4};
inline constexpr sim::Total first_ready{"enterprise/first_ready", "index", "Readiness before the run, by sex, then firms by sex", 4};

inline constexpr sim::PersonChannel capital_grant{
    "enterprise/capital_grant", "USD", {0, 1e5}, Neutral::addend, "Money, tools or stock given for a business"};
inline constexpr sim::PersonChannel know_how{
    "enterprise/know_how", "factor", {0, 10}, Neutral::factor, "Profit: practices, suppliers, mentoring"};
inline constexpr sim::PersonChannel survival{
    "enterprise/survival", "factor", {0, 10}, Neutral::factor, "Hazard of closing: follow-up, appraisal, crisis help"};
inline constexpr sim::PersonChannel entry{
    "enterprise/entry", "factor", {0, 50}, Neutral::factor, "Chance of opening a business"};
inline constexpr sim::PersonChannel shield{
    "enterprise/shield", "share", {0, 1}, Neutral::addend,
    "Share of household claims that the business is kept safe from: in-kind grants, locked savings"};
inline constexpr sim::CommunityChannel policy{
    "enterprise/policy", "factor", {0, 10}, Neutral::factor, "Hazard of closing everywhere here: registration, permits, extortion"};
inline constexpr sim::CommunityChannel demand{
    "enterprise/demand", "factor", {0, 10}, Neutral::factor, "Profit of all firms here"};

}  // namespace models::enterprise
