"""Which component did what: Shapley shares from paired runs with components switched off."""

from __future__ import annotations

import itertools
import math
from typing import TYPE_CHECKING, Any

from querencia.errors import FileError, ScenarioError
from querencia.study.columns import Column
from querencia.study.reading import nearest
from querencia.study.spec import Spec

if TYPE_CHECKING:
    import numpy as np

    from querencia.study.design import Design
    from querencia.study.plan import Plan

__all__ = ["coalitions", "shapley"]

MOST_EXACT = 6  # components for which every coalition is run


def coalitions(spec: Spec, programmes: dict[str, list[str]]) -> Design:
    """Points that switch programmes off by a budget of zero: all subsets, or those along random orders."""
    import numpy as np

    from querencia.study.design import Design

    arm = target(spec, programmes)
    known = programmes[arm]
    names = list(spec.pathways.components) or known
    for name in names:
        if name not in known:
            raise ScenarioError(f"scenario {arm!r} has no programme {name!r}{nearest(name, known)}")
    if len(names) < 2:
        raise ScenarioError(f"scenario {arm!r} has {len(names)} programme to switch off; pathways need two or more")
    count, orders = len(names), spec.pathways.orders
    if count <= MOST_EXACT and not orders:
        masks = list(range(2**count))
        used: list[list[int]] = []
    else:
        rng = np.random.Generator(np.random.PCG64(np.random.SeedSequence([spec.seed, 20_260_103])))
        used = []
        for _ in range(math.ceil((orders or 24) / 2)):  # each order and its reverse: less noise
            order = [int(i) for i in rng.permutation(count)]
            used += [order, order[::-1]]
        masks = sorted({sum(1 << i for i in order[:k]) for order in used for k in range(count + 1)})
    columns = [Column(f"without {name}", f"programme.{name}.budget", "USD") for name in names]
    points = [[None if mask >> i & 1 else 0.0 for i in range(count)] for mask in masks]
    return Design(columns, points, facts={"components": names, "arm": arm, "masks": masks, "orders": used})


def target(spec: Spec, programmes: dict[str, list[str]]) -> str:
    """The scenario that is taken apart: the one named, or the only one beside the base with programmes."""
    if spec.pathways.scenario:
        return spec.pathways.scenario
    having = [name for name, each in programmes.items() if each]
    beside = [name for name in having if name != (spec.base or "baseline")]
    having = beside if len(beside) == 1 else having
    if len(having) != 1:
        raise ScenarioError(
            f"which scenario is to be taken apart? write scenario in [pathways]; {having or 'none'} have programmes"
        )
    return having[0]


def shapley(values: dict[int, np.ndarray], count: int, orders: list[list[int]]) -> np.ndarray:
    """Shares of components, shape (component, replicate); they sum to the effect of all over none, exactly.

    Parameters
    ----------
    values
        Outcome by coalition (bit i: component i is on), one number per replicate.
    count
        Number of components.
    orders
        Orders of entering to average over; empty: all subsets are known.

    Examples
    --------
    >>> import numpy as np
    >>> shares = shapley({0: np.zeros(1), 1: np.ones(1), 2: np.zeros(1), 3: np.full(1, 3.0)}, 2, [])
    >>> shares[:, 0].tolist()
    [2.0, 1.0]
    """
    import numpy as np

    shares = np.zeros((count, len(next(iter(values.values())))))
    if orders:
        for order in orders:
            mask = 0
            for i in order:
                shares[i] += values[mask | 1 << i] - values[mask]
                mask |= 1 << i
        return shares / len(orders)
    for i, size in itertools.product(range(count), range(count)):
        weight = math.factorial(size) * math.factorial(count - size - 1) / math.factorial(count)
        for members in itertools.combinations([j for j in range(count) if j != i], size):
            mask = sum(1 << j for j in members)
            shares[i] += weight * (values[mask | 1 << i] - values[mask])
    return shares


def share_table(names: list[str], shares: np.ndarray, total: np.ndarray) -> list[dict[str, Any]]:
    """Rows of the result: mean over replicates with its 95 % interval, and the part of the total."""
    from querencia.study.intervals import mean_interval

    rows = []
    whole = float(total.mean())
    for name, values in [*zip(names, shares, strict=True), ("total", total)]:
        mean, low, high = mean_interval(values)
        rows.append(
            {
                "component": name, "effect": mean, "low": low, "high": high,
                "part_of_total": mean / whole if whole else math.nan, "replicates": len(values),
            }
        )  # fmt: skip
    return rows


def analyse_pathways(plan: Plan) -> dict[str, Any]:
    """Shares of a complete study.

    Raises
    ------
    FileError
        Runs are missing.
    """
    import numpy as np

    from querencia.study.values import outcome_of

    wanted, facts = plan.content["spec"]["pathways"], plan.content["facts"]
    values = outcome_of(plan, wanted["outcome"], wanted["at"])[plan.names.index(facts["arm"])]
    if not np.isfinite(values).all():
        raise FileError(f"{int((~np.isfinite(values)).sum())} runs are missing or failed: no shares without them")
    by_mask = dict(zip(facts["masks"], values, strict=True))
    names = facts["components"]
    shares = shapley(by_mask, len(names), facts["orders"])
    total = by_mask[2 ** len(names) - 1] - by_mask[0]
    return {
        "scenario": facts["arm"], "outcome": wanted["outcome"], "replicates": plan.replicates,
        "exact": not facts["orders"], "orders": len(facts["orders"]), "rows": share_table(names, shares, total),
        "note": "intervals hold chance only"
        + ("; shares are averages over random orders of entering" if facts["orders"] else ""),
    }  # fmt: skip
