"""Run files open in every reader, and mean what they say."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import h5py
import numpy as np
import pandas as pd
import pytest
import xarray as xr

import querencia


@pytest.mark.parametrize("source", ["made_up", "toy_run"])
def test_xarray_opens_a_run_file_without_an_engine(source: str, request: pytest.FixtureRequest) -> None:
    with xr.open_dataset(request.getfixturevalue(source)) as ds:
        assert {"scenario", "replicate", "month", "community", "group"} <= set(ds.sizes)
        assert np.issubdtype(ds["time"].dtype, np.datetime64)
        assert str(ds["time"].values[0])[:7] == "2024-01"
        assert (ds["outcomes_arrived_adults"].values >= 0).all()
        for name in ds.data_vars:
            assert ds[name].dtype.kind not in "m", f"{name} turned into a duration"


@pytest.mark.parametrize("source", ["made_up", "toy_run"])
def test_h5py_reads_the_same_values(source: str, request: pytest.FixtureRequest) -> None:
    path = request.getfixturevalue(source)
    run = querencia.open_run(path)
    with h5py.File(path) as file:
        dataset = file["outcomes_economic_sum"]
        assert dataset.dims[0][0].name == "/scenario"
        np.testing.assert_array_equal(dataset[()], run.ds["outcomes_economic_sum"].values)


@pytest.mark.parametrize("source", ["made_up", "toy_run"])
@pytest.mark.parametrize("command", [["ncdump", "-h"], ["h5dump", "-H"], ["ncdump", "-v", "outcomes_arrived_adults"]])
def test_other_readers_open_it(source: str, command: list[str], request: pytest.FixtureRequest) -> None:
    if not shutil.which(command[0]):
        pytest.skip(f"{command[0]} is not installed")
    path = request.getfixturevalue(source)
    done = subprocess.run([*command, path], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert "outcomes_arrived_adults" in done.stdout


def test_what_the_kernel_writes_describes_itself(toy_run: Path) -> None:
    ds = querencia.open_run(toy_run).ds
    for name, variable in ds.data_vars.items():
        if name == "fingerprint":
            continue
        for attribute in ("long_name", "description", "source"):
            assert variable.attrs.get(attribute), f"{name} has no {attribute}"


def test_a_share_is_its_sum_over_its_denominator(made_up: Path) -> None:
    run = querencia.open_run(made_up)
    ds = run.ds.sel(group="sex:women").sum("community")
    expected = ds["outcomes_sustained_050"] / ds["outcomes_arrived_adults"]
    value = run.measure("outcomes_sustained_050", "sex:women")
    np.testing.assert_allclose(value, expected)
    assert value.dims == ("scenario", "replicate", "month")


def test_a_count_stays_a_count(made_up: Path) -> None:
    run = querencia.open_run(made_up)
    assert float(run.measure("outcomes_arrived_adults").isel(scenario=0, replicate=0, month=0)) == 3 * 2991


def test_an_unknown_tally_or_group_is_named(made_up: Path) -> None:
    run = querencia.open_run(made_up)
    with pytest.raises(KeyError, match="no tally 'outcomes_joy'"):
        run.measure("outcomes_joy")
    with pytest.raises(KeyError, match="no group 'sex:other'"):
        run.measure("outcomes_economic_sum", "sex:other")


def test_the_tidy_table_is_long(made_up: Path) -> None:
    run = querencia.open_run(made_up)
    frame = run.to_dataframe(["outcomes_economic_sum"], group=["all", "sex:men"])
    assert list(frame.columns) == ["scenario", "replicate", "month", "group", "variable", "value"]
    assert len(frame) == 2 * 4 * 25 * 2
    by_place = run.to_dataframe(["outcomes_economic_sum"], by_community=True)
    assert len(by_place) == 2 * 4 * 25 * 3


def test_people_and_events_carry_labels(made_up: Path) -> None:
    run = querencia.open_run(made_up)
    assert run.paired.sel(scenario="mentoring", paired_month=24)["outcomes_composite"].shape == (4, 400)
    events = run.events
    assert isinstance(events, pd.DataFrame)
    assert list(events["event"]) == ["programme/started", "programme/finished"]
    assert list(events["scenario"]) == ["baseline", "mentoring"]


def test_the_panel_of_a_real_run(toy_run: Path) -> None:
    run = querencia.open_run(toy_run)
    assert run.panel.sizes["person"] > 0
    assert run.panel["labour_state"].sel(scenario="baseline").shape[1] == 25
    assert len(run.events) > 0


def test_summary_and_html(made_up: Path) -> None:
    run = querencia.open_run(made_up)
    summary = run.summary()
    row = summary[(summary["variable"] == "outcomes_sustained_050") & (summary["month"] == 24)].set_index("scenario")
    assert row.loc["mentoring", "mean"] - row.loc["baseline", "mean"] == pytest.approx(0.05, abs=0.005)
    html = run._repr_html_()
    assert "baseline, mentoring" in html and "<table>" in html
    assert "24 months" in repr(run)


def test_what_is_no_run_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(querencia.FileError, match="no such run file"):
        querencia.open_run(tmp_path / "none.h5")
    (tmp_path / "half.h5.part").write_bytes(b"\x89HDF")
    with pytest.raises(querencia.FileError, match="interrupted run"):
        querencia.open_run(tmp_path / "half.h5.part")
    with h5py.File(tmp_path / "other.h5", "w") as file:
        file["x"] = 1
    with pytest.raises(querencia.FileError, match="not a run file"):
        querencia.open_run(tmp_path / "other.h5")
    with h5py.File(tmp_path / "newer.h5", "w") as file:
        file.attrs["file_type"], file.attrs["format_version"] = "querencia run", 99
    with pytest.raises(querencia.FileError, match="format 99"):
        querencia.open_run(tmp_path / "newer.h5")
