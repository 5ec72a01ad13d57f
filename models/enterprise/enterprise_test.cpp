// Enterprise: returns are concave and money is kept, firms of usual capital stand still, claims drain what is above it.

#include <cmath>

#include "models/enterprise/firm.h"
#include "tests/support/catch.h"

namespace {

namespace en = models::enterprise;

constexpr std::size_t man = 0, woman = 1;

en::Beliefs usual() {
    en::Beliefs b{};
    b.return_scale = 5.8F, b.return_power = 0.4F, b.usual_capital = 300, b.wear = 0.006F;
    b.claim_norm = {0.01F, 0.25F}, b.claim_need = {0.03F, 0.10F};
    b.exit_rate = 0.0072F, b.exit_profit = 0.6F, b.exit_young = 0.8F, b.peak_age = 24, b.exit_distress = 0.15F;
    b.exit_family = 1, b.exit_community = 0.8F, b.exit_unprepared = 0.6F, b.exit_policy = 0.8F;
    b.reinvested = b.wear * b.usual_capital / en::return_on(b, b.usual_capital);
    return b;
}

}  // namespace

TEST_CASE("Earnings rise with capital, ever less") {
    const en::Beliefs b = usual();
    CHECK(en::return_on(b, 0) == 0);
    CHECK(en::return_on(b, 1) == Approx(5.8));
    CHECK(en::return_on(b, 300) == Approx(5.8 * std::pow(300.0, 0.4)));
    float before = en::earn(b, 50, 150, 1).profit, step_before = 1e9F;
    for (float stock = 100; stock < 3000; stock += 50) {
        const float now = en::earn(b, stock, 150, 1).profit, step = now - before;
        REQUIRE(step > 0);
        REQUIRE(step < step_before);
        before = now, step_before = step;
    }
    CHECK(en::return_on(b, 450) - en::return_on(b, 300) == Approx(10).margin(0.5));  // a grant of 150 USD
}

TEST_CASE("What a firm earns is drawn or kept, less wear") {
    const en::Beliefs b = usual();
    for (const float stock : {0.0F, 40.0F, 300.0F, 900.0F, 5000.0F})
        for (const float market : {0.3F, 1.0F, 1.7F}) {
            const en::Month m = en::earn(b, stock, 200, market);
            const float made = (200 + en::return_on(b, stock)) * market;
            CHECK(m.profit + m.capital - stock == Approx(made - b.wear * stock).margin(1e-2));
        }
}

TEST_CASE("Usual capital stands still, less grows, more shrinks") {
    const en::Beliefs b = usual();
    CHECK(en::earn(b, 300, 200, 1).capital == Approx(300));
    CHECK(en::earn(b, 100, 200, 1).capital > 100);
    CHECK(en::earn(b, 900, 200, 1).capital < 900);
    CHECK(en::earn(b, 300, 200, 0.7F).capital < 300);
    float stock = 100;
    for (int month = 0; month < 1200; ++month) stock = en::earn(b, stock, 200, 1).capital;
    CHECK(stock == Approx(300).margin(10));
}

TEST_CASE("The home claims what is above the customary, of women more, and more when it is hungry") {
    const en::Beliefs b = usual();
    CHECK(en::claim(b, woman, 300, true, 0, 3, 0) == 0);
    CHECK(en::claim(b, woman, 500, true, 0, 0, 0) == 0);  // nobody else at home
    CHECK(en::claim(b, woman, 500, true, 0, 1, 0) == Approx(25));
    CHECK(en::claim(b, man, 500, true, 0, 1, 0) == Approx(1));
    CHECK(en::claim(b, woman, 200, true, 0.5F, 0, 0) == Approx(10));
    CHECK(en::claim(b, man, 200, true, 0.5F, 0, 0) == Approx(3));
    CHECK(en::claim(b, woman, 200, false, 0, 1, 0) == Approx(25));  // money given, firm not open yet
    CHECK(en::claim(b, woman, 500, true, 1, 1, 0.5F) == Approx((25 + 50) / 2.0));
    CHECK(en::claim(b, woman, 500, true, 1, 3, 1) == 0);
    CHECK(en::claim(b, woman, 500, true, 0, 3, 0) > en::claim(b, woman, 500, true, 0, 1, 0));
}

