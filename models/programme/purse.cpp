#include "models/programme/purse.h"

#include <algorithm>

namespace models::programme {

namespace {

double in_usd(std::int64_t cents) { return static_cast<double>(cents) / 100; }

// Cents of a budget, thinned as people are.
std::int64_t whole_budget(const sim::Country<PlanMonth>& country, const Account& account) {
    const double thinned = country.world().layout().persons_per_agent;
    return static_cast<std::int64_t>(static_cast<double>(account.budget) / thinned + 0.5);
}

// Cents planned to have arrived by the end of the month `since` the start.
std::int64_t planned(std::int64_t whole, const Account& account, std::size_t since) {
    const double share = account.released[std::min(since, account.released.size() - 1)];
    return static_cast<std::int64_t>(static_cast<double>(whole) * share + 0.5);
}

bool cannot_use(std::uint8_t why) {
    return why == demand || why == ended || why == condition || why == staff_limit || why == places_limit ||
           why == capacity_limit;
}

// What a programme does not need for the months to come, and how much it counts as a receiver.
struct Position {
    std::int64_t idle = 0;
    double wants = 0;
};

Position position(const sim::Country<PlanMonth>& country, const Account& account, const Pool& pool, std::size_t a) {
    const std::uint32_t month = country.month();
    if (account.inert || month <= account.start) return {};
    const std::uint8_t why = country.write<limit>()[a];  // of last month
    const std::int64_t whole = whole_budget(country, account);
    if (why == money && month < account.end) return {0, static_cast<double>(whole)};
    if (!cannot_use(why)) return {};
    const std::uint32_t to_come = month + 1 < account.end ? account.end - 1 - month : 0;
    const std::uint32_t kept = std::min(pool.idle_months, to_come);
    const std::int64_t reserve = whole / std::max<std::int64_t>(1, account.end - account.start) * kept;
    return {std::max<std::int64_t>(0, money_left(country, a) - reserve), 0};
}

void move(const sim::Country<PlanMonth>& country, std::size_t a, std::int64_t cents) {
    double& net = country.write<passed>()[a];
    net = in_usd(to_cents(net) + cents);
}

void pass_within(const sim::Country<PlanMonth>& country, const Spec& spec, int k) {
    const Pool& pool = spec.pools[static_cast<std::size_t>(k)];
    std::int64_t idle = 0;
    double wanted = 0;
    const auto each = [&](auto&& visit) {
        for (std::size_t a = 0; a < spec.accounts.size(); ++a)
            if (spec.accounts[a].pool == k) visit(a, position(country, spec.accounts[a], pool, a));
    };
    each([&](std::size_t, const Position& p) { idle += p.idle, wanted += p.wants; });
    if (idle <= 0 || wanted <= 0) return;
    std::int64_t left = idle;
    double still = wanted;
    each([&](std::size_t a, const Position& p) {
        if (p.idle > 0) return move(country, a, -p.idle);
        if (p.wants <= 0) return;
        const auto part =
            still <= p.wants ? left : static_cast<std::int64_t>(static_cast<double>(left) * p.wants / still);
        still -= p.wants, left -= part;
        move(country, a, part);
    });
}

}  // namespace

void receive(sim::Country<PlanMonth>& country, double funding) {
    const Spec& spec = country.prepared<Model>();
    for (std::size_t a = 0; a < spec.accounts.size(); ++a) {
        const Account& account = spec.accounts[a];
        if (account.inert || country.month() < account.start || account.released.empty()) continue;
        const std::size_t since = country.month() - account.start;
        const std::int64_t whole = whole_budget(country, account);
        const std::int64_t before = since == 0 ? 0 : planned(whole, account, since - 1);
        const double now = static_cast<double>(planned(whole, account, since) - before) * funding;
        double& so_far = country.write<arrived>()[a];
        so_far = in_usd(to_cents(so_far) + static_cast<std::int64_t>(now + 0.5));
    }
}

void pass_on(sim::Country<PlanMonth>& country) {
    const Spec& spec = country.prepared<Model>();
    for (std::size_t k = 0; k < spec.pools.size(); ++k)
        if (spec.pools[k].passes_on) pass_within(country, spec, static_cast<int>(k));
}

std::int64_t money_left(const sim::Country<PlanMonth>& country, std::size_t a) {
    return to_cents(country.write<arrived>()[a]) + to_cents(country.write<passed>()[a]) -
           to_cents(country.recall<spent>(a)) - to_cents(country.recall<committed>(a));
}

}  // namespace models::programme
