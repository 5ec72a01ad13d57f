// First values: who has people abroad, and who wishes to leave.

#include <algorithm>

#include "models/mobility/formulas.h"
#include "models/mobility/model.h"

namespace models::mobility {

namespace {

using Here = sim::Tile<Found>;

template <const auto& P> float number(const Here& tile) { return static_cast<float>(tile.param<P>()); }

// Bands of population/age_band, at the start of the run.
std::size_t band(int age_months) {
    const int years = age_months / 12;
    return years < 18   ? population::under_18
           : years < 30 ? population::age_18_29
           : years < 45 ? population::age_30_44
           : years < 60 ? population::age_45_59
                        : population::age_60_plus;
}

void found_ties(Here& tile) {
    const auto seen = tile.read<climate::seen_as>();
    const auto back = tile.read<population::return_month>();
    const auto away = tile.read<population::months_abroad>(), journey = tile.read<population::journey>();
    const auto receives = tile.read<population::remittance_household>();
    const auto ties = tile.write<ties_abroad>();
    const auto has = tile.draws<founding>(0), strength = tile.draws<founding>(1);
    const float share = tile.place<climate::ties_abroad_share>(), usual = number<usual_ties>(tile);
    const float stay = number<ties_stay>(tile), fade = number<ties_fade>(tile), kin = number<ties_kin>(tile);
    for (std::size_t h = 0; h < tile.home_count(); ++h) {
        const sim::Home home = tile.home(h);
        for (std::size_t i = home.first; i < home.first + home.count; ++i) {
            const float spread = usual * (0.5F + sim::to_uniform(strength[i]));  // half to one and a half of the usual
            float tied = sim::happens(has[i], share) || receives[h] != 0 ? spread : 0.0F;
            const auto since = static_cast<float>(std::max(0, -static_cast<int>(back[i])));
            if (seen[i] != climate::resident)
                tied = std::max(tied, saturating(static_cast<float>(away[i]), stay) * maths::exp(-fade * since));
            if ((journey[i] & population::journey_bits::foreign_family) != 0) tied = std::max(tied, kin);
            ties[i] = static_cast<std::uint8_t>(bounded(tied) * 100.0F + 0.5F);
        }
    }
}

}  // namespace

void Found::step(Here& tile) {
    found_ties(tile);
    const auto born = tile.read<population::birth_month>();
    const auto sex = tile.read<population::sex>(), seen = tile.read<climate::seen_as>();
    const auto wishes = tile.write<wish>(), since = tile.write<since_wish>();
    const auto bits = tile.draws<founding>(2);
    const float custom = logit(tile.place<climate::emigration_custom>()), men = number<men_more>(tile) / 2;
    for (std::size_t i = 0; i < tile.size(); ++i) {
        const std::size_t age = band(-born[i]);
        const float odds = custom + static_cast<float>(tile.param<age_effect>()[age]) +
                           (sex[i] == population::men ? men : -men) +
                           (seen[i] == climate::resident ? 0.0F : number<earlier_migration>(tile));
        const bool wants = age != population::under_18 && sim::happens(bits[i], maths::logistic(odds));
        wishes[i] = wants ? 1 : 0;
        since[i] = wants ? 0 : 255;
    }
}

}  // namespace models::mobility
