#pragma once
// Beliefs about one-person firms.

#include "models/enterprise/columns.h"

namespace models::enterprise {

using sim::Parameter;
using sim::ParameterSet;
using sim::Shape;

// --- profit -------------------------------------------------------------------------------------------------------
inline constexpr Parameter own_labour{
    "enterprise/own_labour",
    "factor",
    {0, 3},
    0.55,
    {Shape::uniform, 0.4, 0.7},
    "Earned by the owner's work with no capital, against a full month of paid work with primary schooling",
    "assumption: with the return on usual capital it makes the own-account pay of the labour model"};
inline constexpr Parameter return_scale{"enterprise/return_scale",
                                        "USD_per_month",
                                        {0, 100},
                                        5.8,
                                        {Shape::uniform, 4.5, 7.1},
                                        "Earned a month on capital of one USD: scale of the concave return",
                                        "intervention:business_seed_grant"};
inline constexpr Parameter return_power{
    "enterprise/return_power",
    "factor",
    {0.05, 0.95},
    0.4,
    {Shape::uniform, 0.3, 0.5},
    "Power of capital in the return: at usual capital a grant of 150 USD adds some 10 USD a month",
    "intervention:business_seed_grant"};
inline constexpr Parameter usual_capital{"enterprise/usual_capital",
                                         "USD",
                                         {10, 5000},
                                         300,
                                         {Shape::lognormal, 200, 450},
                                         "Capital at which usual owners replace just what wears out",
                                         "intervention:business_seed_grant"};
inline constexpr ParameterSet<2> first_capital{"enterprise/first_capital",
                                               "factor",
                                               {0.05, 5},
                                               {0.95, 0.75},
                                               {},
                                               "men women",
                                               "Median capital at the start against usual capital",
                                               "assumption: where claims of the home have brought it"};
inline constexpr Parameter capital_spread{
    "enterprise/capital_spread",     "factor", {0, 2}, 0.6, {}, "Spread of capital at the start, log points",
    "assumption: order of magnitude"};
inline constexpr Parameter wear{"enterprise/wear",
                                "per_month",
                                {0, 0.2},
                                0.006,
                                {Shape::uniform, 0.003, 0.01},
                                "Capital that wears out and is replaced from the return",
                                "assumption: gains of men's grants are still there after five years"};
inline constexpr ParameterSet<4> schooling_return{"enterprise/schooling_return",
                                                  "factor",
                                                  {-2, 3},
                                                  {-0.12, 0, 0.18, 0.45},
                                                  {},
                                                  "none primary secondary tertiary",
                                                  "Log earnings of owners by schooling against primary",
                                                  "assumption: flatter than in paid work"};
inline constexpr Parameter skill_return{"enterprise/skill_return",
                                        "factor",
                                        {0, 1},
                                        0.18,
                                        {Shape::uniform, 0.1, 0.26},
                                        "Log earnings of owners per SD of skill",
                                        "assumption: as in paid work"};
inline constexpr Parameter rivalry{"enterprise/rivalry",
                                   "factor",
                                   {0, 2},
                                   0.4,
                                   {Shape::uniform, 0.1, 0.7},
                                   "Power with which firms per adult lower the earnings of each",
                                   "assumption: small harm at low saturation, more when many enter"};
inline constexpr Parameter demand_power{"enterprise/demand_power",
                                        "factor",
                                        {0, 3},
                                        0.8,
                                        {Shape::uniform, 0.5, 1.1},
                                        "Power of local spending on earnings",
                                        "assumption: small firms live from their neighbours"};
inline constexpr Parameter shock_power{
    "enterprise/shock_power",   "factor", {0, 3}, 1, {}, "Power of national demand on earnings",
    "assumption: in proportion"};
inline constexpr Parameter closed_loss{"enterprise/closed_loss",
                                       "share",
                                       {0, 1},
                                       0.55,
                                       {Shape::uniform, 0.35, 0.75},
                                       "Earnings lost when everything is closed",
                                       "assumption: petty trade needs people in the street"};
inline constexpr Parameter distress_loss{"enterprise/distress_loss",
                                         "factor",
                                         {0, 1},
                                         0.05,
                                         {Shape::uniform, 0, 0.1},
                                         "Log fall of earnings per SD of distress",
                                         "assumption: small"};
inline constexpr Parameter illness_loss{"enterprise/illness_loss",
                                        "factor",
                                        {0, 5},
                                        0.8,
                                        {Shape::uniform, 0.4, 1.2},
                                        "Log fall of earnings when health falls from usual to none",
                                        "assumption: days not worked"};

inline constexpr Parameter month_hours{"enterprise/month_hours",
                                       "hours_per_month",
                                       {100, 600},
                                       320,
                                       {},
                                       "Time an owner can divide between business and care",
                                       "assumption: as in paid work"};
inline constexpr Parameter usual_health{
    "enterprise/usual_health",        "share", {0, 1}, 0.85, {}, "Health of owners whose earnings are the usual ones",
    "assumption: mean of working age"};

// --- household claims ---------------------------------------------------------------------------------------------
inline constexpr ParameterSet<2> claim_norm{
    "enterprise/claim_norm",
    "per_month",
    {0, 1},
    {0.01, 0.25},
    {},
    "men women",
    "Capital above the customary that the others of a large home would claim in a month: whose money is whose",
    "intervention:business_seed_grant"};
inline constexpr ParameterSet<2> claim_need{
    "enterprise/claim_need",
    "per_month",
    {0, 1},
    {0.03, 0.10},
    {},
    "men women",
    "Capital that is taken out in a month when nothing else covers the needs at home",
    "assumption: hunger comes before stock; women are asked first"};

// --- opening and closing ------------------------------------------------------------------------------------------
inline constexpr Parameter exit_rate{"enterprise/exit_rate",
                                     "per_month",
                                     {0, 0.2},
                                     0.0072,
                                     {Shape::lognormal, 0.006, 0.0086},
                                     "Usual firms that close in a month: 8.3 percent a year",
                                     "outcome:O135"};
inline constexpr Parameter exit_profit{"enterprise/exit_profit",
                                       "factor",
                                       {0, 3},
                                       0.6,
                                       {Shape::uniform, 0.3, 0.9},
                                       "Power with which earnings below the usual raise the hazard",
                                       "assumption: owners give up when it does not pay"};
inline constexpr Parameter exit_young{"enterprise/exit_young",
                                      "factor",
                                      {0, 5},
                                      0.8,
                                      {Shape::uniform, 0.3, 1.3},
                                      "Rise of the hazard at the age of greatest risk, against old firms",
                                      "outcome:O136"};
inline constexpr Parameter peak_age{
    "enterprise/peak_age", "months", {1, 120}, 24, {}, "Age of a firm at which the hazard is greatest", "outcome:O136"};
inline constexpr Parameter exit_distress{"enterprise/exit_distress",
                                         "factor",
                                         {0, 2},
                                         0.15,
                                         {Shape::uniform, 0.05, 0.25},
                                         "Log rise of the hazard per SD of distress",
                                         "assumption: the distressed give up sooner"};
inline constexpr Parameter exit_family{"enterprise/exit_family",
                                       "factor",
                                       {0, 5},
                                       1,
                                       {Shape::uniform, 0.4, 1.6},
                                       "Log rise of the hazard as strain at home goes from none to full",
                                       "assumption: source 003 names family support"};
inline constexpr Parameter exit_community{"enterprise/exit_community",
                                          "factor",
                                          {0, 5},
                                          0.8,
                                          {Shape::uniform, 0.3, 1.3},
                                          "Log fall of the hazard as support by others goes from none to full",
                                          "assumption: source 003 names community support"};
inline constexpr Parameter exit_unprepared{
    "enterprise/exit_unprepared",
    "factor",
    {0, 5},
    0.6,
    {Shape::uniform, 0.2, 1},
    "Log rise of the hazard of a returnee's firm as the preparedness of return goes from full to none",
    "assumption: source 003 names pre-return counselling"};
inline constexpr Parameter exit_policy{
    "enterprise/exit_policy",
    "factor",
    {0, 5},
    0.8,
    {Shape::uniform, 0.3, 1.3},
    "Log fall of the hazard as the capacity and mainstreaming of local institutions go from none to full",
    "assumption: source 003 names public policies"};
inline constexpr ParameterSet<4> usual_support{"enterprise/usual_support",
                                               "share",
                                               {0, 1},
                                               {0.25, 0.5, 0.5, 0.28},
                                               {},
                                               "strain support preparedness institutions",
                                               "Where the usual hazard holds",
                                               "assumption: start values of the models that own them"};
inline constexpr Parameter salvage{"enterprise/salvage",
                                   "share",
                                   {0, 1},
                                   0.5,
                                   {},
                                   "Part of the capital that is left when a firm closes",
                                   "assumption: stock sold at half price"};
inline constexpr ParameterSet<8> readiness{"enterprise/readiness",
                                           "factor",
                                           {0, 10},
                                           {0.15, 1, 0.5, 0.3, 0.1, 0, 0.3, 0.3},
                                           {},
                                           "out searching casual informal formal self_employed public_works training",
                                           "Chance of opening a firm by labour state, against searchers",
                                           "assumption: necessity opens most firms"};
inline constexpr Parameter entry_money{"enterprise/entry_money",
                                       "factor",
                                       {0, 3},
                                       0.5,
                                       {Shape::uniform, 0.2, 0.8},
                                       "Power of the money at hand, against usual capital, on the chance of opening",
                                       "assumption: money is the first bar"};
inline constexpr Parameter entry_funded{"enterprise/entry_funded",
                                        "per_month",
                                        {0, 1},
                                        0.3,
                                        {Shape::uniform, 0.15, 0.45},
                                        "Chance of opening for a searcher who holds money given for a business",
                                        "outcome:O364"};
inline constexpr Parameter entry_rivalry{
    "enterprise/entry_rivalry",
    "factor",
    {0, 6},
    2,
    {Shape::uniform, 1, 3},
    "Power with which firms per adult lower the chance of opening: niches left open are filled",
    "assumption: own account work is a steady share of the employed"};
inline constexpr Parameter renewal{
    "enterprise/renewal",
    "per_month",
    {0, 0.02},
    0.0016,
    {},
    "People who come of age in a month per adult, for whom firms must open too if their share is to stay",
    "assumption: two percent a year"};
inline constexpr Parameter own_funds{"enterprise/own_funds",
                                     "share",
                                     {0, 1},
                                     0.5,
                                     {},
                                     "Part of household savings that goes into an own opening, up to usual capital",
                                     "assumption: the rest is kept for bad months"};
inline constexpr Parameter least_start{"enterprise/least_start",
                                       "USD",
                                       {0, 1000},
                                       40,
                                       {},
                                       "Capital brought together for an opening without savings",
                                       "assumption: small stock on credit of suppliers and kin"};
inline constexpr Parameter newcomer_entry{
    "enterprise/newcomer_entry",
    "factor",
    {1, 40},
    8,
    {Shape::lognormal, 4, 16},
    "Chance of opening of those just back, who choose their work anew, against others like them",
    "outcome:O004"};
inline constexpr Parameter newcomer_months{
    "enterprise/newcomer_months",
    "months",
    {1, 120},
    12,
    {Shape::lognormal, 6, 24},
    "Time over which that chance falls to that of others",
    "assumption: most of those who found work were settled within a year"};
inline constexpr Parameter entry_distress{"enterprise/entry_distress",
                                          "factor",
                                          {0, 2},
                                          0.15,
                                          {Shape::uniform, 0.05, 0.25},
                                          "Log fall of the chance of opening per SD of distress",
                                          "assumption: as search effort"};

}  // namespace models::enterprise
