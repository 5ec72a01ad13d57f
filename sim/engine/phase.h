#pragma once
// A month, in one direction. A value is made in one phase and used in later ones; nothing flows back within a month.

#include <array>
#include <cstdint>
#include <string_view>

namespace sim {

enum class Phase : std::uint8_t {
    start,   // once, at synthesis: every model gives its own columns their first values
    arrive,  // newcomers join, ageing; last month is remembered
    govern,  // policy levers and shocks move
    help,    // programmes select and deliver
    sense,   // places compute services, housing, jobs and climate from remembered state
    decide,  // each domain of life advances its own columns
    settle,  // scarce things that were asked for are taken up
    leave,   // moves, departures and deaths apply
    record,  // outcomes, tallies, events, panel
};

inline constexpr std::size_t phase_count = 9;
inline constexpr std::array<std::string_view, phase_count> phase_names{"start",  "arrive", "govern", "help",  "sense",
                                                                       "decide", "settle", "leave",  "record"};

// Which entity a rule is called for.
enum class Scope : std::uint8_t { tile, place, country };

}  // namespace sim
