// A month of the mind: how life is, against what was expected and what one is used to; what weighs and what relieves.

#include <algorithm>

#include "models/wellbeing/lives.h"
#include "sim/base/uniform.h"

namespace models::wellbeing {

namespace {

using Here = sim::Tile<Feel>;

// Months at the start in which people are used to, and expect, what they have, as far as they have been here: by then
// work and money of the first months are known.
constexpr std::uint32_t settling_months = 2;

void settle_expectations(const Here& tile, const Lives& lives) {
    const auto back = tile.read<population::return_month>();
    const auto hoped = tile.read<population::expectation>(), host = tile.read<population::host_conditions>();
    const auto hopes = tile.write<expected>(), used_to = tile.write<accustomed>();
    const Memory memory{number<expectation_speed>(tile), number<adaptation>(tile)};
    for (std::size_t i = 0, n = tile.size(); i < n; ++i) {
        if (back[i] >= 0 && back[i] != population::never_returned) continue;
        const auto since = static_cast<float>(static_cast<int>(tile.month()) - back[i]);
        const bool came = back[i] != population::never_returned;
        const Remembered known =
            memory.of(came, since, lives.situation[i], static_cast<float>(hoped[i]), static_cast<float>(host[i]));
        hopes[i] = known.expected, used_to[i] = known.accustomed;
    }
}

// Honest advice, and on arrival what was known before: a prepared person expects less that is false.
void learn_what_to_expect(const Here& tile, const Lives& lives) {
    const std::size_t n = tile.size();
    const auto status = tile.read<population::status>();
    const auto before = tile.recall<population::standing>();
    const auto advice = tile.use<expectations>();
    const auto realistic = tile.write<realism>();
    const auto hopes = tile.write<expected>();
    const auto arrives = [&](std::size_t i) {
        return (before[i] == population::abroad) & (status[i] == population::present_here);
    };
    const float* learned = advice.data();
    std::uint32_t any = 0;
    for (std::size_t i = 0; i < n; ++i)
        any |= static_cast<std::uint32_t>(learned[i] != 0.0F) | static_cast<std::uint32_t>(arrives(i));
    if (any == 0) return;
    const auto rows = tile.scratch<std::uint16_t>(n + 1);
    const std::size_t found =
        sim::rows_where(n, rows.data(), [&](std::size_t i) { return (learned[i] != 0.0F) | arrives(i); });
    const float seen_through = number<arrival_realism>(tile);
    for (std::size_t r = 0; r < found; ++r) {
        const std::size_t i = rows[r];
        const auto has = static_cast<float>(realistic[i]);
        const float more = has + learned[i] * (learned[i] > 0.0F ? 100.0F - has : has);
        const float whole = maths::clamp(more, 0.0F, 100.0F) + sim::to_uniform(tile.draw<month>(i, 1));
        realistic[i] = static_cast<std::uint8_t>(std::min(static_cast<std::int32_t>(whole), 100));
        const float alone = lives.situation[i] - lives.aided[i];
        if (arrives(i)) hopes[i] += seen_through * static_cast<float>(realistic[i]) / 100.0F * (alone - hopes[i]);
    }
}

// Expectations follow life, those of realistic people the life that stays without assistance; so does satisfaction,
// against what one has got used to. A disappointment weighs on the mind.
void compare(const Here& tile, const Lives& lives) {
    const auto status = tile.read<population::status>();
    const auto realistic = tile.write<realism>();
    const auto hopes = tile.write<expected>(), used_to = tile.write<accustomed>(), gap = tile.write<hope>();
    const auto content = tile.write<satisfaction>(), distressed = tile.write<distress>();
    const float speed = number<expectation_speed>(tile), adapts = number<adaptation>(tile);
    const float rises = number<expectation_rise>(tile);
    const float lasting = number<lasting_share>(tile), usual = tile.place<usual_situation>();
    const float slope = number<satisfaction_slope>(tile), low_mood = number<mood>(tile),
                gap_slope = number<gap_mood>(tile);
    const float unmet = odds_shift<unmet_goal_odds>(tile), full = 1.0F / number<full_gap>(tile);
    constexpr float present = population::present_here;
    sim::each_apart(tile.size(), [&](std::size_t i) {
        const float here = static_cast<float>(status[i]) == present ? 1.0F : 0.0F;
        const float sees = static_cast<float>(realistic[i]) * 0.01F;
        const float lived = lives.situation[i], lives_on = lived - sees * lives.aided[i];
        const float before = hopes[i];
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

// Distress and trauma move.
void bear(const Here& tile, const Lives& lives) {
    const auto status = tile.read<population::status>();
    const auto temper = tile.read<population::temperament>();
    const auto supported = tile.recall<belonging::support>(), belongs = tile.recall<belonging::belonging>();
    const auto part = tile.recall<belonging::participation>();
    const auto relieved = tile.use<relief>(), copes = tile.use<coping>();
    const auto distressed = tile.write<distress>(), load = tile.write<trauma>();
    const auto bits = tile.draws<month>(0);
    const Weighing weighing(tile);
    const float heals = number<recovery>(tile), happens = tile.place<month_swing>(),
                longest = number<longest_step>(tile);
    const float quick = number<temper_recovery>(tile) * population::temperament_step;
    const float usual = tile.place<usual_level>(), fades = number<trauma_decay>(tile);
    const float at_home = number<home_violence_trauma>(tile);
    const float everywhere = number<disaster_trauma>(tile) * tile.place<shocks::hazard>() +
                             number<danger_trauma>(tile) * std::max(0.0F, tile.place<shocks::violence>() - 1.0F);
    constexpr float present = population::present_here;
    sim::each_apart(tile.size(), [&](std::size_t i) {
        const float here = static_cast<float>(status[i]) == present ? 1.0F : 0.0F;
        const auto even = static_cast<float>(temper[i]);
        const float level = weighing.level(load[i], lives.stress[i], even, supported[i], belongs[i], part[i]) - usual;
        const float speed = maths::clamp(heals * copes[i] * (1.0F + quick * even), 0.0F, longest);
        const float next = next_distress(distressed[i], level, speed, relieved[i], happens * noise_of(bits[i]));
        const float left = load[i] * (1.0F - bounded(fades * copes[i])) + at_home * lives.struck[i] + everywhere;
        distressed[i] += here * (next - distressed[i]);
        load[i] += here * (maths::clamp(left, 0.0F, 4.0F) - load[i]);
    });
}

void ask_for_help(const Here& tile) {
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
    const Lives lives = look_at_people(tile, look_at_homes(tile));
    if (tile.month() < settling_months) settle_expectations(tile, lives);
    learn_what_to_expect(tile, lives);
    compare(tile, lives);
    bear(tile, lives);
    ask_for_help(tile);
}

}  // namespace models::wellbeing
