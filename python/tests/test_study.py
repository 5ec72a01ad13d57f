"""Studies of the toy world: the same result however they are run, and plain words when something is wrong."""

from __future__ import annotations

import importlib.util
import json
import os
import shutil
import signal
import sys
import time
from collections import namedtuple
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from types import ModuleType

import numpy as np
import pytest

pytest.importorskip("querencia._kernel")
pytest.importorskip("scipy")

import querencia
from querencia.errors import FileError, ScenarioError, StateError


def _helper() -> ModuleType:
    name = "querencia_study_files"
    if name not in sys.modules:
        spec = importlib.util.spec_from_file_location(name, Path(__file__).parent / "study_files.py")
        assert spec and spec.loader
        sys.modules[name] = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(sys.modules[name])
    return sys.modules[name]


files = _helper()


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> querencia.Study:
    """The sweep as one shard in this process: what every other way must equal."""
    folder = tmp_path_factory.mktemp("whole")
    study = querencia.Study(files.write_study(folder, files.SWEEP.replace("runs = 4", "runs = 1000")))
    assert len(study.plan().shards) == 1
    assert study.run(workers=1).complete
    return study.gather()


def fresh(tmp_path: Path, text: str = "") -> querencia.Study:
    return querencia.Study(files.write_study(tmp_path, text or files.SWEEP))


def test_one_selection_gives_one_series(whole: querencia.Study) -> None:
    ds = whole.ds
    assert dict(ds.sizes) == {
        "scenario": 2, "labour_entry_chance": 2, "programme_returnee_mentoring_budget": 2, "replicate": 3, "month": 4,
        "group": 2,
    }  # fmt: skip
    one = ds["outcomes_working"].sel(
        scenario="together", labour_entry_chance=0.2, programme_returnee_mentoring_budget=4000, replicate=1, group="all"
    )
    assert one.shape == (4,) and np.isfinite(one).all()
    assert "labour/entry_chance" in whole.planned.columns[0].name


