"""Designs: which points of parameter space a study visits."""

from __future__ import annotations

import csv
import itertools
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from querencia.errors import ScenarioError
from querencia.study.columns import Column, column_of, parameter_columns
from querencia.study.priors import quantile, require_possible
from querencia.study.spec import Spec

__all__ = ["Design", "design_of", "drawn", "problem_of"]

DIGITS = 10  # of a drawn value, as it is written into the scenario


@dataclass
class Design:
    """Points, one row each. A grid has axes, whose lengths multiply to the number of points (last varies fastest)."""

    columns: list[Column]
    points: list[list[Any]]
    axes: list[int] = field(default_factory=list)
    facts: dict[str, Any] = field(default_factory=dict)


def design_of(spec: Spec, programmes: dict[str, list[str]]) -> Design:
    """Points of a study.

    Parameters
    ----------
    spec
        The study.
    programmes
        Names of programmes by scenario, for pathways.
    """
    if spec.kind == "sensitivity":
        return _sensitivity(spec)
    if spec.kind == "pathways":
        from querencia.study.pathways import coalitions

        return coalitions(spec, programmes)
    if spec.sample.method:
        return drawn(spec)
    return _grid(spec)


def _grid(spec: Spec) -> Design:
    columns, levels = [], []
    for path, values in spec.vary.items():
        column, numbers = column_of(path, values)
        columns.append(column)
        levels.append(numbers)
    points = [list(point) for point in itertools.product(*levels)]
    return Design(columns, points, [len(each) for each in levels])


def unit_cube(method: str, points: int, width: int, seed: int) -> Any:
    """Numbers between 0 and 1, shape (points, width): a scrambled Latin hypercube, or independent draws."""
    import numpy as np

    rng = np.random.Generator(np.random.PCG64(np.random.SeedSequence([seed, 20_260_101])))
    if method == "priors":
        return rng.random((points, width))
    # Each column visits every one of `points` equal slices once, in an order of its own.
    order = np.argsort(rng.random((points, width)), axis=0, kind="stable")
    return (order + rng.random((points, width))) / points


def drawn(spec: Spec, points: int = 0) -> Design:
    """Draws from declared priors, or rows of a posterior; as many as the study says unless told otherwise."""
    if spec.sample.method == "posterior":
        return _posterior(spec)
    columns = _parameters(spec.sample.parameters)
    cube = unit_cube(spec.sample.method, spec.sample.points or points, len(columns), spec.seed)
    return Design(columns, [_point(columns, row) for row in cube])


def _parameters(names: Sequence[str]) -> list[Column]:
    columns = [column for name in names for column in parameter_columns(name)]
    for column in columns:
        require_possible(column.name, column.belief, column.low, column.high)
    twice = {c.name for c in columns if sum(o.name == c.name for o in columns) > 1}
    if twice:
        raise ScenarioError(f"parameter {sorted(twice)[0]!r} is listed twice")
    return columns


def _point(columns: Sequence[Column], row: Any) -> list[float]:
    return [
        float(f"{quantile(c.belief, c.low, c.high, float(u)):.{DIGITS}g}") for c, u in zip(columns, row, strict=True)
    ]


