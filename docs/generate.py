"""Pages made from what the kernel declares and from the pages that lie beside models and cards."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

DOCS = Path(__file__).resolve().parent
ROOT = DOCS.parent
OUT = DOCS / "generated"
Entry = dict[str, Any]


def catalogue(part: str) -> list[Entry]:
    """One list of `querencia-kernel catalogue PART --json`."""
    told = subprocess.run(["querencia-kernel", "catalogue", part, "--json"], check=True, capture_output=True, text=True)
    entries: list[Entry] = json.loads(told.stdout)[part]
    return entries


def cell(value: object) -> str:
    return str(value).replace("|", "\\|").replace("\n", " ").strip()


def table(titles: list[str], rows: list[list[object]]) -> str:
    lines = ["| " + " | ".join(titles) + " |", "|" + "---|" * len(titles)]
    return "\n".join(lines + ["| " + " | ".join(cell(value) for value in row) + " |" for row in rows]) + "\n"


def span(entry: Entry) -> str:
    return f"{entry['low']:g} to {entry['high']:g}"


def toctree(names: list[str]) -> str:
    return "\n```{toctree}\n:maxdepth: 1\n\n" + "\n".join(names) + "\n```\n"


def write(name: str, text: str) -> None:
    path = OUT / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def gather(folder: Path, pattern: str, into: str) -> list[str]:
    """Copies pages README.md of sub-folders to generated/INTO/NAME.md; returns the names."""
    names = []
    for page in sorted(folder.glob(pattern)):
        name = page.parent.name
        # Links to files of the repository become plain words: the site does not hold those files.
        text = re.sub(r"\[([^\]]+)\]\((?!https?:)[^)]+\)", r"\1", page.read_text(encoding="utf-8"))
        write(f"{into}/{name}.md", text)
        names.append(name)
    return names


def write_models() -> None:
    names = [n for n in gather(ROOT / "models", "*/README.md", "models") if n not in {"interventions", "policies"}]
    for other in ("interventions", "policies"):
        (OUT / "models" / f"{other}.md").unlink(missing_ok=True)
    intro = "# The models\n\nOne page a model: purpose, rule with equations, evidence, limits.\n"
    write("models.md", intro + toctree([f"models/{name}" for name in names]))


def write_cards() -> None:
    rows: list[list[object]] = []
    pages = []
    for kind in ("interventions", "policies"):
        pages += [f"{kind}/{name}" for name in gather(ROOT / "models" / kind, "*/README.md", kind)]
        for card in catalogue(kind):
            cost = card.get("unit_cost", {})
            price = f"{cost.get('default', '')} per {cost['unit']}" if "unit" in cost else ""
            rows.append([f"[{card['title']}]({kind}/{card['id']}.md)", card["level"], price, cost.get("source", "")])
    intro = (
        "# Interventions and policies\n\nEach is a card: data, not code. It acts on a mechanism, never on a score. "
        "`querencia catalogue interventions` lists them on the command line.\n\n"
    )
    write("cards.md", intro + table(["card", "level", "usual cost", "source"], rows) + toctree(pages))


def prior_text(prior: Entry) -> str:
    return f"{prior['shape']}({prior['a']:g}, {prior['b']:g})" if prior["shape"] != "none" else "held"


def write_register() -> None:
    parameters = catalogue("parameters")
    assumed = sum(p["source"].startswith("assumption") for p in parameters)
    text = (
        "# Evidence register\n\n"
        f"{len(parameters)} parameters, of which {assumed} are assumptions. Every one is declared once, with unit, "
        "range, prior and source; a parameter without a source fails the tests. A scenario changes one under "
        "`[parameter]`.\n"
    )
    for owner in sorted({p["owner"] for p in parameters}):
        rows: list[list[object]] = []
        for p in parameters:
            if p["owner"] != owner:
                continue
            value = ", ".join(f"{v:g}" for v in p["value"][:8]) + (", ..." if len(p["value"]) > 8 else "")
            rows.append(
                [f"`{p['name']}`", value, p["unit"], span(p), prior_text(p["prior"]), p["meaning"], p["source"]]
            )
        heading = ["name", "default", "unit", "range", "prior", "meaning", "source"]
        text += f"\n## {owner}\n\n" + table(heading, rows)
    write("register.md", text)


def write_columns() -> None:
    columns = catalogue("columns")
    rows: list[list[object]] = []
    for c in columns:
        kind = "trait" if c["trait"] else "state"
        rows.append([f"`{c['name']}`", c["level"], kind, c["unit"], span(c), c["meaning"], c["labels"]])
    text = (
        f"# State\n\n{len(columns)} columns: what the model knows of a person, home, community, country, account.\n\n"
    )
    write("columns.md", text + table(["name", "of", "kind", "unit", "range", "meaning", "labels"], rows))


def write_plan() -> None:
    text = (
        "# A month\n\nEight phases, in one direction: a value is made in one and used in later ones. Inside a phase "
        "no order matters; the plan is refused otherwise. `start` runs once.\n"
    )
    rules = catalogue("plan")
    for phase in dict.fromkeys(rule["phase"] for rule in rules):
        rows: list[list[object]] = [
            [f"`{r['rule']}`", ", ".join(r["writes"]), ", ".join(r["reads"]), ", ".join(r["recalls"])]
            for r in rules
            if r["phase"] == phase
        ]
        text += f"\n## {phase}\n\n" + table(["rule", "writes", "reads (this month)", "recalls (last month)"], rows)
    write("plan.md", text)


def write_codes() -> None:
    found = {
        code
        for path in (ROOT / "sim/io").glob("*.cpp")
        for code in re.findall(r"RS\d{3}", path.read_text(encoding="utf-8"))
    }
    text = "# Error codes\n\nEvery mistake is reported at once, with file, line, column, reason and the likely fix.\n"
    for code in sorted(found):
        command = ["querencia-kernel", "explain", code, "--json"]
        told = subprocess.run(command, check=False, capture_output=True, text=True)
        if told.returncode != 0:
            continue
        entry = json.loads(told.stdout)
        text += f"\n## {code}: {entry['title']}\n\n{entry['why']}\n"
        for name in ("example", "fix"):
            if entry.get(name):
                text += f"\n{name.capitalize()}:\n\n```text\n{entry[name]}\n```\n"
    write("codes.md", text)


def write_all() -> None:
    shutil.rmtree(OUT, ignore_errors=True)
    write_models()
    write_cards()
    write_register()
    write_columns()
    write_plan()
    write_codes()
    for name in ("sim", "models", "scenarios", "analysis", "python"):
        shutil.copy(ROOT / name / "README.md", OUT / f"folder_{name}.md")
    shutil.copy(ROOT / "CHANGELOG.md", OUT / "changelog.md")
