// The month's shocks. Nothing is remembered: whether and when a shock began is drawn again from its own key, so a
// shock is the same in every arm and whatever other shocks there are.

#include <algorithm>

#include "models/shocks/model.h"
#include "sim/base/maths.h"
#include "sim/base/uniform.h"

namespace models::shocks {

namespace {

constexpr unsigned begins = 0, strikes_here = 1, how_large = 2;  // lanes of `onset`

std::uint32_t draw(const sim::Run& run, std::uint32_t entity, std::uint32_t month, unsigned lane) {
    const sim::DrawKey key{run.seed, run.catalogue->streams()[sim::slot_of<onset>].hash, run.replicate,
                           sim::make_tick(month, 0)};
    return sim::philox_one(key, entity).v[lane];
}

// Longest time after its onset that a shock is felt.
std::int32_t felt_months(const Shock& shock) {
    std::int32_t months = shock.months;
    while (strength_after(shock, months) > 0) ++months;
    return months;
}

float strength(const sim::Run& run, const Shock& shock, std::int32_t month, std::uint32_t place) {
    if (!shock.by_chance) return strength_after(shock, month - shock.start);
    const bool by_place = shock.kind == Kind::hazard || shock.kind == Kind::violence;
    const std::uint32_t entity = shock.entity + (by_place ? place + 1 : 0);
    const std::int32_t longest = std::min(felt_months(shock), month + 1);
    for (std::int32_t since = 0; since < longest; ++since) {
        const auto then = static_cast<std::uint32_t>(month - since);
        if (sim::happens(draw(run, entity, then, begins), shock.chance)) return strength_after(shock, since);
    }
    return 0;
}

// Sum of the surges that strike a place in a month.
float surge_of(const sim::Run& run, const std::vector<Shock>& shocks, const sim::Community& place, std::size_t c,
               std::int32_t month) {
    float sum = 0;
    for (const Shock& shock : shocks)
        if (shock.kind == Kind::return_surge && shock.strikes(place))
            sum += shock.size * strength(run, shock, month, static_cast<std::uint32_t>(c));
    return std::min(sum, static_cast<float>(surge.range.high));
}

struct National {
    float demand = 1, prices = 1, open = 1, funding = 1;
};

National national(const sim::Run& run, const std::vector<Shock>& shocks, std::int32_t month) {
    National now;
    for (const Shock& shock : shocks) {
        const float lost = shock.size * strength(run, shock, month, 0);
        if (shock.kind == Kind::recession) now.demand *= 1 - lost;
        if (shock.kind == Kind::pandemic) now.open *= 1 - lost;
        if (shock.kind == Kind::funding_cut) now.funding *= 1 - lost;
        if (shock.kind == Kind::price_rise) now.prices *= 1 + lost;
    }
    return now;
}

// Share of homes hit by chance events whose mean over months is the standing chance of a home.
float chance_event(const sim::Run& run, float standing, float mean_share, std::size_t place, std::uint32_t month) {
    const std::uint32_t entity = sim::place_id + static_cast<std::uint32_t>(place);
    if (!sim::happens(draw(run, entity, month, strikes_here), standing / mean_share)) return 0;
    const float exponential = -sim::maths::log(sim::to_uniform(draw(run, entity, month, how_large)));
    return std::min(mean_share * exponential, 1.0F);
}

}  // namespace

void Begin::step(sim::Country<Begin>& country) {
    const auto& shocks = country.prepared<Model>().shocks;
    const auto due = country.write<surge>();
    for (std::size_t c = 0; c < due.size(); ++c)
        due[c] = surge_of(country.run(), shocks, country.world().layout().communities[c], c, 0);
}

void Strike::step(sim::Country<Strike>& country) {
    const auto& shocks = country.prepared<Model>().shocks;
    const sim::Run& run = country.run();
    const auto month = static_cast<std::int32_t>(country.month());
    const National now = national(run, shocks, month);
    const float closed = 1 - now.open;
    country.write<pandemic>() = closed;
    country.write<demand>() = std::max(now.demand * (1 - static_cast<float>(country.param<pandemic_demand>()) * closed),
                                       static_cast<float>(demand.range.low));
    country.write<prices>() = std::min(now.prices * (1 + static_cast<float>(country.param<pandemic_prices>()) * closed),
                                       static_cast<float>(prices.range.high));
    country.write<funding>() = now.funding;

    const auto standing = country.read<climate::hazard>();
    const auto scale = static_cast<float>(country.param<standing_hazard>());
    const auto event = static_cast<float>(country.param<hazard_event>());
    const auto hit = country.write<hazard>();
    const auto fights = country.write<violence>();
    const auto due = country.write<surge>();
    for (std::size_t c = 0; c < hit.size(); ++c) {
        const sim::Community& place = country.world().layout().communities[c];
        float spared = 1 - chance_event(run, scale * standing[c], event, c, country.month());
        float factor = 1;
        for (const Shock& shock : shocks) {
            if ((shock.kind != Kind::hazard && shock.kind != Kind::violence) || !shock.strikes(place)) continue;
            const float part = shock.size * strength(run, shock, month, static_cast<std::uint32_t>(c));
            if (shock.kind == Kind::hazard)
                spared *= 1 - part;
            else
                factor *= 1 + part;
        }
        hit[c] = 1 - spared;
        fights[c] = std::clamp(factor, 0.0F, static_cast<float>(violence.range.high));
        due[c] = surge_of(run, shocks, place, c, month + 1);
    }
}

}  // namespace models::shocks
