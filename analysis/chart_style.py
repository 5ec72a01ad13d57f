"""The look that all charts share: one grammar, one palette, one type face, and the same bytes every time."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from textwrap import wrap
from typing import Any

import numpy as np
import pandas as pd

# Okabe and Ito's palette, which people with any colour vision can tell apart. Yellow is left out: too pale on white.
BLACK, ORANGE, SKY, GREEN, BLUE, VERMILION, PURPLE = (
    "#000000", "#E69F00", "#56B4E9", "#009E73", "#0072B2", "#D55E00", "#CC79A7",
)  # fmt: skip
INK, PALE, GRID = "#222222", "#6b6b6b", "#e4e4e4"
FONT = "Liberation Sans, Arial, Helvetica, sans-serif"  # the first is inside the converter: same picture everywhere
KNOWN = {"baseline": BLACK, "integrated": BLUE, "economic_only": ORANGE, "cash": GREEN}
FREE = (VERMILION, PURPLE, SKY, BLUE, ORANGE, GREEN)
FORMATS = ("svg", "png")
WIDTH_PER_LETTER = 7.2


def colours(arms: Sequence[str]) -> dict[str, str]:
    """One colour per arm. Arms of the shipped scenarios have the same one in every chart ever made.

    Examples
    --------
    >>> colours(["baseline", "mentoring"])
    {'baseline': '#000000', 'mentoring': '#D55E00'}
    """
    chosen = {arm: KNOWN[arm] for arm in arms if arm in KNOWN}
    free = [colour for colour in FREE if colour not in chosen.values()]
    for place, arm in enumerate(arm for arm in arms if arm not in KNOWN):
        chosen[arm] = free[place % len(free)]
    return {arm: chosen[arm] for arm in arms}


def words(name: str) -> str:
    """A name as text: ``economic_only`` is "economic only"."""
    return name.replace("_", " ")


def theme() -> dict[str, Any]:
    """Vega-Lite configuration of every chart."""
    text = {"font": FONT, "color": INK}
    return {
        "font": FONT,
        "background": "white",
        "padding": 16,
        "view": {"stroke": None},
        "axis": {
            "labelFontSize": 13, "titleFontSize": 13, "titleFontWeight": "normal", "labelColor": INK, "titleColor": INK,
            "gridColor": GRID, "domainColor": PALE, "tickColor": PALE, "titlePadding": 8, "labelFlush": False,
        },
        "header": {"labelFontSize": 15, "labelFontWeight": "bold", "title": None, "labelColor": INK},
        "legend": {"labelFontSize": 13, "titleFontSize": 13, "titleFontWeight": "normal", "gradientLength": 220},
        "title": {
            **text, "fontSize": 19, "anchor": "start", "frame": "group", "offset": 16, "lineHeight": 24,
            "subtitleFontSize": 13, "subtitleColor": PALE, "subtitlePadding": 8, "subtitleLineHeight": 18,
        },
        "text": {**text, "fontSize": 13},
    }  # fmt: skip


def wrapped(text: str, width: float, letter: float = 9.6) -> list[str]:
    """Lines of about equal length that fit ``width`` pixels."""
    room = max(20, int(width / letter))
    lines = -(-len(text) // room)
    return wrap(text, min(room, round(len(text) / lines * 1.08) + 4))


def headed(spec: dict[str, Any], finding: str, note: str, width: float) -> dict[str, Any]:
    """The chart with its finding as title and with what it rests on below."""
    title = {"text": wrapped(finding, width), "subtitle": wrapped(note, width, 6.4)}
    return {
        "$schema": "https://vega.github.io/schema/vega-lite/v6.json",
        "title": title,
        "description": f"{finding} {note}",
        "config": theme(),
        **spec,
    }


def apart(values: Sequence[float], least: float, domain: tuple[float, float] = (-math.inf, math.inf)) -> list[float]:
    """Positions as near to ``values`` as can be, no two closer than ``least``, within ``domain``: where labels go.

    Examples
    --------
    >>> apart([1.0, 1.0, 5.0], 1.0)
    [0.5, 1.5, 5.0]
    >>> apart([1.0, 1.0], 1.0, (1.0, 9.0))
    [1.0, 2.0]
    """
    order = np.argsort(np.asarray(values), kind="stable")
    blocks: list[tuple[float, int]] = []  # each: lowest position, labels
    for rank in order:
        blocks.append((min(max(float(values[rank]), domain[0]), domain[1]), 1))
        while len(blocks) > 1 and _top(blocks[-2], least) + least > blocks[-1][0]:
            (low, count), (below, fewer) = blocks.pop(), blocks.pop()
            centres = (below + (fewer - 1) / 2 * least) * fewer + (low + (count - 1) / 2 * least) * count
            size = fewer + count
            start = centres / size - (size - 1) / 2 * least
            blocks.append((max(min(start, domain[1] - (size - 1) * least), domain[0]), size))
    spread = [low + k * least for low, count in blocks for k in range(count)]
    placed = [0.0] * len(order)
    for rank, position in zip(order, spread, strict=True):
        placed[int(rank)] = position
    return placed


def _top(block: tuple[float, int], least: float) -> float:
    return block[0] + (block[1] - 1) * least


@dataclass(frozen=True)
class Axes:
    """Titles, range and form of a line chart."""

    y_title: str
    domain: tuple[float, float]
    x_title: str = "months"
    form: str = ",~f"
    width: int = 230
    height: int = 300


def lines_with_labels(frame: pd.DataFrame, arms: Sequence[str], axes: Axes, base: str | None = None) -> dict[str, Any]:
    """Lines with bands, each named at its end in its own colour; a base is dashed and on top. A line marks zero.

    Columns of ``frame``: arm, x, value, low, high.
    """
    low, high = axes.domain
    last = frame[frame["x"] == frame["x"].max()].set_index("arm").reindex(list(arms)).dropna(subset=["value"])
    ends = apart(list(last["value"]), 16 * (high - low) / axes.height, (low, high))
    labels = [
        {"x": float(row["x"]), "value": end, "arm": arm, "label": words(str(arm))}
        for (arm, row), end in zip(last.iterrows(), ends, strict=True)
    ]
    x_axis = {"axis": months_axis(frame["x"]), "scale": {"nice": False}}
    x = {"field": "x", "type": "quantitative", "title": axes.x_title or None, **x_axis}
    y_axis = {"scale": {"domain": [low, high], "nice": False}, "axis": {"format": axes.form, "tickCount": 6}}
    y = {"type": "quantitative", "title": axes.y_title, **y_axis}
    colour = coloured(arms)
    value = {"x": x, "y": {"field": "value", **y}, "color": colour}
    is_base = f"datum.arm === {json.dumps(base)}"
    zero = {"data": {"values": [{"zero": 0}]}, "mark": {"type": "rule", "color": PALE}}
    layers: list[dict[str, Any]] = [
        *([{**zero, "encoding": {"y": {"field": "zero", **y}}}] if low <= 0 <= high else []),
        {
            "mark": {"type": "area", "opacity": 0.18},
            "encoding": {"x": x, "y": {"field": "low", **y}, "y2": {"field": "high"}, "color": colour},
        },
        {"transform": [{"filter": f"!({is_base})"}], "mark": {"type": "line", "strokeWidth": 2.6}, "encoding": value},
        {
            "transform": [{"filter": is_base}],
            "mark": {"type": "line", "strokeWidth": 2, "strokeDash": [5, 3]},
            "encoding": value,
        },
        {
            "data": {"values": labels},
            "mark": {"type": "text", "align": "left", "dx": 6, "fontWeight": "bold"},
            "encoding": {
                "x": {"field": "x", "type": "quantitative"},
                "y": {"field": "value", "type": "quantitative"},
                "text": {"field": "label"},
                "color": colour,
            },
        },
    ]
    return {"data": {"values": records(frame)}, "width": axes.width, "height": axes.height, "layer": layers}


def coloured(arms: Sequence[str]) -> dict[str, Any]:
    """Encoding of the arm as its colour, without legend: arms are named where they are drawn."""
    palette = colours(arms)
    scale = {"domain": list(palette), "range": list(palette.values())}
    return {"field": "arm", "type": "nominal", "legend": None, "scale": scale}


def named_rows() -> dict[str, Any]:
    """Encoding of one row per arm, named at the left."""
    axis = {"labelFontSize": 14, "labelPadding": 8, "ticks": False, "domain": False, "labelLimit": 220}
    return {"field": "label", "type": "nominal", "sort": None, "title": None, "axis": axis}


def months_axis(months: pd.Series) -> dict[str, Any]:
    """Ticks at whole years, or half years in short runs."""
    last = int(months.max())
    step = 12 if last > 24 else 6
    return {"values": list(range(0, last + 1, step)), "grid": False, "format": "d"}


def label_room(arms: Sequence[str]) -> float:
    """Pixels that the longest label at a line's end takes."""
    return max(len(arm) for arm in arms) * WIDTH_PER_LETTER + 10


