#pragma once
// Small things that the rules of delivery share.

#include <algorithm>

#include "models/programme/columns.h"
#include "models/programme/spec.h"
#include "sim/base/philox.h"
#include "sim/base/uniform.h"
#include "sim/engine/rule.h"

namespace models::programme {

// Draws of one person for one programme. `month` is the running month, or start_month for what never changes.
inline sim::PhiloxBlock draw_for(const sim::TileData& tile, std::uint16_t stream, std::uint32_t id, std::uint32_t month,
                                 const Account& account) {
    const sim::Run& run = *tile.run;
    const sim::DrawKey key{run.seed, run.catalogue->streams()[stream].hash, run.replicate,
                           sim::make_tick(month, account.block)};
    return sim::philox_one(key, id);
}

// Rows of a programme's account column. Country rules of a phase run before its tiles, so the value is this month's.
template <const auto& C> auto account_rows(const sim::World& world) {
    using T = typename std::remove_cvref_t<decltype(C)>::value_type;
    static_assert(std::remove_cvref_t<decltype(C)>::level == sim::Level::account);
    return std::span<const T>(reinterpret_cast<const T*>(world.column_bytes(sim::slot_of<C>)), world.accounts());
}

inline Subject subject_of(const sim::TileData& tile, std::size_t i, std::size_t home, bool as_host) {
    return {tile.world,
            tile.first + static_cast<std::uint32_t>(i),
            tile.first_household + static_cast<std::uint32_t>(home),
            tile.cell->community,
            tile.month,
            0,
            as_host};
}

// Components that a person may receive, one bit each; 0: not eligible.
inline unsigned components_for(const Account& account, const Subject& subject) {
    unsigned given = 0;
    for (std::size_t k = 0; k < account.components.size(); ++k) {
        if (!account.components[k].eligible.holds(subject)) continue;
        given |= 1U << k;
        if (account.menu) break;
    }
    return given;
}

// Position of a person's row of a programme in the sorted table of the cell, or where it would stand.
inline std::vector<sim::RosterRow>::iterator seek(std::vector<sim::RosterRow>& rows, std::uint32_t person,
                                                  std::size_t account) {
    return std::lower_bound(rows.begin(), rows.end(), std::pair{person, account},
                            [](const sim::RosterRow& row, const std::pair<std::uint32_t, std::size_t>& at) {
                                return row.person != at.first ? row.person < at.first : row.account < at.second;
                            });
}
inline bool is_row(const std::vector<sim::RosterRow>& rows, std::vector<sim::RosterRow>::const_iterator it,
                   std::uint32_t person, std::size_t account) {
    return it != rows.end() && it->person == person && it->account == account;
}

// The month number that a roster row can hold.
inline std::uint16_t short_month(std::uint32_t month) {
    return static_cast<std::uint16_t>(std::min<std::uint32_t>(month, for_ever));
}

}  // namespace models::programme
