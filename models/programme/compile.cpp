// From the scenario's [programme.ID] and [pool.ID] to accounts, with everything that is wrong named at once.

#include <algorithm>
#include <array>
#include <limits>

#include "models/programme/columns.h"
#include "models/programme/model.h"
#include "models/programme/spec.h"
#include "sim/base/hash.h"
#include "sim/base/maths.h"

namespace models::programme {

namespace {

using sim::Preparation;
using sim::Table;

class ProgrammeReader {
public:
    ProgrammeReader(const Preparation& p, const std::vector<std::string>& pools, std::string name)
        : p_(&p), pools_(&pools), name_(std::move(name)) {}

    Account read() {
        account_.name = name_;
        account_.block = 1 + (sim::hash32(name_) & 0x7FFFU);
        account_.budget = cents(number("budget", 0));
        account_.inert = account_.budget == 0 || number("dose", 1) <= 0;
        calendar();
        const std::vector<CardUse> cards = cards_of(*p_, name_);
        if (cards.empty()) return std::move(account_);
        staffing(cards);
        delivery(cards);
        for (const CardUse& use : cards) add_card(*p_, name_, use, account_);
        extras();
        sums();
        people();
        places();
        amounts();
        return std::move(account_);
    }

private:
    static std::int64_t cents(double usd) { return static_cast<std::int64_t>(usd * 100 + 0.5); }
    [[nodiscard]] std::string path(std::string_view key) const { return "programme." + name_ + "." + std::string(key); }
    [[nodiscard]] const Table& scenario() const { return p_->inputs.scenario; }
    [[nodiscard]] bool has(std::string_view key) const { return scenario().has(path(key)); }
    [[nodiscard]] double number(std::string_view key, double fallback) const {
        return scenario().number(path(key), fallback);
    }
    [[nodiscard]] const Table& card(const CardUse& use) const { return p_->inputs.cards.at(use.card); }
    void refuse(std::string code, std::string_view key, std::string message, std::string help, bool warning = false) {
        p_->problems.push_back(
            {std::move(code), path(key), "programme '" + name_ + "': " + std::move(message), std::move(help), warning});
    }

