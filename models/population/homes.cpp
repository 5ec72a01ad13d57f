// The households of residents: sizes first, then heads, partners, children, parents and others from the people whom
// the pyramid of the place has, so that ages and sexes hold exactly.

#include <algorithm>

#include "models/population/draft.h"
#include "models/population/parameters.h"

namespace models::population {

namespace {

// People not yet placed, by sex and year of age.
class Pool {
public:
    explicit Pool(const Pyramid& pyramid) : left_(pyramid) {
        for (std::size_t s = 0; s < 2; ++s)
            for (std::size_t age = 0; age < single_ages; ++age) count(s, age, left_[s][age]);
    }

    // Nearest age to `wanted` between low and high, both counted; -1 if none is left.
    int take(std::size_t sex, int wanted, int low, int high) {
        wanted = std::clamp(wanted, low, high);
        for (int off = 0; wanted - off >= low || wanted + off <= high; ++off) {
            if (wanted - off >= low && take_one(sex, wanted - off)) return wanted - off;
            if (wanted + off <= high && take_one(sex, wanted + off)) return wanted + off;
        }
        return -1;
    }
    [[nodiscard]] std::int64_t left(std::size_t sex, bool minor) const { return sums_[sex][minor ? 1 : 0]; }
    [[nodiscard]] std::int64_t minors() const { return sums_[0][1] + sums_[1][1]; }
    [[nodiscard]] std::int64_t all() const { return minors() + sums_[0][0] + sums_[1][0]; }
    [[nodiscard]] std::int32_t at(std::size_t sex, std::size_t age) const { return left_[sex][age]; }

private:
    bool take_one(std::size_t sex, int age) {
        if (left_[sex][static_cast<std::size_t>(age)] <= 0) return false;
        count(sex, static_cast<std::size_t>(age), -1);
        --left_[sex][static_cast<std::size_t>(age)];
        return true;
    }
    void count(std::size_t sex, std::size_t age, std::int64_t by) { sums_[sex][age < 18 ? 1 : 0] += by; }

    Pyramid left_;
    std::array<std::array<std::int64_t, 2>, 2> sums_{};
};

constexpr int adult_age = 18;
constexpr int oldest = static_cast<int>(single_ages) - 1;

struct Made {
    int age = 0;
    std::size_t sex = 0;
};

class Homes {
public:
    Homes(const PlaceFacts& here, std::size_t place, const Pyramid& people, const Numbers& numbers, const sim::Run& run)
        : here_(here), place_(place), numbers_(numbers), run_(run), pool_(people) {}

    Draft make(const Facts& facts) {
        draw_sizes(facts);
        draw_heads();
        draw_partners();
        fill();
        flag_remittances();
        return std::move(draft_);
    }

private:
    Dice dice_for(std::size_t home) const {
        return {run_, sim::slot_of<home_draws>, place_, static_cast<std::uint32_t>(home)};
    }

    void draw_sizes(const Facts& facts) {
        const std::int64_t people = pool_.all();
        double mean = 0;
        for (std::size_t s = 0; s < largest_home; ++s) mean += facts.home_sizes[s] * static_cast<double>(s + 1);
        const auto homes = std::max<std::int64_t>(people > 0 ? 1 : 0,
                                                  static_cast<std::int64_t>(static_cast<double>(people) / mean + 0.5));
        auto counts = apportion({facts.home_sizes.begin(), facts.home_sizes.end()}, homes);
        std::int64_t sum = 0;
        for (std::size_t s = 0; s < largest_home; ++s) sum += counts[s] * static_cast<std::int64_t>(s + 1);
        // What rounding left over: grow or shrink homes of the middle sizes by one.
        for (std::size_t guard = 0; sum != people && guard < 100000; ++guard) {
            const std::size_t s = 1 + guard % (largest_home - 2);
            if (sum < people && counts[s] > 0)
                --counts[s], ++counts[s + 1], ++sum;
            else if (sum > people && counts[s] > 0)
                --counts[s], ++counts[s - 1], --sum;
        }
        sizes_.reserve(static_cast<std::size_t>(homes));
        for (std::size_t s = 0; s < largest_home; ++s)
            sizes_.insert(sizes_.end(), static_cast<std::size_t>(counts[s]), static_cast<std::uint8_t>(s + 1));
        if (sum < people && !sizes_.empty()) sizes_.back() = static_cast<std::uint8_t>(sizes_.back() + (people - sum));
        Dice dice(run_, sim::slot_of<place_draws>, place_, 0x7FFFFFFFU);
        for (std::size_t i = sizes_.size(); i > 1; --i)
            std::swap(sizes_[i - 1], sizes_[static_cast<std::size_t>(dice.between(0, static_cast<int>(i) - 1))]);
        draft_.home_first.assign(1, 0);
        for (const std::uint8_t size : sizes_) draft_.home_first.push_back(draft_.home_first.back() + size);
        draft_.people.resize(draft_.home_first.back());
        next_.assign(draft_.home_first.begin(), draft_.home_first.end() - 1);
    }

