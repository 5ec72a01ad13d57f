#pragma once
// Belonging: ties, support, taking part, feeling at home, language and values of the place.

#include "sim/state/declare.h"

namespace models::belonging {

using sim::CommunityColumn;
using sim::CountryColumn;
using sim::Neutral;
using sim::PersonChannel;
using sim::PersonColumn;
using sim::Store;

// State ---------------------------------------------------------------------------------------------------------------
inline constexpr PersonColumn<float> belonging{
    .name = "belonging/belonging", .unit = "score", .range = {0, 1}, .start = 0.5,
    .doc = "Sense of belonging to the community", .store = Store::fixed16};
inline constexpr PersonColumn<float> support{
    .name = "belonging/support", .unit = "score", .range = {0, 1}, .start = 0.5,
    .doc = "Strength of the personal support network: present ties by strength, and the household", .store = Store::fixed16};
inline constexpr PersonColumn<float> participation{
    .name = "belonging/participation", .unit = "score", .range = {0, 1}, .start = 0.4,
    .doc = "Taking part in community meetings and events", .store = Store::fixed16};
inline constexpr PersonColumn<std::uint8_t> apart{
    .name = "belonging/apart", .unit = "index", .range = {0, 255}, .start = 0,
    .doc = "Bit k: the person of tie slot k was not here when that tie was last tended"};
inline constexpr PersonColumn<float> culture{
    .name = "belonging/culture", .unit = "score", .range = {0, 1}, .start = 1,
    .doc = "Re-engagement with the values, ways of living and traditions of the place", .store = Store::fixed16};
inline constexpr PersonColumn<float> language{
    .name = "belonging/language", .unit = "share", .range = {0, 1}, .start = 1,
    .doc = "Use and command of the language of daily life", .store = Store::fixed16};

// What is usual among adult residents, measured and then left alone: other values count against it.
inline constexpr CountryColumn<float> usual_support{
    .name = "belonging/usual_support", .unit = "score", .range = {0, 1}, .start = 0.5,
    .doc = "Mean support of adult residents at the start", .fixed = true};
inline constexpr CountryColumn<float> usual_participation{
    .name = "belonging/usual_participation", .unit = "score", .range = {0, 1}, .start = 0.4,
    .doc = "Mean taking part of adult residents at the start", .fixed = true};
inline constexpr CommunityColumn<float> usual_ease{
    .name = "belonging/usual_ease", .unit = "factor", .range = {0, 10}, .start = 1,
    .doc = "Mean ease of taking part (time, safety, space, inclination) of adult residents in month 0, to which the survey's answers belong"};

// Sums over adult residents: support and taking part at the start, ease in month 0 -----------------------------------------
inline constexpr sim::Total first_people{
    .name = "belonging/first_people", .unit = "people", .doc = "Adult residents present at the start"};
inline constexpr sim::Total first_support{
    .name = "belonging/first_support", .unit = "score", .doc = "Their support"};
inline constexpr sim::Total first_taking_part{
    .name = "belonging/first_taking_part", .unit = "score", .doc = "Their taking part"};
inline constexpr sim::Total easy_people{
    .name = "belonging/easy_people", .unit = "people", .doc = "Adult residents present in month 0"};
inline constexpr sim::Total ease{.name = "belonging/ease", .unit = "factor", .doc = "Their ease of taking part"};

// Channels: levels of what is offered this month, not monthly gains -----------------------------------------------------
inline constexpr PersonChannel contact{
    .name = "belonging/contact", .unit = "share", .range = {-1, 1}, .neutral = Neutral::addend,
    .doc = "Occasions to meet the people one is tied to, as a share of meeting often; becomes tie strength where one is accepted"};
inline constexpr PersonChannel meeting{
    .name = "belonging/meeting", .unit = "share", .range = {-1, 1}, .neutral = Neutral::addend,
    .doc = "Invitations to meetings, groups and events; adds to taking part for those with time who feel safe"};
inline constexpr PersonChannel culture_activity{
    .name = "belonging/culture", .unit = "share", .range = {-1, 1}, .neutral = Neutral::addend,
    .doc = "Cultural or language activity, as a share of a full weekly course; takes effect with people to practise with"};
inline constexpr PersonChannel support_given{
    .name = "belonging/support", .unit = "share", .range = {-1, 1}, .neutral = Neutral::addend,
    .doc = "Support from a mentor or peer group: adds to the level of support while it lasts"};

}  // namespace models::belonging
