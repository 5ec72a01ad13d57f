"""Writes models/CATALOGUE.md from what the kernel declares; with --check, says whether the page is up to date.

usage: catalogue_page.py [--check]
"""

import json
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PAGE = ROOT / "models" / "CATALOGUE.md"


def cell(value: object) -> str:
    return str(value).replace("|", "\\|").replace("\n", " ").strip()


def table(titles: list[str], rows: list[list[object]]) -> list[str]:
    lines = ["| " + " | ".join(titles) + " |", "|" + "---|" * len(titles)]
    return lines + ["| " + " | ".join(cell(value) for value in row) + " |" for row in rows] + [""]


def span(entry: dict) -> str:
    return f"{entry['low']:g} to {entry['high']:g}"


def page(catalogue: dict) -> str:
    parameters = catalogue["parameters"]
    assumed = sum(p["source"].startswith("assumption") for p in parameters)
    lines = [
        "# Catalogue",
        "",
        "Generated from the declarations: `./dev exec python tests/contract/catalogue_page.py`. Do not edit.",
        "",
        (
            f"{len(catalogue['columns'])} columns, {len(catalogue['channels'])} channels, {len(parameters)} parameters "
            f"({assumed} assumed), {len(catalogue['streams'])} streams, {len(catalogue['tallies'])} tallies."
        ),
        "",
        "## Columns",
        "",
    ]
    lines += table(
        ["name", "of", "type", "unit", "range", "start", "meaning", "labels"],
        [
            [c["name"], c["level"], c["type"], c["unit"], span(c), f"{c['start']:g}", c["meaning"], c["labels"]]
            for c in catalogue["columns"]
        ],
    )
    lines += ["## Channels", ""]
    lines += table(
        ["name", "of", "unit", "range", "neutral", "meaning"],
        [[c["name"], c["level"], c["unit"], span(c), c["neutral"], c["meaning"]] for c in catalogue["channels"]],
    )
    lines += ["## Parameters", ""]
    lines += table(
        ["name", "value", "unit", "range", "prior", "meaning", "source"],
        [
            [
                p["name"],
                ", ".join(f"{value:g}" for value in p["value"]),
                p["unit"],
                span(p),
                p["prior"]["shape"] if p["prior"]["shape"] == "fixed" else
                f"{p['prior']['shape']} {p['prior']['a']:g} to {p['prior']['b']:g}",
                p["meaning"],
                p["source"],
            ]
            for p in parameters
        ],
    )  # fmt: skip
    lines += ["## Streams", ""]
    lines += table(["name", "lanes"], [[s["name"], s["lanes"]] for s in catalogue["streams"]])
    for title, key in (("Totals", "totals"), ("Queues", "queues"), ("Events", "events")):
        lines += [f"## {title}", ""]
        lines += table(["name", "meaning"], [[e["name"], e["meaning"]] for e in catalogue[key]])
    lines += ["## Tallies", ""]
    lines += table(
        ["name", "unit", "audience", "per", "meaning"],
        [[t["name"], t["unit"], t["audience"], t["per"], t["meaning"]] for t in catalogue["tallies"]],
    )
    return "\n".join(lines)


def main() -> int:
    made = subprocess.run(["querencia-kernel", "catalogue", "--json"], check=True, capture_output=True, text=True)
    text = page(json.loads(made.stdout))
    if "--check" not in sys.argv:
        PAGE.write_text(text, encoding="utf-8")
        return 0
    if PAGE.exists() and PAGE.read_text(encoding="utf-8") == text:
        print("the catalogue is up to date")
        return 0
    print("models/CATALOGUE.md is not what the models declare; run tests/contract/catalogue_page.py")
    return 1


if __name__ == "__main__":
    sys.exit(main())
