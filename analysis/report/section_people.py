"""Who gains, who loses, who is left out; where; and by which ways people go."""

from __future__ import annotations

import json
from typing import Any

import numpy as np

from querencia_analysis import measures as m
from querencia_analysis.chart_map import difference_map
from querencia_analysis.compare import Line, people_of
from querencia_analysis.intervals import mean_interval
from querencia_analysis.places import places_of
from querencia_analysis.report import panels
from querencia_analysis.report.guard import clean
from querencia_analysis.report.maker import Maker, Row, strongest
from querencia_analysis.report.parts import MASKED, Column, Figure, Panel, Paragraph, Points, Section, Table
from querencia_analysis.report.people import PATHS, pathways

STATES = ("working", "searching", "other", "left_by_choice", "left_by_necessity", "died")


def equity(maker: Maker) -> Section:
    facts, say = maker.facts, maker.say
    blocks: list[Figure | Paragraph | Points] = []
    if pairs := _pairs(maker):
        blocks.append(Points(pairs, "cards"))
    told = facts.has(m.SUSTAINED[0])
    blocks.append(_groups(maker) if told else Paragraph(say("sustained.missing"), "missing"))
    if facts.has(m.REACHED) and facts.has(m.ABOVE[0]):
        blocks.append(_left_out(maker))
    if found := _pathways(maker):
        blocks.append(found)
    if states := _states(maker):
        blocks.append(states)
    blocks.append(_map(maker) or Paragraph(say("map.missing"), "missing"))
    return Section("equity", say("heading.equity"), blocks)


def _pairs(maker: Maker) -> list[tuple[str, str]]:
    """The same simulated person in two arms."""
    said = []
    for pair in maker.facts.comparison.people:
        if pair.month == maker.facts.last and pair.score == "composite" and pair.people >= 10:
            numbers = {key: maker.words.number(100 * getattr(pair, key), 1) for key in ("better", "worse")}
            slots = {"arm": maker.arm(pair.arm), "base": maker.arm(maker.facts.base), "month": pair.month}
            said.append(
                (maker.arm(pair.arm), maker.say("twins.sentence", step=maker.words.number(0.05, 2), **numbers, **slots))
            )
    return said


def group_lines(maker: Maker, variable: str, arm: str) -> list[Line]:
    """Lines of all groups with enough people."""
    groups = [group for group in maker.facts.comparison.groups if group != "all"]
    return [line for group in groups if (line := maker.facts.line(variable, arm, None, group))]


def equity_title(maker: Maker, variable: str) -> str:
    """Which groups gain most and least under the strongest arm, or that they cannot be told apart."""
    facts = maker.facts
    best = strongest(facts, variable)
    if best is None:
        return maker.say("equity.no_gain", base=maker.arm(facts.base))
    lines = [line for line in group_lines(maker, variable, best.arm) if line.difference.known]
    slots: dict[str, Any] = {"arm": maker.arm(best.arm)}
    if not lines:
        return maker.say("equity.one_replicate" if facts.replicates == 1 else "equity.masked", **slots)
    found = widest_gap(maker, variable, best.arm, lines)
    if found is None:
        return maker.say("equity.alike", **slots)
    most, least = found
    numbers = {"more": maker.words.points(most.difference.value), "less": maker.words.points(least.difference.value)}
    return maker.say("equity.apart", most=maker.group(most.group), least=maker.group(least.group), **numbers, **slots)


def widest_gap(maker: Maker, variable: str, arm: str, lines: list[Line]) -> tuple[Line, Line] | None:
    """Groups of one grouping whose gains lie furthest apart, if more than chance and half a point part them."""
    facts, found = maker.facts, []
    for grouping in dict.fromkeys(line.group.split(":")[0] for line in lines):
        inside = [line for line in lines if line.group.startswith(f"{grouping}:")]
        most, least = (choose(inside, key=lambda line: line.difference.value) for choose in (max, min))
        gains = [
            facts.values(variable, arm, line.group)[facts.last]
            - facts.values(variable, facts.base, line.group)[facts.last]
            for line in (most, least)
        ]
        gap = mean_interval(gains[0] - gains[1])
        if most is not least and gap.known and gap.low > most.measure.margin:
            found.append((gap.value, most, least))
    widest = max(found, key=lambda each: each[0], default=None)
    return widest[1:] if widest else None


def peopled(maker: Maker, variable: str) -> list[str]:
    """Groups in which there is anyone at all: nobody who never migrated is a returnee."""
    facts = maker.facts
    counts = people_of(facts.first, variable).sel(month=facts.last).sum(("scenario", "replicate", "community"))
    return [group for group in facts.comparison.groups if float(counts.sel(group=group)) > 0]


