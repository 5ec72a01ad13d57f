// What services are like when the run starts.

#include "models/services/model.h"
#include "models/services/reach.h"

namespace models::services {

namespace {

double setting(const sim::Preparation& p, const std::uint16_t slot) {
    return p.settings.values[p.catalogue.parameters()[slot].offset];
}
template <const auto& P> double setting(const sim::Preparation& p) { return setting(p, sim::slot_of<P>); }

sim::RowNumbers mapped(const sim::RowNumbers& numbers, double fallback, auto change) {
    std::vector<float> values(numbers.rows());
    for (std::size_t row = 0; row < values.size(); ++row) values[row] = change(numbers(row), row);
    return {std::move(values), fallback};
}

}  // namespace

std::shared_ptr<const Places> Model::prepare(const sim::Preparation& p) {
    const auto places = [&](std::string_view column, double fallback) {
        return sim::row_numbers(p.inputs, "places", column, fallback);
    };
    const auto surveyed = [&](std::string_view indicator, double fallback) {
        return sim::survey_numbers(p.inputs, indicator, "department", fallback);
    };
    const auto rest = [](float share, std::size_t) { return 1.0F - share; };
    Places made;
    made.rural = places("rural_share", setting<usual_rural>(p));
    made.city_km = places("km_to_nearest_main_city", setting<usual_city_km>(p));
    made.road = surveyed("satisfied_roads", setting<usual_road>(p));
    made.health_quality = surveyed("satisfied_public_health", setting<usual_health_quality>(p));
    made.school_quality = surveyed("satisfied_public_schools", setting<usual_school_quality>(p));
    made.roll = surveyed("government_cash_or_food_assistance", setting<usual_roll>(p));
    made.justice = mapped(surveyed("trust_police_1_7", 1 + 6 * setting<usual_justice>(p)), setting<usual_justice>(p),
                          [](float trust, std::size_t) { return (trust - 1.0F) / 6.0F; });
    made.water =
        mapped(places("no_piped_water_households", setting<usual_no_water>(p)), 1 - setting<usual_no_water>(p), rest);
    made.space =
        mapped(places("no_public_space_households", setting<usual_no_space>(p)), 1 - setting<usual_no_space>(p), rest);
    const auto lit = static_cast<float>(setting<lit_share>(p));
    const double no_power = setting<usual_no_power>(p);
    made.lighting = mapped(places("no_electricity_households", no_power), setting<lit_share>(p) * (1 - no_power),
                           [lit](float without, std::size_t) { return lit * (1.0F - without); });
    const double usual_area = setting<usual_district_km2>(p);
    const auto radius = static_cast<float>(setting<local_reach>(p));
    const auto districts = places("districts", 1);
    made.district_km = mapped(
        places("area_km2", usual_area), radius * sim::maths::sqrt(static_cast<float>(usual_area)),
        [&](float area, std::size_t row) { return radius * sim::maths::sqrt(area / std::max(districts(row), 1.0F)); });
    return std::make_shared<const Places>(std::move(made));
}

void Settle::step(sim::Tile<Settle>& tile) {
    const auto away = tile.write<remote>();
    const auto status = tile.read<population::status>(), returnee = tile.read<population::returnee>();
    const float rural = tile.prepared<Model>().rural(tile.community());
    for (std::size_t h = 0; h < tile.home_count(); ++h) {
        const sim::Home home = tile.home(h);
        away[h] = home.count > 0 && sim::happens(tile.draw<lives>(home.first), rural);
    }
    std::uint32_t residents = 0;
    for (std::size_t i = 0; i < tile.size(); ++i)
        residents += status[i] == population::present_here && returnee[i] == 0;
    tile.add<founders>(residents);
}

void Open::step(sim::Country<Open>& country) {
    const auto& places = country.prepared<Model>();
    const auto usual = country.param<transport_start>();
    const auto drag = static_cast<float>(country.param<road_drag>());
    const auto relief = static_cast<float>(country.param<transport_relief>());
    for (std::size_t c = 0; c < country.communities(); ++c) {
        const double here = country.total_in<founders>(c);
        country.write<health_load>()[c] = static_cast<float>(country.param<health_load_start>());
        country.write<school_load>()[c] = static_cast<float>(country.param<school_load_start>());
        country.write<justice_load>()[c] = static_cast<float>(country.param<justice_load_start>());
        country.write<registry_load>()[c] = static_cast<float>(country.param<registry_load_start>());
        country.write<school_room>()[c] =
            served(country.write<school_load>()[c], static_cast<float>(country.param<congestion>()));
        country.write<residents_then>()[c] = static_cast<float>(here);
        country.write<school_places>()[c] =
            static_cast<float>(country.total_in<education::first_pupils>(c) / country.param<school_load_start>());
        country.write<registry_places>()[c] = country.write<registry_slots>()[c] =
            static_cast<float>(here * country.param<registry_rate>());
        country.write<health_quality>()[c] = places.health_quality(c);
        country.write<school_quality>()[c] = places.school_quality(c);
        country.write<justice_quality>()[c] = places.justice(c);
        country.write<water>()[c] = places.water(c), country.write<road>()[c] = places.road(c);
        country.write<lighting>()[c] = places.lighting(c), country.write<public_space>()[c] = places.space(c);
        const float rural = places.rural(c);
        const float bus = static_cast<float>(usual[0]) * (1.0F - rural) + static_cast<float>(usual[1]) * rural;
        country.write<transport>()[c] = bus;
        country.write<toil>()[c] = felt_per_km(places.road(c), bus, drag, relief);
    }
}

void Equip::step(sim::Country<Equip>& country) {
    const auto residents = country.read<residents_then>();
    double people = 0;
    for (const float here : residents) people += static_cast<double>(here);
    if (people <= 0) return;
    const double care = country.total<first_visits>() / people / country.param<health_load_start>();
    const double law = country.total<first_cases>() / people / country.param<justice_load_start>();
    const auto sharp = static_cast<float>(country.param<congestion>());
    const auto bounds = country.param<social_load_bounds>();
    for (std::size_t c = 0; c < residents.size(); ++c) {
        country.write<health_places>()[c] = static_cast<float>(care * static_cast<double>(residents[c]));
        country.write<justice_places>()[c] = static_cast<float>(law * static_cast<double>(residents[c]));
        const double fit = country.total_in<first_fit>(c);
        const double leave = country.total_in<first_listed>(c) * country.param<roll_exit>();
        const float share = fit > 0 ? static_cast<float>(std::min(leave / fit, 1.0)) : 1.0F;
        const float load = sim::maths::clamp(load_that_serves(share, sharp), static_cast<float>(bounds[0]),
                                             static_cast<float>(bounds[1]));
        country.write<social_load>()[c] = load;
        country.write<social_places>()[c] =
            static_cast<float>(country.total_in<first_applying>(c) / static_cast<double>(load));
    }
}

}  // namespace models::services