def test_the_cube_holds_what_the_kernel_says(whole: querencia.Study, tmp_path: Path) -> None:
    for scenario, point, replicate in ((1, 3, 1), (0, 2, 2)):
        plan = whole.planned
        seed, inner = plan.seed_of(replicate)
        given = querencia.Scenario(plan.scenario_file(plan.names[scenario]), plan.overrides(scenario, point))
        run = querencia.run(given, tmp_path / f"{point}.h5", months=3, seed=seed, replicates=inner + 1, panel=0)
        place = [{"labour_entry_chance": i // 2, "programme_returnee_mentoring_budget": i % 2} for i in range(4)][point]
        ours = whole.measure("outcomes_working").isel(scenario=scenario, replicate=replicate, **place)
        assert np.array_equal(ours.values, run.measure("outcomes_working").isel(scenario=0, replicate=inner).values)
        run.close()


def test_the_table_has_one_row_for_each_run(whole: querencia.Study) -> None:
    import pandas as pd

    runs = whole.runs
    assert len(runs) == 2 * 4 * 3 and sorted(runs["run"]) == list(range(24))
    assert (runs["status"] == "done").all() and (runs["month"] == 3).all()
    units = pd.read_csv(whole.folder / "columns.csv", keep_default_na=False)
    assert list(units["column"]) == list(runs.columns) and (units["meaning"] != "").all()
    row = runs[(runs.scenario == "together") & (runs.point == 3) & (runs.replicate == 2)].iloc[0]
    value = (
        whole.measure("outcomes_working")
        .isel(month=-1)
        .sel(scenario="together", labour_entry_chance=0.2, programme_returnee_mentoring_budget=4000, replicate=2)
    )
    assert row["outcomes_working"] == pytest.approx(float(value)) and row["seed"] == 2
    pyarrow = pytest.importorskip("pyarrow.parquet")
    table = pyarrow.read_table(whole.folder / "runs.parquet")
    assert table.column_names == list(runs.columns)
    assert table.schema.field("programme_returnee_mentoring_budget").metadata[b"unit"] == b"USD"
    pd.testing.assert_frame_equal(table.to_pandas(), runs, check_dtype=False)


def test_several_processes_give_the_same(whole: querencia.Study, tmp_path: Path) -> None:
    study = fresh(tmp_path)
    told: list[dict[str, float]] = []
    outcome = study.run(workers=2, progress=told.append)
    assert outcome.complete and outcome.ran == 24 and len(study.planned.shards) > 3
    assert told[-1]["runs"] == told[-1]["of"] == 24 and told[-1]["runs_per_minute"] > 0
    assert study.gather().digest == whole.digest
    assert study.run().ran == 0


def test_any_executor_will_do(whole: querencia.Study, tmp_path: Path) -> None:
    study = fresh(tmp_path)
    with ThreadPoolExecutor(2) as executor:
        assert study.run(executor=executor).complete
    assert study.gather().digest == whole.digest


def test_killed_and_resumed_is_the_same(whole: querencia.Study, tmp_path: Path) -> None:
    study = fresh(tmp_path)
    study.plan()
    process = files.start("run", study.path, "--workers", 1, cwd=tmp_path)
    shards = study.folder / "shards"
    limit = time.monotonic() + 120
    while not list(shards.glob("*.h5")) and time.monotonic() < limit:
        time.sleep(0.02)
    process.send_signal(signal.SIGKILL)
    process.communicate()
    done = len(list(shards.glob("*.h5")))
    assert 0 < done < len(study.planned.shards)
    with pytest.raises(FileError, match="shards are missing"):
        study.gather()
    code, _out, err = files.study("gather", study.path, cwd=tmp_path)
    assert code == 7 and "shards are missing" in err
    report = files.study_json("run", study.path, cwd=tmp_path)
    assert report["run"]["runs"] < 24 and report["run"]["shards_done"] == len(study.planned.shards)
    assert study.gather().digest == whole.digest


@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
@pytest.mark.parametrize("workers", [1, 2])
def test_asked_to_stop_it_leaves_only_whole_shards(number: int, code: int, workers: int, tmp_path: Path) -> None:
    study = fresh(tmp_path, files.SWEEP.replace("months = 3", "months = 600"))
    study.plan()
    process = files.start("run", study.path, "--workers", workers, cwd=tmp_path)
    limit = time.monotonic() + 120
    while not list((study.folder / "shards").glob("*.part")) and time.monotonic() < limit:
        time.sleep(0.02)
    process.send_signal(number)
    _, err = process.communicate(timeout=60)
    assert process.returncode == code, err
    assert "bug" not in err
    limit = time.monotonic() + 30
    while list((study.folder / "shards").glob("*.part")) and time.monotonic() < limit:
        time.sleep(0.1)
    assert not list((study.folder / "shards").glob("*.part"))


def test_a_damaged_shard_is_run_again(whole: querencia.Study, tmp_path: Path) -> None:
    study = fresh(tmp_path)
    study.run(workers=1)
    path = study.planned.shard_path(1)
    path.write_bytes(path.read_bytes()[:1000])
    outcome = study.run(workers=1)
    assert outcome.complete and outcome.ran == study.planned.runs_in(1)
    assert study.gather().digest == whole.digest


def test_two_shares_as_a_slurm_array_runs_them(whole: querencia.Study, tmp_path: Path) -> None:
    """The script as Slurm would start it: one shell for each task, with the variables that Slurm sets."""
    import subprocess

    study = fresh(tmp_path)
    code, _, err = files.study("plan", study.path.name, "--slurm", 2, cwd=tmp_path)
    assert code == 0, err
    script = study.folder / "study.sbatch"
    assert "#SBATCH --array=1-2" in script.read_text() and subprocess.call(["sh", "-n", script]) == 0
    folder = tmp_path / "bin"
    folder.mkdir()
    command = folder / "querencia"
    command.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m querencia.cli "$@"\n')
    command.chmod(0o755)
    tasks = [
        subprocess.Popen(
            ["sh", script], cwd="/", text=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
            env={
                **os.environ, "PATH": f"{folder}{os.pathsep}{os.environ['PATH']}", "SLURM_ARRAY_TASK_ID": str(task),
                "SLURM_SUBMIT_DIR": str(tmp_path), "SLURM_CPUS_PER_TASK": "1",
            },
        )
        for task in (1, 2)
    ]  # fmt: skip
    for task in tasks:
        _, err = task.communicate(timeout=300)
        assert task.returncode == 0, err
    assert files.study("gather", study.path.name, cwd=tmp_path)[0] == 0
    assert study.digest == whole.digest


def test_dask_with_a_worker_killed(whole: querencia.Study, tmp_path: Path) -> None:
    distributed = pytest.importorskip("distributed")
    study = fresh(tmp_path)
    study.plan()
    killed: list[int] = []
    with (
        distributed.LocalCluster(n_workers=3, threads_per_worker=1, dashboard_address=None, silence_logs=50) as cluster,
        distributed.Client(cluster) as client,
    ):

        def kill_one(_: dict[str, float]) -> None:
            if not killed:
                killed.append(next(iter(client.run(os.getpid).values())))
                os.kill(killed[0], signal.SIGKILL)

        outcome = study.run(scheduler=cluster.scheduler_address, progress=kill_one)
    assert killed and outcome.complete, outcome.errors
    assert study.gather().digest == whole.digest


def test_a_local_dask_cluster(whole: querencia.Study, tmp_path: Path) -> None:
    pytest.importorskip("distributed")
    study = fresh(tmp_path)
    study.plan()
    report = files.study_json("run", study.path, "--scheduler", "local", "--workers", 2, cwd=tmp_path)
    assert report["run"]["runs"] == 24
    assert study.gather().digest == whole.digest


def test_nobody_at_the_address(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("distributed")
    study = fresh(tmp_path)
    with pytest.raises(FileError, match="no Dask scheduler answers at"):
        study.run(scheduler="tcp://127.0.0.1:1")


def test_a_failing_run_is_listed_and_the_others_finish(
    whole: querencia.Study, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from querencia.study import shard

    real = shard._simulate

    def sometimes(plan, arms, block, replicates, threads, folder):  # type: ignore[no-untyped-def]
        bad = [arm for arm in arms if arm[0] == 1 and '"0.2 ' in arm[1] and '"4000 USD"' in arm[1]]
        if bad and block == 0 and replicates > 1:
            raise StateError("column labour/hours of person 7 is 900 hours per week after phase work of month 2")
        return real(plan, arms, block, replicates, threads, folder)

    study = fresh(tmp_path)
    monkeypatch.setattr(shard, "_simulate", sometimes)
    outcome = study.run(workers=1)
    assert not outcome.complete and [(f["scenario"], f["point"], f["replicate"]) for f in outcome.failed] == [(1, 3, 1)]
    command = study.planned.command(1, 3, 1)
    assert "--seed 1 --replicates 2" in command and "labour/entry_chance" in command
    gathered = study.gather(partial=True)
    missing = gathered.runs[gathered.runs.status == "failed"]
    assert list(missing["run"]) == [(1 * 4 + 3) * 3 + 1] and np.isnan(missing["outcomes_working"]).all()
    report = _as_command(study, monkeypatch)
    assert report[0] == 7 and report[1]["run"]["failed"][0]["seed"] == 1 and "person 7" in str(report[1])
    gathered.close()
    monkeypatch.setattr(shard, "_simulate", real)
    assert study.run(workers=1).complete
    assert study.gather().digest == whole.digest


def _as_command(study: querencia.Study, monkeypatch: pytest.MonkeyPatch) -> tuple[int, dict]:
    from querencia.study.command import study_command

    said: list[str] = []
    monkeypatch.setattr("builtins.print", lambda *words, **_: said.append(" ".join(map(str, words))))
    code = study_command(["run", str(study.path)], None, "", "", 1, 0, 0, False, False, True, True)
    monkeypatch.undo()
    return code, json.loads(said[-1])


def test_the_reproducing_command_runs(whole: querencia.Study) -> None:
    import shlex
    import subprocess

    words = shlex.split(whole.planned.command(1, 3, 1))
    done = subprocess.run(
        [sys.executable, "-m", "querencia.cli", *words[1:], "--force", "--quiet"], cwd=whole.folder, check=False,
        capture_output=True, text=True,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    again = querencia.open_run(whole.folder / "again.h5").measure("outcomes_working").isel(scenario=0, replicate=1)
    ours = whole.measure("outcomes_working").isel(
        scenario=1, labour_entry_chance=1, programme_returnee_mentoring_budget=1, replicate=1
    )
    assert np.array_equal(again.values, ours.values)


def test_too_little_disk_or_memory_is_refused_with_the_figure(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from querencia.study import needs

    study = fresh(tmp_path)
    study.plan()
    usage = namedtuple("usage", "total used free")
    with monkeypatch.context() as small:
        small.setattr(shutil, "disk_usage", lambda _: usage(10, 9, 1000))
        with pytest.raises(FileError, match=r"needs up to .* MB of disk \(24 runs .*but 0 MB are free") as caught:
            study.run(workers=1)
        assert caught.value.exit_code == 6  # type: ignore[attr-defined]
    with monkeypatch.context() as small:
        small.setattr(needs, "memory_free", lambda: 300_000_000)
        with pytest.raises(FileError, match=r"2 workers of this study need .* MB of memory.*use --workers 1"):
            study.run(workers=2)


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("labour/entry_chance", "labour/entry_chanse", "did you mean 'labour/entry_chance'"),
        ("[0.1, 0.2]", "[0.1, 7]", "its range is"),
        ("returnee_mentoring", "returnee_mentorin", "did you mean 'returnee_mentoring'"),
        ("mentoring.budget", "mentoring.budet", "did you mean 'budget'"),
        ("outcomes_working", "outcomes_worki", "did you mean 'outcomes_working'"),
        ("sex:women", "sex:womn", "did you mean 'sex:women'"),
        ('"4000 USD"', '"4000 EUR"', "EUR"),
    ],
)
def test_what_cannot_be_planned_is_named(old: str, new: str, words: str, tmp_path: Path) -> None:
    study = fresh(tmp_path, files.SWEEP.replace(old, new))
    with pytest.raises(ScenarioError) as caught:
        study.plan()
    assert words in str(caught.value)


def test_later_edits_do_not_leak_into_a_plan(whole: querencia.Study, tmp_path: Path) -> None:
    study = fresh(tmp_path)
    study.plan()
    places = tmp_path / "toy" / "data" / "places.csv"
    places.write_text(places.read_text().replace("Riverside", "Elsewhere"))
    with pytest.raises(FileError, match="holds another study"):
        querencia.Study(study.path).plan()
    assert study.run(workers=1).complete
    assert study.gather().digest == whole.digest
    study.close()
    assert querencia.Study(study.path).plan(force=True).digest != whole.planned.digest


def test_another_kernel_adds_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from querencia.study import shard

    study = fresh(tmp_path)
    study.plan()
    monkeypatch.setattr(shard, "kernel_digest", lambda: "another")
    outcome = study.run(workers=1)
    assert outcome.errors and "declares other models" in outcome.errors[0] and outcome.done == 0


def test_wrong_usage_is_2(tmp_path: Path) -> None:
    path = files.write_study(tmp_path)
    for words in (["paln", path], [], ["plan"], ["run", path, "--shard", "9/2"]):
        code, out, err = files.study(*words, cwd=tmp_path)
        assert (code, out) == (2, ""), (words, err)
    assert files.study(tmp_path / "none.toml", cwd=tmp_path)[0] == 4
