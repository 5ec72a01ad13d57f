// Puts those who return into homes and reserves places for those who will be born.

#include <algorithm>
#include <numeric>

#include "models/population/draft.h"
#include "models/population/parameters.h"

namespace models::population {

namespace {

constexpr std::size_t most_people = 120;  // per home, with everyone who will ever live there
constexpr int most_births = 12;           // per mother

// A home that exists, oftener one with remittances; the draw is repeated until it accepts.
std::uint32_t find_home(const Draft& residents, const std::vector<std::uint16_t>& joined, double pull, Dice& dice) {
    const int last = static_cast<int>(residents.remittances.size()) - 1;
    std::uint32_t home = 0;
    for (int attempt = 0; attempt < 40; ++attempt) {
        home = static_cast<std::uint32_t>(dice.between(0, last));
        const bool keen = residents.remittances[home] != 0 || dice.happens(1 / pull);
        const std::size_t size = residents.home_first[home + 1] - residents.home_first[home] + joined[home];
        if (keen && size < 20) break;
    }
    return home;
}

// What the arrival is to the head of the home that takes them in.
Role role_in(const Draft& residents, std::uint32_t home, const Member& person, bool& partner_taken,
             const Numbers& numbers, Dice& dice) {
    const Member& at_head = residents.people[residents.home_first[home]];
    const int gap = (person.birth_month - at_head.birth_month) / 12;  // years by which the arrival is younger
    const bool adult = person.return_month - person.birth_month >= adult_months;
    for (std::uint32_t p = residents.home_first[home]; p < residents.home_first[home + 1]; ++p)
        partner_taken = partner_taken || residents.people[p].role == partner;
    if (adult && !partner_taken && person.sex != at_head.sex && gap >= -numbers.partner_gap[2] &&
        gap <= numbers.partner_gap[2] && dice.happens(numbers.joins)) {
        partner_taken = true;
        return partner;
    }
    const auto is_parent = [&](int years) { return years >= numbers.kin_gap[0] && years <= numbers.kin_gap[1]; };
    return is_parent(gap) ? child : is_parent(-gap) ? parent : other_role;
}

class Joiner {
public:
    Joiner(const Draft& residents, std::vector<Arrival>& arrivals, std::size_t place, const Facts& facts,
           const Numbers& numbers, const sim::Run& run)
        : residents_(residents), arrivals_(arrivals), place_(place), facts_(facts), numbers_(numbers), run_(run) {}

    Draft make() {
        choose_homes();
        order_.resize(arrivals_.size());
        std::iota(order_.begin(), order_.end(), 0U);
        // By home; in a home first those who join it, then new homes beside it, each unit together.
        std::sort(order_.begin(), order_.end(), [&](std::uint32_t a, std::uint32_t b) {
            const Arrival &x = arrivals_[a], &y = arrivals_[b];
            if (x.home != y.home) return x.home < y.home;
            if (x.own != y.own) return !x.own;
            return x.unit != y.unit ? x.unit < y.unit : a < b;
        });
        const std::size_t homes = residents_.remittances.size();
        made_.people.reserve(residents_.people.size() + arrivals_.size() + residents_.people.size() / 8);
        made_.home_first.reserve(homes + arrivals_.size() / 4 + 1);
        made_.home_first.push_back(0);
        std::size_t next = 0;
        for (std::uint32_t h = 0; h < homes; ++h) {
            made_.people.insert(made_.people.end(), residents_.people.begin() + residents_.home_first[h],
                                residents_.people.begin() + residents_.home_first[h + 1]);
            while (next < order_.size() && at(next).home == h && !at(next).own)
                made_.people.push_back(at(next++).person);
            close_home(residents_.remittances[h]);
            next = add_own_homes(next, h);
        }
        if (homes == 0) add_own_homes(0, 0);
        return std::move(made_);
    }

private:
    const Arrival& at(std::size_t k) const { return arrivals_[order_[k]]; }

