// First values: what the journey and the years have left, and a scale of distress that is residents' own.

#include <algorithm>

#include "models/wellbeing/lives.h"
#include "sim/base/grid.h"

namespace models::wellbeing {

namespace {

JourneyShifts shifts(const sim::Tile<Found>& tile) {
    return {.detained = odds_shift<detention_odds>(tile),
            .violence = odds_shift<violence_odds>(tile),
            .trafficked = odds_shift<trafficked_odds>(tile),
            .disease = number<disease_trauma>(tile),
            .alone = number<alone_trauma>(tile),
            .bad_host = odds_shift<bad_host_odds>(tile),
            .removed = odds_shift<removal_odds>(tile)};
}

Years years_of(bool came, float born, float back, float abroad) {
    const float since = came ? std::max(0.0F, -back) : std::max(0.0F, -born);
    return {
        .before = came ? std::max(0.0F, back - born - abroad) : 0.0F, .abroad = came ? abroad : 0.0F, .since = since};
}

// Trauma load on arrival, less what has faded since, and what disasters have left.
void found_trauma(sim::Tile<Found>& tile) {
    using namespace population::journey_bits;
    const auto back = tile.read<population::return_month>(), born = tile.read<population::birth_month>();
    const auto abroad = tile.read<population::months_abroad>();
    const auto type = tile.read<population::return_type>();
    const auto journey = tile.read<population::journey>();
    const auto host = tile.read<population::host_conditions>();
    const auto prone = tile.read<population::trauma_proneness>();
    const auto load = tile.write<trauma>();
    const JourneyShifts shift = shifts(tile);
    const float decay = number<trauma_decay>(tile);
    const float usual = decay > 0 ? number<disaster_trauma>(tile) * tile.place<climate::hazard>() / decay : 0.0F;
    for (std::size_t i = 0; i < tile.size(); ++i) {
        const auto had = [&](std::uint16_t bit) { return (journey[i] & bit) != 0; };
        const Journey lived{.detained = had(detained),
                            .violence = had(violence),
                            .trafficked = had(trafficked),
                            .disease = had(disease),
                            .alone = had(unaccompanied),
                            .removed = type[i] == population::forced,
                            .host_conditions = static_cast<float>(host[i]) / 100.0F,
                            .proneness = static_cast<float>(prone[i]) / 100.0F};
        const bool came = back[i] != population::never_returned;
        const bool away = came && type[i] != population::resident_type;
        const Years years =
            years_of(came, static_cast<float>(born[i]), static_cast<float>(back[i]), static_cast<float>(abroad[i]));
        const float of_journey = away ? trauma_of(lived, shift) * kept(years.since, decay) : 0.0F;
        load[i] = maths::clamp(of_journey + load_of_life(years, usual, decay), 0.0F, 4.0F);
    }
}

}  // namespace

void Found::step(sim::Tile<Found>& tile) {
    found_trauma(tile);
    const auto back = tile.read<population::return_month>();
    const auto prepared = tile.read<population::preparedness>(), hoped = tile.read<population::expectation>();
    const auto host = tile.read<population::host_conditions>();
    const auto gap = tile.write<hope>(), hopes = tile.write<expected>(), used_to = tile.write<accustomed>();
    const auto realistic = tile.write<realism>();
    const auto unasked = static_cast<std::uint8_t>(number<usual_realism>(tile) * 100.0F);
    for (std::size_t i = 0; i < tile.size(); ++i) {
        const bool came = back[i] != population::never_returned;
        realistic[i] = came ? prepared[i] : unasked;
        hopes[i] = static_cast<float>(hoped[i]) / 100.0F;
        used_to[i] = static_cast<float>(host[i]) / 100.0F;
        gap[i] = 0;
    }
}

// Everybody's level is kept in `distress` and their situation in `satisfaction` until the scale is known.
void Weigh::step(sim::Tile<Weigh>& tile) {
    const Lives lives = look_at_people(tile, look_at_homes(tile));
    const auto status = tile.read<population::status>(), age = tile.read<population::age_band>();
    const auto back = tile.read<population::return_month>();
    const auto temper = tile.read<population::temperament>();
    const auto load = tile.read<trauma>();
    const auto supported = tile.read<belonging::support>(), belongs = tile.read<belonging::belonging>();
    const auto part = tile.read<belonging::participation>();
    const auto level = tile.write<distress>(), situation = tile.write<satisfaction>();
    const Weighing weighing(tile);
    double people = 0, levels = 0, squares = 0, situations = 0;
    for (std::size_t i = 0; i < tile.size(); ++i) {
        situation[i] = bounded(lives.situation[i]);
        level[i] = maths::clamp(
            weighing.level(load[i], lives.stress[i], static_cast<float>(temper[i]), supported[i], belongs[i], part[i]),
            -4.0F, 8.0F);
        if (status[i] != population::present_here || age[i] == population::under_18 ||
            back[i] != population::never_returned)
            continue;
        const auto x = static_cast<double>(level[i]);
        people += 1, levels += sim::on_grid(x), squares += sim::on_grid(x * x),
            situations += sim::on_grid(static_cast<double>(situation[i]));
    }
    tile.add<first_people>(people), tile.add<first_levels>(levels);
    tile.add<first_squares>(squares), tile.add<first_situations>(situations);
}

// Residents' mean is zero and their SD one: what lasts is measured, what comes and goes makes up the rest.
void Scale::step(sim::Country<Scale>& country) {
    const double people = country.total<first_people>();
    const double mean = people > 0 ? country.total<first_levels>() / people : 0;
    const double lasting = people > 0 ? country.total<first_squares>() / people - mean * mean : 0;
    const double passing = std::max(country.param<passing_least>(), 1 - lasting);
    country.write<usual_level>() = static_cast<float>(mean);
    country.write<usual_situation>() =
        people > 0 ? static_cast<float>(country.total<first_situations>() / people) : 0.5F;
    country.write<month_swing>() =
        static_cast<float>(country.param<swing>()) *
        swing_for(static_cast<float>(passing), static_cast<float>(country.param<recovery>()));
}

void Settle::step(sim::Tile<Settle>& tile) {
    const auto back = tile.read<population::return_month>();
    const auto hoped = tile.read<population::expectation>(), host = tile.read<population::host_conditions>();
    const auto sex = tile.read<population::sex>();
    const auto distressed = tile.write<distress>(), content = tile.write<satisfaction>();
    const auto hopes = tile.write<expected>(), used_to = tile.write<accustomed>();
    const auto asks = tile.write<wants_support>();
    const auto bits = tile.draws<founding>(0);
    const float usual = tile.place<usual_level>(), middling = tile.place<usual_situation>();
    const float other = lasting_swing(tile.place<month_swing>(), number<recovery>(tile));
    const Memory memory{number<expectation_speed>(tile), number<adaptation>(tile)};
    for (std::size_t i = 0; i < tile.size(); ++i) {
        const float situation = content[i];
        if (back[i] < 0 || back[i] == population::never_returned) {
            const Remembered known = memory.of(back[i] != population::never_returned, static_cast<float>(-back[i]),
                                               situation, static_cast<float>(hoped[i]), static_cast<float>(host[i]));
            hopes[i] = known.expected, used_to[i] = known.accustomed;
        }
        const float level = distressed[i] - usual;
        distressed[i] = maths::clamp(level + other * sim::maths::normal_from_bits(bits[i]), -4.0F, 8.0F);
        const float felt = contentment(situation, middling, used_to[i], number<lasting_share>(tile));
        content[i] = bounded(0.5F + number<satisfaction_slope>(tile) * felt - number<mood>(tile) * distressed[i]);
        const float threshold =
            number<asks_above>(tile) + (sex[i] == population::men ? number<men_ask_later>(tile) : 0.0F);
        asks[i] = distressed[i] > threshold ? 1 : 0;
    }
}

}  // namespace models::wellbeing
