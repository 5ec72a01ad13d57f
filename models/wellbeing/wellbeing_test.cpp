// Wellbeing: odds ratios become shifts, pushes and relief move distress as written, satisfaction wears off, honest
// advice softens the end of support.

#include <cmath>
#include <functional>
#include <vector>

#include "models/wellbeing/formulas.h"
#include "models/wellbeing/model.h"
#include "tests/support/catch.h"
#include "tests/support/surroundings.h"

namespace {

namespace wb = models::wellbeing;

// A programme that gives what the test asks for.
inline constexpr sim::PersonColumn<float> relieving{
    .name = "interventions/relieving", .unit = "SD_per_month", .range = {-2, 2}, .doc = "Given."};
inline constexpr sim::PersonColumn<float> helping{
    .name = "interventions/helping", .unit = "factor", .range = {0, 8}, .start = 1, .doc = "Given."};
inline constexpr sim::PersonColumn<float> advising{
    .name = "interventions/advising", .unit = "share", .range = {0, 1}, .doc = "Given."};
struct Give : sim::Rule {
    static constexpr std::string_view name = "interventions/give";
    static constexpr sim::Phase phase = sim::Phase::help;
    using reads = sim::list<relieving, helping, advising>;
    using scales = sim::list<wb::relief, wb::coping, wb::expectations>;
    static void step(sim::Tile<Give>& tile) {
        for (std::size_t i = 0; i < tile.size(); ++i) {
            tile.scale<wb::relief>()[i] += tile.read<relieving>()[i];
            tile.scale<wb::coping>()[i] *= tile.read<helping>()[i];
            tile.scale<wb::expectations>()[i] += tile.read<advising>()[i];
        }
    }
};
struct Programme {
    static constexpr std::string_view name = "interventions";
    using founds = sim::list<relieving, helping, advising>;
    using rules = sim::rules<Give>;
};

// Adults of whom nothing is asked: everything at the level that counts as usual, unless a test sets it.
struct Minds {
    tests::TinyWorld tiny;
    sim::Engine* engine = nullptr;
    std::size_t people;

    explicit Minds(std::uint32_t households = 400, std::uint32_t block = 256)
        : tiny({.households = households, .members = 3, .block = block}), people(households * 3UL) {}
    void begin(const std::function<void(Minds&)>& arrange = {}) {
        tests::surround<wb::Model>(tiny);
        tiny.add<wb::Model>();
        tiny.add<Programme>();
        engine = &tiny.start(false);
        for (const auto& [column, value] :
             std::vector<std::pair<const char*, double>>{{"population/status", 2},
                                                         {"population/standing", 2},
                                                         {"population/age_band", 2},
                                                         {"population/trauma_proneness", 50},
                                                         {"population/return_month", 32767},
                                                         {"household/need", 300},
                                                         {"household/income", 300},
                                                         {"housing/quality", 0.6},
                                                         {"housing/crowding", 2},
                                                         {"health/health", 0.9},
                                                         {"belonging/support", 0.5},
                                                         {"belonging/belonging", 0.65},
                                                         {"belonging/participation", 0.4},
                                                         {"climate/felt_safety", 0.84}})
            tiny.set_all(column, value);
        if (arrange) arrange(*this);
        engine->begin();
    }
    void run(int months) {
        for (int month = 0; month < months; ++month) engine->step();
        REQUIRE_FALSE(engine->fault());
    }
    [[nodiscard]] double mean(const char* column) const { return tiny.mean(column); }
    [[nodiscard]] double deviation(const char* column) const {
        double squares = 0;
        const double middle = mean(column);
        for (std::size_t i = 0; i < people; ++i) squares += std::pow(tiny.get(column, i) - middle, 2);
        return std::sqrt(squares / static_cast<double>(people));
    }
};

// Distress of people whose life changes once the scale is set.
double distress_after(int months, const std::function<void(Minds&)>& change) {
    Minds minds(150);
    minds.begin();
    if (change) change(minds);
    minds.run(months);
    return minds.mean("wellbeing/distress");
}

}  // namespace

