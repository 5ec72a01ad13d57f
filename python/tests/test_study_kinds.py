"""Designs and kinds of studies on the toy world."""

from __future__ import annotations

import importlib.util
import json
import sys
from pathlib import Path
from types import ModuleType

import numpy as np
import pytest

pytest.importorskip("querencia._kernel")
pytest.importorskip("scipy")

import querencia
from querencia.errors import FileError, ScenarioError


def _helper() -> ModuleType:
    name = "querencia_study_files"
    if name not in sys.modules:
        spec = importlib.util.spec_from_file_location(name, Path(__file__).parent / "study_files.py")
        assert spec and spec.loader
        sys.modules[name] = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(sys.modules[name])
    return sys.modules[name]


files = _helper()

HEAD = """
schema = 1
title = "Toy"
scenarios = ["toy/baseline.toml", "toy/together.toml"]
replicates = 4
block = 4
months = 6
"""
KEEP = """
[keep]
variables = ["outcomes_composite_sum"]
every = 3
"""


def made(tmp_path: Path, text: str) -> querencia.Study:
    return querencia.Study(files.write_study(tmp_path, text))


def test_draws_from_priors_stand_beside_their_points(tmp_path: Path) -> None:
    sample = '[sample]\npoints = 3\nparameters = ["labour/entry_chance", "belonging/tie_turnover:kin"]\n'
    study = made(tmp_path, HEAD.replace("= 4", "= 1") + sample + KEEP)
    assert study.run(workers=1).complete
    ds = study.gather().ds
    assert ds.sizes["point"] == 3 and ds["labour_entry_chance"].dims == ("point",)
    text = study.planned.overrides(0, 1)["parameter.belonging/tie_turnover"]
    assert len(text) == 4 and text[1:] == ["0.05 per month", "0.08 per month", "0.05 per month"]
    assert float(text[0].split()[0]) == pytest.approx(float(ds["belonging_tie_turnover_kin"][1]))
    assert sorted({*study.runs["labour_entry_chance"]}) == sorted(ds["labour_entry_chance"].values.tolist())


def test_a_posterior_is_resampled_by_weight(tmp_path: Path) -> None:
    text = HEAD + '[sample]\nmethod = "posterior"\nfile = "draws.csv"\npoints = 4\n' + KEEP
    study = made(tmp_path, text)
    draws = tmp_path / "draws.csv"
    draws.write_text("chain,draw,labour/entry_chance,weight\n0,0,0.1,3\n0,1,0.2,1\n0,2,0.3,0\n")
    assert sorted(point[0] for point in study.plan().points) == [0.1, 0.1, 0.1, 0.2]
    for wrong, words in (
        ("labour/entry_chance\nmuch\n", "draws.csv:2: labour/entry_chance is 'much'"),
        ("labour/entry_chanc\n0.1\n", "did you mean 'labour/entry_chance'"),
        ("labour/entry_chance\n" + "7\n" * 4, "its range is"),
        ("labour/entry_chance\n0.1\n", "fewer than the 4 points"),
        ("", "is empty"),
    ):
        draws.write_text(wrong)
        with pytest.raises(ScenarioError, match=words):
            made(tmp_path, text).plan()


def test_places_can_be_kept(tmp_path: Path) -> None:
    text = HEAD.replace("= 4", "= 2") + KEEP + "by_community = true\n"
    study = made(tmp_path, text)
    study.run(workers=1)
    ds = study.gather().ds
    assert ds["outcomes_composite_sum"].dims == ("scenario", "point", "replicate", "month", "community", "group")
    assert ds.sizes["community"] == 3
    whole = made(tmp_path, text.replace("by_community = true", ""))
    other = querencia.Study(whole.path, tmp_path / "other")
    other.run(workers=1)
    summed = ds["outcomes_composite_sum"].sum("community")
    assert np.array_equal(summed, other.gather().ds["outcomes_composite_sum"])


def test_pathways_sum_to_the_total_in_every_replicate(tmp_path: Path) -> None:
    wanted = (
        'kind = "pathways"\n' + HEAD.replace("months = 6", "months = 12") + KEEP.replace("every = 3", "every = 12")
        + '[pathways]\noutcome = "outcomes_composite_sum"\n'
        'components = ["pm_plus", "returnee_mentoring", "labelled_host_benefit"]\n'
    )  # fmt: skip
    study = made(tmp_path, wanted)
    assert study.run(workers=1).complete
    result = study.gather().result
    parts, total = result["rows"][:3], result["rows"][3]
    assert result["exact"] and sum(each["effect"] for each in parts) == pytest.approx(total["effect"], abs=1e-12)
    value = study.measure("outcomes_composite_sum").isel(month=-1).sel(scenario="together").values
    difference = value[-1] - value[0]  # all on less all off
    assert total["effect"] == pytest.approx(difference.mean()) and total["effect"] != 0
    some = made(tmp_path, wanted + "orders = 2\n")
    other = querencia.Study(some.path, tmp_path / "orders")
    other.run(workers=1)
    rows = other.gather().result["rows"]
    assert rows[3]["effect"] == pytest.approx(total["effect"])
    assert sum(each["effect"] for each in rows[:3]) == pytest.approx(total["effect"], abs=1e-12)


