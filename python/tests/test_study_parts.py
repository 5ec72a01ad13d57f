"""Parts of studies whose right answer is known without a run."""

from __future__ import annotations

import importlib.util
import itertools
import sys
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from statistics import NormalDist
from types import ModuleType

import numpy as np
import pytest

from querencia.errors import ScenarioError
from querencia.study.columns import Column, overrides
from querencia.study.design import unit_cube
from querencia.study.execute import part_of
from querencia.study.pathways import shapley, share_table
from querencia.study.precision import replicates_for
from querencia.study.priors import quantile, require_possible
from querencia.study.search import Mix, Space, search
from querencia.study.spec import read_spec
from querencia.study.tables import slug

pytest.importorskip("scipy")


def helper() -> ModuleType:
    name = "querencia_study_files"
    if name not in sys.modules:
        spec = importlib.util.spec_from_file_location(name, Path(__file__).parent / "study_files.py")
        assert spec and spec.loader
        sys.modules[name] = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(sys.modules[name])
    return sys.modules[name]


@pytest.mark.parametrize(
    ("shape", "a", "b"), [("uniform", 0.2, 0.8), ("normal", 0.2, 0.8), ("lognormal", 0.02, 0.8), ("beta", 0.1, 0.6)]
)
def test_a_prior_has_its_central_bounds(shape: str, a: float, b: float) -> None:
    prior = {"shape": shape, "a": a, "b": b}
    low, high = (-10.0, 10.0) if shape != "beta" else (0.0, 1.0)
    low = 0.0 if shape == "lognormal" else low
    assert quantile(prior, low, high, 0.025) == pytest.approx(a, rel=1e-3)
    assert quantile(prior, low, high, 0.975) == pytest.approx(b, rel=1e-3)
    values = [quantile(prior, low, high, u) for u in np.linspace(0, 1, 51)]
    assert values == sorted(values) and low <= values[0] and values[-1] <= high


def test_a_cut_prior_is_the_conditional_one() -> None:
    belief = NormalDist(0.0, 1.0)
    z = belief.inv_cdf(0.975)
    median = quantile({"shape": "normal", "a": -z, "b": z}, 0.0, 50.0, 0.5)
    assert median == pytest.approx(belief.inv_cdf(0.75), rel=1e-6)


@pytest.mark.parametrize(
    ("prior", "words"),
    [
        ({"shape": "fixed", "a": 0, "b": 0}, "fixed"),
        ({"shape": "uniform", "a": 0.5, "b": 0.5}, "nothing between"),
        ({"shape": "lognormal", "a": -1, "b": 2}, "above zero"),
        ({"shape": "beta", "a": 0.2, "b": 1.2}, "between 0 and 1"),
        ({"shape": "uniform", "a": 2, "b": 3}, "outside its range"),
    ],
)
def test_an_impossible_prior_is_named(prior: dict, words: str) -> None:
    with pytest.raises(ScenarioError, match=words):
        require_possible("x/y", prior, 0.0, 1.0)


def test_a_latin_hypercube_visits_every_slice_once() -> None:
    cube = unit_cube("latin_hypercube", 40, 3, seed=7)
    for column in cube.T:
        assert sorted((column * 40).astype(int)) == list(range(40))
    assert np.array_equal(cube, unit_cube("latin_hypercube", 40, 3, seed=7))
    assert not np.array_equal(cube, unit_cube("latin_hypercube", 40, 3, seed=8))


def test_shapley_shares_are_right_and_sum() -> None:
    rng = np.random.default_rng(1)
    single = rng.normal(size=(3, 5))
    values = {}
    for mask in range(8):
        on = [i for i in range(3) if mask >> i & 1]
        # Two of them also have a joint effect of 1, which they must share evenly.
        values[mask] = sum((single[i] for i in on), np.zeros(5)) + (1.0 if {0, 1} <= set(on) else 0.0)
    shares = shapley(values, 3, [])
    assert np.allclose(shares - single, [[0.5] * 5, [0.5] * 5, [0.0] * 5])
    orders = [[0, 1, 2], [2, 1, 0]]
    assert np.allclose(shapley(values, 3, orders).sum(axis=0), values[7] - values[0])
    rows = share_table(["a", "b", "c"], shares, values[7] - values[0])
    assert sum(row["effect"] for row in rows[:3]) == pytest.approx(rows[3]["effect"])
    assert all(row["low"] <= row["effect"] <= row["high"] for row in rows)


def test_replicates_for_a_width() -> None:
    noise = np.random.default_rng(2).normal(size=20)
    count = replicates_for(noise, 0.05)
    half = 1.96 * noise.std(ddof=1) / np.sqrt(count)
    assert half == pytest.approx(0.05, rel=0.02)
    assert replicates_for(noise, 10.0) == 20


