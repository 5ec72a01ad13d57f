#pragma once
// The members of one home.

#include <algorithm>

#include "models/population/columns.h"
#include "sim/engine/rule.h"

namespace models::housing {

// What the members of a home who are here bring to it.
struct Members {
    std::uint32_t here = 0;
    std::size_t speaker = 0;   // the first adult: who asks, and whose draws decide
    bool adult = false, returnee = false;
};

template <class Status, class Age, class Returnee>
Members members_of(const sim::Home& home, const Status& status, const Age& age, const Returnee& returnee) {
    Members m;
    for (std::size_t i = home.first; i < home.first + home.count; ++i) {
        if (status[i] != population::present_here) continue;
        ++m.here;
        if (age[i] == population::under_18) continue;
        if (!m.adult) m.speaker = i, m.adult = true;
        m.returnee = m.returnee || returnee[i] != 0;
    }
    return m;
}

// Largest value of a person channel among members who are here.
template <class Status, class Values> float best_of(const sim::Home& home, const Status& status, const Values& values) {
    float best = 0.0F;
    for (std::size_t i = home.first; i < home.first + home.count; ++i)
        best = std::max(best, status[i] == population::present_here ? values[i] : 0.0F);
    return best;
}

}  // namespace models::housing
