// Who is at home, and how much care falls to whom.

#include "models/household/model.h"
#include "models/household/purse.h"
#include "sim/base/loops.h"

namespace models::household {

namespace {

enum Care : std::uint8_t { small_child, child, youth, very_old, ill };
constexpr int months_of_6 = 72, months_of_12 = 144, months_of_16 = 192, months_of_80 = 960;

// One value per person of the tile: counts of one, eight bits each, and hours of care.
struct Counted {
    std::span<std::uint32_t> kinds;  // adult, child, elder, able woman, from the lowest byte up
    std::span<std::uint8_t> able;
    std::span<float> hours;
};

Counted look_at_people(const sim::Tile<Gather>& tile) {
    const std::size_t n = tile.size();
    const Counted all{tile.scratch<std::uint32_t>(n), tile.scratch<std::uint8_t>(n), tile.scratch<float>(n)};
    const auto status = tile.read<population::status>(), sex = tile.read<population::sex>(),
               identity = tile.read<population::identity>();
    const auto born = tile.read<population::birth_month>();
    const auto health = tile.recall<health::health>();
    const auto relief = tile.use<care_relief>();
    const Beliefs& b = tile.prepared<Model>().beliefs;
    const float frail_below = b.frail, of_ill = b.care_needs[ill], of_old = b.care_needs[very_old];
    const float of_small = b.care_needs[small_child], of_child = b.care_needs[child], of_youth = b.care_needs[youth];
    const int month = tile.month() == sim::start_month ? 0 : static_cast<int>(tile.month());
    const auto kinds = all.kinds;
    const auto able = all.able;
    const auto hours = all.hours;
    sim::each_apart(n, [&](std::size_t i) {
        const int here = status[i] == population::present_here ? 1 : 0, age = month - born[i];
        const float weak = health[i] < frail_below ? 1.0F : 0.0F;
        const int minor = age < population::adult_months ? 1 : 0, elder = age >= population::elder_months ? 1 : 0;
        const int fit = here & (age >= months_of_16 ? 1 : 0) & (age < months_of_80 ? 1 : 0) & (weak > 0 ? 0 : 1);
        const int woman = fit & (sex[i] == population::women ? 1 : 0);
        kinds[i] = static_cast<std::uint32_t>((here & (1 - minor) & (1 - elder)) | (here & minor) << 8 |
                                              (here & elder) << 16 | woman << 24);
        able[i] = static_cast<std::uint8_t>(fit);
        const float young = age < months_of_6 ? of_small : age < months_of_12 ? of_child : of_youth;
        const float grown = age >= months_of_80 ? of_old : 0.0F;
        const float disabled = (identity[i] & population::identity_bits::disability) != 0 ? of_ill : 0.0F;
        const float cared = (minor > 0 ? young : grown) + most(disabled, weak * of_ill) - relief[i];
        hours[i] = static_cast<float>(here) * cared;
    });
    return all;
}

}  // namespace

void Gather::step(sim::Tile<Gather>& tile) {
    const Counted people = look_at_people(tile);
    const std::size_t n = tile.home_count();
    const auto kinds = tile.scratch<std::uint32_t>(n);
    const auto fit = tile.scratch<std::int32_t>(n);
    const auto hours = tile.scratch<float>(n);
    for (std::size_t h = 0; h < n; ++h) {
        const sim::Home home = tile.home(h);
        std::uint32_t sum = 0;
        std::int32_t able = 0;
        float needed = 0;
        for (std::uint32_t i = home.first; i < home.first + home.count; ++i)
            sum += people.kinds[i], able += people.able[i], needed += people.hours[i];
        kinds[h] = sum, fit[h] = able, hours[h] = needed;
    }
    const float norm = tile.prepared<Model>().beliefs.care_norm;
    const auto grown = tile.write<adults>(), small = tile.write<children>(), old = tile.write<elders>();
    const auto care = tile.write<care_hours>(), care_women = tile.write<care_of_women>(),
               care_men = tile.write<care_of_men>();
    sim::each_apart(n, [&](std::size_t h) {
        const auto women = static_cast<std::int32_t>(kinds[h] >> 24U), men = fit[h] - women;
        const float total = most(hours[h], 0.0F);
        const CareShares shares = share_care(total, women, men, norm);
        grown[h] = static_cast<std::uint8_t>(kinds[h]), small[h] = static_cast<std::uint8_t>(kinds[h] >> 8U);
        old[h] = static_cast<std::uint8_t>(kinds[h] >> 16U);
        care[h] = fit[h] > 0 ? least(total / static_cast<float>(fit[h]), 720.0F) : 0.0F;
        care_women[h] = least(shares.woman, 720.0F), care_men[h] = least(shares.man, 720.0F);
    });
}

void Basket::step(sim::Place<Basket>& place) {
    const Beliefs& b = place.prepared<Model>().beliefs;
    float& usual = place.write<usual_spending>();
    const double people = place.total<population::present>();
    const double before = place.month() == 0 ? place.total<first_spending>() : place.total<spending>();
    if (place.month() == 1 || usual <= 0) usual = static_cast<float>(before);  // the first whole month is the usual one
    const auto price = static_cast<double>(place.write<price_level>());
    const double demand = usual > 0 ? before / (static_cast<double>(usual) * price) : 1;
    place.write<local_demand>() = static_cast<float>(sim::maths::clamp(demand, 0.0, 10.0));
    const auto moved = sim::maths::exp_d(b.price_power * sim::maths::log_d(sim::maths::clamp(demand, 0.05, 10.0)));
    place.write<price_level>() =
        sim::maths::clamp(place.read<shocks::prices>() * static_cast<float>(moved), 0.2F, 10.0F);
    // Shops and fields follow the people, slowly.
    float& fed = place.write<usual_people>();
    if (fed <= 0) fed = static_cast<float>(people);
    if (people > 0 && fed > 0) {
        const double step = (people - static_cast<double>(fed)) / b.demand_adapt;
        usual *= static_cast<float>(1 + step / static_cast<double>(fed));
        fed += static_cast<float>(step);
    }
}

}  // namespace models::household