def test_list_parameters_are_set_whole() -> None:
    member = Column("a/b:two", "parameter.a/b", "per month", member=1, defaults=(0.1, 0.2, 0.3))
    money = Column("p", "programme.p.budget", "USD")
    told = overrides([member, money], [0.5, 2000.0])
    assert told == {
        "programme.p.budget": "2000 USD", "parameter.a/b": ["0.1 per month", "0.5 per month", "0.3 per month"],
    }  # fmt: skip
    assert overrides([money], [None]) == {}
    assert slug("labour/entry_chance:x") == "labour_entry_chance_x"


UNITS = 16


def _truth(units: Sequence[int]) -> float:
    """Gains that fall with money, two components that help each other, one that harms in bulk."""
    u = np.asarray(units, float)
    gain = np.array([3.0, 2.2, 1.6, 1.0, 0.5]) * (1 - np.exp(-u / np.array([4.0, 6.0, 3.0, 8.0, 5.0])))
    return float(gain.sum() + 0.15 * np.sqrt(u[0] * u[1]) - 0.02 * u[4] ** 1.5)


@cache
def _exhausted() -> tuple[float, int]:
    """The best of all mixes, and how many there are."""
    bars = itertools.combinations(range(UNITS + 4), 4)
    mixes = [np.diff([-1, *bar, UNITS + 4]) - 1 for bar in bars]
    return max(map(_truth, mixes)), len(mixes)


@pytest.mark.parametrize("seed", range(12))
def test_the_best_mix_is_found_for_a_tenth_of_the_runs(seed: int) -> None:
    best, count = _exhausted()

    def look(mixes: Sequence[Mix], block: int) -> np.ndarray:
        shared = np.random.default_rng([seed, block]).normal(0, 0.3, 8)
        own = [np.random.default_rng([seed, block, *units]).normal(0, 0.3, 8) for units, _ in mixes]
        return np.array([_truth(units) for units, _ in mixes])[:, None] + shared + np.array(own)

    found = search(
        Space(UNITS, (0,) * 5, (UNITS,) * 5), look, np.random.default_rng(seed), generations=25, population=16
    )
    assert _truth(found.best()[0][0]) >= 0.98 * best
    assert found.looks < count * 8 / 10


def test_a_mix_keeps_its_bounds() -> None:
    rng = np.random.default_rng(3)
    space = Space(10, (2, 0, 0), (5, 4, 10))
    for _ in range(200):
        units = space.repaired(rng.uniform(-3, 15, 3).tolist(), rng)
        assert sum(units) == 10 and 2 <= units[0] <= 5 and 0 <= units[1] <= 4
    assert sum(Space(10, (0, 0), (3, 4)).repaired([9, 9], rng)) == 7


@pytest.mark.parametrize("text", ["0/4", "5/4", "x", "1", "1/0"])
def test_a_wrong_share_is_refused(text: str) -> None:
    with pytest.raises(ScenarioError, match="i/n"):
        part_of(text)


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("replicats = 3", "did you mean 'replicates'"),
        ('kind = "swep"', "did you mean 'sweep'"),
        ("replicates = 0", "it must be from 1"),
        ('months = "soon"', 'write months such as 24 or "24 months"'),
        ('base = "basline"', "did you mean 'baseline'"),
        ('kind = "pathways"\nreplicates = 2', "too few for pathways"),
        ("[vary]\nx = 3", "must be a list"),
        ("[sample]\npoints = 4", "no parameters to draw"),
        ("[until]\nfirst = 4", "how precise"),
        ("[keep]\nby_comunity = true", "did you mean 'by_community'"),
        ('[sample]\nmethod = "posterior"\nfile = "none.csv"', "there is no file 'none.csv'"),
        ('kind = "sensitivity"\nreplicates = 2\n[sensitivity]\nsamples = 6\nparameters = ["a/b"]', "power of two"),
    ],
)
def test_what_is_wrong_in_a_study_is_named_with_its_line(line: str, words: str, tmp_path: Path) -> None:
    head = 'schema = 1\nscenarios = ["toy/baseline.toml", "toy/together.toml"]\n'
    path = helper().write_study(tmp_path, head + line + "\n")
    with pytest.raises(ScenarioError) as caught:
        read_spec(path)
    assert words in str(caught.value)
    assert "study.toml:" in str(caught.value)


def test_all_problems_are_told_at_once(tmp_path: Path) -> None:
    path = helper().write_study(tmp_path, 'schema = 2\nscenarios = ["toy/none.toml"]\nseed = 0\n')
    with pytest.raises(ScenarioError) as caught:
        read_spec(path)
    assert "3 errors" in str(caught.value)
