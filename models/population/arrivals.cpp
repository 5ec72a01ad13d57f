// Who returns to a place, when, and with whom.

#include <algorithm>

#include "models/population/draft.h"
#include "models/population/parameters.h"
#include "sim/base/distributions.h"

namespace models::population {

namespace {

// Month whose running sum first reaches the share `q` of all returns.
std::int32_t month_at(const std::vector<double>& sums, double q) {
    const auto it = std::lower_bound(sums.begin(), sums.end(), q * sums.back());
    return static_cast<std::int32_t>(
        std::min<std::ptrdiff_t>(it - sums.begin(), static_cast<std::ptrdiff_t>(sums.size()) - 1));
}

int draw_age(const std::vector<AgeClass>& classes, Dice& dice) {
    double sum = 0;
    for (const AgeClass& c : classes) sum += c.weight;
    double mark = static_cast<double>(dice.uniform()) * sum;
    for (const AgeClass& c : classes) {
        if (mark < c.weight) return dice.between(c.from, c.to);
        mark -= c.weight;
    }
    return classes.back().to;
}

std::uint16_t draw_stay(int age_months, const Numbers& numbers, Dice& dice) {
    const float months = sim::lognormal(dice.uniform(), static_cast<float>(numbers.stay_median),
                                        static_cast<float>(numbers.stay_spread));
    const float most = static_cast<float>(std::max(age_months - 1, 1));
    return static_cast<std::uint16_t>(std::max(1.0F, std::min(months, std::min(most, 600.0F))));
}

struct Flow {
    std::int64_t count;
    const std::vector<double>* sums;
    std::int32_t first_month;
    bool reserve;
};

class Arrivals {
public:
    Arrivals(const Facts& facts, std::size_t place, const Numbers& numbers, const sim::Run& run)
        : facts_(facts), place_(place), numbers_(numbers), run_(run) {}

    void add(const Flow& flow) {
        if (flow.count == 0 || flow.sums->empty() || flow.sums->back() <= 0) return;
        Dice phase(run_, sim::slot_of<place_draws>, place_, static_cast<std::uint32_t>(list_.size()));
        const double month_phase = static_cast<double>(phase.uniform());
        double category = static_cast<double>(phase.uniform());
        std::uint32_t last_adult = 0, last_woman = 0;
        std::int64_t adults = 0;
        for (std::int64_t j = 0; j < flow.count; ++j) {
            Dice dice(run_, sim::slot_of<return_draws>, place_, entity_++);
            const double q = (static_cast<double>(j) + month_phase) / static_cast<double>(flow.count);
            Arrival arrival;
            arrival.person.kind = Kind::came_back;
            arrival.person.return_month = static_cast<std::int16_t>(flow.first_month + month_at(*flow.sums, q));
            if (flow.reserve)
                arrival.person.surge_order =
                    static_cast<std::uint8_t>(1 + j * 50 / std::max<std::int64_t>(numbers_of_regular_, 1) % 255);
            category += 0.6180339887498949;  // evenly spread over (0, 1), so that shares hold in small places too
            category -= category >= 1 ? 1 : 0;
            const bool is_child = category >= numbers_.split[0] + numbers_.split[1];
            if (is_child) {
                add_child(arrival, adults, dice.happens(numbers_.with_woman) && adults > 0 ? last_woman : last_adult,
                          dice);
                continue;
            }
            arrival.person.sex = category < numbers_.split[0] ? men : women;
            add_adult(arrival, dice);
            last_adult = arrival.unit;
            if (arrival.person.sex == women || adults == 0) last_woman = arrival.unit;
            ++adults;
        }
    }

    std::vector<Arrival> take() { return std::move(list_); }
    std::int64_t numbers_of_regular_ = 1;

private:
    void add_adult(Arrival& arrival, Dice& dice) {
        Member& person = arrival.person;
        const int years = draw_age(facts_.adult_ages, dice), age = years * 12 + dice.between(0, 11);
        person.birth_month = static_cast<std::int16_t>(person.return_month - age);
        const bool transit = dice.happens(numbers_.transit);
        person.journey = transit ? journey_bits::transit : 0;
        person.months_abroad = transit ? 0 : draw_stay(age - 14 * 12, numbers_, dice);
        arrival.unit = static_cast<std::uint32_t>(list_.size());
        const bool partner = dice.happens(numbers_.foreign_family[0]) && person.months_abroad >= 24;
        const bool child = dice.happens(numbers_.foreign_family[1]) && person.months_abroad >= 24;
        if (partner || child) person.journey |= journey_bits::foreign_family;
        list_.push_back(arrival);
        Arrival with = arrival;
        with.person.kind = Kind::brought;
        with.person.months_abroad = 0;
        with.person.journey = journey_bits::foreign_family;
        if (partner) {
            with.person.sex = person.sex == men ? women : men;
            with.person.birth_month = static_cast<std::int16_t>(person.birth_month + dice.between(-48, 48));
            with.person.birth_month =
                static_cast<std::int16_t>(std::min<int>(with.person.birth_month, person.return_month - adult_months));
            list_.push_back(with);
        }
        if (child) {
            const int most = std::min<int>(person.months_abroad, adult_months - 1);
            with.person.sex = dice.happens(0.5) ? women : men;
            with.person.birth_month = static_cast<std::int16_t>(person.return_month - dice.between(1, most));
            list_.push_back(with);
        }
    }

