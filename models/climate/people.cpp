// Residents take sides: attitudes go back to convictions, follow ties and contact, and suffer from competition.

#include <algorithm>

#include "models/climate/formulas.h"
#include "models/climate/model.h"
#include "sim/base/loops.h"

namespace models::climate {

namespace {

using Here = sim::Tile<TakeSides>;

template <const auto& P> float number(const Here& tile) { return static_cast<float>(tile.param<P>()); }
template <class T> T* column(const Here& tile) { return tile.data().scratch->take<T>(tile.size()); }

// Reads one published column out of words, without looking up for every person where in the word it stands.
template <const auto& C> struct Said {
    std::uint32_t shift;
    explicit Said(const Here& tile) : shift(tile.run().catalogue->columns()[sim::slot_of<C>].publish_shift) {}
    std::int32_t code(std::uint32_t word) const {
        return static_cast<std::int32_t>((word >> shift) & ((1U << C.publish_bits) - 1U));
    }
};

// Last month's words of the people at the ends of the two ties of the layer whose turn it is.
struct Heard {
    const std::uint32_t *first, *second;
    const std::uint8_t *strong, *strong_too;  // zero where there is no tie
};

Heard listen(const Here& tile) {
    const auto layer = static_cast<sim::Layer>(tile.month() % sim::layer_names.size());
    const std::uint32_t* words = tile.words().data();
    const auto hear = [&](std::size_t k) -> const std::uint32_t* {
        const std::uint16_t* ties = tile.ties(layer, k).data();
        auto* word = column<std::uint32_t>(tile);
        sim::each_apart(tile.size(), [&](std::size_t i) {
            const std::uint32_t tie = ties[i];
            word[i] =
                words[tie & (0U - static_cast<std::uint32_t>(tie != sim::no_tie))];  // no tie: anybody, strength 0
        });
        return word;
    };
    static_assert(sim::ties_per_layer == 2);
    return {hear(0), hear(1), tile.strength(layer, 0).data(), tile.strength(layer, 1).data()};
}

// What they say: attitudes of residents, and that returnees are there, weighted by the strength of the tie.
struct Speech {
    Said<population::status> status;
    Said<seen_as> seen;
    Said<attitude> view;
    static constexpr auto low = static_cast<float>(attitude.range.low);
    static constexpr float step =
        (static_cast<float>(attitude.range.high) - low) / static_cast<float>((1U << attitude.publish_bits) - 1U);

    explicit Speech(const Here& tile) : status(tile), seen(tile), view(tile) {}
    struct Voice {
        float here, local, said;
    };
    [[nodiscard]] Voice of(std::uint32_t word, std::uint8_t strong) const {
        const float tied = static_cast<float>(static_cast<std::int32_t>(strong)) * (1.0F / 255.0F);
        const float here = status.code(word) == population::present_here ? tied : 0.0F;
        const float local = seen.code(word) == resident ? here : 0.0F;
        return {here, local, local * (low + step * static_cast<float>(view.code(word)))};
    }
};

// Fall of attitude that competition for homes brings to the people of each household: more to those who rent.
const float* home_losses(const Here& tile, float loss, float stake) {
    const auto tenure = tile.recall<housing::tenure>();
    auto* of_home = tile.scratch<float>(tile.home_count()).data();
    auto* losses = column<float>(tile);
    constexpr float first_rent = housing::secure_rent, last_rent = housing::insecure_rent;
    static_assert(housing::secure_rent <= housing::insecure_rent);
    sim::each_apart(tile.home_count(), [&](std::size_t h) {
        const auto right = static_cast<float>(tenure[h]);
        of_home[h] = (right >= first_rent) & (right <= last_rent) ? loss * (1.0F + stake) : loss;
    });
    const auto home = tile.home_rows();
    sim::each_apart(tile.size(), [&](std::size_t i) { losses[i] = of_home[home[i]]; });
    return losses;
}

// Adult residents and the sum of their attitudes, in whole steps so that the sum does not depend on its order.
void count_attitudes(const Here& tile) {
    const auto status = tile.read<population::status>(), age = tile.read<population::age_band>(),
               seen = tile.read<seen_as>();
    const auto mine = tile.write<attitude>();
    constexpr float fine = 1024;
    std::int32_t sum = 0, adults = 0;
    for (std::size_t i = 0, n = tile.size(); i < n; ++i) {
        const std::int32_t counts =
            (status[i] == population::present_here) & (seen[i] == resident) & (age[i] != population::under_18);
        sum += counts * static_cast<std::int32_t>(mine[i] * fine);
        adults += counts;
    }
    tile.add<residents>(adults);
    tile.add<attitudes>(static_cast<double>(sum) / static_cast<double>(fine));
}

}  // namespace

void TakeSides::step(Here& tile) {
    const Heard heard = listen(tile);
    const Speech speech(tile);
    const auto status = tile.read<population::status>();
    const auto anchors = tile.read<anchor>();
    const auto seen = tile.read<seen_as>();
    const auto work = tile.recall<labour::state>();
    const auto mine = tile.write<attitude>();
    const Pull pull{number<anchor_pull>(tile), number<peer_pull>(tile)};
    const float stake = number<own_stake>(tile);
    const float jobs = number<jobs_weight>(tile) * tile.place<job_competition>();
    const float shared_loss = number<services_weight>(tile) * tile.place<service_competition>() -
                              number<fairness_weight>(tile) * tile.place<felt_many>() * (tile.place<fairness>() - 0.5F);
    const float* homes = home_losses(tile, number<homes_weight>(tile) * tile.place<home_competition>(), stake);
    const float calm = 1.0F - tile.place<tension>() / number<contact_turns>(tile);
    const float warmth = number<good_contact>(tile) * calm / static_cast<float>(sim::ties_per_layer);
    const float push = tile.place_channel<contact>() * calm + tile.place_channel<shared_benefit>() +
                       tile.place_channel<message>() - tile.place_channel<exclusive_aid>();
    const float rival = jobs * stake;
    constexpr float present = population::present_here, searching = labour::searching;
    static_assert(resident == 0);
    sim::each_apart(tile.size(), [&](std::size_t i) {
        const float here = static_cast<float>(status[i]) == present ? 1.0F : 0.0F;
        const float local = static_cast<float>(seen[i]) > 0.0F ? 0.0F : here;
        const float competes = static_cast<float>(work[i]) == searching ? rival : 0.0F;
        const Speech::Voice one = speech.of(heard.first[i], heard.strong[i]);
        const Speech::Voice two = speech.of(heard.second[i], heard.strong_too[i]);
        const float locals = one.local + two.local, returnees = one.here + two.here - locals;
        const float level = static_cast<float>(anchors[i]) * anchor_step - jobs - competes - homes[i] - shared_loss +
                            warmth * returnees;
        const float untold = locals > 0.0F ? 0.0F : 1.0F, own = mine[i];
        const float peers = (one.said + two.said + untold * own) / (locals + untold);
        mine[i] = own + local * (next_attitude(own, level, peers, push, pull) - own);
    });
    count_attitudes(tile);
}

}  // namespace models::climate
