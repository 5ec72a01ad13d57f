// Those who look for a job, or for a better one: how much they weigh among others, and which kind they ask for.

#include "models/labour/asking.h"

#include "models/labour/reference.h"
#include "sim/base/grid.h"

namespace models::labour {

namespace {

using Here = sim::Tile<Search>;
using sim::maths::exp;

// One value per person who asks.
struct Asking {
    std::size_t count;
    const std::uint32_t* row;
    float *effort, *met, *weight, *key;
    std::uint32_t* known;
    std::int32_t* kind;

    Asking(const Here& tile, const std::uint32_t* rows, std::size_t asking) : count(asking), row(rows) {
        for (float** values : {&effort, &met, &weight, &key}) *values = tile.scratch<float>(asking).data();
        known = tile.scratch<std::uint32_t>(asking).data(), kind = tile.scratch<std::int32_t>(asking).data();
    }
};

// Strength of the ties to people at work, in 255ths.
void count_contacts(const Here& tile, const Asking& a) {
    const auto words = tile.words();
    const unsigned shift = tile.run().catalogue->columns()[sim::slot_of<state>].publish_shift;
    constexpr std::uint32_t labels = (1U << state.publish_bits) - 1U;
    std::uint32_t at_work = 0;
    for (std::uint8_t s = 0; s <= labels; ++s) at_work |= employed(s) ? 1U << s : 0U;
    std::fill(a.known, a.known + a.count, 0U);
    for (std::size_t layer = 0; layer < sim::layer_names.size(); ++layer)
        for (std::size_t t = 0; t < sim::ties_per_layer; ++t) {
            const std::uint16_t* ties = tile.ties(static_cast<sim::Layer>(layer), t).data();
            const std::uint8_t* strong = tile.strength(static_cast<sim::Layer>(layer), t).data();
            for (std::size_t k = 0; k < a.count; ++k) {
                const std::uint32_t who = ties[a.row[k]], tied = who == sim::no_tie ? 0U : 1U;
                const std::uint32_t job = (words[who * tied] >> shift) & labels;
                a.known[k] += strong[a.row[k]] * (tied & (at_work >> job));
            }
        }
}

// The kind of job asked for, -1 for none; papers open formal work, and those at work look for something better.
std::int32_t aim_of(const Local& local, std::size_t cell, std::int32_t job, bool papers, float certified, float hunger,
                    float u) {
    const Beliefs& b = local.b;
    const auto& aim = local.rates.aim;
    const float open = papers ? 1.0F : b.paper_free + (1 - b.paper_free) * local.rights;
    const float casual_part = job == casual || job == informal ? 0.0F : aim[0][cell] * (1 + b.entry_hunger * hunger);
    const float informal_part = job == informal ? 0.0F : aim[1][cell];
    const float formal_part = aim[2][cell] * open * (1 + (local.certificate - 1) * certified);
    const float mark = u * (casual_part + informal_part + formal_part);
    const std::int32_t kind = mark < casual_part ? 0 : mark < casual_part + informal_part ? 1 : 2;
    const float part = kind == 0 ? casual_part : kind == 1 ? informal_part : formal_part;
    return part > 0 ? kind : -1;
}

void look_at_asking(const Here& tile, const Local& local, const Everybody& all, const Asking& a) {
    const auto sex = tile.read<population::sex>();
    const auto papers = tile.recall<documents::state>(), months = tile.recall<months_jobless>();
    const std::uint8_t* paper = tile.write<certified>().data();
    const float* ability = tile.write<skill>().data();
    const auto distress = tile.recall<wellbeing::distress>(), well = tile.recall<health::health>(),
               safe = tile.recall<climate::felt_safety>(), refused = tile.recall<climate::discrimination>(),
               cut = tile.recall<household::food_cut>();
    const auto helped = tile.use<finding>(), classes = tile.use<in_class>();
    const auto bits = tile.draws<change>(1);
    const auto home = tile.home_rows();
    const Beliefs& b = local.b;
    std::array<float, 8> searches{};
    searches.fill(1);
    for (std::size_t t = 0; t < tiers; ++t) searches[casual + t] = static_cast<float>(b.on_the_job[t]);
    for (std::size_t k = 0; k < a.count; ++k) {
        const std::size_t i = a.row[k], cell = static_cast<std::size_t>(all.cell[i]);
        const std::int32_t job = all.next[i];
        const OfSex& of = local.of[sex[i]];
        const Searcher me{.age_weight = local.rates.weight[cell],
                          .distress = distress[i],
                          .illness = b.usual_health - well[i],
                          .care = all.care[i],
                          .contacts = static_cast<float>(static_cast<std::int32_t>(a.known[k])) * (1.0F / 255.0F),
                          .discrimination = refused[i],
                          .skill = ability[i],
                          .certified = static_cast<float>(paper[i]),
                          .months = static_cast<float>(months[i]),
                          .in_class = classes[i],
                          .outside = of.reach + of.outside * safe[i],
                          .finding = helped[i]};
        a.effort[k] = log_effort(b, me);
        a.met[k] = met_by_effort(b, me) * of.allowed * searches[static_cast<std::size_t>(job)] *
                   (wage_job(static_cast<std::uint8_t>(job)) ? of.rises : of.searches);
        a.kind[k] = aim_of(local, cell, job, papers[i] == documents::held, me.certified, cut[home[i]],
                           sim::to_uniform(bits[i]));
    }
}

// How much those search whom no programme helps, against the usual searcher of their age.
void measure_efforts(const Here& tile, const Local& local, const Everybody& all, const Asking& a) {
    const auto sex = tile.read<population::sex>();
    const auto helped = tile.use<finding>(), classes = tile.use<in_class>(), freed = tile.use<time_freed>();
    std::array<double, 8> sums{};
    for (std::size_t k = 0; k < a.count; ++k) {
        const std::size_t i = a.row[k], cell = static_cast<std::size_t>(all.cell[i]);
        if (helped[i] != 1 || classes[i] != 0 || freed[i] != 0) continue;
        const bool works = wage_job(static_cast<std::uint8_t>(all.next[i]));
        const OfSex& of = local.of[sex[i]];
        const auto on_the_job =
            works ? static_cast<float>(local.b.on_the_job[static_cast<std::size_t>(all.next[i] - casual)]) : 1.0F;
        const float usual = local.rates.weight[cell] * on_the_job * of.allowed * (works ? of.rises : of.searches);
        if (usual <= 0) continue;
        const std::size_t at = 4U * sex[i] + (works ? 2U : 0U);
        sums[at] += sim::on_grid(static_cast<double>(a.weight[k] / usual)), sums[at + 1] += 1;
    }
    for (std::size_t k = 0; k < sums.size(); ++k) tile.add<usual_efforts>(sums[k], k);
}

// At the start a sex gets of each kind of job what it gives back; so its weights count for more or less from then on.
void share_by_sex(const Here& tile, const Local& local, const Asking& a) {
    const auto sex = tile.read<population::sex>();
    for (std::size_t k = 0; k < a.count; ++k)
        if (a.kind[k] >= 0) a.weight[k] *= local.of[sex[a.row[k]]].chance[static_cast<std::size_t>(a.kind[k])];
}

void measure_sought(const Here& tile, const Everybody& all, const Asking& a) {
    const auto sex = tile.read<population::sex>();
    const auto helped = tile.use<finding>(), classes = tile.use<in_class>();
    std::array<double, 2 * sexes_sought> sums{};
    for (std::size_t k = 0; k < a.count; ++k) {
        if (a.kind[k] < 0 || helped[a.row[k]] != 1 || classes[a.row[k]] != 0) continue;
        const std::size_t i = a.row[k], at = sexes_sought * sex[i], kind = static_cast<std::size_t>(a.kind[k]);
        const std::int32_t job = all.next[i];
        const double weight = sim::on_grid(static_cast<double>(a.weight[k]));
        sums[at + (wage_job(static_cast<std::uint8_t>(job)) ? tiers : 0) + kind] += weight;
        if (job == informal) sums[at + 2 * tiers] += weight;
    }
    for (std::size_t k = 0; k < sums.size(); ++k) tile.add<usual_sought>(sums[k], k);
}

// Offers that programmes arranged count unless they are turned down.
void add_arranged(const Here& tile, const Beliefs& b, const Asking& a) {
    const auto arranged = tile.use<placement>();
    const auto months = tile.recall<months_jobless>(), returnee = tile.read<population::returnee>(),
               hoped = tile.read<population::expectation>();
    const auto cut = tile.recall<household::food_cut>();
    const auto bits = tile.draws<change>(3);
    const auto home = tile.home_rows();
    for (std::size_t k = 0; k < a.count; ++k) {
        const std::size_t i = a.row[k];
        if (arranged[i] <= 0 || a.kind[k] < 0) continue;
        const auto offer = static_cast<float>(b.pay_kind[static_cast<std::size_t>(a.kind[k])] - b.pay_kind[1]);
        const float expected = returnee[i] != 0 ? static_cast<float>(hoped[i]) / 100.0F - 0.5F : 0.0F;
        const float refuses = refusal(b, offer, expected, static_cast<float>(months[i]), cut[home[i]]);
        if (sim::to_uniform(bits[i]) > refuses) a.weight[k] += arranged[i];
    }
}

}  // namespace

void ask_for_jobs(Here& tile, const Local& local, const Everybody& all) {
    auto* rows = tile.scratch<std::uint32_t>(tile.size() + 1).data();
    constexpr std::uint32_t asks = 1U << searching | 1U << training | 1U << casual | 1U << informal;
    const std::size_t count =
        sim::rows_where(tile.size(), rows, [&](std::size_t i) { return ((asks >> all.next[i]) & 1U) != 0; });
    const Asking a(tile, rows, count);
    count_contacts(tile, a);
    look_at_asking(tile, local, all, a);
    sim::each_apart(count, [&](std::size_t k) { a.weight[k] = a.met[k] * exp(a.effort[k]); });
    if (tile.month() == reference_month) measure_efforts(tile, local, all, a);
    if (tile.month() == second_month) measure_sought(tile, all, a);
    share_by_sex(tile, local, a);
    add_arranged(tile, local.b, a);
    const auto bits = tile.draws<change>(2);
    for (std::size_t k = 0; k < count; ++k) a.key[k] = sim::to_uniform(bits[a.row[k]]);
    sim::each_apart(count, [&](std::size_t k) { a.key[k] = queue_key(a.key[k], a.weight[k]); });
    std::array<double, tiers> sought{};
    for (std::size_t k = 0; k < count; ++k) {
        if (a.kind[k] < 0 || a.weight[k] <= 0) continue;
        const auto kind = static_cast<std::size_t>(a.kind[k]);
        sought[kind] += sim::on_grid(static_cast<double>(a.weight[k]));
        tile.request<hire>(a.row[k], kind, a.key[k]);
    }
    for (std::size_t t = 0; t < tiers; ++t) tile.add<seeking>(sought[t], t);
}

}  // namespace models::labour
