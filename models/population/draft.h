#pragma once
// The people of one community, household by household, before they get their places in storage. Made twice with the
// same draws: once to lay out the world, once to fill it.

#include <cstdint>
#include <vector>

#include "models/population/columns.h"
#include "models/population/facts.h"
#include "sim/base/philox.h"
#include "sim/base/uniform.h"

namespace models::population {

enum class Kind : std::uint8_t { stayed, came_back, brought, to_be_born };

struct Member {
    std::int16_t birth_month = 0;
    std::int16_t return_month = never_returned;
    std::uint16_t months_abroad = 0;
    std::uint16_t journey = 0;
    std::uint8_t sex = 0;
    std::uint8_t role = other_role;
    Kind kind = Kind::stayed;
    std::uint8_t mother = 255;
    std::uint8_t surge_order = 0;
};

struct Draft {
    std::vector<Member> people;
    std::vector<std::uint32_t> home_first;   // one extra entry at the end
    std::vector<std::uint8_t> remittances;   // per home
};

// Draws of one entity in sequence. Entities are counted inside a community, which is part of the key.
class Dice {
public:
    Dice(const sim::Run& run, std::uint16_t stream, std::size_t community, std::uint32_t entity)
        : key_{sim::mix64(run.seed ^ (0x9E3779B97F4A7C15ULL * (community + 1))), run.catalogue->streams()[stream].hash,
               0, 0},
          entity_(entity) {}

    std::uint32_t bits() {
        if (used_ == 4) {
            key_.tick = sim::make_tick(sim::start_month, block_++);
            values_ = sim::philox_one(key_, entity_);
            used_ = 0;
        }
        return values_.v[used_++];
    }
    float uniform() { return sim::to_uniform(bits()); }
    bool happens(double chance) { return sim::happens(bits(), static_cast<float>(chance)); }
    // Whole number from low to high, both counted.
    int between(int low, int high) {
        const auto span = static_cast<std::uint64_t>(high - low + 1);
        return low + static_cast<int>((static_cast<std::uint64_t>(bits()) * span) >> 32U);
    }

private:
    sim::DrawKey key_;
    sim::PhiloxBlock values_{};
    std::uint32_t entity_, block_ = 0;
    unsigned used_ = 4;
};

struct Numbers {  // parameters that the inner loops need, as plain numbers
    explicit Numbers(const sim::Run& run);
    std::array<double, 5> headship, child_slot;
    std::array<double, 2> head_has_partner, own_home, foreign_family;
    std::array<double, 3> split;
    std::array<double, 7> births;  // chance per month by age of the mother, from 15 in steps of five years
    double women_heads, boys, unaccompanied, transit, stay_median, stay_spread, pull;
    double girls, joins, with_woman, grown_child, parent_of_head;
    int spacing;
    std::array<int, 2> mother_gap, kin_gap;
    std::array<int, 3> partner_gap;
};

// A person who returns, with those who come along; `unit` is the index of the first of them.
struct Arrival {
    Member person;
    std::uint32_t unit = 0;
    std::uint32_t home = 0;
    bool own = false;
};

// In order: who returns; the households of residents; who joins which; who is born to whom.
std::vector<Arrival> draw_arrivals(const Facts& facts, std::size_t place, const Numbers& numbers, const sim::Run& run);
Draft form_homes(const Facts& facts, std::size_t place, const std::vector<Arrival>& arrivals, const Numbers& numbers,
                 const sim::Run& run);
Draft join_homes(const Draft& residents, std::vector<Arrival>& arrivals, std::size_t place, const Facts& facts,
                 const Numbers& numbers, const sim::Run& run);
Draft draft_place(const Facts& facts, std::size_t place, const Numbers& numbers, const sim::Run& run);

// Months in which a woman with this birth month gives birth during the run; returns their number.
int draw_births(std::int32_t born_in, std::int32_t from, std::int32_t months, const Numbers& numbers, Dice& dice,
                std::int16_t* into, int most);

}  // namespace models::population
