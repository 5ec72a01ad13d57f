// Looking for a dwelling, living in it, owing rent, losing it.

#include <algorithm>

#include "models/housing/market.h"
#include "models/housing/model.h"
#include "sim/base/distributions.h"

namespace models::housing {

namespace {

float number(double value) { return static_cast<float>(value); }

// What the members of a home who are here bring to it.
struct Members {
    std::uint32_t here = 0;
    std::size_t speaker = 0;   // the first adult: who asks, and whose draws decide
    bool adult = false, returnee = false;
};

template <class Status, class Age, class Returnee>
Members members_of(const sim::Home& home, const Status& status, const Age& age, const Returnee& returnee) {
    Members m;
    for (std::size_t i = home.first; i < home.first + home.count; ++i) {
        if (status[i] != population::present_here) continue;
        ++m.here;
        if (age[i] == population::under_18) continue;
        if (!m.adult) m.speaker = i, m.adult = true;
        m.returnee = m.returnee || returnee[i] != 0;
    }
    return m;
}

// Largest value of a person channel among members who are here.
template <class Status, class Values> float best_of(const sim::Home& home, const Status& status, const Values& values) {
    float best = 0.0F;
    for (std::size_t i = home.first; i < home.first + home.count; ++i)
        best = std::max(best, status[i] == population::present_here ? values[i] : 0.0F);
    return best;
}

}  // namespace

void Look::step(sim::Tile<Look>& tile) {
    const auto status = tile.read<population::status>(), age = tile.read<population::age_band>(),
               returnee = tile.read<population::returnee>();
    const auto right = tile.recall<tenure>(), seeks = tile.recall<seeking>();
    const auto income = tile.recall<household::income>(), aid = tile.recall<household::assistance>(),
               savings = tile.recall<household::savings>(), discriminated = tile.recall<climate::discrimination>();
    const auto vouched = tile.use<guarantee>(), helped = tile.use<search_help>();
    const float reluctant =
        number(tile.param<reluctance>()) * tile.place_channel<landlord_reluctance>() *
        sim::maths::exp(-number(tile.param<attitude_effect>()) * tile.place<climate::mean_attitude>());
    const Landlords landlords{sim::maths::clamp(reluctant, 0.0F, 1.0F), number(tile.param<shunned>()),
                              number(tile.param<deposit>())};
    const float asked = tile.prepared<Model>().base_rent(tile.community()) * tile.place<rent_index>() *
                        tile.place<household::price_level>();
    const float sure = std::max(asked * number(tile.param<means>()), 1.0F);
    const float from_kin = number(tile.param<search_rate>()[0]), from_shelter = number(tile.param<search_rate>()[1]);
    std::uint32_t count = 0;
    for (std::size_t h = 0; h < tile.home_count(); ++h) {
        if (seeks[h] == 0) continue;
        const sim::Home home = tile.home(h);
        const Members m = members_of(home, status, age, returnee);
        if (!m.adult) continue;
        const float help = std::max(best_of(home, status, helped), 0.0F);
        const float looks = 1.0F - sim::maths::exp(-help * (right[h] == shelter ? from_shelter : from_kin));
        if (!sim::happens(tile.draw<looking>(m.speaker, 0), looks)) continue;
        const float vouch = sim::maths::clamp(best_of(home, status, vouched), 0.0F, 1.0F);
        const float chance = accepted({m.returnee, vouch, discriminated[m.speaker], savings[h] >= asked ? 1.0F : 0.0F,
                                       std::min((income[h] + aid[h]) / sure, 1.0F)},
                                      landlords);
        if (!sim::happens(tile.draw<looking>(m.speaker, 1), chance)) continue;
        tile.request<dwelling>(
            m.speaker, 0, sim::exponential(sim::to_uniform(tile.draw<looking>(m.speaker, 2)), std::max(chance, 1e-6F)));
        ++count;
    }
    tile.add<applicants>(count);
}

namespace {

// One home through one month.
class Keeper {
public:
    explicit Keeper(sim::Tile<Live>& tile)
        : tile_(&tile),
          status_(tile.read<population::status>()),
          age_(tile.read<population::age_band>()),
          returnee_(tile.read<population::returnee>()),
          right_(tile.write<tenure>()),
          room_(tile.write<rooms>()),
          seeks_(tile.write<seeking>()),
          owed_(tile.write<arrears>()),
          standard_(tile.write<quality>()),
          crowd_(tile.write<crowding>()),
          paid_(tile.write<rent>()),
          need_(tile.read<household::need>()),
          spent_(tile.read<household::consumption>()),
          support_(tile.read<belonging::support>()),
          vouched_(tile.use<guarantee>()),
          helped_(tile.use<rent_help>()),
          sheltered_(tile.use<shelter_place>()),
          improved_(tile.use<upgrade>()),
          papers_(tile.use<tenure_papers>()),
          base_(tile.prepared<Model>().base_rent(tile.community()) * tile.place<rent_index>() *
                tile.place<household::price_level>()),
          mean_(tile.prepared<Model>().quality(tile.community())),
          power_(tile.place<exploitation>()),
          hazard_(tile.place<shocks::hazard>()) {}

