"""Pictures: there, legible, the same every time, and saying what the numbers say."""

from __future__ import annotations

import json
from pathlib import Path
from types import ModuleType
from typing import Any

import altair
import pytest

import querencia
from querencia_analysis import chart_style, charts
from querencia_analysis.chart_map import difference_map
from querencia_analysis.compare import Comparison, compare
from querencia_analysis.places import places_of

ROOT = Path(__file__).resolve().parents[2]
PLACES = ROOT / "scenarios" / "el_salvador" / "data" / "municipalities_simplified.geojson"


@pytest.fixture(scope="module")
def country(tmp_path_factory: pytest.TempPathFactory, runfiles: ModuleType) -> tuple[querencia.Run, Comparison]:
    features = json.loads(PLACES.read_text("utf-8"))["features"]
    world = runfiles.World(
        arms=("baseline", "integrated", "mentoring"), months=24, replicates=4, effect=(0, 0.05, 0.02), people=80,
        spending=(0, 1e6, 1e6), communities=len(features), local=0.5,
        codes=[f["properties"]["code"] for f in features], places=[f["properties"]["municipality"] for f in features],
    )  # fmt: skip
    path = runfiles.write_run(tmp_path_factory.mktemp("country") / "country.h5", world)
    return querencia.open_run(path), compare(path, at=[12, 24])


def specifications(run: querencia.Run, comparison: Comparison) -> dict[str, dict[str, Any]]:
    places = json.loads(PLACES.read_text("utf-8"))
    made = {
        "scores": charts.scores(run, comparison),
        "cutoffs": charts.cutoffs(comparison),
        "sustained": charts.sustained(run, comparison),
        "costs": charts.costs(run, comparison),
        "map": difference_map(run, comparison, places),
    }
    assert all(spec is not None for spec in made.values())
    return {name: spec for name, spec in made.items() if spec is not None}


def test_every_chart_is_valid_vega_lite(country: tuple[querencia.Run, Comparison]) -> None:
    for spec in specifications(*country).values():
        altair.Chart.from_dict(spec)


def test_titles_are_findings_and_notes_are_modest(country: tuple[querencia.Run, Comparison]) -> None:
    for name, spec in specifications(*country).items():
        title, note = " ".join(spec["title"]["text"]), " ".join(spec["title"]["subtitle"])
        assert any(character.isdigit() for character in title), name
        assert "In this model, under these assumptions" in note
        assert " will " not in title + note


def test_pictures_are_written_and_the_same_each_time(country: tuple[querencia.Run, Comparison], tmp_path: Path) -> None:
    run, comparison = country
    first = charts.write_charts(run, comparison, tmp_path / "a", PLACES)
    second = charts.write_charts(run, comparison, tmp_path / "b", PLACES)
    assert len(first) == 10
    for one, two in zip(first, second, strict=True):
        assert one.read_bytes() == two.read_bytes(), one.name
        assert one.stat().st_size > 5000
    svg = (tmp_path / "a" / "1-scores.svg").read_text("utf-8")
    assert "psychosocial" in svg and "aria-label" in svg
    assert (tmp_path / "a" / "5-map.png").read_bytes().startswith(b"\x89PNG")


def test_a_scenario_has_one_colour_everywhere() -> None:
    three = chart_style.colours(["baseline", "integrated", "cash"])
    two = chart_style.colours(["cash", "baseline"])
    assert three["cash"] == two["cash"] and three["baseline"] == two["baseline"]
    many = chart_style.colours(["baseline", "integrated", "cash", "a", "b", "c"])
    assert len(set(many.values())) == 6


def test_shares_and_money_start_at_zero(country: tuple[querencia.Run, Comparison]) -> None:
    made = specifications(*country)
    sustained = made["sustained"]["hconcat"][0]["vconcat"][0]["layer"][2]["encoding"]["y"]["scale"]["domain"]
    money = made["costs"]["hconcat"][0]["layer"][2]["encoding"]["y"]["scale"]["domain"]
    assert sustained[0] == money[0] == 0


def test_small_places_are_grey(tmp_path: Path, runfiles: ModuleType) -> None:
    features = json.loads(PLACES.read_text("utf-8"))["features"]
    codes = [f["properties"]["code"] for f in features]
    world = runfiles.World(people=9, communities=len(codes), codes=codes, places=codes)
    path = runfiles.write_run(tmp_path / "few.h5", world)
    spec = difference_map(querencia.open_run(path), compare(path), json.loads(PLACES.read_text("utf-8")))
    assert spec is not None
    values = spec["concat"][0]["data"]["values"]
    assert all(value["properties"]["points"] is None for value in values)
    assert values[0]["properties"]["said"] == "fewer than 10 people"


def test_a_country_without_shapes_has_no_map(country: tuple[querencia.Run, Comparison], made_of: Path) -> None:
    assert places_of(country[0]) is not None
    other = querencia.open_run(made_of)
    assert places_of(other) is None
    assert difference_map(other, compare(made_of), json.loads(PLACES.read_text("utf-8"))) is None


@pytest.fixture
def made_of(tmp_path: Path, runfiles: ModuleType) -> Path:
    return runfiles.write_run(tmp_path / "villages.h5")


def test_one_replicate_and_no_programme_can_be_drawn(tmp_path: Path, runfiles: ModuleType) -> None:
    path = runfiles.write_run(tmp_path / "one.h5", runfiles.World(replicates=1, spending=(0, 0)))
    paths = charts.write_charts(querencia.open_run(path), compare(path), tmp_path / "out")
    assert sorted(p.name for p in paths if p.suffix == ".svg") == ["1-scores.svg", "2-cutoffs.svg", "3-sustained.svg"]
