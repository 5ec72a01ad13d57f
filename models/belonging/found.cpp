// First values: ties lost abroad, language and ways forgotten or never known, and the home that is left.

#include <algorithm>

#include "models/belonging/formulas.h"
#include "models/belonging/model.h"

namespace models::belonging {

namespace {

using Here = sim::Tile<Found>;

template <const auto& P> float number(const Here& tile) { return static_cast<float>(tile.param<P>()); }
template <const auto& P> float number(const Here& tile, std::size_t k) {
    return static_cast<float>(tile.param<P>()[k]);
}

// What matters of how each person came to be here.
struct Past {
    bool came, foreign, alone;
    float abroad, since, life;  // months abroad, months back at the start, share of life abroad
};

class Pasts {
public:
    explicit Pasts(const Here& tile)
        : born_(tile.read<population::birth_month>()),
          back_(tile.read<population::return_month>()),
          abroad_(tile.read<population::months_abroad>()),
          journey_(tile.read<population::journey>()),
          seen_(tile.read<climate::seen_as>()) {}
    [[nodiscard]] Past of(std::size_t i) const {
        const auto away = static_cast<float>(abroad_[i]);
        return {.came = seen_[i] != climate::resident,
                .foreign = seen_[i] == climate::foreigner,
                .alone = (journey_[i] & population::journey_bits::unaccompanied) != 0,
                .abroad = away,
                .since = static_cast<float>(std::max(0, -static_cast<int>(back_[i]))),
                .life = life_abroad(away, static_cast<float>(back_[i] - born_[i]))};
    }

private:
    std::span<const std::int16_t> born_, back_;
    std::span<const std::uint16_t> abroad_, journey_;
    std::span<const std::uint8_t> seen_;
};

float tie_at_start(const Here& tile, std::size_t layer, const Past& past) {
    const float usual = number<start_strength>(tile, layer);
    if (!past.came) return usual;
    const bool kin = layer == static_cast<std::size_t>(sim::Layer::kin);
    float left = usual * kept(past.abroad, number<lost_abroad>(tile, layer));
    if (past.foreign) left = kin ? usual * number<foreign_kin>(tile) : 0.0F;
    if (past.alone && kin) left *= number<alone_kin>(tile);
    const float recovered = 1.0F - maths::exp(-number<tie_turnover>(tile, layer) * past.since);
    return left + (usual - left) * recovered;
}

// Strength of every tie, and the network they make.
void found_ties(Here& tile, const Pasts& pasts, float* network) {
    const float width = 3.4641016F * number<spread>(tile);  // of a uniform draw with that SD
    std::fill_n(network, tile.size(), 0.0F);
    for (std::size_t layer = 0; layer < sim::layer_names.size(); ++layer)
        for (std::size_t k = 0; k < sim::ties_per_layer; ++k) {
            const std::size_t slot = sim::tie_slot(static_cast<sim::Layer>(layer), k);
            const auto ties = tile.ties(static_cast<sim::Layer>(layer), k);
            const auto strong = tile.tend(static_cast<sim::Layer>(layer), k);
            const auto bits = tile.draws<founding>(static_cast<unsigned>(slot / 4));
            for (std::size_t i = 0; i < tile.size(); ++i) {
                const float luck = static_cast<float>(bits[i] >> 8 * (slot % 4) & 255U) / 255.0F - 0.5F;
                const float start = bounded(tie_at_start(tile, layer, pasts.of(i)) * (1.0F + width * luck));
                strong[i] = ties[i] == sim::no_tie ? std::uint8_t{0} : to_byte(start, 0.5F);
                network[i] += number<tie_weight>(tile, layer) * static_cast<float>(strong[i]) / 255.0F;
            }
        }
}

}  // namespace

void Found::step(Here& tile) {
    const Pasts pasts(tile);
    auto* network = tile.data().scratch->take<float>(tile.size());
    found_ties(tile, pasts, network);
    const auto discriminated = tile.read<climate::discrimination>();
    const auto belongs = tile.write<belonging>(), supported = tile.write<support>(), part = tile.write<participation>();
    const auto ways = tile.write<culture>(), speech = tile.write<language>();
    const auto part_bits = tile.draws<founding>(2), home_bits = tile.draws<founding>(3);
    const float usual_part = tile.place<climate::participation_climate>(), deviation = number<spread>(tile);
    const float learns = number<learns_living>(tile) + number<learns_taking_part>(tile) * usual_part;
    for (std::size_t i = 0; i < tile.size(); ++i) {
        const Past past = pasts.of(i);
        const float unlearned = maths::exp(-learns * past.since);
        const float ways_then =
            past.foreign ? number<foreign_culture>(tile) : 1.0F - number<culture_lost>(tile) * past.life;
        const float speech_then =
            past.foreign ? number<foreign_language>(tile) : 1.0F - number<language_lost>(tile) * past.life * past.life;
        ways[i] = 1.0F - (1.0F - ways_then) * unlearned;
        speech[i] = 1.0F - (1.0F - speech_then) * unlearned;
        const float outside = network_support(network[i], number<half_network>(tile));
        supported[i] = bounded(outside * number<network_share>(tile) +  // of the home, months to come will tell
                               number<usual_support>(tile) * (1.0F - number<network_share>(tile)));
        part[i] = bounded(usual_part + deviation * sim::maths::normal_from_bits(part_bits[i]));
        const float fit = common_ground(ways[i], speech[i], number<speech_share>(tile)) *
                          (past.came ? number<neutral_acceptance>(tile) : 1.0F);
        belongs[i] = bounded(
            number<usual_belonging>(tile) + number<from_support>(tile) * (supported[i] - number<usual_support>(tile)) +
            number<from_taking_part>(tile) * (fit * part[i] - number<usual_participation>(tile)) -
            number<from_acceptance>(tile) * (past.came ? 1.0F - number<neutral_acceptance>(tile) : 0.0F) -
            number<from_discrimination>(tile) * discriminated[i] +
            deviation * sim::maths::normal_from_bits(home_bits[i]));
    }
}

}  // namespace models::belonging
