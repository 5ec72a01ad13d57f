"""What it costs, when it is spent, and what it delivers."""

from __future__ import annotations

import numpy as np

from querencia_analysis import measures as m
from querencia_analysis.costs import ArmCosts
from querencia_analysis.intervals import Ratio, mean_interval
from querencia_analysis.report import panels
from querencia_analysis.report.maker import Maker, Row, bounds, counted
from querencia_analysis.report.parts import Column, Figure, Panel, Paragraph, Points, Section, Table

WORTH = (5_000.0, 20_000.0, 50_000.0)  # what a reader may hold one more person to be worth


def cost(maker: Maker) -> Section:
    facts = maker.facts
    spending = [each for each in facts.comparison.costs if each.extra_discounted.value > 0]
    terms = facts.comparison.terms
    blocks: list[Figure | Paragraph | Points] = [
        Paragraph(maker.say("cost.terms", year=terms.price_year, rate=_rate(maker), month=facts.last)),
        Paragraph(maker.say("cost.spread")),
    ]
    if not facts.has(m.SUSTAINED[0]):
        return Section("cost", maker.say("heading.cost"), [Paragraph(maker.say("sustained.missing"), "missing")])
    if not spending:
        return Section("cost", maker.say("heading.cost"), [*blocks, Paragraph(maker.say("cost.nothing_spent"))])
    return Section("cost", maker.say("heading.cost"), [*blocks, _prices(maker, spending), _worth(maker, spending)])


def _rate(maker: Maker) -> str:
    """The discount rate as the language writes it."""
    rates = [maker.facts.scenarios.get(arm, {}).get("programme", {}) for arm in maker.facts.all_arms]
    found = {
        float(each["discount_rate"])
        for programmes in rates
        if isinstance(programmes, dict)
        for each in programmes.values()
        if isinstance(each, dict) and isinstance(each.get("discount_rate"), int | float)
    }
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
    say = maker.say
    rows: list[Row] = []
    for each in costs:
        rows.append(
            [
                maker.arm(each.arm),
                each.extra_discounted.value,
                *bounds(each.added_050),
                price(maker, each.per_sustained_050),
                price(maker, each.per_sustained_066),
                each.reached.value,
                price(maker, each.per_reached),
                price(maker, each.per_point),
            ]
        )
    columns = maker.columns(
        "arm",
        "extra:money",
        "more_sustained:people",
        "low:people",
        "high:people",
        "per_sustained",
        "per_sustained_066",
        "more_reached:people",
        "per_reached",
        "per_point",
    )
    table = Table("costs", say("costs.caption"), columns, rows)
    source = maker.source("programme_discounted", m.SUSTAINED[0], m.REACHED, m.COMPOSITE)
    return Figure(
        "costs",
        price_title(maker, costs),
        say("costs.sentence"),
        table,
        source,
        maker.sure("fieller"),
        _price_panels(maker, costs),
        say("costs.alt"),
    )


def _price_panels(maker: Maker, costs: list[ArmCosts]) -> list[Panel]:
    """Money against people, and the prices that can be named."""
    say = maker.say
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
        pictures.append(maker.panel(say("panel.prices"), panels.dots(dots, maker.look)))
    return pictures


def _worth(maker: Maker, costs: list[ArmCosts]) -> Figure:
    """Net benefit at values that the reader may put on one more person."""
    facts = maker.facts
    rows: list[Row] = []
    shown: list[bool] = []
    for each in costs:
        more = _more_people(maker, each.arm)
        money = (facts.account("discounted", each.arm) - facts.account("discounted", facts.base))[-1].sum(axis=-1)
        for worth in WORTH:
            benefit = mean_interval((worth * more - money) / 1e6)
            shown.append(benefit.value > 0 and (not benefit.known or benefit.low > 0))
            rows.append([maker.arm(each.arm), worth, *bounds(benefit)])
    columns = maker.columns("arm", "worth:money", "net_benefit:difference", "low:difference", "high:difference")
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
    pictures: list[Panel] = []
    rows: list[Row] = []
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
        keyed=False,
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


def _delivery(maker: Maker) -> Figure | Paragraph:
    facts, say = maker.facts, maker.say
    rows: list[Row] = []
    found: list[tuple[float, str, str]] = []
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
                people = [counted(sums[key][place]) for key in ("enrolled", "completed", "dropped", "waiting")]
                found.append((spent / budget, name.replace("_", " "), maker.arm(arm)))
                rows.append([maker.arm(arm), name.replace("_", " "), budget, spent, spent / budget, *people])
    columns = maker.columns(
        "arm",
        "programme",
        "budget:money",
        "spent:money",
        "share_spent:share",
        "enrolled:people",
        "completed:people",
        "dropped:people",
        "waiting:people",
    )
    if not found:
        return Paragraph(say("delivery.none"), "missing")
    share, programme, arm = min(found)
    table = Table("delivery", say("delivery.caption"), columns, rows)
    title = say("delivery.least", programme=programme, arm=arm, share=maker.words.percent(share, 0))
    source = maker.source(
        "programme_budget",
        "programme_spent",
        "programme_enrolled",
        "programme_completed",
        "programme_dropped",
        "programme_waiting",
    )
    return Figure("delivery", title, say("delivery.sentence"), table, source, maker.sure("flow"), kind="table")
