// Being here: births, returns, departures, deaths and couples, month by month.

#include <algorithm>

#include "models/population/model.h"
#include "sim/base/loops.h"
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
    const int year = (months >= 0) + (months >= 12) + (months >= 24) + (months >= 36) + (months >= 48) + (months >= 60);
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

namespace {

enum Turn : std::uint8_t { nothing, comes, comes_again, is_due };  // what may happen to a person this month

// What the calendar says of everyone, and for whom something may happen.
std::span<const std::uint16_t> look_at_calendar(sim::Tile<Arrive>& tile, std::span<std::uint8_t> turn) {
    const auto born_in = tile.read<birth_month>(), back_in = tile.read<return_month>();
    const auto came_back = tile.read<population::returnee>(), order = tile.read<surge_order>();
    const auto before = tile.recall<standing>();
    const auto now = tile.write<status>(), band = tile.write<age_band>(), year = tile.write<years_since_return>(),
               count = tile.write<returns>();
    const int month = static_cast<int>(tile.month());
    // Fiftieths of planned returns that come on top in this month; those further back in the reserve stay away.
    const int surging = static_cast<int>(tile.place<shocks::surge>() * 50.0F);
    sim::each_apart(tile.size(), [&](std::size_t i) {
        const int was = before[i], age = month - born_in[i];
        const int arrives = (was == abroad) & (back_in[i] == month) & (order[i] <= surging);
        const int away = (was == departed_by_choice) | (was == departed_by_necessity);
        const int due = (was == unborn) & (age == 0);
        turn[i] = static_cast<std::uint8_t>(arrives * comes + away * comes_again + due * is_due);
        now[i] = before[i];
        band[i] = band_of(age);
        year[i] = year_of((count[i] != 0) & (came_back[i] != 0), month - back_in[i]);
    });
    const auto rows = tile.scratch<std::uint16_t>(tile.size() + 1);
    const std::size_t few = sim::rows_where(tile.size(), rows.data(), [&](std::size_t i) { return turn[i] != 0; });
    return rows.first(few);
}

}  // namespace

void Arrive::step(sim::Tile<Arrive>& tile) {
    const auto turn = tile.scratch<std::uint8_t>(tile.size());
    const auto few = look_at_calendar(tile, turn);
    const auto back_in = tile.read<return_month>();
    const auto came_back = tile.read<population::returnee>(), mothers = tile.read<mother>();
    const auto before = tile.recall<standing>();
    const auto now = tile.write<status>(), year = tile.write<years_since_return>(), count = tile.write<returns>();
    const auto again = tile.param<repeat_return>();
    const auto chances = std::array{static_cast<float>(again[0]), static_cast<float>(again[1])};
    for (const std::size_t i : few) {
        if (turn[i] == is_due) continue;
        const float chance = turn[i] == comes ? 1.0F : chances[before[i] == departed_by_choice ? 0 : 1];
        if (turn[i] != comes && !sim::happens(tile.draw<repeat>(i), chance)) continue;
        now[i] = present_here;
        const bool first = turn[i] == comes;
        if (!first || came_back[i] != 0) {
            count[i] = static_cast<std::uint8_t>(first ? 1 : std::min(count[i] + 1, 255));
            tile.log<arrived>(i, count[i]);
        }
        year[i] = year_of((count[i] != 0) & (came_back[i] != 0), static_cast<int>(tile.month()) - back_in[i]);
    }
    for (const std::size_t i : few) {
        if (turn[i] != is_due || now[tile.home(tile.home_of(i)).first + mothers[i]] != present_here) continue;
        now[i] = present_here;
        tile.log<born>(i);
    }
}

