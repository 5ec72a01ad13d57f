#pragma once
// Draws and multiply-adds as fast as they can be made here, in registers and never stored: costs that the model is
// measured against. Philox4x32-10 multiplies even and odd 32-bit lanes apart, as the instructions want.

#include <cstdint>

#include "sim/base/philox.h"

#if defined(__x86_64__)
#include <immintrin.h>
#endif

namespace bench {

#if defined(__AVX512F__)

struct Wide {
    using V = __m512i;
    static constexpr std::uint32_t lanes = 16;
    static V all(std::uint32_t x) { return _mm512_set1_epi32(static_cast<int>(x)); }
    static V multiply(V a, V b) { return _mm512_mul_epu32(a, b); }
    static V odd(V a) { return _mm512_srli_epi64(a, 32); }
    static V mix(V low, V high) { return _mm512_mask_mov_epi32(low, 0xAAAA, high); }
    static V even(V a) { return _mm512_slli_epi64(a, 32); }
    static V exclusive(V a, V b) { return _mm512_xor_si512(a, b); }
    static V plus(V a, V b) { return _mm512_add_epi32(a, b); }
    using F = __m512;
    static F all_float(float x) { return _mm512_set1_ps(x); }
    static F multiply_add(F a, F b, F c) { return _mm512_fmadd_ps(a, b, c); }
};

#elif defined(__AVX2__) && defined(__FMA__)

struct Wide {
    using V = __m256i;
    static constexpr std::uint32_t lanes = 8;
    static V all(std::uint32_t x) { return _mm256_set1_epi32(static_cast<int>(x)); }
    static V multiply(V a, V b) { return _mm256_mul_epu32(a, b); }
    static V odd(V a) { return _mm256_srli_epi64(a, 32); }
    static V mix(V low, V high) { return _mm256_blend_epi32(low, high, 0xAA); }
    static V even(V a) { return _mm256_slli_epi64(a, 32); }
    static V exclusive(V a, V b) { return _mm256_xor_si256(a, b); }
    static V plus(V a, V b) { return _mm256_add_epi32(a, b); }
    using F = __m256;
    static F all_float(float x) { return _mm256_set1_ps(x); }
    static F multiply_add(F a, F b, F c) { return _mm256_fmadd_ps(a, b, c); }
};

#endif

#if defined(__AVX2__) && defined(__FMA__)

struct WideProduct {
    Wide::V low, high;
};

inline WideProduct widen(Wide::V a, Wide::V factor) {
    const Wide::V even = Wide::multiply(a, factor), odd = Wide::multiply(Wide::odd(a), factor);
    return {Wide::mix(even, Wide::even(odd)), Wide::mix(Wide::odd(even), odd)};
}

struct WideBlock {
    Wide::V c0, c1, c2, c3;
};

inline void wide_round(WideBlock& c, Wide::V k0, Wide::V k1) {
    const WideProduct a = widen(c.c0, Wide::all(sim::philox::multiplier0));
    const WideProduct b = widen(c.c2, Wide::all(sim::philox::multiplier1));
    c = {Wide::exclusive(Wide::exclusive(b.high, c.c1), k0), b.low, Wide::exclusive(Wide::exclusive(a.high, c.c3), k1),
         a.low};
}

// Draws for `people` people, two vectors at a time; returns something that depends on all of them.
inline std::uint64_t philox_limit(std::uint64_t vectors, std::uint32_t people_each) {
    const std::uint64_t blocks = vectors * people_each / (2 * Wide::lanes);
    Wide::V kept = Wide::all(0);
    for (std::uint64_t i = 0; i < blocks; ++i) {
        const auto id = static_cast<std::uint32_t>(2 * i);
        WideBlock x{Wide::all(id), Wide::all(2), Wide::all(3), Wide::all(4)}, y = x;
        y.c0 = Wide::plus(x.c0, Wide::all(1));
        std::uint32_t k0 = 1, k1 = 0;
        for (int round = 0; round < sim::philox::rounds; ++round) {
            wide_round(x, Wide::all(k0), Wide::all(k1)), wide_round(y, Wide::all(k0), Wide::all(k1));
            k0 += sim::philox::key_step0, k1 += sim::philox::key_step1;
        }
        for (const WideBlock& z : {x, y})
            kept = Wide::plus(kept, Wide::exclusive(Wide::exclusive(z.c0, z.c1), Wide::exclusive(z.c2, z.c3)));
    }
    alignas(64) std::uint64_t words[sizeof(Wide::V) / 8];
    __builtin_memcpy(words, &kept, sizeof kept);
    return words[0];
}

constexpr std::uint32_t multiply_add_chains = 10;  // enough to hide the latency, few enough for the registers

inline std::uint64_t multiply_add_limit(std::uint64_t rounds) {
    Wide::F chain[multiply_add_chains];
    for (std::uint32_t i = 0; i < multiply_add_chains; ++i) chain[i] = Wide::all_float(static_cast<float>(i));
    const Wide::F factor = Wide::all_float(0.999F), term = Wide::all_float(0.001F);
    for (std::uint64_t round = 0; round < rounds; ++round)
        for (Wide::F& x : chain) x = Wide::multiply_add(x, factor, term);
    for (std::uint32_t i = 1; i < multiply_add_chains; ++i) chain[0] = Wide::multiply_add(chain[i], factor, chain[0]);
    alignas(64) std::uint64_t words[sizeof(Wide::F) / 8];
    __builtin_memcpy(words, &chain[0], sizeof(Wide::F));
    return words[0];
}

#endif

}  // namespace bench
