// The market of a place: what was open and taken, what opens, and how many hires that makes.

#include <algorithm>

#include "models/labour/model.h"
#include "sim/base/maths.h"

namespace models::labour {

namespace {

using sim::maths::exp_d;
using sim::maths::log_d;

double power(double x, double y) { return x > 0 ? exp_d(y * log_d(x)) : 0; }

// Inflow of jobs against a usual month: season and closures, by the sectors of the place.
double sector_swing(const Beliefs& b, const Targets& target, bool formal_work, std::uint32_t month, double closed) {
    double swing = 0;
    for (std::size_t sex = 0; sex < sexes; ++sex) {
        const auto share = sector_shares(b, target.rural, sex, formal_work);
        for (std::size_t s = 0; s < sectors; ++s)
            swing += share[s] / sexes * season(b, s, month) * (1 - closed * b.sector_pandemic[s]);
    }
    return swing;
}

struct Tier {
    float& vacancies;
    float& seekers;
    double hires_per_adult;
};

}  // namespace

void Market::step(sim::Place<Market>& place) {
    const Prepared& prepared = place.prepared<Model>();
    const Beliefs& b = prepared.beliefs;
    const Targets& target = prepared.place(place.community());
    const std::uint32_t month = place.month();
    const double people = place.total<working_age>(), in_force = place.total<active>(), idle = place.total<jobless>();
    if (in_force > 0) place.write<jobless_rate>() = static_cast<float>(idle / in_force);
    if (people > 0) place.write<employment_rate>() = static_cast<float>(std::min(place.total<working>() / people, 1.0));

    float& adults = place.write<usual_adults>();
    if (month > 0) adults += static_cast<float>((people - static_cast<double>(adults)) / b.adapt);
    const double demand = power(static_cast<double>(place.recall<household::local_demand>()), b.demand_power) *
                          power(static_cast<double>(place.read<shocks::demand>()), b.shock_power) *
                          (1 - static_cast<double>(place.read<shocks::hazard>())) *
                          static_cast<double>(place.use<vacancy_factor>());
    const auto closed = static_cast<double>(place.read<shocks::pandemic>());

    const std::array<Tier, tiers> tier{{{place.write<casual_vacancies>(), place.write<casual_seekers>(),
                                         static_cast<double>(place.read<casual_hires>())},
                                        {place.write<informal_vacancies>(), place.write<informal_seekers>(),
                                         static_cast<double>(place.read<informal_hires>())},
                                        {place.write<formal_vacancies>(), place.write<formal_seekers>(),
                                         static_cast<double>(place.read<formal_hires>())}}};
    const auto capacity = place.capacity<hire>();
    double open = 0, usual_open = 0, looking = 0, usual_looking = 0;
    for (std::size_t t = 0; t < tiers; ++t) {
        const double usual_hires = tier[t].hires_per_adult * static_cast<double>(adults);
        const double usual = usual_hires * vacancies_per_hire(target.fill);
        if (month > 0) {
            const double left =
                std::max(static_cast<double>(tier[t].vacancies) - place.total<hired>(t), 0.0) * (1 - b.lapse);
            const double opened = usual_hires * inflow_per_hire(target.fill, b.lapse) * demand *
                                  sector_swing(b, target, t == 2, month, closed);
            tier[t].vacancies = static_cast<float>(left + opened);
            // The first month's search is the usual one.
            if (month == 1 && adults > 0) tier[t].seekers = static_cast<float>(place.total<seeking>(t)) / adults;
        }
        const double searched = place.total<seeking>(t), usual_search = static_cast<double>(tier[t].seekers * adults);
        const double ratio = month > 0 && usual_search > 0 ? searched / usual_search : 1;
        const double made = hires(static_cast<double>(tier[t].vacancies), usual, ratio, target.fill, b.matching);
        const double u = static_cast<double>(sim::to_uniform(place.draw<rounding>(static_cast<unsigned>(t))));
        capacity[t] = static_cast<std::int64_t>(made + u);  // whole jobs, right on average
        open += static_cast<double>(tier[t].vacancies), usual_open += usual;
        looking += ratio * usual_hires, usual_looking += usual_hires;
    }
    const double tight = usual_open > 0 && looking > 0 ? open / usual_open * usual_looking / looking : 1;
    place.write<tightness>() = static_cast<float>(std::clamp(tight, 0.0, 20.0));

    // Wage curve: pay drifts to where local unemployment points.
    float& level = place.write<pay_level>();
    const double jobless_now = in_force > 0 ? std::max(idle / in_force, 0.005) : target.unemployment;
    const double points = power(jobless_now / target.unemployment, b.wage_curve);
    level += static_cast<float>((std::clamp(points, 0.5, 2.0) - static_cast<double>(level)) * b.wage_speed);
    place.write<wage_level>() = std::clamp(level * place.use<wages>(), 0.1F, 10.0F);

    if (place.write<usual_reach>() < 0)
        place.write<usual_reach>() = (place.recall<services::road>() + place.recall<services::transport>()) / 2;
    if (place.write<usual_safety>() < 0) place.write<usual_safety>() = place.recall<climate::safety>();
}

}  // namespace models::labour
