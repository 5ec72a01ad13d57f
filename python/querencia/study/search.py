"""Search for the best mix of whole units under a budget when every look at a mix is noisy.

Moves of units between components around the best mixes known, raced: everybody is looked at a few times, and only those
that may still be best are looked at again. Knows nothing of simulations; ``look`` gives the numbers.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from querencia.study.intervals import t_quantile

if TYPE_CHECKING:
    import numpy as np

__all__ = ["Found", "Mix", "Space", "search"]

Mix = tuple[tuple[int, ...], tuple[int, ...]]  # units of each component, number of each choice
Look = Callable[[Sequence[Mix], int], "np.ndarray"]  # mixes and a block of chance -> values (mix, replicate)
MOST_BLOCKS = 4


@dataclass(frozen=True)
class Space:
    """What may be chosen: units of each component between bounds, at most ``units`` in all, and one of each choice."""

    units: int
    least: tuple[int, ...]
    most: tuple[int, ...]
    choices: tuple[int, ...] = ()

    def repaired(self, wanted: Sequence[float], rng: np.random.Generator) -> tuple[int, ...]:
        """The nearest whole units within bounds and budget; the whole budget is given out as far as bounds let."""
        units = [
            min(max(round(w), low), high, self.units)
            for w, low, high in zip(wanted, self.least, self.most, strict=True)
        ]
        while sum(units) > self.units:
            above = [i for i, n in enumerate(units) if n > self.least[i]]
            units[int(rng.choice(above))] -= 1
        while sum(units) < self.units:
            below = [i for i, n in enumerate(units) if n < self.most[i]]
            if not below:
                break
            weight = [max(0.0, wanted[i]) + 0.01 for i in below]
            units[int(rng.choice(below, p=[w / sum(weight) for w in weight]))] += 1
        return tuple(units)


@dataclass
class Found:
    """What a search knows: values of every mix by block of chance, and the order of merit."""

    values: dict[Mix, list[np.ndarray]] = field(default_factory=dict)
    looks: int = 0
    generations: int = 0

    def mean(self, mix: Mix) -> float:
        import numpy as np

        numbers = np.concatenate(self.values[mix])
        return float(numbers.mean()) if np.isfinite(numbers).all() else -math.inf

    def best(self, count: int = 1) -> list[Mix]:
        """Best first, among the mixes that were looked at most often, then the others."""
        most = max(len(each) for each in self.values.values())
        raced = [mix for mix, each in self.values.items() if len(each) == most]
        rest = [mix for mix, each in self.values.items() if len(each) < most]
        return [*sorted(raced, key=self.mean, reverse=True), *sorted(rest, key=self.mean, reverse=True)][:count]


def search(
    space: Space, look: Look, rng: np.random.Generator, *, generations: int, population: int, start: Sequence[Mix] = ()
) -> Found:
    """Search until nothing near the best is better, or ``generations`` are over."""
    found = Found()
    fresh = _first(space, rng, population, start)
    quiet = 0
    for generation in range(generations):
        found.generations = generation + 1
        _add(found, look, fresh, 0)
        old = found.best()[0]
        _race(found, look, population)
        quiet = quiet + 1 if generation and found.best()[0] == old and old not in fresh else 0
        fresh = _next(space, found, rng, population, generation)
        if not fresh or quiet >= 4:
            break
    return found


def _add(found: Found, look: Look, mixes: Sequence[Mix], block: int) -> None:
    wanted = [mix for mix in dict.fromkeys(mixes) if len(found.values.get(mix, [])) == block]
    if not wanted:
        return
    values = look(wanted, block)
    found.looks += values.size
    for mix, each in zip(wanted, values, strict=True):
        found.values.setdefault(mix, []).append(each)


def _race(found: Found, look: Look, population: int) -> None:
    """Give more looks to those that may still be best; twice as strict a crowd in every round."""
    import numpy as np

    crowd = sorted(found.values, key=found.mean, reverse=True)[:population]
    for block in range(1, MOST_BLOCKS):
        leader = crowd[0]
        still = []
        for mix in crowd:
            shared = min(len(found.values[mix]), len(found.values[leader]), block)
            gap = np.concatenate(found.values[mix][:shared]) - np.concatenate(found.values[leader][:shared])
            if mix == leader or _may_lead(gap):
                still.append(mix)
        if len(still) < 2:
            return
        crowd = still[: max(2, population >> block)]
        _add(found, look, crowd, block)
        crowd.sort(key=found.mean, reverse=True)


def _may_lead(gap: np.ndarray) -> bool:
    """Whether the interval of the paired gap to the leader reaches above zero."""
    spread = float(gap.std(ddof=1)) if len(gap) > 1 else math.inf
    return float(gap.mean()) + t_quantile(max(1, len(gap) - 1)) * spread / math.sqrt(len(gap)) > 0


def _first(space: Space, rng: np.random.Generator, population: int, start: Sequence[Mix]) -> list[Mix]:
    """Given mixes, an even one, each component by itself, and random ones."""
    count = len(space.most)
    none = (0,) * len(space.choices)
    mixes = [*start, (space.repaired([space.units / count] * count, rng), none)]
    for i in range(count):
        mixes.append((space.repaired([space.units if j == i else 0 for j in range(count)], rng), none))
    while len(mixes) < max(population, count + 2):
        parts = rng.dirichlet([0.7] * count) * space.units
        mixes.append((space.repaired(parts.tolist(), rng), tuple(int(rng.integers(n)) for n in space.choices)))
    return list(dict.fromkeys(mixes))


def _next(space: Space, found: Found, rng: np.random.Generator, population: int, generation: int) -> list[Mix]:
    """New mixes near good ones: units moved in steps that halve with time, blends, other choices."""
    parents = found.best(max(3, population // 3))
    step = max(1, round(space.units / 2 ** (2 + generation / 2)))
    mixes: list[Mix] = []
    for _ in range(40 * population):
        if len(mixes) >= population:
            break
        parent = parents[0] if rng.random() < 0.6 else parents[int(rng.integers(len(parents)))]
        new = _offspring(space, parent, parents, step, rng)
        if new not in found.values and new not in mixes:
            mixes.append(new)
    return mixes


def _offspring(space: Space, parent: Mix, parents: Sequence[Mix], step: int, rng: np.random.Generator) -> Mix:
    units, choices = list(parent[0]), list(parent[1])
    kind = rng.random()
    if space.choices and kind < 0.25:
        place = int(rng.integers(len(space.choices)))
        choices[place] = int(rng.integers(space.choices[place]))
        return parent[0], tuple(choices)
    if kind < 0.4 and len(parents) > 1:
        other = parents[int(rng.integers(len(parents)))]
        return space.repaired([(a + b) / 2 for a, b in zip(units, other[0], strict=True)], rng), parent[1]
    givers = [i for i, n in enumerate(units) if n > space.least[i]]
    takers = [i for i, n in enumerate(units) if n < space.most[i]]
    if givers and takers:
        giver, taker = int(rng.choice(givers)), int(rng.choice(takers))
        size = int(rng.integers(1, step + 1))
        size = min(size, units[giver] - space.least[giver], space.most[taker] - units[taker])
        units[giver] -= size
        units[taker] += size
    return space.repaired(units, rng), parent[1]
