"""Which sentence is said: one made-up world per case, in three languages, against reviewed texts."""

from __future__ import annotations

import os
import tomllib
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from querencia.errors import FileError
from querencia_analysis.report import section_answer, section_money, section_people, section_results, section_time
from querencia_analysis.report.catalogue import LANGUAGES, Words
from querencia_analysis.report.facts import Facts, read_facts
from querencia_analysis.report.maker import Maker, case_of
from querencia_analysis.report.parts import Figure, Table
from querencia_analysis.report.section_cash import against_cash

from .conftest import with_scenarios

GOLDEN = Path(__file__).resolve().parent / "golden" / "cases.toml"
REFRESH = bool(os.environ.get("QUERENCIA_REFRESH_GOLDEN"))
ARMS = ("baseline", "integrated", "cash")
WORLDS: dict[str, dict[str, Any]] = {
    "gain": {"effect": (0.0, 0.05, 0.01)},
    "loss": {"effect": (0.0, -0.05, -0.06)},
    "same": {"effect": (0.0, 0.0, 0.0), "apart": 1e-5},
    "unclear": {"effect": (0.0, 0.01, 0.0), "apart": 0.03, "replicates": 3},
    "one_replicate": {"effect": (0.0, 0.05, 0.0), "replicates": 1},
    "free": {"spending": (0.0, 0.0, 0.0), "effect": (0.0, 0.05, 0.01)},
}
CASES = {
    "gain": "gain",
    "loss": "loss",
    "same": "same",
    "unclear": "unclear",
    "one_replicate": "one",
}


@pytest.fixture(scope="module")
def worlds(tmp_path_factory: pytest.TempPathFactory, runfiles: ModuleType) -> dict[str, Facts]:
    folder = tmp_path_factory.mktemp("worlds")
    common: dict[str, Any] = {"arms": ARMS, "months": 60, "replicates": 6, "spending": (0.0, 1.0e6, 1.0e6)}
    return {
        name: read_facts(
            [with_scenarios(runfiles.write_run(folder / f"{name}.h5", runfiles.World(**common | more)), ARMS)]
        )
        for name, more in WORLDS.items()
    }


def said(facts: Facts, language: str) -> dict[str, str]:
    """The findings of a report: what would stand in its titles."""
    maker = Maker(facts, Words(language))
    sections = (
        section_time.cliff(maker),
        section_time.ranking(maker),
        section_results.harm(maker),
        against_cash(maker),
    )
    found = {
        "headline": section_answer.headline(maker),
        "economic": section_answer.dimension(maker, "outcomes_economic_sum")[1],
        "scores": section_answer.scores_title(
            maker, ["outcomes_economic_sum", "outcomes_social_sum", "outcomes_psychosocial_sum"]
        ),
        "price": finding(section_money.cost(maker).blocks[2]),
    }
    for section in sections:
        found[section.name] = finding(section.blocks[-1])
    return found


def table_of(block: object) -> Table:
    assert isinstance(block, Figure)
    return block.table


def finding(block: object) -> str:
    """Title of a figure, or the text that stands in its place."""
    return str(getattr(block, "title", getattr(block, "text", "")))


@pytest.mark.parametrize("name", CASES)
def test_the_case_fits_the_world(worlds: dict[str, Facts], name: str) -> None:
    assert case_of(worlds[name], "outcomes_sustained_050") == CASES[name]


@pytest.mark.parametrize("language", LANGUAGES)
def test_findings_read_as_reviewed(worlds: dict[str, Facts], language: str) -> None:
    """QUERENCIA_REFRESH_GOLDEN=1 rewrites the texts for review."""
    texts = {name: said(facts, language) for name, facts in worlds.items()}
    if REFRESH:
        _rewrite(language, texts)
    golden = tomllib.loads(GOLDEN.read_text("utf-8"))[language]
    assert texts == golden


def _rewrite(language: str, texts: dict[str, dict[str, str]]) -> None:
    old = tomllib.loads(GOLDEN.read_text("utf-8")) if GOLDEN.exists() else {}
    lines = []
    for each, worlds in sorted((old | {language: texts}).items()):
        for world, found in worlds.items():
            lines.append(f"[{each}.{world}]")
            lines += [f'{key} = "{text}"' for key, text in found.items()]
            lines.append("")
    GOLDEN.write_text("\n".join(lines), encoding="utf-8")


def test_no_price_where_there_is_no_gain(worlds: dict[str, Facts]) -> None:
    for name in ("loss", "same"):
        maker = Maker(worlds[name], Words("en"))
        cells = [str(cell) for row in table_of(section_money.cost(maker).blocks[2]).rows for cell in row]
        assert "no gain" in " ".join(cells), name
        assert not any(cell.startswith("USD") for cell in cells), (name, cells)


def test_one_replicate_gives_no_interval_anywhere(worlds: dict[str, Facts]) -> None:
    maker = Maker(worlds["one_replicate"], Words("en"))
    for section in (section_answer.answer(maker), section_money.cost(maker)):
        for block in section.blocks:
            for row in getattr(getattr(block, "table", None), "rows", ()):
                assert "interval" not in " ".join(str(cell) for cell in row).replace("no interval", "")


def test_harm_is_flagged_and_counted(worlds: dict[str, Facts]) -> None:
    shown = section_results.harmful(worlds["loss"], sure=True)
    assert {line.arm for line in shown} == {"integrated", "cash"}
    assert "outcomes_economic_sum" in {line.measure.variable for line in shown}
    assert all(section_results.chance_of_harm(worlds["loss"], line) == 1.0 for line in shown[:5])
    gained = section_results.harmful(worlds["gain"], sure=True)
    assert "outcomes_economic_sum" not in {line.measure.variable for line in gained}


def test_groups_of_few_people_show_no_number(tmp_path: Path, runfiles: ModuleType) -> None:
    """People in all: 3 villages x 7; men 12, women 6: only the small group is hidden."""
    world = runfiles.World(arms=("baseline", "integrated"), months=24, people=7, effect=(0.0, 0.1))
    maker = Maker(read_facts([runfiles.write_run(tmp_path / "few.h5", world)]), Words("en"))
    equity = next(block for block in section_people.equity(maker).blocks if getattr(block, "name", "") == "equity")
    shown = {row[0]: row[2:] for row in table_of(equity).shown(maker.words)}
    assert all(cell in ("under 10", "fewer than 10 people") for cell in shown["women"])
    assert not any("under" in cell for cell in shown["men"])
    assert "women,integrated package,<10,<10,<10" in table_of(equity).csv()


def test_nobody_can_be_pointed_at(tmp_path: Path, runfiles: ModuleType) -> None:
    path = runfiles.write_run(tmp_path / "nine.h5", runfiles.World(people=3))
    with pytest.raises(FileError, match="fewer than 10 adult returnees"):
        read_facts([path])
