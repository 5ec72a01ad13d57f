#pragma once
// The wellbeing model's equations, apart from whose columns they are used on.

#include "sim/base/maths.h"

namespace models::wellbeing {

namespace maths = sim::maths;

inline float bounded(float x) { return maths::clamp(x, 0.0F, 1.0F); }

// SD of distress that an odds ratio of a common mental disorder stands for.
inline float shift_of_odds(double odds, double odds_per_sd, double believed) {
    return static_cast<float>(sim::maths::log_d(odds) / odds_per_sd * believed);
}

// Weight in [0, 1) of something without an upper end: one half at `half`.
inline float saturating(float x, float half) { return x / (x + half); }

// Living from some money where `need` costs that much: one half when they are equal.
inline float adequacy(float money, float need) { return money / (money + need + 1.0F); }

// What the journey leaves, in SD of distress.
struct JourneyShifts {
    float detained, violence, trafficked, disease, alone, bad_host, removed;
};
struct Journey {
    bool detained, violence, trafficked, disease, alone, removed;
    float host_conditions, proneness;  // shares; the average proneness is one half
};
inline float trauma_of(const Journey& j, const JourneyShifts& s) {
    // Being detained is part of being removed; among deported people abuse tells, not detention (outcome O317).
    const float load = (j.detained && !j.removed ? s.detained : 0.0F) + (j.violence ? s.violence : 0.0F) +
                       (j.trafficked ? s.trafficked : 0.0F) + (j.disease ? s.disease : 0.0F) +
                       (j.alone ? s.alone : 0.0F) + (j.removed ? s.removed : 0.0F) +
                       s.bad_host * bounded(1.0F - 2.0F * j.host_conditions);
    return maths::clamp(load * 2.0F * j.proneness, 0.0F, 4.0F);
}

// A month of distress: part of the way to its level, less what was relieved, plus what else happened.
inline float next_distress(float distress, float level, float speed, float relief, float happened) {
    return maths::clamp(distress + speed * (level - distress) - relief + happened, -4.0F, 8.0F);
}

// SD of what is not modelled over a long time, when `swing` comes in a month and `speed` of it goes.
inline float lasting_swing(float swing, float speed) {
    const float left = 1.0F - speed;
    return swing / maths::sqrt(1.0F - left * left);
}

// Satisfaction from the situation against a usual one (lasting) and against what one has got used to (passing).
inline float contentment(float situation, float usual, float accustomed, float lasting) {
    return lasting * (situation - usual) + (1.0F - lasting) * (situation - accustomed);
}

// A noise of mean 0 and SD 1 from 32 random bits: the sum of four bytes, close to normal within 3.4 SD, where it ends.
inline float noise_of(std::uint32_t bits) {
    const std::uint32_t pairs = (bits & 0x00FF00FFU) + ((bits >> 8U) & 0x00FF00FFU);
    const auto sum = static_cast<std::int32_t>((pairs & 0xFFFFU) + (pairs >> 16U));
    return static_cast<float>(sum - 510) * (1.0F / 147.80223F);  // SD of that sum: sqrt((256^2 - 1) / 3)
}

// Share left after months of losing `rate` of it.
inline float kept(float months, float rate) { return maths::exp(-rate * months); }

// Load that life in the country has left by now: built up towards `usual` until departure, faded while abroad, built up
// again since the return. People who never left have only been here.
struct Years {
    float before, abroad, since;  // months
};
inline float load_of_life(Years years, float usual, float decay) {
    const float at_return = usual * (1.0F - kept(years.before, decay)) * kept(years.abroad, decay);
    return usual + (at_return - usual) * kept(years.since, decay);
}

// What is left, some months after a return, of what was hoped for and of the life one was used to. People who never
// left expect, and are used to, what they have.
struct Remembered {
    float expected, accustomed;
};
struct Memory {
    float expectation_speed, adaptation;  // per month
    [[nodiscard]] Remembered of(bool came, float since, float situation, float hoped, float host) const {
        const float hopes = came ? kept(since, expectation_speed) * (hoped / 100.0F - situation) : 0.0F;
        const float life = came ? kept(since, adaptation) * (host / 100.0F - situation) : 0.0F;
        return {bounded(situation + hopes), bounded(situation + life)};
    }
};

// SD of what happens in a month that gives, at some speed of recovery, this lasting variance.
inline float swing_for(float variance, float speed) {
    const float left = 1.0F - speed;
    return maths::sqrt(variance * (1.0F - left * left));
}

}  // namespace models::wellbeing
