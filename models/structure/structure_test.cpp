// Institutions: curves stay bounded, offices lose what nobody keeps up, and scarcity alone makes structure matter more.

#include "models/structure/model.h"
#include "tests/support/catch.h"
#include "tests/support/tiny_world.h"

namespace {

namespace st = models::structure;
using namespace models;

// Stand-ins that own what the rules of structure touch.
struct People {
    static constexpr std::string_view name = "population";
    using founds =
        sim::list<population::status, population::standing, population::return_month, population::sex,
                  population::birth_month, population::rural_share, population::founding_people, population::adults>;
    using rules = sim::rules<>;
};
struct Shocks {
    static constexpr std::string_view name = "shocks";
    using founds = sim::list<shocks::funding>;
    using rules = sim::rules<>;
};
struct Housing {
    static constexpr std::string_view name = "housing";
    using founds = sim::list<housing::landlord_reluctance>;
    using rules = sim::rules<>;
};
inline constexpr sim::PersonColumn<float> told{
    .name = "wellbeing/told", .unit = "share", .range = {0, 1}, .doc = "Realism met."};
struct Hear : sim::Rule {
    static constexpr std::string_view name = "wellbeing/hear";
    static constexpr sim::Phase phase = sim::Phase::decide;
    using writes = sim::list<told>;
    using uses = sim::list<wellbeing::expectations>;
    static void step(sim::Tile<Hear>& tile) {
        for (std::size_t i = 0; i < tile.size(); ++i) tile.write<told>()[i] = tile.use<wellbeing::expectations>()[i];
    }
};
inline constexpr sim::PersonColumn<float> got{
    .name = "services/got", .unit = "factor", .range = {0, 10}, .doc = "Access met."};
inline constexpr sim::PersonColumn<float> knew{
    .name = "services/knew", .unit = "share", .range = {0, 1}, .doc = "Knowledge met."};
inline constexpr sim::CommunityColumn<float> health_factor{
    .name = "services/factor", .unit = "factor", .range = {0, 20}, .doc = "Capacity met."};
struct Meet : sim::Rule {
    static constexpr std::string_view name = "services/meet";
    static constexpr sim::Phase phase = sim::Phase::decide;
    using writes = sim::list<got, knew>;
    using uses = sim::list<services::access, services::information>;
    static void step(sim::Tile<Meet>& tile) {
        for (std::size_t i = 0; i < tile.size(); ++i) {
            tile.write<got>()[i] = tile.use<services::access>()[i];
            tile.write<knew>()[i] = tile.use<services::information>()[i];
        }
    }
};
struct Open : sim::Rule {
    static constexpr std::string_view name = "services/open";
    static constexpr sim::Phase phase = sim::Phase::sense;
    using writes = sim::list<health_factor>;
    using uses = sim::list<services::health_capacity>;
    static void step(sim::Place<Open>& place) { place.write<health_factor>() = place.use<services::health_capacity>(); }
};
struct Services {
    static constexpr std::string_view name = "services";
    using founds = sim::list<services::school_capacity, services::registry_capacity, services::justice_capacity,
                             services::social_capacity, services::add_health_quality, services::add_school_quality,
                             services::justice>;
    using rules = sim::rules<Meet, Open>;
};
struct Wellbeing {
    static constexpr std::string_view name = "wellbeing";
    using rules = sim::rules<Hear>;
};
inline constexpr sim::PersonColumn<float> school{
    .name = "education/school", .unit = "factor", .range = {0, 50}, .doc = "Support met."};
struct Learn : sim::Rule {
    static constexpr std::string_view name = "education/learn";
    static constexpr sim::Phase phase = sim::Phase::decide;
    using writes = sim::list<school>;
    using uses = sim::list<education::support>;
    static void step(sim::Tile<Learn>& tile) {
        for (std::size_t i = 0; i < tile.size(); ++i) tile.write<school>()[i] = tile.use<education::support>()[i];
    }
};
struct Education {
    static constexpr std::string_view name = "education";
    using rules = sim::rules<Learn>;
};
// Programmes that put work into structure, as much as the test says.
inline constexpr sim::CommunityColumn<float> coordinating{
    .name = "programme/coordinating", .unit = "per_month", .range = {0, 1}, .doc = "Work."};
inline constexpr sim::CommunityColumn<float> training{
    .name = "programme/training", .unit = "per_month", .range = {0, 1}, .doc = "Work."};
struct Help : sim::Rule {
    static constexpr std::string_view name = "programme/help";
    static constexpr sim::Phase phase = sim::Phase::help;
    using reads = sim::list<coordinating, training>;
    using scales = sim::list<st::coordination_effort, st::capacity_effort, st::cooperation_effort>;
    static void step(sim::Place<Help>& place) {
        place.scale<st::coordination_effort>() += place.read<coordinating>();
        place.scale<st::capacity_effort>() += place.read<training>();
        place.scale<st::cooperation_effort>() += place.read<coordinating>();
    }
};
struct Programme {
    static constexpr std::string_view name = "programme";
    using rules = sim::rules<Help>;
};

struct Land {
    explicit Land(tests::TinyShape shape = {}) : tiny(shape) {
        tiny.add<People>(), tiny.add<Shocks>(), tiny.add<Housing>(), tiny.add<Wellbeing>(), tiny.add<Services>(),
            tiny.add<Education>(), tiny.add<Programme>(), tiny.add<st::Model>();
    }
    void policy(const std::string& id, const std::string& lever, double level, double start) {
        auto& table = tiny.inputs.scenario;
        table.set("policy." + id + ".lever", lever), table.set("policy." + id + ".level", level);
        table.set("policy." + id + ".start", start), table.set("policy." + id + ".source", "assumption: test");
    }
    // Everyone present; the first `new_people` of every place came back last month.
    sim::Engine& start() {
        sim::Engine& engine = tiny.start();
        tiny.set_all("population/status", population::present_here);
        tiny.set_all("population/standing", population::present_here);
        tiny.set_all("population/return_month", population::never_returned);
        tiny.set_all("population/birth_month", -360);
        return engine;
    }
    void newcomers(std::size_t first, std::size_t count, int month = 0) {
        for (std::size_t i = first; i < first + count; ++i) tiny.set("population/return_month", i, month);
    }
    tests::TinyWorld tiny;
};

}  // namespace

