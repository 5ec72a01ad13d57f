// The places: local offices, the services they run, and what newcomers meet there.

#include <algorithm>

#include "models/structure/model.h"

namespace models::structure {

namespace {

float start_capacity(const Prepared& prepared, float gap, float rural) {
    return prepared.base[static_cast<std::size_t>(Lever::capacity)] * (1.0F - gap * rural);
}

struct Pace {
    float reach, lost;
};

// Local practice a month later: drawn up to what the country sustains, raised by work, worn down by turnover.
float follow(float before, float sustained, Pace pace, float work) {
    const float away = sustained - before;
    const float drawn = before + (away > 0 ? pace.reach : pace.lost) * away;
    return std::clamp(drawn + std::min(work, 1.0F) * (1.0F - drawn), 0.0F, 1.0F);
}

// A share between what agencies reach alone and what they reach together.
float between(double alone, double together, float how_far) {
    return static_cast<float>(alone) + static_cast<float>(together - alone) * how_far;
}

// What the offices mean for services. Capacities in the data already hold what there was before the run.
void serve(sim::Place<Follow>& place, float able_before, float open_before) {
    const float able = place.read<local_capacity>(), open = place.read<local_mainstreaming>();
    const float opened = able * open - able_before * open_before;
    const float gained = able - able_before;
    const float factor = std::max(0.0F, 1.0F + static_cast<float>(place.param<mainstreaming_gain>()) * opened +
                                            static_cast<float>(place.param<capacity_gain>()) * gained);
    place.scale<services::health_capacity>() *= factor;
    place.scale<services::school_capacity>() *= factor;
    place.scale<services::registry_capacity>() *= factor;
    place.scale<services::justice_capacity>() *= factor;
    place.scale<services::social_capacity>() *= factor;
    const float better = static_cast<float>(place.param<quality_gain>()) * gained;
    place.scale<services::add_health_quality>() += better;
    place.scale<services::add_school_quality>() += better;
    place.scale<services::justice>() += better;
}

}  // namespace

float desk_load(float new_people, float adults, float desks) {
    constexpr float per_thousand = 1000.0F;
    const float able = desks * adults;
    return new_people <= 0 ? 0.0F : able <= 0 ? per_thousand : std::min(per_thousand * new_people / able, per_thousand);
}

void FoundPlaces::step(sim::Place<FoundPlaces>& place) {
    const Prepared& prepared = place.prepared<Model>();
    const auto base = [&](Lever lever) { return prepared.base[static_cast<std::size_t>(lever)]; };
    place.write<local_capacity>() =
        start_capacity(prepared, static_cast<float>(place.param<rural_gap>()), place.read<population::rural_share>());
    const float together = base(Lever::coordination), open = base(Lever::mainstreaming);
    place.write<local_coordination>() = together;
    place.write<local_mainstreaming>() = open;
    place.write<eligibility_bar>() =
        static_cast<float>(place.param<bar_full>()) * (1.0F - open) * (1.0F - base(Lever::rights));
    place.write<referral>() = between(place.param<referral_alone>(), place.param<referral_together>(), together);
    place.write<referral_delay>() = between(place.param<delay_alone>(), place.param<delay_together>(), together);
}

void Follow::step(sim::Place<Follow>& place) {
    const Prepared& prepared = place.prepared<Model>();
    const auto base = [&](Lever lever) { return prepared.base[static_cast<std::size_t>(lever)]; };
    const float able = place.recall<local_capacity>();
    const Pace pace{static_cast<float>(place.param<reach_pace>()) * able, place.recall<staff_turnover>()};
    const float own_base =
        start_capacity(prepared, static_cast<float>(place.param<rural_gap>()), place.read<population::rural_share>());
    const float policy = prepared.sustained(Lever::capacity, place.recall<adopted_capacity>()) - base(Lever::capacity);
    place.write<local_capacity>() =
        follow(able, std::clamp(own_base + policy, 0.0F, 1.0F), pace, place.recall<capacity_work>());
    place.write<local_coordination>() =
        follow(place.recall<local_coordination>(),
               prepared.sustained(Lever::coordination, place.recall<adopted_coordination>()), pace,
               able * place.recall<coordination_work>());
    place.write<local_mainstreaming>() =
        follow(place.recall<local_mainstreaming>(),
               prepared.sustained(Lever::mainstreaming, place.recall<adopted_mainstreaming>()), pace,
               able * place.recall<mainstreaming_work>());
    serve(place, own_base, base(Lever::mainstreaming));
    const float enforced = place.recall<enforcement>() - base(Lever::enforcement);
    place.scale<housing::landlord_reluctance>() *=
        std::max(0.0F, 1.0F - static_cast<float>(place.param<letting_cut>()) * enforced);
}

void Work::step(sim::Place<Work>& place) {
    place.write<capacity_work>() = std::min(place.use<capacity_effort>(), 1.0F);
    place.write<coordination_work>() = std::min(place.use<coordination_effort>(), 1.0F);
    place.write<mainstreaming_work>() = std::min(place.use<mainstreaming_effort>(), 1.0F);
    place.write<cooperation_work>() = std::min(place.use<cooperation_effort>(), 1.0F);
    place.write<rights_work>() = std::min(place.use<rights_effort>(), 1.0F);
    place.write<enforcement_work>() = std::min(place.use<enforcement_effort>(), 1.0F);
    place.write<eligibility_bar>() = static_cast<float>(place.param<bar_full>()) *
                                     (1.0F - place.read<local_mainstreaming>()) * (1.0F - place.read<rights>());

    // The same desks follow every newcomer: where many come and offices are weak, cases wait and are lost.
    const float together = place.read<local_coordination>();
    const float desks = static_cast<float>(place.param<desk_cases>()) * place.read<local_capacity>() *
                        (1.0F + static_cast<float>(place.param<coordination_saving>()) * together);
    const float load = desk_load(static_cast<float>(place.total<newcomers>()),
                                 static_cast<float>(place.total<population::adults>()), desks);
    const float waits = std::max(load, 1.0F);
    place.write<referral>() =
        between(place.param<referral_alone>(), place.param<referral_together>(), together) / waits;
    constexpr auto longest = static_cast<float>(referral_delay.range.high);
    place.write<referral_delay>() =
        std::min(between(place.param<delay_alone>(), place.param<delay_together>(), together) * waits, longest);
}

}  // namespace models::structure
