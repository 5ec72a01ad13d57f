"""The page: sections put into one HTML file that needs no script, no network and no font of its own."""

from __future__ import annotations

import base64
import re
from pathlib import Path

from querencia_analysis.report import (
    section_answer,
    section_basis,
    section_cash,
    section_money,
    section_people,
    section_results,
    section_time,
)
from querencia_analysis.report.catalogue import Words
from querencia_analysis.report.facts import Facts
from querencia_analysis.report.maker import Maker
from querencia_analysis.report.parts import Section

FOLDER = Path(__file__).resolve().parent / "templates"
ORDER = (
    section_answer.question, section_answer.answer, section_money.cost, section_cash.against_cash,
    section_money.cash_flow, section_results.logframe, section_results.harm, section_people.equity,
    section_results.hosts, section_time.cliff, section_time.ranking, section_basis.assumptions, section_basis.minds,
    section_basis.made,
)  # fmt: skip


def sections_of(facts: Facts, language: str) -> list[Section]:
    """All sections in order, in one language."""
    maker = Maker(facts, Words(language))
    return [make(maker) for make in ORDER]


def page(facts: Facts, language: str, sections: list[Section], printed: bool = False) -> str:
    """The HTML file. ``printed``: tables open and no downloads, for a PDF."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    environment = Environment(loader=FileSystemLoader(FOLDER), autoescape=True, undefined=StrictUndefined)
    maker = Maker(facts, Words(language))
    c = facts.comparison
    subtitle = maker.say("page.subtitle", version=c.version, months=c.months, start=maker.words.month(c.start))
    palette = maker.look.colours
    css = (FOLDER / "report.css").read_text("utf-8")
    css += "".join(f".chip{place} {{ background: {colour}; }}\n" for place, colour in enumerate(palette.values()))
    from markupsafe import Markup

    return environment.get_template("report.html.j2").render(
        lang=language, title=section_answer.title_of(maker), subtitle=subtitle, version=c.version, css=Markup(css),
        say=maker.say, words=maker.words, sections=sections, chips=[maker.arm(arm) for arm in facts.all_arms],
        uri=picture_uri, size=picture_size, open=printed,
    )  # fmt: skip


def picture_uri(svg: str) -> str:
    """A picture as the source of an image: there no script of it could run, and its ids are its own."""
    return "data:image/svg+xml;base64," + base64.b64encode(svg.encode("utf-8")).decode("ascii")


def picture_size(svg: str) -> tuple[int, int]:
    """Width and height in pixels, so that the page does not jump while it opens."""
    found = [re.search(rf'<svg[^>]*\s{side}="([0-9.]+)"', svg) for side in ("width", "height")]
    width, height = (round(float(match[1])) if match else 300 for match in found)
    return width, height
