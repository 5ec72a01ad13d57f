// The month of small firms. Loops over everybody are kept free of branches so that they vectorise; owners, a tenth of
// the people, are worked on apart.

#include <algorithm>

#include "models/enterprise/model.h"
#include "sim/base/grid.h"
#include "sim/base/loops.h"
#include "sim/base/uniform.h"

namespace models::enterprise {

namespace {

using Here = sim::Tile<Trade>;
using sim::maths::exp;
using sim::maths::log;

constexpr float most_capital = 6553.0F, most_profit = 3276.0F;
constexpr int youngest_owner = 192;      // months: 16 years
constexpr float ready_steps = 65536.0F;  // readiness is summed in these steps, so that its order does not matter
constexpr float most_ready = 1000.0F;
constexpr float opens_now = 2.0F;  // against 1, who holds money given for a firm, and 0

float power(float x, float y) { return x > 0 ? exp(y * log(x)) : 0.0F; }

template <class T> T* column(const Here& tile, std::size_t count) { return tile.scratch<T>(count).data(); }

// What the place does to every firm and every opening.
struct Market {
    float earnings, labour, women, entry_men, entry_women, institutions, policy;

    Market(const Here& tile, const Beliefs& b) {
        const float crowd = tile.place<crowding>();
        earnings = power(tile.place<household::local_demand>(), b.demand_power) *
                   power(tile.place<shocks::demand>(), b.shock_power) *
                   power(crowd > 0.02F ? crowd : 0.02F, -b.rivalry) *
                   (1 - b.closed_loss * tile.place<shocks::pandemic>()) * tile.place_channel<demand>();
        labour = tile.place<labour::pay_base>() * tile.place<labour::wage_level>() * b.own_labour;
        women = tile.place<structure::women_work>();
        const float niches = power(crowd > 0.2F ? crowd : 0.2F, -b.entry_rivalry);
        entry_men = tile.place<enterprise::entry_men>() * niches;
        entry_women = tile.place<enterprise::entry_women>() * niches;
        institutions = (tile.place<structure::local_capacity>() + tile.place<structure::local_mainstreaming>()) / 2 -
                       b.usual_support[3];
        policy = tile.place_channel<enterprise::policy>();
    }
};

// Share of the needs at home that nothing covers.
float gap_of(float need, float lived) { return need > 0 ? sim::maths::clamp(1 - lived / need, 0.0F, 1.0F) : 0.0F; }

// Money given is added, and what the month brings is set to nothing for all.
void clear_month(Here& tile) {
    const auto status = tile.read<population::status>();
    const auto stock = tile.write<capital>(), earned = tile.write<profit>();
    const auto out_of = tile.write<drawn>();
    const auto months = tile.write<months_open>(), opens = tile.write<starting>(), closes = tile.write<closing>();
    const auto grant = tile.use<capital_grant>();
    const std::size_t n = tile.size();
    std::fill(earned.begin(), earned.end(), 0.0F);
    std::fill(out_of.begin(), out_of.end(), std::int16_t{0});
    std::fill(opens.begin(), opens.end(), std::uint8_t{0});
    std::fill(closes.begin(), closes.end(), std::uint8_t{0});
    sim::each_apart(
        n, [&](std::size_t i) { months[i] = status[i] == population::present_here ? months[i] : std::uint8_t{0}; });
    constexpr float present = population::present_here;
    sim::each_apart(n, [&](std::size_t i) {
        const float given = grant[i] > 0 ? grant[i] : 0.0F, sum = stock[i] + given;
        const float held = (given > 0) & (sum > most_capital) ? most_capital : sum;
        stock[i] = static_cast<float>(status[i]) == present ? held : 0.0F;
    });
}

// Of those without a firm: who opens one, and who holds money given for one; the readiness of the others.
void decide_openings(Here& tile, const Beliefs& b, const Market& market, std::int32_t* acts, std::int32_t* ready_now) {
    const auto status = tile.read<population::status>(), sex = tile.read<population::sex>(),
               work = tile.recall<labour::state>();
    const std::uint8_t* months = tile.write<months_open>().data();
    const auto returnee = tile.read<population::returnee>();
    const auto born = tile.read<population::birth_month>(), back = tile.read<population::return_month>();
    const float* stock = tile.write<capital>().data();
    const auto savings = tile.recall<household::savings>(), distress = tile.recall<wellbeing::distress>();
    const auto entry_help = tile.use<entry>();
    const auto bits = tile.draws<turn>(0);
    const auto home = tile.home_rows();
    const std::size_t n = tile.size(), homes = tile.home_count();
    auto* money = column<float>(tile, homes);
    const float funds = b.own_funds, least = b.least_start, whole = 1 / b.usual_capital, by_money = b.entry_money;
    sim::each_apart(homes, [&](std::size_t h) {
        const float own = funds * savings[h], at_hand = (own > least ? own : least) * whole;
        money[h] = exp(by_money * log(at_hand < 1 ? at_hand : 1.0F));
    });
    const std::array<float, 8> readiness = b.readiness;
    const Beliefs b_now = b;
    const auto month = static_cast<float>(static_cast<int>(tile.month()));
    const float weighs = b.entry_distress, funded = b.entry_funded, barred = market.women;
    const float men = market.entry_men, women = market.entry_women;
    const float of_formal = readiness[labour::formal];
    const float born_until = static_cast<float>(static_cast<int>(tile.month()) - youngest_owner);
    constexpr float present = population::present_here, formal = labour::formal;
    sim::each_apart(n, [&](std::size_t i) {
        const float here = static_cast<float>(status[i]) == present ? 1.0F : 0.0F;
        const float free = static_cast<float>(months[i]) == 0.0F ? here : 0.0F;
        const float may = static_cast<float>(born[i]) <= born_until ? free : 0.0F;
        const auto hers = static_cast<float>(sex[i]), came = static_cast<float>(returnee[i]);
        const float spirit = exp(-weighs * distress[i]) * (1 + hers * (barred - 1));
        const float ready_own = readiness[work[i] & 7U] * money[home[i]] * spirit;
        const float ready_funded = (static_cast<float>(work[i]) == formal ? of_formal : 1.0F) * spirit;
        const float since = month - static_cast<float>(back[i]);
        const float anew = 1 + came * (newcomer(b_now, since) - 1), rate = (men + hers * (women - men)) * anew;
        const float alone = stock[i] > least ? 0.0F : may;
        const float chance = (rate * ready_own * alone + funded * ready_funded * (may - alone)) * entry_help[i];
        const float counted = ready_own < most_ready ? ready_own : most_ready;
        ready_now[i] = static_cast<std::int32_t>(counted * alone * ready_steps + 0.5F);
        const float holds = stock[i] > 0 ? may : 0.0F;
        acts[i] = static_cast<std::int32_t>(sim::to_uniform(bits[i]) < chance ? opens_now : holds);
    });
}

// The first months show how ready people are, to which the rates of opening are fitted.
constexpr std::uint32_t fitting_months = 3;

void add_readiness(Here& tile, const std::int32_t* ready_now) {
    const auto sex = tile.read<population::sex>(), work = tile.recall<labour::state>();
    std::array<std::int64_t, 2 * sources> pool{};
    for (std::size_t i = 0; i < tile.size(); ++i)
        if (work[i] < sources) pool[sources * sex[i] + work[i]] += ready_now[i];
    for (std::size_t k = 0; k < pool.size(); ++k)
        tile.add<ready>(static_cast<double>(pool[k]) / static_cast<double>(ready_steps), k);
}

// Inputs of the owners' month, one after the other.
struct Owners {
    std::size_t count;
    const std::uint32_t* row;
    float *stock, *labour, *able, *bent, *skilled, *norm, *need, *strained, *months, *spared;
    float *profit, *left, *taken, *ratio, *hazard;

