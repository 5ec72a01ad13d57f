#pragma once
// Climate: what residents think of returnees, what returnees feel of it, trust, tension, fairness and safety.

#include "sim/state/declare.h"

namespace models::climate {

using sim::CommunityChannel;
using sim::CommunityColumn;
using sim::Neutral;
using sim::Parameter;
using sim::ParameterSet;
using sim::PersonColumn;
using sim::Store;

// State of places -----------------------------------------------------------------------------------------------------
inline constexpr CommunityColumn<float> mean_attitude{
    .name = "climate/mean_attitude", .unit = "SD", .range = {-4, 4}, .start = 0,
    .doc = "Mean attitude of adult residents to returnees, as it stood last month", .record = true};
inline constexpr CommunityColumn<float> trust{
    .name = "climate/trust", .unit = "share", .range = {0, 1}, .start = 0.6,
    .doc = "Share of people who find their neighbours trustworthy", .record = true};
inline constexpr CommunityColumn<float> tension{
    .name = "climate/tension", .unit = "share", .range = {0, 1}, .start = 0.1,
    .doc = "Strain between residents and returnees", .record = true};
inline constexpr CommunityColumn<float> safety{
    .name = "climate/safety", .unit = "score", .range = {0, 1}, .start = 0.6,
    .doc = "Safety of the place from killings, lighting, shocks of violence and what people report", .record = true};
inline constexpr CommunityColumn<float> fairness{
    .name = "climate/fairness", .unit = "score", .range = {0, 1}, .start = 0.5,
    .doc = "Perceived fairness of aid", .record = true};
inline constexpr CommunityColumn<float> hazard{
    .name = "climate/hazard", .unit = "chance_per_month", .range = {0, 1}, .start = 0.005,
    .doc = "Standing chance that a natural hazard strikes the place", .fixed = true};

// State of people -----------------------------------------------------------------------------------------------------
inline constexpr PersonColumn<float> attitude{
    .name = "climate/attitude", .unit = "SD", .range = {-4, 4}, .start = 0,
    .doc = "Attitude of a resident to returnees, SD of residents at the start; higher is more welcoming",
    .publish_bits = 5, .store = Store::fixed16};
inline constexpr PersonColumn<float> discrimination{
    .name = "climate/discrimination", .unit = "score", .range = {0, 1}, .start = 0,
    .doc = "Discrimination lived in hiring, renting, services and daily life", .store = Store::fixed16};
inline constexpr PersonColumn<float> felt_safety{
    .name = "climate/felt_safety", .unit = "score", .range = {0, 1}, .start = 0.6,
    .doc = "How safe the person feels outside in daily life", .store = Store::fixed16};
inline constexpr PersonColumn<std::int8_t> anchor{
    .name = "climate/anchor", .unit = "count", .range = {-127, 127}, .start = 0,
    .doc = "Attitude a resident is drawn back to, in 1/32 SD", .fixed = true, .sensitive = true};
inline constexpr PersonColumn<std::uint8_t> seen_as{
    .name = "climate/seen_as", .unit = "count", .range = {0, 3}, .start = 0,
    .doc = "What others know the person as", .labels = "resident returnee deported former", .publish_bits = 2, .fixed = true};

// Channels ------------------------------------------------------------------------------------------------------------
inline constexpr CommunityChannel contact{
    .name = "climate/contact", .unit = "SD_per_month", .range = {-1, 1}, .neutral = Neutral::addend,
    .doc = "Organised contact of residents with returnees: moves attitudes by so much in a month"};
inline constexpr CommunityChannel shared_benefit{
    .name = "climate/shared_benefit", .unit = "SD_per_month", .range = {-1, 1}, .neutral = Neutral::addend,
    .doc = "Benefits shared with residents and labelled as such"};
inline constexpr CommunityChannel exclusive_aid{
    .name = "climate/exclusive_aid", .unit = "SD_per_month", .range = {-1, 1}, .neutral = Neutral::addend,
    .doc = "Visible aid for returnees only, as a loss: positive values lower attitudes"};
inline constexpr CommunityChannel message{
    .name = "climate/message", .unit = "SD_per_month", .range = {-1, 1}, .neutral = Neutral::addend,
    .doc = "Media and first-person stories against stigma"};
inline constexpr CommunityChannel safety_work{
    .name = "climate/safety", .unit = "score", .range = {-1, 1}, .neutral = Neutral::addend,
    .doc = "Adds to the safety of the place while it lasts"};
inline constexpr CommunityChannel fairness_work{
    .name = "climate/fairness", .unit = "score", .range = {-1, 1}, .neutral = Neutral::addend,
    .doc = "Adds to the perceived fairness of aid: open rules, complaints desks, hosts among the helped"};

}  // namespace models::climate
