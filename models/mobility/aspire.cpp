// The wish to leave follows what is missing here and what pulls there; the plan follows the wish, debts and means.

#include <algorithm>
#include <array>

#include "models/mobility/formulas.h"
#include "models/mobility/model.h"

namespace models::mobility {

namespace {

using Here = sim::Tile<Aspire>;

template <const auto& P> float number(const Here& tile) { return static_cast<float>(tile.param<P>()); }

// One value per person of the tile, from what households share.
struct Homes {
    float *shortfall, *owing, *money, *sends, *kin_left;
};

bool left(std::uint8_t standing) {
    return standing == population::departed_by_choice || standing == population::departed_by_necessity;
}

Homes look_at_homes(const Here& tile) {
    const auto income = tile.recall<household::income>(), aid = tile.recall<household::assistance>();
    const auto need = tile.recall<household::need>(), debt = tile.recall<household::debt>();
    const auto savings = tile.recall<household::savings>(), credit = tile.recall<household::credit>();
    const auto sent = tile.recall<household::remittances>();
    const auto standing = tile.recall<population::standing>();
    const auto column = [&] { return tile.data().scratch->take<float>(tile.size()); };
    const Homes homes{column(), column(), column(), column(), column()};
    const float usual = number<usual_adequacy>(tile), debt_months = number<half_debt>(tile), loans = number<loan_months>(tile);
    for (std::size_t h = 0; h < tile.home_count(); ++h) {
        const sim::Home home = tile.home(h);
        const float earned = income[h] + aid[h];
        const float shortfall = usual - saturating(earned, need[h] + 1.0F);
        const float owing = saturating(debt[h], debt_months * need[h] + 1.0F);
        const float money = savings[h] + loans * credit[h] * need[h];
        bool kin_left = false;
        for (std::size_t i = home.first; i < home.first + home.count; ++i) kin_left |= left(standing[i]);
        std::fill_n(homes.shortfall + home.first, home.count, shortfall);
        std::fill_n(homes.owing + home.first, home.count, owing);
        std::fill_n(homes.money + home.first, home.count, money);
        std::fill_n(homes.sends + home.first, home.count, sent[h] > 0 ? 1.0F : 0.0F);
        std::fill_n(homes.kin_left + home.first, home.count, kin_left ? 1.0F : 0.0F);
    }
    return homes;
}

// Log odds of the wish that come from what a person has been through, fading with the months since return.
const float* look_back(const Here& tile) {
    using namespace population::journey_bits;
    const auto seen = tile.read<climate::seen_as>(), motive = tile.read<population::motive>();
    const auto host = tile.read<population::host_conditions>();
    const auto journey = tile.read<population::journey>();
    const auto back = tile.read<population::return_month>();
    auto* past = tile.data().scratch->take<float>(tile.size());
    const float earlier = number<earlier_migration>(tile), failed = number<failed_attempt>(tile);
    const float missed = number<missed_life>(tile), family = number<family_there>(tile), half = number<fades_after>(tile);
    for (std::size_t i = 0; i < tile.size(); ++i) {
        past[i] = 0;
        if (seen[i] == climate::resident) continue;
        const auto since = static_cast<float>(std::max(0, static_cast<int>(tile.month()) - back[i]));
        const float fresh = ((journey[i] & transit) != 0 ? failed : 0.0F) +
                            missed * (static_cast<float>(host[i]) / 100.0F - 0.5F);  // against middling conditions
        past[i] = earlier + static_cast<float>(tile.param<motive_effect>()[motive[i] & 3U]) + fresh * half / (half + since) +
                  ((journey[i] & foreign_family) != 0 ? family : 0.0F);
    }
    return past;
}

// Log odds of the wish of everybody.
const float* weigh(const Here& tile, const Homes& homes, const float* past) {
    const auto age = tile.read<population::age_band>(), sex = tile.read<population::sex>();
    const auto motive = tile.read<population::motive>(), seen = tile.read<climate::seen_as>();
    const auto work = tile.recall<labour::state>(), ties = tile.read<ties_abroad>();
    const auto distressed = tile.recall<wellbeing::distress>(), gap = tile.recall<wellbeing::hope>();
    const auto belongs = tile.recall<belonging::belonging>(), safe = tile.recall<climate::felt_safety>();
    auto* odds = tile.data().scratch->take<float>(tile.size());
    std::array<float, 5> by_age{};
    const float custom = logit(tile.place<climate::emigration_custom>()), men = number<men_more>(tile) / 2;
    for (std::size_t a = 0; a < by_age.size(); ++a) by_age[a] = custom + static_cast<float>(tile.param<age_effect>()[a]);
    const std::array<float, 2> by_sex{men, -men};
    const float by_income = number<income_gap>(tile), by_work = number<no_work>(tile), by_danger = number<danger>(tile);
    const float by_home = number<not_at_home>(tile), usual_home = number<usual_belonging>(tile);
    const float by_distress = number<distress_effect>(tile), by_gap = number<disappointment>(tile);
    const float by_ties = number<pull_of_ties>(tile) / 100.0F, by_debt = number<debt_pressure>(tile);
    const float usual_tie = 100.0F * tile.place<climate::ties_abroad_share>() * number<usual_ties>(tile);
    const float focus = number<motive_focus>(tile), usual_safe = number<usual_safety>(tile);
    for (std::size_t i = 0; i < tile.size(); ++i) {
        const bool came = seen[i] != climate::resident;
        const float for_income = came & (motive[i] == population::economic) ? 1.0F + focus : 1.0F;
        const float for_safety = came & (motive[i] == population::insecurity) ? 1.0F + focus : 1.0F;
        odds[i] = by_age[age[i]] + by_sex[sex[i] & 1U] + past[i] + by_income * for_income * homes.shortfall[i] +
                  (work[i] == labour::searching ? by_work : 0.0F) + by_danger * for_safety * (usual_safe - safe[i]) +
                  by_home * (usual_home - belongs[i]) + by_distress * distressed[i] + by_gap * std::max(0.0F, -gap[i]) +
                  by_ties * (static_cast<float>(ties[i]) - usual_tie) + by_debt * homes.owing[i];
    }
    return odds;
}

// Ties abroad fade unless money is sent over them, and are renewed when someone of the home leaves.
void keep_ties(Here& tile, const Homes& homes) {
    const auto ties = tile.write<ties_abroad>();
    const auto bits = tile.draws<aspiring>(3);
    const float fade = number<ties_fade>(tile), kin = number<ties_kin>(tile) * 100.0F;
    const auto renewed = static_cast<std::uint8_t>(static_cast<std::int32_t>(kin));
    for (std::size_t i = 0; i < tile.size(); ++i) {
        const bool loses = sim::happens(bits[i], fade * static_cast<float>(ties[i]) * (1.0F - homes.sends[i]));
        const auto kept = static_cast<std::uint8_t>(ties[i] - (loses ? 1 : 0));
        ties[i] = homes.kin_left[i] > 0.0F ? std::max(kept, renewed) : kept;
    }
}

void wish_and_plan(Here& tile, const Homes& homes, const float* odds) {
    const auto status = tile.read<population::status>(), age = tile.read<population::age_band>();
    const auto wishes = tile.write<wish>(), has_plan = tile.write<plan>();
    const auto since_wished = tile.write<since_wish>(), since_planned = tile.write<since_plan>();
    const auto ties = tile.write<ties_abroad>();
    const auto turn = tile.draws<aspiring>(0), wish_bits = tile.draws<aspiring>(1), plan_bits = tile.draws<aspiring>(2);
    const float asks = number<reconsiders>(tile), begins = number<plans>(tile), drops = number<drops_plan>(tile);
    const float price = number<journey_cost>(tile), sent = number<sent_for>(tile) / 100.0F;
    const float enables = number<success_enables>(tile), alike = number<means_without_limit>(tile);
    const float by_debt = number<plan_debt>(tile);
    for (std::size_t i = 0; i < tile.size(); ++i) {
        const bool here = status[i] == population::present_here;
        const bool decides = here & (age[i] != population::under_18);
        const bool before = wishes[i] != 0, planned_before = has_plan[i] != 0;
        const bool anew = sim::happens(wish_bits[i], maths::logistic(odds[i]));
        const bool wants = decides & (sim::happens(turn[i], asks) ? anew : before);
        const float own = means_of(homes.money[i] + sent * static_cast<float>(ties[i]), price);
        const float means = counted_means(own, alike, enables);
        const float begin = at_means(begins, means) * (1.0F + by_debt * homes.owing[i]);
        const bool goes_on = !sim::happens(plan_bits[i], planned_before ? drops : 1.0F - bounded(begin));
        const bool plans_now = wants & goes_on;
        if (plans_now & !planned_before) tile.log<planned>(i);
        wishes[i] = wants | (!here & before);
        has_plan[i] = decides ? plans_now : 0;
        since_wished[i] = months_since(since_wished[i], wants);
        since_planned[i] = months_since(since_planned[i], plans_now);
    }
}

}  // namespace

void Aspire::step(Here& tile) {
    const Homes homes = look_at_homes(tile);
    const float* odds = weigh(tile, homes, look_back(tile));
    keep_ties(tile, homes);
    wish_and_plan(tile, homes, odds);
}

}  // namespace models::mobility
