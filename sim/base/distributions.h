// Draws by inversion: one uniform in (0, 1) each, no rejection, and monotone in the uniform, so
// that arms sharing random numbers differ only where their parameters do.
#pragma once

#include "sim/base/check.h"
#include "sim/base/maths.h"

#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>

namespace sim {

// Waiting time in units of 1 / rate.
inline float exponential(float u, float rate) { return -maths::log1p(-u) / rate; }

inline float lognormal(float u, float median, float sigma) {
    return median * maths::exp(sigma * maths::normal_quantile(u));
}

inline constexpr std::int32_t never_months = std::numeric_limits<std::int32_t>::max();

// Months until the first event, counting the month of the event (so at least 1); never_months
// if the chance is not positive or the wait does not fit.
std::int32_t geometric_months(float u, float chance);

// Events with the given mean, 0 <= mean <= 60.
std::int32_t poisson(float u, float mean);

// Successes in n trials, n <= 1000; meant for small n, since cost grows with the result.
std::int32_t binomial(float u, std::int32_t n, float chance);

// Index of the category that u falls into; cumulative holds running sums of the weights, whose
// total need not be 1. A category of weight zero is never drawn. Must not be empty.
inline std::size_t categorical(float u, std::span<const float> cumulative) {
    QUERENCIA_EXPECT(!cumulative.empty(), "categorical needs a category");
    const float mark = u * cumulative.back();
    std::size_t index = 0;
    for (const float edge : cumulative) index += static_cast<std::size_t>(edge <= mark);
    const std::size_t last = cumulative.size() - 1;
    return index < last ? index : last;
}

}  // namespace sim
