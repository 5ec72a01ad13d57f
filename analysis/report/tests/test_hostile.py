"""Files that were not made by us, or were made to hurt, give a clear error or harmless text."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path
from types import ModuleType

import h5py
import numpy as np
import pytest

from querencia.errors import FileError, ScenarioError
from querencia_analysis.report.build import write_report
from querencia_analysis.report.guard import clean

TEXT = h5py.string_dtype("utf-8")
EVIL = '<script>alert(1)</script>"><img src=x onerror=alert(2)>{{ 7 * 7 }}{arm}'
FORMULA = '=HYPERLINK("http://example.invalid","x")'


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory, runfiles: ModuleType) -> Path:
    return runfiles.write_run(tmp_path_factory.mktemp("sound") / "sound.h5")


@pytest.fixture
def broken(sound: Path, tmp_path: Path) -> Callable[[Callable[[h5py.File], None]], Path]:
    def make(change: Callable[[h5py.File], None]) -> Path:
        path = tmp_path / "broken.h5"
        shutil.copy(sound, path)
        with h5py.File(path, "r+") as file:
            change(file)
        return path

    return make


def remove(name: str) -> Callable[[h5py.File], None]:
    return lambda file: file.__delitem__(name)


def link_out(file: h5py.File) -> None:
    file["stolen"] = h5py.ExternalLink("/etc/hostname", "/")


def soft_link(file: h5py.File) -> None:
    file["round"] = h5py.SoftLink("/round")


def virtual(file: h5py.File) -> None:
    layout = h5py.VirtualLayout(shape=(4,), dtype="f4")
    layout[:] = h5py.VirtualSource("other.h5", "x", shape=(4,))
    file.create_virtual_dataset("outcomes_virtual", layout)


def huge(file: h5py.File) -> None:
    file.create_dataset("outcomes_huge", shape=(10**6, 10**6), dtype="f4", chunks=(1000, 1000))


def negative(file: h5py.File) -> None:
    file["outcomes_adults_present"][...] = -5


def per_nothing(file: h5py.File) -> None:
    file["outcomes_economic_sum"].attrs["per"] = EVIL


CHANGES: dict[str, tuple[Callable[[h5py.File], None], str]] = {
    "no people": (remove("outcomes_adults_present"), "does not count returnees"),
    "no months": (remove("month"), "lacks month"),
    "no groups": (remove("group"), "lacks group"),
    "link to another file": (link_out, "links to something outside"),
    "link in a circle": (soft_link, "links to something outside"),
    "data of another file": (virtual, "in another file"),
    "a million million values": (huge, "more than any run has"),
    "fewer than no people": (negative, "fewer than no people"),
    "a denominator that is not there": (per_nothing, "which the file lacks"),
    "another kind of file": (lambda file: file.attrs.__setitem__("file_type", "other"), "not a run file"),
    "a newer format": (lambda file: file.attrs.__setitem__("format_version", 99), "update querencia"),
    "people of no size": (lambda file: file.attrs.__setitem__("persons_per_agent", np.nan), "not possible"),
}


@pytest.mark.parametrize("name", CHANGES)
def test_what_is_wrong_is_said(broken: Callable[..., Path], tmp_path: Path, name: str) -> None:
    change, message = CHANGES[name]
    with pytest.raises(FileError, match=message):
        write_report([broken(change)], tmp_path / "report.html")
    assert not (tmp_path / "report.html").exists()


@pytest.mark.parametrize("content", [b"", b"not HDF5 at all", b"\x89HDF\r\n\x1a\n" + b"\0" * 100])
def test_what_is_no_run_file_is_said(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "x.h5"
    path.write_bytes(content)
    with pytest.raises(FileError, match="not a complete HDF5 file"):
        write_report([path], tmp_path / "report.html")


def test_half_a_file_is_said(sound: Path, tmp_path: Path) -> None:
    path = tmp_path / "half.h5"
    path.write_bytes(sound.read_bytes()[: sound.stat().st_size // 2])
    with pytest.raises(FileError):
        write_report([path], tmp_path / "report.html")


def test_one_arm_or_too_many_are_refused(tmp_path: Path, runfiles: ModuleType) -> None:
    alone = runfiles.write_run(tmp_path / "alone.h5", runfiles.World(arms=("baseline",), effect=(0,), spending=(0,)))
    with pytest.raises(ScenarioError, match="nothing to compare"):
        write_report([alone], tmp_path / "report.html")
    many = tuple(f"a{n}" for n in range(9))
    crowd = runfiles.World(arms=many, effect=(0,) * 9, spending=(0,) * 9)
    with pytest.raises(ScenarioError, match="at most 8"):
        write_report([runfiles.write_run(tmp_path / "crowd.h5", crowd)], tmp_path / "report.html")


class Seen(HTMLParser):
    """Elements and attributes of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attrs}


@pytest.mark.parametrize("language", ["en", "es", "fr"])
def test_text_of_scenarios_stays_text(tmp_path: Path, runfiles: ModuleType, language: str) -> None:
    arms = ("baseline", "<img/src=x onerror=alert(3)>")
    path = runfiles.write_run(tmp_path / "<b>evil.h5", runfiles.World(arms=arms, programmes=[FORMULA, EVIL]))
    with h5py.File(path, "r+") as file:
        file["scenario_title"][...] = np.array([EVIL, FORMULA + "\u202e\x07"], dtype=TEXT)
        del file["catalogue/scenario_0"]
        text = f"[assumption]\nevil = {json.dumps(EVIL)}\n[programme.x]\nmonths = '999999999999 months'\n"
        file["catalogue"].create_dataset("scenario_0", data=text, dtype=TEXT)
        file["catalogue"].create_dataset("catalogue.json", data="[" * 5000, dtype=TEXT)
        file.attrs["history"] = EVIL
        file.attrs["kernel_version"] = EVIL
    html, book = write_report([path], tmp_path / "report.html", language=language)
    page = html.read_text("utf-8")
    seen = Seen()
    seen.feed(page)
    assert not seen.tags & {"script", "iframe", "object", "embed", "form", "base", "b"}
    assert not {name for name in seen.attributes if name.startswith("on")}
    assert "&lt;script&gt;" in page and "{{ 7 * 7 }}" in page and "\u202e" not in page
    assert "default-src &#39;none&#39;" in page or "default-src 'none'" in page
    import zipfile

    with zipfile.ZipFile(book) as sheets:
        inside = "".join(sheets.read(name).decode("utf-8") for name in sheets.namelist() if name.endswith(".xml"))
    assert "<f>" not in inside and "<hyperlink " not in inside


def test_text_is_one_line_of_bounded_length() -> None:
    assert clean("a\nb\tc\x1b[31m") == "a b c[31m"
    assert len(clean("x" * 10**6)) == 4000
