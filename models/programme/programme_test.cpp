// Delivery in a small world with a stand-in for the population and for the models whose channels are used.

#include "sim/base/maths.h"
#include "tests/support/catch.h"
#include "tests/support/programme_world.h"

using namespace tests;

namespace {

std::vector<std::string> codes_of(const std::map<std::string, sim::Value>& keys) {
    Land land(keys, 2);
    land.start();
    std::vector<std::string> codes;
    for (const sim::Problem& problem : land.tiny.problems) codes.push_back(problem.code);
    return codes;
}

}  // namespace

TEST_CASE("money is spent to the cent and never beyond the budget", "[programme]") {
    Land land(Keys{{"a.card", std::string("course")}, {"a.budget", 5000.55}, {"a.tranches", 1.0}});
    for (int m = 0; m < 40; ++m) {
        land.months(1);
        REQUIRE(land.account("spent") + land.account("committed") <= land.account("budget") + 1e-6);
    }
    const programme::Account& account =
        static_cast<const programme::Spec*>(land.tiny_engine().run().prepared[sim::model_slot<programme::Model>].get())
            ->accounts[0];
    std::int64_t cents = 0, hours = 0;
    int enrolled = 0, completed = 0, dropped = 0;
    for (const sim::RosterRow& row : land.rows()) {
        if (row.state == programme::declined || row.state == programme::waiting_row) continue;
        REQUIRE(row.state != programme::active_row);  // the money is gone
        ++enrolled;
        const unsigned months = row.until - row.since;
        completed += months == account.months;
        dropped += months != account.months;
        for (unsigned m = 0; m < months; ++m)
            cents += account.cost_in(row.flags, m), hours += account.hours_in(row.flags, m);
    }
    CHECK(enrolled > 40);
    CHECK(dropped > 0);
    CHECK(land.account("enrolled") == enrolled);
    CHECK(land.account("completed") == completed);
    CHECK(land.account("dropped") == dropped);
    CHECK(static_cast<std::int64_t>(land.account("spent") * 100 + 0.5) == cents);
    CHECK(static_cast<std::int64_t>(land.account("staff_hours") * 100 + 0.5) == hours);
    CHECK(land.account("committed") == 0);
    CHECK(land.account("spent") > 5000.55 - 111);  // what is left does not pay for one more
}

TEST_CASE("what people receive is what was bought", "[programme]") {
    Land land(Keys{{"a.card", std::string("cash")}, {"a.budget", 3000.0}});
    land.months(60);
    const double enrolled = land.account("enrolled");
    CHECK(enrolled > 0);
    CHECK(land.tiny.mean("household/received") * 900 == Approx(100 * enrolled));
    CHECK(land.account("spent") == Approx(110.33 * enrolled));
    CHECK(land.account("discounted") < land.account("spent"));
    for (std::size_t person = 0; person < 900; ++person)
        if (land.tiny.get("population/returnee", person) == 0)
            REQUIRE(land.tiny.get("household/received", person) == 0);
}

TEST_CASE("a programme without money changes nothing but its own account", "[programme]") {
    const Keys one{{"a.card", std::string("course")}, {"a.budget", 5000.0}};
    Keys two = one;
    two.insert({{"b.card", std::string("cash")}, {"b.budget", 0.0}});
    Land without(one), with(two, 2);
    for (int m = 0; m < 24; ++m) {
        without.months(1), with.months(1);
        REQUIRE(without.tiny_engine().world().fingerprint(false) == with.tiny_engine().world().fingerprint(false));
    }
    CHECK(with.account("spent", 1) == 0);
    CHECK(with.account("spent", 0) == without.account("spent", 0));
    Land nothing(Keys{{"b.card", std::string("cash")}, {"b.budget", 0.0}}), empty(Keys{}, 0);
    nothing.months(12), empty.months(12);
    CHECK(nothing.tiny_engine().world().fingerprint(false) == empty.tiny_engine().world().fingerprint(false));
}

