// Household: a month keeps its money, cuts come in their order, gifts do not make self-sufficiency, care is shared
// whole.

#include <algorithm>
#include <array>
#include <cmath>

#include "models/household/columns.h"
#include "models/household/home.h"
#include "models/household/purse.h"
#include "sim/base/philox.h"
#include "sim/base/uniform.h"
#include "tests/support/catch.h"

namespace {

namespace hh = models::household;

hh::Beliefs usual() {
    hh::Beliefs b{};
    b.saving_rate = 0.2F, b.buffer = 4, b.overspend = 0.04F, b.service_cap = 0.35F, b.interest = 0.012F, b.term = 60;
    b.forgive = 0.004F, b.debt_limit = 12000, b.debt_room = 4, b.other_cut = 0.55F;
    b.credit_makes = {0.05F, 0.25F, 0.15F, 0.2F, -0.3F};
    b.loan_months = 48;
    b.strain = {0.15F, 0.35F, 0.2F, 0.1F, 0.06F, 0.12F, 0.05F};
    b.strain_violence = 0.2F, b.violence_starts = 0.003F, b.violence_strain = 5;
    return b;
}

float draw(std::uint32_t i, std::uint32_t lane) { return sim::to_uniform(sim::philox_one({11, lane, 0, 0}, i).v[0]); }

// Purses of all kinds: rich and poor, with and without debt, some that put money into a business.
hh::Purse any_purse(std::uint32_t i) {
    hh::Purse p;
    p.income = draw(i, 1) < 0.2F ? 0.0F : 900 * draw(i, 2);
    p.assistance = draw(i, 3) < 0.6F ? 0.0F : 1500 * draw(i, 4);
    p.inflow = draw(i, 5) < 0.5F ? 0.0F : 1200 * draw(i, 6) - 700;
    p.food_need = 300 * draw(i, 7), p.other_need = 300 * draw(i, 8);
    p.savings = draw(i, 9) < 0.4F ? 0.0F : 4000 * draw(i, 10);
    p.debt = draw(i, 11) < 0.4F ? 0.0F : 15000 * draw(i, 12);
    p.credit = draw(i, 13), p.own_food = 0.3F * draw(i, 14), p.thrift = 3 * draw(i, 15);
    return p;
}

}  // namespace

TEST_CASE("A month of a purse keeps its money and its debts") {
    const hh::Beliefs b = usual();
    int borrowers = 0, in_the_red = 0;
    for (std::uint32_t i = 0; i < 20000; ++i) {
        const hh::Purse p = any_purse(i);
        const hh::Lived m = hh::live_month(b, p);
        const double in = static_cast<double>(p.income) + p.assistance + p.inflow;
        const double unpaid = std::max(-(in + p.savings), 0.0);  // put into a business with money nobody had
        const double sources = in + p.savings + m.borrowed + unpaid;
        const double uses = static_cast<double>(m.consumption) + m.service + m.savings;
        REQUIRE(uses == Approx(sources).margin(0.02));
        const double interest = p.debt < b.debt_limit ? p.debt * b.interest : 0.0F;
        const double debt = p.debt + interest - m.service - b.forgive * p.debt + m.borrowed + unpaid;
        REQUIRE(m.debt == Approx(debt).margin(0.02));
        borrowers += m.borrowed > 0, in_the_red += unpaid > 0;
    }
    CHECK(borrowers > 500);
    CHECK(in_the_red > 50);
}

TEST_CASE("Nothing in a month of a purse leaves its bounds") {
    const hh::Beliefs b = usual();
    for (std::uint32_t i = 0; i < 20000; ++i) {
        const hh::Purse p = any_purse(i);
        const hh::Lived m = hh::live_month(b, p);
        REQUIRE(m.consumption >= -0.01F);
        REQUIRE((m.savings >= 0 && m.debt >= 0 && m.borrowed >= 0 && m.service >= 0));
        REQUIRE((m.food_cut >= 0 && m.food_cut <= 1 && m.burden >= 0 && m.burden <= 1));
        REQUIRE(m.service <= hh::service_due(b, p.debt) + 1e-3F);
        hh::Purse richer = p;
        richer.income += 50;
        REQUIRE(hh::live_month(b, richer).food_cut <= m.food_cut + 1e-5F);
    }
}

TEST_CASE("Who earns more than needed puts a part aside until the buffer is full") {
    const hh::Beliefs b = usual();
    hh::Purse p{.income = 500, .food_need = 300, .other_need = 100};
    hh::Lived m = hh::live_month(b, p);
    CHECK(m.savings == Approx(20));
    CHECK(m.consumption == Approx(480));
    CHECK(m.sufficient);
    CHECK(m.food_cut == 0);
    p.savings = 1600;  // four months of need
    m = hh::live_month(b, p);
    CHECK(m.savings == Approx(1600));
    CHECK(m.consumption == Approx(500));
    p.savings = 2600, p.income = 400;
    CHECK(hh::live_month(b, p).savings == Approx(2600 - 0.04 * 1000));
}

