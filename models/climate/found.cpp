// From surveys and records to places, and from places to people, before month 0.

#include <algorithm>
#include <array>
#include <map>
#include <string>

#include "models/climate/formulas.h"
#include "models/climate/model.h"
#include "sim/base/grid.h"

namespace models::climate {

namespace {

struct Answers {
    double sum = 0, count = 0;
    [[nodiscard]] double mean(double fallback) const { return count > 0 ? sum / count : fallback; }
};

// One question of the survey in the latest year it was asked: by region, and over all regions.
struct Question {
    std::map<std::string, Answers, std::less<>> regions;
    Answers nation;
};

Question latest(const sim::DataTable& survey, std::string_view indicator) {
    double year = -1;
    for (std::size_t row = 0; row < survey.rows(); ++row)
        if (survey.text(row, "indicator") == indicator) year = std::max(year, survey.number(row, "year").value_or(-1));
    Question question;
    for (std::size_t row = 0; row < survey.rows(); ++row) {
        if (survey.text(row, "indicator") != indicator || survey.number(row, "year").value_or(-1) != year) continue;
        const auto mean = survey.number(row, "mean"), count = survey.number(row, "n");
        if (!mean || !count) continue;
        Answers& region = question.regions[std::string(survey.text(row, "department"))];
        region.sum += *mean * *count, region.count += *count;
        question.nation.sum += *mean * *count, question.nation.count += *count;
    }
    return question;
}

class Survey {
public:
    explicit Survey(const sim::Preparation& from) : pull_(value<survey_pull>(from)) {
        if (const auto it = from.inputs.data.find("survey"); it != from.inputs.data.end()) table_ = &it->second;
    }
    template <const auto& P> static double value(const sim::Preparation& from) {
        return from.settings.values[from.catalogue.parameters()[sim::slot_of<P>].offset];
    }
    // The region's value, pulled to the nation's; `fallback` where nobody asked.
    double of(std::string_view region, std::string_view indicator, double fallback) {
        if (table_ == nullptr) return fallback;
        auto it = asked_.find(indicator);
        if (it == asked_.end()) it = asked_.emplace(indicator, latest(*table_, indicator)).first;
        const Question& question = it->second;
        const double nation = question.nation.mean(fallback);
        const auto here = question.regions.find(region);
        if (here == question.regions.end()) return nation;
        return shrunk(here->second.mean(nation), here->second.count, nation, pull_);
    }

private:
    const sim::DataTable* table_ = nullptr;
    double pull_;
    std::map<std::string, Question, std::less<>> asked_;
};

// The first column that holds a rate of killings per 100,000, whatever the year in its name.
std::string killings_column(const sim::DataTable& places) {
    for (const std::string& column : places.header())
        if (column.starts_with("homicide_rate")) return column;
    return {};
}

double mean_killings(const sim::DataTable& places, const std::string& column) {
    Answers all;
    for (std::size_t row = 0; row < places.rows(); ++row)
        if (const auto rate = places.number(row, column)) all.sum += *rate, ++all.count;
    return all.mean(0);
}

// `more_killings`: one and a tenth of the rate here, over the same of the nation.
float insecurity(double share, double more_killings, double slope) {
    return maths::logistic(logit(static_cast<float>(share)) +
                           static_cast<float>(slope) * maths::log(static_cast<float>(more_killings)));
}

}  // namespace

std::shared_ptr<const Model::Prepared> Model::prepare(const sim::Preparation& from) {
    auto prepared = std::make_shared<Prepared>();
    const auto setting = [&]<const auto & P>() { return Survey::value<P>(from); };
    const double usual_trusting = setting.operator()<default_trust>();
    const auto monthly = [](double year) { return 1 - maths::pow(static_cast<float>(1 - year), 1.0F / 12.0F); };
    Survey survey(from);
    const double nation_trust = survey.of({}, "community_trust", usual_trusting);
    const auto habits = [&](std::string_view region, double more_killings) {
        const auto of = [&](std::string_view indicator, double fallback) {
            return survey.of(region, indicator, fallback);
        };
        const double committees = of("community_committee_participation", setting.operator()<default_participation>());
        const double congregations = of("religious_meetings_monthly", setting.operator()<default_participation>());
        const double hit = of("disaster_victim", -1);
        const double hit_in_year =
            hit < 0 ? setting.operator()<default_hazard>() : hit * setting.operator()<hazard_year_factor>();
        const double trusting = of("community_trust", usual_trusting);
        const double kin_abroad = of("family_abroad", setting.operator()<default_ties_abroad>());
        return Habits{.insecure = insecurity(of("feels_insecure_neighbourhood", setting.operator()<default_insecure>()),
                                             more_killings, setting.operator()<killings_slope>()),
                      .trust = static_cast<float>(trusting),
                      .participation = static_cast<float>((committees + congregations) / 2),
                      .emigration =
                          static_cast<float>(of("intends_to_emigrate", setting.operator()<default_emigration>())),
                      .ties_abroad = static_cast<float>(of("close_ties_in_usa", kin_abroad)),
                      .hazard = monthly(hit_in_year),
                      .convictions = static_cast<float>(setting.operator()<trust_slope>() * (trusting - nation_trust))};
    };
    prepared->usual = habits({}, 1);
    const auto found = from.inputs.data.find("places");
    if (found == from.inputs.data.end()) return prepared;
    const sim::DataTable& places = found->second;
    const std::string region_column = from.inputs.scenario.text("population.group_column", "department");
    const std::string killings = killings_column(places);
    const double usual = mean_killings(places, killings);
    for (std::size_t row = 0; row < places.rows(); ++row) {
        const double rate = places.number(row, killings).value_or(usual);
        prepared->habits.push_back(habits(places.text(row, region_column), (1 + rate / 10) / (1 + usual / 10)));
    }
    return prepared;
}

void FoundPlaces::step(sim::Place<FoundPlaces>& place) {
    const Habits& habits = place.prepared<Model>().of(place.community());
    place.write<insecure_share>() = habits.insecure;
    place.write<safety>() = 1 - habits.insecure;
    place.write<usual_trust>() = habits.trust;
    place.write<trust>() = habits.trust;
    place.write<participation_climate>() = habits.participation;
    place.write<emigration_custom>() = habits.emigration;
    place.write<ties_abroad_share>() = habits.ties_abroad;
    place.write<hazard>() = habits.hazard;
    place.write<hostile>() = share_below(static_cast<float>(place.param<hostile_below>()), habits.convictions);
    place.write<tension>() = static_cast<float>(place.param<usual_tension>());
}

void FoundPeople::step(sim::Tile<FoundPeople>& tile) {
    const auto type = tile.read<population::return_type>();
    const auto abroad = tile.read<population::months_abroad>();
    const auto back = tile.read<population::return_month>();
    const auto journey = tile.read<population::journey>();
    const auto identity = tile.read<population::identity>();
    const auto anchors = tile.write<anchor>();
    const auto attitudes_now = tile.write<attitude>();
    const auto seen = tile.write<seen_as>();
    const auto lived = tile.write<discrimination>();
    const auto bits = tile.draws<founding>(0);
    const auto stigma_of = tile.param<stigma>();
    const auto exposure_of = tile.param<identity_exposure>();
    const Pull pull{static_cast<float>(tile.param<anchor_pull>()), static_cast<float>(tile.param<peer_pull>())};
    const float spread = anchor_spread(pull), own = pull.anchor / (pull.anchor + pull.peer);
    const float fades = static_cast<float>(tile.param<stigma_fades>());
    const float hostile_here = tile.place<hostile>();
    const float convictions = tile.prepared<Model>().of(tile.community()).convictions;
    for (std::size_t i = 0; i < tile.size(); ++i) {
        const bool came = back[i] != population::never_returned;
        const bool foreign = came && abroad[i] == 0 && (journey[i] & population::journey_bits::foreign_family) != 0;
        seen[i] = !came ? resident : foreign ? foreigner : type[i] == population::forced ? deported : returnee;
        const float conviction = came ? 0.0F : convictions + spread * sim::maths::normal_from_bits(bits[i]);
        const float steps = maths::clamp(conviction / anchor_step, -127.0F, 127.0F);
        anchors[i] = static_cast<std::int8_t>(static_cast<int>(steps + 128.5F) - 128);
        attitudes_now[i] = came ? 0.0F : maths::clamp(convictions + own * (conviction - convictions), -4.0F, 4.0F);
        const float since = static_cast<float>(std::max(0, -static_cast<int>(back[i])));
        float met = std::min(1.0F, static_cast<float>(stigma_of[seen[i]]) * hostile_here * fade(since, fades));
        for (std::size_t bit = 0; bit < exposure_of.size(); ++bit)
            if ((identity[i] >> bit & 1) != 0) met = either(met, static_cast<float>(exposure_of[bit]));
        lived[i] = met;
    }
}

void NoteFear::step(sim::Tile<NoteFear>& tile) {
    const auto status = tile.read<population::status>(), age = tile.read<population::age_band>(),
               seen = tile.read<seen_as>();
    const auto trauma = tile.read<wellbeing::trauma>(), lived = tile.read<discrimination>();
    const auto watchful = static_cast<float>(tile.param<trauma_unsafe>()),
               harassed = static_cast<float>(tile.param<discrimination_unsafe>());
    double people = 0, fear = 0;
    for (std::size_t i = 0; i < tile.size(); ++i) {
        if (status[i] != population::present_here || age[i] == population::under_18 || seen[i] != resident) continue;
        people += 1, fear += sim::on_grid(static_cast<double>(watchful * trauma[i] + harassed * lived[i]));
    }
    tile.add<first_people>(people), tile.add<first_fear>(fear);
}

void FoundUsual::step(sim::Place<FoundUsual>& place) {
    const double people = place.total<first_people>();
    place.write<usual_lighting>() = place.read<services::lighting>();
    place.write<usual_space>() = place.read<services::public_space>();
    place.write<usual_fear>() = people > 0 ? bounded(static_cast<float>(place.total<first_fear>() / people)) : 0.0F;
}

void FoundSafety::step(sim::Tile<FoundSafety>& tile) {
    const auto sex = tile.read<population::sex>(), seen = tile.read<seen_as>();
    const auto trauma = tile.read<wellbeing::trauma>(), lived = tile.read<discrimination>();
    const auto felt = tile.write<felt_safety>();
    const auto number = [](double value) { return static_cast<float>(value); };
    const float here = tile.place<safety>() + tile.place<usual_fear>(), women_less = number(tile.param<women_unsafe>());
    const float returnees_less = number(tile.param<returnee_unsafe>());
    const float watchful = number(tile.param<trauma_unsafe>()), harassed = number(tile.param<discrimination_unsafe>());
    for (std::size_t i = 0; i < tile.size(); ++i) {
        const float usual = here + (sex[i] == population::women ? -women_less : women_less) / 2;
        felt[i] = maths::clamp(usual - (seen[i] != resident ? returnees_less : 0.0F) - watchful * trauma[i] -
                                   harassed * lived[i],
                               0.0F, 1.0F);
    }
}

}  // namespace models::climate