TEST_CASE("another programme leaves those enrolled before it alone", "[programme]") {
    const Keys one{{"b.card", std::string("course")}, {"b.budget", 5000.0}};
    Keys two = one;
    two.insert({{"a.card", std::string("cash")}, {"a.budget", 4000.0}});
    Land alone(one), both(two, 2);
    alone.months(24), both.months(24);
    std::vector<std::uint32_t> first, second;
    for (const auto& row : alone.rows()) first.push_back(row.person);
    for (const auto& row : both.rows())
        if (row.account == 1) second.push_back(row.person);
    CHECK(first == second);
}

TEST_CASE("places and staff cap enrolment, and the rest wait", "[programme]") {
    Land land(Keys{{"a.card", std::string("course")}, {"a.budget", 50000.0}, {"a.places", 12.0}});
    for (int m = 0; m < 24; ++m) {
        land.months(1);
        REQUIRE(land.account("active") <= 12);
    }
    CHECK(land.account("active") >= 6);
    CHECK(land.account("waiting") > 0);
    CHECK(land.account("limit") == static_cast<double>(programme::places_limit));

    Land staffed(
        Keys{{"a.card", std::string("course")}, {"a.budget", 50000.0}, {"a.staff", 0.5}, {"a.caseload", 20.0}});
    staffed.months(24);
    CHECK(staffed.account("active") <= 10);
    CHECK(staffed.account("limit") == static_cast<double>(programme::staff_limit));
}

TEST_CASE("doubling a binding budget enrols more", "[programme]") {
    double enrolled[2] = {};
    for (int k = 0; k < 2; ++k) {
        Land land(Keys{{"a.card", std::string("course")}, {"a.budget", 3000.0 * (k + 1)}});
        land.months(48);
        enrolled[k] = land.account("enrolled");
    }
    CHECK(enrolled[1] > 1.6 * enrolled[0]);
}

TEST_CASE("first come, first served: nobody who waited longer is passed over", "[programme]") {
    Land land(Keys{{"a.card", std::string("cash")}, {"a.budget", 6000.0}, {"a.priority", std::string("first_come")}});
    for (int m = 0; m < 30; ++m) {
        const auto before = land.rows();
        land.months(1);
        std::uint32_t latest_taken = 0, earliest_left = 1000;
        for (const auto& row : land.rows()) {
            const auto same = [&](const sim::RosterRow& r) { return r.person == row.person; };
            const auto old = std::find_if(before.begin(), before.end(), same);
            if (old == before.end() || old->state != programme::waiting_row) continue;
            if (row.state == programme::waiting_row) earliest_left = std::min<std::uint32_t>(earliest_left, row.since);
            if (row.state == programme::referred) latest_taken = std::max<std::uint32_t>(latest_taken, old->since);
        }
        REQUIRE(latest_taken <= earliest_left);
    }
}

TEST_CASE("hosts get their share, returnees the rest", "[programme]") {
    Land land(Keys{{"a.card", std::string("cash")}, {"a.budget", 30000.0}, {"a.host_share", 0.4}});
    land.months(60);
    const double share = land.account("hosts") / land.account("enrolled");
    CHECK(share > 0.25);
    CHECK(share < 0.55);
}

TEST_CASE("a caseload above the usual one weakens what rests on contact", "[programme]") {
    const auto per_person = [](double load) {
        Land land(
            Keys{{"a.card", std::string("course")}, {"a.budget", 20000.0}, {"a.caseload", load}, {"a.drop_out", 0.0}});
        land.months(60);
        return land.tiny.mean("household/received") * 900 / land.account("enrolled");
    };
    const double usual = per_person(50), heavy = per_person(100);
    CHECK(heavy < 0.9 * usual);
    CHECK(heavy > 0.5 * usual);
}

