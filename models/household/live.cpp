// A month at home: what comes in, what is lived on, who is kept from school, how strained people are.

#include "models/household/home.h"
#include "models/household/model.h"
#include "models/household/purse.h"
#include "sim/base/grid.h"
#include "sim/base/uniform.h"

namespace models::household {

namespace {

// What the people of one home bring together this month.
struct Together {
    int adults = 0, children = 0, elders = 0, pupils = 0, workers = 0, abroad_to_come = 0, left = 0, newly_back = 0;
    bool returned_sender = false, on_roll = false;
    float needs = 0;  // in adults
    float income = 0, drawn = 0, given = 0, relief = 0, thrift = 1, loans = 0, calm = 0, safety = 0, gift = 0;
    float distress = 0, journey_debt = 0;
};

constexpr int school_from = 6 * 12;
constexpr int first_year = 12;

}  // namespace

class Living {
public:
    explicit Living(sim::Tile<Live>& tile) : tile_(tile) {}
    void live();

private:
    Together meet(const sim::Home& home);
    void join(Together& all, std::uint32_t i);
    float price_of_journey(std::uint32_t i) const;
    void pay(std::size_t h, const Together& all);
    void belongings(std::size_t h, std::uint32_t lead, const Together& all);
    void strain(std::size_t h, std::uint32_t lead, const Together& all);

    sim::Tile<Live>& tile_;
    const Prepared& prepared_ = tile_.prepared<Model>();
    const Beliefs& b_ = prepared_.beliefs;
    const Targets& place_ = prepared_.place(tile_.community());
    const float price_ = tile_.place<price_level>(), hazard_ = tile_.place<shocks::hazard>();
    const int month_ = static_cast<int>(tile_.month());
    double spent_ = 0;
    float burden_ = 0;  // of the home at hand

    std::span<float> income_ = tile_.write<income>(), assistance_ = tile_.write<assistance>(),
                     need_ = tile_.write<need>(), consumption_ = tile_.write<consumption>(),
                     savings_ = tile_.write<savings>(), debt_ = tile_.write<debt>(), credit_ = tile_.write<credit>(),
                     remittances_ = tile_.write<remittances>(), food_cut_ = tile_.write<food_cut>(),
                     tension_ = tile_.write<tension>();
    std::span<std::uint8_t> assets_ = tile_.write<asset_kinds>(), withdrawn_ = tile_.write<withdrawn>(),
                            violence_ = tile_.write<violence>();
    std::span<std::uint16_t> months_ = tile_.write<sufficient_months>();
    std::span<const std::uint8_t> status_ = tile_.read<population::status>(),
                                  returns_ = tile_.read<population::returns>(),
                                  sends_ = tile_.read<population::remittance_household>(),
                                  stood_ = tile_.recall<population::standing>(), work_ = tile_.recall<labour::state>(),
                                  tenure_ = tile_.recall<housing::tenure>(),
                                  roll_ = tile_.recall<services::social_reach>();
    std::span<const std::int16_t> born_ = tile_.read<population::birth_month>(),
                                  back_ = tile_.read<population::return_month>(),
                                  drawn_ = tile_.recall<enterprise::drawn>();
    std::span<const std::uint16_t> away_ = tile_.read<population::months_abroad>(),
                                   journey_ = tile_.read<population::journey>();
    std::span<const float> level_ = tile_.read<remittance_level>(), wage_ = tile_.recall<labour::wage>(),
                           profit_ = tile_.recall<enterprise::profit>(), rent_ = tile_.recall<housing::rent>(),
                           crowding_ = tile_.recall<housing::crowding>(),
                           distress_ = tile_.recall<wellbeing::distress>(), transfer_ = tile_.use<transfer>(),
                           relief_ = tile_.use<debt_relief>(), saving_ = tile_.use<saving>(),
                           loans_ = tile_.use<loans>(), mediation_ = tile_.use<mediation>(),
                           protection_ = tile_.use<protection>(), gift_ = tile_.use<asset_gift>();

