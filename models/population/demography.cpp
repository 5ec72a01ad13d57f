// Being here: births, returns, departures, deaths and couples, month by month.

#include <algorithm>

#include "models/population/model.h"
#include "sim/base/maths.h"

namespace models::population {

namespace {

// 0 before 18, then 18-29, 30-44, 45-59, 60 and over.
std::uint8_t band_of(int age_months) {
    return static_cast<std::uint8_t>((age_months >= adult_months) + (age_months >= 30 * 12) + (age_months >= 45 * 12) +
                                     (age_months >= elder_months));
}

// Year since the first return, 1 to 5, then 6; 0 before it and for residents.
std::uint8_t year_of(bool back, int months) {
    const int year = months < 0 ? 0 : std::min(months / 12 + 1, 6);
    return static_cast<std::uint8_t>(back ? year : 0);
}

constexpr bool is_away(std::uint8_t status) { return status == departed_by_choice || status == departed_by_necessity; }

}  // namespace

void Begin::step(sim::Tile<Begin>& tile) {
    const auto born_in = tile.read<birth_month>();
    const auto back_in = tile.read<return_month>();
    const auto came_back = tile.read<population::returnee>();
    const auto mothers = tile.read<mother>();
    const auto roles = tile.read<role>();
    auto now = tile.write<status>();
    auto end = tile.write<standing>();
    auto band = tile.write<age_band>();
    auto year = tile.write<years_since_return>();
    auto couple = tile.write<partnered>();
    auto count = tile.write<returns>();
    for (std::size_t i = 0; i < tile.size(); ++i) {
        const bool will_be_born = mothers[i] != 255;
        const bool comes = back_in[i] != never_returned && back_in[i] >= 0;
        now[i] = will_be_born ? unborn : comes ? abroad : present_here;
        end[i] = now[i];
        band[i] = band_of(-born_in[i]);
        const bool is_back = came_back[i] != 0 && !comes;
        year[i] = year_of(is_back, -back_in[i]);
        count[i] = is_back ? 1 : 0;
        couple[i] = roles[i] == partner ? 1 : 0;
    }
    for (std::size_t h = 0; h < tile.home_count(); ++h) {
        const sim::Home home = tile.home(h);
        bool with_partner = false;
        for (std::uint32_t i = home.first; i < home.first + home.count; ++i) with_partner |= roles[i] == partner;
        for (std::uint32_t i = home.first; i < home.first + home.count; ++i)
            if (roles[i] == head) couple[i] = with_partner ? 1 : 0;
    }
}

void Arrive::step(sim::Tile<Arrive>& tile) {
    const auto born_in = tile.read<birth_month>();
    const auto back_in = tile.read<return_month>();
    const auto came_back = tile.read<population::returnee>();
    const auto mothers = tile.read<mother>();
    const auto order = tile.read<surge_order>();
    const auto before = tile.recall<standing>();
    auto now = tile.write<status>();
    auto band = tile.write<age_band>();
    auto year = tile.write<years_since_return>();
    auto count = tile.write<returns>();
    const auto again = tile.param<repeat_return>();
    const auto chances = std::array{static_cast<float>(again[0]), static_cast<float>(again[1])};
    const int month = static_cast<int>(tile.month());
    // Fiftieths of planned returns that come on top in this month; those further back in the reserve stay away.
    const int surging = static_cast<int>(tile.place<shocks::surge>() * 50.0F);
    for (std::size_t i = 0; i < tile.size(); ++i) {
        std::uint8_t next = before[i];
        if (next == abroad && back_in[i] == month && order[i] <= surging) {
            next = present_here;
            if (came_back[i] != 0) tile.log<arrived>(i, count[i] = 1);
        } else if (is_away(next) && sim::happens(tile.draw<repeat>(i), chances[next == departed_by_choice ? 0 : 1])) {
            next = present_here;
            count[i] = static_cast<std::uint8_t>(std::min(count[i] + 1, 255));
            tile.log<arrived>(i, count[i]);
        }
        now[i] = next;
        band[i] = band_of(month - born_in[i]);
        year[i] = year_of(count[i] != 0 && came_back[i] != 0, month - back_in[i]);
    }
    for (std::size_t h = 0; h < tile.home_count(); ++h) {
        const sim::Home home = tile.home(h);
        // Those to be born are the last of their home.
        for (std::uint32_t i = home.first + home.count; i-- > home.first && mothers[i] != 255;) {
            if (before[i] != unborn || born_in[i] != month || now[home.first + mothers[i]] != present_here) continue;
            now[i] = present_here;
            tile.log<born>(i);
        }
    }
}

namespace {

// Children follow when the last adult of their home leaves.
void follow(const sim::Home& home, std::span<const std::int16_t> births, std::span<std::uint8_t> end, int month) {
    std::uint8_t way = 0;
    for (std::uint32_t i = home.first; i < home.first + home.count; ++i) {
        const bool adult = month - births[i] >= adult_months;
        if (adult && end[i] == present_here) return;
        if (adult && is_away(end[i])) way = std::max(way, end[i]);
    }
    if (way == 0) return;
    for (std::uint32_t i = home.first; i < home.first + home.count; ++i)
        if (end[i] == present_here) end[i] = way;
}

// Head and partner part together: by death or by separation.
void part_couple(const sim::Home& home, std::span<const std::uint8_t> roles, std::span<std::uint8_t> couple) {
    for (std::uint32_t i = home.first; i < home.first + home.count; ++i)
        if (roles[i] == head || roles[i] == partner) couple[i] = 0;
}

float in_a_year(double chance_per_month) {
    return -sim::maths::expm1(12.0F * sim::maths::log1p(-static_cast<float>(chance_per_month)));
}

// Once a year for each person, in a month that their id sets: couples form and separate.
void change_unions(sim::Tile<Leave>& tile, int month) {
    const auto end = tile.read<standing>();
    const auto born_in = tile.read<birth_month>();
    const auto roles = tile.read<role>();
    auto couple = tile.write<partnered>();
    const float form = in_a_year(tile.param<union_formation>());
    const float form_late = in_a_year(tile.param<union_formation>() / 3);
    const float part = in_a_year(tile.param<union_end>());
    const auto turn = static_cast<std::uint32_t>(month);
    for (std::size_t i = 0; i < tile.size(); ++i) {
        if ((tile.id(i) + turn) % 12 != 0) continue;
        const int age = month - born_in[i];
        if (end[i] != present_here || age < adult_months) continue;
        if (couple[i] == 0) {
            couple[i] = sim::happens(tile.draw<unions>(i, 0), age < 45 * 12 ? form : form_late) ? 1 : 0;
        } else if (roles[i] != partner && sim::happens(tile.draw<unions>(i, 1), part)) {
            couple[i] = 0;
            if (roles[i] == head) part_couple(tile.home(tile.home_of(i)), roles, couple);
        }
    }
}

}  // namespace

void Leave::step(sim::Tile<Leave>& tile) {
    const auto now = tile.read<status>();
    const auto born_in = tile.read<birth_month>();
    const auto roles = tile.read<role>();
    const auto go = tile.read<mobility::leaving>();
    const auto die = tile.read<health::dying>();
    auto end = tile.write<standing>();
    auto couple = tile.write<partnered>();
    const int month = static_cast<int>(tile.month());
    const std::size_t size = tile.size();
    unsigned changed = 0;
    for (std::size_t i = 0; i < size; ++i) {
        const unsigned gone = die[i] != 0 ? unsigned{dead} : present_here + unsigned{go[i]};
        const unsigned next = now[i] == present_here ? gone : now[i];
        end[i] = static_cast<std::uint8_t>(next);
        changed |= next ^ now[i];
    }
    for (std::size_t i = 0; changed != 0 && i < size; ++i) {
        if (end[i] == now[i]) continue;
        const sim::Home home = tile.home(tile.home_of(i));
        if (end[i] == dead) {
            tile.log<died>(i, (month - born_in[i]) / 12);
            if (roles[i] == head || roles[i] == partner) part_couple(home, roles, couple);
        } else {
            tile.log<left>(i, end[i]);
            follow(home, born_in, end, month);
        }
    }
    change_unions(tile, month);
}

void Record::step(sim::Tile<Record>& tile) {
    const auto now = tile.read<status>();
    const auto end = tile.read<standing>();
    const auto band = tile.read<age_band>();
    const auto came_back = tile.read<population::returnee>();
    const auto born_in = tile.read<birth_month>();
    const auto back_in = tile.read<return_month>();
    const auto mothers = tile.read<mother>();
    const bool begun = tile.month() != sim::start_month;  // nothing has happened yet when the run starts
    const int month = static_cast<int>(tile.month());
    int here = 0, here_returnees = 0, here_children = 0;
    for (std::size_t i = 0; i < tile.size(); ++i) {
        const bool is_here = end[i] == present_here;
        const bool minor = band[i] == under_18;
        here += is_here;
        here_children += is_here && minor;
        if (came_back[i] == 0) {
            if (is_here && !minor) tile.count<residents_present>(i);
            if (is_here && minor) tile.count<children_present>(i);
            if (mothers[i] != 255 && is_here && born_in[i] == month) tile.count<births>(i);
            if (end[i] != now[i] && end[i] == dead && !minor) tile.count<deaths>(i);
            continue;
        }
        here_returnees += is_here;
        if (begun && now[i] == present_here && back_in[i] == month) tile.count<arrivals>(i);
        if (minor) {
            if (is_here) tile.count<children_present>(i);
            continue;
        }
        if (is_here) tile.count<returnees_present>(i);
        if (end[i] == departed_by_choice) tile.count<departed_choice>(i);
        if (end[i] == departed_by_necessity) tile.count<departed_necessity>(i);
        if (end[i] == dead) tile.count<returnees_dead>(i);
    }
    tile.add<present>(here);
    tile.add<returnees>(here_returnees);
    tile.add<children>(here_children);
    tile.add<adults>(here - here_children);
}

}  // namespace models::population
