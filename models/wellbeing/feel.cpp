// A month of the mind: how life is, against what was expected and what one is used to; what weighs and what relieves.

#include <algorithm>
#include <array>

#include "models/wellbeing/formulas.h"
#include "models/wellbeing/model.h"
#include "sim/base/loops.h"

namespace models::wellbeing {

namespace {

using Here = sim::Tile<Feel>;

template <const auto& P> float number(const Here& tile) { return static_cast<float>(tile.param<P>()); }
template <const auto& P> float odds_shift(const Here& tile) {
    return shift_of_odds(tile.param<P>(), tile.param<odds_per_sd>(), tile.param<observed_share>());
}

enum Part : std::size_t { income_part, food_part, work_part, home_part, debt_part, health_part };

// One value per person of the tile.
struct Lives {
    float *situation, *alone, *stress, *struck;  // alone: the situation without assistance; struck: violence at home

    explicit Lives(const Here& tile) {
        const auto column = [&] { return tile.data().scratch->take<float>(tile.size()); };
        situation = column(), alone = column(), stress = column(), struck = column();
    }
};

// What people of one household share.
void look_at_homes(const Here& tile, const Lives& lives) {
    const auto income = tile.recall<household::income>(), aid = tile.recall<household::assistance>();
    const auto need = tile.recall<household::need>(), debt = tile.recall<household::debt>();
    const auto cut = tile.recall<household::food_cut>(), strain = tile.recall<household::tension>();
    const auto quality = tile.recall<housing::quality>(), crowd = tile.recall<housing::crowding>();
    const auto tenure = tile.recall<housing::tenure>(), violent = tile.recall<household::violence>();
    const auto weight = tile.param<situation_weight>();
    const auto w = [&](Part part) { return static_cast<float>(weight[part]); };
    const float by_money = w(income_part), by_food = w(food_part), by_home = w(home_part), by_debt = w(debt_part);
    const float debt_push = odds_shift<debt_odds>(tile), debt_months = number<half_debt>(tile);
    const float hunger_push = number<hunger>(tile), hunger_half = number<half_hunger>(tile);
    const float strain_push = number<family_tension>(tile), crowd_push = number<crowding>(tile);
    const float crowd_from = number<crowded_from>(tile);
    std::array<float, 5> tenure_push{};
    for (std::size_t t = 0; t < tenure_push.size(); ++t)
        tenure_push[t] = static_cast<float>(tile.param<housing_insecurity>()[t]);
    struct Kept {
        float situation, alone, stress, struck;
    };
    auto* kept_by = tile.data().scratch->take<Kept>(tile.home_count());
    for (std::size_t h = 0; h < tile.home_count(); ++h) {
        const float owing = saturating(debt[h], debt_months * need[h] + 1.0F), hungry = saturating(cut[h], hunger_half);
        const float rest = by_food * (1.0F - hungry) + by_home * quality[h] + by_debt * (1.0F - owing);
        const float stress = debt_push * owing + hunger_push * hungry + strain_push * strain[h] +
                             tenure_push[tenure[h]] + crowd_push * bounded((crowd[h] - crowd_from) / crowd_from);
        const float alone = rest + by_money * adequacy(income[h], need[h]);
        const float situation = rest + by_money * adequacy(income[h] + aid[h], need[h]);
        kept_by[h] = {situation, alone, stress, violent[h] != 0 ? 1.0F : 0.0F};
    }
    const std::uint16_t* home = tile.world().layout().household_of.data() + tile.global(0);
    sim::each_apart(tile.size(), [&](std::size_t i) {
        const Kept& k = kept_by[home[i] - home[0]];
        lives.situation[i] = k.situation, lives.alone[i] = k.alone, lives.stress[i] = k.stress,
        lives.struck[i] = k.struck;
    });
}

// What each person adds to it: work, health, discrimination, danger, violence suffered.
void look_at_people(const Here& tile, const Lives& lives) {
    const auto work = tile.recall<labour::state>();
    const auto age = tile.read<population::age_band>(), sex = tile.read<population::sex>();
    const auto health = tile.recall<health::health>();
    const auto discriminated = tile.recall<climate::discrimination>(), safe = tile.recall<climate::felt_safety>();
    const auto weight = tile.param<situation_weight>();
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
        const float own = (1.0F - searching) * working * by_work + by_health * health[i];
        const float spared = static_cast<float>(sex[i]) == man ? grown : 0.0F;
        const float hit = lives.struck[i] * (1.0F - spared);
        lives.situation[i] += own;
        lives.alone[i] += own;
        lives.struck[i] = hit;
        lives.stress[i] += searching * no_job + ill * (1.0F - health[i]) + danger * (1.0F - safe[i]) +
                           shunned * discriminated[i] + beaten * hit;
    });
}

