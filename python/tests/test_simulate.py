"""Runs and stepping from Python, on the toy scenario."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
import time
from pathlib import Path

import numpy as np
import pytest

import querencia

pytest.importorskip("querencia._kernel")


def test_run_returns_an_opened_file(toy: Path) -> None:
    run = querencia.run(toy, months=6, seed=2)
    assert run.months == 6 and run.arms == ["baseline"]
    assert run.ds.attrs["seed"] == 2
    path = run.path
    assert path.exists()
    del run
    assert not path.exists(), "a temporary run file goes with its object"


def test_settings_reach_the_run(toy: Path, tmp_path: Path) -> None:
    seen: list[dict[str, float]] = []
    path = tmp_path / "out.h5"
    run = querencia.run(toy, path, months=4, replicates=2, panel=5, progress=seen.append, set={"run.seed": 9})
    assert run.replicates == 2 and run.ds.attrs["seed"] == 9
    assert run.panel.sizes["person"] > 0
    assert seen and {"month", "months", "seconds_left"} <= set(seen[-1])


def test_threads_change_nothing(toy: Path, tmp_path: Path) -> None:
    from querencia import _kernel

    digests = set()
    for threads in (1, 2):
        path = tmp_path / f"{threads}.h5"
        querencia.run(toy, path, months=6, threads=threads)
        digests.add(_kernel.digest(str(path)))
    assert len(digests) == 1


def test_an_existing_file_is_kept(toy: Path, tmp_path: Path) -> None:
    path = tmp_path / "kept.h5"
    path.write_text("mine")
    with pytest.raises(querencia.FileError, match="exists already"):
        querencia.run(toy, path, months=2)
    assert path.read_text() == "mine"
    querencia.run(toy, path, months=2, force=True)


@pytest.mark.parametrize("wrong", [{"replicates": 0}, {"seed": -1}, {"scale": 0}, {"scale": 1.5}, {"months": 0}])
def test_numbers_out_of_range_are_named(toy: Path, wrong: dict[str, float]) -> None:
    with pytest.raises(querencia.ScenarioError, match=next(iter(wrong))):
        querencia.run(toy, **wrong)  # type: ignore[arg-type]


def test_a_wrong_scenario_says_where(tmp_path: Path, toy: Path) -> None:
    path = tmp_path / "wrong.toml"
    path.write_text(
        f'schema = 1\ntitle = "x"\nextends = "{toy.as_posix()}"\n\n[programme.pm_plus]\nbudget = "1 USD"\nplacs = 3\n'
    )
    with pytest.raises(querencia.ScenarioError) as caught:
        querencia.Scenario.load(path)
    error = caught.value
    assert isinstance(error, ValueError) and isinstance(error, querencia.QuerenciaError)
    assert error.file.endswith("wrong.toml") and error.line == 7 and error.column == 1
    assert error.code.startswith("RS")
    assert "did you mean 'places'?" in str(error)
    assert len(error.problems) >= 1


def test_scenarios_are_values(toy: Path) -> None:
    scenario = querencia.Scenario.load(toy)
    shorter = scenario.override({"run.months": "7 months"})
    assert (scenario.name, shorter.months) == ("baseline", 7)
    assert scenario.months != 7
    assert "title" in scenario.text
    assert scenario.to_dict()["scenario"]["title"] == scenario.title


def test_the_catalogue_is_a_table() -> None:
    columns = querencia.catalogue("columns")
    assert {"name", "unit"} <= set(columns.columns)
    assert "outcomes/economic" in set(columns["name"])
    with pytest.raises(querencia.ScenarioError, match="parameters"):
        querencia.catalogue("cats")


def test_stepping_equals_running(toy: Path) -> None:
    run = querencia.run(toy, months=5, seed=4)
    simulation = querencia.Simulation(toy, months=5, seed=4)
    for month in range(1, 6):
        simulation.step()
        there = float(
            run.ds["outcomes_composite_sum"].isel(scenario=0, replicate=0).sel(month=month, group="all").sum()
        )
        assert simulation.tally("outcomes/composite_sum") == pytest.approx(there, rel=1e-5)
    with pytest.raises(querencia.ScenarioError, match="the scenario has 5"):
        simulation.step()


def test_columns_are_read_only_views(toy: Path) -> None:
    simulation = querencia.Simulation(toy, seed=1)
    simulation.step(2)
    state = simulation.column("labour/state")
    assert state.dtype == np.uint8 and state.shape == simulation.person_ids.shape
    with pytest.raises(ValueError, match="read-only"):
        state[0] = 1
    economic = simulation.column("outcomes/economic")  # quantised: a decoded copy
    assert economic.dtype == np.float32 and float(economic.max()) <= 1
    assert simulation.community_index.max() == len(simulation.communities) - 1
    kept = simulation.column("labour/state")
    del simulation
    assert kept.sum() >= 0, "a view keeps its simulation alive"


def test_sensitive_columns_are_asked_for(toy: Path) -> None:
    simulation = querencia.Simulation(toy)
    with pytest.raises(KeyError, match="sensitive"):
        simulation.column("population/identity")
    assert simulation.column("population/identity", sensitive=True).size > 0
    with pytest.raises(KeyError, match="no column"):
        simulation.column("labour/joy")


def test_observers_see_every_month(toy: Path) -> None:
    simulation = querencia.Simulation(toy)
    seen: list[tuple[int, float]] = []
    simulation.observe(lambda s: seen.append((s.month, s.tally("outcomes/arrived_adults"))))
    simulation.step(4)
    assert [month for month, _ in seen] == [1, 2, 3, 4]


def test_other_threads_run_meanwhile(toy: Path) -> None:
    ticks, done = [0], threading.Event()

    def tick() -> None:
        while not done.is_set():
            ticks[0] += 1
            time.sleep(0.001)

    thread = threading.Thread(target=tick)
    thread.start()
    begin = time.perf_counter()
    querencia.run(toy, months=60, replicates=2)
    spent = time.perf_counter() - begin
    done.set()
    thread.join()
    assert ticks[0] > 20 * spent


def test_ctrl_c_leaves_a_checkpoint(toy: Path, tmp_path: Path) -> None:
    path = tmp_path / "long.h5"
    timer = threading.Timer(0.6, os.kill, (os.getpid(), signal.SIGINT))
    timer.start()
    begin = time.perf_counter()
    with pytest.raises(KeyboardInterrupt) as caught:
        querencia.run(toy, path, months=1200, replicates=50)
    timer.cancel()
    assert time.perf_counter() - begin < 20
    assert "querencia resume" in caught.value.__notes__[0]
    assert not path.exists() and not path.with_name("long.h5.part").exists()
    assert list(tmp_path.glob("long.checkpoint-*.h5"))


def _child(path: str, answers: multiprocessing.SimpleQueue[str]) -> None:
    try:
        querencia.run(path, months=1)
        answers.put("ran")
    except RuntimeError as error:
        answers.put(str(error))


@pytest.mark.filterwarnings("ignore:.*multi-threaded.*fork:DeprecationWarning")
def test_a_forked_child_is_refused(toy: Path) -> None:
    querencia.run(toy, months=1)
    context = multiprocessing.get_context("fork")
    answers = context.SimpleQueue()
    child = context.Process(target=_child, args=(str(toy), answers))
    child.start()
    child.join(30)
    assert "spawn" in answers.get()
