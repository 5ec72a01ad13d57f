// Health: death by the table, needs by the declared chance, harm where care does not come, cover by formal work.

#include <cmath>
#include <functional>

#include "models/health/model.h"
#include "tests/support/catch.h"
#include "tests/support/surroundings.h"

namespace {

namespace he = models::health;
namespace pop = models::population;
using Catch::Detail::Approx;

inline constexpr sim::PersonColumn<float> caring{
    .name = "interventions/caring", .unit = "factor", .range = {0, 9}, .start = 1, .doc = "Given."};
struct Give : sim::Rule {
    static constexpr std::string_view name = "interventions/give";
    static constexpr sim::Phase phase = sim::Phase::help;
    using reads = sim::list<caring>;
    using scales = sim::list<he::care>;
    static void step(sim::Tile<Give>& tile) {
        for (std::size_t i = 0; i < tile.size(); ++i) tile.scale<he::care>()[i] *= tile.read<caring>()[i];
    }
};
struct Programme {
    static constexpr std::string_view name = "interventions";
    using founds = sim::list<caring>;
    using rules = sim::rules<Give>;
};

// People of one age who are here; `change` comes before the start, `live` after it.
struct Trial {
    explicit Trial(std::uint32_t people, double age, double sex = pop::men, bool begins = true)
        : count(people), tiny({.households = people / 4, .members = 4}) {
        tests::surround<he::Model>(tiny);
        tiny.add<Programme>();
        tiny.add<he::Model>();
        engine = &tiny.start(false);
        tiny.set_all("population/status", pop::present_here);
        tiny.set_all("population/sex", sex);
        tiny.set_all("population/birth_month", -12 * age);
        tiny.set_all("population/return_month", pop::never_returned);
        tiny.set_all("services/health_access", 0.5), tiny.set_all("services/health_quality", 0.6);
        tiny.set_all("services/water", 1);
        if (begins) engine->begin();
    }
    double share(std::string_view column, double value) const {
        double sum = 0;
        for (std::uint32_t i = 0; i < count; ++i)
            sum += tiny.get(column, i) >= value - 0.5 && tiny.get(column, i) <= value + 0.5;
        return sum / count;
    }
    void step(int months = 1) {
        for (int m = 0; m < months; ++m) engine->step();
        REQUIRE_FALSE(engine->fault());
    }
    std::uint32_t count;
    tests::TinyWorld tiny;
    sim::Engine* engine = nullptr;
};

double life(const he::Mortality& m) {
    double alive = 1, years = 0;
    for (std::size_t age = 0; age <= he::last_age; ++age) {
        const double q = he::death_in_year(age, m);
        years += alive * (1 - q / 2), alive *= 1 - q;
    }
    return years;
}

}  // namespace

TEST_CASE("the declared mortality gives lives of about 68 and 77 years") {
    const auto of = [](std::size_t sex) {
        return he::Mortality{he::death_at_40.value[sex], he::death_slope.value[sex], he::death_floor.value[sex],
                             he::death_of_infants.value};
    };
    CHECK(life(of(0)) == Approx(68.5).margin(0.7));
    CHECK(life(of(1)) == Approx(77).margin(0.7));
    CHECK(he::death_in_year(0, of(0)) == he::death_of_infants.value);
    for (std::size_t age = 1; age < he::last_age; ++age)
        CHECK(he::death_in_year(age, of(0)) <= he::death_in_year(age + 1, of(0)));
    CHECK(std::pow(1 - static_cast<double>(he::monthly(0.3)), 12) == Approx(0.7).epsilon(1e-5));
    CHECK(he::monthly(1) == 1);
    const std::array<he::Dying, 2> monthly{he::Dying(of(0)), he::Dying(of(1))};
    for (std::size_t sex = 0; sex < 2; ++sex)
        for (std::size_t age = 0; age <= he::last_age; age += 7) {
            const float once = he::chance_to_die(static_cast<float>(age), static_cast<float>(sex), monthly);
            CHECK(once == Approx(he::monthly(he::death_in_year(age, of(sex)))).epsilon(1e-4));
        }
}

