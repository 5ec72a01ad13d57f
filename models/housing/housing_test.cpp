// Housing: crowding as in the data, rents by vacancy, dwellings never let twice, guarantees that open doors, arrears.

#include <cmath>
#include <functional>

#include "models/housing/market.h"
#include "models/housing/model.h"
#include "tests/support/catch.h"
#include "tests/support/surroundings.h"

namespace {

namespace ho = models::housing;
namespace pop = models::population;
using Catch::Detail::Approx;

inline constexpr sim::PersonColumn<float> vouching{
    .name = "interventions/vouching", .unit = "share", .range = {0, 1}, .start = 0, .doc = "Given."};
inline constexpr sim::PersonColumn<float> paying{
    .name = "interventions/paying", .unit = "USD_per_month", .range = {0, 999}, .start = 0, .doc = "Given."};
inline constexpr sim::PersonColumn<float> bed{
    .name = "interventions/bed", .unit = "share", .range = {0, 1}, .start = 0, .doc = "Given."};
inline constexpr sim::PersonColumn<float> bricks{
    .name = "interventions/bricks", .unit = "per_month", .range = {0, 1}, .start = 0, .doc = "Given."};
inline constexpr sim::CommunityColumn<float> building{
    .name = "interventions/building", .unit = "per_month", .range = {0, 1}, .start = 0, .doc = "Given."};
struct Give : sim::Rule {
    static constexpr std::string_view name = "interventions/give";
    static constexpr sim::Phase phase = sim::Phase::help;
    using reads = sim::list<vouching, paying, bed, bricks>;
    using scales = sim::list<ho::guarantee, ho::rent_help, ho::shelter_place, ho::upgrade>;
    static void step(sim::Tile<Give>& tile) {
        for (std::size_t i = 0; i < tile.size(); ++i) {
            tile.scale<ho::guarantee>()[i] += tile.read<vouching>()[i];
            tile.scale<ho::rent_help>()[i] += tile.read<paying>()[i];
            tile.scale<ho::shelter_place>()[i] += tile.read<bed>()[i];
            tile.scale<ho::upgrade>()[i] += tile.read<bricks>()[i];
        }
    }
};
struct Build : sim::Rule {
    static constexpr std::string_view name = "interventions/build";
    static constexpr sim::Phase phase = sim::Phase::help;
    using reads = sim::list<building>;
    using scales = sim::list<ho::new_dwellings>;
    static void step(sim::Place<Build>& place) { place.scale<ho::new_dwellings>() += place.read<building>(); }
};
struct Programme {
    static constexpr std::string_view name = "interventions";
    using founds = sim::list<vouching, paying, bed, bricks, building>;
    using rules = sim::rules<Give, Build>;
};

// Homes of four adults who cover their needs; the last `coming` homes return from abroad when `arrive` is called.
struct Town {
    explicit Town(std::uint32_t number_of_homes = 600, std::uint32_t coming = 0, double income = 500)
        : homes(number_of_homes), returning(coming), tiny({.households = number_of_homes, .members = 4}) {
        tests::surround<ho::Model>(tiny);
        tiny.add<Programme>();
        tiny.add<ho::Model>();
        engine = &tiny.start(false);
        tiny.set_all("population/age_band", pop::age_30_44);
        for (std::uint32_t i = 0; i < homes * 4; ++i) {
            const bool came = i / 4 >= homes - returning;
            tiny.set("population/status", i, came ? pop::abroad : pop::present_here);
            tiny.set("population/standing", i, came ? pop::abroad : pop::present_here);
            tiny.set("population/returnee", i, came);
        }
        tiny.set_all("household/income", income), tiny.set_all("household/first_need", 400);
        engine->begin();
        for (const char* money : {"household/income", "household/need", "household/consumption"})
            tiny.set_all(money, 500);
        tiny.set_all("household/savings", 1000), tiny.set_all("household/price_level", 1),
            tiny.set_all("belonging/support", 0.5);
    }
    void arrive() {
        for (std::uint32_t i = (homes - returning) * 4; i < homes * 4; ++i)
            tiny.set("population/status", i, pop::present_here), tiny.set("population/standing", i, pop::present_here);
    }
    void step(int months = 1) {
        for (int m = 0; m < months; ++m) engine->step();
        REQUIRE_FALSE(engine->fault());
    }
    double share(std::uint32_t from, std::uint32_t to, const std::function<bool(int)>& which) const {
        double count = 0;
        for (std::uint32_t h = from; h < to; ++h) count += which(static_cast<int>(tiny.get("housing/tenure", h)));
        return count / (to - from);
    }
    static bool rents(int tenure) { return tenure == ho::secure_rent || tenure == ho::insecure_rent; }
    double newcomers_renting() const { return share(homes - returning, homes, rents); }
    std::uint32_t homes, returning;
    tests::TinyWorld tiny;
    sim::Engine* engine = nullptr;
};

}  // namespace

