"""What a study needs of disk and memory, measured on a small probe; refused if it is not there."""

from __future__ import annotations

import json
import shutil
import subprocess
import tempfile
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from querencia.errors import FileError, ScenarioError
from querencia.native import environment, kernel
from querencia.scenario import Scenario
from querencia.study.freeze import people_of

__all__ = ["Needs", "Probe", "memory_free", "probe", "require_room"]

PROBE_AGENTS = 20_000
BARE_BYTES = 40e6  # of a kernel that holds nobody
PYTHON_BYTES = 160e6  # of a worker's interpreter with its libraries
LEAST_BYTES_PER_AGENT = 300.0
NUMBER = 8  # bytes of a kept number before compression


@dataclass(frozen=True)
class Probe:
    """A month of the world at a small scale: the file's variables, and memory by agent."""

    variables: dict[str, dict[str, str]]
    groups: list[str]
    communities: list[str]
    bytes_per_agent: float
    agents: float
    file_bytes: int


@dataclass(frozen=True)
class Needs:
    """Bytes that a study takes: results on disk (shards and cube), files under way and memory of each worker."""

    runs: int
    bytes_per_run: int
    disk: int
    temporary_per_worker: int
    memory_per_worker: int

    def to_dict(self) -> dict[str, int]:
        return asdict(self)


def probe(files: Sequence[Path], scale: float) -> Probe:
    """Run all scenarios for a month at a small scale and look at the file."""
    people = people_of(Scenario(files[0]))
    small = min(scale, PROBE_AGENTS / people) if people else min(scale, 0.02)
    with tempfile.TemporaryDirectory(prefix="querencia-probe-") as folder:
        out = Path(folder) / "probe.h5"
        command = [str(kernel()), "run", *map(str, files), "-o", str(out), "--months", "1", "--replicates", "1"]
        command += ["--scale", f"{small:.6g}", "--threads", "1", "--json", "--quiet"]
        done = subprocess.run(command, capture_output=True, text=True, check=False, env=environment())
        report = json.loads(done.stdout or "{}")
        if done.returncode:
            raise ScenarioError(report.get("message") or done.stderr.strip() or "a trial month failed")
        variables, groups, communities = _content(out)
        size = out.stat().st_size
    agents = max(1.0, float(report["agents"]))
    by_agent = max(LEAST_BYTES_PER_AGENT, (report["peak_bytes"] - BARE_BYTES) / agents if agents > 5000 else 0.0)
    return Probe(variables, groups, communities, by_agent, agents * scale / small, size)


def _content(path: Path) -> tuple[dict[str, dict[str, str]], list[str], list[str]]:
    import h5py

    wanted = ("long_name", "description", "unit_of_measure", "per")
    with h5py.File(path) as file:
        labels = {name: [each.decode() for each in file[name][()]] for name in ("group", "community")}
        shape = {len(labels["group"])}
        tallies = {}
        for name, item in file.items():
            if isinstance(item, h5py.Dataset) and item.ndim == 5 and item.shape[-1] in shape:
                tallies[name] = {key: _text(item.attrs[key]) for key in wanted if key in item.attrs}
    return tallies, labels["group"], labels["community"]


def _text(value: Any) -> str:
    return value.decode() if isinstance(value, bytes) else str(value)


def needs_of(
    found: Probe, runs: int, kept: int, groups: int, places: int, moments: int, months: int, per_call: int
) -> Needs:
    """Bytes before compression, which is what a full disk could need at worst."""
    by_run = kept * groups * places * moments * NUMBER
    whole = len(found.variables) * len(found.groups) * len(found.communities) * (months + 1) * 4
    memory = PYTHON_BYTES + BARE_BYTES + found.agents * found.bytes_per_agent + 2 * whole
    return Needs(runs, by_run, 2 * runs * by_run, found.file_bytes + per_call * whole, int(memory))


def memory_free() -> int:
    """Bytes that this machine could give now; 0: unknown."""
    try:
        lines = Path("/proc/meminfo").read_text(encoding="ascii").splitlines()
    except OSError:
        return 0
    found = [int(line.split()[1]) * 1024 for line in lines if line.startswith("MemAvailable:")]
    return found[0] if found else 0


def require_room(needs: Needs, folder: Path, workers: int, left: float = 1.0) -> None:
    """Refuse, with the figures, what would not fit.

    Parameters
    ----------
    left
        Share of the study that is still to be run.

    Raises
    ------
    FileError
        The disk of ``folder`` or this machine's memory is too small.
    """
    megabyte = 1e6
    home = next(each for each in (folder, *folder.resolve().parents) if each.exists())
    disk, free = needs.disk * left, shutil.disk_usage(home).free
    temporary = needs.temporary_per_worker * workers
    scratch = Path(tempfile.gettempdir())
    same = scratch.stat().st_dev == home.stat().st_dev
    advice = "keep fewer variables, groups or months in [keep], or choose another folder with -o"
    if disk + (temporary if same else 0) > free:
        raise _refused(
            f"this study needs up to {(disk + (temporary if same else 0)) / megabyte:,.0f} MB of disk "
            f"({needs.runs:,} runs of {needs.bytes_per_run / megabyte:,.3g} MB), but {free / megabyte:,.0f} MB "
            f"are free: {advice}"
        )
    if not same and temporary > shutil.disk_usage(scratch).free:
        raise _refused(
            f"{workers} workers need {temporary / megabyte:,.0f} MB for files under way; set TMPDIR to a larger disk"
        )
    memory = needs.memory_per_worker * workers
    available = memory_free()
    if available and memory > available:
        most = int(available // needs.memory_per_worker)
        hint = f"use --workers {most}" if most else "use a smaller scale"
        raise _refused(
            f"{workers} worker{'s' * (workers > 1)} of this study need {memory / megabyte:,.0f} MB of memory "
            f"({needs.memory_per_worker / megabyte:,.0f} MB each), but {available / megabyte:,.0f} MB are free: {hint}"
        )


def _refused(message: str) -> FileError:
    error = FileError(message)
    error.exit_code = 6  # type: ignore[attr-defined]
    return error
