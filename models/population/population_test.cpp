// Who is laid out: marginals, cells, ties, returns, reserved births, and the same people however they are made.

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>
#include <set>
#include <sstream>

#include "models/population/check.h"
#include "models/population/draft.h"
#include "sim/io/threads.h"
#include "tests/support/catch.h"
#include "tests/support/population_world.h"

using namespace models::population;
using tests::PopulationWorld;

TEST_CASE("apportioned numbers add up and stay within one of their shares") {
    const std::vector<double> weights{3, 1, 0, 5.5, 2, 0.1};
    const double sum = std::accumulate(weights.begin(), weights.end(), 0.0);
    for (const std::int64_t total : {0, 1, 7, 100, 12345}) {
        const auto counts = apportion(weights, total);
        CHECK(std::accumulate(counts.begin(), counts.end(), std::int64_t{0}) == total);
        for (std::size_t i = 0; i < weights.size(); ++i)
            CHECK(std::abs(static_cast<double>(counts[i]) - weights[i] / sum * static_cast<double>(total)) <
                  1.0 + 1e-9);
    }
    CHECK(apportion({0, 0}, 5) == std::vector<std::int64_t>{0, 0});
}

TEST_CASE("the people of El Salvador hold every marginal they were made from") {
    PopulationWorld made;
    made.el_salvador();
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
    made.options.scale = 0.05;
#endif
    const auto blocks = sim::make_blocks(2);
    REQUIRE(made.lay(*blocks));
    const auto checks = check_marginals(made.inputs, made.foundation->world(), made.options.scale);
    CHECK(checks.size() > 350);
    for (const auto& check : checks) {
        INFO(check.place << " " << check.marginal << ": " << check.source << " against " << check.synthetic);
        CHECK(check.ok);
    }
    const double scale = made.options.scale;
    const auto back = made.column<returnee>();
    const auto month = made.column<return_month>();
    double later = 0, earlier = 0;
    for (std::size_t p = 0; p < back.size(); ++p) {
        later += back[p] != 0 && month[p] >= 0;
        earlier += back[p] != 0 && month[p] < 0;
    }
    CHECK(later == Approx(14989.0 * 5 * scale).margin(1));
    CHECK(earlier == Approx((8481 + 14203 + 13358) * scale).margin(1));
}

TEST_CASE("thinning keeps the marginals as far as whole agents can") {
    PopulationWorld made;
    made.el_salvador();
    for (const double scale : {0.1, 0.01, 0.002}) {
        made.options.scale = scale;
        REQUIRE(made.lay());
        for (const auto& check : check_marginals(made.inputs, made.foundation->world(), scale)) {
            INFO(scale << " " << check.place << " " << check.marginal << ": " << check.source << " against "
                       << check.synthetic);
            CHECK(check.ok);
        }
    }
}

TEST_CASE("the same people on any number of threads, and in lay_out and found") {
    PopulationWorld one, two;
    for (PopulationWorld* made : {&one, &two}) made->villages(9000, 300);
    const auto blocks = sim::make_blocks(2);
    REQUIRE(one.lay());
    REQUIRE(two.lay(*blocks));
    CHECK(one.foundation->world().fingerprint(true) == two.foundation->world().fingerprint(true));
    CHECK(one.foundation->layout().halo == two.foundation->layout().halo);
    CHECK(one.foundation->layout().ties == two.foundation->layout().ties);
    const auto& focus = one.foundation->layout().focus;
    const auto back = one.column<returnee>();
    REQUIRE(std::count(back.begin(), back.end(), 1) == static_cast<std::ptrdiff_t>(focus.size()));
    for (const std::uint32_t p : focus) CHECK(back[p] == 1);
}

