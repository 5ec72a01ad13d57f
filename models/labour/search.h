#pragma once
// What one person brings to the market: weight among searchers, pay, and what would be refused.

#include "models/labour/beliefs.h"
#include "sim/base/maths.h"
#include "sim/base/uniform.h"

namespace models::labour {

// Circumstances of a searcher; the values here are those at which the rates of the start hold.
struct Searcher {
    float age_weight = 1;      // references and experience, by age
    float distress = 0;        // SD
    float illness = 0;         // usual health less own
    float care = 0;            // hours a month above the usual of one's sex
    float contacts = 0;        // employed ties, by strength
    float discrimination = 0;  // 0..1
    float skill = 0;           // SD
    float certified = 0;       // 0 or 1
    float months = 0;          // without work
    float in_class = 0;        // 0..1
    float outside = 0;         // log change of what can be reached safely
    float finding = 1;         // what programmes do to the weight
};

inline float log_effort(const Beliefs& b, const Searcher& s) {
    return -b.search_distress * s.distress - b.search_health * s.illness - b.search_care * s.care -
           b.search_duration * (s.months < 12 ? s.months : 12.0F) + b.search_skill * s.skill +
           b.search_certificate * s.certified + s.outside;
}

// What a given effort meets with.
inline float met_by_effort(const Beliefs& b, const Searcher& s) {
    const float known = (1 + b.search_contacts * s.contacts) / (1 + b.search_contacts * b.usual_contacts);
    const float met = 1 - b.search_discrimination * s.discrimination;
    return s.age_weight * known * met * (1 - b.in_class_search * s.in_class) * s.finding;
}

inline float search_weight(const Beliefs& b, const Searcher& s) {
    return met_by_effort(b, s) * sim::maths::exp(log_effort(b, s));
}

// Exponential clocks: of all searchers for a kind of job the lowest keys win, so each wins in proportion to the weight.
inline float queue_key(float u, float weight) { return -sim::maths::log(u) / (weight > 1e-6F ? weight : 1e-6F); }

// Chance that an arranged offer is turned down: pay of the offer and the reserve are logs against the person's usual
// informal pay.
inline float refusal(const Beliefs& b, float offer, float expectation, float months, float hunger) {
    const float reserve =
        b.refuse_prestige + b.refuse_expectation * expectation - b.refuse_months * months - b.refuse_hunger * hunger;
    return sim::maths::logistic((reserve - offer) / b.refuse_spread);
}

// Log pull of those at home into search, and log push of workers out of their jobs; care apart.
inline float pull(const Beliefs& b, std::size_t sex, float safety, float hunger, float illness) {
    return b.outside[sex] * safety + b.entry_hunger * hunger - b.search_health * illness;
}
inline float push(const Beliefs& b, float distress, float illness) {
    return b.exit_health * illness + b.exit_distress * distress;
}

inline float skill_next(const Beliefs& b, float now, float age_months, bool at_work, float months_idle, float taught) {
    constexpr float from = 192, until = 540, grace = 3, done = 24, floor = -4, ceiling = 4;
    const float youth = sim::maths::clamp(1 - (age_months - from) / (until - from), 0.0F, 1.0F);
    const bool fades = (months_idle > grace) & (months_idle < done);
    const float moved = at_work ? b.learning * youth : fades ? -b.scar : 0.0F;
    return sim::maths::clamp(now + moved + taught, floor, ceiling);
}

// Skill after so many months in which it could fade.
inline float skill_without_work(const Beliefs& b, float now, float months_idle) {
    constexpr float grace = 3, done = 24, floor = -4;
    const float faded = sim::maths::clamp(months_idle, grace, done - 1) - grace;
    const float left = now - b.scar * faded;
    return left > floor ? left : floor;
}

// Hours left for work after care, as a share of the month.
inline float hours_share(const Beliefs& b, float care_hours) {
    constexpr float least = 0.15F;
    const float share = 1 - care_hours / b.month_hours;
    return share > least ? share : least;
}

}  // namespace models::labour