def _posterior(spec: Spec) -> Design:
    """Rows of a table of draws: columns are parameters; ``weight`` resamples, ``chain`` and ``draw`` are ignored."""
    import numpy as np

    header, rows = _table(spec.folder / spec.sample.file)
    names = [name for name in header if name not in ("weight", "chain", "draw")]
    columns = []
    for name in names:
        found = parameter_columns(name)
        if len(found) > 1:
            raise ScenarioError(f"{spec.sample.file}: {name!r} is a list; name its members as {found[0].name}")
        columns.append(found[0])
    if not rows:
        raise ScenarioError(f"{spec.sample.file} has no draws")
    values = np.array([[float(row[header.index(name)]) for name in names] for row in rows])
    rng = np.random.Generator(np.random.PCG64(np.random.SeedSequence([spec.seed, 20_260_102])))
    count = spec.sample.points or len(rows)
    if "weight" in header:
        weight = np.array([float(row[header.index("weight")]) for row in rows])
        if not (weight >= 0).all() or not weight.sum() > 0:
            raise ScenarioError(f"{spec.sample.file}: weights must not be negative, and not all zero")
        # Systematic resampling: each draw as often as its weight says, to within one.
        steps = (np.arange(count) + rng.random()) / count
        chosen = np.minimum(np.searchsorted(np.cumsum(weight) / weight.sum(), steps), len(rows) - 1)
    else:
        chosen = np.arange(count) if count == len(rows) else rng.permutation(len(rows))[:count]
        if count > len(rows):
            raise ScenarioError(f"{spec.sample.file} has {len(rows)} draws, fewer than the {count} points asked for")
    points = [[float(f"{v:.{DIGITS}g}") for v in values[i]] for i in chosen]
    for column, number in ((c, v) for point in points for c, v in zip(columns, point, strict=True)):
        if not column.low <= number <= column.high:
            raise ScenarioError(
                f"{spec.sample.file}: {column.name} is {number:g}; its range is {column.low:g} to {column.high:g}"
            )
    return Design(columns, points)


def _table(path: Path) -> tuple[list[str], list[list[Any]]]:
    if path.suffix == ".parquet":
        import pandas as pd

        frame = pd.read_parquet(path)
        return [str(c) for c in frame.columns], frame.to_numpy().tolist()
    with path.open(newline="", encoding="utf-8-sig") as file:
        rows = [row for row in csv.reader(file) if row]
    if not rows:
        raise ScenarioError(f"{path.name} is empty")
    for number, row in enumerate(rows[1:], 2):
        if len(row) != len(rows[0]):
            raise ScenarioError(f"{path.name}:{number}: {len(row)} values under {len(rows[0])} headers")
        for name, value in zip(rows[0], row, strict=True):
            try:
                float(value)
            except ValueError:
                raise ScenarioError(f"{path.name}:{number}: {name} is {value!r}, which is not a number") from None
    return rows[0], rows[1:]


def problem_of(spec: Spec, columns: Sequence[Column]) -> dict[str, Any]:
    """SALib's dictionary of a sensitivity study; kept in the plan, so that analysis matches sampling."""
    problem: dict[str, Any] = {
        "num_vars": len(columns), "names": [c.name for c in columns], "bounds": [[0.0, 1.0]] * len(columns),
    }  # fmt: skip
    if spec.sensitivity.groups:
        home = {}
        for group, members in spec.sensitivity.groups.items():
            for member in members:
                for column in parameter_columns(member):
                    home[column.name] = group
        stray = [name for name in home if name not in problem["names"]]
        if stray:
            raise ScenarioError(f"group {home[stray[0]]!r} has {stray[0]!r}, which is not among the parameters")
        problem["groups"] = [home.get(name, name) for name in problem["names"]]
    return problem


def _sensitivity(spec: Spec) -> Design:
    wanted = spec.sensitivity
    columns = _parameters(wanted.parameters)
    problem = problem_of(spec, columns)
    if len(set(problem.get("groups", problem["names"]))) < 2:
        raise ScenarioError("a sensitivity study needs at least two parameters or groups")
    try:
        if wanted.method == "morris":
            from SALib.sample import morris

            cube = morris.sample(problem, wanted.trajectories, num_levels=wanted.levels, seed=spec.seed)
        else:
            from SALib.sample import sobol

            cube = sobol.sample(problem, wanted.samples, calc_second_order=False, scramble=True, seed=spec.seed)
    except ImportError as error:
        raise ScenarioError("sensitivity studies need SALib: pip install 'querencia[study]'", exit_code=4) from error
    # Levels 0 and 1 of Morris stand for the 95 % bounds: the ends of a belief may be infinitely far.
    inner = 0.025 + 0.95 * cube if wanted.method == "morris" else cube
    facts = {"problem": problem, "cube": [[float(u) for u in row] for row in cube]}
    return Design(columns, [_point(columns, row) for row in inner], facts=facts)
