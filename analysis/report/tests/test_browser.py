"""The report in a real browser: three languages, no script, a phone, the keyboard, print, and axe without findings."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from importlib import resources
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from querencia_analysis.compare import compare
from querencia_analysis.report.catalogue import LANGUAGES, Words

Report = Callable[[str], Path]
HEARD: list[str] = []  # what the page that was opened last asked for, or complained of
WIDTHS = {"screen": 1200, "phone": 360}


@pytest.fixture(scope="module")
def browser(chromium: str) -> Iterator[Browser]:
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        yield opened
        opened.close()


@pytest.fixture
def visit(browser: Browser) -> Iterator[Callable[..., Page]]:
    """Open a file, and hear whatever it asks for or complains of."""
    contexts = []

    def open_page(path: Path, width: int = 1200, **settings: Any) -> Page:
        context = browser.new_context(viewport={"width": width, "height": 800}, **settings)
        contexts.append(context)
        page = context.new_page()
        for event in ("request", "console", "pageerror"):
            listen: Any = page.on
            listen(event, lambda what: HEARD.append(str(getattr(what, "url", what))))
        HEARD.clear()
        page.goto(path.as_uri())
        return page

    yield open_page
    for context in contexts:
        context.close()


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_asks_for_nothing_and_shows_everything(visit: Callable[..., Page], report: Report, language: str) -> None:
    page = visit(report(language), offline=True)
    assert not [each for each in HEARD if not each.startswith(("data:", report(language).as_uri()))]
    assert page.locator("html").get_attribute("lang") == language
    assert page.locator("main > section").count() == 14
    unseen = page.eval_on_selector_all(
        "img", "all => all.filter(i => !i.complete || !i.naturalWidth || !i.alt.trim()).length"
    )
    assert page.locator("img").count() > 25 and unseen == 0
    assert page.locator("script, iframe, object, embed, link, form").count() == 0
    levels = page.eval_on_selector_all("h1,h2,h3,h4", "all => all.map(h => +h.tagName[1])")
    assert levels[0] == 1 and levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_axe_finds_nothing(visit: Callable[..., Page], report: Report, language: str, width: str) -> None:
    axe = resources.files("axe_playwright_python").joinpath("axe.min.js").read_text("utf-8")
    page = visit(report(language), WIDTHS[width], bypass_csp=True)
    page.eval_on_selector_all("details", "all => all.forEach(each => each.open = true)")
    page.evaluate(axe)
    tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
    found = page.evaluate("tags => axe.run(document, {runOnly: tags})", tags)
    assert len(found["passes"]) > 20
    said = [(each["id"], each["nodes"][0]["html"][:160], len(each["nodes"])) for each in found["violations"]]
    assert not said


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_phone_never_scrolls_sideways(visit: Callable[..., Page], report: Report, language: str) -> None:
    page = visit(report(language), 360)
    page.eval_on_selector_all("details", "all => all.forEach(each => each.open = true)")
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    wide = page.eval_on_selector_all("img", "all => all.filter(i => i.getBoundingClientRect().right > 360).length")
    assert wide == 0
    small = page.eval_on_selector_all(
        "p, td, dd, a", "all => all.filter(e => parseFloat(getComputedStyle(e).fontSize) < 12).length"
    )
    assert small == 0


def test_twice_as_large_it_still_fits(visit: Callable[..., Page], report: Report) -> None:
    page = visit(report("fr"), 640)  # what a screen of 1280 pixels is at 200 %
    assert page.evaluate("document.documentElement.scrollWidth") <= 640


@pytest.mark.parametrize("language", LANGUAGES)
def test_without_scripts_all_is_there(visit: Callable[..., Page], report: Report, language: str) -> None:
    page = visit(report(language), java_script_enabled=False)
    assert page.locator("h2").count() == 14
    closed = page.locator("details:not([open])").first
    closed.locator("summary").click()
    assert page.locator("details[open] table").first.is_visible()
    link = page.locator("a[download]").first
    with page.expect_download() as download:
        link.click()
    assert Path(str(download.value.path())).read_text("utf-8-sig").count("\n") > 2


def test_by_keyboard_alone(visit: Callable[..., Page], report: Report) -> None:
    page = visit(report("en"))
    page.keyboard.press("Tab")
    focused = "document.activeElement"
    assert page.evaluate(f"{focused}.className") == "skip"
    assert page.evaluate(f"{focused}.getBoundingClientRect().left") >= 0
    page.keyboard.press("Enter")
    assert page.url.endswith("#answer")
    for _ in range(40):
        page.keyboard.press("Tab")
        if page.evaluate(f"{focused}.tagName === 'SUMMARY' && !{focused}.parentElement.open"):
            break
    ring = page.evaluate(f"getComputedStyle({focused}).outlineStyle + getComputedStyle({focused}).outlineWidth")
    assert ring == "solid3px"
    page.keyboard.press("Enter")
    assert page.evaluate(f"{focused}.parentElement.open")
    page.keyboard.press("Tab")
    assert page.evaluate(f"{focused}.getAttribute('role')") == "region", "a table can be scrolled by keys"


def test_print_opens_every_table(visit: Callable[..., Page], report: Report, tmp_path: Path) -> None:
    page = visit(report("es"))
    page.emulate_media(media="print")
    hidden = page.eval_on_selector_all("table", "all => all.filter(t => t.getBoundingClientRect().height < 20).length")
    assert page.locator("table").count() > 15 and hidden == 0
    assert not page.locator(".skip").is_visible() and not page.locator("a[download]").first.is_visible()
    printed = page.pdf(format="A4", tagged=True)
    assert printed.startswith(b"%PDF") and b"StructTreeRoot" in printed


@pytest.mark.parametrize("language", LANGUAGES)
def test_numbers_are_those_of_the_comparison(
    visit: Callable[..., Page], report: Report, country: Path, language: str
) -> None:
    line = compare(country, at=[60]).line("outcomes_sustained_050", "integrated", 60)
    words, said = Words(language), visit(report(language)).locator("p.headline").first.inner_text()
    for text in (words.percent(line.level.value), words.percent(line.base.value), words.points(line.difference.low)):
        assert text in said, (text, said)
