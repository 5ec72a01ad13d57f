#pragma once
// The climate model's equations, apart from whose columns they are used on.

#include "sim/base/maths.h"

namespace models::climate {

namespace maths = sim::maths;

inline float bounded(float x) { return maths::clamp(x, 0.0F, 1.0F); }

// How strongly `share` returnees per resident are felt as many: 0 at none, one half at `half`.
inline float felt_share(float share, float half) { return share / (share + half); }

inline float logit(float p) {
    const float inside = maths::clamp(p, 0.005F, 0.995F);
    return maths::log(inside / (1.0F - inside));
}

// Share of residents whose attitude is below a point, attitudes having SD 1. The logistic of 1.702 x is within 0.01 of
// the normal distribution function.
inline float share_below(float point, float mean) { return maths::logistic(1.702F * (point - mean)); }

// A value of a region, pulled to the national one as if that were `pull` further answers.
inline double shrunk(double regional, double answers, double national, double pull) {
    const double weight = answers / (answers + pull);
    return answers + pull > 0 ? national + weight * (regional - national) : national;
}

// One month of an attitude: back to one's anchor and what the place makes of it, towards one's ties, and pushed.
struct Pull {
    float anchor, peer;
};
inline float next_attitude(float attitude, float level, float peers, float push, Pull pull) {
    const float next = attitude + pull.anchor * (level - attitude) + pull.peer * (peers - attitude) + push;
    return maths::clamp(next, -4.0F, 4.0F);
}

// SD of anchors for which attitudes, under these pulls and eight independent ties, keep an SD of one.
inline float anchor_spread(Pull pull) {
    const float own = pull.anchor / (pull.anchor + pull.peer);
    const float from_ties = (1.0F - own) * (1.0F - own) / 8.0F;
    return maths::sqrt(maths::clamp(1.0F - from_ties, 0.1F, 1.0F)) / own;
}

// Discrimination from several grounds at once: being spared on every ground.
inline float either(float a, float b) { return 1.0F - (1.0F - a) * (1.0F - b); }

inline float fade(float months, float half) { return half / (half + maths::clamp(months, 0.0F, 1.0e6F)); }

}  // namespace models::climate
