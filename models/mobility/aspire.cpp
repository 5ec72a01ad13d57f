// The wish to leave follows what is missing here and what pulls there; the plan follows the wish, debts and means.
// Loops go over everybody, without branches and through pointers that say they do not overlap, so that they vectorise.

#include <algorithm>
#include <array>

#include "models/mobility/formulas.h"
#include "models/mobility/model.h"
#include "sim/base/loops.h"

namespace models::mobility {

namespace {

using Here = sim::Tile<Aspire>;

template <const auto& P> float number(const Here& tile) { return static_cast<float>(tile.param<P>()); }
template <class T> T* column(const Here& tile) { return tile.data().scratch->take<T>(tile.size()); }

// One value per person of the tile, from what households share.
struct Homes {
    const float *shortfall, *owing, *money;
    const float *sends, *least_ties;  // 1: receives remittances; ties abroad that a departure from this home brings
};

bool left(std::uint8_t standing) {
    return (standing == population::departed_by_choice) | (standing == population::departed_by_necessity);
}

// What households have and lack, in household order; then for each of their members.
Homes look_at_homes(const Here& tile) {
    const float* income = tile.recall<household::income>().data();
    const float* aid = tile.recall<household::assistance>().data();
    const float* need = tile.recall<household::need>().data();
    const float* debt = tile.recall<household::debt>().data();
    const float* savings = tile.recall<household::savings>().data();
    const float* credit = tile.recall<household::credit>().data();
    const float* sent = tile.recall<household::remittances>().data();
    struct Kept {
        float shortfall, owing, money, sends, least_ties;
    };
    const std::size_t homes = tile.home_count(), n = tile.size();
    Kept* kept = tile.data().scratch->take<Kept>(homes);
    const float usual = number<usual_adequacy>(tile), debt_months = number<half_debt>(tile),
                loans = number<loan_months>(tile);
    for (std::size_t h = 0; h < homes; ++h)
        kept[h] = {usual - saturating(income[h] + aid[h], need[h] + 1.0F),
                   saturating(debt[h], debt_months * need[h] + 1.0F), savings[h] + loans * credit[h] * need[h],
                   sent[h] > 0 ? 1.0F : 0.0F, 0.0F};

    const std::uint16_t* home = tile.world().layout().household_of.data() + tile.global(0);
    const std::uint8_t* standing = tile.recall<population::standing>().data();
    const float kin = number<ties_kin>(tile) * 100.0F;
    for (std::size_t i = 0; i < n; ++i)
        if (left(standing[i])) kept[home[i] - home[0]].least_ties = kin;
    float* shortfall = column<float>(tile);
    float* owing = column<float>(tile);
    float* money = column<float>(tile);
    float* sends = column<float>(tile);
    float* least_ties = column<float>(tile);
    sim::each_apart(n, [&](std::size_t i) {
        const Kept& k = kept[home[i] - home[0]];
        shortfall[i] = k.shortfall, owing[i] = k.owing, money[i] = k.money, sends[i] = k.sends,
        least_ties[i] = k.least_ties;
    });
    return {shortfall, owing, money, sends, least_ties};
}

// Log odds of the wish that come from what those who were away have been through, fading with the months since.
void look_back(const Here& tile, float* odds, float* for_income, float* for_safety) {
    using namespace population::journey_bits;
    const auto seen = tile.read<climate::seen_as>(), motive = tile.read<population::motive>();
    const auto host = tile.read<population::host_conditions>();
    const auto journey = tile.read<population::journey>();
    const auto back = tile.read<population::return_month>();
    const float earlier = number<earlier_migration>(tile), failed = number<failed_attempt>(tile);
    const float missed = number<missed_life>(tile), family = number<family_there>(tile),
                half = number<fades_after>(tile);
    const float focus = number<motive_focus>(tile);
    for (std::size_t i = 0, n = tile.size(); i < n; ++i) {
        if (seen[i] == climate::resident) continue;
        const auto since = static_cast<float>(std::max(0, static_cast<int>(tile.month()) - back[i]));
        const float fresh = ((journey[i] & transit) != 0 ? failed : 0.0F) +
                            missed * (static_cast<float>(host[i]) / 100.0F - 0.5F);  // against middling conditions
        odds[i] += earlier + static_cast<float>(tile.param<motive_effect>()[motive[i] & 3U]) +
                   fresh * half / (half + since) + ((journey[i] & foreign_family) != 0 ? family : 0.0F);
        if (motive[i] == population::economic) for_income[i] *= 1.0F + focus;
        if (motive[i] == population::insecurity) for_safety[i] *= 1.0F + focus;
    }
}

// Log odds of the wish of everybody.
const float* weigh(const Here& tile, const Homes& homes) {
    const std::uint8_t* age = tile.read<population::age_band>().data();
    const std::uint8_t* sex = tile.read<population::sex>().data();
    const std::uint8_t* work = tile.recall<labour::state>().data();
    const std::uint8_t* ties = tile.read<ties_abroad>().data();
    const float* distressed = tile.recall<wellbeing::distress>().data();
    const float* gap = tile.recall<wellbeing::hope>().data();
    const float* belongs = tile.recall<belonging::belonging>().data();
    const float* safe = tile.recall<climate::felt_safety>().data();
    const float* shortfall = homes.shortfall;
    const float* owing = homes.owing;
    float* odds = column<float>(tile);
    float* for_income = column<float>(tile);
    float* for_safety = column<float>(tile);
    std::array<float, 16> by_group{};  // log odds by age band and sex
    const float custom = logit(tile.place<climate::emigration_custom>()), men = number<men_more>(tile) / 2;
    for (std::size_t a = 0; a < 5; ++a)
        for (const std::size_t s : {population::men, population::women})
            by_group[2 * a + s] =
                custom + static_cast<float>(tile.param<age_effect>()[a]) + (s == population::men ? men : -men);
    const float by_income = number<income_gap>(tile), by_danger = number<danger>(tile),
                usual_safe = number<usual_safety>(tile);
    sim::each_apart(tile.size(), [&](std::size_t i) {
        odds[i] = by_group[(2U * age[i] + sex[i]) & 15U];
        for_income[i] = by_income * shortfall[i];
        for_safety[i] = by_danger * (usual_safe - safe[i]);
    });
    look_back(tile, odds, for_income, for_safety);
    const float by_work = number<no_work>(tile), by_home = number<not_at_home>(tile),
                usual_home = number<usual_belonging>(tile);
    const float by_distress = number<distress_effect>(tile), by_gap = number<disappointment>(tile);
    const float by_ties = number<pull_of_ties>(tile) / 100.0F, by_debt = number<debt_pressure>(tile);
    const float usual_tie = 100.0F * tile.place<climate::ties_abroad_share>() * number<usual_ties>(tile);
    sim::each_apart(tile.size(), [&](std::size_t i) {
        const float searching = work[i] == labour::searching ? by_work : 0.0F;
        const float disappointed = gap[i] < 0.0F ? -gap[i] : 0.0F;
        odds[i] += for_income[i] + for_safety[i] + searching + by_home * (usual_home - belongs[i]) +
                   by_distress * distressed[i] + by_gap * disappointed +
                   by_ties * (static_cast<float>(ties[i]) - usual_tie) + by_debt * owing[i];
    });
    return odds;
}

// Ties abroad fade unless money is sent over them, and are renewed when someone of the home leaves.
void keep_ties(Here& tile, const Homes& homes) {
    std::uint8_t* ties = tile.write<ties_abroad>().data();
    const std::uint32_t* bits = tile.draws<aspiring>(3).data();
    const float* sends = homes.sends;
    const float* least = homes.least_ties;
    const float fade = number<ties_fade>(tile);
    sim::each_apart(tile.size(), [&](std::size_t i) {
        const auto tied = static_cast<float>(static_cast<std::int32_t>(ties[i]));
        const float fading = (1.0F - sends[i]) * fade * tied;
        const float kept = tied - (sim::to_uniform(bits[i]) < fading ? 1.0F : 0.0F);
        ties[i] = static_cast<std::uint8_t>(static_cast<std::int32_t>(kept > least[i] ? kept : least[i]));
    });
}

// Chances of this month: that someone who reconsiders wishes to leave, and that someone who wishes begins to prepare.
struct Chances {
    const float *wishes, *begins;
};

Chances chances(const Here& tile, const Homes& homes, const float* odds_of) {
    const float* odds = odds_of;
    const float* money = homes.money;
    const float* owing = homes.owing;
    const std::uint8_t* ties = tile.read<ties_abroad>().data();
    float* wishes = column<float>(tile);
    float* begins = column<float>(tile);
    const float begin = number<plans>(tile), price = number<journey_cost>(tile), sent = number<sent_for>(tile) / 100.0F;
    const float enables = number<success_enables>(tile), alike = number<means_without_limit>(tile);
    const float by_debt = number<plan_debt>(tile);
    sim::each_apart(tile.size(), [&](std::size_t i) {
        wishes[i] = maths::logistic(odds[i]);
        const float means =
            counted_means(means_of(money[i] + sent * static_cast<float>(ties[i]), price), alike, enables);
        begins[i] = bounded(at_means(begin, means) * (1.0F + by_debt * owing[i]));
    });
    return {wishes, begins};
}

void wish_and_plan(Here& tile, const Chances& chance) {
    const std::uint8_t* status = tile.read<population::status>().data();
    const std::uint8_t* age = tile.read<population::age_band>().data();
    std::uint8_t* wishes = tile.write<wish>().data();
    std::uint8_t* has_plan = tile.write<plan>().data();
    std::int32_t* wants = column<std::int32_t>(tile);
    std::int32_t* plans_now = column<std::int32_t>(tile);
    const std::uint32_t* turn = tile.draws<aspiring>(0).data();
    const std::uint32_t* wish_bits = tile.draws<aspiring>(1).data();
    const std::uint32_t* plan_bits = tile.draws<aspiring>(2).data();
    const float* wish_chance = chance.wishes;
    const float* begin_chance = chance.begins;
    const float asks = number<reconsiders>(tile), goes_on = 1.0F - number<drops_plan>(tile);
    const std::size_t n = tile.size();
    sim::each_apart(n, [&](std::size_t i) {
        const float before = static_cast<float>(static_cast<std::int32_t>(wishes[i]));
        const float anew = sim::to_uniform(wish_bits[i]) < wish_chance[i] ? 1.0F : 0.0F;
        const float now = sim::to_uniform(turn[i]) < asks ? anew : before;
        wants[i] = static_cast<std::int32_t>(now);
    });
    sim::each_apart(n, [&](std::size_t i) {
        const float planned_before = static_cast<float>(static_cast<std::int32_t>(has_plan[i]));
        const float chance_of_plan = begin_chance[i] + planned_before * (goes_on - begin_chance[i]);
        const float goes = sim::to_uniform(plan_bits[i]) < chance_of_plan ? 1.0F : 0.0F;
        plans_now[i] = static_cast<std::int32_t>(goes) & wants[i];
    });
    std::uint8_t* fresh = column<std::uint8_t>(tile);
    sim::each_apart(n, [&](std::size_t i) {
        const std::uint8_t here = status[i] == population::present_here ? 1 : 0;
        const std::uint8_t grown = age[i] == population::under_18 ? 0 : 1;
        const auto decides = static_cast<std::uint8_t>(here & grown);
        const auto wanting = static_cast<std::uint8_t>(static_cast<std::uint8_t>(wants[i]) & decides);
        const auto planning = static_cast<std::uint8_t>(static_cast<std::uint8_t>(plans_now[i]) & decides);
        fresh[i] = static_cast<std::uint8_t>(planning & (has_plan[i] ^ 1U));
        wishes[i] = static_cast<std::uint8_t>(wanting | (wishes[i] & (here ^ 1U)));
        has_plan[i] = planning;
    });
    for (std::size_t i = 0; i < n; ++i)
        if (fresh[i] != 0) tile.log<planned>(i);
}

void count_months(Here& tile) {
    const std::size_t n = tile.size();
    const auto count = [n](const std::uint8_t* now, std::uint8_t* since) {
        for (std::size_t i = 0; i < n; ++i) since[i] = months_since(since[i], now[i] != 0);
    };
    count(tile.write<wish>().data(), tile.write<since_wish>().data());
    count(tile.write<plan>().data(), tile.write<since_plan>().data());
}

}  // namespace

void Aspire::step(Here& tile) {
    const Homes homes = look_at_homes(tile);
    const float* odds = weigh(tile, homes);
    keep_ties(tile, homes);
    wish_and_plan(tile, chances(tile, homes, odds));
    count_months(tile);
}

}  // namespace models::mobility
