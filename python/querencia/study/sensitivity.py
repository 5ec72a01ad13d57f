"""Which parameters matter: Morris' screening or Sobol's shares, with chance as a share of its own."""

from __future__ import annotations

import math
from typing import Any

from querencia.errors import FileError, ScenarioError
from querencia.study.plan import Plan
from querencia.study.values import outcome_of

__all__ = ["analyse"]


def analyse(plan: Plan) -> dict[str, Any]:
    """Analyse a sensitivity study that is complete.

    Returns
    -------
    dict
        outcome, method, rows (one for each parameter or group), chance (share of the variance of single runs that is
        plain replicate noise, and of the averages that were analysed).

    Raises
    ------
    FileError
        Runs are missing; their numbers are listed.
    """
    import numpy as np

    wanted = plan.content["spec"]["sensitivity"]
    outcome = _difference(plan, wanted)
    gaps = np.argwhere(~np.isfinite(outcome))
    if len(gaps):
        some = ", ".join(f"point {p} replicate {r}" for p, r in gaps[:10].tolist())
        raise FileError(
            f"{len(gaps)} runs are missing or failed ({some}{', ...' if len(gaps) > 10 else ''}): "
            "no indices without them"
        )
    average = outcome.mean(axis=1)
    facts = plan.content["facts"]
    problem, cube = facts["problem"], np.array(facts["cube"])
    if float(average.std()) == 0:
        raise ScenarioError(f"{wanted['outcome']} is the same at all points: there is nothing to explain")
    method = _morris if wanted["method"] == "morris" else _sobol
    within = float(outcome.var(axis=1, ddof=1).mean())  # of a single run at a fixed point
    # Points share their courses of chance, so only what is left after both means blurs the contrast between points.
    rest = outcome - average[:, None] - outcome.mean(axis=0)[None, :] + average.mean()
    blur = float((rest**2).sum()) / ((len(plan.points) - 1) * (plan.replicates - 1)) / plan.replicates
    between = max(0.0, float(average.var(ddof=1)) - blur)
    whole = within + between
    return {
        "outcome": wanted["outcome"], "method": wanted["method"], "scenario": _arm(plan, wanted),
        "points": len(plan.points), "replicates": plan.replicates,
        "rows": method(problem, cube, average, wanted, plan.seed),
        "chance": {
            "share_of_one_run": within / whole if whole else math.nan,
            "share_of_average": blur / (between + blur) if between + blur else math.nan,
        },
    }  # fmt: skip


def _arm(plan: Plan, wanted: dict[str, Any]) -> str:
    others = [name for name in plan.names if name != plan.base]
    return wanted["scenario"] or (others[0] if len(others) == 1 else plan.base)


def _difference(plan: Plan, wanted: dict[str, Any]) -> Any:
    """The outcome less that of the base where there is one beside it; shape (point, replicate)."""
    values = outcome_of(plan, wanted["outcome"], wanted["at"])
    arm, base = plan.names.index(_arm(plan, wanted)), plan.names.index(plan.base)
    return values[arm] - values[base] if arm != base else values[arm]


def _morris(
    problem: dict[str, Any], cube: Any, average: Any, wanted: dict[str, Any], seed: int
) -> list[dict[str, Any]]:
    from SALib.analyze import morris

    found = morris.analyze(problem, cube, average, num_levels=wanted["levels"], seed=seed)
    keys = {"mu_star": "mu_star", "low_high": "mu_star_conf", "mu": "mu", "sigma": "sigma"}
    rows = []
    for place, name in enumerate(found["names"]):
        mean, half = float(found["mu_star"][place]), float(found["mu_star_conf"][place])
        row = {"name": str(name), "mu_star": mean, "low": max(0.0, mean - half), "high": mean + half}
        rows.append(row | {key: float(found[key][place]) for key in ("mu", "sigma") if key in keys})
    return sorted(rows, key=lambda row: -row["mu_star"])


def _sobol(problem: dict[str, Any], cube: Any, average: Any, wanted: dict[str, Any], seed: int) -> list[dict[str, Any]]:
    from SALib.analyze import sobol

    found = sobol.analyze(problem, average, calc_second_order=False, seed=seed)
    names = list(dict.fromkeys(problem.get("groups", problem["names"])))
    rows = [
        {
            "name": name, "first": float(found["S1"][i]), "first_half": float(found["S1_conf"][i]),
            "total": float(found["ST"][i]), "total_half": float(found["ST_conf"][i]),
        }
        for i, name in enumerate(names)
    ]  # fmt: skip
    return sorted(rows, key=lambda row: -row["total"])