def _groups(maker: Maker) -> Figure:
    facts, say = maker.facts, maker.say
    variable = m.SUSTAINED[0]
    kind = m.measure_of(variable).kind
    groups = [group for group in peopled(maker, variable) if group != "all"]
    pictures: list[Panel] = []
    rows: list[Row] = []
    for group in groups:
        for arm in facts.arms:
            line = facts.line(variable, arm, None, group)
            people = line.people if line else MASKED
            rows.append([maker.group(group), maker.arm(arm), people, *maker.difference_cells(line)])
    factor = 100.0 if kind == "share" else 1.0
    every = [
        (group, line) for group in groups for arm in facts.arms if (line := facts.line(variable, arm, None, group))
    ]
    shared = panels.reach(maker.dot_rows(every, factor))
    for grouping in dict.fromkeys(group.split(":")[0] for group in groups):
        inside = [group for group in groups if group.startswith(f"{grouping}:")]
        lines = [(maker.group(group), facts.line(variable, arm, None, group)) for group in inside for arm in facts.arms]
        known = [pair for pair in lines if pair[1]]
        if known:
            key = f"grouping.{grouping}"
            heading = say(key) if maker.words.known(key) else clean(grouping.replace("_", " "), 40)
            picture = panels.dots(maker.dot_rows(known, factor), maker.look, 150, shared)
            pictures.append(maker.panel(heading, picture))
    columns = [
        *maker.columns("group", "arm", "people:people"),
        *maker.difference_columns(kind),
    ]
    table = Table("equity", say("equity.caption"), columns, rows)
    return Figure(
        "equity",
        equity_title(maker, variable),
        say("equity.sentence", month=facts.last),
        table,
        maker.source(variable),
        maker.sure("groups"),
        pictures,
        say("equity.alt"),
    )


def _left_out(maker: Maker) -> Figure:
    """Shares never reached by a programme, and below the most urgent cut-off, by group."""
    facts, say = maker.facts, maker.say
    rows: list[Row] = []
    for group in peopled(maker, m.ABOVE[0]):
        for arm in facts.all_arms:
            line = facts.line(m.ABOVE[0], arm if arm != facts.base else facts.arms[0], None, group)
            if line is None:
                rows.append([maker.group(group), maker.arm(arm), MASKED, MASKED])
                continue
            missed = 1 - float(facts.values(m.REACHED, arm, group)[facts.last].mean())
            urgent = 1 - float(facts.values(m.ABOVE[0], arm, group)[facts.last].mean())
            rows.append([maker.group(group), maker.arm(arm), missed, urgent])
    columns = maker.columns("group", "arm", "not_reached:share", "urgent:share")
    table = Table("left_out", say("left.caption"), columns, rows)
    everyone = [arm for arm in facts.arms if facts.line(m.ABOVE[0], arm)]
    if everyone:
        shares = {
            arm: [1 - float(facts.values(name, arm)[facts.last].mean()) for name in (m.REACHED, m.ABOVE[0])]
            for arm in everyone
        }
        least = min(everyone, key=lambda arm: shares[arm][0])
        numbers = {"missed": maker.words.percent(shares[least][0], 0), "urgent": maker.words.percent(shares[least][1])}
        title = say("left.title", arm=maker.arm(least), month=facts.last, **numbers)
    else:
        title = say("left.masked")
    return Figure(
        "left_out", title, say("left.sentence"), table, maker.source(m.REACHED, m.ABOVE[0]), maker.sure(), kind="table"
    )


def _pathways(maker: Maker) -> Figure | None:
    found = pathways(maker.facts)
    if not found or found[3] < 10:
        return None
    begin, end, shares, people = found
    say, facts = maker.say, maker.facts
    names = {path: say(f"path.{path}") for path in PATHS}
    rows: list[Row] = [
        [maker.arm(arm), *(MASKED if 0 < share * people < 10 else share for share in shares[arm].values())]
        for arm in facts.all_arms
    ]
    columns = [Column(say("table.arm")), *(Column(names[path], "share") for path in PATHS)]
    table = Table("pathways", say("path.caption", begin=begin, end=end), columns, rows)
    pictures = []
    for path in PATHS:
        dots = [
            {"label": maker.short(arm), "arm": arm, "value": 100 * shares[arm][path], "low": None, "high": None}
            for arm in facts.all_arms
            if not 0 < shares[arm][path] * people < 10
        ]
        pictures.append(maker.panel(names[path], panels.dots(dots, maker.look)))
    base = shares[facts.base]
    best = max(facts.arms, key=lambda arm: shares[arm]["rose"] - shares[arm]["fell"])
    numbers = {
        "fell": maker.words.percent(base["fell"]),
        "rose": maker.words.percent(base["rose"]),
        "arm_fell": maker.words.percent(shares[best]["fell"]),
        "arm_rose": maker.words.percent(shares[best]["rose"]),
    }
    title = say("path.title", base=maker.arm(facts.base), arm=maker.arm(best), begin=begin, end=end, **numbers)
    source = maker.source("paired/outcomes_composite", "paired/outcomes_state")
    return Figure(
        "pathways",
        title,
        say("path.sentence", begin=begin, end=end),
        table,
        source,
        maker.sure("paths"),
        pictures,
        say("path.alt"),
    )


