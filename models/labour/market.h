#pragma once
// A labour market that stands still without shocks: rates at the start, the flows that keep them, and the matching of
// searchers with vacancies. Pure functions of beliefs, targets and a count of people.

#include "models/labour/cells.h"

namespace models::labour {

using Census = std::array<double, cells>;

// Shares of people of one cell by labour state, and the monthly flow into search that keeps them.
struct Shares {
    double out = 1, searching = 0, casual = 0, informal = 0, formal = 0, own = 0;
    double lost = 0;    // jobs lost per person and month
    double found = 0;   // jobs found per person and month that keep the share at work
    double entry = 0;   // chance that someone out of the labour force starts to search
    double retire = 0;  // chance that someone in it leaves it for good, as the active get fewer with age
    double weight = 0;  // of a usual searcher, at which the usual hires fall to the cell that keep its rates
    std::array<double, tiers> aim{};  // kinds of job a searcher of this cell aims at
    [[nodiscard]] double working() const { return casual + informal + formal + own; }
};

struct Founding {
    Levels levels;
    double adults = 0;                  // of working age
    double pay_base = 0;                // pay of skill 0, primary schooling, kind and sector with log pay 0, no care
    std::array<double, tiers> jobs{};   // per adult
    std::array<double, tiers> hires{};  // per adult and month
};

// All cells, with the flows that ageing asks for: the active grow with youth and shrink with old age.
std::array<Shares, cells> all_shares(const Beliefs& beliefs, const Levels& levels);
Founding found_market(const Beliefs& beliefs, const Targets& place, const Census& people);

// Mean skill by age if half a working life of learning is zero.
double usual_skill(const Beliefs& beliefs, double age_months);

// Shares of the six sectors in work of a kind (tier 0, 1: informal; 2: formal) done by one sex.
std::array<double, sectors> sector_shares(const Beliefs& beliefs, double rural, std::size_t sex, bool formal);

// Inflow of jobs in a sector against its mean over the year.
double season(const Beliefs& beliefs, std::size_t kind_of_work, std::uint32_t month);

// Hires of the month: den Haan, Ramey and Watson's function, never above the vacancies. `searchers` counts against the
// usual number, at which a share `fill` of `usual_vacancies` is filled.
double hires(double vacancies, double usual_vacancies, double searchers, double fill, double curvature);

// Jobs that stand open: those that employers want beyond those that are filled. Where fewer are wanted than filled some
// still open, ever fewer, as employers differ.
double vacant(double wanted, double filled, double usual_vacancies);

}  // namespace models::labour
