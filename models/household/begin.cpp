// First values of households: who lives there, what comes in; then, once dwellings and minds are known, the purse,
// debts and strain that these lead to.

#include "models/household/home.h"
#include "models/household/model.h"
#include "models/household/purse.h"
#include "sim/base/grid.h"
#include "sim/base/uniform.h"

namespace models::household {

namespace {

constexpr float own_account = 0.62F;  // allowed: first guess of what a business earns; the enterprise model sets it
constexpr int first_year = 12;

struct Start {
    int adults = 0, children = 0, elders = 0;
    bool sender_abroad = false, sender_known = false;
    float income = 0;
};

}  // namespace

class Beginning {
public:
    explicit Beginning(sim::Tile<Begin>& tile) : tile_(tile) {}
    void begin() {
        for (std::size_t h = 0; h < tile_.home_count(); ++h) {
            const sim::Home home = tile_.home(h);
            set(h, home.first, meet(home));
        }
    }

private:
    Start meet(const sim::Home& home) const;
    void set(std::size_t h, std::uint32_t lead, const Start& all);

    sim::Tile<Begin>& tile_;
    const Prepared& prepared_ = tile_.prepared<Model>();
    const Beliefs& b_ = prepared_.beliefs;
    const Targets& place_ = prepared_.place(tile_.community());
    const float own_pay_ = tile_.place<labour::pay_base>() * own_account;

