// The record of the month: whom it counts, in which state, for how long, and that sums add up.

#include "models/outcomes/model.h"
#include "tests/support/catch.h"
#include "tests/support/tiny_world.h"

namespace {

using namespace models;
using Catch::Detail::Approx;

// Stand-ins that own what the record reads; nothing of theirs moves.
#define STAND_IN(model, ...)                                                                                           \
    struct Of_##model {                                                                                                \
        static constexpr std::string_view name = #model;                                                               \
        using founds = sim::list<__VA_ARGS__>;                                                                         \
        using rules = sim::rules<>;                                                                                    \
    }
STAND_IN(population, population::status, population::standing, population::returnee, population::return_month,
         population::birth_month, population::sex, population::age_band, population::role, population::return_type);
STAND_IN(household, household::adults, household::children, household::elders, household::care_of_women,
         household::care_of_men, household::income, household::assistance, household::need, household::consumption,
         household::savings, household::debt, household::credit, household::asset_kinds, household::food_cut,
         household::tension, household::violence, household::sufficient_months, household::withdrawn);
STAND_IN(labour, labour::state, labour::certified, labour::wage, labour::months_jobless, labour::jobless_rate);
STAND_IN(enterprise, enterprise::capital, enterprise::profit);
STAND_IN(housing, housing::quality, housing::crowding, housing::rent, housing::rent_index, housing::vacancy,
         housing::exploitation);
STAND_IN(services, services::health_access, services::justice_access, services::health_quality,
         services::school_quality, services::school_load, services::registry_load, services::water, services::road,
         services::transport, services::remote);
STAND_IN(structure, structure::eligibility_bar);
STAND_IN(documents, documents::state);
STAND_IN(education, education::enrolled, education::attendance, education::level_gap, education::learning);
STAND_IN(health, health::health);
STAND_IN(wellbeing, wellbeing::distress, wellbeing::satisfaction, wellbeing::wants_support);
STAND_IN(belonging, belonging::belonging, belonging::support, belonging::participation, belonging::culture);
STAND_IN(climate, climate::discrimination, climate::felt_safety, climate::attitude);
STAND_IN(mobility, mobility::wish, mobility::plan, mobility::unmet, mobility::since_wish, mobility::since_plan);
STAND_IN(programme, programme::contact, programme::enrolment);
#undef STAND_IN

constexpr std::size_t members = 4;

// Everybody present, resident, grown up and well.
struct Land {
    explicit Land(std::uint32_t households = 50, std::uint32_t block = 256)
        : tiny({.communities = 2, .households = households, .members = members, .block = block}) {
        tiny.add<Of_population>(), tiny.add<Of_household>(), tiny.add<Of_labour>(), tiny.add<Of_enterprise>();
        tiny.add<Of_housing>(), tiny.add<Of_services>(), tiny.add<Of_structure>(), tiny.add<Of_documents>();
        tiny.add<Of_education>(), tiny.add<Of_health>(), tiny.add<Of_wellbeing>(), tiny.add<Of_belonging>();
        tiny.add<Of_climate>(), tiny.add<Of_mobility>(), tiny.add<Of_programme>(), tiny.add<outcomes::Model>();
    }
    sim::Engine& start() {
        engine = &tiny.start();
        tiny.set_all("population/status", population::present_here);
        tiny.set_all("population/standing", population::present_here);
        tiny.set_all("population/birth_month", -360);
        tiny.set_all("population/age_band", population::age_30_44);
        tiny.set_all("household/adults", members);
        for (const char* full :
             {"household/credit", "wellbeing/satisfaction", "belonging/belonging", "belonging/support",
              "belonging/participation", "climate/felt_safety", "services/health_access", "services/justice_access",
              "housing/quality", "services/water", "services/school_quality", "services/road",
              "services/health_quality", "housing/vacancy"})
            tiny.set_all(full, 1);
        tiny.set_all("wellbeing/distress", -1);
        tiny.set_all("household/income", 400), tiny.set_all("household/need", 200),
            tiny.set_all("household/consumption", 200);
        tiny.set_all("household/asset_kinds", 2);
        tiny.set_all("labour/state", labour::formal);
        tiny.set_all("services/registry_load", 0.5), tiny.set_all("structure/eligibility_bar", 0);
        tiny.set_all("household/sufficient_months", 4095);
        return *engine;
    }
    void came_back(std::size_t i, int month = 0, int age_at_return = 360) {
        tiny.set("population/returnee", i, 1);
        tiny.set("population/return_month", i, month);
        tiny.set("population/birth_month", i, month - age_at_return);
        tiny.set("population/age_band", i, age_at_return < 216 ? population::under_18 : population::age_30_44);
    }
    void at(std::size_t i, std::uint8_t standing) {
        tiny.set("population/status", i, standing), tiny.set("population/standing", i, standing);
    }
    [[nodiscard]] double sum(std::string_view tally, std::string_view group = "all") const {
        const auto slot = tiny.registry().catalogue.tally("outcomes/" + std::string(tally));
        REQUIRE(slot != sim::unassigned);
        const auto& names = engine->groups().names;
        const auto g = static_cast<std::size_t>(std::find(names.begin(), names.end(), group) - names.begin());
        REQUIRE(g < names.size());
        double total = 0;
        for (std::size_t place = 0; place < 2; ++place) total += sim::from_fixed(engine->tallies().row(place, g)[slot]);
        return total;
    }
    [[nodiscard]] outcomes::State state(std::size_t i) const {
        return static_cast<outcomes::State>(static_cast<int>(tiny.get("outcomes/state", i)));
    }
    tests::TinyWorld tiny;
    sim::Engine* engine = nullptr;
};

}  // namespace

