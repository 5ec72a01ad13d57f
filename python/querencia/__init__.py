"""Querencia: agent-based simulation of migrant reintegration.

Run scenarios, read what they left behind, compare arms person by person. Projections under stated assumptions, not
forecasts; simulated people only.

Examples
--------
>>> import querencia
>>> run = querencia.open_run(toy_run)
>>> sorted(run.ds.sizes)
['community', 'group', 'month', 'programme', 'replicate', 'scenario']
"""

from __future__ import annotations

import importlib
from typing import Any

from querencia.errors import FileError, QuerenciaError, ScenarioError, StateError

__all__ = [
    "FileError",
    "QuerenciaError",
    "Run",
    "Scenario",
    "ScenarioError",
    "Simulation",
    "StateError",
    "Study",
    "catalogue",
    "compare",
    "open_run",
    "run",
]

# Loaded on first use, so that importing the package stays fast.
_HOMES = {
    "Run": "querencia.results",
    "open_run": "querencia.results",
    "Scenario": "querencia.scenario",
    "Simulation": "querencia.simulate",
    "Study": "querencia.study",
    "catalogue": "querencia.scenario",
    "run": "querencia.simulate",
}


def __getattr__(name: str) -> Any:
    if name in _HOMES:
        value = getattr(importlib.import_module(_HOMES[name]), name)
    elif name in __all__:  # given by another package, which this one does not know
        value = _registered(name)
    else:
        raise AttributeError(f"module 'querencia' has no attribute {name!r}")
    globals()[name] = value
    return value


def _registered(name: str) -> Any:
    from importlib.metadata import entry_points

    for point in entry_points(group="querencia.functions", name=name):
        return point.load()
    raise AttributeError(f"querencia.{name} comes with querencia_analysis, which is not installed")


def __dir__() -> list[str]:
    return sorted([*__all__, "__doc__", "__name__", "__path__"])
