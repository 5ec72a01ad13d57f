"""Small run files with known answers, in the layout that the kernel writes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import h5py
import numpy as np

GROUPS = ("all", "sex:men", "sex:women", "age_band:18_29", "age_band:30_44")
SHARES = (0.997, 0.6, 0.397, 0.5, 0.497)  # of people, by group; the rest of "all" is in no other group
TEXT = h5py.string_dtype("utf-8")

# name, denominator, unit, audience, level at the start, gain by the last month in the base arm
TALLIES = (
    ("outcomes/arrived_adults", None, "people", "returnees", 0, 0),
    ("outcomes/adults_present", None, "people", "returnees", 0, 0),
    ("outcomes/sustained_050", "outcomes/arrived_adults", "people", "returnees", 0.0, 0.30),
    ("outcomes/sustained_066", "outcomes/arrived_adults", "people", "returnees", 0.0, 0.08),
    ("outcomes/economic_sum", "outcomes/adults_present", "score", "returnees", 0.40, 0.08),
    ("outcomes/social_sum", "outcomes/adults_present", "score", "returnees", 0.48, 0.06),
    ("outcomes/psychosocial_sum", "outcomes/adults_present", "score", "returnees", 0.52, 0.05),
    ("outcomes/composite_sum", "outcomes/adults_present", "score", "returnees", 0.467, 0.06),
    ("outcomes/composite_033", "outcomes/adults_present", "people", "returnees", 0.85, 0.05),
    ("outcomes/composite_050", "outcomes/adults_present", "people", "returnees", 0.45, 0.15),
    ("outcomes/composite_066", "outcomes/adults_present", "people", "returnees", 0.10, 0.08),
    ("outcomes/departed_by_choice", "outcomes/arrived_adults", "people", "returnees", 0.0, 0.06),
    ("outcomes/departed_by_necessity", "outcomes/arrived_adults", "people", "returnees", 0.0, 0.12),
    ("outcomes/self_sufficient", "outcomes/adults_present", "people", "returnees", 0.25, 0.15),
    ("outcomes/reached", "outcomes/adults_present", "people", "returnees", 0.02, 0.05),
    ("outcomes/hosts", None, "people", "residents", 0, 0),
    ("outcomes/host_working", "outcomes/hosts", "people", "residents", 0.60, 0.01),
    ("outcomes/host_attitude", "outcomes/hosts", "SD", "residents", 0.0, -0.02),
)
LABELS = "not_arrived present departed_by_choice departed_by_necessity dead child"


@dataclass
class World:
    """What to write. ``effect`` is added to every share and score of the second and later arms by the last month."""

    arms: Sequence[str] = ("baseline", "mentoring")
    replicates: int = 4
    months: int = 24
    communities: int = 3
    people: int = 3000  # returnees per community
    effect: Sequence[float] = (0.0, 0.05)
    noise: float = 0.004  # spread of a replicate, shared by the arms
    apart: float = 0.001  # spread that the arms do not share
    local: float = 0.0  # spread of the effect from place to place
    persons_per_agent: float = 1.0
    codes: Sequence[str] = ()
    places: Sequence[str] = ()
    spending: Sequence[float] = (0.0, 1.0e6)  # a year, per arm
    seed: int = 1
    returnees: int = 400
    programmes: Sequence[str] = field(default_factory=lambda: ["existing_provision", "mentoring"])


def scale(group: h5py.Group, name: str, values: object, meaning: str) -> h5py.Dataset:
    if isinstance(values, list):
        dataset = group.create_dataset(name, data=np.array(values, dtype=object), dtype=TEXT)
    else:
        dataset = group.create_dataset(name, data=values)
        dataset.attrs["units"] = "1"
    dataset.make_scale(name)
    dataset.attrs["long_name"] = meaning
    return dataset


def put(group: h5py.Group, name: str, values: object, scales: Sequence[h5py.Dataset], **attributes: object) -> None:
    dataset = group.create_dataset(name, data=values, compression="gzip" if len(scales) > 2 else None)
    for axis, each in enumerate(scales):
        dataset.dims[axis].attach_scale(each)
    for key, value in {"units": "1", "long_name": name.replace("_", " "), **attributes}.items():
        dataset.attrs[key] = value


def write_run(path: Path, world: World | None = None) -> Path:
    """Write a run file of a made-up world and return its path."""
    world = world or World()
    rng = np.random.default_rng(world.seed)
    with h5py.File(path, "w", track_order=True) as file:
        file.attrs.update(
            Conventions="CF-1.11", title="Querencia run: made up", file_type="querencia run",
            format_version=np.int64(1), kernel_version="0.1.0", seed=np.int64(world.seed),
            months=np.int64(world.months), replicates=np.int64(world.replicates),
            persons_per_agent=world.persons_per_agent, limits="Projections under stated assumptions, not forecasts.",
        )  # fmt: skip
        scales = write_dimensions(file, world)
        write_tallies(file, world, scales, rng)
        write_accounts(file, world, scales, rng)
        write_people(file.create_group("paired", track_order=True), world, scales, rng)
        write_events(file.create_group("events", track_order=True))
        file.create_group("provenance").attrs["threads"] = np.int64(2)
        catalogue = file.create_group("catalogue")
        for a in range(len(world.arms)):
            catalogue.create_dataset(f"scenario_{a}", data="schema = 1\n", dtype=TEXT)
    return path


def write_dimensions(file: h5py.File, world: World) -> dict[str, h5py.Dataset]:
    places = list(world.places) or [f"Village {c + 1}" for c in range(world.communities)]
    codes = list(world.codes) or [f"v{c + 1}" for c in range(world.communities)]
    scales = {
        "scenario": scale(file, "scenario", list(world.arms), "arm of the comparison"),
        "replicate": scale(file, "replicate", np.arange(world.replicates, dtype="i4"), "replicate"),
        "month": scale(file, "month", np.arange(world.months + 1, dtype="i4"), "months completed"),
        "community": scale(file, "community", places, "community"),
        "group": scale(file, "group", list(GROUPS), "group of people"),
        "programme": scale(file, "programme", list(world.programmes), "programme account"),
    }
    days = (np.datetime64("2024-01") + np.arange(world.months + 1)).astype("datetime64[D]") - np.datetime64(
        "2024-01-01"
    )
    put(
        file,
        "time",
        days.astype("f8"),
        [scales["month"]],
        units="days since 2024-01-01",
        calendar="proleptic_gregorian",
    )
    titles = [f"Toy: {arm}" for arm in world.arms]
    put(file, "scenario_title", np.array(titles, dtype=TEXT), [scales["scenario"]])
    put(file, "community_code", np.array(codes, dtype=TEXT), [scales["community"]])
    return scales


def write_tallies(file: h5py.File, world: World, scales: dict[str, h5py.Dataset], rng: np.random.Generator) -> None:
    shape = (len(world.arms), world.replicates, world.months + 1, world.communities, len(GROUPS))
    axes = [scales[name] for name in ("scenario", "replicate", "month", "community", "group")]
    ramp = (np.arange(world.months + 1) / max(world.months, 1))[None, None, :, None, None]
    effect = np.array(world.effect)[:, None, None, None, None] * ramp
    people = np.floor(world.people * np.array(SHARES))[None, None, None, None, :] * np.ones(shape)
    for name, per, unit, audience, start, gain in TALLIES:
        attributes = {"unit_of_measure": unit, "audience": audience, "declared_as": name, "description": name}
        if per is None:
            values = people
        else:
            attributes["per"] = per.replace("/", "_")
            common = rng.normal(0, world.noise, (1, world.replicates, 1, 1, 1)) * ramp
            own = rng.normal(0, world.apart, (shape[0], world.replicates, 1, 1, 1)) * ramp
            sign = -1 if "departed" in name else 1
            place = rng.normal(1, world.local, (1, 1, 1, world.communities, 1)) if world.local else 1.0
            values = people * (start + gain * ramp + sign * effect * place + common + own)
        element = "i4" if unit == "people" else "f4"
        put(file, name.replace("/", "_"), np.rint(values).astype("i4") if element == "i4" else values.astype("f4"),
            axes, **attributes)  # fmt: skip


def write_accounts(file: h5py.File, world: World, scales: dict[str, h5py.Dataset], rng: np.random.Generator) -> None:
    shape = (len(world.arms), world.replicates, world.months + 1, len(world.programmes))
    axes = [scales[name] for name in ("scenario", "replicate", "month", "programme")]
    years = np.arange(world.months + 1) / 12
    spent = np.zeros(shape)
    spent[..., 0] = 5.0e4 * years
    for arm, each in enumerate(world.spending):
        if len(world.programmes) > 1:
            spent[arm, :, :, 1] = each * years * (1 + rng.normal(0, 0.002, (world.replicates, 1)))
    money = {"currency": "USD", "unit_of_measure": "USD"}
    put(file, "programme_spent", spent, axes, **money)
    put(file, "programme_discounted", spent * 0.97 ** (years[:, None] / 2), axes, **money)
    put(file, "programme_enrolled", (spent / 500).astype("i4"), axes, unit_of_measure="people")


def write_people(group: h5py.Group, world: World, scales: dict[str, h5py.Dataset], rng: np.random.Generator) -> None:
    rows = world.months // 12 + 1
    size = world.returnees
    returnee = scale(group, "returnee", np.arange(10, 10 + size, dtype="u4"), "simulated person (no real person)")
    place = rng.integers(0, world.communities, size).astype("i4")
    put(group, "household", np.arange(size, dtype="i4"), [returnee])
    put(group, "community_index", np.sort(place), [returnee])
    year = scale(group, "paired_month", np.arange(rows, dtype="i4") * 12, "months completed")
    axes = [scales["scenario"], scales["replicate"], year, returnee]
    shape = (len(world.arms), world.replicates, rows, size)
    ramp = np.arange(rows)[None, None, :, None] / max(rows - 1, 1)
    person = rng.normal(0.5, 0.1, (1, 1, 1, size)) + rng.normal(0, 0.05, (1, world.replicates, rows, size))
    for name in ("economic", "social", "psychosocial", "composite"):
        own = rng.normal(0, 0.02, shape)
        values = person + np.array(world.effect)[:, None, None, None] * ramp + own * (ramp > 0)
        put(group, f"outcomes_{name}", np.clip(values, 0, 1).astype("f4"), axes, unit_of_measure="score")
    put(group, "outcomes_state", np.ones(shape, "u1"), axes, flag_values=np.arange(6, dtype="i1"), flag_meanings=LABELS)


def write_events(group: h5py.Group) -> None:
    put(group, "scenario_index", np.array([0, 1], "u1"), [])
    put(group, "replicate_index", np.array([0, 0], "u2"), [])
    put(group, "month_index", np.array([3, 4], "u2"), [])
    put(group, "person_id", np.array([11, 12], "u4"), [])
    put(group, "event_index", np.array([0, 1], "u2"), [])
    put(group, "value", np.array([1, 0], "f4"), [])
    names = ["programme/started", "programme/finished"]
    group.create_dataset("event_name", data=np.array(names, dtype=object), dtype=TEXT)
