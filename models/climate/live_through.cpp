// What people live through because of what residents think and how safe the place is.

#include <algorithm>
#include <array>

#include "models/climate/formulas.h"
#include "models/climate/model.h"
#include "sim/base/loops.h"

namespace models::climate {

namespace {

using Here = sim::Tile<LiveThrough>;

template <const auto& P> float number(const Here& tile) { return static_cast<float>(tile.param<P>()); }

// Exposure of each combination of identities; more of it where residents are hostile in general.
std::array<float, 32> exposures(const Here& tile) {
    std::array<float, 32> exposed{};
    const auto of_identity = tile.param<identity_exposure>();
    const float usual = share_below(number<hostile_below>(tile), 0.0F);
    const float climate_here =
        0.5F + 0.5F * tile.place<hostile>() / usual;  // half of it is there whatever people think of returnees
    for (std::size_t code = 0; code < exposed.size(); ++code)
        for (std::size_t bit = 0; bit < of_identity.size(); ++bit)
            if ((code >> bit & 1) != 0)
                exposed[code] = either(exposed[code], bounded(static_cast<float>(of_identity[bit]) * climate_here));
    return exposed;
}

// Discrimination met this month: none by most, so this goes by those who meet some.
const float* discrimination_met(const Here& tile) {
    const auto back = tile.read<population::return_month>();
    const auto identity = tile.read<population::identity>(), seen = tile.read<seen_as>();
    const auto language = tile.recall<belonging::language>();
    const auto arrival = tile.param<stigma>();
    const std::array<float, 32> exposed = exposures(tile);
    const float rules = (1.0F - number<enforcement_effect>(tile) * tile.place<structure::enforcement>()) *
                        tile.place_channel<discrimination_rules>();
    const float hostile_here = tile.place<hostile>(), fades = number<stigma_fades>(tile),
                strange = number<accent>(tile);
    auto* met = tile.data().scratch->take<float>(tile.size());
    std::fill_n(met, tile.size(), 0.0F);
    const auto rows = tile.scratch<std::uint16_t>(tile.size() + 1);
    const std::size_t exposed_people =
        sim::rows_where(tile.size(), rows.data(), [&](std::size_t i) { return (seen[i] | identity[i]) != 0; });
    for (std::size_t r = 0; r < exposed_people; ++r) {
        const std::size_t i = rows[r];
        const auto since = static_cast<float>(static_cast<int>(tile.month()) - back[i]);
        const float visible = seen[i] == resident ? 0.0F
                                                  : static_cast<float>(arrival[seen[i]]) * fade(since, fades) +
                                                        strange * (1.0F - language[i]);
        met[i] = bounded(rules * either(bounded(visible * hostile_here), exposed[identity[i] & 31U]));
    }
    return met;
}

}  // namespace

void LiveThrough::step(Here& tile) {
    const float* met = discrimination_met(tile);
    const auto status = tile.read<population::status>(), sex = tile.read<population::sex>(),
               seen = tile.read<seen_as>();
    const auto trauma = tile.recall<wellbeing::trauma>();
    const auto lived = tile.write<discrimination>(), felt = tile.write<felt_safety>();
    const float speed = number<feeling_speed>(tile), more = number<women_unsafe>(tile) / 2;
    const float dark = number<women_dark>(tile) * (tile.place<usual_lighting>() - tile.place<services::lighting>());
    const float usual_here = tile.place<safety>() + tile.place<usual_fear>();
    const float of_men = usual_here + more, of_women = usual_here - more - dark;
    const float watchful = number<trauma_unsafe>(tile), harassed = number<discrimination_unsafe>(tile);
    const float less = number<returnee_unsafe>(tile);
    constexpr float present = population::present_here, man = population::men;
    sim::each_apart(tile.size(), [&](std::size_t i) {
        const float pace = static_cast<float>(status[i]) == present ? speed : 0.0F;
        const float usual = static_cast<float>(sex[i]) == man ? of_men : of_women;
        const float safe =
            usual - (static_cast<float>(seen[i]) > 0.0F ? less : 0.0F) - watchful * trauma[i] - harassed * lived[i];
        lived[i] += pace * (met[i] - lived[i]);
        felt[i] += pace * (bounded(safe) - felt[i]);
    });
}

}  // namespace models::climate