TEST_CASE("rents stand still at the natural vacancy and rise with half of it") {
    const ho::RentPace pace{0.08F, 0.125F, 0.02F};
    CHECK(ho::next_rent_index(1, 0.08F, pace) == 1.0F);
    float index = 1;
    for (int month = 0; month < 12; ++month) index = ho::next_rent_index(index, 0.04F, pace);
    CHECK(index > 1.04F);
    CHECK(index < 1.065F);
    for (int month = 0; month < 2000; ++month) index = ho::next_rent_index(index, 0.04F, pace);
    CHECK(index == Approx(std::exp(0.125 * 0.04 / 0.02)).epsilon(1e-3));
    CHECK(ho::effective_vacancy(90, 0, 100, 0.25F) == Approx(0.1));
    CHECK(ho::effective_vacancy(90, 30, 100, 0.25F) == Approx(-0.2));
    CHECK(ho::effective_vacancy(5, 5, 0, 1) == 0);
    CHECK(ho::effective_vacancy(90, 300, 100, 0.25F) == Approx(-0.25));
    CHECK(ho::scarcity(0.08F, 0.08F) == 0);
    CHECK(ho::scarcity(0.04F, 0.08F) == Approx(0.5));
    CHECK(ho::scarcity(-0.3F, 0.08F) == 1);
}

TEST_CASE("rooms make homes crowded or not, exactly") {
    for (std::uint32_t people = 1; people < 30; ++people) {
        CHECK(static_cast<double>(people) / ho::rooms_for(people, false, 0) <= 3);
        if (people >= 4) CHECK(static_cast<double>(people) / ho::rooms_for(people, true, 5) > 3);
    }
    CHECK(ho::rooms_for(0, true, 3) == 1);
    CHECK(ho::rooms_for(4, false, 2) == 4);
}

TEST_CASE("a dwelling within a budget has a lower standard, never a crowded room, and costs what the budget allows") {
    const ho::Prices prices{100, 2, 0.4F, 0.1F};
    const ho::Dwelling fine{0.6F, 2};
    CHECK(ho::price_of(fine, prices) == Approx(100));
    CHECK(ho::within(fine, 120, 4, prices).standard == fine.standard);
    const ho::Dwelling cheaper = ho::within(fine, 70, 4, prices);
    CHECK(cheaper.rooms == 2);
    CHECK(ho::price_of(cheaper, prices) == Approx(70));
    const ho::Dwelling smaller = ho::within({0.6F, 4}, 100, 6, prices);
    CHECK(smaller.rooms == 2);
    CHECK(ho::price_of(smaller, prices) == Approx(100));
    CHECK(ho::within(fine, 1, 4, prices).standard == Approx(0.1));
}

TEST_CASE("who cannot pay for the plainest dwelling when the run starts does not rent, and the others stay tenants") {
    Town poor(2500, 0, 240);
    CHECK(poor.share(0, 2500, Town::rents) == 0);
    CHECK(poor.share(0, 2500, [](int t) { return t == ho::shelter; }) == Approx(0.4 * (1 - 0.716)).margin(0.02));
    Town able(2500, 0, 320);
    CHECK(able.share(0, 2500, Town::rents) > 0.2);
    for (std::uint32_t h = 0; h < 2500; ++h) REQUIRE(able.tiny.get("housing/rent", h) <= 320 / 2.5 + 0.1);
}

TEST_CASE("who falls behind but could pay for less moves to a cheaper dwelling instead of losing any") {
    Town town(800);
    town.tiny.set_all("housing/tenure", ho::secure_rent), town.tiny.set_all("housing/quality", 0.8),
        town.tiny.set_all("housing/rooms", 3), town.tiny.set_all("housing/rent", 200);
    town.tiny.set_all("household/consumption", 110), town.tiny.set_all("household/need", 100);
    town.tiny.set("housing/stock", 0, 870);
    town.step(12);
    CHECK(town.share(0, 800, Town::rents) == 1);
    CHECK(town.tiny.mean("housing/quality") < 0.75);
}

