#pragma once
// Money of programmes within a month: what arrives, what is left, and what passes between programmes of a pool.

#include "models/programme/model.h"

namespace models::programme {

inline std::int64_t to_cents(double usd) { return static_cast<std::int64_t>(usd * 100 + (usd < 0 ? -0.5 : 0.5)); }

// Books what arrives this month under the funding of the month.
void receive(sim::Country<PlanMonth>& country, double funding);
// Programmes of a pool that passes money on hand what they cannot use to those with more requests than money.
void pass_on(sim::Country<PlanMonth>& country);
// Cents that have arrived and are neither spent nor promised.
std::int64_t money_left(const sim::Country<PlanMonth>& country, std::size_t account);

}  // namespace models::programme
