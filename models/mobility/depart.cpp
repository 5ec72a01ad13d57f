// Who departs this month, and whether staying was still a choice.

#include <algorithm>

#include "models/mobility/formulas.h"
#include "models/mobility/model.h"
#include "sim/base/loops.h"

namespace models::mobility {

namespace {

using Here = sim::Tile<Depart>;

template <const auto& P> float number(const Here& tile) { return static_cast<float>(tile.param<P>()); }

// Needs of the household that nobody meets, as bits.
std::int32_t needs_of_home(float cut, float income, float need, float savings, std::uint8_t tenure, float hungry,
                           float poor) {
    const float hunger = cut >= hungry ? 1.0F : 0.0F, no_money = income + savings < poor * need ? 1.0F : 0.0F;
    const float no_home = static_cast<float>(tenure) == static_cast<float>(housing::shelter) ? 1.0F : 0.0F;
    return static_cast<std::int32_t>(hunger * unmet_bits::hunger + no_money * unmet_bits::no_income +
                                     no_home * unmet_bits::no_home);
}

void find_needs(Here& tile) {
    const auto tenure = tile.recall<housing::tenure>();
    const auto income = tile.read<household::income>(), aid = tile.read<household::assistance>();
    const auto need = tile.read<household::need>(), savings = tile.read<household::savings>();
    const auto cut = tile.read<household::food_cut>();
    const float hungry = number<hungry_from>(tile), poor = number<poor_below>(tile),
                unsafe = number<unsafe_below>(tile);
    auto* shared = tile.scratch<std::int32_t>(tile.home_count()).data();
    sim::each_apart(tile.home_count(), [&](std::size_t h) {
        shared[h] = needs_of_home(cut[h], income[h] + aid[h], need[h], savings[h], tenure[h], hungry, poor);
    });
    const auto status = tile.read<population::status>();
    const auto safe = tile.read<climate::felt_safety>();
    const auto home = tile.home_rows();
    const auto needs = tile.write<unmet>();
    sim::each_apart(tile.size(), [&](std::size_t i) {
        const std::int32_t in_danger = safe[i] < unsafe ? unmet_bits::danger : 0;
        const std::int32_t here = status[i] == population::present_here ? 0xFF : 0;
        needs[i] = static_cast<std::uint8_t>((shared[home[i]] | in_danger) & here);
    });
}

// Somebody stays with the children: how many of the grown members of a home could still leave.
int free_to_leave(const Here& tile, std::size_t h, std::size_t before, std::span<const std::uint8_t> goes) {
    const sim::Home home = tile.home(h);
    int grown = tile.read<household::adults>()[h] + tile.read<household::elders>()[h];
    for (std::size_t i = home.first; i < before; ++i) grown -= goes[i] != staying ? 1 : 0;
    return tile.read<household::children>()[h] > 0 ? grown - 1 : grown;
}

}  // namespace

void Depart::step(Here& tile) {
    find_needs(tile);
    const auto status = tile.read<population::status>(), age = tile.read<population::age_band>();
    const auto has_plan = tile.read<plan>(), ties = tile.read<ties_abroad>();
    const auto need = tile.read<household::need>(), savings = tile.read<household::savings>();
    const auto credit = tile.read<household::credit>();
    const auto needs = tile.write<unmet>(), goes = tile.write<leaving>();
    const float chance = number<leaves>(tile), drive = number<own_drive>(tile), price = number<journey_cost>(tile);
    const float loans = number<loan_months>(tile), sent = number<sent_for>(tile) / 100.0F;
    const float enables = number<success_enables>(tile), alike = number<means_without_limit>(tile);
    std::fill(goes.begin(), goes.end(), std::uint8_t{staying});
    auto* rows = tile.scratch<std::uint32_t>(tile.size() + 1).data();
    const std::size_t planners = sim::rows_where(tile.size(), rows, [&](std::size_t i) {
        return (has_plan[i] != 0) & (status[i] == population::present_here) & (age[i] != population::under_18);
    });
    const auto home = tile.home_rows();
    for (std::size_t k = 0; k < planners; ++k) {
        const std::size_t i = rows[k], h = home[i];
        if (free_to_leave(tile, h, i, goes) <= 0) continue;
        const float money = savings[h] + loans * credit[h] * need[h] + sent * static_cast<float>(ties[i]);
        const float means = counted_means(means_of(money, price), alike, enables);
        const float hazard = at_means(chance, means) * (needs[i] != 0 ? 1.0F + drive : 1.0F);
        if (!sim::happens(tile.draw<departing>(i), hazard)) continue;
        goes[i] = needs[i] != 0 ? by_necessity : by_choice;
        tile.log<departs>(i, needs[i]);
    }
}

}  // namespace models::mobility
