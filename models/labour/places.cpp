// The market of a place: what was open and taken, what opens, and how many hires that makes.

#include <algorithm>

#include "models/labour/model.h"
#include "models/labour/reference.h"
#include "sim/base/maths.h"

namespace models::labour {

namespace {

using sim::maths::exp_d;
using sim::maths::log_d;

double power(double x, double y) { return x > 0 ? exp_d(y * log_d(x)) : 0; }

// Jobs against a usual month: season, which casual work follows, and closures, by the sectors of the place.
double sector_swing(const Beliefs& b, const Targets& target, std::size_t tier, std::uint32_t month, double closed) {
    double swing = 0;
    for (std::size_t sex = 0; sex < sexes; ++sex) {
        const auto share = sector_shares(b, target.rural, sex, tier == 2);
        for (std::size_t s = 0; s < sectors; ++s)
            swing += share[s] / sexes * (tier == 0 ? season(b, s, month) : 1) * (1 - closed * b.sector_pandemic[s]);
    }
    return swing;
}

struct Tier {
    float& vacancies;
    float& seekers;
    double jobs_per_adult, hires_per_adult;
};

std::array<Tier, tiers> tiers_of(const sim::Place<Market>& place) {
    const auto d = [](float x) { return static_cast<double>(x); };
    return {{{place.write<casual_vacancies>(), place.write<casual_seekers>(), d(place.read<casual_jobs>()),
              d(place.write<casual_hires>())},
             {place.write<informal_vacancies>(), place.write<informal_seekers>(), d(place.read<informal_jobs>()),
              d(place.write<informal_hires>())},
             {place.write<formal_vacancies>(), place.write<formal_seekers>(), d(place.read<formal_jobs>()),
              d(place.write<formal_hires>())}}};
}

// People for whom there are jobs: residents at once, returnees as employers get used to them.
double fitted_adults(const sim::Place<Market>& place, const Beliefs& b) {
    const double people = place.total<working_age>(), returned = place.total<returnee_age>();
    float& used_to = place.write<usual_returnees>();
    if (used_to < 0) used_to = static_cast<float>(returned);
    used_to += static_cast<float>((returned - static_cast<double>(used_to)) / b.adapt);
    float& adults = place.write<usual_adults>();
    adults = static_cast<float>(people - returned) + used_to;
    return static_cast<double>(adults);
}

// Until the month of reference, the circumstances of people before the run stand in for it.
void set_usual(const sim::Place<Market>& place) {
    const auto mean = [&](std::size_t entry) {
        const double people = place.total<circumstances>(entry + 1);
        return people > 0 ? static_cast<float>(place.total<circumstances>(entry) / people) : 1.0F;
    };
    place.write<pull_men>() = mean(0), place.write<pull_women>() = mean(2);
    place.write<push_men>() = mean(4), place.write<push_women>() = mean(6);
    place.write<usual_reach>() = (place.recall<services::road>() + place.recall<services::transport>()) / 2;
}

// Wage curve: pay drifts to where local unemployment points.
void set_pay(const sim::Place<Market>& place, const Beliefs& b, const Targets& target, double rate) {
    float& level = place.write<pay_level>();
    const double points = std::clamp(power(std::max(rate, 0.005) / target.unemployment, b.wage_curve), 0.5, 2.0);
    level += static_cast<float>((points - static_cast<double>(level)) * b.wage_speed);
    place.write<wage_level>() = std::clamp(level * place.use<wages>(), 0.1F, 10.0F);
}

}  // namespace

void Market::step(sim::Place<Market>& place) {
    const Prepared& prepared = place.prepared<Model>();
    const Beliefs& b = prepared.beliefs;
    const Targets& target = prepared.place(place.community());
    const std::uint32_t month = place.month();
    const double people = place.total<working_age>(), in_force = place.total<active>(), idle = place.total<jobless>();
    if (in_force > 0) place.write<jobless_rate>() = static_cast<float>(idle / in_force);
    if (people > 0) place.write<employment_rate>() = static_cast<float>(std::min(place.total<working>() / people, 1.0));
    set_pay(place, b, target, in_force > 0 ? idle / in_force : target.unemployment);

    const double adults = fitted_adults(place, b), closed = static_cast<double>(place.read<shocks::pandemic>());
    const double demand = power(static_cast<double>(place.recall<household::local_demand>()), b.demand_power) *
                          power(static_cast<double>(place.read<shocks::demand>()), b.shock_power) *
                          (1 - static_cast<double>(place.read<shocks::hazard>())) *
                          static_cast<double>(place.use<vacancy_factor>());
    if (month == reference_month + 1) fit_to_reference(place);
    if (month == second_month + 1) fit_chances(place);
    const auto capacity = place.capacity<hire>();
    const auto tier = tiers_of(place);
    double open = 0, usual_open = 0, looking = 0, usual_looking = 0;
    for (std::size_t t = 0; t < tiers; ++t) {
        const double usual_hires = tier[t].hires_per_adult * adults, usual = usual_hires / target.fill;
        const double wanted =
            (tier[t].jobs_per_adult * adults + usual) * demand * sector_swing(b, target, t, month, closed);
        const double now_open = vacant(wanted, place.total<jobs>(t), usual);
        tier[t].vacancies = static_cast<float>(now_open);
        const double searched = place.total<seeking>(t);
        if (month > 0 && month <= second_month + 1 && adults > 0)
            tier[t].seekers = static_cast<float>(searched / adults);  // last of all what is sought at measured efforts
        const double usual_search = static_cast<double>(tier[t].seekers) * adults;
        const double ratio = month > 0 && usual_search > 0 ? searched / usual_search : 1;
        const double made = hires(now_open, usual, ratio, target.fill, b.matching);
        const auto u = static_cast<double>(sim::to_uniform(place.draw<rounding>(static_cast<unsigned>(t))));
        capacity[t] = static_cast<std::int64_t>(made + u);  // whole jobs, right on average
        open += now_open, usual_open += usual, looking += ratio * usual_hires, usual_looking += usual_hires;
    }
    const double tight = usual_open > 0 && looking > 0 ? open / usual_open * usual_looking / looking : 1;
    place.write<tightness>() = static_cast<float>(std::clamp(tight, 0.0, 20.0));
    if (month == 0) set_usual(place);
}

}  // namespace models::labour
