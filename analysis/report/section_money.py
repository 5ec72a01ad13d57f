"""What it costs, what the same money does as cash, when it is spent, and what it delivers."""

from __future__ import annotations

from typing import Any

import numpy as np

from querencia_analysis import measures as m
from querencia_analysis.compare import Verdict, verdict_of
from querencia_analysis.costs import ArmCosts
from querencia_analysis.intervals import Interval, Ratio, fieller, mean_interval
from querencia_analysis.report import panels
from querencia_analysis.report.maker import Maker, Row, bounds
from querencia_analysis.report.parts import Column, Figure, Paragraph, Points, Section, Table

WORTH = (5_000.0, 20_000.0, 50_000.0)  # what a reader may hold one more person to be worth
EQUAL_MONEY = 0.05


def cost(maker: Maker) -> Section:
    facts = maker.facts
    spending = [each for each in facts.comparison.costs if each.extra_discounted.value > 0]
    terms = facts.comparison.terms
    blocks: list[Figure | Paragraph | Points] = [
        Paragraph(maker.say("cost.terms", year=terms.price_year, rate=_rate(maker), month=facts.last)),
        Paragraph(maker.say("cost.spread")),
    ]
    if not spending:
        return Section("cost", maker.say("heading.cost"), [*blocks, Paragraph(maker.say("cost.nothing_spent"))])
    return Section("cost", maker.say("heading.cost"), [*blocks, _prices(maker, spending), _worth(maker, spending)])


def _rate(maker: Maker) -> str:
    """The discount rate as the language writes it."""
    rates = [maker.facts.scenarios.get(arm, {}).get("programme", {}) for arm in maker.facts.all_arms]
    found = {
        float(each["discount_rate"])
        for programmes in rates if isinstance(programmes, dict)
        for each in programmes.values() if isinstance(each, dict) and isinstance(each.get("discount_rate"), int | float)
    }  # fmt: skip
    return maker.words.listed(
        [maker.words.percent(rate, 0 if rate * 100 == round(rate * 100) else 1) for rate in sorted(found) or [0.03]]
    )


def price_title(maker: Maker, costs: list[ArmCosts]) -> str:
    """The finding on cost per person."""
    priced = [each for each in costs if each.per_sustained_050.verdict == "interval"]
    if priced:
        best = min(priced, key=lambda each: each.per_sustained_050.value)
        ratio, words = best.per_sustained_050, maker.words
        slots = {
            "arm": maker.arm(best.arm),
            "value": words.money(ratio.value),
            "low": words.money(ratio.low),
            "high": words.money(ratio.high),
        }
        if len(priced) == 1:
            return maker.say("cost.one_priced", **slots)
        others = [each.per_sustained_050 for each in priced if each is not best]
        apart = all(other.low > ratio.high for other in others)
        return maker.say("cost.lowest" if apart else "cost.overlap", **slots)
    if any(each.per_sustained_050.verdict == "one replicate" for each in costs):
        return maker.say("cost.one_replicate")
    return maker.say("cost.none")


def price(maker: Maker, ratio: Ratio) -> str:
    """A price with its interval, or why there is none."""
    words = maker.words
    if ratio.verdict == "interval":
        return maker.say(
            "price.interval", value=words.money(ratio.value), low=words.money(ratio.low), high=words.money(ratio.high)
        )
    if ratio.verdict == "one replicate":
        return maker.say("price.one_replicate", value=words.money(ratio.value))
    keys = {
        "no gain": "no_gain",
        "no gain shown": "no_gain_shown",
        "no cost": "no_cost",
        "not reported": "not_reported",
    }
    return maker.say(f"price.{keys[ratio.verdict]}")


