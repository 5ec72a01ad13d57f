// Documents: lost in the declared shares, issued no faster than the registry works, and far more often with help.

#include <cmath>

#include "models/documents/model.h"
#include "models/documents/papers.h"
#include "tests/support/catch.h"
#include "tests/support/surroundings.h"

namespace {

namespace dc = models::documents;
namespace pop = models::population;
using Catch::Detail::Approx;

inline constexpr sim::PersonColumn<float> clerk{
    .name = "interventions/clerk", .unit = "factor", .range = {0, 9}, .start = 1, .doc = "Given."};
inline constexpr sim::PersonColumn<float> paying{
    .name = "interventions/paying", .unit = "factor", .range = {0, 9}, .start = 1, .doc = "Given."};
struct Give : sim::Rule {
    static constexpr std::string_view name = "interventions/give";
    static constexpr sim::Phase phase = sim::Phase::help;
    using reads = sim::list<clerk, paying>;
    using scales = sim::list<dc::help, dc::fees>;
    static void step(sim::Tile<Give>& tile) {
        for (std::size_t i = 0; i < tile.size(); ++i) {
            tile.scale<dc::help>()[i] *= tile.read<clerk>()[i];
            tile.scale<dc::fees>()[i] *= tile.read<paying>()[i];
        }
    }
};
struct Programme {
    static constexpr std::string_view name = "interventions";
    using founds = sim::list<clerk, paying>;
    using rules = sim::rules<Give>;
};

class Trial {
public:
    explicit Trial(std::uint32_t homes) : tiny_({.households = homes}), people_(homes * 3) {
        tests::surround<dc::Model>(tiny_);
        tiny_.add<Programme>();
        tiny_.add<dc::Model>();
        engine_ = &tiny_.start(false);
        tiny_.set_all("population/status", pop::present_here);
    }
    tests::TinyWorld& world() { return tiny_; }
    sim::Engine& engine() { return *engine_; }
    double share(int state) {
        double count = 0;
        for (std::uint32_t i = 0; i < people_; ++i) count += tiny_.get("documents/state", i) == state;
        return count / people_;
    }

private:
    tests::TinyWorld tiny_;
    double people_;
    sim::Engine* engine_ = nullptr;
};

// Share of poor people without papers who hold some after half a year.
double obtained(double help, double fees, double slots) {
    Trial trial(2000);
    trial.engine().begin();
    trial.world().set_all("documents/state", dc::none);
    trial.world().set_all("services/registry_slots", slots);
    trial.world().set_all("household/need", 100), trial.world().set_all("household/income", 60);
    trial.world().set_all("interventions/clerk", help), trial.world().set_all("interventions/paying", fees);
    for (int month = 0; month < 6; ++month) trial.engine().step();
    REQUIRE_FALSE(trial.engine().fault());
    return trial.share(dc::held);
}

}  // namespace

TEST_CASE("losses on the way are independent, rates become chances") {
    CHECK(dc::either(0.2F, 0.5F) == Approx(0.6));
    CHECK(dc::chance_of(0) == 0);
    CHECK(dc::chance_of(-1) == 0);
    CHECK(dc::chance_of(0.1F) == Approx(1 - std::exp(-0.1)));
    CHECK(dc::rate_of_asking(0.06F, 3, 1, 0, 0.5F) == Approx(0.18));
    CHECK(dc::rate_of_asking(0.06F, 1, 1, 1, 0.5F) == Approx(0.03));
    CHECK(dc::part_of_gain(1, 0.5F) == 1.0F);
    CHECK(dc::part_of_gain(3, 0.5F) == 2.0F);
}

TEST_CASE("papers in process are issued, given up or wait") {
    const dc::Chances chance{0.25F, 0.5F, 0.1F};
    CHECK(dc::next_state(dc::in_process, 0, chance) == dc::held);
    CHECK(dc::next_state(dc::in_process, 0x50000000U, chance) == dc::none);  // 0.31: issue 0.25, then 0.375 give up
    CHECK(dc::next_state(dc::in_process, 0xB0000000U, chance) == dc::in_process);
    CHECK(dc::next_state(dc::held, 0, chance) == dc::none);
    CHECK(dc::next_state(dc::held, 0x80000000U, chance) == dc::held);
    CHECK(dc::next_state(dc::none, 0, chance) == dc::none);
}

