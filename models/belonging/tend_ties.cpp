// Ties: kept by meeting where one is accepted, lost by distance, avoidance and disuse. One layer of ties is tended each
// month, for the four months since its last turn; who of the tied people is here is remembered as bits in between.

#include <algorithm>
#include <array>

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

// Reads one published column out of words, without looking up for every person where in the word it stands.
template <const auto& C> struct Said {
    std::uint32_t shift;
    explicit Said(const Here& tile) : shift(tile.run().catalogue->columns()[sim::slot_of<C>].publish_shift) {}
    std::int32_t code(std::uint32_t word) const {
        return static_cast<std::int32_t>((word >> shift) & ((1U << C.publish_bits) - 1U));
    }
};

constexpr std::size_t layers = sim::layer_names.size();
constexpr float turns = static_cast<float>(layers);  // months between two turns of a layer
static_assert(sim::ties_per_layer == 2);

// Last month's words of the people at the ends of the two ties of a layer.
using Words = std::array<const std::uint32_t*, sim::ties_per_layer>;
Words listen(const Here& tile, sim::Layer layer) {
    const std::uint32_t* words = tile.words().data();
    Words heard{};
    for (std::size_t k = 0; k < sim::ties_per_layer; ++k) {
        const std::uint16_t* ties = tile.ties(layer, k).data();
        std::uint32_t* word = tile.scratch<std::uint32_t>(tile.size()).data();
        sim::each_apart(tile.size(), [&](std::size_t i) {
            const std::uint32_t tie = ties[i];
            word[i] =
                words[tie & (0U - static_cast<std::uint32_t>(tie != sim::no_tie))];  // no tie: anybody, strength 0
        });
        heard[k] = word;
    }
    return heard;
}

// What the person at the other end makes of a tie.
struct Other {
    Said<population::status> status;
    Said<climate::seen_as> seen;
    Said<climate::attitude> view;
    Acceptance acceptance;
    static constexpr auto low = static_cast<float>(climate::attitude.range.low);
    static constexpr float step = (static_cast<float>(climate::attitude.range.high) - low) /
                                  static_cast<float>((1U << climate::attitude.publish_bits) - 1U);

    Other(const Here& tile, Acceptance by_attitude) : status(tile), seen(tile), view(tile), acceptance(by_attitude) {}
    [[nodiscard]] float here(std::uint32_t word) const {
        return status.code(word) == population::present_here ? 1.0F : 0.0F;
    }
    [[nodiscard]] float left(std::uint32_t word) const {
        return status.code(word) >= population::departed_by_choice ? 1.0F : 0.0F;
    }
    // Between a resident and a returnee it is the resident who accepts or does not.
    [[nodiscard]] float accepted(std::uint32_t word, float settled, float mine) const {
        const float local = seen.code(word) == climate::resident ? 1.0F : 0.0F;
        const float theirs = acceptance.of(low + step * static_cast<float>(view.code(word)));
        return 1.0F - settled * (1.0F - local) * (1.0F - mine) - (1.0F - settled) * local * (1.0F - theirs);
    }
};

// The two ties of everybody in the layer whose turn it is: their strength moves, and the bits that say who is away.
void tend_layer(const Here& tile, std::size_t layer) {
    const auto named = static_cast<sim::Layer>(layer);
    const Acceptance acceptance{number<neutral_acceptance>(tile), number<acceptance_slope>(tile)};
    const Other other(tile, acceptance);
    const Words heard = listen(tile, named);
    const std::uint32_t* first = heard[0];
    const std::uint32_t* second = heard[1];
    std::uint8_t* strong = tile.tend(named, 0).data();
    std::uint8_t* strong_too = tile.tend(named, 1).data();
    const auto status = tile.read<population::status>(), seen = tile.read<climate::seen_as>();
    const auto work = tile.recall<labour::state>();
    const auto part = tile.recall<participation>(), discriminated = tile.recall<climate::discrimination>();
    const auto view = tile.recall<climate::attitude>();
    const auto offered = tile.use<contact>();
    const auto away = tile.write<apart>();
    const std::uint32_t* ids = tile.data().ids();
    const float anyway = number<meets_anyway>(tile, layer), by_part = number<meets_taking_part>(tile, layer);
    const float by_work = number<meets_at_work>(tile, layer), shunned = number<avoided>(tile);
    const float turnover = std::min(1.0F, turns * number<tie_turnover>(tile, layer));
    const std::uint32_t salt = tile.month() * 0x85EBCA6BU + static_cast<std::uint32_t>(layer) * 0xC2B2AE35U;
    const std::int32_t bit = 1 << sim::tie_slot(named, 0), bit_too = 1 << sim::tie_slot(named, 1);
    const std::int32_t rest = 0xFF & ~(bit | bit_too);
    constexpr float present = population::present_here, departed = population::departed_by_choice;
    constexpr float first_job = labour::casual, last_job = labour::public_works;
    static_assert(climate::resident == 0);
    sim::each_apart(tile.size(), [&](std::size_t i) {
        const auto now = static_cast<float>(status[i]), job = static_cast<float>(work[i]);
        const float here = now == present ? 1.0F : 0.0F, stays = now >= departed ? 0.0F : 1.0F;
        const float settled = static_cast<float>(seen[i]) > 0.0F ? 0.0F : 1.0F;
        const float works = (job >= first_job) & (job <= last_job) ? by_work : 0.0F;
        const float meeting =
            bounded((anyway + by_part * part[i] + works + offered[i]) * (1.0F - shunned * discriminated[i]));
        const float mine = acceptance.of(view[i]);
        const std::uint32_t noise = rounding_bits(ids[i], salt);
        const auto moved = [&](std::uint8_t code, std::uint32_t word, std::uint32_t luck) {
            const float both_here = here * other.here(word);
            const float before = static_cast<float>(static_cast<std::int32_t>(code)) * (1.0F / 255.0F);
            const float accepted = between(other.accepted(word, settled, mine), before);
            const float next = next_strength(before, turnover, both_here * meeting, accepted);
            const float moves = 1.0F - (1.0F - both_here) * (1.0F - other.left(word)) * stays;
            return to_byte(before + moves * (next - before),
                           static_cast<float>(static_cast<std::int32_t>(luck)) * 0x1p-16F);
        };
        strong[i] = moved(strong[i], first[i], noise & 0xFFFFU);
        strong_too[i] = moved(strong_too[i], second[i], noise >> 16U);
        const std::int32_t gone =
            (here * other.here(first[i]) > 0.0F ? 0 : bit) | (here * other.here(second[i]) > 0.0F ? 0 : bit_too);
        away[i] = static_cast<std::uint8_t>((static_cast<std::int32_t>(away[i]) & rest) | gone);
    });
}

