// Bundles and menus, tranches and cuts, conditions and priorities, referrals, providers, pools: what limits delivery.

#include "sim/base/maths.h"
#include "tests/support/catch.h"
#include "tests/support/programme_world.h"

using namespace tests;

namespace {

std::int64_t cents(double usd) { return static_cast<std::int64_t>(usd * 100 + (usd < 0 ? -0.5 : 0.5)); }
std::string text(const char* words) { return words; }

// Enrolled people who began by now.
std::vector<sim::RosterRow> begun(Land& land, std::uint16_t account = 0) {
    std::vector<sim::RosterRow> rows;
    for (const sim::RosterRow& row : land.rows())
        if (row.account == account && row.state >= programme::active_row && row.state <= programme::over)
            rows.push_back(row);
    return rows;
}

double years(Land& land, const sim::RosterRow& row) {
    return -land.tiny.get("population/birth_month", row.person) / 12;
}
double mean_years(Land& land) {
    double sum = 0;
    const auto rows = begun(land);
    for (const auto& row : rows) sum += years(land, row);
    return sum / static_cast<double>(rows.size());
}

Keys bundle(bool menu) {
    return {{"a.components", std::vector<std::string>{"course", "cash"}},
            {"a.delays", std::vector<double>{0, 2}},
            {"a.menu", menu},
            {"a.take_up", 0.9},
            {"a.drop_out", 0.0},
            {"a.months", 30.0},
            {"a.budget", 6000.0}};
}

}  // namespace

TEST_CASE("a bundle gives each person its parts, in their order and at their cost", "[programme][delivery]") {
    Land land(bundle(false));
    land.months(50);
    const double enrolled = land.account("enrolled");
    REQUIRE(enrolled > 15);
    for (const sim::RosterRow& row : begun(land)) REQUIRE(row.flags == 3);
    CHECK(land.account("spent") == Approx(2 * 110.33 * enrolled));
    CHECK(land.tiny.mean("household/received") * 900 == Approx((600 + 100) * enrolled));
}

TEST_CASE("a menu gives only the first part that fits", "[programme][delivery]") {
    Keys keys = bundle(true);
    Land land(keys);
    land.tiny.inputs.cards.at("course").set("eligibility", text("returnee and age_years < 40"));
    land.months(50);
    int young = 0, old = 0;
    for (const sim::RosterRow& row : begun(land)) {
        const bool course = row.flags == 1;
        REQUIRE((course || row.flags == 2));
        (course ? young : old) += 1;
        // Ages grow while people wait: leave out those who were near the limit.
        if (years(land, row) < 36) REQUIRE(course);
        if (years(land, row) > 40) REQUIRE(!course);
    }
    CHECK(young > 5);
    CHECK(old > 5);
    CHECK(land.account("spent") == Approx(110.33 * land.account("enrolled")));
}

TEST_CASE("money comes in tranches, late if they are late", "[programme][delivery]") {
    Land land(Keys{{"a.card", text("cash")},
                   {"a.budget", 9000.0},
                   {"a.months", 30.0},
                   {"a.tranches", 3.0},
                   {"a.tranche_delay", 4.0}});
    std::vector<double> arrived, spent;
    for (int m = 0; m < 40; ++m) {
        land.months(1);
        arrived.push_back(land.account("arrived")), spent.push_back(land.account("spent"));
        REQUIRE(land.account("spent") + land.account("committed") <= land.account("arrived") + 1e-6);
    }
    CHECK(arrived[3] == 0);
    CHECK(spent[4] == 0);
    CHECK(arrived[4] == Approx(3000));
    CHECK(arrived[13] == Approx(3000));
    CHECK(arrived[14] == Approx(6000));
    CHECK(arrived[24] == Approx(9000));
}

TEST_CASE("a cut in funding takes money away and does not only delay it", "[programme][delivery]") {
    const Keys keys{{"a.card", text("cash")}, {"a.budget", 6000.0}};
    Land whole(keys);
    whole.months(60);
    Land cut(keys);
    for (int m = 0; m < 60; ++m) {
        surroundings.funding = m >= 10 && m < 40 ? 0.2F : 1.0F;
        cut.months(1);
    }
    surroundings = {};
    CHECK(whole.account("arrived") == Approx(6000));
    CHECK(cut.account("arrived") == Approx(3600).margin(0.5));
    CHECK(cut.account("spent") <= 3600.5);
    CHECK(cut.account("spent") > 3200);
}

