// The engine on small models of its own: access, phases, channels, totals, queues, and the same bits on any tiling.

#include "tests/support/catch.h"
#include "tests/support/tiny_world.h"

namespace models_under_test::work {

using namespace sim;
inline constexpr PersonColumn<float> stock{
    .name = "work/stock", .unit = "1", .range = {0, 1000}, .start = 1, .doc = "Stock."};
inline constexpr PersonColumn<std::uint8_t> served{
    .name = "work/served", .unit = "1", .range = {0, 255}, .doc = "Times served."};
inline constexpr PersonColumn<float> rough{.name = "work/rough",
                                           .unit = "1",
                                           .range = {-2, 2},
                                           .start = 0.5,
                                           .doc = "Quantised.",
                                           .publish_bits = 4,
                                           .store = Store::fixed16};
inline constexpr CommunityColumn<float> mean{
    .name = "work/mean", .unit = "1", .range = {0, 1000}, .doc = "Mean stock."};
inline constexpr PersonChannel growth{.name = "work/growth", .unit = "1", .range = {0, 10}, .doc = "Growth factor."};
inline constexpr Total sum{.name = "work/sum", .unit = "1", .doc = "Sum of stock."};
inline constexpr Queue places{.name = "work/places", .doc = "Places.", .classes = 1};
inline constexpr Stream luck{.name = "work/luck", .lanes = "grow ask"};
inline constexpr Parameter rate{.name = "work/rate",
                                .unit = "share",
                                .range = {0, 1},
                                .value = 0.1,
                                .prior = {},
                                .doc = "Monthly growth.",
                                .source = "assumption: test"};
inline constexpr Tally tally{.name = "work/stock_sum", .unit = "1", .doc = "Sum of stock."};

struct Sense : Rule {
    static constexpr std::string_view name = "work/sense";
    static constexpr Phase phase = Phase::sense;
    using writes = list<mean>;
    using totals = list<sum>;
    using serves = list<places>;
    static void step(Place<Sense>& place) {
        place.write<mean>() = static_cast<float>(place.total<sum>());
        place.capacity<places>()[0] = 7;
    }
};

struct Grow : Rule {
    static constexpr std::string_view name = "work/grow";
    static constexpr Phase phase = Phase::decide;
    using writes = list<stock, rough>;
    using uses = list<growth>;
    using others = list<rough>;
    using params = list<rate>;
    using draws = list<luck>;
    using asks = list<places>;
    static void step(Tile<Grow>& tile) {
        const auto out = tile.write<stock>();
        const auto coarse = tile.write<rough>();
        const auto factor = tile.use<growth>();
        const auto u = tile.draws<luck>(0);
        const auto key = tile.draws<luck>(1);
        const auto tie = tile.ties(Layer::neighbour, 0);
        const auto r = static_cast<float>(tile.param<rate>());
        for (std::size_t i = 0; i < tile.size(); ++i) {
            out[i] += r * factor[i] * to_uniform(u[i]);
            const float friend_rough = tile.published<rough>(tile.words()[tie[i]]);
            coarse[i] += 0.01F * (friend_rough - coarse[i]) + 0.001F * (to_uniform(u[i]) - 0.5F);
            tile.request<places>(i, 0, to_uniform(key[i]));
        }
    }
};

struct Boost : Rule {
    static constexpr std::string_view name = "work/boost";
    static constexpr Phase phase = Phase::help;
    using scales = list<growth>;
    static void step(Tile<Boost>& tile) {
        for (auto& g : tile.scale<growth>()) g *= 2.0F;
    }
};

struct Serve : Rule {
    static constexpr std::string_view name = "work/serve";
    static constexpr Phase phase = Phase::settle;
    using writes = list<served>;
    using takes = list<places>;
    static void step(Tile<Serve>& tile) {
        const auto out = tile.write<served>();
        tile.each_grant<places>([&](std::size_t i, std::size_t) { ++out[i]; });
    }
};

struct Record : Rule {
    static constexpr std::string_view name = "work/record";
    static constexpr Phase phase = Phase::record;
    using reads = list<stock>;
    using adds = list<sum>;
    using counts = list<tally>;
    static void step(Tile<Record>& tile) {
        const auto in = tile.read<stock>();
        for (std::size_t i = 0; i < tile.size(); ++i) {
            tile.add<sum>(in[i]);
            tile.count<tally>(i, in[i]);
        }
    }
};

struct Model {
    static constexpr std::string_view name = "work";
    using rules = sim::rules<Sense, Grow, Boost, Serve, Record>;
};

}  // namespace models_under_test::work

namespace {

using models_under_test::work::Model;

std::uint64_t digest_after(std::uint32_t block, std::uint32_t months) {
    tests::TinyWorld tiny({.communities = 3, .households = 900, .members = 4, .seed = 5, .block = block});
    tiny.add<Model>();
    sim::Engine& engine = tiny.start();
    for (std::uint32_t m = 0; m < months; ++m) engine.step();
    REQUIRE_FALSE(engine.fault());
    return engine.world().fingerprint(true);
}

}  // namespace

TEST_CASE("the same world whatever the tile size") {
    const auto expected = digest_after(256, 12);
    CHECK(digest_after(64, 12) == expected);
    CHECK(digest_after(1000, 12) == expected);
    CHECK(digest_after(256, 13) != expected);
}

TEST_CASE("channels are scaled before use, totals fold, and scarce places go to exactly the capacity") {
    tests::TinyWorld tiny({.communities = 2, .households = 50, .members = 2});
    tiny.add<Model>();
    sim::Engine& engine = tiny.start();
    CHECK(tiny.get("work/stock", 0) == 1);
    CHECK(sim::from_fixed(engine.tallies().row(0, 0)[0]) == 100);
    engine.step();
    double served = 0;
    for (std::size_t i = 0; i < 200; ++i) served += tiny.get("work/served", i);
    CHECK(served == 14);
    CHECK(tiny.get("work/mean", 0) == 100);
    CHECK(tiny.mean("work/stock") > 1 + 0.1 * 2 * 0.4);
    CHECK(tiny.mean("work/stock") < 1 + 0.1 * 2 * 0.6);
}

TEST_CASE("one more request moves only the margin") {
    tests::TinyWorld with({.communities = 1, .households = 50, .members = 2});
    with.add<Model>();
    sim::Engine& a = with.start();
    a.step();
    tests::TinyWorld fewer({.communities = 1, .households = 49, .members = 2});
    fewer.add<Model>();
    sim::Engine& b = fewer.start();
    b.step();
    int moved = 0;
    for (std::size_t i = 0; i < 98; ++i)
        moved += static_cast<int>(with.get("work/served", i) != fewer.get("work/served", i));
    CHECK(moved <= 2);
}

TEST_CASE("a clone goes its own way and the original stays") {
    tests::TinyWorld tiny;
    tiny.add<Model>();
    sim::Engine& engine = tiny.start();
    const sim::World copy = engine.world().clone();
    const auto before = copy.fingerprint(true);
    engine.step();
    CHECK(copy.fingerprint(true) == before);
    CHECK(engine.world().fingerprint(true) != before);
}
