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
        Those of the first problem; empty or 0 where a problem has no place in a file.
    exit_code : int
        What the command line returns for it.
    """

    def __init__(self, message: str, problems: list[dict[str, Any]] | None = None, exit_code: int = 3) -> None:
        super().__init__(message)
        self.problems = problems or []
        self.exit_code = exit_code
        first = next((p for p in self.problems if not p.get("warning")), {})
        self.file: str = first.get("file", "")
        self.line: int = first.get("line", 0)
        self.column: int = first.get("column", 0)
        self.code: str = first.get("code", "")


class StateError(QuerenciaError, RuntimeError):
    """A value left its declared range, or is not finite, during a run. The text names column, person and month."""


class FileError(QuerenciaError, OSError):
    """A file cannot be read or written, or is not what it should be."""
