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
    const auto grown = tile.read<adults>(), small = tile.read<children>(), old = tile.read<elders>(),
               sends = tile.read<population::remittance_household>();
    const auto level = tile.read<remittance_level>(), rent = tile.recall<housing::rent>();
    const auto earned = tile.write<income>(), aid = tile.write<assistance>(), needed = tile.write<need>(),
               sent = tile.write<remittances>();
    sim::each_apart(tile.home_count(), [&](std::size_t h) {
        const auto adult = static_cast<float>(grown[h]), minor = static_cast<float>(small[h]),
                   elder = static_cast<float>(old[h]);
        const float here = adult + minor + elder > 0.0F ? 1.0F : 0.0F;
        // A home with remittances and a member abroad receives them from that member until the return; else from
        // others. Those who left during the run send too.
        const int flags = all.flags[h];
        const bool sender = (sends[h] != 0) & (((flags & together::sender) == 0) | ((flags & together::abroad) != 0));
        const float got = level[h] * ((sender ? 1.0F : 0.0F) + b.leaver_sends * all.left[h]);
        const float others = place.other_income * (adult + b.elder_part * elder);
        const float needs = adult + elder + b.child_need * minor;
        sent[h] = here * got;
        earned[h] = here * (all.income[h] + got + others);
        aid[h] = here * (all.given[h] + ((flags & together::on_roll) != 0 ? b.social_transfer : 0.0F));
        needed[h] = here * (needs * (place.food + place.other) * price + rent[h]);
    });
}

// Spending, saving, borrowing and what is missing. `burden` is the service due against what comes in.
void spend(const Here& tile, const Together& all, std::span<float> burden) {
    const Beliefs b = tile.prepared<Model>().beliefs;
    const Targets place = tile.prepared<Model>().place(tile.community());
    const float price = tile.place<price_level>();
    const auto grown = tile.read<adults>(), small = tile.read<children>(), old = tile.read<elders>(),
               tenure = tile.recall<housing::tenure>();
    const auto rent = tile.recall<housing::rent>();
    const auto earned = tile.write<income>(), aid = tile.write<assistance>(), spent = tile.write<consumption>(),
               saved = tile.write<savings>(), owed = tile.write<debt>(), trust = tile.write<credit>(),
               cut = tile.write<food_cut>();
    const auto assets = tile.write<asset_kinds>();
    const auto months = tile.write<sufficient_months>();
    sim::each_apart(tile.home_count(), [&](std::size_t h) {
        const auto minor = static_cast<float>(small[h]), others = static_cast<float>(grown[h] + old[h]);
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
        const float target =
            credit_target(b, assets[h], tenure[h] == housing::owner, (all.flags[h] & together::worker) != 0, lived.debt,
                          purse.food_need + purse.other_need);
        spent[h] = here ? lived.consumption : 0.0F;
        cut[h] = here ? lived.food_cut : 0.0F;
        burden[h] = here ? lived.burden : 0.0F;
        saved[h] = here ? lived.savings : saved[h];
        owed[h] = here ? lived.debt : owed[h];
        trust[h] += here ? (target - trust[h]) * b.credit_speed : 0.0F;
        months[h] = here ? remember(months[h], lived.sufficient) : months[h];
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
        const bool here = people[h] > 0.0F, hungry = cut[h] > 0.0F;
        const int owned = assets[h];
        const float sells = owned > 0 ? b.asset_sell : 0.0F;
        const float gains = (saved[h] > 2 * price) & (owned < 3) ? b.asset_buy : 0.0F;
        const bool trade = sim::happens(buys[h], here ? (hungry ? sells : gains) : 0.0F);
        const float paid = hungry ? price / 2 : -price;
        const int after = owned + (trade ? (hungry ? -1 : 1) : 0);
        const int gift = (after < 3) & sim::happens(struck[h], here ? all.gift[h] : 0.0F) ? 1 : 0;
        const bool lost = sim::happens(struck[h], here ? hazard : 0.0F);
        const int left = after + gift - (lost & (after + gift > 0) ? 1 : 0);
        assets[h] = static_cast<std::uint8_t>(left);
        saved[h] = (saved[h] + (trade ? paid : 0.0F)) * (lost ? 1 - b.hazard_loss : 1.0F);
        const bool pupils = here & ((all.flags[h] & together::pupil) != 0), out = kept[h] != 0;
        const bool turns = sim::happens(keeps[h], out ? b.send_back * (1 - cut[h]) : b.withdraw * cut[h]);
        kept[h] = static_cast<std::uint8_t>(pupils & (out != turns) ? 1 : 0);
    });
}

void strain_homes(const Here& tile, const Together& all, std::span<const float> burden) {
    const Beliefs b = tile.prepared<Model>().beliefs;
    const auto draws = draws_of(tile, all, 2);
    const auto grown = tile.read<adults>(), small = tile.read<children>(), old = tile.read<elders>();
    const auto crowding = tile.recall<housing::crowding>();
    const auto cut = tile.write<food_cut>(), strained = tile.write<tension>();
    const auto violent = tile.write<violence>();
    sim::each_apart(tile.home_count(), [&](std::size_t h) {
        const int adult = grown[h], older = adult + old[h], people = older + small[h];
        const bool was = violent[h] != 0;
        const StrainOf now{.food_cut = cut[h],
                           .burden = burden[h],
                           .crowding = crowding[h],
                           .distress = all.distress[h] / most(static_cast<float>(older), 1.0F),
                           .jobless = adult > 0 && (all.flags[h] & together::worker) == 0,
                           .homecoming = (all.flags[h] & together::newly_back) != 0,
                           .violence = was};
        const float moved = strained[h] + (strain_target(b, now) - strained[h]) * b.strain_speed;
        const float next = sim::maths::clamp(moved * (1 - least(all.calm[h], 1.0F)), 0.0F, 1.0F);
        const bool turns = sim::happens(draws[h], was ? b.violence_ends + all.safety[h] : violence_onset(b, next));
        strained[h] = people > 0 ? next : strained[h];
        violent[h] = static_cast<std::uint8_t>((people >= 2) & (was != turns) ? 1 : 0);
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
