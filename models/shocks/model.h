#pragma once
// Shocks as rules: a calendar of dated shocks, shocks that come by chance, and the standing chance of natural hazards.

#include <array>
#include <memory>
#include <string>
#include <vector>

#include "models/climate/columns.h"
#include "models/shocks/columns.h"
#include "models/shocks/parameters.h"
#include "sim/engine/model.h"

namespace models::shocks {

using sim::list;
using sim::Phase;

inline constexpr sim::Stream onset{.name = "shocks/onset", .lanes = "begins strikes size"};

// One [shock.ID] of the scenario.
struct Shock {
    Kind kind = Kind::recession;
    bool by_chance = false;
    std::int32_t start = 0;       // dated shocks: first month
    std::int32_t months = 1;      // at full strength
    float size = 0;               // share lost, added or closed; violence: factor less one
    float chance = 0;             // shocks by chance: of beginning in a month
    float left = 0;               // share of the strength that is left a month after the end
    std::uint32_t entity = 0;     // of its draws: from its name, so other shocks do not matter
    std::vector<std::string> places;  // names or codes; empty: everywhere
    [[nodiscard]] bool strikes(const sim::Community& place) const;
};

// Strength in [0, 1] so many months after the onset: full, then what is left of it.
float strength_after(const Shock& shock, std::int32_t since);

struct Prepared {
    std::vector<Shock> shocks;
};

// The return surge of month 0; arrivals of a month come before its shocks.
struct Begin : sim::Rule {
    static constexpr std::string_view name = "shocks/begin";
    static constexpr Phase phase = Phase::start;
    using writes = list<surge>;
    static void step(sim::Country<Begin>& country);
};

struct Strike : sim::Rule {
    static constexpr std::string_view name = "shocks/strike";
    static constexpr Phase phase = Phase::govern;
    using writes = list<demand, prices, pandemic, funding, hazard, violence, surge>;
    using reads = list<climate::hazard>;
    using params = list<pandemic_demand, pandemic_prices, hazard_event, standing_hazard>;
    using draws = list<onset>;
    static void step(sim::Country<Strike>& country);
};

struct Model {
    static constexpr std::string_view name = "shocks";
    static constexpr std::array keys{
        sim::Key{"shock.*.kind", sim::KeyKind::text, {}, {}, {}, kind_words, "What happens.", true},
        sim::Key{"shock.*.start",
                 sim::KeyKind::number,
                 "months",
                 {0, 1200},
                 {},
                 {},
                 "Month in which it begins. Either this or rate."},
        sim::Key{"shock.*.rate",
                 sim::KeyKind::number,
                 "per_month",
                 {0, 1},
                 {},
                 {},
                 "Chance of beginning in a month; hazard and violence begin in each place by itself."},
        sim::Key{"shock.*.months", sim::KeyKind::number, "months", {1, 1200}, "1", {}, "Months at full strength."},
        sim::Key{
            "shock.*.size",
            sim::KeyKind::number,
            "share",
            {0, 10},
            {},
            {},
            "recession: demand lost; pandemic: how much is closed; hazard: homes hit; return_surge: arrivals added "
            "to planned ones; funding_cut: money lost; price_rise: prices added. Not for violence."},
        sim::Key{"shock.*.factor",
                 sim::KeyKind::number,
                 "factor",
                 {0, 100},
                 {},
                 {},
                 "violence: against the usual level of the place."},
        sim::Key{"shock.*.places",
                 sim::KeyKind::text_list,
                 {},
                 {},
                 {},
                 {},
                 "Names or codes of the places struck; default: all. For hazard, violence and return_surge."},
        sim::Key{"shock.*.source", sim::KeyKind::text, {}, {}, {}, {}, "Where dates and sizes come from."},
    };
    using settings = list<recovery>;
    using Prepared = shocks::Prepared;
    static std::shared_ptr<const Prepared> prepare(const sim::Preparation& preparation);
    using rules = sim::rules<Begin, Strike>;
};

}  // namespace models::shocks
