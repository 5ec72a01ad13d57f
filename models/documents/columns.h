#pragma once
// Civil and identity papers.

#include "sim/state/declare.h"

namespace models::documents {

using sim::PersonChannel;
using sim::PersonColumn;

enum State : std::uint8_t { none, in_process, held };

inline constexpr PersonColumn<std::uint8_t> state{.name = "documents/state", .unit = "count", .range = {0, 2},
    .start = 2, .doc = "valid identity documents", .labels = "none in_process held"};

inline constexpr PersonChannel help{.name = "documents/help", .unit = "factor", .range = {0, 50},
    .doc = "factor on the rate of asking for and of completing documents (one-to-one help)"};
inline constexpr PersonChannel fees{.name = "documents/fees", .unit = "factor", .range = {0, 50},
    .doc = "factor on the same rates because fees are paid"};

inline constexpr sim::Queue appointment{.name = "documents/appointment", .doc = "appointments at the registry"};
inline constexpr sim::Total asking{.name = "documents/asking", .unit = "people",
    .doc = "people who asked for an appointment this month"};

}  // namespace models::documents
