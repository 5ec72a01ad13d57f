"""Runs the shards of a plan: in this process, in processes of its own, on Dask, or through any Executor."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor, as_completed
from dataclasses import dataclass, field
from typing import Any

from querencia.errors import FileError, ScenarioError
from querencia.study.needs import require_room
from querencia.study.plan import Plan
from querencia.study.pool import run_in_processes
from querencia.study.shard import is_done, run_shard, shard_failures

__all__ = ["Outcome", "Ways", "execute", "part_of"]

Shown = bool | Callable[[dict[str, float]], object]


@dataclass(frozen=True)
class Ways:
    """Where and how shards run."""

    workers: int = 0  # processes; 0: one for each core; 1: this process
    threads: int = 0  # of the kernel in each worker; 0: cores over workers
    scheduler: str = ""  # "local" or the address of a Dask scheduler
    executor: Executor | None = None
    part: tuple[int, int] = (1, 1)  # this is the i-th of n shares of the work
    progress: Shown = False


@dataclass
class Outcome:
    """How running went."""

    planned: int
    done: int = 0
    failed: list[dict[str, Any]] = field(default_factory=list)
    missing: list[int] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    seconds: float = 0.0
    kernel_seconds: float = 0.0
    busy_seconds: float = 0.0
    ran: int = 0
    replicates: int = 0
    precision: dict[str, Any] = field(default_factory=dict)

    @property
    def complete(self) -> bool:
        return not (self.failed or self.missing or self.errors)


def part_of(text: str) -> tuple[int, int]:
    """``i/n`` with i from 1 to n.

    Examples
    --------
    >>> part_of("2/8")
    (2, 8)
    """
    first, _, last = text.partition("/")
    if not (first.isdigit() and last.isdigit() and 1 <= int(first) <= int(last)):
        raise ScenarioError(f"--shard is {text!r}; write i/n with i from 1 to n, such as 1/8", exit_code=2)
    return int(first), int(last)


def execute(plan: Plan, ways: Ways) -> Outcome:
    """Run what is not done yet. Failed runs are listed in the outcome, not raised.

    Raises
    ------
    FileError
        Disk or memory do not suffice.
    """
    share, shares = ways.part
    if shares > 1 and plan.until.half_width:
        raise ScenarioError(
            "a study that stops on precision cannot be split by --shard: use --workers or --scheduler", exit_code=2
        )
    begin = time.perf_counter()
    mine = [number for number in range(len(plan.shards)) if number % shares == share - 1]
    pending = [number for number in mine if not is_done(plan, number)]
    workers, threads = _workers(ways, len(pending))
    local = 0 if ways.scheduler not in ("", "local") or ways.executor else workers
    if pending:
        require_room(plan.needs, plan.folder, local, len(pending) / len(plan.shards))
    outcome = Outcome(planned=len(mine))
    with _Teller(plan, pending, ways.progress) as teller:
        for stage in _stages(plan, mine):
            todo = [number for number in stage if number in set(pending)]
            if todo:
                _run_stage(plan, todo, ways, workers, threads, outcome, teller)
            if _precise(plan, stage, outcome):
                mine = [number for number in mine if number <= stage[-1]]
                break
    for number in mine:
        failures = shard_failures(plan, number)
        if failures is None:
            outcome.missing.append(number)
        elif failures:
            outcome.failed += failures
        else:
            outcome.done += 1
    outcome.planned = len(mine)
    outcome.replicates = outcome.replicates or plan.replicates
    outcome.seconds = time.perf_counter() - begin
    return outcome


def _workers(ways: Ways, pending: int) -> tuple[int, int]:
    cores = len(os.sched_getaffinity(0))
    workers = max(1, min(ways.workers or cores, pending))
    return workers, ways.threads or max(1, cores // workers)


def _stages(plan: Plan, mine: Sequence[int]) -> list[list[int]]:
    """All at once; or, to stop early, block by block of replicates with the first few together."""
    if not plan.until.half_width:
        return [list(mine)]
    stages: dict[int, list[int]] = {}
    for number in mine:
        block = plan.calls[plan.shards[number][0]].block
        early = -(-plan.until.first // plan.block) - 1
        stages.setdefault(max(block, early), []).append(number)
    return [stages[key] for key in sorted(stages)]


def _precise(plan: Plan, stage: Sequence[int], outcome: Outcome) -> bool:
    if not plan.until.half_width or any(not is_done(plan, number) for number in stage):
        return bool(plan.until.half_width and outcome.errors)
    from querencia.study.precision import judge

    block = plan.calls[plan.shards[stage[-1]][0]].block
    outcome.replicates = min(plan.replicates, (block + 1) * plan.block)
    outcome.precision = judge(plan, outcome.replicates)
    return bool(outcome.precision["reached"])


def _run_stage(
    plan: Plan, todo: list[int], ways: Ways, workers: int, threads: int, outcome: Outcome, teller: _Teller
) -> None:
    for message in _messages(plan, todo, ways, workers, threads, teller.tell):
        if "runs" in message:
            teller.tell(message["runs"])
        elif "error" in message:
            outcome.errors.append(f"shard {message['shard']}: {message['error']}")
        else:
            result = message["result"]
            outcome.kernel_seconds += result["kernel_seconds"]
            outcome.busy_seconds += result["seconds"]
            outcome.ran += result["runs"]
            if message.get("whole"):
                teller.tell(result["runs"])


def _messages(
    plan: Plan, todo: list[int], ways: Ways, workers: int, threads: int, tell: Callable[[int], object]
) -> Iterator[dict[str, Any]]:
    folder = plan.folder.resolve()
    if ways.scheduler:
        yield from _on_dask(str(folder), todo, ways, workers, threads)
    elif ways.executor is not None:
        yield from _through(ways.executor, str(folder), todo, ways.threads or 1)
    elif workers > 1:
        yield from run_in_processes(folder, todo, workers, threads)
    else:
        for number in todo:
            try:
                yield {"result": run_shard(str(folder), number, threads, tell)}
            except (FileError, OSError) as error:
                yield {"error": str(error), "shard": number}


def _through(executor: Executor, folder: str, todo: list[int], threads: int) -> Iterator[dict[str, Any]]:
    futures = {executor.submit(run_shard, folder, number, threads): number for number in todo}
    yield from _collected(as_completed(futures), futures)


def _on_dask(folder: str, todo: list[int], ways: Ways, workers: int, threads: int) -> Iterator[dict[str, Any]]:
    try:
        import distributed
    except ImportError as error:
        raise FileError("--scheduler needs Dask: pip install 'querencia[study]'") from error
    if ways.scheduler == "local":
        cluster = distributed.LocalCluster(
            n_workers=workers, threads_per_worker=1, processes=True, dashboard_address=None, silence_logs=50
        )
        address: Any = cluster
    else:
        cluster, address = None, ways.scheduler
    try:
        try:
            client = distributed.Client(address, timeout="10s")
        except (OSError, ValueError) as error:
            raise FileError(f"no Dask scheduler answers at {ways.scheduler}: {error}") from error
        with client:
            # Shards are pure files: a lost worker's shard simply runs again elsewhere.
            futures = {
                client.submit(run_shard, folder, number, threads, pure=False, retries=2): number for number in todo
            }
            yield from _collected(distributed.as_completed(futures), futures)
    finally:
        if cluster is not None:
            cluster.close()


def _collected(completed: Any, futures: dict[Any, int]) -> Iterator[dict[str, Any]]:
    for future in completed:
        try:
            yield {"result": future.result(), "shard": futures[future], "whole": True}
        except Exception as error:
            yield {"error": f"{type(error).__name__}: {error}", "shard": futures[future]}


class _Teller:
    """Progress with runs done, rate and time left."""

    def __init__(self, plan: Plan, pending: Sequence[int], shown: Shown) -> None:
        self.all = sum(plan.runs_in(number) for number in pending)
        self.done = 0
        self.begin = time.perf_counter()
        self.told = 0.0
        self.line = shown is True or (shown is not False and not callable(shown))
        self.call = shown if callable(shown) else None

    def tell(self, runs: int) -> None:
        self.done = min(self.all, self.done + runs)
        now = time.perf_counter() - self.begin
        if now - self.told < 0.2 and self.done < self.all:
            return
        self.told = now
        rate = self.done / now if now > 0 else 0.0
        left = (self.all - self.done) / rate if rate else 0.0
        report = {"runs": self.done, "of": self.all, "runs_per_minute": 60 * rate, "seconds_left": left}
        if self.call:
            self.call(report)
        elif self.line:
            text = f"{self.done:,} of {self.all:,} runs, {60 * rate:,.0f} a minute, {left:,.0f} s left"
            print(f"\r\033[K{text}", end="", file=sys.stderr, flush=True)

    def __enter__(self) -> _Teller:
        return self

    def __exit__(self, *_: object) -> None:
        if self.line and self.told:
            print("\r\033[K", end="", file=sys.stderr, flush=True)
