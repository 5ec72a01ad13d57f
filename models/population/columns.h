#pragma once
// Who people are and whether they are here: traits fixed before any scenario starts, and the demography that follows.
// Months are counted from the start of the run; a negative month lies before it.

#include "sim/state/declare.h"

namespace models::population {

// --- words of the labelled columns, in order of value -------------------------------------------------------------
enum Sex : std::uint8_t { men, women };
enum Schooling : std::uint8_t { no_schooling, primary, secondary, tertiary };
enum ReturnType : std::uint8_t { resident_type, assisted, independent, forced };
enum Motive : std::uint8_t { economic, family, insecurity, other_motive };
enum Role : std::uint8_t { head, partner, child, parent, other_role };
enum Status : std::uint8_t { unborn, abroad, present_here, departed_by_choice, departed_by_necessity, dead, moved };
enum AgeBand : std::uint8_t { under_18, age_18_29, age_30_44, age_45_59, age_60_plus };

// Bits of `journey`.
namespace journey_bits {
inline constexpr std::uint16_t detained = 1;
inline constexpr std::uint16_t trafficked = 2;
inline constexpr std::uint16_t violence = 4;         // violence or exploitation on the way or abroad
inline constexpr std::uint16_t disease = 8;          // exposed to infectious disease on the journey
inline constexpr std::uint16_t unaccompanied = 16;   // child without a parent
inline constexpr std::uint16_t transit = 32;         // intercepted on the way, weeks away
inline constexpr std::uint16_t foreign_family = 64;  // foreign-born spouse or child; or is that person
inline constexpr std::uint16_t loan = 128;           // journey paid by a loan
}  // namespace journey_bits

// Bits of `identity`.
namespace identity_bits {
inline constexpr std::uint8_t ethnic_minority = 1;
inline constexpr std::uint8_t religious_minority = 2;
inline constexpr std::uint8_t orientation_risk = 4;
inline constexpr std::uint8_t disability = 8;
inline constexpr std::uint8_t gender_expression = 16;
}  // namespace identity_bits

inline constexpr std::int16_t never_returned = 32767;  // return_month of people who were never away
inline constexpr std::int32_t adult_months = 18 * 12;
inline constexpr std::int32_t elder_months = 60 * 12;

// --- traits of people ---------------------------------------------------------------------------------------------
inline constexpr sim::PersonColumn<std::uint8_t> sex{
    .name = "population/sex", .unit = "index", .range = {0, 1}, .start = 0, .doc = "Sex as recorded.",
    .labels = "men women", .fixed = true,
    .groups = sim::group_by(sim::Audience::returnees, sim::Audience::residents, sim::Audience::children)};
inline constexpr sim::PersonColumn<std::int16_t> birth_month{
    .name = "population/birth_month", .unit = "months", .range = {-1320, 1200}, .start = 0,
    .doc = "Month of birth; age in months is the month of the run minus this.", .fixed = true};
inline constexpr sim::PersonColumn<std::uint8_t> schooling{
    .name = "population/schooling", .unit = "index", .range = {0, 3}, .start = 0,
    .doc = "Highest schooling begun at home or abroad; for children the level they will reach.",
    .labels = "none primary secondary tertiary", .fixed = true,
    .groups = sim::group_by(sim::Audience::returnees, sim::Audience::residents)};
inline constexpr sim::PersonColumn<std::uint8_t> returnee{
    .name = "population/returnee", .unit = "index", .range = {0, 1}, .start = 0,
    .doc = "1 for people who come back from abroad at return_month, also while they are still away.", .fixed = true};
inline constexpr sim::PersonColumn<std::int16_t> return_month{
    .name = "population/return_month", .unit = "months", .range = {-1320, 32767}, .start = 32767,
    .doc = "Month of arrival of returnees and of foreign-born family who come with them; 32767: always lived here.",
    .fixed = true};
inline constexpr sim::PersonColumn<std::uint16_t> months_abroad{
    .name = "population/months_abroad", .unit = "months", .range = {0, 1200}, .start = 0,
    .doc = "Length of the stay abroad before the return; 0: less than one month.", .fixed = true};
inline constexpr sim::PersonColumn<std::uint8_t> return_type{
    .name = "population/return_type", .unit = "index", .range = {0, 3}, .start = 0, .doc = "How the return came about.",
    .labels = "resident assisted independent forced", .fixed = true,
    .groups = sim::group_by(sim::Audience::returnees)};
inline constexpr sim::PersonColumn<std::uint16_t> journey{
    .name = "population/journey", .unit = "index", .range = {0, 255}, .start = 0,
    .doc = "What happened on the journey, as bits: see journey_bits.", .fixed = true, .sensitive = true};
inline constexpr sim::PersonColumn<std::uint8_t> identity{
    .name = "population/identity", .unit = "index", .range = {0, 31}, .start = 0,
    .doc = "Exposures to discrimination, as bits: see identity_bits.", .fixed = true, .sensitive = true};
inline constexpr sim::PersonColumn<std::uint8_t> motive{
    .name = "population/motive", .unit = "index", .range = {0, 3}, .start = 0,
    .doc = "Main reason for having left; of no meaning for people who never left.",
    .labels = "economic family insecurity other", .fixed = true};
inline constexpr sim::PersonColumn<std::uint8_t> preparedness{
    .name = "population/preparedness", .unit = "percent", .range = {0, 100}, .start = 50,
    .doc = "How well the return was prepared: time, information, money, consent.", .fixed = true};
inline constexpr sim::PersonColumn<std::uint8_t> host_conditions{
    .name = "population/host_conditions", .unit = "percent", .range = {0, 100}, .start = 50,
    .doc = "Conditions of life in the host country; higher is better.", .fixed = true};
inline constexpr sim::PersonColumn<std::uint8_t> expectation{
    .name = "population/expectation", .unit = "percent", .range = {0, 100}, .start = 50,
    .doc = "What the person expects of life after return.", .fixed = true};
inline constexpr sim::PersonColumn<std::uint8_t> foreign_skill{
    .name = "population/foreign_skill", .unit = "percent", .range = {0, 100}, .start = 0,
    .doc = "Skill earned abroad.", .fixed = true};
inline constexpr sim::PersonColumn<std::int8_t> temperament{
    .name = "population/temperament", .unit = "SD", .range = {-128, 127}, .start = 0,
    .doc = "Emotional and behavioural trait in steps of 1/32 SD; higher is more stable.", .fixed = true};
inline constexpr float temperament_step = 1.0F / 32.0F;  // SD per step
inline constexpr sim::PersonColumn<std::uint8_t> trauma_proneness{
    .name = "population/trauma_proneness", .unit = "percent", .range = {0, 100}, .start = 50,
    .doc = "How strongly hard events leave a mark on this person.", .fixed = true};
inline constexpr sim::PersonColumn<std::uint8_t> role{
    .name = "population/role", .unit = "index", .range = {0, 4}, .start = 0, .doc = "Role in the household.",
    .labels = "head partner child parent other", .fixed = true};
inline constexpr sim::PersonColumn<std::uint8_t> vulnerable{
    .name = "population/vulnerable", .unit = "index", .range = {0, 1}, .start = 0,
    .doc = "Would be found vulnerable by a screening: journey, disability, age.",
    .labels = "not_vulnerable vulnerable", .fixed = true,
    .groups = sim::group_by(sim::Audience::returnees, sim::Audience::residents)};
inline constexpr sim::PersonColumn<std::uint8_t> surge_order{
    .name = "population/surge_order", .unit = "count", .range = {0, 255}, .start = 0,
    .doc = "0: returns as planned; else a reserve who returns only in a surge of at least this many fiftieths.",
    .fixed = true};
inline constexpr sim::PersonColumn<std::uint8_t> mother{
    .name = "population/mother", .unit = "index", .range = {0, 255}, .start = 255,
    .doc = "Place in the household of the mother of someone born during the run; 255: not reserved for a birth.",
    .fixed = true};

// --- state of people ----------------------------------------------------------------------------------------------
inline constexpr sim::PersonColumn<std::uint8_t> status{
    .name = "population/status", .unit = "index", .range = {0, 6}, .start = 0,
    .doc = "Where the person is during this month; only people who are present live through it.",
    .labels = "unborn abroad present departed_by_choice departed_by_necessity dead moved", .publish_bits = 3};
inline constexpr sim::PersonColumn<std::uint8_t> standing{
    .name = "population/standing", .unit = "index", .range = {0, 6}, .start = 0,
    .doc = "The same at the end of the month, after departures and deaths: what outcomes count.",
    .labels = "unborn abroad present departed_by_choice departed_by_necessity dead moved"};
inline constexpr sim::PersonColumn<std::uint8_t> age_band{
    .name = "population/age_band", .unit = "index", .range = {0, 4}, .start = 0, .doc = "Age at the start of the month.",
    .labels = "under_18 18_29 30_44 45_59 60_plus",
    .groups = sim::group_by(sim::Audience::returnees, sim::Audience::residents, sim::Audience::children)};
inline constexpr sim::PersonColumn<std::uint8_t> years_since_return{
    .name = "population/years_since_return", .unit = "index", .range = {0, 6}, .start = 0,
    .doc = "Year since the first return; residents and people still abroad: before_return.",
    .labels = "before_return year_1 year_2 year_3 year_4 year_5 later",
    .groups = sim::group_by(sim::Audience::returnees)};
inline constexpr sim::PersonColumn<std::uint8_t> partnered{
    .name = "population/partnered", .unit = "index", .range = {0, 1}, .start = 0,
    .doc = "1 while living as a couple, whether or not the partner is a member of the same household."};
inline constexpr sim::PersonColumn<std::uint8_t> returns{
    .name = "population/returns", .unit = "count", .range = {0, 255}, .start = 0,
    .doc = "Returns so far, counting repeat returns."};

// --- households ---------------------------------------------------------------------------------------------------
inline constexpr sim::HouseholdColumn<std::uint8_t> remittance_household{
    .name = "population/remittance_household", .unit = "index", .range = {0, 1}, .start = 0,
    .doc = "1: received remittances from abroad when the run starts, before any sender's return.", .fixed = true};

// --- communities --------------------------------------------------------------------------------------------------
inline constexpr sim::CommunityColumn<float> rural_share{
    .name = "population/rural_share", .unit = "share", .range = {0, 1}, .start = 0,
    .doc = "Share of people in rural areas.", .fixed = true};
inline constexpr sim::CommunityColumn<float> km_to_city{
    .name = "population/km_to_city", .unit = "km", .range = {0, 2000}, .start = 0,
    .doc = "Straight-line distance to the nearest main city.", .fixed = true};
inline constexpr sim::CommunityColumn<std::uint8_t> region{
    .name = "population/region", .unit = "index", .range = {0, 255}, .start = 0,
    .doc = "Department or province, numbered in order of first appearance in the place table.", .fixed = true};
inline constexpr sim::CommunityColumn<float> founding_people{
    .name = "population/founding_people", .unit = "people", .range = {0, 1e9}, .start = 0,
    .doc = "People simulated here when the run starts.", .fixed = true};

// --- sums over people, at the end of the month --------------------------------------------------------------------
inline constexpr sim::Total present{.name = "population/present", .unit = "people", .doc = "People present."};
inline constexpr sim::Total returnees{.name = "population/returnees", .unit = "people", .doc = "Returnees present."};
inline constexpr sim::Total adults{.name = "population/adults", .unit = "people", .doc = "People of 18 and over."};
inline constexpr sim::Total children{.name = "population/children", .unit = "people", .doc = "People under 18."};

}  // namespace models::population
