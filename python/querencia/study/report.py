"""Results of studies as short tables for a terminal."""

from __future__ import annotations

import math
from typing import Any

__all__ = ["result_text"]


def result_text(result: dict[str, Any]) -> str:
    """The table of a kind's result; empty for a plain sweep."""
    if "frontier" in result:
        return _frontier(result)
    if "lines" in result:
        return _precision(result)
    if "chance" in result:
        return _sensitivity(result)
    return _shares(result) if "rows" in result else ""


def _table(header: list[str], rows: list[list[str]]) -> str:
    widths = [max(len(row[i]) for row in [header, *rows]) for i in range(len(header))]
    lines = [
        "  ".join(
            cell.ljust(w) if i == 0 else cell.rjust(w) for i, (cell, w) in enumerate(zip(row, widths, strict=True))
        )
        for row in [header, *rows]
    ]
    return "\n".join(line.rstrip() for line in lines) + "\n"


def _n(value: Any) -> str:
    return "-" if value is None or not math.isfinite(value) else f"{value:.4g}"


def _precision(result: dict[str, Any]) -> str:
    rows = [
        [f"{line['scenario']}, point {line['point']}", *(_n(line[key]) for key in ("difference", "low", "high"))]
        for line in result["lines"][:40]
    ]
    return f"Difference in {result['outcome']}, 95 % interval\n" + _table(["", "difference", "low", "high"], rows)


def _sensitivity(result: dict[str, Any]) -> str:
    keys = (
        ["mu_star", "low", "high", "sigma"]
        if result["method"] == "morris"
        else ["first", "first_half", "total", "total_half"]
    )
    rows = [[row["name"], *(_n(row.get(key)) for key in keys)] for row in result["rows"]]
    noise = result["chance"]
    rows.append(["chance (share of a single run's variance)", *[""] * (len(keys) - 1), _n(noise["share_of_one_run"])])
    rows.append(["chance (share left in the averages)", *[""] * (len(keys) - 1), _n(noise["share_of_average"])])
    size = f"{result['points']} points x {result['replicates']} replicates"
    title = f"What moves {result['outcome']} of {result['scenario']}: {size}\n"
    return title + _table(["", *keys], rows)


def _shares(result: dict[str, Any]) -> str:
    rows = [
        [row["component"], _n(row["effect"]), _n(row["low"]), _n(row["high"]), f"{100 * row['part_of_total']:.0f} %"]
        for row in result["rows"]
    ]
    title = (
        f"Effect of {result['scenario']} on {result['outcome']}, {result['replicates']} replicates; {result['note']}\n"
    )
    return title + _table(["", "effect", "low", "high", "part"], rows)


def _frontier(result: dict[str, Any]) -> str:
    rows = []
    for step in result["frontier"]:
        mix = ", ".join(f"{name} {units}" for name, units in step["units"].items() if units) or "nothing"
        extra = ", ".join(f"{path} = {value}" for path, value in step["choices"].items())
        rows.append(
            [f"{step['budget']:,.0f}", _n(step["search"]), _n(step["fresh"]), _n(step["low"]), _n(step["high"]),
             mix + (f"; {extra}" if extra else "")]
        )  # fmt: skip
    title = "Best mixes by budget; fresh: simulated again with seeds that the search never saw\n"
    return title + _table(["budget", "search", "fresh", "low", "high", "units"], rows)
