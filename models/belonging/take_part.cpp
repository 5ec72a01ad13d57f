// Taking part, learning the ways of the place, and feeling at home in it.

#include <algorithm>

#include "models/belonging/formulas.h"
#include "models/belonging/model.h"
#include "sim/base/loops.h"

namespace models::belonging {

namespace {

using Here = sim::Tile<TakePart>;

template <const auto& P> float number(const Here& tile) { return static_cast<float>(tile.param<P>()); }

// Time that care leaves to the members of each household, against the usual.
const float* time_after_care(const Here& tile) {
    const auto care = tile.read<household::care_hours>();
    const float cost = number<care_time>(tile) / 40.0F, usual = number<usual_care>(tile);
    const std::uint16_t* home = tile.world().layout().household_of.data() + tile.global(0);
    auto* time = tile.data().scratch->take<float>(tile.size());
    sim::each_apart(tile.size(), [&](std::size_t i) { time[i] = 1.0F - cost * (care[home[i] - home[0]] - usual); });
    return time;
}

}  // namespace

void TakePart::step(Here& tile) {
    const auto status = tile.read<population::status>();
    const auto sex = tile.read<population::sex>();
    const auto temper = tile.read<population::temperament>();
    const auto seen = tile.read<climate::seen_as>();
    const auto supported = tile.recall<support>();
    const auto distress = tile.recall<wellbeing::distress>();
    const auto discriminated = tile.recall<climate::discrimination>();
    const auto safe = tile.recall<climate::felt_safety>();
    const auto work = tile.recall<labour::state>();
    const auto invited = tile.use<meeting>(), course = tile.use<culture_activity>();
    const auto part = tile.write<participation>(), belongs = tile.write<belonging>();
    const auto ways = tile.write<culture>(), speech = tile.write<language>();
    const float* time_left = time_after_care(tile);

    const Acceptance acceptance{number<neutral_acceptance>(tile), number<acceptance_slope>(tile)};
    const float newcomers_accepted = acceptance.of(tile.place<climate::mean_attitude>());
    const float locals_accepted = bounded(1.0F + tile.place<climate::trust>() - tile.place<climate::usual_trust>());
    const float usual_part =
        tile.place<climate::participation_climate>() *
        (1.0F + number<space_effect>(tile) * (tile.place<services::public_space>() - number<usual_space>(tile)));
    const float danger = number<safety_effect>(tile), usual_safe = number<usual_safety>(tile),
                at_work = number<work_time>(tile);
    const float outgoing = number<temper_effect>(tile) * population::temperament_step;
    const float at_home = number<home_effect>(tile), usual_home = number<usual_belonging>(tile);
    const float withdrawn = number<distress_effect>(tile), rejected = number<rejection_effect>(tile);
    const float women_reached = number<women_informed>(tile), by_course = number<culture_meeting>(tile);
    const float part_speed = number<participation_speed>(tile), home_speed = number<belonging_speed>(tile);
    const float lives = number<learns_living>(tile), joins = number<learns_taking_part>(tile),
                studies = number<learns_course>(tile);
    const float of_support = number<from_support>(tile), usual_support_ = number<usual_support>(tile);
    const float of_part = number<from_taking_part>(tile), usual_share = number<usual_participation>(tile);
    const float of_acceptance = number<from_acceptance>(tile), of_rejection = number<from_discrimination>(tile);
    const float of_distress = number<from_distress>(tile), spoken = number<speech_share>(tile);

    constexpr float present = population::present_here, first_job = labour::casual, last_job = labour::public_works;
    constexpr float woman = population::women;
    static_assert(climate::resident == 0);
    sim::each_apart(tile.size(), [&](std::size_t i) {
        const float here = static_cast<float>(status[i]) == present ? 1.0F : 0.0F;
        const auto job = static_cast<float>(work[i]);
        const float working = (job >= first_job) & (job <= last_job) ? 0.5F : -0.5F;  // half the adults work
        const float accepted = static_cast<float>(seen[i]) > 0.0F ? newcomers_accepted : locals_accepted;
        const float time = positive(time_left[i] - at_work * working);
        const float free = time * positive(1.0F + danger * (safe[i] - usual_safe));
        const float inclined =
            positive(1.0F + outgoing * static_cast<float>(temper[i]) + at_home * (belongs[i] - usual_home) -
                     withdrawn * distress[i] - rejected * discriminated[i]);
        const float reached = static_cast<float>(sex[i]) == woman ? invited[i] * women_reached : invited[i];
        const float practised = course[i] * accepted * supported[i] * time;
        const float level = bounded(usual_part * free * inclined + free * reached + by_course * practised);
        const float learning = here * bounded(lives + joins * accepted * part[i] + studies * practised);
        const float fit = common_ground(ways[i], speech[i], spoken) * accepted;
        const float home = usual_home + of_support * (supported[i] - usual_support_) +
                           of_part * (fit * part[i] - usual_share) + of_acceptance * (accepted - 1.0F) -
                           of_rejection * discriminated[i] - of_distress * distress[i];
        belongs[i] += here * home_speed * (bounded(home) - belongs[i]);
        ways[i] += learning * (1.0F - ways[i]);
        speech[i] += learning * (1.0F - speech[i]);
        part[i] += here * part_speed * (level - part[i]);
    });
}

}  // namespace models::belonging