TEST_CASE("Odds ratios of the survey of returnees become shifts of distress") {
    CHECK(wb::shift_of_odds(4.74, 1.81, 1.0) == Approx(0.8597).margin(1e-3));
    CHECK(wb::shift_of_odds(4.74, 1.81, 0.6) == Approx(0.5158).margin(1e-3));
    CHECK(wb::shift_of_odds(1.0, 1.81, 0.6) == Approx(0));
    const wb::JourneyShifts shifts{0.5F, 0.8F, 0.4F, 0.1F, 0.3F, 0.4F, 0.2F};
    wb::Journey journey{false, false, false, false, false, false, 1, 1};
    CHECK(wb::trauma_of(journey, shifts) == Approx(0));
    journey.removed = true, journey.host_conditions = 0.5F;
    CHECK(wb::trauma_of(journey, shifts) == Approx(0.4));  // middling conditions abroad leave nothing
    journey.host_conditions = 0;
    CHECK(wb::trauma_of(journey, shifts) == Approx(1.2));
    journey.host_conditions = 1, journey.detained = true;
    CHECK(wb::trauma_of(journey, shifts) == Approx(0.4));  // detention is part of being removed
    journey = {true, true, false, false, false, false, 1, 0.5F};
    CHECK(wb::trauma_of(journey, shifts) == Approx(1.3));
}

TEST_CASE("The month's noise has mean zero and an SD of one") {
    double sum = 0, squares = 0, highest = 0;
    constexpr int n = 200000;
    for (int i = 0; i < n; ++i) {
        const double x = wb::noise_of(sim::philox_one({7, 1, 0, 0}, static_cast<std::uint32_t>(i)).v[0]);
        sum += x, squares += x * x, highest = std::max(highest, std::abs(x));
    }
    CHECK(sum / n == Approx(0).margin(0.01));
    CHECK(squares / n == Approx(1).margin(0.02));
    CHECK(highest < 3.46);
    CHECK(wb::noise_of(0) == -wb::noise_of(0xFFFFFFFFU));
    CHECK(wb::lasting_swing(0.31F, 0.11F) == Approx(0.68).margin(0.01));
}

TEST_CASE("Residents under usual conditions keep their mean and spread") {
    Minds minds(1500);
    minds.begin();
    minds.run(60);
    const double level = minds.mean("wellbeing/distress");
    minds.run(12);
    CHECK(minds.mean("wellbeing/distress") == Approx(level).margin(0.06));
    CHECK(std::abs(level) < 0.6);
    CHECK(minds.deviation("wellbeing/distress") == Approx(1).margin(0.05));
}

namespace {

double chance(std::uint64_t key, std::size_t i) {
    return sim::to_uniform(sim::philox_one({key, 1, 0, 0}, static_cast<std::uint32_t>(i)).v[0]);
}

// Homes and people that differ as they do in life; `burden` is what weighs on all of them.
std::function<void(Minds&)> unlike(double burden) {
    return [=](Minds& m) {
        for (std::size_t i = 0; i < m.people; ++i) {
            const double temper = sim::maths::normal_quantile(static_cast<float>(chance(3, i)));
            m.tiny.set("population/temperament", i, std::round(32 * temper));
            m.tiny.set("health/health", i, 0.7 + 0.3 * chance(4, i));
            m.tiny.set("belonging/support", i, 0.3 + 0.4 * chance(5, i));
            m.tiny.set("belonging/belonging", i, 0.35 + 0.6 * chance(6, i));
            m.tiny.set("labour/state", i, chance(7, i) < 0.1 ? 1 : 3);
        }
        for (std::size_t h = 0; h < m.people / 3; ++h) {
            m.tiny.set("household/tension", h, burden + 0.4 * chance(8, h));
            m.tiny.set("household/debt", h, 2000 * chance(9, h));
            m.tiny.set("housing/tenure", h, std::floor(5 * chance(10, h)));
        }
    };
}

}  // namespace

TEST_CASE(
    "The scale is residents' own: mean zero and SD one whatever their burden, and a world left alone keeps both") {
    for (const double burden : {0.0, 0.5}) {
        Minds minds(1500);
        minds.begin(unlike(burden));
        CHECK(minds.mean("wellbeing/distress") == Approx(0).margin(0.06));
        CHECK(minds.deviation("wellbeing/distress") == Approx(1).margin(0.05));
        const double content = minds.mean("wellbeing/satisfaction");
        CHECK(content == Approx(0.5).margin(0.01));
        for (int year = 0; year < 5; ++year) {
            minds.run(12);
            CHECK(minds.mean("wellbeing/distress") == Approx(0).margin(0.1));
            CHECK(minds.deviation("wellbeing/distress") == Approx(1).margin(0.1));
        }
        CHECK(minds.mean("wellbeing/satisfaction") == Approx(content).margin(0.02));
    }
}

TEST_CASE("The scale does not move with what is done for people") {
    const auto distress = [](double relief, double tension) {
        Minds minds(500);
        minds.begin(unlike(0));
        minds.tiny.set_all("interventions/relieving", relief);
        if (tension > 0) minds.tiny.set_all("household/tension", tension);
        minds.run(48);
        return minds.mean("wellbeing/distress");
    };
    const double usual = distress(0, 0);
    CHECK(distress(0.055, 0) - usual == Approx(-0.5).margin(0.05));
    CHECK(distress(0, 0.8) - usual == Approx(0.3).margin(0.05));
}

