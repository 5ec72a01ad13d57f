"""Every package against the same money given as cash."""

from __future__ import annotations

from typing import Any

import numpy as np

from querencia_analysis import measures as m
from querencia_analysis.compare import Verdict, verdict_of
from querencia_analysis.intervals import Interval, fieller, mean_interval
from querencia_analysis.report import panels
from querencia_analysis.report.maker import VERDICTS, Maker, Row, bounds
from querencia_analysis.report.parts import Figure, Panel, Paragraph, Section, Table

EQUAL_MONEY = 0.05  # sums within this share of one another count as the same


def against_cash(maker: Maker) -> Section:
    facts, heading = maker.facts, maker.say("heading.cash")
    rivals = [arm for arm in facts.arms if arm != facts.cash]
    if facts.cash is None:
        return Section("cash", heading, [Paragraph(maker.say("cash.no_arm"), "missing")])
    if not rivals:
        return Section("cash", heading, [Paragraph(maker.say("cash.no_rival"), "missing")])
    return Section("cash", heading, [Paragraph(_equal_money(maker, rivals)), _cash_figure(maker, rivals)])


def _extra(maker: Maker, arm: str) -> np.ndarray:
    facts = maker.facts
    return (facts.account("discounted", arm) - facts.account("discounted", facts.base))[-1].sum(axis=-1)


def _equal_money(maker: Maker, rivals: list[str]) -> str:
    """Whether the arms spent the same, for a comparison with cash is fair only then."""
    cash = float(_extra(maker, str(maker.facts.cash)).mean())
    spent = {arm: float(_extra(maker, arm).mean()) for arm in rivals}
    furthest = max(rivals, key=lambda arm: abs(spent[arm] - cash))
    slots = {"cash": maker.arm(str(maker.facts.cash)), "money": maker.words.millions(cash)}
    if cash <= 0:
        return maker.say("cash.nothing_spent", cash=slots["cash"])
    if abs(spent[furthest] - cash) <= EQUAL_MONEY * cash:
        return maker.say("cash.equal_money", **slots)
    return maker.say(
        "cash.unequal_money", arm=maker.arm(furthest), other=maker.words.millions(spent[furthest]), **slots
    )


def cash_difference(maker: Maker, variable: str, arm: str) -> tuple[Interval, Verdict]:
    """An arm against cash, paired by replicate."""
    facts = maker.facts
    apart = facts.values(variable, arm)[facts.last] - facts.values(variable, str(facts.cash))[facts.last]
    difference = mean_interval(apart)
    return difference, verdict_of(difference, m.measure_of(variable).margin)


def cash_title(maker: Maker, rivals: list[str], variable: str) -> str:
    facts, cash = maker.facts, maker.arm(str(maker.facts.cash))
    found = {arm: cash_difference(maker, variable, arm) for arm in rivals}
    slots: dict[str, Any] = {"cash": cash, "month": facts.last}
    better = [arm for arm in rivals if found[arm][1] == "higher"]
    if better:
        best = max(better, key=lambda arm: found[arm][0].value)
        gap = found[best][0]
        numbers = {
            "difference": maker.words.points(gap.value).lstrip("+"),
            "low": maker.words.points(gap.low),
            "high": maker.words.points(gap.high),
        }
        return maker.say("cash.better", arm=maker.arm(best), **numbers, **slots)
    verdicts = {verdict for _, verdict in found.values()}
    if verdicts == {"one replicate"}:
        return maker.say("cash.one_replicate", **slots)
    if "not enough replicates to tell" in verdicts:
        return maker.say("cash.unclear", **slots)
    return maker.say("cash.worse" if verdicts == {"lower"} else "cash.same", **slots)


def _cash_figure(maker: Maker, rivals: list[str]) -> Figure:
    facts, say = maker.facts, maker.say
    variables = [name for name in (*m.SUSTAINED[:1], *m.DIMENSIONS, "outcomes_self_sufficient") if facts.has(name)]
    pictures: list[Panel] = []
    rows: list[Row] = []
    for name in variables:
        measure = m.measure_of(name)
        inside = _cash_rows(maker, name, rivals)
        rows += inside
        keys = ("label", "value", "low", "high")
        dots = [
            {**dict(zip(keys, (maker.short(arm), *row[3:6]), strict=True)), "arm": arm}
            for arm, row in zip(rivals, inside, strict=True)
        ]
        least = measure.margin * (100 if measure.kind == "share" else 1)
        pictures.append(maker.panel(maker.measure(measure), panels.dots(dots, maker.look, least=least)))
    columns = maker.columns(
        "indicator",
        "unit",
        "arm",
        "more_than_cash:difference",
        "low:difference",
        "high:difference",
        "verdict",
        "per_million",
    )
    table = Table("against_cash", say("cash.caption"), columns, rows)
    told = facts.has(m.SUSTAINED[0])
    title = cash_title(maker, rivals, m.SUSTAINED[0]) if told else say("sustained.missing")
    return Figure(
        "against_cash",
        title,
        say("cash.sentence", month=facts.last),
        table,
        maker.source(*variables),
        maker.sure(),
        pictures,
        say("cash.alt"),
    )


def _cash_rows(maker: Maker, variable: str, rivals: list[str]) -> list[Row]:
    """One row of the table per arm, on one measure."""
    measure, rows = m.measure_of(variable), []
    factor, unit = (100.0, "unit.points") if measure.kind == "share" else (1.0, "unit.score_difference")
    for arm in rivals:
        gap, verdict = cash_difference(maker, variable, arm)
        numbers = [None if each is None else factor * each for each in bounds(gap)]
        said = maker.say(f"verdict_cash.{VERDICTS[verdict]}")
        gain = _per_million(maker, variable, arm, factor)
        row: Row = [maker.measure(measure), maker.say(unit), maker.arm(arm), *numbers, said, gain]
        rows.append(row)
    return rows


def _per_million(maker: Maker, variable: str, arm: str, factor: float) -> str:
    """Gain over the base for each million spent: fair also where the sums differ."""
    facts = maker.facts
    gain = factor * (facts.values(variable, arm)[facts.last] - facts.values(variable, facts.base)[facts.last])
    ratio = fieller(gain, _extra(maker, arm) / 1e6)
    if ratio.verdict != "interval":
        return "–"
    words = maker.words
    return maker.say(
        "price.interval",
        value=words.number(ratio.value, 4),
        low=words.number(ratio.low, 4),
        high=words.number(ratio.high, 4),
    )
