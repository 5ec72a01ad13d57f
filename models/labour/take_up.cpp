// What the month brings: jobs taken up, businesses opened and closed, pay.

#include "models/labour/model.h"
#include "models/labour/search.h"
#include "sim/base/grid.h"

namespace models::labour {

namespace {

// Cumulative shares of sectors among jobs that open this month.
using Trades = std::array<std::array<std::array<float, sectors>, 2>, sexes>;

Trades open_trades(const Beliefs& b, double rural, double closed) {
    Trades edges{};
    for (std::size_t sex = 0; sex < sexes; ++sex)
        for (std::size_t paper = 0; paper < 2; ++paper) {
            const auto share = sector_shares(b, rural, sex, paper == 1);
            double sum = 0;
            for (std::size_t s = 0; s < sectors; ++s)
                edges[sex][paper][s] = static_cast<float>(sum += share[s] * (1 - closed * b.sector_pandemic[s]));
        }
    return edges;
}

std::uint8_t draw_trade(const std::array<float, sectors>& edge, float u) {
    const float mark = u * edge[sectors - 1];
    std::uint8_t s = 0;
    for (std::size_t k = 0; k + 1 < sectors; ++k) s = static_cast<std::uint8_t>(s + (edge[k] <= mark));
    return s;
}

// Logs of pay by kind and sector, schooling apart.
struct PayTable {
    std::array<std::array<float, sectors>, tiers> job{};
    std::array<float, schools> school{};
    explicit PayTable(const Beliefs& b, float closed) {
        for (std::size_t t = 0; t < tiers; ++t)
            for (std::size_t s = 0; s < sectors; ++s)
                job[t][s] =
                    static_cast<float>(b.pay_kind[t] + b.sector_pay[s]) +
                    (t == 2 ? 0.0F : sim::maths::log1p(-0.95F * closed * static_cast<float>(b.sector_pandemic[s])));
        for (std::size_t s = 0; s < schools; ++s) school[s] = static_cast<float>(b.pay_schooling[s]);
    }
};

}  // namespace

void TakeUp::step(sim::Tile<TakeUp>& tile) {
    const auto work = tile.write<state>(), field = tile.write<sector>(), months = tile.write<months_jobless>();
    const auto pay = tile.write<wage>();
    const auto status = tile.read<population::status>(), sex = tile.read<population::sex>(),
               school = tile.read<population::schooling>(), opens = tile.read<enterprise::starting>(),
               closes = tile.read<enterprise::closing>();
    const auto ability = tile.read<skill>(), care_women = tile.read<household::care_of_women>(),
               care_men = tile.read<household::care_of_men>();
    const auto classes = tile.use<in_class>(), works = tile.use<works_pay>();
    const Prepared& prepared = tile.prepared<Model>();
    const Beliefs& b = prepared.beliefs;
    const float closed = tile.place<shocks::pandemic>();
    const Trades trades = open_trades(b, prepared.place(tile.community()).rural, static_cast<double>(closed));

    tile.each_grant<hire>([&](std::size_t i, std::size_t kind) {
        if (opens[i] != 0) return;
        work[i] = static_cast<std::uint8_t>(casual + kind);
        field[i] = draw_trade(trades[sex[i]][kind == 2 ? 1 : 0], sim::to_uniform(tile.draw<taking>(i, 0)));
    });

    const PayTable table(b, closed);
    const float base = tile.place<pay_base>() * tile.place<wage_level>();
    for (std::size_t i = 0; i < tile.size(); ++i) {
        if (status[i] != population::present_here) {
            work[i] = out, pay[i] = 0, months[i] = 0;
            continue;
        }
        if (opens[i] != 0) work[i] = self_employed;
        if (closes[i] != 0 && work[i] == self_employed)
            work[i] = sim::to_uniform(tile.draw<taking>(i, 1)) < b.exit_share[sex[i]] ? out : searching;
        const bool idle = !employed(work[i]);
        months[i] = idle ? static_cast<std::uint8_t>(months[i] + (months[i] < 255)) : std::uint8_t{0};
        float earned = 0;
        if (wage_job(work[i])) {
            const std::size_t h = tile.home_of(i);
            const float hours = hours_share(b, sex[i] == population::women ? care_women[h] : care_men[h]);
            const float log_pay =
                table.job[static_cast<std::size_t>(work[i] - casual)][field[i]] + table.school[school[i]];
            earned =
                base * hours * (1 - b.class_work * classes[i]) * sim::maths::exp(log_pay + b.pay_skill * ability[i]);
        }
        if (work[i] == public_works) earned = works[i];
        pay[i] = sim::maths::clamp(earned, 0.0F, 4000.0F);
    }
}

namespace {

// How far circumstances pull people into search and push them out of jobs before the run: sums and people, by sex.
void count_circumstances(const sim::Tile<CountWork>& tile, int from) {
    const Beliefs& b = tile.prepared<Model>().beliefs;
    const auto standing = tile.read<population::standing>(), sex = tile.read<population::sex>(),
               work = tile.read<state>();
    const auto born = tile.read<population::birth_month>();
    const auto distress = tile.read<wellbeing::distress>(), well = tile.read<health::health>(),
               safe = tile.read<climate::felt_safety>(), cut = tile.read<household::food_cut>();
    std::array<double, 8> sums{};
    for (std::size_t i = 0; i < tile.size(); ++i) {
        if (standing[i] != population::present_here || -born[i] < from) continue;
        const float illness = b.usual_health - well[i];
        const std::size_t at = 2U * sex[i];
        if (work[i] == out) {
            sums[at] += sim::on_grid(
                static_cast<double>(sim::maths::exp(pull(b, sex[i], safe[i], cut[tile.home_of(i)], illness))));
            sums[at + 1] += 1;
        } else if (wage_job(work[i])) {
            sums[4 + at] += sim::on_grid(static_cast<double>(sim::maths::exp(push(b, distress[i], illness))));
            sums[5 + at] += 1;
        }
    }
    for (std::size_t k = 0; k < sums.size(); ++k) tile.add<circumstances>(sums[k], k);
}

}  // namespace

void CountWork::step(sim::Tile<CountWork>& tile) {
    const auto standing = tile.read<population::standing>(), work = tile.read<state>(),
               back = tile.read<population::returnee>();
    const auto born = tile.read<population::birth_month>();
    const int month = tile.month() == sim::start_month ? 0 : static_cast<int>(tile.month());
    const auto from = static_cast<int>(tile.prepared<Model>().beliefs.working_age);
    if (tile.month() == sim::start_month) count_circumstances(tile, from);
    int people = 0, returned = 0;
    std::array<int, 8> in{};
    for (std::size_t i = 0; i < tile.size(); ++i) {
        if (standing[i] != population::present_here || month - born[i] < from) continue;
        ++people, returned += back[i], ++in[work[i]];
    }
    const int at_work = in[casual] + in[informal] + in[formal] + in[self_employed] + in[public_works];
    tile.add<working_age>(people), tile.add<returnee_age>(returned), tile.add<jobless>(in[searching]);
    tile.add<working>(at_work), tile.add<active>(in[searching] + at_work);
    for (std::size_t t = 0; t < tiers; ++t) tile.add<jobs>(in[casual + t], t);
}

}  // namespace models::labour
