"""The command ``querencia report``. Imports wait until it is called."""

from __future__ import annotations

import json
import sys
import time
from enum import Enum
from pathlib import Path
from typing import Annotated

import typer


class Language(str, Enum):  # noqa: UP042 - the command line shows its values
    en = "en"
    es = "es"
    fr = "fr"


def report_command(
    files: Annotated[list[Path], typer.Argument(help="Run files.", show_default=False)],
    output: Annotated[Path, typer.Option("--output", "-o", help="The HTML file to write.")] = Path("report.html"),
    lang: Annotated[Language, typer.Option("--lang", help="Language of the report.")] = Language.en,
    base: Annotated[
        str | None, typer.Option(help="Arm to compare with; default: baseline.", show_default=False)
    ] = None,
    pdf: Annotated[bool, typer.Option("--pdf", help="Also write a PDF.")] = False,
    force: Annotated[bool, typer.Option("--force", help="Replace files that exist.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object on standard output.")] = False,
) -> None:
    """Write a report for donors: one HTML file, a workbook, a PDF.

    \b
    Examples:
      querencia report arms.h5
      querencia report arms.h5 --lang es --pdf -o informe.html
    """
    from querencia_analysis.report.build import write_report

    begin = time.monotonic()

    def tell(text: str) -> None:
        print(f"{text} ...", file=sys.stderr, flush=True)

    written = write_report(files, output, language=lang.value, base=base, pdf=pdf, force=force, tell=tell)
    sizes = {str(path): path.stat().st_size for path in written}
    if as_json:
        print(json.dumps({"schema": 1, "files": sizes, "language": lang.value}, indent=1))
        return
    for path, size in sizes.items():
        print(f"{path}  {size / 1e6:.2f} MB")
    print(f"done in {time.monotonic() - begin:.0f} s; next: open {written[0]} in a browser", file=sys.stderr)