def _prices(maker: Maker, costs: list[ArmCosts]) -> Figure:
    say, rows = maker.say, []
    for each in costs:
        rows.append([
            maker.arm(each.arm), each.extra_discounted.value, *bounds(each.added_050), price(maker, each.per_sustained_050),
            price(maker, each.per_sustained_066), each.reached.value, price(maker, each.per_reached), price(maker, each.per_point),
        ])  # fmt: skip
    columns = [
        Column(say("table.arm")), Column(say("table.extra"), "money"), Column(say("table.more_sustained"), "people"),
        Column(say("table.low"), "people"), Column(say("table.high"), "people"), Column(say("table.per_sustained")),
        Column(say("table.per_sustained_066")), Column(say("table.more_reached"), "people"), Column(say("table.per_reached")),
        Column(say("table.per_point")),
    ]  # fmt: skip
    points = []
    for each in costs:
        x, y = bounds(each.extra_discounted), bounds(each.added_050)
        million = [None if value is None else value / 1e6 for value in x]
        points.append(
            {
                "arm": each.arm,
                **dict(zip(("x", "x_low", "x_high"), million, strict=True)),
                **dict(zip(("y", "y_low", "y_high"), y, strict=True)),
            }
        )
    pictures = [
        maker.panel(
            say("panel.frontier"), panels.crosses(points, maker.look, say("chart.million"), say("chart.people"))
        )
    ]
    priced = [each for each in costs if each.per_sustained_050.verdict == "interval"]
    if priced:
        ratios = [(each.arm, each.per_sustained_050) for each in priced]
        dots = [
            {"label": maker.short(arm), "arm": arm, "value": r.value / 1000, "low": r.low / 1000, "high": r.high / 1000}
            for arm, r in ratios
        ]
        pictures.append(maker.panel(say("panel.prices"), panels.dots(dots, maker.look, ",~f")))
    table = Table("costs", say("costs.caption"), columns, rows)
    source = maker.source("programme_discounted", m.SUSTAINED[0], m.REACHED, m.COMPOSITE)
    return Figure(
        "costs",
        price_title(maker, costs),
        say("costs.sentence"),
        table,
        source,
        maker.sure("fieller"),
        pictures,
        say("costs.alt"),
        wide_table=True,
    )


def _worth(maker: Maker, costs: list[ArmCosts]) -> Figure:
    """Net benefit at values that the reader may put on one more person."""
    facts, rows, shown = maker.facts, [], []
    for each in costs:
        more = _more_people(maker, each.arm)
        money = (facts.account("discounted", each.arm) - facts.account("discounted", facts.base))[-1].sum(axis=-1)
        row: Row = [maker.arm(each.arm)]
        for worth in WORTH:
            benefit = mean_interval(worth * more - money)
            shown.append(benefit.value > 0 and (not benefit.known or benefit.low > 0))
            row += list(bounds(benefit))
        rows.append(row)
    columns = [Column(maker.say("table.arm"))]
    for worth in WORTH:
        value = maker.words.money(worth)
        columns += [Column(maker.say(f"table.worth_{key}", value=value), "money") for key in ("value", "low", "high")]
    table = Table("net_benefit", maker.say("worth.caption"), columns, rows)
    title = maker.say("worth.some" if any(shown) else "worth.none")
    return Figure(
        "net_benefit",
        title,
        maker.say("worth.sentence"),
        table,
        maker.source("programme_discounted", m.SUSTAINED[0]),
        maker.sure(),
        kind="table",
    )


def _more_people(maker: Maker, arm: str) -> np.ndarray:
    facts, counts = maker.facts, []
    for name in (arm, facts.base):
        run = facts.home[name]
        if m.SUSTAINED[0] not in run.ds:
            return np.zeros(facts.replicates)
        counts.append(run.ds[m.SUSTAINED[0]].sel(scenario=name, month=facts.last, group="all").sum("community").values)
    return (counts[0].astype(float) - counts[1].astype(float)) * facts.scale


# --- against cash ---------------------------------------------------------------------------------


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
    facts, rows, pictures = maker.facts, [], []
    variables = [name for name in (*m.SUSTAINED[:1], *m.DIMENSIONS, "outcomes_self_sufficient") if facts.has(name)]
    names = {
        "higher": "higher",
        "lower": "lower",
        "about the same": "same",
        "one replicate": "one",
        "not enough replicates to tell": "unclear",
    }
    for name in variables:
        measure = m.measure_of(name)
        factor = 100.0 if measure.kind == "share" else 1.0
        dots = []
        for arm in rivals:
            gap, verdict = cash_difference(maker, name, arm)
            value, low, high = (None if each is None else factor * each for each in bounds(gap))
            dots.append({"label": maker.short(arm), "arm": arm, "value": value, "low": low, "high": high})
            unit = maker.say("unit.points" if measure.kind == "share" else "unit.score_difference")
            rows.append(
                [
                    maker.measure(measure),
                    unit,
                    maker.arm(arm),
                    value,
                    low,
                    high,
                    maker.say(f"verdict_cash.{names[verdict]}"),
                    _per_million(maker, name, arm, factor),
                ]
            )
        pictures.append(maker.panel(maker.measure(measure), panels.dots(dots, maker.look, ",~g")))
    say = maker.say
    columns = [
        Column(say("table.indicator")), Column(say("table.unit")), Column(say("table.arm")), Column(say("table.more_than_cash"), "difference"),
        Column(say("table.low"), "difference"), Column(say("table.high"), "difference"), Column(say("table.verdict")), Column(say("table.per_million")),
    ]  # fmt: skip
    table = Table("against_cash", say("cash.caption"), columns, rows)
    title = cash_title(maker, rivals, variables[0]) if variables else say("cash.no_arm")
    return Figure(
        "against_cash",
        title,
        say("cash.sentence", month=facts.last),
        table,
        maker.source(*variables),
        maker.sure(),
        pictures,
        say("cash.alt"),
        wide_table=True,
    )


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


