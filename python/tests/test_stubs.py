"""The committed stubs are those of the extension as built."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

pytest.importorskip("querencia._kernel")


def test_stubs_match_the_extension(tmp_path: Path) -> None:
    allowed = tmp_path / "allowed"
    # pybind11 gives its classes and functions more than a stub says, and no default values that can be read.
    names = r"querencia\._kernel\..*(_pybind11_conduit_v1_|__init__|__getstate__|__setstate__)"
    allowed.write_text(names + "\n" + r"querencia\._kernel\.(RunSettings|Simulation|Source)" + "\n")
    command = [sys.executable, "-m", "mypy.stubtest", "querencia._kernel", "--allowlist", str(allowed)]
    done = subprocess.run(
        [*command, "--ignore-unused-allowlist"], capture_output=True, text=True, check=False, cwd=tmp_path
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_extension_and_h5py_share_a_process(toy_run: Path) -> None:
    """The kernel links the system's HDF5 and h5py brings its own: both must read in one process."""
    import h5py

    from querencia import _kernel

    before = _kernel.digest(str(toy_run))
    with h5py.File(toy_run) as file:
        assert file["outcomes_composite_sum"][()].size > 0
    assert _kernel.digest(str(toy_run)) == before
    assert _kernel.verify(str(toy_run), 2)["identical"]