// Months at the start in which people are used to, and expect, what they have, as far as they have been here.
constexpr std::uint32_t settling_months = 2;

void settle_expectations(Here& tile, const Lives& lives) {
    const auto back = tile.read<population::return_month>();
    const auto hoped = tile.read<population::expectation>(), host = tile.read<population::host_conditions>();
    const auto hopes = tile.write<expected>(), used_to = tile.write<accustomed>();
    const float speed = number<expectation_speed>(tile), adapts = number<adaptation>(tile);
    for (std::size_t i = 0, n = tile.size(); i < n; ++i) {
        if (back[i] >= 0 && back[i] != population::never_returned) continue;
        const auto since = static_cast<float>(static_cast<int>(tile.month()) - back[i]);
        const bool came = back[i] != population::never_returned;
        const float hoped_then = static_cast<float>(hoped[i]) / 100.0F,
                    life_then = static_cast<float>(host[i]) / 100.0F;
        hopes[i] = lives.situation[i] + (came ? kept(since, speed) * (hoped_then - lives.situation[i]) : 0.0F);
        used_to[i] = lives.situation[i] + (came ? kept(since, adapts) * (life_then - lives.situation[i]) : 0.0F);
    }
}

// Honest advice, and on arrival what was known before: a prepared person expects less that is false.
void learn_what_to_expect(Here& tile, const Lives& lives) {
    const auto status = tile.read<population::status>();
    const auto before = tile.recall<population::standing>();
    const auto advice = tile.use<expectations>();
    const auto realistic = tile.write<realism>();
    const auto hopes = tile.write<expected>();
    const float seen_through = number<arrival_realism>(tile);
    for (std::size_t i = 0, n = tile.size(); i < n; ++i) {
        const bool arrives = (before[i] == population::abroad) & (status[i] == population::present_here);
        const float learned = advice[i];
        if (learned == 0.0F && !arrives) continue;
        const auto known = static_cast<float>(realistic[i]);
        const float more = maths::clamp(known + learned * (learned > 0.0F ? 100.0F - known : known), 0.0F, 100.0F);
        realistic[i] =
            static_cast<std::uint8_t>(static_cast<std::int32_t>(more + sim::to_uniform(tile.draw<month>(i, 1))));
        realistic[i] = std::min<std::uint8_t>(realistic[i], 100);
        if (arrives) hopes[i] += seen_through * static_cast<float>(realistic[i]) / 100.0F * (lives.alone[i] - hopes[i]);
    }
}

// Expectations follow life, those of realistic people the life that stays without assistance; so does satisfaction,
// against what one has got used to. A disappointment weighs on the mind.
void compare(Here& tile, const Lives& lives) {
    const auto status = tile.read<population::status>();
    const auto realistic = tile.write<realism>();
    const auto hopes = tile.write<expected>(), used_to = tile.write<accustomed>(), gap = tile.write<hope>();
    const auto content = tile.write<satisfaction>(), distressed = tile.write<distress>();
    const float speed = number<expectation_speed>(tile), adapts = number<adaptation>(tile);
    const float rises = number<expectation_rise>(tile);
    const float lasting = number<lasting_share>(tile), usual = number<usual_situation>(tile);
    const float slope = number<satisfaction_slope>(tile), low_mood = number<mood>(tile),
                gap_slope = number<gap_mood>(tile);
    const float unmet = odds_shift<unmet_goal_odds>(tile), full = 1.0F / number<full_gap>(tile);
    constexpr float present = population::present_here;
    sim::each_apart(tile.size(), [&](std::size_t i) {
        const float here = static_cast<float>(status[i]) == present ? 1.0F : 0.0F;
        const float sees = static_cast<float>(realistic[i]) * 0.01F;
        const float lives_on = lives.situation[i] + sees * (lives.alone[i] - lives.situation[i]);
        const float before = hopes[i], lived = lives.situation[i];
        const float follows = speed * (lives_on > before ? rises : 1.0F + sees);
        const float hoped = bounded(before + bounded(follows) * (lives_on - before));
        const float felt = maths::clamp(lived - hoped, -1.0F, 1.0F);
        const float now =
            0.5F + slope * contentment(lived, usual, used_to[i], lasting) + gap_slope * felt - low_mood * distressed[i];
        lives.stress[i] += unmet * bounded(-felt * full);
        hopes[i] = before + here * (hoped - before);
        gap[i] += here * (felt - gap[i]);
        content[i] += here * (bounded(now) - content[i]);
        used_to[i] += here * adapts * (lived - used_to[i]);
    });
}

