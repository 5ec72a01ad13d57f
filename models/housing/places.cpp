// The market of a place.

#include <algorithm>

#include "models/housing/market.h"
#include "models/housing/model.h"

namespace models::housing {

namespace {
float number(double value) { return static_cast<float>(value); }
}  // namespace

void Market::step(sim::Place<Market>& place) {
    if (place.month() == 0) return;  // the market of the start: no month of homes has passed yet
    const float natural = number(place.param<natural_vacancy>());
    float& dwellings = place.write<stock>();
    float& index = place.write<rent_index>();
    dwellings *= 1.0F + number(place.param<supply>()) * sim::maths::log(index) + place.use<new_dwellings>();
    const float let = number(place.total<homes>(0));
    const float waiting = number(std::max(place.total<applicants>() - place.total<homes>(2), 0.0));
    const float vacant = effective_vacancy(let, waiting, dwellings, number(place.param<queue_limit>()));
    index = next_rent_index(index, vacant,
                            {natural, number(place.param<rent_speed>()), number(place.param<rent_return>())});
    place.write<vacancy>() = effective_vacancy(let, 0.0F, dwellings, 0.0F);
    const float always = number(place.param<mark_up>()[0]), most = number(place.param<mark_up>()[1]);
    const float power = always + (most - always) * scarcity(vacant, natural);
    place.write<exploitation>() = sim::maths::clamp(power * place.use<landlord_reluctance>(), 0.0F, 1.0F);
}

void Offer::step(sim::Place<Offer>& place) {
    const float open = place.read<stock>() * place.read<vacancy>() * number(place.param<let_in_month>());
    const auto whole = static_cast<std::int64_t>(open);
    const float part = open - static_cast<float>(whole);
    place.capacity<dwelling>()[0] = whole + static_cast<std::int64_t>(sim::happens(place.draw<offers>(), part));
}

}  // namespace models::housing
