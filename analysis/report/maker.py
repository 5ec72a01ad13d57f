"""What the sections share: facts, words, look, and the parts that every figure has."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, cast

import pandas as pd

from querencia_analysis import measures as m
from querencia_analysis.chart_style import words as spaced
from querencia_analysis.charts import around_zero, padded
from querencia_analysis.compare import SMALLEST_CELL, Line
from querencia_analysis.intervals import Interval
from querencia_analysis.report import panels
from querencia_analysis.report.catalogue import Words
from querencia_analysis.report.facts import Facts
from querencia_analysis.report.guard import clean
from querencia_analysis.report.parts import MASKED, Cell, Column, Kind, Masked, Panel

Row = list[Cell | Masked]
VERDICTS: dict[str, str] = {
    "higher": "higher", "lower": "lower", "about the same": "same", "masked": "masked", "one replicate": "one",
    "not enough replicates to tell": "unclear",
}  # fmt: skip


@dataclass
class Maker:
    """One report in one language."""

    facts: Facts
    words: Words

    def say(self, key: str, /, **values: Any) -> str:
        return self.words.say(key, **values)

    @cached_property
    def look(self) -> panels.Look:
        names = {arm: self.arm(arm) for arm in self.facts.all_arms}
        short = {arm: self.short(arm) for arm in self.facts.all_arms}
        return panels.Look(self.words, names, short, self.facts.base)

    def arm(self, arm: str) -> str:
        """Name of an arm in the language where it is a shipped scenario, else as the file spells it."""
        key = f"arm.{arm}"
        return self.say(key) if self.words.known(key) else clean(spaced(arm), 60)

    def short(self, arm: str) -> str:
        key = f"arm_short.{arm}"
        name = self.say(key) if self.words.known(key) else clean(spaced(arm), 60)
        return name if len(name) <= panels.LONGEST_LABEL else name[: panels.LONGEST_LABEL - 1] + "…"

    def measure(self, measure: m.Measure) -> str:
        """Name of a measure; the file's own words where the catalogue has none."""
        key = f"measure.{measure.variable.removeprefix('outcomes_')}"
        return self.say(key) if self.words.known(key) else measure.label

    def group(self, group: str) -> str:
        key = f"group.{group.replace(':', '_')}"
        return self.say(key) if self.words.known(key) else clean(spaced(group.replace(":", ": ")), 60)

    def columns(self, *named: str) -> list[Column]:
        """Columns by name in the catalogue, with their kind after a colon unless it is text."""
        pairs = (name.partition(":") for name in named)
        return [Column(self.say(f"table.{name}"), cast(Kind, kind or "text")) for name, _, kind in pairs]

    # --- what stands under each figure ---

    def source(self, *variables: str) -> str:
        names = self.words.listed([name for name in variables if name])
        return self.say("basis.source", tallies=names, file=self.words.listed([r.path.name for r in self.facts.runs]))

    def sure(self, key: str = "chance") -> str:
        """How sure a figure is; one replicate has an answer of its own."""
        if self.facts.replicates == 1:
            return self.say("sure.one_replicate")
        return self.say(f"sure.{key}", replicates=self.facts.replicates)

    def verdict(self, line: Line | None) -> str:
        if line is None:
            return self.say("verdict.masked")
        return self.say(f"verdict.{VERDICTS[line.verdict]}")

    # --- tables and pictures that many sections have ---

    def difference_columns(self, kind: str) -> list[Column]:
        levels: dict[str, Kind] = {"share": "share", "score": "score"}
        differences: dict[str, Kind] = {"share": "points", "score": "score_difference"}
        level, apart = levels.get(kind, "number"), differences.get(kind, "difference")
        unit = self.say(f"unit.{apart}")
        return [
            Column(self.say("table.value"), level),
            Column(self.say("table.difference", unit=unit), apart),
            Column(self.say("table.low"), apart),
            Column(self.say("table.high"), apart),
            Column(self.say("table.verdict")),
        ]

    def difference_cells(self, line: Line | None) -> Row:
        if line is None:
            return [MASKED, MASKED, MASKED, MASKED, self.say("verdict.masked")]
        return [line.level.value, *bounds(line.difference), self.verdict(line)]

    def trajectory(self, variable: str, kind: str, gain: bool, mark: int | None = None) -> str:
        """Lines over the months: levels of all arms, or gains over the base."""
        facts = self.facts
        frame = facts.gains(variable, facts.arms) if gain else facts.levels(variable, facts.all_arms)
        return self.line_panel(frame, kind, gain, mark)

    def line_panel(self, frame: pd.DataFrame, kind: str, gain: bool, mark: int | None = None) -> str:
        if kind == "share":
            frame = frame.assign(**{name: 100 * frame[name] for name in ("value", "low", "high")})
        if gain:
            domain = around_zero([frame])
        elif kind == "share":
            frame = frame.assign(low=frame["low"].clip(lower=0.0))
            domain = (0.0, max(1.0, 1.06 * float(frame["high"].max())))
        else:
            domain = padded([frame]) if kind == "score" else around_zero([frame])
        return panels.lines(frame, self.look, domain, ",~f", mark)

    def dot_rows(self, lines: Sequence[tuple[str, Line | None]], factor: float = 1.0) -> list[dict[str, Any]]:
        """Rows of a dot panel: label and line; masked ones have no mark."""
        rows: list[dict[str, Any]] = []
        for label, line in lines:
            value, low, high = bounds(line.difference) if line else (None, None, None)
            row = {"value": value, "low": low, "high": high}
            scaled = {key: None if number is None else factor * number for key, number in row.items()}
            rows.append({"label": label, "arm": line.arm if line else self.facts.arms[0], **scaled})
        return rows

    def panel(self, heading: str, svg: str) -> Panel:
        return Panel(heading, svg)

    def slots_of(self, line: Line) -> Mapping[str, str]:
        """The slots that most sentences on a difference have."""
        kind = line.measure.kind
        difference = line.difference
        return {
            "arm": self.arm(line.arm),
            "difference": self.words.difference(abs(difference.value), kind).lstrip("+"),
            "low": self.words.difference(difference.low, kind),
            "high": self.words.difference(difference.high, kind),
            "level": self.words.level(line.level.value, kind),
            "base_level": self.words.level(line.base.value, kind),
        }


