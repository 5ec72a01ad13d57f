#pragma once
// The words of programmes: what a scenario says of one, and what a card says of what it does.
// A card is a TOML file; tables are flattened with dots. Keys named *_months hold a plain number of months.

#include <array>

#include "sim/state/declare.h"

namespace models::programme {

using sim::Key;
using sim::KeyKind;

constexpr Key number_key(std::string_view path, std::string_view unit, sim::Range range, std::string_view value,
                         std::string_view doc, bool required = false) {
    return {path, KeyKind::number, unit, range, value, {}, doc, required};
}
constexpr Key text_key(std::string_view path, std::string_view value, std::string_view doc, bool required = false) {
    return {path, KeyKind::text, {}, {}, value, {}, doc, required};
}
constexpr Key choice_key(std::string_view path, std::string_view choices, std::string_view value, std::string_view doc,
                         bool required = false) {
    return {path, KeyKind::text, {}, {}, value, choices, doc, required};
}
constexpr Key flag_key(std::string_view path, std::string_view doc, std::string_view value = "false") {
    return {path, KeyKind::flag, {}, {}, value, {}, doc, false};
}
constexpr Key texts_key(std::string_view path, std::string_view doc) {
    return {path, KeyKind::text_list, {}, {}, {}, {}, doc, false};
}
constexpr Key numbers_key(std::string_view path, std::string_view doc) {
    return {path, KeyKind::number_list, {}, {0, 1000}, {}, {}, doc, false};
}

// Scenario: [programme.ID], [pool.ID] and [card.ID]
inline constexpr std::array scenario_keys{
    text_key("programme.*.card", "", "Card delivered; default: the name of the programme."),
    texts_key("programme.*.components",
              "Cards of a bundle, at most eight; each enrolled person gets those she is eligible for."),
    numbers_key("programme.*.shares", "Dose of each component, in the same order; 1 is the card as it stands."),
    numbers_key("programme.*.delays", "Months from enrolment to the start of each component."),
    flag_key("programme.*.menu", "Give each person only the first component she is eligible for, instead of all."),
    number_key("programme.*.budget", "USD", {0, 1e12}, "",
               "Money for the whole run; zero changes nothing but the programme's own account.", true),
    number_key("programme.*.start", "months", {0, 1200}, "0", "Months completed when the programme opens."),
    number_key("programme.*.months", "months", {1, 1200}, "",
               "Months during which people are taken on; default: to the end of the run."),
    number_key("programme.*.ramp_up", "months", {0, 240}, "0", "Months in which the pace of spending rises to full."),
    number_key("programme.*.phase_out", "months", {0, 240}, "0",
               "Last months, in which the pace of spending falls to nothing."),
    number_key("programme.*.tranches", "count", {0, 240}, "0",
               "Equal parts in which the budget arrives; 0: a part each month."),
    number_key("programme.*.tranche_delay", "months", {0, 60}, "0",
               "Months by which every part of the budget is late."),
    number_key("programme.*.places", "people", {0, 1e9}, "", "Most people enrolled at one time; default: no limit."),
    number_key("programme.*.staff", "count", {0, 1e6}, "",
               "Full-time case workers; default: as many as the caseload needs, within the unit cost."),
    number_key("programme.*.caseload", "people", {1, 1e6}, "", "People per case worker; default: that of the card."),
    text_key("programme.*.pool", "", "Pool of money and staff that the programme shares with others."),
    text_key("programme.*.eligible", "",
             "Who may enrol, besides the card's own condition, as an expression over declared columns."),
    text_key("programme.*.priority", "vulnerability",
             "Who comes first: vulnerability, first_come, random, nearest_threshold, or an expression (lowest)."),
    text_key("programme.*.when", "",
             "Take people on only in months and places where this expression over community columns holds."),
    number_key("programme.*.host_share", "share", {0, 1}, "0", "Share of places kept for people who never migrated."),
    texts_key("programme.*.communities", "Names or codes of the communities served; default: all."),
    number_key("programme.*.dose", "factor", {0, 100}, "1", "Scale of what one person gets and of what it costs."),
    number_key("programme.*.unit_cost", "USD", {0, 1e9}, "", "Cost of one unit at dose 1; default: that of the card."),
    number_key("programme.*.take_up", "share", {0, 1}, "",
               "Share of those asked who accept; default: that of the card."),
    number_key("programme.*.drop_out", "chance_per_month", {0, 1}, "",
               "Chance of leaving early; default: that of the card."),
    number_key("programme.*.duration", "months", {1, 240}, "",
               "Months that one enrolment lasts; default: that of the card."),
    number_key("programme.*.quality", "factor", {0, 2}, "1",
               "Strength of delivery against that of the trials: training and supervision of staff; not the money."),
    flag_key("programme.*.participatory",
             "Planned and handed over with local people: raises services/ownership where places are served."),
    flag_key("programme.*.prepared_exit",
             "A joint plan for the time after: raises wellbeing/expectations while enrolled."),
    number_key("programme.*.discount_rate", "share", {0, 0.5}, "0.03", "Yearly rate at which costs are discounted."),
    number_key("programme.*.price_year", "count", {1990, 2100}, "",
               "Year of prices of the scenario; costs of cards are brought to it."),
    number_key("pool.*.budget", "USD", {0, 1e12}, "",
               "Money that the programmes of the pool share; default: only their own budgets count."),
    number_key("pool.*.staff", "count", {0, 1e6}, "", "Full-time case workers that the programmes of the pool share."),
    flag_key("pool.*.passes_on",
             "Money that a programme of the pool cannot use goes to those that have more requests than money."),
    number_key("pool.*.idle_months", "months", {0, 60}, "3",
               "Months of its own intake that a programme keeps before it passes money on."),
    number_key("card.*.belief", "SD", {-4, 4}, "0",
               "Where in its uncertainty the strength of a card lies: 0 is the centre. Studies draw it."),
};

// Card: models/interventions/ID/card.toml or models/policies/ID/card.toml
inline constexpr std::array card_keys{
    number_key("schema", "count", {1, 1}, "1", "Version."),
    text_key("title", "", "Name for readers.", true),
    choice_key("level", "individual community structural", "", "Level at which it works.", true),
    texts_key("dimensions", "economic, social, psychosocial, cultural."),
    choice_key("delivery", "person place", "person", "Enrols people one by one, or serves whole places."),
    texts_key("covers", "Other rows of the evidence tables that this card stands for."),
    text_key("no_effect", "", "Why a card changes nothing: no model has the state that it would move."),
    text_key("delivery_source", "", "Where take-up, drop-out, timing and staff come from."),
    text_key("eligibility", "returnee", "Who may enrol, as an expression."),
    number_key("take_up", "share", {0, 1}, "1", "Share of those asked who accept."),
    number_key("drop_out", "chance_per_month", {0, 1}, "0", "Chance of leaving early."),
    number_key("duration_months", "count", {1, 240}, "1", "Months that one enrolment, or one unit in a place, lasts."),
    number_key("onset_months", "count", {0, 120}, "0", "Months from the start until effects begin."),
    number_key("ramp_months", "count", {0, 120}, "0", "Months from onset until effects are full."),
    number_key("half_life_months_after_end", "count", {0, 1200}, "0",
               "Months after the end in which monthly effects halve; 0: they stop at the end."),
    number_key("max_per_person", "count", {0, 1}, "1", "1: once per person; 0: as often as eligible."),
    flag_key("referral", "The caseworker refers to another provider, so the referral may be late or lost.", "true"),
    texts_key("requires", "Cards that must come earlier in the same bundle."),
    flag_key("contact_based", "Works through contact with staff: a caseload above the usual one weakens it."),
    number_key("caseload", "count", {0.01, 1e6}, "50", "Usual number of people (or units) per case worker."),
    number_key("capacity", "count", {0, 1e6}, "",
               "Most people (or units) that providers can serve at one time, per capacity_per; default: no limit."),
    choice_key("capacity_per", "thousand_people thousand_returnees community country", "thousand_people",
               "What `capacity` is counted per."),
    number_key("staff_hours_per_case_month", "count", {0, 20000}, "0",
               "Hours of case work per person (or unit) and month at the usual caseload."),
    flag_key("visible", "Neighbours see it: what only returnees get may cost goodwill."),
    flag_key("adoption", "Spreads no faster than institutions can take it up."),
    number_key("need", "count", {0, 1e6}, "1", "Units for the full effect, per need_per; delivery to places."),
    choice_key("need_per", "thousand_people thousand_returnees community country", "community",
               "What `need` is counted per."),
    number_key("unit_cost.low", "USD", {0, 1e9}, "", "Low end."),
    number_key("unit_cost.high", "USD", {0, 1e9}, "", "High end."),
    number_key("unit_cost.default", "USD", {0, 1e9}, "", "Cost of one unit, staff and overhead included."),
    number_key("unit_cost.staff_share", "share", {0, 1}, "0",
               "Part of the unit cost that pays case workers: shrinks when each has more people."),
    text_key("unit_cost.unit", "", "What one unit is."),
    number_key("unit_cost.price_year", "count", {1990, 2100}, "", "Year of prices."),
    choice_key("unit_cost.currency", "USD", "USD", "Currency."),
    text_key("unit_cost.source", "", "Evidence row, or assumption with its reason."),
    texts_key("components", "A bundle: cards it consists of, at most eight. It has no strength or cost of its own."),
    numbers_key("shares", "Dose of each component, in the same order."),
    numbers_key("delays", "Months from enrolment to the start of each component."),
    text_key("effect.*.channel", "", "Channel it scales or adds to.", true),
    number_key("effect.*.size", "", {-1e9, 1e9}, "",
               "Strength at dose 1, shrunk: in the channel's unit, or a relative change (0.2 is +20 %).", true),
    text_key("effect.*.unit", "", "Unit of size; `factor` for a relative change.", true),
    choice_key("effect.*.kind", "monthly once", "monthly",
               "monthly: every month while enrolled, then fading; once: the whole size, in `payments` parts."),
    choice_key("effect.*.per", "person household community", "person",
               "Who feels it: the person, each member of her household, or everyone in the community."),
    number_key("effect.*.spill", "share", {0, 1}, "0",
               "per person: share of the effect that others of her household feel."),
    number_key("effect.*.payments", "count", {1, 60}, "1", "Monthly parts of a `once` effect."),
    number_key("effect.*.from", "count", {0, 1200}, "", "First month after the start; default: the card's onset."),
    number_key("effect.*.until", "count", {0, 1200}, "",
               "Month after the start at which it ends, then fading; default: the card's duration."),
    number_key("effect.*.ramp", "count", {0, 120}, "", "Months to full strength; default: the card's ramp."),
    number_key("effect.*.half_life", "count", {0, 1200}, "",
               "Months after its end in which it halves; default: the card's."),
    flag_key("effect.*.on_completion",
             "Begins only when the enrolment is completed; `from` and `until` count from there."),
    number_key("effect.*.saturation", "share", {0, 1}, "0.05",
               "per community, delivery to people: share of people enrolled that gives the full effect."),
    text_key("effect.*.when", "", "Only for people who meet this expression."),
    texts_key("effect.*.moderators", "Who gains more or less: \"EXPRESSION : FACTOR\" each; factors multiply."),
    number_key("effect.*.dose_power", "count", {0, 1}, "1",
               "Strength grows with dose to this power: 1 in proportion, 0 not at all."),
    number_key("effect.*.low", "", {-1e9, 1e9}, "", "Low end of the 95 % interval of size."),
    number_key("effect.*.high", "", {-1e9, 1e9}, "", "High end."),
    number_key("effect.*.transfer", "share", {0, 3}, "0.3",
               "Spread of the strength in another place and population, as a share of size."),
    text_key("effect.*.source", "", "Evidence row, or assumption with its reason.", true),
    choice_key("effect.*.confidence", "high medium low recollection assumption", "", "How sure we are.", true),
};

}  // namespace models::programme