def records(frame: pd.DataFrame) -> list[dict[str, Any]]:
    """Rows for a specification: rounded, so that the same data give the same bytes, and without what is no number."""
    rows = []
    for row in frame.to_dict("records"):
        rows.append({str(key): _plain(value) for key, value in row.items()})
    return rows


def _plain(value: Any) -> Any:
    if isinstance(value, float | np.floating):
        return round(float(value), 6) if np.isfinite(value) else None
    return int(value) if isinstance(value, np.integer) else value


def save(spec: dict[str, Any], folder: Path, name: str, formats: Sequence[str] = FORMATS) -> list[Path]:
    """Write a chart as SVG and PNG, without browser or network."""
    import vl_convert

    paths = []
    for form in formats:
        path = folder / f"{name}.{form}"
        if form == "svg":
            path.write_text(renumbered(vl_convert.vegalite_to_svg(spec, vl_version="6.4")), encoding="utf-8")
        else:
            path.write_bytes(vl_convert.vegalite_to_png(spec, vl_version="6.4", scale=2))
        paths.append(path)
    return paths


def renumbered(svg: str) -> str:
    """Ids counted from zero in each picture; the converter counts on over all that a process draws."""
    found = dict.fromkeys(re.findall(r"\b(?:gradient_|clip)\d+\b", svg))
    ids = {old: f"{re.sub(r'[0-9]', '', old)}{place}" for place, old in enumerate(found)}
    return re.sub(r"\b(?:gradient_|clip)\d+\b", lambda match: ids[match[0]], svg)
