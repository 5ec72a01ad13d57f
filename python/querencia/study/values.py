"""Numbers of one outcome over the whole study, read from shards."""

from __future__ import annotations

from typing import TYPE_CHECKING

from querencia.errors import ScenarioError
from querencia.study.plan import Plan
from querencia.study.reading import nearest

if TYPE_CHECKING:
    import numpy as np

__all__ = ["moment_of", "outcome_of"]


def moment_of(plan: Plan, at: int) -> int:
    """Place of a month among those kept; -1 means the last.

    Raises
    ------
    ScenarioError
        The study does not keep that month.
    """
    if at < 0:
        return len(plan.moments) - 1
    if at not in plan.moments:
        known = [str(month) for month in plan.moments]
        raise ScenarioError(f"this study does not keep month {at}{nearest(str(at), known)}; see [keep] every")
    return plan.moments.index(at)


def outcome_of(plan: Plan, variable: str, at: int = -1, replicates: int = 0) -> np.ndarray:
    """An outcome for everyone, shape (scenario, point, replicate); not a number where a run is missing or failed.

    Shares and means are divided by the tally that they are per.
    """
    import h5py
    import numpy as np

    if variable not in plan.content["variables"]:
        raise ScenarioError(f"this study does not keep {variable!r}{nearest(variable, plan.variables)}")
    count, moment = replicates or plan.replicates, moment_of(plan, at)
    place = plan.variables.index(variable)
    per = plan.content["variables"][variable].get("per")
    below = plan.variables.index(per) if per in plan.variables else None
    group = plan.groups.index("all") if "all" in plan.groups else 0
    out = np.full((len(plan.scenarios), len(plan.points), count), np.nan)
    for number, (first, _) in enumerate(plan.shards):
        if plan.calls[first].block * plan.block >= count or not plan.shard_path(number).is_file():
            continue
        with h5py.File(plan.shard_path(number)) as shard:
            scenario, point, replicate = shard["run"][()].T
            value = shard["tallies"][:, place, moment, :, group].sum(axis=1)
            if below is not None:
                people = shard["tallies"][:, below, moment, :, group].sum(axis=1)
                value = np.divide(value, people, out=np.full_like(value, np.nan), where=people > 0)
        some = replicate < count
        out[scenario[some], point[some], replicate[some]] = value[some]
    return out
