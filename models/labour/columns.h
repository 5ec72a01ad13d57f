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
    .name = "labour/state", .unit = "factor", .range = {0, 7}, .start = 0, .doc = "Labour state",
    .labels = "out searching casual informal formal self_employed public_works training", .publish_bits = 3};
inline constexpr sim::PersonColumn<std::uint8_t> sector{
    .name = "labour/sector", .unit = "factor", .range = {0, 5}, .start = 0,
    .doc = "Sector of the present or last work", .labels = "farming construction trade tourism domestic services"};
inline constexpr sim::PersonColumn<float> skill{
    .name = "labour/skill", .unit = "SD", .range = {-5, 5}, .start = 0,
    .doc = "Skill at work beyond schooling: residents have mean 0 and SD 1 at the start", .store = Store::fixed16};
inline constexpr sim::PersonColumn<std::uint8_t> certified{
    .name = "labour/certified", .unit = "share", .range = {0, 1}, .start = 0,
    .doc = "Holds a recognised certificate of skill", .labels = "uncertified certified"};
inline constexpr sim::PersonColumn<float> wage{
    .name = "labour/wage", .unit = "USD_per_month", .range = {0, 4000}, .start = 0,
    .doc = "Earned from work for others this month, public works included, business not", .store = Store::fixed16};
inline constexpr sim::PersonColumn<std::uint8_t> months_jobless{
    .name = "labour/months_jobless", .unit = "months", .range = {0, 255}, .start = 0,
    .doc = "Months in a row without any work"};

// The local market [sense].
inline constexpr sim::CommunityColumn<float> casual_vacancies{
    .name = "labour/casual_vacancies", .unit = "count", .range = {0, 1e7}, .start = 0,
    .doc = "Casual jobs open at the beginning of the month", .record = true};
inline constexpr sim::CommunityColumn<float> informal_vacancies{
    .name = "labour/informal_vacancies", .unit = "count", .range = {0, 1e7}, .start = 0,
    .doc = "Informal jobs open at the beginning of the month", .record = true};
inline constexpr sim::CommunityColumn<float> formal_vacancies{
    .name = "labour/formal_vacancies", .unit = "count", .range = {0, 1e7}, .start = 0,
    .doc = "Formal jobs open at the beginning of the month", .record = true};
inline constexpr sim::CommunityColumn<float> jobless_rate{
    .name = "labour/jobless_rate", .unit = "share", .range = {0, 1}, .start = 0,
    .doc = "Searching share of the active, last month", .record = true};
inline constexpr sim::CommunityColumn<float> employment_rate{
    .name = "labour/employment_rate", .unit = "share", .range = {0, 1}, .start = 0,
    .doc = "Working share of people of working age, last month", .record = true};
inline constexpr sim::CommunityColumn<float> wage_level{
    .name = "labour/wage_level", .unit = "factor", .range = {0.1, 10}, .start = 1,
    .doc = "Pay for the same work, relative to month 0", .record = true};
inline constexpr sim::CommunityColumn<float> tightness{
    .name = "labour/tightness", .unit = "factor", .range = {0, 1000}, .start = 0,
    .doc = "Vacancies per searcher, relative to month 0", .record = true};

// What was solved for the place at the start so that rates stand still without shocks; usual_* move slowly after.
inline constexpr sim::CommunityColumn<float> level_men{
    .name = "labour/level_men", .unit = "index", .range = {-21, 21}, .doc = "Level of men's employment"};
inline constexpr sim::CommunityColumn<float> level_women{
    .name = "labour/level_women", .unit = "index", .range = {-21, 21}, .doc = "Level of women's employment"};
inline constexpr sim::CommunityColumn<float> level_formal{
    .name = "labour/level_formal", .unit = "index", .range = {-21, 21}, .doc = "Level of formal work among the employed"};
inline constexpr sim::CommunityColumn<float> slack_men{
    .name = "labour/slack_men",
    .unit = "factor",
    .range = {0, 1e4},
    .doc = "Men searching per job that men find in a month"};