def bounds(interval: Interval) -> tuple[float, float | None, float | None]:
    """Value and bounds; no bounds where one replicate gives none."""
    return (interval.value, interval.low, interval.high) if interval.known else (interval.value, None, None)


def counted(people: float) -> float | Masked:
    """A number of people, unless it is small enough to point at someone."""
    return MASKED if 0 < people < SMALLEST_CELL else float(people)


def strongest(facts: Facts, variable: str, month: int | None = None) -> Line | None:
    """The line with the largest gain that can be told from none."""
    lines = [facts.line(variable, arm, month) for arm in facts.arms]
    told = [
        line for line in lines if line and line.verdict in ("higher", "one replicate") and line.difference.value > 0
    ]
    return max(told, key=lambda line: line.difference.value, default=None)


def case_of(facts: Facts, variable: str, month: int | None = None) -> str:
    """Which of the sentences on a measure applies: gain, loss, same, unclear, or one (replicate)."""
    lines = [line for arm in facts.arms if (line := facts.line(variable, arm, month))]
    if not lines:
        return "masked"
    verdicts = {line.verdict for line in lines}
    if strongest(facts, variable, month):
        return "one" if verdicts == {"one replicate"} else "gain"
    if verdicts == {"one replicate"}:
        return "one_none"
    if "not enough replicates to tell" in verdicts:
        return "unclear"
    return "loss" if "lower" in verdicts else "same"
