#pragma once
// Documents: lost on the way, asked for at the registry, issued, held, lapsed.

#include "models/documents/columns.h"
#include "models/household/columns.h"
#include "models/population/columns.h"
#include "models/services/columns.h"
#include "models/shocks/columns.h"
#include "sim/engine/model.h"

namespace models::documents {

using sim::Parameter;
using sim::ParameterSet;
using sim::Shape;

inline constexpr Parameter residents_without{
    .name = "documents/residents_without",
    .unit = "share",
    .range = {0, 1},
    .value = 0.02,
    .prior = {Shape::beta, 0.01, 0.05},
    .doc = "People who never migrated and hold no valid papers, those in process among them.",
    .source = "assumption: identity cards are nearly universal among adults; no table. About where lapses, hazards, "
              "asking and issue keep it"};
inline constexpr ParameterSet<3> lost_by_type{
    .name = "documents/lost_by_type",
    .unit = "share",
    .range = {0, 1},
    .value = {0.1, 0.2, 0.25},
    .prior = {Shape::beta, 0.05, 0.6},
    .labels = "assisted independent forced",
    .doc = "Returnees who arrive without valid papers, by type of return, before what the journey adds.",
    .source = "assumption: ordered by how much can be prepared; outcome:O057 has more than half of Afghan households "
              "lacking some"};
inline constexpr ParameterSet<4> lost_on_journey{
    .name = "documents/lost_on_journey",
    .unit = "share",
    .range = {0, 1},
    .value = {0.1, 0.4, 0.15, 0.2},
    .prior = {Shape::beta, 0.05, 0.6},
    .labels = "detained trafficked violence unaccompanied",
    .doc = "Added chance that papers are lost or taken on the journey; the chances are independent.",
    .source = "assumption: papers are taken by smugglers and in detention"};
inline constexpr Parameter regained{
    .name = "documents/regained",
    .unit = "per_month",
    .range = {0, 1},
    .value = 0.03,
    .prior = {Shape::lognormal, 0.01, 0.06},
    .doc = "Rate at which returnees of the months before the start have obtained papers since.",
    .source = "assumption: near what asking and issue give in the default country"};
inline constexpr Parameter asking_rate{
    .name = "documents/asking_rate",
    .unit = "per_month",
    .range = {0, 2},
    .value = 0.06,
    .prior = {Shape::lognormal, 0.03, 0.12},
    .doc = "Rate at which a person without papers asks for an appointment, unhelped.",
    .source = "assumption: intervention:documentation_id_support found that few obtain papers on their own"};
inline constexpr Parameter issue_rate{.name = "documents/issue_rate",
                                      .unit = "per_month",
                                      .range = {0, 5},
                                      .value = 0.35,
                                      .prior = {Shape::lognormal, 0.15, 0.8},
                                      .doc = "Rate at which papers in process are issued.",
                                      .source = "assumption: about three months where certificates must be found"};
inline constexpr Parameter help_on_issue{
    .name = "documents/help_on_issue",
    .unit = "factor",
    .range = {0, 1},
    .value = 0.5,
    .prior = {Shape::uniform, 0, 1},
    .doc = "Share of the gain in asking, by help and by paid fees, that also speeds the issue.",
    .source = "assumption: help can fetch certificates but not do the registry's work"};
inline constexpr Parameter given_up{.name = "documents/given_up",
                                    .unit = "per_month",
                                    .range = {0, 1},
                                    .value = 0.04,
                                    .prior = {Shape::lognormal, 0.01, 0.1},
                                    .doc = "Chance that papers in process are given up.",
                                    .source = "assumption: return visits cost a day's pay"};
inline constexpr Parameter cost_bar{.name = "documents/cost_bar",
                                    .unit = "share",
                                    .range = {0, 1},
                                    .value = 0.5,
                                    .prior = {Shape::uniform, 0.2, 0.8},
                                    .doc = "Asking given up for fees and fares by a household with no income.",
                                    .source = "intervention:documentation_id_support"};
inline constexpr Parameter vulnerable_first{
    .name = "documents/vulnerable_first",
    .unit = "factor",
    .range = {1, 100},
    .value = 2,
    .prior = {Shape::lognormal, 1.1, 5},
    .doc = "Weight in the queue for appointments of people whom a screening would find vulnerable.",
    .source = "assumption: priority desks exist and are not always kept"};
inline constexpr Parameter validity{.name = "documents/validity",
                                    .unit = "months",
                                    .range = {6, 600},
                                    .value = 96,
                                    .prior = {Shape::fixed, 0, 0},
                                    .doc = "Months for which papers are valid.",
                                    .source = "assumption: an identity card of eight years"};
inline constexpr Parameter renewed{.name = "documents/renewed",
                                   .unit = "share",
                                   .range = {0, 1},
                                   .value = 0.95,
                                   .prior = {Shape::beta, 0.85, 0.99},
                                   .doc = "Papers renewed in time when they expire.",
                                   .source = "assumption: most renew; the rest start anew"};
inline constexpr Parameter hazard_loss{.name = "documents/hazard_loss",
                                       .unit = "share",
                                       .range = {0, 1},
                                       .value = 0.03,
                                       .prior = {Shape::beta, 0.005, 0.1},
                                       .doc = "Papers destroyed in a home that a natural hazard strikes.",
                                       .source = "assumption: papers are kept at home"};

inline constexpr sim::Stream journey{.name = "documents/journey", .lanes = "lost"};
inline constexpr sim::Stream queueing{.name = "documents/queueing", .lanes = "asks key"};
inline constexpr sim::Stream registry{.name = "documents/registry", .lanes = "outcome"};
inline constexpr sim::Stream counter{.name = "documents/counter", .lanes = "part"};
inline constexpr sim::Event issued{.name = "documents/issued", .unit = "index", .doc = "Received identity documents."};

// Who holds papers when the run starts, or when they come.
struct Begin : sim::Rule {
    static constexpr std::string_view name = "documents/begin";
    static constexpr sim::Phase phase = sim::Phase::start;
    static constexpr int stage = 0;
    using writes = sim::list<state>;
    using reads =
        sim::list<population::returnee, population::return_type, population::journey, population::return_month>;
    using params =
        sim::list<residents_without, lost_by_type, lost_on_journey, regained, asking_rate, issue_rate, given_up>;
    using draws = sim::list<journey>;
    static void step(sim::Tile<Begin>& tile);
};

// Appointments of the month: whole ones, the part by chance.
struct Offer : sim::Rule {
    static constexpr std::string_view name = "documents/offer";
    static constexpr sim::Phase phase = sim::Phase::decide;
    using reads = sim::list<services::registry_slots>;
    using draws = sim::list<counter>;
    using serves = sim::list<appointment>;
    static void step(sim::Place<Offer>& place);
};

// Who asks for one. Whom a screening would find vulnerable goes first.
struct Ask : sim::Rule {
    static constexpr std::string_view name = "documents/ask";
    static constexpr sim::Phase phase = sim::Phase::decide;
    using reads = sim::list<population::status, population::vulnerable>;
    using recalls = sim::list<state, household::income, household::need>;
    using uses = sim::list<help, fees>;
    using params = sim::list<asking_rate, cost_bar, vulnerable_first>;
    using draws = sim::list<queueing>;
    using asks = sim::list<appointment>;
    using adds = sim::list<asking>;
    static void step(sim::Tile<Ask>& tile);
};

// What becomes of it.
struct Issue : sim::Rule {
    static constexpr std::string_view name = "documents/issue";
    static constexpr sim::Phase phase = sim::Phase::settle;
    using writes = sim::list<state>;
    using reads = sim::list<population::status, shocks::hazard>;
    using uses = sim::list<help, fees>;
    using params = sim::list<issue_rate, help_on_issue, given_up, validity, renewed, hazard_loss>;
    using draws = sim::list<registry>;
    using takes = sim::list<appointment>;
    using logs = sim::list<issued>;
    static void step(sim::Tile<Issue>& tile);
};

struct Model {
    static constexpr std::string_view name = "documents";
    using rules = sim::rules<Begin, Offer, Ask, Issue>;
};

}  // namespace models::documents
