"""Run files with known answers, written by the package's own test helper, and reports made of them."""

from __future__ import annotations

import importlib.util
import json
import os
import shutil
import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import h5py
import pytest

ROOT = Path(__file__).resolve().parents[3]
ARMS = ("baseline", "integrated", "economic_only", "cash")
SCENARIO = """
schema = 1
title = "Toy"
[programme.existing]
budget = "1 USD"
months = "24 months"
discount_rate = 0.03
{more}
[assumption]
uptake = "Uptake is unknown."
"""
CARD = '[programme.{name}]\nbudget = "1 USD"\nmonths = "{months} months"\ndiscount_rate = 0.03\n'


@pytest.fixture(scope="session")
def runfiles() -> ModuleType:
    name = "querencia_test_runfiles"
    if name not in sys.modules:
        spec = importlib.util.spec_from_file_location(name, ROOT / "python" / "tests" / "runfiles.py")
        assert spec and spec.loader
        module = importlib.util.module_from_spec(spec)
        sys.modules[name] = module
        spec.loader.exec_module(module)
    return sys.modules[name]


def with_scenarios(path: Path, arms: tuple[str, ...], months: int = 36) -> Path:
    """Give the arms of a made-up run scenarios that say when assistance ends, and a catalogue."""
    cards = {"cash": "cash_grant_lump_sum", "baseline": ""}
    with h5py.File(path, "r+") as file:
        for place, arm in enumerate(arms):
            name = cards.get(arm, f"package_{place}")
            text = SCENARIO.format(more=CARD.format(name=name, months=months) if name else "")
            del file[f"catalogue/scenario_{place}"]
            file["catalogue"].create_dataset(f"scenario_{place}", data=text, dtype=h5py.string_dtype("utf-8"))
        parameters = [{"name": "a", "source": "assumption: guess"}, {"name": "b", "source": "intervention:pm_plus"}]
        catalogue = json.dumps({"parameters": parameters})
        file["catalogue"].create_dataset("catalogue.json", data=catalogue, dtype=h5py.string_dtype("utf-8"))
        file.attrs["parameter_draw"] = "defaults"
    return path


@pytest.fixture(scope="session")
def country(tmp_path_factory: pytest.TempPathFactory, runfiles: ModuleType) -> Path:
    """Four arms over five years, in the real municipalities, with gains, programmes and people followed."""
    shapes = json.loads((ROOT / "scenarios/el_salvador/data/municipalities_simplified.geojson").read_text("utf-8"))
    places = [feature["properties"] for feature in shapes["features"]]
    world = runfiles.World(
        arms=ARMS, months=60, replicates=5, effect=(0.0, 0.05, 0.02, 0.001), spending=(0.0, 1.0e6, 1.0e6, 0.98e6),
        people=200, communities=len(places), local=0.3, codes=[place["code"] for place in places],
        places=[place["municipality"] for place in places], persons_per_agent=10.0,
    )  # fmt: skip
    return with_scenarios(runfiles.write_run(tmp_path_factory.mktemp("country") / "country.h5", world), ARMS)


@pytest.fixture(scope="session")
def report(country: Path, tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    """The report of the country in a language, made once."""
    from querencia_analysis.report.build import write_report

    folder, made = tmp_path_factory.mktemp("reports"), {}

    def make(language: str) -> Path:
        if language not in made:
            made[language] = write_report([country], folder / f"{language}.html", language=language)[0]
        return made[language]

    return make


@pytest.fixture(scope="session")
def chromium() -> str:
    """Path of the browser. Without one these tests fail: skipping them would hide that nothing was looked at."""
    named = os.environ.get("QUERENCIA_CHROMIUM")
    found = named or shutil.which("chromium") or shutil.which("chromium-browser")
    if not found:
        pytest.fail("no Chromium: install the package chromium, or name the program in QUERENCIA_CHROMIUM")
    return found
