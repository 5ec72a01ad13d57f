// Mobility: the survey's wish, fewer plans, still fewer departures; what pushes, what pays, and what is no choice.

#include <cmath>
#include <functional>
#include <vector>

#include "models/mobility/formulas.h"
#include "models/mobility/model.h"
#include "tests/support/catch.h"
#include "tests/support/surroundings.h"

namespace {

namespace mb = models::mobility;

struct Place {
    tests::TinyWorld tiny;
    sim::Engine* engine = nullptr;
    std::size_t people;
    std::size_t left = 0, by_need = 0;

    explicit Place(std::uint32_t households = 1000, std::uint32_t block = 256)
        : tiny({.households = households, .members = 3, .block = block}), people(households * 3UL) {}
    void begin(const std::function<void(Place&)>& arrange = {}) {
        tests::surround<mb::Model>(tiny);
        tiny.add<mb::Model>();
        engine = &tiny.start(false);
        for (const auto& [column, value] :
             std::vector<std::pair<const char*, double>>{{"population/status", 2},
                                                         {"population/standing", 2},
                                                         {"population/age_band", 2},
                                                         {"population/birth_month", -420},
                                                         {"population/return_month", 32767},
                                                         {"household/adults", 3},
                                                         {"household/need", 300},
                                                         {"household/income", 366},
                                                         {"household/savings", 300},
                                                         {"household/credit", 0.3},
                                                         {"belonging/belonging", 0.65},
                                                         {"climate/felt_safety", 0.82},
                                                         {"climate/emigration_custom", 0.3},
                                                         {"climate/ties_abroad_share", 0.4},
                                                         {"labour/state", 3}})
            tiny.set_all(column, value);
        for (std::size_t i = 0; i < people; ++i) tiny.set("population/sex", i, static_cast<double>(i % 2));
        if (arrange) arrange(*this);
        engine->begin();
    }
    void run(int months) {
        for (int month = 0; month < months; ++month) {
            engine->step();
            for (std::size_t i = 0; i < people; ++i) {
                const double going = tiny.get("mobility/leaving", i);
                left += going > 0, by_need += going > 1;
            }
        }
        REQUIRE_FALSE(engine->fault());
    }
    [[nodiscard]] double mean(const char* column) const { return tiny.mean(column); }
    // Share of people to whom it happened in the last twelve months.
    [[nodiscard]] double in_a_year(const char* since) const {
        double count = 0;
        for (std::size_t i = 0; i < people; ++i) count += tiny.get(since, i) < 12;
        return count / static_cast<double>(people);
    }
};

double wish_with(const char* column, double value, const std::function<void(Place&)>& also = {}) {
    Place place(700);
    place.begin(also);
    if (column != nullptr) place.tiny.set_all(column, value);
    place.run(48);
    return place.mean("mobility/wish");
}

void returned(Place& place) {
    place.tiny.set_all("population/return_month", 0), place.tiny.set_all("population/months_abroad", 48);
    place.tiny.set_all("climate/seen_as", 1), place.tiny.set_all("population/host_conditions", 50);
}

}  // namespace

TEST_CASE("Formulas of means and counters") {
    CHECK(mb::means_of(6000, 6000) == Approx(0.5));
    CHECK(mb::counted_means(0.9F, 0.4F, 1) == Approx(0.9));
    CHECK(mb::counted_means(0.9F, 0.4F, 0) == Approx(0.4));
    CHECK(mb::at_means(0.05F, 0.5F) == Approx(0.05));
    CHECK(mb::at_means(0.9F, 0.9F) == Approx(1));
    CHECK(mb::months_since(255, false) == 255);
    CHECK(mb::months_since(3, false) == 4);
    CHECK(mb::months_since(3, true) == 0);
}

TEST_CASE("Residents like the average of the survey wish to leave as often as the survey says") {
    Place place(2000);
    place.begin();
    const double age = 0.15;
    const double expected = 1 / (1 + std::exp(-(std::log(0.3 / 0.7) + age)));
    CHECK(place.mean("mobility/wish") == Approx(expected).margin(0.02));
    place.run(60);
    CHECK(place.mean("mobility/wish") == Approx(expected).margin(0.03));
}

TEST_CASE("In the same twelve months wishes are at least three times plans, and plans more than departures") {
    for (const bool back : {false, true}) {
        Place place(2000);
        place.begin([&](Place& p) {
            if (back) returned(p);
        });
        place.run(24);
        place.left = 0;
        place.run(12);
        const double wished = place.in_a_year("mobility/since_wish"), planned = place.in_a_year("mobility/since_plan");
        const double departed = static_cast<double>(place.left) / static_cast<double>(place.people);
        CHECK(wished > 3 * planned);
        CHECK(planned > departed);
        CHECK(departed > 0.003);
        CHECK(departed < 0.08);
    }
}

TEST_CASE("Those who have been away wish to leave far more often") {
    const double here = wish_with(nullptr, 0), back = wish_with(nullptr, 0, returned);
    const auto odds = [](double p) { return p / (1 - p); };
    CHECK(std::log(odds(back) / odds(here)) == Approx(1.3).margin(0.35));
}