    void calendar() {
        const double run = p_->months;
        const double start = number("start", 0), months = number("months", std::max(1.0, run - start));
        account_.start = static_cast<std::uint32_t>(start);
        account_.end = account_.start + static_cast<std::uint32_t>(months);
        if (has("months") && months < 1)
            refuse("RS504", "months", "it ends before it begins", "give one month or more");
        if (start >= run)
            refuse("RS504", "start", "it begins when the run is over", "start it before the last month", true);
        release(static_cast<std::size_t>(months));
    }
    // Share of the budget that has arrived by each month: a part each month, more slowly while building up and winding
    // down, or in equal tranches.
    void release(std::size_t months) {
        const double up = number("ramp_up", 0), down = number("phase_out", 0);
        const auto tranches = static_cast<std::size_t>(number("tranches", 0));
        const auto delay = static_cast<std::size_t>(number("tranche_delay", 0));
        std::vector<double> weight(months);
        double all = 0;
        for (std::size_t m = 0; m < months; ++m) {
            const double early = (static_cast<double>(m) + 1) / (up + 1);
            const double late = static_cast<double>(months - m) / (down + 1);
            all += weight[m] = std::min({1.0, early, late});
        }
        double sum = 0;
        account_.released.assign(months + delay, 0);
        for (std::size_t m = 0; m < months; ++m) {
            sum += weight[m];
            const std::size_t arrived = tranches > 0 ? std::min(tranches, m * tranches / months + 1) : 0;
            account_.released[m + delay] =
                tranches > 0 ? static_cast<double>(arrived) / static_cast<double>(tranches) : sum / all;
        }
    }
    void staffing(const std::vector<CardUse>& cards) {
        double usual = 1e9;
        for (const CardUse& use : cards) usual = std::min(usual, card(use).number("caseload", 50));
        account_.usual_caseload = usual;
        account_.caseload = std::max(0.01, number("caseload", usual));
        account_.staff = number("staff", -1);
        account_.places = number("places", -1);
        account_.discount = number("discount_rate", 0.03);
        const std::string pool = scenario().text(path("pool"));
        const auto found = std::find(pools_->begin(), pools_->end(), pool);
        if (found != pools_->end())
            account_.pool = static_cast<int>(found - pools_->begin());
        else if (!pool.empty())
            refuse("RS518", "pool", "there is no [pool." + pool + "]", "add it, or remove the key");
    }
    static NeedPer need_per(const std::string& word) {
        if (word == "thousand_people") return NeedPer::thousand_people;
        if (word == "thousand_returnees") return NeedPer::thousand_returnees;
        return word == "country" ? NeedPer::country : NeedPer::community;
    }
    // The scarcest provider of a bundle limits it.
    void limit_by_providers(const Table& c) {
        const double most = c.number("capacity", -1);
        if (most < 0 || (account_.capacity >= 0 && account_.capacity <= most)) return;
        account_.capacity = most;
        account_.capacity_per = need_per(c.text("capacity_per", "thousand_people"));
    }
    void delivery(const std::vector<CardUse>& cards) {
        double take_up = 0, drop_out = 0, mean_life = 0;
        std::size_t to_places = 0;
        account_.referral = false, account_.once = false;
        for (const CardUse& use : cards) {
            const Table& c = card(use);
            to_places += c.text("delivery", "person") == "place" ? 1 : 0;
            take_up += c.number("take_up", 1) / static_cast<double>(cards.size());
            drop_out = std::max(drop_out, c.number("drop_out", 0));
            account_.referral |= c.flag("referral", true), account_.once |= c.number("max_per_person", 1) > 0;
            account_.visible |= c.flag("visible"), account_.contact_based |= c.flag("contact_based");
            account_.adoption |= c.flag("adoption");
            const double half_life = c.number("half_life_months_after_end", 0);
            const double ln2 = sim::maths::log_d(2.0);
            const auto fade = half_life > 0 ? static_cast<float>(ln2 / half_life) : 0.0F;
            if (fade > 0 && (account_.fade <= 0 || fade < account_.fade)) account_.fade = fade;
            mean_life = std::max(mean_life, number("duration", c.number("duration_months", 1)) + half_life / ln2);
            account_.lag = std::max(1.0, c.number("onset_months", 0) + c.number("ramp_months", 0) / 2);
            account_.need = c.number("need", 1);
            account_.need_per = need_per(c.text("need_per", "community"));
            limit_by_providers(c);
        }
        account_.wear = 1 / std::max(1.0, mean_life);
        account_.for_places = to_places > 0;
        if (to_places > 0 && cards.size() > 1)
            refuse("RS513", "components", "cards delivered to places cannot be bundled", "give each its own programme");
        account_.take_up = std::clamp(number("take_up", take_up), 0.0, 0.999);
        account_.drop_out = number("drop_out", drop_out);
        account_.menu = scenario().flag(path("menu"));
        account_.participatory = scenario().flag(path("participatory"));
    }
    // What a programme adds to its cards: a prepared exit is felt by the enrolled.
    void extras() {
        const std::uint16_t slot = p_->catalogue.channel("wellbeing/expectations");
        if (!scenario().flag(path("prepared_exit")) || slot == sim::unassigned || account_.for_places) return;
        Effect effect;
        effect.channel = slot;
        effect.component = whoever;
        effect.size =
            static_cast<float>(p_->settings.values[p_->catalogue.parameters()[sim::slot_of<exit_realism>].offset]);
        effect.until = static_cast<std::uint16_t>(account_.months_of((1U << account_.components.size()) - 1U));
        account_.effects.push_back(std::move(effect));
    }
    void sums() {
        if (has("unit_cost")) {
            double all = 0;
            for (const Component& c : account_.components) all += static_cast<double>(c.cents);
            const double wanted = number("unit_cost", 0) * number("dose", 1) * 100;
            for (Component& c : account_.components)
                c.cents = static_cast<std::int64_t>(wanted * (all > 0 ? static_cast<double>(c.cents) / all : 1) + 0.5);
        }
        const unsigned everything = (1U << account_.components.size()) - 1U;
        for (const Component& c : account_.components) {
            account_.unit = account_.menu ? std::max(account_.unit, c.cents) : account_.unit + c.cents;
            account_.hours += static_cast<double>(c.centihours) / 100;
        }
        account_.months = static_cast<std::uint16_t>(account_.months_of(everything));
        account_.tail = tail();
        if (account_.unit == 0)
            refuse("RS517", "unit_cost", "it costs nothing, so no budget limits it", "give a unit cost");
    }
    // Months after the end of an enrolment in which some effect is still at work.
    [[nodiscard]] std::uint16_t tail() const {
        const double least = p_->settings.values[p_->catalogue.parameters()[sim::slot_of<lasting_share>].offset];
        double longest = 0;
        const auto fading = [least](float fade) {
            return fade > 0 ? -sim::maths::log_d(std::max(least, 1e-6)) / static_cast<double>(fade) : 0;
        };
        for (const Effect& e : account_.effects) {
            const double beyond = e.on_completion ? e.until : std::max(0, e.until - account_.months);
            longest = std::max(longest, std::min<double>(for_ever, beyond + fading(e.fade)));
        }
        return static_cast<std::uint16_t>(std::max(longest, std::min<double>(for_ever, fading(account_.fade))));
    }
    void people() {
        const Expression own = condition("eligible", Names::persons);
        account_.when = condition("when", Names::places);
        Expression any;
        bool returnees = false, hosts = false, someone = false;
        for (Component& c : account_.components) {
            c.eligible = Expression::both(own, c.eligible);
            someone |= !c.eligible.never();
            returnees |= !c.eligible.only_hosts(), hosts |= !c.eligible.only_returnees();
        }
        account_.host_share = number("host_share", 0);
        if (account_.host_share < 0 || account_.host_share > 1)
            refuse("RS507", "host_share", "a share lies between 0 and 1", "write 0.3 or \"30 %\"");
        account_.admits_returnees = returnees && account_.host_share < 1;
        account_.admits_hosts = hosts || account_.host_share > 0;
        if (!someone && !account_.for_places)
            refuse("RS511", "eligible", "nobody can meet its conditions",
                   "they contradict each other or the card's own");
        priority();
    }
    Expression condition(std::string_view key, Names names) {
        const std::string text = scenario().text(path(key));
        if (text.empty()) return {};
        return Expression::parse(text, p_->catalogue, names, Result::condition, path(key), p_->problems);
    }
    void priority() {
        constexpr std::array words{"vulnerability", "first_come", "random", "nearest_threshold"};
        const std::string text = scenario().text(path("priority"), words[0]);
        const auto word = std::find(words.begin(), words.end(), text);
        account_.priority = static_cast<Priority>(word - words.begin());
        if (word == words.end())
            account_.rank =
                Expression::parse(text, p_->catalogue, Names::persons, Result::number, path("priority"), p_->problems);
        if (account_.priority == Priority::nearest_threshold)
            refuse("RS515", "priority",
                   "taking those nearest to the threshold first lifts the share above it past those worst off",
                   "compare with priority = \"vulnerability\" and look at the share below 0.33", true);
    }
    void places() {
        const std::vector<std::string> wanted = scenario().texts(path("communities"));
        if (wanted.empty()) return;
        const auto table = p_->inputs.data.find("places");
        const std::size_t rows = table == p_->inputs.data.end() ? 0 : table->second.rows();
        account_.serves.assign(rows, 0);
        for (const std::string& name : wanted) {
            bool found = false;
            for (std::size_t row = 0; row < rows; ++row)
                for (const std::string& column : table->second.header())
                    if (table->second.text(row, column) == name) account_.serves[row] = 1, found = true;
            if (!found)
                refuse("RS506", "communities", "there is no community '" + name + "'", "see the data table 'places'");
        }
    }
    void amounts() {
        if (account_.inert || account_.unit <= 0 || account_.for_places) return;
        const double affordable = static_cast<double>(account_.budget) / static_cast<double>(account_.unit);
        if (account_.places > affordable)
            refuse("RS505", "places",
                   "more places (" + sim::number_text(account_.places) + ") than the money pays for (" +
                       sim::number_text(static_cast<double>(static_cast<std::int64_t>(affordable))) + ")",
                   "raise the budget or lower places, dose or unit_cost");
        if (affordable < 1) refuse("RS505", "budget", "the money does not pay for one place", "raise the budget", true);
    }