TEST_CASE("Homes where disasters are usual have lived with them before the run") {
    Minds minds(50);
    minds.begin(
        [](Minds& m) { m.tiny.set_all("population/birth_month", -480), m.tiny.set_all("climate/hazard", 0.005); });
    const double load = minds.mean("wellbeing/trauma");
    CHECK(load == Approx(0.4 * 0.005 / 0.0145).margin(0.005));
    minds.tiny.set_all("shocks/hazard", 0.005);
    minds.run(60);
    CHECK(minds.mean("wellbeing/trauma") == Approx(load).margin(0.005));
}

TEST_CASE("Temperament makes the lasting half of people's differences") {
    Minds minds(1500);
    minds.begin([](Minds& m) {
        for (std::size_t i = 0; i < m.people; ++i)
            m.tiny.set("population/temperament", i,
                       std::round(32 * sim::maths::normal_from_bits(
                                           sim::philox_one({3, 1, 0, 0}, static_cast<std::uint32_t>(i)).v[0])));
    });
    minds.run(48);
    CHECK(minds.deviation("wellbeing/distress") == Approx(1).margin(0.07));
    const double chances = minds.engine->world().value(sim::slot_of<wb::month_swing>, 0);
    CHECK(std::pow(wb::lasting_swing(static_cast<float>(chances), 0.11F), 2) == Approx(1 - 0.55 * 0.55).margin(0.03));
}

TEST_CASE("A month of distress is exact without noise") {
    Minds minds(10);
    minds.tiny.parameter("wellbeing/swing", 0);
    minds.begin();
    minds.run(3);
    const double before = minds.tiny.get("wellbeing/distress", 0);
    minds.run(1);
    const double moved = minds.tiny.get("wellbeing/distress", 0);
    minds.tiny.set_all("interventions/relieving", 0.2);
    minds.run(1);
    const double relieved = minds.tiny.get("wellbeing/distress", 0);
    const double level = before + (moved - before) / 0.11;
    CHECK(relieved == Approx(moved + 0.11 * (level - moved) - 0.2).margin(2e-3));
    minds.tiny.set_all("interventions/relieving", 0);
    minds.tiny.set_all("interventions/helping", 2);
    minds.run(1);
    CHECK(minds.tiny.get("wellbeing/distress", 0) == Approx(relieved + 0.22 * (level - relieved)).margin(3e-3));
}

TEST_CASE("Everything that weighs on people raises distress by about its weight, everything that helps lowers it") {
    const double usual = distress_after(60, {});
    const auto change = [&](const char* column, double value) {
        return distress_after(60, [=](Minds& m) { m.tiny.set_all(column, value); }) - usual;
    };
    CHECK(change("household/debt", 1e5) == Approx(0.39 * 0.98).margin(0.06));
    CHECK(change("household/food_cut", 0.15) == Approx(0.225).margin(0.05));
    CHECK(change("household/tension", 0.6) == Approx(0.3).margin(0.05));
    CHECK(change("housing/tenure", 4) == Approx(0.4).margin(0.05));
    CHECK(change("housing/crowding", 4) == Approx(0.15).margin(0.05));
    CHECK(change("labour/state", 1) == Approx(0.3).margin(0.05));
    CHECK(change("climate/discrimination", 0.3) == Approx(0.36).margin(0.05));
    CHECK(change("climate/felt_safety", 0.34) == Approx(0.2).margin(0.05));
    CHECK(change("health/health", 0.4) == Approx(0.3).margin(0.05));
    CHECK(change("belonging/support", 0.9) < -0.25);
    CHECK(change("belonging/belonging", 0.95) == Approx(-0.15).margin(0.05));
    CHECK(change("belonging/participation", 0.9) == Approx(-0.1).margin(0.05));
}

TEST_CASE("Support takes the edge off stress") {
    const auto effect = [](double support) {
        const auto with = [&](double cut) {
            return distress_after(36, [=](Minds& m) {
                m.tiny.set_all("belonging/support", support), m.tiny.set_all("household/food_cut", cut);
            });
        };
        return with(0.3) - with(0);
    };
    CHECK(effect(0.9) < effect(0.1) - 0.03);
}

