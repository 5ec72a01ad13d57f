// People who never left: millions of them, so their tallies are summed side by side, several to a machine word, one row
// of words per combination of groups, and taken apart once per tile.

#include <cstring>

#include "models/outcomes/numbers.h"

namespace models::outcomes {

namespace {

using T = sim::Tile<RecordHosts>;

// Yes-or-no tallies take 16 bits of a word, the others 32 bits in steps of 2^-16, raised by `lift` to stay positive.
constexpr int flag_bits = 16, sum_bits = 32, step_bits = 16;
constexpr float steps = 1U << step_bits;
constexpr float lift = 4;  // distress and attitude begin at -4
constexpr float highest = 12;  // after the lift
static_assert(sim::cell_capacity < (1U << flag_bits));
static_assert(static_cast<double>(sim::cell_capacity) * highest * steps < 4294967296.0);
static_assert(wellbeing::distress.range.low >= -lift && wellbeing::distress.range.high + lift <= highest);
static_assert(climate::attitude.range.low >= -lift && climate::attitude.range.high + lift <= highest);

struct Words {
    std::uint64_t people, children, access, burden, mind, school;
};
constexpr std::size_t word_count = sizeof(Words) / sizeof(std::uint64_t);

constexpr std::uint64_t flag(bool yes, int place) { return std::uint64_t{yes} << (flag_bits * place); }
inline std::uint64_t part(float value, int place) {
    return static_cast<std::uint64_t>(static_cast<std::uint32_t>(static_cast<std::int64_t>(value * steps + 0.5F)))
           << (sum_bits * place);
}

// What is the same for a whole home.
struct HomeFigures {
    std::uint64_t hungry, burden;
};

struct View {
    explicit View(const T& tile)
        : standing(tile.read<population::standing>()),
          returnee(tile.read<population::returnee>()),
          work(tile.read<labour::state>()),
          enrolled(tile.read<education::enrolled>()),
          born(tile.read<population::birth_month>()),
          access(tile.read<services::health_access>()),
          safety(tile.read<climate::felt_safety>()),
          attitude(tile.read<climate::attitude>()),
          distress(tile.read<wellbeing::distress>()),
          attendance(tile.read<education::attendance>()),
          now(time_of(tile.month())),
          school(school_ages(tile)) {}
    std::span<const std::uint8_t> standing, returnee, work, enrolled;
    std::span<const std::int16_t> born;
    std::span<const float> access, safety, attitude, distress, attendance;
    std::int32_t now;
    SchoolAge school;

    [[nodiscard]] Words words(std::size_t i, const HomeFigures& home) const {
        const bool here = (standing[i] == population::present_here) & (returnee[i] == 0);
        const std::int32_t age = now - born[i];
        const bool adult = here & (age >= population::adult_months);
        const bool pupil = here & (age < population::adult_months) & school.holds(age);
        const std::uint64_t grown = adult ? ~std::uint64_t{0} : 0, young = pupil ? ~std::uint64_t{0} : 0;
        Words w{};
        w.people = grown & (flag(true, 0) | flag(labour::employed(work[i]), 1) | flag(work[i] == labour::searching, 2) |
                            home.hungry);
        w.children = young & (flag(true, 0) | flag(enrolled[i] != 0, 1));
        w.access = grown & (part(access[i], 0) | part(safety[i], 1));
        w.burden = grown & home.burden;
        w.mind = grown & (part(distress[i] + lift, 0) | part(attitude[i] + lift, 1));
        w.school = young & part(attendance[i], 0);
        return w;
    }
};

sim::Fixed count_in(std::uint64_t word, int place) {
    return static_cast<sim::Fixed>((word >> (flag_bits * place)) & 0xFFFFU) << sim::fixed_bits;
}
sim::Fixed sum_in(std::uint64_t word, int place, sim::Fixed lifted = 0) {
    const auto raised = static_cast<sim::Fixed>((word >> (sum_bits * place)) & 0xFFFFFFFFU);
    return (raised << (sim::fixed_bits - step_bits)) - lifted * static_cast<sim::Fixed>(lift);
}

void take_apart(const sim::TileData& data, const Words& w, std::size_t code) {
    const auto give = [&] < const auto & X > (sim::Fixed value) {
        data.resident_sums[std::size_t{sim::slot_of<X>} * data.resident_codes + code] += value;
    };
    const sim::Fixed adults = count_in(w.people, 0);
    give.operator()<tally::hosts>(adults);
    give.operator()<tally::host_working>(count_in(w.people, 1));
    give.operator()<tally::host_searching>(count_in(w.people, 2));
    give.operator()<tally::host_hungry>(count_in(w.people, 3));
    give.operator()<tally::host_school_children>(count_in(w.children, 0));
    give.operator()<tally::host_enrolled>(count_in(w.children, 1));
    give.operator()<tally::host_health_access_sum>(sum_in(w.access, 0));
    give.operator()<tally::host_safety_sum>(sum_in(w.access, 1));
    give.operator()<tally::host_rent_burden_sum>(sum_in(w.burden, 0));
    give.operator()<tally::host_distress_sum>(sum_in(w.mind, 0, adults));
    give.operator()<tally::host_attitude>(sum_in(w.mind, 1, adults));
    give.operator()<tally::host_attendance_sum>(sum_in(w.school, 0));
}

}  // namespace

void RecordHosts::step(T& tile) {
    sim::TileData& data = tile.data();
    const auto income = tile.read<household::income>();
    const auto hunger = tile.read<household::food_cut>();
    const auto rent = tile.read<housing::rent>();
    const auto hungry_from = static_cast<float>(tile.param<food_cuts>()[sometimes]);
    auto* homes = data.scratch->take<HomeFigures>(tile.home_count());
    for (std::size_t h = 0; h < tile.home_count(); ++h)
        homes[h] = {flag(hunger[h] >= hungry_from, 3), part(burden(rent[h], income[h]), 0)};

    auto* sums = data.scratch->take<Words>(data.resident_codes);
    std::memset(sums, 0, data.resident_codes * sizeof(Words));
    const View view(tile);
    for (std::size_t i = 0; i < tile.size(); ++i) {
        const Words w = view.words(i, homes[tile.home_of(i)]);
        Words& row = sums[data.resident_code[i]];
        row.people += w.people, row.children += w.children, row.access += w.access;
        row.burden += w.burden, row.mind += w.mind, row.school += w.school;
    }
    for (std::size_t code = 0; code < data.resident_codes; ++code)
        if ((sums[code].people | sums[code].children) != 0) take_apart(data, sums[code], code);
}

}  // namespace models::outcomes