TEST_CASE("a rule opens and closes a programme month by month", "[programme][delivery]") {
    Land land(Keys{{"a.card", text("cash")}, {"a.budget", 9000.0}, {"a.when", text("shocks/funding < 0.95")}});
    double before = 0;
    for (int m = 0; m < 40; ++m) {
        surroundings.funding = m >= 10 && m < 20 ? 0.9F : 1.0F;
        land.months(1);
        const double enrolled = land.account("enrolled");
        if (m < 10) REQUIRE(enrolled == 0);
        if (m > 22) REQUIRE(enrolled == before);  // places granted in the last open month begin a month later
        before = enrolled;
        const bool shut = land.account("limit") == static_cast<double>(programme::condition);
        REQUIRE(shut == (surroundings.funding > 0.95F));
    }
    surroundings = {};
    CHECK(before > 5);
}

TEST_CASE("priority decides who comes first", "[programme][delivery]") {
    const auto under = [](const char* priority) {
        return Keys{{"a.card", text("cash")}, {"a.budget", 4000.0}, {"a.priority", text(priority)}};
    };
    Land young(under("age_years")), old(under("0 - age_years")), lot(under("random"));
    for (Land* land : {&young, &old, &lot}) land->months(40);
    CHECK(mean_years(young) + 8 < mean_years(lot));
    CHECK(mean_years(lot) + 8 < mean_years(old));

    const auto flagged = [](Land& land) {
        double sum = 0;
        const auto rows = begun(land);
        for (const auto& row : rows) sum += land.tiny.get("population/vulnerable", row.person);
        return sum / static_cast<double>(rows.size());
    };
    Land first(under("vulnerability"));
    first.months(40);
    CHECK(flagged(first) > 1.3 * flagged(lot));
    Land near(under("nearest_threshold"));
    near.months(40);
    CHECK(near.tiny.problems.size() == 1);  // the warning
    CHECK(near.tiny.problems.front().warning);
    CHECK(flagged(near) < flagged(first));
}

TEST_CASE("referrals are lost and late as institutions have it", "[programme][delivery]") {
    const auto run = [](float chance, float delay) {
        auto land = std::make_unique<Land>(Keys{{"a.card", text("cash")}, {"a.budget", 4000.0}, {"a.take_up", 0.999}});
        land->tiny.inputs.cards.at("cash").set("referral", true);
        surroundings.referral = chance, surroundings.delay = delay;
        int first = -1;
        for (int m = 0; m < 60; ++m) {
            land->months(1);
            if (first < 0 && land->account("enrolled") > 0) first = m;
        }
        surroundings = {};
        return std::tuple{land->account("enrolled"), land->account("refused"), first};
    };
    const auto [sure, none_lost, at_once] = run(1, 0);
    const auto [half, lost, late] = run(0.5F, 3);
    CHECK(none_lost <= 2);
    CHECK(lost > 0.5 * half);
    CHECK(lost < 2 * half);
    CHECK(late >= at_once + 3);
    CHECK(half <= sure);
    CHECK(half > 0.8 * sure);  // the money of a lost referral serves somebody else
}

TEST_CASE("providers can serve only so many at a time, and the output says so", "[programme][delivery]") {
    Land land(Keys{{"a.card", text("course")}, {"a.budget", 50000.0}});
    land.tiny.inputs.cards.at("course").set("capacity", 10.0);  // per thousand people: nine for 900
    double most = 0;
    for (int m = 0; m < 24; ++m) {
        land.months(1);
        REQUIRE(land.account("active") <= 9);
        most = std::max(most, land.account("active"));
    }
    CHECK(most >= 8);
    CHECK(land.account("limit") == static_cast<double>(programme::capacity_limit));
}

TEST_CASE("doubling a budget changes something, or the output says what binds instead", "[programme][delivery]") {
    const std::vector<Keys> designs{{},
                                    {{"a.places", 6.0}},
                                    {{"a.staff", 0.2}, {"a.caseload", 20.0}},
                                    {{"a.eligible", text("age_years < 24")}},
                                    {{"a.months", 12.0}},
                                    {{"a.when", text("shocks/funding < 0.5")}}};
    for (const Keys& design : designs)
        for (const double budget : {3000.0, 60000.0}) {
            double enrolled[2] = {}, limit = 0;
            for (int k = 0; k < 2; ++k) {
                Keys keys = design;
                keys.insert({{"a.card", text("course")}, {"a.budget", budget * (k + 1)}});
                Land land(keys);
                land.months(36);
                if (k == 0) limit = land.account("limit");
                enrolled[k] = land.account("enrolled");
            }
            INFO(design.size() << " " << (design.empty() ? "" : design.begin()->first) << " " << budget);
            const bool binds = limit == static_cast<double>(programme::money);
            CHECK((binds ? enrolled[1] > enrolled[0] : limit > 0));
        }
}