    void put(std::size_t home, Made made, Role as, Dice& dice) {
        Member& member = draft_.people[next_[home]++];
        member.sex = static_cast<std::uint8_t>(made.sex);
        member.role = as;
        member.birth_month = static_cast<std::int16_t>(-(made.age * 12 + dice.between(0, 11)));
    }

    Made take(std::size_t sex, int wanted, int low, int high) {
        for (const std::size_t s : {sex, 1 - sex})
            if (const int age = pool_.take(s, wanted, low, high); age >= 0) return {age, s};
        for (const std::size_t s : {sex, 1 - sex})
            if (const int age = pool_.take(s, wanted, 0, oldest); age >= 0) return {age, s};
        return {};
    }

    void draw_heads() {
        std::array<std::array<double, single_ages>, 2> sums{};
        for (std::size_t s = 0; s < 2; ++s) {
            double sum = 0;
            for (std::size_t age = 0; age < single_ages; ++age) {
                if (age >= 18) sum += numbers_.headship[age_class(static_cast<int>(age))] * pool_.at(s, age);
                sums[s][age] = sum;
            }
        }
        heads_.resize(sizes_.size());
        for (std::size_t h = 0; h < sizes_.size(); ++h) {
            Dice dice = dice_for(h);
            const std::size_t sex = dice.happens(numbers_.women_heads) ? women : men;
            const double mark = static_cast<double>(dice.uniform()) * sums[sex].back();
            const auto it = std::upper_bound(sums[sex].begin(), sums[sex].end(), mark);
            heads_[h] = take(sex, static_cast<int>(it - sums[sex].begin()), 18, oldest);
            put(h, heads_[h], head, dice);
        }
    }

    void draw_partners() {
        partners_.assign(sizes_.size(), Made{-1, 0});
        for (std::size_t h = 0; h < sizes_.size(); ++h) {
            if (sizes_[h] < 2) continue;
            Dice dice = dice_for(h | 0x40000000U);
            if (!dice.happens(numbers_.head_has_partner[heads_[h].sex])) continue;
            const std::size_t sex = 1 - heads_[h].sex;
            const int older =
                dice.between(numbers_.partner_gap[0], numbers_.partner_gap[1]);  // men are mostly the older ones
            const int wanted = heads_[h].age + (sex == women ? -older : older);
            const int age = pool_.take(sex, wanted, std::max(18, wanted - numbers_.partner_gap[2]),
                                       std::min(oldest, wanted + numbers_.partner_gap[2]));
            if (age < 0) continue;
            partners_[h] = {age, sex};
            put(h, partners_[h], partner, dice);
        }
    }

    [[nodiscard]] double wants_child(std::size_t home) const {
        return numbers_.child_slot[age_class(heads_[home].age)];
    }

