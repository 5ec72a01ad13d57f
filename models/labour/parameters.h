#pragma once
// The beliefs of the labour model. Shares and rates that a place table gives are read from it; those here stand in
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
    "1",
    {0, 3},
    1,
    {Shape::uniform, 0.3, 1.7},
    "Power with which local unemployment follows the local share without work",
    "assumption: no table by municipality; five departments range from 3.8 to 8.2 percent"};

// --- who works, and as what, at the start -------------------------------------------------------------------------
inline constexpr ParameterSet<5> age_men{"labour/age_men",
                                         "log_odds",
                                         {-6, 6},
                                         {-2.8, -1.08, 0, -0.25, -1.74},
                                         {},
                                         "age_16_17 age_18_29 age_30_44 age_45_59 age_60_plus",
                                         "Employment of men by age against 30 to 44",
                                         "data:lapop_2023_education_labour_status"};
inline constexpr ParameterSet<5> age_women{"labour/age_women",
                                           "log_odds",
                                           {-6, 6},
                                           {-2.2, -0.49, 0, -0.17, -1.2},
                                           {},
                                           "age_16_17 age_18_29 age_30_44 age_45_59 age_60_plus",
                                           "Employment of women by age against 30 to 44",
                                           "data:lapop_2023_education_labour_status"};
inline constexpr ParameterSet<4> schooling_men{"labour/schooling_men",
                                               "log_odds",
                                               {-4, 4},
                                               {-0.1, 0, 0.1, 0.3},
                                               {},
                                               "none primary secondary tertiary",
                                               "Employment of men by schooling against primary",
                                               "assumption: flat gradient, the survey gives no cross table"};
inline constexpr ParameterSet<4> schooling_women{
    "labour/schooling_women",
    "log_odds",
    {-4, 4},
    {-0.5, 0, 0.3, 0.9},
    {},
    "none primary secondary tertiary",
    "Employment of women by schooling against primary",
    "assumption: steeper than for men, as usual where care norms bind, no cross table"};
inline constexpr ParameterSet<4> schooling_formal{
    "labour/schooling_formal",
    "log_odds",
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
    "per_100_hours",
    {0, 5},
    0.25,
    {Shape::uniform, 0, 0.5},
    "Log rise of leaving work per 100 hours of care a month above the usual of one's sex",
    "intervention:childcare_support"};
inline constexpr Parameter exit_health{"labour/exit_health",
                                       "1",
                                       {0, 10},
                                       2,
                                       {Shape::uniform, 1, 3},
                                       "Log rise of job loss when health falls from usual to none",
                                       "assumption: the ill lose jobs"};
inline constexpr Parameter exit_distress{
    "labour/exit_distress", "per_SD", {0, 2}, 0.1, {Shape::uniform, 0, 0.2}, "Log rise of job loss per SD of distress",
    "assumption: small"};
inline constexpr Parameter entry_care{
    "labour/entry_care",
    "per_100_hours",
    {0, 5},
    0.8,
    {Shape::uniform, 0.3, 1.3},
    "Log fall of starting to look for work per 100 hours of care above the usual of one's sex",
    "intervention:childcare_support"};
inline constexpr Parameter entry_hunger{"labour/entry_hunger",
                                        "1",
                                        {0, 5},
                                        0.8,
                                        {Shape::uniform, 0.2, 1.4},
                                        "Log rise of starting to look for work when no food need is met",
                                        "assumption: added workers"};
inline constexpr Parameter entry_chance{"labour/entry_chance",
                                        "1",
                                        {0, 2},
                                        0.2,
                                        {Shape::uniform, 0, 0.4},
                                        "Power of tightness on starting to look for work",
                                        "assumption: encouraged workers"};
inline constexpr ParameterSet<2> outside{
    "labour/outside",
    "1",
    {0, 5},
    {0.3, 1.0},
    {},
    "men women",
    "Log change of working outside the home as felt safety goes from none to full",
    "assumption: women's movement is limited more where streets are unsafe; source 000 gives the direction"};
inline constexpr ParameterSet<2> reach{
    "labour/reach",
    "1",
    {0, 5},
    {0.3, 0.6},
    {},
    "men women",
    "Log change of working outside the home as roads and transport go from none to full",
    "intervention:job_search_transport_subsidy"};

// --- search -------------------------------------------------------------------------------------------------------
inline constexpr ParameterSet<5> experience{"labour/experience",
                                            "1",
                                            {0.05, 3},
                                            {0.4, 0.65, 1, 1, 0.85},
                                            {},
                                            "age_16_17 age_18_29 age_30_44 age_45_59 age_60_plus",
                                            "Weight among searchers by age: references and experience",
                                            "data:labour_poverty_ehpm"};
