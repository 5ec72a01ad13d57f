#include "sim/base/philox.h"
#include "sim/base/uniform.h"
#include "tests/base/catch.h"

#include <limits>

namespace {

constexpr std::uint32_t all_ones = 0xFFFFFFFFu;

// Events are the draws below a threshold, so bisection counts them exactly.
std::uint64_t count_events(float chance) {
    if (sim::happens(all_ones, chance)) return std::uint64_t{1} << 32;
    std::uint64_t low = 0, high = all_ones;
    while (low < high) {
        const std::uint64_t middle = (low + high) / 2;
        if (sim::happens(static_cast<std::uint32_t>(middle), chance))
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

}  // namespace

TEST_CASE("uniforms stay strictly inside 0 and 1") {
    CHECK(sim::to_uniform(0) == 0x1p-24f);
    CHECK(sim::to_uniform(all_ones) == 1.0f - 0x1p-24f);
    CHECK(sim::to_uniform(0x80000000u) == 0.5f + 0x1p-24f);
    CHECK(sim::to_uniform(0x7FFFFFFFu) == 0.5f - 0x1p-24f);
}

TEST_CASE("chances outside 0 to 1 never or always happen") {
    for (const std::uint32_t u : {0u, 1u, 0x80000000u, all_ones}) {
        CHECK_FALSE(sim::happens(u, 0.0f));
        CHECK_FALSE(sim::happens(u, -1.0f));
        CHECK_FALSE(sim::happens(u, -std::numeric_limits<float>::infinity()));
        CHECK_FALSE(sim::happens(u, std::numeric_limits<float>::quiet_NaN()));
        CHECK(sim::happens(u, 1.0f));
        CHECK(sim::happens(u, 2.0f));
        CHECK(sim::happens(u, std::numeric_limits<float>::infinity()));
    }
}

TEST_CASE("a chance is met to the nearest 2^-32") {
    for (const float chance :
         {1e-8f, 1e-6f, 0.001f, 0.00195313f, 0.1f, 0.25f, 0.3f, 0.49999997f, 0.5f, 0.50000006f, 0.9f, 0.99999994f}) {
        const double wanted = static_cast<double>(chance) * 4294967296.0;
        const double got = static_cast<double>(count_events(chance));
        INFO(chance);
        CHECK(got - wanted <= 0.5);
        CHECK(wanted - got <= 0.5);
    }
    CHECK(count_events(1e-8f) == 43);
    CHECK(count_events(0x1p-34f) == 0);
}

TEST_CASE("a larger chance keeps every event of a smaller one") {
    for (std::uint32_t i = 0; i < 5000; ++i) {
        const auto block = sim::philox4x32({i, 0, 0, 0}, {1, 2});
        const float a = sim::to_uniform(block.v[1]), b = sim::to_uniform(block.v[2]);
        const float small = a < b ? a : b, large = a < b ? b : a;
        if (sim::happens(block.v[0], small)) REQUIRE(sim::happens(block.v[0], large));
    }
}
