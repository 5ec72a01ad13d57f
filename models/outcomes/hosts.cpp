// People who never left: millions of them, so their tallies are summed side by side in rows of small words, one row per
// combination of groups, and taken apart once per tile.

#include <cstring>

#include "models/outcomes/numbers.h"
#include "sim/base/loops.h"

namespace models::outcomes {

namespace {

using T = sim::Tile<RecordHosts>;

// Yes-or-no tallies take 16 bits, two to a word; the others a word, in steps of 2^-16, raised by `lift` to stay
// positive.
constexpr int flag_bits = 16, step_bits = 16;
constexpr float steps = 1U << step_bits;
constexpr float lift = 4;  // distress and attitude begin at -4
constexpr float highest = 12;  // after the lift
static_assert(sim::cell_capacity < (1U << flag_bits));
static_assert(static_cast<double>(sim::cell_capacity) * highest * steps < 4294967296.0);
static_assert(wellbeing::distress.range.low >= -lift && wellbeing::distress.range.high + lift <= highest);
static_assert(climate::attitude.range.low >= -lift && climate::attitude.range.high + lift <= highest);

// Of an adult; of a pupil `work` holds people and enrolled, `access` attendance, and `pupil` is 1.
struct Words {
    std::uint32_t work, look, access, safety, burden, distress, attitude, pupil;
    void add(const Words& w) {
        work += w.work, look += w.look, access += w.access, safety += w.safety;
        burden += w.burden, distress += w.distress, attitude += w.attitude, pupil += w.pupil;
    }
};

std::uint32_t whole(float value) { return static_cast<std::uint32_t>(static_cast<std::int32_t>(value)); }
std::uint32_t in_steps(float value) { return whole(value * steps + 0.5F); }
std::uint32_t flags(float low, float high) { return whole(low) | (whole(high) << flag_bits); }

// Who is counted, as floats: loops over one width vectorise best.
struct Counted {
    explicit Counted(const T& tile) {
        const auto column = [&] { return tile.scratch<float>(tile.size()).data(); };
        grown = column(), young = column(), works = column(), looks = column(), enrolled = column();
        hungry = column(), burden = column();
    }
    float *grown, *young, *works, *looks, *enrolled, *hungry, *burden;
};

void look_at_people(const T& tile, const Counted& c) {
    const auto standing = tile.read<population::standing>(), returnee = tile.read<population::returnee>();
    const auto work = tile.read<labour::state>(), on_roll = tile.read<education::enrolled>();
    const auto born = tile.read<population::birth_month>();
    const std::int32_t now = time_of(tile.month());
    const SchoolAge school = school_ages(tile);
    constexpr float here = population::present_here, search = labour::searching, adult = population::adult_months;
    const float from = static_cast<float>(school.from), until = std::min(static_cast<float>(school.until), adult);
    sim::each_apart(tile.size(), [&](std::size_t i) {
        const float host = static_cast<float>(standing[i]) == here ? 1.0F - static_cast<float>(returnee[i]) : 0.0F;
        const float age = static_cast<float>(now - born[i]);
        c.grown[i] = age >= adult ? host : 0.0F;
        c.young[i] = (age >= from) & (age < until) ? host : 0.0F;
    });
    constexpr float first_job = labour::casual, last_job = labour::public_works;
    sim::each_apart(tile.size(), [&](std::size_t i) {
        const float job = work[i];
        c.works[i] = (job >= first_job) & (job <= last_job) ? 1.0F : 0.0F;
        c.looks[i] = job == search ? 1.0F : 0.0F;
        c.enrolled[i] = on_roll[i];
    });
}

void look_at_homes(const T& tile, const Counted& c) {
    const auto income = tile.read<household::income>(), hunger = tile.read<household::food_cut>();
    const auto rent = tile.read<housing::rent>();
    const auto hungry_from = static_cast<float>(tile.param<food_cuts>()[sometimes]);
    const auto weighs = tile.scratch<float>(tile.home_count());
    sim::each_apart(weighs.size(), [&](std::size_t h) { weighs[h] = burden(rent[h], income[h]); });
    const auto home = tile.home_rows();
    sim::each_apart(tile.size(), [&](std::size_t i) {
        c.hungry[i] = hunger[home[i]] >= hungry_from ? 1.0F : 0.0F;
        c.burden[i] = weighs[home[i]];
    });
}

std::span<const Words> words_of(const T& tile) {
    const Counted c(tile);
    look_at_people(tile, c);
    look_at_homes(tile, c);
    const auto access = tile.read<services::health_access>(), safety = tile.read<climate::felt_safety>();
    const auto attitude = tile.read<climate::attitude>(), distress = tile.read<wellbeing::distress>();
    const auto attendance = tile.read<education::attendance>();
    const auto words = tile.scratch<Words>(tile.size());
    sim::each_apart(tile.size(), [&](std::size_t i) {
        const float grown = c.grown[i], young = c.young[i];
        words[i] = {flags(grown + young, grown * c.works[i] + young * c.enrolled[i]),
                    flags(grown * c.looks[i], grown * c.hungry[i]),
                    in_steps(grown * access[i] + young * attendance[i]),
                    in_steps(grown * safety[i]),
                    in_steps(grown * c.burden[i]),
                    in_steps(grown * (distress[i] + lift)),
                    in_steps(grown * (attitude[i] + lift)),
                    whole(young)};
    });
    return words;
}

sim::Fixed count_in(std::uint32_t word, int place) {
    return static_cast<sim::Fixed>((word >> (flag_bits * place)) & 0xFFFFU) << sim::fixed_bits;
}
sim::Fixed sum_in(std::uint32_t word, sim::Fixed lifted = 0) {
    return (static_cast<sim::Fixed>(word) << (sim::fixed_bits - step_bits)) - lifted * static_cast<sim::Fixed>(lift);
}

class Giver {
public:
    Giver(const sim::TileData& data, std::size_t code) : data_(data), code_(code) {}
    template <const auto& X> void give(sim::Fixed value) const {
        data_.resident_sums[std::size_t{sim::slot_of<X>} * data_.resident_codes + code_] += value;
    }

private:
    const sim::TileData& data_;
    std::size_t code_;
};

void take_apart_adults(const Giver& to, const Words& w) {
    const sim::Fixed adults = count_in(w.work, 0);
    to.give<tally::hosts>(adults);
    to.give<tally::host_working>(count_in(w.work, 1));
    to.give<tally::host_searching>(count_in(w.look, 0));
    to.give<tally::host_hungry>(count_in(w.look, 1));
    to.give<tally::host_health_access_sum>(sum_in(w.access));
    to.give<tally::host_safety_sum>(sum_in(w.safety));
    to.give<tally::host_rent_burden_sum>(sum_in(w.burden));
    to.give<tally::host_distress_sum>(sum_in(w.distress, adults));
    to.give<tally::host_attitude>(sum_in(w.attitude, adults));
}

void take_apart_pupils(const Giver& to, const Words& w) {
    to.give<tally::host_school_children>(count_in(w.work, 0));
    to.give<tally::host_enrolled>(count_in(w.work, 1));
    to.give<tally::host_attendance_sum>(sum_in(w.access));
}

}  // namespace

void RecordHosts::step(T& tile) {
    const sim::TileData& data = tile.data();
    const std::size_t codes = data.resident_codes;
    const auto sums = tile.scratch<Words>(2 * codes);  // of adults, then of pupils
    std::memset(sums.data(), 0, sums.size() * sizeof(Words));
    const std::span<const Words> words = words_of(tile);
    for (std::size_t i = 0; i < words.size(); ++i)
        sums[data.resident_code[i] + (words[i].pupil != 0 ? codes : 0)].add(words[i]);
    for (std::size_t code = 0; code < codes; ++code) {
        if (sums[code].work != 0) take_apart_adults({data, code}, sums[code]);
        if (sums[codes + code].work != 0) take_apart_pupils({data, code}, sums[codes + code]);
    }
}

}  // namespace models::outcomes
