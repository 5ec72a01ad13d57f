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
        mean[stage] = usual[stage] - share[stage] * v[at<lasting_loss>(p)] - v[at<usual_deficit>(p)];
    made->usual = ByAge(usual), made->share = ByAge(share), made->mean = ByAge(mean);
    made->insured = sim::row_numbers(p.inputs, "places", "health_insured_persons", v[at<usual_insured>(p)]);
    return made;
}

void Begin::step(sim::Tile<Begin>& tile) {
    const Rates& rates = tile.prepared<Model>();
    const auto born = tile.read<population::birth_month>();
    const auto returnee = tile.read<population::returnee>();
    const auto returned = tile.read<population::return_month>();
    const auto lived = tile.read<population::journey>();
    const auto identity = tile.read<population::identity>();
    const auto body = tile.write<health>();
    const auto need_of = tile.write<need>(), lasting = tile.write<chronic>(), covered = tile.write<insured>();
    const auto chronic_luck = tile.draws<birth>(0), need_luck = tile.draws<birth>(1), cover_luck = tile.draws<birth>(2),
               serious_luck = tile.draws<birth>(3);
    const auto loss = tile.param<lasting_loss>();
    const auto ill_loss = static_cast<float>(loss[0]), disabled_loss = static_cast<float>(loss[1]);
    const auto hurt = static_cast<float>(tile.param<violence_loss>());
    const auto more = static_cast<float>(tile.param<chronic_need>());
    const auto treated = static_cast<float>(tile.param<usual_month>()[0]);
    const auto strain = static_cast<float>(tile.param<usual_month>()[1]);
    const Course minor_course{treated, static_cast<float>(tile.param<heals_alone>()[0])},
        serious_course{treated, static_cast<float>(tile.param<heals_alone>()[1])};
    const float place = rates.insured(tile.community());
    const auto abroad = static_cast<float>(tile.param<returnees_insured>());
    for (std::size_t i = 0; i < tile.size(); ++i) {
        // Those who come later are as old then as their rates say; earlier returnees have lived here for a while.
        const bool comes = returnee[i] != 0 && returned[i] >= 0;
        const std::size_t years = years_of((comes ? returned[i] : 0) - born[i]);
        const std::size_t stage = stage_of(years);
        const auto age = static_cast<float>(years);
        const bool disabled = (identity[i] & population::identity_bits::disability) != 0;
        const bool ill = sim::happens(chronic_luck[i], rates.share.at(age));
        lasting[i] = ill;
        float level = rates.usual.at(age) - (ill ? ill_loss : 0.0F) - (disabled ? disabled_loss : 0.0F);
        if (comes && (lived[i] & harmful) != 0) level -= hurt;
        body[i] = sim::maths::clamp(level, 0.0F, 1.0F);
        const float arise = rates.need[stage] * strain + (ill || disabled ? more : 0.0F);
        const float grave = arise * rates.serious[stage];
        const bool has_serious = sim::happens(serious_luck[i], usual_share(grave, serious_course));
        const bool has_minor = sim::happens(need_luck[i], usual_share(arise - grave, minor_course));
        need_of[i] = has_serious ? serious : has_minor ? minor : well;
        covered[i] = sim::happens(cover_luck[i], comes ? abroad : place);
    }
}

}  // namespace models::health
