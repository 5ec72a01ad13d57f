"""Studies: many paired runs, planned into shards that run anywhere and gather into one cube."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from querencia.study.study import Study as Study

__all__ = ["Study"]


def __getattr__(name: str) -> Any:  # the command line lists commands without loading what they need
    if name != "Study":
        raise AttributeError(f"module 'querencia.study' has no attribute {name!r}")
    from querencia.study.study import Study

    return Study
