#include "models/labour/market.h"

#include <algorithm>

#include "sim/base/maths.h"

namespace models::labour {

namespace {

using sim::maths::exp_d;
using sim::maths::log_d;

constexpr double most_employed = 0.97;

double logistic(double x) { return 1 / (1 + exp_d(-x)); }

// The level that makes the weighted mean of logistic(level + offset) equal to the target: bisection, as the mean rises.
template <class Offset>
double solve_level(double target, const std::array<double, cells>& weight, std::size_t from, std::size_t to,
                   Offset offset) {
    double total = 0;
    for (std::size_t c = from; c < to; ++c) total += weight[c];
    if (total <= 0) return log_d(target / (1 - target));
    double low = -20, high = 20;
    for (int step = 0; step < 50; ++step) {
        const double middle = (low + high) / 2;
        double sum = 0;
        for (std::size_t c = from; c < to; ++c)
            if (weight[c] > 0) sum += weight[c] * logistic(middle + offset(c));
        (sum < target * total ? low : high) = middle;
    }
    return (low + high) / 2;
}

std::size_t sex_of(std::size_t cell) { return cell / (ages * schools); }
std::size_t age_of(std::size_t cell) { return cell / schools % ages; }
std::size_t school_of(std::size_t cell) { return cell % schools; }

double kind_pay(const Beliefs& b, double rural, std::size_t sex, bool formal) {
    const auto shares = sector_shares(b, rural, sex, formal);
    double pay = 0;
    for (std::size_t s = 0; s < sectors; ++s) pay += shares[s] * exp_d(b.sector_pay[s]);
    return pay;
}

// Flows that a tier needs: what is lost, and what moves on to better jobs.
std::array<double, tiers> solve_hires(const Beliefs& b, const Levels& levels, const Census& people, double adults) {
    double found[tiers]{}, at_work[tiers]{}, idle[tiers]{};
    const std::array<Shares, cells> shares = all_shares(b, levels);
    for (std::size_t c = 0; c < cells; ++c) {
        const Shares& s = shares[c];
        const double weight = s.weight * people[c];
        for (std::size_t t = 0; t < tiers; ++t) {
            found[t] += people[c] * s.found * s.aim[t];
            idle[t] += weight * s.searching * s.aim[t];
        }
        const double up = s.aim[1] + s.aim[2];
        if (up <= 0) continue;
        at_work[1] += weight * b.on_the_job[0] * s.casual * s.aim[1] / up;
        at_work[2] += weight * b.on_the_job[0] * s.casual * s.aim[2] / up;
        at_work[0] += weight * b.on_the_job[1] * s.informal;  // informal workers aim at formal jobs only
    }
    std::array<double, tiers> need{};
    need[2] = found[2];
    const double to_formal = idle[2] + at_work[2] + at_work[0];
    const double leave_informal = to_formal > 0 ? need[2] * at_work[0] / to_formal : 0;
    const double casual_to_formal = to_formal > 0 ? need[2] * at_work[2] / to_formal : 0;
    need[1] = found[1] + leave_informal;
    const double to_informal = idle[1] + at_work[1];
    need[0] = found[0] + casual_to_formal + (to_informal > 0 ? need[1] * at_work[1] / to_informal : 0);
    for (double& n : need) n = adults > 0 ? n / adults : 0;
    return need;
}

std::array<double, tiers> count_jobs(const Beliefs& b, const Levels& levels, const Census& people, double adults) {
    std::array<double, tiers> held{};
    const std::array<Shares, cells> shares = all_shares(b, levels);
    for (std::size_t c = 0; c < cells; ++c) {
        const Shares& s = shares[c];
        held[0] += people[c] * s.casual, held[1] += people[c] * s.informal, held[2] += people[c] * s.formal;
    }
    for (double& h : held) h = adults > 0 ? h / adults : 0;
    return held;
}

double solve_pay(const Beliefs& b, const Targets& place, const Levels& levels, const Census& people) {
    double pay = 0, paid = 0;
    const std::array<Shares, cells> shares = all_shares(b, levels);
    const double spread = static_cast<double>(b.pay_skill) * static_cast<double>(b.skill_spread);
    for (std::size_t sex = 0; sex < sexes; ++sex) {
        const double informal_pay = kind_pay(b, place.rural, sex, false),
                     formal_pay = kind_pay(b, place.rural, sex, true);
        const double hours = 1 - static_cast<double>(b.usual_care[sex] / b.month_hours);
        for (std::size_t age = 0; age < ages; ++age)
            for (std::size_t school = 0; school < schools; ++school) {
                const double n = people[cell_of(sex, age, school)];
                const Shares& s = shares[cell_of(sex, age, school)];
                const double skill = static_cast<double>(b.pay_skill) * usual_skill(b, middle_age(age));
                const double person = hours * exp_d(b.pay_schooling[school] + skill + spread * spread / 2);
                pay += n * person *
                       (informal_pay * (s.casual * exp_d(b.pay_kind[0]) + s.informal * exp_d(b.pay_kind[1]) +
                                        s.own * exp_d(b.pay_kind[3])) +
                        formal_pay * s.formal * exp_d(b.pay_kind[2]));
                paid += n * s.working();
            }
    }
    return pay > 0 ? place.pay * paid / pay : place.pay;
}

}  // namespace

std::array<Shares, cells> all_shares(const Beliefs& b, const Levels& levels) {
    const Rates<double> r(Kinds<double>(b), levels);
    std::array<Shares, cells> all;
    for (std::size_t c = 0; c < cells; ++c)
        all[c] = {.out = r.out[c],
                  .searching = r.searching[c],
                  .casual = r.casual[c],
                  .informal = r.informal[c],
                  .formal = r.formal[c],
                  .own = r.own[c],
                  .lost = r.lost[c],
                  .found = r.found[c],
                  .entry = r.entry[c],
                  .retire = r.retire[c],
                  .weight = r.weight[c],
                  .aim = {r.aim[0][c], r.aim[1][c], r.aim[2][c]}};
    return all;
}

double usual_skill(const Beliefs& b, double age_months) {
    constexpr double learns_from = 192, learns_until = 540, middle = 420;  // months of age: 16, 45, 35 years
    const auto gained = [&](double age) {
        const double x = std::clamp((age - learns_from) / (learns_until - learns_from), 0.0, 1.0);
        return (x - x * x / 2) * (learns_until - learns_from) * b.employment * static_cast<double>(b.learning);
    };
    return gained(age_months) - gained(middle);
}

std::array<double, sectors> sector_shares(const Beliefs& b, double rural, std::size_t sex, bool formal) {
    std::array<double, sectors> share{};
    double sum = 0;
    for (std::size_t s = 0; s < sectors; ++s) {
        const double bend = 1 + (b.sector_rural[s] - 1) * (rural - b.national_rural) / (1 - b.national_rural);
        share[s] = b.sector[sex][s] * std::max(bend, 0.05) * (formal ? b.sector_formal[s] : 1);
        sum += share[s];
    }
    for (double& s : share) s = sum > 0 ? s / sum : 1.0 / sectors;
    return share;
}

double season(const Beliefs& b, std::size_t kind_of_work, std::uint32_t month) {
    // A parabola pair in place of a cosine: 1 at the peak, -1 six months later, mean 0.
    double x = (static_cast<double>(month % 12) + b.calendar - b.sector_peak[kind_of_work]) / 12;
    x -= static_cast<double>(static_cast<long>(x));
    if (x < 0) x += 1;
    const double from_peak = x > 0.5 ? 1 - x : x;  // 0 at the peak, 1/2 opposite
    const double near = from_peak < 0.25 ? from_peak * 4 : (0.5 - from_peak) * 4;  // 0 at both ends, 1 between
    const double height = 1 - near * near;
    return 1 + b.sector_season[kind_of_work] * (from_peak < 0.25 ? height : -height);
}

Founding found_market(const Beliefs& b, const Targets& place, const Census& people) {
    Founding founding;
    constexpr std::size_t half = cells / 2;
    double n[sexes]{};
    for (std::size_t c = 0; c < cells; ++c) n[sex_of(c)] += people[c];
    founding.adults = n[0] + n[1];
    const auto offset = [&](std::size_t c) {
        return b.age[sex_of(c)][age_of(c)] + b.schooling[sex_of(c)][school_of(c)];
    };
    // Men's rate follows from the total and the women's rate.
    const double men =
        n[0] > 0 ? (place.employment * founding.adults - place.employment_women * n[1]) / n[0] : place.employment;
    Levels& levels = founding.levels;
    levels.employed[0] = solve_level(std::clamp(men, 0.02, most_employed), people, 0, half, offset);
    levels.employed[1] = solve_level(place.employment_women, people, half, cells, offset);
    Census employed{};
    double sum = 0;
    for (std::size_t c = 0; c < cells; ++c) {
        employed[c] = people[c] * logistic(levels.employed[sex_of(c)] + offset(c));
        sum += employed[c];
    }
    levels.formal =
        solve_level(1 - place.informality, employed, 0, cells, [&](std::size_t c) { return b.formal[school_of(c)]; });
    const std::array<Shares, cells> idle = all_shares(b, levels);  // with no slack yet
    for (std::size_t sex = 0; sex < sexes; ++sex) {
        double per_slack = 0, at_work = 0;
        for (std::size_t c = sex * half; c < (sex + 1) * half; ++c) {
            per_slack += people[c] * idle[c].found / b.experience[age_of(c)];
            at_work += employed[c];
        }
        levels.slack[sex] = per_slack > 0 ? place.unemployment / (1 - place.unemployment) * at_work / per_slack : 1;
    }
    founding.jobs = count_jobs(b, levels, people, founding.adults);
    founding.hires = solve_hires(b, levels, people, founding.adults);
    founding.pay_base = solve_pay(b, place, levels, people);
    return founding;
}

double hires(double vacancies, double usual_vacancies, double searchers, double fill, double curvature) {
    if (vacancies <= 0 || searchers <= 0 || usual_vacancies <= 0) return 0;
    const auto power = [](double x, double y) { return exp_d(y * log_d(x)); };
    const double filled = power(fill, curvature);
    const double usual =
        power(filled / (1 - filled), 1 / curvature);  // searchers per vacancy that fill the usual share
    const double ratio = power(usual * searchers * usual_vacancies / vacancies, curvature);
    return vacancies * power(ratio / (1 + ratio), 1 / curvature);
}

double vacant(double wanted, double filled, double usual_vacancies) {
    if (usual_vacancies <= 0) return 0;
    const double gap = (wanted - filled) / usual_vacancies;
    return usual_vacancies * (gap < 1 ? exp_d(gap - 1) : gap);
}

}  // namespace models::labour
