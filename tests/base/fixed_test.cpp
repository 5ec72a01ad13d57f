#include "sim/base/fixed.h"
#include "tests/base/catch.h"

TEST_CASE("fixed point rounds halves away from zero") {
    constexpr double step = 1.0 / sim::fixed_scale;
    CHECK(sim::to_fixed(1.0) == 1048576);
    CHECK(sim::to_fixed(-1.0) == -1048576);
    CHECK(sim::to_fixed(0.5 * step) == 1);
    CHECK(sim::to_fixed(-0.5 * step) == -1);
    CHECK(sim::to_fixed(0.49 * step) == 0);
    CHECK(sim::to_fixed(1.5 * step) == 2);
    CHECK(sim::to_fixed(-2.5 * step) == -3);
    CHECK(sim::to_fixed(0.49999999999999994 * step) == 0);
}

TEST_CASE("fixed point returns what it holds") {
    for (const double x : {0.0, 1.0, -3.25, 8000000.5, -8589934591.0}) {
        CHECK(sim::from_fixed(sim::to_fixed(x)) == x);
    }
    CHECK(sim::to_fixed(8796093022207.0) == 8796093022207 * 1048576);
}