namespace {

// Children follow when the last adult of their home leaves.
void follow(const sim::Tile<Leave>& tile, const sim::Home& home, std::span<std::uint8_t> end) {
    const auto births = tile.read<birth_month>();
    const int month = static_cast<int>(tile.month());
    std::uint8_t way = 0;
    for (std::uint32_t i = home.first; i < home.first + home.count; ++i) {
        const bool adult = month - births[i] >= adult_months;
        if (adult && end[i] == present_here) return;
        if (adult && is_away(end[i])) way = std::max(way, end[i]);
    }
    if (way == 0) return;
    for (std::uint32_t i = home.first; i < home.first + home.count; ++i) {
        if (end[i] != present_here) continue;
        end[i] = way;
        tile.log<left>(i, way);
    }
}

// Some heads and partners take partner and children along.
void take_along(const sim::Tile<Leave>& tile, const sim::Home& home, std::size_t leaver) {
    const auto births = tile.read<birth_month>();
    const auto roles = tile.read<role>();
    const auto end = tile.write<standing>();
    const int month = static_cast<int>(tile.month());
    const bool leads = (roles[leaver] == head || roles[leaver] == partner) && month - births[leaver] >= adult_months;
    if (!leads || !sim::happens(tile.draw<unions>(leaver, 2), static_cast<float>(tile.param<family_leaves>()))) return;
    for (std::uint32_t i = home.first; i < home.first + home.count; ++i) {
        const bool family =
            roles[i] == head || roles[i] == partner || (roles[i] == child && month - births[i] < adult_months);
        if (!family || end[i] != present_here) continue;
        end[i] = end[leaver];
        tile.log<left>(i, end[leaver]);
    }
}

// Head and partner part together: by death or by separation.
void part_couple(const sim::Home& home, std::span<const std::uint8_t> roles, std::span<std::uint8_t> couple) {
    for (std::uint32_t i = home.first; i < home.first + home.count; ++i)
        if (roles[i] == head || roles[i] == partner) couple[i] = 0;
}

float in_a_year(double chance_per_month) {
    return -sim::maths::expm1(12.0F * sim::maths::log1p(-static_cast<float>(chance_per_month)));
}

// Once a year for each adult, in a month that their id sets: couples form and separate.
void change_unions(sim::Tile<Leave>& tile, std::span<const std::uint8_t> due) {
    const auto end = tile.read<standing>(), roles = tile.read<role>();
    const auto born_in = tile.read<birth_month>();
    auto couple = tile.write<partnered>();
    const int month = static_cast<int>(tile.month());
    const float form = in_a_year(tile.param<union_formation>());
    const float form_late = in_a_year(tile.param<union_formation>() / 3);
    const float part = in_a_year(tile.param<union_end>());
    const auto rows = tile.scratch<std::uint16_t>(tile.size() + 1);
    const std::size_t count = sim::rows_where(tile.size(), rows.data(), [&](std::size_t i) { return due[i] != 0; });
    for (std::size_t k = 0; k < count; ++k) {
        const std::size_t i = rows[k];
        if (end[i] != present_here) continue;
        if (couple[i] == 0) {
            const bool late = month - born_in[i] >= 45 * 12;
            couple[i] = sim::happens(tile.draw<unions>(i, 0), late ? form_late : form) ? 1 : 0;
        } else if (roles[i] != partner && sim::happens(tile.draw<unions>(i, 1), part)) {
            couple[i] = 0;
            if (roles[i] == head) part_couple(tile.home(tile.home_of(i)), roles, couple);
        }
    }
}

}  // namespace

void Leave::step(sim::Tile<Leave>& tile) {
    const auto now = tile.read<status>(), roles = tile.read<role>(), go = tile.read<mobility::leaving>(),
               die = tile.read<health::dying>();
    const auto born_in = tile.read<birth_month>();
    const auto end = tile.write<standing>(), couple = tile.write<partnered>();
    const int month = static_cast<int>(tile.month());
    const auto changed = tile.scratch<std::uint8_t>(tile.size()), due = tile.scratch<std::uint8_t>(tile.size());
    const std::uint32_t* ids = tile.data().ids();
    const auto turn = static_cast<std::uint32_t>(month);
    sim::each_apart(tile.size(), [&](std::size_t i) {
        const int gone = die[i] != 0 ? int{dead} : present_here + go[i], was = now[i];
        const int next = was == present_here ? gone : was;
        end[i] = static_cast<std::uint8_t>(next);
        changed[i] = static_cast<std::uint8_t>(next != was);
        const int adult = month - born_in[i] >= adult_months, in_turn = (ids[i] + turn) % 12 == 0;
        due[i] = static_cast<std::uint8_t>(adult & in_turn & (next == present_here));
    });
    const auto rows = tile.scratch<std::uint16_t>(tile.size() + 1);
    const std::size_t count = sim::rows_where(tile.size(), rows.data(), [&](std::size_t i) { return changed[i] != 0; });
    for (std::size_t k = 0; k < count; ++k) {
        const std::size_t i = rows[k];
        const sim::Home home = tile.home(tile.home_of(i));
        if (end[i] == dead) {
            tile.log<died>(i, (month - born_in[i]) / 12);
            if (roles[i] == head || roles[i] == partner) part_couple(home, roles, couple);
        } else {
            tile.log<left>(i, end[i]);
            take_along(tile, home, i);
            follow(tile, home, end);
        }
    }
    change_unions(tile, due);
}

