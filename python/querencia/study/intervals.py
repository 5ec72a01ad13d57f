"""Means over replicates with 95 % intervals."""

from __future__ import annotations

import math
from functools import lru_cache
from typing import Any

__all__ = ["mean_interval", "t_quantile"]


@lru_cache(maxsize=4096)
def t_quantile(freedom: int) -> float:
    """Half width of the central 95 % of Student's t, in standard errors."""
    from scipy.stats import t

    return float(t.ppf(0.975, freedom))


def mean_interval(values: Any) -> tuple[float, float, float]:
    """Mean and the bounds of its interval; a single number has no bounds.

    Examples
    --------
    >>> [round(x, 3) for x in mean_interval([1.0, 2.0, 3.0])]
    [2.0, -0.484, 4.484]
    """
    import numpy as np

    numbers = np.asarray(values, dtype=float)
    numbers = numbers[np.isfinite(numbers)]
    if len(numbers) == 0:
        return math.nan, math.nan, math.nan
    mean = float(numbers.mean())
    if len(numbers) == 1:
        return mean, math.nan, math.nan
    half = t_quantile(len(numbers) - 1) * float(numbers.std(ddof=1)) / math.sqrt(len(numbers))
    return mean, mean - half, mean + half
