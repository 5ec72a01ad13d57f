// First values of households: remittances, savings, debts, habits.

#include "models/household/home.h"
#include "models/household/model.h"
#include "models/household/purse.h"
#include "sim/base/grid.h"
#include "sim/base/uniform.h"

namespace models::household {

namespace {

constexpr float own_account = 0.62F;  // allowed: first guess of what a business earns; the enterprise model sets it

struct Start {
    int adults = 0, children = 0, elders = 0, workers = 0;
    bool sender_abroad = false, sender_known = false;
    float needs = 0, income = 0, loans = 0;
};

}  // namespace

class Beginning {
public:
    explicit Beginning(sim::Tile<Begin>& tile) : tile_(tile) {}
    void begin();

private:
    Start meet(const sim::Home& home) const;
    void set(std::size_t h, std::uint32_t lead, const Start& all);

    sim::Tile<Begin>& tile_;
    const Prepared& prepared_ = tile_.prepared<Model>();
    const Beliefs& b_ = prepared_.beliefs;
    const Targets& place_ = prepared_.place(tile_.community());
    const float own_pay_ = tile_.place<labour::pay_base>() * own_account;
    double spent_ = 0;

    std::span<std::uint8_t> adults_ = tile_.write<adults>(), children_ = tile_.write<children>(),
                            elders_ = tile_.write<elders>(), assets_ = tile_.write<asset_kinds>(),
                            violence_ = tile_.write<violence>();
    std::span<float> income_ = tile_.write<income>(), need_ = tile_.write<need>(),
                     consumption_ = tile_.write<consumption>(), savings_ = tile_.write<savings>(),
                     debt_ = tile_.write<debt>(), credit_ = tile_.write<credit>(),
                     remittances_ = tile_.write<remittances>(), level_ = tile_.write<remittance_level>(),
                     food_cut_ = tile_.write<food_cut>(), tension_ = tile_.write<tension>();
    std::span<std::uint16_t> months_ = tile_.write<sufficient_months>();
    std::span<const std::uint8_t> status_ = tile_.read<population::status>(),
                                  sends_ = tile_.read<population::remittance_household>(),
                                  work_ = tile_.read<labour::state>();
    std::span<const std::int16_t> born_ = tile_.read<population::birth_month>(),
                                  back_ = tile_.read<population::return_month>();
    std::span<const std::uint16_t> away_ = tile_.read<population::months_abroad>(),
                                   journey_ = tile_.read<population::journey>();
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
        all.needs += minor ? b_.child_need : 1.0F;
        all.workers += labour::employed(work_[i]);
        all.income += work_[i] == labour::self_employed ? own_pay_ : wage_[i];
        if (back_[i] < 0 && (journey_[i] & population::journey_bits::loan) != 0) {
            const float price = b_.loan_low + (b_.loan_high - b_.loan_low) * sim::to_uniform(tile_.draw<loan>(i, 0));
            all.loans += loan_left(b_, price, static_cast<float>(away_[i]) - static_cast<float>(back_[i]));
        }
    }
    return all;
}

void Beginning::set(std::size_t h, std::uint32_t lead, const Start& all) {
    const auto draw = [&](unsigned lane) { return tile_.draw<first>(lead, lane); };
    const float spread = b_.remittance_spread;
    level_[h] =
        place_.remittance * sim::maths::exp(spread * sim::maths::normal_from_bits(draw(0)) - spread * spread / 2);
    const bool sender = sends_[h] != 0 && (all.sender_known ? all.sender_abroad : true);
    remittances_[h] = sender ? level_[h] : 0.0F;
    const float others =
        place_.other_income * (static_cast<float>(all.adults) + b_.elder_part * static_cast<float>(all.elders));
    income_[h] = all.income + remittances_[h] + others;
    const float food = all.needs * place_.food;
    need_[h] = food + all.needs * place_.other;
    adults_[h] = static_cast<std::uint8_t>(all.adults), children_[h] = static_cast<std::uint8_t>(all.children);
    elders_[h] = static_cast<std::uint8_t>(all.elders);
    if (need_[h] <= 0) return;

    // Those who earn more than they need have put some months of need aside; others hardly anything.
    const float ease = sim::maths::clamp(income_[h] / need_[h] - 1, 0.0F, 1.0F), u = sim::to_uniform(draw(1));
    savings_[h] = need_[h] * (ease * b_.buffer * (1 - u * u * u) + u * u * u / 4);
    // Homes that earn less than they need have borrowed what they could; some others owe a little.
    const float owes = sim::to_uniform(draw(2)), lack = sim::maths::clamp(4 * (1 - income_[h] / need_[h]), 0.0F, 1.0F);
    const float small = owes < b_.common_debt ? owes / b_.common_debt / 2 : 0.0F;
    debt_[h] = all.loans + need_[h] * b_.debt_room * (lack * (1 + owes) / 2 + (1 - lack) * small);
    const float habit = sim::to_uniform(draw(3));
    assets_[h] = static_cast<std::uint8_t>(sim::maths::clamp(3 * (habit / 2 + ease / 2), 0.0F, 3.0F));
    credit_[h] = credit_target(b_, assets_[h], 1, all.workers > 0 ? 1.0F : 0.0F, debt_[h], need_[h]);

    Purse purse{.income = income_[h],
                .food_need = food,
                .other_need = need_[h] - food,
                .savings = savings_[h],
                .debt = debt_[h],
                .credit = credit_[h],
                .own_food = place_.own_food};
    const Lived lived = live_month(b_, purse);
    consumption_[h] = lived.consumption, food_cut_[h] = lived.food_cut;
    spent_ += sim::on_grid(static_cast<double>(lived.consumption));
    // A year's history: steady if clearly above or below, else a month in two.
    const float clear = income_[h] / (need_[h] + service_due(b_, debt_[h]));
    const auto mixed = static_cast<std::uint16_t>(tile_.draw<past>(lead, 0) & 0xFFFU);
    months_[h] = clear > 1.15F ? std::uint16_t{0xFFF} : clear < 0.85F ? std::uint16_t{0} : mixed;
    tension_[h] = strain_target(b_, {.food_cut = lived.food_cut,
                                     .burden = lived.burden,
                                     .jobless = all.adults > 0 && all.workers == 0 ? 1.0F : 0.0F});
    const float onset = violence_onset(b_, tension_[h]);
    violence_[h] = all.adults + all.children + all.elders > 1 &&
                   sim::happens(tile_.draw<past>(lead, 1), onset / (onset + b_.violence_ends));
}

void Beginning::begin() {
    for (std::size_t h = 0; h < tile_.home_count(); ++h) {
        const sim::Home home = tile_.home(h);
        set(h, home.first, meet(home));
    }
    tile_.add<first_spending>(spent_);
}

void Begin::step(sim::Tile<Begin>& tile) { Beginning(tile).begin(); }

}  // namespace models::household
