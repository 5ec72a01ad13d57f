"""Returnees counted one by one, once a year: how their scores are spread, and how they move."""

from __future__ import annotations

from typing import Any

import numpy as np

from querencia_analysis.report.facts import Facts

WIDTH, CUT = 0.04, 0.50
PATHS = ("stayed_above", "rose", "fell", "stayed_below", "left")


def _states(facts: Facts) -> dict[str, int]:
    meanings = str(facts.first.paired["outcomes_state"].attrs.get("flag_meanings", ""))
    return {word: code for code, word in enumerate(meanings.split())}


def _followed(facts: Facts) -> bool:
    paired = facts.first.paired
    return "outcomes_composite" in paired and "outcomes_state" in paired and bool(paired.sizes.get("returnee"))


def score_shares(facts: Facts) -> tuple[int, list[dict[str, Any]]] | None:
    """Shares of present adult returnees by composite score; bins of fewer than ten people are left out."""
    if not _followed(facts) or "present" not in _states(facts):
        return None
    here = _states(facts)["present"]
    month = int(facts.first.paired["paired_month"].values[-1])
    edges = np.arange(0.0, 1.0 + WIDTH / 2, WIDTH)
    rows: list[dict[str, Any]] = []
    for arm in facts.all_arms:
        last = facts.home[arm].paired.sel(scenario=arm).isel(paired_month=-1)
        scores, state = last["outcomes_composite"].values, last["outcomes_state"].values
        counts = np.histogram(scores[(state == here) & np.isfinite(scores)], edges)[0] / facts.replicates
        people = counts * facts.scale
        if people.sum() < 10:
            continue
        shares = np.where(people < 10, 0.0, counts / counts.sum())
        rows += [{"x": round(float(x), 3), "value": float(v), "arm": arm} for x, v in zip(edges, shares, strict=False)]
    return month, rows


def pathways(facts: Facts) -> tuple[int, int, dict[str, dict[str, float]], float] | None:
    """Shares of returnees by where they stood after the first year and where at the end.

    Returns first and last month, shares by arm and path (mean over replicates), and people in the smallest cohort.
    """
    labels = _states(facts) if _followed(facts) else {}
    months = [int(month) for month in facts.first.paired["paired_month"].values] if labels else []
    begin = next((month for month in months if month > 0), None)
    if begin is None or months[-1] <= begin or "present" not in labels:
        return None
    shares, smallest = {}, np.inf
    for arm in facts.all_arms:
        paired = facts.home[arm].paired.sel(scenario=arm)
        first, last = (paired.sel(paired_month=month) for month in (begin, months[-1]))
        shares[arm], people = _paths(first, last, labels)
        smallest = min(smallest, people * facts.scale)
    return begin, months[-1], shares, float(smallest)


def _paths(first: Any, last: Any, labels: dict[str, int]) -> tuple[dict[str, float], float]:
    here = first["outcomes_state"].values == labels["present"]
    here &= np.isfinite(first["outcomes_composite"].values)
    stays = last["outcomes_state"].values == labels["present"]
    gone = np.isin(
        last["outcomes_state"].values, [labels.get("departed_by_choice", -1), labels.get("departed_by_necessity", -1)]
    )
    above = first["outcomes_composite"].values >= CUT
    above_last = last["outcomes_composite"].values >= CUT
    ways = {
        "stayed_above": here & stays & above & above_last, "rose": here & stays & ~above & above_last,
        "fell": here & stays & above & ~above_last, "stayed_below": here & stays & ~above & ~above_last,
        "left": here & gone,
    }  # fmt: skip
    total = sum(way.sum(axis=1) for way in ways.values())
    safe = np.maximum(total, 1)
    return {name: float((way.sum(axis=1) / safe).mean()) for name, way in ways.items()}, float(np.mean(total))
