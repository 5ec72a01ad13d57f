#pragma once
// Beliefs about the search for work and about vacancies, sectors, pay and skill.

#include "models/labour/columns.h"

namespace models::labour {

using sim::Parameter;
using sim::ParameterSet;
using sim::Shape;

// --- search -------------------------------------------------------------------------------------------------------
inline constexpr ParameterSet<5> experience{"labour/experience",
                                            "factor",
                                            {0.05, 3},
                                            {0.3, 0.55, 1, 1, 0.85},
                                            {},
                                            "age_16_17 age_18_29 age_30_44 age_45_59 age_60_plus",
                                            "Weight among searchers by age: references and experience",
                                            "data:labour_poverty_ehpm"};
inline constexpr Parameter search_distress{"labour/search_distress",
                                           "factor",
                                           {0, 2},
                                           0.15,
                                           {Shape::uniform, 0.05, 0.25},
                                           "Log fall of search effort per SD of distress",
                                           "assumption: order of effects of psychological treatment on work"};
inline constexpr Parameter search_health{"labour/search_health",
                                         "factor",
                                         {0, 5},
                                         1,
                                         {Shape::uniform, 0.5, 1.5},
                                         "Log fall of search effort when health falls from usual to none",
                                         "assumption: the ill search less"};
inline constexpr Parameter search_contacts{"labour/search_contacts",
                                           "factor",
                                           {0, 5},
                                           0.4,
                                           {Shape::uniform, 0.1, 0.7},
                                           "Gain in weight per employed tie of full strength, against no such tie",
                                           "assumption: most informal jobs are found through people one knows"};
inline constexpr Parameter search_discrimination{"labour/search_discrimination",
                                                 "share",
                                                 {0, 1},
                                                 0.6,
                                                 {Shape::uniform, 0.3, 0.9},
                                                 "Share of employers lost to a person who lives full discrimination",
                                                 "assumption: hiring is one of the places where attitudes act"};
inline constexpr Parameter search_skill{"labour/search_skill",
                                        "factor",
                                        {0, 2},
                                        0.25,
                                        {Shape::uniform, 0.1, 0.4},
                                        "Log gain in weight per SD of skill",
                                        "intervention:vocational_training"};
inline constexpr Parameter search_certificate{"labour/search_certificate",
                                              "factor",
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
                                       "factor",
                                       {0, 5},
                                       0.5,
                                       {Shape::uniform, 0.2, 0.8},
                                       "Log fall of search effort per 100 hours of care above the usual of one's sex",
                                       "intervention:childcare_support"};
inline constexpr Parameter in_class_search{"labour/in_class_search",
                                           "share",
                                           {0, 1},
                                           0.7,
                                           {Shape::uniform, 0.4, 1},
                                           "Share of search given up while in class full time: the lock-in of training",
                                           "intervention:vocational_training"};
inline constexpr ParameterSet<3> on_the_job{"labour/on_the_job",
                                            "share",
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
    {11, 31},
    {},
    "men women",
    "Hours of care of people of working age at which the start rates hold",
    "assumption: from the hours and norm of the household model and the sizes of households"};
inline constexpr Parameter usual_contacts{"labour/usual_contacts",
                                          "factor",
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
                                           "factor",
                                           {-1, 2},
                                           0.15,
                                           {Shape::uniform, 0, 0.3},
                                           "Log pay above one's usual informal earnings that a person holds out for",
                                           "intervention:job_placement"};
inline constexpr Parameter refuse_expectation{"labour/refuse_expectation",
                                              "factor",
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
                                         "factor",
                                         {0, 5},
                                         0.8,
                                         {Shape::uniform, 0.2, 1.4},
                                         "Fall of that reserve when no food need is met",
                                         "assumption: the hungry take what there is"};
inline constexpr Parameter refuse_spread{
    "labour/refuse_spread",  "factor", {0.05, 2}, 0.35, {}, "Spread of offers around the usual pay of the kind of job",
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
    "factor",
    {0.3, 5},
    1.27,
    {Shape::uniform, 0.9, 1.7},
    "Curvature of the matching function",
    "den Haan W, Ramey G, Watson J 2000, Job Destruction and Propagation of Shocks, American Economic Review 90(3)"};
inline constexpr Parameter demand_power{"labour/demand_power",
                                        "factor",
                                        {0, 3},
                                        0.4,
                                        {Shape::uniform, 0.2, 0.6},
                                        "Power of local spending on the number of jobs",
                                        "assumption: below one as part of the demand is for goods from elsewhere"};
inline constexpr Parameter shock_power{"labour/shock_power",
                                       "factor",
                                       {0, 8},
                                       0.8,
                                       {Shape::uniform, 0.5, 1.1},
                                       "Power of national demand on the number of jobs",
                                       "assumption: part of a fall is borne by pay and hours"};
inline constexpr Parameter adapt{"labour/adapt",
                                 "months",
                                 {1, 240},
                                 36,
                                 {Shape::lognormal, 18, 72},
                                 "Time in which the number of jobs follows the number of returnees",
                                 "assumption: capital follows people in a few years"};
inline constexpr Parameter wage_curve{"labour/wage_curve",
                                      "factor",
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
    "factor",
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
    "factor",
    {0, 5},
    {0.2, 0.5, 0.8, 0.8, 0.1, 1.9},
    {},
    "farming construction trade tourism domestic services",
    "Weight of a sector among formal jobs",
    "assumption: factories, offices and public service hold most formal jobs"};
inline constexpr ParameterSet<6> sector_pay{"labour/sector_pay",
                                            "factor",
                                            {-2, 2},
                                            {-0.35, 0.05, 0, -0.05, -0.45, 0.12},
                                            {},
                                            "farming construction trade tourism domestic services",
                                            "Log pay by sector for the same person",
                                            "assumption: order of magnitude"};
inline constexpr ParameterSet<6> sector_pandemic{"labour/sector_pandemic",
                                                 "share",
                                                 {0, 1},
                                                 {0.1, 0.45, 0.4, 0.9, 0.7, 0.35},
                                                 {},
                                                 "farming construction trade tourism domestic services",
                                                 "Share of the work that stops when everything is closed",
                                                 "assumption: contact and movement decide"};
inline constexpr ParameterSet<6> sector_season{
    "labour/sector_season",
    "factor",
    {0, 0.95},
    {0.20, 0.08, 0.06, 0.10, 0, 0.02},
    {},
    "farming construction trade tourism domestic services",
    "Swing of the number of casual jobs over the year",
    "assumption: coffee and cane from November to February, dry-season building, December trade"};
inline constexpr ParameterSet<6> sector_peak{"labour/sector_peak",
                                             "months",
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
    "labour/start_calendar", "months", {0, 11}, 0, {}, "Month of the year of month 0, January as 0",
    "data:municipalities"};

// --- pay and skill ------------------------------------------------------------------------------------------------
inline constexpr ParameterSet<4> pay_schooling{"labour/pay_schooling",
                                               "factor",
                                               {-2, 3},
                                               {-0.18, 0, 0.28, 0.8},
                                               {},
                                               "none primary secondary tertiary",
                                               "Log pay by schooling against primary",
                                               "assumption: near 8 percent a year of schooling"};
inline constexpr ParameterSet<4> pay_kind{
    "labour/pay_kind",
    "factor",
    {-2, 2},
    {-0.5, -0.2, 0.35, -0.25},
    {},
    "casual informal formal own_account",
    "Log pay by kind of work for the same person; casual work fills part of the month",
    "assumption: order of magnitude of informality gaps"};
inline constexpr Parameter pay_skill{"labour/pay_skill",
                                     "factor",
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
                                "Skill lost in a month without work from the fourth to the second year's end",
                                "assumption: scars of joblessness"};
inline constexpr Parameter foreign_worth{"labour/foreign_worth",
                                         "SD",
                                         {0, 3},
                                         0.5,
                                         {Shape::uniform, 0.2, 0.8},
                                         "Skill at home of a returnee who earned full skill abroad",
                                         "outcome:O332"};
inline constexpr Parameter class_work{"labour/class_work",
                                      "share",
                                      {0, 1},
                                      0.5,
                                      {},
                                      "Share of work given up by those at work who are in class full time",
                                      "intervention:vocational_training"};
inline constexpr Parameter paper_free{"labour/paper_free",
                                      "share",
                                      {0, 1},
                                      0.05,
                                      {Shape::uniform, 0, 0.1},
                                      "Formal employers who hire without documents where no right opens the way",
                                      "assumption: social security asks for a number"};

}  // namespace models::labour
