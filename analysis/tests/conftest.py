"""Run files with known answers, written by the package's own test helper."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="session")
def runfiles() -> ModuleType:
    name = "querencia_test_runfiles"
    if name not in sys.modules:
        spec = importlib.util.spec_from_file_location(name, ROOT / "python" / "tests" / "runfiles.py")
        assert spec and spec.loader
        module = importlib.util.module_from_spec(spec)
        sys.modules[name] = module
        spec.loader.exec_module(module)
    return sys.modules[name]


@pytest.fixture(scope="session")
def four_arms(tmp_path_factory: pytest.TempPathFactory, runfiles: ModuleType) -> Path:
    world = runfiles.World(
        arms=("baseline", "integrated", "economic_only", "cash"), months=60, replicates=6,
        effect=(0.0, 0.05, 0.02, 0.0), spending=(0.0, 1.0e6, 1.0e6, 0.98e6), persons_per_agent=10.0,
    )  # fmt: skip
    return runfiles.write_run(tmp_path_factory.mktemp("runs") / "four.h5", world)
