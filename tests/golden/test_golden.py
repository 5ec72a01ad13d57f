"""Did results move? Content digests of three small runs, as last agreed.

When a change moves results on purpose: QUERENCIA_REFRESH_GOLDEN=1 ./dev test pytest, and an entry tagged [results] in
CHANGELOG.md. The digest covers everything recorded, and no times of day, machine or threads.
"""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
AGREED = Path(__file__).with_name("digests.json")
RUNS = {
    "toy": ("toy/baseline.toml toy/together.toml", "--months 24 --replicates 2 --panel 20"),
    "el_salvador": ("el_salvador/baseline.toml el_salvador/integrated.toml", "--months 15 --scale 0.01"),
    "afghanistan": ("afghanistan/baseline.toml", "--months 6 --scale 0.002"),
}


@pytest.mark.parametrize("name", RUNS)
def test_results_are_those_last_agreed(name: str, tmp_path: Path) -> None:
    scenarios, options = RUNS[name]
    paths = [str(ROOT / "scenarios" / scenario) for scenario in scenarios.split()]
    output = str(tmp_path / "run.h5")
    subprocess.run(["querencia-kernel", "run", *paths, "-o", output, "--quiet", *options.split()], check=True)
    told = subprocess.run(["querencia-kernel", "digest", output], check=True, capture_output=True, text=True)
    digest = told.stdout.split()[0]
    agreed: dict[str, str] = json.loads(AGREED.read_text(encoding="utf-8")) if AGREED.exists() else {}
    if os.environ.get("QUERENCIA_REFRESH_GOLDEN") == "1":
        AGREED.write_text(json.dumps(dict(sorted({**agreed, name: digest}.items())), indent=2) + "\n", encoding="utf-8")
        return
    assert digest == agreed.get(name), "results moved: refresh on purpose and say so in CHANGELOG.md, or mend"
