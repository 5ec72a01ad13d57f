// The month of the caseworkers: see people, move enrolments on, ask whom there is room for.

#include <cstring>

#include "models/programme/delivery.h"
#include "models/programme/model.h"
#include "sim/base/loops.h"
#include "sim/base/maths.h"

namespace models::programme {

namespace {

using population::present_here;

class Serving {
public:
    explicit Serving(sim::Tile<Serve>& tile)
        : tile_(&tile),
          data_(&tile.data()),
          spec_(&tile.prepared<Model>()),
          month_(tile.month()),
          status_(tile.read<population::status>()),
          returnee_(tile.read<population::returnee>()),
          return_month_(tile.read<population::return_month>()),
          birth_month_(tile.read<population::birth_month>()),
          vulnerable_(tile.read<population::vulnerable>()),
          assessed_(tile.write<assessed>()),
          contact_(tile.write<contact>()),
          rows_(tile.roster<enrolment>()),
          contact_factor_(account_rows<contact_factor>(*data_->world)) {}

    void run() {
        find_returnees();
        find_open();
        if (screening()) screen();
        fade_contact();
        for (sim::RosterRow& row : rows_) advance(row);
        if (any_open_) {
            call_returnees();
            invite_hosts();
        }
        keep_rows();
    }

private:
    void find_returnees() {
        const std::size_t n = tile_->size();
        found_ = tile_->scratch<std::uint32_t>(n + 1);
        std::uint32_t present = 0;
        for (std::size_t i = 0; i < n; ++i) present += status_[i] == present_here ? 1U : 0U;
        // Few of a place came back: eight residents at a time are passed over.
        constexpr std::size_t word = sizeof(std::uint64_t);
        for (std::size_t first = 0; first < n; first += word) {
            const std::size_t last = std::min(first + word, n);
            std::uint64_t any = 1;
            if (last - first == word) std::memcpy(&any, &returnee_[first], word);
            for (std::size_t i = first; any != 0 && i < last; ++i)
                if (returnee_[i] != 0 && status_[i] == present_here) found_[count_++] = static_cast<std::uint32_t>(i);
        }
        tile_->add<people>(present, 0);
        tile_->add<people>(static_cast<double>(count_), 1);
    }
    // Which programmes are at work here, and which of them take people on.
    void find_open() {
        const std::size_t accounts = spec_->accounts.size();
        open_ = tile_->scratch<std::uint8_t>(accounts);
        for (std::size_t a = 0; a < accounts; ++a) {
            const Account& account = spec_->accounts[a];
            const bool works = !account.inert && !account.for_places && month_ >= account.start &&
                               month_ < account.end && account.serves_place(tile_->community());
            screening_ |= works && account.admits_returnees;
            open_[a] = works && account.when.holds({data_->world, 0, 0, tile_->community(), month_, 0, false}) ? 1 : 0;
            any_open_ |= open_[a] != 0;
        }
    }
    // Caseworkers assess returnees where some programme works with them.
    [[nodiscard]] bool screening() const { return screening_; }
    void screen() {
        const auto interval = static_cast<std::int32_t>(tile_->param<assessment_months>());
        const auto error = static_cast<float>(tile_->param<assessment_error>());
        for (std::size_t k = 0; k < count_; ++k) {
            const std::size_t i = found_[k];
            const std::int32_t since = static_cast<std::int32_t>(month_) - return_month_[i];
            const bool adult = static_cast<std::int32_t>(month_) - birth_month_[i] >= population::adult_months;
            if (!adult || (assessed_[i] != 0 && (since < 0 || since % interval != 0))) continue;
            const float noise = sim::maths::normal_from_bits(tile_->draw<hears>(i, 3));
            const float score = look(i) + error * noise;
            assessed_[i] = static_cast<std::uint8_t>(sim::maths::clamp(score * 100.0F + 0.5F, 1.0F, 100.0F));
        }
    }
    // Mean of three dimension means of what can be seen; a dimension without signs drops out.
    [[nodiscard]] float look(std::size_t i) const {
        float sums[3] = {}, counts[3] = {};
        for (const Sign& sign : spec_->signs) {
            const std::size_t row = sign.household ? data_->first_household + tile_->home_of(i) : data_->first + i;
            double value = data_->world->value(sign.column, row);
            if (sign.good != 0) value = sign.good >> static_cast<unsigned>(value) & 1U ? sign.best : sign.worst;
            const double share = (value - sign.worst) / (sign.best - sign.worst);
            sums[sign.dimension] += static_cast<float>(std::clamp(share, 0.0, 1.0));
            counts[sign.dimension] += 1.0F;
        }
        float all = 0, dimensions = 0;
        for (int d = 0; d < 3; ++d)
            if (counts[d] > 0) all += sums[d] / counts[d], dimensions += 1.0F;
        return dimensions > 0 ? all / dimensions : 0.5F;
    }
    void fade_contact() {
        const auto kept = 1.0F - static_cast<float>(tile_->param<trust_fade>());
        for (std::size_t k = 0; k < count_; ++k) {
            std::uint8_t& trust = contact_[found_[k]];
            if (trust != 0) trust = static_cast<std::uint8_t>(static_cast<float>(trust) * kept);
        }
    }
    [[nodiscard]] float distress(std::size_t i) const {
        return spec_->distress == sim::unassigned
                   ? 0.0F
                   : static_cast<float>(data_->world->value(spec_->distress, data_->first + i));
    }

