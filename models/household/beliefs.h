#pragma once
// The parameters of the household model as plain numbers, and what the place table says of each place.

#include <array>
#include <memory>
#include <vector>

#include "models/household/parameters.h"
#include "sim/engine/model.h"

namespace models::household {

struct Beliefs {
    float child_need, other_basket, elder_part, remittance_spread, leaver_sends, social_transfer;
    float saving_rate, buffer, overspend, service_cap, interest, term, forgive, debt_limit, debt_room, other_cut;
    std::array<float, 5> credit_makes;  // base, assets, own home, work, debt
    float credit_speed, asset_price, asset_buy, asset_sell, withdraw, send_back;
    float loan_low, loan_high, loan_months, loan_again, common_debt, settled_months;
    std::array<float, 5> care_needs;  // under 6, 6 to 11, 12 to 17, over 80, ill or disabled
    float care_norm, frail;
    std::array<float, 7> strain;  // base, food, debt, crowding, distress, jobless, homecoming
    float strain_speed, strain_violence, violence_starts, violence_ends, violence_strain;
    double price_power, demand_adapt;
    float hazard_loss;
};

// Money of a place per person or household and month.
struct Targets {
    float food = 0;         // food of one adult
    float other = 0;        // other basic needs of one adult, rent apart
    float own_food = 0;     // part of the food need met without money in need
    float other_income = 0; // per adult
    float remittance = 0;   // of a receiving household
};

struct Prepared {
    Beliefs beliefs;
    std::vector<Targets> places;
    [[nodiscard]] const Targets& place(std::size_t community) const {
        return places[community < places.size() ? community : places.size() - 1];
    }
};

std::shared_ptr<const Prepared> prepare(const sim::Preparation& preparation);

using Settings =
    sim::list<food_basket, other_basket, basket_home, basket_food, child_need, other_income, cash_part, elder_part,
              remittance_mean, remittance_spread, leaver_sends, social_transfer, saving_rate, buffer, overspend,
              service_cap, interest, term, forgive, debt_limit, debt_room, other_cut, own_food, credit_makes,
              credit_speed, asset_price, asset_buy, asset_sell, withdraw, send_back, loan_low, loan_high, loan_months,
              loan_again, common_debt, settled_months, care_needs, care_norm, frail, strain, strain_speed,
              strain_violence, violence_starts, violence_ends, violence_strain, price_power, demand_adapt, hazard_loss>;

}  // namespace models::household
