#pragma once
// Health: needs that arise, care that meets them or not, the body's slow recovery, insurance, death.

#include <array>
#include <memory>

#include "models/health/body.h"
#include "models/health/columns.h"
#include "models/health/parameters.h"
#include "models/housing/columns.h"
#include "models/labour/columns.h"
#include "models/population/columns.h"
#include "models/services/columns.h"
#include "models/shocks/columns.h"
#include "models/wellbeing/columns.h"
#include "sim/engine/model.h"
#include "sim/state/rows.h"

namespace models::health {

inline constexpr sim::Stream birth{.name = "health/birth", .lanes = "chronic need insured serious"};
inline constexpr sim::Stream month{.name = "health/month", .lanes = "course need onset cover"};
enum Lane : std::uint8_t { course_lane, need_lane, onset_lane, cover_lane };  // onset: of death, or of lasting illness
inline constexpr sim::Event fell_ill{.name = "health/fell_ill", .unit = "index", .doc = "Fell seriously ill."};

// Rates by age.
struct Rates {
    std::array<Dying, 2> death{};  // by sex, a month
    ByAge usual, mean, share;  // health: recovered to; expected, at which death rates hold; chronically ill
    std::array<float, stages> need{}, serious{}, chronic{};
    sim::RowNumbers insured;
};

// Lasting illness, needs and cover.
struct Begin : sim::Rule {
    static constexpr std::string_view name = "health/begin";
    static constexpr sim::Phase phase = sim::Phase::start;
    static constexpr int stage = 2;
    using writes = sim::list<need, chronic, insured, dying>;
    using reads = sim::list<population::birth_month, population::returnee, population::return_month, population::status,
                            population::role, population::identity, labour::state>;
    using params = sim::list<chronic_need, heals_alone, usual_month, returnees_insured, cover_ages>;
    using draws = sim::list<birth>;
    static void step(sim::Tile<Begin>& tile);
};

// The body where needs that come and go have left it; before distress, which follows from it, is known.
struct Settle : sim::Rule {
    static constexpr std::string_view name = "health/settle";
    static constexpr sim::Phase phase = sim::Phase::start;
    static constexpr int stage = 10;
    using writes = sim::list<health>;
    using reads = sim::list<population::birth_month, population::returnee, population::return_month,
                            population::journey, population::identity, chronic, services::health_access,
                            services::health_quality, services::water, housing::crowding>;
    using params = sim::list<lasting_loss, violence_loss, distress_loss, recovery, untreated_loss, chronic_need,
                             frail_need, exposure, heals_alone>;
    static void step(sim::Tile<Settle>& tile);
};

// The health at which the rates of death hold: that of residents when the run starts.
struct Measure : sim::Rule {
    static constexpr std::string_view name = "health/measure";
    static constexpr sim::Phase phase = sim::Phase::start;
    static constexpr int stage = 11;
    using reads = sim::list<population::status, population::sex, population::birth_month, population::returnee, health>;
    using adds = sim::list<first_risk, first_deficit>;
    static void step(sim::Tile<Measure>& tile);
};

struct Refer : sim::Rule {
    static constexpr std::string_view name = "health/refer";
    static constexpr sim::Phase phase = sim::Phase::start;
    static constexpr int stage = 12;
    using writes = sim::list<usual_deficit>;
    using totals = sim::list<first_risk, first_deficit>;
    static void step(sim::Country<Refer>& country);
};

struct Live : sim::Rule {
    static constexpr std::string_view name = "health/live";
    static constexpr sim::Phase phase = sim::Phase::decide;
    using writes = sim::list<health, need, chronic, dying>;
    using reads = sim::list<population::status, population::sex, population::birth_month, population::return_month,
                            population::journey, population::identity, services::health_quality, services::water,
                            shocks::pandemic, usual_deficit>;
    using recalls = sim::list<services::health_access, wellbeing::distress, housing::crowding>;
    using uses = sim::list<care>;
    using params = sim::list<lasting_loss, distress_loss, recovery, untreated_loss, chronic_need, frail_need, exposure,
                             journey_months, heals_alone, frail_death, death_bounds, pandemic_death>;
    using draws = sim::list<month>;
    using logs = sim::list<fell_ill>;
    static void step(sim::Tile<Live>& tile);
};

// Who is covered follows formal work: one's own, the partner's, the parents' of a young child.
struct Insure : sim::Rule {
    static constexpr std::string_view name = "health/insure";
    static constexpr sim::Phase phase = sim::Phase::decide;
    using writes = sim::list<insured>;
    using reads = sim::list<population::status, population::role, population::birth_month>;
    using recalls = sim::list<labour::state>;
    using params = sim::list<insurance, cover_ages>;
    using draws = sim::list<month>;
    static void step(sim::Tile<Insure>& tile);
};

struct Model {
    static constexpr std::string_view name = "health";
    using rules = sim::rules<Begin, Settle, Measure, Refer, Live, Insure>;
    using declares = sim::list<fees>;  // the counter where fees are paid is in services
    using settings = sim::list<usual_health, need_chance, serious_share, chronic_share, chronic_chance, usual_insured,
                               lasting_loss, death_at_40, death_slope, death_floor, death_of_infants>;
    using Prepared = Rates;
    static std::shared_ptr<const Rates> prepare(const sim::Preparation& preparation);
};

}  // namespace models::health
