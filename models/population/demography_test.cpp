// Month by month: who arrives, is born, leaves, comes again, dies, and what couples do.

#include <sstream>

#include "tests/support/catch.h"
#include "tests/support/population_world.h"

using namespace models::population;
using tests::Fate;
using tests::PopulationWorld;

namespace {

struct Still {  // nobody's fate leaks into another test
    Still() { Fate::reset(); }
    ~Still() { Fate::reset(); }
};

std::size_t count_of(std::span<const std::uint8_t> column, std::uint8_t value) {
    return static_cast<std::size_t>(std::count(column.begin(), column.end(), value));
}

}  // namespace

TEST_CASE("nobody is lost: each person has one place in life and returns come in their month") {
    const Still still;
    PopulationWorld made;
    made.villages(6000, 240);
    made.options.months = 24;
    sim::Engine& engine = made.start();
    const auto people = made.foundation->layout().persons();
    const auto month = made.column<return_month>();
    const auto back = made.column<returnee>();
    CHECK(count_of(made.column<status>(), present_here) + count_of(made.column<status>(), abroad) +
              count_of(made.column<status>(), unborn) ==
          people);
    for (std::uint32_t m = 0; m < 24; ++m) {
        engine.step();
        REQUIRE(!engine.fault());
        std::size_t due = 0;
        for (std::size_t p = 0; p < people; ++p) {
            due += back[p] != 0 && month[p] == static_cast<int>(m);
            if (month[p] == never_returned || back[p] == 0) continue;
            CHECK((made.column<status>()[p] == present_here) == (month[p] <= static_cast<int>(m)));
        }
        CHECK(made.tally("population/arrivals") == static_cast<double>(due));
    }
    CHECK(count_of(made.column<standing>(), abroad) == 0);
    CHECK(sim::from_fixed(engine.world().national_total(sim::slot_of<present>, 0)) ==
          static_cast<double>(count_of(made.column<standing>(), present_here)));
}

TEST_CASE("a child is born in its month if its mother is here") {
    const Still still;
    PopulationWorld made;
    made.villages(6000, 0);
    made.parameter("population/fertility", 6);
    const std::size_t again = made.registry.catalogue.parameters()[sim::slot_of<repeat_return>].offset;
    made.settings.values[again] = made.settings.values[again + 1] = 0;
    sim::Engine& engine = made.start();
    const sim::Layout& layout = made.foundation->layout();
    const auto mothers = made.column<mother>();
    const auto born_in = made.column<birth_month>();
    Fate::leaves = [](std::uint32_t id, std::uint32_t month) { return month == 0 && id % 2 == 0 ? 2 : 0; };
    for (int m = 0; m < 60; ++m) engine.step();
    std::size_t born_here = 0, never = 0;
    for (std::size_t h = 0; h < layout.households(); ++h)
        for (std::uint32_t p = layout.household_first[h]; p < layout.household_first[h + 1]; ++p) {
            if (mothers[p] == 255) continue;
            const std::uint32_t parent_slot = layout.household_first[h] + mothers[p];
            REQUIRE(made.column<sex>()[parent_slot] == women);
            REQUIRE(born_in[p] - born_in[parent_slot] >= 15 * 12);
            const bool is_born = made.column<standing>()[p] != unborn;
            if (born_in[p] > 40 || made.column<returns>()[parent_slot] > 0) continue;
            if (parent_slot % 2 == 0 && born_in[p] > 0) never += !is_born;
            if (made.column<standing>()[parent_slot] == present_here) CHECK(is_born);
            born_here += is_born;
        }
    CHECK(born_here > 300);
    CHECK(never > 300);
}

TEST_CASE("those who leave are told apart, some come again, and their count goes up") {
    const Still still;
    PopulationWorld made;
    made.villages(20000, 0);
    sim::Engine& engine = made.start();
    Fate::leaves = [](std::uint32_t, std::uint32_t month) { return month == 0 ? 1 : month == 1 ? 2 : 0; };
    engine.step();
    const std::size_t away = count_of(made.column<standing>(), departed_by_choice);
    CHECK(away > 19000);
    CHECK(count_of(made.column<standing>(), present_here) == 0);
    Fate::leaves = nullptr;
    std::size_t expected_left = away;
    for (int m = 0; m < 12; ++m) engine.step();
    const std::size_t still_away = count_of(made.column<standing>(), departed_by_choice);
    CHECK(static_cast<double>(still_away) / static_cast<double>(expected_left) ==
          Approx(0.886).margin(0.01));  // 0.99 ^ 12
    CHECK(count_of(made.column<returns>(), 1) == away - still_away);
    for (const std::uint8_t year : made.column<years_since_return>()) CHECK(year == 0);  // residents, not returnees
}

