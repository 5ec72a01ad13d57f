// Homes and the market when the run starts.

#include <algorithm>
#include <vector>

#include "models/housing/market.h"
#include "models/housing/model.h"
#include "sim/base/distributions.h"

namespace models::housing {

namespace {

float number(double value) { return static_cast<float>(value); }

template <const auto& P> float setting(const sim::Preparation& p, std::size_t k = 0) {
    return number(p.settings.values[p.catalogue.parameters()[sim::slot_of<P>].offset + k]);
}

bool away(std::uint8_t status) { return status == population::abroad; }

}  // namespace

std::shared_ptr<const Dwellings> Model::prepare(const sim::Preparation& p) {
    auto made = std::make_shared<Dwellings>();
    const auto column = [&](std::string_view name_of, float fallback) {
        return sim::row_numbers(p.inputs, "places", name_of, static_cast<double>(fallback));
    };
    const auto water = column("no_piped_water_households", setting<usual_lack>(p, 0)),
               power = column("no_electricity_households", setting<usual_lack>(p, 1)),
               waste = column("no_waste_collection_households", setting<usual_lack>(p, 2)),
               income = column("household_income_usd_month", setting<usual_income>(p));
    const auto standard = [&](float no_water, float no_power, float no_waste) {
        return setting<quality_start>(p, 0) *
               (1.0F - setting<quality_start>(p, 1) * no_water - setting<quality_start>(p, 2) * no_power -
                setting<quality_start>(p, 3) * no_waste);
    };
    const float share = setting<rent_share>(p);
    std::vector<float> quality_here, rent_here;
    const std::size_t rows = std::max({water.rows(), power.rows(), waste.rows(), income.rows()});
    for (std::size_t row = 0; row < rows; ++row) {
        quality_here.push_back(standard(water(row), power(row), waste(row)));
        rent_here.push_back(share * income(row));
    }
    made->rural = column("rural_share", setting<usual_rural>(p));
    made->crowded = column("overcrowded_persons", setting<usual_crowded>(p));
    made->quality = {
        std::move(quality_here),
        static_cast<double>(standard(setting<usual_lack>(p, 0), setting<usual_lack>(p, 1), setting<usual_lack>(p, 2)))};
    made->base_rent = {std::move(rent_here), static_cast<double>(share * setting<usual_income>(p))};
    return made;
}

void Found::step(sim::Tile<Found>& tile) {
    const auto status = tile.read<population::status>();
    const auto right = tile.write<tenure>(), seeks = tile.write<seeking>();
    const float rural = tile.prepared<Model>().rural(tile.community());
    const float own = number(tile.param<owners>()[0]) * (1.0F - rural) + number(tile.param<owners>()[1]) * rural;
    const float share = number(tile.param<sharing>()), secure = number(tile.param<secure_leases>());
    const auto arrival = tile.param<arrival_homes>();
    std::array<std::uint32_t, 4> sums{};
    for (std::size_t h = 0; h < tile.home_count(); ++h) {
        const sim::Home home = tile.home(h);
        if (home.count == 0) continue;
        std::uint32_t here = 0, abroad = 0;
        for (std::size_t i = home.first; i < home.first + home.count; ++i)
            here += status[i] == population::present_here, abroad += away(status[i]);
        const float u = sim::to_uniform(tile.draw<founding>(home.first, 0));
        if (here == 0 && abroad > 0) {
            right[h] = u < number(arrival[0]) ? owner : u < number(arrival[0] + arrival[1]) ? with_relatives : shelter;
            seeks[h] = right[h] != owner;
            continue;
        }
        const float rents = std::max(1.0F - own - share, 0.0F);
        right[h] = u < own                            ? owner
                   : u < own + share                  ? with_relatives
                   : u < own + share + rents * secure ? secure_rent
                                                      : insecure_rent;
        if (here == 0) continue;
        sums[0] += here, sums[1] += here >= 4 ? here : 0U, ++sums[2];
        sums[3] += rented(right[h]);
    }
    for (std::size_t k = 0; k < sums.size(); ++k) tile.add<first_homes>(sums[k], k);
}

void OpenMarket::step(sim::Place<OpenMarket>& place) {
    const double natural = place.param<natural_vacancy>();
    const double people = place.total<first_homes>(0), large = place.total<first_homes>(1);
    const float crowded = place.prepared<Model>().crowded(place.community());
    place.write<crowded_share>() = large > 0 ? sim::maths::clamp(crowded * number(people / large), 0.0F, 1.0F) : 0.0F;
    place.write<stock>() = number(std::max(place.total<first_homes>(3) / (1 - natural), 1.0));
    place.write<vacancy>() = number(natural);
    place.write<exploitation>() = number(place.param<mark_up>()[0]);
}

void Furnish::step(sim::Tile<Furnish>& tile) {
    const Dwellings& place = tile.prepared<Model>();
    const auto right = tile.read<tenure>();
    const auto status = tile.read<population::status>();
    const auto room = tile.write<rooms>();
    const auto standard = tile.write<quality>(), paid = tile.write<rent>(), crowd = tile.write<crowding>();
    const float crowded = tile.place<crowded_share>(), more = number(tile.param<more_rooms>());
    const float mean = place.quality(tile.community()), spread = number(tile.param<quality_start>()[4]);
    const float base = place.base_rent(tile.community()), usual = number(tile.param<usual_rooms>()),
                plain = number(tile.param<plain_rent>()), makeshift = number(tile.param<shelter_quality>()[0]);
    for (std::size_t h = 0; h < tile.home_count(); ++h) {
        const sim::Home home = tile.home(h);
        if (home.count == 0) continue;
        std::uint32_t here = 0, to_come = 0;
        for (std::size_t i = home.first; i < home.first + home.count; ++i)
            here += status[i] == population::present_here, to_come += away(status[i]);
        const std::uint32_t people = here > 0 ? here : to_come;
        const bool tight = people >= 4 && sim::happens(tile.draw<furnishing>(home.first, 0), crowded);
        room[h] = rooms_for(people, tight, sim::poisson(sim::to_uniform(tile.draw<furnishing>(home.first, 1)), more));
        const float luck = sim::maths::normal_from_bits(tile.draw<furnishing>(home.first, 2));
        standard[h] = right[h] == shelter ? makeshift : sim::maths::clamp(mean + spread * luck, 0.0F, 1.0F);
        const bool rents = rented(right[h]);
        paid[h] = rents && here > 0 ? base * worth(standard[h], room[h], usual, plain) : 0.0F;
        const float shared = right[h] == with_relatives ? number(tile.param<shared_crowding>()[0])
                             : right[h] == shelter      ? number(tile.param<shared_crowding>()[1])
                                                        : 1.0F;
        crowd[h] = std::min(static_cast<float>(here) / room[h] * shared, 20.0F);
    }
}

}  // namespace models::housing
