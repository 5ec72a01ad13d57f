"""Shapes of communities, where a shipped country has them."""

from __future__ import annotations

import json
from pathlib import Path

from querencia.native import share
from querencia.results import Run


def places_of(run: Run) -> Path | None:
    """The shipped GeoJSON file whose codes hold all communities of a run; None if there is none."""
    codes = {str(code) for code in run.ds["community_code"].values}
    for path in sorted((share() / "scenarios").glob("*/data/*.geojson")):
        features = json.loads(path.read_text("utf-8")).get("features", [])
        if codes <= {feature["properties"].get("code") for feature in features}:
            return path
    return None
