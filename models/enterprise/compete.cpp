// How crowded the local market is, and the rate of opening that keeps the number of firms.

#include "models/enterprise/model.h"

namespace models::enterprise {

namespace {

// Chance of opening per readiness with which as many of a sex open firms as close, and as many more as come of age.
float rate_that_keeps(double closing, double open, double renewal, double pool) {
    return pool > 0 ? static_cast<float>(sim::maths::clamp((closing + renewal * open) / pool, 0.0, 1.0)) : 0.0F;
}

}  // namespace

void Compete::step(sim::Place<Compete>& place) {
    const double people = place.total<labour::working_age>(), open = place.total<firms>();
    const Beliefs& b = place.prepared<Model>().beliefs;
    const double density = people > 0 ? open / people : 0;
    const auto exits = static_cast<double>(b.exit_rate), renews = static_cast<double>(b.renewal);
    const std::array<float*, 2> rate{&place.write<entry_men>(), &place.write<entry_women>()};
    for (std::size_t sex = 0; sex < 2; ++sex) {
        if (place.month() == 0) {
            const double held = place.total<first_ready>(2 + sex);
            *rate[sex] = rate_that_keeps(exits * held, held, renews, place.total<first_ready>(sex));
        } else if (place.month() == 1) {
            // The first month shows what readiness and hazards add up to here.
            double pool = 0;
            for (std::size_t s = 0; s < sources; ++s) pool += place.total<ready>(sources * sex + s);
            if (pool > 0)
                *rate[sex] = rate_that_keeps(place.total<closings>(sex), place.total<closings>(2 + sex), renews, pool);
        }
    }
    if (place.month() == 0) place.write<usual_density>() = static_cast<float>(density);
    const auto usual = static_cast<double>(place.write<usual_density>());
    place.write<crowding>() = usual > 0 ? static_cast<float>(sim::maths::clamp(density / usual, 0.0, 100.0)) : 1.0F;
}

void CountFirms::step(sim::Tile<CountFirms>& tile) {
    const auto standing = tile.read<population::standing>(), months = tile.read<months_open>();
    int open = 0;
    for (std::size_t i = 0; i < tile.size(); ++i) open += (standing[i] == population::present_here) & (months[i] > 0);
    tile.add<firms>(open);
}

}  // namespace models::enterprise
