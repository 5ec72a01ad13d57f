// Climate: attitudes keep their spread, long-run shifts are as stated, competition and unfair aid cost goodwill, and
// what residents think is what others live through.

#include <cmath>
#include <functional>
#include <vector>

#include "models/climate/formulas.h"
#include "models/climate/model.h"
#include "tests/support/catch.h"
#include "tests/support/surroundings.h"

namespace {

namespace cl = models::climate;

inline constexpr sim::CommunityColumn<float> meeting{
    .name = "interventions/meeting", .unit = "SD_per_month", .range = {-1, 1}, .doc = "Given."};
inline constexpr sim::CommunityColumn<float> sharing{
    .name = "interventions/sharing", .unit = "SD_per_month", .range = {-1, 1}, .doc = "Given."};
inline constexpr sim::CommunityColumn<float> excluding{
    .name = "interventions/excluding", .unit = "SD_per_month", .range = {-1, 1}, .doc = "Given."};
inline constexpr sim::CommunityColumn<float> guarding{
    .name = "interventions/guarding", .unit = "share", .range = {-1, 1}, .doc = "Given."};
inline constexpr sim::CommunityColumn<float> ruling{
    .name = "interventions/ruling", .unit = "factor", .range = {0, 2}, .start = 1, .doc = "Given."};
struct Give : sim::Rule {
    static constexpr std::string_view name = "interventions/give";
    static constexpr sim::Phase phase = sim::Phase::help;
    using reads = sim::list<meeting, sharing, excluding, guarding, ruling>;
    using scales =
        sim::list<cl::contact, cl::shared_benefit, cl::exclusive_aid, cl::safety_work, cl::discrimination_rules>;
    static void step(sim::Place<Give>& place) {
        place.scale<cl::contact>() += place.read<meeting>();
        place.scale<cl::shared_benefit>() += place.read<sharing>();
        place.scale<cl::exclusive_aid>() += place.read<excluding>();
        place.scale<cl::safety_work>() += place.read<guarding>();
        place.scale<cl::discrimination_rules>() *= place.read<ruling>();
    }
};
struct Programme {
    static constexpr std::string_view name = "interventions";
    using founds = sim::list<meeting, sharing, excluding, guarding, ruling>;
    using rules = sim::rules<Give>;
};

// Sums over people that population would take.
struct Census : sim::Rule {
    static constexpr std::string_view name = "population/census";
    static constexpr sim::Phase phase = sim::Phase::record;
    using reads = sim::list<models::population::status, models::population::return_month>;
    using adds = sim::list<models::population::present, models::population::returnees>;
    static void step(sim::Tile<Census>& tile) {
        for (std::size_t i = 0; i < tile.size(); ++i) {
            if (tile.read<models::population::status>()[i] != 2) continue;
            tile.add<models::population::present>(1);
            if (tile.read<models::population::return_month>()[i] < 1000) tile.add<models::population::returnees>(1);
        }
    }
};
struct Population {
    static constexpr std::string_view name = "population";
    using rules = sim::rules<Census>;
};

struct Town {
    tests::TinyWorld tiny;
    sim::Engine* engine = nullptr;
    std::size_t people;

