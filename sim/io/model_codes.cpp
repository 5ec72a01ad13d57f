#include <array>

#include "sim/io/code_texts.h"

namespace sim::io {

std::span<const CodeInfo> model_codes() {
    static constexpr std::array all{
        CodeInfo{"RS305", "arms that cannot be compared",
                 "Arms of one run share their people, so that each person is compared with her twin. They may differ in "
                 "programmes, policies and shocks, and in nothing that decides who lives where.",
                 "querencia run el_salvador/baseline.toml afghanistan/baseline.toml",
                 "Run them one by one, or let both extend one baseline."},
        CodeInfo{"RS401", "a cell is missing or not a number", "The model needs this number.",
                 "Ahuachapán,n/a", "Ahuachapán,180790                 # a plain number with a decimal point"},
        CodeInfo{"RS402", "data that the population cannot be built from",
                 "A table, column or key that decides who lives where is missing or does not fit.",
                 "[data]\n# no places", "[data]\nplaces = \"data/municipalities.csv\""},
        CodeInfo{"RS403", "data that contradict the scenario or themselves",
                 "Each table is well formed, but they do not fit together.",
                 "returns_series = \"2015-2030\"       # the table ends in 2024", "returns_series = \"2015-2024\""},
        CodeInfo{"RS503", "units that do not fit in an expression", "Two sides of a comparison are measured differently.",
                 "eligible = \"household.income < 3 months\"", "eligible = \"household.income < 300 USD per month\""},
        CodeInfo{"RS508", "an expression that cannot be read",
                 "Expressions compare declared columns with numbers or labels, joined by and, or, not.",
                 "eligible = \"returnee and age > \"", "eligible = \"returnee and age_years > 18\""},
        CodeInfo{"RS509", "a sensitive trait in an expression",
                 "Traits such as identity act as exposures only; no rule may select people by them.",
                 "eligible = \"population.identity > 0\"", "Use a recorded assessment of vulnerability."},
        CodeInfo{"RS510", "a true score in an expression",
                 "Programmes never see true scores, only what a caseworker recorded.",
                 "priority = \"outcomes.composite\"", "priority = \"assessed_composite\""},
        CodeInfo{"RS631", "no such policy lever", "A policy moves one lever of the structural level.",
                 "lever = \"coordinaton\"", "lever = \"coordination\""},
        CodeInfo{"RS632", "two policies move one lever", "A lever follows one policy at a time.",
                 "[policy.a]\nlever = \"capacity\"\n[policy.b]\nlever = \"capacity\"", "Keep one of the two."},
        CodeInfo{"RS633", "a policy without a level between 0 and 1", "The level is what practice reaches once adopted.",
                 "level = 3", "level = 0.6"},
        CodeInfo{"RS634", "a policy ends before it begins", "", "start = \"24 months\"\nend = \"12 months\"",
                 "end = \"36 months\""},
        CodeInfo{"RS635", "a policy begins after the last month", "It changes nothing in this run.",
                 "start = \"72 months\"                # of 60", "start = \"12 months\""},
        CodeInfo{"RS636", "a policy without a source", "Every number of a scenario says where it comes from.",
                 "source = \"\"", "source = \"assumption: pilot reported by the ministry\""},
        CodeInfo{"RS901", "no population model in this build", "The program was built without a model that lays out people.",
                 "a build of the kernel alone", "Build with the folder models/population."},
    };
    return all;
}

}  // namespace sim::io