TEST_CASE("some who leave take partner and children along, and nobody else") {
    const Still still;
    const auto follow = [](double share) {
        PopulationWorld made;
        made.villages(8000, 0);
        made.parameter("population/family_leaves", share);
        sim::Engine& engine = made.start();
        const auto role_of = made.column<role>();
        std::vector<std::uint8_t> roles(role_of.begin(), role_of.end());
        Fate::leaves = [&](std::uint32_t id, std::uint32_t month) {
            return month == 0 && roles[id] == partner && id % 10 == 0 ? 2 : 0;
        };
        engine.step();
        std::array<std::size_t, 3> gone{};  // those who left, heads and children who went along, others
        for (std::size_t p = 0; p < roles.size(); ++p) {
            if (made.column<standing>()[p] != departed_by_necessity) continue;
            const bool minor = -made.column<birth_month>()[p] < 18 * 12;
            ++gone[roles[p] == partner ? 0 : roles[p] == head || (roles[p] == child && minor) ? 1 : 2];
        }
        Fate::reset();
        return gone;
    };
    const auto alone = follow(0), together = follow(1);
    CHECK(alone[0] > 60);
    CHECK(alone[1] == 0);
    CHECK(together[0] == alone[0]);
    CHECK(together[1] > alone[0]);  // the head, and children
}

TEST_CASE("children follow the last adult of their home; death widows") {
    const Still still;
    PopulationWorld made;
    made.villages(8000, 0);
    sim::Engine& engine = made.start();
    const auto born_in = made.column<birth_month>();
    std::vector<std::int16_t> births(born_in.begin(), born_in.end());
    Fate::leaves = [&](std::uint32_t id, std::uint32_t) { return -births[id] >= 18 * 12 ? 2 : 0; };
    engine.step();
    CHECK(count_of(made.column<standing>(), present_here) == 0);

    PopulationWorld other;
    other.villages(8000, 0);
    other.parameter("population/union_formation", 0);
    sim::Engine& widowing = other.start();
    const auto roles = other.column<role>();
    std::vector<std::uint8_t> heads(roles.begin(), roles.end());
    const std::size_t couples = count_of(roles, partner);
    CHECK(couples > 800);
    CHECK(count_of(other.column<partnered>(), 1) == 2 * couples);
    Fate::reset();
    Fate::dies = [&](std::uint32_t id, std::uint32_t) { return heads[id] == partner ? 1 : 0; };
    widowing.step();
    CHECK(count_of(other.column<standing>(), dead) == couples);
    CHECK(count_of(other.column<partnered>(), 1) == 0);
}

TEST_CASE("couples stay near their share when nobody leaves") {
    const Still still;
    PopulationWorld made;
    made.villages(20000, 0);
    sim::Engine& engine = made.start();
    const auto before = static_cast<double>(count_of(made.column<partnered>(), 1));
    for (int m = 0; m < 60; ++m) engine.step();
    const auto after = static_cast<double>(count_of(made.column<partnered>(), 1));
    CHECK(after / before > 0.9);
    CHECK(after / before < 1.5);
}

TEST_CASE("a surge brings the reserve, in part if it is small, and nobody else") {
    const Still still;
    PopulationWorld made;
    made.villages(6000, 1200);
    made.key("surge_reserve", 1.0);
    made.options.months = 24;
    sim::Engine& engine = made.start();
    engine.step();
    CHECK(made.tally("population/arrivals") == Approx(100).margin(8));
    Fate::surge = 1;
    engine.step();  // the surge is known one month ahead
    CHECK(made.tally("population/arrivals") == Approx(100).margin(8));
    engine.step();
    CHECK(made.tally("population/arrivals") == Approx(200).margin(16));
    Fate::surge = 0;
    engine.step();
    engine.step();
    CHECK(made.tally("population/arrivals") == Approx(100).margin(8));
}

TEST_CASE("age bands and years since return follow the calendar") {
    const Still still;
    PopulationWorld made;
    made.villages(3000, 240);
    sim::Engine& engine = made.start();
    for (int m = 0; m < 30; ++m) engine.step();
    const int month = 29;
    for (std::size_t p = 0; p < made.foundation->layout().persons(); ++p) {
        const int age = (month - made.column<birth_month>()[p]) / 12;
        if (made.column<status>()[p] != present_here) continue;
        const int band = made.column<age_band>()[p];
        CHECK((band == under_18) == (age < 18));
        CHECK((band == age_60_plus) == (age >= 60));
        const int year = made.column<years_since_return>()[p];
        if (made.column<returnee>()[p] == 0)
            CHECK(year == 0);
        else
            CHECK(year == std::min((month - made.column<return_month>()[p]) / 12 + 1, 6));
    }
}
