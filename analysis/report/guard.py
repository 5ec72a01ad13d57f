"""Run files are not trusted: what could mislead or exhaust a reader is refused before anything is computed."""

from __future__ import annotations

import math
import re
import unicodedata
from pathlib import Path

import h5py
import numpy as np

from querencia.errors import FileError, ScenarioError
from querencia.results import Run

MOST_VALUES, MOST_ARMS, MOST_MONTHS, LONGEST_TEXT = 300_000_000, 8, 1200, 4000
NEEDED = ("scenario", "replicate", "month", "community", "group", "time", "scenario_title", "community_code")
LARGEST_BYTES = 64 * 1024 * 1024  # of one stored text


def check_files(paths: list[Path]) -> None:
    """Refuse what is no sound run file. Nothing but names and shapes is read.

    Raises
    ------
    FileError
        The file links elsewhere, lacks a part, or claims more values than any run has.
    """
    for path in paths:
        if not path.exists():
            raise FileError(f"no such run file: {path.name}")
        try:
            with h5py.File(path) as file:
                _check(file, path.name)
        except (OSError, RuntimeError) as error:
            if isinstance(error, FileError):
                raise
            raise FileError(f"{path.name} is not a complete HDF5 file") from error


def _check(file: h5py.File, name: str) -> None:
    if file.attrs.get("file_type") != "querencia run":
        raise FileError(f"{name} is not a run file of Querencia")
    total = 0
    for group in _groups(file):
        for key in group:
            if not isinstance(group.get(key, getlink=True), h5py.HardLink):
                raise FileError(f"{name} links to something outside itself ({key}): not read")
            item = group[key]
            if isinstance(item, h5py.Dataset):
                if item.is_virtual or item.external:
                    raise FileError(f"{name} keeps {key} in another file: not read")
                total = max(total, item.size or 0)
    if total > MOST_VALUES:
        raise FileError(f"{name} claims {total:,} values in one variable: more than any run has; not read")
    missing = [part for part in NEEDED if part not in file]
    if missing:
        raise FileError(f"{name} lacks {', '.join(missing)}: not a complete run file, or of another version")


def _groups(file: h5py.File) -> list[h5py.Group]:
    """The root and the groups directly in it: a run file has no deeper ones."""
    inside = [
        file[key]
        for key in file
        if isinstance(file.get(key, getlink=True), h5py.HardLink) and isinstance(file[key], h5py.Group)
    ]
    return [file, *inside]


def check_run(run: Run) -> None:
    """Refuse values that no run has.

    Raises
    ------
    FileError
        Dimensions or attributes make no sense.
    ScenarioError
        More arms than a report can show apart.
    """
    name = run.path.name
    if len(run.arms) > MOST_ARMS:
        raise ScenarioError(f"{name} has {len(run.arms)} arms; a report shows at most {MOST_ARMS}", exit_code=2)
    if not 1 <= run.months <= MOST_MONTHS or run.replicates < 1:
        raise FileError(f"{name} has {run.months} months and {run.replicates} replicates: nothing to report")
    scale = run.persons_per_agent
    if not (math.isfinite(scale) and scale > 0):
        raise FileError(f"{name} says that a simulated person stands for {scale} people: not possible")
    if "outcomes_adults_present" not in run.ds:
        raise FileError(f"{name} does not count returnees (outcomes_adults_present): no report can be made of it")
    for tally in run.tallies():
        per = run.ds[tally].attrs.get("per")
        if per is not None and per not in run.ds:
            raise FileError(f"{name}: {tally} is counted per {clean(str(per), 60)}, which the file lacks")
    counted = run.ds["outcomes_adults_present"].isel(month=-1).values
    if not np.isfinite(counted).all() or (counted < 0).any():
        raise FileError(f"{name} counts fewer than no people: damaged, or not written by Querencia")


def clean(text: str, longest: int = LONGEST_TEXT) -> str:
    """Text of a file as one line: no control characters, none that turn the direction of writing, not too long.

    Examples
    --------
    >>> clean("a\\x00b\\u202ec  d")
    'abc d'
    """
    kept = "".join(
        c for c in text[: 4 * longest] if c.isspace() or unicodedata.category(c) not in ("Cc", "Cf", "Cs", "Co")
    )
    line = re.sub(r"\s+", " ", kept).strip()
    return line if len(line) <= longest else line[: longest - 1] + "…"
