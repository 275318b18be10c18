"""The page in a real browser, opened from disk: found, played, jumped in, captioned, copied, audited."""

from __future__ import annotations

import shutil
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING

import pytest
from axe_playwright_python.sync_playwright import Axe

from scenes.stage.base import DARK, LIGHT
from studio.gallery.embed_snippets import snippets
from studio.gallery.entries import read_entry
from tests.studio.gallery.signals import SECONDS, Signals, caption
from tests.studio.gallery.test_snippets import run_cell

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Browser, Page

    from tests.studio.conftest import Project

PLAYED = "film => film.currentTime > 0.2"


def test_a_rendered_lesson_plays_from_disk(rendered: Project, visit: Callable[..., Page]) -> None:
    page = visit(rendered.root / "renders/tiny/index.html")
    assert page.locator("article.clip h2").all_inner_texts() == ["Sliding dot", "Turning square"]
    film = page.locator("#sliding_dot video").element_handle()
    film.evaluate("film => { film.muted = true; return film.play() }")
    page.wait_for_function(PLAYED, arg=film)
    assert film.evaluate("film => film.videoHeight") == 480
    page.locator(".contents img").last.evaluate("image => image.decode()")


def test_a_beat_is_jumped_to_and_marked(lesson: Signals, visit: Callable[..., Page]) -> None:
    page = visit(lesson.page)
    beat = page.get_by_role("button", name="Show white").first
    beat.click()
    page.wait_for_selector("#one [aria-current]:has-text('Show white')")
    film = page.locator("#one video")
    assert 2 * SECONDS <= film.evaluate("film => film.currentTime") <= 3 * SECONDS
    page.get_by_role("button", name="Show green").first.click()
    page.wait_for_selector("#one [aria-current]:has-text('Show green')")
    assert page.locator("#one [aria-current]").count() == 1


def test_only_one_film_plays_at_a_time(lesson: Signals, visit: Callable[..., Page]) -> None:
    page = visit(lesson.page)
    for name in ("one", "two"):
        page.locator(f"#{name} .beats button").first.click()
        page.wait_for_function("name => !document.querySelector(`#${name} video`).paused", arg=name)
    assert page.locator("#one video").evaluate("film => film.paused")


def test_captions_are_shown_and_can_be_put_away(lesson: Signals, visit: Callable[..., Page]) -> None:
    page = visit(lesson.page)
    page.wait_for_function("document.querySelector('#one video').textTracks[0].cues?.length === 3")
    page.locator("#one video").evaluate("film => { film.currentTime = 1 }")
    page.wait_for_function("document.querySelector('#one video').textTracks[0].activeCues.length === 1")
    track = "film => [film.textTracks[0].mode, film.textTracks[0].activeCues[0].getCueAsHTML().textContent]"
    assert page.locator("#one video").evaluate(track) == ["showing", caption(1)]
    switch = page.get_by_role("button", name="Captions", exact=True)
    switch.click()
    assert switch.get_attribute("aria-pressed") == "false"
    modes = "films => films.map(film => film.textTracks[0].mode)"
    assert page.locator("article.clip video").evaluate_all(modes) == ["hidden", "hidden"]
    switch.click()
    assert page.locator("article.clip video").evaluate_all(modes) == ["showing", "showing"]


def test_the_keyboard_alone_reaches_a_beat_and_a_snippet(lesson: Signals, visit: Callable[..., Page]) -> None:
    page = visit(lesson.page)
    tab_to(page, "#one .beats button")
    page.keyboard.press("Enter")
    page.wait_for_selector("#one [aria-current]")
    tab_to(page, "#one details.embed summary")
    page.keyboard.press("Enter")
    tab_to(page, "#one [data-copy]")
    page.keyboard.press("Space")
    page.wait_for_selector("#said:has-text('Copy for Web page: Copied')", state="attached")


def tab_to(page: Page, selector: str) -> None:
    """Press Tab until an element has the focus, which nothing before it may keep."""
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            return
    pytest.fail(f"Tab does not reach {selector}")


def test_a_snippet_is_copied_as_it_is(hostile: Signals, visit: Callable[..., Page]) -> None:
    entry = read_entry(hostile.folder, "one")
    assert entry is not None
    page = visit(hostile.page)
    page.evaluate("document.body.prepend(document.createElement('textarea'))")
    page.locator("details.embed summary").click()
    for snippet in snippets(entry):
        page.get_by_role("button", name=f"Copy for {snippet.target}").click()
        said = f"Copy for {snippet.target}: Copied"
        page.wait_for_selector(f"#said:has-text({said!r})", state="attached")
        page.locator("body > textarea").fill("")
        page.locator("body > textarea").press("Control+V")
        assert page.locator("body > textarea").input_value() == snippet.text


