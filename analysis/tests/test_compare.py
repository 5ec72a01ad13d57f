"""Comparisons of hand-made files whose answers are known."""

from __future__ import annotations

import json
import re
from pathlib import Path
from types import ModuleType

import h5py
import numpy as np
import pytest

import querencia
from querencia_analysis import measures
from querencia_analysis.compare import compare


def test_the_paired_difference_is_the_effect_that_was_put_in(four_arms: Path) -> None:
    comparison = compare(four_arms, at=[60])
    for variable in (*measures.SUSTAINED, *measures.DIMENSIONS, measures.COMPOSITE):
        for arm, effect in (("integrated", 0.05), ("economic_only", 0.02)):
            line = comparison.line(variable, arm, 60)
            assert line.difference.low - 5e-4 < effect < line.difference.high + 5e-4
            assert line.verdict == "higher"
            assert line.difference.replicates == 6
    assert comparison.line("outcomes_departed_by_necessity", "integrated", 60).verdict == "lower"


def test_no_difference_is_said_to_be_none_or_unclear(four_arms: Path) -> None:
    line = compare(four_arms, at=[60]).line(measures.COMPOSITE, "cash", 60)
    assert line.verdict == "about the same"
    assert abs(line.difference.value) < 0.005


def test_too_few_replicates_are_said_to_be_too_few(tmp_path: Path, runfiles: ModuleType) -> None:
    world = runfiles.World(effect=(0, 0.01), apart=0.05, replicates=3)
    comparison = compare(runfiles.write_run(tmp_path / "few.h5", world), at=[24])
    unclear = [line for line in comparison.lines if line.verdict == "not enough replicates to tell"]
    assert unclear
    assert all(line.needed is not None and line.needed > 3 for line in unclear)
    text = comparison.text()
    assert "Not enough replicates to tell" in text and "about " in text


def test_one_replicate_gives_no_interval(tmp_path: Path, runfiles: ModuleType) -> None:
    comparison = compare(runfiles.write_run(tmp_path / "one.h5", runfiles.World(replicates=1)), at=[24])
    assert {line.verdict for line in comparison.lines} == {"one replicate"}
    assert "One replicate: no interval" in comparison.text()
    json.dumps(comparison.to_dict(), allow_nan=False)


def test_pairing_removes_what_the_arms_share(four_arms: Path) -> None:
    comparison = compare(four_arms, at=[60])
    line = comparison.line(measures.SUSTAINED[0], "integrated", 60)
    assert line.removed > 0.7
    (pair,) = [p for p in comparison.people if (p.arm, p.score, p.month) == ("integrated", "composite", 60)]
    # Spread of a person 0.1 and 0.05 shared, 0.02 apart: 1 - 2 0.02^2 / (2 (0.1^2 + 0.05^2 + 0.02^2)).
    assert pair.removed == pytest.approx(1 - 0.0004 / (0.01 + 0.0025 + 0.0004), abs=0.01)
    assert pair.difference.low < 0.05 < pair.difference.high
    assert pair.better == pytest.approx(0.5, abs=0.05) and pair.worse < 0.01
    assert pair.people == 4000


def test_small_cells_are_masked(tmp_path: Path, runfiles: ModuleType) -> None:
    world = runfiles.World(people=7, communities=2, persons_per_agent=1)
    path = runfiles.write_run(tmp_path / "small.h5", world)
    comparison = compare(path, at=[24], by=["age_band"])
    line = comparison.line(measures.COMPOSITE, "mentoring", 24, "age_band:18_29")  # 2 x 3 people
    assert line.masked and np.isnan(line.difference.value)
    row = next(r for r in comparison.to_dict()["measures"] if r["group"] == "age_band:18_29")
    assert row["masked"] and row["value"] is None and row["people"] is None
    assert "under 10 people" in comparison.text()
    assert not comparison.line(measures.COMPOSITE, "mentoring", 24).masked  # 2 x 7 people


def test_masks_count_people_not_agents(tmp_path: Path, runfiles: ModuleType) -> None:
    world = runfiles.World(people=7, communities=2, persons_per_agent=10)
    path = runfiles.write_run(tmp_path / "scaled.h5", world)
    assert (
        not compare(path, at=[24], by=["age_band"]).line(measures.COMPOSITE, "mentoring", 24, "age_band:18_29").masked
    )


def test_costs_are_those_that_were_put_in(four_arms: Path) -> None:
    comparison = compare(four_arms, at=[60])
    costs = {each.arm: each for each in comparison.costs}
    arm = costs["integrated"]
    assert arm.extra_spent.value == pytest.approx(10 * 5.0e6, rel=0.01)
    assert arm.extra_discounted.value == pytest.approx(10 * 5.0e6 * 0.97**2.5, rel=0.01)
    people = 10 * 3 * 2991
    assert arm.added_050.value == pytest.approx(0.05 * people, rel=0.03)
    price = arm.per_sustained_050
    assert price.verdict == "interval" and price.low < price.value < price.high
    assert price.value == pytest.approx(arm.extra_discounted.value / arm.added_050.value)
    assert costs["cash"].per_sustained_050.verdict in ("no gain", "no gain shown")
    assert comparison.terms.price_year == "2024" and "3 %" in comparison.terms.discount_rate


