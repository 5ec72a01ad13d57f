"""Logframe indicators, and harm: to returnees, to groups of them, to children, to hosts."""

from __future__ import annotations

import numpy as np

from querencia_analysis import measures as m
from querencia_analysis.compare import Line, people_of
from querencia_analysis.report import panels
from querencia_analysis.report.facts import Facts, sections_of
from querencia_analysis.report.maker import Maker, Row, bounds, counted
from querencia_analysis.report.parts import MASKED, Column, Figure, Level, Masked, Panel, Paragraph, Section, Table

LEVELS = (
    ("impact", (m.HEADLINE, m.SCORES, m.CUTOFFS, m.MOVES)),
    ("outcome", (m.LIVES, m.CHILDREN)),
    ("hosts", (m.HOSTS,)),
)
MOST_FLAGS = 60
OUTPUTS = ("enrolled", "completed", "dropped", "hosts", "staff_hours")


def logframe(maker: Maker) -> Section:
    facts, say = maker.facts, maker.say
    rows: list[Row] = []
    for level, sections in LEVELS:
        for measure in sections_of(facts.comparison, sections):
            lines = [facts.line(measure.variable, arm) for arm in facts.arms]
            base = next((line.base for line in lines if line), None)
            cells = [Level(line.level.value, measure.kind) if line else MASKED for line in lines]
            end = Level(base.value, measure.kind) if base else MASKED
            rows.append([say(f"level.{level}"), maker.measure(measure), _start(facts, measure), end, *cells])
    for name in OUTPUTS:
        totals = [counted(float(facts.account(name, arm)[-1].sum(axis=-1).mean())) for arm in facts.all_arms]
        shown = [MASKED if isinstance(total, Masked) else Level(total, "people") for total in totals]
        rows.append([say("level.output"), say(f"output.{name}"), None, *shown])
    columns = [
        *maker.columns("level", "indicator", "at_start:mixed"),
        *(Column(maker.arm(arm), "mixed") for arm in facts.all_arms),
    ]
    table = Table("logframe", say("logframe.caption", month=facts.last), columns, rows)
    told = sum(1 for line in _last(facts) if line.verdict in ("higher", "lower"))
    title = say("logframe.title", told=told, all=len(_last(facts)), month=facts.last)
    figure = Figure(
        "logframe",
        title,
        say("logframe.sentence"),
        table,
        say("logframe.source", file=maker.words.listed([r.path.name for r in facts.runs])),
        maker.sure(),
        kind="table",
    )
    return Section("logframe", say("heading.logframe"), [figure])


def _start(facts: Facts, measure: m.Measure) -> Level | Masked | None:
    """A measure at the start of the base: nothing where nobody counts yet, masked where few do."""
    people = float(
        people_of(facts.first, measure.variable).sel(scenario=facts.base, group="all", month=0).sum("community").mean()
    )
    if people == 0:
        return None
    if facts.few(people * facts.scale):
        return MASKED
    return Level(float(np.nanmean(facts.values(measure.variable, facts.base)[0])), measure.kind)


def _last(facts: Facts) -> list[Line]:
    return [
        line for line in facts.comparison.lines if line.month == facts.last and line.group == "all" and not line.masked
    ]


# --- harm -----------------------------------------------------------------------------------------


def harmful(facts: Facts, sure: bool) -> list[Line]:
    """Lines on which an arm is worse than the base: shown to be, or so far only perhaps."""
    found = []
    for line in facts.comparison.lines:
        better, margin = line.measure.better, line.measure.margin
        if line.month != facts.last or line.masked or not better or not line.difference.known:
            continue
        worst = line.difference.low if better > 0 else -line.difference.high
        best = line.difference.high if better > 0 else -line.difference.low
        shown = best < 0 and worst < -margin
        if shown if sure else (not shown and worst < -margin):
            found.append(line)
    return sorted(found, key=lambda line: (line.group != "all", -_severity(line)))


def _severity(line: Line) -> float:
    """How far towards harm the interval reaches, in margins."""
    worst = line.difference.low if line.measure.better > 0 else -line.difference.high
    return -worst / line.measure.margin


def chance_of_harm(facts: Facts, line: Line) -> float:
    """Share of replicates in which the arm did worse than the base."""
    variable, group, month = line.measure.variable, line.group, line.month
    apart = facts.values(variable, line.arm, group)[month] - facts.values(variable, facts.base, group)[month]
    finite = apart[np.isfinite(apart)]
    return float((line.measure.better * finite < 0).mean()) if len(finite) else float("nan")


