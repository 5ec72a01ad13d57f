"""Where an arm changes most: one small map per arm."""

from __future__ import annotations

import math
from typing import Any

import numpy as np

from querencia.results import Run
from querencia_analysis import chart_style as style
from querencia_analysis import measures as m
from querencia_analysis.compare import SMALLEST_CELL, Comparison

WIDTH = 420
SCHEME = [style.VERMILION, "#f5f5f5", style.BLUE]


def difference_map(run: Run, comparison: Comparison, places: dict[str, Any]) -> dict[str, Any] | None:
    """Difference in sustained reintegration by community, in points, at the last month compared.

    Parameters
    ----------
    places
        GeoJSON feature collection; its property ``code`` is the file's ``community_code``.

    Returns
    -------
    dict or None
        None if the file does not report the headline, or no place of it is in ``places``.
    """
    month, variable = comparison.at[-1], m.SUSTAINED[0]
    if variable not in run.ds:
        return None
    value = run.measure(variable, by_community=True, months=[month]).isel(month=0)
    people = run.measure(run.ds[variable].attrs["per"], by_community=True, months=[month]).isel(month=0)
    people = people.mean("replicate") * run.persons_per_agent
    codes = [str(code) for code in run.ds["community_code"].values]
    names = dict(zip(codes, (str(name) for name in run.ds["community"].values), strict=True))
    if not set(codes) & {feature["properties"].get("code") for feature in places["features"]}:
        return None
    base, panels, extremes = value.sel(scenario=comparison.base), [], {}
    for arm in comparison.arms:
        points = 100 * (value.sel(scenario=arm) - base).mean("replicate").values
        few = np.minimum(people.sel(scenario=arm).values, people.sel(scenario=comparison.base).values) < SMALLEST_CELL
        points = np.where(few, math.nan, points)
        extremes[arm] = (
            (float(np.nanmin(points)), float(np.nanmax(points))) if np.isfinite(points).any() else (0.0, 0.0)
        )
        panels.append((arm, dict(zip(codes, points, strict=True))))
    limit = round_up(max(abs(bound) for pair in extremes.values() for bound in pair))
    shapes = flattened(places["features"])
    columns = min(len(panels), 2)
    spec = {
        "concat": [_panel(arm, points, shapes, names, limit) for arm, points in panels],
        "columns": columns,
        "spacing": 24,
        "resolve": {"scale": {"color": "shared"}},
    }
    note = (
        f"Percentage points of arrived adults sustainably reintegrated at 0.50 against {style.words(comparison.base)}, "
        f"after {month} months; {_basis(comparison.replicates)}; small places vary by chance. Grey: "
        f"fewer than {SMALLEST_CELL} people. In this model, under these assumptions."
    )
    return style.headed(spec, _finding(comparison, extremes), note, columns * WIDTH + 60)


def _panel(
    arm: str, points: dict[str, float], shapes: list[dict[str, Any]], names: dict[str, str], limit: float
) -> dict[str, Any]:
    features = []
    for shape in shapes:
        code = shape["code"]
        number = points.get(code, math.nan)
        known = bool(np.isfinite(number))
        features.append(
            {
                "type": "Feature",
                "geometry": shape["geometry"],
                "properties": {
                    "place": names.get(code, code),
                    "points": round(float(number), 2) if known else None,
                    "said": f"{number:+.1f} points" if known else f"fewer than {SMALLEST_CELL} people",
                },
            }
        )
    colour = {
        "condition": {
            "test": "isValid(datum.properties.points)",
            "field": "properties.points", "type": "quantitative",
            "scale": {"domain": [-limit, 0, limit], "range": SCHEME, "interpolate": "lab"},
            "legend": {"title": "points", "format": "+.1f", "values": [-limit, -limit / 2, 0, limit / 2, limit]},
        },
        "value": "#c9c9c9",
    }  # fmt: skip
    return {
        "title": {"text": style.words(arm), "fontSize": 15, "offset": 6, "anchor": "start"},
        "width": WIDTH,
        "height": round(WIDTH * 0.56),
        "data": {"values": features},
        "projection": {"type": "identity", "reflectY": True},
        "mark": {"type": "geoshape", "stroke": "#8a8a8a", "strokeWidth": 0.6},
        "encoding": {
            "color": colour,
            "tooltip": [
                {"field": "properties.place", "type": "nominal"},
                {"field": "properties.said", "type": "nominal"},
            ],
        },
    }


def flattened(features: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Longitudes shrunk by the cosine of the middle latitude: a plain flat map that no winding order can invert."""
    latitudes = [point[1] for feature in features for point in _points(feature["geometry"]["coordinates"])]
    shrink = math.cos(math.radians((min(latitudes) + max(latitudes)) / 2))
    return [
        {
            "code": feature["properties"].get("code", ""),
            "geometry": {**feature["geometry"], "coordinates": _scaled(feature["geometry"]["coordinates"], shrink)},
        }
        for feature in features
    ]


def _points(coordinates: Any) -> list[Any]:
    if isinstance(coordinates[0], int | float):
        return [coordinates]
    return [point for each in coordinates for point in _points(each)]


def _scaled(coordinates: Any, factor: float) -> Any:
    if isinstance(coordinates[0], int | float):
        return [round(coordinates[0] * factor, 4), coordinates[1]]
    return [_scaled(each, factor) for each in coordinates]


def round_up(value: float) -> float:
    steps = [0.1, 0.2, 0.5, 1, 2, 4, 5, 8, 10, 15, 20, 30, 40, 50, 100]
    return next((step for step in steps if step >= value), 100.0)


def _finding(comparison: Comparison, extremes: dict[str, tuple[float, float]]) -> str:
    arm = max(extremes, key=lambda name: sum(extremes[name]))
    low, high = extremes[arm]
    name = style.words(arm)
    return f"Sustained reintegration changes by {low:+.1f} to {high:+.1f} points from place to place under {name}"


def _basis(replicates: int) -> str:
    return "one replicate" if replicates == 1 else f"mean of {replicates} paired replicates"
