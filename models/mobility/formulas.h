#pragma once
// The mobility model's equations, apart from whose columns they are used on.

#include "sim/base/maths.h"

namespace models::mobility {

namespace maths = sim::maths;

inline float bounded(float x) { return maths::clamp(x, 0.0F, 1.0F); }

inline float logit(float p) {
    const float inside = maths::clamp(p, 0.005F, 0.995F);
    return maths::log(inside / (1.0F - inside));
}

// Weight in [0, 1) of something without an upper end: one half at `half`.
inline float saturating(float x, float half) { return x / (x + half); }

// Means towards a journey: one half when the money at hand is its price.
inline float means_of(float money, float price) { return money / (money + price); }

// Where success does not enable, everybody's means count alike.
inline float counted_means(float own, float alike, float enables) { return alike + enables * (own - alike); }

// Chance per month, given for half of full means, at these means.
inline float at_means(float chance, float means) { return bounded(2.0F * chance * means); }

inline std::uint8_t months_since(std::uint8_t before, bool now) {
    const auto later = static_cast<std::uint8_t>(before + (before < 255 ? 1 : 0));
    return now ? std::uint8_t{0} : later;
}

}  // namespace models::mobility
