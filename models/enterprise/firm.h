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
    float entry_money, entry_rivalry, renewal, entry_funded, own_funds, least_start, entry_distress;
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
inline Month earn(const Beliefs& b, float stock, float labour, float market) {
    const float gross = return_on(b, stock) * market;
    const float kept = b.reinvested * gross;
    return {labour * market + gross - kept, stock + kept - b.wear * stock};
}

// Who claims how much of the capital. `gap`: share of the needs at home that nothing else covers; `others`: the other
// adults at home; `open`: the firm runs (money given for a firm that is not open yet is all above the customary).
inline float claim(const Beliefs& b, std::size_t sex, float stock, bool open, float gap, int others, float safe) {
    const float custom = open ? b.usual_capital : 0.0F;
    const float above = stock > custom ? stock - custom : 0.0F;
    const float crowd = static_cast<float>(others) / (1 + static_cast<float>(others));
    const float taken = b.claim_norm[sex] * crowd * above + b.claim_need[sex] * gap * stock;
    return sim::maths::clamp(taken * (1 - safe), 0.0F, stock);
}

// Age of the firm: the hazard rises to its peak and falls back to that of old firms.
inline float age_hazard(const Beliefs& b, float months) {
    const float x = months / b.peak_age;
    const float bump = x * sim::maths::exp(1 - x);  // 1 at the peak
    return (1 + b.exit_young * bump) / (1 + b.exit_young * 0.5F);
}

struct Standing {
    float profit = 0, usual_profit = 1;
    float months = 60;
    float distress = 0, strain = 0, support = 0, unprepared = 0, institutions = 0;  // as differences from the usual
};

inline float exit_hazard(const Beliefs& b, const Standing& s) {
    const float ratio = s.usual_profit > 0 ? sim::maths::clamp(s.profit / s.usual_profit, 0.05F, 20.0F) : 1.0F;
    const float log_hazard = -b.exit_profit * sim::maths::log(ratio) + b.exit_distress * s.distress +
                             b.exit_family * s.strain - b.exit_community * s.support +
                             b.exit_unprepared * s.unprepared - b.exit_policy * s.institutions;
    return b.exit_rate * age_hazard(b, s.months) * sim::maths::exp(log_hazard);
}

using Settings = sim::list<own_labour, return_scale, return_power, usual_capital, first_capital, capital_spread, wear,
                           schooling_return, skill_return, rivalry, demand_power, shock_power, closed_loss,
                           distress_loss, illness_loss, month_hours, usual_health, claim_norm, claim_need, exit_rate,
                           exit_profit, exit_young, peak_age, exit_distress, exit_family, exit_community,
                           exit_unprepared, exit_policy, usual_support, salvage, readiness, entry_money, entry_rivalry,
                           renewal, entry_funded, own_funds, least_start, entry_distress>;

}  // namespace models::enterprise