TEST_CASE("Savings go first, then credit, then other needs, then food") {
    const hh::Beliefs b = usual();
    hh::Purse p{.income = 200, .food_need = 200, .other_need = 100, .savings = 30, .credit = 0.1F, .own_food = 0.15F};
    hh::Lived m = hh::live_month(b, p);
    CHECK(m.savings == Approx(0).margin(1e-3));
    CHECK(m.borrowed == Approx(30));
    CHECK(m.consumption == Approx(260));
    CHECK(m.food_cut == Approx(0).margin(1e-6));
    p.income = 100;
    m = hh::live_month(b, p);
    CHECK(m.consumption == Approx(160));
    CHECK(m.food_cut == Approx(85.0 / 245 - 0.15).margin(1e-4));
    p.debt = 1200;  // four months of need: no lender goes further
    CHECK(hh::live_month(b, p).borrowed == Approx(0).margin(1e-3));
}

TEST_CASE("Creditors get what is due, but leave enough to live on") {
    const hh::Beliefs b = usual();
    hh::Purse p{.income = 417.3F, .food_need = 300, .other_need = 100, .debt = 600};
    const hh::Lived m = hh::live_month(b, p);
    CHECK(hh::service_due(b, 600) == Approx(17.2));
    CHECK(m.service == Approx(17.2));
    CHECK(m.debt == Approx(600 + 7.2 - 17.2 - 2.4));
    CHECK(m.sufficient);
    p.income = 417.1F;
    CHECK_FALSE(hh::live_month(b, p).sufficient);
    p.income = 10, p.debt = 6000;
    CHECK(hh::live_month(b, p).service == Approx(3.5));
    CHECK(hh::live_month(b, p).burden == Approx(1));
}

TEST_CASE("A gift is mostly kept, regular money mostly spent, and a gift is no self-sufficiency") {
    const hh::Beliefs b = usual();
    const hh::Lived gift = hh::live_month(b, {.income = 100, .assistance = 1000, .food_need = 70, .other_need = 30});
    const hh::Lived earned = hh::live_month(b, {.income = 1100, .food_need = 70, .other_need = 30});
    CHECK(gift.savings == Approx(1000 - 100 * (1 - std::exp(-8.0))).margin(0.05));
    CHECK(earned.savings == Approx(200).margin(0.01));
    const hh::Lived fed = hh::live_month(b, {.income = 90, .assistance = 1000, .food_need = 70, .other_need = 30});
    CHECK_FALSE(fed.sufficient);
    CHECK(fed.food_cut == 0);
}

TEST_CASE("Care is shared whole, by the norm") {
    for (int women = 0; women < 4; ++women)
        for (int men = 0; men < 4; ++men) {
            const hh::CareShares s = hh::share_care(120, women, men, 0.78F);
            const float all = static_cast<float>(women) * s.woman + static_cast<float>(men) * s.man;
            CHECK(all == Approx(women + men > 0 ? 120 : 0));
            if (women > 0 && men > 0) CHECK(s.woman / s.man == Approx(0.78 / 0.22).margin(1e-4));
        }
    CHECK(hh::share_care(120, 1, 1, 0.78F).woman == Approx(120 * 0.78));
    CHECK(hh::share_care(120, 1, 1, 0.5F).woman == hh::share_care(120, 1, 1, 0.5F).man);
}

TEST_CASE("Twelve months are remembered and older ones forgotten") {
    std::uint16_t bits = 0;
    for (int month = 0; month < 5; ++month) bits = hh::remember(bits, true);
    CHECK(hh::sufficient_count(bits) == 5);
    bits = hh::remember(bits, false);
    CHECK((bits & 1) == 0);
    CHECK(hh::sufficient_count(bits) == 5);
    for (int month = 0; month < 7; ++month) bits = hh::remember(bits, false);
    CHECK(hh::sufficient_count(bits) == 4);
    for (int month = 0; month < 40; ++month) bits = hh::remember(bits, true);
    CHECK(hh::sufficient_count(bits) == 12);
}

TEST_CASE("Lenders look at assets, home, work and debt") {
    const hh::Beliefs b = usual();
    CHECK(hh::credit_target(b, 3, true, true, 0, 300) == Approx(0.65));
    CHECK(hh::credit_target(b, 0, false, false, 0, 300) == Approx(0.05));
    CHECK(hh::credit_target(b, 3, true, true, 3600, 300) == Approx(0.35));
    CHECK(hh::credit_target(b, 3, true, true, 1e6F, 300) == Approx(0.35));
    CHECK(hh::credit_target(b, 0, false, false, 3600, 300) == 0);
    CHECK(hh::loan_left(b, 6000, 0) == Approx(6000));
    CHECK(hh::loan_left(b, 6000, 48) == Approx(6000 * std::exp(-1.0)));
}

TEST_CASE("Strain adds up within its bounds, and violence follows it") {
    const hh::Beliefs b = usual();
    CHECK(hh::strain_target(b, {}) == Approx(0.15));
    CHECK(hh::strain_target(b, {.food_cut = 1}) == Approx(0.5));
    CHECK(hh::strain_target(b, {.crowding = 3}) == Approx(0.15));
    CHECK(hh::strain_target(b, {.crowding = 4}) == Approx(0.25));
    CHECK(hh::strain_target(b, {.burden = 1, .jobless = true, .homecoming = true}) == Approx(0.52));
    CHECK(hh::strain_target(b, {.food_cut = 1, .burden = 1, .crowding = 9, .distress = 5, .violence = true}) == 1);
    CHECK(hh::strain_target(b, {.distress = -9}) == 0);
    CHECK(hh::violence_onset(b, 0.25F) == Approx(0.003));
    CHECK(hh::violence_onset(b, 0.45F) == Approx(0.003 * std::exp(1.0)).margin(1e-6));
}
