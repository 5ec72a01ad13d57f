// What institutions mean for one person.

#include <algorithm>

#include "models/structure/model.h"

namespace models::structure {

namespace {

constexpr float months_per_year = 12.0F;

void bar_girls(sim::Tile<Reach>& tile, float allowed) {
    const auto status = tile.read<population::status>();
    const auto sex = tile.read<population::sex>();
    const auto birth = tile.read<population::birth_month>();
    const auto open = tile.scale<education::support>();
    const auto now = static_cast<std::int32_t>(tile.month());
    const auto from = static_cast<std::int32_t>(static_cast<float>(tile.param<secondary_age>()) * months_per_year);
    for (std::size_t i = 0; i < tile.size(); ++i) {
        const std::int32_t age = now - birth[i];
        const bool barred = (status[i] == population::present_here) & (sex[i] == population::women) & (age >= from) &
                            (age < population::adult_months);
        open[i] *= barred ? allowed : 1.0F;
    }
}

// People back for a while may be turned away; the better they were told, the better they find their way.
void meet_newcomers(sim::Tile<Reach>& tile) {
    const auto returned = tile.read<population::return_month>();
    const auto now = static_cast<std::int32_t>(tile.month());
    const auto barred_for = static_cast<std::int32_t>(tile.param<bar_months>());
    const auto helped_for = static_cast<std::int32_t>(tile.param<information_months>());
    const std::int32_t longest = std::max({barred_for, helped_for, 1});
    unsigned recent = 0;
    for (const std::int16_t month : returned) recent |= static_cast<unsigned>((now >= month) & (now - month < longest));
    if (recent == 0) return;
    const auto status = tile.read<population::status>();
    const auto entitled = tile.scale<services::access>();
    const auto knows = tile.scale<services::information>();
    const auto expects = tile.scale<wellbeing::expectations>();
    const float let_in = 1.0F - tile.place<eligibility_bar>();
    const float gained = std::max(tile.place<information>() - tile.place<information_before>(), 0.0F);
    const float services_known = static_cast<float>(tile.param<information_services>()) * gained;
    const float realistic = static_cast<float>(tile.param<information_realism>()) * gained;
    for (std::size_t i = 0; i < tile.size(); ++i) {
        const std::int32_t since = now - returned[i];
        if (since < 0 || since >= longest || status[i] != population::present_here) continue;
        if (since < barred_for) entitled[i] *= let_in;
        if (since < helped_for) knows[i] += services_known;
        if (since == 0) expects[i] += realistic;
    }
}

}  // namespace

void Reach::step(sim::Tile<Reach>& tile) {
    if (tile.month() == sim::start_month) return;
    const Prepared& prepared = tile.prepared<Model>();
    // Enrolment in the data already holds the bar of the start, so only its change counts.
    const float girls_before = prepared.base[static_cast<std::size_t>(Lever::girls_schooling)];
    const float girls = tile.place<girls_schooling>();
    constexpr auto most = static_cast<float>(education::support.range.high);
    if (girls_before > 0 && (girls < girls_before || girls > girls_before))
        bar_girls(tile, std::min(girls / girls_before, most));

    meet_newcomers(tile);
}

void Count::step(sim::Tile<Count>& tile) {
    const auto standing = tile.read<population::standing>();
    const auto returned = tile.read<population::return_month>();
    const std::int32_t now = tile.month() == sim::start_month ? 0 : static_cast<std::int32_t>(tile.month());
    const auto followed = static_cast<std::int32_t>(tile.param<case_months>());
    std::int32_t count = 0;
    for (std::size_t i = 0; i < tile.size(); ++i) {
        const std::int32_t since = now - returned[i];
        count +=
            static_cast<std::int32_t>((standing[i] == population::present_here) & (since >= 0) & (since < followed));
    }
    tile.add<newcomers>(count);
}

}  // namespace models::structure
