// First values: ties lost abroad, language and ways forgotten or never known, and what the rules make of people who
// live as people live at the start.

#include <algorithm>
#include <array>

#include "models/belonging/formulas.h"
#include "models/belonging/model.h"
#include "sim/base/grid.h"

namespace models::belonging {

namespace {

template <const auto& P, class R> float number(const sim::Tile<R>& tile) {
    return static_cast<float>(tile.template param<P>());
}
template <const auto& P, class R> float number(const sim::Tile<R>& tile, std::size_t k) {
    return static_cast<float>(tile.template param<P>()[k]);
}

constexpr std::size_t layers = sim::layer_names.size();
constexpr auto kin = static_cast<std::size_t>(sim::Layer::kin),
               fellows = static_cast<std::size_t>(sim::Layer::returnee);

// What matters of how each person came to be here, and of how they live.
struct Past {
    bool came, foreign, alone, works;
    float abroad, since, life;  // months abroad, months back at the start, share of life abroad
    float temper, discriminated, troubled;
};

class Pasts {
public:
    explicit Pasts(const sim::Tile<Found>& tile)
        : born_(tile.read<population::birth_month>()),
          back_(tile.read<population::return_month>()),
          abroad_(tile.read<population::months_abroad>()),
          journey_(tile.read<population::journey>()),
          seen_(tile.read<climate::seen_as>()),
          work_(tile.read<labour::state>()),
          temper_(tile.read<population::temperament>()),
          lived_(tile.read<climate::discrimination>()),
          load_(tile.read<wellbeing::trauma>()) {}
    [[nodiscard]] Past of(std::size_t i) const {
        const auto away = static_cast<float>(abroad_[i]);
        return {.came = seen_[i] != climate::resident,
                .foreign = seen_[i] == climate::foreigner,
                .alone = (journey_[i] & population::journey_bits::unaccompanied) != 0,
                .works = work_[i] >= labour::casual && work_[i] <= labour::public_works,
                .abroad = away,
                .since = static_cast<float>(std::max(0, -static_cast<int>(back_[i]))),
                .life = life_abroad(away, static_cast<float>(back_[i] - born_[i])),
                .temper = static_cast<float>(temper_[i]),
                .discriminated = lived_[i],
                .troubled = seen_[i] != climate::resident ? load_[i] : 0.0F};  // residents' is part of the custom
    }

private:
    std::span<const std::int16_t> born_, back_;
    std::span<const std::uint16_t> abroad_, journey_;
    std::span<const std::uint8_t> seen_, work_;
    std::span<const std::int8_t> temper_;
    std::span<const float> lived_, load_;
};

// Where ties, taking part and what comes of them settle, all else as it is at the start.
class Settling {
public:
    explicit Settling(const sim::Tile<Found>& tile)
        : custom_(tile.place<climate::participation_climate>()),
          strangers_(number<neutral_acceptance>(tile)),
          known_half_(number<known_after>(tile)),
          avoided_(number<avoided>(tile)),
          usual_home_(number<usual_belonging>(tile)),
          at_home_(number<home_effect>(tile)),
          withdrawn_(number<distress_effect>(tile)),
          rejected_(number<rejection_effect>(tile)),
          outgoing_(number<temper_effect>(tile) * population::temperament_step),
          part_speed_(number<participation_speed>(tile)),
          alone_kin_(number<alone_kin>(tile)),
          foreign_kin_(number<foreign_kin>(tile)),
          homely_{.usual = usual_home_,
                  .usual_support = 0,
                  .usual_part = custom_,
                  .of_support = 0,  // not known yet, and of little weight for taking part
                  .of_part = number<from_taking_part>(tile),
                  .of_acceptance = number<from_acceptance>(tile),
                  .of_rejection = number<from_discrimination>(tile),
                  .of_distress = 0,
                  .spoken = number<speech_share>(tile)} {
        for (std::size_t k = 0; k < layers; ++k)
            layers_[k] = {number<tie_turnover>(tile, k),      number<meets_anyway>(tile, k),
                          number<meets_taking_part>(tile, k), number<meets_at_work>(tile, k),
                          number<lost_abroad>(tile, k),       number<tie_weight>(tile, k)};
    }
    [[nodiscard]] float accepted(const Past& past) const {
        if (!past.came) return 1.0F;
        const float away = past.foreign ? born_abroad : past.abroad;
        return between(strangers_, 1.0F - newcomer_to(away, past.since, known_half_));
    }
    // Taking part of someone whose inclination is that of the average resident is the custom of the place.
    [[nodiscard]] float settled_part(const Past& past, float common) const {
        const float fit = common * accepted(past);
        const float usual = 1.0F - at_home_ * (1.0F - usual_home_);
        float part = custom_;
        for (int round = 0; round < 4; ++round) {
            const float home = homely_.level(0, part, fit, accepted(past), past.discriminated, 0);
            part = bounded(custom_ *
                           positive(usual + outgoing_ * past.temper - at_home_ * (usual_home_ - home) -
                                    withdrawn_ * past.troubled - rejected_ * past.discriminated) /
                           usual);
        }
        return part;
    }
    // What is left of a tie after years away, and what has grown since.
    [[nodiscard]] float tie(std::size_t k, const Past& past, float part) const {
        const Of& of = layers_[k];
        const auto meets = [&](float taking_part, float avoiding) {
            return bounded((of.anyway + of.by_part * taking_part + (past.works ? of.by_work : 0.0F)) *
                           (1.0F - avoiding));
        };
        const float meeting = meets(part, avoided_ * past.discriminated);
        if (!past.came) return settled_strength(meeting, 1.0F);
        const float settled = settled_strength(meeting, k != fellows ? strangers_ : 1.0F);
        const float had = settled_strength(meets(custom_, 0.0F), 1.0F);
        float left = had * kept(past.abroad, of.lost_abroad);
        if (past.foreign) left = k == kin ? had * foreign_kin_ : 0.0F;
        if (past.alone && k == kin) left *= alone_kin_;
        return left + (settled - left) * (1.0F - maths::exp(-of.turnover * past.since));
    }
    // People come back into groups through those they know.
    [[nodiscard]] float part_now(const Past& past, float settled) const {
        if (!past.came) return settled;
        Past stayed = past, arriving = past;
        stayed.came = false, arriving.since = 0;
        float had = 0, has = 0;
        for (std::size_t k = 0; k < layers; ++k)
            had += layers_[k].weight * tie(k, stayed, custom_), has += layers_[k].weight * tie(k, arriving, settled);
        const float first = had > 0.0F ? custom_ * bounded(has / had) : 0.0F;
        return settled + (first - settled) * maths::exp(-part_speed_ * past.since);
    }

private:
    struct Of {
        float turnover, anyway, by_part, by_work, lost_abroad, weight;
    };
    float custom_, strangers_, known_half_, avoided_, usual_home_, at_home_, withdrawn_, rejected_, outgoing_,
        part_speed_, alone_kin_, foreign_kin_;
    Homeliness homely_;
    std::array<Of, layers> layers_{};
};

// Strength of every tie, and the network they make.
void found_ties(sim::Tile<Found>& tile, const Pasts& pasts, const Settling& settling, const float* part,
                float* network) {
    const float width = 3.4641016F * number<spread>(tile);  // of a uniform draw with that SD
    std::fill_n(network, tile.size(), 0.0F);
    const auto usual = tile.scratch<float>(tile.size());
    for (std::size_t layer = 0; layer < layers; ++layer) {
        const float gives = number<tie_weight>(tile, layer);
        for (std::size_t i = 0; i < tile.size(); ++i) usual[i] = settling.tie(layer, pasts.of(i), part[i]);
        for (std::size_t k = 0; k < sim::ties_per_layer; ++k) {
            const std::size_t slot = sim::tie_slot(static_cast<sim::Layer>(layer), k);
            const auto ties = tile.ties(static_cast<sim::Layer>(layer), k);
            const auto strong = tile.tend(static_cast<sim::Layer>(layer), k);
            const auto bits = tile.draws<founding>(static_cast<unsigned>(slot / 4));
            for (std::size_t i = 0; i < tile.size(); ++i) {
                const float luck = static_cast<float>(bits[i] >> 8 * (slot % 4) & 255U) / 255.0F - 0.5F;
                const float start = bounded(usual[i] * (1.0F + width * luck));
                strong[i] = ties[i] == sim::no_tie ? std::uint8_t{0} : to_byte(start, 0.5F);
                network[i] += gives * static_cast<float>(strong[i]) / 255.0F;
            }
        }
    }
}

void found_ways(sim::Tile<Found>& tile, const Pasts& pasts) {
    const auto ways = tile.write<culture>(), speech = tile.write<language>();
    const float learns =
        number<learns_living>(tile) + number<learns_taking_part>(tile) * tile.place<climate::participation_climate>();
    for (std::size_t i = 0; i < tile.size(); ++i) {
        const Past past = pasts.of(i);
        const float unlearned = maths::exp(-learns * past.since);
        const float ways_then =
            past.foreign ? number<foreign_culture>(tile) : 1.0F - number<culture_lost>(tile) * past.life;
        const float speech_then =
            past.foreign ? number<foreign_language>(tile) : 1.0F - number<language_lost>(tile) * past.life * past.life;
        ways[i] = past.came ? 1.0F - (1.0F - ways_then) * unlearned : 1.0F;
        speech[i] = past.came ? 1.0F - (1.0F - speech_then) * unlearned : 1.0F;
    }
}

// Mean support and taking part of adult residents.
void count(const sim::Tile<Found>& tile) {
    const auto status = tile.read<population::status>(), age = tile.read<population::age_band>(),
               seen = tile.read<climate::seen_as>();
    const auto supported = tile.write<support>(), part = tile.write<participation>();
    double people = 0, of_support = 0, of_part = 0;
    for (std::size_t i = 0; i < tile.size(); ++i) {
        if (status[i] != population::present_here || age[i] == population::under_18 || seen[i] != climate::resident)
            continue;
        people += 1, of_support += sim::on_grid(static_cast<double>(supported[i])),
            of_part += sim::on_grid(static_cast<double>(part[i]));
    }
    tile.add<first_people>(people), tile.add<first_support>(of_support), tile.add<first_taking_part>(of_part);
}

}  // namespace

void Found::step(sim::Tile<Found>& tile) {
    const Pasts pasts(tile);
    const Settling settling(tile);
    found_ways(tile, pasts);
    const auto supported = tile.write<support>(), part = tile.write<participation>();
    const auto ways = tile.write<culture>(), speech = tile.write<language>();
    const float spoken = number<speech_share>(tile);
    for (std::size_t i = 0; i < tile.size(); ++i) {
        const Past past = pasts.of(i);
        const float settled = settling.settled_part(past, common_ground(ways[i], speech[i], spoken));
        part[i] = settling.part_now(past, settled);
    }
    const auto network = tile.scratch<float>(tile.size());
    found_ties(tile, pasts, settling, part.data(), network.data());
    const auto adults = tile.read<household::adults>(), elders = tile.read<household::elders>();
    const auto strain = tile.read<household::tension>();
    const auto age = tile.read<population::age_band>();
    const auto home = tile.home_rows();
    const auto part_bits = tile.draws<founding>(2);
    const float outside = number<network_share>(tile), deviation = number<spread>(tile);
    for (std::size_t i = 0; i < tile.size(); ++i) {
        const std::size_t h = home[i];
        const float others =
            positive(static_cast<float>(adults[h] + elders[h]) - (age[i] == population::under_18 ? 0.0F : 1.0F));
        supported[i] = bounded(outside * network_support(network[i], number<half_network>(tile)) +
                               (1.0F - outside) * home_support(others, 1.0F - strain[h]));
        part[i] = bounded(part[i] + deviation * sim::maths::normal_from_bits(part_bits[i]));
    }
    count(tile);
}

void Measure::step(sim::Country<Measure>& country) {
    const double people = country.total<first_people>();
    if (people <= 0) return;
    country.write<usual_support>() = static_cast<float>(country.total<first_support>() / people);
    country.write<usual_participation>() = static_cast<float>(country.total<first_taking_part>() / people);
}

void FoundHome::step(sim::Tile<FoundHome>& tile) {
    const auto back = tile.read<population::return_month>();
    const auto abroad = tile.read<population::months_abroad>();
    const auto seen = tile.read<climate::seen_as>();
    const auto discriminated = tile.read<climate::discrimination>(), load = tile.read<wellbeing::trauma>();
    const auto supported = tile.read<support>(), part = tile.read<participation>();
    const auto ways = tile.read<culture>(), speech = tile.read<language>();
    const auto belongs = tile.write<belonging>();
    const auto bits = tile.draws<founding>(3);
    const float strangers = number<neutral_acceptance>(tile), half = number<known_after>(tile);
    const Homeliness homely{
        number<usual_belonging>(tile),     tile.place<usual_support>(),    tile.place<usual_participation>(),
        number<from_support>(tile),        number<from_taking_part>(tile), number<from_acceptance>(tile),
        number<from_discrimination>(tile), number<from_distress>(tile),    number<speech_share>(tile)};
    for (std::size_t i = 0; i < tile.size(); ++i) {
        const float away = seen[i] == climate::foreigner ? born_abroad : static_cast<float>(abroad[i]);
        const float strange = newcomer_to(away, positive(-static_cast<float>(back[i])), half);
        const float accepted = seen[i] != climate::resident ? between(strangers, 1.0F - strange) : 1.0F;
        const float fit = common_ground(ways[i], speech[i], homely.spoken) * accepted;
        const float home = homely.level(supported[i], part[i], fit, accepted, discriminated[i], load[i]);
        belongs[i] = bounded(home + number<spread>(tile) * sim::maths::normal_from_bits(bits[i]));
    }
}

}  // namespace models::belonging
