// Labour: while nothing happens, as many people start to search as stop, and searchers wait as long as they did.

#include <array>

#include "models/labour/begin.h"
#include "models/labour/model.h"
#include "models/labour/reference.h"
#include "tests/support/catch.h"
#include "tests/support/surroundings.h"

namespace {

namespace lb = models::labour;

// A town of residents of all ages whose circumstances never change.
struct Town {
    static constexpr std::uint32_t households = 4000, members = 3;
    static constexpr std::size_t people = households * std::size_t{members};
    tests::TinyWorld tiny{{.households = households, .members = members, .block = 512}};
    sim::Engine* engine = nullptr;

    Town() {
        tests::surround<lb::Model>(tiny);
        tiny.add<lb::Model>();
        engine = &tiny.start(false);
        for (const auto& [column, value] : {std::pair{"population/status", 2.0},
                                            {"population/standing", 2.0},
                                            {"population/return_month", 32767.0},
                                            {"documents/state", 2.0},
                                            {"health/health", 0.7},
                                            {"climate/felt_safety", 0.6},
                                            {"wellbeing/distress", 0.5},
                                            {"household/care_of_women", 80.0},
                                            {"household/care_of_men", 30.0},
                                            {"household/local_demand", 1.0},
                                            {"structure/women_work", 1.0},
                                            {"shocks/demand", 1.0},
                                            {"shocks/hazard", 0.0}})
            tiny.set_all(column, value);
        for (std::size_t i = 0; i < people; ++i) {
            tiny.set("population/sex", i, static_cast<double>(i % 2));
            tiny.set("population/schooling", i, static_cast<double>(i / 2 % 4));
            tiny.set("population/birth_month", i, -200.0 - static_cast<double>(i * 7919 % 600));
        }
        engine->begin();
    }
    // Shares of people in states from one to another.
    [[nodiscard]] double share(double from, double to) const {
        double count = 0;
        for (std::size_t i = 0; i < people; ++i) {
            const double now = tiny.get("labour/state", i);
            count += now >= from && now <= to ? 1 : 0;
        }
        return count / static_cast<double>(people);
    }
};

}  // namespace

TEST_CASE("Nothing happens, so the share of searchers and of the employed stays") {
    Town town;
    const double searching = town.share(lb::searching, lb::searching), working = town.share(lb::casual, lb::formal);
    double searched = 0, worked = 0;
    for (int month = 0; month < 24; ++month) {
        town.engine->step();
        if (month < 12) continue;  // a whole year, as casual work has its season
        searched += town.share(lb::searching, lb::searching) / 12;
        worked += town.share(lb::casual, lb::formal) / 12;
    }
    REQUIRE_FALSE(town.engine->fault());
    CHECK(searched == Approx(searching).epsilon(0.15));
    CHECK(worked == Approx(working).epsilon(0.03));
}

TEST_CASE("Whatever the circumstances of the first months, they are what is usual") {
    Town town;
    for (int month = 0; month < 4; ++month) town.engine->step();
    // Long hours of care, poor health and fear hold people back and drive them out; the rates of the start hold anyway.
    CHECK(town.tiny.get("labour/push_women", 0) > 1.2);
    CHECK(town.tiny.get("labour/pull_women", 0) < 1);
    CHECK(town.tiny.get("labour/effort_women", 0) < 0.8);
    CHECK(town.tiny.get("labour/rising_women", 0) > town.tiny.get("labour/effort_women", 0));
}

TEST_CASE("Those who start to search balance those who stop, jobs and firms included") {
    const lb::Turnover t{.lost = 10, .retiring = 2, .giving_up = 3, .opening = 1, .closing = 4, .exit_share = 0.25};
    CHECK(t.entering() + 0.75 * (10 + 4) == Approx(10 + 2 + 3 + 1));
    lb::Turnover closes = t;
    closes.closing = 40;
    CHECK(closes.entering() == 0);
}

TEST_CASE("At the start searchers have waited as long as those who leave at their rates") {
    lb::Beliefs b{};
    b.discouragement = 0.04F, b.exit_share = {0.2F, 0.5F};
    const lb::Shares s{.out = 0.4, .searching = 0.05, .lost = 0.01, .found = 0.0075, .entry = 0.01, .retire = 0.01};
    const lb::Waiting men(b, 0, s), women(b, 1, s);
    CHECK(men.leaves == Approx(0.2));
    CHECK(men.from_home == Approx(0.004 / (0.004 + 0.008)));
    CHECK(women.from_home > men.from_home);
    double sum = 0;
    for (int k = 0; k < 1000; ++k) sum += men.months(0.99F, (static_cast<float>(k) + 0.5F) / 1000.0F);
    CHECK(sum / 1000 == Approx(4.5).margin(0.2));  // whole months of a mean wait of five
    CHECK(men.months(0, 0.5F) == men.months(0.99F, 0.5F) + lb::months_at_home);
}

TEST_CASE("Skill before the run is what months without work leave of it") {
    lb::Beliefs b{};
    b.scar = 0.015F;
    for (const int months : {0, 3, 4, 10, 23, 24, 60}) {
        float lived = 0;
        for (int m = 1; m < months; ++m) lived = lb::skill_next(b, lived, 700, false, static_cast<float>(m), 0);
        CHECK(lb::skill_without_work(b, 0, static_cast<float>(months)) == Approx(lived).margin(0.016));
    }
}