    void choose_homes() {
        std::vector<std::uint8_t> family(arrivals_.size(), 0), partner_taken(arrivals_.size(), 0);
        for (std::uint32_t a = 0; a < arrivals_.size(); ++a)
            if (arrivals_[a].unit != a) family[arrivals_[a].unit] = 1;
        std::vector<std::uint16_t> joined(residents_.remittances.size(), 0);
        for (std::uint32_t a = 0; a < arrivals_.size(); ++a) {
            Arrival& arrival = arrivals_[a];
            Dice dice(run_, sim::slot_of<join_draws>, place_, a);
            const Arrival& lead = arrivals_[arrival.unit];
            const bool leads = arrival.unit == a;
            if (leads && joined.empty()) {
                arrival.own = true;
            } else if (leads) {
                const bool minor = arrival.person.return_month - arrival.person.birth_month < adult_months;
                arrival.own = dice.happens(numbers_.own_home[family[a]]) && !minor;
                arrival.home = find_home(residents_, joined, numbers_.pull, dice);
            } else {
                arrival.own = lead.own;
                arrival.home = lead.home;
            }
            if (arrival.own) {
                arrival.person.role = leads ? head : role_beside(lead.person, arrival.person);
                continue;
            }
            bool taken = joined[arrival.home] > 0 || !leads;  // one partner per home, and not a companion
            arrival.person.role = role_in(residents_, arrival.home, arrival.person, taken, numbers_, dice);
            ++joined[arrival.home];
        }
    }

    static Role role_beside(const Member& lead, const Member& person) {
        const bool adult = person.return_month - person.birth_month >= adult_months;
        if (!adult) return child;
        return person.sex != lead.sex && person.kind == Kind::brought ? partner : other_role;
    }

    std::size_t add_own_homes(std::size_t next, std::uint32_t home) {
        while (next < order_.size() && at(next).home == home && at(next).own) {
            const std::uint32_t unit = at(next).unit;
            while (next < order_.size() && at(next).own && at(next).unit == unit)
                made_.people.push_back(at(next++).person);
            close_home(0);
        }
        return next;
    }

    // Reserves the births of the women of the home that has just been filled.
    void close_home(std::uint8_t remittances) {
        const std::size_t first = made_.home_first.back(), last = made_.people.size();
        for (std::size_t p = first; p < last; ++p) {
            const Member woman = made_.people[p];
            if (woman.sex != women || -woman.birth_month > 50 * 12 || woman.birth_month > facts_.months - 15 * 12)
                continue;
            Dice dice(run_, sim::slot_of<birth_draws>, place_, static_cast<std::uint32_t>(p));
            const std::int32_t from =
                woman.return_month == never_returned ? 0 : std::max<std::int32_t>(woman.return_month + 1, 0);
            std::array<std::int16_t, most_births> months{};
            const int count =
                draw_births(woman.birth_month, from, facts_.months, numbers_, dice, months.data(), most_births);
            for (int b = 0; b < count && made_.people.size() - first < most_people; ++b) {
                Member baby;
                baby.kind = Kind::to_be_born;
                baby.birth_month = months[static_cast<std::size_t>(b)];
                baby.sex = dice.happens(numbers_.girls) ? women : men;
                baby.role = woman.role == head || woman.role == partner ? child : other_role;
                baby.mother = static_cast<std::uint8_t>(p - first);
                made_.people.push_back(baby);
            }
        }
        made_.home_first.push_back(static_cast<std::uint32_t>(made_.people.size()));
        made_.remittances.push_back(remittances);
    }

    const Draft& residents_;
    std::vector<Arrival>& arrivals_;
    std::size_t place_;
    const Facts& facts_;
    const Numbers& numbers_;
    const sim::Run& run_;
    Draft made_;
    std::vector<std::uint32_t> order_;
};

}  // namespace

Draft join_homes(const Draft& residents, std::vector<Arrival>& list, std::size_t place, const Facts& facts,
                 const Numbers& numbers, const sim::Run& run) {
    return Joiner(residents, list, place, facts, numbers, run).make();
}

Draft draft_place(const Facts& facts, std::size_t place, const Numbers& numbers, const sim::Run& run) {
    std::vector<Arrival> list = draw_arrivals(facts, place, numbers, run);
    const Draft residents = form_homes(facts, place, list, numbers, run);
    return join_homes(residents, list, place, facts, numbers, run);
}

}  // namespace models::population