    std::span<std::uint8_t> adults_ = tile_.write<adults>(), children_ = tile_.write<children>(),
                            elders_ = tile_.write<elders>();
    std::span<float> income_ = tile_.write<income>(), remittances_ = tile_.write<remittances>(),
                     level_ = tile_.write<remittance_level>(), first_need_ = tile_.write<first_need>();
    std::span<const std::uint8_t> status_ = tile_.read<population::status>(),
                                  sends_ = tile_.read<population::remittance_household>(),
                                  work_ = tile_.read<labour::state>();
    std::span<const std::int16_t> born_ = tile_.read<population::birth_month>(),
                                  back_ = tile_.read<population::return_month>();
    std::span<const float> wage_ = tile_.read<labour::wage>();
};

Start Beginning::meet(const sim::Home& home) const {
    Start all;
    for (std::uint32_t i = home.first; i < home.first + home.count; ++i) {
        if (back_[i] != population::never_returned && back_[i] >= 0) {
            all.sender_known = true;
            all.sender_abroad |= status_[i] == population::abroad;
        }
        if (status_[i] != population::present_here) continue;
        const int age = -born_[i];
        const bool elder = age >= population::elder_months, minor = age < population::adult_months;
        all.children += minor, all.elders += elder, all.adults += !minor & !elder;
        all.income += work_[i] == labour::self_employed ? own_pay_ : wage_[i];
    }
    return all;
}

void Beginning::set(std::size_t h, std::uint32_t lead, const Start& all) {
    const float spread = b_.remittance_spread, luck = sim::maths::normal_from_bits(tile_.draw<first>(lead, 0));
    level_[h] = place_.remittance * sim::maths::exp(spread * luck - spread * spread / 2);
    const bool sender = sends_[h] != 0 && (all.sender_known ? all.sender_abroad : true);
    remittances_[h] = sender ? level_[h] : 0.0F;
    const float others =
        place_.other_income * (static_cast<float>(all.adults) + b_.elder_part * static_cast<float>(all.elders));
    income_[h] = all.income + remittances_[h] + others;
    adults_[h] = static_cast<std::uint8_t>(all.adults), children_[h] = static_cast<std::uint8_t>(all.children);
    elders_[h] = static_cast<std::uint8_t>(all.elders);
    const float needs = static_cast<float>(all.adults + all.elders) + b_.child_need * static_cast<float>(all.children);
    first_need_[h] = needs * (place_.food + place_.other);
}

void Begin::step(sim::Tile<Begin>& tile) { Beginning(tile).begin(); }

namespace {

// What the members of a home owe for journeys, and what strains them.
struct Members {
    float loans = 0, distress = 0, workers = 0, newly_back = 0;
};

Members meet(const sim::Tile<Settle>& tile, const Beliefs& b, const sim::Home& home) {
    const auto status = tile.read<population::status>(), work = tile.read<labour::state>();
    const auto born = tile.read<population::birth_month>(), back = tile.read<population::return_month>();
    const auto away = tile.read<population::months_abroad>(), journey = tile.read<population::journey>();
    const auto distress = tile.read<wellbeing::distress>();
    Members all;
    for (std::uint32_t i = home.first; i < home.first + home.count; ++i) {
        if (status[i] != population::present_here) continue;
        all.workers += labour::employed(work[i]) ? 1.0F : 0.0F;
        all.distress += -born[i] < population::adult_months ? 0.0F : distress[i];
        if (back[i] == population::never_returned) continue;
        if (-back[i] < first_year) all.newly_back = 1;
        if ((journey[i] & population::journey_bits::loan) == 0) continue;
        const float price = b.loan_low + (b.loan_high - b.loan_low) * sim::to_uniform(tile.draw<loan>(i, 0));
        all.loans += loan_left(b, price, static_cast<float>(away[i]) - static_cast<float>(back[i]));
    }
    return all;
}

// The months before the run, lived by the rules of the run with the income of the start: where savings, debt, credit,
// and the memory of good and bad months settle, and what the month before the run was like.
struct Settled {
    Purse purse;
    Lived last;
    std::uint16_t months = 0;
};

Settled live_before(const Beliefs& b, Purse purse, float assets, float own, float workers) {
    Settled home{.purse = purse, .last = {}};
    Purse& p = home.purse;
    const float needed = p.food_need + p.other_need;
    p.credit = credit_target(b, assets, own, workers > 0 ? 1.0F : 0.0F, p.debt, needed);
    for (int month = 0; month < static_cast<int>(b.settled_months); ++month) {
        home.last = live_month(b, p);
        home.months = remember(home.months, home.last.sufficient);
        p.savings = home.last.savings, p.debt = home.last.debt;
        const float target = credit_target(b, assets, own, workers > 0 ? 1.0F : 0.0F, p.debt, needed);
        p.credit += (target - p.credit) * b.credit_speed;
    }
    return home;
}

}  // namespace

void Settle::step(sim::Tile<Settle>& tile) {
    const Beliefs& b = tile.prepared<Model>().beliefs;
    const Targets& place = tile.prepared<Model>().place(tile.community());
    const auto grown = tile.read<adults>(), minors = tile.read<children>(), old = tile.read<elders>(),
               tenure = tile.read<housing::tenure>();
    const auto earned = tile.read<income>(), rent = tile.read<housing::rent>(), crowd = tile.read<housing::crowding>();
    double spent = 0;
    for (std::size_t h = 0; h < tile.home_count(); ++h) {
        const sim::Home home = tile.home(h);
        const int older = grown[h] + old[h], people = older + minors[h];
        if (people == 0) continue;
        const float needs = static_cast<float>(older) + b.child_need * static_cast<float>(minors[h]);
        const Members all = meet(tile, b, home);
        const auto draw = [&](unsigned lane) { return sim::to_uniform(tile.draw<first>(home.first, lane)); };
        const float own = tenure[h] == housing::owner ? 1.0F : 0.0F;
        Purse purse{.income = earned[h],
                    .food_need = needs * place.food,
                    .other_need = needs * place.other + rent[h],
                    .own_food = place.own_food};
        const float needed = purse.food_need + purse.other_need;
        const float ease = sim::maths::clamp(earned[h] / needed - 1, 0.0F, 1.0F), habit = draw(3);
        const auto assets = static_cast<std::uint8_t>(sim::maths::clamp(3 * (habit / 2 + ease / 2), 0.0F, 3.0F));
        purse.savings = needed * b.buffer * draw(1);
        const float owes = draw(2);
        purse.debt = owes < b.common_debt ? needed * b.debt_room * owes / b.common_debt : 0.0F;
        Settled settled = live_before(b, purse, assets, own, all.workers);
        const Lived& lived = settled.last;
        tile.write<need>()[h] = needed, tile.write<savings>()[h] = lived.savings;
        tile.write<debt>()[h] = lived.debt + all.loans, tile.write<asset_kinds>()[h] = assets;
        tile.write<credit>()[h] = settled.purse.credit, tile.write<consumption>()[h] = lived.consumption;
        tile.write<food_cut>()[h] = lived.food_cut, tile.write<sufficient_months>()[h] = settled.months;
        spent += sim::on_grid(static_cast<double>(lived.consumption));
        StrainOf strained{.food_cut = lived.food_cut,
                          .burden = lived.burden,
                          .crowding = crowd[h],
                          .distress = older > 0 ? all.distress / static_cast<float>(older) : 0.0F,
                          .jobless = grown[h] > 0 && all.workers == 0 ? 1.0F : 0.0F,
                          .homecoming = all.newly_back};
        const float onset = violence_onset(b, strain_target(b, strained));
        const bool violent =
            people > 1 && sim::happens(tile.draw<past>(home.first, 0), onset / (onset + b.violence_ends));
        strained.violence = violent ? 1.0F : 0.0F;
        tile.write<violence>()[h] = violent ? 1 : 0, tile.write<tension>()[h] = strain_target(b, strained);
    }
    tile.add<first_spending>(spent);
}

}  // namespace models::household
