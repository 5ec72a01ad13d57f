// Labour: a founded market has the rates it was founded on, hires are scarce, and searchers win by their weight.

#include <array>
#include <cmath>

#include "models/labour/columns.h"
#include "models/labour/market.h"
#include "models/labour/search.h"
#include "sim/base/philox.h"
#include "tests/support/catch.h"

namespace {

namespace lb = models::labour;

lb::Beliefs usual() {
    lb::Beliefs b{};
    b.unemployment = 0.052, b.unemployment_spread = 1, b.employment = 0.611, b.national_rural = 0.383;
    b.working_age = 192, b.fill_rate = 0.7, b.matching = 1.27;
    b.age = {{{-2.4, -1.4, -0.9, -0.4, -0.1, 0, -0.1, -0.2, -0.3, -0.7, -1.2, -1.7, -2.4},
              {-1.9, -0.8, -0.5, -0.3, -0.1, 0, -0.1, -0.1, -0.2, -0.5, -0.8, -1.2, -1.7}}};
    b.schooling = {{{-0.1, 0, 0.1, 0.3}, {-0.5, 0, 0.3, 0.9}}};
    b.formal = {-1.6, -0.8, 0.3, 1.8};
    b.own_account = {0.42, 0.60}, b.casual_share = {0.45, 0.30};
    b.separation = {0.06, 0.022, 0.008}, b.on_the_job = {0.3, 0.15, 0};
    b.experience = {0.35, 0.5, 0.6, 0.75, 0.9, 1, 1, 1, 1, 0.95, 0.9, 0.87, 0.85};
    b.exit_share = {0.15F, 0.45F}, b.discouragement = 0.04F, b.usual_care = {10, 60};
    b.outside = {0.3F, 1}, b.entry_hunger = 0.8F, b.exit_health = 2, b.exit_distress = 0.1F;
    b.search_distress = 0.15F, b.search_health = 1, b.search_contacts = 0.1F, b.search_discrimination = 0.4F;
    b.search_skill = 0.1F, b.search_certificate = 0.2F, b.search_duration = 0.03F, b.search_care = 0.004F;
    b.in_class_search = 0.6F, b.usual_contacts = 3;
    b.refuse_prestige = 0.1F, b.refuse_expectation = 0.8F, b.refuse_months = 0.02F, b.refuse_hunger = 0.8F;
    b.refuse_spread = 0.35F;
    b.sector = {{{0.22, 0.15, 0.30, 0.03, 0.01, 0.29}, {0.05, 0.01, 0.38, 0.10, 0.10, 0.36}}};
    b.sector_rural = {2.2, 1, 0.75, 0.7, 1, 0.65}, b.sector_formal = {0.2, 0.5, 0.8, 0.8, 0.1, 1.9};
    b.sector_pay = {-0.35, 0.05, 0, -0.05, -0.45, 0.12};
    b.sector_season = {0.20, 0.08, 0.06, 0.10, 0, 0.02}, b.sector_peak = {0, 2, 11, 11, 0, 11};
    b.pay_schooling = {-0.18, 0, 0.28, 0.8}, b.pay_kind = {-0.5, -0.2, 0.35, -0.25};
    b.pay_skill = 0.18F, b.skill_spread = 0.9F, b.month_hours = 320, b.learning = 0.01F, b.scar = 0.015F;
    return b;
}

constexpr lb::Targets town{.employment = 0.611,
                           .employment_women = 0.48,
                           .informality = 0.70,
                           .pay = 364,
                           .unemployment = 0.052,
                           .rural = 0.383,
                           .fill = 0.7};

lb::Census some_people() {
    lb::Census people{};
    for (std::size_t sex = 0; sex < lb::sexes; ++sex)
        for (std::size_t age = 0; age < lb::ages; ++age)
            for (std::size_t school = 0; school < lb::schools; ++school)
                people[lb::cell_of(sex, age, school)] = (20.0 - static_cast<double>(age)) *
                                                        (school == 1   ? 50
                                                         : school == 2 ? 30
                                                                       : 12) *
                                                        (sex == 1 ? 1.15 : 1);
    return people;
}

// Sums over a census of what the solved shares say.
struct Sums {
    double people = 0, women = 0, working = 0, working_women = 0, searching = 0, found_formal = 0;
    std::array<double, lb::tiers> held{}, ended{};
    bool cut_off = false;
};

Sums sums_of(const lb::Beliefs& b, const lb::Founding& f, const lb::Census& people) {
    const auto shares = lb::all_shares(b, f.levels);
    Sums sum;
    for (std::size_t c = 0; c < lb::cells; ++c) {
        const lb::Shares& s = shares[c];
        const bool is_woman = c >= lb::cells / 2;
        const std::array<double, lb::tiers> held{s.casual, s.informal, s.formal};
        sum.people += people[c], sum.working += people[c] * s.working(), sum.searching += people[c] * s.searching;
        if (is_woman) sum.women += people[c], sum.working_women += people[c] * s.working();
        for (std::size_t t = 0; t < lb::tiers; ++t)
            sum.held[t] += people[c] * held[t], sum.ended[t] += people[c] * held[t] * b.separation[t];
        sum.cut_off |= s.searching > 0.98 * (1 - s.working());
        sum.found_formal += people[c] * s.found * s.aim[2];
    }
    return sum;
}

}  // namespace

