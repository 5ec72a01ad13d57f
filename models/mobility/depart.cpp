// Who departs this month, and whether staying was still a choice.

#include <algorithm>

#include "models/mobility/formulas.h"
#include "models/mobility/model.h"

namespace models::mobility {

namespace {

using Here = sim::Tile<Depart>;

template <const auto& P> float number(const Here& tile) { return static_cast<float>(tile.param<P>()); }

// Needs of the household that nobody meets, as bits.
std::uint8_t needs_of_home(float cut, float income, float need, float savings, std::uint8_t tenure, float hungry, float poor) {
    const bool short_of_money = income + savings < poor * need;
    return static_cast<std::uint8_t>((cut >= hungry ? unmet_bits::hunger : 0) | (short_of_money ? unmet_bits::no_income : 0) |
                                     (tenure == housing::shelter ? unmet_bits::no_home : 0));
}

}  // namespace

void Depart::step(Here& tile) {
    const auto status = tile.read<population::status>(), age = tile.read<population::age_band>();
    const auto has_plan = tile.read<plan>(), ties = tile.read<ties_abroad>();
    const auto adults = tile.read<household::adults>(), children = tile.read<household::children>(),
               elders = tile.read<household::elders>(), tenure = tile.recall<housing::tenure>();
    const auto income = tile.read<household::income>(), aid = tile.read<household::assistance>();
    const auto need = tile.read<household::need>(), savings = tile.read<household::savings>();
    const auto credit = tile.read<household::credit>(), cut = tile.read<household::food_cut>();
    const auto safe = tile.read<climate::felt_safety>();
    const auto needs = tile.write<unmet>(), goes = tile.write<leaving>();
    const float hungry = number<hungry_from>(tile), poor = number<poor_below>(tile), unsafe = number<unsafe_below>(tile);
    const float chance = number<leaves>(tile), drive = number<own_drive>(tile), price = number<journey_cost>(tile);
    const float loans = number<loan_months>(tile), sent = number<sent_for>(tile) / 100.0F;
    const float enables = number<success_enables>(tile), alike = number<means_without_limit>(tile);
    for (std::size_t h = 0; h < tile.home_count(); ++h) {
        const std::uint8_t shared = needs_of_home(cut[h], income[h] + aid[h], need[h], savings[h], tenure[h], hungry, poor);
        const sim::Home home = tile.home(h);
        int grown = adults[h] + elders[h];
        for (std::size_t i = home.first; i < home.first + home.count; ++i) {
            const bool here = status[i] == population::present_here;
            needs[i] = here ? static_cast<std::uint8_t>(shared | (safe[i] < unsafe ? unmet_bits::danger : 0)) : std::uint8_t{0};
            goes[i] = staying;
            if (!here || has_plan[i] == 0 || age[i] == population::under_18) continue;
            if (children[h] > 0 && grown <= 1) continue;  // somebody stays with the children
            const float money = savings[h] + loans * credit[h] * need[h] + sent * static_cast<float>(ties[i]);
            const float means = counted_means(means_of(money, price), alike, enables);
            const float hazard = at_means(chance, means) * (needs[i] != 0 ? 1.0F + drive : 1.0F);
            if (!sim::happens(tile.draw<departing>(i), hazard)) continue;
            goes[i] = needs[i] != 0 ? by_necessity : by_choice;
            tile.log<departs>(i, needs[i]);
            --grown;
        }
    }
}

}  // namespace models::mobility
