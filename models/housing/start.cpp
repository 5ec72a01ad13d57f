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

namespace {

// People of a home when the run starts: here, and still abroad.
struct Size {
    std::uint32_t here = 0, abroad = 0;
};
template <class Rule> Size size_of(const sim::Tile<Rule>& tile, const sim::Home& home) {
    const auto status = tile.template read<population::status>();
    Size size;
    for (std::size_t i = home.first; i < home.first + home.count; ++i)
        size.here += status[i] == population::present_here, size.abroad += away(status[i]);
    return size;
}

template <class Rule> float owners_share(const sim::Tile<Rule>& tile) {
    const float rural = tile.template prepared<Model>().rural(tile.community());
    const auto own = tile.template param<owners>();
    return number(own[0]) * (1.0F - rural) + number(own[1]) * rural;
}

// Whether a home would fall behind with the rent of the plainest dwelling that is large enough.
template <class Rule> bool cannot_pay(const sim::Tile<Rule>& tile, std::size_t h, std::uint32_t people) {
    const float base = tile.template prepared<Model>().base_rent(tile.community());
    const Prices prices{base, number(tile.template param<usual_rooms>()), number(tile.template param<plain_rent>()),
                        number(tile.template param<meanest>())};
    const float rest = tile.template read<household::income>()[h] -
                       number(tile.template param<essentials>()) * tile.template read<household::first_need>()[h];
    return rest < price_of({prices.meanest, rooms_for(people, false, 0)}, prices);
}

}  // namespace

void Assess::step(sim::Tile<Assess>& tile) {
    const float own = owners_share(tile);
    std::uint32_t all = 0, poor = 0;
    for (std::size_t h = 0; h < tile.home_count(); ++h) {
        const sim::Home home = tile.home(h);
        const Size size = size_of(tile, home);
        if (size.here == 0) continue;
        ++all;
        poor += sim::to_uniform(tile.draw<founding>(home.first, 0)) >= own && cannot_pay(tile, h, size.here);
    }
    tile.add<first_poor>(all, 0);
    tile.add<first_poor>(poor, 1);
}

void Found::step(sim::Tile<Found>& tile) {
    const auto right = tile.write<tenure>(), seeks = tile.write<seeking>();
    const float own = owners_share(tile), secure = number(tile.param<secure_leases>());
    const auto arrival = tile.param<arrival_homes>();
    // Beside those who cannot pay, so many of the others live with relatives that all together are the declared share.
    const double all = tile.total<first_poor>(0), poor = tile.total<first_poor>(1);
    const double others = std::max(all * (1 - static_cast<double>(own)) - poor, 1.0);
    const auto content = number(sim::maths::clamp((all * tile.param<sharing>() - poor) / others, 0.0, 1.0));
    std::array<std::uint32_t, 4> sums{};
    for (std::size_t h = 0; h < tile.home_count(); ++h) {
        const sim::Home home = tile.home(h);
        if (home.count == 0) continue;
        const Size size = size_of(tile, home);
        const float u = sim::to_uniform(tile.draw<founding>(home.first, 0)),
                    v = sim::to_uniform(tile.draw<founding>(home.first, 1));
        if (size.here == 0 && size.abroad > 0) {
            right[h] = u < number(arrival[0]) ? owner : u < number(arrival[0] + arrival[1]) ? with_relatives : shelter;
            seeks[h] = right[h] != owner;
            continue;
        }
        if (u < own) {
            right[h] = owner;
        } else if (cannot_pay(tile, h, size.here)) {
            right[h] = v < number(tile.param<sheltered>()) ? shelter : with_relatives;
            seeks[h] = 1;
        } else {
            right[h] = v < content                            ? with_relatives
                       : v < content + (1 - content) * secure ? secure_rent
                                                              : insecure_rent;
        }
        if (size.here == 0) continue;
        sums[0] += size.here, sums[1] += size.here >= 4 ? size.here : 0U, ++sums[2];
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
    const auto income = tile.read<household::income>();
    const Prices prices{place.base_rent(tile.community()), number(tile.param<usual_rooms>()),
                        number(tile.param<plain_rent>()), number(tile.param<meanest>())};
    const float means_here = number(tile.param<means>()), makeshift = number(tile.param<shelter_quality>()[0]);
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
        const bool rents = rented(right[h]) && here > 0;
        if (rents) {  // tenants live in what landlords would let them have
            const Dwelling found = within({standard[h], room[h]}, income[h] / means_here, people, prices);
            standard[h] = found.standard, room[h] = found.rooms;
        }
        paid[h] = rents ? price_of({standard[h], room[h]}, prices) : 0.0F;
        const float shared = right[h] == with_relatives ? number(tile.param<shared_crowding>()[0])
                             : right[h] == shelter      ? number(tile.param<shared_crowding>()[1])
                                                        : 1.0F;
        crowd[h] = std::min(static_cast<float>(here) / room[h] * shared, 20.0F);
    }
}

}  // namespace models::housing
