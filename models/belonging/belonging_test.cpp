// Belonging: ties live by meeting, what was lost abroad is lost by the stated half-lives, and culture needs company.

#include <array>
#include <cmath>
#include <functional>
#include <vector>

#include "models/belonging/formulas.h"
#include "models/belonging/model.h"
#include "tests/support/catch.h"
#include "tests/support/surroundings.h"

namespace {

namespace bl = models::belonging;

inline constexpr sim::PersonColumn<float> meetings{
    .name = "interventions/meetings", .unit = "share", .range = {0, 1}, .doc = "Given."};
inline constexpr sim::PersonColumn<float> courses{
    .name = "interventions/courses", .unit = "share", .range = {0, 1}, .doc = "Given."};
inline constexpr sim::PersonColumn<float> contacts{
    .name = "interventions/contacts", .unit = "share", .range = {0, 1}, .doc = "Given."};
inline constexpr sim::PersonColumn<float> mentors{
    .name = "interventions/mentors", .unit = "share", .range = {0, 1}, .doc = "Given."};
struct Give : sim::Rule {
    static constexpr std::string_view name = "interventions/give";
    static constexpr sim::Phase phase = sim::Phase::help;
    using reads = sim::list<meetings, courses, contacts, mentors>;
    using scales = sim::list<bl::meeting, bl::culture_activity, bl::contact, bl::support_given>;
    static void step(sim::Tile<Give>& tile) {
        for (std::size_t i = 0; i < tile.size(); ++i) {
            tile.scale<bl::meeting>()[i] += tile.read<meetings>()[i];
            tile.scale<bl::culture_activity>()[i] += tile.read<courses>()[i];
            tile.scale<bl::contact>()[i] += tile.read<contacts>()[i];
            tile.scale<bl::support_given>()[i] += tile.read<mentors>()[i];
        }
    }
};
struct Programme {
    static constexpr std::string_view name = "interventions";
    using founds = sim::list<meetings, courses, contacts, mentors>;
    using rules = sim::rules<Give>;
};

struct Place {
    tests::TinyWorld tiny;
    sim::Engine* engine = nullptr;

    explicit Place(std::uint32_t households = 200, std::uint32_t block = 256)
        : tiny({.households = households, .members = 3, .block = block}) {}
    void begin(const std::function<void(Place&)>& arrange = {}) {
        tests::surround<bl::Model>(tiny);
        tiny.add<bl::Model>();
        tiny.add<Programme>();
        engine = &tiny.start(false);
        for (const auto& [column, value] :
             std::vector<std::pair<const char*, double>>{{"population/status", 2},
                                                         {"population/age_band", 2},
                                                         {"population/birth_month", -360},
                                                         {"population/return_month", 32767},
                                                         {"climate/participation_climate", 0.4},
                                                         {"climate/felt_safety", 0.84},
                                                         {"climate/trust", 0.6},
                                                         {"climate/usual_trust", 0.6},
                                                         {"services/public_space", 0.69},
                                                         {"household/adults", 3},
                                                         {"household/tension", 0.2},
                                                         {"household/care_hours", 12},
                                                         {"labour/state", 3}})
            tiny.set_all(column, value);
        if (arrange) arrange(*this);
        engine->begin();
    }
    void run(int months) {
        for (int month = 0; month < months; ++month) engine->step();
        REQUIRE_FALSE(engine->fault());
    }
    [[nodiscard]] double mean(const char* column) const { return tiny.mean(column); }
    [[nodiscard]] double strength(sim::Layer layer) const {
        double sum = 0;
        for (std::size_t k = 0; k < sim::ties_per_layer; ++k)
            for (const std::uint8_t s : engine->world().strength_[sim::tie_slot(layer, k)]) sum += s / 255.0;
        return sum / static_cast<double>(sim::ties_per_layer * engine->world().layout().persons());
    }
};

// People who came back a month ago after ten years away, at thirty.
void came_back(Place& place) {
    place.tiny.set_all("population/return_month", -1);
    place.tiny.set_all("population/months_abroad", 120);
    place.tiny.set_all("climate/seen_as", 2);
}

double belonging_after(int months, double course, double invitation,
                       const std::function<void(Place&)>& arrange = came_back) {
    Place place(100);
    place.begin(arrange);
    place.tiny.set_all("interventions/courses", course);
    place.tiny.set_all("interventions/meetings", invitation);
    place.tiny.set_all("interventions/contacts", invitation / 2);
    place.run(months);
    return place.mean("belonging/belonging");
}

}  // namespace

TEST_CASE("A tie settles where meeting and withering balance") {
    float strength = 0.2F;
    for (int month = 0; month < 400; ++month) strength = bl::next_strength(strength, 0.05F, 0.44F, 1.0F);
    CHECK(strength == Approx(0.44).margin(1e-3));
    for (int month = 0; month < 400; ++month) strength = bl::next_strength(strength, 0.05F, 0.44F, 0.5F);
    CHECK(strength == Approx(0.22 / 0.78).margin(1e-3));
    CHECK(bl::next_strength(1.0F, 0.05F, 1.0F, 1.0F) == Approx(1));
    CHECK(bl::next_strength(0.0F, 0.05F, 0.0F, 1.0F) == Approx(0));
}

