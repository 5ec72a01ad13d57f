// Philox4x32-10, the counter-based generator of Salmon, Moraes, Dror and Shaw,
// "Parallel random numbers: as easy as 1, 2, 3" (SC 2011), doi 10.1145/2063384.2063405.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

namespace sim {

struct PhiloxBlock {
    std::uint32_t v[4];
};

// What all draws of one batch share. The entity id is the first counter word, so a draw
// depends on who, what and when, never on position, block or thread.
struct DrawKey {
    std::uint64_t seed;
    std::uint32_t stream;
    std::uint32_t replicate;
    std::uint32_t tick;  // month * 65536 + block
};

constexpr std::uint32_t make_tick(std::uint32_t month, std::uint32_t block) {
    return (month << 16) | (block & 0xFFFFu);
}

namespace philox {
constexpr std::uint32_t multiplier0 = 0xD2511F53u;
constexpr std::uint32_t multiplier1 = 0xCD9E8D57u;
constexpr std::uint32_t key_step0 = 0x9E3779B9u;
constexpr std::uint32_t key_step1 = 0xBB67AE85u;
constexpr int rounds = 10;
}  // namespace philox

constexpr PhiloxBlock philox4x32(std::array<std::uint32_t, 4> counter, std::array<std::uint32_t, 2> key) {
    std::uint32_t c0 = counter[0], c1 = counter[1], c2 = counter[2], c3 = counter[3];
    std::uint32_t k0 = key[0], k1 = key[1];
    for (int round = 0; round < philox::rounds; ++round) {
        const std::uint64_t a = std::uint64_t{philox::multiplier0} * c0;
        const std::uint64_t b = std::uint64_t{philox::multiplier1} * c2;
        c0 = static_cast<std::uint32_t>(b >> 32) ^ c1 ^ k0;
        c1 = static_cast<std::uint32_t>(b);
        c2 = static_cast<std::uint32_t>(a >> 32) ^ c3 ^ k1;
        c3 = static_cast<std::uint32_t>(a);
        k0 += philox::key_step0;
        k1 += philox::key_step1;
    }
    return {{c0, c1, c2, c3}};
}

constexpr std::array<std::uint32_t, 2> philox_key(std::uint64_t seed) {
    return {static_cast<std::uint32_t>(seed), static_cast<std::uint32_t>(seed >> 32)};
}

// The four draws of one entity; equals element i of philox_fill with ids[i] == id.
constexpr PhiloxBlock philox_one(const DrawKey& key, std::uint32_t id) {
    return philox4x32({id, key.stream, key.replicate, key.tick}, philox_key(key.seed));
}

// Four draws for each of n entities. A null lane is computed but not stored.
void philox_fill(const DrawKey& key, const std::uint32_t* ids, std::size_t n, std::uint32_t* lane0,
                 std::uint32_t* lane1, std::uint32_t* lane2, std::uint32_t* lane3);

enum class Isa { portable, avx2, avx512 };

// The instruction set philox_fill uses; all of them give the same bits.
Isa philox_isa();

// For tests, and not while another thread draws: falls back to the best supported set below.
void force_philox_isa(Isa isa);

}  // namespace sim
