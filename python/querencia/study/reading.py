"""Reads STUDY.toml strictly: an unknown key is an error with its line and the nearest known word."""

from __future__ import annotations

import difflib
import re
import tomllib
from collections.abc import Collection, Mapping
from pathlib import Path
from typing import Any

from querencia.errors import ScenarioError

__all__ = ["Reader", "nearest", "problem"]


def nearest(word: str, known: Collection[str]) -> str:
    """``; did you mean 'x'?`` if a known word is near, else what is known if that is short."""
    close = difflib.get_close_matches(word, list(known), n=1, cutoff=0.6)
    if close:
        return f"; did you mean {close[0]!r}?"
    return f"; known: {', '.join(sorted(known))}" if 0 < len(known) <= 30 else ""


def problem(message: str, exit_code: int = 3) -> ScenarioError:
    return ScenarioError(message, exit_code=exit_code)


class Reader:
    """The tables of a study file; remembers where each key stands and collects what is wrong."""

    def __init__(self, path: Path) -> None:
        self.path = path
        try:
            self.text = path.read_text(encoding="utf-8")
        except OSError as error:
            raise problem(f"cannot read study {path}: {error.strerror or error}", exit_code=4) from error
        except UnicodeDecodeError as error:
            raise problem(f"{path}: error: not UTF-8 text ({error.reason} at byte {error.start})") from error
        try:
            self.tables: dict[str, Any] = tomllib.loads(self.text)
        except tomllib.TOMLDecodeError as error:
            raise problem(f"{path}: error: {error}") from error
        self.problems: list[tuple[int, str]] = []

    def line_of(self, table: str, key: str = "") -> int:
        """Line of a key in a table (of the table itself without a key), 0 if it cannot be found."""
        inside = ""
        for number, line in enumerate(self.text.splitlines(), 1):
            header = re.match(r"\s*\[\s*([^\]]+?)\s*\]", line)
            if header:
                inside = header.group(1)
                if inside == table and not key:
                    return number
            elif key and inside == table and re.match(rf"\s*(\"{re.escape(key)}\"|'?{re.escape(key)}'?)\s*=", line):
                return number
        return 0

    def wrong(self, table: str, key: str, message: str) -> None:
        self.problems.append((self.line_of(table, key), message))

    def finish(self) -> None:
        """Raise what was found, in order of position."""
        if not self.problems:
            return
        lines = []
        for line, message in sorted(self.problems, key=lambda found: found[0]):
            lines.append(f"{self.path}:{line}: error: {message}" if line else f"{self.path}: error: {message}")
        count = len(lines)
        raise problem("\n".join([*lines[:20], f"{count} error{'s' * (count > 1)}"]))

    def check_keys(self, table: str, given: Mapping[str, Any], known: Collection[str]) -> None:
        for key in given:
            if key not in known:
                place = f"in [{table}]" if table else "of a study"
                self.wrong(table, key, f"unknown key {key!r} {place}{nearest(key, known)}")

    def table(self, name: str, known: Collection[str] | None = None) -> dict[str, Any]:
        found = self.tables.get(name, {})
        if not isinstance(found, dict):
            self.wrong("", name, f"{name} must be a table, written [{name}]")
            return {}
        if known is not None:
            self.check_keys(name, found, known)
        return found

    def whole(self, table: str, key: str, default: int, low: int, high: int) -> int:
        value = self._value(table, key, default)
        if isinstance(value, bool) or not isinstance(value, int):
            self.wrong(table, key, f"{key} is {value!r}, but must be a whole number")
            return default
        if not low <= value <= high:
            self.wrong(table, key, f"{key} is {value}; it must be from {low} to {high}")
            return default
        return value

    def number(self, table: str, key: str, default: float | None, low: float, high: float) -> float | None:
        value = self._value(table, key, default)
        if value is None:
            return None
        if isinstance(value, bool) or not isinstance(value, int | float) or not low <= value <= high:
            self.wrong(table, key, f"{key} is {value!r}; it must be a number from {low:g} to {high:g}")
            return default
        return float(value)

    def word(self, table: str, key: str, default: str, choices: Collection[str] = ()) -> str:
        value = self._value(table, key, default)
        if not isinstance(value, str):
            self.wrong(table, key, f"{key} is {value!r}, but must be text in quotes")
            return default
        if choices and value not in choices:
            self.wrong(table, key, f"{value!r} is not a choice for {key}{nearest(value, choices)}")
            return default
        return value

    def words(self, table: str, key: str, default: list[str]) -> list[str]:
        value = self._value(table, key, default)
        if isinstance(value, str):
            value = [value]
        if not isinstance(value, list) or not all(isinstance(each, str) for each in value):
            self.wrong(table, key, f"{key} must be a list of texts")
            return default
        return value

    def months(self, table: str, key: str) -> int | None:
        """``24`` or ``"24 months"`` or ``"2 years"``."""
        value = self._value(table, key, None)
        if value is None:
            return None
        found = re.fullmatch(r"\s*(\d+)\s*(month|months|year|years)\s*", value) if isinstance(value, str) else None
        count = int(found[1]) * (12 if found[2].startswith("year") else 1) if found else value
        if isinstance(count, bool) or not isinstance(count, int) or not 0 <= count <= 1200:
            self.wrong(table, key, f'{key} is {value!r}; write months such as 24 or "24 months", at most 1200')
            return None
        return count

    def _value(self, table: str, key: str, default: Any) -> Any:
        home = self.tables.get(table, {}) if table else self.tables
        return home.get(key, default) if isinstance(home, dict) else default
