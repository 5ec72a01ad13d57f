#pragma once
// The arithmetic of getting to a service and being served there. Plain functions, tested one by one.

#include "sim/base/maths.h"

namespace models::services {

// Share of the demand that is served at a load. Near 1 while there is room, 1/load far above: what is served then
// equals the capacity. `sharpness` says how late crowding sets in.
inline float served(float load, float sharpness) {
    if (load <= 0.0F) return 1.0F;
    const float crowd = sim::maths::pow(load, sharpness);
    return sim::maths::pow(1.0F + crowd, -1.0F / sharpness);
}

// The load at which this share is served.
inline float load_that_serves(float share, float sharpness) {
    if (share >= 1.0F) return 0.0F;
    if (share <= 0.0F) return 50.0F;
    return sim::maths::pow(sim::maths::pow(share, -sharpness) - 1.0F, 1.0F / sharpness);
}

inline float load_of(float demand, float capacity, float fallback) {
    return capacity > 0.0F ? sim::maths::clamp(demand / capacity, 0.0F, 50.0F) : (demand > 0.0F ? fallback : 0.0F);
}

// Next month's condition of something built. Works add; what lies above the usual condition decays unless people keep
// it up; what lies below is slowly repaired; a hazard takes its share.
struct Wear {
    float decay, repair, damage;
};
inline float next_condition(float now, float usual, float works, float kept, float hazard, Wear wear) {
    const float above = sim::maths::clamp(now - usual, 0.0F, 1.0F);
    const float below = sim::maths::clamp(usual - now, 0.0F, 1.0F);
    const float next =
        now + works - wear.decay * (1.0F - kept) * above + wear.repair * below - wear.damage * hazard * now;
    return sim::maths::clamp(next, 0.0F, 1.0F);
}

// Monthly share lost at a half-life.
inline float loss_of(double half_life) {
    return -sim::maths::expm1(static_cast<float>(-0.6931471805599453 / half_life));
}

// How long a kilometre feels: bad roads lengthen it, transport shortens it.
inline float felt_per_km(float smooth, float bus, float drag, float relief) {
    return (1.0F + drag * (1.0F - smooth)) * (1.0F - relief * bus);
}
inline float within_reach(float felt, float scale) { return sim::maths::exp(-felt / scale); }

// Share of a household's needs that its own income leaves uncovered.
inline float unmet_share(float income, float need) {
    return need > 1.0F ? sim::maths::clamp(1.0F - income / need, 0.0F, 1.0F) : 0.0F;
}

// Knowledge of services some months after return: half of the gap to residents is closed after `half` months.
inline float known(float newcomer, float resident, float months, float half) {
    const float since = months > 0.0F ? months : 0.0F;
    return resident - (resident - newcomer) * half / (half + since);
}

}  // namespace models::services
