// The books: what the month cost, who began, ended, left or waits. Exact to the cent and the hundredth of an hour.

#include "models/programme/delivery.h"
#include "models/programme/model.h"
#include "sim/base/maths.h"

namespace models::programme {

namespace {

constexpr double months_per_year = 12;

std::int64_t whole(double x) { return static_cast<std::int64_t>(x + 0.5); }
double in_units(std::int64_t hundredths) { return static_cast<double>(hundredths) / 100; }
std::int64_t in_hundredths(double amount) { return whole(amount * 100); }

double discounted_share(double rate, std::uint32_t month) {
    return sim::maths::exp_d(-static_cast<double>(month) / months_per_year * sim::maths::log_d(1 + rate));
}

class Booking {
    template <const auto& C> [[nodiscard]] auto& mine() const { return country_->template write<C>()[a_]; }
    template <const auto& T> [[nodiscard]] double now() const { return country_->template total<T>(a_); }
    static std::int32_t add(std::int32_t before, double people_now) {
        return before + static_cast<std::int32_t>(whole(people_now));
    }

public:
    Booking(sim::Country<KeepAccounts>& country, std::size_t a, const Account& account)
        : country_(&country), account_(&account), a_(a) {}

    void budgets() {
        const double thinned = country_->world().layout().persons_per_agent;
        mine<budget>() = in_units(whole(static_cast<double>(account_->budget) / thinned));
    }
    void month() {
        money();
        mine<active>() = add(0, now<active_now>() + now<taken_now>());
        mine<waiting>() = add(0, now<asked_now>() - now<taken_now>() - now<lost_now>());
        mine<enrolled>() = add(mine<enrolled>(), now<started_now>());
        mine<hosts>() = add(mine<hosts>(), now<hosts_now>());
        mine<completed>() = add(mine<completed>(), now<completed_now>());
        mine<dropped>() = add(mine<dropped>(), now<dropped_now>());
        mine<refused>() = add(mine<refused>(), now<declined_now>() + now<lost_now>());
        learn();
        name_limit();
    }

private:
    void money() {
        const auto bought_now = country_->template read<bought>()[a_];
        const auto units_now = country_->template read<units>()[a_];
        const std::int64_t cents = whole(now<cents_now>()) + whole(bought_now);
        mine<spent>() = in_units(in_hundredths(mine<spent>()) + cents);
        mine<discounted>() += in_units(cents) * discounted_share(account_->discount, country_->month());
        mine<committed>() = in_units(whole(now<owed_now>()) + whole(now<owed_new>()));
        const std::int64_t hours =
            whole(now<hours_now>()) + (account_->for_places ? in_hundredths(units_now * account_->hours) : 0);
        mine<staff_hours>() = in_units(in_hundredths(mine<staff_hours>()) + hours);
    }
    // How many of those asked turned out to qualify and accept, so that next month's invitations fit the places.
    void learn() {
        const double returnees = now_of_all(1), residents = now_of_all(0) - returnees;
        const double asked = static_cast<double>(country_->template read<outreach>()[a_]) * returnees;
        const double invited = static_cast<double>(country_->template read<invitation>()[a_]) * residents;
        constexpr double few = 20;  // allowed: too few invitations teach nothing
        if (asked >= few) blend(mine<response>(), now<newly_asked>() / asked);
        if (invited >= few) blend(mine<yield>(), now<hosts_asked>() / (invited * std::max(1e-4, account_->take_up)));
    }
    static void blend(float& usual, double seen) {
        usual = static_cast<float>(std::clamp((static_cast<double>(usual) + seen) / 2, 1e-4, 1.0));
    }
    [[nodiscard]] double now_of_all(std::size_t entry) const { return country_->template total<people>(entry); }
    // Fewer asked than it had places for: then not money but demand keeps it small.
    void name_limit() {
        if (account_->for_places || mine<limit>() == ended || mine<limit>() == not_begun || mine<limit>() == condition)
            return;
        if (now<asked_now>() < static_cast<double>(country_->template read<openings>()[a_])) mine<limit>() = demand;
    }

    sim::Country<KeepAccounts>* country_;
    const Account* account_;
    std::size_t a_;
};

}  // namespace

void KeepAccounts::step(sim::Country<KeepAccounts>& country) {
    const Spec& spec = country.prepared<Model>();
    for (std::size_t a = 0; a < spec.accounts.size(); ++a) {
        Booking booking(country, a, spec.accounts[a]);
        booking.budgets();
        if (country.month() != sim::start_month) booking.month();
    }
}

}  // namespace models::programme
