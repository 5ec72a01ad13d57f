"""What remains after assistance ends, and whether one year ranks the arms as four years do."""

from __future__ import annotations

from typing import Any

import numpy as np

from querencia_analysis import measures as m
from querencia_analysis.intervals import fieller, mean_interval
from querencia_analysis.report import panels
from querencia_analysis.report.maker import Maker, Row, bounds
from querencia_analysis.report.parts import Column, Figure, Panel, Paragraph, Points, Section, Table

ONE_YEAR, FOUR_YEARS = 12, 48


def cliff(maker: Maker) -> Section:
    facts, say = maker.facts, maker.say
    heading = say("heading.cliff")
    ends = {arm: end for arm in facts.arms if (end := facts.end_of_assistance(arm)) is not None}
    after = {arm: end for arm, end in ends.items() if end < facts.last}
    if not ends or not facts.has(m.COMPOSITE):
        return Section("cliff", heading, [Paragraph(say("cliff.unknown"), "missing")])
    if not after:
        return Section("cliff", heading, [Paragraph(say("cliff.too_short", month=facts.last), "missing")])
    said = [(maker.arm(arm), cliff_sentence(maker, m.COMPOSITE, arm, end)[1] + ".") for arm, end in after.items()]
    return Section("cliff", heading, [Points(said, "cards"), _cliff_figure(maker, after)])


def kept(maker: Maker, variable: str, arm: str, end: int) -> dict[str, Any]:
    """Gain at the end of assistance, gain at the end of the run, and the share kept."""
    facts = maker.facts
    gain = facts.values(variable, arm) - facts.values(variable, facts.base)
    at_end, at_last = mean_interval(gain[end]), mean_interval(gain[facts.last])
    share = fieller(gain[facts.last], gain[end])
    return {
        "end": at_end,
        "last": at_last,
        "share": share,
        "told": at_end.known and at_end.low > 0 and at_end.value >= m.measure_of(variable).margin,
    }


def cliff_sentence(maker: Maker, variable: str, arm: str, end: int) -> tuple[str, str]:
    """Case and sentence on one arm."""
    found, words = kept(maker, variable, arm, end), maker.words
    slots: dict[str, Any] = {"arm": maker.arm(arm), "end": end, "after": maker.facts.last - end}
    if maker.facts.replicates == 1:
        return "one_replicate", maker.say("cliff.one_replicate", arm=slots["arm"])
    if not found["told"]:
        return "no_gain", maker.say("cliff.no_gain", arm=slots["arm"], end=end)
    share = found["share"]
    if share.verdict == "interval":
        numbers = {
            "share": words.percent(share.value, 0),
            "low": words.percent(share.low, 0),
            "high": words.percent(share.high, 0),
        }
        case = "grew" if share.low > 1 else "fell" if share.high < 1 else "held"
        return case, maker.say(f"cliff.{case}", **numbers, **slots)
    return "gone", maker.say("cliff.gone", **slots)


def _cliff_figure(maker: Maker, ends: dict[str, int]) -> Figure:
    facts, say = maker.facts, maker.say
    variables = [name for name in (m.COMPOSITE, *m.SUSTAINED[:1]) if facts.has(name)]
    common = next(iter(ends.values())) if len(set(ends.values())) == 1 else None
    pictures: list[Panel] = []
    rows: list[Row] = []
    for name in variables:
        measure = m.measure_of(name)
        pictures.append(
            maker.panel(
                say(f"panel.{'composite_gain' if name == m.COMPOSITE else 'sustained_gain_short'}"),
                maker.trajectory(name, measure.kind, True, common),
            )
        )
        for arm, end in ends.items():
            found = kept(maker, name, arm, end)
            factor, unit = (100, "unit.points") if measure.kind == "share" else (1, "unit.score_difference")
            share = found["share"] if found["told"] else None
            numbers = [share.value, share.low, share.high] if share and share.verdict == "interval" else [None] * 3
            rows.append(
                [
                    maker.measure(measure),
                    say(unit),
                    maker.arm(arm),
                    end,
                    factor * found["end"].value,
                    factor * found["last"].value,
                    *numbers,
                ]
            )
    columns = [
        *maker.columns("indicator", "unit", "arm", "end:whole", "gain_end:difference"),
        Column(say("table.gain_last", month=facts.last), "difference"),
        *maker.columns("kept:share", "low:share", "high:share"),
    ]
    table = Table("after_assistance", say("cliff.caption"), columns, rows)
    largest = max(ends, key=lambda arm: kept(maker, variables[0], arm, ends[arm])["end"].value)
    title = cliff_sentence(maker, variables[0], largest, ends[largest])[1]
    return Figure(
        "after_assistance",
        title,
        say("cliff.sentence"),
        table,
        maker.source(*variables),
        maker.sure("fieller"),
        pictures,
        say("cliff.alt"),
    )


