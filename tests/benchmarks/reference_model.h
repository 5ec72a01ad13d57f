#pragma once

#include "tests/benchmarks/reference_columns.h"

namespace bench::reference {

struct Begin : sim::Rule {
    static constexpr std::string_view name = "reference/begin";
    static constexpr sim::Phase phase = sim::Phase::start;
    using writes = sim::list<ability, patience, sociability, constitution, attachment, sex, schooling, birth_month,
                             income, skill, health, work, part>;
    using draws = sim::list<traits, origins, starts>;
    static void step(sim::Tile<Begin>& tile);
};

struct Gather : sim::Rule {
    static constexpr std::string_view name = "reference/gather";
    static constexpr sim::Phase phase = sim::Phase::sense;
    using writes = sim::list<place_work, place_income, place_part>;
    using totals = sim::list<working, earned, taking_part>;
    static void step(sim::Country<Gather>& country);
};

struct Live : sim::Rule {
    static constexpr std::string_view name = "reference/live";
    static constexpr sim::Phase phase = sim::Phase::decide;
    using writes = sim::list<income, norm, work, part, savings, debt, expenses, skill, health, stress, hope, trust,
                             belonging, support, wellbeing, ill, plans, months_jobless, times_ill, tenure>;
    using reads = sim::list<ability, patience, sociability, constitution, attachment, sex, schooling, birth_month,
                            place_work, place_income, place_part>;
    using others = sim::list<income, norm, work, part>;
    using draws = sim::list<decisions, luck>;
    using adds = sim::list<working, earned, taking_part>;
    static void step(sim::Tile<Live>& tile);
};

struct Model {
    static constexpr std::string_view name = "reference";
    using rules = sim::rules<Begin, Gather, Live>;
};

}  // namespace bench::reference