TEST_CASE("cells hold whole homes and ties stay inside them or in the halo") {
    PopulationWorld made;
    made.villages(30000, 900);
    made.options.panel_households = 200;
    REQUIRE(made.lay());
    const sim::Layout& layout = made.foundation->layout();
    REQUIRE(layout.cells.size() > 6);
    std::size_t persons = 0, homes = 0;
    for (const sim::Cell& cell : layout.cells) {
        CHECK(cell.person_count <= sim::cell_capacity);
        CHECK(cell.first_person == persons);
        CHECK(cell.first_household == homes);
        CHECK(layout.household_first[homes] == persons);
        for (std::uint32_t h = 0; h < cell.household_count; ++h)
            for (std::uint32_t p = layout.household_first[homes + h]; p < layout.household_first[homes + h + 1]; ++p)
                CHECK(layout.household_of[p] == h);
        persons += cell.person_count, homes += cell.household_count;
        std::size_t far = 0;
        for (std::size_t k = 0; k < sim::tie_slots; ++k)
            for (std::uint32_t p = cell.first_person; p < cell.first_person + cell.person_count; ++p) {
                const std::uint16_t tie = layout.ties[k][p];
                if (tie == sim::no_tie) continue;
                REQUIRE(tie < cell.person_count + cell.halo_count);
                REQUIRE(cell.first_person + tie != p);
                far += tie >= cell.person_count;
            }
        CHECK(far == cell.halo_count);
        for (std::uint32_t i = 0; i < cell.halo_count; ++i) {
            const std::uint32_t p = layout.halo[cell.first_halo + i];
            CHECK((p < cell.first_person || p >= cell.first_person + cell.person_count));
        }
    }
    CHECK(persons == layout.persons());
    CHECK(homes == layout.households());
    CHECK(std::set<std::uint32_t>(layout.person_id.begin(), layout.person_id.end()).size() == persons);
    CHECK(layout.panel_households.size() == 200);
    CHECK(std::is_sorted(layout.panel_households.begin(), layout.panel_households.end()));
    const auto back = made.column<returnee>();
    const auto with_returnee =
        std::count_if(layout.panel_households.begin(), layout.panel_households.end(), [&](auto h) {
            return std::any_of(back.begin() + layout.household_first[h], back.begin() + layout.household_first[h + 1],
                               [](auto x) { return x != 0; });
        });
    CHECK(with_returnee == 100);
}

TEST_CASE("ties are mutual and join those they name") {
    PopulationWorld made;
    made.villages(30000, 900);
    REQUIRE(made.lay());
    const sim::Layout& layout = made.foundation->layout();
    const auto back = made.column<returnee>();
    const auto mothers = made.column<mother>();
    std::map<sim::Layer, std::array<double, 2>> mutual;
    for (const sim::Cell& cell : layout.cells)
        for (std::uint32_t p = cell.first_person; p < cell.first_person + cell.person_count; ++p)
            for (const sim::Layer layer :
                 {sim::Layer::kin, sim::Layer::neighbour, sim::Layer::coworker, sim::Layer::returnee})
                for (std::size_t k = 0; k < sim::ties_per_layer; ++k) {
                    const std::uint16_t tie = layout.ties[sim::tie_slot(layer, k)][p];
                    if (tie == sim::no_tie || tie >= cell.person_count) continue;
                    const std::uint32_t other = cell.first_person + tie;
                    REQUIRE(mothers[p] == 255);
                    REQUIRE(mothers[other] == 255);
                    if (layer == sim::Layer::returnee) REQUIRE((back[p] == 1 && back[other] == 1));
                    bool returned = false;
                    for (std::size_t j = 0; j < sim::ties_per_layer; ++j)
                        returned |= layout.ties[sim::tie_slot(layer, j)][other] == p - cell.first_person;
                    ++mutual[layer][returned ? 1 : 0];
                }
    const auto share = [&](sim::Layer layer) { return mutual[layer][1] / (mutual[layer][0] + mutual[layer][1]); };
    CHECK(share(sim::Layer::coworker) == 1.0);
    CHECK(share(sim::Layer::returnee) == 1.0);
    CHECK(share(sim::Layer::kin) > 0.6);        // homes of unequal size cannot pair everyone
    CHECK(share(sim::Layer::neighbour) > 0.6);
}