    // A dwelling was found: a lease, as safe as the landlord makes it, of the standard that was going.
    void move_in(std::size_t person) {
        const std::size_t h = tile_->home_of(person);
        if (seeks_[h] == 0) return;
        const sim::Home home = tile_->home(h);
        const Members m = members_of(home, status_, age_, returnee_);
        const float vouch = sim::maths::clamp(best_of(home, status_, vouched_), 0.0F, 1.0F);
        const float trust = 1.0F - (m.returnee ? power_ * (1.0F - vouch) : 0.0F);
        const float secure = number(tile_->param<secure_leases>()) * trust;
        right_[h] =
            sim::happens(tile_->draw<lease>(person, 0), secure + vouch * (1.0F - secure)) ? secure_rent : insecure_rent;
        const float luck = sim::maths::normal_from_bits(tile_->draw<lease>(person, 1));
        standard_[h] = sim::maths::clamp(mean_ + number(tile_->param<quality_start>()[4]) * luck, 0.0F, 1.0F);
        room_[h] = rooms_for(m.here, false, 0);
        owed_[h] = 0, seeks_[h] = 0;
        tile_->log<moved_in>(person, static_cast<double>(base_ * worth_of(h)));
    }

    void live(std::size_t h) {
        const sim::Home home = tile_->home(h);
        const Members m = members_of(home, status_, age_, returnee_);
        if (m.here == 0) {
            paid_[h] = 0.0F, owed_[h] = 0, crowd_[h] = 0.0F;
            return;
        }
        const float vouch = sim::maths::clamp(best_of(home, status_, vouched_), 0.0F, 1.0F);
        if (rented(right_[h])) {
            if (m.adult) keep_or_lose(h, home, m, vouch);
            if (m.adult && right_[h] == insecure_rent) put_on_paper(h, home, m, vouch);
        }
        keep_up(h, home);
        const float mark = m.returnee && right_[h] == insecure_rent ? power_ * (1.0F - vouch) : 0.0F;
        const float due = rented(right_[h]) ? base_ * worth_of(h) * (1.0F + mark) : 0.0F;
        paid_[h] = sim::maths::clamp(due - sum_of_help(home), 0.0F, number(rent.range.high));
        const float shared = right_[h] == with_relatives ? number(tile_->param<shared_crowding>()[0])
                             : right_[h] == shelter      ? number(tile_->param<shared_crowding>()[1])
                                                         : 1.0F;
        crowd_[h] = std::min(static_cast<float>(m.here) / room_[h] * shared, number(crowding.range.high));
        rented_ += rented(right_[h]), sharing_ += right_[h] == with_relatives || right_[h] == shelter;
    }
    [[nodiscard]] std::uint32_t homes_rented() const { return rented_; }
    [[nodiscard]] std::uint32_t homes_sharing() const { return sharing_; }

private:
    [[nodiscard]] float worth_of(std::size_t h) const {
        return worth(standard_[h], room_[h], number(tile_->param<usual_rooms>()), number(tile_->param<plain_rent>()));
    }
    [[nodiscard]] float sum_of_help(const sim::Home& home) const {
        float help = 0.0F;
        for (std::size_t i = home.first; i < home.first + home.count; ++i)
            help += status_[i] == population::present_here ? helped_[i] : 0.0F;
        return help;
    }
    // Rent comes after the essentials: what is spent must cover both, or rent is owed.
    void keep_or_lose(std::size_t h, const sim::Home& home, const Members& m, float vouch) {
        const float others = std::max(need_[h] - paid_[h], 0.0F);
        const bool covered = spent_[h] + 1.0F >= paid_[h] + number(tile_->param<essentials>()) * others;
        owed_[h] = static_cast<std::uint8_t>(covered ? std::max(owed_[h] - 1, 0) : std::min(owed_[h] + 1, 24));
        const bool secure = right_[h] == secure_rent;
        if (owed_[h] <= tile_->param<patience>()[secure ? 0 : 1]) return;
        const float chance = number(tile_->param<eviction>()) * (1.0F - number(tile_->param<guarantor_pays>()) * vouch);
        if (!sim::happens(tile_->draw<keeping>(m.speaker, 0), chance)) return;
        tile_->log<evicted>(m.speaker, owed_[h]);
        const float kin = number(tile_->param<kin_takes_in>()) * best_of(home, status_, support_);
        const bool taken_in = sim::happens(tile_->draw<keeping>(m.speaker, 1), kin);
        right_[h] = taken_in ? with_relatives : shelter;
        standard_[h] = taken_in ? mean_ : number(tile_->param<shelter_quality>()[0]);
        owed_[h] = 0, seeks_[h] = 1;
    }
    void put_on_paper(std::size_t h, const sim::Home& home, const Members& m, float vouch) {
        const float chance = best_of(home, status_, papers_) + number(tile_->param<vouched_lease>()) * vouch;
        if (chance > 0.0F && sim::happens(tile_->draw<keeping>(m.speaker, 2), chance)) right_[h] = secure_rent;
    }
    void keep_up(std::size_t h, const sim::Home& home) {
        const auto pace = tile_->param<housing::upkeep>();
        float& now = standard_[h];
        if (right_[h] == shelter) {
            const float decent = number(tile_->param<shelter_quality>()[1]);
            const float makeshift = number(tile_->param<shelter_quality>()[0]);
            now = makeshift + (decent - makeshift) * sim::maths::clamp(best_of(home, status_, sheltered_), 0.0F, 1.0F);
            return;
        }
        const bool able = spent_[h] >= need_[h];
        const float repaired = right_[h] == owner ? (able ? number(pace[1]) : 0.0F) : number(pace[2]);
        now += repaired * (1.0F - now) - number(pace[0]) * now - number(tile_->param<hazard_damage>()) * hazard_ * now +
               best_of(home, status_, improved_);
        now = sim::maths::clamp(now, 0.0F, 1.0F);
    }

