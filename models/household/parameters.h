#pragma once
// Beliefs about needs, purses, care and strain at home.

#include "models/household/columns.h"

namespace models::household {

using sim::Parameter;
using sim::ParameterSet;
using sim::Shape;

// --- needs --------------------------------------------------------------------------------------------------------
inline constexpr ParameterSet<2> food_basket{
    "household/food_basket",
    "USD_per_month",
    {1, 1000},
    {66, 48},
    {},
    "urban rural",
    "Food of one person, where the place table prices no basket",
    "assumption: official food basket of El Salvador in 2023 as remembered; twice it is the poverty line"};
inline constexpr Parameter other_basket{"household/other_basket",
                                        "factor",
                                        {0, 5},
                                        0.85,
                                        {Shape::uniform, 0.6, 1.1},
                                        "Other basic needs without rent, against food",
                                        "assumption: the poverty line is twice the food basket, rent included"};
inline constexpr Parameter basket_home{"household/basket_home",
                                       "people",
                                       {1, 20},
                                       7,
                                       {},
                                       "People that a basket priced for a household feeds",
                                       "assumption: the Afghan basket is for a household of seven"};
inline constexpr Parameter basket_food{"household/basket_food",
                                       "factor",
                                       {0.05, 1},
                                       0.55,
                                       {},
                                       "Food share of a basket priced for a household",
                                       "assumption: order of magnitude of the Afghan basket of 2025"};
inline constexpr Parameter child_need{"household/child_need",
                                      "factor",
                                      {0.1, 1.5},
                                      0.75,
                                      {Shape::uniform, 0.6, 0.9},
                                      "Need of a child against an adult",
                                      "assumption: equivalence scales"};

// --- income beside work -------------------------------------------------------------------------------------------
inline constexpr Parameter other_income{"household/other_income",
                                        "USD_per_month",
                                        {0, 2000},
                                        25,
                                        {},
                                        "Pensions, rents and gifts per adult where the place table has no incomes",
                                        "assumption: small against labour income"};
inline constexpr Parameter cash_part{"household/cash_part",
                                     "share",
                                     {0, 1},
                                     0.4,
                                     {Shape::uniform, 0.2, 0.6},
                                     "Part of household income beyond work and remittances that is money to spend",
                                     "assumption: the rest is the imputed rent of owners and own produce"};
inline constexpr Parameter elder_part{
    "household/elder_part", "factor", {0, 20}, 2.5, {}, "Weight of an older person in that income against an adult",
    "assumption: pensions"};
inline constexpr Parameter remittance_mean{"household/remittance_mean",
                                           "USD_per_month",
                                           {0, 5000},
                                           197.56,
                                           {},
                                           "Received by a receiving household where the place table has no figure",
                                           "data:national_ehpm2023"};
inline constexpr Parameter remittance_spread{
    "household/remittance_spread",   "factor", {0, 2}, 0.6, {}, "Spread of remittances between households, log points",
    "assumption: order of magnitude"};
inline constexpr Parameter leaver_sends{"household/leaver_sends",
                                        "share",
                                        {0, 1},
                                        0.5,
                                        {Shape::uniform, 0.3, 0.7},
                                        "Part of a usual remittance that someone who left during the run sends home",
                                        "assumption: half of them send"};
inline constexpr Parameter social_transfer{"household/social_transfer",
                                           "USD_per_month",
                                           {0, 2000},
                                           40,
                                           {Shape::uniform, 20, 60},
                                           "Public social assistance of a household on the roll",
                                           "assumption: small transfers; 6 percent of adults report any"};

// --- the purse ----------------------------------------------------------------------------------------------------
inline constexpr Parameter saving_rate{"household/saving_rate",
                                       "share",
                                       {0, 1},
                                       0.2,
                                       {Shape::uniform, 0.1, 0.3},
                                       "Share put aside of what is left after needs and debt",
                                       "assumption: order of magnitude"};
inline constexpr Parameter buffer{"household/buffer",
                                  "months",
                                  {0, 60},
                                  4,
                                  {Shape::uniform, 2, 6},
                                  "Months of need in savings at which people stop putting aside",
                                  "assumption: precaution"};
inline constexpr Parameter overspend{"household/overspend",
                                     "per_month",
                                     {0, 1},
                                     0.04,
                                     {Shape::uniform, 0.01, 0.08},
                                     "Share of savings beyond the buffer that is spent in a month",
                                     "intervention:cash_grant_lump_sum"};
inline constexpr Parameter service_cap{"household/service_cap",
                                       "share",
                                       {0, 1},
                                       0.35,
                                       {Shape::uniform, 0.2, 0.5},
                                       "Largest share of what comes in that goes to creditors",
                                       "assumption: lenders leave enough to earn"};
inline constexpr Parameter interest{"household/interest",
                                    "per_month",
                                    {0, 0.2},
                                    0.012,
                                    {Shape::uniform, 0.005, 0.02},
                                    "Interest on what is owed",
                                    "assumption: informal loans cost more, family loans nothing"};
inline constexpr Parameter term{
    "household/term", "months", {6, 240}, 60, {}, "Months over which debt is to be repaid", "assumption: five years"};
inline constexpr Parameter forgive{"household/forgive",
                                   "per_month",
                                   {0, 0.2},
                                   0.004,
                                   {Shape::uniform, 0, 0.01},
                                   "Share of debt that lenders give up in a month",
                                   "outcome:O102"};
inline constexpr Parameter debt_limit{"household/debt_limit",
                                      "USD",
                                      {100, 1e6},
                                      12000,
                                      {},
                                      "Debt beyond which no interest is added",
                                      "assumption: lenders stop counting"};
inline constexpr Parameter debt_room{"household/debt_room",
                                     "months",
                                     {0, 60},
                                     4,
                                     {Shape::uniform, 2, 6},
                                     "Months of need up to which a household can borrow for living",
                                     "assumption: shop credit and family loans"};
inline constexpr Parameter other_cut{"household/other_cut",
                                     "share",
                                     {0, 1},
                                     0.55,
                                     {Shape::uniform, 0.4, 0.7},
                                     "Share of other needs given up before food is cut",
                                     "assumption: clothing, repairs, transport come first"};
inline constexpr ParameterSet<2> own_food{
    "household/own_food",
    "share",
    {0, 1},
    {0.15, 0.3},
    {},
    "urban rural",
    "Part of the food need that those who lack money meet by own produce, gifts of kin and cheaper food",
    "assumption: more where people farm"};
inline constexpr ParameterSet<5> credit_makes{
    "household/credit_makes",
    "factor",
    {-2, 2},
    {0.05, 0.25, 0.15, 0.2, -0.3},
    {},
    "base assets own_home work debt",
    "Access to credit: base, all kinds of assets, own home, a worker at home, debt of a year's need",
    "assumption: lenders ask for security"};
inline constexpr Parameter credit_speed{"household/credit_speed",
                                        "per_month",
                                        {0, 1},
                                        0.1,
                                        {},
                                        "Share of the way that access to credit goes in a month",
                                        "assumption: reputations change slowly"};
inline constexpr Parameter asset_price{
    "household/asset_price",         "USD", {1, 20000}, 250, {}, "Price of one kind of asset",
    "assumption: order of magnitude"};
inline constexpr Parameter asset_buy{
    "household/asset_buy", "per_month", {0, 1}, 0.05, {}, "Chance of buying one when savings are twice its price",
    "assumption: slow"};
inline constexpr Parameter asset_sell{
    "household/asset_sell",     "per_month", {0, 1}, 0.15, {}, "Chance of selling one, at half price, when food is cut",
    "assumption: a last resort"};
inline constexpr Parameter withdraw{
    "household/withdraw",
    "per_month",
    {0, 1},
    0.04,
    {Shape::uniform, 0.02, 0.06},
    "Chance of taking children out of school when no food need is met, in proportion to the cut",
    "assumption: fees, transport and lost work"};
inline constexpr Parameter send_back{"household/send_back",
                                     "per_month",
                                     {0, 1},
                                     0.2,
                                     {},
                                     "Chance of sending them back when food is not cut, falling with the cut",
                                     "assumption: within half a year"};

// --- journey loans ------------------------------------------------------------------------------------------------
inline constexpr Parameter loan_low{
    "household/loan_low",
    "USD",
    {0, 50000},
    4000,
    {},
    "Least price of a journey paid by loan",
    "assumption: smuggler prices of 4,000 to 8,000 USD, 40 percent paid by loan; no data on debts of returnees"};
inline constexpr Parameter loan_high{
    "household/loan_high",
    "USD",
    {0, 50000},
    8000,
    {},
    "Highest price of a journey paid by loan",
    "assumption: smuggler prices of 4,000 to 8,000 USD, 40 percent paid by loan; no data on debts of returnees"};
inline constexpr Parameter loan_months{
    "household/loan_months",
    "months",
    {1, 240},
    48,
    {Shape::uniform, 30, 66},
    "Time in which a loan is paid down to a third by work abroad, or at home before the start",
    "assumption: no data on debts of returnees"};
inline constexpr Parameter loan_again{
    "household/loan_again",
    "share",
    {0, 1},
    0.4,
    {},
    "Journeys paid by loan among those who left during the run and return",
    "assumption: smuggler prices of 4,000 to 8,000 USD, 40 percent paid by loan; no data on debts of returnees"};
inline constexpr Parameter common_debt{"household/common_debt",
                                       "share",
                                       {0, 1},
                                       0.3,
                                       {Shape::uniform, 0.2, 0.4},
                                       "Households that owe something at the start",
                                       "assumption: no data"};

inline constexpr Parameter settled_months{
    "household/settled_months",
    "months",
    {1, 240},
    15,
    {Shape::uniform, 8, 24},
    "Months before the start that a home has lived on its income of the start: savings and debts settle as far",
    "assumption: incomes of the poor last a year or two; at 15 months hunger starts where the rules keep it"};

// --- care ---------------------------------------------------------------------------------------------------------
inline constexpr ParameterSet<5> care_needs{"household/care_needs",
                                            "hours_per_month",
                                            {0, 400},
                                            {75, 35, 8, 45, 45},
                                            {},
                                            "under_6 aged_6_11 aged_12_17 over_80 ill_or_disabled",
                                            "Care that one person needs",
                                            "assumption: order of magnitude of time-use surveys"};
inline constexpr Parameter care_norm{"household/care_norm",
                                     "share",
                                     {0, 1},
                                     0.78,
                                     {Shape::uniform, 0.7, 0.86},
                                     "Share of care that falls to the woman where there is one woman and one man",
                                     "assumption: time-use surveys of the region"};
inline constexpr Parameter frail{"household/frail",
                                 "share",
                                 {0, 1},
                                 0.4,
                                 {},
                                 "Health below which a person needs care",
                                 "assumption: bedridden or nearly"};

// --- strain -------------------------------------------------------------------------------------------------------
inline constexpr ParameterSet<7> strain{"household/strain",
                                        "factor",
                                        {-2, 2},
                                        {0.15, 0.35, 0.2, 0.1, 0.06, 0.12, 0.05},
                                        {},
                                        "base food debt crowding distress jobless homecoming",
                                        "Where strain settles: base, no food, service taking all, per person a room "
                                        "beyond three, per SD of distress of the "
                                        "adults, no adult at work, someone back in the first year",
                                        "assumption: family stress; directions from source 004"};
inline constexpr Parameter strain_speed{
    "household/strain_speed", "per_month", {0, 1}, 0.12, {}, "Share of the way that strain goes in a month",
    "assumption: half a year"};
inline constexpr Parameter strain_violence{
    "household/strain_violence", "share", {0, 1}, 0.2, {}, "Strain that violence at home adds", "assumption: strong"};
inline constexpr Parameter violence_starts{
    "household/violence_starts",
    "per_month",
    {0, 0.2},
    0.003,
    {Shape::lognormal, 0.001, 0.008},
    "Chance that violence at home begins where strain is at its base plus a tenth",
    "assumption: with the ending, some 6 percent of homes"};
inline constexpr Parameter violence_ends{"household/violence_ends",
                                         "per_month",
                                         {0, 1},
                                         0.05,
                                         {Shape::lognormal, 0.02, 0.1},
                                         "Chance that it ends",
                                         "assumption: with the beginning, some 6 percent of homes"};
inline constexpr Parameter violence_strain{"household/violence_strain",
                                           "factor",
                                           {0, 20},
                                           5,
                                           {Shape::uniform, 2, 8},
                                           "Log rise of its beginning as strain goes from none to full",
                                           "assumption: strain drives violence"};

// --- the local economy --------------------------------------------------------------------------------------------
inline constexpr Parameter price_power{"household/price_power",
                                       "share",
                                       {0, 1},
                                       0.03,
                                       {Shape::uniform, 0, 0.06},
                                       "Power of local spending on local prices",
                                       "intervention:cash_grant_lump_sum"};
inline constexpr Parameter demand_adapt{
    "household/demand_adapt", "months", {1, 240}, 36, {}, "Time in which usual spending follows the number of people",
    "assumption: as for jobs"};
inline constexpr Parameter hazard_loss{"household/hazard_loss",
                                       "share",
                                       {0, 1},
                                       0.5,
                                       {},
                                       "Share of savings lost by a home that a hazard hits",
                                       "assumption: repair and lost stores"};

}  // namespace models::household
