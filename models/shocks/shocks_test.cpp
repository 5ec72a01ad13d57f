// Shocks: calendars, recovery, chance that is the same in every arm, and mistakes that are named.

#include "models/shocks/model.h"
#include "tests/support/catch.h"
#include "tests/support/tiny_world.h"

namespace {

namespace sh = models::shocks;
using Catch::Detail::Approx;

struct Climate {
    static constexpr std::string_view name = "climate";
    using founds = sim::list<models::climate::hazard>;
    using rules = sim::rules<>;
};

struct Land {
    explicit Land(std::uint32_t communities = 2, std::uint64_t seed = 1)
        : tiny({.communities = communities, .households = 2, .members = 1, .seed = seed}) {
        tiny.add<Climate>(), tiny.add<sh::Model>();
        tiny.parameter("shocks/standing_hazard", 0);
        tiny.inputs.scenario.set("population.surge_reserve", 2.0);
    }
    void shock(const std::string& id, const std::string& kind, double start, double months, double size) {
        auto& table = tiny.inputs.scenario;
        const std::string path = "shock." + id + ".";
        table.set(path + "kind", kind), table.set(path + "start", start), table.set(path + "months", months);
        table.set(path + (kind == "violence" ? "factor" : "size"), size);
    }
    void chance(const std::string& id, const std::string& kind, double rate, double months, double size) {
        auto& table = tiny.inputs.scenario;
        const std::string path = "shock." + id + ".";
        table.set(path + "kind", kind), table.set(path + "rate", rate), table.set(path + "months", months);
        table.set(path + (kind == "violence" ? "factor" : "size"), size);
    }
    void places(const std::string& id, std::vector<std::string> names) {
        tiny.inputs.scenario.set("shock." + id + ".places", std::move(names));
    }
    // Values of a column over months 0, 1, ...
    std::vector<double> course(const std::string& column, std::size_t row, int months) {
        sim::Engine& engine = tiny.start();
        std::vector<double> values;
        for (int month = 0; month < months; ++month) {
            engine.step();
            REQUIRE_FALSE(engine.fault());
            values.push_back(tiny.get(column, row));
        }
        return values;
    }
    [[nodiscard]] std::string codes() {
        tiny.start(false);
        std::string text;
        for (const sim::Problem& problem : tiny.problems) text += problem.code + ":" + problem.path + " ";
        return text;
    }
    tests::TinyWorld tiny;
};

}  // namespace

TEST_CASE("a dated shock keeps its calendar, then recovers by halves") {
    Land land;
    land.shock("slump", "recession", 3, 4, 0.3);
    const auto demand = land.course("shocks/demand", 0, 40);
    for (int month = 0; month < 3; ++month) CHECK(demand[static_cast<std::size_t>(month)] == 1);
    for (std::size_t month = 3; month < 7; ++month) CHECK(demand[month] == Approx(0.7));
    CHECK(demand[7] > 0.7);
    CHECK(1 - demand[6 + 6] == Approx(0.15).epsilon(1e-4));  // six months after the last full month: half is left
    CHECK(demand[39] > 0.993);
    for (std::size_t month = 8; month < 40; ++month) CHECK(demand[month] >= demand[month - 1]);
}

TEST_CASE("shocks of one kind compound and never leave their range") {
    Land land;
    land.shock("a", "funding_cut", 0, 2, 0.5);
    land.shock("b", "funding_cut", 1, 2, 0.5);
    land.shock("c", "pandemic", 0, 1, 1);
    land.shock("d", "recession", 0, 1, 0.9);
    const auto funding = land.course("shocks/funding", 0, 4);
    CHECK(funding == std::vector<double>{0.5, 0.25, 0.5, 1});
    CHECK(land.course("shocks/demand", 0, 1)[0] == Approx(0.1));
    CHECK(land.course("shocks/pandemic", 0, 1)[0] == Approx(1));
    CHECK(land.course("shocks/prices", 0, 1)[0] == Approx(1.06));
}

TEST_CASE("local shocks strike the places they name") {
    Land land;
    land.shock("flood", "hazard", 1, 1, 0.4), land.places("flood", {"p2"});
    land.shock("war", "violence", 0, 2, 8), land.places("war", {"place 1"});
    CHECK(land.course("shocks/hazard", 0, 3) == std::vector<double>{0, 0, 0});
    const auto there = land.course("shocks/hazard", 1, 3);
    CHECK(there[1] == Approx(0.4));
    CHECK(there[2] == 0);
    CHECK(land.course("shocks/violence", 0, 2) == std::vector<double>{8, 8});
    CHECK(land.course("shocks/violence", 1, 2) == std::vector<double>{1, 1});
}

