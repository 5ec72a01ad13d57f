"""Small studies over a copy of the toy scenarios."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]

SWEEP = """
schema = 1
title = "Toy sweep"
scenarios = ["toy/baseline.toml", "toy/together.toml"]
replicates = 3
months = 3
block = 2

[vary]
"labour/entry_chance" = [0.1, 0.2]
"programme.returnee_mentoring.budget" = ["0 USD", "4000 USD"]

[keep]
variables = ["outcomes_composite_sum", "outcomes_working"]
groups = ["all", "sex:women"]

[shards]
runs = 4
"""


def write_study(folder: Path, text: str = SWEEP, name: str = "study.toml") -> Path:
    """A study file beside a copy of the toy scenarios."""
    if not (folder / "toy").exists():
        shutil.copytree(ROOT / "scenarios" / "toy", folder / "toy")
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def start(*words: object, cwd: Path) -> subprocess.Popen[str]:
    """``querencia study ...`` as a process of its own."""
    command = [sys.executable, "-m", "querencia.cli", "study", *map(str, words)]
    return subprocess.Popen(command, cwd=cwd, env=os.environ, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def study(*words: object, cwd: Path) -> tuple[int, str, str]:
    process = start(*words, cwd=cwd)
    out, err = process.communicate(timeout=300)
    return process.returncode, out, err


def study_json(*words: object, cwd: Path) -> dict:
    code, out, err = study(*words, "--json", cwd=cwd)
    found = json.loads(out)
    assert found["exit_code"] == code, err
    return found
