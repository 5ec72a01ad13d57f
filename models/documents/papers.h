#pragma once
// The arithmetic of losing and obtaining papers.

#include <cstdint>

#include "models/documents/columns.h"
#include "sim/base/maths.h"
#include "sim/base/uniform.h"

namespace models::documents {

// Chance in one month of something that happens at a rate.
inline float chance_of(float rate) { return -sim::maths::expm1(-(rate > 0.0F ? rate : 0.0F)); }

// Either of two independent losses.
inline float either(float a, float b) { return 1.0F - (1.0F - a) * (1.0F - b); }

// Rate of asking: help and paid fees multiply it; the poor ask less.
inline float rate_of_asking(float usual, float helped, float paid, float unmet, float bar) {
    return usual * helped * paid * (1.0F - bar * unmet);
}

// Part of a gain: factor 1 stays 1.
inline float part_of_gain(float factor, float part) { return 1.0F + part * (factor - 1.0F); }

// Next state of someone who got no new appointment, from one draw.
struct Chances {
    float issue, give_up, lapse;
};
inline std::uint8_t next_state(std::uint8_t now, std::uint32_t draw, Chances chance) {
    if (now == held) return sim::happens(draw, chance.lapse) ? none : held;
    if (now == none) return none;
    if (sim::happens(draw, chance.issue)) return held;
    return sim::happens(draw, chance.issue + chance.give_up * (1.0F - chance.issue)) ? none : in_process;
}

}  // namespace models::documents
