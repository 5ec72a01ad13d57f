"""Arms of a run against one another, paired by replicate and by person."""

from __future__ import annotations

import math
import os
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from typing import TYPE_CHECKING, Any, Literal

import numpy as np

from querencia.errors import FileError, ScenarioError
from querencia.results import Run, open_run
from querencia_analysis import measures as m
from querencia_analysis.costs import ArmCosts, Terms, costs_of, terms_of
from querencia_analysis.intervals import Interval, mean_interval, removed_by_pairing, replicates_needed
from querencia_analysis.persons import PersonPairing, person_pairing

if TYPE_CHECKING:
    import pandas as pd
    import xarray as xr

__all__ = ["Comparison", "compare"]

SMALLEST_CELL = 10
OneRun = Run | str | os.PathLike[str]
Runs = OneRun | Sequence[OneRun]
Verdict = Literal["higher", "lower", "about the same", "not enough replicates to tell", "masked", "one replicate"]


@dataclass(frozen=True)
class Line:
    """One measure of one arm against the base, at one month, for one group."""

    measure: m.Measure
    month: int
    group: str
    arm: str
    people: float
    base: Interval
    level: Interval
    difference: Interval
    removed: float
    verdict: Verdict
    needed: int | None

    @property
    def masked(self) -> bool:
        return self.verdict == "masked"


@dataclass
class Comparison:
    """What :func:`compare` found. Print it for the table that the command line shows."""

    base: str
    arms: list[str]
    titles: dict[str, str]
    at: list[int]
    groups: list[str]
    replicates: int
    months: int
    start: str
    seed: int
    persons_per_agent: float
    version: str
    limits: str
    terms: Terms
    lines: list[Line] = field(default_factory=list)
    people: list[PersonPairing] = field(default_factory=list)
    costs: list[ArmCosts] = field(default_factory=list)

    def line(self, variable: str, arm: str, month: int, group: str = "all") -> Line:
        """The line of a measure; KeyError if there is none."""
        for line in self.lines:
            if (line.measure.variable, line.arm, line.month, line.group) == (variable, arm, month, group):
                return line
        raise KeyError(f"no {variable} for {arm} at month {month} in group {group}")

    def to_dataframe(self) -> pd.DataFrame:
        """Differences as a tidy table; small cells carry no numbers."""
        import pandas as pd

        return pd.DataFrame([_row(line) for line in self.lines])

    def to_dict(self) -> dict[str, Any]:
        """Everything, as the object that ``--json`` prints."""
        return {
            "schema": 1,
            "kind": "comparison",
            "base": self.base,
            "arms": self.arms,
            "titles": self.titles,
            "at": self.at,
            "groups": self.groups,
            "months": self.months,
            "start": self.start,
            "seed": self.seed,
            "replicates": self.replicates,
            "persons_per_agent": self.persons_per_agent,
            "version": self.version,
            "interval": "95 %, Student's t over replicates paired by seed; chance only, not parameters",
            "terms": asdict(self.terms),
            "measures": [_without_nan(_row(line)) for line in self.lines],
            "people": [_without_nan(asdict(each)) for each in self.people],
            "costs": [_without_nan(asdict(each)) for each in self.costs],
            "smallest_cell": SMALLEST_CELL,
            "limits": self.limits,
        }

    def text(self, width: int = 100) -> str:
        """The table for a terminal."""
        from querencia_analysis.table import render

        return render(self, width)

    def __str__(self) -> str:
        return self.text()


def compare(
    runs: Runs,
    base: str | None = None,
    *,
    at: Sequence[int] | None = None,
    by: Sequence[str] = (),
) -> Comparison:
    """Compare the arms of one run file, or of several that share people and seed.

    Parameters
    ----------
    runs
        A run, a path, or several of either.
    base
        Arm that the others are held against: ``baseline`` if there is one, else the first.
    at
        Months completed at which to compare; by default 12, 24, 48 and so on as far as the run goes.
    by
        Groupings to show beside everyone: ``"sex"``, ``"age_band"``, ...

    Returns
    -------
    Comparison
        Differences paired by replicate, with 95 % intervals over replicates; pairs of the same simulated person; costs.

    Raises
    ------
    ScenarioError
        An arm, month or grouping does not exist, or there is nothing to compare.
    FileError
        Files do not share seed, people, months and replicates: their arms cannot be paired.

    Examples
    --------
    >>> comparison = compare(toy_run, at=[24])
    >>> comparison.base, comparison.arms, comparison.at
    ('baseline', ['mentoring'], [24])
    """
    files = [run if isinstance(run, Run) else open_run(run) for run in _listed(runs)]
    _must_pair(files)
    home = {arm: run for run in files for arm in run.arms}
    chosen = _choose_base(base, list(home))
    arms = [arm for arm in home if arm != chosen]
    first = home[chosen]
    months = _choose_months(at, first.months)
    groups = ["all", *_choose_groups(by, first)]
    result = Comparison(
        base=chosen,
        arms=arms,
        titles={arm: str(run.ds["scenario_title"].sel(scenario=arm).item()) for arm, run in home.items()},
        at=months,
        groups=groups,
        replicates=first.replicates,
        months=first.months,
        start=str(first.ds["time"].values[0])[:7],
        seed=int(first.ds.attrs.get("seed", 0)),
        persons_per_agent=first.persons_per_agent,
        version=str(first.ds.attrs.get("kernel_version", "")),
        limits=str(first.ds.attrs.get("limits", "")),
        terms=terms_of(first, chosen),
    )
    for measure in m.present_in(first.tallies()):
        result.lines += _lines(measure, home, chosen, arms, months, groups)
    for arm in arms:
        result.people += person_pairing(home[arm], arm, first, chosen, months)
        result.costs.append(costs_of(home[arm], arm, first, chosen, months[-1]))
    return result


