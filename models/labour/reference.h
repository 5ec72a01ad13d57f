#pragma once
// The first months show in which circumstances people live here, how much they search, and what firms take and give.
// To these belong the rates of the start, so that as many come as go while nothing happens.

#include "models/labour/asking.h"

namespace models::labour {

inline constexpr std::uint32_t reference_month = 1;  // the first in which every model has worked for a month

enum Flow : std::uint8_t { raw_entries, usual_losses, raw_losses, retiring, giving_up };
inline constexpr std::size_t flows = 5;

// Monthly flows of people of one sex of a place, as expected in the month of reference.
struct Turnover {
    double lost = 0;                    // jobs that end at usual rates
    double retiring = 0;                // workers who leave for good
    double giving_up = 0;               // searchers who stop or retire
    double opening = 0;                 // paid workers and searchers who open a firm
    double closing = 0;                 // firms that close
    double exit_share = 0;              // of those whose job or firm ends, who do not search
    [[nodiscard]] double entering() const;  // out of their homes, so that as many start to search as stop
};

void measure_flows(const sim::Tile<Search>& tile, const Local& local, const Everybody& all);
void fit_to_reference(const sim::Place<Market>& place);

}  // namespace models::labour
