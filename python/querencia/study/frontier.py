"""The budget frontier: for each budget the mix, targeting and dates that do best, simulated again with fresh seeds."""

from __future__ import annotations

import copy
import json
import shutil
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from querencia.errors import FileError, ScenarioError
from querencia.study.columns import Column, column_of
from querencia.study.design import Design, drawn
from querencia.study.execute import Ways, execute
from querencia.study.intervals import mean_interval
from querencia.study.plan import Plan, content_of, digest_of, write_json
from querencia.study.reading import nearest
from querencia.study.search import Found, Mix, Space, search
from querencia.study.values import outcome_of

if TYPE_CHECKING:
    import numpy as np

    from querencia.study.study import Study

__all__ = ["optimise"]

FRESH = 1_000_000  # blocks of chance that the search never sees begin here
DRAWS = 64


def optimise(
    study: Study,
    *,
    force: bool = False,
    workers: int = 0,
    threads: int = 0,
    scheduler: str = "",
    progress: bool | Callable[[dict[str, float]], object] = False,
) -> dict[str, Any]:
    """Search every budget of the ladder; what was run before is read, not run again.

    Returns
    -------
    dict
        frontier (one entry for each budget: units, choices, search, fresh, low, high, shrinkage, finalists), runs,
        looks, seconds, runs_per_minute.
    """
    import numpy as np

    begin = time.perf_counter()
    world = _World(study, Ways(workers, threads, scheduler, None, (1, 1), progress), force)
    wanted = study.spec.optimise
    frontier: list[dict[str, Any]] = []
    start: list[Mix] = []
    for step, budget in enumerate(wanted.budgets):
        space = world.space(budget)
        rng = np.random.Generator(np.random.PCG64(np.random.SeedSequence([study.spec.seed, 20_260_104, step])))
        start = [
            (space.repaired([n * space.units / max(1, sum(units)) for n in units], rng), picked)
            for units, picked in start
        ]
        found = search(
            space, world.look, rng, generations=wanted.generations, population=wanted.population, start=start
        )
        start = found.best(3)
        frontier.append({"budget": budget, **_settled(world, found, wanted.finalists, wanted.final_replicates)})
    seconds = time.perf_counter() - begin
    robust = f"over {len(world.draws)} draws of {len(world.parameters)} parameters" if world.draws else "chance only"
    result = {
        "scenario": world.arm, "weights": wanted.weights, "robust": robust,
        "at": world.template["months"] if wanted.at < 0 else wanted.at,
        "frontier": frontier, "looks": world.looks, "runs": world.runs, "seconds": seconds,
        "runs_per_minute": 60 * world.runs / seconds if seconds else 0.0,
    }  # fmt: skip
    write_json(study.folder / "result.json", result)
    return result


