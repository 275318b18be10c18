"""The page of a lesson as a file: well formed, escaped, and written only when it has changed."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from xml.etree.ElementTree import Element

import html5lib
import pytest

from scenes.stage.base import THEMES
from studio.gallery import write_page
from tests.studio.gallery.signals import BEATS, HOSTILE, Signals, caption, signals

LINKS = ("src", "href", "poster")


def parsed(text: str) -> Element:
    """The page as browsers read it; anything that they would have to mend is an error."""
    document: Element = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(text)
    return document


def text_of(element: Element | None) -> str:
    return "" if element is None else "".join(element.itertext()).strip()


@pytest.mark.parametrize("which", ["lesson", "hostile"])
def test_the_page_is_well_formed(which: str, request: pytest.FixtureRequest) -> None:
    page: Signals = request.getfixturevalue(which)
    ids = [element.get("id") for element in parsed(page.text()).iter() if element.get("id")]
    assert len(ids) == len(set(ids))


def test_hostile_titles_stay_text(hostile: Signals) -> None:
    page = parsed(hostile.text())
    assert text_of(page.find(".//h1")) == text_of(page.find(".//h2")) == HOSTILE
    assert text_of(page.find(".//title")) == HOSTILE
    assert [script.get("type") for script in page.iter("script")] == ["application/json", "module"]
    assert [image for image in page.iter("img") if image.get("onerror")] == []


def test_all_that_the_page_links_to_is_there(lesson: Signals) -> None:
    page = parsed(lesson.text())
    links = {element.get(name, "") for element in page.iter() for name in LINKS} - {""}
    targets = {f"#{element.get('id')}" for element in page.iter()}
    files = {path.name for path in lesson.folder.iterdir()}
    assert {link for link in links if not link.startswith("data:")} <= targets | files
    assert {"one.mp4", "two.mp4", "one.png", "two.vtt", "#two"} <= links


def test_a_clip_shows_its_beats_transcript_parameters_size_and_length(lesson: Signals) -> None:
    clip = parsed(lesson.text()).find(".//article[@id='one']")
    assert clip is not None
    assert [text_of(beat) for beat in clip.findall(".//nav//span[@class='what']")] == [
        "Show red",
        "Show green",
        "Show white",
    ]
    output = " ".join(text_of(clip).split())
    assert all(caption(beat) in output for beat in range(BEATS))
    parameters = clip.findall(".//dl[@class='parameters']/div")
    assert {text_of(each.find("dt")): text_of(each.find("dd")) for each in parameters} == {
        "scene": "signal",
        "function": "x^2 if x < 1 else <b>",
        "point": "1/2, 1",
    }
    assert "0:02 min · 3 beats" in output
    assert "320 × 180, 15 frames a second" in output
    assert [text_of(cell) for cell in clip.findall(".//table//td")][:5] == [
        "slope",
        "≈ 1.41",
        "rounded, exact arithmetic",
        "mathlib.calculus.derivatives.secant_slope",
        "h = 1/2",
    ]


def test_its_colours_are_those_of_the_clips(lesson: Signals) -> None:
    text = lesson.text()
    for theme in THEMES.values():
        assert f"--background: {theme.background}" in text
        assert f"--ink: {theme['ink']}" in text


def test_an_unchanged_page_is_left_alone(tmp_path: Path) -> None:
    lesson = signals(tmp_path, ["A"])
    before = lesson.page.stat()
    assert write_page(lesson.lesson, tmp_path) == []
    after = lesson.page.stat()
    assert (after.st_ino, after.st_mtime_ns) == (before.st_ino, before.st_mtime_ns)


def test_a_changed_clip_changes_the_page(tmp_path: Path) -> None:
    lesson = signals(tmp_path, ["Before"])
    manifest = tmp_path / "one.json"
    manifest.write_text(manifest.read_text().replace("Before", "After"))
    write_page(lesson.lesson, tmp_path)
    assert text_of(parsed(lesson.text()).find(".//h2")) == "After"


@pytest.mark.parametrize("damage", ["", "{}", "[]", '{"title": 3}', "\x00"])
def test_a_clip_that_is_not_there_in_full_is_left_out(tmp_path: Path, damage: str) -> None:
    lesson = signals(tmp_path, ["A", "B"])
    (tmp_path / "one.json").write_text(damage)
    assert write_page(lesson.lesson, tmp_path) == []
    assert [clip.get("id") for clip in parsed(lesson.text()).iter("article")] == ["two"]


def test_without_a_clip_there_is_no_page(tmp_path: Path, lesson: Signals) -> None:
    assert write_page(lesson.lesson, tmp_path / "empty") == []
    assert not (tmp_path / "empty").exists()


def test_a_page_that_cannot_be_written_is_reported_and_stops_nothing(tmp_path: Path) -> None:
    lesson = signals(tmp_path, ["A"])
    lesson.page.unlink()
    lesson.page.mkdir()
    (failure,) = write_page(lesson.lesson, tmp_path)
    assert failure.where == lesson.page.as_posix()
    assert "there is a folder where this file should be" in failure.why


@pytest.mark.parametrize(
    ("module", "heavy"), [("studio.gallery.page", "manim"), ("studio.gallery.page_file", "jinja2")]
)
def test_a_run_with_nothing_to_do_imports_nothing_heavy(module: str, heavy: str) -> None:
    program = f"import sys, {module}; print({heavy!r} in sys.modules)"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout == "False\n"
