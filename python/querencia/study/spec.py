"""What a study file says, checked before anything runs."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from querencia.study.reading import Reader, nearest

__all__ = ["KINDS", "Keep", "Optimise", "Sample", "Sensitivity", "Spec", "Until", "read_spec"]

KINDS = ("sweep", "sensitivity", "pathways", "optimise")
METHODS = ("latin_hypercube", "priors", "posterior")
TOP = {
    "schema", "title", "kind", "scenarios", "base", "replicates", "seed", "months", "scale", "block", "vary", "sample",
    "keep", "shards", "sensitivity", "pathways", "until", "optimise",
}  # fmt: skip
HEADLINE = "outcomes_sustained_050"


@dataclass(frozen=True)
class Keep:
    """Which part of every run the study keeps. Empty variables: every tally."""

    variables: tuple[str, ...] = ()
    groups: tuple[str, ...] = ("all",)
    by_community: bool = False
    every: int = 1


@dataclass(frozen=True)
class Sample:
    """Random designs over declared priors or a posterior file."""

    method: str = ""
    points: int = 0
    parameters: tuple[str, ...] = ()
    file: str = ""


@dataclass(frozen=True)
class Sensitivity:
    method: str = "morris"
    parameters: tuple[str, ...] = ()
    groups: dict[str, list[str]] = field(default_factory=dict)
    trajectories: int = 10
    levels: int = 4
    samples: int = 64
    outcome: str = HEADLINE
    scenario: str = ""
    at: int = -1


@dataclass(frozen=True)
class Pathways:
    scenario: str = ""
    components: tuple[str, ...] = ()
    outcome: str = HEADLINE
    at: int = -1
    orders: int = 0


@dataclass(frozen=True)
class Until:
    """Run until half the interval of the difference is below ``half_width``."""

    outcome: str = HEADLINE
    scenario: str = ""
    at: int = -1
    half_width: float = 0.0
    first: int = 8
    at_most: int = 0


@dataclass(frozen=True)
class Optimise:
    """Budgets over whole units of components."""

    scenario: str = ""
    unit: float = 0.0
    budgets: tuple[float, ...] = ()
    components: tuple[str, ...] = ()
    least: dict[str, int] = field(default_factory=dict)
    most: dict[str, int] = field(default_factory=dict)
    choices: dict[str, list[Any]] = field(default_factory=dict)
    weights: dict[str, float] = field(default_factory=lambda: {HEADLINE: 1.0})
    at: int = -1
    generations: int = 12
    population: int = 12
    final_replicates: int = 16
    finalists: int = 5


@dataclass(frozen=True)
class Spec:
    """A study as its file states it; paths of scenarios are relative to the file."""

    path: str
    title: str
    kind: str
    scenarios: tuple[str, ...]
    base: str
    replicates: int
    seed: int
    months: int | None
    scale: float | None
    block: int
    shard_runs: int
    vary: dict[str, list[Any]]
    sample: Sample
    keep: Keep
    sensitivity: Sensitivity
    pathways: Pathways
    until: Until
    optimise: Optimise

    @property
    def folder(self) -> Path:
        return Path(self.path).parent

    def to_dict(self) -> dict[str, Any]:
        """Without the place on this machine."""
        return {key: value for key, value in asdict(self).items() if key != "path"}


def read_spec(path: Path) -> Spec:
    """Read and check a study file; every problem at once.

    Raises
    ------
    ScenarioError
        With file and line of each problem.
    """
    reader = Reader(path)
    reader.check_keys("", reader.tables, TOP)
    if reader.tables.get("schema") != 1:
        reader.wrong("", "schema", "a study file begins with schema = 1")
    kind = reader.word("", "kind", "sweep", KINDS)
    until = _until(reader)
    spec = Spec(
        path=str(path),
        title=reader.word("", "title", path.stem),
        kind=kind,
        scenarios=_scenarios(reader),
        base=reader.word("", "base", ""),
        replicates=reader.whole("", "replicates", until.at_most or 1, 1, 100_000),
        seed=reader.whole("", "seed", 1, 1, 2**62),
        months=reader.months("", "months"),
        scale=reader.number("", "scale", None, 1e-6, 1.0),
        block=reader.whole("", "block", 8, 1, 256),
        shard_runs=_shard_runs(reader),
        vary=_vary(reader),
        sample=_sample(reader),
        keep=_keep(reader),
        sensitivity=_sensitivity(reader),
        pathways=_pathways(reader),
        until=until,
        optimise=_optimise(reader),
    )
    _fits(reader, spec)
    reader.finish()
    return spec


def _scenarios(reader: Reader) -> tuple[str, ...]:
    names = reader.words("", "scenarios", [])
    if not names:
        reader.wrong("", "scenarios", 'no scenario to study; write scenarios = ["baseline.toml", "cash.toml"]')
    for name in names:
        if not (reader.path.parent / name).is_file():
            beside = [str(each.relative_to(reader.path.parent)) for each in reader.path.parent.glob("*.toml")]
            reader.wrong("", "scenarios", f"there is no scenario file {name!r}{nearest(name, beside)}")
    stems = [Path(name).stem for name in names]
    for stem in sorted({stem for stem in stems if stems.count(stem) > 1}):
        reader.wrong("", "scenarios", f"two scenarios are called {stem!r}; they are told apart by name")
    return tuple(names)


def _shard_runs(reader: Reader) -> int:
    reader.table("shards", {"runs"})
    return reader.whole("shards", "runs", 0, 0, 4096)


def _vary(reader: Reader) -> dict[str, list[Any]]:
    vary = reader.table("vary")
    for path, values in vary.items():
        if not isinstance(values, list) or not values:
            quote = ' (write the path in quotes: "programme.cash.budget" = [...])' if isinstance(values, dict) else ""
            reader.wrong("vary", path, f"{path} must be a list of the values to try{quote}")
        elif len({str(value) for value in values}) < len(values):
            reader.wrong("vary", path, f"{path} lists a value twice")
    return vary


def _sample(reader: Reader) -> Sample:
    given = reader.table("sample", {"method", "points", "parameters", "file"})
    if not given:
        return Sample()
    sample = Sample(
        reader.word("sample", "method", "latin_hypercube", METHODS),
        reader.whole("sample", "points", 0, 1, 1_000_000) if "points" in given else 0,
        tuple(reader.words("sample", "parameters", [])),
        reader.word("sample", "file", ""),
    )
    if sample.method == "posterior":
        if not sample.file:
            reader.wrong("sample", "method", 'a posterior needs file = "draws.csv"')
        elif not (reader.path.parent / sample.file).is_file():
            reader.wrong("sample", "file", f"there is no file {sample.file!r}")
    elif not sample.parameters:
        reader.wrong("sample", "", 'no parameters to draw; write parameters = ["labour/entry_chance"]')
    if not sample.points and sample.method != "posterior":
        reader.wrong("sample", "", "how many points? write points = 64")
    return sample


def _keep(reader: Reader) -> Keep:
    given = reader.table("keep", {"variables", "groups", "by_community", "every"})
    by = given.get("by_community", False)
    if not isinstance(by, bool):
        reader.wrong("keep", "by_community", "by_community must be true or false, without quotes")
    every = reader.months("keep", "every")
    if every == 0:
        reader.wrong("keep", "every", "every must be at least one month")
    return Keep(
        tuple(reader.words("keep", "variables", [])), tuple(reader.words("keep", "groups", ["all"])), by is True,
        every or 1,
    )  # fmt: skip


def _at(reader: Reader, table: str) -> int:
    at = reader.months(table, "at")
    return -1 if at is None else at


def _sensitivity(reader: Reader) -> Sensitivity:
    known = set(Sensitivity.__dataclass_fields__)
    given = reader.table("sensitivity", known)
    groups = given.get("groups", {})
    if not isinstance(groups, dict) or not all(isinstance(each, list) for each in groups.values()):
        reader.wrong("sensitivity", "groups", 'groups must read { name = ["parameter", ...] }')
        groups = {}
    samples = reader.whole("sensitivity", "samples", 64, 2, 2**20)
    if samples & (samples - 1):
        reader.wrong("sensitivity", "samples", f"samples is {samples}; Sobol's sequence needs a power of two")
    return Sensitivity(
        reader.word("sensitivity", "method", "morris", ("morris", "sobol")),
        tuple(reader.words("sensitivity", "parameters", [])),
        groups,
        reader.whole("sensitivity", "trajectories", 10, 2, 10_000),
        reader.whole("sensitivity", "levels", 4, 4, 20),
        samples,
        reader.word("sensitivity", "outcome", HEADLINE),
        reader.word("sensitivity", "scenario", ""),
        _at(reader, "sensitivity"),
    )


def _pathways(reader: Reader) -> Pathways:
    reader.table("pathways", set(Pathways.__dataclass_fields__))
    return Pathways(
        reader.word("pathways", "scenario", ""),
        tuple(reader.words("pathways", "components", [])),
        reader.word("pathways", "outcome", HEADLINE),
        _at(reader, "pathways"),
        reader.whole("pathways", "orders", 0, 0, 10_000),
    )


def _until(reader: Reader) -> Until:
    given = reader.table("until", set(Until.__dataclass_fields__))
    if not given:
        return Until()
    width = reader.number("until", "half_width", None, 1e-12, 1e12)
    if width is None and "half_width" not in given:
        reader.wrong("until", "", "how precise? write half_width = 0.01, in the unit of the outcome")
    first = reader.whole("until", "first", 8, 2, 10_000)
    at_most = reader.whole("until", "at_most", max(64, first), 2, 100_000)
    if first > at_most:
        reader.wrong("until", "at_most", f"at_most is {at_most}, less than the first {first} replicates")
    return Until(
        reader.word("until", "outcome", HEADLINE), reader.word("until", "scenario", ""), _at(reader, "until"),
        width or 0.0, first, at_most,
    )  # fmt: skip


def _counts(reader: Reader, key: str) -> dict[str, int]:
    given = reader.table("optimise").get(key, {})
    good = isinstance(given, dict) and all(isinstance(v, int) and not isinstance(v, bool) for v in given.values())
    if not good:
        reader.wrong("optimise", key, f"{key} must read {{ component = whole units, ... }}")
    return given if good else {}


def _optimise(reader: Reader) -> Optimise:
    given = reader.table("optimise", set(Optimise.__dataclass_fields__))
    if not given:
        return Optimise()
    unit = reader.number("optimise", "unit", None, 1e-9, 1e15)
    budgets = given.get("budgets", [])
    if unit is None:
        reader.wrong("optimise", "unit", "what does one unit of a component cost? write unit = 1000 (USD)")
    if not isinstance(budgets, list) or not budgets or not all(isinstance(b, int | float) and b > 0 for b in budgets):
        reader.wrong("optimise", "budgets", "budgets must list amounts above zero, such as [10000, 20000]")
        budgets = []
    choices, weights = given.get("choices", {}), given.get("weights", {HEADLINE: 1.0})
    if not isinstance(choices, dict) or not all(isinstance(each, list) and each for each in choices.values()):
        reader.wrong("optimise", "choices", 'choices must read { "programme.cash.start" = ["0 months", "6 months"] }')
        choices = {}
    if not isinstance(weights, dict) or not all(isinstance(each, int | float) for each in weights.values()):
        reader.wrong("optimise", "weights", "weights must read { outcomes_sustained_050 = 1.0, ... }")
        weights = {}
    numbers = {
        key: reader.whole("optimise", key, getattr(Optimise(), key), low, 10_000)
        for key, low in (("generations", 1), ("population", 4), ("final_replicates", 4), ("finalists", 1))
    }
    return Optimise(
        scenario=reader.word("optimise", "scenario", ""), unit=unit or 1.0, budgets=tuple(sorted(map(float, budgets))),
        components=tuple(reader.words("optimise", "components", [])), least=_counts(reader, "least"),
        most=_counts(reader, "most"), choices=choices, weights=weights, at=_at(reader, "optimise"), **numbers,
    )  # fmt: skip


def _fits(reader: Reader, spec: Spec) -> None:
    """Tables that contradict each other or the kind."""
    stems = [Path(name).stem for name in spec.scenarios]
    for table, name in (
        ("", spec.base), ("sensitivity", spec.sensitivity.scenario), ("pathways", spec.pathways.scenario),
        ("until", spec.until.scenario), ("optimise", spec.optimise.scenario),
    ):  # fmt: skip
        key = "scenario" if table else "base"
        if name and name not in stems:
            reader.wrong(table, key, f"no scenario {name!r} in this study{nearest(name, stems)}")
    for table in ("sensitivity", "pathways", "optimise"):
        if table in reader.tables and spec.kind != table:
            reader.wrong(table, "", f'[{table}] needs kind = "{table}"')
    if spec.kind == "sensitivity" and not spec.sensitivity.parameters:
        reader.wrong("sensitivity", "", "which parameters? write parameters = [...]")
    if spec.kind == "optimise" and not spec.optimise.budgets:
        reader.wrong("optimise", "", "an optimisation needs [optimise] with unit and budgets")
    if spec.until.half_width and spec.kind != "sweep":
        reader.wrong("until", "", "early stopping is for sweeps")
    if spec.kind in ("sensitivity", "pathways", "optimise") and (
        spec.vary or (spec.sample.method and spec.kind != "optimise")
    ):
        reader.wrong("vary" if spec.vary else "sample", "", f"a study of kind {spec.kind} makes its own points")
    if spec.vary and spec.sample.method:
        reader.wrong("sample", "", "[vary] and [sample] are two designs; a study has one")
    few = {"pathways": 3, "sensitivity": 2, "optimise": 4}.get(spec.kind, 1)
    if spec.replicates < few:
        reader.wrong(
            "", "replicates",
            f"replicates is {spec.replicates}: too few for {spec.kind}, which needs {few} to tell effects from chance",
        )  # fmt: skip