TEST_CASE("a well-off returnee scores one, and residents have no score") {
    Land land;
    sim::Engine& engine = land.start();
    land.came_back(0);
    engine.step();
    REQUIRE_FALSE(engine.fault());
    for (const char* column : {"outcomes/economic", "outcomes/social", "outcomes/psychosocial", "outcomes/composite"}) {
        CHECK(land.tiny.get(column, 0) == Approx(1).margin(2e-5));
        CHECK(land.tiny.get(column, 1) == 0);
    }
    CHECK(land.state(0) == outcomes::present_here);
    CHECK(land.state(1) == outcomes::not_arrived);
    CHECK(land.sum("adults_present") == 1);
    CHECK(land.sum("composite_sum") == Approx(1).margin(1e-5));
    CHECK(land.sum("composite_squares") == Approx(1).margin(1e-5));
    CHECK(land.sum("hosts") == 399);
}

TEST_CASE("states add up to everyone who arrived as an adult, and nobody who left is dropped") {
    Land land;
    sim::Engine& engine = land.start();
    const std::uint8_t where[]{population::present_here,
                               population::departed_by_choice,
                               population::departed_by_necessity,
                               population::dead,
                               population::abroad,
                               population::moved};
    for (std::size_t i = 0; i < 60; ++i) land.came_back(i, 0), land.at(i, where[i % 6]);
    for (std::size_t i = 60; i < 70; ++i) land.came_back(i, 0, 100);           // children
    land.came_back(70, -120, 200), land.tiny.set("population/age_band", 70, population::age_18_29);  // grew up here
    engine.step();
    CHECK(land.sum("arrived_adults") == 40);
    CHECK(land.sum("still_here") == 10);
    CHECK(land.sum("departed_by_choice") == 10);
    CHECK(land.sum("departed_by_necessity") == 10);
    CHECK(land.sum("died") == 10);
    CHECK(land.sum("adults_present") == 11);
    CHECK(land.sum("children_present") == 10);
    CHECK(land.state(60) == outcomes::child);
    CHECK(land.tiny.get("outcomes/composite", 60) == 0);
    CHECK(land.tiny.get("outcomes/composite", 70) > 0.9);
    CHECK(land.state(4) == outcomes::not_arrived);
    CHECK(land.state(5) == outcomes::not_arrived);
}

TEST_CASE("sustained means six months in a row, in every dimension, and starts anew after a fall") {
    Land land;
    sim::Engine& engine = land.start();
    land.came_back(0), land.came_back(1);
    land.tiny.set("labour/state", 1, labour::searching);  // economic falls to 0.8: no matter
    double newly = 0;
    for (int month = 1; month <= 8; ++month) {
        engine.step();
        newly += land.sum("newly_sustained_066");
        CHECK(land.tiny.get("outcomes/above_066", 0) == month);
        CHECK(land.sum("sustained_066") == (month >= 6 ? 2 : 0));
    }
    CHECK(newly == 2);
    // One dimension below is enough, whatever the composite.
    for (const char* poor :
         {"belonging/belonging", "belonging/support", "belonging/participation", "climate/felt_safety"})
        land.tiny.set(poor, 0, 0);
    engine.step();
    CHECK(land.tiny.get("outcomes/composite", 0) > 0.8);
    CHECK(land.tiny.get("outcomes/psychosocial", 0) == Approx(0.6).margin(1e-4));
    CHECK(land.tiny.get("outcomes/above_066", 0) == 0);
    CHECK(land.tiny.get("outcomes/above_050", 0) == 9);
    CHECK(land.sum("sustained_066") == 1);
    CHECK(land.sum("sustained_050") == 2);
    land.at(1, population::departed_by_choice);
    engine.step();
    CHECK(land.sum("sustained_066") == 0);
    CHECK(land.sum("arrived_adults") == 2);
    CHECK(land.tiny.get("outcomes/above_050", 1) == 0);
}

