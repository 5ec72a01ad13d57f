#include "sim/base/philox.h"
#include "tests/base/catch.h"

#include <vector>

#if __has_include(<Random123/philox.h>)
#include <Random123/philox.h>
#undef philox4x32  // a macro there, our function here
#define HAVE_RANDOM123 1
#endif

namespace {

struct KnownAnswer {
    std::array<std::uint32_t, 4> counter;
    std::array<std::uint32_t, 2> key;
    std::array<std::uint32_t, 4> draws;
};

// The philox4x32 10 lines of Random123's kat_vectors.
constexpr KnownAnswer known_answers[] = {
    {{0, 0, 0, 0}, {0, 0}, {0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8}},
    {{0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff},
     {0xffffffff, 0xffffffff},
     {0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd}},
    {{0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344},
     {0xa4093822, 0x299f31d0},
     {0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1}},
};

constexpr sim::DrawKey sample_key{0x0123456789abcdefu, 77, 3, sim::make_tick(12, 5)};

struct RestoreIsa {
    sim::Isa before = sim::philox_isa();
    ~RestoreIsa() { sim::force_philox_isa(before); }
};

static_assert(sim::philox4x32({0, 0, 0, 0}, {0, 0}).v[0] == 0x6627e8d5);

}  // namespace

TEST_CASE("philox gives the published known answers") {
    for (const KnownAnswer& known : known_answers) {
        const auto block = sim::philox4x32(known.counter, known.key);
        for (int k = 0; k < 4; ++k) CHECK(block.v[k] == known.draws[k]);
    }
}

TEST_CASE("known answers also come through the draw key of every instruction set") {
    const RestoreIsa restore;
    for (const sim::Isa isa : {sim::Isa::portable, sim::Isa::avx2, sim::Isa::avx512}) {
        sim::force_philox_isa(isa);
        for (const KnownAnswer& known : known_answers) {
            const auto seed = known.key[0] | std::uint64_t{known.key[1]} << 32;
            const sim::DrawKey key{seed, known.counter[1], known.counter[2], known.counter[3]};
            const std::vector<std::uint32_t> ids(33, known.counter[0]);
            std::vector<std::uint32_t> lane(33);
            sim::philox_fill(key, ids.data(), 33, nullptr, nullptr, nullptr, lane.data());
            for (const std::uint32_t draw : lane) REQUIRE(draw == known.draws[3]);
        }
    }
}

TEST_CASE("all instruction sets and batch sizes give the same bits") {
    const RestoreIsa restore;
    for (const std::size_t n : {0u, 1u, 7u, 8u, 15u, 16u, 17u, 31u, 64u, 1001u}) {
        std::vector<std::uint32_t> ids(n + 1);
        for (std::size_t i = 0; i <= n; ++i) ids[i] = static_cast<std::uint32_t>(i * 2654435761u);
        for (const sim::Isa isa : {sim::Isa::portable, sim::Isa::avx2, sim::Isa::avx512}) {
            sim::force_philox_isa(isa);
            std::vector<std::uint32_t> lane[4];
            for (auto& values : lane) values.assign(n + 1, 0xABCDu);
            sim::philox_fill(sample_key, ids.data() + 1, n, lane[0].data(), lane[1].data(), lane[2].data(),
                             lane[3].data());
            for (std::size_t i = 0; i < n; ++i) {
                const auto block = sim::philox_one(sample_key, ids[i + 1]);
                for (int k = 0; k < 4; ++k) REQUIRE(lane[k][i] == block.v[k]);
            }
            for (const auto& values : lane) REQUIRE(values[n] == 0xABCDu);
        }
    }
}

TEST_CASE("a null lane leaves the others as they were") {
    std::vector<std::uint32_t> ids(40), first(40), third(40);
    for (std::uint32_t i = 0; i < 40; ++i) ids[i] = i;
    sim::philox_fill(sample_key, ids.data(), 40, first.data(), nullptr, third.data(), nullptr);
    for (std::uint32_t i = 0; i < 40; ++i) {
        REQUIRE(first[i] == sim::philox_one(sample_key, i).v[0]);
        REQUIRE(third[i] == sim::philox_one(sample_key, i).v[2]);
    }
}

TEST_CASE("forcing an instruction set never chooses a missing one") {
    const RestoreIsa restore;
    sim::force_philox_isa(sim::Isa::portable);
    CHECK(sim::philox_isa() == sim::Isa::portable);
    sim::force_philox_isa(sim::Isa::avx512);
    CHECK(sim::philox_isa() == restore.before);
}

#ifdef HAVE_RANDOM123
TEST_CASE("philox agrees with Random123 on many counters") {
    for (std::uint32_t i = 0; i < 10000; ++i) {
        const std::uint32_t a = i * 2654435761u, b = a ^ 0x5bd1e995u;
        const philox4x32_ctr_t counter = {{a, b, i, ~a}};
        const philox4x32_key_t key = {{b * 3, a + 7}};
        const auto theirs = philox4x32_R(10, counter, key);
        const auto ours = sim::philox4x32({a, b, i, ~a}, {b * 3, a + 7});
        for (int k = 0; k < 4; ++k) REQUIRE(ours.v[k] == theirs.v[k]);
    }
}
#endif
