"""Copies of scenarios and their tables, so that later edits cannot leak into a planned study."""

from __future__ import annotations

import hashlib
import shutil
from pathlib import Path
from typing import Any

from querencia.errors import ScenarioError
from querencia.scenario import Scenario
from querencia.study.columns import Column, overrides
from querencia.study.reading import nearest

__all__ = ["applies", "check_columns", "freeze", "people_of"]


def freeze(path: Path, folder: Path) -> dict[str, Any]:
    """Write a scenario flat, with its tables beside it; return its name and what a design may touch.

    Raises
    ------
    ScenarioError
        The scenario is wrong; with every problem.
    """
    import tomlkit

    given = Scenario(path.resolve()).validate()
    facts = given.to_dict()
    text = tomlkit.parse(given.text)
    (folder / "data").mkdir(parents=True, exist_ok=True)
    for role, source in facts["data"].items():
        file = Path(source["file"])
        if role in text.get("data", {}) and file.is_absolute():
            name = f"{file.stem}-{hashlib.sha256(file.read_bytes()).hexdigest()[:8]}{file.suffix}"
            shutil.copyfile(file, folder / "data" / name)
            text["data"][role] = f"data/{name}"
    frozen = folder / f"{given.name}.toml"
    frozen.write_text(tomlkit.dumps(text), encoding="utf-8")
    Scenario(frozen).validate()
    nested = facts["scenario"]
    return {
        "name": given.name,
        "title": given.title,
        "months": given.months,
        "scale": float(nested.get("run", {}).get("scale", 1)),
        "programmes": list(nested.get("programme", {})),
        "tables": {kind: list(nested.get(kind, {})) for kind in ("programme", "policy", "shock", "pool")},
        "digest": hashlib.sha256(frozen.read_bytes()).hexdigest()[:16],
    }


def applies(column: Column, scenario: dict[str, Any]) -> bool:
    """Whether a column means anything in a scenario: one of a programme needs that programme."""
    words = column.path.split(".")
    return words[0] not in scenario["tables"] or (len(words) > 1 and words[1] in scenario["tables"][words[0]])


def check_columns(
    columns: list[Column], points: list[list[Any]], scenarios: list[dict[str, Any]], folder: Path
) -> None:
    """Each column at its extreme (or every) values, in each scenario that it applies to.

    Raises
    ------
    ScenarioError
        A value that the kernel refuses, in the kernel's words.
    """
    for place, column in enumerate(columns):
        homes = [each for each in scenarios if applies(column, each)]
        words = column.path.split(".")
        if words[0] == "run":
            raise ScenarioError(
                f"{column.path} cannot be varied; months, scale, seed and replicates are the study's own"
            )
        if not homes:
            known = sorted({name for each in scenarios for name in each["tables"].get(words[0], [])})
            raise ScenarioError(
                f"no scenario of this study has [{'.'.join(words[:2])}], so {column.path} changes nothing"
                f"{nearest(words[1] if len(words) > 1 else '', known)}"
            )
        values = [point[place] for point in points if point[place] is not None]
        tried = [min(values), max(values)] if _numeric(values) else list({str(v): v for v in values}.values())[:50]
        for scenario in homes:
            for value in {str(v): v for v in tried}.values():
                Scenario(folder / f"{scenario['name']}.toml", overrides([column], [value])).validate()


def _numeric(values: list[Any]) -> bool:
    return bool(values) and all(isinstance(v, int | float) and not isinstance(v, bool) for v in values)


def people_of(scenario: Scenario) -> float:
    """Residents of the places table, or as the scenario says; 0 if neither can be told."""
    import pandas as pd

    facts = scenario.to_dict()
    population = facts["scenario"].get("population", {})
    if population.get("people"):
        try:
            return float(str(population["people"]).split()[0])
        except ValueError:
            return 0.0
    try:
        table = pd.read_csv(facts["data"]["places"]["file"], comment="#")
        return float(table[population.get("count_column", "population")].sum())
    except (KeyError, OSError, ValueError, TypeError):
        return 0.0