# --- ranking --------------------------------------------------------------------------------------


def ranking(maker: Maker) -> Section:
    facts, say = maker.facts, maker.say
    heading = say("heading.ranking")
    variable = m.SUSTAINED[0]
    if facts.last < FOUR_YEARS:
        return Section("ranking", heading, [Paragraph(say("ranking.too_short", months=facts.last), "missing")])
    if len(facts.arms) < 2 or not facts.has(variable):
        return Section("ranking", heading, [Paragraph(say("ranking.one_arm"), "missing")])
    return Section("ranking", heading, [_ranking_figure(maker, variable)])


def leaders(maker: Maker, variable: str, month: int) -> tuple[str, bool]:
    """The arm in front, and whether it can be told from every other arm."""
    facts = maker.facts
    values = {arm: facts.values(variable, arm)[month] for arm in facts.arms}
    first = max(facts.arms, key=lambda arm: float(np.nanmean(values[arm])))
    gaps = [mean_interval(values[first] - values[arm]) for arm in facts.arms if arm != first]
    return first, all(gap.known and gap.low > 0 for gap in gaps)


def ranking_title(maker: Maker, variable: str) -> str:
    facts = maker.facts
    early, late = leaders(maker, variable, ONE_YEAR), leaders(maker, variable, FOUR_YEARS)
    slots = {"early": maker.arm(early[0]), "late": maker.arm(late[0])}
    if maker.facts.replicates == 1:
        return maker.say("ranking.one_replicate")
    gain = facts.values(variable, late[0])[FOUR_YEARS] - facts.values(variable, facts.base)[FOUR_YEARS]
    if mean_interval(gain).low <= 0:
        return maker.say("ranking.none", base=maker.arm(facts.base))
    if not late[1]:
        return maker.say("ranking.unclear_late")
    if not early[1]:
        return maker.say("ranking.unclear_early", late=slots["late"])
    if early[0] == late[0]:
        return maker.say("ranking.same", late=slots["late"])
    return maker.say("ranking.turned", **slots)


def _ranking_figure(maker: Maker, variable: str) -> Figure:
    facts, say = maker.facts, maker.say
    factor = 100.0 if m.measure_of(variable).kind == "share" else 1.0
    pictures: list[Panel] = []
    rows: list[Row] = []
    for month in (ONE_YEAR, FOUR_YEARS):
        gains = {
            arm: facts.values(variable, arm)[month] - facts.values(variable, facts.base)[month] for arm in facts.arms
        }
        order = sorted(facts.arms, key=lambda arm: -float(gains[arm].mean()))
        stack = np.array([gains[arm] for arm in facts.arms])
        first = np.nanargmax(stack, axis=0)
        dots = []
        for rank, arm in enumerate(order):
            numbers = [None if each is None else factor * each for each in bounds(mean_interval(gains[arm]))]
            dots.append(
                {"label": maker.short(arm), "arm": arm, **dict(zip(("value", "low", "high"), numbers, strict=True))}
            )
            rows.append([month, rank + 1, maker.arm(arm), *numbers, float((first == facts.arms.index(arm)).mean())])
        pictures.append(maker.panel(say("panel.after", month=month), panels.dots(dots, maker.look)))
    columns = [
        *maker.columns("month:whole", "rank:whole", "arm"),
        Column(
            say("table.difference", unit=say("unit.points" if factor == 100 else "unit.score_difference")), "difference"
        ),
        *maker.columns("low:difference", "high:difference", "first:share"),
    ]
    table = Table("ranking", say("ranking.caption"), columns, rows)
    return Figure(
        "ranking",
        ranking_title(maker, variable),
        say("ranking.sentence"),
        table,
        maker.source(variable),
        maker.sure(),
        pictures,
        say("ranking.alt"),
    )
