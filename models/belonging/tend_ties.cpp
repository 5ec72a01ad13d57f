// Ties: kept by meeting where one is accepted, lost by distance, avoidance and disuse.

#include <algorithm>
#include <array>

#include "models/belonging/formulas.h"
#include "models/belonging/model.h"

namespace models::belonging {

namespace {

using Here = sim::Tile<TendTies>;

template <const auto& P> float number(const Here& tile) { return static_cast<float>(tile.param<P>()); }
template <const auto& P> float number(const Here& tile, std::size_t k) { return static_cast<float>(tile.param<P>()[k]); }

template <const auto& C> std::uint32_t shift_of(const Here& tile) {
    return tile.run().catalogue->columns()[sim::slot_of<C>].publish_shift;
}
template <const auto& C> std::uint32_t code(std::uint32_t word, std::uint32_t shift) {
    return (word >> shift) & ((1U << C.publish_bits) - 1U);
}

// What each person brings to all of their ties this month.
struct Openness {
    float *part, *work, *offered, *spared, *accepts;
};

Openness openness(const Here& tile, const Acceptance& acceptance) {
    const auto part = tile.recall<participation>();
    const auto work = tile.recall<labour::state>();
    const auto discriminated = tile.recall<climate::discrimination>();
    const auto view = tile.recall<climate::attitude>();
    const auto seen = tile.read<climate::seen_as>();
    const auto offered = tile.use<contact>();
    auto* scratch = tile.data().scratch;
    const auto column = [&] { return scratch->take<float>(tile.size()); };
    Openness open{column(), column(), column(), column(), column()};
    const float shunned = number<avoided>(tile);
    for (std::size_t i = 0; i < tile.size(); ++i) {
        open.part[i] = part[i];
        open.work[i] = (work[i] >= labour::casual) & (work[i] <= labour::public_works) ? 1.0F : 0.0F;
        open.offered[i] = offered[i];
        open.spared[i] = 1.0F - shunned * discriminated[i];
        open.accepts[i] = seen[i] == climate::resident ? acceptance.of(view[i]) : 1.0F;
    }
    return open;
}

// One tie slot of everybody: its strength moves, and what it gives is added to the network.
void tend_slot(Here& tile, const Openness& open, const Acceptance& acceptance, sim::Layer layer, std::size_t k, float* network) {
    const auto l = static_cast<std::size_t>(layer);
    const auto ties = tile.ties(layer, k);
    const auto strong = tile.tend(layer, k);
    const auto words = tile.words();
    const auto status = tile.read<population::status>();
    const auto seen = tile.read<climate::seen_as>();
    const std::uint32_t* ids = tile.data().ids();
    const std::uint32_t at_status = shift_of<population::status>(tile), at_seen = shift_of<climate::seen_as>(tile),
                        at_view = shift_of<climate::attitude>(tile);
    const float turnover = number<tie_turnover>(tile, l), anyway = number<meets_anyway>(tile, l);
    const float by_part = number<meets_taking_part>(tile, l), by_work = number<meets_at_work>(tile, l);
    const float gives = number<tie_weight>(tile, l);
    const auto slot = static_cast<std::uint32_t>(sim::tie_slot(layer, k));
    const std::uint32_t salt = tile.month() * 0x85EBCA6BU + slot * 0xC2B2AE35U;
    for (std::size_t i = 0; i < tile.size(); ++i) {
        const bool tied = ties[i] != sim::no_tie;
        const std::uint32_t word = words[tied ? ties[i] : 0];
        const std::uint32_t their_status = code<population::status>(word, at_status);
        const bool here = (status[i] == population::present_here) & (their_status == population::present_here);
        const bool gone = (status[i] >= population::departed_by_choice) | (their_status >= population::departed_by_choice);
        const bool i_settled = seen[i] == climate::resident;
        const bool they_settled = code<climate::seen_as>(word, at_seen) == climate::resident;
        const float theirs = they_settled ? acceptance.of(sim::unpack<climate::attitude>(word, at_view)) : 1.0F;
        const float accepted = i_settled == they_settled ? 1.0F : i_settled ? open.accepts[i] : theirs;
        const float meeting = bounded((anyway + by_part * open.part[i] + by_work * open.work[i] + open.offered[i]) * open.spared[i]);
        const float strength = static_cast<float>(strong[i]) * (1.0F / 255.0F);
        const float moved = next_strength(strength, turnover, here ? meeting : 0.0F, accepted);
        const float next = tied & (here | gone) ? moved : strength;
        const float noise = static_cast<float>(static_cast<std::int32_t>(rounding_bits(ids[i], salt) >> 8U)) * 0x1p-24F;
        strong[i] = to_byte(next, noise);
        network[i] += tied & here ? gives * next : 0.0F;
    }
}

}  // namespace

void TendTies::step(Here& tile) {
    const Acceptance acceptance{number<neutral_acceptance>(tile), number<acceptance_slope>(tile)};
    const Openness open = openness(tile, acceptance);
    auto* network = tile.data().scratch->take<float>(tile.size());
    std::fill_n(network, tile.size(), 0.0F);
    for (std::size_t layer = 0; layer < sim::layer_names.size(); ++layer)
        for (std::size_t k = 0; k < sim::ties_per_layer; ++k)
            tend_slot(tile, open, acceptance, static_cast<sim::Layer>(layer), k, network);

    const auto status = tile.read<population::status>();
    const auto age = tile.read<population::age_band>();
    const auto adults = tile.read<household::adults>(), elders = tile.read<household::elders>();
    const auto strain = tile.recall<household::tension>();
    const auto given = tile.use<support_given>();
    const auto supported = tile.write<support>();
    const float half = number<half_network>(tile), outside = number<network_share>(tile), speed = number<support_speed>(tile);
    for (std::size_t h = 0; h < tile.home_count(); ++h) {
        const sim::Home home = tile.home(h);
        const auto grown = static_cast<float>(adults[h] + elders[h]);
        for (std::size_t i = home.first; i < home.first + home.count; ++i) {
            const float others = std::max(0.0F, grown - (age[i] == population::under_18 ? 0.0F : 1.0F));
            const float level = outside * network_support(network[i], half) +
                                (1.0F - outside) * home_support(others, strain[h]) + given[i];
            const float next = supported[i] + speed * (bounded(level) - supported[i]);
            supported[i] = status[i] == population::present_here ? next : supported[i];
        }
    }
}

}  // namespace models::belonging
