"""The reference month in our kernel and in other tools: the same means, then the time of a month, one thread each.

All are timed in one run, in turn, so that they see the same machine; medians over the rounds are compared. CPU time is
what the ratios are made of: it does not grow when another program wants the same core.
"""

from __future__ import annotations

import argparse
import importlib
import json
import os
import subprocess
import sys
import time
from pathlib import Path
from statistics import mean, median, variance
from typing import Any

for name in ("OMP", "OPENBLAS", "MKL", "NUMBA"):
    os.environ.setdefault(f"{name}_NUM_THREADS", "1")
os.environ.setdefault("STARSIM_INSTALL_FONTS", "0")
sys.path.insert(0, str(Path(__file__).parent))

OURS = "querencia"
PEERS = ("numpy", "numba", "mesa", "starsim")
SIZES = {OURS: (10_000, 100_000, 1_000_000), "numba": (100_000, 1_000_000), "numpy": (100_000, 1_000_000)}
SIZES |= {"starsim": (100_000, 1_000_000), "mesa": (10_000,)}
QUICK = {OURS: (2_000, 20_000), "numba": (20_000,), "numpy": (20_000,), "starsim": (20_000,), "mesa": (2_000,)}
STEPS = {OURS: 9, "numpy": 3, "numba": 3, "starsim": 3, "mesa": 1}  # months of one round
ALARM = 5.0  # standard errors; twenty columns and four tools are compared


def make(peer: str, people: int, seed: int) -> Any:
    return importlib.import_module(f"{peer}_month").Month(people, seed)


def run_ours(program: str, people: int, months: int, replicate: int = 0) -> dict[str, Any]:
    sizes = ["--people", str(people), "--months", str(months), "--replicate", str(replicate)]
    done = subprocess.run([program, "reference", *sizes], capture_output=True, text=True, check=True)
    return dict(json.loads(done.stdout))


def means_of(peer: str, program: str, replicate: int, people: int, months: int) -> dict[str, float]:
    if peer == OURS:
        return dict(run_ours(program, people, months, replicate)["means"])
    from month import means

    life = make(peer, people, 100 + replicate)
    for _ in range(months):
        life.step()
    return means(life.columns)


def furthest(ours: list[dict[str, float]], theirs: list[dict[str, float]]) -> tuple[float, str]:
    """The column whose means differ most, in standard errors of the difference between replicates."""
    from month import COMPARED

    worst = (0.0, "")
    for column in COMPARED:
        a, b = [run[column] for run in ours], [run[column] for run in theirs]
        error = ((variance(a) + variance(b)) / len(a)) ** 0.5
        gap = abs(mean(a) - mean(b))
        worst = max(worst, (gap / error if error else float("inf") if gap else 0.0, column))
    return worst


def check(program: str, replicates: int, people: int, months: int) -> dict[str, Any]:
    print(f"means of {len(PEERS) + 1} tools, {replicates} replicates of {people} people after {months} months")
    runs = {p: [means_of(p, program, r, people, months) for r in range(replicates)] for p in (OURS, *PEERS)}
    found = {}
    for peer in PEERS:
        errors, column = furthest(runs[OURS], runs[peer])
        found[peer] = errors
        verdict = "same" if errors < ALARM else "DIFFERENT"
        print(f"  {peer:10} furthest column {column:14} {errors:5.2f} standard errors apart: {verdict}")
    # The check must be able to fail: a tool whose stress is 10 % higher is another model.
    wrong = [{**run, "stress": 1.1 * run["stress"]} for run in runs["numpy"]]
    errors, column = furthest(runs[OURS], wrong)
    print(f"  a version with 10 % more stress would be {errors:.1f} standard errors apart ({column})")
    if max(found.values()) >= ALARM or errors < ALARM:
        raise SystemExit("bench: the tools do not run the same month, so their times cannot be compared")
    return {"furthest": found, "replicates": replicates, "people": people, "months": months}


Timed = dict[tuple[str, int], tuple[list[float], list[float]]]


def timed(program: str, sizes: dict[str, tuple[int, ...]], rounds: int) -> Timed:
    """Nanoseconds per person-month of every tool and size: wall time and CPU time of every month."""
    lives = {(peer, people): make(peer, people, 1) for peer in PEERS for people in sizes[peer]}
    for life in lives.values():
        life.step(), life.step()  # compile and warm up
    times: Timed = {(tool, people): ([], []) for tool in (OURS, *PEERS) for people in sizes[tool]}
    for _ in range(rounds):
        for people in sizes[OURS]:
            run = run_ours(program, people, STEPS[OURS] + 2)
            times[OURS, people][0].extend(run["nanoseconds"][2:])
            times[OURS, people][1].extend(run["cpu_nanoseconds"][2:])
        for key, life in lives.items():
            for _ in range(STEPS[key[0]]):
                wall, cpu = time.perf_counter(), time.process_time()
                life.step()
                times[key][0].append((time.perf_counter() - wall) / key[1] * 1e9)
                times[key][1].append((time.process_time() - cpu) / key[1] * 1e9)
    return times


def table(times: Timed) -> dict[str, Any]:
    print("ns per person-month, one thread, medians; ratio to our kernel at the same size, in CPU time")
    print(f"  {'tool':10} {'people':>9} {'CPU':>9} {'wall':>9} {'ratio':>8}")
    kept: dict[str, Any] = {}
    for (tool, people), (walls, cpus) in times.items():
        cpu, wall = median(cpus), median(walls)
        ratio = cpu / median(times[OURS, people][1])
        print(f"  {tool:10} {people:9d} {cpu:9.1f} {wall:9.1f} {ratio:8.1f}")
        kept[f"{tool} {people}"] = {"cpu_ns": cpu, "wall_ns": wall, "ratio": ratio, "months": len(cpus)}
    return kept


def main() -> None:
    parser = argparse.ArgumentParser(prog="./dev bench peers", description=__doc__)
    parser.add_argument("--program", default="build/bin/querencia-bench", help=argparse.SUPPRESS)
    parser.add_argument("--store", type=Path, help="default build/bench.json, quick build/bench-quick.json")
    parser.add_argument("--rounds", type=int, default=0, help="default 7, quick 3")
    parser.add_argument("--quick", action="store_true", help="small sizes: to see that it works, not to quote")
    asked = parser.parse_args()
    checked = check(asked.program, *((8, 3000, 6) if asked.quick else (12, 5000, 12)))
    times = timed(asked.program, QUICK if asked.quick else SIZES, asked.rounds or (3 if asked.quick else 7))
    result = {"check": checked, "times": table(times)}
    store = asked.store or Path("build/bench-quick.json" if asked.quick else "build/bench.json")
    stored = json.loads(store.read_text()) if store.exists() else {}
    stored["peers"] = result
    store.parent.mkdir(parents=True, exist_ok=True)
    store.write_text(json.dumps(stored, indent=1) + "\n")


if __name__ == "__main__":
    main()