TEST_CASE("papers at the start follow the return and the journey") {
    Trial trial(4000);
    for (std::uint32_t i = 0; i < 12000; ++i) {
        trial.world().set("population/returnee", i, i % 3 != 0);
        trial.world().set("population/return_type", i,
                          i % 3 == 0   ? pop::resident_type
                          : i % 3 == 1 ? pop::assisted
                                       : pop::forced);
        if (i % 3 == 2) trial.world().set("population/journey", i, pop::journey_bits::detained);
    }
    trial.engine().begin();
    double without[3] = {};
    for (std::uint32_t i = 0; i < 12000; ++i)
        without[i % 3] += trial.world().get("documents/state", i) == static_cast<double>(dc::none);
    const double in_process = trial.share(dc::in_process) * 12000;  // residents: the others come later
    CHECK(without[0] / 4000 + in_process / 4000 == Approx(0.02).margin(0.008));
    CHECK(in_process > 0);
    CHECK(in_process < 0.3 * without[0]);
    CHECK(without[1] / 4000 == Approx(0.1).margin(0.02));
    CHECK(without[2] / 4000 == Approx(1 - 0.75 * 0.9).margin(0.025));
}

TEST_CASE("nobody is issued papers whom the registry did not see") {
    Trial trial(300);
    trial.engine().begin();
    trial.world().set_all("documents/state", dc::none);
    trial.world().set_all("services/registry_slots", 2);
    for (int month = 1; month <= 20; ++month) {
        trial.engine().step();
        CHECK((1 - trial.share(dc::none)) * 900 <= 2 * month + 1e-9);
    }
    CHECK((1 - trial.share(dc::none)) * 900 > 20);
    Trial closed(300);
    closed.engine().begin();
    closed.world().set_all("documents/state", dc::none), closed.world().set_all("services/registry_slots", 0);
    for (int month = 0; month < 12; ++month) closed.engine().step();
    CHECK(closed.share(dc::none) == 1.0);
}

TEST_CASE("a part of an appointment is one by chance") {
    Trial trial(500);
    trial.engine().begin();
    trial.world().set_all("documents/state", dc::none), trial.world().set_all("services/registry_slots", 0.25);
    for (int month = 0; month < 200; ++month) trial.engine().step();
    const double seen = (1 - trial.share(dc::none)) * 1500;
    CHECK(seen > 20);
    CHECK(seen <= 80);
}

TEST_CASE("one-to-one help about triples who obtains papers, paid fees add, a full registry caps both") {
    const double alone = obtained(1, 1, 1e6), helped = obtained(2.8, 1, 1e6), paid = obtained(2.8, 1.5, 1e6);
    CHECK(alone > 0.08);
    CHECK(alone < 0.2);
    CHECK(helped / alone == Approx(3).epsilon(0.15));
    CHECK(paid / alone == Approx(4).epsilon(0.15));
    CHECK(obtained(2.8, 1.5, 20) < 0.6 * paid);
}

TEST_CASE("papers lapse slowly and burn with the home") {
    Trial trial(1000);
    trial.engine().begin();
    trial.world().set_all("documents/state", dc::held), trial.world().set_all("services/registry_slots", 0);
    for (int month = 0; month < 12; ++month) trial.engine().step();
    const double kept = trial.share(dc::held);
    CHECK(kept == Approx(1 - 12 * 0.05 / 96).margin(0.005));
    trial.world().set_all("shocks/hazard", 1);
    trial.engine().step();
    CHECK(trial.share(dc::held) == Approx(kept * 0.97).margin(0.012));
}

TEST_CASE("people without papers are in process in the share that asking, issue and giving up keep") {
    const float share = dc::usually_in_process(0.06F, 0.3F);
    CHECK((1 - share) * 0.06F == Approx(share * 0.3F));
    CHECK(dc::usually_in_process(0, 0) == 0);
}

TEST_CASE("people who are not here ask for nothing") {
    Trial trial(100);
    trial.world().set_all("population/status", pop::abroad);
    trial.engine().begin();
    trial.world().set_all("documents/state", dc::none), trial.world().set_all("services/registry_slots", 1e6);
    for (int month = 0; month < 24; ++month) trial.engine().step();
    CHECK(trial.share(dc::none) == 1.0);
}
