"""From run files to a report on disk."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from querencia.errors import FileError, QuerenciaError
from querencia_analysis.report.catalogue import Words
from querencia_analysis.report.facts import read_facts
from querencia_analysis.report.maker import Maker

CANNOT_WRITE = 6
PDF_PACKAGES = "libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"


def cannot_write(message: str) -> FileError:
    error = FileError(message)
    error.exit_code = CANNOT_WRITE  # type: ignore[attr-defined]
    return error


def write_report(
    files: Sequence[Path],
    output: Path = Path("report.html"),
    *,
    language: str = "en",
    base: str | None = None,
    pdf: bool = False,
    force: bool = False,
    tell: Callable[[str], None] = lambda text: None,
) -> list[Path]:
    """Write a report: one HTML file, a workbook beside it, and a PDF if asked for.

    Workbook and PDF get the name of ``output`` with their own ending. ``tell`` is called with what is being done.

    Raises
    ------
    FileError
        A run file cannot be used, or an output exists or cannot be written.
    """
    from querencia_analysis.report.page import page, sections_of
    from querencia_analysis.report.section_answer import title_of
    from querencia_analysis.report.workbook import write_workbook

    outputs = _outputs(output, pdf, force)
    tell("reading and comparing")
    facts = read_facts(files, base)
    tell("drawing")
    sections = sections_of(facts, language)
    tell("writing")
    html = page(facts, language, sections)
    printed = page(facts, language, sections, printed=True) if pdf else ""
    title = title_of(Maker(facts, Words(language)))
    try:
        output.parent.mkdir(parents=True, exist_ok=True)
        output.write_text(html, encoding="utf-8")
        write_workbook(outputs[1], sections, Words(language), title)
        if pdf:
            write_pdf(printed, outputs[2])
    except QuerenciaError:
        raise
    except OSError as error:
        raise cannot_write(f"cannot write {error.filename or output}: {error.strerror or error}") from error
    for run in facts.runs:
        run.close()
    return outputs


def _outputs(output: Path, pdf: bool, force: bool) -> list[Path]:
    """The files to write; none may exist unless it may be replaced."""
    if output.suffix.lower() not in (".html", ".htm"):
        raise cannot_write(f"{output.name}: the report is an HTML file; give it a name that ends in .html")
    outputs = [output, output.with_suffix(".xlsx"), *([output.with_suffix(".pdf")] if pdf else [])]
    there = [path.name for path in outputs if path.exists()]
    if there and not force:
        raise cannot_write(f"{', '.join(there)} exists already; --force replaces it, -o names another")
    return outputs


def write_pdf(html: str, path: Path) -> None:
    """Print the page to a tagged PDF; nothing is fetched from anywhere."""
    try:
        from weasyprint import HTML
    except (ImportError, OSError) as error:
        raise cannot_write(
            f"no PDF: WeasyPrint cannot be loaded ({str(error).splitlines()[0]}); on Debian and Ubuntu: "
            f"apt install {PDF_PACKAGES}"
        ) from error
    from weasyprint.urls import URLFetcher

    HTML(string=html, url_fetcher=URLFetcher(allowed_protocols=["data"])).write_pdf(path, pdf_variant="pdf/ua-1")