TEST_CASE("A founded market has the rates of its place") {
    const lb::Beliefs b = usual();
    const lb::Census people = some_people();
    for (const double employment : {0.5, 0.611, 0.68}) {
        lb::Targets place = town;
        place.employment = employment, place.informality = 1.3 - employment;
        const lb::Founding f = lb::found_market(b, place, people);
        const Sums sum = sums_of(b, f, people);
        CHECK(f.adults == Approx(sum.people));
        CHECK(sum.working / sum.people == Approx(place.employment).margin(1e-6));
        CHECK(sum.cut_off == (employment > 0.65));
        CHECK(sum.working_women / sum.women == Approx(place.employment_women).margin(1e-6));
        CHECK(1 - sum.held[2] / sum.working == Approx(place.informality).margin(1e-6));
        // Searchers are exact unless some cell would have more of them than people without work: there they are cut
        // off.
        const double unemployment = sum.searching / (sum.searching + sum.working);
        CHECK(unemployment <= place.unemployment + 1e-9);
        CHECK(unemployment == Approx(place.unemployment).epsilon(sum.cut_off ? 0.02 : 1e-6));
        for (std::size_t t = 0; t < lb::tiers; ++t) {
            CHECK(f.jobs[t] * f.adults == Approx(sum.held[t]));
            CHECK(f.hires[t] * f.adults >= sum.ended[t] * (1 - 1e-9));  // what ends is replaced, and moves upwards too
        }
        CHECK(f.hires[2] * f.adults == Approx(sum.found_formal));
    }
}

TEST_CASE("Shares of a cell are whole") {
    const lb::Beliefs b = usual();
    const lb::Founding f = lb::found_market(b, town, some_people());
    for (const lb::Shares& s : lb::all_shares(b, f.levels)) {
        CHECK(s.out + s.searching + s.working() == Approx(1));
        CHECK((s.out > 0 && s.searching >= 0 && s.casual >= 0 && s.informal >= 0 && s.formal >= 0 && s.own >= 0));
        CHECK((s.entry >= 0 && s.entry <= 1 && s.retire >= 0 && s.retire <= 1));
        CHECK(s.aim[0] + s.aim[1] + s.aim[2] == Approx(1));
        CHECK(s.found >= s.lost);
    }
}

TEST_CASE("Rates in floats are those in doubles") {
    const lb::Beliefs b = usual();
    for (const double employment : {0.5, 0.611, 0.68}) {
        lb::Targets place = town;
        place.employment = employment;
        const lb::Levels levels = lb::found_market(b, place, some_people()).levels;
        const lb::Rates<double> exact(lb::Kinds<double>(b), levels);
        const lb::Rates<float> fast(lb::Kinds<float>(b), levels);
        for (std::size_t c = 0; c < lb::cells; ++c) {
            CHECK(fast.out[c] == Approx(exact.out[c]).epsilon(1e-4));
            CHECK(fast.entry[c] == Approx(exact.entry[c]).epsilon(1e-3).margin(1e-6));
            CHECK(fast.retire[c] == Approx(exact.retire[c]).epsilon(1e-3).margin(1e-6));
            CHECK(fast.weight[c] == Approx(exact.weight[c]).epsilon(1e-4));
            for (std::size_t t = 0; t < lb::tiers; ++t) CHECK(fast.aim[t][c] == Approx(exact.aim[t][c]).epsilon(1e-4));
        }
    }
}

TEST_CASE("Pay and numbers scale with their targets") {
    const lb::Beliefs b = usual();
    lb::Census people = some_people();
    lb::Targets rich = town;
    rich.pay *= 2;
    const lb::Founding f = lb::found_market(b, town, people);
    CHECK(lb::found_market(b, rich, people).pay_base == Approx(2 * f.pay_base));
    CHECK(f.pay_base > 0);
    for (double& n : people) n *= 7;
    const lb::Founding larger = lb::found_market(b, town, people);
    CHECK(larger.adults == Approx(7 * f.adults));
    CHECK(larger.hires[1] == Approx(f.hires[1]));
    CHECK(larger.pay_base == Approx(f.pay_base));
}

