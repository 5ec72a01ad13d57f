#include "models/labour/prepared.h"

#include <algorithm>

#include "sim/base/maths.h"

namespace models::labour {

namespace {

template <const auto& P> double one(const sim::Preparation& from) {
    return from.settings.values[from.catalogue.parameters()[sim::slot_of<P>].offset];
}

template <const auto& P, class T = double> auto many(const sim::Preparation& from) {
    std::array<T, std::remove_cvref_t<decltype(P)>::size> values{};
    const std::size_t offset = from.catalogue.parameters()[sim::slot_of<P>].offset;
    for (std::size_t i = 0; i < values.size(); ++i) values[i] = static_cast<T>(from.settings.values[offset + i]);
    return values;
}

template <const auto& P> float real(const sim::Preparation& from) { return static_cast<float>(one<P>(from)); }

// Beliefs given for five bands of age, as a line through the middle of each.
std::array<double, ages> along_age(const std::array<double, 5>& band) {
    constexpr std::array<double, 5> middle{198, 282, 444, 624, 840};  // months
    std::array<double, ages> value{};
    for (std::size_t a = 0; a < ages; ++a) {
        std::size_t k = 0;
        while (k < 3 && middle_age(a) > middle[k + 1]) ++k;
        value[a] = band[k] + (band[k + 1] - band[k]) * (middle_age(a) - middle[k]) / (middle[k + 1] - middle[k]);
    }
    return value;
}

void read_start(Beliefs& b, const sim::Preparation& from) {
    b.unemployment = one<unemployment>(from), b.unemployment_spread = one<unemployment_spread>(from);
    b.employment = one<usual_employment>(from), b.national_rural = one<national_rural>(from);
    b.ramp = one<ramp>(from), b.working_age = real<working_age_from>(from);
    b.age = {along_age(many<age_men>(from)), along_age(many<age_women>(from))};
    b.schooling = {many<schooling_men>(from), many<schooling_women>(from)};
    b.formal = many<schooling_formal>(from), b.own_account = many<own_account>(from);
    b.casual_share = many<casual_share>(from), b.separation = many<separation>(from);
    b.on_the_job = many<on_the_job>(from), b.experience = along_age(many<experience>(from));
    for (double& e : b.experience) e = std::max(e, 0.05);
}

void read_flows(Beliefs& b, const sim::Preparation& from) {
    b.exit_share = many<exit_share, float>(from), b.outside = many<outside, float>(from);
    b.reach = many<reach, float>(from), b.usual_care = many<usual_care, float>(from);
    b.discouragement = real<discouragement>(from), b.exit_care = real<exit_care>(from) / 100.0F;
    b.exit_health = real<exit_health>(from), b.exit_distress = real<exit_distress>(from);
    b.entry_care = real<entry_care>(from) / 100.0F, b.entry_hunger = real<entry_hunger>(from);
    b.entry_chance = real<entry_chance>(from), b.search_distress = real<search_distress>(from);
    b.search_health = real<search_health>(from), b.search_contacts = real<search_contacts>(from);
    b.search_discrimination = real<search_discrimination>(from), b.search_skill = real<search_skill>(from);
    b.search_certificate = real<search_certificate>(from), b.search_duration = real<search_duration>(from);
    b.search_care = real<search_care>(from) / 100.0F, b.in_class_search = real<in_class_search>(from);
    b.usual_contacts = real<usual_contacts>(from), b.usual_health = real<usual_health>(from);
    b.refuse_prestige = real<refuse_prestige>(from), b.refuse_expectation = real<refuse_expectation>(from);
    b.refuse_months = real<refuse_months>(from), b.refuse_hunger = real<refuse_hunger>(from);
    b.refuse_spread = real<refuse_spread>(from);
}

void read_jobs(Beliefs& b, const sim::Preparation& from) {
    b.fill_rate = one<fill_rate>(from), b.matching = one<matching>(from);
    b.demand_power = one<demand_power>(from), b.shock_power = one<shock_power>(from), b.adapt = one<adapt>(from);
    b.wage_curve = one<wage_curve>(from), b.wage_speed = one<wage_speed>(from);
    b.sector = {many<sector_men>(from), many<sector_women>(from)};
    b.sector_rural = many<sector_rural>(from), b.sector_formal = many<sector_formal>(from);
    b.sector_pay = many<sector_pay>(from), b.sector_pandemic = many<sector_pandemic>(from);
    b.sector_season = many<sector_season>(from), b.sector_peak = many<sector_peak>(from);
    b.pandemic_loss = one<pandemic_loss>(from), b.calendar = one<start_calendar>(from);
    b.pay_schooling = many<pay_schooling>(from), b.pay_kind = many<pay_kind>(from);
    b.pay_skill = real<pay_skill>(from), b.skill_spread = real<skill_spread>(from);
    b.month_hours = real<month_hours>(from), b.learning = real<learning>(from), b.scar = real<scar>(from);
    b.foreign_worth = real<foreign_worth>(from), b.class_work = real<class_work>(from);
    b.paper_free = real<paper_free>(from);
}

}  // namespace

Targets with_slack(Targets place, const Beliefs& b) {
    const double relative = (1 - place.employment) / (1 - b.employment);
    place.unemployment =
        b.unemployment *
        static_cast<double>(sim::maths::pow(static_cast<float>(relative), static_cast<float>(b.unemployment_spread)));
    place.unemployment = std::clamp(place.unemployment, 0.005, 0.6);
    const double odds = b.fill_rate / (1 - b.fill_rate) * place.unemployment / b.unemployment;
    place.fill = odds / (1 + odds);
    return place;
}

std::shared_ptr<const Prepared> prepare(const sim::Preparation& from) {
    auto prepared = std::make_shared<Prepared>();
    Beliefs& b = prepared->beliefs;
    read_start(b, from), read_flows(b, from), read_jobs(b, from);
    prepared->kinds = Kinds<float>(b);
    const Targets usual{.employment = b.employment,
                        .employment_women = one<usual_employment_women>(from),
                        .informality = one<usual_informality>(from),
                        .pay = one<usual_pay>(from),
                        .unemployment = 0,
                        .rural = b.national_rural,
                        .fill = 0};
    const auto found = from.inputs.data.find("places");
    const std::size_t rows = found == from.inputs.data.end() ? 0 : found->second.rows();
    for (std::size_t row = 0; row < rows; ++row) {
        const sim::DataTable& table = found->second;
        const auto cell = [&](std::string_view column, double otherwise) {
            return table.column(column) ? table.number(row, column).value_or(otherwise) : otherwise;
        };
        Targets place;
        place.employment = std::clamp(cell("employment_rate", usual.employment), 0.02, 0.97);
        place.employment_women = std::clamp(cell("employment_rate_women", usual.employment_women), 0.01, 0.97);
        place.informality = std::clamp(cell("informality_share_employed", usual.informality), 0.02, 0.99);
        place.pay = std::max(cell("labour_income_usd_month", usual.pay), 1.0);
        place.rural = std::clamp(cell("rural_share", usual.rural), 0.0, 1.0);
        prepared->places.push_back(with_slack(place, b));
    }
    if (prepared->places.empty()) prepared->places.push_back(with_slack(usual, b));
    return prepared;
}

}  // namespace models::labour
