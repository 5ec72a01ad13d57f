"""Everything that a report says, as numbers: read once, in no language."""

from __future__ import annotations

import hashlib
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

import h5py
import numpy as np
import pandas as pd
import xarray as xr

from querencia.errors import FileError, QuerenciaError, ScenarioError
from querencia.results import Run, open_run
from querencia_analysis import measures as m
from querencia_analysis.charts import band_frame
from querencia_analysis.compare import SMALLEST_CELL, Comparison, Line, compare
from querencia_analysis.report.guard import LARGEST_BYTES, check_files, check_run, clean

GROUPINGS = ("sex", "age_band", "schooling", "return_type", "vulnerable")
YEARS = (12, 24, 48)
CASH = "cash"
ADULTS = (*m.SUSTAINED, *m.DIMENSIONS, m.COMPOSITE)


@dataclass
class Facts:
    """Runs, their comparison, and what else the sections need."""

    runs: list[Run]
    comparison: Comparison
    cash: str | None
    titles: dict[str, str]
    scenarios: dict[str, dict[str, Any]]
    catalogue: dict[str, Any] = field(default_factory=dict)
    _read: dict[tuple[str, str, str], xr.DataArray] = field(default_factory=dict)

    @property
    def base(self) -> str:
        return self.comparison.base

    @property
    def arms(self) -> list[str]:
        """Arms that are held against the base."""
        return self.comparison.arms

    @property
    def all_arms(self) -> list[str]:
        return [self.base, *self.arms]

    @property
    def last(self) -> int:
        return self.comparison.at[-1]

    @property
    def replicates(self) -> int:
        return self.comparison.replicates

    @cached_property
    def home(self) -> dict[str, Run]:
        return {arm: run for run in self.runs for arm in run.arms}

    @property
    def first(self) -> Run:
        return self.home[self.base]

    @property
    def scale(self) -> float:
        return self.first.persons_per_agent

    def has(self, variable: str) -> bool:
        return all(variable in run.ds for run in self.runs)

    def values(self, variable: str, arm: str, group: str = "all") -> np.ndarray:
        """A measure of an arm: ``(month, replicate)``."""
        run = self.home[arm]
        key = (run.arms[0], variable, group)
        if key not in self._read:
            self._read[key] = run.measure(variable, group).transpose("scenario", "month", "replicate")
        return self._read[key].sel(scenario=arm).values

    def levels(self, variable: str, arms: Sequence[str]) -> pd.DataFrame:
        """Means with intervals by arm and month."""
        return pd.concat([band_frame(self.values(variable, arm), arm) for arm in arms])

    def gains(self, variable: str, arms: Sequence[str]) -> pd.DataFrame:
        """Paired differences from the base with intervals by arm and month."""
        base = self.values(variable, self.base)
        return pd.concat([band_frame(self.values(variable, arm) - base, arm) for arm in arms])

    def line(self, variable: str, arm: str, month: int | None = None, group: str = "all") -> Line | None:
        """A line of the comparison; None where there is none or too few people."""
        try:
            line = self.comparison.line(variable, arm, self.last if month is None else month, group)
        except KeyError:
            return None
        return None if line.masked else line

    def account(self, name: str, arm: str) -> np.ndarray:
        """An account of all programmes of an arm, scaled to real people: ``(month, replicate, programme)``."""
        run = self.home[arm]
        if f"programme_{name}" not in run.ds:
            return np.zeros((run.months + 1, run.replicates, 1))
        value = run.ds[f"programme_{name}"].sel(scenario=arm).transpose("month", "replicate", "programme")
        return value.values.astype(float) * run.persons_per_agent

    def programmes(self, arm: str) -> list[str]:
        run = self.home[arm]
        return [clean(str(name), 60) for name in run.ds["programme"].values] if "programme" in run.ds else [""]

    def end_of_assistance(self, arm: str) -> int | None:
        """Month in which the last programme beyond the base ends, by the scenario; None where it says nothing."""
        ours, theirs = (self.scenarios.get(name, {}).get("programme", {}) for name in (arm, self.base))
        ends = []
        for name, each in ours.items() if isinstance(ours, dict) else ():
            if isinstance(each, dict) and each != (theirs.get(name) if isinstance(theirs, dict) else None):
                months = [_months(each.get(key, "0 months")) for key in ("start", "months", "phase_out")]
                ends.append(sum(month for month in months if month is not None))
        return max(ends) if ends else None

    def few(self, people: float) -> bool:
        return people < SMALLEST_CELL