TEST_CASE("Hires fill the usual share in a usual month and never more than there is") {
    CHECK(lb::hires(100, 100, 1, 0.7, 1.27) == Approx(70));
    CHECK(lb::hires(40, 40, 1, 0.4, 0.9) == Approx(16));
    CHECK(lb::hires(0, 100, 1, 0.7, 1.27) == 0);
    CHECK(lb::hires(100, 100, 0, 0.7, 1.27) == 0);
    CHECK(lb::hires(100, 0, 1, 0.7, 1.27) == 0);
    CHECK(lb::hires(100, 100, 1e6, 0.7, 1.27) == Approx(100).margin(0.01));
    double before = 0, step_before = 1e9;
    for (double searchers = 0.25; searchers < 8; searchers += 0.25) {
        const double now = lb::hires(100, 100, searchers, 0.7, 1.27);
        REQUIRE((now > before && now <= 100));
        REQUIRE(now - before < step_before);  // more searchers, fewer jobs for each: displacement
        step_before = now - before, before = now;
    }
    CHECK(lb::hires(200, 100, 1, 0.7, 1.27) > 70);
    CHECK(lb::hires(200, 100, 1, 0.7, 1.27) < 140);
    CHECK(lb::hires(200, 100, 2, 0.7, 1.27) == Approx(140));  // no returns to scale
}

TEST_CASE("Vacancies are what is wanted beyond what is filled, and never quite none") {
    CHECK(lb::vacant(110, 100, 10) == Approx(10));
    CHECK(lb::vacant(130, 100, 10) == Approx(30));
    CHECK(lb::vacant(100, 100, 10) == Approx(10 * std::exp(-1.0)));
    CHECK(lb::vacant(80, 100, 10) == Approx(10 * std::exp(-3.0)));
    CHECK(lb::vacant(100, 100, 0) == 0);
    CHECK(lb::vacant(110.0001, 100, 10) - lb::vacant(109.9999, 100, 10) < 1e-3);
    for (double wanted = 50; wanted < 150; wanted += 1)
        REQUIRE(lb::vacant(wanted + 1, 100, 10) > lb::vacant(wanted, 100, 10));
}

TEST_CASE("Seasons peak when they should and cancel over the year") {
    const lb::Beliefs b = usual();
    for (std::size_t s = 0; s < lb::sectors; ++s) {
        double year = 0;
        for (std::uint32_t month = 24; month < 36; ++month) year += lb::season(b, s, month);
        CHECK(year / 12 == Approx(1));
        const auto peak = static_cast<std::uint32_t>(b.sector_peak[s]);
        CHECK(lb::season(b, s, peak) == Approx(1 + b.sector_season[s]));
        CHECK(lb::season(b, s, peak + 6) == Approx(1 - b.sector_season[s]));
    }
}

TEST_CASE("Sectors share all work, with more farming where it is rural") {
    const lb::Beliefs b = usual();
    for (std::size_t sex = 0; sex < lb::sexes; ++sex)
        for (const double rural : {0.0, 0.383, 0.7, 1.0})
            for (const bool formal : {false, true}) {
                double sum = 0;
                for (const double share : lb::sector_shares(b, rural, sex, formal)) {
                    CHECK(share >= 0);
                    sum += share;
                }
                CHECK(sum == Approx(1));
            }
    CHECK(lb::sector_shares(b, 0.383, 0, false)[lb::farming] == Approx(0.22));
    CHECK(lb::sector_shares(b, 0.9, 0, false)[lb::farming] > 0.22);
    CHECK(lb::sector_shares(b, 0.1, 0, false)[lb::farming] < 0.22);
    CHECK(lb::sector_shares(b, 0.383, 0, true)[lb::farming] < 0.22);
}

TEST_CASE("Local unemployment and the filling of vacancies follow the share without work") {
    const lb::Beliefs b = usual();
    const lb::Targets same = lb::with_slack(town, b);
    CHECK(same.unemployment == Approx(0.052).margin(1e-6));
    CHECK(same.fill == Approx(0.7).margin(1e-6));
    lb::Targets poor = town;
    poor.employment = 0.5;
    poor = lb::with_slack(poor, b);
    CHECK(poor.unemployment == Approx(0.052 * 0.5 / 0.389).margin(1e-5));
    CHECK(poor.fill > 0.7);
}

TEST_CASE("Classes of age cover everyone") {
    CHECK(lb::age_class(192) == 0);
    CHECK(lb::age_class(239) == 0);
    CHECK(lb::age_class(240) == 1);
    CHECK(lb::age_class(20) == 0);
    CHECK(lb::age_class(1200) == lb::ages - 1);
    for (std::size_t a = 0; a < lb::ages; ++a) CHECK(lb::age_class(static_cast<int>(lb::middle_age(a))) == a);
}