TEST_CASE("A claim never takes more than there is") {
    en::Beliefs b = usual();
    b.claim_norm = {1, 1}, b.claim_need = {1, 1};
    for (const float stock : {0.0F, 10.0F, 300.0F, 2000.0F}) {
        CHECK(en::claim(b, woman, stock, false, 1, 9, 0) == Approx(stock));
        CHECK(en::claim(b, woman, stock, false, 0, 9, 0) == Approx(0.9 * stock));
    }
}

TEST_CASE("A woman's grant in a large home is gone in a year or two, a man's is not") {
    const en::Beliefs b = usual();
    float hers = 450, his = 450, alone = 450;
    for (int month = 0; month < 24; ++month) {
        const auto next = [&](std::size_t sex, float stock, int others) {
            const float grown = en::earn(b, stock, 200, 1).capital;
            return grown - en::claim(b, sex, grown, true, 0, others, 0);
        };
        hers = next(woman, hers, 2), his = next(man, his, 2), alone = next(woman, alone, 0);
    }
    CHECK(hers < 310);
    CHECK(his > 390);
    CHECK(alone > his);
}

TEST_CASE("Firms are most at risk at their peak age") {
    const en::Beliefs b = usual();
    CHECK(en::age_hazard(b, 24) == Approx(1.8 / 1.4));
    CHECK(en::age_hazard(b, 0) == Approx(1 / 1.4));
    CHECK(en::age_hazard(b, 400) == Approx(1 / 1.4).margin(1e-3));
    for (const float other : {6.0F, 12.0F, 22.0F, 26.0F, 48.0F, 120.0F})
        CHECK(en::age_hazard(b, other) < en::age_hazard(b, 24));
}

TEST_CASE("The hazard of closing answers to each circumstance by itself") {
    const en::Beliefs b = usual();
    const auto hazard = [&](float profit, const en::Strains& s) {
        return static_cast<double>(en::exit_hazard(b, 24, en::profit_ratio(profit, 100), en::strains(b, s)));
    };
    const double base = hazard(100, {});
    CHECK(base == Approx(0.0072 * 1.8 / 1.4));
    CHECK(hazard(50, {}) / base == Approx(std::pow(2.0, 0.6)).margin(1e-3));
    // Bounded: a loss is no infinite hazard.
    CHECK(hazard(-500, {}) / base == Approx(std::pow(20.0, 0.6)).margin(1e-2));
    CHECK(hazard(100, {.distress = 1}) / base == Approx(std::exp(0.15)).margin(1e-3));
    CHECK(hazard(100, {.strain = 0.5F}) / base == Approx(std::exp(0.5)).margin(1e-3));
    CHECK(hazard(100, {.support = 0.5F}) / base == Approx(std::exp(-0.4)).margin(1e-3));
    CHECK(hazard(100, {.unprepared = 0.5F}) / base == Approx(std::exp(0.3)).margin(1e-3));
    CHECK(hazard(100, {.institutions = 0.5F}) / base == Approx(std::exp(-0.4)).margin(1e-3));
}

TEST_CASE("Those newly back open firms more often, for a time") {
    en::Beliefs b = usual();
    b.newcomer_entry = 8, b.newcomer_months = 12;
    CHECK(en::newcomer(b, 0) == Approx(8));
    CHECK(en::newcomer(b, 6) == Approx(4.5));
    CHECK(en::newcomer(b, 12) == 1);
    CHECK(en::newcomer(b, 300) == 1);
    b.newcomer_entry = 1;
    CHECK(en::newcomer(b, 3) == 1);
}