@pytest.mark.parametrize("scheme", ["dark", "light"])
@pytest.mark.parametrize("width", [1400, 400])
def test_the_page_passes_an_accessibility_audit(
    lesson: Signals, visit: Callable[..., Page], scheme: str, width: int
) -> None:
    page = visit(lesson.page, color_scheme=scheme, viewport={"width": width, "height": 900})
    page.locator("details").evaluate_all("all => all.forEach(each => { each.open = true })")
    assert Axe().run(page).response["violations"] == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("theme", [DARK, LIGHT], ids=["dark", "light"])
def test_the_page_is_dark_or_light_as_the_reader_prefers(
    lesson: Signals, visit: Callable[..., Page], theme: type[DARK]
) -> None:
    page = visit(lesson.page, color_scheme=theme.name)
    red, green, blue = (int(theme.background[at : at + 2], 16) for at in (1, 3, 5))
    colour = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert colour == f"rgb({red}, {green}, {blue})"


def test_less_motion_where_the_reader_prefers_that(lesson: Signals, visit: Callable[..., Page]) -> None:
    page = visit(lesson.page, reduced_motion="reduce")
    page.get_by_role("button", name="Show white").first.click()
    page.wait_for_selector("#one [aria-current]:has-text('Show white')")
    assert page.locator("#one video").evaluate("film => film.paused")
    assert page.evaluate("getComputedStyle(document.querySelector('button')).transitionProperty") == "none"


STARTS = """
<script>
  document.querySelector("video").play().then(
    () => { document.body.dataset.outcome = "plays" },
    error => { document.body.dataset.outcome = error.name })
</script>
"""


def test_the_film_of_a_reveal_slide_begins_before_anyone_has_clicked(
    lesson: Signals, browser: Browser, tmp_path: Path
) -> None:
    """As reveal.js does when a slide is shown, the page gives the film its address, and a script plays it."""
    shutil.copytree(lesson.folder, tmp_path, dirs_exist_ok=True)
    entry = read_entry(tmp_path, "one")
    assert entry is not None
    (slide,) = [snippet.text for snippet in snippets(entry) if snippet.target == "reveal.js"]
    for text, outcome in ((slide, "plays"), (slide.replace(" muted", ""), "NotAllowedError")):
        html = text.replace("data-src", "src") + STARTS
        (tmp_path / "slides.html").write_text(f"<!DOCTYPE html><title>Slides</title><body>{html}")
        page = browser.new_page()
        page.goto((tmp_path / "slides.html").as_uri())
        page.wait_for_selector(f"body[data-outcome={outcome}]")
        page.close()


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """A folder as a web site of this machine's own."""
    handler = partial(SimpleHTTPRequestHandler, directory=str(folder))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        Thread(target=server.serve_forever).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


@pytest.mark.parametrize("target", ["Web page", "Moodle", "Jupyter"])
def test_a_pasted_snippet_plays_with_captions(
    lesson: Signals, browser: Browser, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, target: str
) -> None:
    """Moodle puts the address of a text's files where the snippet says so, when the text is shown."""
    shutil.copytree(lesson.folder, tmp_path, dirs_exist_ok=True)
    monkeypatch.chdir(tmp_path)
    entry = read_entry(tmp_path, "one")
    assert entry is not None
    (text,) = [snippet.text for snippet in snippets(entry) if snippet.target == target]
    with served(tmp_path) as address:
        html = run_cell(text) if target == "Jupyter" else text.replace("@@PLUGINFILE@@", address)
        (tmp_path / "lecture.html").write_text(f"<!DOCTYPE html><title>Lecture</title>{html}")
        page = browser.new_page()
        page.goto(f"{address}/lecture.html")
        film = page.locator("video").element_handle()
        film.evaluate("film => { film.muted = true; return film.play() }")
        page.wait_for_function(PLAYED, arg=film)
        page.wait_for_function("film => film.textTracks[0].cues?.length === 3", arg=film)
        assert page.evaluate("poster => fetch(poster).then(found => found.ok)", film.get_attribute("poster"))
        page.close()
