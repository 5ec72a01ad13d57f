// A month of a body. Passes over the whole tile without branches, so that they vectorise; what a pass leaves for the
// next one lies in work memory.

#include <algorithm>

#include "models/health/model.h"
#include "sim/base/loops.h"

namespace models::health {

namespace {

using T = sim::Tile<Live>;

float number(double value) { return static_cast<float>(value); }
std::uint8_t byte(float value) { return static_cast<std::uint8_t>(static_cast<std::int32_t>(value)); }
float flag(bool holds) { return holds ? 1.0F : 0.0F; }

// One value per person of the tile. Small columns are made floats first: loops over one width vectorise best.
struct Bodies {
    explicit Bodies(const T& tile) {
        const auto column = [&] { return tile.scratch<float>(tile.size()).data(); };
        here = column(), woman = column(), unable = column(), met = column(), since = column(), years = column();
        had = column(), ill = column(), crowd = column(), person = column(), level = column(), over = column();
        left = column(), dies = column(), grave = column();
    }
    float *here, *woman, *unable, *met, *since, *years;  // unable: disabled; met: disease on the journey
    float *had, *ill;                                    // last month's need; chronic illness
    float *crowd, *person;  // people per room; needs over those of a healthy person elsewhere
    float *level, *over;  // health now; no need left over
    float *left, *dies, *grave;  // need now; death; a serious need has come
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

void look(const T& tile, const Bodies& b) {
    const auto status = tile.read<population::status>(), identity = tile.read<population::identity>();
    const auto sex = tile.read<population::sex>();
    const auto born = tile.read<population::birth_month>(), returned = tile.read<population::return_month>();
    const auto lived = tile.read<population::journey>();
    const auto lasting = tile.write<chronic>(), need_of = tile.write<need>();
    const auto crowding = tile.recall<housing::crowding>();
    const auto home = tile.home_rows();
    const auto now = static_cast<std::int32_t>(tile.month());
    constexpr float present = population::present_here, women = population::women;
    constexpr int disease = std::countr_zero(population::journey_bits::disease);
    constexpr int disability = std::countr_zero(population::identity_bits::disability);
    const std::size_t n = tile.size();
    sim::each_apart(n, [&](std::size_t i) {
        b.here[i] = flag(static_cast<float>(status[i]) == present);
        b.woman[i] = flag(static_cast<float>(sex[i]) == women);
        b.unable[i] = static_cast<float>((identity[i] >> disability) & 1);
        b.had[i] = need_of[i];
        b.ill[i] = lasting[i];
    });
    sim::each_apart(n, [&](std::size_t i) {
        b.met[i] = static_cast<float>((lived[i] >> disease) & 1);
        b.since[i] = static_cast<float>(now - returned[i]);
        b.years[i] = float_years(now - born[i]);
        b.crowd[i] = crowding[home[i]];
    });
}

// Last month's need: care or time ends it, or it does harm. The body recovers towards its usual health.
void recover(const T& tile, const Bodies& b, const Rates& rates) {
    const auto access = tile.recall<services::health_access>(), distress = tile.recall<wellbeing::distress>();
    const auto helped = tile.use<care>();
    const auto body = tile.write<health>();
    const auto luck = tile.draws<month>(course_lane), onset = tile.draws<month>(onset_lane);
    const float quality = tile.place<services::health_quality>();
    const float lost_ill = number(tile.param<lasting_loss>()[0]), lost_unable = number(tile.param<lasting_loss>()[1]);
    const float worried = number(tile.param<distress_loss>()), heals = number(tile.param<recovery>());
    const float minor_harm = number(tile.param<untreated_loss>()[0]);
    const float serious_harm = number(tile.param<untreated_loss>()[1]);
    const float minor_passes = number(tile.param<heals_alone>()[0]);
    const float serious_passes = number(tile.param<heals_alone>()[1]);
    const auto exposed = tile.param<exposure>();
    const float crowded = number(exposed[1]), anxious = number(exposed[2]), carried = number(exposed[3]);
    const float carried_for = number(tile.param<journey_months>());
    const Staged falls_ill(rates.chronic);
    const ByAge usual_at = rates.usual;
    constexpr float none = well, grave = serious;
    sim::each_apart(tile.size(), [&](std::size_t i) {
        const float had = b.had[i], before = b.ill[i], nerves = std::max(distress[i], 0.0F);
        const float treated = sim::maths::clamp(access[i] * quality * helped[i], 0.0F, 1.0F);
        const float passes = had == grave ? serious_passes : minor_passes;
        const float ends = chance_to_end(treated, passes);
        const float over = std::max(flag(had == none), flag(sim::to_uniform(luck[i]) < ends));
        const float harm = had == grave ? serious_harm : minor_harm;
        // The upper end of the draw whose lower end decides on death: the two never meet.
        const float ill = std::max(before, flag(sim::happens(~onset[i], falls_ill.at(b.years[i]))));
        const float usual = usual_at.at(b.years[i]) - ill * lost_ill - b.unable[i] * lost_unable - worried * nerves;
        const float fresh = b.since[i] < carried_for ? b.met[i] : 0.0F;
        b.ill[i] = ill;
        b.level[i] = body[i] + heals * (usual - body[i]) - (1.0F - over) * harm;
        b.over[i] = over;
        b.person[i] = 1.0F + anxious * nerves + fresh * carried + crowded * std::max(b.crowd[i] - roomy, 0.0F);
    });
}

// New needs, where none is left over, and death.
void fall_ill_or_die(const T& tile, const Bodies& b, const Rates& rates) {
    const auto falls = tile.draws<month>(need_lane), death = tile.draws<month>(onset_lane);
    const float frail = number(tile.param<frail_need>()), regular = number(tile.param<chronic_need>());
    const float frail_dies = number(tile.param<frail_death>());
    const float least = number(tile.param<death_bounds>()[0]), most = number(tile.param<death_bounds>()[1]);
    const float pandemic = tile.place<shocks::pandemic>();
    const float place_need = 1.0F + number(tile.param<exposure>()[0]) * (1.0F - tile.place<services::water>()) +
                             number(tile.param<exposure>()[4]) * pandemic;
    const float place_death = 1.0F + number(tile.param<pandemic_death>()) * pandemic;
    const Staged arises(rates.need), harms(rates.serious);
    const ByAge mean_at = rates.mean;
    const float deficit = tile.place<usual_deficit>();
    const std::array<Dying, 2> dying_at = rates.death;
    sim::each_apart(tile.size(), [&](std::size_t i) {
        const float years = b.years[i], over = b.over[i], level = b.level[i], woman = b.woman[i];
        const float person = b.person[i] + frail * (1.0F - level);
        const float chance = arises.at(years) * place_need * person + std::max(b.ill[i], b.unable[i]) * regular;
        const float drawn = sim::to_uniform(falls[i]);
        const float grave = over * flag(drawn < std::min(chance, 1.0F) * harms.at(years));
        const float any = over * flag(drawn < chance);
        const float frailty = 1.0F + frail_dies * (mean_at.at(years) - deficit - level);
        const float usual = chance_to_die(years, woman, dying_at);
        const float dies = usual * sim::maths::clamp(frailty, least, most) * place_death;
        b.left[i] = b.had[i] + over * (any + grave - b.had[i]);
        b.dies[i] = flag(sim::happens(death[i], dies));
        b.grave[i] = b.here[i] * grave;
    });
}

void settle(const T& tile, const Bodies& b) {
    const auto need_of = tile.write<need>(), lasting = tile.write<chronic>(), ends_now = tile.write<dying>();
    const auto body = tile.write<health>();
    sim::each_apart(tile.size(), [&](std::size_t i) {
        const float here = b.here[i], was_ill = lasting[i];
        need_of[i] = byte(b.had[i] + here * (b.left[i] - b.had[i]));
        lasting[i] = byte(was_ill + here * (b.ill[i] - was_ill));
        ends_now[i] = byte(here * b.dies[i]);
    });
    sim::each_apart(tile.size(), [&](std::size_t i) {
        body[i] += b.here[i] * (sim::maths::clamp(b.level[i], 0.0F, 1.0F) - body[i]);
    });
}

}  // namespace

void Live::step(sim::Tile<Live>& tile) {
    const Rates& rates = tile.prepared<Model>();
    const Bodies bodies(tile);
    look(tile, bodies);
    recover(tile, bodies, rates);
    fall_ill_or_die(tile, bodies, rates);
    settle(tile, bodies);
    const auto rows = tile.scratch<std::uint16_t>(tile.size() + 1);
    const std::size_t ill =
        sim::rows_where(tile.size(), rows.data(), [&](std::size_t i) { return bodies.grave[i] != 0; });
    for (std::size_t k = 0; k < ill; ++k) tile.log<fell_ill>(rows[k]);
}

void Insure::step(sim::Tile<Insure>& tile) {
    const auto status = tile.read<population::status>(), role = tile.read<population::role>();
    const auto born = tile.read<population::birth_month>();
    const auto work = tile.recall<labour::state>();
    const auto covered = tile.write<insured>();
    const auto luck = tile.draws<month>(cover_lane);
    const auto home = tile.home_rows();
    const auto now = static_cast<std::int32_t>(tile.month());
    const float gain = number(tile.param<insurance>()[0]), loss = number(tile.param<insurance>()[1]);
    const auto child_until = static_cast<std::int32_t>(tile.param<cover_ages>()[0]);
    const auto keeps_from = static_cast<std::int32_t>(tile.param<cover_ages>()[1]);
    const std::size_t n = tile.size();
    const auto couple = tile.scratch<float>(tile.home_count());
    const auto rows = tile.scratch<std::uint16_t>(n + 1);
    std::fill(couple.begin(), couple.end(), 0.0F);
    const std::size_t workers = sim::rows_where(n, rows.data(), [&](std::size_t i) {
        return (status[i] == population::present_here) & (work[i] == labour::formal) & (role[i] <= population::partner);
    });
    for (std::size_t k = 0; k < workers; ++k) couple[home[rows[k]]] = 1.0F;
    constexpr float present = population::present_here, formal = labour::formal, partner = population::partner;
    const auto entitled = tile.scratch<float>(n), stays = tile.scratch<float>(n);
    sim::each_apart(n, [&](std::size_t i) {
        const std::int32_t age = now - born[i];
        const float dependent = std::max(flag(static_cast<float>(role[i]) <= partner), flag(age < child_until));
        entitled[i] = std::max(flag(static_cast<float>(work[i]) == formal), dependent * couple[home[i]]);
        stays[i] = flag(age >= keeps_from);
    });
    sim::each_apart(n, [&](std::size_t i) {
        const float has = covered[i], may = entitled[i];
        const float here = flag(static_cast<float>(status[i]) == present);
        const float chance = may > 0.0F ? gain : loss * (1.0F - stays[i]);
        covered[i] = byte(has + here * flag(sim::happens(luck[i], chance)) * (may - has));
    });
}

}  // namespace models::health