inline constexpr Parameter search_distress{"labour/search_distress",
                                           "per_SD",
                                           {0, 2},
                                           0.15,
                                           {Shape::uniform, 0.05, 0.25},
                                           "Log fall of search effort per SD of distress",
                                           "assumption: order of effects of psychological treatment on work"};
inline constexpr Parameter search_health{"labour/search_health",
                                         "1",
                                         {0, 5},
                                         1,
                                         {Shape::uniform, 0.5, 1.5},
                                         "Log fall of search effort when health falls from usual to none",
                                         "assumption: the ill search less"};
inline constexpr Parameter search_contacts{"labour/search_contacts",
                                           "1",
                                           {0, 5},
                                           0.4,
                                           {Shape::uniform, 0.1, 0.7},
                                           "Gain in weight per employed tie of full strength, against no such tie",
                                           "assumption: most informal jobs are found through people one knows"};
inline constexpr Parameter search_discrimination{"labour/search_discrimination",
                                                 "1",
                                                 {0, 1},
                                                 0.6,
                                                 {Shape::uniform, 0.3, 0.9},
                                                 "Share of employers lost to a person who lives full discrimination",
                                                 "assumption: hiring is one of the places where attitudes act"};
inline constexpr Parameter search_skill{"labour/search_skill",
                                        "per_SD",
                                        {0, 2},
                                        0.25,
                                        {Shape::uniform, 0.1, 0.4},
                                        "Log gain in weight per SD of skill",
                                        "intervention:vocational_training"};
inline constexpr Parameter search_certificate{"labour/search_certificate",
                                              "1",
                                              {0, 3},
                                              0.35,
                                              {Shape::uniform, 0.15, 0.55},
                                              "Log gain in weight of a recognised certificate",
                                              "intervention:vocational_training_certified"};
inline constexpr Parameter search_duration{"labour/search_duration",
                                           "per_month",
                                           {0, 0.5},
                                           0.03,
                                           {Shape::uniform, 0.01, 0.05},
                                           "Log fall of weight per month without work, up to a year",
                                           "assumption: employers read long joblessness as a bad sign"};
inline constexpr Parameter search_care{"labour/search_care",
                                       "per_100_hours",
                                       {0, 5},
                                       0.5,
                                       {Shape::uniform, 0.2, 0.8},
                                       "Log fall of search effort per 100 hours of care above the usual of one's sex",
                                       "intervention:childcare_support"};
inline constexpr Parameter in_class_search{"labour/in_class_search",
                                           "1",
                                           {0, 1},
                                           0.7,
                                           {Shape::uniform, 0.4, 1},
                                           "Share of search given up while in class full time: the lock-in of training",
                                           "intervention:vocational_training"};
inline constexpr ParameterSet<3> on_the_job{"labour/on_the_job",
                                            "1",
                                            {0, 1},
                                            {0.3, 0.1, 0},
                                            {},
                                            "casual informal formal",
                                            "Search effort of those at work, for a better kind of job",
                                            "assumption: casual workers keep looking"};
inline constexpr ParameterSet<2> usual_care{
    "labour/usual_care",
    "hours_per_month",
    {0, 400},
    {15, 60},
    {},
    "men women",
    "Hours of care of people of working age at which the start rates hold",
    "assumption: from the hours and norm of the household model and the sizes of households"};
inline constexpr Parameter usual_contacts{"labour/usual_contacts",
                                          "1",
                                          {0, 8},
                                          1.6,
                                          {},
                                          "Employed ties, by strength, at which the start rates hold",
                                          "assumption: eight ties of middling strength, half of the adults at work"};
inline constexpr Parameter usual_health{"labour/usual_health",
                                        "share",
                                        {0, 1},
                                        0.85,
                                        {},
                                        "Health at which the start rates hold",
                                        "assumption: mean of working age"};
inline constexpr Parameter refuse_prestige{"labour/refuse_prestige",
                                           "1",
                                           {-1, 2},
                                           0.15,
                                           {Shape::uniform, 0, 0.3},
                                           "Log pay above one's usual informal earnings that a person holds out for",
                                           "intervention:job_placement"};
inline constexpr Parameter refuse_expectation{"labour/refuse_expectation",
                                              "1",
                                              {0, 3},
                                              0.8,
                                              {Shape::uniform, 0.3, 1.3},
                                              "The same for a returnee as expectation goes from none to full",
                                              "intervention:job_placement"};
inline constexpr Parameter refuse_months{"labour/refuse_months",
                                         "per_month",
                                         {0, 0.3},
                                         0.02,
                                         {Shape::uniform, 0.01, 0.03},
                                         "Fall of that reserve per month without work",
                                         "assumption: savings and hope run down"};
