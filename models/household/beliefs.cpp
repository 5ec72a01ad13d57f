#include "models/household/beliefs.h"

#include <algorithm>

namespace models::household {

namespace {

template <const auto& P> double one(const sim::Preparation& from, std::size_t entry = 0) {
    return from.settings.values[from.catalogue.parameters()[sim::slot_of<P>].offset + entry];
}

template <const auto& P> float real(const sim::Preparation& from) { return static_cast<float>(one<P>(from)); }

template <const auto& P> auto many(const sim::Preparation& from) {
    std::array<float, std::remove_cvref_t<decltype(P)>::size> values{};
    for (std::size_t i = 0; i < values.size(); ++i) values[i] = static_cast<float>(one<P>(from, i));
    return values;
}

void read_purse(Beliefs& b, const sim::Preparation& from) {
    b.child_need = real<child_need>(from), b.other_basket = real<other_basket>(from);
    b.elder_part = real<elder_part>(from), b.remittance_spread = real<remittance_spread>(from);
    b.leaver_sends = real<leaver_sends>(from), b.social_transfer = real<social_transfer>(from);
    b.saving_rate = real<saving_rate>(from), b.buffer = real<buffer>(from), b.overspend = real<overspend>(from);
    b.service_cap = real<service_cap>(from), b.interest = real<interest>(from), b.term = real<term>(from);
    b.forgive = real<forgive>(from), b.debt_limit = real<debt_limit>(from), b.debt_room = real<debt_room>(from);
    b.other_cut = real<other_cut>(from), b.credit_makes = many<credit_makes>(from);
    b.credit_speed = real<credit_speed>(from), b.asset_price = real<asset_price>(from);
    b.asset_buy = real<asset_buy>(from), b.asset_sell = real<asset_sell>(from);
    b.withdraw = real<withdraw>(from), b.send_back = real<send_back>(from);
    b.loan_low = real<loan_low>(from), b.loan_high = real<loan_high>(from);
    b.loan_months = real<loan_months>(from), b.loan_again = real<loan_again>(from);
    b.common_debt = real<common_debt>(from), b.settled_months = real<settled_months>(from);
}

void read_home(Beliefs& b, const sim::Preparation& from) {
    b.care_needs = many<care_needs>(from), b.care_norm = real<care_norm>(from), b.frail = real<frail>(from);
    b.strain = many<strain>(from), b.strain_speed = real<strain_speed>(from);
    b.strain_violence = real<strain_violence>(from), b.violence_starts = real<violence_starts>(from);
    b.violence_ends = real<violence_ends>(from), b.violence_strain = real<violence_strain>(from);
    b.price_power = one<price_power>(from), b.demand_adapt = one<demand_adapt>(from);
    b.hazard_loss = real<hazard_loss>(from);
}

// Cells of the place table that are there.
class Row {
public:
    Row(const sim::DataTable& table, std::size_t row) : table_(&table), row_(row) {}
    [[nodiscard]] std::optional<double> find(std::string_view column) const {
        return table_->column(column) ? table_->number(row_, column) : std::nullopt;
    }
    [[nodiscard]] double get(std::string_view column, double otherwise) const {
        return find(column).value_or(otherwise);
    }

private:
    const sim::DataTable* table_;
    std::size_t row_;
};

// Income of a household that is neither labour income nor remittances, per adult.
std::optional<double> other_income_of(const Row& row, double sent) {
    const auto all = row.find("household_income_usd_month"), head = row.find("income_per_capita_usd_month"),
               pay = row.find("labour_income_usd_month"), rate = row.find("employment_rate");
    if (!all || !head || !pay || !rate || *head <= 0) return std::nullopt;
    constexpr double of_working_age = 0.757;  // allowed: the share of the same survey to which the rates belong
    const double adults = *all / *head * of_working_age;
    const double rest = *all - adults * *rate * *pay - row.get("remittance_households", 0) * sent;
    return std::max(rest, 0.0) / std::max(adults, 1.0);
}

}  // namespace

std::shared_ptr<const Prepared> prepare(const sim::Preparation& from) {
    auto prepared = std::make_shared<Prepared>();
    Beliefs& b = prepared->beliefs;
    read_purse(b, from), read_home(b, from);
    const auto found = from.inputs.data.find("places");
    const std::size_t rows = found == from.inputs.data.end() ? 0 : found->second.rows();
    const sim::DataTable none;
    for (std::size_t r = 0; r < std::max<std::size_t>(rows, 1); ++r) {
        const Row row(rows > 0 ? found->second : none, r);
        const double rural = std::clamp(row.get("rural_share", 0.4), 0.0, 1.0);
        double food = one<food_basket>(from, 0) * (1 - rural) + one<food_basket>(from, 1) * rural;
        double other = food * one<other_basket>(from);
        if (const auto basket = row.find("meb_usd_month_mean_2025")) {  // priced for a household, per person here
            food = *basket / one<basket_home>(from) * one<basket_food>(from);
            other = *basket / one<basket_home>(from) - food;
        }
        const double sent = row.get("remittance_usd_month_mean", one<remittance_mean>(from));
        const double rest = other_income_of(row, sent).value_or(one<other_income>(from) / one<cash_part>(from));
        prepared->places.push_back(
            {static_cast<float>(food), static_cast<float>(other),
             static_cast<float>(one<own_food>(from, 0) * (1 - rural) + one<own_food>(from, 1) * rural),
             static_cast<float>(rest * one<cash_part>(from)), static_cast<float>(sent)});
    }
    return prepared;
}

}  // namespace models::household
