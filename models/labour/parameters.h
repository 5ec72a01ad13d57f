#pragma once
// Beliefs about who works and how jobs end; search, vacancies, sectors and pay are in market_parameters.h.
// Shares and rates that a place table gives are read from it; those here stand in
// where a place has no figure.

#include "models/labour/columns.h"

namespace models::labour {

using sim::Parameter;
using sim::ParameterSet;
using sim::Shape;

// --- where a place table has no figure ----------------------------------------------------------------------------
inline constexpr Parameter working_age_from{
    "labour/working_age_from", "months", {120, 240}, 192, {}, "Age from which people count as of working age",
    "data:labour_poverty_ehpm"};
inline constexpr Parameter usual_employment{
    "labour/usual_employment", "share", {0.05, 0.95}, 0.611, {}, "Employed share of working age",
    "data:national_ehpm2023"};
inline constexpr Parameter usual_employment_women{
    "labour/usual_employment_women", "share", {0.01, 0.95}, 0.48, {}, "Employed share of women of working age",
    "data:national_ehpm2023"};
inline constexpr Parameter usual_informality{
    "labour/usual_informality", "share", {0.05, 0.99}, 0.70, {}, "Informal share of the employed",
    "data:national_ehpm2023"};
inline constexpr Parameter usual_pay{
    "labour/usual_pay",      "USD_per_month", {5, 4000}, 364.45, {}, "Mean labour income of the employed",
    "data:national_ehpm2023"};
inline constexpr Parameter unemployment{"labour/unemployment",
                                        "share",
                                        {0.01, 0.5},
                                        0.052,
                                        {Shape::lognormal, 0.045, 0.06},
                                        "Searching share of the labour force where employment is at the national rate",
                                        "data:labour_poverty_ehpm"};
inline constexpr Parameter unemployment_spread{
    "labour/unemployment_spread",
    "factor",
    {0, 3},
    1,
    {Shape::uniform, 0.3, 1.7},
    "Power with which local unemployment follows the local share without work",
    "assumption: no table by municipality; five departments range from 3.8 to 8.2 percent"};

// --- who works, and as what, at the start -------------------------------------------------------------------------
inline constexpr ParameterSet<5> age_men{"labour/age_men",
                                         "index",
                                         {-6, 6},
                                         {-2.8, -1.08, 0, -0.25, -1.74},
                                         {},
                                         "age_16_17 age_18_29 age_30_44 age_45_59 age_60_plus",
                                         "Employment of men by age against 30 to 44",
                                         "data:lapop_2023_education_labour_status"};
inline constexpr ParameterSet<5> age_women{"labour/age_women",
                                           "index",
                                           {-6, 6},
                                           {-2.2, -0.49, 0, -0.17, -1.2},
                                           {},
                                           "age_16_17 age_18_29 age_30_44 age_45_59 age_60_plus",
                                           "Employment of women by age against 30 to 44",
                                           "data:lapop_2023_education_labour_status"};
inline constexpr ParameterSet<4> schooling_men{"labour/schooling_men",
                                               "index",
                                               {-4, 4},
                                               {-0.1, 0, 0.1, 0.3},
                                               {},
                                               "none primary secondary tertiary",
                                               "Employment of men by schooling against primary",
                                               "assumption: flat gradient, the survey gives no cross table"};
inline constexpr ParameterSet<4> schooling_women{
    "labour/schooling_women",
    "index",
    {-4, 4},
    {-0.5, 0, 0.3, 0.9},
    {},
    "none primary secondary tertiary",
    "Employment of women by schooling against primary",
    "assumption: steeper than for men, as usual where care norms bind, no cross table"};
inline constexpr ParameterSet<4> schooling_formal{
    "labour/schooling_formal",
    "index",
    {-6, 6},
    {-1.6, -0.8, 0.3, 1.8},
    {},
    "none primary secondary tertiary",
    "Formal share of the employed by schooling",
    "assumption: order of magnitude; the level is solved from the informality of the place"};
inline constexpr ParameterSet<2> own_account{
    "labour/own_account",
    "share",
    {0, 0.95},
    {0.42, 0.60},
    {},
    "men women",
    "Own-account share of informal workers",
    "assumption: own account is near a third of all the employed, higher for women"};
inline constexpr ParameterSet<2> casual_share{"labour/casual_share",
                                              "share",
                                              {0, 0.95},
                                              {0.45, 0.30},
                                              {},
                                              "men women",
                                              "Casual share of informal workers paid by others",
                                              "assumption: day labour in farming and construction is mostly men's"};
inline constexpr Parameter ramp{"labour/ramp",
                                "months",
                                {0.5, 48},
                                8,
                                {Shape::lognormal, 4, 16},
                                "Time in which those returned before the start had found their place in work",
                                "outcome:O003"};

// --- how jobs end and people come and go --------------------------------------------------------------------------
inline constexpr ParameterSet<3> separation{
    "labour/separation",
    "per_month",
    {0.0005, 0.5},
    {0.06, 0.022, 0.008},
    {},
    "casual informal formal",
    "Jobs that end in a month at the start",
    "assumption: set so that the unemployed find work in about four months at the official unemployment rate"};
inline constexpr ParameterSet<2> exit_share{"labour/exit_share",
                                            "share",
                                            {0, 1},
                                            {0.15, 0.45},
                                            {},
                                            "men women",
                                            "Of those whose job ends, the share that stops looking",
                                            "assumption: women more, as care falls to them"};
inline constexpr Parameter discouragement{"labour/discouragement",
                                          "per_month",
                                          {0, 0.5},
                                          0.04,
                                          {Shape::lognormal, 0.02, 0.08},
                                          "Searchers who give up in a month",
                                          "assumption: no flow data"};
inline constexpr Parameter exit_care{
    "labour/exit_care",
    "factor",
    {0, 5},
    0.25,
    {Shape::uniform, 0, 0.5},
    "Log rise of leaving work per 100 hours of care a month above the usual of one's sex",
    "intervention:childcare_support"};
inline constexpr Parameter exit_health{"labour/exit_health",
                                       "factor",
                                       {0, 10},
                                       2,
                                       {Shape::uniform, 1, 3},
                                       "Log rise of job loss when health falls from usual to none",
                                       "assumption: the ill lose jobs"};
inline constexpr Parameter exit_distress{
    "labour/exit_distress", "factor", {0, 2}, 0.1, {Shape::uniform, 0, 0.2}, "Log rise of job loss per SD of distress",
    "assumption: small"};
inline constexpr Parameter entry_care{
    "labour/entry_care",
    "factor",
    {0, 5},
    0.8,
    {Shape::uniform, 0.3, 1.3},
    "Log fall of starting to look for work per 100 hours of care above the usual of one's sex",
    "intervention:childcare_support"};
inline constexpr Parameter entry_hunger{"labour/entry_hunger",
                                        "factor",
                                        {0, 5},
                                        0.8,
                                        {Shape::uniform, 0.2, 1.4},
                                        "Log rise of starting to look for work when no food need is met",
                                        "assumption: added workers"};
inline constexpr Parameter entry_chance{"labour/entry_chance",
                                        "factor",
                                        {0, 2},
                                        0.2,
                                        {Shape::uniform, 0, 0.4},
                                        "Power of tightness on starting to look for work",
                                        "assumption: encouraged workers"};
inline constexpr ParameterSet<2> outside{
    "labour/outside",
    "factor",
    {0, 5},
    {0.3, 1.0},
    {},
    "men women",
    "Log change of working outside the home as felt safety goes from none to full",
    "assumption: women's movement is limited more where streets are unsafe; source 000 gives the direction"};
inline constexpr ParameterSet<2> reach{
    "labour/reach",
    "factor",
    {0, 5},
    {0.3, 0.6},
    {},
    "men women",
    "Log change of working outside the home as roads and transport go from none to full",
    "intervention:job_search_transport_subsidy"};

}  // namespace models::labour
