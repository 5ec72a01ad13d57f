// Children who came from abroad.

#include "models/outcomes/numbers.h"
#include "sim/base/loops.h"

namespace models::outcomes {

namespace {

using T = sim::Tile<RecordChildren>;

enum class Care : std::uint8_t { parent, others, nobody };

// Sons and daughters of the home live with a parent while its head or the head's partner is there.
Care care_of(const T& tile, std::size_t i, const sim::Home& home) {
    const auto standing = tile.read<population::standing>();
    const auto band = tile.read<population::age_band>();
    const auto role = tile.read<population::role>();
    bool parent = false, adult = false;
    for (std::size_t k = home.first; k < home.first + home.count; ++k) {
        const bool grown = standing[k] == population::present_here && band[k] != population::under_18;
        adult |= grown;
        parent |= grown && (role[k] == population::head || role[k] == population::partner);
    }
    return !adult ? Care::nobody : parent && role[i] == population::child ? Care::parent : Care::others;
}

}  // namespace

void RecordChildren::step(T& tile) {
    const auto standing = tile.read<population::standing>();
    const auto returned = tile.read<population::return_month>();
    const auto band = tile.read<population::age_band>();
    const auto born = tile.read<population::birth_month>();
    const auto hunger = tile.read<household::food_cut>();
    const auto withdrawn = tile.read<household::withdrawn>();
    const auto violence = tile.read<household::violence>();
    const auto work = tile.read<labour::state>();
    const auto enrolled = tile.read<education::enrolled>();
    const std::int32_t now = time_of(tile.month());
    const SchoolAge school = school_ages(tile);
    const auto hungry_from = static_cast<float>(tile.param<food_cuts>()[sometimes]);
    const auto work_from = static_cast<std::int32_t>(tile.param<child_work_from>() * months_per_year);
    PersonSums<ChildTallies> sums(tile.data(), sim::Audience::children);
    const auto marks = tile.scratch<std::uint8_t>(tile.size());
    const auto rows = tile.scratch<std::uint16_t>(tile.size());
    constexpr std::uint8_t here = population::present_here, minor = population::under_18;
    sim::each_apart(tile.size(), [&](std::size_t i) {
        const std::uint32_t came = returned[i] != population::never_returned ? 1U : 0U;
        marks[i] = static_cast<std::uint8_t>(came & (band[i] == minor ? 1U : 0U) & (standing[i] == here ? 1U : 0U));
    });
    const std::size_t found = marked_rows(marks, rows);
    for (std::size_t k = 0; k < found; ++k) {
        const std::size_t i = rows[k];
        const std::size_t home = tile.home_of(i);
        const std::int32_t age = now - born[i];
        sums.set<tally::children_present>(1);
        if (school.holds(age)) {
            sums.set<tally::school_children>(1);
            sums.set_if<tally::child_enrolled>(enrolled[i] != 0);
            sums.set<tally::child_attendance_sum>(tile.read<education::attendance>()[i]);
            sums.set<tally::child_level_gap_sum>(tile.read<education::level_gap>()[i]);
            sums.set<tally::child_learning_sum>(tile.read<education::learning>()[i]);
        }
        const Care care = care_of(tile, i, tile.home(home));
        sums.set_if<tally::child_with_parent>(care == Care::parent);
        sums.set_if<tally::child_with_others>(care == Care::others);
        sums.set_if<tally::child_alone>(care == Care::nobody);
        const bool put_to_work = age >= work_from && enrolled[i] == 0 && withdrawn[home] != 0;
        sums.set_if<tally::child_working>(labour::employed(work[i]) || put_to_work);
        sums.set_if<tally::child_hungry>(hunger[home] >= hungry_from);
        sums.set<tally::child_safety_sum>(tile.read<climate::felt_safety>()[i]);
        sums.set_if<tally::child_violence_at_home>(violence[home] != 0);
        sums.set<tally::child_distress_sum>(tile.read<wellbeing::distress>()[i]);
        sums.give_to(i);
    }
}

}  // namespace models::outcomes