    [[nodiscard]] bool happens(std::uint32_t lead, unsigned lane, float chance) const {
        return chance > 0 && sim::happens(tile_.draw<turn>(lead, lane), chance);
    }
};

float Living::price_of_journey(std::uint32_t i) const {
    const float u = sim::to_uniform(tile_.draw<loan>(i, 0));
    return b_.loan_low + (b_.loan_high - b_.loan_low) * u;
}

void Living::join(Together& all, std::uint32_t i) {
    const int age = month_ - born_[i];
    const bool elder = age >= population::elder_months, minor = age < population::adult_months;
    all.children += minor, all.elders += elder, all.adults += !minor & !elder;
    all.pupils += minor & (age >= school_from);
    all.needs += minor ? b_.child_need : 1.0F;
    all.workers += labour::employed(work_[i]);
    all.income += wage_[i] + profit_[i];
    all.drawn += static_cast<float>(drawn_[i]);
    all.distress += minor ? 0.0F : distress_[i];
    all.on_roll |= roll_[i] != 0;
    all.given += transfer_[i], all.relief += relief_[i], all.loans += loans_[i], all.calm += mediation_[i];
    all.safety += protection_[i], all.gift += gift_[i], all.thrift *= saving_[i];
    const bool came_back = stood_[i] != population::present_here && back_[i] != population::never_returned;
    if (!came_back) return;
    if (back_[i] == month_) {
        if ((journey_[i] & population::journey_bits::loan) != 0)
            all.journey_debt += loan_left(b_, price_of_journey(i), static_cast<float>(away_[i]));
    } else if (returns_[i] > 1 && sim::happens(tile_.draw<loan>(i, 1), b_.loan_again)) {
        all.journey_debt += price_of_journey(i);
    }
}

Together Living::meet(const sim::Home& home) {
    Together all;
    for (std::uint32_t i = home.first; i < home.first + home.count; ++i) {
        const bool will_come = back_[i] != population::never_returned && back_[i] >= 0;
        all.returned_sender |= will_come;  // someone who was abroad when the run began
        if (status_[i] == population::present_here) {
            join(all, i);
            const int since = month_ - back_[i];
            all.newly_back += (back_[i] != population::never_returned) & (since < first_year);
        } else {
            all.abroad_to_come += status_[i] == population::abroad;
            all.left +=
                (status_[i] == population::departed_by_choice) | (status_[i] == population::departed_by_necessity);
        }
    }
    return all;
}

void Living::pay(std::size_t h, const Together& all) {
    // A home with remittances and a member abroad receives them from that member until the return; else from others.
    const bool sender = sends_[h] != 0 && (all.returned_sender ? all.abroad_to_come > 0 : true);
    const float sent = level_[h] * ((sender ? 1.0F : 0.0F) + b_.leaver_sends * static_cast<float>(all.left));
    const float others =
        place_.other_income * (static_cast<float>(all.adults) + b_.elder_part * static_cast<float>(all.elders));
    Purse purse;
    purse.income = all.income + sent + others;
    purse.assistance = all.given + (all.on_roll ? b_.social_transfer : 0.0F);
    purse.inflow = all.drawn;
    purse.food_need = all.needs * place_.food * price_;
    purse.other_need = all.needs * place_.other * price_ + rent_[h];
    purse.own_food = place_.own_food;
    purse.savings = savings_[h], purse.credit = least(credit_[h] + all.loans, 1.0F), purse.thrift = all.thrift;
    purse.debt = most(debt_[h] + all.journey_debt - all.relief, 0.0F);
    const Lived lived = live_month(b_, purse);
    income_[h] = purse.income, assistance_[h] = purse.assistance, remittances_[h] = sent;
    need_[h] = purse.food_need + purse.other_need;
    consumption_[h] = lived.consumption, savings_[h] = lived.savings, debt_[h] = lived.debt;
    food_cut_[h] = lived.food_cut;
    months_[h] = remember(months_[h], lived.sufficient);
    const float target =
        credit_target(b_, assets_[h], tenure_[h] == housing::owner, all.workers > 0, lived.debt, need_[h]);
    credit_[h] += (target - credit_[h]) * b_.credit_speed;
    spent_ += sim::on_grid(static_cast<double>(lived.consumption));
    burden_ = lived.burden;
}

void Living::belongings(std::size_t h, std::uint32_t lead, const Together& all) {
    const bool hungry = food_cut_[h] > 0;
    const std::uint8_t owned = assets_[h];
    const bool rich = savings_[h] > 2 * b_.asset_price * price_;
    const float chance = hungry && owned > 0 ? b_.asset_sell : rich && owned < 3 ? b_.asset_buy : 0.0F;
    if (happens(lead, 0, chance)) {
        assets_[h] = static_cast<std::uint8_t>(hungry ? owned - 1 : owned + 1);
        savings_[h] += hungry ? b_.asset_price * price_ / 2 : -b_.asset_price * price_;
    }
    if (all.gift > 0 && assets_[h] < 3 && happens(lead, 3, all.gift)) ++assets_[h];
    if (hazard_ > 0 && happens(lead, 3, hazard_)) {
        savings_[h] *= 1 - b_.hazard_loss;
        if (assets_[h] > 0) --assets_[h];
    }
    if (all.pupils == 0) {
        withdrawn_[h] = 0;
    } else if (withdrawn_[h] == 0) {
        withdrawn_[h] = happens(lead, 1, b_.withdraw * food_cut_[h]);
    } else if (happens(lead, 1, b_.send_back * (1 - food_cut_[h]))) {
        withdrawn_[h] = 0;
    }
}

void Living::strain(std::size_t h, std::uint32_t lead, const Together& all) {
    const int grown = all.adults + all.elders;
    const StrainOf now{.food_cut = food_cut_[h],
                       .burden = burden_,
                       .crowding = crowding_[h],
                       .distress = grown > 0 ? all.distress / static_cast<float>(grown) : 0.0F,
                       .jobless = all.adults > 0 && all.workers == 0,
                       .homecoming = all.newly_back > 0,
                       .violence = violence_[h] != 0};
    const float next = tension_[h] + (strain_target(b_, now) - tension_[h]) * b_.strain_speed;
    tension_[h] = sim::maths::clamp(next * (1 - least(all.calm, 1.0F)), 0.0F, 1.0F);
    if (grown + all.children < 2) {
        violence_[h] = 0;
    } else if (violence_[h] == 0) {
        violence_[h] = happens(lead, 2, violence_onset(b_, tension_[h]));
    } else if (happens(lead, 2, b_.violence_ends + all.safety)) {
        violence_[h] = 0;
    }
}

void Living::live() {
    for (std::size_t h = 0; h < tile_.home_count(); ++h) {
        const sim::Home home = tile_.home(h);
        const Together all = meet(home);
        if (all.adults + all.children + all.elders == 0) {
            income_[h] = assistance_[h] = need_[h] = consumption_[h] = remittances_[h] = food_cut_[h] = 0;
            withdrawn_[h] = violence_[h] = 0;
            continue;
        }
        pay(h, all);
        belongings(h, home.first, all);
        strain(h, home.first, all);
    }
    tile_.add<spending>(spent_);
}

void Live::step(sim::Tile<Live>& tile) { Living(tile).live(); }

}  // namespace models::household
