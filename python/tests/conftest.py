"""Shared pieces of the package's tests."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parents[2]
TOY = ROOT / "scenarios" / "toy"


def load_runfiles() -> ModuleType:
    name = "querencia_test_runfiles"
    if name not in sys.modules:
        spec = importlib.util.spec_from_file_location(name, Path(__file__).parent / "runfiles.py")
        assert spec and spec.loader
        module = importlib.util.module_from_spec(spec)
        sys.modules[name] = module
        spec.loader.exec_module(module)
    return sys.modules[name]


@pytest.fixture(scope="session")
def runfiles() -> ModuleType:
    return load_runfiles()


@pytest.fixture(scope="session")
def made_up(tmp_path_factory: pytest.TempPathFactory, runfiles: ModuleType) -> Path:
    """A run file with known answers that no kernel wrote."""
    return runfiles.write_run(tmp_path_factory.mktemp("runs") / "made-up.h5")


@pytest.fixture(scope="session")
def toy() -> Path:
    return TOY / "baseline.toml"


@pytest.fixture(scope="session")
def toy_run(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The toy scenarios as the kernel runs them."""
    pytest.importorskip("querencia._kernel")
    import querencia

    path = tmp_path_factory.mktemp("toy") / "toy.h5"
    arms = [TOY / f"{name}.toml" for name in ("baseline", "together", "work")]
    querencia.run(arms, path, months=24, replicates=3, seed=5, panel=20)
    return path