    Owners(const Here& tile, const std::uint32_t* rows, std::size_t owners) : count(owners), row(rows) {
        for (float** values : {&stock, &labour, &able, &bent, &skilled, &norm, &need, &strained, &months, &spared,
                               &profit, &left, &taken, &ratio, &hazard})
            *values = column<float>(tile, owners);
    }
};

// The other adults of the home of i.
float others_of(int grown) { return grown > 1 ? static_cast<float>(grown - 1) : 0.0F; }

void look_at_owners(Here& tile, const Beliefs& b, const Market& market, const Owners& o) {
    const auto sex = tile.read<population::sex>(), school = tile.read<population::schooling>(),
               returnee = tile.read<population::returnee>(), prepared = tile.read<population::preparedness>(),
               adults = tile.read<household::adults>(), elders = tile.read<household::elders>();
    const auto care_women = tile.read<household::care_of_women>(), care_men = tile.read<household::care_of_men>(),
               skill = tile.recall<labour::skill>(), needs = tile.recall<household::need>(),
               lived = tile.recall<household::consumption>(), strain = tile.recall<household::tension>(),
               support = tile.recall<belonging::support>(), distress = tile.recall<wellbeing::distress>(),
               health = tile.recall<health::health>();
    const auto advice = tile.use<know_how>(), safe_from = tile.use<shield>(), follow_up = tile.use<survival>();
    const float* stock = tile.write<capital>().data();
    const std::uint8_t* months = tile.write<months_open>().data();
    const auto home = tile.home_rows();
    for (std::size_t k = 0; k < o.count; ++k) {
        const std::size_t i = o.row[k], h = home[i], s = sex[i];
        const float care = s == population::women ? care_women[h] : care_men[h];
        const float safe = 1 - sim::maths::clamp(safe_from[i], 0.0F, 1.0F);
        o.stock[k] = stock[i], o.months[k] = static_cast<float>(months[i]);
        o.labour[k] = market.labour * hours_left(b, care);
        o.able[k] = b.schooling[school[i]] + b.skill * skill[i];
        o.bent[k] = -b.distress_loss * distress[i] - b.illness_loss * (b.usual_health - health[i]);
        o.skilled[k] = market.earnings * advice[i];
        o.norm[k] = norm_of(b, s, others_of(adults[h] + elders[h])) * safe;
        o.need[k] = b.claim_need[s] * gap_of(needs[h], lived[h]) * safe;
        const float unprepared =
            returnee[i] != 0 ? b.usual_support[2] - static_cast<float>(prepared[i]) / 100.0F : 0.0F;
        o.strained[k] = strains(b, {.distress = distress[i],
                                    .strain = strain[h] - b.usual_support[0],
                                    .support = support[i] - b.usual_support[1],
                                    .unprepared = unprepared,
                                    .institutions = market.institutions});
        o.spared[k] = follow_up[i] * market.policy;
    }
}

void work_out(const Beliefs& beliefs, const Owners& owners) {
    const Beliefs b = beliefs;
    const Owners o = owners;
    const float usual_return = return_on(b, b.usual_capital);
    sim::each_apart(o.count, [&](std::size_t k) { o.hazard[k] = return_on(b, o.stock[k]); });
    sim::each_apart(o.count, [&](std::size_t k) {
        const float able = exp(o.able[k]);
        const Month month = earn(b, o.stock[k], o.labour[k], o.hazard[k], o.skilled[k] * able * exp(o.bent[k]));
        const float usual = earn(b, b.usual_capital, o.labour[k], usual_return, able).profit;
        const float taken = claimed(month.capital, b.usual_capital, o.norm[k], o.need[k]);
        o.profit[k] = month.profit, o.taken[k] = taken, o.left[k] = month.capital - taken;
        o.ratio[k] = profit_ratio(month.profit, usual);
    });
    sim::each_apart(o.count,
                    [&](std::size_t k) { o.hazard[k] = exit_hazard(b, o.months[k], o.ratio[k], o.strained[k]); });
}

void settle_owners(Here& tile, const Beliefs& b, const Owners& o) {
    const auto stock = tile.write<capital>(), earned = tile.write<profit>();
    const auto out_of = tile.write<drawn>();
    const auto months = tile.write<months_open>(), closes = tile.write<closing>();
    const auto bits = tile.draws<turn>(1);
    const auto sex = tile.read<population::sex>();
    std::array<double, 4> hazards{};
    for (std::size_t k = 0; k < o.count; ++k) {
        const std::size_t i = o.row[k];
        const float hazard = o.hazard[k];
        hazards[sex[i]] += sim::on_grid(static_cast<double>(hazard < 1 ? hazard : 1.0F)), hazards[2U + sex[i]] += 1;
        const bool ends = sim::happens(bits[i], hazard * o.spared[k]);
        float left = o.left[k], taken = o.taken[k];
        if (ends) taken += left * b.salvage, left = 0;
        if (left > most_capital) taken += left - most_capital, left = most_capital;
        stock[i] = left, earned[i] = sim::maths::clamp(o.profit[k], 0.0F, most_profit);
        out_of[i] = static_cast<std::int16_t>(sim::maths::clamp(taken, 0.0F, 32000.0F) + 0.5F);
        closes[i] = ends;
        months[i] = ends ? std::uint8_t{0} : static_cast<std::uint8_t>(months[i] + (months[i] < 255));
    }
    for (std::size_t k = 0; k < hazards.size(); ++k) tile.add<closings>(hazards[k], k);
}

void open_firm(Here& tile, const Beliefs& b, std::size_t i) {
    float& stock = tile.write<capital>()[i];
    const float held = stock, lacking = held < b.usual_capital ? b.usual_capital - held : 0.0F;
    const float own = std::min(b.own_funds * tile.recall<household::savings>()[tile.home_rows()[i]], lacking);
    const float put_in = held + own < b.least_start ? b.least_start - held : own;
    tile.write<starting>()[i] = 1, tile.write<months_open>()[i] = 1;
    stock = sim::maths::clamp(held + put_in, 0.0F, most_capital);
    tile.write<drawn>()[i] = static_cast<std::int16_t>(-(put_in + 0.5F));
}

// Money given for a firm that is not open yet is claimed at home.
void claim_unused(Here& tile, const Beliefs& b, std::size_t i) {
    const std::size_t h = tile.home_rows()[i];
    const float gap = gap_of(tile.recall<household::need>()[h], tile.recall<household::consumption>()[h]);
    const float others = others_of(tile.read<household::adults>()[h] + tile.read<household::elders>()[h]);
    float& stock = tile.write<capital>()[i];
    const float taken = claim(b, tile.read<population::sex>()[i], stock, false, gap, others,
                              sim::maths::clamp(tile.use<shield>()[i], 0.0F, 1.0F));
    stock -= taken;
    tile.write<drawn>()[i] = static_cast<std::int16_t>(taken + 0.5F);
}

}  // namespace

void Trade::step(Here& tile) {
    const Beliefs& b = tile.prepared<Model>().beliefs;
    const Market market(tile, b);
    const std::size_t n = tile.size();
    clear_month(tile);
    auto* acts = column<std::int32_t>(tile, n);
    auto* ready_now = column<std::int32_t>(tile, n);
    decide_openings(tile, b, market, acts, ready_now);
    if (tile.month() < fitting_months) add_readiness(tile, ready_now);
    const std::uint8_t* months = tile.write<months_open>().data();
    auto* owners = column<std::uint32_t>(tile, n + 1);
    auto* others = column<std::uint32_t>(tile, n + 1);
    const std::size_t own = sim::rows_where(n, owners, [&](std::size_t i) { return months[i] != 0; });
    const std::size_t acting = sim::rows_where(n, others, [&](std::size_t i) { return acts[i] != 0; });
    const Owners o(tile, owners, own);
    look_at_owners(tile, b, market, o);
    work_out(b, o);
    settle_owners(tile, b, o);
    for (std::size_t k = 0; k < acting; ++k)
        if (acts[others[k]] == static_cast<std::int32_t>(opens_now))
            open_firm(tile, b, others[k]);
        else
            claim_unused(tile, b, others[k]);
}

}  // namespace models::enterprise