def harm(maker: Maker) -> Section:
    facts, say, words = maker.facts, maker.say, maker.words
    if facts.replicates == 1:
        return Section("harm", say("heading.harm"), [Paragraph(say("harm.one_replicate"), "missing")])
    shown, perhaps = harmful(facts, True), harmful(facts, False)
    listed = [*((line, "shown") for line in shown), *((line, "perhaps") for line in perhaps)][:MOST_FLAGS]
    tested = sum(
        1 for line in facts.comparison.lines if line.month == facts.last and line.measure.better and not line.masked
    )
    rows: list[Row] = []
    for line, key in listed:
        factor, unit = factor_and_unit(line.measure.kind)
        numbers = [None if each is None else factor * each for each in bounds(line.difference)]
        rows.append(
            [
                say(f"harm.flag_{key}"), maker.arm(line.arm), maker.measure(line.measure), maker.group(line.group),
                say(unit), *numbers, chance_of_harm(facts, line),
            ]
        )  # fmt: skip
    columns = maker.columns(
        "flag", "arm", "indicator", "group", "unit", "difference_plain:difference", "low:difference",
        "high:difference", "chance_harm:share",
    )  # fmt: skip
    table = Table("harm", say("harm.caption"), columns, rows)
    title = say(
        "harm.none" if not shown else "harm.one" if len(shown) == 1 else "harm.many",
        **({"count": len(shown)} if len(shown) > 1 else {}),
        tested=words.number(tested),
        perhaps=words.number(len(perhaps)),
    )
    figure = Figure(
        "harm",
        title,
        say("harm.sentence", base=maker.arm(facts.base)),
        table,
        maker.source("outcomes_*"),
        maker.sure("harm"),
        kind="table",
    )
    return Section("harm", say("heading.harm"), [figure])


def factor_and_unit(kind: str) -> tuple[float, str]:
    """Differences of shares are shown in points."""
    if kind == "share":
        return 100.0, "unit.points"
    return 1.0, "unit.score_difference" if kind == "score" else "unit.difference"


# --- hosts ----------------------------------------------------------------------------------------


def hosts(maker: Maker) -> Section:
    facts, say = maker.facts, maker.say
    measures = sections_of(facts.comparison, (m.HOSTS,))
    if not measures:
        return Section("hosts", say("heading.hosts"), [Paragraph(say("hosts.missing"), "missing")])
    pictures: list[Panel] = []
    rows: list[Row] = []
    for measure in measures:
        lines = [facts.line(measure.variable, arm) for arm in facts.arms]
        for arm, line in zip(facts.arms, lines, strict=True):
            shares = measure.kind == "share"
            numbers = bounds(line.difference) if line else (None, None, None)
            scaled = [None if each is None else (100 if shares else 1) * each for each in numbers]
            level = maker.words.level(line.base.value, measure.kind) if line else MASKED
            unit = say(
                "unit.points" if shares else "unit.score_difference" if measure.kind == "score" else "unit.difference"
            )
            rows.append([maker.measure(measure), maker.arm(arm), level, unit, *scaled, maker.verdict(line)])
    for measure in (each for each in measures if each.kind == "share"):
        dots = maker.dot_rows([(maker.short(arm), facts.line(measure.variable, arm)) for arm in facts.arms], 100.0)
        for row, arm in zip(dots, facts.arms, strict=True):
            row["arm"] = arm
        pictures.append(maker.panel(maker.measure(measure), panels.dots(dots, maker.look, least=100 * measure.margin)))
    columns = maker.columns(
        "indicator",
        "arm",
        "value_base",
        "unit",
        "difference_plain:difference",
        "low:difference",
        "high:difference",
        "verdict",
    )
    table = Table("hosts", say("hosts.caption"), columns, rows)
    title = _hosts_title(maker, [facts.line(each.variable, arm) for each in measures for arm in facts.arms])
    source = maker.source(*(each.variable for each in measures))
    figure = Figure("hosts", title, say("hosts.sentence"), table, source, maker.sure(), pictures, say("hosts.alt"))
    return Section("hosts", say("heading.hosts"), [figure])


def _hosts_title(maker: Maker, lines: list[Line | None]) -> str:
    known = [line for line in lines if line]
    slots = {"base": maker.arm(maker.facts.base), "month": maker.facts.last}
    worse = sum(1 for line in known if line.verdict == ("lower" if line.measure.better > 0 else "higher"))
    better = sum(1 for line in known if line.verdict == ("higher" if line.measure.better > 0 else "lower"))
    if any(line.verdict == "one replicate" for line in known):
        return maker.say("hosts.one_replicate", **slots)
    if worse and better:
        return maker.say("hosts.mixed", better=better, worse=worse, **slots)
    if worse:
        return maker.say("hosts.worse", worse=worse, **slots)
    if better:
        return maker.say("hosts.better", better=better, **slots)
    unclear = any(line.verdict == "not enough replicates to tell" for line in known)
    return maker.say("hosts.unclear" if unclear else "hosts.same", **slots)
