#pragma once
// Ties that are kept by meeting, support that comes from them, taking part, and what makes a place home.

#include "models/belonging/columns.h"
#include "models/belonging/parameters.h"
#include "models/climate/columns.h"
#include "models/household/columns.h"
#include "models/labour/columns.h"
#include "models/population/columns.h"
#include "models/services/columns.h"
#include "models/wellbeing/columns.h"
#include "sim/engine/model.h"

namespace models::belonging {

inline constexpr sim::Stream founding{.name = "belonging/founding", .lanes = "first_ties last_ties part home"};

// Ties, support and taking part where the rules would have brought people who live as people live at the start.
struct Found : sim::Rule {
    static constexpr std::string_view name = "belonging/found";
    static constexpr sim::Phase phase = sim::Phase::start;
    static constexpr int stage = 4;
    static constexpr bool tends_ties = true;
    using writes = sim::list<support, participation, culture, language>;
    using reads = sim::list<population::birth_month, population::return_month, population::months_abroad,
                            population::journey, population::status, population::age_band, population::temperament,
                            climate::seen_as, climate::discrimination, climate::participation_climate, labour::state,
                            household::adults, household::elders, household::tension, wellbeing::trauma>;
    using params =
        sim::list<lost_abroad, tie_turnover, alone_kin, foreign_kin, tie_weight, half_network, network_share,
                  meets_anyway, meets_taking_part, meets_at_work, avoided, language_lost, culture_lost,
                  foreign_language, foreign_culture, learns_living, learns_taking_part, usual_belonging,
                  from_taking_part, from_acceptance, from_discrimination, neutral_acceptance, known_after, speech_share,
                  spread, participation_speed, temper_effect, home_effect, distress_effect, rejection_effect>;
    using draws = sim::list<founding>;
    using adds = sim::list<first_people, first_support, first_taking_part>;
    static void step(sim::Tile<Found>& tile);
};

struct Measure : sim::Rule {
    static constexpr std::string_view name = "belonging/measure";
    static constexpr sim::Phase phase = sim::Phase::start;
    static constexpr int stage = 5;
    using writes = sim::list<usual_support, usual_participation>;
    using totals = sim::list<first_people, first_support, first_taking_part>;
    static void step(sim::Country<Measure>& country);
};

struct FoundHome : sim::Rule {
    static constexpr std::string_view name = "belonging/found_home";
    static constexpr sim::Phase phase = sim::Phase::start;
    static constexpr int stage = 6;
    using writes = sim::list<belonging>;
    using reads =
        sim::list<population::return_month, population::months_abroad, climate::seen_as, climate::discrimination,
                  wellbeing::trauma, support, participation, culture, language, usual_support, usual_participation>;
    using params = sim::list<usual_belonging, from_support, from_taking_part, from_acceptance, from_discrimination,
                             from_distress, neutral_acceptance, known_after, speech_share, spread>;
    using draws = sim::list<founding>;
    static void step(sim::Tile<FoundHome>& tile);
};

// The ease that goes with the survey's answers, once month 0 has shown it.
struct Compare : sim::Rule {
    static constexpr std::string_view name = "belonging/compare";
    static constexpr sim::Phase phase = sim::Phase::sense;
    using writes = sim::list<usual_ease>;
    using totals = sim::list<easy_people, ease>;
    static void step(sim::Place<Compare>& place);
};

// Ties gain or lose strength; support follows.
struct TendTies : sim::Rule {
    static constexpr std::string_view name = "belonging/tend_ties";
    static constexpr sim::Phase phase = sim::Phase::decide;
    static constexpr bool tends_ties = true;
    using writes = sim::list<support, apart>;
    using reads =
        sim::list<population::status, population::age_band, climate::seen_as, household::adults, household::elders>;
    using recalls =
        sim::list<participation, labour::state, household::tension, climate::attitude, climate::discrimination>;
    using others = sim::list<population::status, climate::seen_as, climate::attitude>;
    using uses = sim::list<contact, support_given>;
    using params = sim::list<tie_turnover, meets_anyway, meets_taking_part, meets_at_work, tie_weight, avoided,
                             neutral_acceptance, acceptance_slope, half_network, network_share, support_speed>;
    static void step(sim::Tile<TendTies>& tile);
};

// Taking part in the life of the place, learning its ways, feeling at home.
struct TakePart : sim::Rule {
    static constexpr std::string_view name = "belonging/take_part";
    static constexpr sim::Phase phase = sim::Phase::decide;
    using writes = sim::list<participation, belonging, culture, language>;
    using reads =
        sim::list<population::status, population::age_band, population::sex, population::temperament,
                  population::return_month, population::months_abroad, climate::seen_as, household::care_hours,
                  climate::participation_climate, climate::mean_attitude, climate::trust, climate::usual_trust,
                  services::public_space, usual_support, usual_participation, usual_ease>;
    using recalls =
        sim::list<support, wellbeing::distress, climate::discrimination, climate::felt_safety, labour::state>;
    using uses = sim::list<meeting, culture_activity>;
    using params = sim::list<neutral_acceptance, acceptance_slope, known_after, participation_speed, space_effect,
                             safety_effect, work_time, care_time, full_care, temper_effect, distress_effect,
                             home_effect, usual_belonging, rejection_effect, women_informed, culture_meeting,
                             learns_living, learns_taking_part, learns_course, belonging_speed, from_support,
                             from_taking_part, from_acceptance, from_discrimination, from_distress, speech_share>;
    using adds = sim::list<easy_people, ease>;
    static void step(sim::Tile<TakePart>& tile);
};

struct Model {
    static constexpr std::string_view name = "belonging";
    using rules = sim::rules<Found, Measure, FoundHome, Compare, TendTies, TakePart>;
};

}  // namespace models::belonging
