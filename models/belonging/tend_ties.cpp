// Ties: kept by meeting where one is accepted, lost by distance, avoidance and disuse. One layer of ties is tended each
// month, for the four months since its last turn; who of the tied people is here is remembered as bits in between.

#include <algorithm>

#include "models/belonging/formulas.h"
#include "models/belonging/model.h"
#include "sim/base/loops.h"

namespace models::belonging {

namespace {

using Here = sim::Tile<TendTies>;

template <const auto& P> float number(const Here& tile) { return static_cast<float>(tile.param<P>()); }
template <const auto& P> float number(const Here& tile, std::size_t k) {
    return static_cast<float>(tile.param<P>()[k]);
}
template <class T> T* column(const Here& tile) { return tile.data().scratch->take<T>(tile.size()); }

// Reads one published column out of words, without looking up for every person where in the word it stands.
template <const auto& C> struct Said {
    std::uint32_t shift;
    explicit Said(const Here& tile) : shift(tile.run().catalogue->columns()[sim::slot_of<C>].publish_shift) {}
    std::int32_t code(std::uint32_t word) const {
        return static_cast<std::int32_t>((word >> shift) & ((1U << C.publish_bits) - 1U));
    }
};

constexpr float turns = static_cast<float>(sim::layer_names.size());  // months between two turns of a layer

// What each person brings to their ties of the layer whose turn it is.
struct Openness {
    const float *here, *gone, *settled, *meeting, *accepts;
};

Openness openness(const Here& tile, std::size_t layer, Acceptance acceptance) {
    const std::uint8_t* status = tile.read<population::status>().data();
    const std::uint8_t* seen = tile.read<climate::seen_as>().data();
    const std::uint8_t* work = tile.recall<labour::state>().data();
    const float* part = tile.recall<participation>().data();
    const float* discriminated = tile.recall<climate::discrimination>().data();
    const float* view = tile.recall<climate::attitude>().data();
    const float* offered = tile.use<contact>().data();
    float* here = column<float>(tile);
    float* gone = column<float>(tile);
    float* settled = column<float>(tile);
    float* meeting = column<float>(tile);
    float* accepts = column<float>(tile);
    const float anyway = number<meets_anyway>(tile, layer), by_part = number<meets_taking_part>(tile, layer);
    constexpr float present = population::present_here, departed = population::departed_by_choice;
    constexpr float first_job = labour::casual, last_job = labour::public_works;
    static_assert(climate::resident == 0);
    const float by_work = number<meets_at_work>(tile, layer), shunned = number<avoided>(tile);
    sim::each_apart(tile.size(), [&](std::size_t i) {
        const auto now = static_cast<float>(status[i]), job = static_cast<float>(work[i]);
        here[i] = now == present ? 1.0F : 0.0F;
        gone[i] = now >= departed ? 1.0F : 0.0F;
        settled[i] = static_cast<float>(seen[i]) > 0.0F ? 0.0F : 1.0F;
        const float works = (job >= first_job) & (job <= last_job) ? by_work : 0.0F;
        meeting[i] = bounded((anyway + by_part * part[i] + works + offered[i]) * (1.0F - shunned * discriminated[i]));
        accepts[i] = acceptance.of(view[i]);
    });
    return {here, gone, settled, meeting, accepts};
}

// One tie slot of everybody: its strength moves, and the bit that says whether the other is away.
void tend_slot(Here& tile, const Openness& open, Acceptance acceptance, std::size_t layer, std::size_t k) {
    const std::size_t n = tile.size(), slot = sim::tie_slot(static_cast<sim::Layer>(layer), k);
    const std::uint16_t* ties = tile.ties(static_cast<sim::Layer>(layer), k).data();
    const std::uint32_t* words = tile.words().data();
    std::uint32_t* word = column<std::uint32_t>(tile);
    sim::each_apart(n, [&](std::size_t i) { word[i] = words[ties[i] == sim::no_tie ? 0 : ties[i]]; });

    const std::uint32_t* ids = tile.data().ids();
    const float* here = open.here;
    const float* gone = open.gone;
    const float* settled = open.settled;
    const float* meeting = open.meeting;
    const float* accepts = open.accepts;
    std::uint8_t* strong = tile.tend(static_cast<sim::Layer>(layer), k).data();
    std::uint8_t* away = tile.write<apart>().data();
    const Said<population::status> status(tile);
    const Said<climate::seen_as> seen(tile);
    const Said<climate::attitude> view(tile);
    const auto low = static_cast<float>(climate::attitude.range.low);
    const float step = (static_cast<float>(climate::attitude.range.high) - low) /
                       static_cast<float>((1U << climate::attitude.publish_bits) - 1U);
    const float turnover = std::min(1.0F, turns * number<tie_turnover>(tile, layer));
    const std::uint32_t salt = tile.month() * 0x85EBCA6BU + static_cast<std::uint32_t>(slot) * 0xC2B2AE35U;
    const auto bit = static_cast<std::uint8_t>(1U << slot);
    sim::each_apart(n, [&](std::size_t i) {
        const std::int32_t now = status.code(word[i]);
        const float they_settled = seen.code(word[i]) == climate::resident ? 1.0F : 0.0F;
        const float both_here = here[i] * (now == population::present_here ? 1.0F : 0.0F);
        const float they_left = now >= population::departed_by_choice ? 1.0F : 0.0F;
        const float theirs = acceptance.of(low + step * static_cast<float>(view.code(word[i])));
        // between a resident and a returnee it is the resident who accepts or does not
        const float accepted = 1.0F - settled[i] * (1.0F - they_settled) * (1.0F - accepts[i]) -
                               (1.0F - settled[i]) * they_settled * (1.0F - theirs);
        const float before = static_cast<float>(static_cast<std::int32_t>(strong[i])) * (1.0F / 255.0F);
        const float moved = next_strength(before, turnover, both_here * meeting[i], accepted);
        const float moves = 1.0F - (1.0F - both_here) * (1.0F - they_left) * (1.0F - gone[i]);
        const float noise = static_cast<float>(static_cast<std::int32_t>(rounding_bits(ids[i], salt) >> 8U)) * 0x1p-24F;
        strong[i] = to_byte(before + moves * (moved - before), noise);
        word[i] = both_here > 0.0F ? 0U : 0xFFU;
    });
    sim::each_apart(n, [&](std::size_t i) {
        away[i] = static_cast<std::uint8_t>((away[i] & static_cast<std::uint8_t>(~bit)) |
                                            (static_cast<std::uint8_t>(word[i]) & bit));
    });
}

// Strength of the ties of each person to people who are here, weighted by layer.
const float* networks(const Here& tile) {
    const std::size_t n = tile.size();
    float* network = column<float>(tile);
    std::fill_n(network, n, 0.0F);
    const std::uint8_t* away = tile.write<apart>().data();
    for (std::size_t slot = 0; slot < sim::tie_slots; ++slot) {
        const auto layer = static_cast<sim::Layer>(slot / sim::ties_per_layer);
        const std::uint8_t* strong = tile.strength(layer, slot % sim::ties_per_layer).data();
        const float gives = number<tie_weight>(tile, slot / sim::ties_per_layer) / 255.0F;
        sim::each_apart(n, [&](std::size_t i) {
            const std::int32_t near = 1 - ((away[i] >> slot) & 1);
            network[i] += gives * static_cast<float>(strong[i] * near);
        });
    }
    return network;
}

void feel_supported(Here& tile, const float* network_of) {
    const auto adults = tile.read<household::adults>(), elders = tile.read<household::elders>();
    const auto strain = tile.recall<household::tension>();
    struct Home {
        float grown, peace;
    };
    Home* homes = tile.data().scratch->take<Home>(tile.home_count());
    for (std::size_t h = 0; h < tile.home_count(); ++h)
        homes[h] = {static_cast<float>(adults[h] + elders[h]), 1.0F - strain[h]};
    const std::size_t n = tile.size();
    const std::uint16_t* home = tile.world().layout().household_of.data() + tile.global(0);
    const std::uint8_t* age = tile.read<population::age_band>().data();
    const std::uint8_t* status = tile.read<population::status>().data();
    const float* network = network_of;
    const float* given = tile.use<support_given>().data();
    float* at_home = column<float>(tile);
    float* supported = tile.write<support>().data();
    sim::each_apart(n, [&](std::size_t i) {
        const Home& mine = homes[home[i] - home[0]];
        const float others = mine.grown - (age[i] == population::under_18 ? 0.0F : 1.0F);
        at_home[i] = home_support(others > 0.0F ? others : 0.0F, mine.peace);
    });
    const float half = number<half_network>(tile), outside = number<network_share>(tile),
                speed = number<support_speed>(tile);
    sim::each_apart(n, [&](std::size_t i) {
        const float level =
            bounded(outside * network_support(network[i], half) + (1.0F - outside) * at_home[i] + given[i]);
        const float pace = status[i] == population::present_here ? speed : 0.0F;
        supported[i] += pace * (level - supported[i]);
    });
}

}  // namespace

void TendTies::step(Here& tile) {
    const Acceptance acceptance{number<neutral_acceptance>(tile), number<acceptance_slope>(tile)};
    const std::size_t layer = tile.month() % sim::layer_names.size();
    const Openness open = openness(tile, layer, acceptance);
    for (std::size_t k = 0; k < sim::ties_per_layer; ++k) tend_slot(tile, open, acceptance, layer, k);
    feel_supported(tile, networks(tile));
}

}  // namespace models::belonging
