"""The table of runs: one row each, as CSV and Parquet, with units beside it."""

from __future__ import annotations

import csv
import math
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from querencia.study.plan import ACCOUNTS, Plan

__all__ = ["ACCOUNT_TEXT", "CSV", "PARQUET", "UNITS", "slug", "table_columns", "write_tables"]

CSV, PARQUET, UNITS = "runs.csv", "runs.parquet", "columns.csv"
WHOLE = ("run", "point", "replicate", "seed", "kernel_replicate", "month")
ACCOUNT_TEXT = {
    "programme_spent": ("USD", "Spent by all programmes so far, at this scale"),
    "programme_discounted": ("USD", "The same, discounted to month 0"),
    "programme_enrolled": ("people", "Enrolments so far, over all programmes"),
}


def slug(name: str) -> str:
    """A name that files of every kind accept: letters, digits, underscores."""
    return re.sub(r"\W+", "_", name).strip("_")


def _texts(plan: Plan) -> set[str]:
    """Varied columns that hold words, flags or lists."""
    out = set()
    for place, column in enumerate(plan.columns):
        if any(isinstance(point[place], str | bool | list) for point in plan.points):
            out.add(slug(column.name))
    return out


def table_columns(plan: Plan) -> list[tuple[str, str, str]]:
    """Name, unit and meaning of each column of the table of runs."""
    out = [
        ("run", "1", "number of the run: scenario slowest, replicate fastest"),
        ("scenario", "", "name of the scenario"),
        ("point", "1", "number of the point of the design"),
        *((slug(c.name), c.unit or "", f"value of {c.path}") for c in plan.columns),
        ("replicate", "1", "course of chance; the same number in two scenarios or points pairs them"),
        ("seed", "1", "seed that the kernel was given"),
        ("kernel_replicate", "1", "replicate under that seed, from 0"),
        ("status", "", "done, or failed"),
        ("month", "months", "months completed at which the measures below are taken: the last"),
    ]
    for name, facts in plan.content["variables"].items():
        unit = facts.get("unit_of_measure", "")
        meaning = facts.get("description", facts.get("long_name", name)) + (
            f"; divided by {facts['per']}" if "per" in facts else ""
        )
        out.append((name, unit, meaning))
    out += [(name, *ACCOUNT_TEXT[name]) for name in ACCOUNTS]
    return out


def write_tables(plan: Plan, shards: list[int], count: int) -> None:
    columns = table_columns(plan)
    with (plan.folder / UNITS).open("w", newline="", encoding="utf-8") as file:
        csv.writer(file, lineterminator="\n").writerows([("column", "unit", "meaning"), *columns])
    names = [name for name, _, _ in columns]
    part = plan.folder / f"{CSV}.part"
    sink = _Parquet(plan.folder / PARQUET, columns, {"scenario", "status", *_texts(plan)})
    try:
        with part.open("w", newline="", encoding="utf-8") as file:
            writer = csv.writer(file, lineterminator="\n")
            writer.writerow(names)
            for number in shards:
                rows = [row for row in _rows(plan, number) if row["replicate"] < count]
                writer.writerows([[_cell(row[name]) for name in names] for row in rows])
                sink.add(rows)
        part.replace(plan.folder / CSV)
    finally:
        part.unlink(missing_ok=True)
        sink.close()


def _cell(value: Any) -> Any:
    if isinstance(value, float):
        return "" if math.isnan(value) else f"{value:.10g}"
    return "" if value is None else value


def _rows(plan: Plan, number: int) -> Iterator[dict[str, Any]]:
    """One row for each run of a shard, for everyone in all places at the last month."""
    import h5py
    import numpy as np

    variables = plan.content["variables"]
    place = {name: index for index, name in enumerate(variables)}
    with h5py.File(plan.shard_path(number)) as shard:
        labels, accounts = shard["run"][()], shard["accounts"][:, :, -1]
        # Everyone, or the first group that the study keeps.
        group = plan.groups.index("all") if "all" in plan.groups else 0
        totals = shard["tallies"][:, :, -1, :, group].sum(axis=2)
    for row, (scenario, point, replicate) in enumerate(labels.tolist()):
        seed, inner = plan.seed_of(replicate)
        out: dict[str, Any] = {
            "run": (scenario * len(plan.points) + point) * plan.replicates + replicate,
            "scenario": plan.names[scenario], "point": point, "replicate": replicate, "seed": seed,
            "kernel_replicate": inner, "status": "failed" if np.isnan(totals[row]).all() else "done",
            "month": plan.months,
        }  # fmt: skip
        out |= {slug(c.name): v for c, v in zip(plan.columns, plan.points[point], strict=True)}
        for name, facts in variables.items():
            value = float(totals[row, place[name]])
            if facts.get("per") in place:
                below = float(totals[row, place[facts["per"]]])
                value = value / below if below > 0 else math.nan
            out[name] = value
        out |= {name: float(accounts[row, index]) for index, name in enumerate(ACCOUNTS)}
        yield out


class _Parquet:
    """Written shard by shard where pyarrow is installed; else not at all."""

    def __init__(self, path: Path, columns: list[tuple[str, str, str]], texts: set[str]) -> None:
        self.path, self.columns, self.texts, self.writer = path, columns, texts, None
        self.part = path.with_name(f"{path.name}.part")

    def add(self, rows: list[dict[str, Any]]) -> None:
        try:
            import pyarrow as pa
            import pyarrow.parquet as pq
        except ImportError:
            return
        fields, arrays = [], []
        for name, unit, meaning in self.columns:
            values = [row[name] for row in rows]
            if name in self.texts:
                kind, values = pa.string(), [None if v is None else str(v) for v in values]
            else:
                kind = pa.int64() if name in WHOLE else pa.float64()
            fields.append(pa.field(name, kind, metadata={"unit": unit, "meaning": meaning}))
            arrays.append(pa.array(values, kind, from_pandas=True))
        schema: Any = pa.schema(fields)
        if self.writer is None:
            self.writer = pq.ParquetWriter(self.part, schema)
        self.writer.write_table(pa.Table.from_arrays(arrays, schema=schema))  # type: ignore[attr-defined]

    def close(self) -> None:
        if self.writer is not None:
            self.writer.close()
            self.part.replace(self.path)