TEST_CASE("a guarantee takes away what a landlord fears") {
    const ho::Landlords landlords{0.4F, 0.5F, 0.5F};
    CHECK(ho::accepted({false, 0, 0, 1, 1}, landlords) == 1);
    CHECK(ho::accepted({true, 0, 0, 1, 1}, landlords) == Approx(0.6));
    CHECK(ho::accepted({true, 1, 0, 0, 1}, landlords) == 1);
    CHECK(ho::accepted({true, 0, 0, 0, 1}, landlords) == Approx(0.3));
    CHECK(ho::accepted({false, 0, 1, 1, 1}, landlords) == Approx(0.5));
    CHECK(ho::accepted({true, 0, 1, 1, 0.5F}, landlords) == Approx(0.05));
}

TEST_CASE("homes at the start are crowded and owned as declared") {
    Town town(2500);
    double crowded = 0;
    for (std::uint32_t h = 0; h < 2500; ++h) crowded += town.tiny.get("housing/rooms", h) < 2;
    CHECK(crowded / 2500 == Approx(0.381).margin(0.03));
    CHECK(town.share(0, 2500, [](int t) { return t == ho::owner; }) == Approx(0.66 * 0.6 + 0.8 * 0.4).margin(0.03));
    CHECK(town.share(0, 2500, [](int t) { return t == ho::with_relatives; }) == Approx(0.06).margin(0.015));
    CHECK(town.share(0, 2500, [](int t) { return t == ho::shelter; }) == 0);
    CHECK(town.tiny.get("housing/vacancy", 0) == Approx(0.08));
    const double rented = town.share(0, 2500, Town::rents) * 2500;
    CHECK(rented / town.tiny.get("housing/stock", 0) == Approx(0.92).epsilon(1e-4));
    for (std::uint32_t h = 0; h < 100; ++h)
        CHECK((town.tiny.get("housing/rent", h) > 0) ==
              Town::rents(static_cast<int>(town.tiny.get("housing/tenure", h))));
}

TEST_CASE("a market that nobody disturbs stays as it is") {
    Town town(3000);
    town.tiny.set_all("household/savings", 0);
    const double before = town.share(0, 3000, Town::rents);
    town.step(36);
    CHECK(town.tiny.get("housing/rent_index", 0) == Approx(1).margin(0.05));
    CHECK(town.share(0, 3000, Town::rents) == Approx(before).margin(0.015));
}

TEST_CASE("more homes are never let than there are") {
    Town town(600, 250);
    town.arrive();
    for (int month = 0; month < 36; ++month) {
        town.step();
        CHECK(town.share(0, 600, Town::rents) * 600 <= town.tiny.get("housing/stock", 0) + 2);
    }
}

TEST_CASE("arrivals empty the market, rents and the landlords' power rise, hosts pay too; building helps") {
    const auto run = [](std::uint32_t coming, double build) {
        Town town(800, coming);
        town.tiny.set("interventions/building", 0, build);
        const double before = town.tiny.mean("housing/rent");
        town.arrive();
        town.step(24);
        double host_rent = 0, renting = 0;
        for (std::uint32_t h = 0; h < 400; ++h)
            if (Town::rents(static_cast<int>(town.tiny.get("housing/tenure", h))))
                host_rent += town.tiny.get("housing/rent", h), ++renting;
        return std::array{town.tiny.get("housing/rent_index", 0), town.tiny.get("housing/exploitation", 0),
                          host_rent / renting, before};
    };
    const auto none = run(0, 0), some = run(60, 0), many = run(250, 0), built = run(250, 0.03);
    CHECK(some[0] > none[0] + 0.02);
    CHECK(many[0] > some[0] + 0.03);
    CHECK(many[1] > none[1] + 0.05);
    CHECK(many[2] > none[2] * 1.05);
    CHECK(built[0] < many[0]);
}

TEST_CASE("guarantees and money put aside open doors; reluctance and attitudes close them") {
    const auto renting = [](const std::function<void(tests::TinyWorld&)>& change) {
        Town town(800, 300);
        town.arrive();
        town.tiny.set("housing/stock", 0, 5000), town.tiny.set("housing/vacancy", 0, 0.9);
        change(town.tiny);
        for (int month = 0; month < 6; ++month) town.step();
        return town.newcomers_renting();
    };
    const double usual = renting([](auto&) {});
    CHECK(usual > 0.05);
    CHECK(renting([](auto& t) { t.set_all("interventions/vouching", 1); }) > usual * 1.3);
    CHECK(renting([](auto& t) { t.set_all("household/savings", 0); }) < usual * 0.85);
    CHECK(renting([](auto& t) { t.set_all("climate/mean_attitude", -3); }) < usual * 0.8);
    CHECK(renting([](auto& t) { t.set_all("climate/discrimination", 1); }) < usual * 0.8);
    CHECK(renting([](auto& t) { t.set_all("household/income", 20); }) < usual * 0.4);
}

