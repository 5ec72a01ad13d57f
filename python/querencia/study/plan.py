"""A study before it runs: frozen scenarios, points, calls of the kernel, shards. A folder holds it, no database."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from querencia.errors import FileError, ScenarioError
from querencia.study.columns import Column, kernel_digest, overrides
from querencia.study.design import Design, design_of
from querencia.study.freeze import applies, check_columns, freeze
from querencia.study.needs import Needs, needs_of, probe
from querencia.study.reading import nearest
from querencia.study.spec import Keep, Spec, Until

__all__ = ["Call", "Plan", "content_of", "digest_of", "make_plan", "open_plan", "write_json"]

FORMAT = 1
MOST_IN_CALL = 64  # runs that one call of the kernel takes
LEAST_IN_SHARD, MOST_IN_SHARD = 64, 256
ACCOUNTS = ("programme_spent", "programme_discounted", "programme_enrolled")


@dataclass(frozen=True)
class Call:
    """One call of the kernel: all scenarios at some points that share a world, for one block of replicates."""

    block: int
    points: tuple[int, ...]
    replicates: int


class Plan:
    """What ``plan.json`` says. Two plans with the same digest have the same results."""

    def __init__(self, folder: Path, content: dict[str, Any]) -> None:
        self.folder = folder
        self.content = content
        self.kind: str = content["spec"]["kind"]
        self.scenarios: list[dict[str, Any]] = content["scenarios"]
        self.columns = [Column.from_dict(each) for each in content["columns"]]
        self.points: list[list[Any]] = content["points"]
        self.axes: list[int] = content["axes"]
        self.replicates: int = content["replicates"]
        self.block: int = content["block"]
        self.seed: int = content["seed"]
        self.months: int = content["months"]
        self.scale: float = content["scale"]
        keep: dict[str, Any] = content["spec"]["keep"]
        self.keep = Keep(tuple(keep["variables"]), tuple(keep["groups"]), keep["by_community"], keep["every"])
        self.until = Until(**content["spec"]["until"])
        self.needs = Needs(**content["needs"])
        self.digest: str = content["digest"]

    @property
    def names(self) -> list[str]:
        return [each["name"] for each in self.scenarios]

    @property
    def base(self) -> str:
        given = self.content["spec"]["base"]
        return given or ("baseline" if "baseline" in self.names else self.names[0])

    @property
    def runs(self) -> int:
        return len(self.scenarios) * len(self.points) * self.replicates

    @property
    def variables(self) -> list[str]:
        return list(self.content["variables"])

    @property
    def groups(self) -> list[str]:
        return list(self.keep.groups)

    @property
    def moments(self) -> list[int]:
        """Months kept: every so many, and the last."""
        return sorted({*range(0, self.months + 1, self.keep.every), self.months})

    @cached_property
    def calls(self) -> list[Call]:
        """In order of replicates, so that the first shards are a smaller study of all points."""
        arms = self.content.get("together") or all(column.of_an_arm for column in self.columns)
        most = min(MOST_IN_CALL, self.content["shard_runs"])
        size = max(1, most // (len(self.scenarios) * self.block)) if arms else 1
        out = []
        for block, first in enumerate(range(0, self.replicates, self.block)):
            count = min(self.block, self.replicates - first)
            for start in range(0, len(self.points), size):
                out.append(Call(block, tuple(range(start, min(start + size, len(self.points)))), count))
        return out

    def runs_of(self, call: Call) -> int:
        return len(self.scenarios) * len(call.points) * call.replicates

    @cached_property
    def shards(self) -> list[tuple[int, int]]:
        """Half-open ranges of calls."""
        target = self.content["shard_runs"]
        out, start, count = [], 0, 0
        for number, call in enumerate(self.calls):
            due = count and count + self.runs_of(call) > target
            stage = self.until.half_width and number > start and call.block != self.calls[number - 1].block
            if due or stage:
                out.append((start, number))
                start, count = number, 0
            count += self.runs_of(call)
        return [*out, (start, len(self.calls))]

    def runs_in(self, shard: int) -> int:
        first, last = self.shards[shard]
        return sum(self.runs_of(call) for call in self.calls[first:last])

    def shard_path(self, shard: int) -> Path:
        return self.folder / "shards" / f"shard-{shard:05d}.h5"

    def scenario_file(self, name: str) -> Path:
        return self.folder / self.content.get("home", "scenarios") / f"{name}.toml"

    def overrides(self, scenario: int, point: int) -> dict[str, Any]:
        """What is set in a scenario at a point."""
        pairs = [
            (column, value)
            for column, value in zip(self.columns, self.points[point], strict=True)
            if applies(column, self.scenarios[scenario])
        ]
        return overrides([column for column, _ in pairs], [value for _, value in pairs])

    def seed_of(self, replicate: int) -> tuple[int, int]:
        """Seed and replicate as the kernel counts them: each block has a seed of its own."""
        return self.seed + replicate // self.block, replicate % self.block

    def command(self, scenario: int, point: int, replicate: int) -> str:
        """What reproduces one run outside the study."""
        seed, inner = self.seed_of(replicate)
        words = [f"querencia run scenarios/{self.names[scenario]}.toml --seed {seed} --replicates {inner + 1}"]
        words += [f"--months {self.months} --scale {self.scale:g}"]
        words += [
            f"--set '{path}={json.dumps(value, ensure_ascii=False)}'"
            for path, value in self.overrides(scenario, point).items()
        ]
        return " ".join(words) + " -o again.h5"

    def each_run(self) -> Iterator[tuple[int, int, int]]:
        for scenario in range(len(self.scenarios)):
            for point in range(len(self.points)):
                for replicate in range(self.replicates):
                    yield scenario, point, replicate


def write_json(path: Path, content: Any) -> None:
    """Whole or not at all."""
    part = path.with_name(f"{path.name}.{os.getpid()}.part")
    part.write_text(json.dumps(content, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    part.replace(path)


def open_plan(folder: Path) -> Plan:
    """A plan that stands in a folder.

    Raises
    ------
    FileError
        There is none, or it is damaged or newer.
    """
    path = folder / "plan.json"
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise FileError(f"there is no plan in {folder}; make it first: querencia study plan STUDY.toml") from None
    except (OSError, ValueError) as error:
        raise FileError(f"cannot read {path}: {error}") from error
    if not isinstance(content, dict) or content.get("format") != FORMAT:
        raise FileError(f"{path} is not a plan that this version reads")
    return Plan(folder, content)


def make_plan(spec: Spec, folder: Path) -> Plan:
    """Freeze scenarios, lay out points and shards, measure needs, and write it all down.

    A folder that already holds the same plan is left as it is, with the shards that are done.

    Raises
    ------
    ScenarioError
        A scenario, column, variable or group is wrong.
    FileError
        The folder holds another study.
    """
    known = folder / "plan.json"
    old = open_plan(folder) if known.is_file() else None
    home = folder / ("scenarios.check" if old else "scenarios")
    shutil.rmtree(home, ignore_errors=True)
    home.mkdir(parents=True)
    try:
        content = content_of(spec, home)
    finally:
        if old:
            shutil.rmtree(home, ignore_errors=True)
    if old and old.digest != content["digest"]:
        raise FileError(
            f"{folder} holds another study, planned from other scenarios or settings; choose another folder with -o, "
            "or add --force to begin anew"
        )
    if not old:
        (folder / "shards").mkdir(exist_ok=True)
        write_json(known, content)
    return old or Plan(folder, content)


def content_of(
    spec: Spec, home: Path, design_for: Callable[[list[dict[str, Any]]], Design] | None = None
) -> dict[str, Any]:
    """Everything that ``plan.json`` says. Scenarios are frozen into ``home``."""
    scenarios = [freeze(spec.folder / name, home) for name in spec.scenarios]
    months = _months(spec, scenarios)
    scale = spec.scale or scenarios[0]["scale"]
    programmes = {each["name"]: each["programmes"] for each in scenarios}
    design = design_for(scenarios) if design_for else design_of(spec, programmes)
    if not design.points:
        raise ScenarioError("the design of this study has no points")
    check_columns(design.columns, design.points, scenarios, home)
    found = probe([home / f"{each['name']}.toml" for each in scenarios], scale)
    variables = _variables(spec, found.variables)
    for group in spec.keep.groups:
        if group not in found.groups:
            raise ScenarioError(f"no group {group!r}{nearest(group, found.groups)}")
    runs = len(scenarios) * len(design.points) * spec.replicates
    places = len(found.communities) if spec.keep.by_community else 1
    needs = needs_of(
        found, runs, len(variables) + len(ACCOUNTS), len(spec.keep.groups), places, months // spec.keep.every + 1,
        months, min(MOST_IN_CALL, len(scenarios) * spec.block),
    )  # fmt: skip
    content: dict[str, Any] = {
        "format": FORMAT, "kernel": kernel_digest(), "spec": spec.to_dict(), "scenarios": scenarios,
        "columns": [column.to_dict() for column in design.columns], "points": design.points, "axes": design.axes,
        "facts": design.facts, "replicates": spec.replicates, "block": min(spec.block, spec.replicates),
        "seed": spec.seed, "months": months, "scale": scale,
        "variables": {name: found.variables[name] for name in variables}, "communities": found.communities,
        "needs": asdict(needs), "shard_runs": spec.shard_runs or _shard_runs(runs),
    }  # fmt: skip
    content = json.loads(json.dumps(content))
    content["digest"] = digest_of(content)
    return content


def digest_of(content: dict[str, Any]) -> str:
    """Of all that decides results; not of how the work is cut, nor of needs."""
    parts = {key: value for key, value in content.items() if key not in ("needs", "shard_runs", "digest", "home")}
    parts["spec"] = {key: value for key, value in content["spec"].items() if key not in ("shard_runs", "title")}
    return hashlib.sha256(json.dumps(parts, sort_keys=True).encode()).hexdigest()[:32]


def _shard_runs(runs: int) -> int:
    """About sixteen shards while the study is small, so that workers have something to share; then 64 to 256 runs."""
    return max(1, -(-runs // 16)) if runs < 16 * LEAST_IN_SHARD else min(MOST_IN_SHARD, -(-runs // 16))


def _months(spec: Spec, scenarios: list[dict[str, Any]]) -> int:
    if spec.months:
        return spec.months
    lengths = {each["months"] for each in scenarios}
    if len(lengths) > 1:
        raise ScenarioError(f"the scenarios last {sorted(lengths)} months; write months = ... in the study")
    return int(lengths.pop())


def _variables(spec: Spec, known: dict[str, dict[str, str]]) -> list[str]:
    """Kept tallies with the tallies that they are shares of."""
    asked = [*spec.keep.variables]
    outcomes = [spec.sensitivity.outcome, spec.pathways.outcome, spec.until.outcome, *spec.optimise.weights]
    of_kind = {"sensitivity": outcomes[:1], "pathways": outcomes[1:2], "optimise": outcomes[3:]}.get(spec.kind, [])
    for name in [*asked, *of_kind, *([spec.until.outcome] if spec.until.half_width else [])]:
        if name not in known:
            raise ScenarioError(f"no tally {name!r}{nearest(name, known)}")
    if not asked:
        return sorted(known)
    chosen = {*asked, *of_kind, *([spec.until.outcome] if spec.until.half_width else [])}
    return sorted(chosen | {known[name]["per"] for name in chosen if "per" in known[name]})
