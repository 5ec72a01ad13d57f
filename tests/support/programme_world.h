#pragma once
// A small world with a stand-in for the population and for the models whose channels and columns delivery uses.

#include "models/programme/delivery.h"
#include "models/programme/model.h"
#include "tests/support/tiny_world.h"

namespace tests {

namespace population = models::population;
namespace programme = models::programme;
using sim::Neutral;

struct People : sim::Rule {
    static constexpr std::string_view name = "population/people";
    static constexpr sim::Phase phase = sim::Phase::start;
    static constexpr int stage = 0;
    using writes = sim::list<population::sex, population::returnee, population::return_month, population::birth_month,
                             population::vulnerable, population::status, population::identity>;
    static void step(sim::Tile<People>& tile) {
        for (std::size_t i = 0; i < tile.size(); ++i) {
            tile.write<population::sex>()[i] = tile.id(i) % 2;
            tile.write<population::returnee>()[i] = tile.id(i) % 3 == 0;
            tile.write<population::return_month>()[i] = tile.id(i) % 3 == 0 ? -2 : population::never_returned;
            const int years = 20 + static_cast<int>(tile.id(i) % 40);
            tile.write<population::birth_month>()[i] = static_cast<std::int16_t>(-12 * years);
            tile.write<population::vulnerable>()[i] = tile.id(i) % 7 == 0;
            tile.write<population::status>()[i] = population::present_here;
        }
    }
};
struct Stay : sim::Rule {
    static constexpr std::string_view name = "population/stay";
    static constexpr sim::Phase phase = sim::Phase::arrive;
    using writes = sim::list<population::status>;
    static void step(sim::Tile<Stay>&) {}
};
struct Population {
    static constexpr std::string_view name = "population";
    using rules = sim::rules<People, Stay>;
};

inline constexpr sim::PersonChannel transfer{"household/transfer", "USD_per_month", {0, 1e6}, Neutral::addend, "Cash."};
inline constexpr sim::PersonColumn<float> received{
    .name = "household/received", .unit = "USD", .range = {0, 1e6}, .start = 0, .doc = "Cash so far."};
struct Receive : sim::Rule {
    static constexpr std::string_view name = "household/receive";
    static constexpr sim::Phase phase = sim::Phase::decide;
    using writes = sim::list<received>;
    using uses = sim::list<transfer>;
    static void step(sim::Tile<Receive>& tile) {
        for (std::size_t i = 0; i < tile.size(); ++i) tile.write<received>()[i] += tile.use<transfer>()[i];
    }
};
struct Household {
    static constexpr std::string_view name = "household";
    using rules = sim::rules<Receive>;
};

inline constexpr sim::CommunityChannel quality{
    "services/health_quality", "share", {-1, 1}, Neutral::addend, "Quality."};
inline constexpr sim::CommunityColumn<float> care{
    .name = "services/care", .unit = "share", .range = {-1, 1}, .start = 0, .doc = "Quality of care."};
struct Care : sim::Rule {
    static constexpr std::string_view name = "services/care_now";
    static constexpr sim::Phase phase = sim::Phase::sense;
    using writes = sim::list<care>;
    using uses = sim::list<quality>;
    static void step(sim::Place<Care>& here) { here.write<care>() = here.use<quality>(); }
};
struct Services {
    static constexpr std::string_view name = "services";
    using rules = sim::rules<Care>;
};

// Institutions and shocks that a test sets.
struct Surroundings {
    float referral = 1, delay = 0, funding = 1;
};
inline Surroundings surroundings;
inline constexpr sim::CommunityColumn<float> referral{
    .name = "structure/referral", .unit = "share", .range = {0, 1}, .start = 1, .doc = "Chance."};
inline constexpr sim::CommunityColumn<float> referral_delay{
    .name = "structure/referral_delay", .unit = "months", .range = {0, 24}, .start = 0, .doc = "Months."};
inline constexpr sim::CountryColumn<float> funding{
    .name = "shocks/funding", .unit = "factor", .range = {0, 2}, .start = 1, .doc = "Money."};
struct Referrals : sim::Rule {
    static constexpr std::string_view name = "structure/referrals";
    static constexpr sim::Phase phase = sim::Phase::govern;
    using writes = sim::list<referral, referral_delay>;
    static void step(sim::Place<Referrals>& here) {
        here.write<referral>() = surroundings.referral;
        here.write<referral_delay>() = surroundings.delay;
    }
};
struct Structure {
    static constexpr std::string_view name = "structure";
    using rules = sim::rules<Referrals>;
};
struct Funding : sim::Rule {
    static constexpr std::string_view name = "shocks/money";
    static constexpr sim::Phase phase = sim::Phase::govern;
    using writes = sim::list<funding>;
    static void step(sim::Country<Funding>& country) { country.write<funding>() = surroundings.funding; }
};
struct Shocks {
    static constexpr std::string_view name = "shocks";
    using rules = sim::rules<Funding>;
};

inline sim::Table cash_card() {
    sim::Table card;
    card.set("title", std::string("Cash"));
    card.set("referral", false);
    card.set("take_up", 0.9);
    card.set("staff_hours_per_case_month", 1.5);
    card.set("unit_cost.default", 110.33);
    card.set("effect.cash.channel", std::string("household/transfer"));
    card.set("effect.cash.size", 100.0);
    card.set("effect.cash.unit", std::string("USD"));
    card.set("effect.cash.kind", std::string("once"));
    card.set("effect.cash.transfer", 0.0);
    return card;
}

inline sim::Table course_card() {
    sim::Table card = cash_card();
    card.set("duration_months", 6.0);
    card.set("drop_out", 0.05);
    card.set("contact_based", true);
    card.set("effect.cash.kind", std::string("monthly"));
    card.set("effect.cash.unit", std::string("USD_per_month"));
    return card;
}

inline sim::Table clinic_card() {
    sim::Table card;
    card.set("title", std::string("Clinic"));
    card.set("delivery", std::string("place"));
    card.set("duration_months", 6.0);
    card.set("unit_cost.default", 1000.0);
    card.set("need", 1.0);
    card.set("effect.quality.channel", std::string("services/health_quality"));
    card.set("effect.quality.per", std::string("community"));
    card.set("effect.quality.size", 0.1);
    card.set("effect.quality.unit", std::string("share"));
    return card;
}

// A land of 2 x 150 households of three, with the programmes of a scenario.
struct Land {
    explicit Land(const std::map<std::string, sim::Value>& keys, std::size_t accounts = 1)
        : tiny({.communities = 2, .households = 150, .members = 3, .accounts = accounts}) {
        surroundings = {};
        tiny.add<Population>();
        tiny.add<Household>();
        tiny.add<Services>();
        tiny.add<Structure>();
        tiny.add<Shocks>();
        tiny.add<programme::Model>();
        tiny.inputs.cards = {{"cash", cash_card()}, {"course", course_card()}, {"clinic", clinic_card()}};
        tiny.inputs.data.emplace("places", sim::DataTable("places", {"name"}, {{"place 1"}, {"place 2"}}));
        for (const auto& [key, value] : keys) tiny.inputs.scenario.set("programme." + key, value);
    }
    sim::Engine& start() { return tiny.start(); }
    void months(int n) {
        for (int m = 0; m < n; ++m) tiny_engine().step();
    }
    sim::Engine& tiny_engine() {
        if (!engine) engine = &tiny.start();
        return *engine;
    }
    [[nodiscard]] double account(std::string_view column, std::size_t row = 0) const {
        return tiny.get("programme/" + std::string(column), row);
    }
    [[nodiscard]] std::vector<sim::RosterRow> rows() {
        std::vector<sim::RosterRow> all;
        for (const auto& cell : tiny_engine().world().rosters_[sim::slot_of<programme::enrolment>])
            all.insert(all.end(), cell.begin(), cell.end());
        return all;
    }

    TinyWorld tiny;
    sim::Engine* engine = nullptr;
};

using Keys = std::map<std::string, sim::Value>;

}  // namespace tests
