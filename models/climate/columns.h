#pragma once
// Climate: what residents think of returnees, what returnees feel of it, trust, tension, fairness and safety; and the
// habits of a place that surveys report.

#include "sim/state/declare.h"

namespace models::climate {

using sim::CommunityChannel;
using sim::CommunityColumn;
using sim::Neutral;
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
    .name = "climate/safety", .unit = "share", .range = {0, 1}, .start = 0.8,
    .doc = "Share of people who would feel safe: surveys, killings, lighting and shocks of violence", .record = true};
inline constexpr CommunityColumn<float> fairness{
    .name = "climate/fairness", .unit = "score", .range = {0, 1}, .start = 0.5,
    .doc = "Perceived fairness of aid", .record = true};
inline constexpr CommunityColumn<float> hostile{
    .name = "climate/hostile", .unit = "share", .range = {0, 1}, .start = 0.2,
    .doc = "Share of residents whose attitude is below the point where it turns into acts", .record = true};
inline constexpr CommunityColumn<float> felt_many{
    .name = "climate/felt_many", .unit = "share", .range = {0, 1}, .start = 0,
    .doc = "How far returnees are felt as many: 0 none, one half at ten per hundred residents", .record = true};
inline constexpr CommunityColumn<float> job_competition{
    .name = "climate/job_competition", .unit = "share", .range = {0, 1}, .start = 0,
    .doc = "Competition with returnees for work: joblessness here, as far as returnees are many", .record = true};
inline constexpr CommunityColumn<float> home_competition{
    .name = "climate/home_competition", .unit = "share", .range = {0, 1}, .start = 0,
    .doc = "Competition with returnees for homes: rise of rents, as far as returnees are many", .record = true};
inline constexpr CommunityColumn<float> service_competition{
    .name = "climate/service_competition", .unit = "share", .range = {0, 1}, .start = 0,
    .doc = "Competition with returnees for services: overload, as far as returnees are many", .record = true};

// Facts of places, set at the start
inline constexpr CommunityColumn<float> hazard{
    .name = "climate/hazard", .unit = "chance_per_month", .range = {0, 1}, .start = 0.005,
    .doc = "Standing chance that a natural hazard strikes a household here", .fixed = true};
inline constexpr CommunityColumn<float> insecure_share{
    .name = "climate/insecure_share", .unit = "share", .range = {0, 1}, .start = 0.2,
    .doc = "Share of people who feel insecure where they live, at the start", .fixed = true};
inline constexpr CommunityColumn<float> usual_trust{
    .name = "climate/usual_trust", .unit = "share", .range = {0, 1}, .start = 0.6,
    .doc = "Trust at the start, to which it returns", .fixed = true};
inline constexpr CommunityColumn<float> participation_climate{
    .name = "climate/participation_climate", .unit = "share", .range = {0, 1}, .start = 0.4,
    .doc = "Usual taking part in committees and congregations here", .fixed = true};
inline constexpr CommunityColumn<float> emigration_custom{
    .name = "climate/emigration_custom", .unit = "share", .range = {0, 1}, .start = 0.25,
    .doc = "Share of adults who intended to emigrate, at the start", .fixed = true};
inline constexpr CommunityColumn<float> ties_abroad_share{
    .name = "climate/ties_abroad_share", .unit = "share", .range = {0, 1}, .start = 0.5,
    .doc = "Share of adults with close ties abroad, at the start", .fixed = true};

// What the survey's answers on safety belong to, measured at the start
inline constexpr CommunityColumn<float> usual_lighting{
    .name = "climate/usual_lighting", .unit = "share", .range = {0, 1}, .start = 0.6,
    .doc = "Lighting here at the start", .fixed = true};
inline constexpr CommunityColumn<float> usual_space{
    .name = "climate/usual_space", .unit = "share", .range = {0, 1}, .start = 0.7,
    .doc = "Public space here at the start", .fixed = true};
inline constexpr CommunityColumn<float> usual_fear{
    .name = "climate/usual_fear", .unit = "score", .range = {0, 1}, .start = 0,
    .doc = "Mean felt safety that trauma and discrimination cost adult residents here at the start", .fixed = true};

