"""Worker processes on this machine."""

from __future__ import annotations

import json
import os
import queue
import subprocess
import sys
import threading
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

__all__ = ["run_in_processes"]

TRIES = 3


def run_in_processes(folder: Path, shards: Sequence[int], workers: int, threads: int) -> Iterator[dict[str, Any]]:
    """Run shards in processes of their own.

    Yields ``{"runs": n}``, ``{"result": ...}`` or ``{"error": ..., "shard": i}``. A shard whose worker died is given to
    another one, three times at most.
    """
    todo: queue.Queue[tuple[int, int]] = queue.Queue()
    for shard in shards:
        todo.put((shard, 1))
    told: queue.Queue[dict[str, Any] | None] = queue.Queue()
    running: list[subprocess.Popen[str]] = []
    hands = [
        threading.Thread(target=_serve, args=(folder, threads, todo, told, running), daemon=True)
        for _ in range(min(workers, len(shards)))
    ]
    for hand in hands:
        hand.start()
    try:
        left = len(shards)
        while left:
            message = told.get()
            if message is None:
                continue
            left -= "runs" not in message
            yield message
    finally:
        while not todo.empty():
            todo.get_nowait()
        for process in list(running):
            process.terminate()
        for hand in hands:
            hand.join(timeout=10)


def _serve(folder: Path, threads: int, todo: Any, told: Any, running: list[subprocess.Popen[str]]) -> None:
    process: subprocess.Popen[str] | None = None
    try:
        while True:
            try:
                shard, attempt = todo.get_nowait()
            except queue.Empty:
                return
            if process is None:
                process = _start(folder, threads)
                running.append(process)
            answer = _ask(process, shard, told)
            if answer is None:  # it died
                code = process.wait()
                running.remove(process)
                process = None
                if attempt < TRIES:
                    todo.put((shard, attempt + 1))
                else:
                    told.put({"error": f"its worker ended {TRIES} times, with code {code}", "shard": shard})
            else:
                told.put({**answer, "shard": shard})
    finally:
        if process is not None:
            running.remove(process)
            _stop(process)


def _start(folder: Path, threads: int) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "querencia.study.worker", str(folder), str(threads)],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, start_new_session=True,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(p for p in sys.path if p)},
    )  # fmt: skip


def _ask(process: subprocess.Popen[str], shard: int, told: Any) -> dict[str, Any] | None:
    assert process.stdin and process.stdout
    try:
        process.stdin.write(f"{shard}\n")
        process.stdin.flush()
    except OSError:
        return None
    for line in process.stdout:
        try:
            message: dict[str, Any] = json.loads(line)
        except ValueError:
            return None
        if "runs" in message:
            told.put(message)
        else:
            return message
    return None


def _stop(process: subprocess.Popen[str]) -> None:
    assert process.stdin and process.stdout
    try:
        process.stdin.close()
        process.wait(timeout=5)
    except (OSError, subprocess.TimeoutExpired):
        process.kill()
    process.stdout.close()
