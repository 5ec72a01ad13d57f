// A month of a body.

#include <algorithm>

#include "models/health/model.h"

namespace models::health {

namespace {

using T = sim::Tile<Live>;

constexpr float roomy = 2.0F;  // people per room from which crowding counts, by the definition of `exposure`

float number(double value) { return static_cast<float>(value); }

// Numbers of the model and of the place as floats, taken once per tile.
struct Numbers {
    explicit Numbers(const T& tile)
        : ill(number(tile.param<lasting_loss>()[0])),
          disabled(number(tile.param<lasting_loss>()[1])),
          worried(number(tile.param<distress_loss>())),
          heals(number(tile.param<recovery>())),
          untreated{0.0F, number(tile.param<untreated_loss>()[0]), number(tile.param<untreated_loss>()[1])},
          passes{0.0F, number(tile.param<heals_alone>()[0]), number(tile.param<heals_alone>()[1])},
          regular(number(tile.param<chronic_need>())),
          frail(number(tile.param<frail_need>())),
          crowd(number(tile.param<exposure>()[1])),
          nerves(number(tile.param<exposure>()[2])),
          carried(number(tile.param<exposure>()[3])),
          frail_dies(number(tile.param<frail_death>())),
          death_least(number(tile.param<death_bounds>()[0])),
          death_most(number(tile.param<death_bounds>()[1])),
          place_need(1.0F + number(tile.param<exposure>()[0]) * (1.0F - tile.place<services::water>()) +
                     number(tile.param<exposure>()[4]) * tile.place<shocks::pandemic>()),
          place_death(1.0F + number(tile.param<pandemic_death>()) * tile.place<shocks::pandemic>()),
          quality(tile.place<services::health_quality>()),
          carried_for(static_cast<std::int32_t>(tile.param<journey_months>())) {}
    float ill, disabled, worried, heals;
    std::array<float, 3> untreated, passes;
    float regular, frail, crowd, nerves, carried, frail_dies, death_least, death_most, place_need, place_death, quality;
    std::int32_t carried_for;
};

// The people of a tile.
struct People {
    explicit People(const T& tile)
        : status(tile.read<population::status>()),
          sex(tile.read<population::sex>()),
          identity(tile.read<population::identity>()),
          born(tile.read<population::birth_month>()),
          returned(tile.read<population::return_month>()),
          lived(tile.read<population::journey>()),
          access(tile.recall<services::health_access>()),
          distress(tile.recall<wellbeing::distress>()),
          helped(tile.use<care>()),
          course(tile.draws<month>(0)),
          falls(tile.draws<month>(1)),
          death(tile.draws<month>(2)),
          lasts(tile.draws<month>(3)),
          body(tile.write<health>()),
          need_of(tile.write<need>()),
          lasting(tile.write<chronic>()),
          ends_now(tile.write<dying>()) {}
    std::span<const std::uint8_t> status, sex, identity;
    std::span<const std::int16_t> born, returned;
    std::span<const std::uint16_t> lived;
    std::span<const float> access, distress, helped;
    std::span<const std::uint32_t> course, falls, death, lasts;
    std::span<float> body;
    std::span<std::uint8_t> need_of, lasting, ends_now;
};

// One month of one body; true if a serious need arose.
bool live(const People& p, const Numbers& n, const Rates& rates, std::size_t i, std::int32_t now, float crowded) {
    const std::size_t years = years_of(now - p.born[i]);
    const bool disabled = (p.identity[i] & population::identity_bits::disability) != 0;
    const bool ill = p.lasting[i] != 0 || sim::happens(p.lasts[i], rates.chronic[years]);
    const float nerves = std::max(p.distress[i], 0.0F);
    // Last month's need: care or time ends it, or it does harm.
    const float treated = sim::maths::clamp(p.access[i] * n.quality * p.helped[i], 0.0F, 1.0F);
    const std::uint8_t had = p.need_of[i];
    const bool over = had == well || ends(p.course[i], {treated, n.passes[had]});
    const float usual = rates.usual[years] - (ill ? n.ill : 0.0F) - (disabled ? n.disabled : 0.0F) - n.worried * nerves;
    const float level = p.body[i] + n.heals * (usual - p.body[i]) - (over ? 0.0F : n.untreated[had]);
    // New needs, where none is left over.
    const bool fresh = (p.lived[i] & population::journey_bits::disease) != 0 && now - p.returned[i] < n.carried_for;
    const float person = 1.0F + n.frail * (1.0F - level) + n.nerves * nerves + (fresh ? n.carried : 0.0F) +
                         n.crowd * std::max(crowded - roomy, 0.0F);
    const float chance =
        std::min(rates.need[years] * n.place_need * person + (ill || disabled ? n.regular : 0.0F), 1.0F);
    const bool grave = over && sim::happens(p.falls[i], chance * rates.serious[years]);
    const Need fresh_need = grave ? serious : sim::happens(p.falls[i], chance) ? minor : well;
    const float frailty = 1.0F + n.frail_dies * (rates.mean[years] - level);
    const float dies =
        rates.death[p.sex[i]][years] * sim::maths::clamp(frailty, n.death_least, n.death_most) * n.place_death;
    p.lasting[i] = ill;
    p.body[i] = sim::maths::clamp(level, 0.0F, 1.0F);
    p.need_of[i] = over ? static_cast<std::uint8_t>(fresh_need) : had;
    p.ends_now[i] = sim::happens(p.death[i], dies);
    return grave;
}

}  // namespace

void Live::step(sim::Tile<Live>& tile) {
    const Rates& rates = tile.prepared<Model>();
    const Numbers n(tile);
    const People p(tile);
    const auto crowded = tile.recall<housing::crowding>();
    const auto now = static_cast<std::int32_t>(tile.month());
    for (std::size_t h = 0; h < tile.home_count(); ++h) {
        const sim::Home home = tile.home(h);
        for (std::size_t i = home.first; i < home.first + home.count; ++i) {
            if (p.status[i] != population::present_here)
                p.ends_now[i] = 0;
            else if (live(p, n, rates, i, now, crowded[h]))
                tile.log<fell_ill>(i);
        }
    }
}

void Insure::step(sim::Tile<Insure>& tile) {
    const auto status = tile.read<population::status>();
    const auto work = tile.recall<labour::state>();
    const auto covered = tile.write<insured>();
    const auto luck = tile.draws<cover>();
    const float gain = number(tile.param<insurance>()[0]), loss = number(tile.param<insurance>()[1]);
    for (std::size_t h = 0; h < tile.home_count(); ++h) {
        const sim::Home home = tile.home(h);
        bool formal = false;
        for (std::size_t i = home.first; i < home.first + home.count; ++i)
            formal = formal || (status[i] == population::present_here && work[i] == labour::formal);
        for (std::size_t i = home.first; i < home.first + home.count; ++i) {
            if (status[i] != population::present_here || (covered[i] != 0) == formal) continue;
            if (sim::happens(luck[i], formal ? gain : loss)) covered[i] = formal;
        }
    }
}

}  // namespace models::health