// State of people -----------------------------------------------------------------------------------------------------
inline constexpr PersonColumn<float> attitude{
    .name = "climate/attitude", .unit = "SD", .range = {-4, 4}, .start = 0,
    .doc = "Attitude of a resident to returnees, SD of residents at the start; higher is more welcoming",
    .publish_bits = 5, .store = Store::fixed16};
inline constexpr PersonColumn<float> discrimination{
    .name = "climate/discrimination", .unit = "score", .range = {0, 1}, .start = 0,
    .doc = "Discrimination lived in hiring, renting, services and daily life", .store = Store::fixed16};
inline constexpr PersonColumn<float> felt_safety{
    .name = "climate/felt_safety", .unit = "score", .range = {0, 1}, .start = 0.8,
    .doc = "How safe the person feels outside in daily life", .store = Store::fixed16};
inline constexpr PersonColumn<std::int8_t> anchor{
    .name = "climate/anchor", .unit = "SD", .range = {-127, 127}, .start = 0,
    .doc = "Attitude a resident is drawn back to, in steps of 1/16 SD", .fixed = true, .sensitive = true};
inline constexpr float anchor_step = 1.0F / 16.0F;  // SD per step
enum SeenAs : std::uint8_t { resident, returnee, deported, foreigner };
inline constexpr PersonColumn<std::uint8_t> seen_as{
    .name = "climate/seen_as", .unit = "index", .range = {0, 3}, .start = 0,
    .doc = "What others know the person as", .labels = "resident returnee deported foreigner",
    .publish_bits = 2, .fixed = true};

// Channels ------------------------------------------------------------------------------------------------------------
inline constexpr CommunityChannel contact{
    .name = "climate/contact", .unit = "SD_per_month", .range = {-1, 1}, .neutral = Neutral::addend,
    .doc = "Organised contact of residents with returnees: moves attitudes by so much in a month without tension"};
inline constexpr CommunityChannel shared_benefit{
    .name = "climate/shared_benefit", .unit = "SD_per_month", .range = {-1, 1}, .neutral = Neutral::addend,
    .doc = "Benefits shared with residents and labelled as such: raises attitudes by so much in a month"};
inline constexpr CommunityChannel exclusive_aid{
    .name = "climate/exclusive_aid", .unit = "SD_per_month", .range = {-1, 1}, .neutral = Neutral::addend,
    .doc = "Visible aid for returnees only: positive values LOWER attitudes by so much in a month"};
inline constexpr CommunityChannel message{
    .name = "climate/message", .unit = "SD_per_month", .range = {-1, 1}, .neutral = Neutral::addend,
    .doc = "Media and first-person stories against stigma: raises attitudes by so much in a month"};
inline constexpr CommunityChannel safety_work{
    .name = "climate/safety", .unit = "share", .range = {-1, 1}, .neutral = Neutral::addend,
    .doc = "Adds to the share of people who would feel safe, while it lasts"};
inline constexpr CommunityChannel fairness_work{
    .name = "climate/fairness", .unit = "score", .range = {-1, 1}, .neutral = Neutral::addend,
    .doc = "Adds to the level that perceived fairness tends to: open rules, complaints desks, hosts among the helped"};
inline constexpr CommunityChannel trust_work{
    .name = "climate/trust", .unit = "share", .range = {-1, 1}, .neutral = Neutral::addend,
    .doc = "Adds to the level that trust tends to: dialogue, joint work"};
inline constexpr CommunityChannel discrimination_rules{
    .name = "climate/discrimination", .unit = "factor", .range = {0, 5}, .neutral = Neutral::factor,
    .doc = "Factor on discrimination lived here: rules that are enforced lower it"};

// Sums over people ----------------------------------------------------------------------------------------------------
inline constexpr sim::Total residents{
    .name = "climate/residents", .unit = "people", .doc = "Adult residents, who hold an attitude"};
inline constexpr sim::Total attitudes{
    .name = "climate/attitudes", .unit = "SD", .doc = "Sum of their attitudes"};
inline constexpr sim::Total first_people{
    .name = "climate/first_people", .unit = "people", .doc = "Adult residents present at the start"};
inline constexpr sim::Total first_fear{
    .name = "climate/first_fear", .unit = "score", .doc = "Felt safety that trauma and discrimination cost them at the start"};

}  // namespace models::climate