    explicit Town(std::uint32_t households = 400, std::uint32_t block = 256)
        : tiny({.households = households, .members = 3, .block = block}), people(households * 3UL) {}
    void begin(const std::function<void(Town&)>& arrange = {}) {
        tests::surround<cl::Model>(tiny);
        tiny.add<cl::Model>();
        tiny.add<Programme>();
        tiny.add<Population>();
        engine = &tiny.start(false);
        for (const auto& [column, value] :
             std::vector<std::pair<const char*, double>>{{"population/status", 2},
                                                         {"population/age_band", 2},
                                                         {"population/return_month", 32767},
                                                         {"belonging/language", 1},
                                                         {"services/lighting", 0.6},
                                                         {"services/public_space", 0.69},
                                                         {"shocks/violence", 1},
                                                         {"labour/state", 3}})
            tiny.set_all(column, value);
        for (auto& slot : engine->world().strength_) std::fill(slot.begin(), slot.end(), std::uint8_t{255});
        if (arrange) arrange(*this);
        engine->begin();
    }
    void run(int months) {
        for (int month = 0; month < months; ++month) engine->step();
        REQUIRE_FALSE(engine->fault());
    }
    // Mean over people picked by their number.
    [[nodiscard]] double mean_of(const char* column, const std::function<bool(std::size_t)>& picked) const {
        double sum = 0, count = 0;
        for (std::size_t i = 0; i < people; ++i)
            if (picked(i)) sum += tiny.get(column, i), ++count;
        return sum / count;
    }
    [[nodiscard]] double mean(const char* column) const { return tiny.mean(column); }
    [[nodiscard]] double deviation(const char* column) const {
        double squares = 0;
        for (std::size_t i = 0; i < people; ++i) squares += std::pow(tiny.get(column, i) - mean(column), 2);
        return std::sqrt(squares / static_cast<double>(people));
    }
};

// Every `n`-th person came back a month before the start.
std::function<void(Town&)> returnees(std::size_t n, double type = 2) {
    return [=](Town& town) {
        for (std::size_t i = 0; i < town.people; i += n) {
            town.tiny.set("population/return_month", i, -1), town.tiny.set("population/return_type", i, type);
            town.tiny.set("population/months_abroad", i, 24);
        }
    };
}
bool resident(std::size_t i, std::size_t n) { return i % n != 0; }

sim::DataTable survey(double north, double south, double answers) {
    const auto row = [&](const char* where, double mean) {
        return std::vector<std::string>{
            "2023", where, "community_trust", sim::number_text(mean), "0.05", sim::number_text(answers)};
    };
    return {"survey",
            {"year", "department", "indicator", "mean", "std_error", "n"},
            {row("North", north), row("South", south), {"2018", "North", "community_trust", "0.1", "0.05", "100"}}};
}

}  // namespace

TEST_CASE("Regional answers are pulled to the nation's, the fewer the more") {
    CHECK(cl::shrunk(0.8, 150, 0.6, 150) == Approx(0.7));
    CHECK(cl::shrunk(0.8, 0, 0.6, 150) == Approx(0.6));
    CHECK(cl::shrunk(0.8, 1e9, 0.6, 150) == Approx(0.8));
    tests::TinyWorld tiny({.communities = 3, .households = 10});
    tiny.inputs.data["places"] = {"places",
                                  {"municipality", "department", "homicide_rate_2023_per_100k"},
                                  {{"A", "North", "0"}, {"B", "South", "0"}, {"C", "West", "30"}}};
    tiny.inputs.data["survey"] = survey(0.7, 0.5, 150);
    tests::surround<cl::Model>(tiny);
    tiny.add<cl::Model>();
    tiny.start();
    CHECK(tiny.get("climate/trust", 0) == Approx(0.65).margin(1e-4));
    CHECK(tiny.get("climate/trust", 1) == Approx(0.55).margin(1e-4));
    CHECK(tiny.get("climate/trust", 2) == Approx(0.6).margin(1e-4));
    CHECK(tiny.get("climate/insecure_share", 2) > tiny.get("climate/insecure_share", 0));
}

TEST_CASE(
    "The logistic stands for the normal distribution, and grounds of discrimination add up to less than their sum") {
    CHECK(cl::share_below(0, 0) == Approx(0.5));
    CHECK(cl::share_below(-1, 0) == Approx(0.1587).margin(0.01));
    CHECK(cl::share_below(-0.85F, -1) > 0.5);
    CHECK(cl::either(0.5F, 0.5F) == Approx(0.75));
    CHECK(cl::either(0.0F, 0.3F) == Approx(0.3));
    CHECK(cl::felt_share(0.1F, 0.1F) == Approx(0.5));
    CHECK(cl::fade(48, 48) == Approx(0.5));
}

