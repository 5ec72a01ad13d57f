#include "sim/base/philox.h"

#if defined(__x86_64__) && (defined(__GNUC__) || defined(__clang__))
#define QUERENCIA_PHILOX_X86 1
#include <immintrin.h>
#endif

#if defined(__GNUC__) && !defined(__clang__)
#pragma GCC diagnostic ignored "-Wmaybe-uninitialized"  // inside its own intrinsics: GCC bug 105593
#endif

namespace sim {

namespace {

struct Lanes {
    std::uint32_t* lane[4];
};

void fill_portable(const DrawKey& key, const std::uint32_t* ids, std::size_t begin, std::size_t n, const Lanes& out) {
    for (std::size_t i = begin; i < n; ++i) {
        const PhiloxBlock block = philox_one(key, ids[i]);
        for (int k = 0; k < 4; ++k) {
            if (out.lane[k] != nullptr) out.lane[k][i] = block.v[k];
        }
    }
}

// Vectors hold one counter word in the low half of each 64-bit element: the 32x32->64 multiply
// reads only that half, so the upper halves may hold anything and products need no shuffling.
// Even and odd entities of a batch run as two such sets, which also hides the multiply latency.

#ifdef QUERENCIA_PHILOX_X86

struct RoundKeys {
    std::uint32_t k0[philox::rounds], k1[philox::rounds];

