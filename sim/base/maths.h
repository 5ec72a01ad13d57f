// exp, log, tanh, normal quantile and the like from + - * / sqrt and bit operations only, so
// that bits are equal on every machine, compiler and in the browser, where libm differs.
// Needs -ffp-contract=off. Branch-free, so that loops over columns vectorise
// (GCC also wants -fno-math-errno -fno-trapping-math). Errors are tested in maths_test.cpp.
#pragma once

#include <bit>
#include <cstdint>

namespace sim::maths {

template <class T>
constexpr T select(bool condition, T yes, T no) {
    return condition ? yes : no;
}

// Passes NaN on.
template <class T>
constexpr T clamp(T x, T lo, T hi) {
    return x < lo ? lo : (x > hi ? hi : x);
}

inline float sqrt(float x) {
    return __builtin_sqrtf(x);
}

namespace detail {

inline constexpr float ln2_high = 0x1.62e4p-1f;  // few bits: n * ln2_high is exact for |n| < 256
inline constexpr float ln2_low = 0x1.7f7d1cp-20f;

// e^x = 2^n (1 + q) with |q| < 0.42.
struct ExpParts {
    std::int32_t n;
    float q;
};

inline ExpParts split_exp(float x) {
    constexpr float shift = 0x1.8p23f;  // adding it rounds to a whole number in the low bits
    const float shifted = x * 0x1.715476p0f + shift;
    const float n = shifted - shift;
    const float r = (x - n * ln2_high) - n * ln2_low;
    float p = 0x1.6c16c2p-10f;
    p = p * r + 0x1.111112p-7f;
    p = p * r + 0x1.555556p-5f;
    p = p * r + 0x1.555556p-3f;
    p = p * r + 0.5f;
    return {std::bit_cast<std::int32_t>(shifted) - std::bit_cast<std::int32_t>(shift),
            r + (r * r) * p};
}

inline float power_of_two(std::int32_t n) {
    return std::bit_cast<float>((n + 127) << 23);
}

}  // namespace detail

// Float e^x; 0 below -87.33 (no subnormals), infinite above 88.72.
inline float exp(float x) {
    const auto [n, q] = detail::split_exp(clamp(x, -88.0f, 89.0f));
    const std::int32_t half = n >> 1;
    const float y = ((1.0f + q) * detail::power_of_two(half)) * detail::power_of_two(n - half);
    return select(x < -87.33654f, 0.0f, y);
}

float expm1(float x);
float log(float x);
float log1p(float x);
float tanh(float x);
float logistic(float x);
float pow(float x, float y);
float normal_quantile(float u);
float normal_from_bits(std::uint32_t u);
double exp_d(double x);
double log_d(double x);

}  // namespace sim::maths
