// The month of small firms.

#include "models/enterprise/model.h"
#include "sim/base/grid.h"
#include "sim/base/uniform.h"

namespace models::enterprise {

namespace {

constexpr float most_capital = 6553.0F, most_profit = 3276.0F;
constexpr int youngest_owner = 192;  // months: 16 years

using sim::maths::exp;
using sim::maths::log;

float power(float x, float y) { return x > 0 ? exp(y * log(x)) : 0.0F; }

}  // namespace

void Compete::step(sim::Place<Compete>& place) {
    const double people = place.total<labour::working_age>(), open = place.total<firms>();
    const Beliefs& b = place.prepared<Model>().beliefs;
    const double density = people > 0 ? open / people : 0;
    if (place.month() == 0) {
        place.write<usual_density>() = static_cast<float>(density);
        const double pool = place.total<first_ready>();
        place.write<entry_rate>() =
            pool > 0 ? static_cast<float>(static_cast<double>(b.exit_rate + b.renewal) * open / pool) : 0.0F;
    } else if (place.month() == 1) {
        // The first month shows what readiness and hazards add up to here: as many open as close.
        const double pool = place.total<ready>();
        if (pool > 0)
            place.write<entry_rate>() = static_cast<float>(
                sim::maths::clamp((place.total<closings>() + static_cast<double>(b.renewal) * open) / pool, 0.0, 1.0));
    }
    const auto usual = static_cast<double>(place.write<usual_density>());
    place.write<crowding>() = usual > 0 ? static_cast<float>(sim::maths::clamp(density / usual, 0.0, 100.0)) : 1.0F;
}

class Trading {
public:
    explicit Trading(sim::Tile<Trade>& tile);
    void trade();

private:
    void run(std::size_t i);
    void maybe_open(std::size_t i);
    [[nodiscard]] float ability(std::size_t i) const { return exp(b_.schooling[school_[i]] + b_.skill * skill_[i]); }
    [[nodiscard]] float labour_of(std::size_t i) const;
    [[nodiscard]] Standing standing(std::size_t i, float earned, float usual) const;
    [[nodiscard]] float gap(std::size_t h) const {
        return need_[h] > 0 ? sim::maths::clamp(1 - lived_[h] / need_[h], 0.0F, 1.0F) : 0.0F;
    }

    sim::Tile<Trade>& tile_;
    const Beliefs& b_ = tile_.prepared<Model>().beliefs;
    float market_ = 1, labour_ = 0, women_ = 1, entry_rate_ = 0, institutions_ = 0, policy_ = 1;
    double pool_ = 0, hazards_ = 0;

