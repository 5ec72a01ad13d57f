#pragma once
// The arithmetic of losing and obtaining papers.

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <span>

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

// Of people without valid papers, those in process in the long run: as many enter it as leave it.
inline float usually_in_process(float asks, float issued_or_given_up) {
    return asks + issued_or_given_up > 0.0F ? asks / (asks + issued_or_given_up) : 0.0F;
}

// Part of a gain: factor 1 stays 1.
inline float part_of_gain(float factor, float part) { return 1.0F + part * (factor - 1.0F); }

// Everyone's papers run out in a month of their own, once in every period of validity.
class Validity {
public:
    Validity(double months, std::uint32_t month) : period_(static_cast<std::uint32_t>(months)), now_(month % period_) {}
    // 1 or 0. The product spreads neighbouring identities over the whole period.
    [[nodiscard]] std::uint32_t runs_out(std::uint32_t id) const {
        constexpr std::uint32_t golden = 0x9E3779B9U, half = 16;
        return (((id * golden) >> half) * period_) >> half == now_ ? 1U : 0U;
    }

private:
    std::uint32_t period_, now_;
};

// Calls visit(i) for each marked row. Rows are looked at eight at a time: few are marked.
template <class Visit> inline void each_marked(std::span<const std::uint8_t> marks, Visit&& visit) {
    constexpr std::size_t block = sizeof(std::uint64_t);
    for (std::size_t first = 0; first < marks.size(); first += block) {
        const std::size_t count = std::min(block, marks.size() - first);
        std::uint64_t eight = 0;
        std::memcpy(&eight, marks.data() + first, count);
        if (eight == 0) continue;
        for (std::size_t i = first; i < first + count; ++i)
            if (marks[i] != 0) visit(i);
    }
}

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
