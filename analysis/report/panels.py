"""Pictures of a report as small static SVGs, one panel each, so that a phone can stack what a screen sets abreast."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from querencia_analysis import chart_style as style
from querencia_analysis.report.catalogue import MARKS, Words

PLOT, TALL = 205, 215  # pixels of a line panel without its labels
DARK = {
    style.BLACK: "#000000", style.ORANGE: "#8A5A00", style.SKY: "#17658F", style.GREEN: "#00694D",
    style.BLUE: "#005A8D", style.VERMILION: "#A04500", style.PURPLE: "#8A3D68",
}  # fmt: skip
STATES = ("#0072B2", "#56B4E9", "#B8D4E6", "#E69F00", "#D55E00", "#6b6b6b")
LONGEST_LABEL = 17
COMPACT = ",.3~r"  # up to three figures, never in powers of ten


@dataclass(frozen=True)
class Look:
    """Language, names and colours of the arms: the same in every panel of a report."""

    words: Words
    names: Mapping[str, str]
    short: Mapping[str, str]
    base: str

    @property
    def colours(self) -> dict[str, str]:
        return style.colours(list(self.names))

    def dark(self) -> dict[str, str]:
        """Colours of text: dark enough to read on white."""
        return {arm: DARK.get(colour, style.INK) for arm, colour in self.colours.items()}

    def scale(self, dark: bool = False) -> dict[str, Any]:
        palette = self.dark() if dark else self.colours
        return {"domain": list(palette), "range": list(palette.values())}

    def colour(self, dark: bool = False) -> dict[str, Any]:
        return {"field": "arm", "type": "nominal", "legend": None, "scale": self.scale(dark)}


def drawn(spec: dict[str, Any], look: Look, left: float = 2, right: float = 4) -> str:
    """The picture of a specification, in the language's numbers, for a page that says elsewhere what it shows.

    ``left`` and ``right``: free pixels at the sides, for readers whose type face is wider than the one measured with.
    """
    import vl_convert

    marks = MARKS[look.words.language]
    numbers = {"decimal": marks.decimal, "thousands": marks.group, "grouping": [3], "currency": ["", ""]}
    whole = {
        "$schema": "https://vega.github.io/schema/vega-lite/v6.json",
        "config": {**style.theme(), "padding": {"left": left, "top": 6, "right": right, "bottom": 2}},
        **spec,
    }
    return lean(vl_convert.vegalite_to_svg(whole, vl_version="6.4", format_locale=numbers))


def lean(svg: str) -> str:
    """The picture without labels of single marks (the table has the numbers) and with short coordinates."""
    svg = re.sub(r'\s(?:aria-[a-z]+|role|xmlns:xlink|data-[a-z]+|class)="[^"]*"', "", svg)
    svg = style.renumbered(svg)
    return re.sub(r'\s(?:d|transform|x|y|x1|x2|y1|y2|cx|cy)="[^"]*"', lambda match: _shorter(match[0]), svg)


def _shorter(attribute: str) -> str:
    return re.sub(r"-?\d+\.\d{2,}", lambda match: f"{float(match[0]):.1f}", attribute)


def spare(labels: Iterable[str], letter: float = 1.25) -> float:
    """Pixels that the longest label may need beyond what was measured."""
    return 4 + letter * max((len(label) for label in labels), default=0)


def lines(frame: pd.DataFrame, look: Look, domain: tuple[float, float], form: str, mark: int | None = None) -> str:
    """Means over the months with their intervals, each named where its line ends; a dashed rule at month ``mark``."""
    arms = [arm for arm in look.names if (frame["arm"] == arm).any()]
    axes = style.Axes("", domain, look.words.say("chart.months"), form, PLOT, TALL)
    spec = style.lines_with_labels(thinned(frame), arms, axes, look.base)
    labels = spec["layer"][-1]
    for label in labels["data"]["values"]:
        label["label"] = look.short[label["arm"]]
    labels["encoding"]["color"] = look.colour(dark=True)
    for layer in spec["layer"][:-1]:
        if "color" in layer["encoding"]:
            layer["encoding"]["color"] = look.colour()
    if mark is not None:
        rule = {"type": "rule", "color": style.PALE, "strokeDash": [2, 3]}
        x = {"field": "month", "type": "quantitative"}
        spec["layer"].insert(0, {"data": {"values": [{"month": mark}]}, "mark": rule, "encoding": {"x": x}})
    return drawn(spec, look, right=spare(look.short[arm] for arm in arms))


def thinned(frame: pd.DataFrame) -> pd.DataFrame:
    """Every month of short runs, every third or so of long ones: no eye sees more at this width."""
    last = int(frame["x"].max())
    step = max(1, last // 60)
    return frame[(frame["x"] % step == 0) | (frame["x"] == last)]


def dots(
    rows: Sequence[Mapping[str, Any]],
    look: Look,
    width: int = 190,
    domain: tuple[float, float] | None = None,
    least: float = 0.0,
) -> str:
    """Values with intervals, one row each, and a line at zero. Keys of a row: label, arm, value, low, high.

    The range reaches at least ``least`` to both sides: what does not matter must not look large.
    """
    labels = list(dict.fromkeys(row["label"] for row in rows))
    axis = {"labelFontSize": 13, "labelPadding": 6, "ticks": False, "domain": False, "labelLimit": 170}
    y = {"field": "label", "type": "nominal", "sort": labels, "title": None, "axis": axis}
    ticks = {"format": COMPACT, "tickCount": 3, "grid": True, "domain": False, "ticks": False}
    scale = {"domain": list(domain or reach(rows, least)), "nice": False}
    x: dict[str, Any] = {"type": "quantitative", "title": None, "scale": scale, "axis": ticks}
    arms = len({row["arm"] for row in rows})
    several = len(rows) > len(labels)
    place = {"y": y, **({"yOffset": {"field": "arm", "type": "nominal", "sort": list(look.names)}} if several else {})}
    clean = [{k: (v if not isinstance(v, float) or _finite(v) else None) for k, v in row.items()} for row in rows]
    rule = {"type": "rule", "strokeWidth": 3.5, "opacity": 0.55}
    point = {"type": "point", "filled": True, "size": 75, "opacity": 1}
    zero = {"type": "rule", "color": style.INK, "strokeWidth": 1}
    coloured = {**place, "color": look.colour()}
    layers: list[dict[str, Any]] = [
        {"data": {"values": [{"zero": 0}]}, "mark": zero, "encoding": {"x": {"field": "zero", **x}}},
        {"mark": rule, "encoding": {**coloured, "x": {"field": "low", **x}, "x2": {"field": "high"}}},
        {"mark": point, "encoding": {**coloured, "x": {"field": "value", **x}}},
    ]
    height = {"step": 14 * arms + 12, "for": "position"} if several else {"step": 34}
    spec = {"data": {"values": clean}, "width": width, "height": height, "layer": layers}
    return drawn(spec, look, left=spare(labels))


def reach(rows: Sequence[Mapping[str, Any]], least: float = 0.0) -> tuple[float, float]:
    """A range that holds zero, all values and all intervals, and ``least`` to both sides."""
    numbers = [-least, least, *(row[key] for row in rows for key in ("low", "high", "value") if _finite(row[key]))]
    low, high = min(numbers), max(numbers)
    room = 0.06 * ((high - low) or 1)
    return low - room, high + room


def _finite(value: Any) -> bool:
    return isinstance(value, int | float) and math.isfinite(value)


def stacked(rows: Sequence[Mapping[str, Any]], parts: Sequence[str], look: Look) -> str:
    """Shares of a whole over the months: keys x, part, value. Parts are named at the right, where they end."""
    scale = {"domain": list(parts), "range": list(STATES[: len(parts)])}
    colour = {"field": "part", "type": "nominal", "scale": scale, "legend": None}
    last = max(row["x"] for row in rows)
    ends = {row["part"]: row["value"] for row in rows if row["x"] == last}
    middles, below = [], 0.0
    for part in parts:
        middles.append(below + ends.get(part, 0.0) / 2)
        below += ends.get(part, 0.0)
    places = style.apart(middles, 15 / TALL, (0.02, 0.98))
    labels = [{"x": last, "y": place, "label": part} for part, place in zip(parts, places, strict=True)]
    order = [{**row, "order": parts.index(row["part"])} for row in rows]
    x = {
        "field": "x",
        "type": "quantitative",
        "title": look.words.say("chart.months"),
        "scale": {"nice": False},
        "axis": style.months_axis(pd.Series([row["x"] for row in rows])),
    }
    y = {"type": "quantitative", "title": None, "scale": {"domain": [0, 1], "nice": False}}
    area = {
        "x": x,
        "y": {"field": "value", "stack": "zero", "axis": {"format": ".0%", "tickCount": 5}, **y},
        "color": colour,
        "order": {"field": "order", "type": "quantitative"},
    }
    text = {"type": "text", "align": "left", "dx": 6, "fontSize": 12, "color": style.INK}
    spec = {
        "width": PLOT - 30,
        "height": TALL,
        "layer": [
            {
                "data": {"values": order},
                "mark": {"type": "area", "stroke": "white", "strokeWidth": 0.8},
                "encoding": area,
            },
            {
                "data": {"values": labels},
                "mark": text,
                "encoding": {
                    "x": {"field": "x", "type": "quantitative"},
                    "y": {"field": "y", **y},
                    "text": {"field": "label"},
                },
            },
        ],
    }
    return drawn(spec, look, right=spare(parts))


def columns(rows: Sequence[Mapping[str, Any]], look: Look, arm: str, top: float, form: str = ",~f") -> str:
    """A bar for each x of one arm: keys x, value."""
    axis = style.months_axis(pd.Series([row["x"] for row in rows]))
    x = {
        "field": "x",
        "type": "quantitative",
        "title": look.words.say("chart.months"),
        "scale": {"nice": False},
        "axis": axis,
    }
    y = {
        "field": "value",
        "type": "quantitative",
        "title": None,
        "axis": {"format": form, "tickCount": 5},
        "scale": {"domain": [0, top], "nice": False},
    }
    mark = {"type": "bar", "width": max(1.5, 205 / len(rows) - 1), "color": look.colours[arm]}
    return drawn(
        {"data": {"values": list(rows)}, "width": PLOT + 50, "height": 150, "mark": mark, "encoding": {"x": x, "y": y}},
        look,
    )


def histogram(rows: Sequence[Mapping[str, Any]], cuts: Sequence[float], look: Look) -> str:
    """Shares of people by score, a stepped line per arm, with the cut-offs: keys x, value, arm."""
    x = {"type": "quantitative", "title": look.words.say("chart.score"), "scale": {"domain": [0, 1]}}
    y = {"field": "value", "type": "quantitative", "title": None, "axis": {"format": ".0%", "tickCount": 5}}
    step = {"type": "line", "interpolate": "step-after", "strokeWidth": 2}
    marks = [{"cut": cut, "label": look.words.number(cut, 2)} for cut in cuts]
    ticks = {"values": [0, 0.2, 0.4, 0.6, 0.8, 1], "format": ".1f", "grid": False}
    at = {"field": "cut", **x, "axis": ticks}
    layers: list[dict[str, Any]] = [
        {
            "data": {"values": marks},
            "mark": {"type": "rule", "strokeDash": [3, 3], "color": style.PALE},
            "encoding": {"x": at},
        },
        {
            "data": {"values": marks},
            "mark": {"type": "text", "y": -6, "fontSize": 12},
            "encoding": {"x": at, "text": {"field": "label"}},
        },
        {
            "data": {"values": list(rows)},
            "mark": step,
            "encoding": {"x": {"field": "x", **x, "axis": ticks}, "y": y, "color": look.colour()},
        },
    ]
    return drawn({"width": PLOT + 60, "height": 170, "layer": layers}, look)


def crosses(rows: Sequence[Mapping[str, Any]], look: Look, x_title: str, y_title: str) -> str:
    """Cost against gain with both intervals: keys arm, x, x_low, x_high, y, y_low, y_high."""

    def axis(title: str, *fields: str) -> dict[str, Any]:
        numbers = [row[field] for row in rows for field in fields if _finite(row[field])]
        low, high = min([*numbers, 0.0]), max([*numbers, 0.0])
        room = 0.08 * ((high - low) or 1)
        return {
            "type": "quantitative",
            "title": title,
            "axis": {"tickCount": 5, "format": ",~f"},
            "scale": {"domain": [low - room if low < 0 else 0, high + room], "nice": False},
        }

    x, y = axis(x_title, "x", "x_low", "x_high"), axis(y_title, "y", "y_low", "y_high")
    rule = {"type": "rule", "strokeWidth": 3, "opacity": 0.5}
    px, py = {"field": "x", **x}, {"field": "y", **y}
    named = [{**row, "label": look.short[str(row["arm"])]} for row in rows]
    layers: list[dict[str, Any]] = [
        {
            "data": {"values": [{"zero": 0}]},
            "mark": {"type": "rule", "color": style.PALE},
            "encoding": {"y": {"field": "zero", **y}},
        },
        {
            "mark": rule,
            "encoding": {"x": px, "y": {"field": "y_low", **y}, "y2": {"field": "y_high"}, "color": look.colour()},
        },
        {
            "mark": rule,
            "encoding": {"y": py, "x": {"field": "x_low", **x}, "x2": {"field": "x_high"}, "color": look.colour()},
        },
        {
            "mark": {"type": "point", "filled": True, "size": 90, "opacity": 1},
            "encoding": {"x": px, "y": py, "color": look.colour()},
        },
        {
            "mark": {"type": "text", "align": "right", "dx": -9, "dy": -8, "fontWeight": "bold"},
            "encoding": {"x": px, "y": py, "text": {"field": "label"}, "color": look.colour(dark=True)},
        },
    ]
    return drawn({"data": {"values": named}, "width": PLOT + 50, "height": 220, "layer": layers}, look)
