#pragma once
// What programmes are once scenario and cards have been read: numbers and slots only, the same for the whole run.

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "models/programme/expression.h"
#include "sim/engine/model.h"

namespace models::programme {

enum class Reach : std::uint8_t { person, household, community };
enum class Priority : std::uint8_t { vulnerability, first_come, random, nearest_threshold, expression };
enum class NeedPer : std::uint8_t { thousand_people, thousand_returnees, community, country };
enum Row : std::uint8_t { waiting_row, referred, active_row, completed_row, dropped_row, over, declined, gone = 255 };
enum Limit : std::uint8_t {
    no_limit,
    not_begun,
    ended,
    money,
    staff_limit,
    places_limit,
    condition,
    demand,
    capacity_limit
};

inline constexpr std::size_t most_components = 8;  // one bit each in a roster row
inline constexpr std::uint16_t for_ever = 0xFFFF;
inline constexpr std::uint8_t whoever = 0xFF;

struct Moderator {
    Expression when;
    float factor = 1;
};

// One effect of one component of a programme. Months are counted from the start of the enrolment, or from its
// completion if it begins then.
struct Effect {
    std::uint16_t channel = 0;
    std::uint8_t component = 0;  // `whoever`: of the programme itself
    Reach reach = Reach::person;
    bool factor = false;         // scales the channel; else adds to it
    bool national = false;       // a channel of the country
    bool once = false;
    bool on_completion = false;
    bool contact_based = false;
    float size = 0;              // at the doses of this programme; `once`: of one payment
    std::uint16_t from = 0, until = 0, ramp = 0;
    float fade = 0;              // rate per month at which it fades after its end; 0: it stops
    float saturation = 1;
    float spill = 0;             // share that others at home feel
    Expression when;
    std::vector<Moderator> moderators;
};

struct Component {
    std::string card;
    Expression eligible;
    std::uint16_t delay = 0, months = 1;
    std::int64_t cents = 0;      // for all its months
    std::int64_t centihours = 0; // hundredths of an hour of case work, per month
};

struct Account {
    std::string name;
    std::uint32_t block = 1;     // of the random streams
    bool inert = false;          // no money: touches nothing but its own account
    bool for_places = false;
    bool admits_returnees = false, admits_hosts = false;
    bool menu = false, referral = true, once = true, visible = false, contact_based = false;
    bool adoption = false, participatory = false;
    std::uint32_t start = 0, end = 0;
    std::vector<double> released;         // share of the budget that has arrived, per month since the start
    std::int64_t budget = 0, unit = 0;    // cents
    double places = -1, staff = -1;       // -1: no limit
    double capacity = -1;                 // of providers, per `capacity_per`; -1: no limit
    double caseload = 50, usual_caseload = 50, hours = 0;
    double host_share = 0, take_up = 0.999, drop_out = 0, discount = 0;
    int pool = -1;
    Priority priority = Priority::vulnerability;
    Expression rank, eligible, when;
    std::vector<std::uint8_t> serves;     // per community; empty: all
    std::vector<Component> components;
    std::vector<Effect> effects;
    std::uint16_t months = 1, tail = 0;   // longest enrolment; months after its end in which something is left
    float fade = 0;                       // the same for the presence of former participants in a community
    double need = 1, lag = 1, wear = 1;   // delivery to places
    NeedPer need_per = NeedPer::community, capacity_per = NeedPer::thousand_people;

    [[nodiscard]] bool serves_place(std::size_t community) const {
        return serves.empty() || (community < serves.size() && serves[community] != 0);
    }
    [[nodiscard]] std::int64_t cost_in(unsigned components_given, unsigned month) const;  // cents, month of enrolment
    [[nodiscard]] std::int64_t cost_from(unsigned components_given, unsigned month) const;  // that month and later
    [[nodiscard]] std::int64_t hours_in(unsigned components_given, unsigned month) const;  // hundredths
    [[nodiscard]] unsigned months_of(unsigned components_given) const;
};

struct Pool {
    std::int64_t budget = -1;  // cents; -1: no limit
    double staff = -1;
    bool passes_on = false;  // idle money of one goes to others
    std::uint32_t idle_months = 0;
};

// What a caseworker can see of a life, as a share between worst and best.
struct Sign {
    std::uint16_t column = 0;
    bool household = false;
    std::uint8_t dimension = 0;
    double worst = 0, best = 1;
    std::uint32_t good = 0;  // labelled columns: the labels that count as good, one bit each
};

struct Spec {
    std::vector<Account> accounts;
    std::vector<Pool> pools;
    std::vector<Sign> signs;
    // Columns of other models that need not be there; `unassigned` then.
    std::uint16_t distress = sim::unassigned, referral = sim::unassigned, referral_delay = sim::unassigned;
    std::uint16_t capacity = sim::unassigned, funding = sim::unassigned;
    std::uint16_t exclusive_aid = sim::unassigned, ownership = sim::unassigned;  // channels
    bool anything = false;  // some programme has money
};

std::shared_ptr<const Spec> compile(const sim::Preparation& preparation);

// Strength of an effect of one enrolment in one month, before moderators and caseload: ramp, window, fading.
float strength(const Effect& effect, const sim::RosterRow& row, std::uint32_t month);

// One card as part of an account.
struct CardUse {
    std::string card;
    double share = 1;  // dose
    std::uint16_t delay = 0;
    std::vector<std::string> within{};  // bundles it is part of: their conditions hold too
};
// Adds the component and the effects of a card.
void add_card(const sim::Preparation& preparation, const std::string& programme, const CardUse& use, Account& account);
// The cards of a programme, bundles resolved; empty with a problem reported if they make no sense.
std::vector<CardUse> cards_of(const sim::Preparation& preparation, const std::string& programme);
// What caseworkers look at, as far as models declare it.
std::vector<Sign> read_signs(const sim::Preparation& preparation);

}  // namespace models::programme
