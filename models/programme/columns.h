#pragma once
// What the delivery of programmes keeps: a recorded assessment and a tie to a caseworker per person, one row per
// enrolment, and one account per programme in which every cent and every hour is booked.

#include "sim/state/declare.h"

namespace models::programme {

// People
inline constexpr sim::PersonColumn<std::uint8_t> assessed{
    .name = "programme/assessed", .unit = "percent", .range = {0, 100}, .start = 0,
    .doc = "Composite score that a caseworker recorded, with error; 0: not assessed yet. The only score that "
           "eligibility and priority may read."};
inline constexpr sim::PersonColumn<std::uint8_t> contact{
    .name = "programme/contact", .unit = "percent", .range = {0, 100}, .start = 0,
    .doc = "Trust in the caseworker, built by contact and fading without it."};

// Accounts: one row per programme of the scenario, in the order of their names
inline constexpr sim::AccountColumn<double> budget{
    .name = "programme/budget", .unit = "USD", .range = {0, 1e12}, .start = 0,
    .doc = "Money for the whole run.", .record = true};
inline constexpr sim::AccountColumn<double> spent{
    .name = "programme/spent", .unit = "USD", .range = {0, 1e12}, .start = 0,
    .doc = "Money spent so far, to the cent.", .record = true};
inline constexpr sim::AccountColumn<double> committed{
    .name = "programme/committed", .unit = "USD", .range = {0, 1e12}, .start = 0,
    .doc = "Money promised to people who are enrolled or referred and not yet paid out.", .record = true};
inline constexpr sim::AccountColumn<double> discounted{
    .name = "programme/discounted", .unit = "USD", .range = {0, 1e12}, .start = 0,
    .doc = "Money spent so far, discounted to month 0.", .record = true};
inline constexpr sim::AccountColumn<double> staff_hours{
    .name = "programme/staff_hours", .unit = "hours", .range = {0, 1e12}, .start = 0,
    .doc = "Hours of case work so far.", .record = true};
inline constexpr sim::AccountColumn<double> arrived{
    .name = "programme/arrived", .unit = "USD", .range = {0, 1e12}, .start = 0,
    .doc = "Money that has arrived so far; a cut in funding takes its share of what arrives and does not give it back.",
    .record = true};
inline constexpr sim::AccountColumn<double> passed{
    .name = "programme/passed", .unit = "USD", .range = {-1e12, 1e12}, .start = 0,
    .doc = "Money received from programmes of the same pool that could not use it, less money passed on to them.",
    .record = true};
inline constexpr sim::AccountColumn<std::int32_t> waiting{
    .name = "programme/waiting", .unit = "people", .range = {0, 2e9}, .start = 0,
    .doc = "People who asked for a place this month and got none.", .record = true};
inline constexpr sim::AccountColumn<std::int32_t> active{
    .name = "programme/active", .unit = "people", .range = {0, 2e9}, .start = 0,
    .doc = "People enrolled or on their way into the programme.", .record = true};
inline constexpr sim::AccountColumn<std::int32_t> enrolled{
    .name = "programme/enrolled", .unit = "people", .range = {0, 2e9}, .start = 0,
    .doc = "People who have begun so far.", .record = true};
inline constexpr sim::AccountColumn<std::int32_t> hosts{
    .name = "programme/hosts", .unit = "people", .range = {0, 2e9}, .start = 0,
    .doc = "Of those, people who never migrated.", .record = true};
inline constexpr sim::AccountColumn<std::int32_t> completed{
    .name = "programme/completed", .unit = "people", .range = {0, 2e9}, .start = 0,
    .doc = "People who stayed to the end so far.", .record = true};
inline constexpr sim::AccountColumn<std::int32_t> dropped{
    .name = "programme/dropped", .unit = "people", .range = {0, 2e9}, .start = 0,
    .doc = "People who left before the end so far.", .record = true};
inline constexpr sim::AccountColumn<std::int32_t> refused{
    .name = "programme/refused", .unit = "people", .range = {0, 2e9}, .start = 0,
    .doc = "People who declined an offer or whose referral was lost, so far.", .record = true};
inline constexpr sim::AccountColumn<double> units{
    .name = "programme/units", .unit = "count", .range = {0, 1e12}, .start = 0,
    .doc = "Units in service (providers trained, areas coordinated); programmes for places only.", .record = true};
inline constexpr sim::AccountColumn<float> coverage{
    .name = "programme/coverage", .unit = "share", .range = {0, 1}, .start = 0,
    .doc = "Units at work over units needed for the full effect; programmes for places only.", .record = true};
inline constexpr sim::AccountColumn<float> caseload{
    .name = "programme/caseload", .unit = "people", .range = {0, 1e9}, .start = 0,
    .doc = "People per case worker.", .record = true};
inline constexpr sim::AccountColumn<std::uint8_t> limit{
    .name = "programme/limit", .unit = "", .range = {0, 8}, .start = 0,
    .doc = "What keeps the programme from taking on more people this month; demand: fewer asked than it had places for.",
    .labels = "none not_begun ended money staff places condition demand capacity", .record = true};
inline constexpr sim::AccountColumn<std::int32_t> openings{
    .name = "programme/openings", .unit = "people", .range = {0, 2e9}, .start = 0,
    .doc = "People who could be taken on this month."};
inline constexpr sim::AccountColumn<double> bought{
    .name = "programme/bought", .unit = "count", .range = {0, 1e14}, .start = 0,
    .doc = "Cents spent this month on units for places."};
inline constexpr sim::AccountColumn<float> contact_factor{
    .name = "programme/contact_factor", .unit = "factor", .range = {0, 1}, .start = 1,
    .doc = "Strength of contact-based effects under the present caseload."};
inline constexpr sim::AccountColumn<float> yield{
    .name = "programme/yield", .unit = "share", .range = {0, 1}, .start = 1,
    .doc = "Requests per invited host that are learned from past months, over the usual take-up."};
inline constexpr sim::AccountColumn<float> response{
    .name = "programme/response", .unit = "share", .range = {0, 1}, .start = 1,
    .doc = "Requests per returnee asked to apply, as learned from past months."};
inline constexpr sim::AccountColumn<float> outreach{
    .name = "programme/outreach", .unit = "chance_per_month", .range = {0, 1}, .start = 0,
    .doc = "Chance that a returnee is asked to apply this month."};
inline constexpr sim::AccountColumn<float> invitation{
    .name = "programme/invitation", .unit = "chance_per_month", .range = {0, 1}, .start = 0,
    .doc = "Chance that a person who never migrated is invited this month."};

// Tables, queues, events
inline constexpr sim::Roster enrolment{
    .name = "programme/enrolment",
    .doc = "One row per person and programme. state: 0 waiting, 1 referred, 2 active, 3 completed, 4 dropped, 5 over, "
           "6 declined. flags: components received, one bit each. since: month asked, referred or begun. until: month "
           "it ends or ended. trust: in the caseworker, 0..1."};
inline constexpr sim::Queue place{
    .name = "programme/place", .doc = "Places of each programme.", .scope = sim::Level::country, .per_account = true};
inline constexpr sim::Event started{.name = "programme/started", .unit = "index", .doc = "Began a programme: which."};
inline constexpr sim::Event finished{.name = "programme/finished", .unit = "index", .doc = "Completed: which."};
inline constexpr sim::Event left{.name = "programme/left", .unit = "index", .doc = "Dropped out: which."};

// Sums per community and account. Money in cents and hours in hundredths, so that sums are exact.
inline constexpr sim::Total asked_now{
    .name = "programme/asked_now", .unit = "people", .doc = "Requests for a place this month.", .per_account = true};
inline constexpr sim::Total newly_asked{
    .name = "programme/newly_asked", .unit = "people", .doc = "Of those, by returnees not on the list before.",
    .per_account = true};
inline constexpr sim::Total hosts_asked{
    .name = "programme/hosts_asked", .unit = "people", .doc = "Of those, by hosts.", .per_account = true};
inline constexpr sim::Total declined_now{
    .name = "programme/declined_now", .unit = "people", .doc = "Offers declined this month.", .per_account = true};
inline constexpr sim::Total lost_now{
    .name = "programme/lost_now", .unit = "people", .doc = "Referrals lost this month.", .per_account = true};
inline constexpr sim::Total taken_now{
    .name = "programme/taken_now", .unit = "people", .doc = "Places taken up this month.", .per_account = true};
inline constexpr sim::Total owed_new{
    .name = "programme/owed_new", .unit = "count", .doc = "Cents promised to people who took a place this month.",
    .per_account = true};
inline constexpr sim::Total active_now{
    .name = "programme/active_now", .unit = "people", .doc = "People enrolled or referred before new places are taken.",
    .per_account = true};
inline constexpr sim::Total started_now{
    .name = "programme/started_now", .unit = "people", .doc = "People who began this month.", .per_account = true};
inline constexpr sim::Total hosts_now{
    .name = "programme/hosts_now", .unit = "people", .doc = "Of those, never migrated.", .per_account = true};
inline constexpr sim::Total completed_now{
    .name = "programme/completed_now", .unit = "people", .doc = "People who completed now.", .per_account = true};
inline constexpr sim::Total dropped_now{
    .name = "programme/dropped_now", .unit = "people", .doc = "People who dropped out now.", .per_account = true};
inline constexpr sim::Total cents_now{
    .name = "programme/cents_now", .unit = "count", .doc = "Cents paid this month.", .per_account = true};
inline constexpr sim::Total hours_now{
    .name = "programme/hours_now", .unit = "count", .doc = "Hundredths of an hour of case work this month.",
    .per_account = true};
inline constexpr sim::Total owed_now{
    .name = "programme/owed_now", .unit = "count", .doc = "Cents still owed to people enrolled or referred.",
    .per_account = true};
inline constexpr sim::Total presence{
    .name = "programme/presence", .unit = "people",
    .doc = "People whose enrolment is at work in the community, former ones at their remaining strength.",
    .per_account = true};
inline constexpr sim::Total aided{
    .name = "programme/aided", .unit = "people",
    .doc = "Returnees less hosts who receive visible aid now, per community: aid that hosts see going past them."};
inline constexpr sim::Total people{
    .name = "programme/people", .unit = "people", .doc = "People present, and of them returnees.", .size = 2};

// Decisions. For one person and month a programme draws from its own block of the stream, found from its name, so that
// another programme more or less changes nobody's draws.
inline constexpr sim::Stream hears{.name = "programme/hears", .lanes = "returnee host key error"};
inline constexpr sim::Stream answers{.name = "programme/answers", .lanes = "accepts drops rank gives_up"};
inline constexpr sim::Stream referrals{.name = "programme/referrals", .lanes = "completes"};

// Parameters
inline constexpr sim::Parameter outreach_rate{
    .name = "programme/outreach_rate", .unit = "chance_per_month", .range = {0, 1}, .value = 0.35,
    .prior = {sim::Shape::beta, 0.15, 0.6},
    .doc = "Chance that an eligible returnee is asked to apply while a programme has places.",
    .source = "assumption: fewer than one in ten are reached today because places lack, not because nobody asks"};
inline constexpr sim::Parameter host_invitations{
    .name = "programme/host_invitations", .unit = "factor", .range = {1, 10}, .value = 1.5,
    .prior = {sim::Shape::lognormal, 1.1, 3},
    .doc = "Hosts invited per place that is open to them.", .source = "assumption: some decline"};
inline constexpr sim::Parameter assessment_error{
    .name = "programme/assessment_error", .unit = "score", .range = {0, 0.5}, .value = 0.1,
    .prior = {sim::Shape::lognormal, 0.05, 0.2},
    .doc = "Spread of the error of a caseworker's recorded score.",
    .source = "assumption: a score from a short interview differs from the state it stands for"};
inline constexpr sim::Parameter assessment_months{
    .name = "programme/assessment_months", .unit = "months", .range = {1, 60}, .value = 12,
    .prior = {sim::Shape::uniform, 6, 24},
    .doc = "Months between recorded assessments of one returnee.",
    .source = "assumption: yearly monitoring visits are common practice"};
inline constexpr sim::ParameterSet<9> sign_worst{
    .name = "programme/sign_worst", .unit = "index", .range = {-10, 10},
    .value = {0, 0.5, 0, 0, 0.2, 0.1, 2.5, 0.1, 0.1},
    .prior = {}, .labels = "work food assets papers dwelling health_access distress belonging safety",
    .doc = "What a caseworker records as the worst of each sign.",
    .source = "assumption: the span of states that an interview tells apart"};
inline constexpr sim::ParameterSet<9> sign_best{
    .name = "programme/sign_best", .unit = "index", .range = {-10, 10},
    .value = {1, 0, 3, 1, 0.9, 0.9, -1, 0.9, 0.9},
    .prior = {}, .labels = "work food assets papers dwelling health_access distress belonging safety",
    .doc = "What a caseworker records as the best of each sign.",
    .source = "assumption: the span of states that an interview tells apart"};
inline constexpr sim::Parameter need_threshold{
    .name = "programme/need_threshold", .unit = "score", .range = {0, 1}, .value = 0.66, .prior = {},
    .doc = "Assessed score that programmes want people to pass; used by priority nearest_threshold.",
    .source = "assumption: below it further help is usually offered"};
inline constexpr sim::Parameter seniority{
    .name = "programme/seniority", .unit = "score", .range = {0, 1}, .value = 0.02,
    .prior = {sim::Shape::uniform, 0, 0.04},
    .doc = "Points of assessed score that a month on the waiting list counts for under priority by vulnerability.",
    .source = "assumption: nobody should wait for ever"};
inline constexpr sim::Parameter vulnerable_lead{
    .name = "programme/vulnerable_lead", .unit = "score", .range = {0, 1}, .value = 0.25,
    .prior = {sim::Shape::uniform, 0.1, 0.4},
    .doc = "Points of assessed score that being flagged as vulnerable counts for under priority by vulnerability.",
    .source = "assumption: vulnerability first"};
inline constexpr sim::Parameter take_up_distress{
    .name = "programme/take_up_distress", .unit = "index", .range = {-2, 1}, .value = -0.25,
    .prior = {sim::Shape::normal, -0.5, 0},
    .doc = "Change of the log odds of accepting an offer per SD of distress.",
    .source = "assumption: distress lowers take-up; no pooled size found"};
inline constexpr sim::Parameter take_up_trust{
    .name = "programme/take_up_trust", .unit = "index", .range = {0, 4}, .value = 1,
    .prior = {sim::Shape::normal, 0.3, 1.7},
    .doc = "Change of the log odds of accepting an offer at full trust in the caseworker.",
    .source = "assumption: trust built by contact raises take-up; direction only"};
inline constexpr sim::Parameter drop_distress{
    .name = "programme/drop_distress", .unit = "index", .range = {0, 2}, .value = 0.2,
    .prior = {sim::Shape::normal, 0, 0.4},
    .doc = "Change of the log hazard of dropping out per SD of distress.",
    .source = "assumption: distress lowers completion; direction only"};
inline constexpr sim::Parameter drop_trust{
    .name = "programme/drop_trust", .unit = "index", .range = {-3, 0}, .value = -0.7,
    .prior = {sim::Shape::normal, -1.2, -0.2},
    .doc = "Change of the log hazard of dropping out at full trust.", .source = "assumption: direction only"};
inline constexpr sim::Parameter trust_gain{
    .name = "programme/trust_gain", .unit = "per_month", .range = {0, 1}, .value = 0.2,
    .prior = {sim::Shape::uniform, 0.1, 0.35},
    .doc = "Share of missing trust that a month of contact at the usual caseload builds.", .source = "assumption"};
inline constexpr sim::Parameter trust_fade{
    .name = "programme/trust_fade", .unit = "per_month", .range = {0, 1}, .value = 0.05,
    .prior = {sim::Shape::uniform, 0.02, 0.1},
    .doc = "Share of trust lost in a month without contact.", .source = "assumption"};
inline constexpr sim::Parameter caseload_elasticity{
    .name = "programme/caseload_elasticity", .unit = "index", .range = {0, 1.5}, .value = 0.35,
    .prior = {sim::Shape::normal, 0.1, 0.6},
    .doc = "Effect of contact-based components = (usual caseload / caseload) to this power, above the usual caseload.",
    .source = "intervention:caseload_reduction"};
inline constexpr sim::Parameter hours_per_worker{
    .name = "programme/hours_per_worker", .unit = "hours_per_month", .range = {20, 200}, .value = 130,
    .prior = {sim::Shape::uniform, 100, 160},
    .doc = "Hours of case work that a full-time worker gives in a month.",
    .source = "assumption: 160 paid hours less leave, travel and meetings"};
inline constexpr sim::Parameter exclusive_aid_push{
    .name = "programme/exclusive_aid_push", .unit = "SD_per_month", .range = {0, 0.2}, .value = 0.014,
    .prior = {sim::Shape::uniform, 0.004, 0.028},
    .doc = "Push against attitudes where every resident sees visible aid that only returnees get "
           "(0.33 SD among neighbours, halved for a single trial, over 12 months).",
    .source = "intervention:rental_subsidy"};
inline constexpr sim::Parameter exclusive_aid_sight{
    .name = "programme/exclusive_aid_sight", .unit = "people", .range = {0, 100}, .value = 10,
    .prior = {sim::Shape::lognormal, 4, 25},
    .doc = "Residents who notice the visible aid of one returnee.", .source = "assumption: adjacent homes"};
inline constexpr sim::Parameter waiting_months{
    .name = "programme/waiting_months", .unit = "months", .range = {0, 120}, .value = 12,
    .prior = {sim::Shape::uniform, 6, 24},
    .doc = "Months of intake that a waiting list holds before nobody more is asked.",
    .source = "assumption: lists that long are closed"};
inline constexpr sim::Parameter giving_up{
    .name = "programme/giving_up", .unit = "chance_per_month", .range = {0, 1}, .value = 0.1,
    .prior = {sim::Shape::beta, 0.04, 0.2},
    .doc = "Chance that a person on a waiting list gives up in a month; she may be asked again. Without it everybody "
           "asked would be served in the end, whatever the priority.",
    .source = "assumption: half of a list is lost in half a year"};
inline constexpr sim::Parameter ownership_gain{
    .name = "programme/ownership_gain", .unit = "per_month", .range = {0, 1}, .value = 0.04,
    .prior = {sim::Shape::uniform, 0.01, 0.08},
    .doc = "Local ownership gained per month at full coverage of a participatory programme.",
    .source = "assumption: committees form within two years; participation raises upkeep, no size published"};
inline constexpr sim::Parameter exit_realism{
    .name = "programme/exit_realism", .unit = "share", .range = {0, 1}, .value = 0.05,
    .prior = {sim::Shape::uniform, 0.02, 0.1},
    .doc = "Realism that each month of a programme with a prepared exit adds.",
    .source = "assumption: a joint plan with realistic expectations softens the drop when support ends"};
inline constexpr sim::Parameter lasting_share{
    .name = "programme/lasting_share", .unit = "share", .range = {0, 0.2}, .value = 0.02,
    .prior = {sim::Shape::fixed, 0, 0},
    .doc = "Remaining strength below which an ended enrolment is over.", .source = "assumption: below what can matter"};
inline constexpr sim::Parameter price_growth{
    .name = "programme/price_growth", .unit = "share", .range = {-0.05, 0.2}, .value = 0.025,
    .prior = {sim::Shape::uniform, 0.01, 0.04},
    .doc = "Yearly growth of programme costs in USD between a card's price year and the scenario's.",
    .source = "assumption: near the inflation of the dollar economy since 2010"};

}  // namespace models::programme