def test_terms_come_from_the_scenario(tmp_path: Path, runfiles: ModuleType) -> None:
    path = runfiles.write_run(tmp_path / "terms.h5")
    with h5py.File(path, "a") as file:
        for name in ("scenario_0", "scenario_1"):
            del file["catalogue"][name]
            text = "[programme.mentoring]\nprice_year = 2023\ndiscount_rate = 0.05\n"
            file["catalogue"].create_dataset(name, data=text, dtype=h5py.string_dtype())
    terms = compare(path).terms
    assert (terms.price_year, terms.discount_rate) == ("2023", "5 % a year")


def test_the_text_fits_a_hundred_columns(four_arms: Path) -> None:
    text = compare(four_arms, by=["sex", "age_band"]).text()
    assert max(len(line.rstrip()) for line in text.splitlines()) <= 100
    assert "sex: women" in text and "month  48" in text
    assert text.index("Sustainably reintegrated") < text.index("Scores") < text.index("Costs to month")


def test_words_claim_no_more_than_the_model_can(four_arms: Path) -> None:
    text = compare(four_arms).text()
    assert "In this model, under these assumptions" in text
    assert not re.search(r"\bwill\b|p-value|p =|p <|significan|\*\*", text)


def test_the_object_for_machines_is_plain_json(four_arms: Path) -> None:
    document = compare(four_arms, by=["sex"]).to_dict()
    text = json.dumps(document, allow_nan=False)
    assert json.loads(text)["schema"] == 1
    assert document["replicates"] == 6 and document["at"] == [12, 24, 48]
    assert {"base_value", "difference", "low", "high", "verdict"} <= set(document["measures"][0])
    assert document["terms"]["perspective"]


def test_the_base_can_be_chosen(four_arms: Path) -> None:
    comparison = compare(four_arms, "cash", at=[60])
    assert comparison.arms == ["baseline", "integrated", "economic_only"]
    assert comparison.line(measures.COMPOSITE, "integrated", 60).difference.value == pytest.approx(0.05, abs=0.003)


def test_arms_of_several_files_are_paired(tmp_path: Path, runfiles: ModuleType) -> None:
    one = runfiles.write_run(tmp_path / "one.h5", runfiles.World(arms=("baseline",), effect=(0,), spending=(0,)))
    two = runfiles.write_run(tmp_path / "two.h5", runfiles.World(arms=("cash",), effect=(0.03,), spending=(1e6,)))
    comparison = compare([one, two], at=[24])
    assert comparison.base == "baseline" and comparison.arms == ["cash"]
    assert comparison.line(measures.COMPOSITE, "cash", 24).difference.value == pytest.approx(0.03, abs=0.01)


def test_files_that_cannot_be_paired_are_refused(tmp_path: Path, runfiles: ModuleType) -> None:
    one = runfiles.write_run(tmp_path / "one.h5", runfiles.World(arms=("a",), effect=(0,), spending=(0,)))
    other = runfiles.World(arms=("b",), effect=(0,), spending=(0,), seed=9)
    two = runfiles.write_run(tmp_path / "two.h5", other)
    with pytest.raises(querencia.FileError, match="differ in seed"):
        compare([one, two])
    other.seed, other.returnees = 1, 300
    with pytest.raises(querencia.FileError, match="same people"):
        compare([one, runfiles.write_run(tmp_path / "three.h5", other)])
    with pytest.raises(querencia.ScenarioError, match="nothing to compare"):
        compare(one)
    with pytest.raises(querencia.ScenarioError, match="more than one file"):
        compare([one, one])


@pytest.mark.parametrize("wrong", [{"base": "none"}, {"at": [999]}, {"by": ["shoe_size"]}])
def test_what_does_not_exist_is_named(four_arms: Path, wrong: dict[str, object]) -> None:
    with pytest.raises(querencia.ScenarioError) as caught:
        compare(four_arms, **wrong)  # type: ignore[arg-type]
    assert str(next(iter(wrong.values()))).strip("[]'") in str(caught.value)


def test_cells_are_masked_by_people_not_by_shares(tmp_path: Path, runfiles: ModuleType) -> None:
    """A denominator that is itself a share of something (children at school, of children) still counts people."""
    path = runfiles.write_run(tmp_path / "nested.h5")
    with h5py.File(path, "r+") as file:
        file["outcomes_adults_present"].attrs["per"] = "outcomes_arrived_adults"
    line = compare(path, at=[24]).line("outcomes_economic_sum", "mentoring", 24)
    assert not line.masked and line.people > 8000
