#pragma once
// The arithmetic of the market for dwellings. Plain functions, tested one by one.

#include <algorithm>
#include <cstdint>

#include "models/housing/columns.h"
#include "sim/base/maths.h"

namespace models::housing {

// Empty share of the dwellings to let; below zero, down to a shortage that still
// counts, where more households ask than dwellings stand empty.
inline float effective_vacancy(float let, float waiting, float dwellings, float shortage) {
    return dwellings > 0.0F ? sim::maths::clamp(1.0F - (let + waiting) / dwellings, -shortage, 1.0F) : 0.0F;
}

// Rents rise while vacancy is below the natural one, and are pulled back to where they began.
struct RentPace {
    float natural, speed, pull;
};
inline float next_rent_index(float index, float vacant, RentPace pace) {
    const float change = pace.speed * (pace.natural - vacant) - pace.pull * sim::maths::log(index);
    return sim::maths::clamp(index * sim::maths::exp(change), 0.05F, 50.0F);
}

// 0 with dwellings to spare, 1 with none.
inline float scarcity(float vacant, float natural) {
    return sim::maths::clamp((natural - vacant) / natural, 0.0F, 1.0F);
}

// Rent of a dwelling, relative to a usual one.
inline float worth(float standard, float rooms_here, float usual, float plain) {
    return (plain + standard) * sim::maths::clamp(rooms_here / usual, 0.5F, 2.0F);
}

// Rooms of a home of n people: over three to a room if crowded, else one for every three and some more.
inline std::uint8_t rooms_for(std::uint32_t people, bool crowded, std::int32_t more) {
    if (people == 0) return 1;
    const std::uint32_t tight = crowded ? std::max((people - 1) / 3, 1U) : (people + 2) / 3;
    return static_cast<std::uint8_t>(std::min(tight + (crowded ? 0U : static_cast<std::uint32_t>(more)), 40U));
}

// A dwelling that costs no more than a budget allows: fewer rooms, as long as that is not crowded, and a lower
// standard, down to the meanest that is let. One that is cheap enough already stays as it is.
struct Dwelling {
    float standard;
    std::uint8_t rooms;
};
struct Prices {
    float base, usual, plain, meanest;  // rent of a usual dwelling; rooms of a usual dwelling; as in worth()
};
inline float price_of(const Dwelling& d, const Prices& p) {
    return p.base * worth(d.standard, d.rooms, p.usual, p.plain);
}
inline Dwelling within(Dwelling d, float budget, std::uint32_t people, const Prices& p) {
    if (price_of(d, p) <= budget) return d;
    d.rooms = std::min(d.rooms, rooms_for(people, false, 0));
    const float size = p.base * worth(1.0F - p.plain, d.rooms, p.usual, p.plain);
    d.standard = std::min(d.standard, std::max(budget / std::max(size, 1e-3F) - p.plain, p.meanest));
    return d;
}

inline bool rented(std::uint8_t tenure_of) { return tenure_of == secure_rent || tenure_of == insecure_rent; }

// Chance that some landlord would let to a household.
struct Applicant {
    bool returnee;
    float vouched, discriminated, has_deposit, covers;  // covers: income over what landlords look for, at most 1
};
struct Landlords {
    float reluctant, shun, deposit;
};
inline float accepted(const Applicant& a, const Landlords& l) {
    const float stigma = sim::maths::clamp(
        (a.returnee ? l.reluctant * (1.0F - a.vouched) : 0.0F) + l.shun * a.discriminated, 0.0F, 1.0F);
    const float unsure = l.deposit * (1.0F - a.has_deposit) * (1.0F - a.vouched);
    return (1.0F - stigma) * (1.0F - unsure) * a.covers;
}

}  // namespace models::housing
