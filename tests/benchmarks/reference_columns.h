#pragma once
// The reference month: a small model of fixed size, written down in README.md and known to this program alone. It says
// what the kernel costs when a month is 28 columns, 8 draws, 4 exps and 12 reads of other people.

#include "sim/engine/model.h"

namespace bench::reference {

using sim::Level;
using sim::PersonColumn;

// Traits.
inline constexpr PersonColumn<float> ability{.name = "reference/ability", .range = {-3, 3}, .fixed = true};
inline constexpr PersonColumn<float> patience{.name = "reference/patience", .fixed = true};
inline constexpr PersonColumn<float> sociability{.name = "reference/sociability", .fixed = true};
inline constexpr PersonColumn<float> constitution{.name = "reference/constitution", .fixed = true};
inline constexpr PersonColumn<float> attachment{.name = "reference/attachment", .fixed = true};
inline constexpr PersonColumn<std::uint8_t> sex{.name = "reference/sex", .fixed = true};
inline constexpr PersonColumn<std::uint8_t> schooling{.name = "reference/schooling", .range = {0, 3}, .fixed = true};
inline constexpr PersonColumn<std::int16_t> birth_month{
    .name = "reference/birth_month", .range = {-32768, 32767}, .fixed = true};

// State. What others see is stored in 16 bits, for publishing packs such columns at full speed.
inline constexpr PersonColumn<float> income{.name = "reference/income",
                                            .unit = "USD_per_month",
                                            .range = {0, 4000},
                                            .publish_bits = 12,
                                            .store = sim::Store::fixed16};
inline constexpr PersonColumn<float> norm{
    .name = "reference/norm", .start = 0.2, .publish_bits = 8, .store = sim::Store::fixed16};
inline constexpr PersonColumn<std::uint8_t> work{.name = "reference/work", .publish_bits = 1};
inline constexpr PersonColumn<std::uint8_t> part{.name = "reference/part", .publish_bits = 1};
inline constexpr PersonColumn<float> savings{
    .name = "reference/savings", .unit = "USD", .range = {0, 10000}, .start = 100};
inline constexpr PersonColumn<float> debt{.name = "reference/debt", .unit = "USD", .range = {0, 10000}, .start = 50};
inline constexpr PersonColumn<float> expenses{
    .name = "reference/expenses", .unit = "USD_per_month", .range = {0, 4000}, .start = 200};
inline constexpr PersonColumn<float> skill{.name = "reference/skill", .range = {-3, 3}};
inline constexpr PersonColumn<float> health{.name = "reference/health"};
inline constexpr PersonColumn<float> stress{.name = "reference/stress", .start = 0.3};
inline constexpr PersonColumn<float> hope{.name = "reference/hope", .start = 0.5};
inline constexpr PersonColumn<float> trust{.name = "reference/trust", .start = 0.5};
inline constexpr PersonColumn<float> belonging{.name = "reference/belonging", .start = 0.5};
inline constexpr PersonColumn<float> support{.name = "reference/support", .start = 0.4};
inline constexpr PersonColumn<float> wellbeing{.name = "reference/wellbeing", .start = 0.5};
inline constexpr PersonColumn<std::uint8_t> ill{.name = "reference/ill"};
inline constexpr PersonColumn<std::uint8_t> plans{.name = "reference/plans"};
inline constexpr PersonColumn<std::uint8_t> months_jobless{.name = "reference/months_jobless", .range = {0, 255}};
inline constexpr PersonColumn<std::uint8_t> times_ill{.name = "reference/times_ill", .range = {0, 255}};
inline constexpr PersonColumn<std::uint16_t> tenure{.name = "reference/tenure", .range = {0, 65535}};

// Last month in the community.
inline constexpr sim::CommunityColumn<float> place_work{.name = "reference/place_work", .start = 0.6};
inline constexpr sim::CommunityColumn<float> place_income{
    .name = "reference/place_income", .range = {0, 4000}, .start = 180};
inline constexpr sim::CommunityColumn<float> place_part{.name = "reference/place_part", .start = 0.2};
inline constexpr sim::Total working{.name = "reference/working", .unit = "people"};
inline constexpr sim::Total earned{.name = "reference/earned", .unit = "USD"};
inline constexpr sim::Total taking_part{.name = "reference/taking_part", .unit = "people"};

inline constexpr sim::Stream decisions{.name = "reference/decisions", .lanes = "work illness part plans"};
inline constexpr sim::Stream luck{.name = "reference/luck", .lanes = "gift gift_size wage mood"};
inline constexpr sim::Stream traits{.name = "reference/traits", .lanes = "ability patience sociability constitution"};
inline constexpr sim::Stream origins{.name = "reference/origins", .lanes = "attachment birth sex schooling"};
inline constexpr sim::Stream starts{.name = "reference/starts", .lanes = "work part"};

}  // namespace bench::reference
