// Household: a start that is the steady state of the rules, so that nothing drifts where nothing happens.

#include "models/household/model.h"
#include "tests/support/catch.h"
#include "tests/support/surroundings.h"

namespace {

namespace hh = models::household;
namespace pop = models::population;

// Homes of two adults and two children with one wage each, from far too low to ample.
struct Street {
    explicit Street(double crowding = 2, double distress = 0) : tiny({.households = homes, .members = 4}) {
        tiny.parameter("household/settled_months", 48);  // incomes have always been what they are
        tests::surround<hh::Model>(tiny);
        tiny.add<hh::Model>();
        engine = &tiny.start(false);
        tiny.set_all("population/status", pop::present_here), tiny.set_all("population/standing", pop::present_here);
        tiny.set_all("population/birth_month", -30 * 12), tiny.set_all("population/return_month", pop::never_returned);
        tiny.set_all("housing/crowding", crowding), tiny.set_all("wellbeing/distress", distress);
        tiny.set_all("health/health", 1), tiny.set_all("shocks/prices", 1);
        for (std::uint32_t h = 0; h < homes; ++h) {
            tiny.set("population/birth_month", 4 * h + 2, -120), tiny.set("population/birth_month", 4 * h + 3, -90);
            tiny.set("labour/state", 4 * h, models::labour::informal);
            tiny.set("labour/wage", 4 * h, 150 + 600.0 * h / homes);
        }
        engine->begin();
    }
    void step(int months) {
        for (int m = 0; m < months; ++m) engine->step();
        REQUIRE_FALSE(engine->fault());
    }
    static constexpr std::uint32_t homes = 3000;
    tests::TinyWorld tiny;
    sim::Engine* engine = nullptr;
};

}  // namespace

TEST_CASE("A household starts in the steady state of its rules") {
    for (const auto& [crowding, distress] : {std::pair{2.0, 0.0}, std::pair{5.0, 1.0}}) {
        Street street(crowding, distress);
        const auto now = [&](const char* column) { return street.tiny.mean(column); };
        const double tension = now("household/tension"), violence = now("household/violence"),
                     cut = now("household/food_cut"), debt = now("household/debt"),
                     spent = now("household/consumption");
        street.step(36);
        CHECK(now("household/tension") == Approx(tension).epsilon(0.04));
        CHECK(now("household/violence") == Approx(violence).margin(0.015));
        CHECK(now("household/food_cut") == Approx(cut).epsilon(0.05).margin(0.002));
        CHECK(now("household/debt") == Approx(debt).epsilon(0.1));
        CHECK(now("household/consumption") == Approx(spent).epsilon(0.03));
    }
}

TEST_CASE("Crowding, distress and hunger strain a home from the start, and violence follows strain") {
    const Street calm(2, 0), strained(5, 1);
    CHECK(strained.tiny.mean("household/tension") > calm.tiny.mean("household/tension") + 0.2);
    CHECK(strained.tiny.mean("household/violence") > 1.8 * calm.tiny.mean("household/violence"));
    CHECK(calm.tiny.get("household/tension", 0) > calm.tiny.get("household/tension", 2999) + 0.05);
}