namespace {

using Recording = sim::Tile<Record>;

// Adds how many people each tally counts, at once for all who belong to the same groups.
template <const auto& T, class Wanted> void count_many(const Recording& tile, Wanted&& wanted) {
    const sim::TileData& data = tile.data();
    const auto code = tile.scratch<std::uint16_t>(tile.size());
    std::fill(code.begin(), code.end(), std::uint16_t{0});
    std::uint32_t codes = 1;
    for (const sim::Grouping& grouping : data.groups->groupings) {
        if (!(grouping.audiences & sim::group_by(T.audience))) continue;
        const auto* label =
            reinterpret_cast<const std::uint8_t*>(data.world->column_bytes(grouping.column)) + data.first;
        const auto stride = static_cast<std::uint16_t>(codes);
        sim::each_apart(tile.size(),
                        [&](std::size_t i) { code[i] = static_cast<std::uint16_t>(code[i] + label[i] * stride); });
        codes *= grouping.labels;
    }
    struct Group {
        std::uint32_t people, one;  // how many, and one of them
    };
    const auto groups = tile.scratch<Group>(codes);
    std::fill(groups.begin(), groups.end(), Group{0, 0});
    const auto rows = tile.scratch<std::uint16_t>(tile.size() + 1);
    const std::size_t count = sim::rows_where(tile.size(), rows.data(), wanted);
    for (std::size_t k = 0; k < count; ++k) {
        Group& group = groups[code[rows[k]]];
        ++group.people, group.one = rows[k];
    }
    for (const Group& group : groups)
        if (group.people > 0) tile.count<T>(group.one, group.people);
}

// Returnees, and what happened this month to others: few, so one by one.
void count_few(const Recording& tile, std::span<const std::uint16_t> rows) {
    const auto now = tile.read<status>(), end = tile.read<standing>(), band = tile.read<age_band>(),
               came_back = tile.read<population::returnee>();
    const auto back_in = tile.read<return_month>();
    const bool begun = tile.month() != sim::start_month;  // nothing has happened yet when the run starts
    const int month = static_cast<int>(tile.month());
    for (const std::size_t i : rows) {
        const bool is_here = end[i] == present_here, minor = band[i] == under_18;
        if (came_back[i] == 0) {
            if (end[i] == dead && now[i] != dead && !minor) tile.count<deaths>(i);
            if (is_here && minor && begun && tile.read<birth_month>()[i] == month) tile.count<births>(i);
            continue;
        }
        if (begun && now[i] == present_here && back_in[i] == month) tile.count<arrivals>(i);
        if (minor) continue;
        if (is_here) tile.count<returnees_present>(i);
        if (end[i] == departed_by_choice) tile.count<departed_choice>(i);
        if (end[i] == departed_by_necessity) tile.count<departed_necessity>(i);
        if (end[i] == dead) tile.count<returnees_dead>(i);
    }
}

}  // namespace

void Record::step(sim::Tile<Record>& tile) {
    const auto now = tile.read<status>(), end = tile.read<standing>(), band = tile.read<age_band>(),
               came_back = tile.read<population::returnee>(), mothers = tile.read<mother>();
    const auto born_in = tile.read<birth_month>();
    const int month = static_cast<int>(tile.month());
    const auto kind =
        tile.scratch<std::uint8_t>(tile.size());  // bits: resident adult, minor, returnee; to be looked at
    sim::each_apart(tile.size(), [&](std::size_t i) {
        const int is_here = end[i] == present_here, minor = band[i] == under_18, back = came_back[i] != 0;
        const int newborn = (mothers[i] != 255) & (born_in[i] == month), died_now = (end[i] == dead) & (now[i] != dead);
        kind[i] = static_cast<std::uint8_t>((is_here & (1 - minor) & (1 - back)) | (is_here & minor) << 1 |
                                            (is_here & back) << 2 | (back | newborn | died_now) << 3);
    });
    std::uint32_t residents = 0, minors = 0, came = 0, came_minors = 0;
    for (const unsigned bits : kind) {
        residents += bits & 1U, minors += bits >> 1U & 1U, came += bits >> 2U & 1U;
        came_minors += bits >> 1U & bits >> 2U & 1U;
    }
    count_many<residents_present>(tile, [&](std::size_t i) { return (kind[i] & 1) != 0; });
    count_many<children_present>(tile, [&](std::size_t i) { return (kind[i] & 2) != 0; });
    const auto rows = tile.scratch<std::uint16_t>(tile.size() + 1);
    count_few(tile, rows.first(sim::rows_where(tile.size(), rows.data(), [&](std::size_t i) { return kind[i] >= 8; })));
    const std::uint32_t grown = residents + came - came_minors;
    tile.add<present>(grown + minors);
    tile.add<returnees>(came);
    tile.add<children>(minors);
    tile.add<adults>(grown);
}

}  // namespace models::population
