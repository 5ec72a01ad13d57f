"""Run files as labelled data: what a run left behind, opened lazily."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from functools import cached_property
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any

from querencia.errors import FileError

if TYPE_CHECKING:
    import pandas as pd
    import xarray as xr

__all__ = ["Run", "open_run"]

NEWEST_FORMAT = 1
KEPT_ATTRIBUTES = ("long_name", "description", "unit_of_measure")
COORDINATES = ("time", "scenario_title", "community_code")


def open_run(path: str | os.PathLike[str]) -> Run:
    """Open a run file.

    Parameters
    ----------
    path
        File that ``querencia run`` or :func:`querencia.run` wrote.

    Returns
    -------
    Run
        Nothing is read yet but names and labels.

    Raises
    ------
    FileError
        The file is missing, is no run file, or comes from a newer version.

    Examples
    --------
    >>> run = open_run(toy_run)
    >>> run.months, run.arms
    (24, ['baseline', 'mentoring'])
    """
    return Run(path)


class Run:
    """A run on disk: arms x replicates x months.

    Attributes
    ----------
    path : pathlib.Path
        The file.
    ds : xarray.Dataset
        Tallies ``(scenario, replicate, month, community, group)``, places without ``group``, the country without
        ``community``, accounts ``(scenario, replicate, month, programme)``. Sums of people, not shares: see
        :meth:`measure`.
    """

    def __init__(self, path: str | os.PathLike[str]) -> None:
        self.path = Path(path)
        _require_run_file(self.path)
        self._open: list[xr.Dataset] = []

    @cached_property
    def ds(self) -> xr.Dataset:
        ds = self._dataset(None)
        return ds.set_coords([name for name in COORDINATES if name in ds])

    @cached_property
    def panel(self) -> xr.Dataset:
        """Sampled whole households, every month: ``(scenario, replicate, month, person)``."""
        return self._labelled("panel")

    @cached_property
    def paired(self) -> xr.Dataset:
        """Every returnee, once a year: ``(scenario, replicate, paired_month, returnee)``."""
        return self._labelled("paired")

    @cached_property
    def events(self) -> pd.DataFrame:
        """What happened to people of the panel, one row each: scenario, replicate, month, person, event, value."""
        import h5py
        import numpy as np
        import pandas as pd

        with h5py.File(self.path) as file:
            rows = {name: dataset[()] for name, dataset in file["events"].items()}
        names = np.array([name.decode() for name in rows["event_name"]], dtype=object)
        return pd.DataFrame(
            {
                "scenario": np.array(self.arms, dtype=object)[rows["scenario_index"]],
                "replicate": rows["replicate_index"],
                "month": rows["month_index"],
                "person": rows["person_id"],
                "event": names[rows["event_index"]],
                "value": rows["value"],
            }
        )

    @property
    def arms(self) -> list[str]:
        """Names of the scenarios, in the order in which they were given."""
        return [str(name) for name in self.ds["scenario"].values]

    @property
    def months(self) -> int:
        """Months simulated; ``month`` runs from 0 (the start) to this."""
        return int(self.ds.sizes["month"]) - 1

    @property
    def replicates(self) -> int:
        return int(self.ds.sizes["replicate"])

    @property
    def persons_per_agent(self) -> float:
        """People whom one simulated person stands for."""
        return float(self.ds.attrs.get("persons_per_agent", 1.0))

    def measure(
        self,
        name: str,
        group: str | Sequence[str] = "all",
        by_community: bool = False,
        months: Sequence[int] | None = None,
    ) -> xr.DataArray:
        """A tally as what it means: a share or mean where it has a denominator, else a number of people.

        Parameters
        ----------
        name
            Variable of ``ds`` with dimension ``group``.
        group
            One group such as ``"all"`` or ``"sex:women"`` (its dimension is dropped), or several.
        by_community
            Keep the dimension ``community``; otherwise communities are added up.
        months
            Months to take; all of them by default.

        Returns
        -------
        xarray.DataArray
            Dimensions ``(scenario, replicate, month[, community][, group])``; not a number where nobody counts.

        Raises
        ------
        KeyError
            There is no such tally or group.

        Examples
        --------
        >>> float(open_run(toy_run).measure("outcomes_economic_sum").isel(scenario=0, replicate=0, month=-1)) > 0
        True
        """
        value = self._sum(name, group, by_community, months)
        per = self.ds[name].attrs.get("per")
        if per:
            below = self._sum(per, group, by_community, months)
            value = (value / below).where(below > 0)
        value.attrs = {
            k: v for k, v in self.ds[name].attrs.items() if k in ("long_name", "description", "unit_of_measure")
        }
        return value.rename(name)

    def tallies(self) -> list[str]:
        """Names of the variables that :meth:`measure` takes."""
        return [str(name) for name, variable in self.ds.data_vars.items() if "group" in variable.dims]

    def to_dataframe(
        self,
        variables: Iterable[str] | None = None,
        group: str | Sequence[str] = "all",
        by_community: bool = False,
    ) -> pd.DataFrame:
        """Measures as a tidy long table.

        Parameters
        ----------
        variables
            Tallies to take; all of them by default.
        group, by_community
            As in :meth:`measure`.

        Returns
        -------
        pandas.DataFrame
            Columns scenario, replicate, month, [community,] group, variable, value.
        """
        import pandas as pd

        names = list(variables) if variables is not None else self.tallies()
        frames = []
        for name in names:
            frame = (
                self.measure(name, group, by_community).drop_vars(COORDINATES, errors="ignore").to_dataframe("value")
            )
            frame = frame.reset_index()
            if isinstance(group, str):
                frame["group"] = group
            frames.append(frame.assign(variable=name))
        columns = [
            "scenario",
            "replicate",
            "month",
            *(["community"] if by_community else []),
            "group",
            "variable",
            "value",
        ]
        if not frames:
            return pd.DataFrame(columns=columns)
        return pd.concat(frames, ignore_index=True)[columns]

    def summary(self) -> pd.DataFrame:
        """Every measure at the start and at the end of the run, by arm: mean over replicates and the range of them."""
        import pandas as pd

        rows: list[dict[str, Any]] = []
        for name in self.tallies():
            value = self.measure(name, months=[0, self.months])
            for month in (0, self.months):
                at = value.sel(month=month)
                rows += [
                    {
                        "variable": name,
                        "meaning": self.ds[name].attrs.get("description", ""),
                        "month": month,
                        "scenario": arm,
                        "mean": float(at.sel(scenario=arm).mean()),
                        "lowest": float(at.sel(scenario=arm).min()),
                        "highest": float(at.sel(scenario=arm).max()),
                        "replicates": self.replicates,
                    }
                    for arm in self.arms
                ]
        return pd.DataFrame(rows)

    def close(self) -> None:
        """Close the file. Data not yet loaded can no longer be read."""
        for ds in self._open:
            ds.close()
        self._open.clear()

    def __enter__(self) -> Run:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def __repr__(self) -> str:
        arms, count = ", ".join(self.arms), self.replicates
        return f"Run({self.path.name!r}: {arms}; {self.months} months, {count} replicate{'s' * (count > 1)})"

    def _repr_html_(self) -> str:
        facts = {
            "Arms": ", ".join(self.arms),
            "Months": f"{self.months}, from {str(self.ds['time'].values[0])[:7]}",
            "Replicates": str(self.replicates),
            "People per simulated person": f"{self.persons_per_agent:g}",
            "Seed": str(self.ds.attrs.get("seed", "")),
            "Version": str(self.ds.attrs.get("kernel_version", "")),
            "Tallies": ", ".join(self.tallies()),
        }
        body = "".join(
            f"<tr><th style='text-align:left;vertical-align:top'>{escape(k)}</th>"
            f"<td style='text-align:left'>{escape(v)}</td></tr>"
            for k, v in facts.items()
        )
        title = escape(str(self.ds.attrs.get("title", self.path.name)))
        limits = escape(str(self.ds.attrs.get("limits", "")))
        return f"<div><b>{title}</b><table>{body}</table><p><small>{limits}</small></p></div>"

    def _sum(
        self, name: str, group: str | Sequence[str], by_community: bool, months: Sequence[int] | None
    ) -> xr.DataArray:
        if name not in self.ds or "group" not in self.ds[name].dims:
            raise KeyError(f"no tally {name!r} in {self.path.name}; it has {', '.join(self.tallies())}")
        known = {str(g) for g in self.ds["group"].values}
        wanted = [group] if isinstance(group, str) else list(group)
        missing = [g for g in wanted if g not in known]
        if missing:
            raise KeyError(f"no group {missing[0]!r} in {self.path.name}; it has {', '.join(sorted(known))}")
        value = self.ds[name] if months is None else self.ds[name].sel(month=list(months))
        value = value.load().sel(group=group if isinstance(group, str) else wanted).astype("float64")
        value = value.drop_vars("group") if isinstance(group, str) else value
        return value if by_community else value.sum("community")

    def _labelled(self, group: str) -> xr.Dataset:
        """A group with the labels of the dimensions that it shares with the root."""
        ds = self._dataset(group)
        shared = [name for name in ("scenario", "replicate", "month") if name in ds.dims]
        return ds.assign_coords({name: self.ds[name].variable for name in shared})

    def _dataset(self, group: str | None) -> xr.Dataset:
        import xarray as xr

        try:
            ds = xr.open_dataset(self.path, group=group, engine="h5netcdf")
        except (OSError, ValueError, KeyError) as error:
            raise FileError(f"cannot read {group or 'the tallies'} of {self.path.name}: {error}") from error
        self._open.append(ds)
        return ds


def _require_run_file(path: Path) -> None:
    import h5py

    if not path.exists():
        raise FileError(f"no such run file: {path}")
    try:
        with h5py.File(path) as file:
            kind, version = file.attrs.get("file_type"), int(file.attrs.get("format_version", 0))
    except OSError as error:
        hint = "; a .part file is what an interrupted run left" if path.suffix == ".part" else ""
        raise FileError(f"{path.name} is not a complete HDF5 file ({error}){hint}") from error
    if kind != "querencia run":
        raise FileError(f"{path.name} is an HDF5 file, but not a run file of Querencia")
    if version > NEWEST_FORMAT:
        raise FileError(f"{path.name} has format {version}; this version reads up to {NEWEST_FORMAT}: update querencia")
