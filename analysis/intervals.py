"""Intervals over replicates: means, differences, ratios, and how many replicates would tell."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cache
from typing import Literal

import numpy as np
from numpy.typing import ArrayLike

LEVEL = 0.95
MOST_REPLICATES = 10_000


@dataclass(frozen=True)
class Interval:
    """A value with its interval; the bounds are not numbers when there is one replicate only."""

    value: float
    low: float
    high: float
    replicates: int

    @property
    def known(self) -> bool:
        return math.isfinite(self.low) and math.isfinite(self.high)

    def excludes(self, number: float = 0.0) -> bool:
        return self.known and (self.low > number or self.high < number)


def _beta_tail(a: float, b: float, x: float) -> float:
    """Regularised incomplete beta function, by its continued fraction (Lentz)."""
    if x <= 0 or x >= 1:
        return float(x >= 1)
    if x > (a + 1) / (a + b + 2):
        return 1 - _beta_tail(b, a, 1 - x)
    front = math.exp(math.lgamma(a + b) - math.lgamma(a) - math.lgamma(b) + a * math.log(x) + b * math.log1p(-x)) / a
    tiny = 1e-300
    c, d = 1.0, 1 - (a + b) * x / (a + 1)
    d = 1 / (d if abs(d) > tiny else tiny)
    h = d
    for m in range(1, 500):
        even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
        odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
        for term in (even, odd):
            d = 1 + term * d
            d = 1 / (d if abs(d) > tiny else tiny)
            c = 1 + term / c
            c = c if abs(c) > tiny else tiny
            h *= c * d
        if abs(c * d - 1) < 1e-14:
            break
    return front * h


@cache
def t_quantile(freedom: int, level: float = LEVEL) -> float:
    """Half width, in standard errors, of a central interval of Student's t.

    Examples
    --------
    >>> round(t_quantile(9), 3), round(t_quantile(1), 2)
    (2.262, 12.71)
    """
    low, high = 0.0, 1e6
    for _ in range(200):
        middle = (low + high) / 2
        outside = _beta_tail(freedom / 2, 0.5, freedom / (freedom + middle * middle))
        low, high = (middle, high) if outside > 1 - level else (low, middle)
    return (low + high) / 2


def mean_interval(values: ArrayLike) -> Interval:
    """Mean over replicates with its 95 % interval (Student's t)."""
    numbers = np.asarray(values, dtype=float)
    numbers = numbers[np.isfinite(numbers)]
    size = len(numbers)
    if size == 0:
        return Interval(math.nan, math.nan, math.nan, 0)
    mean = float(numbers.mean())
    if size == 1:
        return Interval(mean, math.nan, math.nan, 1)
    half = t_quantile(size - 1) * float(numbers.std(ddof=1)) / math.sqrt(size)
    return Interval(mean, mean - half, mean + half, size)


def replicates_needed(values: ArrayLike, margin: float) -> int | None:
    """How many replicates would make half the interval as narrow as the difference itself, or as ``margin`` if larger.

    None if a single replicate leaves the spread unknown. The answer is at most ten thousand.
    """
    numbers = np.asarray(values, dtype=float)
    if len(numbers) < 2:
        return None
    spread = float(numbers.std(ddof=1))
    target = max(abs(float(numbers.mean())), margin)
    if spread == 0:
        return len(numbers)
    wide = [n for n in _steps() if t_quantile(n - 1) * spread / math.sqrt(n) < target]
    return wide[0] if wide else MOST_REPLICATES


def _steps() -> list[int]:
    steps = [*range(2, 50), *range(50, 200, 10), *range(200, 1000, 50), *range(1000, MOST_REPLICATES + 1, 500)]
    return steps


@dataclass(frozen=True)
class Ratio:
    """Cost per unit of effect. ``no_gain`` where the effect may be zero or less: then no price can be named."""

    value: float
    low: float
    high: float
    verdict: Literal["interval", "no gain", "no gain shown", "one replicate", "no cost", "not reported"]

    @property
    def priced(self) -> bool:
        return self.verdict in ("interval", "one replicate")


def fieller(costs: ArrayLike, effects: ArrayLike) -> Ratio:
    """Ratio of two means measured on the same replicates, with its Fieller interval.

    Parameters
    ----------
    costs, effects
        One number per replicate each, in the same order.

    Examples
    --------
    >>> fieller([10.0, 11.0, 9.0], [5.0, 5.2, 4.8]).verdict
    'interval'
    >>> fieller([10.0, 11.0, 9.0], [0.1, -0.2, 0.05]).verdict
    'no gain shown'
    """
    cost, effect = np.asarray(costs, dtype=float), np.asarray(effects, dtype=float)
    size, c, e = len(cost), float(cost.mean()), float(effect.mean())
    nan = math.nan
    if not (math.isfinite(c) and math.isfinite(e)):
        return Ratio(nan, nan, nan, "not reported")
    if e <= 0:
        shown = mean_interval(effect)
        return Ratio(nan, nan, nan, "no gain" if not shown.known or shown.high <= 0 else "no gain shown")
    if size < 2:
        return Ratio(c / e, nan, nan, "one replicate")
    if not np.any(cost):
        return Ratio(nan, nan, nan, "no cost")
    both = np.cov(cost, effect, ddof=1) / size
    t2 = t_quantile(size - 1) ** 2
    a, b, k = e * e - t2 * both[1, 1], c * e - t2 * both[0, 1], c * c - t2 * both[0, 0]
    if a <= 0:
        return Ratio(c / e, nan, nan, "no gain shown")
    root = math.sqrt(max(b * b - a * k, 0.0))
    return Ratio(c / e, float((b - root) / a), float((b + root) / a), "interval")


def removed_by_pairing(first: ArrayLike, second: ArrayLike) -> float:
    """Share of the variance of a difference that pairing removed: 1 - var(d) / (var(a) + var(b))."""
    a, b = np.asarray(first, dtype=float), np.asarray(second, dtype=float)
    alone = float(a.var(ddof=1) + b.var(ddof=1)) if len(a) > 1 else 0.0
    return 1 - float((a - b).var(ddof=1)) / alone if alone > 0 else math.nan
