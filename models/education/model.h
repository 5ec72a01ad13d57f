#pragma once
// Education: how open school is to a child, who is enrolled, who comes, what is learned.

#include <array>
#include <memory>
#include <vector>

#include "models/belonging/columns.h"
#include "models/climate/columns.h"
#include "models/documents/columns.h"
#include "models/education/columns.h"
#include "models/education/parameters.h"
#include "models/health/columns.h"
#include "models/household/columns.h"
#include "models/labour/columns.h"
#include "models/population/columns.h"
#include "models/services/columns.h"
#include "models/shocks/columns.h"
#include "models/wellbeing/columns.h"
#include "sim/engine/model.h"
#include "sim/state/rows.h"

namespace models::education {

inline constexpr sim::Stream family{.name = "education/family", .lanes = "zeal behind out_for"};
inline constexpr sim::Stream year{.name = "education/year", .lanes = "change"};
inline constexpr sim::Event began{.name = "education/began", .unit = "index", .doc = "Was put on a school roll."};
inline constexpr sim::Event left{.name = "education/left", .unit = "index", .doc = "Left school before the end."};

// Enrolment by single years of age, one row per community.
struct Rolls {
    std::vector<std::array<float, 18>> rows;
    std::array<float, 18> usual{};
    [[nodiscard]] float share(std::size_t community, std::size_t years) const {
        const auto& row = community < rows.size() ? rows[community] : usual;
        return row[years < row.size() ? years : row.size() - 1];
    }
};

struct Begin : sim::Rule {
    static constexpr std::string_view name = "education/begin";
    static constexpr sim::Phase phase = sim::Phase::start;
    static constexpr int stage = 1;
    using writes = sim::list<enrolled, level_gap, learning, openness, zeal>;
    using reads = sim::list<population::status, population::birth_month, population::returnee, population::return_month,
                            population::months_abroad, population::journey>;
    using params = sim::list<school_age, primary_from, resident_gap, returnee_gap, returnees_enrolled, full_attendance,
                             year_months, teaching, fading, catching_up>;
    using draws = sim::list<family>;
    using adds = sim::list<first_pupils>;
    static void step(sim::Tile<Begin>& tile);
};

// How often pupils come when the run starts, and what residents among them learn.
struct FirstDay : sim::Rule {
    static constexpr std::string_view name = "education/first_day";
    static constexpr sim::Phase phase = sim::Phase::start;
    static constexpr int stage = 14;
    using writes = sim::list<attendance>;
    using reads = sim::list<population::birth_month, population::sex, population::returnee, population::return_month,
                            population::months_abroad, enrolled, level_gap, learning, services::remote,
                            services::school_room, services::school_quality, services::toil, services::lighting,
                            shocks::pandemic, household::income, household::need, household::withdrawn,
                            household::food_cut, documents::state, labour::state, health::health,
                            climate::discrimination, climate::felt_safety, belonging::language, wellbeing::distress>;
    using params =
        sim::list<year_begins, year_months, primary_from, fee_bar, withdrawn_bar, withdrawn_from, language_bar,
                  level_bar, style_bar, paper_bar, shun_bar, work_bar, way, fear, light_relief, bridge_relief, fullest,
                  full_attendance, absence, teaching, fading, effectiveness, catching_up>;
    using adds = sim::list<first_lessons>;
    static void step(sim::Tile<FirstDay>& tile);
};

// What the data's enrolment stands for: the mean openness to resident children before anything was changed.
struct Refer : sim::Rule {
    static constexpr std::string_view name = "education/refer";
    static constexpr sim::Phase phase = sim::Phase::sense;
    using writes = sim::list<reference, norm>;
    using totals = sim::list<first_openness, first_pupils, first_lessons>;
    static void step(sim::Place<Refer>& place);
};

struct Learn : sim::Rule {
    static constexpr std::string_view name = "education/learn";
    static constexpr sim::Phase phase = sim::Phase::decide;
    using writes = sim::list<openness, attendance, learning, level_gap>;
    using reads =
        sim::list<population::status, population::birth_month, population::sex, population::returnee,
                  population::return_month, population::months_abroad, zeal, services::remote, services::school_room,
                  services::school_quality, services::toil, services::lighting, shocks::pandemic, norm>;
    using recalls = sim::list<enrolled, household::income, household::need, household::withdrawn, household::food_cut,
                              documents::state, labour::state, health::health, climate::discrimination,
                              climate::felt_safety, belonging::language, wellbeing::distress>;
    using uses = sim::list<support, bridging>;
    using params =
        sim::list<year_begins, year_months, school_age, primary_from, fee_bar, withdrawn_bar, withdrawn_from,
                  language_bar, level_bar, style_bar, paper_bar, shun_bar, work_bar, way, fear, light_relief,
                  bridge_relief, fullest, full_attendance, absence, teaching, fading, effectiveness, catching_up>;
    using adds = sim::list<first_openness>;
    static void step(sim::Tile<Learn>& tile);
};

struct Enrol : sim::Rule {
    static constexpr std::string_view name = "education/enrol";
    static constexpr sim::Phase phase = sim::Phase::settle;
    using writes = sim::list<enrolled>;
    using reads =
        sim::list<population::status, population::birth_month, population::return_month, zeal, openness, reference>;
    using params = sim::list<year_begins, year_months, school_age, mid_year_entry, drop_out, fullest>;
    using draws = sim::list<year>;
    using adds = sim::list<pupils>;
    using totals = sim::list<first_openness>;
    using logs = sim::list<began, left>;
    static void step(sim::Tile<Enrol>& tile);
};

struct Model {
    static constexpr std::string_view name = "education";
    using rules = sim::rules<Begin, FirstDay, Refer, Learn, Enrol>;
    using settings = sim::list<usual_enrolment, age_pattern, fullest>;
    using Prepared = Rolls;
    static std::shared_ptr<const Rolls> prepare(const sim::Preparation& preparation);
};

}  // namespace models::education
