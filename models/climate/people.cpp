// People: what residents come to think of returnees, and what people live through because of it.

#include <algorithm>
#include <array>

#include "models/climate/formulas.h"
#include "models/climate/model.h"

namespace models::climate {

namespace {

template <const auto& P, class R> float number(const sim::Tile<R>& tile) { return static_cast<float>(tile.template param<P>()); }

// Reads one published column without looking its place in the word up for every person.
template <const auto& C> struct Said {
    std::uint32_t shift;
    template <class R>
    explicit Said(const sim::Tile<R>& tile) : shift(tile.run().catalogue->columns()[sim::slot_of<C>].publish_shift) {}
    float operator()(std::uint32_t word) const { return sim::unpack<C>(word, shift); }
    std::uint32_t code(std::uint32_t word) const { return (word >> shift) & ((1U << C.publish_bits) - 1U); }
};

// What a resident hears this month: the mean attitude of two ties, and how many of them are returnees.
struct Heard {
    float sum, count, returnees;
};

class Ears {
public:
    explicit Ears(const sim::Tile<TakeSides>& tile)
        : words_(tile.words()), status_(tile), seen_(tile), attitude_(tile) {
        const auto layer = static_cast<sim::Layer>(tile.month() % sim::layer_names.size());
        for (std::size_t k = 0; k < sim::ties_per_layer; ++k) ties_[k] = tile.ties(layer, k), strong_[k] = tile.strength(layer, k);
    }
    [[nodiscard]] Heard listen(std::size_t i) const {
        Heard heard{0, 0, 0};
        for (std::size_t k = 0; k < sim::ties_per_layer; ++k) {
            const std::uint16_t tie = ties_[k][i];
            const std::uint32_t word = words_[tie == sim::no_tie ? 0 : tie];
            const bool here = (tie != sim::no_tie) & (status_.code(word) == population::present_here);
            const bool local = seen_.code(word) == resident;
            const float weight = here ? static_cast<float>(strong_[k][i]) * (1.0F / 255.0F) : 0.0F;
            const float peer = local ? weight : 0.0F;
            heard.sum += peer * attitude_(word);
            heard.count += peer;
            heard.returnees += weight - peer;
        }
        heard.returnees *= 1.0F / static_cast<float>(sim::ties_per_layer);
        return heard;
    }

private:
    std::span<const std::uint32_t> words_;
    Said<population::status> status_;
    Said<seen_as> seen_;
    Said<attitude> attitude_;
    std::array<std::span<const std::uint16_t>, sim::ties_per_layer> ties_;
    std::array<std::span<const std::uint8_t>, sim::ties_per_layer> strong_;
};

bool rents(std::uint8_t tenure) { return tenure == housing::secure_rent || tenure == housing::insecure_rent; }

// Fall of attitude that competition for homes brings to the people of each household.
const float* home_losses(const sim::Tile<TakeSides>& tile, float loss, float stake) {
    const auto tenure = tile.recall<housing::tenure>();
    auto* losses = tile.data().scratch->take<float>(tile.size());
    for (std::size_t h = 0; h < tile.home_count(); ++h) {
        const sim::Home home = tile.home(h);
        std::fill_n(losses + home.first, home.count, rents(tenure[h]) ? loss * (1 + stake) : loss);
    }
    return losses;
}

}  // namespace

void TakeSides::step(sim::Tile<TakeSides>& tile) {
    const auto status = tile.read<population::status>();
    const auto age = tile.read<population::age_band>();
    const auto anchors = tile.read<anchor>();
    const auto seen = tile.read<seen_as>();
    const auto work = tile.recall<labour::state>();
    const auto mine = tile.write<attitude>();
    const Ears ears(tile);
    const Pull pull{number<anchor_pull>(tile), number<peer_pull>(tile)};
    const float stake = number<own_stake>(tile);
    const float jobs = number<jobs_weight>(tile) * tile.place<job_competition>();
    const float shared_loss = number<services_weight>(tile) * tile.place<service_competition>() -
                              number<fairness_weight>(tile) * tile.place<felt_many>() * (tile.place<fairness>() - 0.5F);
    const float* homes = home_losses(tile, number<homes_weight>(tile) * tile.place<home_competition>(), stake);
    const float calm = 1.0F - tile.place<tension>() / number<contact_turns>(tile);
    const float warmth = number<good_contact>(tile) * calm;
    const float push = tile.place_channel<contact>() * calm + tile.place_channel<shared_benefit>() +
                       tile.place_channel<message>() - tile.place_channel<exclusive_aid>();
    constexpr float fine = 1024;  // whole steps, so that the sum does not depend on its order
    std::int64_t sum = 0;
    std::int32_t adults = 0;
    for (std::size_t i = 0; i < tile.size(); ++i) {
        const bool local = (status[i] == population::present_here) & (seen[i] == resident);
        const Heard heard = ears.listen(i);
        const float loss = jobs * (work[i] == labour::searching ? 1 + stake : 1.0F) + homes[i] + shared_loss;
        const float level = static_cast<float>(anchors[i]) * anchor_step - loss + warmth * heard.returnees;
        const float peers = heard.count > 0 ? heard.sum / heard.count : mine[i];
        const float next = next_attitude(mine[i], level, peers, push, pull);
        mine[i] = local ? next : mine[i];
        const bool counts = local & (age[i] != population::under_18);
        sum += counts ? static_cast<std::int32_t>(mine[i] * fine) : 0;
        adults += counts ? 1 : 0;
    }
    tile.add<residents>(adults);
    tile.add<attitudes>(static_cast<double>(sum) / static_cast<double>(fine));
}

void LiveThrough::step(sim::Tile<LiveThrough>& tile) {
    const auto status = tile.read<population::status>();
    const auto back = tile.read<population::return_month>();
    const auto identity = tile.read<population::identity>();
    const auto sex = tile.read<population::sex>();
    const auto seen = tile.read<seen_as>();
    const auto language = tile.recall<belonging::language>();
    const auto trauma = tile.recall<wellbeing::trauma>();
    const auto lived = tile.write<discrimination>();
    const auto felt = tile.write<felt_safety>();
    const float enforced = 1.0F - number<enforcement_effect>(tile) * tile.place<structure::enforcement>();
    const float rules = enforced * tile.place_channel<discrimination_rules>();
    const float usual = share_below(number<hostile_below>(tile), 0.0F), hostile_here = tile.place<hostile>();
    const float speed = number<feeling_speed>(tile), fades = number<stigma_fades>(tile);
    const float strange = number<accent>(tile), now = static_cast<float>(tile.month());
    std::array<float, 4> arrival{}, returned{};
    for (std::size_t s = 0; s < arrival.size(); ++s) {
        arrival[s] = static_cast<float>(tile.param<stigma>()[s]);
        returned[s] = s == resident ? 0.0F : number<returnee_unsafe>(tile);
    }
    std::array<float, 32> exposed{};  // by identity bits; where all residents are hostile, more of it
    for (std::size_t code = 0; code < exposed.size(); ++code)
        for (std::size_t bit = 0; bit < 5; ++bit)
            if ((code >> bit & 1) != 0)
                exposed[code] = either(exposed[code], std::min(1.0F, static_cast<float>(tile.param<identity_exposure>()[bit]) *
                                                                         (0.5F + 0.5F * hostile_here / usual)));
    const float safe_here = tile.place<safety>(), women_more = number<women_unsafe>(tile) / 2;
    const float dark = number<women_dark>(tile) * (number<usual_lighting>(tile) - tile.place<services::lighting>());
    const std::array<float, 2> by_sex{safe_here + women_more, safe_here - women_more - dark};
    const float watchful = number<trauma_unsafe>(tile), harassed = number<discrimination_unsafe>(tile);
    for (std::size_t i = 0; i < tile.size(); ++i) {
        const bool here = status[i] == population::present_here;
        const float since = now - static_cast<float>(back[i]);
        const bool stranger = seen[i] != resident;
        const float visible = arrival[seen[i]] * fade(since, fades) + (stranger ? strange * (1.0F - language[i]) : 0.0F);
        const float met = rules * either(maths::clamp(visible * hostile_here, 0.0F, 1.0F), exposed[identity[i] & 31U]);
        const float lives = lived[i] + speed * (maths::clamp(met, 0.0F, 1.0F) - lived[i]);
        const float safe = by_sex[sex[i] & 1U] - returned[seen[i]] - watchful * trauma[i] - harassed * lived[i];
        const float feels = felt[i] + speed * (maths::clamp(safe, 0.0F, 1.0F) - felt[i]);
        lived[i] = here ? lives : lived[i];
        felt[i] = here ? feels : felt[i];
    }
}

}  // namespace models::climate
