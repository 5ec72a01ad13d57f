// Who is at home, and how much care falls to whom.

#include "models/household/model.h"
#include "models/household/purse.h"

namespace models::household {

namespace {

enum Care : std::uint8_t { small_child, child, youth, very_old, ill };
constexpr int months_of_6 = 72, months_of_12 = 144, months_of_16 = 192, months_of_80 = 960;

float care_of_age(const Beliefs& b, int age) {
    return age < months_of_6                ? b.care_needs[small_child]
           : age < months_of_12             ? b.care_needs[child]
           : age < population::adult_months ? b.care_needs[youth]
           : age >= months_of_80            ? b.care_needs[very_old]
                                            : 0.0F;
}

}  // namespace

void Gather::step(sim::Tile<Gather>& tile) {
    const auto status = tile.read<population::status>(), sex = tile.read<population::sex>(),
               identity = tile.read<population::identity>();
    const auto born = tile.read<population::birth_month>();
    const auto health = tile.recall<health::health>();
    const auto relief = tile.use<care_relief>();
    const auto grown = tile.write<adults>(), small = tile.write<children>(), old = tile.write<elders>();
    const auto care = tile.write<care_hours>(), care_women = tile.write<care_of_women>(),
               care_men = tile.write<care_of_men>();
    const Beliefs& b = tile.prepared<Model>().beliefs;
    const int month = tile.month() == sim::start_month ? 0 : static_cast<int>(tile.month());
    for (std::size_t h = 0; h < tile.home_count(); ++h) {
        const sim::Home home = tile.home(h);
        int adult = 0, minor = 0, elder = 0, women = 0, men = 0;
        float hours = 0;
        for (std::uint32_t i = home.first; i < home.first + home.count; ++i) {
            if (status[i] != population::present_here) continue;
            const int age = month - born[i];
            minor += age < population::adult_months, elder += age >= population::elder_months;
            adult += (age >= population::adult_months) & (age < population::elder_months);
            const bool frail_now = health[i] < b.frail || (identity[i] & population::identity_bits::disability) != 0;
            hours += care_of_age(b, age) + (frail_now ? b.care_needs[ill] : 0.0F) - relief[i];
            const bool able = (age >= months_of_16) & (age < months_of_80) & !(health[i] < b.frail);
            women += able & (sex[i] == population::women), men += able & (sex[i] == population::men);
        }
        const float total = most(hours, 0.0F);
        const CareShares shares = share_care(total, women, men, b.care_norm);
        grown[h] = static_cast<std::uint8_t>(adult), small[h] = static_cast<std::uint8_t>(minor);
        old[h] = static_cast<std::uint8_t>(elder);
        care[h] = women + men > 0 ? least(total / static_cast<float>(women + men), 720.0F) : 0.0F;
        care_women[h] = least(shares.woman, 720.0F), care_men[h] = least(shares.man, 720.0F);
    }
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
