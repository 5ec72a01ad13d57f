"""What a report is made of, before it is a page: sections, figures, tables."""

from __future__ import annotations

import base64
import csv
import io
import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

from querencia_analysis.report.catalogue import Words

Kind = Literal[
    "text", "share", "points", "score", "score_difference", "number", "difference", "money", "people", "whole", "mixed"
]
FORMULA = ("=", "+", "-", "@", "\t", "\r")


class Masked:
    """A cell with fewer people than may be shown."""

    def __repr__(self) -> str:
        return "<10"


MASKED = Masked()


@dataclass(frozen=True)
class Level:
    """A value of a measure, in a column whose rows have units of their own."""

    value: float
    measured: str

    def shown(self, words: Words) -> str:
        return words.level(self.value, self.measured) if self.measured != "people" else words.people(self.value)

    def plain(self) -> float:
        return round(self.value * (100 if self.measured == "share" else 1), 6)


Cell = str | float | int | Level | None


@dataclass(frozen=True)
class Column:
    label: str
    kind: Kind = "text"


@dataclass
class Table:
    """Rows of raw values; how they are written is the column's kind."""

    name: str
    caption: str
    columns: Sequence[Column]
    rows: Sequence[Sequence[Cell | Masked]]

    def shown(self, words: Words) -> list[list[str]]:
        """Rows as text of a language."""
        kinds = [column.kind for column in self.columns]
        return [[shown(value, kind, words) for value, kind in zip(row, kinds, strict=True)] for row in self.rows]

    def csv(self) -> str:
        """The table as CSV: one header row, decimal points, shares and points in percent; safe to open in Excel."""
        out = io.StringIO()
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow([harmless(column.label) for column in self.columns])
        for row in self.rows:
            writer.writerow([plain(value, column.kind) for value, column in zip(row, self.columns, strict=True)])
        return out.getvalue()

    def data_uri(self) -> str:
        """The CSV as the target of a link, with the mark by which Excel knows UTF-8."""
        coded = base64.b64encode(("\ufeff" + self.csv()).encode("utf-8")).decode("ascii")
        return f"data:text/csv;charset=utf-8;base64,{coded}"


@dataclass(frozen=True)
class Panel:
    """One picture of a figure: its heading and its SVG."""

    heading: str
    svg: str


@dataclass
class Figure:
    """A finding, one sentence, pictures, their numbers, where these come from, how sure they are."""

    name: str
    title: str
    sentence: str
    table: Table
    source: str
    sure: str
    panels: Sequence[Panel] = ()
    alt: str = ""
    keyed: bool = True  # shows which colour is which package
    kind: str = "figure"


@dataclass(frozen=True)
class Paragraph:
    text: str
    style: str = ""
    kind: str = "paragraph"


@dataclass(frozen=True)
class Points:
    """A list; each point may have a heading."""

    points: Sequence[tuple[str, str]]
    style: str = ""
    kind: str = "points"


@dataclass
class Section:
    name: str
    heading: str
    blocks: list[Figure | Paragraph | Points] = field(default_factory=list)


def shown(value: Cell | Masked, kind: Kind, words: Words) -> str:
    """A cell as text."""
    if isinstance(value, Masked):
        return words.say("table.masked")
    if value is None or (isinstance(value, float) and not math.isfinite(value)):
        return "–"
    if isinstance(value, Level):
        return value.shown(words)
    if isinstance(value, str):
        return value
    writers: dict[str, Callable[[Any], str]] = {
        "share": words.percent, "points": words.points, "score": words.score, "money": words.money,
        "score_difference": lambda v: words.score(v, sign=True), "number": lambda v: words.number(v, 2),
        "difference": lambda v: words.number(v, 2 if abs(v) >= 0.1 or v == 0 else 3, sign=True), "people": words.people,
        "whole": lambda v: words.number(v, 0), "text": str, "mixed": str,
    }  # fmt: skip
    return writers[kind](value)


def plain(value: Cell | Masked, kind: Kind) -> Any:
    """A cell for files: numbers as such, text that no spreadsheet takes for a formula."""
    if isinstance(value, Masked):
        return "<10"
    if value is None or (isinstance(value, float) and not math.isfinite(value)):
        return ""
    if isinstance(value, Level):
        return value.plain()
    if isinstance(value, str):
        return harmless(value)
    factor = 100 if kind in ("share", "points") else 1
    return round(float(value) * factor, 6)


def harmless(text: str) -> str:
    """Text that begins like a formula gets an apostrophe before it.

    Examples
    --------
    >>> harmless("=1+1"), harmless("cash")
    ("'=1+1", 'cash')
    """
    return f"'{text}" if text.startswith(FORMULA) else text
