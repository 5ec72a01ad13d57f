#pragma once
// How people's lives are: what they compare with their hopes, what weighs on them and what relieves it. Used before the
// run, to measure the scale, and every month.

#include <array>

#include "models/wellbeing/formulas.h"
#include "models/wellbeing/model.h"
#include "sim/base/loops.h"

namespace models::wellbeing {

// Number of a parameter, as the loops want it.
template <const auto& P, class R> float number(const sim::Tile<R>& tile) {
    return static_cast<float>(tile.template param<P>());
}
template <const auto& P, class R> float odds_shift(const sim::Tile<R>& tile) {
    return shift_of_odds(tile.template param<P>(), tile.template param<odds_per_sd>(),
                         tile.template param<observed_share>());
}
// A column of another model: as the start has set it, or as it stood last month.
template <const auto& C, class R> auto known(const sim::Tile<R>& tile) {
    if constexpr (sim::contains<C, typename R::recalls>)
        return tile.template recall<C>();
    else
        return tile.template read<C>();
}

enum Part : std::size_t { income_part, food_part, work_part, home_part, debt_part, health_part };

// What people of a home share. `aided`: what assistance adds to the situation; `struck`: there is violence.
struct HomeLife {
    float situation, aided, stress, struck;
};

// One value per person of the tile; `struck`: suffers violence at home.
struct Lives {
    float *situation, *aided, *stress, *struck;

    template <class R> explicit Lives(const sim::Tile<R>& tile) {
        const auto column = [&] { return tile.template scratch<float>(tile.size()).data(); };
        situation = column(), aided = column(), stress = column(), struck = column();
    }
};

// What people of one household share, for every person.
template <class R> const HomeLife* look_at_homes(const sim::Tile<R>& tile) {
    const auto income = known<household::income>(tile), aid = known<household::assistance>(tile);
    const auto need = known<household::need>(tile), debt = known<household::debt>(tile);
    const auto cut = known<household::food_cut>(tile), strain = known<household::tension>(tile);
    const auto quality = known<housing::quality>(tile), crowd = known<housing::crowding>(tile);
    const auto tenure = known<housing::tenure>(tile), violent = known<household::violence>(tile);
    const auto weight = tile.template param<situation_weight>();
    const auto w = [&](Part part) { return static_cast<float>(weight[part]); };
    const float by_money = w(income_part), by_food = w(food_part), by_home = w(home_part), by_debt = w(debt_part);
    const float debt_push = odds_shift<debt_odds>(tile), debt_months = number<half_debt>(tile);
    const float hunger_push = number<hunger>(tile), hunger_half = number<half_hunger>(tile);
    const float strain_push = number<family_tension>(tile), crowd_push = number<crowding>(tile);
    const float crowd_from = number<crowded_from>(tile), crowd_scale = 1.0F / crowd_from;
    // steps from one right to the next, so that the loop has no jumps
    const auto push = tile.template param<housing_insecurity>();
    const auto step = [&](std::size_t t) { return static_cast<float>(push[t] - push[t - 1]); };
    const auto secure = static_cast<float>(push[0]);
    const float rent = step(1), insecure = step(2), guest = step(3), shelter = step(4);
    HomeLife* homes = tile.template scratch<HomeLife>(tile.home_count()).data();
    sim::each_apart(tile.home_count(), [&](std::size_t h) {
        const float owing = saturating(debt[h], debt_months * need[h] + 1.0F), hungry = saturating(cut[h], hunger_half);
        const auto right = static_cast<float>(tenure[h]);
        const float unsettled = secure + (right >= 1.0F ? rent : 0.0F) + (right >= 2.0F ? insecure : 0.0F) +
                                (right >= 3.0F ? guest : 0.0F) + (right >= 4.0F ? shelter : 0.0F);
        homes[h].stress = debt_push * owing + hunger_push * hungry + strain_push * strain[h] + unsettled +
                          crowd_push * bounded((crowd[h] - crowd_from) * crowd_scale);
        const float alone = adequacy(income[h], need[h]);
        homes[h].situation = by_food * (1.0F - hungry) + by_home * quality[h] + by_debt * (1.0F - owing) +
                             by_money * adequacy(income[h] + aid[h], need[h]);
        homes[h].aided = by_money * (adequacy(income[h] + aid[h], need[h]) - alone);
        homes[h].struck = static_cast<float>(violent[h]) > 0.0F ? 1.0F : 0.0F;
    });
    const auto home = tile.home_rows();
    HomeLife* mine = tile.template scratch<HomeLife>(tile.size()).data();
    sim::each_apart(tile.size(), [&](std::size_t i) { mine[i] = homes[home[i]]; });
    return mine;
}

// What each person adds to it: work, health, discrimination, danger, violence suffered.
template <class R> Lives look_at_people(const sim::Tile<R>& tile, const HomeLife* home) {
    const Lives lives(tile);
    const auto work = known<labour::state>(tile);
    const auto age = tile.template read<population::age_band>(), sex = tile.template read<population::sex>();
    const auto health = known<health::health>(tile);
    const auto discriminated = known<climate::discrimination>(tile), safe = known<climate::felt_safety>(tile);
    const auto weight = tile.template param<situation_weight>();
    const auto by_work = static_cast<float>(weight[work_part]), by_health = static_cast<float>(weight[health_part]);
    const float no_job = number<jobless>(tile), ill = number<illness>(tile), danger = number<insecurity>(tile);
    const float idle = number<not_working>(tile);
    const float shunned = number<discrimination>(tile), beaten = odds_shift<home_violence_odds>(tile);
    constexpr float minor = population::under_18, searches = labour::searching, man = population::men;
    constexpr float first_job = labour::casual, last_job = labour::public_works;
    static_assert(population::under_18 == 0 && labour::searching < labour::casual);
    sim::each_apart(tile.size(), [&](std::size_t i) {
        const float grown = static_cast<float>(age[i]) > minor ? 1.0F : 0.0F;
        const auto job = static_cast<float>(work[i]);
        const float searching = job == searches ? grown : 0.0F;
        const float working = (job >= first_job) & (job <= last_job) ? 1.0F : idle;
        const float spared = static_cast<float>(sex[i]) == man ? grown : 0.0F;
        const float hit = home[i].struck * (1.0F - spared);
        lives.situation[i] = home[i].situation + (1.0F - searching) * working * by_work + by_health * health[i];
        lives.aided[i] = home[i].aided;
        lives.struck[i] = hit;
        lives.stress[i] = home[i].stress + searching * no_job + ill * (1.0F - health[i]) + danger * (1.0F - safe[i]) +
                          shunned * discriminated[i] + beaten * hit;
    });
    return lives;
}

// What all of that makes of distress in the end, before the mean of residents is taken off.
struct Weighing {
    float buffers, usual_support, steady, by_support, by_belonging, by_part;

    template <class R>
    explicit Weighing(const sim::Tile<R>& tile)
        : buffers(number<buffering>(tile)),
          usual_support(tile.template place<belonging::usual_support>()),
          steady(number<temper_effect>(tile) * population::temperament_step),
          by_support(number<support_relief>(tile)),
          by_belonging(number<belonging_relief>(tile)),
          by_part(number<participation_relief>(tile)) {}
    [[nodiscard]] float level(float load, float stress, float temper, float support, float belongs, float part) const {
        const float held = support - usual_support;
        return load + stress * (1.0F - buffers * held) - steady * temper - by_support * held - by_belonging * belongs -
               by_part * part;
    }
};

}  // namespace models::wellbeing
