"""Runs one shard: a few calls of the kernel, what is kept of them in one file, renamed into place when whole."""

from __future__ import annotations

import json
import os
import shutil
import tempfile
import threading
import time
import uuid
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from querencia.errors import FileError, ScenarioError, StateError
from querencia.study.columns import kernel_digest
from querencia.study.plan import ACCOUNTS, Call, Plan, open_plan

if TYPE_CHECKING:
    import h5py
    import numpy as np

__all__ = ["is_done", "run_shard", "shard_failures"]

KIND = "querencia study shard"
CHUNK_NUMBERS = 131_072
ONE_AT_A_TIME = threading.Lock()  # the kernel's HDF5 and Python's are not made for threads

Told = Callable[[int], object]


def run_shard(folder: str, number: int, threads: int = 1, tell: Told | None = None) -> dict[str, Any]:
    """Run a shard of a planned study and write its file.

    Parameters
    ----------
    folder
        Folder of the plan; all workers must see it under this name.
    number
        Which shard.
    threads
        Threads of the kernel; never changes results.
    tell
        Called with the number of runs just finished.

    Returns
    -------
    dict
        shard, runs, failed (scenario, point, replicate, message), seconds, kernel_seconds.
    """
    with ONE_AT_A_TIME:
        begin = time.perf_counter()
        plan = open_plan(Path(folder))
        if kernel_digest() != plan.content["kernel"]:
            raise FileError(
                "this kernel declares other models than the one that the study was planned with; plan it anew: "
                "querencia study plan STUDY.toml --force"
            )
        target = plan.shard_path(number)
        part = target.with_name(f"{target.name}.{uuid.uuid4().hex[:12]}.part")
        try:
            failed, kernel = _write(plan, number, part, threads, tell)
            _settle(part, target)
        finally:
            part.unlink(missing_ok=True)
        seconds = time.perf_counter() - begin
        return {
            "shard": number, "runs": plan.runs_in(number), "failed": failed, "seconds": seconds,
            "kernel_seconds": kernel,
        }  # fmt: skip


def is_done(plan: Plan, number: int) -> bool:
    """Whether the shard's file is there, whole, of this plan and without failed runs."""
    failures = shard_failures(plan, number)
    return failures is not None and not failures


def shard_failures(plan: Plan, number: int) -> list[dict[str, Any]] | None:
    """Failed runs that a shard's file lists; None if there is no such file of this plan."""
    import h5py

    path = plan.shard_path(number)
    if not path.is_file():
        return None
    try:
        with h5py.File(path) as file:
            if file.attrs.get("file_type") != KIND or file.attrs.get("plan") != plan.digest:
                return None
            found: list[dict[str, Any]] = json.loads(file.attrs["failures"])
            return found
    except (OSError, KeyError, ValueError):
        return None


def _settle(part: Path, target: Path) -> None:
    with part.open("rb") as file:
        os.fsync(file.fileno())
    part.replace(target)


