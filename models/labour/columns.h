#pragma once
// Work: who has it, of what kind, what it pays, and how scarce it is.

#include "sim/state/declare.h"

namespace models::labour {

using sim::Audience;
using sim::Neutral;
using sim::Store;

enum State : std::uint8_t { out, searching, casual, informal, formal, self_employed, public_works, training };
enum Sector : std::uint8_t { farming, construction, trade, tourism, domestic, services };
inline constexpr std::size_t sectors = 6;
inline constexpr std::size_t tiers = 3;  // casual, informal, formal: the kinds of job that are hired for

constexpr bool employed(std::uint8_t state) { return state >= casual && state <= public_works; }
constexpr bool wage_job(std::uint8_t state) { return state >= casual && state <= formal; }

inline constexpr sim::PersonColumn<std::uint8_t> state{
    .name = "labour/state", .unit = "1", .range = {0, 7}, .start = 0, .doc = "Labour state",
    .labels = "out searching casual informal formal self_employed public_works training", .publish_bits = 3};
inline constexpr sim::PersonColumn<std::uint8_t> sector{
    .name = "labour/sector", .unit = "1", .range = {0, 5}, .start = 0,
    .doc = "Sector of the present or last work", .labels = "farming construction trade tourism domestic services"};
inline constexpr sim::PersonColumn<float> skill{
    .name = "labour/skill", .unit = "SD", .range = {-5, 5}, .start = 0,
    .doc = "Skill at work beyond schooling: residents have mean 0 and SD 1 at the start", .store = Store::fixed16};
inline constexpr sim::PersonColumn<std::uint8_t> certified{
    .name = "labour/certified", .unit = "1", .range = {0, 1}, .start = 0,
    .doc = "Holds a recognised certificate of skill", .labels = "uncertified certified"};
inline constexpr sim::PersonColumn<float> wage{
    .name = "labour/wage", .unit = "USD_per_month", .range = {0, 4000}, .start = 0,
    .doc = "Earned from work for others this month, public works included, business not", .store = Store::fixed16};
inline constexpr sim::PersonColumn<std::uint8_t> months_jobless{
    .name = "labour/months_jobless", .unit = "months", .range = {0, 255}, .start = 0,
    .doc = "Months in a row without any work"};

// The local market [sense].
inline constexpr sim::CommunityColumn<float> casual_vacancies{
    .name = "labour/casual_vacancies", .unit = "jobs", .range = {0, 1e7}, .start = 0,
    .doc = "Casual jobs open at the beginning of the month", .record = true};
inline constexpr sim::CommunityColumn<float> informal_vacancies{
    .name = "labour/informal_vacancies", .unit = "jobs", .range = {0, 1e7}, .start = 0,
    .doc = "Informal jobs open at the beginning of the month", .record = true};
inline constexpr sim::CommunityColumn<float> formal_vacancies{
    .name = "labour/formal_vacancies", .unit = "jobs", .range = {0, 1e7}, .start = 0,
    .doc = "Formal jobs open at the beginning of the month", .record = true};
inline constexpr sim::CommunityColumn<float> jobless_rate{
    .name = "labour/jobless_rate", .unit = "1", .range = {0, 1}, .start = 0,
    .doc = "Searching share of the active, last month", .record = true};
inline constexpr sim::CommunityColumn<float> employment_rate{
    .name = "labour/employment_rate", .unit = "1", .range = {0, 1}, .start = 0,
    .doc = "Working share of people of working age, last month", .record = true};
inline constexpr sim::CommunityColumn<float> wage_level{
    .name = "labour/wage_level", .unit = "1", .range = {0.1, 10}, .start = 1,
    .doc = "Pay for the same work, relative to month 0", .record = true};
inline constexpr sim::CommunityColumn<float> tightness{
    .name = "labour/tightness", .unit = "1", .range = {0, 1000}, .start = 0,
    .doc = "Vacancies per searcher, relative to month 0", .record = true};

// Sums of the month, by community [record].
inline constexpr sim::Total working_age{"labour/working_age", "persons", "People of working age", 1};
inline constexpr sim::Total jobless{"labour/jobless", "persons", "People searching for work", 1};
inline constexpr sim::Total active{"labour/active", "persons", "People working or searching", 1};
inline constexpr sim::Total working{"labour/working", "persons", "People at work", 1};

// What programmes, shocks and policies may change.
inline constexpr sim::PersonChannel finding{
    "labour/finding", "1", {0, 20}, Neutral::factor, "Weight among searchers: search help, transport, signals, placement officers"};
inline constexpr sim::PersonChannel keeping{
    "labour/keeping", "1", {0, 20}, Neutral::factor, "Chance of losing or leaving the job"};
inline constexpr sim::PersonChannel skill_gain{
    "labour/skill_gain", "SD_per_month", {-1, 2}, Neutral::addend, "Skill learned in this month"};
inline constexpr sim::PersonChannel certify{
    "labour/certify", "1", {0, 1}, Neutral::addend, "Chance of receiving a recognised certificate this month"};
inline constexpr sim::PersonChannel in_class{
    "labour/in_class", "1", {0, 1}, Neutral::addend, "Attends training now: share of working time it takes"};
inline constexpr sim::PersonChannel works_place{
    "labour/works_place", "1", {0, 1}, Neutral::addend, "Holds a place in public works now"};
inline constexpr sim::PersonChannel works_pay{
    "labour/works_pay", "USD_per_month", {0, 5000}, Neutral::addend, "Pay of that place"};
inline constexpr sim::PersonChannel placement{
    "labour/placement", "1", {0, 100}, Neutral::addend,
    "Offers arranged with employers this month: added weight for the arranged job, which may be refused"};
inline constexpr sim::PersonChannel time_freed{
    "labour/time_freed", "1", {0, 1}, Neutral::addend, "Added share of the day free for work: transport, flexible hours"};
inline constexpr sim::CommunityChannel vacancy_factor{
    "labour/vacancies", "1", {0, 20}, Neutral::factor, "Inflow of jobs"};
inline constexpr sim::CommunityChannel wages{
    "labour/wages", "1", {0, 20}, Neutral::factor, "Pay of all jobs: market wages pushed up or down"};

inline constexpr sim::Queue hire{"labour/hire", "Job offers of the month: casual, informal, formal", sim::Level::community, 3};

}  // namespace models::labour
