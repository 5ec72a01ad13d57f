// How many more people each programme can take on this month, and what programmes do to places.

#include "models/programme/delivery.h"
#include "models/programme/model.h"
#include "models/programme/purse.h"
#include "sim/base/maths.h"

namespace models::programme {

namespace {

class Planning {
    template <const auto& C> [[nodiscard]] auto& mine(std::size_t a) const { return country_->template write<C>()[a]; }
    template <const auto& C> [[nodiscard]] double last(std::size_t a) const {
        return static_cast<double>(country_->template recall<C>(a));
    }

public:
    explicit Planning(sim::Country<PlanMonth>& country)
        : country_(&country),
          spec_(&country.prepared<Model>()),
          world_(&country.world()),
          month_(country.month()),
          thinned_(world_->layout().persons_per_agent),
          slots_(spec_->accounts.size(), 0) {
        for (std::size_t c = 0; c < country.communities(); ++c) {
            people_ += country.total_in<people>(c, 0);
            returnees_ += country.total_in<people>(c, 1);
        }
        const sim::Layout& layout = world_->layout();
        if (people_ <= 0) people_ = static_cast<double>(layout.persons());
        const std::size_t most = layout.focus.empty() ? layout.persons() : layout.focus.size();
        if (returnees_ <= 0) returnees_ = static_cast<double>(most);
        funding_ = spec_->funding == sim::unassigned ? 1 : world_->value(spec_->funding, 0);
    }

    void run() {
        receive(*country_, funding_);
        pass_on(*country_);
        for (std::size_t a = 0; a < slots_.size(); ++a) open(a);
        for (std::size_t k = 0; k < spec_->pools.size(); ++k) share_pool(static_cast<int>(k));
        const auto capacity = country_->template capacity<place>();
        for (std::size_t a = 0; a < slots_.size(); ++a) {
            const Account& account = spec_->accounts[a];
            if (account.for_places) serve_places(a, account);
            capacity[a] = account.for_places ? 0 : static_cast<std::int64_t>(slots_[a]);
            mine<openings>(a) = static_cast<std::int32_t>(capacity[a]);
            if (!account.for_places) invite(a, account);
            if (!account.inert) push_communities(a, account);
        }
        push_exclusive_aid();
    }

private:
    [[nodiscard]] bool begun(const Account& account) const { return month_ >= account.start; }
    // Cases that the staff can carry, by the agreed caseload and by hours.
    [[nodiscard]] double carried(double workers, double load, double hours) const {
        const double by_hours = hours > 0 ? country_->template param<hours_per_worker>() / hours : load;
        return workers / thinned_ * std::min(load, by_hours);
    }

    void open(std::size_t a) {
        const Account& account = spec_->accounts[a];
        mine<limit>(a) = no_limit, mine<outreach>(a) = 0, mine<invitation>(a) = 0;
        mine<bought>(a) = 0;
        const double now = account.for_places ? mine<units>(a) : last<active>(a);
        load(a, account, now);
        if (account.inert) return void(mine<limit>(a) = money);
        if (!begun(account)) return void(mine<limit>(a) = not_begun);
        if (month_ >= account.end) return void(mine<limit>(a) = ended);
        if (!open_anywhere(account)) return void(mine<limit>(a) = condition);
        const auto least = [&](double many, Limit why) {
            if (many < slots_[a]) slots_[a] = std::max(many, 0.0), mine<limit>(a) = why;
        };
        slots_[a] = 1e9;
        const auto left_over =
            static_cast<double>(std::max<std::int64_t>(begun(account) ? money_left(*country_, a) : 0, 0));
        least(left_over / static_cast<double>(account.unit), money);
        if (account.staff >= 0) least(carried(account.staff, account.caseload, account.hours) - now, staff_limit);
        if (account.places >= 0) least(account.places / thinned_ - now, places_limit);
        if (account.capacity >= 0)
            least(counted(account, account.capacity, account.capacity_per) - now, capacity_limit);
        if (!account.for_places) slots_[a] = static_cast<double>(static_cast<std::int64_t>(slots_[a]));
    }
    void load(std::size_t a, const Account& account, double now) {
        const double planned = account.caseload;
        const double actual = account.staff > 0 ? now / (account.staff / thinned_) : planned;
        mine<caseload>(a) = static_cast<float>(now > 0 ? actual : 0);
        const auto crowding = static_cast<float>(account.usual_caseload / std::max(0.01, actual));
        const auto elasticity = static_cast<float>(country_->template param<caseload_elasticity>());
        mine<contact_factor>(a) = crowding < 1.0F ? sim::maths::pow(crowding, elasticity) : 1.0F;
    }
    [[nodiscard]] bool open_in(const Account& account, std::size_t community) const {
        return account.serves_place(community) &&
               account.when.holds({world_, 0, 0, static_cast<std::uint32_t>(community), month_, 0, false});
    }
    [[nodiscard]] bool open_anywhere(const Account& account) const {
        for (std::size_t c = 0; c < country_->communities(); ++c)
            if (open_in(account, c)) return true;
        return false;
    }