    sim::Tile<Live>* tile_;
    std::span<const std::uint8_t> status_, age_, returnee_;
    std::span<std::uint8_t> right_, room_, seeks_, owed_;
    std::span<float> standard_, crowd_, paid_;
    std::span<const float> need_, spent_, support_, vouched_, helped_, sheltered_, improved_, papers_;
    float base_, mean_, power_, hazard_;
    std::uint32_t rented_ = 0, sharing_ = 0;
};

}  // namespace

void Live::step(sim::Tile<Live>& tile) {
    Keeper keeper(tile);
    std::uint32_t found = 0;
    tile.each_grant<dwelling>([&](std::size_t i, std::uint16_t) { keeper.move_in(i), ++found; });
    for (std::size_t h = 0; h < tile.home_count(); ++h) keeper.live(h);
    tile.add<homes>(keeper.homes_rented(), 0);
    tile.add<homes>(keeper.homes_sharing(), 1);
    tile.add<homes>(found, 2);
}

void Count::step(sim::Tile<Count>& tile) {
    const auto right = tile.read<tenure>(), standing = tile.read<population::standing>(),
               returnee = tile.read<population::returnee>(), age = tile.read<population::age_band>();
    const auto paid = tile.read<rent>(), income = tile.read<household::income>();
    for (std::size_t h = 0; h < tile.home_count(); ++h) {
        if (!rented(right[h])) continue;
        const float burden = paid[h] > 0.0F ? std::min(paid[h] / std::max(income[h], paid[h]), 1.0F) : 0.0F;
        const sim::Home home = tile.home(h);
        for (std::size_t i = home.first; i < home.first + home.count; ++i) {
            if (standing[i] != population::present_here || age[i] == population::under_18) continue;
            if (returnee[i] != 0) {
                tile.count<renting_returnees>(i);
                tile.count<burden_returnees>(i, static_cast<double>(burden));
            } else {
                tile.count<renting_residents>(i);
                tile.count<burden_residents>(i, static_cast<double>(burden));
            }
        }
    }
}

}  // namespace models::housing
