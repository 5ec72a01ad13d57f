// Services: crowding conserves, works wear as written, and access falls with every barrier and no further.

#include <cmath>
#include <functional>

#include "models/services/model.h"
#include "models/services/reach.h"
#include "tests/support/catch.h"
#include "tests/support/surroundings.h"

namespace {

namespace sv = models::services;
using Catch::Detail::Approx;

// A programme that gives what the test asks for.
inline constexpr sim::PersonColumn<float> escort{
    .name = "interventions/escort", .unit = "factor", .range = {0, 5}, .start = 1, .doc = "Given."};
inline constexpr sim::PersonColumn<float> leaflet{
    .name = "interventions/leaflet", .unit = "share", .range = {0, 1}, .start = 0, .doc = "Given."};
inline constexpr sim::PersonColumn<float> price{
    .name = "interventions/price", .unit = "factor", .range = {0, 5}, .start = 1, .doc = "Given."};
inline constexpr sim::CommunityColumn<float> paving{
    .name = "interventions/paving", .unit = "per_month", .range = {0, 1}, .start = 0, .doc = "Given."};
inline constexpr sim::CommunityColumn<float> committee{
    .name = "interventions/committee", .unit = "per_month", .range = {0, 1}, .start = 0, .doc = "Given."};
inline constexpr sim::CommunityColumn<float> clerks{
    .name = "interventions/clerks", .unit = "factor", .range = {0, 10}, .start = 1, .doc = "Given."};

struct Give : sim::Rule {
    static constexpr std::string_view name = "interventions/give";
    static constexpr sim::Phase phase = sim::Phase::help;
    using reads = sim::list<escort, leaflet, price>;
    using scales = sim::list<sv::access, sv::information, models::health::fees>;
    static void step(sim::Tile<Give>& tile) {
        for (std::size_t i = 0; i < tile.size(); ++i) {
            tile.scale<sv::access>()[i] *= tile.read<escort>()[i];
            tile.scale<sv::information>()[i] += tile.read<leaflet>()[i];
            tile.scale<models::health::fees>()[i] *= tile.read<price>()[i];
        }
    }
};
struct Build : sim::Rule {
    static constexpr std::string_view name = "interventions/build";
    static constexpr sim::Phase phase = sim::Phase::help;
    using reads = sim::list<paving, committee, clerks>;
    using scales = sim::list<sv::road_works, sv::ownership, sv::social_capacity>;
    static void step(sim::Place<Build>& place) {
        place.scale<sv::road_works>() += place.read<paving>();
        place.scale<sv::ownership>() += place.read<committee>();
        place.scale<sv::social_capacity>() *= place.read<clerks>();
    }
};
struct Programme {
    static constexpr std::string_view name = "interventions";
    using founds = sim::list<escort, leaflet, price, paving, committee, clerks>;
    using rules = sim::rules<Give, Build>;
};

// Adult men of the place, present, with papers, money and no enemies.
void ordinary(tests::TinyWorld& tiny) {
    tiny.set_all("population/status", models::population::present_here);
    tiny.set_all("population/standing", models::population::present_here);
    tiny.set_all("population/age_band", models::population::age_30_44);
    tiny.set_all("population/schooling", models::population::primary);
    tiny.set_all("population/return_month", models::population::never_returned);
    tiny.set_all("household/income", 500), tiny.set_all("household/need", 400);
    tiny.set_all("documents/state", models::documents::held);
    tiny.set_all("climate/felt_safety", 1), tiny.set_all("belonging/language", 1);
}

double after_a_month(const std::function<void(tests::TinyWorld&)>& change,
                     std::string_view column = "services/health_access") {
    tests::TinyWorld tiny({.households = 200});
    tests::surround<sv::Model>(tiny);
    tiny.add<Programme>();
    tiny.add<sv::Model>();
    sim::Engine& engine = tiny.start(false);
    ordinary(tiny);
    engine.begin();
    tiny.set_all("services/social_reach", 0);
    change(tiny);
    engine.step();
    REQUIRE_FALSE(engine.fault());
    return tiny.mean(column);
}

}  // namespace

TEST_CASE("crowding never serves more than there is room for") {
    CHECK(sv::served(0.0F, 4) == 1.0F);
    CHECK(sv::served(0.2F, 4) > 0.999F);
    CHECK(sv::served(1.0F, 4) == Approx(std::pow(2.0, -0.25)));
    for (float load = 0.05F; load < 30; load *= 1.3F) {
        const float share = sv::served(load, 4);
        CHECK(share * load <= 1.0F + 1e-6F);
        CHECK(sv::served(load * 1.1F, 4) < share + 1e-7F);
    }
    CHECK(sv::served(20.0F, 4) * 20.0F == Approx(1.0).epsilon(1e-4));
    CHECK(sv::load_of(0, 0, 9) == 0);
    CHECK(sv::load_of(3, 0, 9) == 9);
    CHECK(sv::load_of(3, 6, 9) == 0.5F);
}

