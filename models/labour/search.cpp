// Who loses a job, and who starts and stops looking. Loops over everybody are free of branches so that they vectorise.

#include <algorithm>

#include "models/labour/asking.h"
#include "models/labour/begin.h"
#include "models/labour/reference.h"

namespace models::labour {

namespace {

using Here = sim::Tile<Search>;
using sim::maths::exp;

}  // namespace

Local::Local(const Here& tile)
    : b(tile.prepared<Model>().beliefs),
      rates(tile.prepared<Model>().kinds,
            levels_from(tile.place<level_men>(), tile.place<level_women>(), tile.place<level_formal>(),
                        tile.place<slack_men>(), tile.place<slack_women>())),
      closed(tile.place<shocks::pandemic>()) {
    for (std::size_t s = 0; s < sectors; ++s)
        stopped[s] = closed * static_cast<float>(b.pandemic_loss * b.sector_pandemic[s]);
    const float tight = tile.place<tightness>();
    encouraged = exp(b.entry_chance * sim::maths::log(tight < 0.05F ? 0.05F : tight));
    rights = tile.place<structure::rights>();
    certificate = exp(b.search_certificate);
    const float reach_change =
        (tile.place<services::road>() + tile.place<services::transport>()) / 2 - tile.place<usual_reach>();
    for (std::size_t sex = 0; sex < sexes; ++sex)
        of[sex].outside = b.outside[sex], of[sex].reach = b.reach[sex] * reach_change;
    OfSex &men = of[population::men], &women = of[population::women];
    men.pulled = 1 / tile.place<pull_men>(), men.pushed = 1 / tile.place<push_men>(), men.allowed = 1;
    women.pulled = 1 / tile.place<pull_women>(), women.pushed = 1 / tile.place<push_women>();
    women.allowed = tile.place<structure::women_work>();
    men.chance = {tile.place<casual_men>(), tile.place<informal_men>(), tile.place<formal_men>()};
    women.chance = {tile.place<casual_women>(), tile.place<informal_women>(), tile.place<formal_women>()};
    men.searches = 1 / tile.place<effort_men>(), men.rises = 1 / tile.place<rising_men>();
    women.searches = 1 / tile.place<effort_women>(), women.rises = 1 / tile.place<rising_women>();
}

namespace {

void look_at_all(const Here& tile, const Local& local, const Everybody& to) {
    const auto status = tile.read<population::status>(), sex = tile.read<population::sex>(),
               school = tile.read<population::schooling>();
    const auto born = tile.read<population::birth_month>();
    const auto care_women = tile.read<household::care_of_women>(), care_men = tile.read<household::care_of_men>();
    const auto home = tile.home_rows();
    const auto freed = tile.use<time_freed>();
    const Beliefs& b = local.b;
    const Everybody all = to;
    const std::size_t homes = tile.home_count();
    float* care_of = tile.scratch<float>(2 * homes).data();
    const float usual_men = b.usual_care[population::men], usual_women = b.usual_care[population::women];
    static_assert(population::men == 0 && population::women == 1);
    sim::each_apart(homes, [&](std::size_t h) {
        care_of[2 * h] = care_men[h] - usual_men, care_of[2 * h + 1] = care_women[h] - usual_women;
    });
    const auto month = static_cast<float>(static_cast<int>(tile.month()));
    const float from = b.working_age, hours = b.month_hours;
    constexpr float first = first_class_month, per_class = 1.0F / class_months, last = ages - 1;
    constexpr float present = population::present_here;
    constexpr auto in_age = static_cast<std::int32_t>(schools), in_sex = static_cast<std::int32_t>(ages * schools);
    sim::each_apart(tile.size(), [&](std::size_t i) {
        const float age = month - static_cast<float>(born[i]);
        const float here = static_cast<float>(status[i]) == present ? 1.0F : 0.0F;
        const float steps = (age - first + 0.5F) * per_class, up = steps > 0 ? steps : 0.0F;
        const auto step = static_cast<std::int32_t>(up < last ? up : last);
        all.age[i] = age, all.live[i] = age >= from ? here : 0.0F;
        all.cell[i] = in_sex * sex[i] + in_age * step + school[i];
    });
    sim::each_apart(tile.size(),
                    [&](std::size_t i) { all.care[i] = care_of[2U * home[i] + sex[i]] - freed[i] * hours; });
}

// Skill and certificates.
void learn(const Here& tile, const Local& local, const Everybody& to) {
    const std::uint8_t* was = tile.write<state>().data();
    const auto ability = tile.write<skill>();
    const auto paper = tile.write<certified>();
    const auto months = tile.recall<months_jobless>();
    const auto taught = tile.use<skill_gain>(), certifies = tile.use<certify>();
    const auto bits = tile.draws<change>(3);
    const Beliefs b = local.b;
    const Everybody all = to;
    constexpr float first_job = casual, last_job = public_works;
    sim::each_apart(tile.size(), [&](std::size_t i) {
        const auto job = static_cast<float>(was[i]);
        const bool at_work = (job >= first_job) & (job <= last_job);
        const float next = skill_next(b, ability[i], all.age[i], at_work, static_cast<float>(months[i]), taught[i]);
        ability[i] += all.live[i] * (next - ability[i]);
    });
    sim::each_apart(tile.size(), [&](std::size_t i) {
        const float now = sim::to_uniform(bits[i]) < certifies[i] * all.live[i] ? 1.0F : 0.0F;
        const std::int32_t held = paper[i];
        paper[i] = static_cast<std::uint8_t>(held | static_cast<std::int32_t>(now));
    });
}

// The chance that somebody out starts to look, or that a job ends.
struct Chances {
    float *enters, *lost;
};

Chances look_at_chances(const Here& tile, const Local& local, const Everybody& to) {
    const std::uint8_t* was = tile.write<state>().data();
    const auto sex = tile.read<population::sex>(), field = tile.recall<sector>();
    const auto distress = tile.recall<wellbeing::distress>(), well = tile.recall<health::health>(),
               safe = tile.recall<climate::felt_safety>(), cut = tile.recall<household::food_cut>();
    const auto keeps = tile.use<keeping>();
    const auto home = tile.home_rows();
    const Beliefs b = local.b;
    const Everybody all = to;
    const std::size_t n = tile.size();
    const Chances chance{tile.scratch<float>(n).data(), tile.scratch<float>(n).data()};
    const OfSex men = local.of[population::men], women = local.of[population::women];
    const float casual_loss = static_cast<float>(b.separation[0]), informal_loss = static_cast<float>(b.separation[1]),
                formal_loss = static_cast<float>(b.separation[2]), encouraged = local.encouraged;
    constexpr float is_casual = casual, is_informal = informal, is_formal = formal, is_out = out;
    const float* entry = local.rates.entry.data();
    float* usual = chance.lost;
    sim::each_apart(n, [&](std::size_t i) {
        const auto job = static_cast<float>(was[i]);
        const float informally = job == is_informal ? informal_loss : 0.0F,
                    formally = job == is_formal ? formal_loss : 0.0F;
        usual[i] = (job == is_casual ? casual_loss : 0.0F) + informally + formally;
    });
    float* more = tile.scratch<float>(n).data();
    std::array<float, 8> stopped{};
    std::copy(local.stopped.begin(), local.stopped.end(), stopped.begin());
    if (local.closed > 0)
        sim::each_apart(n, [&](std::size_t i) { more[i] = (usual[i] > 0 ? 1.0F : 0.0F) * stopped[field[i] & 7U]; });
    else
        std::fill(more, more + n, 0.0F);
    sim::each_apart(n, [&](std::size_t i) {
        const auto hers = static_cast<float>(sex[i]);
        const auto mix = [hers](float his, float her) { return his + hers * (her - his); };
        const float at_home = static_cast<float>(was[i]) == is_out ? 1.0F : 0.0F;
        const float illness = b.usual_health - well[i];
        const float pulls = mix(men.outside, women.outside) * safe[i] + b.entry_hunger * cut[home[i]] -
                            b.search_health * illness + mix(men.reach, women.reach) - b.entry_care * all.care[i];
        const float pushes = push(b, distress[i], illness) + b.exit_care * all.care[i];
        const float moved = exp(pushes + at_home * (pulls - pushes)), allowed = mix(men.allowed, women.allowed);
        const float drawn = moved * mix(men.pulled, women.pulled), driven = moved * mix(men.pushed, women.pushed);
        chance.enters[i] = entry[all.cell[i]] * encouraged * drawn * allowed * at_home;
        chance.lost[i] = (usual[i] + more[i]) * keeps[i] * driven + (1 - allowed) * usual[i];
    });
    return chance;
}

// States after this month's comings and goings, before offers.
void move(const Here& tile, const Local& local, const Everybody& to, const Chances& chances) {
    const std::uint8_t* was = tile.write<state>().data();
    const auto sex = tile.read<population::sex>();
    const auto bits = tile.draws<change>(0);
    const auto works = tile.use<works_place>(), classes = tile.use<in_class>();
    const Everybody all = to;
    const Chances chance = chances;
    const float* retire = local.rates.retire.data();
    const float gives_up = local.b.discouragement, men_stop = local.b.exit_share[population::men],
                women_stop = local.b.exit_share[population::women];
    constexpr float is_out = out, looking = searching, first_job = casual, last_job = formal, owner = self_employed,
                    on_works = public_works, in_training = training;
    sim::each_apart(tile.size(), [&](std::size_t i) {
        const auto job = static_cast<float>(was[i]), hers = static_cast<float>(sex[i]);
        const float u = sim::to_uniform(bits[i]), leaves = retire[all.cell[i]];
        const float started = job >= first_job ? 1.0F : 0.0F, hired = job <= last_job ? started : 0.0F;
        const float looks = job == looking ? 1.0F : 0.0F;
        const float lost = hired * chance.lost[i];
        const float stops = lost * (men_stop + hers * (women_stop - men_stop));
        const float to_out = (hired + looks) * leaves + looks * gives_up + stops;
        const float to_search = hired * leaves + lost + chance.enters[i];
        const float stays = job >= on_works ? looking : job;  // from a place or a class back to search
        const float searches = u < to_search ? looking : stays, moved = u < to_out ? is_out : searches;
        const float kept = moved == last_job ? moved : on_works, to_works = moved == owner ? moved : kept;
        const float placed = works[i] > 0.5F ? to_works : moved;
        const float class_or_not = placed <= looking ? in_training : placed;
        const float taught = classes[i] > 0.5F ? class_or_not : placed;
        all.next[i] = static_cast<std::int32_t>(all.live[i] * taught);
    });
}

// Of the newly back, the active share of people like them looks for work at once.
void arrive(const Here& tile, const Local& local, const Everybody& all) {
    const auto stood = tile.recall<population::standing>();
    const std::uint8_t* was = tile.write<state>().data();
    const auto bits = tile.draws<change>(0);
    const auto works = tile.use<works_place>(), classes = tile.use<in_class>();
    auto* rows = tile.scratch<std::uint32_t>(tile.size() + 1).data();
    const std::size_t count = sim::rows_where(tile.size(), rows, [&](std::size_t i) {
        return (stood[i] != population::present_here) & (was[i] == out) & (all.live[i] > 0);
    });
    for (std::size_t k = 0; k < count; ++k) {
        const std::size_t i = rows[k];
        const float looking = 1 - local.rates.out[static_cast<std::size_t>(all.cell[i])];
        const std::int32_t looks = sim::to_uniform(bits[i]) < looking ? searching : out;
        const std::int32_t placed = works[i] > 0.5F ? std::int32_t{public_works} : looks;
        all.next[i] = classes[i] > 0.5F && placed <= searching ? std::int32_t{training} : placed;
    }
}

}  // namespace

void Search::step(Here& tile) {
    const Local local(tile);
    const Everybody all(tile);
    look_at_all(tile, local, all);
    learn(tile, local, all);
    if (tile.month() == reference_month || tile.month() == second_month) measure_flows(tile, local, all);
    move(tile, local, all, look_at_chances(tile, local, all));
    arrive(tile, local, all);
    const std::span<std::uint8_t> now = tile.write<state>();
    const std::int32_t* next = all.next;
    sim::each_apart(tile.size(), [&](std::size_t i) { now[i] = static_cast<std::uint8_t>(next[i]); });
    ask_for_jobs(tile, local, all);
}

}  // namespace models::labour
