#include "sim/base/blocks.h"
#include "sim/base/check.h"
#include "tests/base/catch.h"

#include <vector>

TEST_CASE("serial blocks run each block once, in order, on thread 0") {
    sim::SerialBlocks blocks;
    CHECK(blocks.threads() == 1);
    std::vector<std::size_t> seen;
    blocks.run(5, [&](std::size_t block, std::size_t thread) {
        CHECK(thread == 0);
        seen.push_back(block);
    });
    CHECK(seen == std::vector<std::size_t>{0, 1, 2, 3, 4});
    blocks.run(0, [&](std::size_t, std::size_t) { FAIL("no block to run"); });
}

TEST_CASE("checks evaluate their condition in checked builds only") {
    int evaluated = 0;
    QUERENCIA_EXPECT(++evaluated > 0, "must hold");
    QUERENCIA_ENSURE(++evaluated > 0, "must hold");
#ifdef QUERENCIA_CHECKED
    CHECK(evaluated == 2);
#else
    CHECK(evaluated == 0);
#endif
}