TEST_CASE("ages fall into stages and rates run straight between their middles") {
    CHECK(he::stage_of(0) == 0);
    CHECK(he::stage_of(5) == 1);
    CHECK(he::stage_of(44) == 2);
    CHECK(he::stage_of(60) == 4);
    CHECK(he::years_of(-5) == 0);
    CHECK(he::years_of(23) == 1);
    CHECK(he::years_of(12 * 500) == he::last_age);
    for (std::int32_t months = 0; months < 1500; ++months)
        REQUIRE(he::float_years(months) == static_cast<float>(he::years_of(months)));
    const he::ByAge values({1, 2, 4, 3, 0});
    CHECK(values.at(0) == 1);
    CHECK(values.at(11) == Approx(2));
    CHECK(values.at(90) == Approx(0).margin(1e-6));
    CHECK(values.at(21) == Approx(2 + 2 * (21.5 - 11.5) / 19.5));
}

TEST_CASE("people die at the rate of their age and sex, more of them in poor health") {
    Trial old(20000, 70);
    old.tiny.set_all("health/need", he::well);
    double deaths = 0;
    for (int month = 0; month < 6; ++month)
        old.step(), deaths += old.share("health/dying", 1);  // nobody leaves: this is a rate
    const he::Mortality m{he::death_at_40.value[0], he::death_slope.value[0], he::death_floor.value[0], 0};
    const double expected = 6 * static_cast<double>(he::monthly(he::death_in_year(70, m)));
    CHECK(deaths == Approx(expected).epsilon(0.15));
    Trial frail(20000, 70);
    frail.tiny.set_all("health/health", 0.35);
    frail.step();
    CHECK(frail.share("health/dying", 1) > 1.7 * expected / 6);
    Trial child(4000, 10);
    child.step(12);
    CHECK(child.share("health/dying", 1) < 0.002);
}

TEST_CASE("needs arise by the declared chance and pass with care or time") {
    Trial grown(20000, 30);
    grown.tiny.set_all("health/need", he::well), grown.tiny.set_all("health/chronic", 0),
        grown.tiny.set_all("health/health", 1);
    grown.step();
    CHECK(grown.share("health/need", he::well) == Approx(1 - 0.08).margin(0.012));
    const double serious = grown.share("health/need", he::serious);
    CHECK(serious == Approx(0.08 * 0.08).margin(0.003));
    const auto left = [](double access) {
        Trial ill(8000, 30);
        ill.tiny.set_all("health/need", he::serious), ill.tiny.set_all("services/health_access", access);
        ill.tiny.set_all("health/chronic", 0);
        ill.step();
        return ill.share("health/need", he::serious);
    };
    CHECK(left(0) == Approx(0.9).margin(0.02));
    CHECK(left(1) == Approx(0.9 * 0.4).margin(0.03));
}

TEST_CASE("the share with a need at the start is the one that a month leaves as it is") {
    for (const float arises : {0.05F, 0.2F, 0.6F}) {
        const he::Course course{0.3F, 0.4F};
        const float had = he::usual_share(arises, course);
        const float over = 1 - 0.7F * 0.6F;
        CHECK(arises * (1 - had + had * over) + had * (1 - over) == Approx(had));
    }
}

TEST_CASE("care that does not come costs health, and help with care gives it back") {
    const auto health_after = [](double access, double caring_factor) {
        Trial people(4000, 50);
        people.tiny.set_all("services/health_access", access),
            people.tiny.set_all("interventions/caring", caring_factor);
        people.step(36);
        return people.tiny.mean("health/health");
    };
    const double none = health_after(0, 1), some = health_after(0.4, 1), helped = health_after(0.4, 2);
    CHECK(some > none + 0.01);
    CHECK(helped > some);
    CHECK(some < 1);
    CHECK(none > 0.3);
}

