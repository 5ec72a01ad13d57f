// Taking part, learning the ways of the place, and feeling at home in it.

#include "models/belonging/formulas.h"
#include "models/belonging/model.h"
#include "sim/base/grid.h"
#include "sim/base/loops.h"

namespace models::belonging {

namespace {

using Here = sim::Tile<TakePart>;

template <const auto& P> float number(const Here& tile) { return static_cast<float>(tile.param<P>()); }

// How easy it is for each person to take part, time set apart: what they do not need to fear, and their inclination.
struct Ease {
    const float *time, *all;  // `time`: left by work and care, among places where one feels safe
};

Ease find_ease(const Here& tile) {
    const std::size_t n = tile.size();
    const auto care = tile.read<household::care_hours>();
    const float care_cost = number<care_time>(tile) / number<full_care>(tile), at_work = number<work_time>(tile);
    float* of_home = tile.scratch<float>(tile.home_count()).data();
    float* time = tile.scratch<float>(n).data();
    float* all = tile.scratch<float>(n).data();
    sim::each_apart(tile.home_count(), [&](std::size_t h) { of_home[h] = 1.0F - care_cost * care[h]; });
    const auto home = tile.home_rows();
    sim::each_apart(n, [&](std::size_t i) { time[i] = of_home[home[i]]; });

    const auto temper = tile.read<population::temperament>();
    const auto distress = tile.recall<wellbeing::distress>();
    const auto discriminated = tile.recall<climate::discrimination>();
    const auto safe = tile.recall<climate::felt_safety>();
    const auto work = tile.recall<labour::state>();
    const auto belongs = tile.write<belonging>();
    const float danger = number<safety_effect>(tile), at_home = number<home_effect>(tile);
    const float outgoing = number<temper_effect>(tile) * population::temperament_step;
    const float withdrawn = number<distress_effect>(tile), rejected = number<rejection_effect>(tile);
    const float open = 1.0F - number<space_effect>(tile) * (1.0F - tile.place<services::public_space>());
    constexpr float first_job = labour::casual, last_job = labour::public_works;
    sim::each_apart(n, [&](std::size_t i) {
        const auto job = static_cast<float>(work[i]);
        const float working = (job >= first_job) & (job <= last_job) ? at_work : 0.0F;
        const float free = positive(time[i] - working) * positive(1.0F - danger * (1.0F - safe[i]));
        const float inclined =
            positive(1.0F + outgoing * static_cast<float>(temper[i]) - at_home * (1.0F - belongs[i]) -
                     withdrawn * distress[i] - rejected * discriminated[i]);
        time[i] = free;
        all[i] = open * free * inclined;
    });
    return {time, all};
}

// Month 0 shows what ease goes with the survey's answers.
void note_ease(const Here& tile, const float* all) {
    const auto status = tile.read<population::status>(), age = tile.read<population::age_band>(),
               seen = tile.read<climate::seen_as>();
    double people = 0, sum = 0;
    for (std::size_t i = 0, n = tile.size(); i < n; ++i) {
        if (status[i] != population::present_here || age[i] == population::under_18 || seen[i] != climate::resident)
            continue;
        people += 1, sum += sim::on_grid(static_cast<double>(all[i]));
    }
    tile.add<easy_people>(people), tile.add<ease>(sum);
}

Homeliness homeliness(const Here& tile) {
    return {number<usual_belonging>(tile),     tile.place<usual_support>(),    tile.place<usual_participation>(),
            number<from_support>(tile),        number<from_taking_part>(tile), number<from_acceptance>(tile),
            number<from_discrimination>(tile), number<from_distress>(tile),    number<speech_share>(tile)};
}

// How far the people of the place accept each person: returnees by attitude until they are known.
const float* find_acceptance(const Here& tile) {
    const auto seen = tile.read<climate::seen_as>();
    const auto back = tile.read<population::return_month>();
    const auto abroad = tile.read<population::months_abroad>();
    const Acceptance acceptance{number<neutral_acceptance>(tile), number<acceptance_slope>(tile)};
    const float strangers = acceptance.of(tile.place<climate::mean_attitude>()), half = number<known_after>(tile);
    const float locals = bounded(1.0F + tile.place<climate::trust>() - tile.place<climate::usual_trust>());
    const auto now = static_cast<std::int32_t>(tile.month());
    float* accepted = tile.scratch<float>(tile.size()).data();
    static_assert(climate::resident == 0);
    constexpr float foreign = climate::foreigner;
    sim::each_apart(tile.size(), [&](std::size_t i) {
        const auto as = static_cast<float>(seen[i]);
        const float away = as == foreign ? born_abroad : static_cast<float>(abroad[i]);
        const float since = positive(static_cast<float>(now - static_cast<std::int32_t>(back[i])));
        const float newcomer = between(strangers, 1.0F - newcomer_to(away, since, half));
        accepted[i] = as > 0.0F ? newcomer : locals;
    });
    return accepted;
}

}  // namespace

void Compare::step(sim::Place<Compare>& place) {
    if (place.month() != 1) return;
    const double people = place.total<easy_people>(), sum = place.total<ease>();
    if (people > 0 && sum > 0) place.write<usual_ease>() = static_cast<float>(sum / people);
}

void TakePart::step(Here& tile) {
    const bool first = tile.month() == 0;
    const Ease easy = find_ease(tile);
    if (first) note_ease(tile, easy.all);
    const float* accepts = find_acceptance(tile);
    const auto status = tile.read<population::status>(), sex = tile.read<population::sex>();
    const auto supported = tile.recall<support>();
    const auto distress = tile.recall<wellbeing::distress>();
    const auto discriminated = tile.recall<climate::discrimination>();
    const auto invited = tile.use<meeting>(), course = tile.use<culture_activity>();
    const auto part = tile.write<participation>(), belongs = tile.write<belonging>();
    const auto ways = tile.write<culture>(), speech = tile.write<language>();
    const Homeliness homely = homeliness(tile);
    const float usual = tile.place<climate::participation_climate>() / tile.place<usual_ease>();
    const float women_reached = number<women_informed>(tile), by_course = number<culture_meeting>(tile);
    const float part_speed = first ? 0.0F : number<participation_speed>(tile);
    const float home_speed = number<belonging_speed>(tile);
    const float lives = number<learns_living>(tile), joins = number<learns_taking_part>(tile),
                studies = number<learns_course>(tile);
    constexpr float present = population::present_here, woman = population::women;
    sim::each_apart(tile.size(), [&](std::size_t i) {
        const float here = static_cast<float>(status[i]) == present ? 1.0F : 0.0F;
        const float accepted = accepts[i], free = easy.time[i];
        const float reached = static_cast<float>(sex[i]) == woman ? invited[i] * women_reached : invited[i];
        const float practised = course[i] * accepted * supported[i] * free;
        const float level = bounded(usual * easy.all[i] + free * reached + by_course * practised);
        const float learning = here * bounded(lives + joins * accepted * part[i] + studies * practised);
        const float fit = common_ground(ways[i], speech[i], homely.spoken) * accepted;
        const float home = homely.level(supported[i], part[i], fit, accepted, discriminated[i], distress[i]);
        belongs[i] += here * home_speed * (home - belongs[i]);
        ways[i] += learning * (1.0F - ways[i]);
        speech[i] += learning * (1.0F - speech[i]);
        part[i] += here * part_speed * (level - part[i]);
    });
}

}  // namespace models::belonging