def test_one_component_cannot_be_taken_apart(tmp_path: Path) -> None:
    text = 'kind = "pathways"\n' + HEAD + '[pathways]\ncomponents = ["pm_plus"]\n'
    with pytest.raises(ScenarioError, match="need two or more"):
        made(tmp_path, text).plan()
    with pytest.raises(ScenarioError, match="did you mean 'pm_plus'"):
        made(tmp_path, text.replace('"pm_plus"', '"pm_pls", "pm_plus"')).plan()


@pytest.mark.parametrize(("width", "reached"), [(0.5, True), (1e-9, False)])
def test_it_stops_when_the_difference_is_known(width: float, reached: bool, tmp_path: Path) -> None:
    until = f'[until]\noutcome = "outcomes_composite_sum"\nhalf_width = {width}\nfirst = 4\nat_most = 8\n'
    text = HEAD.replace("replicates = 4", "").replace("months = 6", "months = 12") + KEEP + until
    study = made(tmp_path, text)
    study.plan()
    report = files.study_json("run", study.path, "--workers", 1, cwd=tmp_path)
    found = report["run"]["precision"]
    assert found["reached"] is reached and found["replicates"] == (4 if reached else 8)
    assert reached or (found["verdict"].startswith("not enough to tell") and found["needed"] > 8)
    assert study.gather().ds.sizes["replicate"] == found["replicates"]
    code, _, err = files.study("run", study.path, "--shard", "1/2", cwd=tmp_path)
    assert code == 2 and "--shard" in err


@pytest.mark.parametrize("method", ["morris", "sobol"])
def test_the_parameter_that_acts_is_found(method: str, tmp_path: Path) -> None:
    pytest.importorskip("SALib")
    text = (
        'kind = "sensitivity"\n' + HEAD.replace("replicates = 4", "replicates = 2")
        .replace('"toy/baseline.toml", "toy/together.toml"', '"toy/baseline.toml"').replace("months = 6", "months = 3")
        + '[keep]\nvariables = ["outcomes_belonging_sum"]\nevery = 3\n'
        '[sensitivity]\noutcome = "outcomes_belonging_sum"\ntrajectories = 3\nsamples = 8\n'
        f'method = "{method}"\n'
        'parameters = ["belonging/from_support", "education/withdrawn_bar", "health/chronic_need"]\n'
        'groups = { others = ["education/withdrawn_bar", "health/chronic_need"] }\n'
    )  # fmt: skip
    study = made(tmp_path, text)
    assert study.run(workers=2).complete
    result = study.gather().result
    assert result["rows"][0]["name"] == "belonging/from_support"
    assert {row["name"] for row in result["rows"]} == {"belonging/from_support", "others"}
    assert 0 <= result["chance"]["share_of_average"] <= result["chance"]["share_of_one_run"] <= 1
    study.planned.shard_path(0).unlink()
    from querencia.study.sensitivity import analyse

    with pytest.raises(FileError, match=r"missing or failed \(point 0 replicate 0"):
        analyse(study.planned)


def test_a_fixed_parameter_cannot_be_drawn(tmp_path: Path) -> None:
    text = HEAD + '[sample]\npoints = 2\nparameters = ["belonging/usual_support"]\n'
    with pytest.raises(ScenarioError, match="it is fixed"):
        made(tmp_path, text).plan()


OPTIMISE = (
    'kind = "optimise"\n'
    + HEAD.replace("months = 6", "months = 12")
    + KEEP.replace("every = 3", "every = 12")
    + """
[optimise]
unit = 4000
budgets = [8000]
components = ["pm_plus", "returnee_mentoring"]
least = { pm_plus = 1 }
weights = { outcomes_composite_sum = 1.0 }
choices = { "programme.returnee_mentoring.start" = ["0 months", "6 months"] }
generations = 2
population = 4
final_replicates = 8
finalists = 2
"""
)


def test_a_frontier_keeps_its_bounds_and_shows_fresh_values(tmp_path: Path) -> None:
    path = files.write_study(tmp_path, OPTIMISE)
    first = _optimised(path, tmp_path)
    step = first["frontier"][0]
    assert step["units"]["pm_plus"] >= 1 and sum(step["units"].values()) == 2
    assert step["shrinkage"] == pytest.approx(step["search"] - step["fresh"]) and step["low"] <= step["fresh"]
    assert step["choices"].keys() == {"programme.returnee_mentoring.start"} and first["runs"] > 0
    again = _optimised(path, tmp_path)
    assert again["runs"] == 0 and again["frontier"] == first["frontier"]


def _optimised(path: Path, folder: Path) -> dict:
    code, out, err = files.study(path, "--workers", 1, "--json", cwd=folder)
    assert code == 0, err
    return json.loads(out)["result"]


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ('"pm_plus", "ret', '"pm_plu", "ret', "did you mean 'pm_plus'"),
        ("{ pm_plus = 1 }", "{ pm_plus = 5 }", "add up to 5"),
        ("unit = 4000", "", "what does one unit"),
        ("outcomes_composite_sum = 1.0", "outcomes_composit_sum = 1.0", "did you mean 'outcomes_composite_sum'"),
        ("replicates = 4", "replicates = 2", "too few for optimise"),
    ],
)
def test_what_is_wrong_in_an_optimisation_is_named(old: str, new: str, words: str, tmp_path: Path) -> None:
    path = files.write_study(tmp_path, OPTIMISE.replace(old, new))
    code, _out, err = files.study(path, "--workers", 1, cwd=tmp_path)
    assert code == 3 and words in err, err