def _write(plan: Plan, number: int, part: Path, threads: int, tell: Told | None) -> tuple[list[dict[str, Any]], float]:
    import h5py
    import numpy as np

    first, last = plan.shards[number]
    rows, size, failed, kernel = 0, plan.runs_in(number), [], 0.0
    places = len(plan.content["communities"]) if plan.keep.by_community else 1
    shape = (size, len(plan.variables), len(plan.moments), places, len(plan.groups))
    step = max(1, min(shape[1], CHUNK_NUMBERS // max(1, shape[2] * shape[3] * shape[4])))
    with h5py.File(part, "w") as file:
        tallies = file.create_dataset(
            "tallies", shape, "f8", chunks=(1, step, *shape[2:]), fillvalue=np.nan, compression="gzip",
            compression_opts=1, shuffle=True,
        )  # fmt: skip
        accounts = file.create_dataset("accounts", (size, len(ACCOUNTS), shape[2]), "f8", fillvalue=np.nan)
        labels = np.zeros((size, 3), "i4")
        for call in plan.calls[first:last]:
            count = plan.runs_of(call)
            block, kept, broken, spent = _call(plan, call, threads)
            kernel += spent
            failed += broken
            labels[rows : rows + count] = block
            tallies[rows : rows + count] = kept[0]
            accounts[rows : rows + count] = kept[1]
            rows += count
            if tell:
                tell(count)
        file["run"] = labels  # scenario, point, replicate
        file.attrs["file_type"] = KIND
        file.attrs["plan"] = plan.digest
        file.attrs["shard"] = number
        file.attrs["failures"] = json.dumps(failed)
    return failed, kernel


def _call(plan: Plan, call: Call, threads: int) -> tuple[Any, Any, list[dict[str, Any]], float]:
    """Rows of one call: scenario slowest, replicate fastest. A scenario that a point does not touch runs once."""
    import numpy as np

    arms: dict[tuple[int, str], list[int]] = {}
    for scenario in range(len(plan.scenarios)):
        for point in call.points:
            key = (scenario, json.dumps(plan.overrides(scenario, point), sort_keys=True))
            arms.setdefault(key, []).append(point)
    labels, tallies, accounts, broken = [], [], [], []
    found, failures, spent = _results(plan, list(arms), call, threads)
    places = {point: place for place, point in enumerate(call.points)}
    order = {(key[0], point): index for index, (key, points) in enumerate(arms.items()) for point in points}
    for scenario in range(len(plan.scenarios)):
        for point in sorted(call.points, key=places.__getitem__):
            index = order[scenario, point]
            first = call.block * plan.block
            labels += [(scenario, point, first + r) for r in range(call.replicates)]
            tallies.append(found[0][index])
            accounts.append(found[1][index])
            for inner, message in failures.get(index, {}).items():
                broken.append({"scenario": scenario, "point": point, "replicate": first + inner, "message": message})
    return np.array(labels), (np.concatenate(tallies), np.concatenate(accounts)), broken, spent


def _results(
    plan: Plan, arms: Sequence[tuple[int, str]], call: Call, threads: int
) -> tuple[tuple[np.ndarray, np.ndarray], dict[int, dict[int, str]], float]:
    """Kept numbers by arm and replicate; failed ones are not numbers and have a message."""
    import numpy as np

    folder = Path(tempfile.mkdtemp(prefix="querencia-study-"))
    begin = time.perf_counter()
    try:
        try:
            out = _simulate(plan, arms, call.block, call.replicates, threads, folder)
            spent = time.perf_counter() - begin
            return _kept(plan, out, len(arms), call.replicates), {}, spent
        except (StateError, ScenarioError) as error:
            whole = str(error)
        tallies, accounts, failures = [], [], {}
        for index, arm in enumerate(arms):  # alone, to learn which run it was
            good, message = _alone(plan, arm, call, threads, folder, whole)
            numbers = _empty(plan, call.replicates) if good is None else good
            tallies.append(numbers[0])
            accounts.append(numbers[1])
            if message:
                failures[index] = message
        return (np.stack(tallies), np.stack(accounts)), failures, time.perf_counter() - begin
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _alone(
    plan: Plan, arm: tuple[int, str], call: Call, threads: int, folder: Path, whole: str
) -> tuple[tuple[np.ndarray, np.ndarray] | None, dict[int, str]]:
    """One arm by itself. The kernel counts replicates from zero, so those behind a failing one are lost with it."""
    most, message = call.replicates, ""
    while most:
        try:
            out = _simulate(plan, [arm], call.block, most, threads, folder)
            tallies, accounts = _kept(plan, out, 1, most)
            padded = _empty(plan, call.replicates)
            padded[0][:most], padded[1][:most] = tallies[0], accounts[0]
            behind = f"not run: replicate {most} of its block failed first"
            lost = {most: message} | dict.fromkeys(range(most + 1, call.replicates), behind)
            return padded, lost if most < call.replicates else {}
        except (StateError, ScenarioError) as error:
            message = str(error) or whole
            if isinstance(error, ScenarioError):
                break
            most -= 1
    behind = "not run: replicate 0 of its block failed first"
    lost = {0: message or whole} | dict.fromkeys(range(1, call.replicates), behind)
    return None, lost


def _empty(plan: Plan, replicates: int) -> tuple[np.ndarray, np.ndarray]:
    import numpy as np

    places = len(plan.content["communities"]) if plan.keep.by_community else 1
    shape = (replicates, len(plan.variables), len(plan.moments), places, len(plan.groups))
    return np.full(shape, np.nan), np.full((replicates, len(ACCOUNTS), len(plan.moments)), np.nan)


def _simulate(
    plan: Plan, arms: Sequence[tuple[int, str]], block: int, replicates: int, threads: int, folder: Path
) -> Path:
    """One call of the kernel. Arms are told apart by file name, so each has a file that extends a frozen scenario."""
    import querencia
    from querencia.scenario import Scenario

    sources = []
    for index, (scenario, changes) in enumerate(arms):
        frozen = plan.scenario_file(plan.names[scenario]).resolve()
        path = folder / f"arm-{index:04d}.toml"
        path.write_text(f'schema = 1\ntitle = "arm"\nextends = {json.dumps(str(frozen))}\n', encoding="utf-8")
        sources.append(Scenario(path, json.loads(changes)))
    out = folder / "run.h5"
    querencia.run(
        sources, out, replicates=replicates, seed=plan.seed + block, months=plan.months, scale=plan.scale, panel=0,
        threads=threads, force=True, progress=False,
    )  # fmt: skip
    return out


def _kept(plan: Plan, path: Path, arms: int, replicates: int) -> tuple[np.ndarray, np.ndarray]:
    """Arrays (arm, replicate, variable, month, place, group) and (arm, replicate, account, month)."""
    import h5py
    import numpy as np

    by_place = plan.keep.by_community
    with h5py.File(path) as file:
        known = [name.decode() for name in file["group"][()]]
        groups = [known.index(name) for name in plan.groups]
        places = len(plan.content["communities"]) if by_place else 1
        shape = (arms, replicates, len(plan.variables), len(plan.moments), places, len(groups))
        tallies = np.empty(shape)
        for number, name in enumerate(plan.variables):
            if name not in file:
                raise FileError(f"the kernel did not write {name}; was it updated since the study was planned?")
            values = file[name][()][:, :, plan.moments][..., groups].astype("f8")
            # Sums over the third axis are taken place by place, in order, on every machine.
            tallies[:, :, number] = values if by_place else np.add.reduce(values, axis=3, keepdims=True)
        accounts = np.zeros((arms, replicates, len(ACCOUNTS), len(plan.moments)))
        for number, name in enumerate(ACCOUNTS):
            accounts[:, :, number] = _account(file, name, plan.moments)
    return tallies, accounts


def _account(file: h5py.File, name: str, moments: list[int]) -> Any:
    if name not in file:
        return 0.0
    values = file[name][()][:, :, moments].astype("f8")
    total = values[..., 0] * 0
    for programme in range(values.shape[-1]):
        part = values[..., programme]
        total = total + (part if part.dtype.kind != "f" else _finite(part))
    return total


def _finite(values: np.ndarray) -> np.ndarray:
    import numpy as np

    return np.where(np.isfinite(values), values, 0.0)
