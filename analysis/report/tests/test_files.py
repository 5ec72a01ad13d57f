"""What is written: sizes, tables, workbook, PDF, and the command that writes them."""

from __future__ import annotations

import base64
import csv
import io
import json
import os
import re
import subprocess
import sys
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

from querencia.errors import FileError
from querencia_analysis.report.build import write_report
from querencia_analysis.report.catalogue import LANGUAGES, Words
from querencia_analysis.report.facts import read_facts
from querencia_analysis.report.page import sections_of
from querencia_analysis.report.parts import Figure

Report = Callable[[str], Path]


def querencia(*words: object, cwd: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "querencia.cli", *map(str, words)]
    return subprocess.run(command, capture_output=True, text=True, check=False, cwd=cwd, env=os.environ)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_is_one_file_under_a_megabyte(report: Report, language: str) -> None:
    page = report(language)
    assert 200_000 < page.stat().st_size < 1_000_000
    assert not re.search(r"""(?:src|href)=["'](?!data:|#)""", page.read_text("utf-8"))


def test_the_same_run_gives_the_same_bytes(country: Path, report: Report, tmp_path: Path) -> None:
    again = write_report([country], tmp_path / "again.html")[0]
    assert again.read_bytes() == report("en").read_bytes()


def test_every_figure_has_all_that_a_reader_needs(country: Path) -> None:
    words = Words("en")
    figures = [
        block
        for section in sections_of(read_facts([country]), "en")
        for block in section.blocks
        if isinstance(block, Figure)
    ]
    assert len(figures) >= 18
    for figure in figures:
        assert figure.title and figure.sentence and figure.source and figure.sure, figure.name
        assert figure.table.rows or figure.name == "harm", figure.name
        assert len(figure.table.shown(words)) == len(figure.table.rows), figure.name
        assert figure.alt or not figure.panels, figure.name
        rows = list(csv.reader(io.StringIO(figure.table.csv())))
        assert len(rows) == len(figure.table.rows) + 1 and len({len(row) for row in rows}) == 1, figure.name
        assert base64.b64decode(figure.table.data_uri().split(",")[1]).startswith(b"\xef\xbb\xbf")


def test_pictures_have_no_numbers_cut_short(country: Path) -> None:
    """Coordinates are shortened; the text of axes never is."""
    scores = next(
        block for section in sections_of(read_facts([country]), "en") for block in section.blocks
        if isinstance(block, Figure) and block.name == "scores"
    )  # fmt: skip
    texts = re.findall(r"<text[^>]*>([^<]+)</text>", scores.panels[3].svg)
    ticks = [text for text in texts if re.fullmatch(r"[−0-9.]+", text)]
    assert len(set(ticks)) == len(ticks) - (ticks.count("0") - 1), ticks


def test_a_scenario_has_one_colour_in_every_picture(country: Path) -> None:
    figures = {
        block.name: block for section in sections_of(read_facts([country]), "en") for block in section.blocks
        if isinstance(block, Figure)
    }  # fmt: skip
    for name in ("scores", "sustained", "costs", "equity", "after_assistance", "ranking"):
        assert "#0072B2" in "".join(panel.svg for panel in figures[name].panels), name


def test_the_workbook_holds_every_table(report: Report) -> None:
    with zipfile.ZipFile(report("es").with_suffix(".xlsx")) as book:
        names = re.findall(r'<sheet name="([^"]+)"', book.read("xl/workbook.xml").decode("utf-8"))
        inside = "".join(book.read(name).decode("utf-8") for name in book.namelist() if "sheet" in name)
    assert {"scores", "costs", "equity", "harm", "logframe", "contenido"} <= set(names)
    assert "<f>" not in inside


def test_two_files_make_one_report(tmp_path: Path, runfiles: ModuleType) -> None:
    for place, name in enumerate(("baseline", "mentoring")):
        world = runfiles.World(arms=(name,), effect=(0.05 * place,), spending=(0,))
        runfiles.write_run(tmp_path / f"{name}.h5", world)
    files = [tmp_path / "baseline.h5", tmp_path / "mentoring.h5"]
    page = write_report(files, tmp_path / "both.html")[0].read_text("utf-8")
    assert "mentoring.h5" in page and "mentoring" in page


def test_what_a_file_cannot_answer_is_said(tmp_path: Path, runfiles: ModuleType) -> None:
    path = runfiles.write_run(tmp_path / "short.h5", runfiles.World(months=24, replicates=1, spending=(0, 0)))
    page = write_report([path], tmp_path / "short.html")[0].read_text("utf-8")
    words = Words("en")
    for text in (
        words.say("cash.no_arm"), words.say("harm.one_replicate"), words.say("cliff.unknown"), words.say("map.missing"),
        words.say("ranking.too_short", months=24), words.say("assume.defaults", replicates=1),
        words.say("cost.nothing_spent"), words.say("delivery.none"),
    ):  # fmt: skip
        assert text in page.replace("&#39;", "'"), text


def test_the_pdf_is_tagged_and_whole(country: Path, tmp_path: Path) -> None:
    paths = write_report([country], tmp_path / "r.html", language="fr", pdf=True)
    pdf = paths[2].read_bytes()
    inside = b"".join(_unpacked(part) for part in re.findall(rb"stream\r?\n(.*?)endstream", pdf, re.DOTALL)) + pdf
    assert pdf.startswith(b"%PDF")
    for part in (b"pdfuaid", b"StructTreeRoot", b"/Lang", b"/Figure", b"/TH", b"/H2"):
        assert part in inside, part
    assert 100_000 < len(pdf) < 5_000_000


def _unpacked(stream: bytes) -> bytes:
    try:
        return zlib.decompress(stream)
    except zlib.error:
        return b""


def test_nothing_is_replaced_unasked(country: Path, tmp_path: Path) -> None:
    (tmp_path / "r.html").write_text("mine")
    with pytest.raises(FileError, match="--force") as caught:
        write_report([country], tmp_path / "r.html")
    assert getattr(caught.value, "exit_code", 0) == 6
    assert (tmp_path / "r.html").read_text() == "mine"
    with pytest.raises(FileError, match="ends in"):
        write_report([country], tmp_path / "r.pdf")


def test_the_command(country: Path, tmp_path: Path) -> None:
    done = querencia("report", country, "--lang", "es", "-o", "informe.html", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("informe.html") and "next: " in done.stderr
    again = querencia("report", country, "-o", "informe.html", "--json", cwd=tmp_path)
    assert again.returncode == 6 and "--force" in json.loads(again.stdout)["message"]
    assert querencia("report", "none.h5", cwd=tmp_path).returncode == 4
    assert querencia("report", country, "--lang", "de", cwd=tmp_path).returncode == 2
    help_text = querencia("report", "--help", cwd=tmp_path).stdout
    assert "Examples:" in help_text and help_text.count("querencia report") >= 3
