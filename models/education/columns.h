#pragma once
// Schooling of children.

#include "sim/state/declare.h"

namespace models::education {

using sim::CommunityColumn;
using sim::Neutral;
using sim::PersonChannel;
using sim::PersonColumn;
using sim::Store;

inline constexpr PersonColumn<std::uint8_t> enrolled{.name = "education/enrolled", .unit = "count", .range = {0, 1},
    .doc = "on the roll of a school", .labels = "not_enrolled enrolled"};
inline constexpr PersonColumn<float> level_gap{.name = "education/level_gap", .unit = "years", .range = {0, 12},
    .doc = "years of schooling behind the age norm of the place", .store = Store::fixed16};
inline constexpr PersonColumn<float> attendance{.name = "education/attendance", .unit = "share", .range = {0, 1},
    .doc = "school days attended, of all held this month; 0 out of school", .store = Store::fixed16};
inline constexpr PersonColumn<float> learning{.name = "education/learning", .unit = "SD", .range = {-4, 4},
    .doc = "what the child knows, against the age norm of the place", .store = Store::fixed16};
inline constexpr PersonColumn<float> openness{.name = "education/openness", .unit = "share", .range = {0, 2},
    .start = 0, .doc = "how far school is open to the child: place, way, cost, language, level, style, papers, welcome; "
                       "support may lift it above 1; 0 outside school age", .store = Store::fixed16};
inline constexpr PersonColumn<std::uint8_t> zeal{.name = "education/zeal", .unit = "count", .range = {0, 255},
    .doc = "rank of the family's inclination to school the child: 0 goes first", .fixed = true};
inline constexpr CommunityColumn<float> reference{.name = "education/reference", .unit = "share", .range = {0, 1}, .start = 0.7,
    .doc = "openness at which enrolment is that of the data: with it, as many resident children would have been "
                                  "enrolled in the first month as the data say"};

inline constexpr CommunityColumn<float> norm{.name = "education/norm", .unit = "share", .range = {0, 2}, .start = 0,
    .doc = "attendance times teaching that fits, mean of residents at school when the run starts: who gets as much keeps up"};

inline constexpr PersonChannel support{.name = "education/support", .unit = "factor", .range = {0, 50},
    .doc = "factor on the openness of school to the child: scholarship, school meals, uniform"};
inline constexpr PersonChannel bridging{.name = "education/bridging", .unit = "SD_per_month", .range = {-1, 1},
    .neutral = Neutral::addend, .doc = "learning that bridging or remedial classes add this month"};

// References that are tried: of the grid, the one that gives the data's enrolment is taken.
inline constexpr std::size_t references = 48;
inline constexpr sim::Total first_openness{.name = "education/first_openness", .unit = "people",
    .doc = "in the first month, before support: resident children enrolled; then as many as would be, at each reference of "
           "the grid", .size = references + 1};
inline constexpr sim::Total first_pupils{.name = "education/first_pupils", .unit = "people",
    .doc = "children on school rolls who never migrated, when the run starts"};
inline constexpr sim::Total first_lessons{.name = "education/first_lessons", .unit = "people",
    .doc = "of those, attendance times teaching that fits"};
inline constexpr sim::Total pupils{.name = "education/pupils", .unit = "people", .doc = "children on school rolls"};

}  // namespace models::education
