#pragma once
// Structure: the institutions, policies and arrangements between agencies that decide how much of what exists on paper
// reaches people. Policies follow adoption curves; nobody gets a bonus for them.

#include "sim/state/declare.h"

namespace models::structure {

using sim::CommunityChannel;
using sim::CommunityColumn;
using sim::CountryColumn;
using sim::Neutral;

// State of the country ------------------------------------------------------------------------------------------------
inline constexpr CountryColumn<float> capacity{
    .name = "structure/capacity", .unit = "score", .range = {0, 1}, .start = 0.45,
    .doc = "Capacity of public institutions to carry policy out; built slowly, eroded by turnover of staff",
    .record = true};
inline constexpr CountryColumn<float> coordination{
    .name = "structure/coordination", .unit = "score", .range = {0, 1}, .start = 0.3,
    .doc = "How far agencies work by one referral and case-sharing arrangement", .record = true};
inline constexpr CountryColumn<float> mainstreaming{
    .name = "structure/mainstreaming", .unit = "score", .range = {0, 1}, .start = 0.1,
    .doc = "How far general policies and budgets count returnees in", .record = true};
inline constexpr CountryColumn<float> cooperation{
    .name = "structure/cooperation", .unit = "score", .range = {0, 1}, .start = 0.25,
    .doc = "Cooperation with host countries: shared procedures and case data", .record = true};
inline constexpr CountryColumn<float> funding_predictability{
    .name = "structure/funding_predictability", .unit = "score", .range = {0, 1}, .start = 0.5,
    .doc = "How far programmes know their budgets ahead; 1: no interruptions", .record = true};
inline constexpr CountryColumn<float> information{
    .name = "structure/information", .unit = "score", .range = {0, 1}, .start = 0.3,
    .doc = "Share of what matters before return that newcomers were told truly and that reached services here",
    .record = true};
inline constexpr CountryColumn<float> rights{
    .name = "structure/rights", .unit = "share", .range = {0, 1}, .start = 0,
    .doc = "Reach of rules that let people work formally and enrol in services while papers are missing", .record = true};
inline constexpr CountryColumn<float> enforcement{
    .name = "structure/enforcement", .unit = "share", .range = {0, 1}, .start = 0,
    .doc = "Reach of enforced rules against discrimination in hiring, letting and services", .record = true};
inline constexpr CountryColumn<float> women_work{
    .name = "structure/women_work", .unit = "share", .range = {0, 1}, .start = 1,
    .doc = "Share of women's work outside the home that law and edict allow; 1: no bar", .record = true};
inline constexpr CountryColumn<float> girls_schooling{
    .name = "structure/girls_schooling", .unit = "share", .range = {0, 1}, .start = 1,
    .doc = "Share of girls' schooling beyond primary that law and edict allow; 1: no bar", .record = true};

// State of places -----------------------------------------------------------------------------------------------------
inline constexpr CommunityColumn<float> local_capacity{
    .name = "structure/local_capacity", .unit = "score", .range = {0, 1}, .start = 0.45,
    .doc = "Capacity of local offices; the country's, plus what was built here, less turnover", .record = true};
inline constexpr CommunityColumn<float> local_coordination{
    .name = "structure/local_coordination", .unit = "score", .range = {0, 1}, .start = 0.3,
    .doc = "Coordination among agencies here", .record = true};
inline constexpr CommunityColumn<float> local_mainstreaming{
    .name = "structure/local_mainstreaming", .unit = "score", .range = {0, 1}, .start = 0.1,
    .doc = "How far local plans and budgets count returnees in", .record = true};
inline constexpr CommunityColumn<float> eligibility_bar{
    .name = "structure/eligibility_bar", .unit = "share", .range = {0, 1}, .start = 0.3,
    .doc = "Chance that a returnee asking a service is turned away as not entitled; falls with mainstreaming",
    .record = true};
inline constexpr CommunityColumn<float> referral{
    .name = "structure/referral", .unit = "chance", .range = {0, 1}, .start = 0.45,
    .doc = "Chance that a referral is completed, before the load of the service referred to", .record = true};
inline constexpr CommunityColumn<float> referral_delay{
    .name = "structure/referral_delay", .unit = "months", .range = {0, 24}, .start = 2,
    .doc = "Usual time from referral to first service", .record = true};

// Channels ------------------------------------------------------------------------------------------------------------
inline constexpr CommunityChannel coordination_effort{
    .name = "structure/coordination_effort", .unit = "per_month", .range = {0, 1}, .neutral = Neutral::addend,
    .doc = "Share of the way to full coordination here that this month's work would go at full institutional capacity"};
inline constexpr CommunityChannel capacity_effort{
    .name = "structure/capacity_effort", .unit = "per_month", .range = {0, 1}, .neutral = Neutral::addend,
    .doc = "Share of the missing capacity of local offices that this month's training and systems would build"};
inline constexpr CommunityChannel mainstreaming_effort{
    .name = "structure/mainstreaming_effort", .unit = "per_month", .range = {0, 1}, .neutral = Neutral::addend,
    .doc = "Share of the way to full mainstreaming here that this month's policy work would go at full capacity"};
inline constexpr CommunityChannel cooperation_effort{
    .name = "structure/cooperation_effort", .unit = "per_month", .range = {0, 1}, .neutral = Neutral::addend,
    .doc = "Work on procedures and case data shared with host countries; the mean over people counts"};
inline constexpr CommunityChannel rights_effort{
    .name = "structure/rights_effort", .unit = "per_month", .range = {0, 1}, .neutral = Neutral::addend,
    .doc = "Work on legal access to formal work and registries; the mean over people counts"};
inline constexpr CommunityChannel enforcement_effort{
    .name = "structure/enforcement_effort", .unit = "per_month", .range = {0, 1}, .neutral = Neutral::addend,
    .doc = "Work on enforced rules against discrimination; the mean over people counts"};

}  // namespace models::structure