TEST_CASE("returns are spread evenly and births are reserved at the declared fertility") {
    PopulationWorld made;
    made.villages(200000, 2400);
    REQUIRE(made.lay());
    const auto back = made.column<returnee>();
    const auto month = made.column<return_month>();
    const auto born_in = made.column<birth_month>();
    const auto mothers = made.column<mother>();
    const auto sexes = made.column<sex>();
    std::map<int, int> by_month;
    double babies = 0, expected = 0;
    const std::array pattern{.17, .27, .24, .17, .10, .04, .01};
    for (std::size_t p = 0; p < back.size(); ++p) {
        if (back[p] != 0) ++by_month[month[p]];
        babies += mothers[p] != 255;
        if (mothers[p] != 255) CHECK(born_in[p] >= 0);
        if (mothers[p] != 255 || sexes[p] != women || month[p] != never_returned) continue;
        for (int m = 0; m < 60; ++m) {
            const int band = (m - born_in[p]) / 60 - 3;
            if (band >= 0 && band < 7) expected += 1.4 * pattern[static_cast<std::size_t>(band)] / 60;
        }
    }
    for (const auto& [m, count] : by_month) {
        INFO(m);
        CHECK((m >= -36 && m < 60));
        CHECK(std::abs(count - 200) < 12);  // children come in the month of their adult
    }
    CHECK(babies == Approx(expected).epsilon(0.12));  // spacing between births takes a few
}

TEST_CASE("character has the declared correlations and the journey the declared shares") {
    PopulationWorld made;
    made.villages(20000, 12000);
    REQUIRE(made.lay());
    const auto back = made.column<returnee>();
    const auto calm = made.column<temperament>();
    const auto hurt = made.column<trauma_proneness>();
    const auto ready = made.column<preparedness>();
    const auto type = made.column<return_type>();
    const auto way = made.column<journey>();
    std::array<double, 6> s{};
    double n = 0, forced_count = 0, transit = 0, ready_forced = 0, ready_free = 0;
    for (std::size_t p = 0; p < back.size(); ++p) {
        if (back[p] == 0) {
            CHECK(type[p] == resident_type);
            continue;
        }
        const double x = calm[p] * static_cast<double>(temperament_step), y = (hurt[p] - 50.0) / 17;
        s[0] += x, s[1] += y, s[2] += x * x, s[3] += y * y, s[4] += x * y;
        ++n;
        forced_count += type[p] == forced;
        transit += (way[p] & journey_bits::transit) != 0;
        (type[p] == forced ? ready_forced : ready_free) += ready[p];
    }
    const double r = (s[4] / n - s[0] / n * s[1] / n) /
                     std::sqrt((s[2] / n - s[0] / n * s[0] / n) * (s[3] / n - s[1] / n * s[1] / n));
    CHECK(r == Approx(-0.35).margin(0.02));
    CHECK(s[2] / n == Approx(1).margin(0.05));
    CHECK(forced_count / n == Approx(0.86).margin(0.01));
    CHECK(transit / n == Approx(0.41).margin(0.02));
    CHECK(ready_forced / forced_count == Approx(25).margin(1.5));
    CHECK(ready_free / (n - forced_count) > 60);
}

TEST_CASE("what is wrong with tables and keys is said with its place") {
    PopulationWorld made;
    CHECK(!made.lay());
    CHECK(made.problems.front().code == "RS402");
    std::istringstream in("municipality,population,dependency_ratio\nHere,100,0.5\nThere,n/a,\n");
    made.inputs.data["places"] = tests::table_from("places", in);
    CHECK(!made.lay());
    std::set<std::string> paths;
    for (const auto& problem : made.problems) paths.insert(problem.path);
    CHECK(paths.contains("places:3:population"));
    CHECK(paths.contains("places:3:dependency_ratio"));
    made.villages();
    made.key("returns_series", std::string("2015-2030"));
    CHECK(!made.lay());
    CHECK(made.problems.front().path == "population.returns_series");
}
