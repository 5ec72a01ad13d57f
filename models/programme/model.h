#pragma once
// Delivery of programmes: screening, eligibility, priority, waiting lists, caseload, referral, take-up, drop-out, exit,
// and an account of every cent and hour. What a programme does is in its card; this model only delivers it.

#include "models/population/columns.h"
#include "models/programme/columns.h"
#include "models/programme/keys.h"
#include "models/programme/spec.h"

namespace models::programme {

// How many more each programme can take on, from money, staff, places and calendar; what it does to whole places.
struct PlanMonth : sim::Rule {
    static constexpr std::string_view name = "programme/plan_month";
    static constexpr sim::Phase phase = sim::Phase::help;
    using writes = sim::list<outreach, invitation, caseload, contact_factor, limit, openings, units, coverage, bought,
                             arrived, passed>;
    using recalls = sim::list<spent, committed, active, waiting, yield, response>;
    using params = sim::list<outreach_rate, host_invitations, waiting_months, hours_per_worker, caseload_elasticity,
                             exclusive_aid_push, exclusive_aid_sight, ownership_gain>;
    using totals = sim::list<presence, aided, people>;
    using serves = sim::list<place>;
    static void step(sim::Country<PlanMonth>& country);
};

// Caseworkers see people: assess them, move their enrolments on, and file requests for places.
struct Serve : sim::Rule {
    static constexpr std::string_view name = "programme/serve";
    static constexpr sim::Phase phase = sim::Phase::help;
    using writes = sim::list<assessed, contact>;
    using reads = sim::list<population::status, population::returnee, population::return_month, population::birth_month,
                            population::vulnerable>;
    using params =
        sim::list<assessment_error, assessment_months, seniority, vulnerable_lead, take_up_distress, take_up_trust,
                  drop_distress, drop_trust, trust_gain, trust_fade, need_threshold, giving_up>;
    using draws = sim::list<hears, answers>;
    using adds = sim::list<asked_now, newly_asked, hosts_asked, declined_now, active_now, started_now, hosts_now,
                           completed_now, dropped_now, cents_now, hours_now, owed_now, presence, aided, people>;
    using asks = sim::list<place>;
    using tables = sim::list<enrolment>;
    using logs = sim::list<started, finished, left>;
    static void step(sim::Tile<Serve>& tile);
};

// Places that were granted are taken up, unless the referral is lost on the way.
struct TakePlaces : sim::Rule {
    static constexpr std::string_view name = "programme/take_places";
    static constexpr sim::Phase phase = sim::Phase::sense;
    using reads = sim::list<population::returnee>;
    using draws = sim::list<referrals>;
    using adds = sim::list<lost_now, taken_now, owed_new>;
    using takes = sim::list<place>;
    using tables = sim::list<enrolment>;
    static void step(sim::Tile<TakePlaces>& tile);
};

// Effects on enrolled people, applied to channels just before the rules of each phase that use them.
struct Work : sim::Rule {
    static constexpr std::string_view name = "programme/work";
    static constexpr sim::Phase phase = sim::Phase::help;
    static constexpr bool scales_any = true;
    using reads = sim::list<population::status>;
    using tables = sim::list<enrolment>;
    static void step(sim::Tile<Work>& tile);
};

struct KeepAccounts : sim::Rule {
    static constexpr std::string_view name = "programme/keep_accounts";
    static constexpr sim::Phase phase = sim::Phase::record;
    using writes = sim::list<budget, spent, committed, discounted, staff_hours, waiting, active, enrolled, hosts,
                             completed, dropped, refused, yield, response, limit>;
    using reads = sim::list<units, bought, invitation, outreach, openings>;
    using totals =
        sim::list<asked_now, newly_asked, hosts_asked, declined_now, lost_now, taken_now, owed_new, active_now,
                  started_now, hosts_now, completed_now, dropped_now, cents_now, hours_now, owed_now, people>;
    static void step(sim::Country<KeepAccounts>& country);
};

struct Model {
    static constexpr std::string_view name = "programme";
    static constexpr auto& keys = scenario_keys;
    using Prepared = Spec;
    using settings = sim::list<price_growth, exit_realism, lasting_share, sign_worst, sign_best>;
    using rules = sim::rules<PlanMonth, Serve, TakePlaces, Work, KeepAccounts>;
    static std::shared_ptr<const Spec> prepare(const sim::Preparation& preparation) { return compile(preparation); }
    static std::size_t count_accounts(const sim::Inputs& inputs) {
        return inputs.scenario.children("programme").size();
    }
};

}  // namespace models::programme
