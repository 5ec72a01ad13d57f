#pragma once
// Households: care, purse, food, debt and strain. See README.md.

#include "models/enterprise/columns.h"
#include "models/health/columns.h"
#include "models/household/beliefs.h"
#include "models/housing/columns.h"
#include "models/labour/columns.h"
#include "models/population/columns.h"
#include "models/services/columns.h"
#include "models/shocks/columns.h"
#include "models/wellbeing/columns.h"

namespace models::household {

inline constexpr sim::Stream first{"household/first", "remittance savings debt habits"};
inline constexpr sim::Stream past{"household/past", "violence"};
inline constexpr sim::Stream loan{"household/loan", "price again"};
inline constexpr sim::Stream turn{"household/turn", "assets school violence hazard"};
inline constexpr sim::Total first_spending{"household/first_spending", "USD_per_month",
                                           "What households spent before the run", 1};

struct Begin : sim::Rule {
    static constexpr std::string_view name = "household/begin";
    static constexpr sim::Phase phase = sim::Phase::start;
    static constexpr int stage = 2;
    using writes = sim::list<adults, children, elders, income, first_need, remittances, remittance_level>;
    using reads = sim::list<population::status, population::birth_month, population::return_month,
                            population::remittance_household, labour::state, labour::wage, labour::pay_base>;
    using draws = sim::list<first>;
    static void step(sim::Tile<Begin>& tile);
};

// Purse and strain when the run starts, as the rules of the run would have left them.
struct Settle : sim::Rule {
    static constexpr std::string_view name = "household/settle";
    static constexpr sim::Phase phase = sim::Phase::start;
    static constexpr int stage = 7;
    using writes = sim::list<need, consumption, savings, debt, credit, asset_kinds, food_cut, tension, violence,
                             sufficient_months>;
    using reads = sim::list<population::status, population::birth_month, population::return_month,
                            population::months_abroad, population::journey, labour::state, adults, children, elders,
                            income, housing::rent, housing::crowding, housing::tenure, wellbeing::distress>;
    using draws = sim::list<first, past, loan>;
    using adds = sim::list<first_spending>;
    static void step(sim::Tile<Settle>& tile);
};

// Prices and demand of the place.
struct Basket : sim::Rule {
    static constexpr std::string_view name = "household/basket";
    static constexpr sim::Phase phase = sim::Phase::sense;
    using writes = sim::list<price_level, local_demand, usual_spending, usual_people>;
    using reads = sim::list<shocks::prices>;
    using totals = sim::list<spending, first_spending, population::present>;
    static void step(sim::Place<Basket>& place);
};

// Who is at home and who cares for whom.
struct Gather : sim::Rule {
    static constexpr std::string_view name = "household/gather";
    static constexpr sim::Phase phase = sim::Phase::sense;
    using writes = sim::list<adults, children, elders, care_hours, care_of_women, care_of_men>;
    using reads = sim::list<population::status, population::sex, population::birth_month, population::identity>;
    using recalls = sim::list<health::health>;
    using uses = sim::list<care_relief>;
    static void step(sim::Tile<Gather>& tile);
};

// The purse, food, debt and strain of the month.
struct Live : sim::Rule {
    static constexpr std::string_view name = "household/live";
    static constexpr sim::Phase phase = sim::Phase::decide;
    using writes = sim::list<income, assistance, need, consumption, savings, debt, credit, remittances, asset_kinds,
                             food_cut, withdrawn, tension, violence, sufficient_months>;
    using reads =
        sim::list<population::status, population::birth_month, population::return_month, population::months_abroad,
                  population::journey, population::remittance_household, population::returns, adults, children, elders,
                  remittance_level, price_level, shocks::hazard>;
    using recalls =
        sim::list<population::standing, labour::wage, labour::state, enterprise::profit, enterprise::drawn,
                  housing::rent, housing::crowding, housing::tenure, services::social_reach, wellbeing::distress>;
    using uses = sim::list<transfer, debt_relief, saving, loans, mediation, protection, asset_gift>;
    using draws = sim::list<turn, loan>;
    using adds = sim::list<spending>;
    static void step(sim::Tile<Live>& tile);
};

struct Model {
    static constexpr std::string_view name = "household";
    using rules = sim::rules<Begin, Settle, Basket, Gather, Live>;
    using settings = Settings;
    using Prepared = household::Prepared;
    static std::shared_ptr<const Prepared> prepare(const sim::Preparation& p) { return household::prepare(p); }
};

}  // namespace models::household
