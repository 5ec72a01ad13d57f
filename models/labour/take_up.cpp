// What the month brings: jobs taken up, businesses opened and closed, pay.

#include <algorithm>
#include <optional>

#include "models/labour/model.h"
#include "models/labour/search.h"
#include "sim/base/grid.h"
#include "sim/base/loops.h"

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

namespace {

using Here = sim::Tile<TakeUp>;

void take_jobs(const Here& tile, const Prepared& prepared, float closed) {
    const auto work = tile.write<state>(), field = tile.write<sector>();
    const auto sex = tile.read<population::sex>(), opens = tile.read<enterprise::starting>();
    std::optional<Trades> trades;  // few tiles have nobody hired
    tile.each_grant<hire>([&](std::size_t i, std::size_t kind) {
        if (opens[i] != 0) return;
        if (!trades)
            trades = open_trades(prepared.beliefs, prepared.place(tile.community()).rural, static_cast<double>(closed));
        work[i] = static_cast<std::uint8_t>(casual + kind);
        field[i] = draw_trade((*trades)[sex[i]][kind == 2 ? 1 : 0], sim::to_uniform(tile.draw<taking>(i, 0)));
    });
}

// Firms open and close; nobody works who is not here; months without work are counted.
void settle_states(const Here& tile, const Beliefs& b) {
    const auto status = tile.read<population::status>(), sex = tile.read<population::sex>(),
               opens = tile.read<enterprise::starting>(), closes = tile.read<enterprise::closing>();
    const auto work = tile.write<state>(), months = tile.write<months_jobless>();
    const std::size_t n = tile.size();
    sim::each_apart(n, [&](std::size_t i) {
        const std::uint8_t now = opens[i] != 0 ? std::uint8_t{self_employed} : work[i];
        work[i] = status[i] == population::present_here ? now : std::uint8_t{out};
    });
    auto* rows = tile.scratch<std::uint32_t>(n + 1).data();
    const std::size_t ended =
        sim::rows_where(n, rows, [&](std::size_t i) { return (closes[i] != 0) & (work[i] == self_employed); });
    for (std::size_t k = 0; k < ended; ++k) {
        const std::size_t i = rows[k];
        work[i] = sim::to_uniform(tile.draw<taking>(i, 1)) < b.exit_share[sex[i]] ? out : searching;
    }
    static_assert(casual == 2 && public_works == 6);  // those at work: see employed()
    sim::each_apart(n, [&](std::size_t i) {
        const auto past_first = static_cast<std::uint8_t>(work[i] - casual);  // wraps below the first
        const auto later = static_cast<std::uint8_t>(months[i] + (months[i] < 255 ? 1 : 0));
        const std::uint8_t idle = past_first <= public_works - casual ? std::uint8_t{0} : later;
        months[i] = status[i] == population::present_here ? idle : std::uint8_t{0};
    });
}

void pay_all(const Here& tile, const Beliefs& b, float closed) {
    const auto sex = tile.read<population::sex>(), school = tile.read<population::schooling>();
    const auto ability = tile.read<skill>(), care_women = tile.read<household::care_of_women>(),
               care_men = tile.read<household::care_of_men>();
    const auto classes = tile.use<in_class>(), works = tile.use<works_pay>();
    const std::uint8_t* work = tile.write<state>().data();
    const std::uint8_t* field = tile.write<sector>().data();
    const auto pay = tile.write<wage>();
    const auto home = tile.home_rows();
    const std::size_t n = tile.size();
    std::fill(pay.begin(), pay.end(), 0.0F);
    auto* rows = tile.scratch<std::uint32_t>(n + 1).data();
    constexpr std::uint32_t paid = 1U << casual | 1U << informal | 1U << formal | 1U << public_works;
    const std::size_t count = sim::rows_where(n, rows, [&](std::size_t i) { return ((paid >> work[i]) & 1U) != 0; });
    float* hours = tile.scratch<float>(count).data();
    float* rate = tile.scratch<float>(count).data();
    const PayTable table(b, closed);
    const float base = tile.place<pay_base>() * tile.place<wage_level>();
    for (std::size_t k = 0; k < count; ++k) {
        const std::size_t i = rows[k], h = home[i];
        const std::size_t kind = work[i] == public_works ? 0U : static_cast<std::size_t>(work[i] - casual);
        const float care = sex[i] == population::women ? care_women[h] : care_men[h];
        hours[k] = base * hours_share(b, care) * (1 - b.class_work * classes[i]);
        rate[k] = table.job[kind][field[i]] + table.school[school[i]] + b.pay_skill * ability[i];
    }
    sim::each_apart(count, [&](std::size_t k) { rate[k] = hours[k] * sim::maths::exp(rate[k]); });
    for (std::size_t k = 0; k < count; ++k) {
        const std::size_t i = rows[k];
        pay[i] = sim::maths::clamp(work[i] == public_works ? works[i] : rate[k], 0.0F, 4000.0F);
    }
}

}  // namespace

void TakeUp::step(Here& tile) {
    const Prepared& prepared = tile.prepared<Model>();
    const float closed = tile.place<shocks::pandemic>();
    take_jobs(tile, prepared, closed);
    settle_states(tile, prepared.beliefs);
    pay_all(tile, prepared.beliefs, closed);
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
    const std::size_t n = tile.size();
    std::int32_t people = 0, returned = 0;
    std::array<std::int32_t, 8> in{};
    std::uint8_t* as = tile.scratch<std::uint8_t>(n).data();
    const int latest = month - from;
    constexpr std::uint8_t absent = 8;
    sim::each_apart(n, [&](std::size_t i) {
        const std::uint8_t grown = born[i] <= latest ? work[i] : absent;
        as[i] = standing[i] == population::present_here ? grown : absent;
    });
    for (std::size_t i = 0; i < n; ++i) people += as[i] != absent ? 1 : 0;
    for (std::size_t i = 0; i < n; ++i) returned += as[i] != absent ? back[i] : 0;
    for (std::uint8_t k = searching; k <= public_works; ++k)
        for (std::size_t i = 0; i < n; ++i) in[k] += as[i] == k ? 1 : 0;
    const int at_work = in[casual] + in[informal] + in[formal] + in[self_employed] + in[public_works];
    tile.add<working_age>(people), tile.add<returnee_age>(returned), tile.add<jobless>(in[searching]);
    tile.add<working>(at_work), tile.add<active>(in[searching] + at_work);
    for (std::size_t t = 0; t < tiers; ++t) tile.add<jobs>(in[casual + t], t);
}

}  // namespace models::labour
