"""What a bug report needs to know of a machine, and nothing personal."""

from __future__ import annotations

import os
import platform
import shutil
import subprocess
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from querencia.errors import FileError
from querencia.native import kernel, share

PACKAGES = ("querencia", "numpy", "pandas", "xarray", "h5py", "h5netcdf", "altair", "vl-convert-python", "typer")
READERS = ("h5dump", "ncdump", "R")


def report() -> dict[str, Any]:
    """Everything, as one object."""
    return {
        "schema": 1,
        "system": f"{platform.system()} {platform.release().split('-')[0]}, {platform.machine()}",
        "python": platform.python_version(),
        "packages": {name: _version(name) for name in PACKAGES},
        "kernel": _kernel_version(),
        "extension": _extension(),
        "data": "found" if (share() / "scenarios").is_dir() else "missing",
        "threads": len(os.sched_getaffinity(0)),
        "memory_mb": _memory(),
        "disk_free_mb": shutil.disk_usage(Path.cwd()).free // 2**20,
        "readers": {name: bool(shutil.which(name)) for name in READERS},
    }


def report_text(facts: dict[str, Any]) -> str:
    """The same as lines."""
    packages = ", ".join(f"{name} {number}" for name, number in facts["packages"].items())
    readers = ", ".join(f"{name} {'yes' if found else 'no'}" for name, found in facts["readers"].items())
    extension = facts["extension"]
    built = extension if isinstance(extension, str) else ", ".join(f"{k} {v}" for k, v in extension.items())
    rows = {
        "system": facts["system"],
        "python": facts["python"],
        "packages": packages,
        "native program": facts["kernel"],
        "extension": built,
        "scenarios and cards": facts["data"],
        "threads": facts["threads"],
        "memory": f"{facts['memory_mb']['available']:,} of {facts['memory_mb']['total']:,} MB free",
        "disk here": f"{facts['disk_free_mb']:,} MB free",
        "readers": readers,
    }
    return "\n".join(f"{name:<20} {value}" for name, value in rows.items())


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "missing"


def _kernel_version() -> str:
    try:
        program = kernel()
    except FileError:
        return "missing: ./dev build, or reinstall querencia"
    answer = subprocess.run([program, "--version"], capture_output=True, text=True, check=False)
    return answer.stdout.strip() or f"does not start: {answer.stderr.strip().splitlines()[-1:]}"


def _extension() -> dict[str, str] | str:
    try:
        from querencia import _kernel
    except ImportError as error:
        return f"missing: {str(error).split(' (')[0]}"
    return {str(name): str(value) for name, value in _kernel.build_facts().items()}


def _memory() -> dict[str, int]:
    facts = {"MemTotal": 0, "MemAvailable": 0}
    for line in Path("/proc/meminfo").read_text("ascii").splitlines():
        name, _, rest = line.partition(":")
        if name in facts:
            facts[name] = int(rest.split()[0]) // 1024
    return {"total": facts["MemTotal"], "available": facts["MemAvailable"]}
