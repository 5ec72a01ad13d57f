// exp, log, tanh, normal quantile and the like from + - * / sqrt and bit operations only, so
// that bits are equal on every machine, compiler and in the browser, where libm differs.
// Needs -ffp-contract=off. Branch-free, so that loops over columns vectorise
// (GCC also wants -fno-math-errno -fno-trapping-math). Errors are tested in maths_test.cpp.
#pragma once

#include <bit>
#include <cstdint>
#include <limits>
#include <type_traits>

namespace sim::maths {

template <class T> constexpr T select(bool condition, T yes, T no) { return condition ? yes : no; }

// Passes NaN on.
template <class T> constexpr T clamp(T x, T lo, T hi) { return x < lo ? lo : (x > hi ? hi : x); }

inline float sqrt(float x) { return __builtin_sqrtf(x); }

namespace detail {

// Doubles are refused instead of silently losing digits: write 2.0f, or use exp_d and log_d.
template <class T>
concept NotFloat = !std::is_same_v<T, float>;

inline constexpr float infinity = std::numeric_limits<float>::infinity();
inline constexpr float not_a_number = std::numeric_limits<float>::quiet_NaN();

// ln 2 in two parts; the high one has so few bits that n * ln2_high is exact.
inline constexpr float ln2_high = 0x1.62e4p-1f;
inline constexpr float ln2_low = 0x1.7f7d1cp-20f;
inline constexpr double ln2_high_d = 0x1.62e42feep-1;
inline constexpr double ln2_low_d = 0x1.a39ef35793c76p-33;

// Adding and subtracting it rounds to a whole number, left in the low bits of the sum.
inline constexpr float whole_shift = 0x1.8p23f;
inline constexpr double whole_shift_d = 0x1.8p52;

inline float power_of_two(std::int32_t n) { return std::bit_cast<float>(static_cast<std::uint32_t>(n + 127) << 23); }

inline double power_of_two_d(std::int64_t n) {
    return std::bit_cast<double>(static_cast<std::uint64_t>(n + 1023) << 52);
}

// e^x = 2^n (1 + q) with |q| < 0.42. Our minimax fit, relative error 3e-9 before rounding.
struct ExpParts {
    std::int32_t n;
    float q;
};

inline ExpParts split_exp(float x) {
    const float shifted = x * 0x1.715476p0f + whole_shift;
    const float n = shifted - whole_shift;
    const float r = (x - n * ln2_high) - n * ln2_low;
    float p = 0x1.6a218ap-10f;
    p = p * r + 0x1.123b6cp-7f;
    p = p * r + 0x1.5558fcp-5f;
    p = p * r + 0x1.555490p-3f;
    p = p * r + 0x1.fffffcp-2f;
    return {std::bit_cast<std::int32_t>(shifted) - std::bit_cast<std::int32_t>(whole_shift), r + (r * r) * p};
}

}  // namespace detail

// Relative error below 1e-7; 0 below -87.33 (no subnormals), infinite above 88.72.
inline float exp(float x) {
    const auto [n, q] = detail::split_exp(clamp(x, -88.0f, 89.0f));
    const std::int32_t half = n >> 1;  // 2^128 is no float, its root is
    const float y = ((1.0f + q) * detail::power_of_two(half)) * detail::power_of_two(n - half);
    return select(x < -87.33654f, 0.0f, y);
}

// e^x - 1 without cancellation. Relative error below 1.5e-7.
inline float expm1(float x) {
    const auto [n, q] = detail::split_exp(clamp(x, -18.0f, 88.75f));
    const float half_scale = detail::power_of_two(n - 1);
    return 2.0f * (half_scale * q + (half_scale - 0.5f));
}

namespace detail {

// For x in [2^-126, infinity). Mantissa m in [sqrt 1/2, sqrt 2), f = m - 1, and
// log m = 2 artanh(s) with s = f / (2 + f), arranged so that the exact f leads.
inline float log_normal_range(float x, std::int32_t less_power = 0) {
    const auto bits = std::bit_cast<std::uint32_t>(x);
    const std::int32_t power = static_cast<std::int32_t>(bits - 0x3F3504F3u) >> 23;
    const auto n = static_cast<float>(power - less_power);
    const float f = std::bit_cast<float>(bits - (static_cast<std::uint32_t>(power) << 23)) - 1.0f;
    const float s = f / (2.0f + f);
    const float z = s * s;
    const float half_square = 0.5f * f * f;
    float p = 2.0f / 9.0f;
    p = p * z + 2.0f / 7.0f;
    p = p * z + 2.0f / 5.0f;
    p = p * z + 2.0f / 3.0f;
    const float bend = s * (half_square + p * z) + n * ln2_low;
    return n * ln2_high + (f - (half_square - bend));
}

}  // namespace detail

// Relative error below 1e-7, also next to 1. -infinity at 0, NaN below.
inline float log(float x) {
    const bool tiny = x < 0x1p-126f;
    const float scaled = select(tiny, x * 0x1p23f, x);
    const float y = detail::log_normal_range(scaled, select(tiny, 23, 0));
    const float finite = select(x < detail::infinity, y, x);  // infinity and NaN pass
    return select(x > 0.0f, finite, select(x == 0.0f, -detail::infinity, detail::not_a_number));
}

// log(1 + x) without cancellation. Relative error below 1.5e-7.
inline float log1p(float x) {
    const float u = 1.0f + x;
    const float lost = (x - (u - 1.0f)) / u;  // what rounding 1 + x dropped
    return log(u) + select((u > 0.0f) & (u < detail::infinity), lost, 0.0f);
}

// Relative error below 2e-7.
inline float tanh(float x) {
    constexpr std::uint32_t sign = 0x80000000u;
    const auto bits = std::bit_cast<std::uint32_t>(x);
    const float size = std::bit_cast<float>(bits & ~sign);
    const float t = expm1(2.0f * clamp(size, 0.0f, 10.0f));
    const float y = t / (t + 2.0f);
    return std::bit_cast<float>(std::bit_cast<std::uint32_t>(y) | (bits & sign));
}

// 1 / (1 + e^-x). Relative error below 2e-7; 0 below -88.72.
inline float logistic(float x) { return 1.0f / (1.0f + exp(-x)); }

// For set-up. Relative error below 3e-16; 0 below -708.39, infinite above 709.78.
inline double exp_d(double x) {
    const double bounded = clamp(x, -709.0, 710.0);
    const double shifted = bounded * 0x1.71547652b82fep0 + detail::whole_shift_d;
    const double count = shifted - detail::whole_shift_d;
    const double r = (bounded - count * detail::ln2_high_d) - count * detail::ln2_low_d;
    double p = 1.0 / 6227020800.0;  // Taylor: 13!, for |r| < 0.3466 the rest is below 1e-17
    p = p * r + 1.0 / 479001600.0;
    p = p * r + 1.0 / 39916800.0;
    p = p * r + 1.0 / 3628800.0;
    p = p * r + 1.0 / 362880.0;
    p = p * r + 1.0 / 40320.0;
    p = p * r + 1.0 / 5040.0;
    p = p * r + 1.0 / 720.0;
    p = p * r + 1.0 / 120.0;
    p = p * r + 1.0 / 24.0;
    p = p * r + 1.0 / 6.0;
    p = p * r + 0.5;
    const std::int64_t n = std::bit_cast<std::int64_t>(shifted) - std::bit_cast<std::int64_t>(detail::whole_shift_d);
    const std::int64_t half = n >> 1;
    const double y = ((1.0 + (r + (r * r) * p)) * detail::power_of_two_d(half)) * detail::power_of_two_d(n - half);
    return select(x < -708.39, 0.0, y);
}

namespace detail {

// As log_normal_range, for x in [2^-1022, infinity).
inline double log_normal_range_d(double x) {
    const auto bits = std::bit_cast<std::uint64_t>(x);
    const std::int64_t power = static_cast<std::int64_t>(bits - 0x3FE6A09E667F3BCDu) >> 52;
    const double f = std::bit_cast<double>(bits - (static_cast<std::uint64_t>(power) << 52)) - 1.0;
    const double n = std::bit_cast<double>(power + std::bit_cast<std::int64_t>(whole_shift_d)) - whole_shift_d;
    const double s = f / (2.0 + f);
    const double z = s * s;
    const double half_square = 0.5 * f * f;
    double p = 2.0 / 23.0;
    p = p * z + 2.0 / 21.0;
    p = p * z + 2.0 / 19.0;
    p = p * z + 2.0 / 17.0;
    p = p * z + 2.0 / 15.0;
    p = p * z + 2.0 / 13.0;
    p = p * z + 2.0 / 11.0;
    p = p * z + 2.0 / 9.0;
    p = p * z + 2.0 / 7.0;
    p = p * z + 2.0 / 5.0;
    p = p * z + 2.0 / 3.0;
    const double bend = s * (half_square + p * z) + n * ln2_low_d;
    return n * ln2_high_d + (f - (half_square - bend));
}

}  // namespace detail

// For set-up. Relative error below 3e-16; subnormals count as 0.
inline double log_d(double x) {
    constexpr double infinity = std::numeric_limits<double>::infinity();
    const double finite = select(x < infinity, detail::log_normal_range_d(x), x);
    const double edge = select(x >= 0.0, -infinity, std::numeric_limits<double>::quiet_NaN());
    return select(x >= 0x1p-1022, finite, edge);
}

// x > 0. Through doubles: relative error below 6.1e-8, also for large exponents. 0 at x = 0
// whatever y, NaN below. Without log_d's edges, which GCC would turn into branches.
inline float pow(float x, float y) {
    const double log_x = detail::log_normal_range_d(static_cast<double>(x));
    const auto z = static_cast<float>(exp_d(static_cast<double>(y) * log_x));
    return select(x > 0.0f, z, select(x == 0.0f, 0.0f, detail::not_a_number));
}

namespace detail {

// Quantile for the tail probability p in (0, 1/2] and the signed s = +-(1 - 2p), as s times a
// smooth function of w = -log(4p(1 - p)): a polynomial in w, or far out in 1 / sqrt(w). Both are
// our minimax fits (relative error 2.1e-7 and 2.6e-7); blending their coefficients costs less
// than evaluating both.
inline float normal_from_tail(float p, float s) {
    const float w = -log_normal_range(4.0f * p * (1.0f - p));
    const bool far = w > 5.6f;
    const float root = sqrt(clamp(w, 1.0f, 90.0f));
    const float v = select(far, 1.0f / root - 0.25f, w - 2.75f);
    float y = select(far, -0x1.0a86c8p+9f, 0x1.f819e4p-27f);
    y = y * v + select(far, -0x1.2604c4p+5f, 0x1.08557cp-21f);
    y = y * v + select(far, 0x1.30023ep+5f, -0x1.017086p-18f);
    y = y * v + select(far, 0x1.44545cp+3f, -0x1.9df77cp-17f);
    y = y * v + select(far, -0x1.5cd2fap-1f, 0x1.36c94ep-12f);
    y = y * v + select(far, 0x1.946950p-1f, -0x1.81a09ap-10f);
    y = y * v + select(far, 0x1.d179aap-4f, -0x1.d2cec4p-8f);
    y = y * v + select(far, -0x1.1efd88p-2f, 0x1.61d44ep-2f);
    y = y * v + select(far, 0x1.5b89a0p+0f, 0x1.1ae52ap+1f);
    return s * y * select(far, root, 1.0f);
}

}  // namespace detail

// Standard normal value below which a share u in (0, 1) lies. Relative error below 6e-7,
// for u down to 2^-126; near 1 the float u itself is the limit.
inline float normal_quantile(float u) {
    const float rest = 1.0f - u;
    return detail::normal_from_tail(select(u < rest, u, rest), 2.0f * (u - 0.5f));
}

// Standard normal from all 32 bits: symmetric, never 0, ends at +-6.34. Relative error below 6e-7.
inline float normal_from_bits(std::uint32_t u) {
    const bool lower = u < 0x80000000u;
    const auto folded = static_cast<std::int32_t>(select(lower, u, ~u));
    const float p = (static_cast<float>(folded) + 0.5f) * 0x1p-32f;
    const float s = (static_cast<float>(0x7FFFFFFF - folded) + 0.5f) * 0x1p-31f;
    return detail::normal_from_tail(p, select(lower, -s, s));
}

float exp(detail::NotFloat auto) = delete;
float expm1(detail::NotFloat auto) = delete;
float log(detail::NotFloat auto) = delete;
float log1p(detail::NotFloat auto) = delete;
float tanh(detail::NotFloat auto) = delete;
float logistic(detail::NotFloat auto) = delete;
float normal_quantile(detail::NotFloat auto) = delete;

}  // namespace sim::maths