TEST_CASE("a surge is announced in time for the arrivals of its first month") {
    Land land;
    land.shock("expulsion", "return_surge", 0, 2, 1.5);
    land.tiny.start();
    CHECK(land.tiny.get("shocks/surge", 0) == 1.5);  // read by the arrivals of month 0
    const auto due = land.course("shocks/surge", 0, 3);
    CHECK(due == std::vector<double>{1.5, 0, 0});    // after month 0: of month 1
}

TEST_CASE("chance shocks come at their rate, are the same beside others, and differ between places") {
    Land alone(2, 7), beside(2, 7);
    alone.chance("quake", "hazard", 0.1, 1, 0.2);
    beside.chance("quake", "hazard", 0.1, 1, 0.2);
    beside.chance("other", "violence", 0.3, 2, 3);
    const auto here = alone.course("shocks/hazard", 0, 600);
    CHECK(here == beside.course("shocks/hazard", 0, 600));
    CHECK(here != alone.course("shocks/hazard", 1, 600));
    double months = 0;
    for (const double value : here) months += value > 0 ? 1 : 0;
    CHECK(months / 600 == Approx(0.1).margin(0.04));
    Land later(2, 7);
    later.chance("quake", "hazard", 0.2, 1, 0.2);  // a larger chance keeps every event of a smaller one
    const auto more = later.course("shocks/hazard", 0, 600);
    for (std::size_t month = 0; month < 600; ++month) CHECK(more[month] >= here[month]);
}

TEST_CASE("a chance shock lasts as long as a dated one") {
    Land land(1, 3);
    land.chance("slump", "recession", 0.02, 6, 0.25);
    land.tiny.parameter("shocks/recovery", 0);  // the first of the set is recession
    const auto demand = land.course("shocks/demand", 0, 600);
    std::size_t run = 0, runs = 0;
    for (const double value : demand) {
        if (value < 1) {
            ++run;
        } else if (run > 0) {
            CHECK(run >= 6);
            ++runs, run = 0;
        }
    }
    CHECK(runs > 3);
}

TEST_CASE("natural events hit as many homes as the standing chance says") {
    Land land(60, 11);
    land.tiny.parameter("shocks/standing_hazard", 1);
    sim::Engine& engine = land.tiny.start();
    double sum = 0, events = 0;
    for (int month = 0; month < 240; ++month) {
        engine.step();
        for (std::size_t place = 0; place < 60; ++place) {
            const double share = land.tiny.get("shocks/hazard", place);
            sum += share, events += share > 0 ? 1 : 0;
        }
    }
    CHECK(sum / (240 * 60) == Approx(0.005).epsilon(0.12));
    CHECK(events / (240 * 60) == Approx(0.1).epsilon(0.1));
}

TEST_CASE("every mistake in a shock is named") {
    Land land;
    land.shock("a", "meteor", 0, 1, 0.1);
    land.shock("b", "recession", 0, 1, 0.95);
    land.shock("c", "recession", 0, 1, 0.1), land.places("c", {"p1"});
    land.shock("d", "hazard", 0, 1, 0.1), land.places("d", {"p2", "Atlantis"});
    land.shock("e", "return_surge", 0, 1, 2.5);
    land.shock("f", "pandemic", 400, 1, 0.5);
    auto& table = land.tiny.inputs.scenario;
    table.set("shock.g.kind", std::string("violence")), table.set("shock.g.size", 0.4);
    table.set("shock.h.kind", std::string("hazard")), table.set("shock.h.start", 1.0), table.set("shock.h.rate", 0.1);
    land.tiny.inputs.data.emplace("places",
                                  sim::DataTable("places", {"municipality", "code"}, {{"One", "p1"}, {"Two", "p2"}}));
    CHECK(land.codes() ==
          "RS601:shock.a.kind RS605:shock.b.size RS607:shock.c.places RS608:shock.d.places RS606:shock.e.size "
          "RS603:shock.f.start RS602:shock.g.start RS604:shock.g.size RS602:shock.h.rate RS604:shock.h.size ");
}