TEST_CASE("Attitudes of residents start with SD one, keep it, and are summed exactly") {
    Town town(1500);
    town.begin();
    CHECK(town.mean("climate/attitude") == Approx(0).margin(0.06));
    CHECK(town.deviation("climate/attitude") == Approx(1).margin(0.05));
    town.run(96);
    CHECK(town.mean("climate/attitude") == Approx(0).margin(0.08));
    CHECK(town.deviation("climate/attitude") == Approx(1).margin(0.1));
    const auto& world = town.engine->world();
    const double sum = sim::from_fixed(world.total(sim::slot_of<cl::attitudes>, 0, 0));
    CHECK(sim::from_fixed(world.total(sim::slot_of<cl::residents>, 0, 0)) == static_cast<double>(town.people));
    CHECK(sum / static_cast<double>(town.people) == Approx(town.mean("climate/attitude")).margin(2e-3));
    town.run(1);
    CHECK(town.mean("climate/mean_attitude") == Approx(sum / static_cast<double>(town.people)).margin(1e-5));
}

TEST_CASE(
    "A month of contact by programme moves attitudes by what the channel says, and wears off by half in two years") {
    const auto after = [](int months, int of_contact) {
        Town town;
        town.begin();
        town.tiny.set_all("interventions/meeting", 0.05);
        town.run(of_contact);
        town.tiny.set_all("interventions/meeting", 0);
        town.run(months);
        return town.mean("climate/attitude");
    };
    const double usual = after(6, 0), gained = after(0, 6);
    CHECK(gained - usual == Approx(6 * 0.05 * 0.8 * 0.93).margin(0.03));  // 0.8: the calm that usual tension leaves
    CHECK((after(23, 6) - after(29, 0)) / (gained - usual) == Approx(0.5).margin(0.08));
}

TEST_CASE("Aid for returnees only costs goodwill and fairness, shared aid wins both") {
    Town plain, exclusive, shared;
    for (Town* town : {&plain, &exclusive, &shared}) town->begin(returnees(20));
    exclusive.tiny.set_all("interventions/excluding", 0.014);
    shared.tiny.set_all("interventions/sharing", 0.01);
    for (Town* town : {&plain, &exclusive, &shared}) town->run(24);
    const auto view = [](const Town& town) {
        return town.mean_of("climate/attitude", [](std::size_t i) { return resident(i, 20); });
    };
    CHECK(view(exclusive) - view(plain) == Approx(-0.25).margin(0.08));
    CHECK(view(shared) - view(plain) == Approx(0.17).margin(0.06));
    CHECK(exclusive.mean("climate/fairness") < 0.45);
    CHECK(shared.mean("climate/fairness") > 0.55);
    CHECK(exclusive.mean("climate/tension") > plain.mean("climate/tension"));
}

TEST_CASE("The more returnees, the more scarcity turns residents against them") {
    const auto view = [](std::size_t n, bool scarce) {
        Town town;
        town.begin(returnees(n));
        if (scarce) {
            town.tiny.set_all("labour/jobless_rate", 0.2), town.tiny.set_all("housing/rent_index", 1.5);
            town.tiny.set_all("services/health_load", 2.5);
        }
        town.run(48);
        return town.mean_of("climate/attitude", [=](std::size_t i) { return resident(i, n); });
    };
    const double few = view(50, true) - view(50, false), many = view(5, true) - view(5, false);
    CHECK(few < -0.02);
    CHECK(many < few - 0.1);
}

TEST_CASE("Knowing returnees is good without tension and bad under threat") {
    const auto contact_effect = [](double tension) {
        Town town(800);
        town.tiny.parameter("climate/place_speed", 0.0001);
        town.tiny.parameter("climate/peer_pull", 0);
        town.begin(returnees(12));
        town.tiny.set_all("climate/tension", tension);
        town.run(60);
        const auto knows =
            [](std::size_t i) {  // of the ring's ties, one and four ahead are kin, seven and ten neighbours
                return (i + 1) % 12 == 0 || (i + 4) % 12 == 0 || (i + 7) % 12 == 0 || (i + 10) % 12 == 0;
            };
        const auto gain = [&](bool known) {
            return town.mean_of("climate/attitude", [&](std::size_t i) { return i % 12 != 0 && knows(i) == known; }) -
                   town.mean_of("climate/anchor", [&](std::size_t i) { return i % 12 != 0 && knows(i) == known; }) / 16;
        };
        return gain(true) - gain(false);
    };
    CHECK(contact_effect(0) > 0.05);
    CHECK(contact_effect(1) < -0.05);
}

