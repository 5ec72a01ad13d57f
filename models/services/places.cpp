// The month of a place: what decays, what is repaired, and how full its services are.

#include "models/services/model.h"
#include "models/services/reach.h"

namespace models::services {

namespace {

using P = sim::Place<RunPlaces>;

Wear wear_of(const P& place, std::size_t kind) {
    return {loss_of(place.param<works_half_life>()[kind]), loss_of(place.param<repair_half_life>()[kind]),
            static_cast<float>(place.param<damage>()[kind])};
}

void wear_and_works(P& place, const Places& usual) {
    const std::size_t c = place.community();
    const float hazard = place.read<shocks::hazard>();
    float& kept = place.write<upkeep>();
    kept =
        sim::maths::clamp(kept - kept * loss_of(place.param<upkeep_half_life>()) + place.use<ownership>(), 0.0F, 1.0F);
    const float shield = kept * static_cast<float>(place.param<upkeep_shield>());
    const auto move = [&](float& condition, float base, float works, std::size_t kind) {
        condition = next_condition(condition, base, works, shield, hazard, wear_of(place, kind));
    };
    move(place.write<road>(), usual.road(c), place.use<road_works>(), 0);
    move(place.write<lighting>(), usual.lighting(c), place.use<lighting_works>(), 1);
    move(place.write<public_space>(), usual.space(c), place.use<space_works>(), 2);
    move(place.write<water>(), usual.water(c), place.use<add_water>(), 3);
    const float rural = usual.rural(c);
    const auto bus = place.param<transport_start>();
    const float usual_bus = static_cast<float>(bus[0]) * (1.0F - rural) + static_cast<float>(bus[1]) * rural;
    place.write<transport>() = sim::maths::clamp(
        usual_bus + static_cast<float>(place.param<transport_road>()) * (place.read<road>() - usual.road(c)) +
            place.use<add_transport>(),
        0.0F, 1.0F);
    place.write<toil>() =
        felt_per_km(place.read<road>(), place.read<transport>(), static_cast<float>(place.param<road_drag>()),
                    static_cast<float>(place.param<transport_relief>()));
}

void quality(P& place, const Places& usual) {
    const std::size_t c = place.community();
    const auto level = [](float base, float added) { return sim::maths::clamp(base + added, 0.0F, 1.0F); };
    place.write<health_quality>() = level(usual.health_quality(c), place.use<add_health_quality>());
    place.write<school_quality>() = level(usual.school_quality(c), place.use<add_school_quality>());
    place.write<justice_quality>() = level(usual.justice(c), place.use<justice>());
}

}  // namespace

void RunPlaces::step(sim::Place<RunPlaces>& place) {
    const Places& usual = place.prepared<Model>();
    wear_and_works(place, usual);
    quality(place, usual);
    const float open = 1.0F - static_cast<float>(place.param<closure>()) * place.read<shocks::pandemic>();
    const bool first = place.month() == 0;  // nobody has asked for anything yet: the loads of the start stand
    const auto fill = [&](float& load, double demand, float capacity, float fallback) {
        if (!first) load = load_of(static_cast<float>(demand), capacity, fallback);
    };
    place.write<registry_slots>() = place.read<registry_places>() * place.use<registry_capacity>() * open;
    fill(place.write<health_load>(), place.total<visits>(), place.read<health_places>() * place.use<health_capacity>(),
         50);
    fill(place.write<school_load>(), place.total<education::pupils>(),
         place.read<school_places>() * place.use<school_capacity>() * open, 50);
    place.write<school_room>() = served(place.read<school_load>(), static_cast<float>(place.param<congestion>()));
    fill(place.write<justice_load>(), place.total<cases>(),
         place.read<justice_places>() * place.use<justice_capacity>() * open, 50);
    fill(place.write<registry_load>(), place.total<documents::asking>(), place.read<registry_slots>(), 50);
    fill(place.write<social_load>(), place.total<applying>(),
         place.read<social_places>() * place.use<social_capacity>() * open, 50);
}

}  // namespace models::services