TEST_CASE("months before the run do not count, and neither does the record of month 0") {
    Land land;
    land.start();
    CHECK(land.tiny.get("outcomes/above_050", 0) == 0);
}

TEST_CASE("departures of the month are those who were here at its start") {
    Land land;
    sim::Engine& engine = land.start();
    land.came_back(0), land.came_back(1);
    land.tiny.set("population/standing", 0, population::departed_by_necessity);
    land.at(1, population::departed_by_choice);
    engine.step();
    CHECK(land.sum("left_by_necessity_now") == 1);
    CHECK(land.sum("left_by_choice_now") == 0);
}

TEST_CASE("a household that borrows every month answers very often after half a year") {
    Land land;
    sim::Engine& engine = land.start();
    land.came_back(0, -40);
    land.tiny.set("household/income", 0, 100);
    for (int month = 0; month < 3; ++month) engine.step();
    CHECK(land.tiny.get("outcomes/borrowed", 0) == 7);
    land.tiny.set("household/income", 0, 400);
    for (int month = 0; month < 6; ++month) engine.step();
    CHECK(land.tiny.get("outcomes/borrowed", 0) == 0);
    CHECK(land.tiny.get("outcomes/economic", 0) == Approx(1).margin(1e-4));
}

TEST_CASE("work questions do not apply to the retired, full-time carers and the ill who are not active") {
    Land land;
    sim::Engine& engine = land.start();
    for (std::size_t i : {0UL, 4UL, 8UL, 12UL}) land.came_back(i), land.tiny.set("labour/state", i, labour::out);
    land.tiny.set("population/age_band", 4, population::age_60_plus);
    land.tiny.set("population/sex", 8, population::women);
    land.tiny.set("household/care_of_women", 2, 160);
    land.tiny.set("health/health", 12, 0.2);
    engine.step();
    CHECK(land.tiny.get("outcomes/economic", 0) == Approx(0.9).margin(1e-4));  // not working: 0 of 1
    for (std::size_t i : {4UL, 8UL, 12UL}) CHECK(land.tiny.get("outcomes/economic", i) == Approx(1).margin(1e-4));
}

TEST_CASE("children of the home count in the parents' answer; children are told apart by who cares for them") {
    Land land;
    sim::Engine& engine = land.start();
    land.came_back(0);
    for (std::size_t i : {2UL, 3UL}) {
        land.came_back(i, 0, 120);
        land.tiny.set("population/role", i, population::child);
    }
    land.tiny.set("household/children", 0, 2);
    land.tiny.set("education/enrolled", 2, 1);
    land.tiny.set("education/attendance", 2, 0.8);
    land.tiny.set("labour/state", 2, labour::out), land.tiny.set("labour/state", 3, labour::out);
    land.tiny.set("household/withdrawn", 0, 1);
    for (std::size_t i = 4; i < 8; ++i) land.came_back(i, 0, 130);  // a home of children only
    for (std::size_t i = 8; i < 12; ++i) land.came_back(i, 0, i == 8 ? 400 : 130);
    for (std::size_t i = 4; i < 12; ++i) land.tiny.set("labour/state", i, labour::out);
    for (std::size_t i = 9; i < 12; ++i) land.tiny.set("population/role", i, population::other_role);
    engine.step();
    CHECK(land.tiny.get("outcomes/social", 0) == Approx(0.95).margin(1e-4));  // some of the children at school
    CHECK(land.sum("children_present") == 9);
    CHECK(land.sum("school_children") == 9);
    CHECK(land.sum("child_enrolled") == 1);
    CHECK(land.sum("child_attendance_sum") == Approx(0.8).margin(1e-4));
    CHECK(land.sum("child_with_parent") == 2);
    CHECK(land.sum("child_alone") == 4);
    CHECK(land.sum("child_with_others") == 3);
    CHECK(land.sum("child_working") == 1);
}