TEST_CASE("Strength kept in bytes does not drift") {
    double sum = 0;
    constexpr int n = 100000;
    for (int i = 0; i < n; ++i) {
        const float noise = static_cast<float>(bl::rounding_bits(static_cast<std::uint32_t>(i), 5) >> 8U) * 0x1p-24F;
        sum += bl::to_byte(100.3F / 255.0F, noise);
    }
    CHECK(sum / n == Approx(100.3).margin(0.01));
    CHECK(bl::to_byte(2.0F, 0.9F) == 255);
    CHECK(bl::to_byte(-1.0F, 0.9F) == 0);
}

TEST_CASE("Residents keep their ties, taking part and belonging near their usual levels") {
    Place place(400);
    place.begin();
    const double kin = place.strength(sim::Layer::kin);
    place.run(60);
    CHECK(place.strength(sim::Layer::kin) == Approx(kin).margin(0.1));
    CHECK(place.strength(sim::Layer::neighbour) == Approx(0.44).margin(0.08));
    CHECK(place.mean("belonging/participation") == Approx(0.4).margin(0.05));
    CHECK(place.mean("belonging/belonging") == Approx(0.65).margin(0.06));
    CHECK(place.mean("belonging/support") == Approx(0.5).margin(0.1));
    CHECK(place.mean("belonging/culture") == Approx(1).margin(1e-3));
}

TEST_CASE("Ties lost abroad follow the stated half-lives, language the share of life away") {
    CHECK(bl::kept(48, 48) == Approx(0.5));
    CHECK(bl::life_abroad(120, 360) == Approx(1.0 / 3));
    Place home, away;
    home.begin();
    away.begin(came_back);
    CHECK(away.strength(sim::Layer::kin) / home.strength(sim::Layer::kin) ==
          Approx(std::pow(0.5, 120.0 / 180)).margin(0.03));
    CHECK(away.strength(sim::Layer::coworker) < 0.1 * home.strength(sim::Layer::coworker));
    CHECK(away.mean("belonging/culture") == Approx(1 - 0.7 * 119 / 359).margin(0.03));
    CHECK(away.mean("belonging/language") == Approx(1 - 0.6 / 9).margin(0.02));
    CHECK(away.mean("belonging/belonging") < home.mean("belonging/belonging") - 0.1);
}

TEST_CASE("Foreign-born family begins almost without ties and language, and learns by living here") {
    Place place;
    place.begin([](Place& p) {
        p.tiny.set_all("population/return_month", 0), p.tiny.set_all("population/journey", 64),
            p.tiny.set_all("climate/seen_as", 3);
    });
    CHECK(place.mean("belonging/language") == Approx(0.3).margin(0.01));
    CHECK(place.strength(sim::Layer::neighbour) < 0.01);
    const double arrived = place.mean("belonging/belonging");
    place.run(36);
    CHECK(place.mean("belonging/language") > 0.5);
    CHECK(place.strength(sim::Layer::neighbour) > 0.15);
    CHECK(place.mean("belonging/belonging") > arrived + 0.1);
}

TEST_CASE("Ties to people who departed wither, those to people still abroad wait") {
    const auto kin_after = [](double status) {
        Place place;
        place.begin();
        for (std::size_t i = 1; i < 600; i += 2) place.tiny.set("population/status", i, status);
        const double before = place.strength(sim::Layer::kin);
        place.run(24);
        return place.strength(sim::Layer::kin) / before;
    };
    CHECK(kin_after(3) ==
          Approx(0.75 * std::pow(1 - 0.02, 24) + 0.25).margin(0.03));  // one tie in four is between people present
    CHECK(kin_after(1) == Approx(1).margin(0.02));
}

TEST_CASE("What is in people's way keeps them from taking part") {
    const auto taking_part = [](const char* column, double value) {
        Place place;
        place.begin();
        place.run(2);  // what is usual has been measured
        if (column != nullptr) place.tiny.set_all(column, value);
        place.run(36);
        return place.mean("belonging/participation");
    };
    const double usual = taking_part(nullptr, 0);
    CHECK(taking_part("climate/felt_safety", 0.34) < 0.8 * usual);
    CHECK(taking_part("services/public_space", 0.1) < 0.85 * usual);
    CHECK(taking_part("household/care_hours", 173) < 0.8 * usual);
    CHECK(taking_part("wellbeing/distress", 2) < 0.85 * usual);
    CHECK(taking_part("climate/discrimination", 0.5) < 0.85 * usual);
    CHECK(taking_part("population/temperament", 32) > 1.05 * usual);
    CHECK(taking_part("labour/state", 1) > usual);
}

