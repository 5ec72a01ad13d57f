#pragma once
// Belonging: ties, support, taking part, feeling at home, language and values of the place.

#include "sim/state/declare.h"

namespace models::belonging {

using sim::Neutral;
using sim::Parameter;
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
    .name = "belonging/participation", .unit = "score", .range = {0, 1}, .start = 0.25,
    .doc = "Taking part in community meetings and events", .store = Store::fixed16};
inline constexpr PersonColumn<float> culture{
    .name = "belonging/culture", .unit = "score", .range = {0, 1}, .start = 0.8,
    .doc = "Re-engagement with the values, ways of living and traditions of the place", .store = Store::fixed16};
inline constexpr PersonColumn<float> language{
    .name = "belonging/language", .unit = "share", .range = {0, 1}, .start = 1,
    .doc = "Use and command of the language of daily life", .store = Store::fixed16};

// Channels ------------------------------------------------------------------------------------------------------------
inline constexpr PersonChannel contact{
    .name = "belonging/contact", .unit = "share", .range = {-1, 1}, .neutral = Neutral::addend,
    .doc = "Occasions this month to meet neighbours and colleagues on equal footing; become ties where one is accepted"};
inline constexpr PersonChannel meeting{
    .name = "belonging/meeting", .unit = "share", .range = {-1, 1}, .neutral = Neutral::addend,
    .doc = "Invitations to meetings, groups and events this month; taken up by those with time who feel safe"};
inline constexpr PersonChannel culture_activity{
    .name = "belonging/culture", .unit = "share", .range = {-1, 1}, .neutral = Neutral::addend,
    .doc = "Cultural or language activity attended this month; needs people to practise with to become belonging"};
inline constexpr PersonChannel support_given{
    .name = "belonging/support", .unit = "share", .range = {-1, 1}, .neutral = Neutral::addend,
    .doc = "Support from a mentor, peer group or mediated family this month"};

}  // namespace models::belonging
