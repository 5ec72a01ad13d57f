"""Is the difference known well enough? No p-values: an interval, and how many replicates would do."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

from querencia.errors import ScenarioError
from querencia.study.intervals import mean_interval, t_quantile
from querencia.study.plan import Plan
from querencia.study.values import outcome_of

if TYPE_CHECKING:
    import numpy as np

__all__ = ["judge", "replicates_for"]

MOST = 1_000_000


def judge(plan: Plan, replicates: int) -> dict[str, Any]:
    """Widest interval of a paired difference from the base, over points and the scenarios asked for.

    Returns
    -------
    dict
        reached, replicates, half_width (the widest found), wanted, needed (replicates that would do, by the spread seen
        so far), verdict, and lines with every difference.
    """
    values = outcome_of(plan, plan.until.outcome, plan.until.at, replicates)
    base = plan.names.index(plan.base)
    arms = [plan.names.index(plan.until.scenario)] if plan.until.scenario else range(len(plan.names))
    arms = [arm for arm in arms if arm != base]
    if not arms:
        raise ScenarioError(f"stopping on a difference needs a scenario beside {plan.base!r}")
    lines = [_line(plan, values[arm, p] - values[base, p], arm, p) for arm in arms for p in range(len(plan.points))]
    widest = max(lines, key=lambda line: line["half_width"] if math.isfinite(line["half_width"]) else math.inf)
    reached = widest["half_width"] <= plan.until.half_width
    needed = max(line["needed"] for line in lines)
    verdict = (
        f"known to within {plan.until.half_width:g} after {replicates} replicates"
        if reached
        else f"not enough to tell: half the interval is {widest['half_width']:.3g} after {replicates} replicates, "
        f"wanted {plan.until.half_width:g}; about {needed:,} would do"
    )
    return {
        "reached": bool(reached), "replicates": replicates, "outcome": plan.until.outcome,
        "half_width": widest["half_width"], "wanted": plan.until.half_width, "needed": needed, "verdict": verdict,
        "lines": lines,
    }  # fmt: skip


def _line(plan: Plan, differences: np.ndarray, arm: int, point: int) -> dict[str, Any]:
    mean, low, high = mean_interval(differences)
    half = (high - low) / 2
    return {
        "scenario": plan.names[arm], "point": point, "difference": mean, "low": low, "high": high, "half_width": half,
        "needed": replicates_for(differences, plan.until.half_width),
    }  # fmt: skip


def replicates_for(differences: np.ndarray, half_width: float) -> int:
    """Replicates whose interval would be that narrow, if they spread as those seen so far.

    Examples
    --------
    >>> import numpy as np
    >>> replicates_for(np.array([0.0, 0.0, 0.0]), 0.1)
    3
    """
    import numpy as np

    good = differences[np.isfinite(differences)]
    if len(good) < 2:
        return MOST
    spread = float(good.std(ddof=1))

    def enough(count: int) -> bool:
        return t_quantile(count - 1) * spread / math.sqrt(count) <= half_width

    low = high = len(good)
    while not enough(high) and high < MOST:
        low, high = high, min(MOST, 2 * high)
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (low, middle) if enough(middle) else (middle, high)
    return high