TEST_CASE("disease met on the journey, bad water, crowding, distress and a pandemic bring needs") {
    const auto needs = [](const std::function<void(tests::TinyWorld&)>& change) {
        Trial people(8000, 30);
        people.tiny.set_all("health/need", he::well), people.tiny.set_all("health/chronic", 0);
        change(people.tiny);
        people.step();
        return 1 - people.share("health/need", he::well);
    };
    const double usual = needs([](auto&) {});
    CHECK(needs([](auto& t) {
              t.set_all("population/journey", pop::journey_bits::disease), t.set_all("population/return_month", 0);
          }) > 2 * usual);
    CHECK(needs([](auto& t) {
              t.set_all("population/journey", pop::journey_bits::disease), t.set_all("population/return_month", -24);
          }) == Approx(usual));
    CHECK(needs([](auto& t) { t.set_all("services/water", 0); }) > 1.2 * usual);
    CHECK(needs([](auto& t) { t.set_all("housing/crowding", 8); }) > 1.2 * usual);
    CHECK(needs([](auto& t) { t.set_all("wellbeing/distress", 3); }) > 1.2 * usual);
    CHECK(needs([](auto& t) { t.set_all("shocks/pandemic", 1); }) > 2 * usual);
}

TEST_CASE("chronic illness comes with age, needs care and takes health") {
    Trial young(8000, 20), old(8000, 72);
    CHECK(young.share("health/chronic", 1) == Approx(0.067).margin(0.02));
    CHECK(old.share("health/chronic", 1) == Approx(0.5).margin(0.02));
    CHECK(old.tiny.mean("health/health") < young.tiny.mean("health/health") - 0.1);
    const double before = old.share("health/chronic", 1);
    old.step(12);
    CHECK(old.share("health/chronic", 1) >= before);
}

TEST_CASE("cover follows one's own formal work, the partner's and a young child's parents'") {
    Trial people(4000, 30, pop::men, false);
    const auto role = [](std::uint32_t i) { return i % 4 == 0 ? pop::head : i % 4 == 1 ? pop::partner : pop::child; };
    for (std::uint32_t i = 0; i < 4000; ++i) {
        people.tiny.set("population/role", i, role(i));
        if (i % 4 == 2) people.tiny.set("population/birth_month", i, -12 * 6);
        if (i % 8 == 0) people.tiny.set("labour/state", i, models::labour::formal);  // every other home
    }
    const auto covered = [&](std::uint32_t of_eight) {
        double sum = 0;
        for (std::uint32_t i = of_eight; i < 4000; i += 8) sum += people.tiny.get("health/insured", i) / 500;
        return sum;
    };
    people.engine->begin();
    for (const std::uint32_t k : {0U, 1U, 2U}) CHECK(covered(k) == Approx(1));  // worker, partner, child of six
    for (const std::uint32_t k : {3U, 4U, 5U, 6U, 7U}) CHECK(covered(k) == 0);  // grown child; the other home
    people.tiny.set_all("health/insured", 1);
    people.step(60);
    for (const std::uint32_t k : {0U, 1U, 2U}) CHECK(covered(k) > 0.99);
    for (const std::uint32_t k : {3U, 4U, 5U, 6U, 7U}) CHECK(covered(k) < 0.3);
    Trial old(4000, 70);
    const double pensioners = old.share("health/insured", 1);
    CHECK(pensioners == Approx(0.27).margin(0.03));
    old.step(24);
    CHECK(old.share("health/insured", 1) == pensioners);
}

TEST_CASE("people left alone keep their health, and die at the rate of their age and sex") {
    for (const double age : {30.0, 72.0}) {
        Trial people(20000, age, pop::women, false);
        people.tiny.set_all("services/water", 0.7), people.tiny.set_all("housing/crowding", 3);
        for (std::uint32_t i = 0; i < 20000; ++i)  // residents' distress: half of them above the mean
            people.tiny.set("wellbeing/distress", i, i % 2 == 0 ? -0.8 : 0.8);
        people.engine->begin();
        const double start = people.tiny.mean("health/health");
        double deaths = 0;
        for (int month = 0; month < 6; ++month) people.step(), deaths += people.share("health/dying", 1);
        CHECK(people.tiny.mean("health/health") == Approx(start).margin(0.012));
        const he::Mortality m{he::death_at_40.value[1], he::death_slope.value[1], he::death_floor.value[1], 0};
        const double expected = he::death_in_year(static_cast<std::size_t>(age), m) / 2;
        CHECK(deaths == Approx(expected).margin(0.15 * expected + 0.001));
    }
}
