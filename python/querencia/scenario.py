"""Scenarios as Python sees them, and what the models declare."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from querencia.errors import ScenarioError
from querencia.native import share

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["Scenario", "Value", "as_scenario", "assignments", "catalogue"]

Value = str | float | int | bool | Sequence[Any]


class Scenario:
    """A scenario file and what Python changes in it. Never changes itself: :meth:`override` gives another one.

    Parameters
    ----------
    path
        A TOML or JSON scenario file.
    overrides
        Values by dotted path, as for ``--set``.

    Examples
    --------
    >>> scenario = Scenario.load(toy)
    >>> scenario.override({"run.months": "12 months"}).months
    12
    """

    def __init__(self, path: str | os.PathLike[str], overrides: Mapping[str, Value] | None = None) -> None:
        self.path = Path(path)
        self.overrides: dict[str, Value] = dict(overrides or {})
        self._read: dict[str, Any] | None = None

    @classmethod
    def load(cls, path: str | os.PathLike[str]) -> Scenario:
        """Read a scenario and check it.

        Raises
        ------
        ScenarioError
            With every problem, each with file, line and column.
        """
        return cls(path).validate()

    def override(self, values: Mapping[str, Value]) -> Scenario:
        """The same scenario with other values, by dotted path: ``{"programme.mentoring.budget": "10000 USD"}``."""
        return Scenario(self.path, {**self.overrides, **values})

    def validate(self) -> Scenario:
        """Check everything, run nothing, and return self.

        Raises
        ------
        ScenarioError
            With every problem found in one pass.
        """
        self._facts()
        return self

    @property
    def name(self) -> str:
        """The arm's name in a run file: that of the file without folder and extension."""
        return str(self._facts()["name"])

    @property
    def title(self) -> str:
        return str(self._facts()["title"])

    @property
    def months(self) -> int:
        return int(self._facts()["months"])

    @property
    def text(self) -> str:
        """The resolved scenario as TOML: what it extends, sets and takes by default, in one flat file."""
        return str(self._facts()["text"])

    def to_dict(self) -> dict[str, Any]:
        """The resolved scenario as nested dictionaries, and under ``origin`` who set each value."""
        resolved: dict[str, Any] = json.loads(self._facts()["json"])
        return resolved

    def __repr__(self) -> str:
        changed = f", {self.overrides!r}" if self.overrides else ""
        return f"Scenario({str(self.path)!r}{changed})"

    def _facts(self) -> dict[str, Any]:
        if self._read is None:
            from querencia import _kernel

            self._read = _kernel.read_scenario(str(self.path), assignments(self.overrides), str(share()))
        return self._read


def catalogue(kind: str = "columns") -> pd.DataFrame:
    """What the models declare, as a table.

    Parameters
    ----------
    kind
        ``columns``, ``parameters``, ``interventions``, ``policies``, ``streams``, ``plan`` and smaller kinds.

    Returns
    -------
    pandas.DataFrame
        One row per declaration; the columns depend on the kind.

    Raises
    ------
    ScenarioError
        There is no such kind; the message lists them.

    Examples
    --------
    >>> table = catalogue("parameters")
    >>> bool((table["source"] != "").all())
    True
    """
    import pandas as pd

    from querencia import _kernel

    kinds = _kernel.catalogue_kinds()
    if kind not in kinds:
        raise ScenarioError(f"the catalogue does not list {kind!r}; it lists: {', '.join(kinds)}", exit_code=2)
    listing = json.loads(_kernel.catalogue(kind, str(share())))
    rows = listing[kind] if isinstance(listing, dict) else listing
    return pd.DataFrame(rows)


def as_scenario(given: Scenario | str | os.PathLike[str]) -> Scenario:
    """A scenario, or the file of one."""
    return given if isinstance(given, Scenario) else Scenario(given)


def assignments(values: Mapping[str, Value]) -> list[str]:
    """As for ``--set``: the right side is TOML, and JSON spells texts, numbers, flags and lists the same way."""
    return [f"{path}={json.dumps(value, ensure_ascii=False)}" for path, value in values.items()]