TEST_CASE("adoption is a logistic curve: bounded, rising, faster with capacity, half at its half time") {
    float a = 0.02F, before = 0;
    for (int month = 0; month < 600; ++month) {
        before = a;
        a = st::adopt(a, 0.4F, 0.5F);
        REQUIRE(a >= before);
        REQUIRE(a <= 1.0F);
    }
    CHECK(a > 0.999F);
    CHECK(st::adopt(0.02F, 0.4F, 0.8F) > st::adopt(0.02F, 0.4F, 0.2F));
    CHECK(st::adopt(0.3F, 0.4F, 0.0F) == 0.3F);
    CHECK(st::adopt(0.02F, 1.0F, 1.0F, 1e6F) == 1.0F);

    Land land;
    land.tiny.parameter("structure/turnover", 0);
    land.policy("law", "coordination", 0.9, 0);
    sim::Engine& engine = land.start();
    const st::Prepared& prepared = *static_cast<const st::Prepared*>(engine.run().prepared.back().get());
    const auto coordination = static_cast<std::size_t>(st::Lever::coordination);
    float half = prepared.seed;
    for (int month = 0; month < 6; ++month) half = st::adopt(half, prepared.speed[coordination], 0.5F);
    CHECK(half == Catch::Detail::Approx(0.5F).margin(1e-5));
}

TEST_CASE("a policy moves practice between its base and its level, and nothing before its start") {
    Land land;
    land.policy("law", "coordination", 0.9, 6);
    land.policy("edict", "women_work", 0.2, 6);
    sim::Engine& engine = land.start();
    CHECK(land.tiny.get("structure/coordination", 0) == Catch::Detail::Approx(0.3));
    double last = 0;
    for (int month = 0; month < 120; ++month) {
        engine.step();
        REQUIRE_FALSE(engine.fault());
        const double now = land.tiny.get("structure/coordination", 0);
        if (month < 6) {
            CHECK(now == Catch::Detail::Approx(0.3).margin(1e-6));
            CHECK(land.tiny.get("structure/women_work", 0) == 1);
        }
        CHECK(now >= last - 1e-6);
        CHECK(now <= 0.9 + 1e-6);
        last = now;
    }
    CHECK(last > 0.85);
    CHECK(land.tiny.get("structure/women_work", 0) == Catch::Detail::Approx(0.2).margin(0.01));
}

