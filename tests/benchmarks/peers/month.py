"""What every Python version of the reference month shares: its numbers, its founding and what is compared.

The month itself is written down in ../README.md; each version beside this file is written for its own library.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

HOME, PLACE, TIES = 5, 1000, 8  # people per home, people per community, ties per person

# Logistic predictors: intercept, then weights in the order of ../README.md.
KEEP = (2.6, 0.3, 0.02, -1.0, -0.4)
FIND = (-2.2, 0.3, 0.2, 1.2, 0.4, -0.8, -0.03)
FALL_ILL = (-3.2, 0.3, 1.2, -1.5, 1.5, 0.1)
TAKE_PART = (-3.0, 1.5, 1.5, 1.0, 0.8, 2.0, 0.5)
PLAN = (-3.5, 2.0, -1.0, -1.0, -0.8, 3.0)

# Community values that the first month sees.
FIRST_WORK, FIRST_INCOME, FIRST_PART = 0.6, 180.0, 0.2

FLOATS = [
    "ability", "patience", "sociability", "constitution", "attachment", "income", "savings", "debt", "expenses",
    "skill", "health", "stress", "hope", "trust", "belonging", "norm", "support", "wellbeing",
]  # fmt: skip
BYTES = ["sex", "schooling", "work", "ill", "part", "plans", "months_jobless", "times_ill"]
SHORTS = ["birth_month", "tenure"]
COMPARED = [
    "income", "savings", "debt", "expenses", "skill", "health", "stress", "hope", "trust", "belonging", "norm",
    "support", "wellbeing", "work", "ill", "part", "plans", "months_jobless", "times_ill", "tenure",
]  # fmt: skip

Columns = dict[str, Any]


def found(people: int, seed: int) -> Columns:
    """Every column at month 0; homes and communities are consecutive people."""
    if people % PLACE:
        raise ValueError(f"people must be a multiple of {PLACE}")
    rng = np.random.default_rng([seed, 1])
    uniform = lambda: rng.random(people, dtype=np.float32)  # noqa: E731
    columns: Columns = {name: np.zeros(people, np.float32) for name in FLOATS}
    columns |= {name: np.zeros(people, np.uint8) for name in BYTES}
    columns["ability"] = np.clip(rng.standard_normal(people, dtype=np.float32), -3, 3)
    columns["patience"], columns["sociability"], columns["attachment"] = uniform(), uniform(), uniform()
    columns["constitution"] = 0.6 + 0.4 * uniform()
    columns["birth_month"] = (-216 - np.floor(576 * uniform())).astype(np.int16)
    columns["tenure"] = np.zeros(people, np.uint16)
    columns["sex"] = (uniform() < 0.5).astype(np.uint8)
    columns["schooling"] = np.floor(4 * uniform()).astype(np.uint8)
    columns["work"] = (uniform() < 0.6).astype(np.uint8)
    columns["part"] = (uniform() < 0.2).astype(np.uint8)
    columns["income"] = np.float32(300) * columns["work"]
    columns["skill"] = np.float32(0.2) * columns["ability"]
    columns["health"] = columns["constitution"].copy()
    start = {"savings": 100, "debt": 50, "expenses": 200, "stress": 0.3, "norm": 0.2, "support": 0.4}
    start |= dict.fromkeys(("hope", "trust", "belonging", "wellbeing"), 0.5)
    for name, value in start.items():
        columns[name][:] = value
    return columns


def tie(people: int, seed: int) -> NDArray[np.int32]:
    """Eight other people of the same community for each person, chosen at random."""
    rng = np.random.default_rng([seed, 2])
    own = np.arange(people, dtype=np.int32)[:, None]
    others = rng.integers(1, PLACE, size=(people, TIES), dtype=np.int32)
    return own - own % PLACE + (own % PLACE + others) % PLACE


def means(columns: Columns) -> dict[str, float]:
    return {name: float(np.mean(columns[name], dtype=np.float64)) for name in COMPARED}
