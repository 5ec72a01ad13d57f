// From columns to a life.

#include <algorithm>
#include <bit>

#include "models/outcomes/returnees.h"
#include "sim/base/hash.h"
#include "sim/base/uniform.h"

namespace models::outcomes {

namespace {

using T = sim::Tile<RecordReturnees>;

float number(double value) { return static_cast<float>(value); }

// The values of some rows, side by side: all are asked for at once, so that none waits for another to come from memory.
template <class V>
std::span<const std::remove_const_t<V>> gathered(const T& tile, std::span<V> column,
                                                 std::span<const std::uint16_t> rows) {
    const auto dense = tile.scratch<std::remove_const_t<V>>(rows.size());
    for (std::size_t k = 0; k < rows.size(); ++k) dense[k] = column[rows[k]];
    return dense;
}

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

ReturneeColumns::ReturneeColumns(const T& tile, std::span<const std::uint16_t> people)
    : rows(people),
      homes(gathered(tile, tile.home_rows(), people)),
      status(gathered(tile, tile.read<population::status>(), people)),
      sex(gathered(tile, tile.read<population::sex>(), people)),
      age_band(gathered(tile, tile.read<population::age_band>(), people)),
      work(gathered(tile, tile.read<labour::state>(), people)),
      certified(gathered(tile, tile.read<labour::certified>(), people)),
      jobless_months(gathered(tile, tile.read<labour::months_jobless>(), people)),
      papers(gathered(tile, tile.read<documents::state>(), people)),
      enrolled(gathered(tile, tile.read<education::enrolled>(), people)),
      wants_support(gathered(tile, tile.read<wellbeing::wants_support>(), people)),
      wish(gathered(tile, tile.read<mobility::wish>(), people)),
      plan(gathered(tile, tile.read<mobility::plan>(), people)),
      unmet(gathered(tile, tile.read<mobility::unmet>(), people)),
      since_wish(gathered(tile, tile.read<mobility::since_wish>(), people)),
      since_plan(gathered(tile, tile.read<mobility::since_plan>(), people)),
      contact(gathered(tile, tile.read<programme::contact>(), people)),
      returned(gathered(tile, tile.read<population::return_month>(), people)),
      born(gathered(tile, tile.read<population::birth_month>(), people)),
      wage(gathered(tile, tile.read<labour::wage>(), people)),
      capital(gathered(tile, tile.read<enterprise::capital>(), people)),
      profit(gathered(tile, tile.read<enterprise::profit>(), people)),
      health_access(gathered(tile, tile.read<services::health_access>(), people)),
      justice_access(gathered(tile, tile.read<services::justice_access>(), people)),
      health(gathered(tile, tile.read<health::health>(), people)),
      distress(gathered(tile, tile.read<wellbeing::distress>(), people)),
      satisfaction(gathered(tile, tile.read<wellbeing::satisfaction>(), people)),
      belonging(gathered(tile, tile.read<belonging::belonging>(), people)),
      support(gathered(tile, tile.read<belonging::support>(), people)),
      participation(gathered(tile, tile.read<belonging::participation>(), people)),
      culture(gathered(tile, tile.read<belonging::culture>(), people)),
      discrimination(gathered(tile, tile.read<climate::discrimination>(), people)),
      safety(gathered(tile, tile.read<climate::felt_safety>(), people)),
      adults(gathered(tile, tile.read<household::adults>(), homes)),
      children(gathered(tile, tile.read<household::children>(), homes)),
      elders(gathered(tile, tile.read<household::elders>(), homes)),
      assets(gathered(tile, tile.read<household::asset_kinds>(), homes)),
      violence(gathered(tile, tile.read<household::violence>(), homes)),
      remote(gathered(tile, tile.read<services::remote>(), homes)),
      sufficient(gathered(tile, tile.read<household::sufficient_months>(), homes)),
      care_women(gathered(tile, tile.read<household::care_of_women>(), homes)),
      care_men(gathered(tile, tile.read<household::care_of_men>(), homes)),
      income(gathered(tile, tile.read<household::income>(), homes)),
      assistance(gathered(tile, tile.read<household::assistance>(), homes)),
      need(gathered(tile, tile.read<household::need>(), homes)),
      consumption(gathered(tile, tile.read<household::consumption>(), homes)),
      savings(gathered(tile, tile.read<household::savings>(), homes)),
      debt(gathered(tile, tile.read<household::debt>(), homes)),
      credit(gathered(tile, tile.read<household::credit>(), homes)),
      food_cut(gathered(tile, tile.read<household::food_cut>(), homes)),
      tension(gathered(tile, tile.read<household::tension>(), homes)),
      quality(gathered(tile, tile.read<housing::quality>(), homes)),
      crowding(gathered(tile, tile.read<housing::crowding>(), homes)),
      rent(gathered(tile, tile.read<housing::rent>(), homes)) {}

float Portrait::debt_in_months(std::size_t k) const {
    const float spending = c_.consumption[k] > 0 ? c_.consumption[k] : c_.need[k];
    constexpr float beyond = 1000;  // months, for households that spend nothing
    return spending > 0 ? std::min(c_.debt[k] / spending, beyond) : c_.debt[k] > 0 ? beyond : 0.0F;
}

float Portrait::borrowing(std::size_t k, std::uint8_t& history) const {
    const float small = n_.at.trifle * c_.need[k];
    const float short_of = c_.consumption[k] - c_.income[k] - c_.assistance[k];
    const bool borrows = short_of > small && c_.savings[k] < small;
    const bool begun = tile_.month() != sim::start_month;
    constexpr int remembered = 6;
    if (begun) history = static_cast<std::uint8_t>(((history << 1) | (borrows ? 1 : 0)) & ((1 << remembered) - 1));
    const std::int32_t here = std::min(now_ - c_.returned[k], now_) + 1;
    const int lived = std::clamp(static_cast<int>(here), 1, remembered);
    return static_cast<float>(std::popcount(history)) / static_cast<float>(lived);
}

void Portrait::livelihood(Life& life, std::size_t k) const {
    const std::uint8_t work = c_.work[k];
    life.satisfaction = c_.satisfaction[k];
    life.food_cut = c_.food_cut[k];
    life.credit = c_.credit[k];
    life.debt = debt_in_months(k);
    life.at_work = labour::employed(work);
    life.learns = work == labour::training || c_.enrolled[k] != 0;
    life.jobless = work == labour::searching;
    const float care = c_.sex[k] == population::women ? c_.care_women[k] : c_.care_men[k];
    const bool excused =
        c_.age_band[k] == population::age_60_plus || care >= n_.carer_hours || c_.health[k] < n_.unable_health;
    life.work_applies = work != labour::out || !excused;
    const float earned = c_.wage[k] + c_.profit[k];
    const float own_share = c_.need[k] / static_cast<float>(std::max<int>(c_.adults[k], 1));
    life.unhappy_at_work = (work == labour::casual || work == labour::informal) && earned < n_.low_pay * own_share;
    const float tried =
        life.jobless ? n_.search_half / (n_.search_half + static_cast<float>(c_.jobless_months[k])) : 1.0F;
    const float access = place_.jobs * (1 - c_.discrimination[k]) * tried;
    const bool trained = work == labour::training || c_.certified[k] != 0;
    life.job_access = trained ? access + (1 - access) * n_.trained : access;
    life.assets = c_.assets[k] + (c_.capital[k] >= n_.tools_worth ? 1 : 0);
}

// Which homes have a tap: an order fixed before the run, so that works reach one home after the other.
bool Portrait::has_piped_water(std::size_t home) const {
    const sim::Layout& layout = tile_.world().layout();
    const std::uint32_t first = layout.household_first[tile_.data().first_household + home];
    const std::uint64_t order = sim::mix64(tap_key_ + layout.person_id[first]);
    return sim::to_uniform(static_cast<std::uint32_t>(order >> 32)) < place_.piped;
}

void Portrait::living(Life& life, std::size_t k) const {
    const float met = 1 - c_.discrimination[k];
    life.housing_access = place_.homes * met;
    life.dwelling = c_.quality[k] * std::min(1.0F, n_.crowding_norm / std::max(c_.crowding[k], n_.crowding_norm));
    const float way = c_.remote[k] != 0 ? place_.way : 1.0F;
    life.school_access = place_.schools * way;
    life.justice = c_.justice_access[k];
    life.document = c_.papers[k] == documents::held;
    life.document_access = place_.papers * way * met;
    life.water = has_piped_water(c_.homes[k]) ? 1.0F : n_.unpiped_water;
    life.health_access = c_.health_access[k];
    life.health_quality = place_.health_quality;
    life.school_children = life.at_school = 0;
    if (c_.children[k] != 0) school(life, c_.homes[k]);
}

void Portrait::school(Life& life, std::size_t home) const {
    const auto standing = tile_.read<population::standing>(), age_band = tile_.read<population::age_band>();
    const auto born = tile_.read<population::birth_month>();
    const auto enrolled = tile_.read<education::enrolled>();
    const sim::Home members = tile_.home(home);
    for (std::size_t m = members.first; m < members.first + members.count; ++m) {
        const bool asked = standing[m] == population::present_here && n_.school.holds(now_ - born[m]) &&
                           age_band[m] == population::under_18;
        life.school_children += asked ? 1 : 0;
        life.at_school += asked && enrolled[m] != 0 ? 1 : 0;
    }
}

void Portrait::mind(Life& life, std::size_t k) const {
    life.participation = c_.participation[k];
    life.support = c_.support[k];
    life.belonging = c_.belonging[k];
    life.safety = c_.safety[k];
    life.family = members(k) > 1;
    life.tension = c_.tension[k];
    life.discrimination = c_.discrimination[k];
    life.distress = c_.distress[k];
    life.wants_support = c_.wants_support[k] != 0;
    life.wishes_to_leave = c_.wish[k] != 0;
    life.unmet = std::popcount(c_.unmet[k]);
}

Life Portrait::of(std::size_t k, std::uint8_t& history) const {
    Life life;
    livelihood(life, k);
    life.borrowing = borrowing(k, history);
    living(life, k);
    mind(life, k);
    return life;
}

}  // namespace models::outcomes