def _settled(world: _World, found: Found, finalists: int, replicates: int) -> dict[str, Any]:
    """The finalists again with fresh seeds: half of these choose, the other half are reported."""
    import numpy as np

    best = found.best(finalists)
    half = max(1, -(-replicates // 2) // world.block)
    fresh = [world.look(best, FRESH + block) for block in range(2 * half)]
    choosing = np.concatenate(fresh[:half], axis=1).mean(axis=1)
    telling = np.concatenate(fresh[half:], axis=1)
    winner = int(np.argmax(np.where(np.isfinite(choosing), choosing, -np.inf)))
    mean, low, high = mean_interval(telling[winner])
    seen = found.mean(best[winner])
    return {
        **world.told(best[winner]), "search": seen, "fresh": mean, "low": low, "high": high, "shrinkage": seen - mean,
        "replicates": int(telling.shape[1]), "mixes": len(found.values), "generations": found.generations,
        "finalists": [
            {**world.told(mix), "search": found.mean(mix), "fresh": float(values.mean())}
            for mix, values in zip(best, telling, strict=True)
        ],
    }  # fmt: skip


class _World:
    """Looks at mixes by simulating them; each look is a small study of its own, so that it can be resumed."""

    def __init__(self, study: Study, ways: Ways, force: bool) -> None:
        spec = study.spec
        self.folder, self.ways, self.wanted, self.block = (
            study.folder,
            ways,
            spec.optimise,
            min(spec.block, spec.replicates),
        )
        if force and (self.folder / "rounds").exists():
            shutil.rmtree(self.folder)
        home = self.folder / "scenarios"
        shutil.rmtree(home, ignore_errors=True)
        home.mkdir(parents=True)
        self.template = content_of(spec, home, self._start)
        self.seed = spec.seed
        names = [each["name"] for each in self.template["scenarios"]]
        self.base = names.index(Plan(self.folder, self.template | {"digest": ""}).base)
        self.arm = self._arm(names)
        self.components = (
            list(self.wanted.components) or self.template["scenarios"][names.index(self.arm)]["programmes"]
        )
        self.looks = self.runs = self.round = 0
        self.parameters: list[Column] = []
        self.draws: list[list[float]] = []
        if spec.sample.method:
            design = drawn(spec, DRAWS)
            self.parameters, self.draws = design.columns, design.points

    def _arm(self, names: list[str]) -> str:
        others = [name for i, name in enumerate(names) if i != self.base]
        if self.wanted.scenario or len(others) == 1:
            return self.wanted.scenario or others[0]
        raise ScenarioError("an optimisation needs a base and one scenario with the components; name it in [optimise]")

    def _start(self, scenarios: list[dict[str, Any]]) -> Design:
        """Columns of budgets and choices, with the dearest point, so that the plan checks them."""
        known = sorted({name for each in scenarios for name in each["programmes"]})
        components = list(self.wanted.components) or known
        for name in components:
            if name not in known:
                raise ScenarioError(f"no scenario of this study has a programme {name!r}{nearest(name, known)}")
        for name in (*self.wanted.least, *self.wanted.most):
            if name not in components:
                raise ScenarioError(f"{name!r} has a bound, but is not among the components{nearest(name, components)}")
        if len(components) < 2 and not self.wanted.choices:
            raise ScenarioError("a mix needs two components or more")
        columns = [Column(name, f"programme.{name}.budget", "USD") for name in components]
        self.options: list[list[Any]] = []
        for path, values in self.wanted.choices.items():
            column, numbers = column_of(path, values)
            columns.append(column)
            self.options.append(numbers)
        longest = max([1, *map(len, self.options)])
        dear = [self.wanted.budgets[-1]] * len(components)
        points = [[*dear, *(each[min(i, len(each) - 1)] for each in self.options)] for i in range(longest)]
        return Design(columns, points)

    def space(self, budget: float) -> Space:
        units = int(budget / self.wanted.unit + 1e-9)
        least = tuple(self.wanted.least.get(name, 0) for name in self.components)
        most = tuple(min(units, self.wanted.most.get(name, units)) for name in self.components)
        if sum(least) > units:
            raise ScenarioError(
                f"a budget of {budget:g} buys {units} units, but the least amounts of components add up to {sum(least)}"
            )
        if any(low > high for low, high in zip(least, most, strict=True)):
            raise ScenarioError("a component's least is more than its most")
        return Space(units, least, most, tuple(len(each) for each in self.options))

    def told(self, mix: Mix) -> dict[str, Any]:
        paths = list(self.wanted.choices)
        return {
            "units": dict(zip(self.components, mix[0], strict=True)),
            "choices": {path: self.wanted.choices[path][place] for path, place in zip(paths, mix[1], strict=True)},
        }

    def look(self, mixes: Sequence[Mix], block: int) -> np.ndarray:
        """Weighted gain over the base, shape (mix, replicate), under one block of chance (and one draw)."""
        points = [
            [*(n * self.wanted.unit for n in mix[0]), *(o[i] for o, i in zip(self.options, mix[1], strict=True))]
            for mix in mixes
        ]
        content = copy.deepcopy(self.template)
        if self.draws:
            drawn_now = self.draws[block % len(self.draws)]
            content["columns"] = [*content["columns"], *(column.to_dict() for column in self.parameters)]
            points = [[*point, *drawn_now] for point in points]
        runs = (len(points) * len(content["scenarios"])) * self.block
        content |= {
            "points": points, "axes": [], "replicates": self.block, "block": self.block, "seed": self.seed + block,
            "home": "../../scenarios", "together": True, "shard_runs": max(self.block, -(-runs // 8)),
        }  # fmt: skip
        content = json.loads(json.dumps(content))
        content["digest"] = digest_of(content)
        plan = self._planned(content)
        outcome = execute(plan, self.ways)
        if outcome.missing or outcome.errors:
            raise FileError(
                f"a round of the search is incomplete ({'; '.join(outcome.errors) or 'shards missing'}): run again"
            )
        self.looks += len(points) * self.block
        self.runs += outcome.ran
        return self._gain(plan)

    def _planned(self, content: dict[str, Any]) -> Plan:
        """The round's folder; one of another search is replaced."""
        folder = self.folder / "rounds" / f"{self.round:04d}"
        self.round += 1
        known = folder / "plan.json"
        old = json.loads(known.read_text(encoding="utf-8")) if known.is_file() else {}
        if old.get("digest") != content["digest"]:
            shutil.rmtree(folder, ignore_errors=True)
            (folder / "shards").mkdir(parents=True)
            write_json(known, content)
        return Plan(Path(folder), old if old.get("digest") == content["digest"] else content)

    def _gain(self, plan: Plan) -> np.ndarray:
        import numpy as np

        total = np.zeros((len(plan.points), plan.replicates))
        arm = plan.names.index(self.arm)
        for name, weight in self.wanted.weights.items():
            values = outcome_of(plan, name, self.wanted.at)
            total += weight * (values[arm] - values[self.base])
        return total
