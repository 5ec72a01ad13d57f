// Labour: while nothing happens, as many people start to search as stop, and searchers wait as long as they did.

#include <array>

#include "models/labour/begin.h"
#include "models/labour/model.h"
#include "models/labour/reference.h"
#include "tests/support/catch.h"
#include "tests/support/surroundings.h"

namespace {

namespace lb = models::labour;

// A town of residents in the middle of life whose circumstances never change.
struct Town {
    static constexpr std::uint32_t households = 4000, members = 3;
    static constexpr std::size_t people = households * std::size_t{members};
    tests::TinyWorld tiny{{.households = households, .members = members, .block = 512}};
    sim::Engine* engine = nullptr;

    explicit Town(double safe = 0.6, double distress = 0.5, double care = 80) {
        tests::surround<lb::Model>(tiny);
        tiny.add<lb::Model>();
        engine = &tiny.start(false);
        for (const auto& [column, value] : {std::pair{"population/status", 2.0},
                                            {"population/standing", 2.0},
                                            {"population/return_month", 32767.0},
                                            {"documents/state", 2.0},
                                            {"health/health", 0.7},
                                            {"climate/felt_safety", safe},
                                            {"wellbeing/distress", distress},
                                            {"household/care_of_women", care},
                                            {"household/care_of_men", 30.0},
                                            {"household/local_demand", 1.0},
                                            {"structure/women_work", 1.0},
                                            {"shocks/demand", 1.0},
                                            {"shocks/hazard", 0.0}})
            tiny.set_all(column, value);
        for (std::size_t i = 0; i < people; ++i) {
            tiny.set("population/sex", i, static_cast<double>(i % 2));
            tiny.set("population/schooling", i, static_cast<double>(i / 2 % 4));
            tiny.set("population/birth_month", i, -320.0 - static_cast<double>(i * 7919 % 260));
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
    // Fear, distress and long hours of care hold women back and drive them out; the rates of the start hold anyway.
    Town easy(0.9, 0, 20), hard(0.2, 1, 120);
    for (int month = 0; month < 18; ++month) easy.engine->step(), hard.engine->step();
    CHECK(hard.tiny.get("labour/pull_women", 0) < 0.5 * easy.tiny.get("labour/pull_women", 0));
    CHECK(hard.tiny.get("labour/push_women", 0) > 1.2 * easy.tiny.get("labour/push_women", 0));
    CHECK(hard.tiny.get("labour/effort_women", 0) < 0.5 * easy.tiny.get("labour/effort_women", 0));
    CHECK(hard.share(lb::searching, lb::searching) == Approx(easy.share(lb::searching, lb::searching)).epsilon(0.15));
    CHECK(hard.share(lb::casual, lb::formal) == Approx(easy.share(lb::casual, lb::formal)).epsilon(0.03));
}

TEST_CASE("A sex gets of each kind of job what it gives back, those who rise counted below") {
    lb::AskedOfSexes asked{};
    asked[0] = {{{.searching = 30, .ending = 9},
                 {.searching = 10, .rising = 10, .ending = 6},
                 {.searching = 5, .rising = 5, .rising_informal = 5, .ending = 2}}};
    asked[1] = {{{.searching = 10, .ending = 6},
                 {.searching = 20, .rising = 5, .ending = 6},
                 {.searching = 5, .rising = 0, .ending = 2}}};
    const std::array<double, lb::tiers> hires{25, 14, 4};
    const auto chance = lb::fair_chances(asked, hires);
    // Formal jobs end alike, and the sexes ask with weights of 10 and 5.
    CHECK(chance[0][2] == Approx(0.75));
    CHECK(chance[1][2] == Approx(1.5));
    // One man in two hired formally leaves an informal job: of 4 hires 2 are men's, 1 of them a riser.
    const double men_due = 6 + 1, women_due = 6;
    CHECK(chance[0][1] == Approx(men_due / (men_due + women_due) * 45 / 20));
    CHECK(chance[1][1] == Approx(women_due / (men_due + women_due) * 45 / 25));
    for (std::size_t t = 0; t < lb::tiers; ++t) {  // all weights together stay
        double before = 0, after = 0;
        for (std::size_t sex = 0; sex < lb::sexes; ++sex) {
            const double own = asked[sex][t].searching + asked[sex][t].rising;
            before += own, after += own * chance[sex][t];
        }
        CHECK(after == Approx(before));
    }
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
