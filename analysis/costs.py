"""What an arm costs beyond the base, and what one more person sustainably reintegrated costs."""

from __future__ import annotations

import math
import tomllib
from dataclasses import dataclass
from typing import Any

import h5py
import numpy as np
import xarray as xr

from querencia.results import Run
from querencia_analysis import measures as m
from querencia_analysis.intervals import Interval, Ratio, fieller, mean_interval

POINT = 0.01  # of a score between 0 and 1


@dataclass(frozen=True)
class Terms:
    """On what terms money is counted."""

    currency: str
    price_year: str
    discount_rate: str
    perspective: str = "who pays for the programmes; costs to returnees, families and hosts are not counted"


@dataclass(frozen=True)
class ArmCosts:
    """Money of all programmes of an arm less that of the base, discounted to month 0, scaled to real people."""

    arm: str
    month: int
    extra_spent: Interval
    extra_discounted: Interval
    enrolled: Interval
    per_enrolment: Ratio
    reached: Interval
    per_reached: Ratio
    per_sustained_050: Ratio
    per_sustained_066: Ratio
    per_point: Ratio
    added_050: Interval
    added_066: Interval


def costs_of(run: Run, arm: str, base_run: Run, base: str, month: int) -> ArmCosts:
    """Costs of an arm against the base up to ``month``."""
    scale = run.persons_per_agent
    spent, discounted, enrolled = (
        scale * (_account(run, arm, name, month) - _account(base_run, base, name, month))
        for name in ("programme_spent", "programme_discounted", "programme_enrolled")
    )
    added = {
        name: scale * (_count(run, arm, name, month) - _count(base_run, base, name, month))
        for name in (*m.SUSTAINED, m.REACHED)
    }
    return ArmCosts(
        arm, month, mean_interval(spent), mean_interval(discounted), mean_interval(enrolled),
        fieller(discounted, enrolled), mean_interval(added[m.REACHED]), fieller(discounted, added[m.REACHED]),
        fieller(discounted, added[m.SUSTAINED[0]]), fieller(discounted, added[m.SUSTAINED[1]]),
        fieller(discounted, _points(run, arm, base_run, base, month) * scale),
        mean_interval(added[m.SUSTAINED[0]]), mean_interval(added[m.SUSTAINED[1]]),
    )  # fmt: skip


def cumulative_extra(run: Run, arm: str, base_run: Run, base: str) -> xr.DataArray:
    """Money spent beyond the base, cumulative and scaled to real people: ``(replicate, month)``."""
    if "programme_spent" not in run.ds or "programme_spent" not in base_run.ds:
        return xr.zeros_like(run.ds["month"] * run.ds["replicate"], dtype=float).transpose("replicate", "month")
    ours = run.ds["programme_spent"].sel(scenario=arm).sum("programme")
    theirs = base_run.ds["programme_spent"].sel(scenario=base).sum("programme")
    return (ours - theirs).drop_vars("scenario", errors="ignore") * run.persons_per_agent


def terms_of(run: Run, arm: str) -> Terms:
    """Terms that the scenario states; where programmes state none, those of the programmes model hold."""
    programmes = [each for each in _scenario_text(run, arm).get("programme", {}).values() if isinstance(each, dict)]
    years = sorted(
        {f"{each['price_year']:g}" for each in programmes if isinstance(each.get("price_year"), int | float)}
    )
    rates = sorted({f"{100 * each['discount_rate']:g} %" for each in programmes if "discount_rate" in each})
    start = str(run.ds["time"].values[0])[:4]
    return Terms("USD", ", ".join(years) or start, (", ".join(rates) or "3 %") + " a year")


def _scenario_text(run: Run, arm: str) -> dict[str, Any]:
    name = f"catalogue/scenario_{run.arms.index(arm)}"
    with h5py.File(run.path) as file:
        if name not in file:
            return {}
        raw = file[name][()]
    text = raw.decode() if isinstance(raw, bytes) else str(raw)
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        return {}


def _account(run: Run, arm: str, name: str, month: int) -> np.ndarray:
    if name not in run.ds:
        return np.zeros(run.replicates)
    return run.ds[name].sel(scenario=arm, month=month).sum("programme").values.astype(float)


def _count(run: Run, arm: str, name: str, month: int) -> np.ndarray:
    """People counted, not their share."""
    if name not in run.ds:
        return np.zeros(run.replicates)
    return run.ds[name].sel(scenario=arm, month=month, group="all").sum("community").values.astype(float)


def _points(run: Run, arm: str, base_run: Run, base: str, month: int) -> np.ndarray:
    """Hundredths of the composite score gained, added up over the people present in the base."""
    if m.COMPOSITE not in run.ds or m.PRESENT not in base_run.ds:
        return np.full(run.replicates, math.nan)
    mean = [
        r.measure(m.COMPOSITE, months=[month]).sel(scenario=a).values[:, 0] for r, a in ((run, arm), (base_run, base))
    ]
    return (mean[0] - mean[1]) / POINT * _count(base_run, base, m.PRESENT, month)
