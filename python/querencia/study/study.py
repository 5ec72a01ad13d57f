"""Studies from Python: plan, run, gather, look."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from concurrent.futures import Executor
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from querencia.errors import FileError, ScenarioError
from querencia.study.execute import Outcome, Ways, execute
from querencia.study.gather import CUBE, gather
from querencia.study.plan import Plan, make_plan, open_plan, write_json
from querencia.study.spec import Spec, read_spec
from querencia.study.tables import CSV

if TYPE_CHECKING:
    import pandas as pd
    import xarray as xr

__all__ = ["Study"]


class Study:
    """Many runs that answer one question, described by a file and kept in a folder.

    Parameters
    ----------
    path
        STUDY.toml.
    folder
        Where plan, shards and results live; by default ``STUDY.study`` beside the file.

    Notes
    -----
    Running again does what is missing. The result is the same for any number of shards, workers and interruptions.

    Examples
    --------
    >>> study = Study(toy_study)
    >>> study.run(workers=1).complete
    True
    >>> study.gather().ds.sizes["scenario"]
    2
    """

    def __init__(self, path: str | os.PathLike[str], folder: str | os.PathLike[str] | None = None) -> None:
        self.path = Path(path)
        self.folder = Path(folder) if folder is not None else self.path.with_suffix(".study")
        self._plan: Plan | None = None

    @cached_property
    def spec(self) -> Spec:
        """What the file says, checked."""
        return read_spec(self.path)

    def plan(self, *, force: bool = False) -> Plan:
        """Freeze scenarios, lay out points and shards; the same plan again changes nothing.

        Parameters
        ----------
        force
            Begin anew, removing what the folder holds of another study.

        Raises
        ------
        ScenarioError
            The study or a scenario is wrong.
        FileError
            The folder holds another study.
        """
        if force and self.folder.exists():
            if any(self.folder.iterdir()) and not (self.folder / "plan.json").is_file():
                raise FileError(f"{self.folder} is not the folder of a study; choose another with -o")
            shutil.rmtree(self.folder)
        if self.spec.kind == "optimise":
            raise ScenarioError("an optimisation plans as it goes: run it", exit_code=2)
        self._plan = make_plan(self.spec, self.folder)
        return self._plan

    @property
    def planned(self) -> Plan:
        """The plan; made if there is none in the folder."""
        if self._plan is None:
            there = (self.folder / "plan.json").is_file()
            self._plan = open_plan(self.folder) if there else self.plan()
        return self._plan

    def run(
        self,
        *,
        workers: int = 0,
        threads: int = 0,
        scheduler: str = "",
        executor: Executor | None = None,
        shard: tuple[int, int] = (1, 1),
        progress: bool | Callable[[dict[str, float]], object] = False,
    ) -> Outcome:
        """Run what is not done.

        Parameters
        ----------
        workers
            Processes on this machine; 0: one for each core; 1: this process.
        threads
            Threads of each; 0: cores over workers. Never changes results.
        scheduler
            ``"local"`` for a Dask cluster on this machine, or the address of a Dask scheduler whose workers see
            the folder.
        executor
            Any ``concurrent.futures.Executor`` whose workers see the folder, not made by fork.
        shard
            ``(i, n)``: do the i-th of n shares.
        progress
            True: a line on standard error. A function: called with runs, of, runs_per_minute, seconds_left.

        Returns
        -------
        Outcome
            ``complete``, ``failed`` runs with messages, ``missing`` shards, ``precision`` of a study that stops early.

        Raises
        ------
        FileError
            Disk or memory do not suffice.
        """
        outcome = execute(self.planned, Ways(workers, threads, scheduler, executor, shard, progress))
        if outcome.precision:
            write_json(self.folder / "precision.json", outcome.precision)
        return outcome

    def gather(self, *, partial: bool = False) -> Study:
        """Put shards together into the cube and the table of runs, and analyse them; returns itself."""
        plan = self.planned
        stopped = self._stopped()
        gather(plan, stopped, partial)
        self.__dict__.pop("ds", None)
        if not partial and plan.kind in ("sensitivity", "pathways"):
            write_json(self.folder / "result.json", self._analyse(plan))
        return self

    @cached_property
    def ds(self) -> xr.Dataset:
        """The whole study, lazily read: ``(scenario, point or varied values, replicate, month, group)``."""
        import xarray as xr

        path = self.folder / CUBE
        if not path.is_file():
            raise FileError(f"{self.folder} is not gathered yet: querencia study gather {self.path.name}")
        ds = xr.open_dataset(path, engine="h5netcdf")
        beside = [name for name, variable in ds.data_vars.items() if len(variable.dims) == 1]
        return ds.set_coords(beside)

    @property
    def runs(self) -> pd.DataFrame:
        """One row for each run; ``columns.csv`` says what each column is and in which unit."""
        import pandas as pd

        path = self.folder / CSV
        if not path.is_file():
            raise FileError(f"{self.folder} is not gathered yet: querencia study gather {self.path.name}")
        return pd.read_csv(path)

    @property
    def digest(self) -> str:
        """Content digest: the same for one shard, many, and killed then resumed."""
        return str(self.ds.attrs["content_digest"])

    @property
    def result(self) -> dict[str, Any]:
        """What the kind of the study found: indices, shares, or how precisely a difference is known."""
        import json

        for name in ("result.json", "precision.json"):
            if (self.folder / name).is_file():
                found: dict[str, Any] = json.loads((self.folder / name).read_text(encoding="utf-8"))
                return found
        return {}

    def measure(self, variable: str, group: str = "all") -> xr.DataArray:
        """A tally as what it means: divided by the tally that it is per, over all places."""
        value = self.ds[variable].sel(group=group)
        per = value.attrs.get("per")
        if "community" in value.dims:
            value = value.sum("community", skipna=False)
        if per:
            below = self.ds[per].sel(group=group)
            below = below.sum("community", skipna=False) if "community" in below.dims else below
            value = (value / below).where(below > 0)
        return value.rename(variable)

    def close(self) -> None:
        """Close the cube."""
        if "ds" in self.__dict__:
            self.ds.close()
            del self.__dict__["ds"]

    def _stopped(self) -> int:
        found = self.result if (self.folder / "precision.json").is_file() else {}
        return int(found.get("replicates", 0)) if self.planned.until.half_width else 0

    def _analyse(self, plan: Plan) -> dict[str, Any]:
        if plan.kind == "sensitivity":
            from querencia.study.sensitivity import analyse

            return analyse(plan)
        from querencia.study.pathways import analyse_pathways

        return analyse_pathways(plan)

    def __repr__(self) -> str:
        return f"Study({str(self.path)!r})"
