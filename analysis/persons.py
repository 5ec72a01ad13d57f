"""The same simulated person in two arms, once a year."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from querencia.results import Run
from querencia_analysis.intervals import Interval, mean_interval

SCORES = ("economic", "social", "psychosocial", "composite")
NOTICEABLE = 0.05  # a change of a score that one person would notice: half a standard deviation of a usual sample


@dataclass(frozen=True)
class PersonPairing:
    """Returnees of 18 and over who are present in both arms, held against themselves.

    ``removed`` is the share of the variance of a difference that pairing by person removed; ``better`` and ``worse``
    are the shares of people whose score is higher or lower by at least 0.05 than in the base.
    """

    arm: str
    month: int
    score: str
    people: float
    difference: Interval
    removed: float
    better: float
    worse: float
    stayed_more: float
    stayed_less: float


def person_pairing(run: Run, arm: str, base_run: Run, base: str, months: list[int]) -> list[PersonPairing]:
    """Pairs at the yearly months among ``months`` that both files hold; nothing where nobody is followed."""
    ours, theirs = run.paired, base_run.paired
    if "outcomes_state" not in ours or not ours.sizes.get("returnee"):
        return []
    label = _labels(ours["outcomes_state"].attrs.get("flag_meanings", ""))
    followed = {int(month) for month in ours["paired_month"].values}
    result = []
    for month in sorted(set(months) & followed):
        a = ours.sel(scenario=arm, paired_month=month)
        b = theirs.sel(scenario=base, paired_month=month)
        here_a, here_b = (each["outcomes_state"].values == label["present"] for each in (a, b))
        stayed = _shares(here_a & ~here_b, here_b & ~here_a, here_a | here_b)
        for score in SCORES:
            name = f"outcomes_{score}"
            if name in a:
                both = here_a & here_b
                pairs = _pair(a[name].values, b[name].values, both)
                result.append(
                    PersonPairing(arm, month, score, float(both.sum(1).mean()) * run.persons_per_agent, *pairs, *stayed)
                )
    return result


def _labels(meanings: str) -> dict[str, int]:
    words = {word: code for code, word in enumerate(meanings.split())}
    return {"present": 1} | words


def _pair(a: np.ndarray, b: np.ndarray, both: np.ndarray) -> tuple[Interval, float, float, float]:
    means, removed, better, worse = [], [], [], []
    for ra, rb, here in zip(a, b, both, strict=True):
        x, y = ra[here].astype(float), rb[here].astype(float)
        if len(x) < 2:
            continue
        d = x - y
        alone = x.var() + y.var()
        means.append(d.mean())
        removed.append(1 - d.var() / alone if alone > 0 else math.nan)
        better.append(float((d >= NOTICEABLE).mean()))
        worse.append(float((d <= -NOTICEABLE).mean()))
    return mean_interval(means), _mean(removed), _mean(better), _mean(worse)


def _shares(more: np.ndarray, less: np.ndarray, any_here: np.ndarray) -> tuple[float, float]:
    people = any_here.sum()
    return (float(more.sum() / people), float(less.sum() / people)) if people else (math.nan, math.nan)


def _mean(values: list[float]) -> float:
    finite = [value for value in values if math.isfinite(value)]
    return sum(finite) / len(finite) if finite else math.nan
