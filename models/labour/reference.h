#pragma once
// The first months show in which circumstances people live here, how much they search, and what firms take and give.
// To these belong the rates of the start, so that as many come as go while nothing happens.

#include "models/labour/asking.h"

namespace models::labour {

inline constexpr std::uint32_t reference_month = 1;  // the first in which every model has worked for a month
inline constexpr std::uint32_t second_month = 2;     // search at measured efforts: how jobs are shared out

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

// Weights of those of one sex who ask for a kind of job, without work and with, and the jobs that end in a month.
struct Asked {
    double searching = 0, rising = 0;
    double rising_informal = 0;  // of those who rise: from informal jobs
    double ending = 0;
};
using AskedOfSexes = std::array<std::array<Asked, tiers>, sexes>;

// What the weights of a sex must be multiplied by for the jobs that it loses, or leaves for better ones, to come back
// to it. `hires`: the usual ones of the place by kind.
std::array<std::array<double, tiers>, sexes> fair_chances(const AskedOfSexes& asked,
                                                          const std::array<double, tiers>& hires);
void fit_chances(const sim::Place<Market>& place);

}  // namespace models::labour
