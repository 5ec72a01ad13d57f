"""Tables of a report as one workbook: a sheet each, numbers as numbers, no formulas."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from querencia_analysis.report.catalogue import Words
from querencia_analysis.report.parts import Cell, Column, Figure, Masked, Section, plain

FORMS = {
    "share": "0.0", "points": "0.0", "score": "0.000", "score_difference": "0.000", "number": "0.00",
    "difference": "0.000", "money": "#,##0", "people": "#,##0", "whole": "0", "text": "@", "mixed": "#,##0.###",
}  # fmt: skip
WIDEST, OPTIONS = 60, {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}


def write_workbook(path: Path, sections: list[Section], words: Words, title: str) -> None:
    """Write every table, with a sheet of contents that gives finding, source and how sure."""
    import xlsxwriter

    figures = [block for section in sections for block in section.blocks if isinstance(block, Figure)]
    book = xlsxwriter.Workbook(path, OPTIONS)
    book.set_properties({"title": title, "comments": words.say("made.limits")})
    styles = {kind: book.add_format({"num_format": form, "valign": "top"}) for kind, form in FORMS.items()}
    styles["head"] = book.add_format({"bold": True, "text_wrap": True, "valign": "bottom", "bottom": 1})
    styles["title"] = book.add_format({"bold": True, "font_size": 13})
    styles["wrap"] = book.add_format({"text_wrap": True, "valign": "top"})
    names = sheet_names([figure.table.name for figure in figures] + [words.say("book.contents")])
    _contents(book.add_worksheet(names[-1]), figures, names, words, title, styles)
    for figure, name in zip(figures, names, strict=False):
        _sheet(book.add_worksheet(name), figure, words, styles)
    book.close()


def sheet_names(wanted: list[str]) -> list[str]:
    """Names that Excel takes: at most 31 letters, without its signs, each once."""
    found: list[str] = []
    for name in wanted:
        short = re.sub(r"[\[\]:*?/\\']", " ", name)[:31] or "table"
        place = 2
        while short.lower() in (each.lower() for each in found):
            short, place = f"{short[:28]}_{place}", place + 1
        found.append(short)
    return found


def _contents(
    sheet: Any, figures: list[Figure], names: list[str], words: Words, title: str, styles: dict[str, Any]
) -> None:
    sheet.write_string(0, 0, title, styles["title"])
    sheet.write_string(1, 0, words.say("made.limits"))
    heads = ("book.sheet", "book.finding", "page.sure", "page.source")
    for place, key in enumerate(heads):
        sheet.write_string(3, place, words.say(key), styles["head"])
    for row, (figure, name) in enumerate(zip(figures, names, strict=False), 4):
        for place, text in enumerate((name, figure.title, figure.sure, figure.source)):
            sheet.write_string(row, place, text, styles["wrap"])
    sheet.set_column(0, 0, 18)
    sheet.set_column(1, 3, WIDEST)


def _sheet(sheet: Any, figure: Figure, words: Words, styles: dict[str, Any]) -> None:
    table = figure.table
    sheet.write_string(0, 0, figure.title, styles["title"])
    sheet.write_string(1, 0, figure.sure)
    for place, column in enumerate(table.columns):
        sheet.write_string(3, place, _head(column), styles["head"])
    for row, cells in enumerate(table.rows, 4):
        for place, (cell, column) in enumerate(zip(cells, table.columns, strict=True)):
            _write(sheet, row, place, cell, column, styles)
    for place, column in enumerate(table.columns):
        longest = max(
            [len(_head(column)) // 2, *(len(str(row[place])) for row in table.rows if isinstance(row[place], str))],
            default=8,
        )
        sheet.set_column(place, place, min(max(longest + 2, 11), WIDEST))
    sheet.freeze_panes(4, 1)


def _head(column: Column) -> str:
    return f"{column.label} (%)" if column.kind == "share" else column.label


def _write(sheet: Any, row: int, place: int, cell: Cell | Masked, column: Column, styles: dict[str, Any]) -> None:
    value = plain(cell, column.kind)
    if isinstance(value, float):
        sheet.write_number(row, place, value, styles[column.kind])
    elif isinstance(cell, str):
        sheet.write_string(row, place, cell, styles["wrap"])
    else:
        sheet.write_string(row, place, str(value))
