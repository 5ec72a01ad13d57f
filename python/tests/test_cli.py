"""The command line contract: results on standard output, all else on standard error, exit codes, JSON."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from querencia.cli import NATIVE
from querencia.errors import FileError
from querencia.native import kernel


def has_kernel() -> bool:
    try:
        kernel()
    except FileError:
        return False
    return True


needs_kernel = pytest.mark.skipif(not has_kernel(), reason="the native program is not built")


def querencia(*words: object, cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "querencia.cli", *map(str, words)]
    return subprocess.run(command, capture_output=True, text=True, check=False, cwd=cwd, env=os.environ)


def test_help_opens_with_two_examples() -> None:
    for words in ([], ["compare"], ["life"], ["doctor"], ["new"], ["demo"], ["report", "study"]):
        done = querencia(*words, "--help")
        assert done.returncode == 0, done.stderr
        assert done.stdout.count("querencia ") >= 3, done.stdout
        assert "Examples:" in done.stdout


@needs_kernel
@pytest.mark.parametrize("name", ["run", "validate", "resolve", "explain", "catalogue", "resume", "verify", "digest"])
def test_commands_of_the_kernel_have_its_help(name: str) -> None:
    done = querencia(name, "--help")
    assert done.returncode == 0
    assert "Examples:" in done.stdout


def test_all_commands_are_listed() -> None:
    listed = querencia("--help").stdout
    ours = ["life", "doctor", "new", "compare", "demo", "report", "study"]
    for name in [*NATIVE, *ours]:
        assert f"\n  {name} " in listed, name


def test_version() -> None:
    assert querencia("--version").stdout.startswith("querencia 0.")


@pytest.mark.parametrize("words", [["nosuch"], ["compare"], ["compare", "x.h5", "--nosuch"], ["life", "x.h5"]])
def test_wrong_usage_is_2(words: list[str]) -> None:
    done = querencia(*words)
    assert done.returncode == 2
    assert not done.stdout and "error" in done.stderr.lower()
    as_json = querencia(*words, "--json")
    assert as_json.returncode == 2
    assert json.loads(as_json.stdout)["exit_code"] == 2


def test_a_missing_file_is_4() -> None:
    done = querencia("compare", "none.h5")
    assert (done.returncode, done.stdout) == (4, "")
    assert "no such run file" in done.stderr
    assert json.loads(querencia("compare", "none.h5", "--json").stdout) == {
        "schema": 1, "ok": False, "exit_code": 4, "message": "no such run file: none.h5",
    }  # fmt: skip


def test_compare_prints_results_alone_on_standard_output(made_up: Path) -> None:
    done = querencia("compare", made_up, "--at", "12,24", "--by", "sex")
    assert done.returncode == 0, done.stderr
    assert "Compared with baseline: mentoring" in done.stdout
    assert "next: " in done.stderr and "next: " not in done.stdout
    document = json.loads(querencia("compare", made_up, "--json").stdout)
    assert document["schema"] == 1 and document["replicates"] == 4


@pytest.mark.parametrize("words", [["--at", "99"], ["--base", "none"], ["--by", "shoe_size"], ["--at", "soon"]])
def test_compare_names_what_does_not_exist(made_up: Path, words: list[str]) -> None:
    done = querencia("compare", made_up, *words)
    assert done.returncode == 2, done.stderr
    assert words[1] in done.stderr


def test_compare_writes_pictures(made_up: Path, tmp_path: Path) -> None:
    done = querencia("compare", made_up, "--charts", tmp_path / "pictures")
    assert done.returncode == 0, done.stderr
    assert len(list((tmp_path / "pictures").glob("*.svg"))) == 4


def test_doctor_tells_nothing_personal() -> None:
    done = querencia("doctor")
    assert done.returncode == 0
    assert str(Path.home()) not in done.stdout
    document = json.loads(querencia("doctor", "--json").stdout)
    assert document["schema"] == 1 and document["packages"]["numpy"] != "missing"
    assert str(Path.cwd()) not in json.dumps(document)


@pytest.mark.parametrize("kind", ["programme", "scenario"])
@needs_kernel
def test_a_new_file_is_valid(kind: str, tmp_path: Path) -> None:
    done = querencia("new", kind, "first_try", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip() == "first_try.toml"
    valid = querencia("validate", "first_try.toml", cwd=tmp_path)
    assert valid.returncode == 0, valid.stderr
    again = querencia("new", kind, "first_try", cwd=tmp_path)
    assert again.returncode == 4 and "--force" in again.stderr


@pytest.mark.parametrize("words", [["programme", "Bad-Name"], ["pony", "name"]])
def test_new_refuses_what_it_cannot_start(words: list[str], tmp_path: Path) -> None:
    assert querencia("new", *words, cwd=tmp_path).returncode == 2


@needs_kernel
def test_a_wrong_scenario_is_3(tmp_path: Path) -> None:
    (tmp_path / "wrong.toml").write_text('schema = 1\ntitle = "x"\nnosuch = 1\n')
    done = querencia("validate", "wrong.toml", cwd=tmp_path)
    assert done.returncode == 3
    assert "wrong.toml:3:1: error RS" in done.stderr
    document = json.loads(querencia("validate", "wrong.toml", "--json", cwd=tmp_path).stdout)
    assert document["ok"] is False and 3 in {problem["line"] for problem in document["problems"]}


@needs_kernel
def test_run_compare_verify_and_live(toy: Path, tmp_path: Path) -> None:
    arms = [toy, toy.with_name("together.toml")]
    done = querencia("run", *arms, "-o", "toy.h5", "--months", 24, "--replicates", 2, cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip() == "toy.h5" and "\r" not in done.stderr
    assert querencia("compare", "toy.h5", cwd=tmp_path).returncode == 0
    assert querencia("verify", "toy.h5", cwd=tmp_path).returncode == 0
    again = querencia("run", *arms, "-o", "toy.h5", cwd=tmp_path)
    assert again.returncode == 6 and "--force" in again.stderr
    from querencia.results import open_run

    person = int(open_run(tmp_path / "toy.h5").paired["returnee"].values[0])
    told = querencia("life", "toy.h5", "--person", person, cwd=tmp_path)
    assert told.returncode == 0, told.stderr
    assert f"Simulated person {person}" in told.stdout and "together" in told.stdout


@needs_kernel
def test_demo_on_a_small_scale(tmp_path: Path) -> None:
    done = querencia("demo", "--scale", "0.005", "--replicates", "2", "--months", "24", "--folder", "d", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert "Population check" in done.stdout and "Sustainably reintegrated" in done.stdout
    written = {path.name for path in (tmp_path / "d").iterdir()}
    assert {"1-scores.png", "5-map.svg", "comparison.csv", "units.csv", "population-check.csv"} <= written
