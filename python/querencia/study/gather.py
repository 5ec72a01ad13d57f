"""Shards into one cube and one table of runs. Memory does not grow with the number of runs."""

from __future__ import annotations

import hashlib
import math
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from querencia.errors import FileError
from querencia.study.plan import ACCOUNTS, Plan
from querencia.study.shard import shard_failures
from querencia.study.tables import ACCOUNT_TEXT, slug, write_tables

__all__ = ["CUBE", "axes_of", "content_digest", "gather"]

CUBE = "cube.h5"
ROWS_IN_CHUNK = 16


def gather(plan: Plan, replicates: int = 0, partial: bool = False) -> str:
    """Write the cube, ``runs.parquet``, ``runs.csv`` and ``columns.csv``; return the content digest.

    Parameters
    ----------
    replicates
        How many replicates; all that were planned by default.
    partial
        Gather what there is; missing runs are not numbers.

    Raises
    ------
    FileError
        Shards are missing and ``partial`` is not given.
    """
    count = replicates or plan.replicates
    shards = [n for n, (first, _) in enumerate(plan.shards) if plan.calls[first].block * plan.block < count]
    absent = [n for n in shards if shard_failures(plan, n) is None]
    if absent and not partial:
        some = ", ".join(str(n) for n in absent[:10]) + (", ..." if len(absent) > 10 else "")
        error = FileError(
            f"{len(absent)} of {len(shards)} shards are missing ({some}); run them: querencia study run, or gather "
            "what there is with --partial"
        )
        error.exit_code = 7  # type: ignore[attr-defined]
        raise error
    part = plan.folder / f"{CUBE}.part"
    try:
        _write_cube(plan, part, count, [n for n in shards if n not in absent])
        digest = content_digest(part)
        _attach(part, digest)
        part.replace(plan.folder / CUBE)
    finally:
        part.unlink(missing_ok=True)
    if not partial:
        for left in (plan.folder / "shards").glob("*.part"):  # of workers that were killed
            left.unlink(missing_ok=True)
    write_tables(plan, [n for n in shards if n not in absent], count)
    return digest


def axes_of(plan: Plan) -> list[tuple[str, list[Any], str]]:
    """Dimensions of the design: name, labels, unit. A grid has one for each varied value, others have points."""
    if not plan.axes:
        return [("point", list(range(len(plan.points))), "1")]
    out = []
    stride = len(plan.points)
    for place, size in enumerate(plan.axes):
        stride //= size
        labels = [plan.points[i * stride][place] for i in range(size)]
        column = plan.columns[place]
        numeric = all(isinstance(v, int | float) and not isinstance(v, bool) for v in labels)
        out.append((slug(column.name), labels if numeric else [str(v) for v in labels], column.unit))
    return out


def _write_cube(plan: Plan, path: Path, count: int, shards: list[int]) -> None:
    import h5netcdf
    import numpy as np

    axes = axes_of(plan)
    sizes = {
        "scenario": len(plan.scenarios), **{name: len(labels) for name, labels, _ in axes}, "replicate": count,
        "month": len(plan.moments), "community": len(plan.content["communities"]), "group": len(plan.groups),
    }  # fmt: skip
    if not plan.keep.by_community:
        del sizes["community"]
    with h5netcdf.File(path, "w") as cube:
        cube.dimensions = sizes
        _labels(cube, plan, axes, count)
        design = ("scenario", *(name for name, _, _ in axes), "replicate", "month")
        chunks = tuple([1] * len(axes) + [min(ROWS_IN_CHUNK, sizes[axes[-1][0]]), min(count, ROWS_IN_CHUNK)])
        packing = {"compression": "gzip", "compression_opts": 1, "shuffle": True, "fillvalue": np.nan}
        tail = tuple(name for name in ("community", "group") if name in sizes)
        for name, facts in plan.content["variables"].items():
            shape = (*chunks, len(plan.moments), *(1 if t == "community" else sizes[t] for t in tail))
            variable = cube.create_variable(name, (*design, *tail), "f8", chunks=shape, **packing)
            variable.attrs.update({key: value for key, value in facts.items() if key != "per"})
            variable.attrs["units"] = "1"
            if "per" in facts:
                variable.attrs["per"] = facts["per"]
        for name in ACCOUNTS:
            variable = cube.create_variable(name, design, "f8", chunks=(*chunks, len(plan.moments)), **packing)
            variable.attrs["units"], variable.attrs["description"] = ACCOUNT_TEXT[name]
        cube.attrs["Conventions"] = "CF-1.11"
        cube.attrs["file_type"] = "querencia study"
        cube.attrs["title"] = plan.content["spec"]["title"]
        cube.attrs["plan"] = plan.digest
        cube.attrs["seed"] = plan.seed
        cube.attrs["months"] = plan.months
        cube.attrs["scale"] = plan.scale
        cube.attrs["limits"] = "Projections under stated assumptions, not forecasts. Simulated people only."
        for number in shards:
            _copy(plan, number, cube, count)