TEST_CASE("what works add is half gone after the half-life, unless people keep it up") {
    const sv::Wear wear{sv::loss_of(36), sv::loss_of(24), 0.5F};
    const auto later = [&](float kept, float hazard_once) {
        float now = sv::next_condition(0.5F, 0.5F, 0.3F, kept, 0, wear);
        now = sv::next_condition(now, 0.5F, 0, kept, hazard_once, wear);
        for (int month = 1; month < 36; ++month) now = sv::next_condition(now, 0.5F, 0, kept, 0, wear);
        return now;
    };
    CHECK(later(0, 0) == Approx(0.65).epsilon(1e-3));
    CHECK(later(1, 0) == Approx(0.8).epsilon(1e-4));
    CHECK(later(0.7F, 0) > later(0, 0) + 0.05F);
    CHECK(later(0, 1) < 0.5F);                                       // a hazard takes half, repair takes time
    CHECK(sv::next_condition(0.5F, 0.5F, 0, 0, 0, wear) == 0.5F);    // usual stays usual
    CHECK(sv::next_condition(0.9F, 0.5F, 0.9F, 0, 0, wear) == 1.0F);
    CHECK(sv::next_condition(0.1F, 0.5F, 0, 0, 0, wear) > 0.1F);
}

TEST_CASE("a returnee learns half of what residents know in the half time") {
    CHECK(sv::known(0.4F, 0.8F, 0, 8) == 0.4F);
    CHECK(sv::known(0.4F, 0.8F, 8, 8) == Approx(0.6));
    CHECK(sv::known(0.4F, 0.8F, -5, 8) == 0.4F);
    CHECK(sv::known(0.4F, 0.8F, 1e6F, 8) == Approx(0.8).epsilon(1e-4));
}

TEST_CASE("every barrier lowers access and help lifts it") {
    const double usual = after_a_month([](auto&) {});
    CHECK(usual > 0.4);
    CHECK(usual < 1);
    CHECK(after_a_month([](auto& t) { t.set_all("documents/state", 0); }) == Approx(0.7 * usual).epsilon(0.01));
    CHECK(after_a_month([](auto& t) { t.set_all("climate/discrimination", 1); }) == Approx(0.5 * usual).epsilon(0.01));
    CHECK(after_a_month([](auto& t) { t.set_all("household/income", 0); }) == Approx(0.55 * usual).epsilon(0.01));
    CHECK(after_a_month([](auto& t) { t.set_all("belonging/language", 0); }) == Approx(0.5 * usual).epsilon(0.01));
    CHECK(after_a_month([](auto& t) { t.set_all("interventions/escort", 1.1); }) == Approx(1.1 * usual).epsilon(0.01));
    const double insured =
        after_a_month([](auto& t) { t.set_all("household/income", 0), t.set_all("health/insured", 1); });
    CHECK(insured == Approx(usual).epsilon(0.01));
    const double free =
        after_a_month([](auto& t) { t.set_all("household/income", 0), t.set_all("interventions/price", 0); });
    CHECK(free == Approx(usual).epsilon(0.01));
}

TEST_CASE("an unsafe way costs women and children more, and light gives most back to them") {
    const auto unsafe = [](double sex, double age, double light) {
        return after_a_month([=](auto& t) {
            t.set_all("population/sex", sex), t.set_all("population/age_band", age);
            t.set_all("climate/felt_safety", 0.4), t.set_all("services/lighting", light);
        });
    };
    const double man = unsafe(0, 2, 0), woman = unsafe(1, 2, 0), boy = unsafe(0, 0, 0);
    CHECK(woman < man * 0.9);
    CHECK(boy == Approx(woman));
    CHECK(unsafe(1, 2, 1) - woman > 2 * (unsafe(0, 2, 1) - man));
}

TEST_CASE("information alone changes little") {
    const auto newcomer = [](double told) {
        return after_a_month([=](auto& t) {
            t.set_all("population/returnee", 1), t.set_all("population/return_month", 0),
                t.set_all("interventions/leaflet", told);
        });
    };
    CHECK(newcomer(1) / newcomer(0) < 1.1);
    CHECK(newcomer(1) > newcomer(0));
}

