// The wish to leave follows what is missing here and what pulls there; the plan follows the wish, debts and means.
// Loops over everybody are free of branches so that they vectorise; few reconsider in a month, and only they are
// weighed.

#include <algorithm>
#include <array>

#include "models/mobility/formulas.h"
#include "models/mobility/model.h"
#include "sim/base/loops.h"

namespace models::mobility {

namespace {

using Here = sim::Tile<Aspire>;

template <const auto& P> float number(const Here& tile) { return static_cast<float>(tile.param<P>()); }

// What households have and lack.
struct Homes {
    float *shortfall, *owing, *money;
    float* fading;  // share of ties abroad lost this month: none where money is sent
};

bool left(std::uint8_t standing) {
    return (standing == population::departed_by_choice) | (standing == population::departed_by_necessity);
}

Homes look_at_homes(const Here& tile) {
    const auto income = tile.recall<household::income>(), aid = tile.recall<household::assistance>(),
               need = tile.recall<household::need>(), debt = tile.recall<household::debt>(),
               savings = tile.recall<household::savings>(), credit = tile.recall<household::credit>(),
               sent = tile.recall<household::remittances>();
    const std::size_t homes = tile.home_count();
    const auto of_home = [&] { return tile.scratch<float>(homes).data(); };
    const Homes to{of_home(), of_home(), of_home(), of_home()};
    const float usual = number<usual_adequacy>(tile), debt_months = number<half_debt>(tile),
                loans = number<loan_months>(tile), fade = number<ties_fade>(tile);
    sim::each_apart(homes, [&](std::size_t h) {
        to.shortfall[h] = usual - saturating(income[h] + aid[h], need[h] + 1.0F);
        to.owing[h] = saturating(debt[h], debt_months * need[h] + 1.0F);
        to.money[h] = savings[h] + loans * credit[h] * need[h];
        to.fading[h] = sent[h] > 0 ? 0.0F : fade;
    });
    return to;
}

// Ties abroad fade unless money is sent over them, and are renewed when someone of the home leaves.
void keep_ties(Here& tile, const Homes& homes) {
    const auto ties = tile.write<ties_abroad>();
    const auto bits = tile.draws<aspiring>(3);
    const auto home = tile.home_rows();
    const auto standing = tile.recall<population::standing>();
    const float* fading = homes.fading;
    const std::size_t n = tile.size();
    sim::each_apart(n, [&](std::size_t i) {
        const auto tied = static_cast<float>(ties[i]);
        const float kept = tied - (sim::to_uniform(bits[i]) < fading[home[i]] * tied ? 1.0F : 0.0F);
        ties[i] = static_cast<std::uint8_t>(static_cast<std::int32_t>(kept));
    });
    auto* gone = tile.scratch<std::uint32_t>(n + 1).data();
    const std::size_t count = sim::rows_where(n, gone, [&](std::size_t i) { return left(standing[i]); });
    const auto least = static_cast<std::uint8_t>(number<ties_kin>(tile) * 100.0F);
    for (std::size_t k = 0; k < count; ++k) {
        const sim::Home kin = tile.home(home[gone[k]]);
        for (std::size_t i = kin.first; i < kin.first + kin.count; ++i) ties[i] = std::max(ties[i], least);
    }
}

// Some of the people, one after the other, with a value each.
struct Some {
    std::size_t count;
    const std::uint32_t* row;
    float* value;
};

// Log odds of the wish that come from what those who were away have been through, fading with the months since.
void look_back(const Here& tile, const Some& who, float* for_income, float* for_safety) {
    using namespace population::journey_bits;
    const auto seen = tile.read<climate::seen_as>(), motive = tile.read<population::motive>();
    const auto host = tile.read<population::host_conditions>();
    const auto journey = tile.read<population::journey>();
    const auto back = tile.read<population::return_month>();
    const float earlier = number<earlier_migration>(tile), failed = number<failed_attempt>(tile);
    const float missed = number<missed_life>(tile), family = number<family_there>(tile),
                half = number<fades_after>(tile);
    const float focus = number<motive_focus>(tile);
    for (std::size_t k = 0; k < who.count; ++k) {
        const std::size_t i = who.row[k];
        if (seen[i] == climate::resident) continue;
        const auto since = static_cast<float>(std::max(0, static_cast<int>(tile.month()) - back[i]));
        const float fresh = ((journey[i] & transit) != 0 ? failed : 0.0F) +
                            missed * (static_cast<float>(host[i]) / 100.0F - 0.5F);  // against middling conditions
        who.value[k] += earlier + static_cast<float>(tile.param<motive_effect>()[motive[i] & 3U]) +
                        fresh * half / (half + since) + ((journey[i] & foreign_family) != 0 ? family : 0.0F);
        if (motive[i] == population::economic) for_income[k] *= 1.0F + focus;
        if (motive[i] == population::insecurity) for_safety[k] *= 1.0F + focus;
    }
}

// Log odds of the wish of those who ask themselves.
void weigh(const Here& tile, const Homes& homes, const Some& who) {
    const auto age = tile.read<population::age_band>(), sex = tile.read<population::sex>(),
               work = tile.recall<labour::state>();
    const std::uint8_t* ties = tile.write<ties_abroad>().data();
    const auto distressed = tile.recall<wellbeing::distress>(), gap = tile.recall<wellbeing::hope>(),
               belongs = tile.recall<belonging::belonging>(), safe = tile.recall<climate::felt_safety>();
    const auto home = tile.home_rows();
    float* for_income = tile.scratch<float>(who.count).data();
    float* for_safety = tile.scratch<float>(who.count).data();
    std::array<float, 16> by_group{};  // log odds by age band and sex
    const float custom = logit(tile.place<climate::emigration_custom>()), men = number<men_more>(tile) / 2;
    for (std::size_t a = 0; a < 5; ++a)
        for (const std::size_t s : {population::men, population::women})
            by_group[2 * a + s] =
                custom + static_cast<float>(tile.param<age_effect>()[a]) + (s == population::men ? men : -men);
    const float by_income = number<income_gap>(tile), by_danger = number<danger>(tile),
                usual_safe = number<usual_safety>(tile);
    const float by_work = number<no_work>(tile), by_home = number<not_at_home>(tile),
                usual_home = number<usual_belonging>(tile);
    const float by_distress = number<distress_effect>(tile), by_gap = number<disappointment>(tile);
    const float by_ties = number<pull_of_ties>(tile) / 100.0F, by_debt = number<debt_pressure>(tile);
    const float usual_tie = 100.0F * tile.place<climate::ties_abroad_share>() * number<usual_ties>(tile);
    for (std::size_t k = 0; k < who.count; ++k) {
        const std::size_t i = who.row[k], h = home[i];
        const float searching = work[i] == labour::searching ? by_work : 0.0F;
        const float disappointed = gap[i] < 0.0F ? -gap[i] : 0.0F;
        who.value[k] = by_group[(2U * age[i] + sex[i]) & 15U] + searching + by_home * (usual_home - belongs[i]) +
                       by_distress * distressed[i] + by_gap * disappointed +
                       by_ties * (static_cast<float>(ties[i]) - usual_tie) + by_debt * homes.owing[h];
        for_income[k] = by_income * homes.shortfall[h];
        for_safety[k] = by_danger * (usual_safe - safe[i]);
    }
    look_back(tile, who, for_income, for_safety);
    sim::each_apart(who.count, [&](std::size_t k) {
        who.value[k] = maths::logistic(who.value[k] + for_income[k] + for_safety[k]);
    });
}

bool decides(std::uint8_t status, std::uint8_t age) {
    return (status == population::present_here) & (age != population::under_18);
}

// Some reconsider; whoever does wishes to leave or not from then on. Those under age here have no wish.
void wish_anew(Here& tile, const Homes& homes) {
    const auto status = tile.read<population::status>(), age = tile.read<population::age_band>();
    const auto wishes = tile.write<wish>();
    const auto turn = tile.draws<aspiring>(0), bits = tile.draws<aspiring>(1);
    const float asks = number<reconsiders>(tile);
    const std::size_t n = tile.size();
    auto* rows = tile.scratch<std::uint32_t>(n + 1).data();
    const std::size_t count = sim::rows_where(
        n, rows, [&](std::size_t i) { return (sim::to_uniform(turn[i]) < asks) & decides(status[i], age[i]); });
    const Some who{count, rows, tile.scratch<float>(count).data()};
    weigh(tile, homes, who);
    for (std::size_t k = 0; k < count; ++k)
        wishes[rows[k]] = sim::to_uniform(bits[rows[k]]) < who.value[k] ? std::uint8_t{1} : std::uint8_t{0};
    sim::each_apart(n, [&](std::size_t i) {
        const std::uint8_t grown = age[i] == population::under_18 ? std::uint8_t{0} : wishes[i];
        wishes[i] = status[i] == population::present_here ? grown : wishes[i];
    });
}

// Those who wish it begin to prepare, or go on preparing.
void plan_anew(Here& tile, const Homes& homes) {
    const auto status = tile.read<population::status>();
    const std::uint8_t* wishes = tile.write<wish>().data();
    const std::uint8_t* ties = tile.write<ties_abroad>().data();
    const auto has_plan = tile.write<plan>();
    const auto bits = tile.draws<aspiring>(2);
    const auto home = tile.home_rows();
    const float begin = number<plans>(tile), price = number<journey_cost>(tile), sent = number<sent_for>(tile) / 100.0F;
    const float enables = number<success_enables>(tile), alike = number<means_without_limit>(tile);
    const float by_debt = number<plan_debt>(tile), goes_on = 1.0F - number<drops_plan>(tile);
    const std::size_t n = tile.size();
    // No chance is above that of full means and a crushing debt, so most need no closer look.
    const float most = bounded(at_means(begin, std::max(alike, 1.0F)) * (1.0F + by_debt)),
                either = std::max(most, goes_on);
    auto* rows = tile.scratch<std::uint32_t>(n + 1).data();
    const std::size_t count = sim::rows_where(n, rows, [&](std::size_t i) {
        const bool may = (status[i] == population::present_here) & (wishes[i] != 0);
        return may & (sim::to_uniform(bits[i]) < (has_plan[i] != 0 ? either : most));
    });
    auto* goes = tile.scratch<std::uint8_t>(n).data();
    std::fill(goes, goes + n, std::uint8_t{0});
    for (std::size_t k = 0; k < count; ++k) {
        const std::size_t i = rows[k], h = home[i];
        const float money = homes.money[h] + sent * static_cast<float>(ties[i]);
        const float means = counted_means(means_of(money, price), alike, enables);
        const float begins = bounded(at_means(begin, means) * (1.0F + by_debt * homes.owing[h]));
        if (sim::to_uniform(bits[i]) >= (has_plan[i] != 0 ? goes_on : begins)) continue;
        goes[i] = 1;
        if (has_plan[i] == 0) tile.log<planned>(i);
    }
    std::copy(goes, goes + n, has_plan.begin());
}

void count_months(Here& tile) {
    const std::size_t n = tile.size();
    const auto count = [n](const std::uint8_t* now, std::uint8_t* since) {
        sim::each_apart(n, [&](std::size_t i) { since[i] = months_since(since[i], now[i] != 0); });
    };
    count(tile.write<wish>().data(), tile.write<since_wish>().data());
    count(tile.write<plan>().data(), tile.write<since_plan>().data());
}

}  // namespace

void Aspire::step(Here& tile) {
    const Homes homes = look_at_homes(tile);
    keep_ties(tile, homes);
    wish_anew(tile, homes);
    plan_anew(tile, homes);
    count_months(tile);
}

}  // namespace models::mobility