def state_shares(maker: Maker, arm: str) -> dict[str, np.ndarray] | None:
    """What became of all adults who arrived, month by month: shares that add up to one."""
    facts = maker.facts
    need = ("still_here", "working", "searching", "departed_by_choice", "departed_by_necessity", "died")
    if not all(facts.has(f"outcomes_{name}") for name in need):
        return None
    value = {name: facts.values(f"outcomes_{name}", arm).mean(axis=1) for name in need}
    here = value["still_here"]
    working, searching = here * value["working"], here * value["searching"]
    return {
        "working": working,
        "searching": searching,
        "other": here - working - searching,
        "left_by_choice": value["departed_by_choice"],
        "left_by_necessity": value["departed_by_necessity"],
        "died": value["died"],
    }


def _states(maker: Maker) -> Figure | None:
    facts, say = maker.facts, maker.say
    shares = {arm: each for arm in facts.all_arms if (each := state_shares(maker, arm))}
    if not shares:
        return None
    names = {state: say(f"state.{state}") for state in STATES}
    months = [month for month in range(facts.comparison.months + 1) if month % 3 == 0 or month == facts.last]
    pictures: list[Panel] = []
    rows: list[Row] = []
    for arm in facts.all_arms:
        cells = [
            {"x": month, "part": say(f"state_short.{s}"), "value": round(float(shares[arm][s][month]), 4)}
            for month in months
            for s in STATES
        ]
        pictures.append(
            maker.panel(maker.arm(arm), panels.stacked(cells, [say(f"state_short.{s}") for s in STATES], maker.look))
        )
        for month in sorted({0, *facts.comparison.at}):
            rows.append([maker.arm(arm), month, *(float(shares[arm][state][month]) for state in STATES)])
    columns = [
        *maker.columns("arm", "month:whole"),
        *(Column(names[state], "share") for state in STATES),
    ]
    table = Table("states", say("state.caption"), columns, rows)
    last = {state: maker.words.percent(float(shares[facts.base][state][-1]), 0) for state in ("working", "searching")}
    gone = maker.words.percent(
        float(shares[facts.base]["left_by_choice"][-1] + shares[facts.base]["left_by_necessity"][-1]), 0
    )
    title = say("state.title", base=maker.arm(facts.base), month=facts.last, gone=gone, **last)
    source = maker.source(
        "outcomes_still_here",
        "outcomes_working",
        "outcomes_searching",
        "outcomes_departed_by_choice",
        "outcomes_departed_by_necessity",
        "outcomes_died",
    )
    return Figure(
        "states",
        title,
        say("state.sentence"),
        table,
        source,
        maker.sure("states"),
        pictures,
        say("state.alt"),
        keyed=False,
    )


def _map(maker: Maker) -> Figure | None:
    """One map per arm: the shipped specification, cut into panels and put into the language."""
    facts, say = maker.facts, maker.say
    shapes = places_of(facts.first) if len(facts.runs) == 1 else None
    spec = difference_map(facts.first, facts.comparison, json.loads(shapes.read_text("utf-8"))) if shapes else None
    if spec is None:
        return None
    pictures: list[Panel] = []
    table: dict[str, dict[str, float | None]] = {}
    for arm, panel in zip(facts.arms, spec["concat"], strict=True):
        panel = {key: each for key, each in panel.items() if key != "title"}
        panel["encoding"]["color"]["condition"]["legend"] |= {
            "title": say("unit.points"),
            "format": "+.1f",
            "orient": "bottom",
            "direction": "horizontal",
        }
        panel["encoding"].pop("tooltip", None)
        panel |= {"width": 300, "height": 168}
        pictures.append(maker.panel(maker.arm(arm), panels.drawn(panel, maker.look)))
        for feature in panel["data"]["values"]:
            table.setdefault(clean(str(feature["properties"]["place"]), 60), {})[arm] = feature["properties"]["points"]
    rows: list[Row] = []
    for place, found in sorted(table.items()):
        rows.append([place, *(MASKED if (points := found.get(arm)) is None else points / 100 for arm in facts.arms)])
    columns = [Column(say("table.place")), *(Column(maker.arm(arm), "points") for arm in facts.arms)]
    best = strongest(facts, m.SUSTAINED[0]) or facts.line(m.SUSTAINED[0], facts.arms[0])
    arm = best.arm if best else facts.arms[0]
    numbers = [points for found in table.values() if (points := found.get(arm)) is not None]
    if not numbers:
        return None
    slots = {
        "low": maker.words.points(min(numbers) / 100),
        "high": maker.words.points(max(numbers) / 100),
        "arm": maker.arm(arm),
    }
    made = Table("map", say("map.caption"), columns, rows)
    return Figure(
        "map",
        say("map.title", **slots),
        say("map.sentence", month=facts.last),
        made,
        maker.source(m.SUSTAINED[0]),
        maker.sure("map"),
        pictures,
        say("map.alt"),
        keyed=False,
    )
