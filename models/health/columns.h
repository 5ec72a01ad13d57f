#pragma once
// Bodily health, need of care, insurance and death.

#include "sim/state/declare.h"

namespace models::health {

using sim::CountryColumn;
using sim::Neutral;
using sim::PersonChannel;
using sim::PersonColumn;
using sim::Store;

enum Need : std::uint8_t { well, minor, serious };

inline constexpr PersonColumn<float> health{.name = "health/health", .unit = "share", .range = {0, 1}, .start = 0.9,
    .doc = "bodily health; 1 is full", .store = Store::fixed16};
inline constexpr PersonColumn<std::uint8_t> need{.name = "health/need", .unit = "count", .range = {0, 2},
    .doc = "unmet need of care this month", .labels = "well minor serious"};
inline constexpr PersonColumn<std::uint8_t> chronic{.name = "health/chronic", .unit = "count", .range = {0, 1},
    .doc = "has a lasting illness that needs regular care", .labels = "no yes", .sensitive = true};
inline constexpr PersonColumn<std::uint8_t> insured{.name = "health/insured", .unit = "count", .range = {0, 1},
    .doc = "covered by health insurance", .labels = "no yes"};
inline constexpr PersonColumn<std::uint8_t> dying{.name = "health/dying", .unit = "count", .range = {0, 1},
    .doc = "dies this month", .labels = "no yes"};

inline constexpr CountryColumn<float> usual_deficit{.name = "health/usual_deficit", .unit = "share", .range = {-1, 1},
    .start = 0.02, .doc = "health below the usual of the age, beside chronic illness, at which the rates of death hold: mean "
                          "of residents when the run starts, each as likely to be asked as to die"};
inline constexpr sim::Total first_risk{.name = "health/first_risk", .unit = "people",
    .doc = "deaths in a month by age and sex among residents when the run starts"};
inline constexpr sim::Total first_deficit{.name = "health/first_deficit", .unit = "people",
    .doc = "of those, times health below the usual of the age, beside chronic illness"};

inline constexpr PersonChannel care{.name = "health/care", .unit = "factor", .range = {0, 20},
    .doc = "factor on recovery by care: medical cases, aids, rehabilitation"};
inline constexpr PersonChannel fees{.name = "health/fees", .unit = "factor", .range = {0, 10},
    .doc = "factor on the cost of care to the household: 0 is free care"};

}  // namespace models::health
