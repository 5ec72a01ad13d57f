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
template <class Home, class Band>
void follow(const Home& home, const Band& births, std::span<std::uint8_t> standing_now, int month) {
    std::uint8_t way = 0;
    for (std::uint32_t i = home.first; i < home.first + home.count; ++i) {
        const bool adult = month - births[i] >= adult_months;
        if (adult && standing_now[i] == present_here) return;
        if (adult && is_away(standing_now[i])) way = std::max(way, standing_now[i]);
    }
    if (way == 0) return;
    for (std::uint32_t i = home.first; i < home.first + home.count; ++i)
        if (standing_now[i] == present_here) standing_now[i] = way;
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
    const auto u = tile.draws<unions>(0), v = tile.draws<unions>(1);
    const auto form = static_cast<float>(tile.param<union_formation>());
    const auto part = static_cast<float>(tile.param<union_end>());
    const int month = static_cast<int>(tile.month());
    bool anyone_left = false;
    for (std::size_t i = 0; i < tile.size(); ++i) {
        const bool here = now[i] == present_here;
        const bool dies = here && die[i] != 0;
        const bool goes = here && !dies && go[i] != 0;
        end[i] = dies ? std::uint8_t{dead} : goes ? static_cast<std::uint8_t>(present_here + go[i]) : now[i];
        if (dies) tile.log<died>(i, (month - born_in[i]) / 12);
        if (goes) tile.log<left>(i, end[i]);
        anyone_left |= goes;
        const int age = month - born_in[i];
        const float chance = age < adult_months ? 0.0F : age < 45 * 12 ? form : form * (1.0F / 3.0F);
        const bool starts = couple[i] == 0 && sim::happens(u[i], chance);
        // Couples whose both members live here part together, below.
        const bool ends = couple[i] != 0 && roles[i] != head && roles[i] != partner && sim::happens(v[i], part);
        if (here) couple[i] = static_cast<std::uint8_t>((couple[i] != 0 && !ends) || starts);
    }
    for (std::size_t h = 0; h < tile.home_count(); ++h) {
        const sim::Home home = tile.home(h);
        const std::uint32_t first = home.first, last = home.first + home.count;
        if (anyone_left) follow(home, born_in, end, month);
        if (home.count < 2 || roles[first] != head || couple[first] == 0) continue;
        bool ends = sim::happens(v[first], part), widowed = end[first] == dead;
        for (std::uint32_t i = first + 1; i < last; ++i) widowed |= roles[i] == partner && end[i] == dead && now[i] != dead;
        if (!ends && !widowed) continue;
        for (std::uint32_t i = first; i < last; ++i)
            if (roles[i] == head || roles[i] == partner) couple[i] = 0;
    }
}

void Record::step(sim::Tile<Record>& tile) {
    const auto now = tile.read<status>();
    const auto end = tile.read<standing>();
    const auto band = tile.read<age_band>();
    const auto came_back = tile.read<population::returnee>();
    const auto born_in = tile.read<birth_month>();
    const auto back_in = tile.read<return_month>();
    const int month = tile.month() == sim::start_month ? -32768 : static_cast<int>(tile.month());  // nothing happened before
    int here = 0, here_returnees = 0, here_children = 0;
    for (std::size_t i = 0; i < tile.size(); ++i) {
        const bool is_here = end[i] == present_here;
        const bool child_now = band[i] == under_18;
        here += is_here;
        here_children += is_here && child_now;
        if (is_here && !child_now && came_back[i] == 0) tile.count<residents_present>(i);
        if (is_here && child_now) tile.count<children_present>(i);
        if (is_here && born_in[i] == month) tile.count<births>(i);
        if (end[i] == dead && now[i] != dead && came_back[i] == 0 && !child_now) tile.count<deaths>(i);
        if (came_back[i] == 0) continue;
        here_returnees += is_here;
        if (now[i] == present_here && back_in[i] == month) tile.count<arrivals>(i);
        if (child_now) continue;
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
