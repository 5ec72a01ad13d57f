// How crowded the local market is, and the rate of opening that keeps the number of firms.

#include "models/enterprise/model.h"

namespace models::enterprise {

void Compete::step(sim::Place<Compete>& place) {
    const double people = place.total<labour::working_age>(), open = place.total<firms>();
    const Beliefs& b = place.prepared<Model>().beliefs;
    const double density = people > 0 ? open / people : 0;
    if (place.month() == 0) {
        place.write<usual_density>() = static_cast<float>(density);
        const double pool = place.total<first_ready>();
        place.write<entry_rate>() =
            pool > 0 ? static_cast<float>(static_cast<double>(b.exit_rate + b.renewal) * open / pool) : 0.0F;
    } else if (place.month() == 1) {
        // The first month shows what readiness and hazards add up to here: as many open as close.
        const double pool = place.total<ready>();
        if (pool > 0)
            place.write<entry_rate>() = static_cast<float>(
                sim::maths::clamp((place.total<closings>() + static_cast<double>(b.renewal) * open) / pool, 0.0, 1.0));
    }
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