    // --- enrolments -----------------------------------------------------------------------------------------------
    void advance(sim::RosterRow& row) {
        const std::size_t i = tile_->local(row.person);
        const Account& account = spec_->accounts[row.account];
        const bool here = status_[i] == present_here;
        if (row.state == over) return;
        if (row.state == declined && month_ >= row.until) remove(row);
        if (row.state == waiting_row) return wait(row, i, account, here);
        if (row.state == referred && !here) remove(row);
        if (row.state == referred && month_ >= row.until)
            begin(row, i, account);
        else if (row.state == active_row)
            follow(row, i, account, here);
        if (row.state == active_row) work(row, i, account);
        if (row.state == referred) {
            tile_->add<active_now>(1, row.account);
            tile_->add<owed_now>(static_cast<double>(account.cost_from(row.flags, 0)), row.account);
        }
        if (row.state == completed_row || row.state == dropped_row) linger(row, account);
    }
    void remove(sim::RosterRow& row) { row.state = gone, ++removed_; }
    // On the list: asks again while still eligible.
    void wait(sim::RosterRow& row, std::size_t i, const Account& account, bool here) {
        if (!here || month_ >= account.end) return remove(row);
        if (open_[row.account] == 0) return;
        Subject subject = subject_of(*data_, i, tile_->home_of(i), false);
        subject.months_waiting = month_ - row.since;
        if (components_for(account, subject) == 0 || gives_up(i, account)) return remove(row);
        file(i, row.account, key(i, account, subject, lot(i, account)));
    }
    [[nodiscard]] bool gives_up(std::size_t i, const Account& account) const {
        const std::uint32_t u = draw_for(*data_, sim::slot_of<answers>, tile_->id(i), month_, account).v[3];
        return sim::happens(u, static_cast<float>(tile_->param<giving_up>()));
    }
    [[nodiscard]] std::uint32_t lot(std::size_t i, const Account& account) const {
        return draw_for(*data_, sim::slot_of<hears>, tile_->id(i), month_, account).v[2];
    }
    void begin(sim::RosterRow& row, std::size_t i, const Account& account) {
        row.state = active_row;
        row.since = short_month(month_);
        row.until = short_month(month_ + account.months_of(row.flags));
        row.trust = static_cast<float>(contact_[i]) * 0.01F;
        tile_->add<started_now>(1, row.account);
        if (returnee_[i] == 0) tile_->add<hosts_now>(1, row.account);
        tile_->log<started>(i, row.account);
    }
    void follow(sim::RosterRow& row, std::size_t i, const Account& account, bool here) {
        if (!here) return leave_early(row, i);
        if (month_ >= row.until) {
            row.state = completed_row;
            tile_->add<completed_now>(1, row.account);
            return tile_->log<finished>(i, row.account);
        }
        const auto base = static_cast<float>(account.drop_out);
        if (base <= 0.0F) return;
        const float push = static_cast<float>(tile_->param<drop_distress>()) * distress(i) +
                           static_cast<float>(tile_->param<drop_trust>()) * row.trust;
        const std::uint32_t u = draw_for(*data_, sim::slot_of<answers>, tile_->id(i), month_, account).v[1];
        if (sim::happens(u, base * sim::maths::exp(push))) leave_early(row, i);
    }
    void leave_early(sim::RosterRow& row, std::size_t i) {
        row.state = dropped_row;
        row.until = short_month(month_);
        tile_->add<dropped_now>(1, row.account);
        tile_->log<left>(i, row.account);
    }
    // A month of delivery: paid for, worked for, and trust grows where it rests on contact.
    void work(sim::RosterRow& row, std::size_t i, const Account& account) {
        const unsigned since = month_ - row.since;
        tile_->add<cents_now>(static_cast<double>(account.cost_in(row.flags, since)), row.account);
        tile_->add<owed_now>(static_cast<double>(account.cost_from(row.flags, since + 1)), row.account);
        tile_->add<hours_now>(static_cast<double>(account.hours_in(row.flags, since)), row.account);
        tile_->add<active_now>(1, row.account);
        tile_->add<presence>(1, row.account);
        if (account.visible) tile_->add<aided>(returnee_[i] != 0 ? 1 : -1);
        if (!account.contact_based) return;
        const auto gain = static_cast<float>(tile_->param<trust_gain>()) * contact_factor_[row.account];
        row.trust += gain * (1.0F - row.trust);
        contact_[i] = std::max(contact_[i], static_cast<std::uint8_t>(row.trust * 100.0F));
    }
    void linger(sim::RosterRow& row, const Account& account) {
        const std::uint32_t after = month_ - row.until;
        if (after > account.tail) return account.once ? void(row.state = over) : remove(row);
        if (account.fade > 0.0F)
            tile_->add<presence>(sim::maths::exp(-account.fade * static_cast<float>(after + 1)), row.account);
    }

