// Living in a dwelling: finding one, owing rent, losing it, keeping it up. Few homes move, owe or lose; the rest is a
// pass over the homes of the tile that vectorises.

#include "models/housing/market.h"
#include "models/housing/members.h"
#include "models/housing/model.h"
#include "sim/base/loops.h"

namespace models::housing {

namespace {

using Here = sim::Tile<Live>;

template <const auto& P> float number(const Here& tile) { return static_cast<float>(tile.param<P>()); }
template <const auto& P> float number(const Here& tile, std::size_t k) {
    return static_cast<float>(tile.param<P>()[k]);
}

// One value per home of the tile.
struct Homes {
    std::span<std::uint8_t> people, adults, returnees;  // at home: all, adults, adult returnees
    std::span<float> vouched, sheltered, improved, papers, helped;  // what programmes do: most of members; sum of help
};

// Whom programmes help this month: few, so person by person.
void look_at_few(const Here& tile, const Homes& homes) {
    const auto status = tile.read<population::status>();
    const auto vouched = tile.use<guarantee>(), helped = tile.use<rent_help>(), sheltered = tile.use<shelter_place>(),
               improved = tile.use<upgrade>(), papers = tile.use<tenure_papers>();
    const auto any = tile.scratch<std::uint8_t>(tile.size());
    sim::each_apart(tile.size(), [&](std::size_t i) {
        const float given = (vouched[i] != 0.0F) | (helped[i] != 0.0F) | (sheltered[i] != 0.0F) |
                                    (improved[i] != 0.0F) | (papers[i] != 0.0F)
                                ? 1.0F
                                : 0.0F;
        any[i] = static_cast<std::uint8_t>((given != 0.0F) & (status[i] == population::present_here));
    });
    const auto rows = tile.scratch<std::uint16_t>(tile.size() + 1);
    const std::size_t count = sim::rows_where(tile.size(), rows.data(), [&](std::size_t i) { return any[i] != 0; });
    const auto home = tile.home_rows();
    for (std::size_t k = 0; k < count; ++k) {
        const std::size_t i = rows[k], h = home[i];
        homes.vouched[h] = std::max(homes.vouched[h], sim::maths::clamp(vouched[i], 0.0F, 1.0F));
        homes.sheltered[h] = std::max(homes.sheltered[h], sim::maths::clamp(sheltered[i], 0.0F, 1.0F));
        homes.improved[h] = std::max(homes.improved[h], improved[i]);
        homes.papers[h] = std::max(homes.papers[h], papers[i]);
        homes.helped[h] += helped[i];
    }
}

Homes look_at_homes(const Here& tile) {
    const std::size_t n = tile.home_count();
    const auto bytes = [&] { return tile.scratch<std::uint8_t>(n); };
    const auto column = [&] {
        const auto values = tile.scratch<float>(n);
        std::fill(values.begin(), values.end(), 0.0F);
        return values;
    };
    const Homes homes{bytes(), bytes(), bytes(), column(), column(), column(), column(), column()};
    const auto status = tile.read<population::status>(), age = tile.read<population::age_band>(),
               returnee = tile.read<population::returnee>();
    const auto kinds = tile.scratch<std::uint32_t>(tile.size());
    sim::each_apart(tile.size(), [&](std::size_t i) {
        const int here = status[i] == population::present_here, adult = here & (age[i] != population::under_18);
        kinds[i] = static_cast<std::uint32_t>(here | adult << 8 | (adult & (returnee[i] != 0)) << 16);
    });
    for (std::size_t h = 0; h < n; ++h) {
        const sim::Home home = tile.home(h);
        std::uint32_t sum = 0;
        for (std::uint32_t i = home.first; i < home.first + home.count; ++i) sum += kinds[i];
        homes.people[h] = static_cast<std::uint8_t>(sum), homes.adults[h] = static_cast<std::uint8_t>(sum >> 8U);
        homes.returnees[h] = static_cast<std::uint8_t>(sum >> 16U);
    }
    look_at_few(tile, homes);
    return homes;
}

// Market rent of a usual dwelling of the place this month.
float usual_rent(const Here& tile) {
    return tile.prepared<Model>().base_rent(tile.community()) * tile.place<rent_index>() *
           tile.place<household::price_level>();
}

Prices prices_of(const Here& tile) {
    return {usual_rent(tile), number<usual_rooms>(tile), number<plain_rent>(tile), number<meanest>(tile)};
}

// A dwelling was found: a lease, as safe as the landlord makes it, of the standard that was going and that landlords
// let to people of this income.
bool move_in(Here& tile, const Homes& homes, std::size_t person) {
    const std::size_t h = tile.home_of(person);
    if (tile.write<seeking>()[h] == 0) return false;
    const float vouch = homes.vouched[h], mean = tile.prepared<Model>().quality(tile.community());
    const float trust = 1.0F - (homes.returnees[h] > 0 ? tile.place<exploitation>() * (1.0F - vouch) : 0.0F);
    const float secure = number<secure_leases>(tile) * trust;
    const bool safe = sim::happens(tile.draw<lease>(person, 0), secure + vouch * (1.0F - secure));
    const float luck = sim::maths::normal_from_bits(tile.draw<lease>(person, 1));
    const float offered = sim::maths::clamp(mean + number<quality_start>(tile, 4) * luck, 0.0F, 1.0F);
    const float budget =
        (tile.read<household::income>()[h] + tile.read<household::assistance>()[h]) / number<means>(tile);
    const Dwelling found =
        within({offered, rooms_for(homes.people[h], false, 0)}, budget, homes.people[h], prices_of(tile));
    tile.write<tenure>()[h] = safe ? secure_rent : insecure_rent;
    tile.write<quality>()[h] = found.standard, tile.write<rooms>()[h] = found.rooms;
    tile.write<arrears>()[h] = 0, tile.write<seeking>()[h] = 0;
    tile.log<moved_in>(person, static_cast<double>(price_of(found, prices_of(tile))));
    return true;
}

// Rent comes after the essentials: what is spent must cover both, or rent is owed.
void owe(const Here& tile, const Homes& homes) {
    const auto right = tile.write<tenure>(), owed = tile.write<arrears>();
    const auto paid = tile.write<rent>();
    const auto need = tile.read<household::need>(), spent = tile.read<household::consumption>();
    const float first = number<essentials>(tile);
    sim::each_apart(tile.home_count(), [&](std::size_t h) {
        const float others = need[h] > paid[h] ? need[h] - paid[h] : 0.0F;
        const float short_of = spent[h] + 1.0F >= paid[h] + first * others ? 0.0F : 1.0F;
        const bool rents = (right[h] == secure_rent) | (right[h] == insecure_rent);
        const int was = owed[h], less = was > 0 ? was - 1 : 0, more = was < 24 ? was + 1 : 24;
        const int now = (short_of != 0.0F ? more : less);
        owed[h] = static_cast<std::uint8_t>(homes.people[h] == 0 ? 0 : (rents & (homes.adults[h] > 0)) ? now : was);
    });
}

// Who decides for the home: its first adult.
std::size_t speaker_of(const Here& tile, const sim::Home& home) {
    const auto status = tile.read<population::status>(), age = tile.read<population::age_band>();
    std::size_t i = home.first;
    while (status[i] != population::present_here || age[i] == population::under_18) ++i;
    return i;
}

// Who can pay for a cheaper dwelling goes there, on as safe a lease; else to relatives, as far as they support, else to
// a shelter.
void evict(Here& tile, const Homes& homes, std::size_t h, std::size_t speaker) {
    tile.log<evicted>(speaker, tile.write<arrears>()[h]);
    tile.write<arrears>()[h] = 0;
    const float need = tile.read<household::need>()[h], paid = tile.write<rent>()[h];
    const float budget =
        tile.read<household::consumption>()[h] - number<essentials>(tile) * std::max(need - paid, 0.0F);
    const Dwelling old{tile.write<quality>()[h], tile.write<rooms>()[h]};
    const Dwelling cheaper = within(old, budget, homes.people[h], prices_of(tile));
    if (price_of(cheaper, prices_of(tile)) <= budget) {
        tile.write<quality>()[h] = cheaper.standard, tile.write<rooms>()[h] = cheaper.rooms;
        return;
    }
    const float kin = number<kin_takes_in>(tile) *
                      best_of(tile.home(h), tile.read<population::status>(), tile.read<belonging::support>());
    const bool taken_in = sim::happens(tile.draw<keeping>(speaker, 1), kin);
    tile.write<tenure>()[h] = taken_in ? with_relatives : shelter;
    tile.write<quality>()[h] =
        taken_in ? tile.prepared<Model>().quality(tile.community()) : number<shelter_quality>(tile, 0);
    tile.write<seeking>()[h] = 1;
}

// Evictions beyond the landlord's patience, and leases put on paper.
void keep_or_lose(Here& tile, const Homes& homes) {
    const auto right = tile.write<tenure>(), owed = tile.write<arrears>();
    const auto patient = std::array{number<patience>(tile, 0), number<patience>(tile, 1)};
    const float written = number<vouched_lease>(tile);
    const auto rows = tile.scratch<std::uint16_t>(tile.home_count() + 1);
    const std::size_t count = sim::rows_where(tile.home_count(), rows.data(), [&](std::size_t h) {
        const auto late = static_cast<float>(owed[h]);
        const bool secure = right[h] == secure_rent, insecure = right[h] == insecure_rent;
        const bool due = (secure & (late > patient[0])) | (insecure & (late > patient[1]));
        const bool paper = insecure & (homes.papers[h] + written * homes.vouched[h] > 0.0F);
        return (homes.adults[h] > 0) & (due | paper);
    });
    for (std::size_t k = 0; k < count; ++k) {
        const std::size_t h = rows[k];
        const std::size_t speaker = speaker_of(tile, tile.home(h));
        const float vouch = homes.vouched[h];
        if (static_cast<float>(owed[h]) > patient[right[h] == secure_rent ? 0 : 1]) {
            const float chance = number<eviction>(tile) * (1.0F - number<guarantor_pays>(tile) * vouch);
            if (sim::happens(tile.draw<keeping>(speaker, 0), chance)) evict(tile, homes, h, speaker);
        }
        const float chance = homes.papers[h] + written * vouch;
        if (right[h] == insecure_rent && sim::happens(tile.draw<keeping>(speaker, 2), chance)) right[h] = secure_rent;
    }
}

// Wear, repairs, works and damage.
void keep_up(const Here& tile, const Homes& homes) {
    const auto right = tile.write<tenure>();
    const auto standard = tile.write<quality>();
    const auto need = tile.read<household::need>(), spent = tile.read<household::consumption>();
    const float wear = number<housing::upkeep>(tile, 0), by_owner = number<housing::upkeep>(tile, 1),
                by_landlord = number<housing::upkeep>(tile, 2);
    const float damage = number<hazard_damage>(tile) * tile.place<shocks::hazard>();
    const float makeshift = number<shelter_quality>(tile, 0), decent = number<shelter_quality>(tile, 1);
    sim::each_apart(tile.home_count(), [&](std::size_t h) {
        const float now = standard[h], able = spent[h] >= need[h] ? by_owner : 0.0F;
        const float repaired = right[h] == owner ? able : by_landlord;
        const float next = now + repaired * (1.0F - now) - wear * now - damage * now + homes.improved[h];
        const float kept = right[h] == shelter ? makeshift + (decent - makeshift) * homes.sheltered[h]
                                               : sim::maths::clamp(next, 0.0F, 1.0F);
        standard[h] = homes.people[h] > 0 ? kept : now;
    });
}

// What is to be paid, and how many share a room.
void settle(const Here& tile, const Homes& homes) {
    const auto right = tile.write<tenure>(), space = tile.write<rooms>();
    const auto standard = tile.write<quality>(), crowd = tile.write<crowding>(), paid = tile.write<rent>();
    const float base = usual_rent(tile), power = tile.place<exploitation>();
    const float usual = number<usual_rooms>(tile), plain = number<plain_rent>(tile);
    const float with_kin = number<shared_crowding>(tile, 0), in_shelter = number<shared_crowding>(tile, 1);
    constexpr auto most_rent = static_cast<float>(rent.range.high),
                   most_crowd = static_cast<float>(crowding.range.high);
    sim::each_apart(tile.home_count(), [&](std::size_t h) {
        const auto people = static_cast<float>(homes.people[h]), rooms_here = static_cast<float>(space[h]);
        const bool insecure = right[h] == insecure_rent, rents = insecure | (right[h] == secure_rent);
        const float mark = insecure & (homes.returnees[h] > 0) ? power * (1.0F - homes.vouched[h]) : 0.0F;
        const float due = base * worth(standard[h], rooms_here, usual, plain) * (1.0F + mark);
        const float owes = sim::maths::clamp(due - homes.helped[h], 0.0F, most_rent);
        const float shared = right[h] == with_relatives ? with_kin : right[h] == shelter ? in_shelter : 1.0F;
        const float tight = people / rooms_here * shared;
        paid[h] = rents & (homes.people[h] > 0) ? owes : 0.0F;
        crowd[h] = tight < most_crowd ? tight : most_crowd;
    });
}

}  // namespace

void Live::step(Here& tile) {
    const Homes all = look_at_homes(tile);
    std::uint32_t found = 0, renting = 0, sharing_ = 0;
    tile.each_grant<dwelling>([&](std::size_t i, std::uint16_t) { found += move_in(tile, all, i) ? 1U : 0U; });
    owe(tile, all);
    keep_or_lose(tile, all);
    keep_up(tile, all);
    settle(tile, all);
    const auto right = tile.write<tenure>();
    for (std::size_t h = 0; h < tile.home_count(); ++h) {
        const bool shares = (right[h] == with_relatives) | (right[h] == shelter);
        renting += (all.people[h] > 0) & rented(right[h]), sharing_ += (all.people[h] > 0) & shares;
    }
    tile.add<housing::homes>(renting, 0);
    tile.add<housing::homes>(sharing_, 1);
    tile.add<housing::homes>(found, 2);
}

}  // namespace models::housing