TEST_CASE("rent help is taken off the rent, returnees on insecure leases pay the mark-up") {
    Town town(400, 100);
    town.arrive();
    town.step();
    town.tiny.set_all("housing/tenure", ho::insecure_rent), town.tiny.set_all("housing/quality", 0.6),
        town.tiny.set_all("housing/rooms", 2);
    town.tiny.set_all("housing/rent", 0);  // nothing owed yet
    town.tiny.set("interventions/paying", 0, 30);
    town.step();
    CHECK(town.tiny.get("housing/rent", 0) == Approx(town.tiny.get("housing/rent", 1) - 30).epsilon(1e-3));
    const double mark = town.tiny.get("housing/rent", 399) / town.tiny.get("housing/rent", 1);
    CHECK(mark == Approx(1 + town.tiny.get("housing/exploitation", 0)).epsilon(1e-3));
    town.tiny.set_all("interventions/vouching", 1);
    town.step();
    CHECK(town.tiny.get("housing/rent", 399) == Approx(town.tiny.get("housing/rent", 1)).epsilon(2e-3));
}

TEST_CASE("who cannot pay owes, and is evicted after the landlord's patience, with a guarantee rarely") {
    const auto housed = [](double spent, double vouch, int months) {
        Town town(800);
        town.tiny.set("housing/stock", 0, 870);
        town.tiny.set_all("housing/tenure", ho::secure_rent), town.tiny.set_all("housing/rent", 150);
        town.tiny.set_all("household/consumption", spent), town.tiny.set_all("interventions/vouching", vouch);
        town.tiny.set_all("household/income", 0), town.tiny.set_all("household/savings", 0);  // no way back
        town.step(months);
        return town.share(0, 800, Town::rents);
    };
    CHECK(housed(500, 0, 12) == 1);
    CHECK(housed(200, 0, 3) == 1);
    CHECK(housed(200, 0, 4) == Approx(0.75).margin(0.05));
    CHECK(housed(200, 1, 10) > housed(200, 0, 10) + 0.3);
}

TEST_CASE("the evicted go to relatives who support them, or to a shelter that may be decent") {
    Town town(800);
    town.tiny.set_all("housing/tenure", ho::insecure_rent), town.tiny.set_all("housing/rent", 150);
    town.tiny.set_all("household/consumption", 100), town.tiny.set_all("household/income", 0),
        town.tiny.set_all("household/savings", 0);
    town.step(20);
    const double kin = town.share(0, 800, [](int t) { return t == ho::with_relatives; });
    const double street = town.share(0, 800, [](int t) { return t == ho::shelter; });
    CHECK(kin / (kin + street) == Approx(0.45).margin(0.06));
    std::uint32_t one = 0;
    const auto sheltered = [&] { return static_cast<int>(town.tiny.get("housing/tenure", one)) == ho::shelter; };
    while (!sheltered()) ++one;
    CHECK(town.tiny.get("housing/quality", one) == Approx(0.25).margin(1e-3));
    CHECK(town.tiny.get("housing/rent", one) == 0);
    town.tiny.set_all("interventions/bed", 1);
    town.step();
    if (sheltered()) CHECK(town.tiny.get("housing/quality", one) == Approx(0.55).margin(1e-3));
}

TEST_CASE("homes wear, are repaired, upgraded and damaged") {
    const auto quality = [](const std::function<void(tests::TinyWorld&)>& change) {
        Town town(50);
        town.tiny.set_all("housing/tenure", ho::owner), town.tiny.set_all("housing/quality", 0.5);
        change(town.tiny);
        town.step();
        return town.tiny.mean("housing/quality");
    };
    CHECK(quality([](auto&) {}) == Approx(0.5 + 0.004 * 0.5 - 0.0015 * 0.5).epsilon(1e-3));
    CHECK(quality([](auto& t) { t.set_all("household/consumption", 100); }) ==
          Approx(0.5 - 0.0015 * 0.5).epsilon(1e-3));
    CHECK(quality([](auto& t) { t.set_all("interventions/bricks", 0.1); }) > 0.59);
    CHECK(quality([](auto& t) { t.set_all("shocks/hazard", 1); }) == Approx(0.5 * 0.85).margin(0.005));
}