def _months(text: Any) -> int | None:
    words = str(text).split()
    return int(float(words[0])) if words and words[0].replace(".", "", 1).isdigit() else None


def read_facts(paths: Sequence[Path], base: str | None = None) -> Facts:
    """Read run files and compare their arms.

    Raises
    ------
    FileError
        A file is damaged, hostile, of another version, or cannot be paired with the others.
    ScenarioError
        There is one arm only, too many, or no such base.
    """
    check_files(list(paths))
    try:
        return _read([open_run(path) for path in paths], base)
    except QuerenciaError:
        raise
    except (KeyError, ValueError, TypeError, IndexError, AttributeError, OSError, RuntimeError) as error:
        names = ", ".join(path.name for path in paths)
        raise FileError(
            f"{names}: no report can be made of it ({type(error).__name__}: {clean(str(error), 200)}); the file is "
            "damaged or of another version; try: querencia verify"
        ) from error


def _read(runs: list[Run], base: str | None) -> Facts:
    for run in runs:
        check_run(run)
    arms = [arm for run in runs for arm in run.arms]
    if len(arms) > 8:
        raise ScenarioError(f"{len(arms)} arms; a report shows at most 8", exit_code=2)
    last = runs[0].months
    at = sorted({month for month in YEARS if month < last} | {last})
    known = {str(group).split(":")[0] for group in runs[0].ds["group"].values}
    comparison = compare(runs, base, at=at, by=[name for name in GROUPINGS if name in known])
    few = [line for line in comparison.lines if line.masked and line.group == "all" and line.measure.variable in ADULTS]
    if few:
        raise FileError(
            f"{runs[0].path.name} counts fewer than {SMALLEST_CELL} adult returnees at month {few[0].month} in "
            f"{few[0].arm}: a report would point at persons"
        )
    scenarios = {arm: _scenario(run, arm) for run in runs for arm in run.arms}
    cash = _cash_arm(comparison, scenarios)
    titles = {arm: clean(title, 200) for arm, title in comparison.titles.items()}
    return Facts(runs, comparison, cash, titles, scenarios, _catalogue(runs[0]))


def _cash_arm(comparison: Comparison, scenarios: dict[str, dict[str, Any]]) -> str | None:
    """The arm that gives cash and nothing else beyond the base."""
    ours = scenarios.get(comparison.base, {}).get("programme", {})
    for arm in comparison.arms:
        programmes = scenarios.get(arm, {}).get("programme", {})
        if not isinstance(programmes, dict) or not isinstance(ours, dict):
            continue
        added = {name: each for name, each in programmes.items() if name not in ours and isinstance(each, dict)}
        if added and all(str(each.get("card", name)).startswith(CASH) for name, each in added.items()):
            return arm
    return CASH if CASH in comparison.arms else None


def _stored(run: Run, name: str) -> str:
    """A text that the file carries; empty if it has none, or an enormous one."""
    with h5py.File(run.path) as file:
        if name not in file or file[name].shape not in ((), None) or file[name].nbytes > LARGEST_BYTES:
            return ""
        raw = file[name][()]
    text = raw.decode("utf-8", "replace") if isinstance(raw, bytes) else str(raw)
    return text if len(text) <= LARGEST_BYTES else ""


def _scenario(run: Run, arm: str) -> dict[str, Any]:
    text = _stored(run, f"catalogue/scenario_{run.arms.index(arm)}")
    try:
        return tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError):
        return {}


def _catalogue(run: Run) -> dict[str, Any]:
    import json

    try:
        found = json.loads(_stored(run, "catalogue/catalogue.json") or "{}")
    except (ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}


def provenance(run: Run) -> dict[str, str]:
    """How the file was made, as far as it says."""
    with h5py.File(run.path) as file:
        inside = file.get("provenance")
        attributes = dict(inside.attrs) if isinstance(inside, h5py.Group) else {}
    return {key: clean(str(value), 200) for key, value in attributes.items()}


def fingerprint(path: Path) -> str:
    """SHA-256 of the file, by which its report can be traced to it."""
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while block := file.read(1 << 20):
            digest.update(block)
    return digest.hexdigest()


def sections_of(comparison: Comparison, sections: Sequence[str]) -> list[m.Measure]:
    """Measures of these sections that the comparison holds, in order."""
    return list(dict.fromkeys(line.measure for line in comparison.lines if line.measure.section in sections))
