"""Words of the report: one catalogue of whole sentences in three languages, and numbers as each writes them."""

from __future__ import annotations

import math
import string
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

LANGUAGES = ("en", "es", "fr")
FOLDER = Path(__file__).resolve().parent / "sentences"
NARROW, WIDE = "\u202f", "\u00a0"  # spaces at which a line does not break
MINUS = "\u2212"


@dataclass(frozen=True)
class Marks:
    """How a language writes numbers. Spanish as in the countries of the shipped scenarios: a point before decimals."""

    group: str
    decimal: str
    percent: str
    money: str


MARKS = {
    "en": Marks(",", ".", "{}%", "USD" + WIDE + "{}"),
    "es": Marks(NARROW, ".", "{}" + WIDE + "%", "{}" + WIDE + "USD"),
    "fr": Marks(NARROW, ",", "{}" + NARROW + "%", "{}" + WIDE + "USD"),
}


@cache
def sentences() -> dict[str, dict[str, str]]:
    """Every entry by key, such as ``answer.gain``: a text per language.

    Raises
    ------
    ValueError
        A key is in two files.
    """
    found: dict[str, dict[str, str]] = {}
    for path in sorted(FOLDER.glob("*.toml")):
        for group, entries in tomllib.loads(path.read_text("utf-8")).items():
            for name, texts in entries.items():
                key = f"{group}.{name}"
                if key in found:
                    raise ValueError(f"{key} is in two files of the catalogue")
                found[key] = texts
    return found


def slots(text: str) -> set[str]:
    """Names of the slots of a sentence.

    Examples
    --------
    >>> sorted(slots("{arm} gains {points} points"))
    ['arm', 'points']
    """
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


class Words:
    """Sentences and numbers in one language."""

    def __init__(self, language: str) -> None:
        if language not in LANGUAGES:
            raise ValueError(f"no language {language!r}; there are: {', '.join(LANGUAGES)}")
        self.language = language
        self._marks = MARKS[language]

    def say(self, key: str, /, **values: Any) -> str:
        """A sentence with its slots filled; KeyError where catalogue and caller do not agree on the slots."""
        text = sentences()[key][self.language]
        if slots(text) != set(values):
            raise KeyError(f"{key} has the slots {sorted(slots(text))}, not {sorted(values)}")
        return self._spaced(text).format(**{name: str(value) for name, value in values.items()})

    def _spaced(self, text: str) -> str:
        """French sets spaces inside its marks at which no line may break."""
        if self.language != "fr":
            return text
        for mark in (":", ";", "?", "!", "»", "%"):
            text = text.replace(f" {mark}", f"{WIDE if mark in ':»' else NARROW}{mark}")
        return text.replace("« ", f"«{WIDE}")

    def known(self, key: str) -> bool:
        return key in sentences()

    def number(self, value: float, places: int = 0, sign: bool = False) -> str:
        """A number with the separators of the language.

        Examples
        --------
        >>> Words("fr").number(-12345.678, 1)
        '\u221212\u202f345,7'
        """
        if not math.isfinite(value):
            return "–"
        rounded = round(value, places)
        text = f"{abs(rounded):,.{places}f}".replace(",", "\0").replace(".", self._marks.decimal)
        text = text.replace("\0", self._marks.group)
        mark = MINUS if rounded < 0 else "+" if sign and rounded > 0 else ""
        return mark + text

    def percent(self, share: float, places: int = 1) -> str:
        """A share of one as percent."""
        return self._marks.percent.format(self.number(100 * share, places)) if math.isfinite(share) else "–"

    def points(self, share: float, sign: bool = True) -> str:
        """A difference of shares in percentage points, without the word."""
        return self.number(100 * share, 1, sign)

    def score(self, value: float, sign: bool = False) -> str:
        return self.number(value, 3, sign)

    def money(self, value: float) -> str:
        """Three significant figures: more would promise what no interval supports."""
        return self._marks.money.format(self.number(significant(value))) if math.isfinite(value) else "–"

    def millions(self, value: float, sign: bool = False) -> str:
        """Money in millions, without the word."""
        return self.number(value / 1e6, 2, sign)

    def people(self, value: float, sign: bool = False) -> str:
        return self.number(significant(value), 0, sign)

    def level(self, value: float, kind: str) -> str:
        """A value of a measure."""
        if kind == "share":
            return self.percent(value)
        return self.score(value) if kind == "score" else self.number(value, 2)

    def difference(self, value: float, kind: str) -> str:
        """A difference of a measure: shares in points."""
        if kind == "share":
            return self.points(value)
        return self.score(value, sign=True) if kind == "score" else self.number(value, 2, sign=True)

    def month(self, date: str) -> str:
        """A month such as 2024-01 in words."""
        year, _, month = date.partition("-")
        name = f"month.{month}"
        return self.say(name, year=year) if self.known(name) else date

    def listed(self, words: list[str]) -> str:
        """Names one after another: a list needs no "and", which languages bend."""
        return ", ".join(words)


def significant(value: float, figures: int = 3) -> float:
    """A number rounded to its first figures, but not beyond whole ones.

    Examples
    --------
    >>> significant(123456.0), significant(12.3)
    (123000.0, 12.0)
    """
    if not math.isfinite(value) or value == 0:
        return value
    digits = figures - 1 - math.floor(math.log10(abs(value)))
    return float(round(value, min(digits, 0)))
