"""Commands that this package adds to ``querencia``. Imports wait until a command is called."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import typer


def compare_command(
    files: Annotated[list[Path], typer.Argument(help="Run files.", show_default=False)],
    base: Annotated[
        str | None, typer.Option(help="Arm to compare with; default: baseline.", show_default=False)
    ] = None,
    at: Annotated[str | None, typer.Option(help="Months, for example 12,24,48.", show_default=False)] = None,
    by: Annotated[str | None, typer.Option(help="Groupings, for example sex,age_band.", show_default=False)] = None,
    charts: Annotated[Path | None, typer.Option(help="Folder to write pictures to.", show_default=False)] = None,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object on standard output.")] = False,
) -> None:
    """Compare the arms of a run, paired by chance and person.

    \b
    Examples:
      querencia compare arms.h5 --at 12,24,48 --by sex
      querencia compare arms.h5 --base cash --json
    """
    from querencia.results import open_run
    from querencia_analysis.compare import compare

    runs = [open_run(path) for path in files]
    comparison = compare(runs, base, at=_months(at), by=[word for word in (by or "").split(",") if word])
    print(json.dumps(comparison.to_dict(), indent=1) if as_json else comparison.text(), end="\n" if as_json else "")
    if charts:
        from querencia_analysis.charts import write_charts
        from querencia_analysis.places import places_of

        write_charts(runs[0], comparison, charts, places_of(runs[0]))
    if not as_json:
        import sys

        paths = " ".join(str(path) for path in files)
        print(
            "next: " + (f"querencia compare {paths} --charts pictures" if not charts else f"look into {charts}"),
            file=sys.stderr,
        )


def _months(text: str | None) -> list[int] | None:
    if text is None:
        return None
    words = [word.strip() for word in text.split(",") if word.strip()]
    wrong = [word for word in words if not word.isdigit()]
    if wrong:
        raise typer.BadParameter(f"--at takes months such as 12,24,48, not {wrong[0]!r}")
    return [int(word) for word in words]