TEST_CASE("Support needs people: at home, present, and not pushed away") {
    const auto support = [](const char* column, double value) {
        Place place;
        place.begin();
        if (column != nullptr) place.tiny.set_all(column, value);
        place.run(24);
        return place.mean("belonging/support");
    };
    const double usual = support(nullptr, 0);
    CHECK(support("household/tension", 0.9) < usual - 0.1);
    CHECK(support("household/adults", 1) < usual - 0.1);
    CHECK(support("climate/discrimination", 0.8) < usual - 0.03);
    CHECK(support("interventions/mentors", 0.25) == Approx(usual + 0.25).margin(0.05));
    CHECK(support("interventions/contacts", 0.4) > usual + 0.03);
}

TEST_CASE("Returnees are taken in where residents accept them") {
    const auto after = [](double attitude) {
        Place place;
        place.begin([](Place& p) {
            for (std::size_t i = 0; i < 600; i += 3)
                p.tiny.set("population/return_month", i, -1), p.tiny.set("climate/seen_as", i, 1),
                    p.tiny.set("population/months_abroad", i, 36);
        });
        place.tiny.set_all("climate/attitude", attitude);
        place.tiny.set_all("climate/mean_attitude", attitude);
        place.run(36);
        double belongs = 0, support = 0;
        for (std::size_t i = 0; i < 600; i += 3)
            belongs += place.tiny.get("belonging/belonging", i) / 200,
                support += place.tiny.get("belonging/support", i) / 200;
        return std::pair{belongs, support};
    };
    CHECK(after(1).first > after(-1).first + 0.05);
    CHECK(after(1).second > after(-1).second + 0.01);
}

TEST_CASE("Who stays grows into ties and belonging, unless much discriminated against") {
    const auto belonging = [](double discrimination) {
        Place place(300);
        place.begin(came_back);
        place.run(1);
        place.tiny.set_all("climate/discrimination", discrimination);
        place.run(11);
        const double first = place.mean("belonging/belonging"), support = place.mean("belonging/support");
        place.run(60);
        return std::array{first, place.mean("belonging/belonging") - first, place.mean("belonging/support") - support};
    };
    const auto accepted = belonging(0.05), rejected = belonging(0.6);
    CHECK(accepted[1] > 0.05);
    CHECK(accepted[2] > 0.02);
    CHECK(rejected[0] < accepted[0] - 0.1);
    CHECK(rejected[1] < accepted[1]);
}

TEST_CASE("Away for weeks, one comes back to people who know one") {
    CHECK(bl::newcomer_to(0, 0, 48) == Approx(0));
    CHECK(bl::newcomer_to(48, 0, 48) == Approx(0.5));
    CHECK(bl::newcomer_to(48, 48, 48) == Approx(0.25));
    CHECK(bl::newcomer_to(bl::born_abroad, 0, 48) == Approx(1).margin(1e-3));
    const auto at_home = [](double months) {
        Place place;
        place.begin([=](Place& p) { came_back(p), p.tiny.set_all("population/months_abroad", months); });
        return place.mean("belonging/belonging");
    };
    CHECK(at_home(1) > at_home(120) + 0.1);
}

TEST_CASE("A settled tie is where meeting and withering balance, also where strangers are not accepted") {
    for (const float meeting : {0.1F, 0.44F, 0.9F})
        for (const float accepted : {0.2F, 0.7F, 1.0F}) {
            const float s = bl::settled_strength(meeting, accepted);
            CHECK(bl::next_strength(s, 0.1F, meeting, bl::between(accepted, s)) == Approx(s).margin(1e-4));
        }
    CHECK(bl::settled_strength(0, 1) == Approx(0));
}

TEST_CASE("Culture is worth more with company than alone, and nothing without acceptance") {
    const double nothing = belonging_after(24, 0, 0), alone = belonging_after(24, 0.4, 0);
    const double company = belonging_after(24, 0, 0.3), both = belonging_after(24, 0.4, 0.3);
    CHECK(alone > nothing);
    CHECK(company > nothing + 0.03);
    CHECK(both - company > alone - nothing);
    const auto rejected = [](Place& p) {
        came_back(p), p.tiny.set_all("climate/mean_attitude", -3.5), p.tiny.set_all("climate/attitude", -3.5);
    };
    CHECK(belonging_after(24, 0.4, 0, rejected) - belonging_after(24, 0, 0, rejected) < 0.3 * (alone - nothing));
}

TEST_CASE("An invitation reaches fewer women") {
    Place place;
    place.begin([](Place& p) {
        for (std::size_t i = 0; i < 600; ++i) p.tiny.set("population/sex", i, static_cast<double>(i % 2));
    });
    place.tiny.set_all("interventions/meetings", 0.3);
    place.run(24);
    double men = 0, women = 0;
    for (std::size_t i = 0; i < 600; ++i) (i % 2 ? women : men) += place.tiny.get("belonging/participation", i) / 300;
    CHECK(men > women + 0.05);
}

TEST_CASE("Belonging does not depend on how people are cut into tiles") {
    const auto fingerprint = [](std::uint32_t block) {
        Place place(300, block);
        place.begin();
        place.run(6);
        return place.engine->world().fingerprint(true);
    };
    CHECK(fingerprint(64) == fingerprint(2048));
}