def _listed(runs: Runs) -> list[OneRun]:
    return [runs] if isinstance(runs, Run | str | os.PathLike) else list(runs)


def _must_pair(files: list[Run]) -> None:
    first = files[0]
    names = [arm for run in files for arm in run.arms]
    if len(names) < 2:
        raise ScenarioError(
            f"{first.path.name} holds one arm ({names[0]}): nothing to compare it with; run two scenarios into one "
            "file: querencia run A.toml B.toml"
        )
    twice = {name for name in names if names.count(name) > 1}
    if twice:
        raise ScenarioError(f"arm {sorted(twice)[0]!r} is in more than one file")
    for run in files[1:]:
        for what in ("seed", "months", "replicates", "persons_per_agent"):
            if run.ds.attrs.get(what) != first.ds.attrs.get(what):
                raise FileError(
                    f"{run.path.name} and {first.path.name} differ in {what}: their arms cannot be paired; run them "
                    "into one file"
                )
        same = run.paired["returnee"].shape == first.paired["returnee"].shape
        if not same or not np.array_equal(run.paired["returnee"], first.paired["returnee"]):
            raise FileError(f"{run.path.name} and {first.path.name} do not have the same people: they cannot be paired")


def _choose_base(base: str | None, arms: list[str]) -> str:
    if base is None:
        return "baseline" if "baseline" in arms else arms[0]
    if base not in arms:
        raise ScenarioError(f"no arm {base!r} to compare with; there are: {', '.join(arms)}", exit_code=2)
    return base


def _choose_months(at: Sequence[int] | None, last: int) -> list[int]:
    if not at:
        return [month for month in (12, 24, 48) if month <= last] or [last]
    beyond = [month for month in at if not 0 <= month <= last]
    if beyond:
        raise ScenarioError(f"month {beyond[0]} is outside the run, which has months 0 to {last}", exit_code=2)
    return sorted(set(at))


def _choose_groups(by: Sequence[str], run: Run) -> list[str]:
    groups = [str(group) for group in run.ds["group"].values]
    known = sorted({group.split(":")[0] for group in groups if ":" in group})
    for grouping in by:
        if grouping not in known:
            raise ScenarioError(f"no grouping {grouping!r}; there are: {', '.join(known)}", exit_code=2)
    return [group for grouping in by for group in groups if group.startswith(f"{grouping}:")]


def _lines(
    measure: m.Measure, home: dict[str, Run], base: str, arms: list[str], months: list[int], groups: list[str]
) -> list[Line]:
    values, people = {}, {}
    for run in {id(run): run for run in home.values()}.values():
        value = run.measure(measure.variable, groups, months=months)
        below = people_of(run, measure.variable).sel(group=groups, month=months).sum("community")
        for arm in run.arms:
            values[arm] = value.sel(scenario=arm).transpose("group", "month", "replicate").values
            counted = below.sel(scenario=arm).transpose("group", "month", "replicate").values.mean(axis=-1)
            people[arm] = counted * run.persons_per_agent
    lines = []
    for g, group in enumerate(groups):
        for t, month in enumerate(months):
            b, count = values[base][g, t], float(people[base][g, t])
            for arm in arms:
                fewest = min(count, float(people[arm][g, t]))
                lines.append(_line(measure, month, group, arm, fewest, values[arm][g, t], b))
    return lines


def people_of(run: Run, variable: str) -> xr.DataArray:
    """People whom a measure is about, as counted: ``(scenario, replicate, month, community, group)``."""
    return run.ds[run.ds[variable].attrs.get("per", variable)].load()


def _line(measure: m.Measure, month: int, group: str, arm: str, people: float, a: np.ndarray, b: np.ndarray) -> Line:
    nothing = Interval(math.nan, math.nan, math.nan, len(a))
    if people < SMALLEST_CELL:
        return Line(measure, month, group, arm, math.nan, nothing, nothing, nothing, math.nan, "masked", None)
    both = np.isfinite(a) & np.isfinite(b)
    a, b = a[both], b[both]
    difference = mean_interval(a - b)
    return Line(
        measure, month, group, arm, people, mean_interval(b), mean_interval(a), difference, removed_by_pairing(a, b),
        verdict_of(difference, measure.margin), _needed(a - b, difference, measure.margin),
    )  # fmt: skip


def verdict_of(difference: Interval, margin: float) -> Verdict:
    if not difference.known:
        return "one replicate"
    if difference.low >= -margin and difference.high <= margin:
        return "about the same"
    if difference.excludes():
        return "higher" if difference.value > 0 else "lower"
    return "not enough replicates to tell"


def _needed(values: np.ndarray, difference: Interval, margin: float) -> int | None:
    if verdict_of(difference, margin) != "not enough replicates to tell":
        return None
    needed = replicates_needed(values, margin)
    return None if needed is None else max(needed, len(values) + 1)


def _row(line: Line) -> dict[str, Any]:
    return {
        "measure": line.measure.variable,
        "label": line.measure.label,
        "section": line.measure.section,
        "kind": line.measure.kind,
        "month": line.month,
        "group": line.group,
        "arm": line.arm,
        "people": line.people,
        "base_value": line.base.value,
        "value": line.level.value,
        "value_low": line.level.low,
        "value_high": line.level.high,
        "difference": line.difference.value,
        "low": line.difference.low,
        "high": line.difference.high,
        "replicates": line.difference.replicates,
        "variance_removed_by_pairing": line.removed,
        "verdict": line.verdict,
        "replicates_needed": line.needed,
        "masked": line.masked,
    }


def _without_nan(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _without_nan(each) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [_without_nan(each) for each in value]
    return None if isinstance(value, float) and not math.isfinite(value) else value