inline constexpr Parameter refuse_hunger{"labour/refuse_hunger",
                                         "1",
                                         {0, 5},
                                         0.8,
                                         {Shape::uniform, 0.2, 1.4},
                                         "Fall of that reserve when no food need is met",
                                         "assumption: the hungry take what there is"};
inline constexpr Parameter refuse_spread{
    "labour/refuse_spread",  "1", {0.05, 2}, 0.35, {}, "Spread of offers around the usual pay of the kind of job",
    "assumption: log points"};

// --- vacancies ----------------------------------------------------------------------------------------------------
inline constexpr Parameter fill_rate{"labour/fill_rate",
                                     "per_month",
                                     {0.05, 0.99},
                                     0.7,
                                     {Shape::beta, 0.5, 0.9},
                                     "Vacancies filled within the month at national unemployment",
                                     "assumption: jobs are scarce, vacancies short-lived"};
inline constexpr Parameter matching{
    "labour/matching",
    "1",
    {0.3, 5},
    1.27,
    {Shape::uniform, 0.9, 1.7},
    "Curvature of the matching function",
    "den Haan W, Ramey G, Watson J 2000, Job Destruction and Propagation of Shocks, American Economic Review 90(3)"};
inline constexpr Parameter lapse{"labour/lapse",
                                 "per_month",
                                 {0, 1},
                                 0.5,
                                 {Shape::uniform, 0.2, 0.8},
                                 "Unfilled vacancies that are withdrawn in a month",
                                 "assumption: small employers do without"};
inline constexpr Parameter demand_power{"labour/demand_power",
                                        "1",
                                        {0, 3},
                                        0.7,
                                        {Shape::uniform, 0.3, 1.1},
                                        "Power of local spending on the inflow of jobs",
                                        "assumption: below one as part of the demand is for goods from elsewhere"};
inline constexpr Parameter shock_power{"labour/shock_power",
                                       "1",
                                       {0, 8},
                                       2.5,
                                       {Shape::uniform, 1.5, 3.5},
                                       "Power of national demand on the inflow of jobs",
                                       "assumption: hiring swings more than output"};
inline constexpr Parameter adapt{"labour/adapt",
                                 "months",
                                 {1, 240},
                                 36,
                                 {Shape::lognormal, 18, 72},
                                 "Time in which the number of jobs follows the number of people",
                                 "assumption: capital follows people in a few years"};
inline constexpr Parameter wage_curve{"labour/wage_curve",
                                      "1",
                                      {-1, 0},
                                      -0.1,
                                      {Shape::uniform, -0.15, -0.03},
                                      "Elasticity of pay to local unemployment",
                                      "Blanchflower DG, Oswald AJ 1994, The Wage Curve, MIT Press"};
inline constexpr Parameter wage_speed{"labour/wage_speed",
                                      "per_month",
                                      {0, 1},
                                      0.05,
                                      {},
                                      "Share of the way that pay goes in a month to where unemployment points",
                                      "assumption: pay is slow"};

// --- sectors ------------------------------------------------------------------------------------------------------
inline constexpr ParameterSet<6> sector_men{
    "labour/sector_men",
    "share",
    {0, 1},
    {0.22, 0.15, 0.30, 0.03, 0.01, 0.29},
    {},
    "farming construction trade tourism domestic services",
    "Work of men by sector",
    "assumption: order of magnitude of the household survey, with industry and transport counted under services"};
inline constexpr ParameterSet<6> sector_women{"labour/sector_women",
                                              "share",
                                              {0, 1},
                                              {0.05, 0.01, 0.38, 0.10, 0.10, 0.36},
                                              {},
                                              "farming construction trade tourism domestic services",
                                              "Work of women by sector",
                                              "assumption: as for men"};
inline constexpr ParameterSet<6> sector_rural{
    "labour/sector_rural",
    "1",
    {0, 20},
    {2.2, 1.0, 0.75, 0.7, 1.0, 0.65},
    {},
    "farming construction trade tourism domestic services",
    "Weight of a sector in a fully rural place, against the mean of 1 at the national rural share",
    "assumption: farming is rural"};
inline constexpr Parameter national_rural{"labour/national_rural",
                                          "share",
                                          {0, 0.95},
                                          0.383,
                                          {},
                                          "Rural share of the country, to which the sector shares belong",
                                          "data:national_ehpm2023"};
inline constexpr ParameterSet<6> sector_formal{
    "labour/sector_formal",
    "1",
    {0, 5},
    {0.2, 0.5, 0.8, 0.8, 0.1, 1.9},
    {},
    "farming construction trade tourism domestic services",
    "Weight of a sector among formal jobs",
    "assumption: factories, offices and public service hold most formal jobs"};
inline constexpr ParameterSet<6> sector_pay{"labour/sector_pay",
                                            "1",
                                            {-2, 2},
                                            {-0.35, 0.05, 0, -0.05, -0.45, 0.12},
                                            {},
                                            "farming construction trade tourism domestic services",
                                            "Log pay by sector for the same person",
                                            "assumption: order of magnitude"};
