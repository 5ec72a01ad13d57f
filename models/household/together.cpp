// Members into homes: a pass over people that vectorises, sums by home, and what concerns few people one by one.

#include "models/household/together.h"

#include <algorithm>

#include "models/household/purse.h"
#include "sim/base/loops.h"
#include "sim/base/uniform.h"

namespace models::household {

namespace {

constexpr int school_from = 6 * 12;
constexpr int first_year = 12;

// One value per person.
struct Brought {
    std::span<float> income, distress;
    std::span<std::int32_t> drawn;
    std::span<std::uint8_t> flags, rare;
};

using Here = sim::Tile<Live>;

// Whether anything that few people have concerns this one: it is then looked at person by person.
void look_for_rare(const Here& tile, std::span<std::uint8_t> rare) {
    const auto status = tile.read<population::status>(), stood = tile.recall<population::standing>();
    const auto back = tile.read<population::return_month>();
    const auto given = tile.use<transfer>(), relieved = tile.use<debt_relief>(), thrift = tile.use<saving>(),
               lent = tile.use<loans>(), calmed = tile.use<mediation>(), safe = tile.use<protection>(),
               gift = tile.use<asset_gift>();
    sim::each_apart(tile.size(), [&](std::size_t i) {
        const float moved = (given[i] != 0.0F) | (relieved[i] != 0.0F) | (thrift[i] != 1.0F) | (lent[i] != 0.0F) |
                                    (calmed[i] != 0.0F) | (safe[i] != 0.0F) | (gift[i] != 0.0F)
                                ? 1.0F
                                : 0.0F;
        const bool away =
            (status[i] == population::departed_by_choice) | (status[i] == population::departed_by_necessity);
        const bool came = (status[i] == population::present_here) & (stood[i] != population::present_here) &
                          (back[i] != population::never_returned);
        rare[i] = static_cast<std::uint8_t>((moved != 0.0F) | away | came);
    });
}

Brought look_at_people(const Here& tile) {
    const std::size_t n = tile.size();
    const Brought all{tile.scratch<float>(n), tile.scratch<float>(n), tile.scratch<std::int32_t>(n),
                      tile.scratch<std::uint8_t>(n), tile.scratch<std::uint8_t>(n)};
    look_for_rare(tile, all.rare);
    const auto status = tile.read<population::status>(), work = tile.recall<labour::state>(),
               roll = tile.recall<services::social_reach>();
    const auto born = tile.read<population::birth_month>(), back = tile.read<population::return_month>(),
               taken = tile.recall<enterprise::drawn>();
    const auto wage = tile.recall<labour::wage>(), profit = tile.recall<enterprise::profit>(),
               distress = tile.recall<wellbeing::distress>();
    const auto income = all.income, gloom = all.distress;
    const auto drawn = all.drawn;
    const auto flags = all.flags;
    const int month = static_cast<int>(tile.month());
    sim::each_apart(n, [&](std::size_t i) {
        const bool here = status[i] == population::present_here;
        const bool minor = month - born[i] < population::adult_months;
        income[i] = here ? wage[i] + profit[i] : 0.0F;
        gloom[i] = here & !minor ? distress[i] : 0.0F;
        drawn[i] = here ? int{taken[i]} : 0;
    });
    sim::each_apart(n, [&](std::size_t i) {
        const int here = status[i] == population::present_here ? 1 : 0, age = month - born[i];
        const int working = (work[i] >= labour::casual) & (work[i] <= labour::public_works);
        const int pupil = (age < population::adult_months) & (age >= school_from);
        const int away = status[i] == population::abroad;
        const int returns = back[i] != population::never_returned, later = returns & (back[i] >= 0);
        const int newly = returns & (month - back[i] < first_year);
        flags[i] =
            static_cast<std::uint8_t>(here * (working * together::worker + pupil * together::pupil +
                                              (roll[i] != 0) * together::on_roll + newly * together::newly_back) +
                                      away * together::abroad + later * together::sender);
    });
    return all;
}

float price_of_journey(const Beliefs& b, const Here& tile, std::size_t i) {
    return b.loan_low + (b.loan_high - b.loan_low) * sim::to_uniform(tile.draw<loan>(i, 0));
}

// What somebody who has just come back owes for the journey.
float debt_of_journey(const Beliefs& b, const Here& tile, std::size_t i) {
    const int back = tile.read<population::return_month>()[i];
    if (tile.recall<population::standing>()[i] == population::present_here || back == population::never_returned)
        return 0;
    if (back == static_cast<int>(tile.month())) {
        const bool borrowed = (tile.read<population::journey>()[i] & population::journey_bits::loan) != 0;
        const auto months = static_cast<float>(tile.read<population::months_abroad>()[i]);
        return borrowed ? loan_left(b, price_of_journey(b, tile, i), months) : 0.0F;
    }
    const bool again = tile.read<population::returns>()[i] > 1 && sim::happens(tile.draw<loan>(i, 1), b.loan_again);
    return again ? price_of_journey(b, tile, i) : 0.0F;
}

void look_at_few(const Here& tile, const Brought& people, const Together& homes) {
    const Beliefs& b = tile.prepared<Model>().beliefs;
    const auto status = tile.read<population::status>();
    const auto given = tile.use<transfer>(), relieved = tile.use<debt_relief>(), thrift = tile.use<saving>(),
               lent = tile.use<loans>(), calmed = tile.use<mediation>(), safe = tile.use<protection>(),
               gift = tile.use<asset_gift>();
    const auto rows = tile.scratch<std::uint16_t>(tile.size() + 1);
    const std::size_t count =
        sim::rows_where(tile.size(), rows.data(), [&](std::size_t i) { return people.rare[i] != 0; });
    const auto home = tile.home_rows();
    for (std::size_t k = 0; k < count; ++k) {
        const std::size_t i = rows[k], h = home[i];
        if (status[i] == population::present_here) {
            homes.given[h] += given[i], homes.relief[h] += relieved[i], homes.loans[h] += lent[i];
            homes.calm[h] += calmed[i], homes.safety[h] += safe[i], homes.gift[h] += gift[i];
            homes.thrift[h] *= thrift[i];
            homes.journey_debt[h] += debt_of_journey(b, tile, i);
        } else {
            homes.left[h] +=
                (status[i] == population::departed_by_choice) | (status[i] == population::departed_by_necessity) ? 1.0F
                                                                                                                 : 0.0F;
        }
    }
}

}  // namespace

Together meet(Here& tile) {
    const std::size_t n = tile.home_count();
    const auto column = [&](float start) {
        const auto values = tile.scratch<float>(n);
        std::fill(values.begin(), values.end(), start);
        return values;
    };
    const Together homes{.income = column(0),
                         .distress = column(0),
                         .drawn = tile.scratch<std::int32_t>(n),
                         .flags = tile.scratch<std::uint8_t>(n),
                         .first = tile.scratch<std::uint32_t>(n),
                         .given = column(0),
                         .relief = column(0),
                         .thrift = column(1),
                         .loans = column(0),
                         .calm = column(0),
                         .safety = column(0),
                         .gift = column(0),
                         .journey_debt = column(0),
                         .left = column(0)};
    const Brought people = look_at_people(tile);
    const std::uint32_t last = tile.size() > 0 ? static_cast<std::uint32_t>(tile.size() - 1) : 0;
    for (std::size_t h = 0; h < n; ++h) {
        const sim::Home home = tile.home(h);
        homes.first[h] = std::min(home.first, last);  // an empty home has none, but needs a row to read from
        float earned = 0, gloom = 0;
        std::int32_t taken = 0;
        unsigned any = 0;
        for (std::uint32_t i = home.first; i < home.first + home.count; ++i) {
            earned += people.income[i], gloom += people.distress[i], taken += people.drawn[i];
            any |= people.flags[i];
        }
        homes.income[h] = earned, homes.distress[h] = gloom, homes.drawn[h] = taken;
        homes.flags[h] = static_cast<std::uint8_t>(any);
    }
    look_at_few(tile, people, homes);
    return homes;
}

}  // namespace models::household
