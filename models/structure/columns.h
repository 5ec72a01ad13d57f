#pragma once
// Structure: the institutions, policies and arrangements between agencies that decide how much of what exists on paper
// reaches people. Policies follow adoption curves; nobody gets a bonus for them.

#include "sim/state/declare.h"

namespace models::structure {

using sim::CommunityChannel;
using sim::CommunityColumn;
using sim::CountryColumn;
using sim::Neutral;

// What a policy can move, in the order of the parameter sets.
enum class Lever : std::uint8_t {
    capacity, coordination, mainstreaming, cooperation, funding, information, rights, enforcement, women_work,
    girls_schooling
};
inline constexpr std::size_t levers = 10;
inline constexpr std::string_view lever_words =
    "capacity coordination mainstreaming cooperation funding information rights enforcement women_work girls_schooling";

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
inline constexpr CountryColumn<float> funding_before{
    .name = "structure/funding_before", .unit = "score", .range = {0, 1}, .start = 0.5,
    .doc = "Predictability of funding as it stood when the run began", .fixed = true};
inline constexpr CountryColumn<float> staff_turnover{
    .name = "structure/staff_turnover", .unit = "per_month", .range = {0, 1}, .start = 0.018,
    .doc = "Part of what lies above the sustained level that is lost this month as trained staff leave", .record = true};
inline constexpr CountryColumn<float> information{
    .name = "structure/information", .unit = "score", .range = {0, 1}, .start = 0.3,
    .doc = "Share of what matters before return that newcomers were told truly and that reached services here",
    .record = true};
inline constexpr CountryColumn<float> information_before{
    .name = "structure/information_before", .unit = "score", .range = {0, 1}, .start = 0.3,
    .doc = "Information before return as it stood when the run began", .fixed = true};
inline constexpr CountryColumn<float> rights{
    .name = "structure/rights", .unit = "share", .range = {0, 1}, .start = 0,
    .doc = "Reach of rules that let people work formally and enrol while papers are missing", .record = true};
inline constexpr CountryColumn<float> enforcement{
    .name = "structure/enforcement", .unit = "share", .range = {0, 1}, .start = 0,
    .doc = "Reach of enforced rules against discrimination in hiring, letting and services", .record = true};
inline constexpr CountryColumn<float> women_work{
    .name = "structure/women_work", .unit = "share", .range = {0, 1}, .start = 1,
    .doc = "Share of women's work outside the home that law and edict allow; 1: no bar", .record = true};
inline constexpr CountryColumn<float> girls_schooling{
    .name = "structure/girls_schooling", .unit = "share", .range = {0, 1}, .start = 1,
    .doc = "Share of girls' schooling beyond primary that law and edict allow; 1: no bar", .record = true};

// How far each policy has been taken up: 0 on paper only, 1 everyday practice.
inline constexpr CountryColumn<float> adopted_capacity{.name = "structure/adopted_capacity", .unit = "share",
    .range = {0, 1}, .start = 0, .doc = "Adoption of the policy on institutional capacity", .record = true};
inline constexpr CountryColumn<float> adopted_coordination{.name = "structure/adopted_coordination", .unit = "share",
    .range = {0, 1}, .start = 0, .doc = "Adoption of the policy on coordination", .record = true};
inline constexpr CountryColumn<float> adopted_mainstreaming{.name = "structure/adopted_mainstreaming", .unit = "share",
    .range = {0, 1}, .start = 0, .doc = "Adoption of the policy on mainstreaming", .record = true};
inline constexpr CountryColumn<float> adopted_cooperation{.name = "structure/adopted_cooperation", .unit = "share",
    .range = {0, 1}, .start = 0, .doc = "Adoption of the policy on cooperation with host countries", .record = true};
inline constexpr CountryColumn<float> adopted_funding{.name = "structure/adopted_funding", .unit = "share",
    .range = {0, 1}, .start = 0, .doc = "Adoption of the policy on predictable funding", .record = true};
inline constexpr CountryColumn<float> adopted_information{.name = "structure/adopted_information", .unit = "share",
    .range = {0, 1}, .start = 0, .doc = "Adoption of the policy on information before return", .record = true};
inline constexpr CountryColumn<float> adopted_rights{.name = "structure/adopted_rights", .unit = "share",
    .range = {0, 1}, .start = 0, .doc = "Adoption of the policy on rights to work and services", .record = true};
inline constexpr CountryColumn<float> adopted_enforcement{.name = "structure/adopted_enforcement", .unit = "share",
    .range = {0, 1}, .start = 0, .doc = "Adoption of the policy against discrimination", .record = true};
inline constexpr CountryColumn<float> adopted_women_work{.name = "structure/adopted_women_work", .unit = "share",
    .range = {0, 1}, .start = 0, .doc = "Adoption of the policy on women's work", .record = true};
inline constexpr CountryColumn<float> adopted_girls_schooling{.name = "structure/adopted_girls_schooling",
    .unit = "share", .range = {0, 1}, .start = 0, .doc = "Adoption of the policy on girls' schooling", .record = true};

// State of places -----------------------------------------------------------------------------------------------------
inline constexpr CommunityColumn<float> local_capacity{
    .name = "structure/local_capacity", .unit = "score", .range = {0, 1}, .start = 0.45,
    .doc = "Capacity of local offices: sustained by the country, built here, worn by turnover", .record = true};
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
    .name = "structure/referral", .unit = "share", .range = {0, 1}, .start = 0.45,
    .doc = "Chance that a referral is completed; the load of the service referred to comes on top", .record = true};
inline constexpr CommunityColumn<float> referral_delay{
    .name = "structure/referral_delay", .unit = "months", .range = {0, 24}, .start = 2,
    .doc = "Usual time from referral to first service", .record = true};
// This month's work, done through programmes and kept until offices and the country take it in next month.
inline constexpr CommunityColumn<float> capacity_work{.name = "structure/capacity_work", .unit = "per_month",
    .range = {0, 1}, .start = 0, .doc = "Work on training of offices done here this month"};
inline constexpr CommunityColumn<float> coordination_work{.name = "structure/coordination_work", .unit = "per_month",
    .range = {0, 1}, .start = 0, .doc = "Work on coordination done here this month"};
inline constexpr CommunityColumn<float> mainstreaming_work{.name = "structure/mainstreaming_work", .unit = "per_month",
    .range = {0, 1}, .start = 0, .doc = "Work on mainstreaming done here this month"};
inline constexpr CommunityColumn<float> cooperation_work{.name = "structure/cooperation_work", .unit = "per_month",
    .range = {0, 1}, .start = 0, .doc = "Work on cooperation with host countries done here this month"};
inline constexpr CommunityColumn<float> rights_work{.name = "structure/rights_work", .unit = "per_month",
    .range = {0, 1}, .start = 0, .doc = "Work on rights done here this month"};
inline constexpr CommunityColumn<float> enforcement_work{.name = "structure/enforcement_work", .unit = "per_month",
    .range = {0, 1}, .start = 0, .doc = "Work on enforcement against discrimination done here this month"};

inline constexpr sim::Total newcomers{
    .name = "structure/newcomers", .unit = "people",
    .doc = "Present returnees of the last months, whose cases offices follow"};

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
