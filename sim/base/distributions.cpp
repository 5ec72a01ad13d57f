#include "sim/base/distributions.h"

namespace sim {

std::int32_t geometric_months(float u, float chance) {
    if (!(chance > 0.0f)) return never_months;
    if (chance >= 1.0f) return 1;
    const double p = chance;
    // -log(1 - p), by its series where 1 - p would drop digits of p.
    const double rate = p < 1e-4 ? p * (1.0 + p * (0.5 + p / 3.0)) : -maths::log_d(1.0 - p);
    const double wait = -maths::log_d(1.0 - static_cast<double>(u)) / rate;
    if (!(wait < static_cast<double>(never_months - 1))) return never_months;
    const auto whole = static_cast<std::int32_t>(wait);
    const std::int32_t months = whole + static_cast<std::int32_t>(wait > whole);
    return months < 1 ? 1 : months;
}

std::int32_t poisson(float u, float mean) {
    QUERENCIA_EXPECT(mean >= 0.0f && mean <= 60.0f, "poisson inverts for means up to 60");
    constexpr std::int32_t most = 200;  // beyond mean 60 by 18 standard deviations
    double term = maths::exp_d(-static_cast<double>(mean));
    double sum = term;
    std::int32_t k = 0;
    while (sum < u && k < most) {
        ++k;
        term *= static_cast<double>(mean) / k;
        sum += term;
    }
    return k;
}

namespace {

std::int32_t invert_binomial(double u, std::int32_t n, double chance) {
    const double fail = 1.0 - chance;
    double term = 1.0;
    for (std::int32_t i = 0; i < n; ++i) term *= fail;
    double sum = term;
    std::int32_t k = 0;
    while (sum < u && k < n) {
        term *= (chance / fail) * (static_cast<double>(n - k) / (k + 1));
        sum += term;
        ++k;
    }
    return k;
}

}  // namespace

std::int32_t binomial(float u, std::int32_t n, float chance) {
    QUERENCIA_EXPECT(n >= 0 && n <= 1000, "binomial inverts for up to 1000 trials");
    if (!(chance > 0.0f)) return 0;
    if (chance >= 1.0f) return n;
    // Above one half count the failures, so that fail^n cannot underflow; still monotone in u.
    const double p = chance, mark = u;
    return p <= 0.5 ? invert_binomial(mark, n, p) : n - invert_binomial(1.0 - mark, n, 1.0 - p);
}

}  // namespace sim
