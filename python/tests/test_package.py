"""The package's face: names, speed of import, examples."""

from __future__ import annotations

import doctest
import importlib
import json
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

import querencia

STUDY_PARTS = ("execute", "intervals", "pathways", "precision", "priors", "study")
MODULES = (
    "querencia", "querencia.results", "querencia.scenario", "querencia.simulate",
    *(f"querencia.study.{part}" for part in STUDY_PARTS),
)  # fmt: skip
NEEDS_KERNEL = {"querencia.scenario", "querencia.simulate", "querencia.study.study"}


def test_at_most_twelve_public_names() -> None:
    assert len(querencia.__all__) <= 12
    for name in querencia.__all__:
        assert getattr(querencia, name) is not None, name
        assert getattr(querencia, name).__doc__, name


def test_an_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        _ = querencia.nothing


def test_import_takes_under_a_third_of_a_second() -> None:
    script = "import sys, querencia; assert not {'xarray', 'pandas', 'altair'} & set(sys.modules)"
    spent = []
    for _ in range(4):  # the first may read from a cold disk; other work may share the machine
        begin = time.perf_counter()
        subprocess.run([sys.executable, "-c", "pass"], check=True)
        bare = time.perf_counter() - begin
        begin = time.perf_counter()
        subprocess.run([sys.executable, "-c", script], check=True, env=os.environ)
        spent.append(time.perf_counter() - begin - bare)
    assert min(spent) < 0.3


@pytest.mark.parametrize("name", MODULES)
def test_examples_run(name: str, made_up: Path, toy: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    if name in NEEDS_KERNEL:
        pytest.importorskip("querencia._kernel")
    if name.startswith("querencia.study"):
        pytest.importorskip("scipy")
    monkeypatch.chdir(tmp_path)
    study = tmp_path / "study.toml"
    arms = json.dumps([str(toy), str(toy.with_name("work.toml"))])
    study.write_text(f'schema = 1\nscenarios = {arms}\nmonths = 2\n[keep]\nvariables = ["outcomes_working"]\n')
    module = importlib.import_module(name)
    names = {**vars(module), "toy": str(toy), "toy_run": str(made_up), "toy_study": str(study)}
    finder, runner = doctest.DocTestFinder(), doctest.DocTestRunner(optionflags=doctest.ELLIPSIS)
    for test in finder.find(module, extraglobs=names):
        test.globs.update(names)
        runner.run(test)
    assert runner.failures == 0
    assert runner.tries > 0