inline constexpr sim::CommunityColumn<float> slack_women{
    .name = "labour/slack_women",
    .unit = "factor",
    .range = {0, 1e4},
    .doc = "Women searching per job that women find in a month"};
inline constexpr sim::CommunityColumn<float> pay_base{
    .name = "labour/pay_base", .unit = "USD_per_month", .range = {0, 1e5},
    .doc = "Pay at month 0 of a full month of work with primary schooling and usual skill, before kind and sector"};
inline constexpr sim::CommunityColumn<float> pay_level{
    .name = "labour/pay_level", .unit = "factor", .range = {0.1, 10}, .start = 1,
    .doc = "Slow part of the wage level: where unemployment pushes it"};
inline constexpr sim::CommunityColumn<float> usual_adults{
    .name = "labour/usual_adults", .unit = "people", .range = {0, 1e9},
    .doc = "People of working age to whom the number of jobs is fitted: residents at once, returnees slowly"};
inline constexpr sim::CommunityColumn<float> casual_hires{
    .name = "labour/casual_hires", .unit = "per_month", .range = {0, 1}, .doc = "Casual hires per adult without shocks"};
inline constexpr sim::CommunityColumn<float> informal_hires{
    .name = "labour/informal_hires", .unit = "per_month", .range = {0, 1}, .doc = "Informal hires per adult without shocks"};
inline constexpr sim::CommunityColumn<float> formal_hires{
    .name = "labour/formal_hires", .unit = "per_month", .range = {0, 1}, .doc = "Formal hires per adult without shocks"};
inline constexpr sim::CommunityColumn<float> usual_returnees{
    .name = "labour/usual_returnees",
    .unit = "people",
    .range = {-1, 1e9},
    .start = -1,
    .doc = "Returnees among them: their number as employers have got used to it"};
inline constexpr sim::CommunityColumn<float> casual_jobs{
    .name = "labour/casual_jobs", .unit = "share", .range = {0, 1}, .doc = "Casual jobs per adult without shocks"};
inline constexpr sim::CommunityColumn<float> informal_jobs{
    .name = "labour/informal_jobs", .unit = "share", .range = {0, 1}, .doc = "Informal jobs per adult without shocks"};
inline constexpr sim::CommunityColumn<float> formal_jobs{
    .name = "labour/formal_jobs", .unit = "share", .range = {0, 1}, .doc = "Formal jobs per adult without shocks"};
inline constexpr sim::CommunityColumn<float> casual_seekers{
    .name = "labour/casual_seekers", .unit = "factor", .range = {0, 10}, .doc = "Usual search for casual jobs per adult"};
inline constexpr sim::CommunityColumn<float> informal_seekers{
    .name = "labour/informal_seekers", .unit = "factor", .range = {0, 10}, .doc = "Usual search for informal jobs per adult"};
inline constexpr sim::CommunityColumn<float> formal_seekers{
    .name = "labour/formal_seekers", .unit = "factor", .range = {0, 10}, .doc = "Usual search for formal jobs per adult"};
inline constexpr sim::CommunityColumn<float> usual_reach{
    .name = "labour/usual_reach", .unit = "share", .range = {-1, 1}, .start = -1,
    .doc = "Roads and transport at month 0, to which the start rates belong"};
// Measured in the first months, by sex: circumstances to which the start rates belong.
inline constexpr sim::CommunityColumn<float> pull_men{
    .name = "labour/pull_men", .unit = "factor", .range = {0, 1e4}, .start = 1, .doc = "Men's pull into search"};
inline constexpr sim::CommunityColumn<float> pull_women{
    .name = "labour/pull_women", .unit = "factor", .range = {0, 1e4}, .start = 1, .doc = "Women's pull into search"};
inline constexpr sim::CommunityColumn<float> push_men{
    .name = "labour/push_men", .unit = "factor", .range = {0, 1e4}, .start = 1, .doc = "Men's push out of jobs"};
inline constexpr sim::CommunityColumn<float> push_women{
    .name = "labour/push_women", .unit = "factor", .range = {0, 1e4}, .start = 1, .doc = "Women's push out of jobs"};
