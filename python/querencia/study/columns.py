"""Columns of a design: which value of a scenario each one sets, and how that is written down."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from functools import lru_cache
from typing import Any

from querencia.errors import ScenarioError
from querencia.study.reading import nearest

__all__ = ["Column", "column_of", "declared", "kernel_digest", "overrides", "parameter_columns"]

OF_AN_ARM = ("programme", "policy", "shock", "pool", "card")  # arms of one world may differ in these
QUANTITY = re.compile(r"\s*([-+]?[0-9.]+(?:[eE][-+]?\d+)?)\s+(\S.*?)\s*")


@dataclass(frozen=True)
class Column:
    """One varied value.

    ``name`` is what tables call it, ``path`` what ``--set`` calls it. ``unit`` is written behind numbers. A member of a
    list parameter carries its place in the list, and the list's defaults.
    """

    name: str
    path: str
    unit: str = ""
    member: int = -1
    defaults: tuple[float, ...] = ()
    low: float = 0.0
    high: float = 0.0
    prior: tuple[str, float, float] = ("fixed", 0.0, 0.0)

    @property
    def of_an_arm(self) -> bool:
        return self.path.split(".")[0] in OF_AN_ARM

    @property
    def belief(self) -> dict[str, Any]:
        return dict(zip(("shape", "a", "b"), self.prior, strict=True))

    def to_dict(self) -> dict[str, Any]:
        return asdict(self)

    @classmethod
    def from_dict(cls, given: dict[str, Any]) -> Column:
        return cls(**{**given, "defaults": tuple(given["defaults"]), "prior": tuple(given["prior"])})


@lru_cache(maxsize=1)
def declared() -> dict[str, dict[str, Any]]:
    """Declared parameters by name."""
    from querencia import _kernel
    from querencia.native import share

    rows = json.loads(_kernel.catalogue("parameters", str(share())))
    rows = rows["parameters"] if isinstance(rows, dict) else rows
    return {row["name"]: row for row in rows}


@lru_cache(maxsize=1)
def kernel_digest() -> str:
    """Of the kernel's version and all that its models declare: workers of another one must not add to a study."""
    from querencia import _kernel
    from querencia.native import share

    digest = hashlib.sha256(_kernel.build_facts()["version"].encode())
    for kind in ("parameters", "columns", "streams", "plan"):
        digest.update(_kernel.catalogue(kind, str(share())).encode())
    return digest.hexdigest()[:16]


def parameter_columns(name: str) -> list[Column]:
    """Columns of a parameter ``model/name`` (one for each member of a list), or of one member ``model/name:label``.

    Raises
    ------
    ScenarioError
        There is no such parameter or member; the nearest name is given.
    """
    whole, _, label = name.partition(":")
    known = declared()
    if whole not in known:
        raise ScenarioError(f"unknown parameter {whole!r}{nearest(whole, known)}")
    row = known[whole]
    values, labels = tuple(float(v) for v in row["value"]), row["labels"].split()
    unit, prior = row["unit"].replace("_", " "), row["prior"]
    common: dict[str, Any] = {
        "path": f"parameter.{whole}", "unit": unit, "low": float(row["low"]), "high": float(row["high"]),
        "prior": (prior["shape"], float(prior["a"]), float(prior["b"])),
    }  # fmt: skip
    if len(values) == 1:
        if label:
            raise ScenarioError(f"parameter {whole!r} is a single number and has no member {label!r}")
        return [Column(whole, **common)]
    labels = labels if len(labels) == len(values) else [str(i) for i in range(len(values))]
    if label and label not in labels:
        raise ScenarioError(f"parameter {whole!r} has no member {label!r}{nearest(label, labels)}")
    return [
        Column(f"{whole}:{each}", member=place, defaults=values, **common)
        for place, each in enumerate(labels)
        if not label or each == label
    ]


def column_of(path: str, values: Sequence[Any]) -> tuple[Column, list[Any]]:
    """The column of a path in ``[vary]``, and its values: numbers where they are quantities of one unit.

    ``parameter.model/name`` and a bare ``model/name`` mean the same.
    """
    if "/" in path.split(".")[0]:
        path = f"parameter.{path}"
    if path.startswith("parameter."):
        name = path.removeprefix("parameter.").strip('"')
        if not any(isinstance(value, list) for value in values):
            columns = parameter_columns(name)
            if len(columns) > 1:
                labels = ", ".join(c.name.partition(":")[2] for c in columns)
                raise ScenarioError(
                    f"parameter {name!r} is a list; vary one member, {name}:LABEL, of {labels}, or give lists"
                )
            return columns[0], [_number(columns[0], value) for value in values]
        parameter_columns(name)
        return Column(path.removeprefix("parameter."), path), list(values)
    quantities = [QUANTITY.fullmatch(value) if isinstance(value, str) else None for value in values]
    units = {found[2] for found in quantities if found}
    if len(units) == 1 and all(found or value == 0 for found, value in zip(quantities, values, strict=True)):
        numbers = [float(found[1]) if found else 0.0 for found in quantities]
        return Column(path, path, units.pop()), numbers
    return Column(path, path), list(values)


def _number(column: Column, value: Any) -> float:
    found = QUANTITY.fullmatch(value) if isinstance(value, str) else None
    if found and found[2] != column.unit:
        raise ScenarioError(f"{column.name} is varied in {found[2]!r}; write {column.unit!r}, its declared unit")
    if not found and (isinstance(value, bool) or not isinstance(value, int | float)):
        raise ScenarioError(f"{column.name} has the value {value!r}, which is not a number")
    number = float(found[1]) if found else float(value)
    if not column.low <= number <= column.high:
        raise ScenarioError(
            f"{column.name} is {number:g}; its range is {column.low:g} to {column.high:g} {column.unit}"
        )
    return number


def overrides(columns: Iterable[Column], values: Sequence[Any]) -> dict[str, Any]:
    """What ``--set`` is given for one point. None keeps what the scenario says."""
    out: dict[str, Any] = {}
    lists: dict[str, list[float]] = {}
    units: dict[str, str] = {}
    for column, value in zip(columns, values, strict=True):
        if value is None:
            continue
        if column.member >= 0:
            lists.setdefault(column.path, list(column.defaults))[column.member] = value
            units[column.path] = column.unit
        else:
            out[column.path] = _written(value, column.unit)
    for path, members in lists.items():
        out[path] = [_written(member, units[path]) for member in members]
    return out


def _written(value: Any, unit: str) -> Any:
    if not unit or isinstance(value, str | bool | list):
        return value
    return f"{value:.10g} {unit}"
