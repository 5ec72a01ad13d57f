// From columns to a life.

#include <algorithm>
#include <bit>

#include "models/outcomes/returnees.h"
#include "sim/base/uniform.h"

namespace models::outcomes {

namespace {

using T = sim::Tile<RecordReturnees>;

float number(double value) { return static_cast<float>(value); }

// Share of those who come that a service of this load can take.
float served(float load) { return load > 1 ? 1 / load : 1.0F; }

}  // namespace

ReturneeNumbers::ReturneeNumbers(const T& tile)
    : at{floats<4>(tile.param<quality_cuts>()),         floats<4>(tile.param<food_cuts>()),
         floats<4>(tile.param<borrowing_cuts>()),       floats<4>(tile.param<tension_cuts>()),
         floats<4>(tile.param<discrimination_cuts>()),  floats<4>(tile.param<distress_cuts>()),
         floats<2>(tile.param<credit_cuts>()),          number(tile.param<trifle>()),
         static_cast<int>(tile.param<unable_to_stay>())},
      interview{number(tile.param<no_answer>()), number(tile.param<slip>()), number(tile.param<courtesy>())},
      jobless_half(number(tile.param<outcomes::jobless_half>())),
      search_half(number(tile.param<outcomes::search_half>())),
      trained(number(tile.param<trained_access>())),
      carer_hours(number(tile.param<outcomes::carer_hours>())),
      unable_health(number(tile.param<outcomes::unable_health>())),
      low_pay(number(tile.param<outcomes::low_pay>())),
      tools_worth(number(tile.param<outcomes::tools_worth>())),
      crowding_norm(number(tile.param<outcomes::crowding_norm>())),
      unpiped_water(number(tile.param<outcomes::unpiped_water>())),
      courtesy_contact(number(tile.param<outcomes::courtesy_contact>())),
      school(school_ages(tile)) {}

ReturneePlace::ReturneePlace(const T& tile, const ReturneeNumbers& numbers)
    : jobs(numbers.jobless_half / (numbers.jobless_half + tile.place<labour::jobless_rate>())),
      schools(served(tile.place<services::school_load>()) * tile.place<services::school_quality>()),
      papers(served(tile.place<services::registry_load>()) * (1 - tile.place<structure::eligibility_bar>())),
      piped(tile.place<services::water>()),
      health_quality(tile.place<services::health_quality>()),
      way(std::max(tile.place<services::road>(), tile.place<services::transport>())) {
    const float empty = tile.place<housing::vacancy>();
    homes = empty / (empty + number(tile.param<vacancy_half>())) * (1 - tile.place<housing::exploitation>()) *
            served(tile.place<housing::rent_index>());  // rents above those of the start shut people out
}

ReturneeColumns::ReturneeColumns(const T& tile)
    : status(tile.read<population::status>()),
      standing(tile.read<population::standing>()),
      returnee(tile.read<population::returnee>()),
      sex(tile.read<population::sex>()),
      age_band(tile.read<population::age_band>()),
      work(tile.read<labour::state>()),
      certified(tile.read<labour::certified>()),
      jobless_months(tile.read<labour::months_jobless>()),
      papers(tile.read<documents::state>()),
      enrolled(tile.read<education::enrolled>()),
      wants_support(tile.read<wellbeing::wants_support>()),
      wish(tile.read<mobility::wish>()),
      plan(tile.read<mobility::plan>()),
      unmet(tile.read<mobility::unmet>()),
      since_wish(tile.read<mobility::since_wish>()),
      since_plan(tile.read<mobility::since_plan>()),
      contact(tile.read<programme::contact>()),
      returned(tile.read<population::return_month>()),
      born(tile.read<population::birth_month>()),
      wage(tile.read<labour::wage>()),
      capital(tile.read<enterprise::capital>()),
      profit(tile.read<enterprise::profit>()),
      health_access(tile.read<services::health_access>()),
      justice_access(tile.read<services::justice_access>()),
      health(tile.read<health::health>()),
      distress(tile.read<wellbeing::distress>()),
      satisfaction(tile.read<wellbeing::satisfaction>()),
      belonging(tile.read<belonging::belonging>()),
      support(tile.read<belonging::support>()),
      participation(tile.read<belonging::participation>()),
      culture(tile.read<belonging::culture>()),
      discrimination(tile.read<climate::discrimination>()),
      safety(tile.read<climate::felt_safety>()),
      adults(tile.read<household::adults>()),
      children(tile.read<household::children>()),
      elders(tile.read<household::elders>()),
      assets(tile.read<household::asset_kinds>()),
      violence(tile.read<household::violence>()),
      remote(tile.read<services::remote>()),
      sufficient(tile.read<household::sufficient_months>()),
      care_women(tile.read<household::care_of_women>()),
      care_men(tile.read<household::care_of_men>()),
      income(tile.read<household::income>()),
      assistance(tile.read<household::assistance>()),
      need(tile.read<household::need>()),
      consumption(tile.read<household::consumption>()),
      savings(tile.read<household::savings>()),
      debt(tile.read<household::debt>()),
      credit(tile.read<household::credit>()),
      food_cut(tile.read<household::food_cut>()),
      tension(tile.read<household::tension>()),
      quality(tile.read<housing::quality>()),
      crowding(tile.read<housing::crowding>()),
      rent(tile.read<housing::rent>()) {}

float Portrait::debt_in_months(std::size_t home) const {
    const float spending = c_.consumption[home] > 0 ? c_.consumption[home] : c_.need[home];
    constexpr float beyond = 1000;  // months, for households that spend nothing
    return spending > 0 ? std::min(c_.debt[home] / spending, beyond) : c_.debt[home] > 0 ? beyond : 0.0F;
}

float Portrait::borrowing(std::size_t i, std::size_t home, std::uint8_t& history) const {
    const float small = n_.at.trifle * c_.need[home];
    const float short_of = c_.consumption[home] - c_.income[home] - c_.assistance[home];
    const bool borrows = short_of > small && c_.savings[home] < small;
    const bool begun = tile_.month() != sim::start_month;
    constexpr int remembered = 6;
    if (begun) history = static_cast<std::uint8_t>(((history << 1) | (borrows ? 1 : 0)) & ((1 << remembered) - 1));
    const std::int32_t here = std::min(now_ - c_.returned[i], now_) + 1;
    const int lived = std::clamp(static_cast<int>(here), 1, remembered);
    return static_cast<float>(std::popcount(history)) / static_cast<float>(lived);
}

void Portrait::livelihood(Life& life, std::size_t i, std::size_t home) const {
    const std::uint8_t work = c_.work[i];
    life.satisfaction = c_.satisfaction[i];
    life.food_cut = c_.food_cut[home];
    life.credit = c_.credit[home];
    life.debt = debt_in_months(home);
    life.at_work = labour::employed(work);
    life.learns = work == labour::training || c_.enrolled[i] != 0;
    life.jobless = work == labour::searching;
    const float care = c_.sex[i] == population::women ? c_.care_women[home] : c_.care_men[home];
    const bool excused =
        c_.age_band[i] == population::age_60_plus || care >= n_.carer_hours || c_.health[i] < n_.unable_health;
    life.work_applies = work != labour::out || !excused;
    const float earned = c_.wage[i] + c_.profit[i];
    const float own_share = c_.need[home] / static_cast<float>(std::max<int>(c_.adults[home], 1));
    life.unhappy_at_work = (work == labour::casual || work == labour::informal) && earned < n_.low_pay * own_share;
    const float tried =
        life.jobless ? n_.search_half / (n_.search_half + static_cast<float>(c_.jobless_months[i])) : 1.0F;
    const float access = place_.jobs * (1 - c_.discrimination[i]) * tried;
    const bool trained = work == labour::training || c_.certified[i] != 0;
    life.job_access = trained ? access + (1 - access) * n_.trained : access;
    life.assets = c_.assets[home] + (c_.capital[i] >= n_.tools_worth ? 1 : 0);
}

// Which homes have a tap: an order fixed before the run, so that works reach one home after the other.
bool Portrait::has_piped_water(std::size_t home) const {
    const sim::TileData& data = tile_.data();
    const sim::Run& run = tile_.run();
    const sim::DrawKey key{run.seed, run.catalogue->streams()[sim::slot_of<tap>].hash, 0,
                           sim::make_tick(sim::start_month, 0)};
    const std::uint32_t first = data.world->layout().household_first[data.first_household + home];
    return sim::to_uniform(sim::philox_one(key, data.world->layout().person_id[first]).v[0]) < place_.piped;
}

void Portrait::living(Life& life, std::size_t i, std::size_t home) const {
    const float met = 1 - c_.discrimination[i];
    life.housing_access = place_.homes * met;
    life.dwelling = c_.quality[home] * std::min(1.0F, n_.crowding_norm / std::max(c_.crowding[home], n_.crowding_norm));
    const float way = c_.remote[home] != 0 ? place_.way : 1.0F;
    life.school_access = place_.schools * way;
    life.justice = c_.justice_access[i];
    life.document = c_.papers[i] == documents::held;
    life.document_access = place_.papers * way * met;
    life.water = has_piped_water(home) ? 1.0F : n_.unpiped_water;
    life.health_access = c_.health_access[i];
    life.health_quality = place_.health_quality;
    life.school_children = life.at_school = 0;
    if (c_.children[home] == 0) return;
    const sim::Home members = tile_.home(home);
    for (std::size_t k = members.first; k < members.first + members.count; ++k) {
        const bool asked = c_.standing[k] == population::present_here && n_.school.holds(now_ - c_.born[k]) &&
                           c_.age_band[k] == population::under_18;
        life.school_children += asked ? 1 : 0;
        life.at_school += asked && c_.enrolled[k] != 0 ? 1 : 0;
    }
}

void Portrait::mind(Life& life, std::size_t i, std::size_t home) const {
    life.participation = c_.participation[i];
    life.support = c_.support[i];
    life.belonging = c_.belonging[i];
    life.safety = c_.safety[i];
    life.family = members(home) > 1;
    life.tension = c_.tension[home];
    life.discrimination = c_.discrimination[i];
    life.distress = c_.distress[i];
    life.wants_support = c_.wants_support[i] != 0;
    life.wishes_to_leave = c_.wish[i] != 0;
    life.unmet = std::popcount(c_.unmet[i]);
}

Life Portrait::of(std::size_t i, std::size_t home, std::uint8_t& history) const {
    Life life;
    livelihood(life, i, home);
    life.borrowing = borrowing(i, home, history);
    living(life, i, home);
    mind(life, i, home);
    return life;
}

}  // namespace models::outcomes
