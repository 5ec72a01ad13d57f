// First values: what the journey left, and a level of distress that people like this have.

#include <algorithm>

#include "models/wellbeing/formulas.h"
#include "models/wellbeing/model.h"

namespace models::wellbeing {

namespace {

using Here = sim::Tile<Found>;

template <const auto& P> float number(const Here& tile) { return static_cast<float>(tile.param<P>()); }

JourneyShifts shifts(const Here& tile) {
    const auto shift = [&](double odds) {
        return shift_of_odds(odds, tile.param<odds_per_sd>(), tile.param<observed_share>());
    };
    return {.detained = shift(tile.param<detention_odds>()),
            .violence = shift(tile.param<violence_odds>()),
            .trafficked = shift(tile.param<trafficked_odds>()),
            .disease = number<disease_trauma>(tile),
            .alone = number<alone_trauma>(tile),
            .bad_host = shift(tile.param<bad_host_odds>()),
            .removed = shift(tile.param<removal_odds>())};
}

// Trauma load on arrival, less what has faded since.
float* found_trauma(Here& tile) {
    using namespace population::journey_bits;
    const auto back = tile.read<population::return_month>();
    const auto type = tile.read<population::return_type>();
    const auto journey = tile.read<population::journey>();
    const auto host = tile.read<population::host_conditions>();
    const auto prone = tile.read<population::trauma_proneness>();
    const auto load = tile.write<trauma>();
    const JourneyShifts shift = shifts(tile);
    const float decay = number<trauma_decay>(tile);
    for (std::size_t i = 0; i < tile.size(); ++i) {
        const auto had = [&](std::uint16_t bit) { return (journey[i] & bit) != 0; };
        const Journey lived{.detained = had(detained),
                            .violence = had(violence),
                            .trafficked = had(trafficked),
                            .disease = had(disease),
                            .alone = had(unaccompanied),
                            .removed = type[i] == population::forced,
                            .host_conditions = static_cast<float>(host[i]) / 100.0F,
                            .proneness = static_cast<float>(prone[i]) / 100.0F};
        const bool away = back[i] != population::never_returned && type[i] != population::resident_type;
        const auto since = static_cast<float>(std::max(0, -static_cast<int>(back[i])));
        load[i] = away ? trauma_of(lived, shift) * kept(since, decay) : 0.0F;
    }
    return load.data();
}

}  // namespace

void Found::step(Here& tile) {
    const float* load = found_trauma(tile);
    const auto back = tile.read<population::return_month>();
    const auto prepared = tile.read<population::preparedness>(), hoped = tile.read<population::expectation>();
    const auto host = tile.read<population::host_conditions>(), sex = tile.read<population::sex>();
    const auto temper = tile.read<population::temperament>();
    const auto supported = tile.read<belonging::support>(), belongs = tile.read<belonging::belonging>();
    const auto discriminated = tile.read<climate::discrimination>();
    const auto distressed = tile.write<distress>(), content = tile.write<satisfaction>(), gap = tile.write<hope>();
    const auto hopes = tile.write<expected>(), used_to = tile.write<accustomed>();
    const auto realistic = tile.write<realism>(), asks = tile.write<wants_support>();
    const auto bits = tile.draws<founding>(0);
    const auto unasked = static_cast<std::uint8_t>(number<usual_realism>(tile) * 100.0F);
    const float usual = number<usual_situation>(tile),
                other = lasting_swing(number<swing>(tile), number<recovery>(tile));
    for (std::size_t i = 0; i < tile.size(); ++i) {
        const bool came = back[i] != population::never_returned;
        realistic[i] = came ? prepared[i] : unasked;
        hopes[i] = came ? static_cast<float>(hoped[i]) / 100.0F : usual;
        used_to[i] = came ? static_cast<float>(host[i]) / 100.0F : usual;
        gap[i] = 0;
        const float level = load[i] -
                            number<temper_effect>(tile) * population::temperament_step * static_cast<float>(temper[i]) +
                            number<discrimination>(tile) * discriminated[i] -
                            number<support_relief>(tile) * (supported[i] - number<usual_support>(tile)) -
                            number<belonging_relief>(tile) * (belongs[i] - number<usual_belonging>(tile));
        distressed[i] = maths::clamp(level + other * sim::maths::normal_from_bits(bits[i]), -4.0F, 8.0F);
        content[i] = bounded(0.5F - number<mood>(tile) * distressed[i]);
        const float threshold =
            number<asks_above>(tile) + (sex[i] == population::men ? number<men_ask_later>(tile) : 0.0F);
        asks[i] = distressed[i] > threshold ? 1 : 0;
    }
}

}  // namespace models::wellbeing
