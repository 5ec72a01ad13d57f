"""Five pictures of a comparison: scores, cut-offs, sustained reintegration over time, costs, and a map.

Each function returns a Vega-Lite specification as a dictionary; ``altair.Chart.from_dict`` takes it for changes.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from querencia.results import Run
from querencia_analysis import chart_findings as findings
from querencia_analysis import chart_style as style
from querencia_analysis import measures as m
from querencia_analysis.chart_map import difference_map
from querencia_analysis.compare import Comparison
from querencia_analysis.costs import ArmCosts, cumulative_extra
from querencia_analysis.intervals import Interval, t_quantile

__all__ = ["costs", "cutoffs", "scores", "sustained", "write_charts"]

NOTE = "In this model, under these assumptions."


def write_charts(
    run: Run,
    comparison: Comparison,
    folder: Path,
    places: Path | None = None,
    formats: Sequence[str] = style.FORMATS,
) -> list[Path]:
    """Write every chart that the run has data for.

    Parameters
    ----------
    run
        The run that ``comparison`` was made of.
    folder
        Where to write; made if missing.
    places
        GeoJSON of the communities with a property ``code``; without it there is no map.
    formats
        Any of ``svg`` and ``png``.

    Returns
    -------
    list of Path
        The files, in the order of the charts.
    """
    folder.mkdir(parents=True, exist_ok=True)
    charts: list[tuple[str, dict[str, Any] | None]] = [
        ("1-scores", scores(run, comparison)),
        ("2-cutoffs", cutoffs(comparison)),
        ("3-sustained", sustained(run, comparison)),
        ("4-costs", costs(run, comparison)),
        ("5-map", difference_map(run, comparison, json.loads(places.read_text("utf-8"))) if places else None),
    ]
    return [path for name, spec in charts if spec for path in style.save(spec, folder, name, formats)]


def scores(run: Run, comparison: Comparison) -> dict[str, Any] | None:
    """One panel per dimension: the mean score of each arm over time; below it, the paired difference from the base."""
    variables = [name for name in m.DIMENSIONS if name in run.ds]
    if not variables:
        return None
    arms, base = _arms(comparison), comparison.base
    levels = {name: bands(run, name, arms) for name in variables}
    gains = {name: bands(run, name, comparison.arms, base) for name in variables}
    upper = style.Axes("mean score (0 to 1)", padded(levels.values()), x_title="")
    lower = style.Axes(f"more than {style.words(base)}", around_zero(gains.values()), height=170)
    columns = []
    for name in variables:
        top = style.lines_with_labels(levels[name], arms, upper, base)
        below = style.lines_with_labels(gains[name], comparison.arms, lower)
        columns.append({"vconcat": [{**top, "title": _panel_title(m.measure_of(name).label)}, below], "spacing": 18})
    note = f"True scores of adult returnees present; weights not official. {_basis(comparison)} Axes do not start at 0."
    width = 3 * (230 + style.label_room(arms)) + 120
    return style.headed({"hconcat": columns, "spacing": 28}, findings.of_scores(comparison), note, width)


def cutoffs(comparison: Comparison) -> dict[str, Any] | None:
    """Shares at or above the three cut-offs at the last month compared, one bar per arm."""
    month = comparison.at[-1]
    arms = _arms(comparison)
    panels: list[dict[str, Any]] = []
    for variable, cut in zip(m.ABOVE, ("0.33", "0.50", "0.66"), strict=True):
        rows = _levels(comparison, variable)
        if not rows:
            continue
        panels.append({**_bars(rows, arms, first=not panels), "title": _panel_title(f"at or above {cut}")})
    if not panels:
        return None
    note = (
        f"Share of adult returnees present whose composite score is at or above each cut-off after {month} months, and "
        f"the difference from {style.words(comparison.base)} in points; weights not official. {_basis(comparison)}"
    )
    return style.headed({"hconcat": panels, "spacing": 36}, findings.of_cutoffs(comparison), note, 900)


def sustained(run: Run, comparison: Comparison) -> dict[str, Any] | None:
    """The headline over the months since the programmes of the arms began."""
    if m.SUSTAINED[0] not in run.ds:
        return None
    arms, base, begin = _arms(comparison), comparison.base, programme_start(run, comparison)
    variables = [name for name in m.SUSTAINED if name in run.ds]
    levels = {name: _since(bands(run, name, arms), begin) for name in variables}
    gains = {name: _since(bands(run, name, comparison.arms, base), begin) for name in variables}
    top = max(0.02, 1.08 * max(float(frame["high"].max()) for frame in levels.values()))
    upper = style.Axes("share of arrived adults", (0, top), "", ".0%", 350, 300)
    since = "months since the programmes began"
    lower = style.Axes(f"more than {style.words(base)}", around_zero(gains.values()), since, ".1%", 350, 170)
    columns = []
    for name in variables:
        level = style.lines_with_labels(levels[name], arms, upper, base)
        title = _panel_title(f"all three scores {m.measure_of(name).label} or above")
        below = style.lines_with_labels(gains[name], comparison.arms, lower)
        columns.append({"vconcat": [{**level, "title": title}, below], "spacing": 18})
    note = (
        "Each of the three scores at or above the cut-off for six months in a row; those who left stay in the "
        f"denominator. {_basis(comparison)}"
    )
    width = 2 * (350 + style.label_room(arms)) + 100
    return style.headed({"hconcat": columns, "spacing": 32}, findings.of_sustained(comparison), note, width)


def costs(run: Run, comparison: Comparison) -> dict[str, Any] | None:
    """Cumulative spending beyond the base, and the cost of one more person sustainably reintegrated."""
    arms = [cost.arm for cost in comparison.costs if cost.extra_discounted.value]
    if not arms:
        return None
    rows = []
    for arm in arms:
        money = cumulative_extra(run, arm, run, comparison.base) / 1e6
        rows.append(band_frame(money.transpose("month", "replicate").values, arm))
    frame = pd.concat(rows)
    top = max(0.001, 1.08 * float(frame["high"].max()))
    axes = style.Axes("million USD, cumulative", (0, top), width=350)
    spending = style.lines_with_labels(frame, arms, axes)
    spending["title"] = _panel_title(f"spent beyond {style.words(comparison.base)}")
    terms = comparison.terms
    note = (
        f"USD, prices of {terms.price_year}; right: discounted at {terms.discount_rate}, with Fieller intervals. "
        f"Perspective: {terms.perspective}. {_basis(comparison)}"
    )
    panels = [spending, _prices(comparison, arms)]
    return style.headed({"hconcat": panels, "spacing": 40}, findings.of_costs(comparison), note, 980)


# --- data -----------------------------------------------------------------------------------------


def bands(run: Run, variable: str, arms: Sequence[str], base: str | None = None) -> pd.DataFrame:
    """Mean over replicates and its 95 % interval by arm and month: columns arm, x, value, low, high.

    With ``base``, of the difference from it in the same replicate.
    """
    value = run.measure(variable).transpose("scenario", "month", "replicate")
    if base is not None:
        value = value - value.sel(scenario=base)
    return pd.concat([band_frame(value.sel(scenario=arm).values, arm) for arm in arms if arm in run.arms])


def _since(frame: pd.DataFrame, begin: int) -> pd.DataFrame:
    """Months counted from ``begin``; those before it left out."""
    shifted = frame.assign(x=frame["x"] - begin)
    return shifted[shifted["x"] >= 0]


def band_frame(values: np.ndarray, arm: str) -> pd.DataFrame:
    count = values.shape[1]
    mean = values.mean(axis=1)
    half = t_quantile(count - 1) * values.std(axis=1, ddof=1) / math.sqrt(count) if count > 1 else np.zeros_like(mean)
    frame = pd.DataFrame(
        {"arm": arm, "x": np.arange(len(mean)), "value": mean, "low": mean - half, "high": mean + half}
    )
    return frame[np.isfinite(frame["value"])]


def padded(frames: Iterable[pd.DataFrame]) -> tuple[float, float]:
    """A range of scores a little wider than the data, on whole twentieths."""
    frame = pd.concat(frames)
    low, high = float(frame["low"].min()), float(frame["high"].max())
    return max(0.0, math.floor(low * 20 - 0.2) / 20), min(1.0, math.ceil(high * 20 + 0.2) / 20)


def around_zero(frames: Iterable[pd.DataFrame]) -> tuple[float, float]:
    """A range of differences that holds zero and all bands."""
    frame = pd.concat(frames)
    low, high = min(0.0, float(frame["low"].min())), max(0.0, float(frame["high"].max()))
    room = 0.12 * max(high - low, 0.002)
    return low - room, high + room


def programme_start(run: Run, comparison: Comparison) -> int:
    """First month in which an arm spends more than the base has; 0 if none does."""
    begins = []
    for arm in comparison.arms:
        extra = cumulative_extra(run, arm, run, comparison.base).mean("replicate").values
        different = np.flatnonzero(np.abs(extra) > 1e-6)
        begins += [int(different[0]) - 1] if len(different) else []
    return max(0, min(begins, default=0))


def _levels(comparison: Comparison, variable: str) -> list[dict[str, Any]]:
    lines = findings.last_lines(comparison, variable)
    if not lines:
        return []
    rows = [_level_row(comparison.base, lines[0].base, "")]
    for line in lines:
        more = m.shown(line.difference.value, "share", True)
        rows.append(_level_row(line.arm, line.level, f" ({more})"))
    return rows


def _level_row(arm: str, level: Interval, more: str) -> dict[str, Any]:
    low, high = (level.low, level.high) if level.known else (level.value, level.value)
    text = f"{100 * level.value:.0f} %{more}"
    return {"arm": arm, "label": style.words(arm), "value": level.value, "low": low, "high": high, "text": text}


# --- parts of pictures ----------------------------------------------------------------------------


def _bars(rows: list[dict[str, Any]], arms: Sequence[str], first: bool) -> dict[str, Any]:
    y = style.named_rows()
    y["axis"] = {**y["axis"], "labels": first}
    x = {"type": "quantitative", "scale": {"domain": [0, 1.3], "nice": False}, "title": None}
    axis = {"format": ".0%", "values": [0, 0.25, 0.5, 0.75, 1], "domain": False}
    value = {"y": y, "x": {"field": "value", "axis": axis, **x}, "color": style.coloured(arms)}
    spread = {"y": y, "x": {"field": "low", **x}, "x2": {"field": "high"}}
    layers = [
        {"mark": {"type": "bar", "height": 22}, "encoding": value},
        {"mark": {"type": "rule", "color": "white", "strokeWidth": 5}, "encoding": spread},
        {"mark": {"type": "rule", "color": style.INK, "strokeWidth": 2}, "encoding": spread},
        {
            "mark": {"type": "text", "align": "left", "dx": 8},
            "encoding": {"y": y, "x": {"field": "high", **x}, "text": {"field": "text"}},
        },
    ]
    return {"data": {"values": rows}, "width": 240, "height": {"step": 40}, "layer": layers}


def _prices(comparison: Comparison, arms: Sequence[str]) -> dict[str, Any]:
    rows = [_price_row(cost) for cost in comparison.costs if cost.arm in arms]
    top = 1.6 * max((row["place"] for row in rows), default=0) or 1
    y = style.named_rows()
    x = {"type": "quantitative", "scale": {"domain": [0, top], "nice": False}}
    axis = {"format": ",d", "tickCount": 4, "title": "USD per additional adult sustained at 0.50"}
    colour = style.coloured(_arms(comparison))
    layers = [
        {
            "mark": {"type": "rule", "strokeWidth": 4},
            "encoding": {
                "y": y, "x": {"field": "low", "axis": axis, **x}, "x2": {"field": "high"}, "color": colour,
            },
        },
        {
            "mark": {"type": "point", "filled": True, "size": 120, "opacity": 1},
            "encoding": {"y": y, "x": {"field": "value", **x}, "color": colour},
        },
        {
            "mark": {"type": "text", "align": "left", "baseline": "middle", "dx": 10, "lineBreak": "\n"},
            "encoding": {"y": y, "x": {"field": "place", **x}, "text": {"field": "text"}},
        },
    ]  # fmt: skip
    heading = _panel_title(f"cost of one more person after {comparison.at[-1]} months")
    data = style.records(pd.DataFrame(rows))
    return {"data": {"values": data}, "width": 330, "height": {"step": 80}, "layer": layers, "title": heading}


def _price_row(cost: ArmCosts) -> dict[str, Any]:
    ratio = cost.per_sustained_050
    row = {"arm": cost.arm, "label": style.words(cost.arm), "value": None, "low": None, "high": None, "place": 0.0}
    if not ratio.priced:
        return {**row, "text": ratio.verdict}
    if ratio.verdict != "interval":
        return {**row, "value": ratio.value, "place": ratio.value, "text": f"{findings.rounded(ratio.value)} USD"}
    text = f"{findings.rounded(ratio.value)} USD\n{findings.rounded(ratio.low)} to {findings.rounded(ratio.high)}"
    return {**row, "value": ratio.value, "low": ratio.low, "high": ratio.high, "place": ratio.high, "text": text}


def _panel_title(text: str) -> dict[str, Any]:
    return {"text": text, "fontSize": 15, "offset": 10, "anchor": "start"}


def _arms(comparison: Comparison) -> list[str]:
    return [comparison.base, *comparison.arms]


def _basis(comparison: Comparison) -> str:
    count = comparison.replicates
    if count == 1:
        return f"One replicate: no intervals. {NOTE}"
    return f"Mean and 95 % interval over {count} replicates. {NOTE}"