TEST_CASE("sums of hosts are exact, by group and on any tiling") {
    double first[3] = {};
    for (const std::uint32_t block : {64U, 256U, 5000U}) {
        Land land(300, block);
        sim::Engine& engine = land.start();
        double distress = 0, attitude = 0, women = 0, working = 0, burden = 0, attendance = 0, hosts = 0, pupils = 0;
        for (std::size_t i = 0; i < 2400; ++i) {
            const double d = -4 + 0.005 * static_cast<double>(i % 2000), a = 3.9 - 0.003 * static_cast<double>(i);
            land.tiny.set("wellbeing/distress", i, d), land.tiny.set("climate/attitude", i, a);
            land.tiny.set("population/sex", i, i % 3 == 0 ? population::women : population::men);
            land.tiny.set("labour/state", i, i % 5);
            if (i % 7 == 0) land.came_back(i);
            if (i % 11 == 1) {
                land.tiny.set("population/birth_month", i, -120),
                    land.tiny.set("population/age_band", i, population::under_18);
                land.tiny.set("education/attendance", i, 0.5);
            }
            if (i % 7 == 0) continue;
            if (i % 11 == 1) {
                attendance += 0.5, pupils += 1;
                continue;
            }
            hosts += 1, distress += d, attitude += a;
            women += i % 3 == 0 ? 1 : 0, working += labour::employed(static_cast<std::uint8_t>(i % 5)) ? 1 : 0;
            burden += static_cast<double>(i / members % 4) * 0.25;
        }
        for (std::size_t h = 0; h < 600; ++h) land.tiny.set("housing/rent", h, static_cast<double>(h % 4) * 100);
        engine.step();
        CHECK(land.sum("hosts") == hosts);
        CHECK(land.sum("hosts", "sex:women") == women);
        CHECK(land.sum("host_working") == working);
        CHECK(land.sum("host_distress_sum") == Approx(distress).margin(0.25));
        CHECK(land.sum("host_attitude") == Approx(attitude).margin(0.25));
        CHECK(land.sum("host_rent_burden_sum") == Approx(burden).margin(0.05));
        CHECK(land.sum("host_school_children") == pupils);
        CHECK(land.sum("host_attendance_sum") == Approx(attendance).margin(0.05));
        const double now[3] = {land.sum("host_distress_sum"), land.sum("host_attitude"),
                               land.sum("host_health_access_sum")};
        if (block != 64)
            for (int k = 0; k < 3; ++k) CHECK(now[k] == first[k]);
        std::copy(now, now + 3, first);
    }
}

TEST_CASE("returnees are summed by their groups, programmes by their rosters") {
    Land land;
    sim::Engine& engine = land.start();
    for (std::size_t i = 0; i < 20; ++i) {
        land.came_back(i);
        land.tiny.set("population/return_type", i, i < 5 ? population::forced : population::assisted);
        land.tiny.set("population/sex", i, i % 2);
    }
    auto& roster = engine.world().rosters_[sim::slot_of<programme::enrolment>][0];
    roster.push_back({.person = 3, .account = 0, .state = 0});
    roster.push_back({.person = 3, .account = 1, .state = 2});
    roster.push_back({.person = 4, .account = 0, .state = 6});
    roster.push_back({.person = 7, .account = 0, .state = 5});
    engine.step();
    CHECK(land.sum("adults_present", "return_type:forced") == 5);
    CHECK(land.sum("adults_present", "return_type:assisted") == 15);
    CHECK(land.sum("adults_present", "sex:women") == 10);
    CHECK(land.sum("adults_present", "age_band:30_44") == 20);
    CHECK(land.sum("reached") == 2);
    CHECK(land.sum("reached", "return_type:forced") == 1);
    CHECK(land.sum("self_sufficient") == 20);
    CHECK(land.sum("surveyed") == 20);
    CHECK(land.sum("surveyed_composite_sum") / 20 == Approx(0.96).margin(0.04));  // the best can only slip
}

TEST_CASE("homes get taps one after the other, and the countryside has the longer way") {
    Land land;
    sim::Engine& engine = land.start();
    for (std::size_t i = 0; i < 400; i += members) land.came_back(i);
    const auto with_tap = [&](double share) {
        land.tiny.set_all("services/water", share);
        engine.step();
        std::vector<bool> taps;
        for (std::size_t i = 0; i < 400; i += members) taps.push_back(land.tiny.get("outcomes/social", i) > 0.99);
        return taps;
    };
    const auto few = with_tap(0.3), many = with_tap(0.8);
    CHECK(static_cast<double>(std::count(few.begin(), few.end(), true)) == Approx(30).margin(15));
    CHECK(static_cast<double>(std::count(many.begin(), many.end(), true)) == Approx(80).margin(12));
    for (std::size_t h = 0; h < few.size(); ++h) CHECK((!few[h] || many[h]));
    CHECK(with_tap(1) == std::vector<bool>(100, true));
    land.tiny.set("services/remote", 0, 1), land.tiny.set_all("services/road", 0.5);
    land.tiny.set_all("services/transport", 0.3);
    const auto far = with_tap(1);
    CHECK_FALSE(far[0]);
    CHECK(far[1]);
}

TEST_CASE("what others are a share of is a number of people, never a share itself") {
    Land land;
    land.start();
    const auto& tallies = land.engine->registry().catalogue.tallies();
    std::size_t shares = 0;
    for (const sim::TallyInfo& tally : tallies) {
        if (tally.per.empty()) continue;
        for (const sim::TallyInfo& below : tallies)
            if (below.name == tally.per) CHECK((below.per.empty() && below.unit == "people"));
        ++shares;
    }
    CHECK(shares > 50);
}
