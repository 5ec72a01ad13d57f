#pragma once
// The belonging model's equations, apart from whose columns they are used on.

#include "sim/base/maths.h"

namespace models::belonging {

namespace maths = sim::maths;

inline float positive(float x) { return x > 0.0F ? x : 0.0F; }
inline float bounded(float x) { return maths::clamp(x, 0.0F, 1.0F); }

// Strength of a tie after a month: grows towards one by meeting where one is accepted, withers by not meeting.
inline float next_strength(float strength, float turnover, float meeting, float acceptance) {
    return strength + turnover * (meeting * acceptance * (1.0F - strength) - (1.0F - meeting) * strength);
}

// Acceptance between two people tied to each other: a stranger is met by attitude, a friend for who they are.
inline float between(float by_attitude, float strength) { return by_attitude + (1.0F - by_attitude) * strength; }

// Where such a tie settles: meeting x between(a, s) x (1 - s) = (1 - meeting) x s.
inline float settled_strength(float meeting, float by_attitude) {
    const float a = by_attitude, u = 1.0F - a, b = meeting * (u - a) - (1.0F - meeting);
    const float root = maths::sqrt(b * b + 4.0F * meeting * meeting * u * a);
    return root - b > 0.0F ? bounded(2.0F * meeting * a / (root - b)) : 0.0F;
}

// How far a resident of some attitude accepts a returnee.
struct Acceptance {
    float neutral, slope;
    [[nodiscard]] float of(float attitude) const { return bounded(neutral + slope * attitude); }
};

// Support of a network of summed strength, with falling returns.
inline float network_support(float strength, float half) { return strength / (strength + half); }

// Support at home: other adults there, as far as there is peace.
inline float home_support(float others, float peace) { return others / (others + 1.0F) * peace; }

// Whole steps of 1/255 with noise in [0, 1), so that slow changes are kept on average.
inline std::uint8_t to_byte(float strength, float noise) {
    return static_cast<std::uint8_t>(static_cast<std::int32_t>(maths::clamp(strength * 255.0F + noise, 0.0F, 255.0F)));
}

// Noise for rounding only: cheap, keyed by person and month.
inline std::uint32_t rounding_bits(std::uint32_t id, std::uint32_t salt) {
    std::uint32_t h = (id * 0x9E3779B1U) ^ salt;
    h = (h ^ (h >> 15U)) * 0x2C1B3C6DU;
    return h ^ (h >> 13U);
}

// Share of the people of a place to whom someone is a newcomer: those who have forgotten them while they were away,
// until they have come to know them since. Away for weeks, one comes back to people who know one; born abroad, to
// strangers.
inline float newcomer_to(float abroad, float since, float half) {
    return abroad * half / ((abroad + half) * (half + since));
}
constexpr float born_abroad = 1.0e6F;  // months: nobody here has known them

// Share of life spent abroad before the return.
inline float life_abroad(float months_abroad, float age_months) {
    return bounded(months_abroad / maths::clamp(age_months, 1.0F, 1500.0F));
}

// How far someone shares ways and language, so that being together can bring people close.
inline float common_ground(float ways, float speech, float speech_share) {
    return ways * (1.0F - speech_share + speech_share * speech);
}

// What makes a place home, against what is usual there.
struct Homeliness {
    float usual, usual_support, usual_part;
    float of_support, of_part, of_acceptance, of_rejection, of_distress, spoken;
    [[nodiscard]] float level(float support, float part, float fit, float accepted, float discrimination,
                              float distress) const {
        return bounded(usual + of_support * (support - usual_support) + of_part * (fit * part - usual_part) +
                       of_acceptance * (accepted - 1.0F) - of_rejection * discrimination - of_distress * distress);
    }
};

inline float kept(float months, float half_life) { return maths::exp(-0.6931472F * months / half_life); }

}  // namespace models::belonging