    // --- asking ---------------------------------------------------------------------------------------------------
    // One draw per returnee and month, turned by a part of the circle for each programme.
    static std::uint32_t turn(const Account& account) { return account.block * sim::philox::key_step0; }
    void call_returnees() {
        if (count_ == 0) return;
        const auto ids = tile_->scratch<std::uint32_t>(count_), called = tile_->scratch<std::uint32_t>(count_ + 1);
        for (std::size_t k = 0; k < count_; ++k) ids[k] = tile_->id(found_[k]);
        const auto draws = tile_->scratch<std::uint32_t>(count_);
        const sim::Run& run = *data_->run;
        sim::philox_fill(
            {run.seed, run.catalogue->streams()[sim::slot_of<hears>].hash, run.replicate, sim::make_tick(month_, 0)},
            ids.data(), count_, draws.data(), nullptr, nullptr, nullptr);
        const auto rates = account_rows<outreach>(*data_->world);
        for (std::size_t a = 0; a < spec_->accounts.size(); ++a) {
            const Account& account = spec_->accounts[a];
            const float rate = rates[a];
            if (open_[a] == 0 || !account.admits_returnees || rate <= 0.0F) continue;
            const std::uint32_t turned = turn(account);
            const std::size_t many = sim::rows_where(
                count_, called.data(), [=](std::size_t k) { return sim::happens(draws[k] + turned, rate); });
            for (std::size_t k = 0; k < many; ++k) ask(found_[called[k]], a, account);
        }
    }
    // Few of a tile are invited, so whole stretches are looked over at once.
    void invite_hosts() {
        constexpr std::size_t stretch = 128;
        const auto rates = account_rows<invitation>(*data_->world);
        for (std::size_t a = 0; a < spec_->accounts.size(); ++a) {
            const Account& account = spec_->accounts[a];
            const float rate = rates[a];
            if (open_[a] == 0 || !account.admits_hosts || rate <= 0.0F) continue;
            const auto draws = tile_->draws<hears>(1);
            const std::uint32_t turned = turn(account);
            for (std::size_t first = 0; first < tile_->size(); first += stretch) {
                const std::size_t last = std::min(first + stretch, tile_->size());
                std::uint32_t someone = 0;
                for (std::size_t i = first; i < last; ++i) someone |= sim::happens(draws[i] + turned, rate) ? 1U : 0U;
                for (std::size_t i = first; someone != 0 && i < last; ++i)
                    if (sim::happens(draws[i] + turned, rate) && status_[i] == present_here && returnee_[i] == 0)
                        invite(i, a, account);
            }
        }
    }
    [[nodiscard]] bool known(std::uint32_t person, std::size_t a) const {
        const auto at = std::lower_bound(rows_.begin(), rows_.end(), std::pair{person, a}, precedes);
        return at != rows_.end() && at->person == person && at->account == a && at->state != gone;
    }
    static bool precedes(const sim::RosterRow& row, const std::pair<std::uint32_t, std::size_t>& at) {
        return row.person != at.first ? row.person < at.first : row.account < at.second;
    }
    [[nodiscard]] bool accepts(std::size_t i, const Account& account, std::uint32_t draw) const {
        const auto usual = static_cast<float>(account.take_up);
        if (usual <= 0.0F) return false;
        const float odds = sim::maths::log(usual / (1.0F - usual)) +
                           static_cast<float>(tile_->param<take_up_distress>()) * distress(i) +
                           static_cast<float>(tile_->param<take_up_trust>()) * static_cast<float>(contact_[i]) * 0.01F;
        return sim::happens(draw, sim::maths::logistic(odds));
    }
    void ask(std::size_t i, std::size_t a, const Account& account) {
        const std::uint32_t person = tile_->global(i);
        if (known(person, a)) return;
        const Subject subject = subject_of(*data_, i, tile_->home_of(i), false);
        if (components_for(account, subject) == 0) return;
        const std::uint32_t nature =
            draw_for(*data_, sim::slot_of<answers>, tile_->id(i), sim::start_month, account).v[0];
        const bool yes = accepts(i, account, nature);
        const auto again = static_cast<std::uint32_t>(tile_->param<assessment_months>());
        fresh_.push_back(sim::RosterRow{person, static_cast<std::uint16_t>(a),
                                        static_cast<std::uint8_t>(yes ? waiting_row : declined), 0, short_month(month_),
                                        short_month(month_ + again), 0, 0});
        if (!yes) return tile_->add<declined_now>(1, a);
        tile_->add<newly_asked>(1, a);
        file(i, a, key(i, account, subject, lot(i, account)));
    }
    void invite(std::size_t i, std::size_t a, const Account& account) {
        const std::uint32_t person = tile_->global(i);
        const bool quota = account.host_share > 0;
        const Subject subject = subject_of(*data_, i, tile_->home_of(i), quota);
        if (components_for(account, subject) == 0 || known(person, a)) return;
        const sim::PhiloxBlock draws = draw_for(*data_, sim::slot_of<answers>, tile_->id(i), month_, account);
        if (!accepts(i, account, draws.v[0])) return tile_->add<declined_now>(1, a);
        tile_->add<hosts_asked>(1, a);
        constexpr float ahead = -1e6F;  // allowed: places kept for hosts go to them, in random order
        file(i, a, quota ? ahead + 1000.0F * sim::to_uniform(draws.v[2]) : key(i, account, subject, draws.v[2]));
    }
    // Rows that ended go, new ones come in order; the rest of the cell's table moves at most once.
    void keep_rows() {
        if (removed_ == 0 && fresh_.empty()) return;
        std::vector<sim::RosterRow>& all = tile_->cell_roster<enrolment>();
        const auto first = all.begin() + (rows_.data() - all.data());
        auto last = first + static_cast<std::ptrdiff_t>(rows_.size());
        const auto kept = std::remove_if(first, last, [](const sim::RosterRow& row) { return row.state == gone; });
        const auto before = [](const sim::RosterRow& a, const sim::RosterRow& b) {
            return a.person != b.person ? a.person < b.person : a.account < b.account;
        };
        const auto room = static_cast<std::size_t>(last - kept), start = static_cast<std::size_t>(first - all.begin());
        const auto end = static_cast<std::size_t>(kept - all.begin()) + fresh_.size();
        if (fresh_.size() > room)
            all.insert(last, fresh_.size() - room, sim::RosterRow{});
        else
            all.erase(all.begin() + static_cast<std::ptrdiff_t>(end), last);
        const auto at = [&](std::size_t k) { return all.begin() + static_cast<std::ptrdiff_t>(k); };
        std::copy(fresh_.begin(), fresh_.end(), at(end - fresh_.size()));
        std::sort(at(start), at(end), before);
    }
    void file(std::size_t i, std::size_t a, float rank) {
        tile_->request<place>(i, a, rank);
        tile_->add<asked_now>(1, a);
    }
    // Lowest first. A small random part breaks ties.
    [[nodiscard]] float key(std::size_t i, const Account& account, const Subject& subject, std::uint32_t draw) const {
        constexpr float little = 1e-3F;
        const float chance = sim::to_uniform(draw), known = static_cast<float>(assessed_[i]) * 0.01F;
        const float score = assessed_[i] != 0 ? known : 0.5F;
        const auto waited = static_cast<float>(subject.months_waiting);
        switch (account.priority) {
            case Priority::random: return chance;
            case Priority::first_come: return -waited + chance;
            case Priority::nearest_threshold: {
                const auto threshold = static_cast<float>(tile_->param<need_threshold>());
                return (score < threshold ? threshold - score : 1.0F) + little * chance;
            }
            case Priority::vulnerability: {
                const auto lead = static_cast<float>(tile_->param<vulnerable_lead>());
                return score - lead * static_cast<float>(vulnerable_[i]) -
                       static_cast<float>(tile_->param<seniority>()) * waited + little * chance;
            }
            case Priority::expression: break;
        }
        const auto rank = static_cast<float>(account.rank.number(subject));
        return (rank == rank ? rank : 1e9F) + little * chance;  // unknown: last
    }

    sim::Tile<Serve>* tile_;
    sim::TileData* data_;
    const Spec* spec_;
    std::uint32_t month_;
    std::span<const std::uint8_t> status_, returnee_;
    std::span<const std::int16_t> return_month_, birth_month_;
    std::span<const std::uint8_t> vulnerable_;
    std::span<std::uint8_t> assessed_, contact_;
    std::span<sim::RosterRow> rows_;  // of the people of the tile
    std::span<const float> contact_factor_;
    std::span<std::uint32_t> found_;
    std::size_t count_ = 0, removed_ = 0;
    std::span<std::uint8_t> open_;  // per programme: takes people on here this month
    bool screening_ = false, any_open_ = false;
    std::vector<sim::RosterRow> fresh_;
};

}  // namespace

void Serve::step(sim::Tile<Serve>& tile) {
    if (tile.prepared<Model>().anything) Serving(tile).run();
}

}  // namespace models::programme