TEST_CASE("papers and desks together reach more of the poor than apart") {
    const auto reached = [](double papers, double desks) {
        tests::TinyWorld tiny({.households = 1500});
        tests::surround<sv::Model>(tiny);
        tiny.add<Programme>();
        tiny.add<sv::Model>();
        sim::Engine& engine = tiny.start(false);
        ordinary(tiny);
        tiny.set_all("household/income", 150);
        engine.begin();
        tiny.set_all("services/social_reach", 0), tiny.set_all("documents/state", papers),
            tiny.set_all("interventions/clerks", desks);
        for (int month = 0; month < 24; ++month) engine.step();
        REQUIRE_FALSE(engine.fault());
        return tiny.mean("services/social_reach");
    };
    const double neither = reached(0, 1), papers = reached(2, 1), desks = reached(0, 4), both = reached(2, 4);
    CHECK(papers > neither);
    CHECK(both - papers - desks + neither > 0.02);
}

TEST_CASE("roads are worn, kept up by owners, and shorten the way") {
    const auto run = [](double owners, int months_after) {
        tests::TinyWorld tiny({.households = 50});
        tests::surround<sv::Model>(tiny);
        tiny.add<Programme>();
        tiny.add<sv::Model>();
        sim::Engine& engine = tiny.start(false);
        ordinary(tiny);
        engine.begin();
        tiny.set("interventions/paving", 0, 0.02), tiny.set("interventions/committee", 0, owners);
        for (int month = 0; month < 12; ++month) engine.step();
        tiny.set("interventions/paving", 0, 0), tiny.set("interventions/committee", 0, 0);
        for (int month = 0; month < months_after; ++month) engine.step();
        return std::pair(tiny.get("services/road", 0), tiny.mean("services/health_access"));
    };
    const auto [alone, alone_access] = run(0, 12);
    const auto [kept, kept_access] = run(0.08, 12);
    CHECK(run(0, 0).first > alone);
    CHECK((kept - 0.64) / (run(0.08, 0).first - 0.64) > (alone - 0.64) / (run(0, 0).first - 0.64) + 0.03);
    CHECK(kept_access > alone_access);
}

TEST_CASE("services start at the load they are said to have, whoever returns") {
    const auto load = [](double sick_returnees) {
        tests::TinyWorld tiny({.households = 400});
        tests::surround<sv::Model>(tiny);
        tiny.add<Programme>();
        tiny.add<sv::Model>();
        sim::Engine& engine = tiny.start(false);
        ordinary(tiny);
        for (std::size_t i = 0; i < 1200; i += 3) tiny.set("population/returnee", i, 1);
        for (std::size_t i = 0; i < 1200; ++i) tiny.set("health/need", i, i % 3 == 0 ? sick_returnees : 1);
        engine.begin();
        engine.step(), engine.step();
        return tiny.get("services/health_load", 0);
    };
    CHECK(load(0) == Approx(0.85).epsilon(0.02));
    CHECK(load(1) == Approx(0.85 * 1.5).epsilon(0.05));
}

TEST_CASE("a place left alone keeps its access to care, its roll of assistance and who is on it") {
    tests::TinyWorld tiny({.households = 4000});
    tests::surround<sv::Model>(tiny);
    tiny.add<Programme>();
    tiny.add<sv::Model>();
    sim::Engine& engine = tiny.start(false);
    ordinary(tiny);
    for (std::size_t h = 0; h < 4000; ++h) tiny.set("household/income", h, h % 5 == 0 ? 200 : 500);
    for (std::size_t i = 0; i < 12000; ++i) tiny.set("health/need", i, i % 7 == 0 ? 1 : 0);
    engine.begin();
    const auto on_roll = [&](bool poor) {
        double sum = 0;
        for (std::size_t i = 0; i < 12000; ++i)
            if ((i / 3 % 5 == 0) == poor) sum += tiny.get("services/social_reach", i);
        return sum / 12000;
    };
    const double access = tiny.mean("services/health_access"), all = on_roll(true) + on_roll(false);
    const double load = tiny.get("services/social_load", 0);
    CHECK(all == Approx(0.063).margin(0.008));
    engine.step();
    CHECK(tiny.mean("services/health_access") == Approx(access).margin(0.005));
    for (int month = 0; month < 23; ++month) engine.step();
    REQUIRE_FALSE(engine.fault());
    CHECK(tiny.mean("services/health_access") == Approx(access).margin(0.01));
    CHECK(on_roll(true) + on_roll(false) == Approx(all).margin(0.012));
    CHECK(tiny.get("services/social_load", 0) == Approx(load).epsilon(0.15));
}

TEST_CASE("the load that serves a share is the one at which it is served") {
    for (const float share : {0.05F, 0.4F, 0.84F, 0.99F})
        CHECK(sv::served(sv::load_that_serves(share, 4), 4) == Approx(share).epsilon(1e-3));
}
