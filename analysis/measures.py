"""What a comparison reports, in which order, and how it is said."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

Kind = Literal["share", "score", "number", "money"]


@dataclass(frozen=True)
class Measure:
    """One line of a comparison.

    ``margin`` is the smallest difference worth telling apart, in the measure's own unit; ``better`` is +1 or -1 where a
    direction is good by definition, and 0 where its value is the reader's to judge.
    """

    variable: str
    label: str
    kind: Kind
    section: str
    better: int = 1
    margin: float = 0.005


HEADLINE = "Sustainably reintegrated"
SCORES = "Scores"
CUTOFFS = "Composite at or above a cut-off"
MOVES = "Departures"
LIVES = "Livelihood and life"
HOSTS = "People who never left"
CHILDREN = "Children"
SECTIONS = (HEADLINE, SCORES, CUTOFFS, MOVES, LIVES, CHILDREN, HOSTS)
LAST_MONTH_ONLY = (LIVES, CHILDREN, HOSTS)  # in the printed table; everything else holds all months

SECTION_NOTES = {
    HEADLINE: "each of the three scores at or above the cut-off for six months in a row; share of arrived adults",
    SCORES: "0 to 1, true scores of returnees of 18 and over who are present; weights not official",
    CUTOFFS: "share of the same people",
    MOVES: "share of arrived adults who have left again",
    LIVES: "returnees of 18 and over who are present",
    CHILDREN: "children under 18 who came from abroad and are present",
    HOSTS: "adults of the same places: harm to them would be an outcome",
}

MEASURES = (
    Measure("outcomes_sustained_050", "at 0.50", "share", HEADLINE),
    Measure("outcomes_sustained_066", "at 0.66", "share", HEADLINE),
    Measure("outcomes_economic_sum", "economic", "score", SCORES),
    Measure("outcomes_social_sum", "social", "score", SCORES),
    Measure("outcomes_psychosocial_sum", "psychosocial", "score", SCORES),
    Measure("outcomes_composite_sum", "composite", "score", SCORES),
    Measure("outcomes_composite_without_leave_sum", "composite, wish to leave apart", "score", SCORES),
    Measure("outcomes_composite_033", "0.33 (below: most urgent)", "share", CUTOFFS),
    Measure("outcomes_composite_050", "0.50", "share", CUTOFFS),
    Measure("outcomes_composite_066", "0.66", "share", CUTOFFS),
    Measure("outcomes_departed_by_choice", "by choice", "share", MOVES, 0),
    Measure("outcomes_departed_by_necessity", "by necessity", "share", MOVES, -1),
    Measure("outcomes_self_sufficient", "self-sufficient household", "share", LIVES),
    Measure("outcomes_working", "working", "share", LIVES),
    Measure("outcomes_hungry", "cut food", "share", LIVES, -1),
    Measure("outcomes_debt_above_month", "owe a month's spending", "share", LIVES, -1),
    Measure("outcomes_documented", "hold documents", "share", LIVES),
    Measure("outcomes_health_access_sum", "care reached of sought", "share", LIVES),
    Measure("outcomes_often_distressed", "often distressed", "share", LIVES, -1),
    Measure("outcomes_belonging_sum", "belonging", "score", LIVES),
    Measure("outcomes_culture_sum", "cultural re-engagement", "score", LIVES),
    Measure("outcomes_discrimination_sum", "discrimination lived", "score", LIVES, -1),
    Measure("outcomes_safety_sum", "felt safety", "score", LIVES),
    Measure("outcomes_satisfaction_sum", "satisfaction", "score", LIVES),
    Measure("outcomes_wish", "would rather live abroad", "share", LIVES, 0),
    Measure("outcomes_reached", "have begun a programme", "share", LIVES, 0),
    Measure("outcomes_child_enrolled", "enrolled, of school age", "share", CHILDREN),
    Measure("outcomes_child_attendance_sum", "school days attended", "share", CHILDREN),
    Measure("outcomes_child_level_gap_sum", "years behind at school", "number", CHILDREN, -1),
    Measure("outcomes_child_learning_sum", "learning, SD", "number", CHILDREN),
    Measure("outcomes_child_with_parent", "live with a parent", "share", CHILDREN),
    Measure("outcomes_child_alone", "live without an adult", "share", CHILDREN, -1),
    Measure("outcomes_child_working", "working", "share", CHILDREN, -1),
    Measure("outcomes_child_hungry", "home cuts food", "share", CHILDREN, -1),
    Measure("outcomes_child_safety_sum", "felt safety", "score", CHILDREN),
    Measure("outcomes_child_violence_at_home", "violence at home", "share", CHILDREN, -1),
    Measure("outcomes_child_distress_sum", "distress, SD", "number", CHILDREN, -1),
    Measure("outcomes_host_working", "working", "share", HOSTS),
    Measure("outcomes_host_hungry", "cut food", "share", HOSTS, -1),
    Measure("outcomes_host_rent_burden_sum", "rent, share of income", "share", HOSTS, -1),
    Measure("outcomes_host_health_access_sum", "care reached of sought", "share", HOSTS),
    Measure("outcomes_host_safety_sum", "felt safety", "score", HOSTS),
    Measure("outcomes_host_distress_sum", "distress, SD", "number", HOSTS, -1),
    Measure("outcomes_host_attitude", "attitude to returnees, SD", "number", HOSTS),
    Measure("outcomes_host_enrolled", "children enrolled", "share", HOSTS),
)

SUSTAINED = ("outcomes_sustained_050", "outcomes_sustained_066")
DIMENSIONS = ("outcomes_economic_sum", "outcomes_social_sum", "outcomes_psychosocial_sum")
COMPOSITE = "outcomes_composite_sum"
ABOVE = ("outcomes_composite_033", "outcomes_composite_050", "outcomes_composite_066")
ARRIVED = "outcomes_arrived_adults"
PRESENT = "outcomes_adults_present"
REACHED = "outcomes_reached"


def measure_of(variable: str) -> Measure:
    """The measure of a tally."""
    return next(measure for measure in MEASURES if measure.variable == variable)


def present_in(variables: Iterable[str]) -> list[Measure]:
    """The measures that a file has."""
    known = set(variables)
    return [measure for measure in MEASURES if measure.variable in known]


def shown(value: float, kind: Kind, difference: bool = False) -> str:
    """A number as a reader wants it: shares in percent (differences in points), scores to three places."""
    if value != value:
        return "-"
    places = {"share": 1, "score": 3, "money": 0, "number": 2 if abs(value) < 100 else 0}[kind]
    number = 100 * value if kind == "share" else value
    if round(number, places) == 0:
        number = 0.0  # neither +0.0 nor -0.0
    sign = "+" if difference and number else ""
    return f"{number:{sign},.{places}f}" + (" %" if kind == "share" and not difference else "")
