#pragma once
// A month of one purse: what comes in, what creditors take, what is lived on, what is put aside, borrowed, or missing.
// Nothing is lost: income + assistance + other inflow + borrowed = consumption + service + change of savings.

#include "models/household/beliefs.h"
#include "sim/base/maths.h"

namespace models::household {

struct Purse {
    float income = 0;      // from work, business, remittances and the like
    float assistance = 0;  // from programmes and the state
    float inflow = 0;      // taken out of a business (negative: put in)
    float food_need = 0, other_need = 0;  // the latter with rent
    float savings = 0, debt = 0;
    float credit = 0;      // share of a month's need that can be borrowed
    float own_food = 0;    // part of the food need met without money when it lacks
    float thrift = 1;      // factor on the share put aside
};

struct Lived {
    float consumption = 0, service = 0, borrowed = 0, savings = 0, debt = 0;
    float food_cut = 0;    // share of the food need not met
    float burden = 0;      // service due as a share of what comes in, at most 1
    bool sufficient = false;
};

inline float least(float a, float b) { return a < b ? a : b; }
inline float most(float a, float b) { return a > b ? a : b; }

// Service due in a month: interest and an even part of the debt.
inline float service_due(const Beliefs& b, float owing) { return owing * (b.interest + 1 / b.term); }

inline Lived live_month(const Beliefs& b, const Purse& p) {
    const float needed = p.food_need + p.other_need;
    const float in = most(p.income + p.assistance + p.inflow, 0.0F);
    float kept = p.savings + least(p.income + p.assistance + p.inflow, 0.0F);  // what was put into a business
    const float extra_debt = most(-kept, 0.0F);
    kept = most(kept, 0.0F);
    Lived lived;
    const float due = service_due(b, p.debt);
    lived.service = least(due, b.service_cap * in);
    lived.burden = in > 0 ? least(due / in, 1.0F) : (due > 0 ? 1.0F : 0.0F);
    lived.sufficient = p.income >= needed + due;
    const float left = in - lived.service;

    // Enough: live, put some aside until the buffer is full, spend the rest; what is given once is mostly kept.
    const float surplus = most(left - needed, 0.0F);
    const float buffer_gap = needed > 0 ? sim::maths::clamp(1 - kept / (b.buffer * needed), 0.0F, 1.0F) : 0.0F;
    const float aside = least(b.saving_rate * p.thrift, 0.95F) * buffer_gap;
    const float regular = least(surplus, most(p.income - lived.service - needed, 0.0F)), windfall = surplus - regular;
    const float pleased = (1 - aside) * regular +
                          (needed > 0 ? needed * (1 - sim::maths::exp(-windfall * (1 - aside) / needed)) : windfall);

    // Not enough: savings, then credit, then other needs, then food.
    const float gap = most(needed - left, 0.0F);
    const float from_savings = least(gap, kept);
    const float overflow = b.overspend * most(kept - from_savings - b.buffer * needed, 0.0F);
    const float room = most(b.debt_room * needed - p.debt, 0.0F);
    lived.borrowed = least(least(gap - from_savings, p.credit * needed), room);
    const float short_of = gap - from_savings - lived.borrowed;
    const float early = least(short_of, b.other_cut * p.other_need);
    const float rest = short_of - early, base = p.food_need + (1 - b.other_cut) * p.other_need;
    const float cut = base > 0 ? least(rest / base, 1.0F) : 0.0F;  // what is left is cut evenly
    lived.food_cut = most(cut - p.own_food, 0.0F);

    lived.consumption = needed - short_of + pleased + overflow;
    lived.savings = most(kept - from_savings - overflow + surplus - pleased, 0.0F);
    const float added = p.debt < b.debt_limit ? p.debt * b.interest : 0.0F;
    lived.debt = most(p.debt + added - lived.service - b.forgive * p.debt, 0.0F) + lived.borrowed + extra_debt;
    return lived;
}

// `assets` in kinds; an own home and a worker count one each.
inline float credit_target(const Beliefs& b, float assets, float own_home, float worker, float owing, float needed) {
    const float owed = needed > 0 ? least(owing / (12 * needed), 1.0F) : 0.0F;
    return sim::maths::clamp(b.credit_makes[0] + b.credit_makes[1] * assets / 3 + b.credit_makes[2] * own_home +
                                 b.credit_makes[3] * worker + b.credit_makes[4] * owed,
                             0.0F, 1.0F);
}

// What lenders of a journey's price are still owed after months of paying down.
inline float loan_left(const Beliefs& b, float price, float months) {
    return price * sim::maths::exp(-months / b.loan_months);
}

// Months of self-sufficiency: the newest month comes in at the low end.
inline std::uint16_t remember(std::uint16_t bits, bool sufficient) {
    return static_cast<std::uint16_t>(((bits << 1) | (sufficient ? 1 : 0)) & 0xFFF);
}

// Care by a declared norm: with one woman and one man she carries the share of the norm.
struct CareShares {
    float woman = 0, man = 0;
};
inline CareShares share_care(float hours, int women, int men, float norm) {
    const float weight = static_cast<float>(women) * norm + static_cast<float>(men) * (1 - norm);
    return weight > 0 ? CareShares{hours * norm / weight, hours * (1 - norm) / weight} : CareShares{};
}

}  // namespace models::household
