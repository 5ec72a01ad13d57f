// Education: enrolment as in the data and no higher than it says, every barrier counts, the calendar holds, months
// teach.

#include <cmath>
#include <functional>

#include "models/education/model.h"
#include "models/education/openness.h"
#include "tests/support/catch.h"
#include "tests/support/surroundings.h"

namespace {

namespace ed = models::education;
namespace pop = models::population;
using Catch::Detail::Approx;

inline constexpr sim::PersonColumn<float> scholarship{
    .name = "interventions/scholarship", .unit = "factor", .range = {0, 9}, .start = 1, .doc = "Given."};
inline constexpr sim::PersonColumn<float> classes{
    .name = "interventions/classes", .unit = "SD_per_month", .range = {0, 1}, .start = 0, .doc = "Given."};
struct Give : sim::Rule {
    static constexpr std::string_view name = "interventions/give";
    static constexpr sim::Phase phase = sim::Phase::help;
    using reads = sim::list<scholarship, classes>;
    using scales = sim::list<ed::support, ed::bridging>;
    static void step(sim::Tile<Give>& tile) {
        for (std::size_t i = 0; i < tile.size(); ++i) {
            tile.scale<ed::support>()[i] *= tile.read<scholarship>()[i];
            tile.scale<ed::bridging>()[i] += tile.read<classes>()[i];
        }
    }
};
struct Programme {
    static constexpr std::string_view name = "interventions";
    using founds = sim::list<scholarship, classes>;
    using rules = sim::rules<Give>;
};

// Homes of four: three residents and one returnee (the last), all children of one age, who came in `came`.
struct School {
    explicit School(double age = 9, double came = -40, std::uint32_t homes_of_four = 1500, bool begins = true)
        : people(homes_of_four * 4), tiny({.households = homes_of_four, .members = 4}) {
        tests::surround<ed::Model>(tiny);
        tiny.add<Programme>();
        tiny.add<ed::Model>();
        engine = &tiny.start(false);
        tiny.set_all("population/status", pop::present_here);
        tiny.set_all("population/birth_month", -12 * age);
        tiny.set_all("population/return_month", pop::never_returned);
        for (std::uint32_t i = 3; i < people; i += 4)
            tiny.set("population/returnee", i, 1), tiny.set("population/return_month", i, came),
                tiny.set("population/status", i, came > 0 ? pop::abroad : pop::present_here);
        tiny.set_all("household/income", 300), tiny.set_all("household/need", 300), tiny.set_all("documents/state", 2);
        tiny.set_all("health/health", 1), tiny.set_all("climate/felt_safety", 1), tiny.set_all("belonging/language", 1);
        tiny.set_all("services/school_room", 0.9), tiny.set_all("services/school_quality", 0.72),
            tiny.set_all("services/toil", 1);
        if (begins) engine->begin();
    }
    // Mean of a column over residents or returnees.
    double mean(std::string_view column, bool returnees = false) const {
        double sum = 0;
        for (std::uint32_t i = 0; i < people; ++i)
            if ((i % 4 == 3) == returnees) sum += tiny.get(column, i);
        return sum / (returnees ? people / 4 : people * 3 / 4);
    }
    void each(std::string_view column, bool returnees, double value) {
        for (std::uint32_t i = 0; i < people; ++i)
            if ((i % 4 == 3) == returnees) tiny.set(column, i, value);
    }
    void step(int months = 1) {
        for (int m = 0; m < months; ++m) engine->step();
        REQUIRE_FALSE(engine->fault());
    }
    std::uint32_t people;
    tests::TinyWorld tiny;
    sim::Engine* engine = nullptr;
};

// Enrolment, of residents or of returnees of last month, in the second school year after a change in the first.
double later(const std::function<void(School&)>& change, bool returnees = false) {
    School school(9, -1);
    school.step();
    change(school);
    school.step(12);
    return school.mean("education/enrolled", returnees);
}

}  // namespace

TEST_CASE("enrolment by age has the mean of the data, as far as no age passes the fullest") {
    const std::array<double, 4> pattern{0.85, 1, 0.93, 0.75};
    for (const double share : {0.3, 0.59, 0.7}) {
        const auto ages = ed::enrolment_by_age(share, pattern, 0.985);
        double sum = 0;
        for (const double a : ages) sum += a;
        CHECK(sum / 18 == Approx(share).epsilon(1e-6));
        CHECK(ages[3] == 0);
        CHECK(ages[9] > ages[17]);
    }
    for (const double a : ed::enrolment_by_age(0.99, pattern, 0.985)) CHECK(a <= 0.985);
}