TEST_CASE("A usual searcher has the weight of the age, and each circumstance its own effect") {
    const lb::Beliefs b = usual();
    const lb::Searcher me{.contacts = 3};
    CHECK(lb::search_weight(b, me) == Approx(1));
    const auto with = [&](auto change) {
        lb::Searcher other = me;
        change(other);
        return lb::search_weight(b, other);
    };
    CHECK(with([](auto& s) { s.age_weight = 0.5F; }) == Approx(0.5));
    CHECK(with([](auto& s) { s.distress = 1; }) == Approx(std::exp(-0.15)).margin(1e-5));
    CHECK(with([](auto& s) { s.care = 50; }) == Approx(std::exp(-0.2)).margin(1e-5));
    CHECK(with([](auto& s) { s.months = 6; }) == Approx(std::exp(-0.18)).margin(1e-5));
    CHECK(with([](auto& s) { s.months = 12; }) == with([](auto& s) { s.months = 60; }));
    CHECK(with([](auto& s) { s.contacts = 0; }) == Approx(1 / 1.3).margin(1e-5));
    CHECK(with([](auto& s) { s.discrimination = 0.5F; }) == Approx(0.8));
    CHECK(with([](auto& s) { s.in_class = 1; }) == Approx(0.4));
    CHECK(with([](auto& s) { s.finding = 1.5F; }) == Approx(1.5));
}

TEST_CASE("Searchers win in proportion to their weight") {
    const std::array<float, 3> weight{1, 3, 4};
    std::array<int, 3> won{};
    constexpr int rounds = 40000;
    for (std::uint32_t i = 0; i < rounds; ++i) {
        std::size_t best = 0;
        float lowest = 1e30F;
        for (std::uint32_t k = 0; k < 3; ++k) {
            const float key = lb::queue_key(sim::to_uniform(sim::philox_one({5, k, 0, 0}, i).v[0]), weight[k]);
            if (key < lowest) lowest = key, best = k;
        }
        ++won[best];
    }
    for (std::size_t k = 0; k < 3; ++k) CHECK(won[k] / double{rounds} == Approx(weight[k] / 8.0).margin(0.01));
}

TEST_CASE("Offers are refused by what a person holds out for") {
    const lb::Beliefs b = usual();
    CHECK(lb::refusal(b, 0.1F, 0, 0, 0) == Approx(0.5));
    CHECK(lb::refusal(b, 0.5F, 0.5F, 0, 0) == Approx(0.5).margin(1e-5));
    CHECK(lb::refusal(b, 0.4F, 0, 0, 0) < 0.5);
    CHECK(lb::refusal(b, 0.1F, 0.3F, 0, 0) > 0.5);
    CHECK(lb::refusal(b, 0.1F, 0, 6, 0) < 0.5);
    CHECK(lb::refusal(b, 0.1F, 0, 0, 1) < lb::refusal(b, 0.1F, 0, 6, 0));
}

TEST_CASE("Skill is learned at work when young, fades without, and can be taught") {
    const lb::Beliefs b = usual();
    CHECK(lb::skill_next(b, 0, 192, true, 0, 0) == Approx(0.01));
    CHECK(lb::skill_next(b, 0, 366, true, 0, 0) == Approx(0.005));
    CHECK(lb::skill_next(b, 0, 600, true, 0, 0) == 0);
    CHECK(lb::skill_next(b, 0, 300, false, 3, 0) == 0);
    CHECK(lb::skill_next(b, 0, 300, false, 4, 0) == Approx(-0.015));
    CHECK(lb::skill_next(b, 0, 300, false, 24, 0) == 0);
    CHECK(lb::skill_next(b, 0, 300, false, 0, 0.1F) == Approx(0.1));
    CHECK(lb::skill_next(b, 4, 192, true, 0, 1) == 4);
    CHECK(lb::usual_skill(b, 420) == Approx(0).margin(1e-12));
    CHECK(lb::usual_skill(b, 200) < 0);
    CHECK(lb::usual_skill(b, 540) > 0);
    CHECK(lb::usual_skill(b, 800) == Approx(lb::usual_skill(b, 540)));
}

TEST_CASE("Pulls, pushes and hours are as written") {
    const lb::Beliefs b = usual();
    CHECK(lb::pull(b, 1, 1, 0, 0) == Approx(1));
    CHECK(lb::pull(b, 0, 1, 0, 0) == Approx(0.3));
    CHECK(lb::pull(b, 0, 0, 0.5F, 0.1F) == Approx(0.3));
    CHECK(lb::push(b, 1, 0.2F) == Approx(0.5));
    CHECK(lb::hours_share(b, 0) == 1);
    CHECK(lb::hours_share(b, 160) == Approx(0.5));
    CHECK(lb::hours_share(b, 700) == Approx(0.15));
}
