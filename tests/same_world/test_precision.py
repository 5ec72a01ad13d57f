"""What does storing slow columns in 16 bits cost? National means of the quantised and the full-precision kernel.

The two diverge person by person, since a draw near a threshold may fall on its other side; means must not. Tolerance:
the larger of 1 % and three standard errors of the difference over replicates.
"""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import numpy as np
import pytest
import xarray as xr

ROOT = Path(__file__).resolve().parents[2]
WATCHED = [
    "outcomes_economic_sum",
    "outcomes_social_sum",
    "outcomes_psychosocial_sum",
    "outcomes_host_distress_sum",
    "outcomes_host_working",
    "outcomes_host_health_access_sum",
    "outcomes_satisfaction_sum",
    "outcomes_belonging_sum",
]
REPLICATES, MONTHS = 6, 24


@pytest.fixture(scope="module")
def runs(tmp_path_factory: pytest.TempPathFactory) -> tuple[xr.Dataset, xr.Dataset]:
    folder = tmp_path_factory.mktemp("precision")
    files = []
    for precision in ("stored", "full"):
        path = folder / f"{precision}.h5"
        command = ["querencia-kernel", "run", str(ROOT / "scenarios/el_salvador/baseline.toml"), "-o", str(path)]
        options = f"--scale 0.005 --months {MONTHS} --replicates {REPLICATES} --quiet".split()
        environment = {**os.environ, "QUERENCIA_PRECISION": precision}
        subprocess.run([*command, *options], check=True, env=environment, stdin=subprocess.DEVNULL)
        with xr.open_dataset(path) as file:
            files.append(file[WATCHED].isel(scenario=0, group=0).sum("community").load())
    return files[0], files[1]


@pytest.mark.parametrize("name", WATCHED)
def test_stored_columns_move_no_national_mean(runs: tuple[xr.Dataset, xr.Dataset], name: str) -> None:
    stored, full = (np.asarray(run[name].isel(month=MONTHS), dtype=float) for run in runs)
    difference = stored - full
    error = difference.std(ddof=1) / np.sqrt(REPLICATES)
    scale = max(abs(full.mean()), 0.05 * float(runs[1]["outcomes_host_working"].isel(month=MONTHS).mean()))
    # A distress near 0 in the mean is judged against the number of people instead.
    reference = scale if "host_distress" in name else abs(full.mean())
    assert abs(difference.mean()) <= max(0.01 * reference, 3 * error)


def test_the_two_ways_to_store_do_differ(runs: tuple[xr.Dataset, xr.Dataset]) -> None:
    stored, full = runs
    assert not np.array_equal(stored["outcomes_economic_sum"], full["outcomes_economic_sum"])