TEST_CASE("the school year begins when it is said to") {
    CHECK(ed::month_of_year(0, 0) == 0);
    CHECK(ed::month_of_year(11, 0) == 11);
    CHECK(ed::month_of_year(12, 0) == 0);
    CHECK(ed::month_of_year(0, 2) == 10);
    CHECK(ed::month_of_year(2, 2) == 0);
}

TEST_CASE("styles of teaching are foreign after long stays and become familiar") {
    CHECK(ed::foreign_style(0, 0, 36, 12) == 0);
    CHECK(ed::foreign_style(72, 0, 36, 12) == 1);
    CHECK(ed::foreign_style(18, 12, 36, 12) == Approx(0.25));
    CHECK(ed::next_gap(1, 2, 0) == 0);
    CHECK(ed::next_gap(11.9F, 0, 2) == 12);
    CHECK(ed::within(0, 0.01F));
    CHECK_FALSE(ed::within(255, 0.99F));
}

TEST_CASE("residents stay enrolled as the data say") {
    School school;
    const double start = school.mean("education/enrolled");
    CHECK(start == Approx(0.985).margin(0.01));
    school.step(25);
    CHECK(school.mean("education/enrolled") == Approx(start).margin(0.01));
    CHECK(school.tiny.get("education/reference", 0) > 0.5);
    School older(16);
    CHECK(older.mean("education/enrolled") == Approx(0.76).margin(0.02));
    older.step(13);
    CHECK(older.mean("education/enrolled") == Approx(0.76).margin(0.02));
    older.step(24);  // 18 by then
    CHECK(older.mean("education/enrolled") == 0);
}

TEST_CASE("enrolment stays that of the data however unequal homes are") {
    School school(13, -40, 4000);
    for (std::uint32_t h = 0; h < 4000; ++h) school.tiny.set("household/income", h, h % 3 == 0 ? 20 : 400);
    const double start = school.mean("education/enrolled");
    school.step(14);
    CHECK(school.mean("education/enrolled") == Approx(start).margin(0.012));
}

TEST_CASE("the reference is found between the points of the grid") {
    const auto exact = [](std::size_t k) { return 90.0 / static_cast<double>(ed::grid_reference(k)); };
    CHECK(ed::reference_for(100, exact) == Approx(0.9).epsilon(0.01));
    CHECK(ed::reference_for(0, exact) > 0);
    CHECK(ed::reference_for(1e9, exact) == Approx(ed::grid_reference(0)));
    CHECK(ed::reference_for(1, exact) == Approx(ed::grid_reference(ed::references - 1)));
    CHECK(ed::open_for(0.5F, 0.6F, 0.5F, 0.985F) == Approx(0.6));
    CHECK(ed::open_for(0.9F, 0.8F, 0.5F, 0.985F) == 0.985F);
}

TEST_CASE("every barrier that the source names lowers enrolment, a full stop stops it") {
    const double usual = later([](School&) {});
    CHECK(usual > 0.8);
    CHECK(later([](School& s) { s.tiny.set_all("household/income", 0); }) < usual * 0.9);
    CHECK(later([](School& s) { s.tiny.set_all("belonging/language", 0.4); }) < usual * 0.9);
    CHECK(later([](School& s) { s.tiny.set_all("education/level_gap", 3); }) < usual * 0.9);
    CHECK(later([](School& s) { s.tiny.set_all("documents/state", 0); }) < usual * 0.9);
    CHECK(later([](School& s) { s.tiny.set_all("climate/discrimination", 0.5); }) < usual * 0.9);
    CHECK(later([](School& s) { s.tiny.set_all("climate/felt_safety", 0); }) < usual - 0.05);
    CHECK(later([](School& s) { s.tiny.set_all("services/school_room", 0.5); }) < usual * 0.9);
    CHECK(later([](School& s) { s.tiny.set_all("services/remote", 1), s.tiny.set_all("services/toil", 3); }) <
          usual * 0.9);
    CHECK(later([](School& s) { s.tiny.set_all("labour/state", models::labour::casual); }) < usual * 0.9);
    CHECK(later([](School& s) { s.tiny.set_all("population/months_abroad", 60); }, true) <
          later([](School&) {}, true) - 0.05);
    CHECK(later([](School& s) { s.tiny.set_all("interventions/scholarship", 0); }) == 0);
    CHECK(later([](School& s) {
              s.tiny.set_all("household/income", 0), s.tiny.set_all("interventions/scholarship", 1.5);
          }) > usual - 0.05);
}

