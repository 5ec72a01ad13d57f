// A month of a body. Passes over the whole tile without branches, so that they vectorise; what a pass leaves for the
// next one lies in work memory.

#include <algorithm>

#include "models/health/model.h"
#include "sim/base/loops.h"

namespace models::health {

namespace {

using T = sim::Tile<Live>;

constexpr float roomy = 2.0F;  // people per room from which crowding counts, by the definition of `exposure`

float number(double value) { return static_cast<float>(value); }
std::uint8_t byte(float value) { return static_cast<std::uint8_t>(static_cast<std::int32_t>(value)); }
float flag(bool holds) { return holds ? 1.0F : 0.0F; }

// One value per person of the tile.
struct Bodies {
    explicit Bodies(const T& tile) {
        const auto column = [&] { return tile.scratch<float>(tile.size()).data(); };
        here = column(), years = column(), ill = column(), unable = column(), nerves = column(), person = column();
        level = column(), over = column(), grave = column();
    }
    float *here, *years, *ill, *unable, *nerves;  // ill: chronically; unable: disabled
    float *person;                                // needs over those of a healthy person elsewhere
    float *level, *over, *grave;                  // health now; no need left over; a serious one has come
};

// Rates by stage of life. Written out, because a table would be gathered from.
struct Staged {
    explicit Staged(const std::array<float, stages>& values) : v(values) {}
    [[nodiscard]] float at(float years) const {
        float found = v[0];
        for (std::size_t k = 0; k < stage_from.size(); ++k)
            found = years >= static_cast<float>(stage_from[k]) ? v[k + 1] : found;
        return found;
    }
    std::array<float, stages> v;
};

// Age, lasting illness, and what makes needs likelier than usual, health apart.
void look(const T& tile, const Bodies& b, const Rates& rates) {
    const auto status = tile.read<population::status>(), identity = tile.read<population::identity>();
    const auto born = tile.read<population::birth_month>(), returned = tile.read<population::return_month>();
    const auto lived = tile.read<population::journey>();
    const auto distress = tile.recall<wellbeing::distress>(), crowding = tile.recall<housing::crowding>();
    const auto lasting = tile.write<chronic>();
    const auto luck = tile.draws<month>(onset_lane);
    const auto home = tile.home_rows();
    const auto now = static_cast<std::int32_t>(tile.month());
    const auto exposed = tile.param<exposure>();
    const float crowd = number(exposed[1]), anxious = number(exposed[2]), carried = number(exposed[3]);
    const float carried_for = number(tile.param<journey_months>());
    const Staged falls_ill(rates.chronic);
    constexpr float present = population::present_here;
    constexpr int disease = std::countr_zero(population::journey_bits::disease);
    constexpr int disability = std::countr_zero(population::identity_bits::disability);
    sim::each_apart(tile.size(), [&](std::size_t i) {
        const float years = float_years(now - born[i]);
        const float before = lasting[i];
        // The upper end of the draw whose lower end decides on death: the two never meet.
        const float now_ill = before + (1.0F - before) * flag(sim::happens(~luck[i], falls_ill.at(years)));
        const float nerves = std::max(distress[i], 0.0F);
        const auto met = static_cast<float>((lived[i] >> disease) & 1);
        const float fresh = static_cast<float>(now - returned[i]) < carried_for ? met : 0.0F;
        b.here[i] = flag(static_cast<float>(status[i]) == present);
        b.years[i] = years;
        b.ill[i] = now_ill;
        b.unable[i] = static_cast<float>((identity[i] >> disability) & 1);
        b.nerves[i] = nerves;
        b.person[i] = 1.0F + anxious * nerves + fresh * carried + crowd * std::max(crowding[home[i]] - roomy, 0.0F);
    });
}

// Last month's need: care or time ends it, or it does harm. The body recovers towards its usual health.
void recover(const T& tile, const Bodies& b, const Rates& rates) {
    const auto access = tile.recall<services::health_access>();
    const auto helped = tile.use<care>();
    const auto need_of = tile.write<need>();
    const auto body = tile.write<health>();
    const auto luck = tile.draws<month>(course_lane);
    const float quality = tile.place<services::health_quality>();
    const float lost_ill = number(tile.param<lasting_loss>()[0]), lost_unable = number(tile.param<lasting_loss>()[1]);
    const float worried = number(tile.param<distress_loss>()), heals = number(tile.param<recovery>());
    const float minor_harm = number(tile.param<untreated_loss>()[0]);
    const float serious_harm = number(tile.param<untreated_loss>()[1]);
    const float minor_passes = number(tile.param<heals_alone>()[0]);
    const float serious_passes = number(tile.param<heals_alone>()[1]);
    const float* usual_at = rates.usual.data();
    constexpr float none = well, grave = serious;
    sim::each_apart(tile.size(), [&](std::size_t i) {
        const float treated = std::min(access[i] * helped[i] * quality, 1.0F);
        const float had = need_of[i];
        const float passes = had == grave ? serious_passes : minor_passes;
        const float ends = chance_to_end(treated, passes);
        const float over = std::max(flag(had == none), flag(sim::happens(luck[i], ends)));
        const float harm = had == grave ? serious_harm : minor_harm;
        const float usual = usual_at[static_cast<std::int32_t>(b.years[i])] - b.ill[i] * lost_ill -
                            b.unable[i] * lost_unable - worried * b.nerves[i];
        b.level[i] = body[i] + heals * (usual - body[i]) - (1.0F - over) * harm;
        b.over[i] = over;
    });
}

// New needs, where none is left over, and death.
void fall_ill_or_die(const T& tile, const Bodies& b, const Rates& rates) {
    const auto sex = tile.read<population::sex>();
    const auto need_of = tile.write<need>(), lasting = tile.write<chronic>(), ends_now = tile.write<dying>();
    const auto body = tile.write<health>();
    const auto falls = tile.draws<month>(need_lane), death = tile.draws<month>(onset_lane);
    const float frail = number(tile.param<frail_need>()), regular = number(tile.param<chronic_need>());
    const float frail_dies = number(tile.param<frail_death>());
    const float least = number(tile.param<death_bounds>()[0]), most = number(tile.param<death_bounds>()[1]);
    const float pandemic = tile.place<shocks::pandemic>();
    const float place_need = 1.0F + number(tile.param<exposure>()[0]) * (1.0F - tile.place<services::water>()) +
                             number(tile.param<exposure>()[4]) * pandemic;
    const float place_death = 1.0F + number(tile.param<pandemic_death>()) * pandemic;
    const Staged arises(rates.need), harms(rates.serious);
    const float *mean_at = rates.mean.data(), *death_at = rates.death[0].data();
    constexpr auto rows = static_cast<std::int32_t>(last_age + 1);
    sim::each_apart(tile.size(), [&](std::size_t i) {
        const float here = b.here[i], years = b.years[i], over = b.over[i], level = b.level[i], had = need_of[i];
        const auto row = static_cast<std::int32_t>(years);
        const float person = b.person[i] + frail * (1.0F - level);
        const float chance =
            arises.at(years) * place_need * person + std::max(b.ill[i], b.unable[i]) * regular;
        const float grave = over * flag(sim::happens(falls[i], std::min(chance, 1.0F) * harms.at(years)));
        const float any = over * flag(sim::happens(falls[i], chance));
        const float frailty = 1.0F + frail_dies * (mean_at[row] - level);
        const float dies = death_at[static_cast<std::int32_t>(sex[i]) * rows + row] *
                           sim::maths::clamp(frailty, least, most) * place_death;
        const float left = had + over * (any + grave - had), before = lasting[i];
        need_of[i] = byte(had + here * (left - had));
        lasting[i] = byte(before + here * (b.ill[i] - before));
        body[i] += here * (sim::maths::clamp(level, 0.0F, 1.0F) - body[i]);
        ends_now[i] = byte(here * flag(sim::happens(death[i], dies)));
        b.grave[i] = here * grave;
    });
}

}  // namespace

void Live::step(sim::Tile<Live>& tile) {
    const Rates& rates = tile.prepared<Model>();
    const Bodies bodies(tile);
    look(tile, bodies, rates);
    recover(tile, bodies, rates);
    fall_ill_or_die(tile, bodies, rates);
    const auto rows = tile.scratch<std::uint16_t>(tile.size() + 1);
    const std::size_t ill = sim::rows_where(tile.size(), rows.data(), [&](std::size_t i) { return bodies.grave[i] != 0; });
    for (std::size_t k = 0; k < ill; ++k) tile.log<fell_ill>(rows[k]);
}

void Insure::step(sim::Tile<Insure>& tile) {
    const auto status = tile.read<population::status>();
    const auto work = tile.recall<labour::state>();
    const auto covered = tile.write<insured>();
    const auto luck = tile.draws<month>(cover_lane);
    const auto home = tile.home_rows();
    const float gain = number(tile.param<insurance>()[0]), loss = number(tile.param<insurance>()[1]);
    const std::size_t n = tile.size();
    const auto formal = tile.scratch<float>(tile.home_count());
    const auto rows = tile.scratch<std::uint16_t>(n + 1);
    std::fill(formal.begin(), formal.end(), 0.0F);
    const std::size_t workers = sim::rows_where(n, rows.data(), [&](std::size_t i) {
        return (status[i] == population::present_here) & (work[i] == labour::formal);
    });
    for (std::size_t k = 0; k < workers; ++k) formal[home[rows[k]]] = 1.0F;
    constexpr float present = population::present_here;
    sim::each_apart(n, [&](std::size_t i) {
        const float has = covered[i], works = formal[home[i]];
        const float here = flag(static_cast<float>(status[i]) == present);
        const float changes = here * flag(sim::happens(luck[i], works > 0.0F ? gain : loss));
        covered[i] = byte(has + changes * (works - has));
    });
}

}  // namespace models::health