    const Preparation* p_;
    const std::vector<std::string>* pools_;
    std::string name_;
    Account account_;
};

}  // namespace

std::int64_t Account::cost_in(unsigned given, unsigned month) const {
    std::int64_t sum = 0;
    for (std::size_t k = 0; k < components.size(); ++k) {
        const Component& c = components[k];
        if (!(given >> k & 1U) || month < c.delay || month >= static_cast<unsigned>(c.delay) + c.months) continue;
        const std::int64_t part = c.cents / c.months;
        sum += month == c.delay ? c.cents - part * (c.months - 1) : part;
    }
    return sum;
}

std::int64_t Account::cost_from(unsigned given, unsigned month) const {
    std::int64_t sum = 0;
    for (std::size_t k = 0; k < components.size(); ++k) {
        const Component& c = components[k];
        if (!(given >> k & 1U)) continue;
        if (month <= c.delay)
            sum += c.cents;
        else if (month < static_cast<unsigned>(c.delay) + c.months)
            sum += c.cents / c.months * static_cast<std::int64_t>(c.delay + c.months - month);
    }
    return sum;
}

std::int64_t Account::hours_in(unsigned given, unsigned month) const {
    std::int64_t sum = 0;
    for (std::size_t k = 0; k < components.size(); ++k) {
        const Component& c = components[k];
        if ((given >> k & 1U) && month >= c.delay && month < static_cast<unsigned>(c.delay) + c.months)
            sum += c.centihours;
    }
    return sum;
}

unsigned Account::months_of(unsigned given) const {
    unsigned longest = 1;
    for (std::size_t k = 0; k < components.size(); ++k)
        if (given >> k & 1U) longest = std::max<unsigned>(longest, components[k].delay + components[k].months);
    return longest;
}

std::shared_ptr<const Spec> compile(const Preparation& p) {
    auto spec = std::make_shared<Spec>();
    const std::vector<std::string> pools = p.inputs.scenario.children("pool");
    for (const std::string& name : pools) {
        const std::string path = "pool." + name + ".";
        const double usd = p.inputs.scenario.number(path + "budget", -1);
        spec->pools.push_back({usd < 0 ? -1 : static_cast<std::int64_t>(usd * 100 + 0.5),
                               p.inputs.scenario.number(path + "staff", -1), p.inputs.scenario.flag(path + "passes_on"),
                               static_cast<std::uint32_t>(p.inputs.scenario.number(path + "idle_months", 3))});
    }
    for (const std::string& name : p.inputs.scenario.children("programme")) {
        spec->accounts.push_back(ProgrammeReader(p, pools, name).read());
        spec->anything |= !spec->accounts.back().inert;
    }
    spec->signs = read_signs(p);
    spec->distress = p.catalogue.column("wellbeing/distress");
    spec->referral = p.catalogue.column("structure/referral");
    spec->referral_delay = p.catalogue.column("structure/referral_delay");
    spec->capacity = p.catalogue.column("structure/local_capacity");
    spec->funding = p.catalogue.column("shocks/funding");
    spec->exclusive_aid = p.catalogue.channel("climate/exclusive_aid");
    spec->ownership = p.catalogue.channel("services/ownership");
    return spec;
}

}  // namespace models::programme