TEST_CASE("who arrives in the middle of the year mostly waits for the next one") {
    const auto enrolled_after = [](double came, int months) {
        School school(9, came);
        for (int m = 0; m < came + months; ++m) {
            if (m == came) school.each("population/status", true, pop::present_here);
            school.step();
        }
        return school.mean("education/enrolled", true);
    };
    const double middle = enrolled_after(6, 3), turn = enrolled_after(12, 3);
    CHECK(middle > 0.15);
    CHECK(middle < 0.5);
    CHECK(turn > 0.8);
    CHECK(enrolled_after(6, 7) == Approx(turn).margin(0.05));  // January has come
}

TEST_CASE("bridging closes gaps and raises enrolment of the next school year") {
    const auto next_year = [](double a_month) {
        School school(9, -1);
        school.each("education/level_gap", true, 3), school.each("belonging/language", true, 0.7);
        school.each("education/enrolled", true, 0), school.each("interventions/classes", true, a_month);
        school.step(9);
        school.each("interventions/classes", true, 0);
        school.step(4);
        return std::pair(school.mean("education/enrolled", true), school.mean("education/level_gap", true));
    };
    const auto [without, gap_without] = next_year(0);
    const auto [bridged, gap_bridged] = next_year(0.0156);
    CHECK(bridged > without + 0.02);
    CHECK(gap_bridged < gap_without - 0.25);
}

TEST_CASE("attendance falls with hunger, illness, work and closures; only days held count") {
    const auto attends = [](const std::function<void(School&)>& change) {
        School school;
        school.step();
        change(school);
        school.step();
        return school.mean("education/attendance");
    };
    const double usual = attends([](School&) {});
    CHECK(usual == Approx(0.93 * 0.985).margin(0.02));
    CHECK(attends([](School& s) { s.tiny.set_all("household/food_cut", 0.5); }) == Approx(0.85 * usual).epsilon(0.02));
    CHECK(attends([](School& s) { s.tiny.set_all("shocks/pandemic", 1); }) == Approx(0.3 * usual).epsilon(0.02));
    CHECK(attends([](School& s) { s.tiny.set_all("health/health", 0.4); }) < usual);
    CHECK(attends([](School& s) { s.tiny.set_all("wellbeing/distress", 3); }) < usual);
    CHECK(attends([](School& s) { s.each("education/enrolled", false, 0); }) < 0.15);
    School school;
    school.step(11);
    const double november = school.mean("education/attendance");
    school.step();
    CHECK(school.mean("education/attendance") == Approx(november).epsilon(1e-3));
}

TEST_CASE("children out of school fall behind, and a lead from bridging fades by half in a year") {
    School school(9);
    school.each("education/enrolled", true, 0), school.each("education/zeal", true, 255);
    school.step(11);
    CHECK(school.mean("education/learning", true) < -0.6);
    CHECK(school.mean("education/level_gap", true) > 0.8);
    CHECK(school.mean("education/learning") == Approx(0).margin(0.15));
    const auto lead = [](int months_after) {
        School bridged(9), plain(9);
        bridged.tiny.set_all("interventions/classes", 0.0156);
        bridged.step(11), plain.step(11);
        bridged.tiny.set_all("interventions/classes", 0);
        bridged.step(months_after), plain.step(months_after);
        return bridged.mean("education/learning") - plain.mean("education/learning");
    };
    CHECK(lead(0) == Approx(0.13).margin(0.04));
    CHECK(lead(13) < 0.65 * lead(0));
}

TEST_CASE("a school left alone keeps its attendance, learning and gaps") {
    School school(9, -40, 1500, false);
    for (std::uint32_t i = 0; i < school.people; ++i)
        school.tiny.set("population/birth_month", i, -48.0 - (i / 4 * 37 + i) % 168);
    for (std::uint32_t h = 0; h < school.people / 4; ++h) school.tiny.set("household/income", h, h % 3 == 0 ? 50 : 400);
    school.tiny.set_all("wellbeing/distress", 0.5), school.tiny.set_all("health/health", 0.9);
    school.tiny.set_all("climate/felt_safety", 0.7), school.tiny.set_all("services/remote", 1);
    school.engine->begin();
    const double attends = school.mean("education/attendance"), enrolled = school.mean("education/enrolled");
    const double knows = school.mean("education/learning");
    CHECK(attends / enrolled < 0.9);  // what stands in the way counts from the start
    school.step();
    CHECK(school.mean("education/enrolled") == Approx(enrolled).margin(0.02));
    CHECK(school.mean("education/attendance") / school.mean("education/enrolled") ==
          Approx(attends / enrolled).margin(0.005));
    school.step(10);
    CHECK(school.mean("education/learning") == Approx(knows).margin(0.03));
}