TEST_CASE("what was built erodes once nobody keeps it up") {
    Land land;
    sim::Engine& engine = land.start();
    land.tiny.set("programme/training", 0, 0.05);
    const double base = land.tiny.get("structure/local_capacity", 0);
    for (int month = 0; month < 24; ++month) engine.step();
    const double built = land.tiny.get("structure/local_capacity", 0);
    CHECK(built > base + 0.2);
    CHECK(land.tiny.get("services/factor", 0) == Catch::Detail::Approx(1 + 0.6 * (built - base)).margin(0.02));
    land.tiny.set("programme/training", 0, 0);
    for (int month = 0; month < 38; ++month) engine.step();
    const double left = land.tiny.get("structure/local_capacity", 0);
    CHECK(left < built);
    CHECK((left - base) / (built - base) ==
          Catch::Detail::Approx(0.5).margin(0.05));  // half lost in 38 months at 1.8 %
    CHECK(land.tiny.get("structure/capacity", 0) == Catch::Detail::Approx(left).margin(0.01));
}

TEST_CASE("where money stops, trained staff leave sooner") {
    const auto left = [](double funding) {
        Land land;
        sim::Engine& engine = land.start();
        const double base = land.tiny.get("structure/local_capacity", 0);
        land.tiny.set("programme/training", 0, 0.05);
        for (int month = 0; month < 24; ++month) engine.step();
        const double built = land.tiny.get("structure/local_capacity", 0);
        land.tiny.set("programme/training", 0, 0), land.tiny.set("shocks/funding", 0, funding);
        for (int month = 0; month < 24; ++month) engine.step();
        return (land.tiny.get("structure/local_capacity", 0) - base) / (built - base);
    };
    const double steady = left(1), cut = left(0.2);
    CHECK(steady == Catch::Detail::Approx(0.65).margin(0.05));
    CHECK(cut < steady - 0.05);
}

TEST_CASE("nothing moves while nobody does anything") {
    Land land;
    sim::Engine& engine = land.start();
    for (int month = 0; month < 24; ++month) engine.step();
    for (const char* column : {"structure/local_capacity", "structure/capacity"})
        CHECK(land.tiny.get(column, 0) == Catch::Detail::Approx(0.45).margin(1e-6));
    CHECK(land.tiny.get("structure/information", 0) ==
          Catch::Detail::Approx(land.tiny.get("structure/information_before", 0)).margin(1e-6));
    CHECK(land.tiny.get("education/school", 0) == 1);
    CHECK(land.tiny.get("services/factor", 0) == Catch::Detail::Approx(1).margin(1e-6));
}

TEST_CASE("newcomers meet the bar, settled people and hosts do not") {
    Land land;
    sim::Engine& engine = land.start();
    land.newcomers(0, 1, 1);
    land.newcomers(1, 1, -100);
    engine.step(), engine.step();
    CHECK(land.tiny.get("services/got", 0) == Catch::Detail::Approx(1 - land.tiny.get("structure/eligibility_bar", 0)));
    CHECK(land.tiny.get("services/got", 0) < 0.85);
    CHECK(land.tiny.get("services/got", 1) == 1);
    CHECK(land.tiny.get("services/got", 2) == 1);
    for (int month = 0; month < 24; ++month) engine.step();
    CHECK(land.tiny.get("services/got", 0) == 1);  // after two years nobody disputes entitlement
}

TEST_CASE("building offices matters where newcomers are many and offices weak, because desks saturate") {
    CHECK(st::desk_load(0, 0, 1) == 0);
    CHECK(st::desk_load(4, 1000, 4) == Catch::Detail::Approx(1));
    // Referrals completed and months waited after ten months of work, per referral, against no work.
    struct Gain {
        double completed, waited;
    };
    const auto gain = [](std::size_t new_people, double capacity) {
        double completed[2], waited[2];
        for (int arm = 0; arm < 2; ++arm) {
            Land land({.communities = 1, .households = 500, .members = 2});
            land.tiny.parameter("structure/practice_start", capacity);  // the first of the set is capacity
            sim::Engine& engine = land.start();
            land.newcomers(0, new_people);
            engine.world().totals_[sim::slot_of<population::adults>][0] = sim::to_fixed(1000);
            land.tiny.set("programme/training", 0, arm * 0.05);
            for (int month = 0; month < 10; ++month) engine.step();
            completed[arm] = land.tiny.get("structure/referral", 0);
            waited[arm] = land.tiny.get("structure/referral_delay", 0);
        }
        return Gain{completed[1] / completed[0], waited[1] / waited[0]};
    };
    const Gain slack = gain(2, 0.8), crowded = gain(30, 0.3);
    CHECK(slack.completed == Catch::Detail::Approx(1));
    CHECK(slack.waited == Catch::Detail::Approx(1));
    CHECK(crowded.completed > 1.5);
    CHECK(crowded.waited < 0.7);
}

