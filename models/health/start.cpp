// Health at the start, and rates by age.

#include "models/health/model.h"

namespace models::health {

namespace {

template <const auto& P> std::size_t at(const sim::Preparation& p) {
    return p.catalogue.parameters()[sim::slot_of<P>].offset;
}
template <const auto& P> std::array<double, stages> by_stage(const sim::Preparation& p) {
    std::array<double, stages> values{};
    for (std::size_t k = 0; k < stages; ++k) values[k] = p.settings.values[at<P>(p) + k];
    return values;
}

constexpr std::uint16_t harmful =
    population::journey_bits::detained | population::journey_bits::trafficked | population::journey_bits::violence;

float number(double value) { return static_cast<float>(value); }
bool disabled(std::uint16_t identity) { return (identity & population::identity_bits::disability) != 0; }

// Months of age at the start; of those who come later, when they come.
std::int32_t age_then(std::int32_t born, std::uint8_t returnee, std::int32_t returned) {
    return (returnee != 0 && returned >= 0 ? returned : 0) - born;
}

// Who is entitled by formal work is covered; of the old, as many as the data say; of newcomers, few.
void cover(sim::Tile<Begin>& tile) {
    const auto born = tile.read<population::birth_month>(), returned = tile.read<population::return_month>();
    const auto returnee = tile.read<population::returnee>(), role = tile.read<population::role>();
    const auto status = tile.read<population::status>(), work = tile.read<labour::state>();
    const auto covered = tile.write<insured>(), end = tile.write<dying>();
    const auto luck = tile.draws<birth>(2);
    const float place = tile.prepared<Model>().insured(tile.community());
    const float abroad = number(tile.param<returnees_insured>());
    const auto child_until = static_cast<std::int32_t>(tile.param<cover_ages>()[0]);
    const auto keeps_from = static_cast<std::int32_t>(tile.param<cover_ages>()[1]);
    const auto couple = tile.scratch<std::uint8_t>(tile.home_count());
    const auto home = tile.home_rows();
    std::fill(couple.begin(), couple.end(), std::uint8_t{0});
    const auto works = [&](std::size_t i) {
        return status[i] == population::present_here && work[i] == labour::formal;
    };
    for (std::size_t i = 0; i < tile.size(); ++i)
        if (works(i) && role[i] <= population::partner) couple[home[i]] = 1;
    for (std::size_t i = 0; i < tile.size(); ++i) {
        const bool comes = returnee[i] != 0 && returned[i] >= 0;
        const bool dependent = role[i] <= population::partner || -born[i] < child_until;
        const bool entitled = works(i) || (dependent && couple[home[i]] != 0);
        const float chance = comes ? abroad : entitled ? 1.0F : -born[i] >= keeps_from ? place : 0.0F;
        covered[i] = sim::happens(luck[i], chance);
        end[i] = 0;
    }
}

}  // namespace

std::shared_ptr<const Rates> Model::prepare(const sim::Preparation& p) {
    auto made = std::make_shared<Rates>();
    const auto usual = by_stage<usual_health>(p), falls = by_stage<need_chance>(p), harm = by_stage<serious_share>(p),
               lasts = by_stage<chronic_chance>(p), share = by_stage<chronic_share>(p);
    const auto& v = p.settings.values;
    for (std::size_t stage = 0; stage < stages; ++stage) {
        made->need[stage] = static_cast<float>(falls[stage]);
        made->serious[stage] = static_cast<float>(harm[stage]);
        made->chronic[stage] = static_cast<float>(lasts[stage]);
    }
    for (std::size_t sex = 0; sex < 2; ++sex)
        made->death[sex] = Dying({v[at<death_at_40>(p) + sex], v[at<death_slope>(p) + sex], v[at<death_floor>(p) + sex],
                                  v[at<death_of_infants>(p)]});
    std::array<double, stages> mean{};
    for (std::size_t stage = 0; stage < stages; ++stage)
        mean[stage] = usual[stage] - share[stage] * v[at<lasting_loss>(p)];
    made->usual = ByAge(usual), made->share = ByAge(share), made->mean = ByAge(mean);
    made->insured = sim::row_numbers(p.inputs, "places", "health_insured_persons", v[at<usual_insured>(p)]);
    return made;
}

void Begin::step(sim::Tile<Begin>& tile) {
    const Rates& rates = tile.prepared<Model>();
    const auto born = tile.read<population::birth_month>();
    const auto returnee = tile.read<population::returnee>();
    const auto returned = tile.read<population::return_month>();
    const auto identity = tile.read<population::identity>();
    const auto need_of = tile.write<need>(), lasting = tile.write<chronic>();
    const auto chronic_luck = tile.draws<birth>(0), need_luck = tile.draws<birth>(1),
               serious_luck = tile.draws<birth>(3);
    const auto more = number(tile.param<chronic_need>());
    const auto treated = number(tile.param<usual_month>()[0]);
    const auto strain = number(tile.param<usual_month>()[1]);
    const Course minor_course{treated, number(tile.param<heals_alone>()[0])},
        serious_course{treated, number(tile.param<heals_alone>()[1])};
    for (std::size_t i = 0; i < tile.size(); ++i) {
        const std::size_t years = years_of(age_then(born[i], returnee[i], returned[i]));
        const std::size_t stage = stage_of(years);
        const bool ill = sim::happens(chronic_luck[i], rates.share.at(static_cast<float>(years)));
        lasting[i] = ill;
        const float arise = rates.need[stage] * strain + (ill || disabled(identity[i]) ? more : 0.0F);
        const float grave = arise * rates.serious[stage];
        const bool has_serious = sim::happens(serious_luck[i], usual_share(grave, serious_course));
        const bool has_minor = sim::happens(need_luck[i], usual_share(arise - grave, minor_course));
        need_of[i] = has_serious ? serious : has_minor ? minor : well;
    }
    cover(tile);
}

void Settle::step(sim::Tile<Settle>& tile) {
    const Rates& rates = tile.prepared<Model>();
    const auto born = tile.read<population::birth_month>(), returned = tile.read<population::return_month>();
    const auto returnee = tile.read<population::returnee>();
    const auto lived = tile.read<population::journey>();
    const auto identity = tile.read<population::identity>();
    const auto lasting = tile.read<chronic>();
    const auto access = tile.read<services::health_access>();
    const auto crowding = tile.read<housing::crowding>();
    const auto body = tile.write<health>();
    const auto home = tile.home_rows();
    const auto loss = tile.param<lasting_loss>(), exposed = tile.param<exposure>();
    const float ill_loss = number(loss[0]), disabled_loss = number(loss[1]);
    const float hurt = number(tile.param<violence_loss>());
    const float nerves = number(tile.param<distress_loss>()) * usual_nerves;
    const float quality = tile.place<services::health_quality>();
    const float place_need = 1.0F + number(exposed[0]) * (1.0F - tile.place<services::water>());
    const Illness illness{number(tile.param<recovery>()),
                          {number(tile.param<heals_alone>()[0]), number(tile.param<heals_alone>()[1])},
                          {number(tile.param<untreated_loss>()[0]), number(tile.param<untreated_loss>()[1])},
                          number(tile.param<frail_need>())};
    const float regular = number(tile.param<chronic_need>());
    for (std::size_t i = 0; i < tile.size(); ++i) {
        // Those who come later are as old then as their rates say; earlier returnees have lived here for a while.
        const bool comes = returnee[i] != 0 && returned[i] >= 0;
        const std::size_t years = years_of(age_then(born[i], returnee[i], returned[i]));
        const std::size_t stage = stage_of(years);
        const bool ill = lasting[i] != 0, unable = disabled(identity[i]);
        float level = rates.usual.at(static_cast<float>(years)) - (ill ? ill_loss : 0.0F) -
                      (unable ? disabled_loss : 0.0F) - nerves;
        const float crowd = number(exposed[1]) * std::max(crowding[home[i]] - roomy, 0.0F);
        const float person = 1.0F + number(exposed[2]) * usual_nerves + crowd;
        level = illness.settled(level, rates.need[stage] * place_need, person, ill || unable ? regular : 0.0F,
                                rates.serious[stage], sim::maths::clamp(access[i] * quality, 0.0F, 1.0F));
        if (comes && (lived[i] & harmful) != 0) level -= hurt;
        body[i] = sim::maths::clamp(level, 0.0F, 1.0F);
    }
}

void Measure::step(sim::Tile<Measure>& tile) {
    const Rates& rates = tile.prepared<Model>();
    const auto status = tile.read<population::status>(), sex = tile.read<population::sex>();
    const auto returnee = tile.read<population::returnee>();
    const auto born = tile.read<population::birth_month>();
    const auto body = tile.read<health>();
    std::int64_t risk = 0, below = 0;  // in steps, so that the order of people cannot matter
    constexpr float steps = 1U << 24U;
    for (std::size_t i = 0; i < tile.size(); ++i) {
        if (status[i] != population::present_here || returnee[i] != 0) continue;
        const float years = float_years(-born[i]);
        const float dies = chance_to_die(years, sex[i] == population::women ? 1.0F : 0.0F, rates.death);
        risk += static_cast<std::int64_t>(dies * steps);
        below += static_cast<std::int64_t>(dies * (rates.mean.at(years) - body[i]) * steps);
    }
    tile.add<first_risk>(static_cast<double>(risk) / static_cast<double>(steps));
    tile.add<first_deficit>(static_cast<double>(below) / static_cast<double>(steps));
}

void Refer::step(sim::Country<Refer>& country) {
    const double risk = country.total<first_risk>();
    if (risk > 0) country.write<usual_deficit>() = number(country.total<first_deficit>() / risk);
}

}  // namespace models::health
