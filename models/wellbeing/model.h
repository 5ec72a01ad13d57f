#pragma once
// Distress and trauma, the gap between hoped-for and lived life, satisfaction, and who wants help.

#include "models/belonging/columns.h"
#include "models/climate/columns.h"
#include "models/health/columns.h"
#include "models/household/columns.h"
#include "models/housing/columns.h"
#include "models/labour/columns.h"
#include "models/population/columns.h"
#include "models/shocks/columns.h"
#include "models/wellbeing/columns.h"
#include "models/wellbeing/parameters.h"
#include "sim/engine/model.h"

namespace models::wellbeing {

inline constexpr sim::Stream founding{.name = "wellbeing/founding", .lanes = "lasting"};
inline constexpr sim::Stream month{.name = "wellbeing/month", .lanes = "swing realism"};

// What the journey and the years left, and what newcomers expect.
struct Found : sim::Rule {
    static constexpr std::string_view name = "wellbeing/found";
    static constexpr sim::Phase phase = sim::Phase::start;
    static constexpr int stage = 1;
    using writes = sim::list<trauma, hope, expected, accustomed, realism>;
    using reads =
        sim::list<population::return_month, population::birth_month, population::months_abroad, population::return_type,
                  population::journey, population::host_conditions, population::preparedness, population::expectation,
                  population::trauma_proneness, climate::hazard>;
    using params = sim::list<odds_per_sd, observed_share, detention_odds, violence_odds, bad_host_odds, trafficked_odds,
                             removal_odds, disease_trauma, alone_trauma, trauma_decay, disaster_trauma, usual_realism>;
    static void step(sim::Tile<Found>& tile);
};

// The scale: everybody's level of distress under the rules as they live at the start, then its mean and what is left to
// chance, then first values that fit both.
struct Weigh : sim::Rule {
    static constexpr std::string_view name = "wellbeing/weigh";
    static constexpr sim::Phase phase = sim::Phase::start;
    static constexpr int stage = 7;
    using writes = sim::list<distress, satisfaction>;
    using reads = sim::list<population::status, population::age_band, population::sex, population::return_month,
                            population::temperament, trauma, household::income, household::assistance, household::need,
                            household::debt, household::food_cut, household::tension, household::violence,
                            housing::quality, housing::crowding, housing::tenure, labour::state, health::health,
                            belonging::support, belonging::belonging, belonging::participation,
                            belonging::usual_support, climate::discrimination, climate::felt_safety>;
    using params = sim::list<odds_per_sd, observed_share, debt_odds, home_violence_odds, half_debt, jobless, hunger,
                             half_hunger, housing_insecurity, crowding, crowded_from, family_tension, discrimination,
                             insecurity, illness, support_relief, belonging_relief, participation_relief, buffering,
                             temper_effect, situation_weight, not_working>;
    using adds = sim::list<first_people, first_levels, first_squares, first_situations>;
    static void step(sim::Tile<Weigh>& tile);
};

struct Scale : sim::Rule {
    static constexpr std::string_view name = "wellbeing/scale";
    static constexpr sim::Phase phase = sim::Phase::start;
    static constexpr int stage = 8;
    using writes = sim::list<usual_level, month_swing, usual_situation>;
    using params = sim::list<recovery, swing, passing_least>;
    using totals = sim::list<first_people, first_levels, first_squares, first_situations>;
    static void step(sim::Country<Scale>& country);
};

struct Settle : sim::Rule {
    static constexpr std::string_view name = "wellbeing/settle";
    static constexpr sim::Phase phase = sim::Phase::start;
    static constexpr int stage = 9;
    using writes = sim::list<distress, satisfaction, expected, accustomed, wants_support>;
    using reads = sim::list<population::return_month, population::sex, population::expectation,
                            population::host_conditions, usual_level, month_swing, usual_situation>;
    using params = sim::list<recovery, expectation_speed, adaptation, satisfaction_slope, lasting_share, mood,
                             asks_above, men_ask_later>;
    using draws = sim::list<founding>;
    static void step(sim::Tile<Settle>& tile);
};

struct Feel : sim::Rule {
    static constexpr std::string_view name = "wellbeing/feel";
    static constexpr sim::Phase phase = sim::Phase::decide;
    using writes = sim::list<distress, trauma, satisfaction, hope, expected, accustomed, realism, wants_support>;
    using reads =
        sim::list<population::status, population::age_band, population::sex, population::return_month,
                  population::temperament, population::expectation, population::host_conditions, shocks::hazard,
                  shocks::violence, belonging::usual_support, usual_level, month_swing, usual_situation>;
    using recalls =
        sim::list<household::income, household::assistance, household::need, household::debt, household::food_cut,
                  household::tension, household::violence, housing::quality, housing::crowding, housing::tenure,
                  labour::state, health::health, belonging::support, belonging::belonging, belonging::participation,
                  climate::discrimination, climate::felt_safety, population::standing>;
    using uses = sim::list<relief, coping, expectations>;
    using params = sim::list<odds_per_sd, observed_share, unmet_goal_odds, debt_odds, home_violence_odds, trauma_decay,
                             home_violence_trauma, disaster_trauma, danger_trauma, recovery, temper_effect,
                             temper_recovery, longest_step, half_debt, jobless, hunger, half_hunger, housing_insecurity,
                             crowding, crowded_from, family_tension, discrimination, insecurity, illness, full_gap,
                             support_relief, belonging_relief, participation_relief, buffering, situation_weight,
                             expectation_speed, expectation_rise, arrival_realism, adaptation, lasting_share,
                             satisfaction_slope, mood, gap_mood, not_working, asks_above, asks_until, men_ask_later>;
    using draws = sim::list<month>;
    static void step(sim::Tile<Feel>& tile);
};

struct Model {
    static constexpr std::string_view name = "wellbeing";
    using rules = sim::rules<Found, Weigh, Scale, Settle, Feel>;
};

}  // namespace models::wellbeing