    void add_child(Arrival& arrival, std::int64_t adults, std::uint32_t adult, Dice& dice) {
        Member& person = arrival.person;
        person.sex = dice.happens(numbers_.boys) ? men : women;
        const int years = draw_age(facts_.child_ages, dice);
        int age = years * 12 + dice.between(0, 11);
        const bool alone = adults == 0 || (dice.happens(numbers_.unaccompanied) && age >= 60);
        const bool transit = dice.happens(numbers_.transit);
        if (alone) {
            person.journey = journey_bits::unaccompanied | (transit ? journey_bits::transit : 0);
            person.months_abroad = transit ? 0 : draw_stay(age, numbers_, dice);
            arrival.unit = static_cast<std::uint32_t>(list_.size());
        } else {
            const Member& with = list_[adult].person;
            const int adult_age = with.return_month - with.birth_month;
            age = std::min(age, std::max(adult_age - 15 * 12, 6));
            person.return_month = with.return_month;
            person.journey = static_cast<std::uint16_t>(with.journey & journey_bits::transit);
            person.months_abroad = static_cast<std::uint16_t>(std::min<int>(with.months_abroad, age));
            arrival.unit = adult;
        }
        person.birth_month = static_cast<std::int16_t>(person.return_month - age);
        list_.push_back(arrival);
    }

    const Facts& facts_;
    std::size_t place_;
    const Numbers& numbers_;
    const sim::Run& run_;
    std::vector<Arrival> list_;
    std::uint32_t entity_ = 0;
};

template <std::size_t N> void take(std::array<double, N>& into, std::span<const double> from) {
    std::copy_n(from.begin(), N, into.begin());
}

}  // namespace

Numbers::Numbers(const sim::Run& run) {
    const auto of = [&]<const auto & P>() { return setting<P>(run.settings, *run.catalogue); };
    take(headship, of.operator()<population::headship>());
    take(child_slot, of.operator()<population::child_slot>());
    take(head_has_partner, of.operator()<population::head_has_partner>());
    take(own_home, of.operator()<population::own_home>());
    take(foreign_family, of.operator()<population::foreign_family>());
    take(split, of.operator()<return_split>());
    const double all = split[0] + split[1] + split[2];
    for (double& x : split) x /= all;
    const auto pattern = of.operator()<fertility_pattern>();
    double sum = 0;
    for (const double x : pattern) sum += x;
    for (std::size_t i = 0; i < births.size(); ++i) births[i] = of.operator()<fertility>() * pattern[i] / sum / 60;
    women_heads = of.operator()<population::women_heads>();
    boys = of.operator()<boys_share>();
    unaccompanied = of.operator()<unaccompanied_share>();
    transit = of.operator()<transit_share>();
    stay_median = of.operator()<population::stay_median>();
    stay_spread = of.operator()<population::stay_spread>();
    pull = of.operator()<remittance_pull>();
    girls = of.operator()<girls_at_birth>();
    joins = of.operator()<joins_as_partner>();
    with_woman = of.operator()<population::with_woman>();
    grown_child = of.operator()<member_mix>()[0];
    parent_of_head = of.operator()<member_mix>()[1];
    const auto whole = [](auto& into, std::span<const double> from) {
        for (std::size_t i = 0; i < into.size(); ++i) into[i] = static_cast<int>(from[i]);
    };
    whole(mother_gap, of.operator()<population::mother_gap>());
    whole(kin_gap, of.operator()<population::kin_gap>());
    whole(partner_gap, of.operator()<population::partner_gap>());
    spacing = static_cast<int>(of.operator()<birth_spacing>());
}

std::vector<Arrival> draw_arrivals(const Facts& facts, std::size_t place, const Numbers& numbers, const sim::Run& run) {
    const PlaceFacts& here = facts.places[place];
    Arrivals made(facts, place, numbers, run);
    made.numbers_of_regular_ = here.future_returns;
    made.add({here.past_returns, &facts.past_months, -facts.months_before, false});
    made.add({here.future_returns, &facts.future_months, 0, false});
    made.add({here.reserve_returns, &facts.future_months, 0, true});
    return made.take();
}

int draw_births(std::int32_t born_in, std::int32_t from, std::int32_t months, const Numbers& numbers, Dice& dice,
                std::int16_t* into, int most) {
    int count = 0;
    float wait = sim::exponential(dice.uniform(), 1.0F);
    std::int32_t month = std::max(from, born_in + 15 * 12);
    while (month < months && count < most) {
        const std::int32_t age = month - born_in;
        const auto band = static_cast<std::size_t>(age / 60 - 3);
        if (band >= numbers.births.size()) break;
        const auto rate = static_cast<float>(numbers.births[band]);
        const std::int32_t left_in_band = 60 - age % 60;
        const float used = rate * static_cast<float>(left_in_band);
        if (wait > used) {
            wait -= used;
            month += left_in_band;
            continue;
        }
        month += rate > 0 ? static_cast<std::int32_t>(wait / rate) : left_in_band;
        if (month >= months) break;
        into[count++] = static_cast<std::int16_t>(month);
        month += numbers.spacing;
        wait = sim::exponential(dice.uniform(), 1.0F);
    }
    return count;
}

}  // namespace models::population