    // Programmes of one pool share its money and hours in proportion to what each could use.
    void share_pool(int k) {
        const Pool& pool = spec_->pools[static_cast<std::size_t>(k)];
        double used_money = 0, wanted_money = 0, used_hours = 0, wanted_hours = 0;
        const auto each = [&](auto&& visit) {
            for (std::size_t a = 0; a < slots_.size(); ++a)
                if (spec_->accounts[a].pool == k) visit(a, spec_->accounts[a]);
        };
        each([&](std::size_t a, const Account& account) {
            const double now = account.for_places ? mine<units>(a) : last<active>(a);
            used_money += static_cast<double>(to_cents(last<spent>(a)) + to_cents(last<committed>(a)));
            used_hours += now * account.hours;
            wanted_money += slots_[a] * static_cast<double>(account.unit);
            wanted_hours += slots_[a] * account.hours;
        });
        const auto part = [](double all, double used, double wanted) {
            return wanted > 0 ? std::clamp((all - used) / wanted, 0.0, 1.0) : 1.0;
        };
        const double all_hours = pool.staff * country_->template param<hours_per_worker>() / thinned_;
        const double of_money =
            pool.budget < 0 ? 1 : part(static_cast<double>(pool.budget) / thinned_, used_money, wanted_money);
        const double of_hours = pool.staff < 0 ? 1 : part(all_hours, used_hours, wanted_hours);
        each([&](std::size_t a, const Account& account) {
            const double share = account.hours > 0 ? std::min(of_money, of_hours) : of_money;
            if (share >= 1) return;
            const double left = slots_[a] * share;
            slots_[a] = account.for_places ? left : static_cast<double>(static_cast<std::int64_t>(left));
            mine<limit>(a) = share < of_money ? staff_limit : money;
        });
    }

    // Whom to ask: returnees while the list is short, hosts as many as there are places for them.
    void invite(std::size_t a, const Account& account) {
        const std::uint8_t why = mine<limit>(a);
        if (account.inert || why == not_begun || why == ended || why == condition) return;
        const double span = std::max(1.0, static_cast<double>(account.end - account.start));
        const double whole = static_cast<double>(account.budget) / thinned_ + mine<passed>(a) * 100;
        const double intake = std::max(whole, 0.0) / span / static_cast<double>(account.unit);
        const double room = country_->template param<waiting_months>() * std::max(intake, 1.0) - last<waiting>(a);
        if (account.admits_returnees)
            mine<outreach>(a) = static_cast<float>(std::clamp(room / (returnees_ * std::max(1e-3, last<response>(a))),
                                                              0.0, country_->template param<outreach_rate>()));
        if (!account.admits_hosts) return;
        const bool quota = account.host_share > 0;
        const double wanted = slots_[a] * (quota ? account.host_share : country_->template param<host_invitations>());
        const double answer = std::max(1e-4, last<yield>(a) * account.take_up);
        const double residents = std::max(1.0, people_ - (returnees_ < people_ ? returnees_ : 0));
        mine<invitation>(a) = static_cast<float>(std::clamp(wanted / (residents * answer), 0.0, 1.0));
    }

