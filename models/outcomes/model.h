#pragma once
// The end of the month: what became of everyone.

#include <array>
#include <memory>

#include "models/belonging/columns.h"
#include "models/climate/columns.h"
#include "models/documents/columns.h"
#include "models/education/columns.h"
#include "models/enterprise/columns.h"
#include "models/health/columns.h"
#include "models/household/columns.h"
#include "models/housing/columns.h"
#include "models/labour/columns.h"
#include "models/mobility/columns.h"
#include "models/outcomes/columns.h"
#include "models/outcomes/instrument.h"
#include "models/outcomes/parameters.h"
#include "models/outcomes/sums.h"
#include "models/outcomes/tallies.h"
#include "models/population/columns.h"
#include "models/programme/columns.h"
#include "models/services/columns.h"
#include "models/structure/columns.h"
#include "models/wellbeing/columns.h"
#include "sim/engine/model.h"

namespace models::outcomes {

using sim::list;
using sim::Phase;

inline constexpr int sustained_months = 6;  // by the definition of the outcome
inline constexpr float low_cut = 0.33F, cut = 0.50F, high_cut = 0.66F;

using ReturneeTallies = TallySet<
    tally::arrived_adults, tally::still_here, tally::departed_by_choice, tally::departed_by_necessity, tally::died,
    tally::sustained_050, tally::sustained_066, tally::newly_sustained_050, tally::newly_sustained_066,
    tally::left_by_choice_now, tally::left_by_necessity_now, tally::adults_present, tally::economic_sum,
    tally::social_sum, tally::psychosocial_sum, tally::composite_sum, tally::composite_squares,
    tally::composite_without_leave_sum, tally::composite_033, tally::composite_050, tally::composite_066,
    tally::newly_050, tally::newly_066, tally::surveyed, tally::surveyed_composite_sum, tally::working, tally::formal,
    tally::self_employed, tally::searching, tally::in_training, tally::income_per_head_sum,
    tally::assistance_per_head_sum, tally::in_debt, tally::debt_above_month, tally::hungry, tally::self_sufficient,
    tally::documented, tally::dwelling_sum, tally::rent_burden_sum, tally::health_access_sum, tally::justice_access_sum,
    tally::distress_sum, tally::often_distressed, tally::belonging_sum, tally::support_sum, tally::participation_sum,
    tally::discrimination_sum, tally::safety_sum, tally::tension_sum, tally::violence_at_home, tally::satisfaction_sum,
    tally::culture_sum, tally::wish, tally::plan, tally::wish_within_year, tally::plan_within_year, tally::reached>;

using ChildTallies =
    TallySet<tally::children_present, tally::school_children, tally::child_enrolled, tally::child_attendance_sum,
             tally::child_level_gap_sum, tally::child_learning_sum, tally::child_with_parent, tally::child_with_others,
             tally::child_alone, tally::child_working, tally::child_hungry, tally::child_safety_sum,
             tally::child_violence_at_home, tally::child_distress_sum>;

using HostTallies =
    TallySet<tally::hosts, tally::host_working, tally::host_searching, tally::host_hungry, tally::host_school_children,
             tally::host_enrolled, tally::host_rent_burden_sum, tally::host_health_access_sum, tally::host_safety_sum,
             tally::host_attendance_sum, tally::host_distress_sum, tally::host_attitude>;

// Answers, scores and states of everyone who came back.
struct RecordReturnees : sim::Rule {
    static constexpr std::string_view name = "outcomes/record_returnees";
    static constexpr Phase phase = Phase::record;
    using writes = list<economic, social, psychosocial, composite, above_050, above_066, borrowed, state>;
    using reads =
        list<population::status, population::standing, population::returnee, population::return_month,
             population::birth_month, population::sex, population::age_band, household::adults, household::children,
             household::elders, household::care_of_women, household::care_of_men, household::income,
             household::assistance, household::need, household::consumption, household::savings, household::debt,
             household::credit, household::asset_kinds, household::food_cut, household::tension, household::violence,
             household::sufficient_months, labour::state, labour::certified, labour::wage, labour::months_jobless,
             labour::jobless_rate, enterprise::capital, enterprise::profit, housing::quality, housing::crowding,
             housing::rent, housing::rent_index, housing::vacancy, housing::exploitation, services::health_access,
             services::justice_access, services::remote, services::health_quality, services::school_quality,
             services::school_load, services::registry_load, services::water, services::road, services::transport,
             structure::eligibility_bar, documents::state, education::enrolled, health::health, wellbeing::distress,
             wellbeing::satisfaction, wellbeing::wants_support, belonging::belonging, belonging::support,
             belonging::participation, belonging::culture, climate::discrimination, climate::felt_safety,
             mobility::wish, mobility::plan, mobility::unmet, mobility::since_wish, mobility::since_plan,
             programme::contact>;
    using params = list<quality_cuts, food_cuts, credit_cuts, borrowing_cuts, tension_cuts, discrimination_cuts,
                        distress_cuts, trifle, jobless_half, search_half, trained_access, carer_hours, unable_health,
                        low_pay, tools_worth, vacancy_half, crowding_norm, unpiped_water, school_age, unable_to_stay,
                        no_answer, slip, courtesy, courtesy_contact>;
    using draws = list<interview>;
    using tables = list<programme::enrolment>;
    using counts = ReturneeTallies::list;
    static void step(sim::Tile<RecordReturnees>& tile);
};

struct RecordChildren : sim::Rule {
    static constexpr std::string_view name = "outcomes/record_children";
    static constexpr Phase phase = Phase::record;
    using reads = list<population::standing, population::return_month, population::birth_month, population::age_band,
                       population::role, household::food_cut, household::withdrawn, household::violence, labour::state,
                       education::enrolled, education::attendance, education::level_gap, education::learning,
                       climate::felt_safety, wellbeing::distress>;
    using params = list<school_age, food_cuts, child_work_from>;
    using counts = ChildTallies::list;
    static void step(sim::Tile<RecordChildren>& tile);
};

struct RecordHosts : sim::Rule {
    static constexpr std::string_view name = "outcomes/record_hosts";
    static constexpr Phase phase = Phase::record;
    using reads = list<population::standing, population::returnee, population::birth_month, household::income,
                       household::food_cut, housing::rent, labour::state, services::health_access, climate::felt_safety,
                       climate::attitude, wellbeing::distress, education::enrolled, education::attendance>;
    using params = list<school_age, food_cuts>;
    using counts = HostTallies::list;
    static void step(sim::Tile<RecordHosts>& tile);
};

struct Model {
    static constexpr std::string_view name = "outcomes";
    struct Prepared {
        Instrument instrument;
    };
    static std::shared_ptr<const Prepared> prepare(const sim::Preparation& preparation);
    using rules = sim::rules<RecordReturnees, RecordChildren, RecordHosts>;
};

}  // namespace models::outcomes
