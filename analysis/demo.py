"""A first answer: real municipalities of El Salvador, four arms at equal cost, compared and drawn."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

if TYPE_CHECKING:
    from querencia.results import Run
    from querencia_analysis.compare import Comparison

ARMS = ("baseline", "integrated", "economic_only", "cash")
REPLICATES, SCALE, PANEL = 3, 0.1, 100


def demo_command(
    folder: Annotated[Path, typer.Option("--folder", help="Where to write.")] = Path("querencia-demo"),
    replicates: Annotated[int, typer.Option(help="Runs of each arm that differ in chance alone.")] = REPLICATES,
    scale: Annotated[float, typer.Option(help="Agents per person.")] = SCALE,
    months: Annotated[int, typer.Option(help="Months to simulate.")] = 60,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object on standard output.")] = False,
) -> None:
    """Run, compare and draw four arms of El Salvador.

    A first answer in a minute or two, at one agent for ten people.

    \b
    Examples:
      querencia demo
      querencia demo --replicates 8 --folder trial
    """
    begin = time.monotonic()
    made = make_demo(folder, replicates, scale, months)
    if as_json:
        print(json.dumps({"schema": 1, **made.summary()}, indent=1))
        return
    print(made.population)
    print()
    print(made.comparison.text())
    print("Written:")
    for path in made.files:
        print(f"  {path}")
    print(
        f"done in {time.monotonic() - begin:.0f} s; next: querencia compare {made.files[0]} --by sex", file=sys.stderr
    )


class Demo:
    """What the demo made."""

    def __init__(self, population: str, comparison: Comparison, files: Sequence[Path]) -> None:
        self.population, self.comparison, self.files = population, comparison, list(files)

    def summary(self) -> dict[str, Any]:
        files = [str(path) for path in self.files]
        return {"files": files, "population": self.population.splitlines()[0], "comparison": self.comparison.to_dict()}


def make_demo(folder: Path, replicates: int = REPLICATES, scale: float = SCALE, months: int = 60) -> Demo:
    """Run, check, compare and draw into ``folder``."""
    from querencia.native import share
    from querencia.population import population_check, population_text
    from querencia.results import open_run
    from querencia_analysis.charts import write_charts
    from querencia_analysis.compare import compare
    from querencia_analysis.places import places_of

    folder.mkdir(parents=True, exist_ok=True)
    country = share() / "scenarios" / "el_salvador"
    path = folder / "el_salvador.h5"
    _tell(f"running {len(ARMS)} arms x {replicates} replicates, {months} months, one agent for {1 / scale:g} people")
    _run([country / f"{arm}.toml" for arm in ARMS], path, replicates, scale, months)
    _tell("holding the people against the tables they were made from")
    checks = population_check(country / "baseline.toml", scale=scale)
    run = open_run(path)
    _tell("comparing")
    comparison = compare(run, "baseline", at=[month for month in (12, 24, 48, 60) if month < months] + [months])
    _tell("drawing")
    pictures = write_charts(run, comparison, folder, places_of(run))
    tables = write_tables(run, comparison, folder)
    population = folder / "population-check.csv"
    checks.to_csv(population, index=False)
    return Demo(population_text(checks), comparison, [path, *pictures, *tables, population])


def write_tables(run: Run, comparison: Comparison, folder: Path) -> list[Path]:
    """Summary tables: one header row, decimal points, UTF-8; what the columns mean in a file of their own."""
    from querencia_analysis import measures as m

    differences = folder / "comparison.csv"
    comparison.to_dataframe().to_csv(differences, index=False)
    monthly = folder / "by-month.csv"
    frame = run.to_dataframe([measure.variable for measure in m.present_in(run.tallies())])
    frame = frame.groupby(["variable", "scenario", "month"], sort=False)["value"].agg(["mean", "min", "max"])
    frame.round(6).reset_index().to_csv(monthly, index=False)
    words = folder / "comparison.txt"
    words.write_text(comparison.text(), encoding="utf-8")
    units = folder / "units.csv"
    lines = ["variable,unit,meaning"]
    for name in run.tallies():
        attributes = run.ds[name].attrs
        meaning = str(attributes.get("description", "")).replace('"', "'")
        unit = (
            "share of " + attributes["per"]
            if attributes.get("unit_of_measure") == "people" and "per" in attributes
            else ""
        )
        lines.append(f'{name},{unit or attributes.get("unit_of_measure", "1")},"{meaning}"')
    units.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return [words, differences, monthly, units]


def _run(scenarios: Sequence[Path], path: Path, replicates: int, scale: float, months: int) -> None:
    from querencia.native import environment, kernel

    command = [
        str(kernel()), "run", *map(str, scenarios), "-o", str(path), "--replicates", str(replicates), "--scale",
        f"{scale:g}", "--months", str(months), "--panel", str(PANEL), "--force", "--json",
    ]  # fmt: skip
    done = subprocess.run(command, stdout=subprocess.PIPE, env=environment(), text=True, check=False)
    if done.returncode:
        print(done.stdout, file=sys.stderr)
        raise typer.Exit(done.returncode)


def _tell(what: str) -> None:
    print(f"{what} ...", file=sys.stderr, flush=True)