TEST_CASE("Trauma fades to 56 % in forty months, faster with therapy, and people who are away are left alone") {
    Minds minds(20);
    minds.begin([](Minds& m) {
        m.tiny.set_all("population/return_month", 0), m.tiny.set_all("population/return_type", 3);
        m.tiny.set_all("population/journey", 1 + 4), m.tiny.set_all("population/host_conditions", 50);
    });
    const double load = minds.mean("wellbeing/trauma");
    CHECK(load == Approx(0.672 + 0.178).margin(0.02));
    for (std::size_t i = 0; i < 30; ++i) minds.tiny.set("interventions/helping", i, 3);
    minds.tiny.set("population/status", 59, 3);
    const double away = minds.tiny.get("wellbeing/distress", 59);
    minds.run(40);
    CHECK(minds.tiny.get("wellbeing/trauma", 45) == Approx(load * 0.557).margin(0.02));
    CHECK(minds.tiny.get("wellbeing/trauma", 5) < load * 0.2);
    CHECK(minds.tiny.get("wellbeing/distress", 59) == Approx(away).margin(1e-3));
}

TEST_CASE("Of what a better home adds to satisfaction, sixty percent is gone after eight months") {
    const auto satisfaction = [](double quality, int months) {
        Minds minds(200);
        minds.tiny.parameter("wellbeing/gap_mood", 0);
        minds.begin();
        minds.run(24);
        minds.tiny.set_all("housing/quality", quality);
        minds.run(months);
        return minds.mean("wellbeing/satisfaction");
    };
    const double first = satisfaction(1, 1) - satisfaction(0.6, 1);
    const double later = satisfaction(1, 9) - satisfaction(0.6, 9);
    CHECK(first > 0.05);
    CHECK(later / first == Approx(0.4).margin(0.06));
}

TEST_CASE("Those who were told when support ends fall less when it does") {
    const auto fall = [](double advice) {
        Minds minds(300);
        minds.begin([](Minds& m) {
            m.tiny.set_all("population/return_month", -1), m.tiny.set_all("population/preparedness", 20);
            m.tiny.set_all("population/expectation", 60), m.tiny.set_all("household/income", 90);
        });
        minds.tiny.set_all("household/assistance", 400);
        minds.tiny.set_all("interventions/advising", advice);
        minds.run(24);
        const double hope = minds.mean("wellbeing/hope"), distress = minds.mean("wellbeing/distress");
        minds.tiny.set_all("household/assistance", 0);
        minds.run(6);
        return std::pair{hope - minds.mean("wellbeing/hope"), minds.mean("wellbeing/distress") - distress};
    };
    const auto untold = fall(0), told = fall(0.1);
    CHECK(untold.first > 0);
    CHECK(untold.second > 0);
    CHECK(told.second < untold.second - 0.03);
}

TEST_CASE("A prepared newcomer arrives with fewer false hopes") {
    const auto gap = [](double preparedness) {
        Minds minds(50);
        minds.begin([=](Minds& m) {
            m.tiny.set_all("population/status", 1), m.tiny.set_all("population/standing", 1);
            m.tiny.set_all("population/return_month", 3), m.tiny.set_all("population/expectation", 95);
            m.tiny.set_all("population/preparedness", preparedness), m.tiny.set_all("household/income", 60);
        });
        minds.run(3);
        minds.tiny.set_all("population/status", 2);
        minds.run(1);
        return minds.mean("wellbeing/hope");
    };
    CHECK(gap(10) < -0.3);
    CHECK(gap(90) > gap(10) + 0.1);
}

TEST_CASE("Women ask for help before men do, and do not give up asking at once") {
    Minds minds(100);
    minds.tiny.parameter("wellbeing/swing", 0);
    minds.begin([](Minds& m) {
        for (std::size_t i = 0; i < m.people; ++i) m.tiny.set("population/sex", i, static_cast<double>(i % 2));
    });
    const auto with = [&](double distress) {
        minds.tiny.set_all("wellbeing/distress", distress);
        minds.run(1);
        return std::pair{minds.tiny.get("wellbeing/wants_support", 0), minds.tiny.get("wellbeing/wants_support", 1)};
    };
    CHECK(with(1.6) == std::pair{0.0, 1.0});
    CHECK(with(2.4) == std::pair{1.0, 1.0});
    CHECK(with(1.7) == std::pair{1.0, 1.0});
    CHECK(with(0.3) == std::pair{0.0, 0.0});
}

TEST_CASE("Minds do not depend on how people are cut into tiles") {
    const auto fingerprint = [](std::uint32_t block) {
        Minds minds(300, block);
        minds.begin();
        minds.run(6);
        return minds.engine->world().fingerprint(true);
    };
    CHECK(fingerprint(64) == fingerprint(2048));
}
