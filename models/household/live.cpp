// A month at home: what comes in, what is lived on, who is kept from school, how strained people are. Passes over the
// homes of the tile without branches, so that they vectorise.

#include "models/household/home.h"
#include "models/household/model.h"
#include "models/household/purse.h"
#include "models/household/together.h"
#include "sim/base/fixed.h"
#include "sim/base/loops.h"
#include "sim/base/uniform.h"

namespace models::household {

namespace {

using Here = sim::Tile<Live>;

// 1 if the flag holds for anyone of the home: a float, since loops over values of different width do not vectorise.
float is(unsigned flags, std::uint8_t flag) {
    return static_cast<float>(static_cast<int>(flags & flag)) > 0 ? 1.0F : 0.0F;
}
std::uint8_t small(float value) { return static_cast<std::uint8_t>(static_cast<std::int32_t>(value)); }

// Draws of a lane for the first member of each home, who stands for it.
std::span<const std::uint32_t> draws_of(const Here& tile, const Together& all, unsigned lane) {
    const auto bits = tile.draws<turn>(lane);
    const auto mine = tile.scratch<std::uint32_t>(tile.home_count());
    sim::each_apart(tile.home_count(), [&](std::size_t h) { mine[h] = bits[all.first[h]]; });
    return mine;
}

// Income, aid and needs of the homes, before anything is spent.
void earn(const Here& tile, const Together& all) {
    const Beliefs b = tile.prepared<Model>().beliefs;
    const Targets place = tile.prepared<Model>().place(tile.community());
    const float price = tile.place<price_level>();
    const auto grown = tile.read<adults>(), minors = tile.read<children>(), old = tile.read<elders>(),
               sends = tile.read<population::remittance_household>();
    const auto level = tile.read<remittance_level>(), rent = tile.recall<housing::rent>();
    const auto earned = tile.write<income>(), aid = tile.write<assistance>(), needed = tile.write<need>(),
               sent = tile.write<remittances>();
    sim::each_apart(tile.home_count(), [&](std::size_t h) {
        const auto adult = static_cast<float>(grown[h]), minor = static_cast<float>(minors[h]),
                   elder = static_cast<float>(old[h]);
        const float here = adult + minor + elder > 0.0F ? 1.0F : 0.0F;
        // A home with remittances and a member abroad receives them from that member until the return; else from
        // others. Those who left during the run send too.
        const float known = is(all.flags[h], together::sender), away = is(all.flags[h], together::abroad);
        const float sender = static_cast<float>(sends[h]) * (1 - known * (1 - away));
        const float got = level[h] * (sender + b.leaver_sends * all.left[h]);
        const float others = place.other_income * (adult + b.elder_part * elder);
        const float needs = adult + elder + b.child_need * minor;
        sent[h] = here * got;
        earned[h] = here * (all.income[h] + got + others);
        aid[h] = here * (all.given[h] + is(all.flags[h], together::on_roll) * b.social_transfer);
        needed[h] = here * (needs * (place.food + place.other) * price + rent[h]);
    });
}

// Spending, saving, borrowing and what is missing. `burden` is the service due against what comes in.
void spend(const Here& tile, const Together& all, std::span<float> burden) {
    const Beliefs b = tile.prepared<Model>().beliefs;
    const Targets place = tile.prepared<Model>().place(tile.community());
    const float price = tile.place<price_level>();
    const auto grown = tile.read<adults>(), minors = tile.read<children>(), old = tile.read<elders>(),
               tenure = tile.recall<housing::tenure>();
    const auto rent = tile.recall<housing::rent>();
    const auto earned = tile.write<income>(), aid = tile.write<assistance>(), spent = tile.write<consumption>(),
               saved = tile.write<savings>(), owed = tile.write<debt>(), trust = tile.write<credit>(),
               cut = tile.write<food_cut>();
    const auto assets = tile.write<asset_kinds>();
    const auto months = tile.write<sufficient_months>();
    const auto enough = tile.scratch<float>(tile.home_count());
    sim::each_apart(tile.home_count(), [&](std::size_t h) {
        const auto minor = static_cast<float>(minors[h]), others = static_cast<float>(grown[h] + old[h]);
        const bool here = minor + others > 0.0F;
        const float needs = others + b.child_need * minor;
        const Purse purse{.income = earned[h],
                          .assistance = aid[h],
                          .inflow = static_cast<float>(all.drawn[h]),
                          .food_need = needs * place.food * price,
                          .other_need = needs * place.other * price + rent[h],
                          .savings = saved[h],
                          .debt = most(owed[h] + all.journey_debt[h] - all.relief[h], 0.0F),
                          .credit = least(trust[h] + all.loans[h], 1.0F),
                          .own_food = place.own_food,
                          .thrift = all.thrift[h]};
        const Lived lived = live_month(b, purse);
        const float own = static_cast<int>(tenure[h]) == housing::owner ? 1.0F : 0.0F;
        const float worker = is(all.flags[h], together::worker);
        const float target = credit_target(b, static_cast<float>(assets[h]), own, worker, lived.debt,
                                           purse.food_need + purse.other_need);
        spent[h] = here ? lived.consumption : 0.0F;
        cut[h] = here ? lived.food_cut : 0.0F;
        burden[h] = here ? lived.burden : 0.0F;
        saved[h] = here ? lived.savings : saved[h];
        owed[h] = here ? lived.debt : owed[h];
        trust[h] += here ? (target - trust[h]) * b.credit_speed : 0.0F;
        enough[h] = lived.sufficient ? 1.0F : 0.0F;
    });
    sim::each_apart(tile.home_count(), [&](std::size_t h) {
        const int people = grown[h] + old[h] + minors[h], next = (months[h] << 1 | (enough[h] > 0 ? 1 : 0)) & 0xFFF;
        months[h] = static_cast<std::uint16_t>(people > 0 ? next : months[h]);
    });
}

// Assets bought and sold, gifts, losses to hazards; children kept from school.
void belongings(const Here& tile, const Together& all) {
    const Beliefs b = tile.prepared<Model>().beliefs;
    const float price = tile.place<price_level>() * b.asset_price, hazard = tile.place<shocks::hazard>();
    const auto buys = draws_of(tile, all, 0), keeps = draws_of(tile, all, 1), struck = draws_of(tile, all, 3);
    const auto people = tile.write<need>(), saved = tile.write<savings>(), cut = tile.write<food_cut>();
    const auto assets = tile.write<asset_kinds>(), kept = tile.write<withdrawn>();
    sim::each_apart(tile.home_count(), [&](std::size_t h) {
        const float here = people[h] > 0.0F ? 1.0F : 0.0F, hungry = cut[h] > 0.0F ? here : 0.0F;
        const auto owned = static_cast<float>(assets[h]), was_out = static_cast<float>(kept[h]);
        const float sells = least(owned, 1.0F) * b.asset_sell * hungry;
        const float rich = saved[h] > 2 * price ? here - hungry : 0.0F;
        const float gains = rich * least(3 - owned, 1.0F) * b.asset_buy;
        const float sold = sim::happens(buys[h], sells) ? 1.0F : 0.0F;
        const float bought = sim::happens(buys[h], gains) ? 1.0F : 0.0F;
        const float traded = owned + bought - sold;
        const float gift = sim::happens(struck[h], least(3 - traded, 1.0F) * all.gift[h]) ? here : 0.0F;
        const float lost = sim::happens(struck[h], hazard * here) ? 1.0F : 0.0F;
        assets[h] = small(most(traded + gift - lost, 0.0F));
        saved[h] = (saved[h] + price * (sold / 2 - bought)) * (1 - b.hazard_loss * lost);
        const float pupils = here * is(all.flags[h], together::pupil);
        const float chance = was_out * b.send_back * (1 - cut[h]) + (1 - was_out) * b.withdraw * cut[h];
        const float now_out = sim::happens(keeps[h], chance) ? 1 - was_out : was_out;
        kept[h] = small(pupils * now_out);
    });
}

void strain_homes(const Here& tile, const Together& all, std::span<const float> burden) {
    const Beliefs b = tile.prepared<Model>().beliefs;
    const auto draws = draws_of(tile, all, 2);
    const auto grown = tile.read<adults>(), minors = tile.read<children>(), old = tile.read<elders>();
    const auto crowding = tile.recall<housing::crowding>();
    const auto cut = tile.write<food_cut>(), strained = tile.write<tension>();
    const auto violent = tile.write<violence>();
    sim::each_apart(tile.home_count(), [&](std::size_t h) {
        const auto adult = static_cast<float>(grown[h]), older = adult + static_cast<float>(old[h]);
        const float people = older + static_cast<float>(minors[h]), was = static_cast<float>(violent[h]);
        const StrainOf now{.food_cut = cut[h],
                           .burden = burden[h],
                           .crowding = crowding[h],
                           .distress = all.distress[h] / most(older, 1.0F),
                           .jobless = adult > 0 ? 1 - is(all.flags[h], together::worker) : 0.0F,
                           .homecoming = is(all.flags[h], together::newly_back),
                           .violence = was};
        const float moved = strained[h] + (strain_target(b, now) - strained[h]) * b.strain_speed;
        const float next = sim::maths::clamp(moved * (1 - least(all.calm[h], 1.0F)), 0.0F, 1.0F);
        const float turns = was > 0 ? b.violence_ends + all.safety[h] : violence_onset(b, next);
        const float is_now = sim::happens(draws[h], turns) ? 1 - was : was;
        strained[h] = people > 0 ? next : strained[h];
        violent[h] = small(people >= 2 ? is_now : 0.0F);
    });
}

}  // namespace

void Live::step(Here& tile) {
    const Together all = meet(tile);
    const auto burden = tile.scratch<float>(tile.home_count());
    earn(tile, all);
    spend(tile, all, burden);
    belongings(tile, all);
    strain_homes(tile, all, burden);
    const auto spent = tile.write<consumption>();
    sim::Fixed sum = 0;
    for (std::size_t h = 0; h < tile.home_count(); ++h) sum += sim::to_fixed(static_cast<double>(spent[h]));
    tile.add<spending>(sim::from_fixed(sum));
}

}  // namespace models::household
