// Beliefs, and the firms that are open when the run begins.

#include <algorithm>

#include "models/enterprise/model.h"
#include "sim/base/grid.h"
#include "sim/base/uniform.h"

namespace models::enterprise {

namespace {

template <const auto& P> float one(const sim::Preparation& from) {
    return static_cast<float>(from.settings.values[from.catalogue.parameters()[sim::slot_of<P>].offset]);
}

template <const auto& P> auto many(const sim::Preparation& from) {
    std::array<float, std::remove_cvref_t<decltype(P)>::size> values{};
    const std::size_t offset = from.catalogue.parameters()[sim::slot_of<P>].offset;
    for (std::size_t i = 0; i < values.size(); ++i) values[i] = static_cast<float>(from.settings.values[offset + i]);
    return values;
}

void read_survival(Beliefs& b, const sim::Preparation& from) {
    b.exit_rate = one<exit_rate>(from), b.exit_profit = one<exit_profit>(from), b.exit_young = one<exit_young>(from);
    b.peak_age = one<peak_age>(from), b.exit_distress = one<exit_distress>(from),
    b.exit_family = one<exit_family>(from);
    b.exit_community = one<exit_community>(from), b.exit_unprepared = one<exit_unprepared>(from);
    b.exit_policy = one<exit_policy>(from), b.usual_support = many<usual_support>(from), b.salvage = one<salvage>(from);
    b.readiness = many<readiness>(from), b.entry_money = one<entry_money>(from),
    b.entry_funded = one<entry_funded>(from);
    b.newcomer_entry = one<newcomer_entry>(from), b.newcomer_months = one<newcomer_months>(from);
    b.entry_rivalry = one<entry_rivalry>(from), b.renewal = one<renewal>(from), b.own_funds = one<own_funds>(from),
    b.least_start = one<least_start>(from), b.entry_distress = one<entry_distress>(from);
}

}  // namespace

std::shared_ptr<const Prepared> prepare(const sim::Preparation& from) {
    auto prepared = std::make_shared<Prepared>();
    Beliefs& b = prepared->beliefs;
    b.own_labour = one<own_labour>(from), b.return_scale = one<return_scale>(from),
    b.return_power = one<return_power>(from);
    b.usual_capital = one<usual_capital>(from), b.capital_spread = one<capital_spread>(from), b.wear = one<wear>(from);
    b.schooling = many<schooling_return>(from), b.skill = one<skill_return>(from), b.rivalry = one<rivalry>(from);
    b.demand_power = one<demand_power>(from), b.shock_power = one<shock_power>(from),
    b.closed_loss = one<closed_loss>(from);
    b.distress_loss = one<distress_loss>(from), b.illness_loss = one<illness_loss>(from);
    b.month_hours = one<month_hours>(from), b.usual_health = one<usual_health>(from),
    b.first_capital = many<first_capital>(from), b.claim_norm = many<claim_norm>(from),
    b.claim_need = many<claim_need>(from);
    read_survival(b, from);
    const float usual_return = return_on(b, b.usual_capital);
    b.reinvested = usual_return > 0 ? std::min(b.wear * b.usual_capital / usual_return, 1.0F) : 0.0F;
    return prepared;
}

void Begin::step(sim::Tile<Begin>& tile) {
    const auto stock = tile.write<capital>(), earned = tile.write<profit>();
    const auto age = tile.write<months_open>(), opens = tile.write<starting>(), closes = tile.write<closing>();
    const auto status = tile.read<population::status>(), sex = tile.read<population::sex>(),
               school = tile.read<population::schooling>(), work = tile.read<labour::state>();
    const auto ability = tile.read<labour::skill>();
    const Beliefs& b = tile.prepared<Model>().beliefs;
    const float labour = tile.place<labour::pay_base>() * b.own_labour;
    std::array<double, 4> pool{};
    for (std::size_t i = 0; i < tile.size(); ++i) {
        stock[i] = 0, earned[i] = 0, age[i] = 0, opens[i] = 0, closes[i] = 0;
        if (status[i] != population::present_here) continue;
        pool[sex[i]] += sim::on_grid(static_cast<double>(b.readiness[work[i]]));
        if (work[i] != labour::self_employed) continue;
        pool[2U + sex[i]] += 1;
        const float z = sim::maths::normal_from_bits(tile.draw<first>(i, 0));
        const float usual = b.usual_capital * b.first_capital[sex[i]] * sim::maths::exp(b.capital_spread * z);
        // What a woman has beyond the customary is claimed within the year, so few start with more.
        const float kept =
            std::min(usual, b.usual_capital) +
            (usual > b.usual_capital ? usual - b.usual_capital : 0.0F) * (sex[i] == population::women ? 0.0F : 1.0F);
        stock[i] = sim::maths::clamp(kept, 1.0F, 6500.0F);
        const float ability_of = sim::maths::exp(b.schooling[school[i]] + b.skill * ability[i]);
        earned[i] = sim::maths::clamp(earn(b, stock[i], labour, ability_of).profit, 0.0F, 3276.0F);
        // Ages in a standing stock of firms that close at the usual rate.
        const float months = -sim::maths::log(sim::to_uniform(tile.draw<first>(i, 1))) / b.exit_rate;
        age[i] = static_cast<std::uint8_t>(std::min(1 + months, 255.0F));
    }
    for (std::size_t k = 0; k < pool.size(); ++k) tile.add<first_ready>(pool[k], k);
}

}  // namespace models::enterprise