    explicit RoundKeys(std::uint64_t seed) {
        const auto key = philox_key(seed);
        for (std::uint32_t r = 0; r < philox::rounds; ++r) {
            k0[r] = key[0] + r * philox::key_step0;
            k1[r] = key[1] + r * philox::key_step1;
        }
    }
};

#define QUERENCIA_AVX2 __attribute__((target("avx2")))
#define QUERENCIA_AVX512 __attribute__((target("avx512f")))

struct State256 {
    __m256i c[4];
};

QUERENCIA_AVX2 inline __m256i broadcast256(std::uint32_t x) { return _mm256_set1_epi32(static_cast<int>(x)); }

QUERENCIA_AVX2 inline void step256(State256& s, __m256i m0, __m256i m1, __m256i k0, __m256i k1) {
    const __m256i a = _mm256_mul_epu32(s.c[0], m0);
    const __m256i b = _mm256_mul_epu32(s.c[2], m1);
    const __m256i high_a = _mm256_srli_epi64(a, 32);
    const __m256i high_b = _mm256_srli_epi64(b, 32);
    s.c[0] = _mm256_xor_si256(_mm256_xor_si256(s.c[1], k0), high_b);
    s.c[1] = b;
    s.c[2] = _mm256_xor_si256(_mm256_xor_si256(s.c[3], k1), high_a);
    s.c[3] = a;
}

QUERENCIA_AVX2 std::size_t fill_avx2(const DrawKey& key, const std::uint32_t* ids, std::size_t n, const Lanes& out) {
    constexpr std::size_t width = 8;
    const RoundKeys keys(key.seed);
    const __m256i m0 = broadcast256(philox::multiplier0), m1 = broadcast256(philox::multiplier1);
    const __m256i c1 = broadcast256(key.stream), c2 = broadcast256(key.replicate);
    const __m256i c3 = broadcast256(key.tick);
    std::size_t i = 0;
    for (; i + width <= n; i += width) {
        const __m256i id = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(ids + i));
        State256 even{{id, c1, c2, c3}}, odd{{_mm256_srli_epi64(id, 32), c1, c2, c3}};
#pragma GCC unroll 10
        for (int r = 0; r < philox::rounds; ++r) {
            const __m256i k0 = broadcast256(keys.k0[r]), k1 = broadcast256(keys.k1[r]);
            step256(even, m0, m1, k0, k1);
            step256(odd, m0, m1, k0, k1);
        }
        for (int k = 0; k < 4; ++k) {
            if (out.lane[k] == nullptr) continue;
            const __m256i both = _mm256_blend_epi32(even.c[k], _mm256_slli_epi64(odd.c[k], 32), 0xAA);
            _mm256_storeu_si256(reinterpret_cast<__m256i*>(out.lane[k] + i), both);
        }
    }
    return i;
}

struct State512 {
    __m512i c[4];
};

QUERENCIA_AVX512 inline __m512i broadcast512(std::uint32_t x) { return _mm512_set1_epi32(static_cast<int>(x)); }

QUERENCIA_AVX512 inline void step512(State512& s, __m512i m0, __m512i m1, __m512i k0, __m512i k1) {
    constexpr int xor3 = 0x96;
    const __m512i a = _mm512_mul_epu32(s.c[0], m0);
    const __m512i b = _mm512_mul_epu32(s.c[2], m1);
    s.c[0] = _mm512_ternarylogic_epi32(s.c[1], k0, _mm512_srli_epi64(b, 32), xor3);
    s.c[1] = b;
    s.c[2] = _mm512_ternarylogic_epi32(s.c[3], k1, _mm512_srli_epi64(a, 32), xor3);
    s.c[3] = a;
}

QUERENCIA_AVX512 std::size_t fill_avx512(const DrawKey& key, const std::uint32_t* ids, std::size_t n,
                                         const Lanes& out) {
    constexpr std::size_t width = 16;
    constexpr __mmask16 odd_lanes = 0xAAAA;
    const RoundKeys keys(key.seed);
    const __m512i m0 = broadcast512(philox::multiplier0), m1 = broadcast512(philox::multiplier1);
    const __m512i c1 = broadcast512(key.stream), c2 = broadcast512(key.replicate);
    const __m512i c3 = broadcast512(key.tick);
    std::size_t i = 0;
    for (; i + width <= n; i += width) {
        const __m512i id = _mm512_loadu_si512(ids + i);
        State512 even{{id, c1, c2, c3}}, odd{{_mm512_srli_epi64(id, 32), c1, c2, c3}};
#pragma GCC unroll 10
        for (int r = 0; r < philox::rounds; ++r) {
            const __m512i k0 = broadcast512(keys.k0[r]), k1 = broadcast512(keys.k1[r]);
            step512(even, m0, m1, k0, k1);
            step512(odd, m0, m1, k0, k1);
        }
        for (int k = 0; k < 4; ++k) {
            if (out.lane[k] == nullptr) continue;
            const __m512i both = _mm512_mask_blend_epi32(odd_lanes, even.c[k], _mm512_slli_epi64(odd.c[k], 32));
            _mm512_storeu_si512(out.lane[k] + i, both);
        }
    }
    return i;
}

#endif

bool supported(Isa isa) {
#ifdef QUERENCIA_PHILOX_X86
    if (isa == Isa::avx512) return __builtin_cpu_supports("avx512f");
    if (isa == Isa::avx2) return __builtin_cpu_supports("avx2");
#endif
    return isa == Isa::portable;
}

Isa best_isa(Isa wanted) {
    if (wanted == Isa::avx512 && supported(Isa::avx512)) return Isa::avx512;
    if (wanted != Isa::portable && supported(Isa::avx2)) return Isa::avx2;
    return Isa::portable;
}

Isa& chosen_isa() {
    static Isa isa = best_isa(Isa::avx512);
    return isa;
}

}  // namespace

Isa philox_isa() { return chosen_isa(); }

void force_philox_isa(Isa isa) { chosen_isa() = best_isa(isa); }

void philox_fill(const DrawKey& key, const std::uint32_t* ids, std::size_t n, std::uint32_t* lane0,
                 std::uint32_t* lane1, std::uint32_t* lane2, std::uint32_t* lane3) {
    const Lanes out{{lane0, lane1, lane2, lane3}};
    std::size_t done = 0;
#ifdef QUERENCIA_PHILOX_X86
    const Isa isa = chosen_isa();
    if (isa == Isa::avx512) done = fill_avx512(key, ids, n, out);
    if (isa == Isa::avx2) done = fill_avx2(key, ids, n, out);
#endif
    fill_portable(key, ids, done, n, out);
}

}  // namespace sim
