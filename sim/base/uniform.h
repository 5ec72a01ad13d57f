#pragma once

#include <cstdint>

namespace sim {

// (u >> 9) + 0.5 in steps of 2^-23: 24 significant bits, so exact, and never 0 or 1.
inline float to_uniform(std::uint32_t u) {
    return (static_cast<float>(static_cast<std::int32_t>(u >> 9)) + 0.5f) * 0x1p-23f;
}

// True with the given chance, resolved to 2^-32; below 2^-33 (1.2e-10) or not a number: never.
// Chance is rounded to the nearest multiple of 2^-32, compared as integers, and monotone: a
// larger chance keeps every event of a smaller one. The threshold is converted in two halves
// because AVX2 has no float to unsigned conversion.
inline bool happens(std::uint32_t u, float chance) {
    constexpr float below_one = 0x1.fffffep-1f;
    constexpr float below_half = 0x1.fffffep-2f;  // 0.5 would round odd values above 2^23 up
    const float low = chance > 0.0f ? chance : 0.0f;
    const float clipped = low < below_one ? low : below_one;
    const bool upper = clipped >= 0.5f;
    const float rest = (clipped - (upper ? 0.5f : 0.0f)) * 0x1p32f + below_half;
    const auto threshold = static_cast<std::uint32_t>(static_cast<std::int32_t>(rest)) + (upper ? 0x80000000u : 0u);
    return (u < threshold) | (chance >= 1.0f);
}

}  // namespace sim