inline constexpr ParameterSet<6> sector_pandemic{"labour/sector_pandemic",
                                                 "1",
                                                 {0, 1},
                                                 {0.1, 0.45, 0.4, 0.9, 0.7, 0.35},
                                                 {},
                                                 "farming construction trade tourism domestic services",
                                                 "Share of the work that stops when everything is closed",
                                                 "assumption: contact and movement decide"};
inline constexpr ParameterSet<6> sector_season{
    "labour/sector_season",
    "1",
    {0, 0.95},
    {0.35, 0.10, 0.12, 0.2, 0, 0.02},
    {},
    "farming construction trade tourism domestic services",
    "Swing of the inflow of jobs over the year",
    "assumption: coffee and cane from November to February, dry-season building, December trade"};
inline constexpr ParameterSet<6> sector_peak{"labour/sector_peak",
                                             "month_of_year",
                                             {0, 12},
                                             {0.0, 1.5, 11, 11.5, 0, 11},
                                             {},
                                             "farming construction trade tourism domestic services",
                                             "Month of the peak, counted from January as 0",
                                             "assumption: as for the swing"};
inline constexpr Parameter pandemic_loss{"labour/pandemic_loss",
                                         "per_month",
                                         {0, 1},
                                         0.12,
                                         {Shape::uniform, 0.05, 0.25},
                                         "Job loss in a month in work that is wholly stopped",
                                         "assumption: part of the workers are kept on"};
inline constexpr Parameter start_calendar{
    "labour/start_calendar", "month_of_year", {0, 11}, 0, {}, "Month of the year of month 0, January as 0",
    "data:municipalities"};

// --- pay and skill ------------------------------------------------------------------------------------------------
inline constexpr ParameterSet<4> pay_schooling{"labour/pay_schooling",
                                               "1",
                                               {-2, 3},
                                               {-0.18, 0, 0.28, 0.8},
                                               {},
                                               "none primary secondary tertiary",
                                               "Log pay by schooling against primary",
                                               "assumption: near 8 percent a year of schooling"};
inline constexpr ParameterSet<4> pay_kind{
    "labour/pay_kind",
    "1",
    {-2, 2},
    {-0.5, -0.2, 0.35, -0.25},
    {},
    "casual informal formal own_account",
    "Log pay by kind of work for the same person; casual work fills part of the month",
    "assumption: order of magnitude of informality gaps"};
inline constexpr Parameter pay_skill{"labour/pay_skill",
                                     "per_SD",
                                     {0, 1},
                                     0.18,
                                     {Shape::uniform, 0.1, 0.26},
                                     "Log pay per SD of skill",
                                     "assumption: spread of pay among the equally schooled"};
inline constexpr Parameter skill_spread{"labour/skill_spread",
                                        "SD",
                                        {0, 2},
                                        0.9,
                                        {},
                                        "Spread of skill at the start among people of one age",
                                        "assumption: with the differences by age it gives the unit of the column"};
inline constexpr Parameter month_hours{"labour/month_hours",
                                       "hours_per_month",
                                       {100, 600},
                                       320,
                                       {},
                                       "Time a person can divide between work and care; care takes from it",
                                       "assumption: some 75 hours a week"};
inline constexpr Parameter learning{"labour/learning",
                                    "SD_per_month",
                                    {0, 0.1},
                                    0.010,
                                    {Shape::uniform, 0.004, 0.016},
                                    "Skill gained by a month of work at the age of 16, falling to nothing at 45",
                                    "assumption: experience raises pay by a percent or two a year"};
inline constexpr Parameter scar{"labour/scar",
                                "SD_per_month",
                                {0, 0.2},
                                0.015,
                                {Shape::uniform, 0, 0.03},
                                "Skill lost in a month without work after the first three",
                                "assumption: scars of joblessness"};
inline constexpr Parameter foreign_worth{"labour/foreign_worth",
                                         "SD",
                                         {0, 3},
                                         0.5,
                                         {Shape::uniform, 0.2, 0.8},
                                         "Skill at home of a returnee who earned full skill abroad",
                                         "outcome:O332"};
inline constexpr Parameter class_work{"labour/class_work",
                                      "1",
                                      {0, 1},
                                      0.5,
                                      {},
                                      "Share of work given up by those at work who are in class full time",
                                      "intervention:vocational_training"};
inline constexpr Parameter paper_free{"labour/paper_free",
                                      "1",
                                      {0, 1},
                                      0.05,
                                      {Shape::uniform, 0, 0.1},
                                      "Formal employers who hire without documents where no right opens the way",
                                      "assumption: social security asks for a number"};

}  // namespace models::labour
