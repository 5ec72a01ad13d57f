"""Commented files to start from."""

from __future__ import annotations

import os
import re
from pathlib import Path

from querencia.errors import FileError, ScenarioError
from querencia.native import share

PROGRAMME = """\
# {title}: an arm that adds one programme to what it extends, and changes nothing else.
schema = 1
title = "{title}"
extends = "{extends}"

[programme.{name}]
card = "{card}"               # what is delivered: querencia catalogue interventions
budget = "500000 USD"         # for the whole run; zero changes nothing
start = "0 months"            # months completed when it opens
months = "48 months"          # how long people are taken on
# eligible = "population/returnee == 1 and population/sex == 1"   # besides the card's own condition
# priority = "vulnerability"    # or first_come, random, nearest_threshold, or an expression: lowest first
# places = "200 people"         # most people enrolled at one time; default: no limit
# staff = 8                     # full-time case workers; default: as many as the caseload needs
# dose = 1                      # scale of what one person gets and of what it costs
# host_share = 0.2              # share of places kept for people who never migrated
# communities = ["..."]         # names or codes of the communities served; default: all

[assumption]
{name} = "Say here what no data settle about it."
"""

SCENARIO = """\
# {title}. Checked with: querencia validate {name}.toml
schema = 1
title = "{title}"
extends = "{extends}"         # tables merge, values replace; remove this line to describe a country from nothing

[run]
months = "60 months"
replicates = 8                # runs that differ in chance alone: intervals need several
seed = 1
# scale = 0.1                   # agents per person: 0.1 lets one stand for ten

# [programme.mentoring]         # as many as you like: querencia new programme NAME shows all that can be said
# card = "returnee_mentoring"
# budget = "500000 USD"

# [policy.coordination]         # levers of the country: querencia catalogue policies
# card = "coordination_referral"
# budget = "0 USD"

# [parameter]                   # any parameter of any model: querencia catalogue parameters
# "labour/..." = 0.1

[assumption]
{name} = "Say here what no data settle."
"""
TEXTS = {"programme": PROGRAMME, "scenario": SCENARIO}


def write_start(kind: str, name: str, *, extends: Path | None = None, force: bool = False) -> Path:
    """Write ``NAME.toml`` into this folder and return its path.

    Raises
    ------
    ScenarioError
        The kind is unknown, or the name is no word of lower-case letters, digits and underscores.
    FileError
        The file exists, or what it would extend does not.
    """
    if kind not in TEXTS:
        raise ScenarioError(f"cannot start a {kind!r}; there are: programme, scenario", exit_code=2)
    if not re.fullmatch(r"[a-z][a-z0-9_]*", name):
        raise ScenarioError(f"{name!r} is no name: use lower-case letters, digits and underscores", exit_code=2)
    path = Path(f"{name}.toml")
    if path.exists() and not force:
        raise FileError(f"{path} exists already; choose another name, or add --force to replace it")
    base = extends or share() / "scenarios" / "toy" / "baseline.toml"
    if not base.is_file():
        raise FileError(f"there is no scenario {base} to extend")
    near = os.path.relpath(base.resolve() if extends is None else base)
    title = name.replace("_", " ").capitalize()
    text = TEXTS[kind].format(title=title, name=name, extends=Path(near).as_posix(), card="returnee_mentoring")
    path.write_text(text, encoding="utf-8")
    return path
