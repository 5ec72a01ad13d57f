"""The catalogue: complete, the same slots in every language, no promise, no glue; every text as it was reviewed."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

from querencia_analysis.report.catalogue import LANGUAGES, NARROW, WIDE, Words, sentences, slots

SOURCE = Path(__file__).resolve().parents[1]
GOLDEN = Path(__file__).resolve().parent / "golden"
REFRESH = bool(os.environ.get("QUERENCIA_REFRESH_GOLDEN"))
SAMPLES = {
    "arm": "A", "base": "B", "cash": "C", "first": "F", "second": "S", "early": "E", "late": "L", "economic": "X",
    "social": "Y", "psychosocial": "Z", "place": "P", "months": 60, "month": 48, "begin": 12, "end": 36, "after": 24,
    "replicates": 5, "count": 3, "year": 2024, "start": "M", "file": "f.h5", "cut": "0.50",
}  # fmt: skip
FUTURE = {
    "en": r"\b(will|won't|shall|going to|guarantee\w*|prove[sdn]?)\b",
    "es": r"\b(garantiz\w+|logrará\w*|tendrá\w*|será\w*|hará\w*|aumentará\w*|demuestra\w*)\b",
    "fr": r"\b(garanti\w*|sera|seront|aura|auront|fera|feront|augmentera\w*|prouve\w*)\b",
}
TESTS = r"p[- ]?value|p[- ]valor|valor p\b|valeur p\b|statistically significant|estadísticamente|statistiquement"


def sample(name: str) -> object:
    return SAMPLES.get(name, f"<{name}>")


@pytest.mark.parametrize("key", sorted(sentences()))
def test_an_entry_is_complete(key: str) -> None:
    texts = sentences()[key]
    assert set(texts) == set(LANGUAGES)
    assert all(text.strip() for text in texts.values())
    assert len({frozenset(slots(text)) for text in texts.values()}) == 1, "languages differ in their slots"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_sentence_reads_as_reviewed(language: str) -> None:
    """One golden text per case and language; QUERENCIA_REFRESH_GOLDEN=1 rewrites them for review."""
    words = Words(language)
    lines = [
        f"{key}: {words.say(key, **{s: sample(s) for s in slots(texts[language])})}"
        for key, texts in sorted(sentences().items())
    ]
    text = "\n".join(lines) + "\n"
    path = GOLDEN / f"{language}.txt"
    if REFRESH:
        path.write_text(text, encoding="utf-8")
    assert text == path.read_text("utf-8")


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_promised_and_nothing_is_tested_for_significance(language: str) -> None:
    for key, texts in sentences().items():
        assert not re.search(FUTURE[language], texts[language], re.IGNORECASE), f"{key} promises: {texts[language]}"
        assert not re.search(TESTS, texts[language], re.IGNORECASE), key


def test_languages_are_translated() -> None:
    for key, texts in sentences().items():
        if len(texts["en"].split()) > 2:
            assert texts["en"] != texts["es"] and texts["en"] != texts["fr"] and texts["es"] != texts["fr"], key


def test_code_and_catalogue_name_the_same_keys() -> None:
    code = "\n".join(path.read_text("utf-8") for path in [*SOURCE.glob("*.py"), *SOURCE.glob("templates/*.j2")])
    used = set(re.findall(r"""say\(\s*["']([a-z_]+\.[a-z_0-9]+)["']""", code))
    assert used <= set(sentences()), used - set(sentences())
    named = set(re.findall(r"""["'](?:table\.)?([a-z_0-9.]+?)(?::[a-z_]+)?["']""", code))
    groups = set(re.findall(r"""f["']([a-z_]+)\.[a-z_]*\{""", code)) | {
        "economic",
        "social",
        "psychosocial",
    }
    unused = [
        key for key in sentences()
        if key not in used and key not in named and key.split(".")[0] not in groups and key.split(".")[1] not in named
    ]  # fmt: skip
    assert not unused


def test_a_slot_too_few_or_too_many_is_an_error() -> None:
    words = Words("en")
    with pytest.raises(KeyError, match="slots"):
        words.say("title.place")
    with pytest.raises(KeyError, match="slots"):
        words.say("title.plain", place="x")


def test_text_of_a_scenario_is_never_taken_for_a_slot() -> None:
    assert "{arm}" in Words("en").say("title.place", place="{arm}")


@pytest.mark.parametrize(
    ("language", "number", "percent", "money", "points"),
    [
        ("en", "−12,345.7", "12.3%", f"USD{WIDE}42,800", "+0.6"),
        ("es", f"−12{NARROW}345.7", f"12.3{WIDE}%", f"42{NARROW}800{WIDE}USD", "+0.6"),
        ("fr", f"−12{NARROW}345,7", f"12,3{NARROW}%", f"42{NARROW}800{WIDE}USD", "+0,6"),
    ],
)
def test_numbers_as_the_language_writes_them(language: str, number: str, percent: str, money: str, points: str) -> None:
    words = Words(language)
    assert words.number(-12345.678, 1) == number
    assert words.percent(0.1234) == percent
    assert words.money(42_812) == money
    assert words.points(0.006) == points
    assert words.points(-0.0001) == words.points(0.0001), "neither +0.0 nor -0.0"
    assert words.number(float("nan")) == "–"


def test_french_marks_never_begin_a_line() -> None:
    for key, texts in sentences().items():
        text = Words("fr").say(key, **{slot: sample(slot) for slot in slots(texts["fr"])})
        assert not re.search(r" [:;?!»%]|« ", text), key