TEST_CASE("money of a pool passes to where it is asked for, and none is lost", "[programme][delivery]") {
    const auto keys = [](bool pooled) {
        Keys both{{"a.card", text("cash")},
                  {"a.budget", 6000.0},
                  {"a.eligible", text("age_years < 22")},
                  {"b.card", text("course")},
                  {"b.budget", 6000.0}};
        if (pooled) both.insert({{"a.pool", text("p")}, {"b.pool", text("p")}});
        return both;
    };
    Land apart(keys(false), 2), pooled(keys(true), 2);
    pooled.tiny.inputs.scenario.set("pool.p.passes_on", true);
    for (int m = 0; m < 60; ++m) {
        apart.months(1), pooled.months(1);
        std::int64_t passed = 0;
        for (std::size_t a = 0; a < 2; ++a) {
            passed += cents(pooled.account("passed", a));
            REQUIRE(cents(pooled.account("spent", a)) + cents(pooled.account("committed", a)) <=
                    cents(pooled.account("arrived", a)) + cents(pooled.account("passed", a)));
        }
        REQUIRE(passed == 0);
    }
    CHECK(pooled.account("passed", 0) < -1000);
    CHECK(pooled.account("enrolled", 1) > apart.account("enrolled", 1) + 10);
    const auto all = [](Land& land) { return land.account("spent", 0) + land.account("spent", 1); };
    CHECK(all(pooled) > all(apart) + 1000);
    CHECK(all(pooled) <= 12000);
    CHECK(apart.account("passed", 0) == 0);
}

TEST_CASE("workers give no more hours than they have", "[programme][delivery]") {
    Land land(Keys{{"a.card", text("course")},
                   {"a.budget", 50000.0},
                   {"a.staff", 0.25},
                   {"a.caseload", 400.0},
                   {"a.drop_out", 0.0}});
    land.tiny.inputs.cards.at("course").set("staff_hours_per_case_month", 8.0);
    double before = 0;
    for (int m = 0; m < 30; ++m) {
        land.months(1);
        const double now = land.account("staff_hours");
        REQUIRE(now - before <= 0.25 * 130 + 1e-6);
        before = now;
    }
    CHECK(before > 0.5 * 30 * 0.25 * 130);
    CHECK(land.account("limit") == static_cast<double>(programme::staff_limit));
}

TEST_CASE("others at home feel their part of an effect that spills", "[programme][delivery]") {
    Land land(Keys{{"a.card", text("cash")}, {"a.budget", 3000.0}});
    land.tiny.inputs.cards.at("cash").set("effect.cash.spill", 0.25);
    land.months(60);
    CHECK(land.tiny.mean("household/received") * 900 == Approx((100 + 2 * 25) * land.account("enrolled")));
}

TEST_CASE("weaker delivery weakens what works through quality, and not what is handed over", "[programme][delivery]") {
    const auto received = [](double transfer) {
        Land land(Keys{{"a.card", text("cash")}, {"a.budget", 3000.0}, {"a.quality", 0.5}});
        land.tiny.inputs.cards.at("cash").set("effect.cash.transfer", transfer);
        land.months(60);
        return land.tiny.mean("household/received") * 900 / land.account("enrolled");
    };
    CHECK(received(0) == Approx(100));
    CHECK(received(0.3) == Approx(50));
}

TEST_CASE("bundles that cannot be are named before the first month", "[programme][delivery]") {
    const auto codes = [](auto&& change) {
        Land land(Keys{{"a.components", std::vector<std::string>{"pack", "course"}}, {"a.budget", 3000.0}});
        sim::Table pack;
        pack.set("title", text("Pack"));
        pack.set("components", std::vector<std::string>{"cash"});
        land.tiny.inputs.cards.emplace("pack", pack);
        change(land);
        land.start();
        std::string all;
        for (const sim::Problem& problem : land.tiny.problems) all += problem.code + " ";
        return all;
    };
    CHECK(codes([](Land&) {}).empty());
    CHECK(codes([](Land& land) {
              land.tiny.inputs.cards.at("pack").set("components", std::vector<std::string>{"cash", "pack"});
          }).find("RS512") != std::string::npos);
    CHECK(codes([](Land& land) {
              land.tiny.inputs.cards.at("cash").set("requires", std::vector<std::string>{"clinic"});
          }).find("RS514") != std::string::npos);
    CHECK(codes([](Land& land) {
              land.tiny.inputs.cards.at("pack").set("components", std::vector<std::string>{"clinic"});
          }).find("RS513") != std::string::npos);
    CHECK(codes([](Land& land) {
              land.tiny.inputs.cards.at("cash").set("effect.cash.channel", text("household/transferr"));
          }).find("RS502") != std::string::npos);
    CHECK(codes([](Land& land) {  // the bundle's own condition holds besides those of its parts
              land.tiny.inputs.cards.at("pack").set("eligibility", text("not returnee"));
              land.tiny.inputs.scenario.set("programme.a.components", std::vector<std::string>{"pack"});
          })
              .find("RS511") != std::string::npos);
}
