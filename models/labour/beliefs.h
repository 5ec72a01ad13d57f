#pragma once
// The parameters of the labour model as plain numbers, and what the place table says of each place.

#include <array>

#include "models/labour/market_parameters.h"
#include "models/labour/parameters.h"
#include "sim/engine/model.h"

namespace models::labour {

inline constexpr std::size_t sexes = 2, ages = 13, schools = 4, kinds = 4;
inline constexpr std::size_t cells = sexes * ages * schools;  // kinds of people whose start rates differ

// Classes of age: 16 to 19, then five years each, the last open.
inline constexpr int class_months = 60, first_class_month = 180;
constexpr std::size_t age_class(int age_months) {
    const int steps = (age_months - first_class_month) / class_months;
    return steps < 0 ? 0 : steps < static_cast<int>(ages) ? static_cast<std::size_t>(steps) : ages - 1;
}
constexpr double middle_age(std::size_t age) {
    return age == 0 ? 216 : first_class_month + (static_cast<double>(age) + 0.5) * class_months;
}

constexpr std::size_t cell_of(std::size_t sex, std::size_t age, std::size_t school) {
    return (sex * ages + age) * schools + school;
}

struct Beliefs {
    double unemployment, unemployment_spread, employment, national_rural, ramp;
    float working_age;
    std::array<std::array<double, ages>, sexes> age;
    std::array<std::array<double, schools>, sexes> schooling;
    std::array<double, schools> formal;
    std::array<double, sexes> own_account, casual_share;
    std::array<double, tiers> separation, on_the_job;
    std::array<double, ages> experience;
    std::array<float, sexes> exit_share, outside, reach, usual_care;
    float discouragement, exit_care, exit_health, exit_distress, entry_care, entry_hunger, entry_chance;
    float search_distress, search_health, search_contacts, search_discrimination, search_skill, search_certificate;
    float search_duration, search_care, in_class_search, usual_contacts, usual_health;
    float refuse_prestige, refuse_expectation, refuse_months, refuse_hunger, refuse_spread;
    double fill_rate, matching, demand_power, shock_power, adapt, wage_curve, wage_speed;
    std::array<std::array<double, sectors>, sexes> sector;
    std::array<double, sectors> sector_rural, sector_formal, sector_pay, sector_pandemic, sector_season, sector_peak;
    double pandemic_loss, calendar;
    std::array<double, schools> pay_schooling;
    std::array<double, kinds> pay_kind;
    float pay_skill, skill_spread, month_hours, learning, scar, foreign_worth, class_work, paper_free;
};

// What a place table says, or the beliefs that stand in for it.
struct Targets {
    double employment, employment_women, informality, pay, unemployment, rural, fill;
};

// Unemployment and the monthly chance of filling a vacancy follow the share without work.
Targets with_slack(Targets place, const Beliefs& beliefs);

using Settings =
    sim::list<working_age_from, usual_employment, usual_employment_women, usual_informality, usual_pay, unemployment,
              unemployment_spread, age_men, age_women, schooling_men, schooling_women, schooling_formal, own_account,
              casual_share, ramp, separation, exit_share, discouragement, exit_care, exit_health, exit_distress,
              entry_care, entry_hunger, entry_chance, outside, reach, experience, search_distress, search_health,
              search_contacts, search_discrimination, search_skill, search_certificate, search_duration, search_care,
              in_class_search, on_the_job, usual_care, usual_contacts, usual_health, refuse_prestige,
              refuse_expectation, refuse_months, refuse_hunger, refuse_spread, fill_rate, matching, demand_power,
              shock_power, adapt, wage_curve, wage_speed, sector_men, sector_women, sector_rural, national_rural,
              sector_formal, sector_pay, sector_pandemic, sector_season, sector_peak, pandemic_loss, start_calendar,
              pay_schooling, pay_kind, pay_skill, skill_spread, month_hours, learning, scar, foreign_worth, class_work,
              paper_free>;

}  // namespace models::labour
