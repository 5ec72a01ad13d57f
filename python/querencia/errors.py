"""What can go wrong, by whose mistake it is."""

from __future__ import annotations

from typing import Any

__all__ = ["FileError", "QuerenciaError", "ScenarioError", "StateError"]


class QuerenciaError(Exception):
    """Base of every error that this package raises on purpose."""


class ScenarioError(QuerenciaError, ValueError):
    """A scenario, card, data file or argument is wrong.

    Attributes
    ----------
    problems : list of dict
        Every problem found, in order of position: ``code``, ``file``, ``line``, ``column``, ``path``, ``message``,
        ``label``, ``help``, ``warning``.
    file, line, column, code
        Those of the first problem that has a line; empty or 0 if none has.
    exit_code : int
        What the command line returns for it.
    """

    def __init__(self, message: str, problems: list[dict[str, Any]] | None = None, exit_code: int = 3) -> None:
        super().__init__(message)
        self.problems = problems or []
        self.exit_code = exit_code
        wrong = [p for p in self.problems if not p.get("warning")]
        first = next((p for p in wrong if p.get("line")), wrong[0] if wrong else {})
        self.file: str = first.get("file") or ""
        self.line: int = first.get("line") or 0
        self.column: int = first.get("column") or 0
        self.code: str = first.get("code") or ""


class StateError(QuerenciaError, RuntimeError):
    """A value left its declared range, or is not finite, during a run. The text names column, person and month."""


class FileError(QuerenciaError, OSError):
    """A file cannot be read or written, or is not what it should be."""