// Strength of the ties of each person to people who are here, weighted by layer.
const float* networks(const Here& tile) {
    std::array<const std::uint8_t*, sim::tie_slots> s{};
    for (std::size_t slot = 0; slot < s.size(); ++slot)
        s[slot] = tile.strength(static_cast<sim::Layer>(slot / sim::ties_per_layer), slot % sim::ties_per_layer).data();
    std::array<float, layers> gives{};
    for (std::size_t layer = 0; layer < layers; ++layer) gives[layer] = number<tie_weight>(tile, layer) / 255.0F;
    const std::uint8_t* away = tile.write<apart>().data();
    float* network = tile.scratch<float>(tile.size()).data();
    const std::uint8_t *a = s[0], *b = s[1], *c = s[2], *d = s[3], *e = s[4], *f = s[5], *g = s[6], *h = s[7];
    const float of_kin = gives[0], of_near = gives[1], of_work = gives[2], of_fellow = gives[3];
    static_assert(sim::tie_slots == 8 && layers == 4);
    sim::each_apart(tile.size(), [&](std::size_t i) {
        const std::int32_t here = ~static_cast<std::int32_t>(away[i]);
        const auto near = [here](std::uint8_t strength, int slot) { return strength & -((here >> slot) & 1); };
        network[i] = of_kin * static_cast<float>(near(a[i], 0) + near(b[i], 1)) +
                     of_near * static_cast<float>(near(c[i], 2) + near(d[i], 3)) +
                     of_work * static_cast<float>(near(e[i], 4) + near(f[i], 5)) +
                     of_fellow * static_cast<float>(near(g[i], 6) + near(h[i], 7));
    });
    return network;
}

void feel_supported(const Here& tile, const float* network) {
    const auto adults = tile.read<household::adults>(), elders = tile.read<household::elders>();
    const auto strain = tile.recall<household::tension>();
    // support at home for those who count among its adults, then for children
    const std::size_t homes = tile.home_count();
    float* of_adults = tile.scratch<float>(2 * homes).data();
    float* of_children = of_adults + homes;
    sim::each_apart(homes, [&](std::size_t h) {
        const auto grown = static_cast<float>(adults[h] + elders[h]);
        of_adults[h] = home_support(positive(grown - 1.0F), 1.0F - strain[h]);
        of_children[h] = home_support(grown, 1.0F - strain[h]);
    });
    const auto home = tile.home_rows();
    const auto age = tile.read<population::age_band>(), status = tile.read<population::status>();
    float* at_home = tile.scratch<float>(tile.size()).data();
    sim::each_apart(tile.size(), [&](std::size_t i) {
        const auto child = static_cast<std::size_t>(age[i] == population::under_18);
        at_home[i] = of_adults[home[i] + (homes & (0 - child))];
    });
    const auto given = tile.use<support_given>();
    const auto supported = tile.write<support>();
    const float half = number<half_network>(tile), outside = number<network_share>(tile),
                speed = number<support_speed>(tile);
    constexpr float present = population::present_here;
    sim::each_apart(tile.size(), [&](std::size_t i) {
        const float level =
            bounded(outside * network_support(network[i], half) + (1.0F - outside) * at_home[i] + given[i]);
        const float pace = static_cast<float>(status[i]) == present ? speed : 0.0F;
        supported[i] += pace * (level - supported[i]);
    });
}

}  // namespace

void TendTies::step(Here& tile) {
    tend_layer(tile, tile.month() % layers);
    feel_supported(tile, networks(tile));
}

}  // namespace models::belonging
