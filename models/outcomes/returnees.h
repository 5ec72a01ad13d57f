#pragma once
// What the rule for returnees looks at: columns of those who are here, the place, and the numbers.

#include <string_view>

#include "models/outcomes/numbers.h"
#include "sim/base/hash.h"

namespace models::outcomes {

struct ReturneeNumbers {
    explicit ReturneeNumbers(const sim::Tile<RecordReturnees>& tile);
    Thresholds at;
    Interview interview;
    float jobless_half, search_half, trained, carer_hours, unable_health, low_pay, tools_worth, crowding_norm,
        unpiped_water, courtesy_contact;
    SchoolAge school;
};

// What is the same for everyone of the place.
struct ReturneePlace {
    ReturneePlace(const sim::Tile<RecordReturnees>& tile, const ReturneeNumbers& numbers);
    float jobs, homes, schools, papers, piped, health_quality, way;
};

// Of some people of the tile, side by side: element k is of person rows[k], or of that person's home.
struct ReturneeColumns {
    ReturneeColumns(const sim::Tile<RecordReturnees>& tile, std::span<const std::uint16_t> people);
    std::span<const std::uint16_t> rows, homes;
    // people
    std::span<const std::uint8_t> status, sex, age_band, work, certified, jobless_months, papers, enrolled,
        wants_support, wish, plan, unmet, since_wish, since_plan, contact;
    std::span<const std::int16_t> returned, born;
    std::span<const float> wage, capital, profit, health_access, justice_access, health, distress, satisfaction,
        belonging, support, participation, culture, discrimination, safety;
    // households
    std::span<const std::uint8_t> adults, children, elders, assets, violence, remote;
    std::span<const std::uint16_t> sufficient;
    std::span<const float> care_women, care_men, income, assistance, need, consumption, savings, debt, credit, food_cut,
        tension, quality, crowding, rent;
};

// One person's life, from the columns: element k of them.
class Portrait {
public:
    Portrait(const sim::Tile<RecordReturnees>& tile, const ReturneeNumbers& numbers, const ReturneeColumns& columns,
             const ReturneePlace& place)
        : tile_(tile),
          n_(numbers),
          c_(columns),
          place_(place),
          now_(time_of(tile.month())),
          tap_key_(sim::mix64(tile.run().seed ^ sim::hash64(tap_order))) {}

    // `history` is the person's record of borrowing, which this month is added to.
    [[nodiscard]] Life of(std::size_t k, std::uint8_t& history) const;
    [[nodiscard]] float debt_in_months(std::size_t k) const;
    [[nodiscard]] int members(std::size_t k) const { return c_.adults[k] + c_.children[k] + c_.elders[k]; }

private:
    void livelihood(Life& life, std::size_t k) const;
    void living(Life& life, std::size_t k) const;
    void school(Life& life, std::size_t home) const;
    void mind(Life& life, std::size_t k) const;
    [[nodiscard]] bool has_piped_water(std::size_t home) const;
    [[nodiscard]] float borrowing(std::size_t k, std::uint8_t& history) const;

    const sim::Tile<RecordReturnees>& tile_;
    const ReturneeNumbers& n_;
    const ReturneeColumns& c_;
    const ReturneePlace& place_;
    std::int32_t now_;
    std::uint64_t tap_key_;
    static constexpr std::string_view tap_order = "outcomes/tap";
};

}  // namespace models::outcomes
