#pragma once
// Strain at home: where it settles, and when violence begins.

#include "models/household/beliefs.h"
#include "sim/base/maths.h"

namespace models::household {

struct StrainOf {
    float food_cut = 0, burden = 0, crowding = 0, distress = 0;
    float jobless = 0, homecoming = 0, violence = 0;  // 1: yes
};

inline float strain_target(const Beliefs& b, const StrainOf& s) {
    constexpr float fair = 3;  // people per room: the line above which a dwelling counts as crowded
    const float crowded = s.crowding > fair ? s.crowding - fair : 0.0F;
    const float target = b.strain[0] + b.strain[1] * s.food_cut + b.strain[2] * s.burden + b.strain[3] * crowded +
                         b.strain[4] * s.distress + b.strain[5] * s.jobless + b.strain[6] * s.homecoming +
                         b.strain_violence * s.violence;
    return sim::maths::clamp(target, 0.0F, 1.0F);
}

// Chance that violence begins; a tenth above the base of strain it is the stated one.
inline float violence_onset(const Beliefs& b, float tension_now) {
    return b.violence_starts * sim::maths::exp(b.violence_strain * (tension_now - b.strain[0] - 0.1F));
}

}  // namespace models::household