# --- month by month -------------------------------------------------------------------------------


def cash_flow(maker: Maker) -> Section:
    facts = maker.facts
    monthly = {
        arm: np.diff(facts.account("spent", arm).sum(axis=-1).mean(axis=-1), prepend=0.0)[1:] for arm in facts.all_arms
    }
    if not any(each.any() for each in monthly.values()):
        return Section("flow", maker.say("heading.flow"), [Paragraph(maker.say("flow.nothing"), "missing")])
    return Section("flow", maker.say("heading.flow"), [_flow_figure(maker, monthly), _delivery(maker)])


def _flow_figure(maker: Maker, monthly: dict[str, np.ndarray]) -> Figure:
    facts, say = maker.facts, maker.say
    top = 1.08 * max(float(each.max()) for each in monthly.values()) / 1e3
    pictures, rows = [], []
    for arm in facts.all_arms:
        bars = [{"x": month + 1, "value": round(float(value) / 1e3, 3)} for month, value in enumerate(monthly[arm])]
        pictures.append(maker.panel(maker.arm(arm), panels.columns(bars, maker.look, arm, top)))
    for month in range(facts.comparison.months):
        rows.append([month + 1, *(float(monthly[arm][month]) for arm in facts.all_arms)])
    columns = [Column(say("table.month"), "whole"), *(Column(maker.arm(arm), "money") for arm in facts.all_arms)]
    table = Table("cash_flow", say("flow.caption"), columns, rows)
    return Figure(
        "cash_flow",
        _flow_title(maker),
        say("flow.sentence"),
        table,
        maker.source("programme_spent"),
        maker.sure("flow"),
        pictures,
        say("flow.alt"),
    )


def _flow_title(maker: Maker) -> str:
    facts = maker.facts
    shares = {}
    for arm in facts.arms:
        budget = float(facts.account("budget", arm)[-1].sum(axis=-1).mean())
        if budget > 0:
            shares[arm] = float(facts.account("spent", arm)[-1].sum(axis=-1).mean()) / budget
    if not shares:
        return maker.say("flow.no_budget")
    least = min(shares, key=lambda arm: shares[arm])
    slots = {"arm": maker.arm(least), "share": maker.words.percent(shares[least], 0), "month": facts.last}
    return maker.say("flow.all_spent" if shares[least] >= 0.95 else "flow.underspent", **slots)


def _delivery(maker: Maker) -> Figure:
    facts, say, rows = maker.facts, maker.say, []
    for arm in facts.all_arms:
        names = facts.programmes(arm)
        sums = {
            key: facts.account(key, arm)[-1].mean(axis=0)
            for key in ("budget", "spent", "enrolled", "completed", "dropped", "waiting")
        }
        for place, name in enumerate(names):
            budget = float(sums["budget"][place]) if place < len(sums["budget"]) else 0.0
            if budget > 0:
                spent = float(sums["spent"][place])
                people = [float(sums[key][place]) for key in ("enrolled", "completed", "dropped", "waiting")]
                rows.append([maker.arm(arm), name.replace("_", " "), budget, spent, spent / budget, *people])
    columns = [
        Column(say("table.arm")), Column(say("table.programme")), Column(say("table.budget"), "money"), Column(say("table.spent"), "money"),
        Column(say("table.share_spent"), "share"), Column(say("table.enrolled"), "people"), Column(say("table.completed"), "people"),
        Column(say("table.dropped"), "people"), Column(say("table.waiting"), "people"),
    ]  # fmt: skip
    worst = min((row for row in rows if isinstance(row[4], float)), key=lambda row: row[4], default=None)
    table = Table("delivery", say("delivery.caption"), columns, rows)
    slots = {"programme": worst[1], "arm": worst[0], "share": maker.words.percent(worst[4], 0)} if worst else {}
    title = say("delivery.least", **slots) if worst else say("delivery.none")
    source = maker.source(
        "programme_budget",
        "programme_spent",
        "programme_enrolled",
        "programme_completed",
        "programme_dropped",
        "programme_waiting",
    )
    return Figure(
        "delivery", title, say("delivery.sentence"), table, source, maker.sure("flow"), kind="table", wide_table=True
    )