    void fill() {
        double mean = 0, slots = 0;
        for (std::size_t h = 0; h < sizes_.size(); ++h) {
            const auto open = static_cast<double>(draft_.home_first[h + 1] - next_[h]);
            mean += wants_child(h) * open;
            slots += open;
        }
        mean = slots > 0 ? mean / slots : 1;
        for (std::size_t h = 0; h < sizes_.size(); ++h) {
            Dice dice = dice_for(h | 0x20000000U);
            while (next_[h] < draft_.home_first[h + 1]) {
                const double due =
                    static_cast<double>(pool_.minors()) / static_cast<double>(std::max<std::int64_t>(pool_.all(), 1));
                if (dice.happens(wants_child(h) * due / mean) ? pool_.minors() > 0 : pool_.minors() == pool_.all())
                    put_minor(h, dice);
                else
                    put_adult(h, dice);
            }
        }
    }

    std::size_t draw_sex(bool minor, Dice& dice) const {
        const auto here = static_cast<double>(pool_.left(women, minor));
        const double both = here + static_cast<double>(pool_.left(men, minor));
        return dice.happens(both > 0 ? here / both : 0.5) ? women : men;
    }

    int between_gap(Dice& dice) const { return dice.between(numbers_.mother_gap[0], numbers_.mother_gap[1]); }
    [[nodiscard]] bool is_parent_gap(int years) const {
        return years >= numbers_.kin_gap[0] && years <= numbers_.kin_gap[1];
    }

    void put_minor(std::size_t h, Dice& dice) {
        const Made& mother = heads_[h].sex == women || partners_[h].age < 0 ? heads_[h] : partners_[h];
        const std::size_t sex = draw_sex(true, dice);  // one draw a statement: arguments have no order
        const Made made = take(sex, mother.age - between_gap(dice), 0, 17);
        const int gap = mother.age - made.age;
        put(h, made, is_parent_gap(gap) ? child : other_role, dice);
    }

    void put_adult(std::size_t h, Dice& dice) {
        const int at_head = heads_[h].age;
        const float u = dice.uniform();
        const bool as_child = at_head >= 2 * adult_age && u < static_cast<float>(numbers_.grown_child);
        const bool as_parent = !as_child && at_head < 60 && u > 1 - static_cast<float>(numbers_.parent_of_head);
        int wanted = at_head + dice.between(-12, 12);
        if (as_child) wanted = at_head - between_gap(dice);
        if (as_parent) wanted = at_head + between_gap(dice);
        const Made made = take(draw_sex(false, dice), wanted, 18, oldest);
        const int gap = at_head - made.age;
        const Role as = as_child && is_parent_gap(gap) ? child : as_parent && is_parent_gap(-gap) ? parent : other_role;
        put(h, made, as, dice);
    }

    // Evenly over the homes, which are in random order: the share holds in the smallest place.
    void flag_remittances() {
        draft_.remittances.assign(sizes_.size(), 0);
        Dice dice(run_, sim::slot_of<place_draws>, place_, 0x7FFFFFFEU);
        double due = static_cast<double>(dice.uniform());
        for (std::uint8_t& flag : draft_.remittances) {
            due += here_.remittances;
            if (due >= 1) flag = 1, due -= 1;
        }
    }

    const PlaceFacts& here_;
    std::size_t place_;
    const Numbers& numbers_;
    const sim::Run& run_;
    Pool pool_;
    Draft draft_;
    std::vector<std::uint8_t> sizes_;
    std::vector<std::uint32_t> next_;
    std::vector<Made> heads_, partners_;
};

}  // namespace

Draft form_homes(const Facts& facts, std::size_t place, const std::vector<Arrival>& list, const Numbers& numbers,
                 const sim::Run& run) {
    // Those who came back before the start are part of the people of the place.
    Pyramid people = facts.places[place].pyramid;
    Pool pool(people);
    for (const Arrival& arrival : list) {
        if (arrival.person.return_month >= 0) continue;
        const int age = std::clamp(-arrival.person.birth_month / 12, 0, oldest);
        const int taken = pool.take(arrival.person.sex, age, 0, oldest);
        if (taken >= 0) --people[arrival.person.sex][static_cast<std::size_t>(taken)];
    }
    return Homes(facts.places[place], place, people, numbers, run).make(facts);
}

}  // namespace models::population
