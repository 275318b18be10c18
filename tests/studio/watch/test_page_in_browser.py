"""The page in a real browser, while a lesson and its scenes are being edited."""

from __future__ import annotations

import io
import os
import signal
from typing import TYPE_CHECKING
from urllib.request import urlopen

import numpy as np
import pytest
from axe_playwright_python.sync_playwright import Axe
from PIL import Image

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

    from tests.studio.conftest import Project

PATIENCE = 60_000
"""Milliseconds; nothing takes that long, but a machine may be busy."""

PLAY_FROM = """(film, button) => new Promise((done) => {
  film.onplaying = () => done([film.videoHeight, film.currentTime >= 2]);
  document.querySelector(button).click();
})"""
"""Play a film from a picture, whose beat begins after two seconds."""


@pytest.fixture
def page(project: Project, browser: Browser) -> Iterator[Page]:
    """The page of the tiny lesson; in the end it must have complained of nothing."""
    process = project.start("watch", "lessons/tiny.toml", "--jobs", "1")
    context = browser.new_context(viewport={"width": 700, "height": 400})
    messages: list[str] = []
    try:
        assert process.stdout is not None
        line = next(line for line in process.stdout if line.startswith("the page: "))
        page = context.new_page()
        page.set_default_timeout(PATIENCE)
        page.on("console", lambda message: messages.append(message.text))
        page.on("pageerror", lambda error: messages.append(str(error)))
        page.goto(line.split()[-1])
        yield page
    finally:
        context.close()
        os.killpg(process.pid, signal.SIGINT)
        process.communicate()
    assert messages == []


def picture_of(page: Page, clip: str, old: str = "") -> str:
    """The address of the last picture of a clip, once it is there and another than the old one."""
    image = page.wait_for_selector(f"#{clip} li:last-child:not(.stale) img[src]:not([src='{old}'])")
    assert image is not None
    return image.get_attribute("src") or ""


def coloured(page: Page, address: str) -> int:
    """How many pixels of a picture differ from its corner."""
    with urlopen(f"{page.url.rstrip('/')}{address}") as answer:
        pixels = np.asarray(Image.open(io.BytesIO(answer.read()))).astype(int)
    assert pixels.shape == (480, 854, 3)
    return int((abs(pixels - pixels[0, 0]) > 20).any(axis=2).sum())


def test_pictures_follow_what_is_saved_and_mistakes_come_and_go(page: Page, project: Project) -> None:
    dot, square = picture_of(page, "sliding_dot"), picture_of(page, "turning_square")
    assert page.locator("#turning_square .caption").all_inner_texts() == ["A square.", "It turns."]
    page.locator("#turning_square li:last-child").scroll_into_view_if_needed()
    place = page.locator("#turning_square").bounding_box()

    project.edit("scenes/turning_square.py", "Square(2", "Square(3")
    larger = picture_of(page, "turning_square", square)
    assert coloured(page, larger) == pytest.approx(coloured(page, square) * (3 / 2) ** 2, rel=0.05)
    assert picture_of(page, "sliding_dot") == dot
    # What stands above may grow by a part of a pixel; the page is scrolled by whole ones.
    assert page.locator("#turning_square").bounding_box() == pytest.approx(place, abs=1)
    page.wait_for_selector("#said:has-text('watching')")

    project.edit("scenes/turning_square.py", "Rotate(self", "Rotate(1 / 0, self")
    page.wait_for_selector("#turning_square .troubles li:has-text('scenes/turning_square.py:25')")
    audit = Axe().run(page)
    assert audit.violations_count == 0, audit.generate_report()
    project.edit("scenes/turning_square.py", "1 / 0, ", "")
    page.wait_for_selector("#turning_square .troubles", state="hidden")

    project.edit("lessons/tiny.toml", '"sliding_dot"\n', '"sliding_dot"\ndistance = -1\n')
    page.wait_for_selector("#sliding_dot .troubles li:has-text('lessons/tiny.toml:6:12')")
    assert page.locator("#turning_square .troubles").is_hidden()
    project.edit("lessons/tiny.toml", "[[clip]]", "[[clip]")
    page.wait_for_selector("#troubles li:has-text('lessons/tiny.toml:4:7')")
    project.edit("lessons/tiny.toml", "[[clip]\n", "[[clip]]\n")
    project.edit("lessons/tiny.toml", "distance = -1", "distance = 1")
    nearer = picture_of(page, "sliding_dot", dot)
    assert coloured(page, nearer) == pytest.approx(coloured(page, dot), rel=0.05)
    page.wait_for_selector("#sliding_dot .troubles", state="hidden")

    film = page.wait_for_selector("#sliding_dot .draft:not(.stale) video")
    assert film is not None
    assert film.evaluate(PLAY_FROM, "#sliding_dot li:nth-child(3) button") == [480, True]
