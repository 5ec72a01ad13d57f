#pragma once
// What is reported every month, by place and group. Names end in _sum where a mean is meant; `per` is its denominator.

#include "models/outcomes/columns.h"

namespace models::outcomes::tally {

using sim::Audience;
using sim::Tally;

constexpr Tally of_returnees(std::string_view name, std::string_view unit, std::string_view per, std::string_view doc) {
    return {name, unit, Audience::returnees, doc, per};
}
constexpr Tally of_children(std::string_view name, std::string_view unit, std::string_view per, std::string_view doc) {
    return {name, unit, Audience::children, doc, per};
}
constexpr Tally of_residents(std::string_view name, std::string_view unit, std::string_view per, std::string_view doc) {
    return {name, unit, Audience::residents, doc, per};
}
inline constexpr std::string_view arrived = "outcomes/arrived_adults", here = "outcomes/adults_present",
                                  minors = "outcomes/children_present", pupils = "outcomes/school_children",
                                  adult_hosts = "outcomes/hosts", host_pupils = "outcomes/host_school_children";

// Everyone who arrived at 18 or over, wherever they are now: the states add up to the whole.
inline constexpr Tally arrived_adults =
    of_returnees("outcomes/arrived_adults", "people", {},
                 "Returnees aged 18 or over at return who have arrived so far; nobody is dropped");
inline constexpr Tally still_here = of_returnees("outcomes/still_here", "people", arrived, "Of those, present");
inline constexpr Tally departed_by_choice =
    of_returnees("outcomes/departed_by_choice", "people", arrived, "Of those, departed again by choice");
inline constexpr Tally departed_by_necessity =
    of_returnees("outcomes/departed_by_necessity", "people", arrived, "Of those, departed again by necessity");
inline constexpr Tally died = of_returnees("outcomes/died", "people", arrived, "Of those, dead");
inline constexpr Tally sustained_050 =
    of_returnees("outcomes/sustained_050", "people", arrived,
                 "Sustainably reintegrated: each of the three scores at or above 0.50 for six months in a row");
inline constexpr Tally sustained_066 =
    of_returnees("outcomes/sustained_066", "people", arrived,
                 "Sustainably reintegrated: each of the three scores at or above 0.66 for six months in a row");
inline constexpr Tally newly_sustained_050 =
    of_returnees("outcomes/newly_sustained_050", "people", arrived, "Reached six months in a row at 0.50 this month");
inline constexpr Tally newly_sustained_066 =
    of_returnees("outcomes/newly_sustained_066", "people", arrived, "Reached six months in a row at 0.66 this month");
inline constexpr Tally left_by_choice_now =
    of_returnees("outcomes/left_by_choice_now", "people", arrived, "Departed by choice this month");
inline constexpr Tally left_by_necessity_now =
    of_returnees("outcomes/left_by_necessity_now", "people", arrived, "Departed by necessity this month");

// Present returnees who are 18 or over now, those who came as children included.
inline constexpr Tally adults_present = of_returnees(
    "outcomes/adults_present", "people", {}, "Present returnees of 18 and over, with those who returned as children");
inline constexpr Tally economic_sum =
    of_returnees("outcomes/economic_sum", "score", here, "Economic score; weights not official");
inline constexpr Tally social_sum =
    of_returnees("outcomes/social_sum", "score", here, "Social score; weights not official");
inline constexpr Tally psychosocial_sum =
    of_returnees("outcomes/psychosocial_sum", "score", here, "Psychosocial score; weights not official");
inline constexpr Tally composite_sum =
    of_returnees("outcomes/composite_sum", "score", here, "Composite score; weights not official");
inline constexpr Tally composite_squares =
    of_returnees("outcomes/composite_squares", "score", here, "Squares of the composite score, for its spread");
inline constexpr Tally composite_without_leave_sum =
    of_returnees("outcomes/composite_without_leave_sum", "score", here,
                 "Composite score without the two items that overlap the wish to leave; weights not official");
inline constexpr Tally composite_033 =
    of_returnees("outcomes/composite_033", "people", here, "Composite at or above 0.33; below it most urgent");
inline constexpr Tally composite_050 =
    of_returnees("outcomes/composite_050", "people", here, "Composite at or above 0.50");
inline constexpr Tally composite_066 = of_returnees("outcomes/composite_066", "people", here,
                                                    "Composite at or above 0.66; below it further help is needed");
inline constexpr Tally newly_050 =
    of_returnees("outcomes/newly_050", "people", here, "Composite rose to 0.50 or above this month");
inline constexpr Tally newly_066 =
    of_returnees("outcomes/newly_066", "people", here, "Composite rose to 0.66 or above this month");
inline constexpr Tally surveyed = of_returnees(
    "outcomes/surveyed", "people", {}, "Returnees whom an interview this month would have given all three scores");
inline constexpr Tally surveyed_composite_sum =
    of_returnees("outcomes/surveyed_composite_sum", "score", "outcomes/surveyed",
                 "Composite as an interview would find it, with slips, gaps and courtesy; weights not official");

inline constexpr Tally working = of_returnees("outcomes/working", "people", here, "At work of any kind");
inline constexpr Tally formal = of_returnees("outcomes/formal", "people", here, "In formal jobs");
inline constexpr Tally self_employed = of_returnees("outcomes/self_employed", "people", here, "In own business");
inline constexpr Tally searching =
    of_returnees("outcomes/searching", "people", here, "Without work and looking for it");
inline constexpr Tally in_training = of_returnees("outcomes/in_training", "people", here, "In training");
inline constexpr Tally income_per_head_sum = of_returnees("outcomes/income_per_head_sum", "USD_per_month", here,
                                                          "Household income per member, assistance apart");
inline constexpr Tally assistance_per_head_sum =
    of_returnees("outcomes/assistance_per_head_sum", "USD_per_month", here, "Assistance per member");
inline constexpr Tally in_debt = of_returnees("outcomes/in_debt", "people", here, "In households with debt");
inline constexpr Tally debt_above_month =
    of_returnees("outcomes/debt_above_month", "people", here, "In households that owe more than they spend in a month");
inline constexpr Tally hungry =
    of_returnees("outcomes/hungry", "people", here, "In households that sometimes cut food or more often");
inline constexpr Tally self_sufficient =
    of_returnees("outcomes/self_sufficient", "people", here,
                 "In households whose income covered needs in 6 of the last 12 months without assistance");
inline constexpr Tally documented = of_returnees("outcomes/documented", "people", here, "Hold documents");
inline constexpr Tally dwelling_sum = of_returnees("outcomes/dwelling_sum", "score", here, "Standard of the dwelling");
inline constexpr Tally rent_burden_sum =
    of_returnees("outcomes/rent_burden_sum", "share", here, "Rent over household income");
inline constexpr Tally health_access_sum =
    of_returnees("outcomes/health_access_sum", "share", here, "Care reached of care sought");
inline constexpr Tally justice_access_sum =
    of_returnees("outcomes/justice_access_sum", "share", here, "Legal needs for which a fair hearing is within reach");
inline constexpr Tally distress_sum = of_returnees("outcomes/distress_sum", "SD", here, "Distress; higher is worse");
inline constexpr Tally often_distressed =
    of_returnees("outcomes/often_distressed", "people", here, "Show signs of distress often or very often");
inline constexpr Tally belonging_sum = of_returnees("outcomes/belonging_sum", "score", here, "Sense of belonging");
inline constexpr Tally support_sum =
    of_returnees("outcomes/support_sum", "score", here, "Strength of the support network");
inline constexpr Tally participation_sum =
    of_returnees("outcomes/participation_sum", "score", here, "Taking part in the community");
inline constexpr Tally discrimination_sum =
    of_returnees("outcomes/discrimination_sum", "score", here, "Discrimination lived");
inline constexpr Tally safety_sum = of_returnees("outcomes/safety_sum", "score", here, "Felt safety");
inline constexpr Tally tension_sum = of_returnees("outcomes/tension_sum", "share", here, "Strain at home");
inline constexpr Tally violence_at_home =
    of_returnees("outcomes/violence_at_home", "people", here, "In homes with violence");
inline constexpr Tally satisfaction_sum =
    of_returnees("outcomes/satisfaction_sum", "score", here, "Satisfaction with life");
inline constexpr Tally culture_sum =
    of_returnees("outcomes/culture_sum", "score", here,
                 "Re-engagement with local values, ways of living and traditions: the fourth dimension");
inline constexpr Tally wish = of_returnees("outcomes/wish", "people", here, "Would rather live abroad");
inline constexpr Tally plan = of_returnees("outcomes/plan", "people", here, "Have taken steps to leave");
inline constexpr Tally wish_within_year =
    of_returnees("outcomes/wish_within_year", "people", here, "Wished to leave in the last 12 months");
inline constexpr Tally plan_within_year =
    of_returnees("outcomes/plan_within_year", "people", here, "Had a plan to leave in the last 12 months");
inline constexpr Tally reached = of_returnees("outcomes/reached", "people", here, "Have begun a programme");

// Children who came from abroad.
inline constexpr Tally children_present =
    of_children("outcomes/children_present", "people", {}, "Present children under 18 who came from abroad");
inline constexpr Tally school_children =
    of_children("outcomes/school_children", "people", {}, "Present children of school age who came from abroad");
inline constexpr Tally child_enrolled =
    of_children("outcomes/child_enrolled", "people", pupils, "On the roll of a school");
inline constexpr Tally child_attendance_sum =
    of_children("outcomes/child_attendance_sum", "share", pupils, "School days attended");
inline constexpr Tally child_level_gap_sum =
    of_children("outcomes/child_level_gap_sum", "years", pupils, "Years behind the age norm");
inline constexpr Tally child_learning_sum =
    of_children("outcomes/child_learning_sum", "SD", pupils, "Learning against the age norm");
inline constexpr Tally child_with_parent =
    of_children("outcomes/child_with_parent", "people", minors, "Live with a parent");
inline constexpr Tally child_with_others =
    of_children("outcomes/child_with_others", "people", minors, "Live with other adults");
inline constexpr Tally child_alone = of_children("outcomes/child_alone", "people", minors, "Live without an adult");
inline constexpr Tally child_working =
    of_children("outcomes/child_working", "people", minors,
                "At work, or kept from school for lack of money at an age at which children are put to work: a proxy");
inline constexpr Tally child_hungry =
    of_children("outcomes/child_hungry", "people", minors, "In households that sometimes cut food or more often");
inline constexpr Tally child_safety_sum = of_children("outcomes/child_safety_sum", "score", minors, "Felt safety");
inline constexpr Tally child_violence_at_home =
    of_children("outcomes/child_violence_at_home", "people", minors, "In homes with violence");
inline constexpr Tally child_distress_sum =
    of_children("outcomes/child_distress_sum", "SD", minors, "Distress; higher is worse");

// People who never left: harm to them would be an outcome.
inline constexpr Tally hosts =
    of_residents("outcomes/hosts", "people", {}, "Present people of 18 and over who never migrated");
inline constexpr Tally host_working =
    of_residents("outcomes/host_working", "people", adult_hosts, "At work of any kind");
inline constexpr Tally host_searching =
    of_residents("outcomes/host_searching", "people", adult_hosts, "Without work and looking for it");
inline constexpr Tally host_hungry =
    of_residents("outcomes/host_hungry", "people", adult_hosts, "In households that sometimes cut food or more often");
inline constexpr Tally host_rent_burden_sum =
    of_residents("outcomes/host_rent_burden_sum", "share", adult_hosts, "Rent over household income");
inline constexpr Tally host_health_access_sum =
    of_residents("outcomes/host_health_access_sum", "share", adult_hosts, "Care reached of care sought");
inline constexpr Tally host_safety_sum = of_residents("outcomes/host_safety_sum", "score", adult_hosts, "Felt safety");
inline constexpr Tally host_distress_sum =
    of_residents("outcomes/host_distress_sum", "SD", adult_hosts, "Distress; higher is worse");
inline constexpr Tally host_attitude =
    of_residents("outcomes/host_attitude", "SD", adult_hosts, "Attitude to returnees");
inline constexpr Tally host_school_children =
    of_residents("outcomes/host_school_children", "people", {}, "Present children of school age who never migrated");
inline constexpr Tally host_enrolled =
    of_residents("outcomes/host_enrolled", "people", host_pupils, "On the roll of a school");
inline constexpr Tally host_attendance_sum =
    of_residents("outcomes/host_attendance_sum", "share", host_pupils, "School days attended");

}  // namespace models::outcomes::tally