    // So many per thousand people, per returnee, per community or in all, where the account serves.
    [[nodiscard]] double counted(const Account& account, double amount, NeedPer per) const {
        double served = 0, served_people = 0, served_returnees = 0;
        for (std::size_t c = 0; c < country_->communities(); ++c) {
            if (!account.serves_place(c)) continue;
            served += 1;
            served_people += country_->template total_in<people>(c, 0);
            served_returnees += country_->template total_in<people>(c, 1);
        }
        const double share = served / static_cast<double>(std::max<std::size_t>(country_->communities(), 1));
        if (served_people <= 0) served_people = people_ * share, served_returnees = returnees_ * share;
        constexpr double per_thousand = 0.001;
        switch (per) {
            case NeedPer::thousand_people: return amount * served_people * per_thousand;
            case NeedPer::thousand_returnees: return amount * served_returnees * per_thousand;
            case NeedPer::country: return amount / thinned_;
            case NeedPer::community: return amount * served / thinned_;
        }
        return 0;
    }
    // Money buys units until the need is met; units wear out; what they do follows with a lag.
    void serve_places(std::size_t a, const Account& account) {
        const double need = std::max(counted(account, account.need, account.need_per), 1e-9);
        double stock = mine<units>(a) * (1 - account.wear);
        const double room = std::max(0.0, need - stock);
        if (slots_[a] > room && slots_[a] > 0) mine<limit>(a) = demand;
        const double price = static_cast<double>(account.unit);
        const auto cents = static_cast<std::int64_t>(std::min(slots_[a], room) * price);
        stock += static_cast<double>(cents) / std::max(1.0, price);
        mine<units>(a) = stock;
        mine<bought>(a) = static_cast<double>(cents);
        const auto target = static_cast<float>(std::min(1.0, stock / need));
        const auto speed = static_cast<float>((account.adoption ? institutions() : 1) / account.lag);
        mine<coverage>(a) += (target - mine<coverage>(a)) * std::min(speed, 1.0F);
    }
    [[nodiscard]] double institutions() const {
        if (spec_->capacity == sim::unassigned || country_->communities() == 0) return 1;
        double sum = 0;
        for (std::size_t c = 0; c < country_->communities(); ++c) sum += world_->value(spec_->capacity, c);
        return sum / static_cast<double>(country_->communities());
    }

    void push_communities(std::size_t a, const Account& account) {
        const auto gain = static_cast<float>(country_->template param<ownership_gain>());
        for (const Effect& effect : account.effects) {
            if (effect.reach != Reach::community) continue;
            for (std::size_t c = 0; c < (effect.national ? 1 : country_->communities()); ++c)
                push(effect, c, effect.size * felt(a, account, effect, c));
        }
        if (!account.participatory || spec_->ownership == sim::unassigned || !account.for_places) return;
        for (std::size_t c = 0; c < country_->communities(); ++c)
            if (open_in(account, c)) world_->channels_[spec_->ownership][c] += gain * coverage_of(a);
    }
    [[nodiscard]] float coverage_of(std::size_t a) const { return mine<coverage>(a); }
    // How much of the full effect a community feels.
    [[nodiscard]] float felt(std::size_t a, const Account& account, const Effect& effect, std::size_t c) const {
        if (!effect.national && !account.serves_place(c)) return 0.0F;
        const float contact_now = effect.contact_based ? mine<contact_factor>(a) : 1.0F;
        if (account.for_places) return coverage_of(a) * contact_now;
        const double here =
            effect.national ? country_->template total<presence>(a) : country_->template total_in<presence>(c, a);
        const double all = effect.national ? people_ : country_->template total_in<people>(c, 0);
        if (here <= 0 || all <= 0) return 0.0F;
        return std::min(1.0F, static_cast<float>(here / (all * static_cast<double>(effect.saturation)))) * contact_now;
    }
    void push(const Effect& effect, std::size_t c, float size) const {
        if (size == 0.0F) return;
        float& channel = world_->channels_[effect.channel][c];
        if (effect.factor)
            channel *= std::max(0.0F, 1.0F + size);
        else
            channel += size;
    }
    void push_exclusive_aid() const {
        if (spec_->exclusive_aid == sim::unassigned) return;
        const double sight = country_->template param<exclusive_aid_sight>();
        const double most = country_->template param<exclusive_aid_push>();
        for (std::size_t c = 0; c < country_->communities(); ++c) {
            const double passed_by = country_->template total_in<aided>(c);
            const double all = country_->template total_in<people>(c, 0);
            if (passed_by <= 0 || all <= 0) continue;
            const double seen = std::min(1.0, passed_by * sight / all);
            world_->channels_[spec_->exclusive_aid][c] += static_cast<float>(most * seen);
        }
    }

    sim::Country<PlanMonth>* country_;
    const Spec* spec_;
    sim::World* world_;
    std::uint32_t month_;
    double thinned_;  // people that one agent stands for: money, staff and places are thinned alike
    double people_ = 0, returnees_ = 0, funding_ = 1;
    std::vector<double> slots_;
};

}  // namespace

void PlanMonth::step(sim::Country<PlanMonth>& country) {
    if (country.prepared<Model>().accounts.empty()) return;
    Planning(country).run();
}

}  // namespace models::programme
