// First values: who works at what, with which skill, for how much.

#include <algorithm>

#include "models/labour/begin.h"
#include "models/labour/model.h"
#include "models/labour/search.h"

namespace models::labour {

namespace {

// Traits tell who is here at month 0: born, and not still abroad.
bool here(std::int16_t born, std::int16_t returns) {
    return born <= 0 && (returns < 0 || returns == population::never_returned);
}

std::uint8_t pick(float u, std::span<const float, 7> cumulative) {
    std::uint8_t k = 0;
    while (k < 6 && u >= cumulative[k]) ++k;
    return k;
}

// Sector by sex and by whether the job is formal, as cumulative shares.
struct SectorTable {
    std::array<std::array<std::array<float, sectors>, 2>, sexes> edge{};
    SectorTable(const Beliefs& b, double rural) {
        for (std::size_t sex = 0; sex < sexes; ++sex)
            for (std::size_t kind = 0; kind < 2; ++kind) {
                const auto share = sector_shares(b, rural, sex, kind == 1);
                double sum = 0;
                for (std::size_t s = 0; s < sectors; ++s) edge[sex][kind][s] = static_cast<float>(sum += share[s]);
            }
    }
    [[nodiscard]] std::uint8_t draw(std::size_t sex, bool is_formal, float u) const {
        const auto& row = edge[sex][is_formal ? 1 : 0];
        std::uint8_t s = 0;
        while (s + 1 < static_cast<std::uint8_t>(sectors) && u >= row[s]) ++s;
        return s;
    }
};

}  // namespace

Levels levels_from(float men, float women, float formal_work, float idle_men, float idle_women) {
    return {{static_cast<double>(men), static_cast<double>(women)},
            static_cast<double>(formal_work),
            {static_cast<double>(idle_men), static_cast<double>(idle_women)}};
}

StartTable::StartTable(const std::array<Shares, cells>& shares) {
    for (std::size_t c = 0; c < cells; ++c) {
        const Shares& s = shares[c];
        const double in_order[6]{s.out, s.searching, s.casual, s.informal, s.formal, s.own};
        double sum = 0;
        for (std::size_t k = 0; k < 6; ++k) edge[c][k] = static_cast<float>(sum += in_order[k]);
        edge[c][6] = 2;
    }
}

Waiting::Waiting(const Beliefs& b, std::size_t sex, const Shares& s) {
    const double home = s.entry * s.out, ended = (1 - static_cast<double>(b.exit_share[sex])) * s.lost;
    if (home + ended > 0) from_home = static_cast<float>(home / (home + ended));
    const double leaving =
        s.searching > 0 ? s.found / s.searching + static_cast<double>(b.discouragement) + s.retire : 1;
    leaves = static_cast<float>(std::clamp(leaving, 0.005, 1.0));
}

std::uint8_t Waiting::months(float origin, float u) const {
    const float waited = -sim::maths::log(u) / leaves;
    return static_cast<std::uint8_t>(std::min(waited + (origin < from_home ? months_at_home : 0.0F), 255.0F));
}

void Count::step(sim::Tile<Count>& tile) {
    const auto sex = tile.read<population::sex>(), school = tile.read<population::schooling>();
    const auto born = tile.read<population::birth_month>(), returns = tile.read<population::return_month>();
    const Beliefs& b = tile.prepared<Model>().beliefs;
    const auto from = static_cast<int>(b.working_age);
    std::array<int, cells> people{};
    for (std::size_t i = 0; i < tile.size(); ++i)
        if (here(born[i], returns[i]) && -born[i] >= from) ++people[cell_of(sex[i], age_class(-born[i]), school[i])];
    for (std::size_t c = 0; c < cells; ++c)
        if (people[c] > 0) tile.add<counted>(people[c], c);
}

void Found::step(sim::Place<Found>& place) {
    const Prepared& prepared = place.prepared<Model>();
    const Targets& target = prepared.place(place.community());
    Census people;
    for (std::size_t c = 0; c < cells; ++c) people[c] = place.total<counted>(c);
    const Founding founding = found_market(prepared.beliefs, target, people);
    place.write<level_men>() = static_cast<float>(founding.levels.employed[0]);
    place.write<level_women>() = static_cast<float>(founding.levels.employed[1]);
    place.write<level_formal>() = static_cast<float>(founding.levels.formal);
    place.write<slack_men>() = static_cast<float>(founding.levels.slack[0]);
    place.write<slack_women>() = static_cast<float>(founding.levels.slack[1]);
    place.write<pay_base>() = static_cast<float>(founding.pay_base);
    place.write<pay_level>() = 1;
    place.write<usual_adults>() = static_cast<float>(founding.adults);
    const double open = founding.adults / target.fill;
    place.write<casual_jobs>() = static_cast<float>(founding.jobs[0]);
    place.write<informal_jobs>() = static_cast<float>(founding.jobs[1]);
    place.write<formal_jobs>() = static_cast<float>(founding.jobs[2]);
    place.write<casual_hires>() = static_cast<float>(founding.hires[0]);
    place.write<informal_hires>() = static_cast<float>(founding.hires[1]);
    place.write<formal_hires>() = static_cast<float>(founding.hires[2]);
    place.write<casual_vacancies>() = static_cast<float>(founding.hires[0] * open);
    place.write<informal_vacancies>() = static_cast<float>(founding.hires[1] * open);
    place.write<formal_vacancies>() = static_cast<float>(founding.hires[2] * open);
    place.write<jobless_rate>() = static_cast<float>(target.unemployment);
    place.write<employment_rate>() = static_cast<float>(target.employment);
}

void Begin::step(sim::Tile<Begin>& tile) {
    const auto work = tile.write<state>(), field = tile.write<sector>(), paper = tile.write<certified>();
    const auto ability = tile.write<skill>(), pay = tile.write<wage>();
    const auto months = tile.write<months_jobless>();
    const auto sex = tile.read<population::sex>(), school = tile.read<population::schooling>();
    const auto abroad_skill = tile.read<population::foreign_skill>();
    const auto born = tile.read<population::birth_month>(), returns = tile.read<population::return_month>();
    const auto which = tile.draws<first>(0), talent = tile.draws<first>(1), trade_draw = tile.draws<first>(2),
               spell = tile.draws<first>(3);
    const Prepared& prepared = tile.prepared<Model>();
    const Beliefs& b = prepared.beliefs;
    const auto origin = tile.draws<before>(0), waited = tile.draws<before>(1);
    const Levels levels = levels_from(tile.place<level_men>(), tile.place<level_women>(), tile.place<level_formal>(),
                                      tile.place<slack_men>(), tile.place<slack_women>());
    const auto shares = all_shares(b, levels);
    const StartTable table(shares);
    const SectorTable trades(b, prepared.place(tile.community()).rural);
    const float base = tile.place<pay_base>();
    const auto from = static_cast<int>(b.working_age);
    for (std::size_t i = 0; i < tile.size(); ++i) {
        const bool is_returnee = returns[i] != population::never_returned;
        const int age = -born[i];
        const float earned_abroad = is_returnee ? b.foreign_worth * static_cast<float>(abroad_skill[i]) / 100.0F : 0.0F;
        const auto usual = static_cast<float>(usual_skill(b, std::max(age, from)));
        ability[i] = sim::maths::clamp(usual + b.skill_spread * sim::maths::normal_from_bits(talent[i]) + earned_abroad,
                                       -4.0F, 4.0F);
        paper[i] = 0, pay[i] = 0, months[i] = 0, field[i] = 0, work[i] = out;
        if (!here(born[i], returns[i]) || age < from) continue;
        const std::size_t cell = cell_of(sex[i], age_class(age), school[i]);
        work[i] = pick(sim::to_uniform(which[i]), table.edge[cell]);
        // Those lately back have not all found their place yet: the lower part of the draw of the employed still
        // searches.
        const float settled =
            is_returnee ? 1 - sim::maths::exp(static_cast<float>(returns[i]) / static_cast<float>(b.ramp)) : 1.0F;
        if (employed(work[i]) && sim::to_uniform(spell[i]) > settled) work[i] = searching;
        field[i] = trades.draw(sex[i], work[i] == formal, sim::to_uniform(trade_draw[i]));
        if (work[i] <= searching) {
            const Waiting wait(b, sex[i], shares[cell]);
            months[i] = work[i] == searching ? wait.months(sim::to_uniform(origin[i]), sim::to_uniform(waited[i]))
                                             : months_at_home;
            if (is_returnee) months[i] = static_cast<std::uint8_t>(std::min<int>(months[i], -returns[i]));
            ability[i] = skill_without_work(b, ability[i], static_cast<float>(months[i]));
        }
        if (wage_job(work[i])) {
            const auto kind = static_cast<std::size_t>(work[i] - casual);
            const auto log_pay =
                static_cast<float>(b.pay_schooling[school[i]] + b.pay_kind[kind] + b.sector_pay[field[i]]);
            pay[i] = sim::maths::clamp(base * hours_share(b, b.usual_care[sex[i]]) *
                                           sim::maths::exp(log_pay + b.pay_skill * ability[i]),
                                       0.0F, 4000.0F);
        }
    }
}

}  // namespace models::labour