TEST_CASE("What is missing here and what pulls there move the wish") {
    const double usual = wish_with(nullptr, 0);
    CHECK(wish_with("household/income", 60) > usual + 0.08);
    CHECK(wish_with("labour/state", 1) > usual + 0.06);
    CHECK(wish_with("climate/felt_safety", 0.3) > usual + 0.08);
    CHECK(wish_with("belonging/belonging", 0.3) > usual + 0.08);
    CHECK(wish_with("wellbeing/distress", 2) > usual + 0.02);
    CHECK(wish_with("wellbeing/hope", -0.4) > usual + 0.03);
    CHECK(wish_with("household/debt", 6000) > usual + 0.05);
    CHECK(wish_with("population/age_band", 4) < usual - 0.15);
    CHECK(wish_with("population/age_band", 0) == 0);
    const auto trait = [](const char* column, double value) {
        return wish_with(nullptr, 0, [=](Place& p) { returned(p), p.tiny.set_all(column, value); });
    };
    const double plain = trait("population/motive", 3);
    CHECK(trait("population/motive", 1) < plain - 0.02);
    CHECK(trait("population/host_conditions", 95) > plain);
    CHECK(trait("population/journey", 32) > plain);
    CHECK(trait("population/journey", 64) > plain + 0.05);
}

TEST_CASE("Debt raises the odds of planning to leave") {
    const auto planning = [](double debt) {
        Place place(2000);
        place.begin(returned);
        place.tiny.set_all("household/debt", debt);
        place.run(36);
        const double share = place.mean("mobility/plan");
        return share / (1 - share);
    };
    CHECK(planning(4000) / planning(0) > 1.4);
}

TEST_CASE("Whether success enables departure is a switch") {
    const auto departures = [](double enables, double savings) {
        Place place(2000);
        place.tiny.parameter("mobility/success_enables", enables);
        place.begin(returned);
        place.tiny.set_all("household/savings", savings);
        place.run(24);
        return static_cast<double>(place.left);
    };
    CHECK(departures(1, 8000) > 1.8 * departures(1, 100));
    CHECK(departures(0, 8000) == Approx(departures(0, 100)).epsilon(0.02));
}

TEST_CASE("A departure is a necessity exactly when a need is unmet at home") {
    const auto kinds = [](const char* column, double value) {
        Place place(800);
        place.begin(returned);
        place.tiny.set_all("mobility/plan", 1), place.tiny.set_all("mobility/wish", 1);
        if (column != nullptr) place.tiny.set_all(column, value);
        place.run(3);
        CHECK(place.left > 10);
        return std::pair{place.left, place.by_need};
    };
    CHECK(kinds(nullptr, 0).second == 0);
    for (const auto& [column, value] : std::vector<std::pair<const char*, double>>{
             {"household/food_cut", 0.5}, {"climate/felt_safety", 0.2}, {"housing/tenure", 4}}) {
        const auto [all, needs] = kinds(column, value);
        CHECK(all == needs);
    }
    Place poor(50);
    poor.begin();
    poor.tiny.set_all("household/income", 50), poor.tiny.set_all("household/savings", 0);
    poor.run(1);
    CHECK(poor.tiny.get("mobility/unmet", 0) == mb::unmet_bits::no_income);
    poor.tiny.set_all("household/assistance", 200);
    poor.run(1);
    CHECK(poor.tiny.get("mobility/unmet", 0) == 0);
}

TEST_CASE("Somebody stays with the children") {
    Place place(500);
    place.tiny.parameter("mobility/leaves", 0.5);
    place.tiny.parameter("mobility/drops_plan", 0);
    place.begin([](Place& p) {
        for (std::size_t i = 0; i < p.people; i += 3) p.tiny.set("population/age_band", i, 0);
        p.tiny.set_all("household/adults", 2), p.tiny.set_all("household/children", 1);
    });
    place.tiny.set_all("household/savings", 100000), place.tiny.set_all("mobility/plan", 1),
        place.tiny.set_all("mobility/wish", 1);
    for (std::size_t i = 0; i < place.people; i += 3) place.tiny.set("mobility/plan", i, 0);
    place.run(1);
    CHECK(place.left > 300);
    for (std::size_t h = 0; h < 500; ++h) {
        double going = 0;
        for (std::size_t k = 0; k < 3; ++k) going += place.tiny.get("mobility/leaving", 3 * h + k) > 0;
        CHECK(going <= 1);
    }
}

TEST_CASE("Ties abroad fade without remittances, last with them, and are renewed when someone of the home leaves") {
    Place place(600);
    place.begin(returned);
    const double before = place.mean("mobility/ties_abroad");
    CHECK(before > 60);
    for (std::size_t h = 0; h < 200; ++h) place.tiny.set("household/remittances", h, 100);
    place.tiny.set("population/standing", 3 * 400, 3);
    place.run(36);
    double receiving = 0, others = 0;
    for (std::size_t i = 0; i < 600; ++i) receiving += place.tiny.get("mobility/ties_abroad", i) / 600;
    for (std::size_t i = 600; i < 1200; ++i) others += place.tiny.get("mobility/ties_abroad", i) / 600;
    CHECK(receiving == Approx(before).margin(2));
    CHECK(others == Approx(before * std::pow(0.99, 36)).margin(3));
    CHECK(place.tiny.get("mobility/ties_abroad", 3 * 400 + 1) == 90);
}

TEST_CASE("Mobility does not depend on how people are cut into tiles") {
    const auto fingerprint = [](std::uint32_t block) {
        Place place(300, block);
        place.begin(returned);
        place.run(9);
        return place.engine->world().fingerprint(true);
    };
    CHECK(fingerprint(64) == fingerprint(2048));
}
