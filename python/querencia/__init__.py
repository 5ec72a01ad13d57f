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
from typing import TYPE_CHECKING, Any

from querencia.errors import FileError, QuerenciaError, ScenarioError, StateError

if TYPE_CHECKING:
    from querencia.results import Run, open_run
    from querencia.simulate import Scenario, Simulation, catalogue, run
    from querencia_analysis.compare import compare

__all__ = [
    "FileError",
    "QuerenciaError",
    "Run",
    "Scenario",
    "ScenarioError",
    "Simulation",
    "StateError",
    "catalogue",
    "compare",
    "open_run",
    "run",
]

# Loaded on first use, so that importing the package stays fast.
_HOMES = {
    "Run": "querencia.results",
    "open_run": "querencia.results",
    "Scenario": "querencia.simulate",
    "Simulation": "querencia.simulate",
    "catalogue": "querencia.simulate",
    "run": "querencia.simulate",
    "compare": "querencia_analysis.compare",
}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module 'querencia' has no attribute {name!r}")
    value = getattr(importlib.import_module(_HOMES[name]), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted([*__all__, "__doc__", "__name__", "__path__"])