inline constexpr sim::CommunityColumn<float> effort_men{
    .name = "labour/effort_men", .unit = "factor", .range = {0, 1e4}, .start = 1, .doc = "Search of men without work against that of the usual searcher"};
inline constexpr sim::CommunityColumn<float> effort_women{
    .name = "labour/effort_women", .unit = "factor", .range = {0, 1e4}, .start = 1, .doc = "Search of women without work against that of the usual searcher"};
inline constexpr sim::CommunityColumn<float> rising_men{
    .name = "labour/rising_men", .unit = "factor", .range = {0, 1e4}, .start = 1, .doc = "The same of men who look for a better job"};
inline constexpr sim::CommunityColumn<float> rising_women{
    .name = "labour/rising_women", .unit = "factor", .range = {0, 1e4}, .start = 1, .doc = "The same of women who look for a better job"};

// Sums of the month, by community [record].
inline constexpr sim::Total working_age{"labour/working_age", "people", "People of working age", 1};
inline constexpr sim::Total jobless{"labour/jobless", "people", "People searching for work", 1};
inline constexpr sim::Total active{"labour/active", "people", "People working or searching", 1};
inline constexpr sim::Total working{"labour/working", "people", "People at work", 1};
inline constexpr sim::Total usual_flows{"labour/usual_flows", "people", "Flows expected in the month of reference, by sex", 2 * 5};
inline constexpr sim::Total usual_efforts{"labour/usual_efforts", "index", "Efforts of searchers and of risers in the month of reference, by sex: sums and people", 8};
inline constexpr sim::Total circumstances{"labour/circumstances", "index", "Pull into search and push out of jobs at the start: sums and people, by sex", 8};
inline constexpr sim::Total counted{"labour/counted", "people", "People of working age at the start, by sex, age and schooling", 104};
inline constexpr sim::Total seeking{"labour/seeking", "index", "Weights of those who seek a job of each kind", tiers};
inline constexpr sim::Total jobs{"labour/jobs", "count", "Jobs of each kind that are filled", tiers};
inline constexpr sim::Total returnee_age{"labour/returnee_age", "people", "Returnees of working age"};

// What programmes, shocks and policies may change.
inline constexpr sim::PersonChannel finding{
    "labour/finding", "factor", {0, 20}, Neutral::factor, "Weight among searchers: search help, transport, signals, placement officers"};
inline constexpr sim::PersonChannel keeping{
    "labour/keeping", "factor", {0, 20}, Neutral::factor, "Chance of losing or leaving the job"};
inline constexpr sim::PersonChannel skill_gain{
    "labour/skill_gain", "SD_per_month", {-1, 2}, Neutral::addend, "Skill learned in this month"};
inline constexpr sim::PersonChannel certify{
    "labour/certify", "share", {0, 1}, Neutral::addend, "Chance of receiving a recognised certificate this month"};
inline constexpr sim::PersonChannel in_class{
    "labour/in_class", "share", {0, 1}, Neutral::addend, "Attends training now: share of working time it takes"};
inline constexpr sim::PersonChannel works_place{
    "labour/works_place", "share", {0, 1}, Neutral::addend, "Holds a place in public works now"};
inline constexpr sim::PersonChannel works_pay{
    "labour/works_pay", "USD_per_month", {0, 5000}, Neutral::addend, "Pay of that place"};
inline constexpr sim::PersonChannel placement{
    "labour/placement", "factor", {0, 100}, Neutral::addend,
    "Offers arranged with employers this month: added weight for the arranged job, which may be refused"};
inline constexpr sim::PersonChannel time_freed{
    "labour/time_freed", "share", {0, 1}, Neutral::addend, "Added share of the day free for work: transport, flexible hours"};
inline constexpr sim::CommunityChannel vacancy_factor{
    "labour/vacancies", "factor", {0, 20}, Neutral::factor, "Inflow of jobs"};
inline constexpr sim::CommunityChannel wages{
    "labour/wages", "factor", {0, 20}, Neutral::factor, "Pay of all jobs: market wages pushed up or down"};

inline constexpr sim::Queue hire{"labour/hire", "Job offers of the month: casual, informal, formal", sim::Level::community, 3};

}  // namespace models::labour
