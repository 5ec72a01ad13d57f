#pragma once
// A month of a one-person firm: what it earns, what is taken out, whether it closes.

#include <array>
#include <memory>

#include "models/enterprise/parameters.h"
#include "sim/base/maths.h"
#include "sim/engine/model.h"

namespace models::enterprise {

struct Beliefs {
    float own_labour, return_scale, return_power, usual_capital, capital_spread, wear;
    std::array<float, 4> schooling;
    float skill, rivalry, demand_power, shock_power, closed_loss, distress_loss, illness_loss;
    std::array<float, 2> first_capital, claim_norm, claim_need;
    float exit_rate, exit_profit, exit_young, peak_age, exit_distress, exit_family, exit_community, exit_unprepared,
        exit_policy;
    std::array<float, 4> usual_support;  // strain, support, preparedness, institutions
    float salvage;
    std::array<float, 8> readiness;
    float entry_money, entry_rivalry, renewal, entry_funded, own_funds, least_start, entry_distress, newcomer_entry,
        newcomer_months;
    float month_hours, usual_health;
    float reinvested;  // share of the return that keeps usual capital whole
};

struct Prepared {
    Beliefs beliefs;
};
std::shared_ptr<const Prepared> prepare(const sim::Preparation& preparation);

// Gross return on capital, per month.
inline float return_on(const Beliefs& b, float stock) {
    return stock > 0 ? b.return_scale * sim::maths::exp(b.return_power * sim::maths::log(stock)) : 0.0F;
}

struct Month {
    float profit = 0;   // to the owner, after replacing stock
    float capital = 0;  // at the end of the month, before claims
};

// `labour`: what the owner's work earns. `market`: demand, rivals, know-how, ability, as a factor on both parts.
// `returned`: the gross return on the capital.
inline Month earn(const Beliefs& b, float stock, float labour, float returned, float market) {
    const float gross = returned * market;
    const float kept = b.reinvested * gross;
    return {labour * market + gross - kept, stock + kept - b.wear * stock};
}
inline Month earn(const Beliefs& b, float stock, float labour, float market) {
    return earn(b, stock, labour, return_on(b, stock), market);
}

// What a home of others takes of what lies above the customary, and what its unmet needs take of all there is.
// `norm` and `need`: the shares claimed in a month, less what is kept safe.
inline float claimed(float stock, float custom, float norm, float need) {
    const float above = stock > custom ? stock - custom : 0.0F;
    return sim::maths::clamp(norm * above + need * stock, 0.0F, stock);
}

// Share of what lies above the customary that this many other adults at home claim of a sex.
inline float norm_of(const Beliefs& b, std::size_t sex, float others) {
    return b.claim_norm[sex] * (others / (1 + others));
}

// Who claims how much of the capital. `gap`: share of the needs at home that nothing else covers; `others`: the other
// adults at home; `open`: the firm runs (money given for a firm that is not open yet is all above the customary).
inline float claim(const Beliefs& b, std::size_t sex, float stock, bool open, float gap, float others, float safe) {
    return claimed(stock, open ? b.usual_capital : 0.0F, norm_of(b, sex, others) * (1 - safe),
                   b.claim_need[sex] * gap * (1 - safe));
}

// Age of the firm: the hazard rises to its peak and falls back to that of old firms.
inline float age_hazard(const Beliefs& b, float months) {
    const float x = months / b.peak_age;
    const float bump = x * sim::maths::exp(1 - x);  // 1 at the peak
    return (1 + b.exit_young * bump) / (1 + b.exit_young * 0.5F);
}

// Circumstances of an owner as differences from the usual.
struct Strains {
    float distress = 0, strain = 0, support = 0, unprepared = 0, institutions = 0;
};

// What they add to the log hazard of closing.
inline float strains(const Beliefs& b, const Strains& s) {
    return b.exit_distress * s.distress + b.exit_family * s.strain - b.exit_community * s.support +
           b.exit_unprepared * s.unprepared - b.exit_policy * s.institutions;
}

// Earnings against the usual ones, bounded: a loss is no infinite hazard.
inline float profit_ratio(float earned, float usual) {
    return usual > 0 ? sim::maths::clamp(earned / usual, 0.05F, 20.0F) : 1.0F;
}

inline float exit_hazard(const Beliefs& b, float months, float ratio, float strained) {
    return b.exit_rate * age_hazard(b, months) * sim::maths::exp(strained - b.exit_profit * sim::maths::log(ratio));
}

// Chance of opening of somebody back for some months, against others like them.
inline float newcomer(const Beliefs& b, float months) {
    const float fresh = 1 - months / b.newcomer_months;
    return 1 + (b.newcomer_entry - 1) * (fresh > 0 ? fresh : 0.0F);
}

// Hours left for the firm after care, as a share of the month.
inline float hours_left(const Beliefs& b, float care_hours) {
    constexpr float least = 0.15F;
    const float hours = 1 - care_hours / b.month_hours;
    return hours > least ? hours : least;
}

using Settings =
    sim::list<own_labour, return_scale, return_power, usual_capital, first_capital, capital_spread, wear,
              schooling_return, skill_return, rivalry, demand_power, shock_power, closed_loss, distress_loss,
              illness_loss, month_hours, usual_health, claim_norm, claim_need, exit_rate, exit_profit, exit_young,
              peak_age, exit_distress, exit_family, exit_community, exit_unprepared, exit_policy, usual_support,
              salvage, readiness, entry_money, entry_rivalry, renewal, entry_funded, own_funds, least_start,
              entry_distress, newcomer_entry, newcomer_months>;

}  // namespace models::enterprise