TEST_CASE("Opinions of tied people draw together") {
    const auto spread = [](double pull) {
        Town town(800);
        town.tiny.parameter("climate/peer_pull", pull);
        town.begin();
        town.run(120);
        return town.deviation("climate/attitude") / town.deviation("climate/anchor") * 16;
    };
    CHECK(spread(0) == Approx(1).margin(0.02));
    CHECK(spread(0.03) < 0.65);
}

TEST_CASE("Deported people meet more of it, it fades, and enforced rules and welcome lessen it") {
    const auto lived = [](double type, int months, const std::function<void(Town&)>& arrange = {}) {
        Town town(200);
        town.begin(returnees(4, type));
        if (arrange) arrange(town);
        town.run(months);
        return town.mean_of("climate/discrimination", [](std::size_t i) { return i % 4 == 0; });
    };
    CHECK(lived(3, 12) > 1.5 * lived(1, 12));
    CHECK(lived(3, 60) < 0.75 * lived(3, 6));
    CHECK(lived(3, 12, [](Town& t) { t.tiny.set_all("structure/enforcement", 1); }) < 0.8 * lived(3, 12));
    CHECK(lived(3, 12, [](Town& t) { t.tiny.set_all("interventions/ruling", 0.5); }) < 0.65 * lived(3, 12));
    CHECK(lived(3, 12, [](Town& t) { t.tiny.set_all("belonging/language", 0.3); }) > 1.2 * lived(3, 12));
    CHECK(lived(3, 24, [](Town& t) { t.tiny.set_all("interventions/meeting", 0.1); }) < 0.75 * lived(3, 24));
}

TEST_CASE("An identity is only an exposure: it changes nothing else here") {
    Town plain(100), exposed(100);
    plain.begin();
    exposed.begin([](Town& t) { t.tiny.set_all("population/identity", 4); });
    for (Town* town : {&plain, &exposed}) town->run(24);
    CHECK(exposed.mean("climate/discrimination") == Approx(0.2).margin(0.03));
    CHECK(plain.mean("climate/discrimination") == Approx(0).margin(1e-3));
    for (std::size_t i = 0; i < 300; ++i)
        CHECK(plain.tiny.get("climate/attitude", i) == exposed.tiny.get("climate/attitude", i));
}

TEST_CASE("Safety follows violence and light; women and the traumatised feel less of it") {
    const auto safety = [](const std::function<void(Town&)>& arrange) {
        Town town(100);
        town.begin([](Town& t) {
            for (std::size_t i = 0; i < t.people; ++i) t.tiny.set("population/sex", i, static_cast<double>(i % 2));
        });
        if (arrange) arrange(town);
        town.run(24);
        return std::array<double, 3>{town.mean("climate/safety"),
                                     town.mean_of("climate/felt_safety", [](std::size_t i) { return i % 2 == 0; }),
                                     town.mean_of("climate/felt_safety", [](std::size_t i) { return i % 2 == 1; })};
    };
    const auto usual = safety({});
    CHECK(usual[0] == Approx(0.8).margin(1e-3));
    CHECK(usual[1] - usual[2] == Approx(0.06).margin(5e-3));
    CHECK(safety([](Town& t) { t.tiny.set_all("shocks/violence", 20); })[0] == Approx(0.472).margin(0.01));
    CHECK(safety([](Town& t) { t.tiny.set_all("services/lighting", 1); })[0] > usual[0] + 0.02);
    const auto dark = safety([](Town& t) { t.tiny.set_all("services/lighting", 0); });
    CHECK(dark[1] - dark[2] > usual[1] - usual[2] + 0.03);
    CHECK(safety([](Town& t) { t.tiny.set_all("interventions/guarding", 0.1); })[0] == Approx(0.9).margin(1e-3));
    CHECK(safety([](Town& t) { t.tiny.set_all("wellbeing/trauma", 1); })[1] == Approx(usual[1] - 0.06).margin(5e-3));
}

TEST_CASE("Climate does not depend on how people are cut into tiles") {
    const auto fingerprint = [](std::uint32_t block) {
        Town town(300, block);
        town.begin(returnees(7));
        town.run(9);
        return town.engine->world().fingerprint(true);
    };
    CHECK(fingerprint(64) == fingerprint(2048));
}
