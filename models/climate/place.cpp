// The place takes stock: how much returnees are felt as competitors, and what that makes of tension, trust and safety.

#include <algorithm>

#include "models/climate/formulas.h"
#include "models/climate/model.h"

namespace models::climate {

namespace {

using Here = sim::Place<TakeStock>;

template <const auto& P> float number(const Here& place) { return static_cast<float>(place.param<P>()); }

void take_attitudes(Here& place) {
    const double people = place.total<residents>();
    if (people > 0) place.write<mean_attitude>() = static_cast<float>(place.total<attitudes>() / people);
    place.write<hostile>() = share_below(number<hostile_below>(place), place.read<mean_attitude>());
}

// Returnees per resident, as felt.
float crowd(Here& place) {
    const auto back = static_cast<float>(place.total<population::returnees>());
    const auto settled = static_cast<float>(place.total<population::present>()) - back;
    return settled > 0 ? felt_share(back / settled, number<half_share>(place)) : 0.0F;
}

float competition(Here& place, float many) {
    const auto full = [](float x, float at) { return maths::clamp(x / at, 0.0F, 1.0F); };
    const auto over = [](float load) { return std::max(0.0F, load - 1.0F); };
    const float overload = (over(place.recall<services::health_load>()) + over(place.recall<services::school_load>()) +
                            over(place.recall<services::registry_load>())) /
                           3.0F;
    const float jobs = many * full(place.recall<labour::jobless_rate>(), number<full_joblessness>(place));
    const float homes = many * full(place.recall<housing::rent_index>() - 1.0F, number<full_rent_rise>(place));
    const float services = many * full(overload, number<full_overload>(place));
    place.write<job_competition>() = jobs;
    place.write<home_competition>() = homes;
    place.write<service_competition>() = services;
    return (jobs + homes + services) / 3.0F;
}

void judge_safety(Here& place) {
    const float violence = std::max(place.read<shocks::violence>(), 0.01F);
    const float insecure =
        logit(place.read<insecure_share>()) + number<shock_slope>(place) * maths::log(violence) -
        number<lighting_slope>(place) * (place.recall<services::lighting>() - place.read<usual_lighting>()) -
        number<space_slope>(place) * (place.recall<services::public_space>() - place.read<usual_space>());
    place.write<safety>() = maths::clamp(1.0F - maths::logistic(insecure) + place.use<safety_work>(), 0.0F, 1.0F);
}

}  // namespace

void TakeStock::step(Here& place) {
    take_attitudes(place);
    judge_safety(place);
    const float many = place.write<felt_many>() = crowd(place);
    const float rivalry = competition(place, many);
    const float speed = number<place_speed>(place);
    const auto towards = [speed](float& value, float level) {
        value += speed * (maths::clamp(level, 0.0F, 1.0F) - value);
        value = maths::clamp(value, 0.0F, 1.0F);
    };
    const float aid = place.use<shared_benefit>() - place.use<exclusive_aid>();
    towards(place.write<fairness>(), 0.5F + number<fairness_exclusion>(place) * aid + place.use<fairness_work>());
    const float unfair = std::max(0.0F, 1.0F - 2.0F * place.read<fairness>());
    towards(place.write<tension>(), number<usual_tension>(place) + number<tension_competition>(place) * rivalry +
                                        many * (number<tension_hostility>(place) * place.read<hostile>() +
                                                number<tension_unfairness>(place) * unfair));
    const float strain = place.read<tension>() - number<usual_tension>(place);
    const float danger = std::max(0.0F, (1.0F - place.read<insecure_share>()) - place.read<safety>());
    towards(place.write<trust>(), place.read<usual_trust>() - number<trust_tension>(place) * strain -
                                      number<trust_violence>(place) * danger + place.use<trust_work>());
}

}  // namespace models::climate