    std::span<float> capital_ = tile_.write<capital>(), profit_ = tile_.write<profit>();
    std::span<std::int16_t> drawn_ = tile_.write<drawn>();
    std::span<std::uint8_t> months_ = tile_.write<months_open>(), opens_ = tile_.write<starting>(),
                            closes_ = tile_.write<closing>();
    std::span<const std::uint8_t> status_ = tile_.read<population::status>(), sex_ = tile_.read<population::sex>(),
                                  school_ = tile_.read<population::schooling>(),
                                  returnee_ = tile_.read<population::returnee>(),
                                  prepared_ = tile_.read<population::preparedness>(),
                                  adults_ = tile_.read<household::adults>(), elders_ = tile_.read<household::elders>(),
                                  work_ = tile_.recall<labour::state>();
    std::span<const std::int16_t> born_ = tile_.read<population::birth_month>();
    std::span<const float> care_women_ = tile_.read<household::care_of_women>(),
                           care_men_ = tile_.read<household::care_of_men>(), skill_ = tile_.recall<labour::skill>(),
                           savings_ = tile_.recall<household::savings>(), need_ = tile_.recall<household::need>(),
                           lived_ = tile_.recall<household::consumption>(),
                           strain_ = tile_.recall<household::tension>(), support_ = tile_.recall<belonging::support>(),
                           distress_ = tile_.recall<wellbeing::distress>(), health_ = tile_.recall<health::health>(),
                           grant_ = tile_.use<capital_grant>(), know_how_ = tile_.use<know_how>(),
                           survival_ = tile_.use<survival>(), entry_ = tile_.use<entry>(),
                           shield_ = tile_.use<shield>();
    std::span<const std::uint32_t> open_draw_ = tile_.draws<turn>(0), close_draw_ = tile_.draws<turn>(1);
};

Trading::Trading(sim::Tile<Trade>& tile) : tile_(tile) {
    market_ = power(tile.place<household::local_demand>(), b_.demand_power) *
              power(tile.place<shocks::demand>(), b_.shock_power) *
              power(tile.place<crowding>() > 0.02F ? tile.place<crowding>() : 0.02F, -b_.rivalry) *
              (1 - b_.closed_loss * tile.place<shocks::pandemic>()) * tile.place_channel<demand>();
    labour_ = tile.place<labour::pay_base>() * tile.place<labour::wage_level>() * b_.own_labour;
    women_ = tile.place<structure::women_work>();
    entry_rate_ = tile.place<entry_rate>() *
                  power(tile.place<crowding>() > 0.2F ? tile.place<crowding>() : 0.2F, -b_.entry_rivalry);
    institutions_ = (tile.place<structure::local_capacity>() + tile.place<structure::local_mainstreaming>()) / 2 -
                    b_.usual_support[3];
    policy_ = tile.place_channel<policy>();
}

float Trading::labour_of(std::size_t i) const {
    const std::size_t h = tile_.home_of(i);
    const float care = sex_[i] == population::women ? care_women_[h] : care_men_[h];
    constexpr float least = 0.15F;
    const float hours = 1 - care / b_.month_hours;
    return labour_ * (hours > least ? hours : least);
}

Standing Trading::standing(std::size_t i, float earned, float usual) const {
    Standing s{
        .profit = earned, .usual_profit = usual, .months = static_cast<float>(months_[i]), .distress = distress_[i]};
    s.strain = strain_[tile_.home_of(i)] - b_.usual_support[0];
    s.support = support_[i] - b_.usual_support[1];
    if (returnee_[i] != 0) s.unprepared = b_.usual_support[2] - static_cast<float>(prepared_[i]) / 100.0F;
    s.institutions = institutions_;
    return s;
}

void Trading::run(std::size_t i) {
    const std::size_t h = tile_.home_of(i);
    const float able = ability(i), labour = labour_of(i);
    const float shape = exp(-b_.distress_loss * distress_[i] - b_.illness_loss * (b_.usual_health - health_[i]));
    const Month month = earn(b_, capital_[i], labour, market_ * able * shape * know_how_[i]);
    const float usual = earn(b_, b_.usual_capital, labour, able).profit;
    const int others = static_cast<int>(adults_[h]) + elders_[h] - 1;
    const float taken = claim(b_, sex_[i], month.capital, true, gap(h), others > 0 ? others : 0,
                              sim::maths::clamp(shield_[i], 0.0F, 1.0F));
    profit_[i] = sim::maths::clamp(month.profit, 0.0F, most_profit);
    const float hazard = exit_hazard(b_, standing(i, month.profit, usual));
    hazards_ += sim::on_grid(static_cast<double>(hazard < 1 ? hazard : 1.0F));
    const bool ends = sim::happens(close_draw_[i], hazard * survival_[i] * policy_);
    float left = month.capital - taken, out_of = taken;
    if (ends) out_of += left * b_.salvage, left = 0;
    if (left > most_capital) out_of += left - most_capital, left = most_capital;
    capital_[i] = left;
    drawn_[i] = static_cast<std::int16_t>(sim::maths::clamp(out_of, 0.0F, 32000.0F) + 0.5F);
    closes_[i] = ends;
    months_[i] = ends ? std::uint8_t{0} : static_cast<std::uint8_t>(months_[i] + (months_[i] < 255));
}

void Trading::maybe_open(std::size_t i) {
    const std::size_t h = tile_.home_of(i);
    float held = capital_[i];
    const std::uint8_t now = work_[i];
    const float spirit =
        exp(-b_.entry_distress * distress_[i]) * (sex_[i] == population::women ? women_ : 1.0F) * entry_[i];
    float chance = 0;
    if (held > b_.least_start) {
        chance = b_.entry_funded * (now == labour::formal ? b_.readiness[labour::formal] : 1.0F) * spirit;
    } else {
        const float own = b_.own_funds * savings_[h];
        const float money = (own > b_.least_start ? own : b_.least_start) / b_.usual_capital;
        const float ready_now = b_.readiness[now] * power(money < 1 ? money : 1.0F, b_.entry_money) * spirit;
        pool_ += sim::on_grid(static_cast<double>(ready_now));
        chance = entry_rate_ * ready_now;
    }
    float put_in = 0;
    if (sim::happens(open_draw_[i], chance)) {
        const float lacking = held < b_.usual_capital ? b_.usual_capital - held : 0.0F;
        const float own = b_.own_funds * savings_[h] < lacking ? b_.own_funds * savings_[h] : lacking;
        put_in = held + own < b_.least_start ? b_.least_start - held : own;
        opens_[i] = 1, months_[i] = 1;
        capital_[i] = sim::maths::clamp(held + put_in, 0.0F, most_capital);
        drawn_[i] = static_cast<std::int16_t>(-(put_in + 0.5F));
    } else if (held > 0) {
        const int others = static_cast<int>(adults_[h]) + elders_[h] - 1;
        const float taken =
            claim(b_, sex_[i], held, false, gap(h), others > 0 ? others : 0, sim::maths::clamp(shield_[i], 0.0F, 1.0F));
        capital_[i] = held - taken;
        drawn_[i] = static_cast<std::int16_t>(taken + 0.5F);
    }
}

void Trading::trade() {
    const auto month = static_cast<int>(tile_.month());
    for (std::size_t i = 0; i < tile_.size(); ++i) {
        opens_[i] = 0, closes_[i] = 0, drawn_[i] = 0;
        if (status_[i] != population::present_here) {
            capital_[i] = 0, profit_[i] = 0, months_[i] = 0;
            continue;
        }
        if (grant_[i] > 0) capital_[i] = sim::maths::clamp(capital_[i] + grant_[i], 0.0F, most_capital);
        profit_[i] = 0;
        if (months_[i] > 0)
            run(i);
        else if (month - born_[i] >= youngest_owner)
            maybe_open(i);
    }
    tile_.add<ready>(pool_), tile_.add<closings>(hazards_);
}

void Trade::step(sim::Tile<Trade>& tile) { Trading(tile).trade(); }

void CountFirms::step(sim::Tile<CountFirms>& tile) {
    const auto standing = tile.read<population::standing>(), months = tile.read<months_open>();
    int open = 0;
    for (std::size_t i = 0; i < tile.size(); ++i) open += (standing[i] == population::present_here) & (months[i] > 0);
    tile.add<firms>(open);
}

}  // namespace models::enterprise
