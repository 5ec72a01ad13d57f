"""Intervals and ratios against printed tables and closed forms."""

from __future__ import annotations

import doctest
import math

import numpy as np
import pytest

from querencia_analysis import chart_style, intervals
from querencia_analysis.intervals import fieller, mean_interval, removed_by_pairing, replicates_needed, t_quantile

# Two-sided 95 % points of Student's t as printed in statistical tables.
TABLE = {1: 12.706, 2: 4.303, 4: 2.776, 7: 2.365, 10: 2.228, 30: 2.042, 120: 1.980}


@pytest.mark.parametrize("freedom", sorted(TABLE))
def test_quantiles_are_those_of_the_tables(freedom: int) -> None:
    assert t_quantile(freedom) == pytest.approx(TABLE[freedom], abs=6e-4)
    assert t_quantile(10**6) == pytest.approx(1.959964, abs=1e-4)


def test_the_interval_of_a_mean() -> None:
    interval = mean_interval([1.0, 2.0, 3.0, 4.0, 5.0])
    half = 2.776445 * math.sqrt(2.5) / math.sqrt(5)
    assert interval.value == 3
    assert (interval.low, interval.high) == (pytest.approx(3 - half, abs=1e-5), pytest.approx(3 + half, abs=1e-5))
    assert interval.excludes(0) and not interval.excludes(3)


def test_one_replicate_has_no_interval() -> None:
    interval = mean_interval([0.4])
    assert interval.value == 0.4 and not interval.known and not interval.excludes()
    assert mean_interval([]).replicates == 0


def test_intervals_cover_as_often_as_they_say() -> None:
    rng = np.random.default_rng(1)
    hits = sum(i.low < 2 < i.high for i in (mean_interval(rng.normal(2, 1, 6)) for _ in range(4000)))
    assert hits / 4000 == pytest.approx(0.95, abs=0.012)


def test_how_many_replicates_would_do() -> None:
    rng = np.random.default_rng(2)
    values = rng.normal(0.1, 1, 5000)
    needed = replicates_needed(values[:200], 0.0)
    assert needed is not None and needed > 100
    assert replicates_needed([1.0], 0.1) is None
    assert replicates_needed([0.5, 0.5, 0.5], 0.0) == 3
    wide = replicates_needed([1, -1, 1, -1], 0.5)
    assert wide is not None
    assert t_quantile(wide - 1) * np.std([1, -1, 1, -1], ddof=1) / math.sqrt(wide) < 0.5


def test_fieller_is_the_ratio_when_nothing_varies() -> None:
    ratio = fieller([100.0, 100.0, 100.0], [4.0, 4.0, 4.0])
    assert (ratio.value, ratio.low, ratio.high) == (25, pytest.approx(25), pytest.approx(25))


def test_fieller_against_the_closed_form() -> None:
    costs, effects = [10.0, 11.0, 9.0, 10.5], [5.0, 5.2, 4.8, 5.3]
    ratio = fieller(costs, effects)
    t2 = t_quantile(3) ** 2
    both = np.cov(costs, effects, ddof=1) / 4
    for bound in (ratio.low, ratio.high):  # the bounds are where cost - bound x effect is just told from zero
        error = both[0, 0] - 2 * bound * both[0, 1] + bound**2 * both[1, 1]
        assert (np.mean(costs) - bound * np.mean(effects)) ** 2 == pytest.approx(t2 * error, rel=1e-9)
    assert ratio.low < ratio.value < ratio.high


def test_fieller_covers_the_truth() -> None:
    rng = np.random.default_rng(3)
    hits = 0
    for _ in range(1500):
        effects = rng.normal(10, 2, 8)
        ratio = fieller(rng.normal(50, 5, 8), effects)
        hits += ratio.low < 5 < ratio.high
    assert hits / 1500 == pytest.approx(0.95, abs=0.02)


def test_no_price_where_there_may_be_no_gain() -> None:
    assert fieller([10.0, 11.0, 9.0], [0.1, -0.2, 0.15]).verdict == "no gain shown"
    assert fieller([10.0, 11.0, 9.0], [-5.0, -5.1, -4.9]).verdict == "no gain"
    assert fieller([10.0, 11.0, 9.0], [-0.1, 0.05, -0.2]).verdict == "no gain shown"
    assert fieller([0.0, 0.0, 0.0], [1.0, 1.1, 0.9]).verdict == "no cost"
    assert fieller([10.0], [2.0]).verdict == "one replicate"
    assert fieller([10.0, 10.0], [math.nan, math.nan]).verdict == "not reported"


def test_variance_removed_by_pairing() -> None:
    common = np.random.default_rng(4).normal(0, 1, 500)
    assert removed_by_pairing(common + 1, common) == pytest.approx(1)
    apart = np.random.default_rng(5).normal(0, 1, 500)
    assert removed_by_pairing(common, apart) == pytest.approx(0, abs=0.15)


@pytest.mark.parametrize("module", [intervals, chart_style])
def test_examples_run(module: object) -> None:
    assert doctest.testmod(module).failed == 0  # type: ignore[arg-type]
