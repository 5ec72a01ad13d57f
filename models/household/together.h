#pragma once
// What the members of each home of a tile bring together in a month: one value per home.

#include <cstdint>
#include <span>

#include "models/household/model.h"

namespace models::household {

// Bits of Together::flags: true if it holds for any member.
namespace together {
inline constexpr std::uint8_t worker = 1;      // has work
inline constexpr std::uint8_t pupil = 2;       // of school age
inline constexpr std::uint8_t abroad = 4;      // has yet to return
inline constexpr std::uint8_t sender = 8;      // was abroad when the run began, whether or not back by now
inline constexpr std::uint8_t on_roll = 16;    // receives social assistance
inline constexpr std::uint8_t newly_back = 32; // in the first year after a return
}  // namespace together

struct Together {
    std::span<float> income, distress;  // from work; of the grown
    std::span<std::int32_t> drawn;      // out of businesses, whole USD
    std::span<std::uint8_t> flags;
    std::span<std::uint32_t> first;     // first member, counted inside the tile
    // What few homes have: from programmes, from those who left, debts brought along.
    std::span<float> given, relief, thrift, loans, calm, safety, gift, journey_debt, left;
};

Together meet(sim::Tile<Live>& tile);

}  // namespace models::household