void bear(Here& tile, const Lives& lives) {
    const auto status = tile.read<population::status>();
    const auto temper = tile.read<population::temperament>();
    const auto supported = tile.recall<belonging::support>(), belongs = tile.recall<belonging::belonging>();
    const auto part = tile.recall<belonging::participation>();
    const auto relieved = tile.use<relief>(), copes = tile.use<coping>();
    const auto distressed = tile.write<distress>(), load = tile.write<trauma>();
    const auto bits = tile.draws<month>(0);
    const float heals = number<recovery>(tile), happens = number<swing>(tile), longest = number<longest_step>(tile);
    const float steady = number<temper_effect>(tile) * population::temperament_step;
    const float quick = number<temper_recovery>(tile) * population::temperament_step;
    const float usual = number<usual_stress>(tile), fades = number<trauma_decay>(tile),
                buffers = number<buffering>(tile);
    const float by_support = number<support_relief>(tile), by_belonging = number<belonging_relief>(tile);
    const float by_part = number<participation_relief>(tile), usual_support_ = number<usual_support>(tile);
    const float usual_belonging_ = number<usual_belonging>(tile), usual_part = number<usual_participation>(tile);
    const float at_home = number<home_violence_trauma>(tile);
    const float everywhere = number<disaster_trauma>(tile) * tile.place<shocks::hazard>() +
                             number<danger_trauma>(tile) * std::max(0.0F, tile.place<shocks::violence>() - 1.0F);
    constexpr float present = population::present_here;
    sim::each_apart(tile.size(), [&](std::size_t i) {
        const float here = static_cast<float>(status[i]) == present ? 1.0F : 0.0F;
        const auto even = static_cast<float>(temper[i]);
        const float held = supported[i] - usual_support_;
        const float level = load[i] + lives.stress[i] * (1.0F - buffers * held) - usual - steady * even -
                            by_support * held - by_belonging * (belongs[i] - usual_belonging_) -
                            by_part * (part[i] - usual_part);
        const float speed = maths::clamp(heals * copes[i] * (1.0F + quick * even), 0.0F, longest);
        const float next = next_distress(distressed[i], level, speed, relieved[i], happens * noise_of(bits[i]));
        const float left = load[i] * (1.0F - bounded(fades * copes[i])) + at_home * lives.struck[i] + everywhere;
        distressed[i] += here * (next - distressed[i]);
        load[i] += here * (maths::clamp(left, 0.0F, 4.0F) - load[i]);
    });
}

void ask_for_help(Here& tile) {
    const auto sex = tile.read<population::sex>();
    const auto distressed = tile.write<distress>();
    const auto asks = tile.write<wants_support>();
    const float above = number<asks_above>(tile), until = number<asks_until>(tile), later = number<men_ask_later>(tile);
    constexpr float man = population::men;
    sim::each_apart(tile.size(), [&](std::size_t i) {
        const float mans = static_cast<float>(sex[i]) == man ? later : 0.0F;
        const float threshold = above + mans - until * static_cast<float>(asks[i]);
        asks[i] = static_cast<std::uint8_t>(static_cast<std::int32_t>(distressed[i] > threshold ? 1.0F : 0.0F));
    });
}

}  // namespace

void Feel::step(Here& tile) {
    const Lives lives(tile);
    look_at_homes(tile, lives);
    look_at_people(tile, lives);
    if (tile.month() < settling_months) settle_expectations(tile, lives);
    learn_what_to_expect(tile, lives);
    compare(tile, lives);
    bear(tile, lives);
    ask_for_help(tile);
}

}  // namespace models::wellbeing