TEST_CASE("mainstreaming and rights remove the bars to services") {
    Land none, plan, law;
    plan.policy("plan", "mainstreaming", 1, -240);
    law.policy("law", "rights", 1, -240);
    double bar[3];
    Land* lands[] = {&none, &plan, &law};
    for (int k = 0; k < 3; ++k) {
        sim::Engine& engine = lands[k]->start();
        for (int month = 0; month < 60; ++month) engine.step();
        bar[k] = lands[k]->tiny.get("structure/eligibility_bar", 0);
    }
    CHECK(bar[0] == Catch::Detail::Approx(0.2 * 0.9).margin(1e-6));
    CHECK(bar[1] < 0.02);
    CHECK(bar[2] < 0.002);
}

TEST_CASE("cooperation raises information before return and steadier funding") {
    Land with, without;
    with.policy("corridor", "cooperation", 0.9, 0);
    sim::Engine& a = with.start();
    sim::Engine& b = without.start();
    for (int month = 0; month < 48; ++month) a.step();
    with.newcomers(5, 1, 48);
    a.step();
    CHECK(with.tiny.get("wellbeing/told", 5) > 0.01);
    CHECK(with.tiny.get("services/knew", 5) > 0.01);
    CHECK(with.tiny.get("services/knew", 6) == 0);
    for (int month = 0; month < 48; ++month) b.step();
    CHECK(with.tiny.get("structure/information", 0) > without.tiny.get("structure/information", 0) + 0.05);
    CHECK(with.tiny.get("structure/funding_predictability", 0) >
          without.tiny.get("structure/funding_predictability", 0) + 0.05);
    without.tiny.set("shocks/funding", 0, 0.5);
    const double before = without.tiny.get("structure/funding_predictability", 0);
    b.step();
    CHECK(without.tiny.get("structure/funding_predictability", 0) == Catch::Detail::Approx(before / 2).margin(1e-5));
}

TEST_CASE("policies in force before the run are part adopted at month 0") {
    Land land;
    land.policy("law", "rights", 1, -24);
    land.start();
    CHECK(land.tiny.get("structure/rights", 0) > 0.9);
    CHECK(land.tiny.get("structure/rights", 0) < 1);
}

TEST_CASE("a bar on girls' schooling closes secondary school to girls only") {
    Land land;
    land.policy("edict", "girls_schooling", 0, -60);
    sim::Engine& engine = land.start();
    for (std::size_t i = 0; i < 3; ++i) land.tiny.set("population/birth_month", i, i == 2 ? -100 : -14 * 12);
    land.tiny.set("population/sex", 0, population::women);
    land.tiny.set("population/sex", 2, population::women);
    engine.step();
    CHECK(land.tiny.get("education/school", 0) < 0.1);
    CHECK(land.tiny.get("education/school", 1) == 1);
    CHECK(land.tiny.get("education/school", 2) == 1);
}

TEST_CASE("every mistake in a policy is named") {
    Land land;
    land.policy("a", "capacity", 0.8, 0);
    land.policy("b", "capacity", 0.9, 3);
    land.policy("c", "kindness", 0.9, 3);
    land.policy("d", "rights", 1.4, 3);
    land.policy("e", "funding", 0.9, 3);
    auto& table = land.tiny.inputs.scenario;
    table.set("policy.e.end", 2.0), table.set("policy.e.source", std::string());
    land.tiny.start(false);
    std::string codes;
    for (const sim::Problem& problem : land.tiny.problems) codes += problem.code + ":" + problem.path + " ";
    CHECK(codes ==
          "RS632:policy.b.lever RS631:policy.c.lever RS633:policy.d.level RS634:policy.e.end RS636:policy.e.source ");
}