TEST_CASE("places are served as far as the money goes", "[programme]") {
    Land land(Keys{{"a.card", std::string("clinic")}, {"a.budget", 60000.0}});
    land.months(60);
    CHECK(land.tiny.get("services/care", 0) > 0.05);
    CHECK(land.tiny.get("services/care", 0) <= 0.1 + 1e-6);
    CHECK(land.account("spent") <= 60000.0);
    Land one(Keys{{"a.card", std::string("clinic")},
                  {"a.budget", 60000.0},
                  {"a.communities", std::vector<std::string>{"place 2"}}});
    one.months(24);
    CHECK(one.tiny.get("services/care", 0) == 0);
    CHECK(one.tiny.get("services/care", 1) > 0.05);
}

TEST_CASE("programmes of a pool share its money", "[programme]") {
    Land land(Keys{{"a.card", std::string("cash")},
                   {"a.budget", 9000.0},
                   {"a.pool", std::string("p")},
                   {"b.card", std::string("course")},
                   {"b.budget", 9000.0},
                   {"b.pool", std::string("p")}},
              2);
    land.tiny.inputs.scenario.set("pool.p.budget", 4000.0);
    land.months(60);
    CHECK(land.account("spent", 0) + land.account("spent", 1) <= 4000.0);
    CHECK(land.account("spent", 0) > 500);
    CHECK(land.account("spent", 1) > 500);
}

TEST_CASE("an effect rises, lasts and fades as its card says", "[programme]") {
    programme::Effect effect;
    effect.from = 2, effect.until = 6, effect.ramp = 2;
    effect.fade = static_cast<float>(sim::maths::log_d(2.0) / 3);
    sim::RosterRow row{0, 0, programme::active_row, 1, 10, 16, 1, 0};
    CHECK(programme::strength(effect, row, 11) == 0.0F);
    CHECK(programme::strength(effect, row, 12) == Approx(0.5));
    CHECK(programme::strength(effect, row, 13) == Approx(1.0));
    CHECK(programme::strength(effect, row, 15) == Approx(1.0));
    row.state = programme::completed_row;
    CHECK(programme::strength(effect, row, 18) == Approx(0.5));
    row.state = programme::dropped_row, row.until = 11;
    CHECK(programme::strength(effect, row, 13) == 0.0F);
    row.until = 13;
    CHECK(programme::strength(effect, row, 15) == Approx(0.25).margin(0.08));
}

TEST_CASE("what makes no sense is named before the first month", "[programme]") {
    const auto has = [](const std::vector<std::string>& codes, std::string_view code) {
        return std::find(codes.begin(), codes.end(), code) != codes.end();
    };
    const Keys good{{"a.card", std::string("cash")}, {"a.budget", 3000.0}};
    const auto with = [&](std::string key, sim::Value value) {
        Keys keys = good;
        keys.insert_or_assign("a." + key, std::move(value));
        return codes_of(keys);
    };
    CHECK(codes_of(good).empty());
    CHECK(has(with("card", std::string("cassh")), "RS501"));
    CHECK(has(with("places", 100.0), "RS505"));
    CHECK(has(with("communities", std::vector<std::string>{"nowhere"}), "RS506"));
    CHECK(has(with("host_share", 1.5), "RS507"));
    CHECK(has(with("eligible", std::string("population/sexx == women")), "RS508"));
    CHECK(has(with("eligible", std::string("population/identity == 1")), "RS509"));
    CHECK(has(with("eligible", std::string("not returnee")), "RS511"));
    CHECK(has(with("eligible", std::string("age_years < 18 and age_years > 30")), "RS511"));
    CHECK(has(with("eligible", std::string("months_since_return < 12 USD")), "RS503"));
    CHECK(has(with("priority", std::string("nearest_threshold")), "RS515"));
    CHECK(has(with("start", 90.0), "RS504"));
    CHECK(has(with("pool", std::string("none")), "RS518"));
}