def _labels(cube: Any, plan: Plan, axes: list[tuple[str, list[Any], str]], count: int) -> None:
    import h5py
    import numpy as np

    text = h5py.string_dtype()

    def label(name: str, values: list[Any], dimension: str | None = None, unit: str = "") -> None:
        words = any(isinstance(v, str) for v in values)
        data = np.array([str(v) for v in values] if words else values, dtype=object if words else None)
        made = cube.create_variable(name, (dimension or name,), text if words else data.dtype, data=data)
        if unit:
            made.attrs["unit_of_measure"] = unit

    label("scenario", plan.names)
    label("replicate", list(range(count)))
    label("month", plan.moments)
    label("group", plan.groups)
    label("seed", [plan.seed_of(r)[0] for r in range(count)], "replicate")
    if plan.keep.by_community:
        label("community", plan.content["communities"])
    for name, values, unit in axes:
        label(name, values, unit=unit)
    if not plan.axes:  # what each point stands for
        for place, column in enumerate(plan.columns):
            values = [point[place] for point in plan.points]
            numeric = all(v is None or (isinstance(v, int | float) and not isinstance(v, bool)) for v in values)
            shown = [math.nan if v is None else float(v) for v in values] if numeric else [str(v) for v in values]
            label(slug(column.name), shown, "point", column.unit)


def _rectangles(plan: Plan, number: int) -> Iterator[tuple[int, int, int, int, int, list[int]]]:
    """Rows of a shard as blocks: scenario, first point, points, first replicate, replicates, row of each point."""
    row = 0
    first, last = plan.shards[number]
    width = plan.axes[-1] if plan.axes else len(plan.points)
    pending: dict[int, tuple[int, int, int, int, int, list[int]]] = {}
    for call in plan.calls[first:last]:
        begin = call.block * plan.block
        for scenario in range(len(plan.scenarios)):
            for point in call.points:
                old = pending.get(scenario)
                joins = old and old[1] + old[2] == point and old[3] == begin and point % width
                if old and joins:
                    pending[scenario] = (*old[:2], old[2] + 1, *old[3:5], [*old[5], row])
                else:
                    if old:
                        yield old
                    pending[scenario] = (scenario, point, 1, begin, call.replicates, [row])
                row += call.replicates
    yield from pending.values()


def _copy(plan: Plan, number: int, cube: Any, count: int) -> None:
    import h5py
    import numpy as np

    with h5py.File(plan.shard_path(number)) as shard:
        small = shard["tallies"].nbytes < 256e6
        tallies = shard["tallies"][()] if small else shard["tallies"]
        accounts = shard["accounts"][()]
        for scenario, point, points, begin, replicates, rows in _rectangles(plan, number):
            take = min(replicates, count - begin)
            if take <= 0:
                continue
            inner = np.unravel_index(point, plan.axes)[:-1] if plan.axes else ()
            start = point % plan.axes[-1] if plan.axes else point
            home = (scenario, *map(int, inner), slice(start, start + points), slice(begin, begin + take))
            each = [slice(row, row + take) for row in rows]
            for place, name in enumerate(plan.content["variables"]):
                block = np.stack([tallies[rows_of, place] for rows_of in each])
                cube.variables[name][home] = block if plan.keep.by_community else block[:, :, :, 0]
            for place, name in enumerate(ACCOUNTS):
                cube.variables[name][home] = np.stack([accounts[rows_of, place] for rows_of in each])


def content_digest(path: Path) -> str:
    """Of all labels and numbers, read piece by piece; the same however the work was cut and whoever did it."""
    import h5py
    import numpy as np

    digest = hashlib.sha256()
    with h5py.File(path) as cube:
        for key in ("plan", "seed", "months", "scale"):
            digest.update(f"{key}={cube.attrs[key]}\n".encode())
        for name in sorted(cube):
            item = cube[name]
            digest.update(f"{name}{item.shape}\n".encode())
            if item.dtype.kind == "O":
                digest.update(repr(item.asstr()[()].tolist()).encode())
            elif item.ndim < 2:
                digest.update(np.ascontiguousarray(item[()]).tobytes())
            else:
                step = max(1, 4_000_000 // max(1, math.prod(item.shape[2:])))
                for outer in range(item.shape[0]):
                    for start in range(0, item.shape[1], step):
                        digest.update(np.ascontiguousarray(item[outer, start : start + step]).tobytes())
    return digest.hexdigest()[:32]


def _attach(path: Path, digest: str) -> None:
    import h5py

    with h5py.File(path, "r+") as file:
        file.attrs["content_digest"] = digest
