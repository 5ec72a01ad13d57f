"""Runs, and simulations that Python steps: the public face of the compiled kernel."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
import weakref
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from querencia.errors import ScenarioError
from querencia.native import share
from querencia.results import Run, open_run
from querencia.scenario import Scenario, Value, as_scenario, assignments

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt
    import pandas as pd

__all__ = ["Simulation", "run"]

ProgressReport = dict[str, float]
OneScenario = Scenario | str | os.PathLike[str]


def run(
    scenarios: OneScenario | Sequence[OneScenario],
    out: str | os.PathLike[str] | None = None,
    *,
    replicates: int | None = None,
    seed: int | None = None,
    months: int | None = None,
    threads: int = 0,
    scale: float | None = None,
    set: Mapping[str, Value] | None = None,  # noqa: A002
    panel: int | None = None,
    checkpoint_every: int = 0,
    force: bool = False,
    progress: bool | Callable[[ProgressReport], object] = False,
) -> Run:
    """Run scenarios into one file; several are arms of one comparison.

    Parameters
    ----------
    scenarios
        One or more scenario files.
    out
        Run file to write. Without it the file lives in a temporary folder for as long as the returned object.
    replicates
        Runs of each arm that differ in chance alone.
    seed
        Seed of every random decision; any number from 0 to 2**64 - 1.
    months
        Months to simulate.
    threads
        0: all cores. Never changes results.
    scale
        Agents per person, above 0 and at most 1: 0.1 lets one stand for ten.
    set
        Values by dotted path, for every arm.
    panel
        Households written down every month.
    checkpoint_every
        Leave a checkpoint every so many months.
    force
        Replace a file that exists.
    progress
        True: a line on standard error. A function: called at most five times a second with a dictionary of run, runs,
        month, months, people, seconds and seconds_left.

    Returns
    -------
    Run
        The opened file: ``.ds``, ``.to_dataframe()``, ``.summary()``, ``.path``.

    Raises
    ------
    ScenarioError
        A scenario is wrong, or the arms cannot be one comparison.
    StateError
        A value left its range during the run.
    FileError
        The file cannot be written, or exists and ``force`` is not given.
    KeyboardInterrupt
        Ctrl-C: the month is finished and a checkpoint kept, named in the note of the error.

    Notes
    -----
    Other Python threads run meanwhile. Processes made by fork cannot run the kernel: start workers by spawn.

    Examples
    --------
    >>> result = run(toy, months=6, replicates=2, seed=3)
    >>> result.months, result.replicates
    (6, 2)
    """
    from querencia import _kernel

    arms = [as_scenario(each) for each in _listed(scenarios)]
    if not arms:
        raise ScenarioError("no scenario to run")
    settings = _kernel.RunSettings()
    given = {"replicates": replicates, "seed": seed, "months": months, "scale": scale, "panel": panel}
    _check(given)
    for key, value in {**given, "threads": threads, "checkpoint_every": checkpoint_every, "force": force}.items():
        setattr(settings, key, value)
    folder = tempfile.mkdtemp(prefix="querencia-") if out is None else None
    path = Path(folder) / f"{arms[0].path.stem}.h5" if folder else Path(os.fspath(out))  # type: ignore[arg-type]
    sources = [_kernel.Source(str(arm.path), assignments({**arm.overrides, **(set or {})})) for arm in arms]
    show = _progress_line if progress is True else progress or None
    try:
        _kernel.run(sources, str(path), settings, str(share()), show)
    except BaseException:
        if folder:
            shutil.rmtree(folder, ignore_errors=True)
        raise
    finally:
        if progress is True:
            print("\r\033[K", end="", file=sys.stderr)
    result = open_run(path)
    if folder:
        weakref.finalize(result, shutil.rmtree, folder, ignore_errors=True)
    return result


class Simulation:
    """One arm and one replicate, stepped month by month from Python.

    Parameters
    ----------
    scenario
        A scenario or its file.
    seed, months, threads, scale
        As in :func:`run`.
    replicate
        Which course of chance.
    set
        Values by dotted path.

    Notes
    -----
    Every written value is checked against its declared range, so this is slower than :func:`run`.

    Examples
    --------
    >>> simulation = Simulation(toy, seed=1)
    >>> seen = []
    >>> simulation.observe(lambda s: seen.append(s.month))
    >>> simulation.step(3)
    >>> seen, simulation.month
    ([1, 2, 3], 3)
    """

    def __init__(
        self,
        scenario: Scenario | str | os.PathLike[str],
        *,
        seed: int | None = None,
        replicate: int = 0,
        months: int | None = None,
        threads: int = 0,
        scale: float | None = None,
        set: Mapping[str, Value] | None = None,  # noqa: A002
    ) -> None:
        from querencia import _kernel

        settings = _kernel.RunSettings()
        given = {"seed": seed, "months": months, "scale": scale}
        _check(given)
        for key, value in {**given, "threads": threads}.items():
            setattr(settings, key, value)
        arm = as_scenario(scenario)
        source = _kernel.Source(str(arm.path), assignments({**arm.overrides, **(set or {})}))
        self._kernel = _kernel.Simulation(source, settings, replicate, str(share()))
        self._observers: list[Callable[[Simulation], object]] = []

    @property
    def month(self) -> int:
        """Months completed."""
        return int(self._kernel.month)

    @property
    def months(self) -> int:
        """Months that the scenario lasts."""
        return int(self._kernel.months)

    def step(self, months: int = 1) -> None:
        """Simulate so many months; Ctrl-C stops between two.

        Raises
        ------
        ScenarioError
            That would pass the end of the scenario.
        StateError
            A value left its range.
        """
        if not 0 <= months <= self.months - self.month:
            raise ScenarioError(f"cannot step {months} months from month {self.month}: the scenario has {self.months}")
        for _ in range(months):
            self._kernel.step()
            for observer in self._observers:
                observer(self)

    def observe(self, function: Callable[[Simulation], object]) -> None:
        """Call ``function`` with this simulation after every month."""
        self._observers.append(function)

    def column(self, name: str, *, sensitive: bool = False) -> npt.NDArray[np.generic]:
        """Values of a column now, one per row of its level.

        Parameters
        ----------
        name
            As in ``catalogue("columns")``, for example ``"labour/state"``.
        sensitive
            Allow a column that is kept out of exports.

        Returns
        -------
        numpy.ndarray
            Read-only, shape ``(rows,)``, in the column's unit. Stored values are shown without copying and are good
            until the next :meth:`step`; quantised columns are decoded copies. Copy what you keep.

        Raises
        ------
        KeyError
            There is no such column, or it is sensitive.
        """
        values: npt.NDArray[np.generic] = self._kernel.column(name, sensitive)
        return values

    def columns(self) -> pd.DataFrame:
        """Names of all columns with the level whose rows they have."""
        import pandas as pd

        return pd.DataFrame(self._kernel.columns(), columns=["name", "level"])

    def tally(self, name: str, group: str = "all") -> float:
        """A tally of the month just completed, summed over communities; ``"outcomes/adults_present"``."""
        return float(self._kernel.tally(name, group))

    @property
    def person_ids(self) -> npt.NDArray[np.uint32]:
        """Id of each person slot, shape ``(people,)``; those not yet born or arrived have one too."""
        ids: npt.NDArray[np.uint32] = self._kernel.person_ids()
        return ids

    @property
    def communities(self) -> list[str]:
        """Names of communities, in the order of community columns."""
        return list(self._kernel.communities())

    @property
    def community_index(self) -> npt.NDArray[np.uint32]:
        """Community of each person slot, shape ``(people,)``."""
        index: npt.NDArray[np.uint32] = self._kernel.community_index()
        return index

    def __repr__(self) -> str:
        return f"Simulation(month {self.month} of {self.months})"


def _listed(given: OneScenario | Sequence[OneScenario]) -> list[OneScenario]:
    return [given] if isinstance(given, Scenario | str | os.PathLike) else list(given)


def _check(given: Mapping[str, float | None]) -> None:
    """Numbers that the kernel's types could not hold."""
    limits = {"replicates": (1, 100_000), "seed": (0, 2**64 - 1), "months": (1, 1200), "panel": (0, 10**9)}
    for name, (low, high) in limits.items():
        value = given.get(name)
        if value is not None and not low <= value <= high:
            raise ScenarioError(f"{name} is {value}; it must be from {low} to {high}", exit_code=2)
    scale = given.get("scale")
    if scale is not None and not 0 < scale <= 1:
        raise ScenarioError(f"scale is {scale}; it must be above 0 and at most 1", exit_code=2)


def _progress_line(report: ProgressReport) -> None:
    line = (
        f"run {report['run']:.0f} of {report['runs']:.0f}, month {report['month']:.0f} of {report['months']:.0f}, "
        f"{report['seconds_left']:.0f} s left"
    )
    print(f"\r\033[K{line}", end="", file=sys.stderr, flush=True)
