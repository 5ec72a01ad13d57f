// Looking for a dwelling, and counting who rents.

#include <algorithm>

#include "models/housing/market.h"
#include "models/housing/members.h"
#include "models/housing/model.h"
#include "sim/base/distributions.h"
#include "sim/base/loops.h"

namespace models::housing {

namespace {

float number(double value) { return static_cast<float>(value); }

}  // namespace

void Look::step(sim::Tile<Look>& tile) {
    const auto status = tile.read<population::status>(), age = tile.read<population::age_band>(),
               returnee = tile.read<population::returnee>();
    const auto right = tile.recall<tenure>(), seeks = tile.recall<seeking>();
    const auto income = tile.recall<household::income>(), aid = tile.recall<household::assistance>(),
               savings = tile.recall<household::savings>(), discriminated = tile.recall<climate::discrimination>();
    const auto vouched = tile.use<guarantee>(), helped = tile.use<search_help>();
    const float reluctant =
        number(tile.param<reluctance>()) * tile.place_channel<landlord_reluctance>() *
        sim::maths::exp(-number(tile.param<attitude_effect>()) * tile.place<climate::mean_attitude>());
    const Landlords landlords{sim::maths::clamp(reluctant, 0.0F, 1.0F), number(tile.param<shunned>()),
                              number(tile.param<deposit>())};
    const float asked = tile.prepared<Model>().base_rent(tile.community()) * tile.place<rent_index>() *
                        tile.place<household::price_level>();
    const float sure = std::max(asked * number(tile.param<means>()), 1.0F);
    const float from_kin = number(tile.param<search_rate>()[0]), from_shelter = number(tile.param<search_rate>()[1]);
    std::uint32_t count = 0;
    const auto rows = tile.scratch<std::uint16_t>(tile.home_count() + 1);
    const std::size_t seeking_homes =
        sim::rows_where(tile.home_count(), rows.data(), [&](std::size_t h) { return seeks[h] != 0; });
    for (std::size_t k = 0; k < seeking_homes; ++k) {
        const std::size_t h = rows[k];
        const sim::Home home = tile.home(h);
        const Members m = members_of(home, status, age, returnee);
        if (!m.adult) continue;
        const float help = std::max(best_of(home, status, helped), 0.0F);
        const float looks = 1.0F - sim::maths::exp(-help * (right[h] == shelter ? from_shelter : from_kin));
        if (!sim::happens(tile.draw<looking>(m.speaker, 0), looks)) continue;
        const float vouch = sim::maths::clamp(best_of(home, status, vouched), 0.0F, 1.0F);
        const float chance = accepted({m.returnee, vouch, discriminated[m.speaker], savings[h] >= asked ? 1.0F : 0.0F,
                                       std::min((income[h] + aid[h]) / sure, 1.0F)},
                                      landlords);
        if (!sim::happens(tile.draw<looking>(m.speaker, 1), chance)) continue;
        tile.request<dwelling>(
            m.speaker, 0, sim::exponential(sim::to_uniform(tile.draw<looking>(m.speaker, 2)), std::max(chance, 1e-6F)));
        ++count;
    }
    tile.add<applicants>(count);
}

void Count::step(sim::Tile<Count>& tile) {
    const auto right = tile.read<tenure>(), standing = tile.read<population::standing>(),
               returnee = tile.read<population::returnee>(), age = tile.read<population::age_band>();
    const auto paid = tile.read<rent>(), income = tile.read<household::income>();
    const auto rows = tile.scratch<std::uint16_t>(tile.home_count() + 1);
    const std::size_t count =
        sim::rows_where(tile.home_count(), rows.data(), [&](std::size_t h) { return rented(right[h]); });
    for (std::size_t k = 0; k < count; ++k) {
        const std::size_t h = rows[k];
        const float burden = paid[h] > 0.0F ? std::min(paid[h] / std::max(income[h], paid[h]), 1.0F) : 0.0F;
        const sim::Home home = tile.home(h);
        for (std::size_t i = home.first; i < home.first + home.count; ++i) {
            if (standing[i] != population::present_here || age[i] == population::under_18) continue;
            if (returnee[i] != 0) {
                tile.count<renting_returnees>(i);
                tile.count<burden_returnees>(i, static_cast<double>(burden));
            } else {
                tile.count<renting_residents>(i);
                tile.count<burden_residents>(i, static_cast<double>(burden));
            }
        }
    }
}

}  // namespace models::housing
