"""Present mode in a real browser: each picture on the screen shows which frame of which beat it is."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

import pytest
from axe_playwright_python.sync_playwright import Axe
from PIL import Image

from tests.studio.conftest import CHROMIUM, QUIET
from tests.studio.gallery.signals import BEATS, LAST, SECONDS, Signals, caption, read_colour

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Page, Playwright

STILL = ".stage[data-state=still]"


@pytest.fixture
def stage(lesson: Signals, visit: Callable[..., Page]) -> Page:
    """The lesson while it is presented, at the end of its first beat."""
    page = visit(lesson.page)
    page.get_by_role("button", name="Present the lesson").click()
    page.wait_for_selector(STILL)
    press(page, "Space")
    return page


def on_screen(page: Page) -> tuple[int, int]:
    """The beat and the frame that can be seen in the middle of the screen."""
    picture = Image.open(BytesIO(page.screenshot())).convert("RGB")
    pixel = picture.getpixel((picture.width // 2, picture.height // 2))
    assert isinstance(pixel, tuple)
    return read_colour([int(level) for level in pixel])


def press(page: Page, key: str) -> tuple[int, int]:
    """Press a key, or click, and wait until the picture stands still."""
    if key == "click":
        page.mouse.click(600, 400)
    else:
        page.keyboard.press(key)
    page.wait_for_selector(STILL)
    return on_screen(page)


def title(page: Page) -> str:
    return page.locator(".bar .title").inner_text()


def test_the_first_picture_stands_until_more_is_asked_for(
    lesson: Signals, visit: Callable[..., Page]
) -> None:
    page = visit(lesson.page)
    page.evaluate("""() => {
        window.plays = 0;
        document.querySelector(".film").addEventListener("play", () => { plays += 1 });
    }""")
    page.get_by_role("button", name="Present the lesson").click()
    page.wait_for_selector(STILL)
    assert on_screen(page) == (0, 0)
    assert press(page, "Home") == (0, 0)
    assert page.evaluate("plays") == 0
    assert press(page, "Space") == (0, LAST)
    assert page.evaluate("plays") == 1


def test_every_way_on_plays_to_the_last_frame_of_a_beat(stage: Page) -> None:
    press(stage, "Home")
    ways = ("Space", "ArrowRight", "PageDown", "Enter", "ArrowDown", "click")
    ends = [(beat, LAST) for beat in range(BEATS)]
    assert [press(stage, way) for way in ways] == [*ends, (0, 0), *ends[:-1]]


def test_every_way_back_shows_where_the_beat_before_ended(stage: Page) -> None:
    press(stage, "End")
    for _ in range(3):
        press(stage, "Space")
    ways = ("ArrowLeft", "PageUp", "Backspace", "ArrowUp")
    assert [press(stage, way) for way in ways] == [(0, LAST), (0, 0), (BEATS - 1, LAST), (BEATS - 2, LAST)]


def test_home_and_end_are_the_first_and_the_last_picture(stage: Page) -> None:
    assert press(stage, "End") == (BEATS - 1, LAST)
    assert press(stage, "Home") == (0, 0)
    assert press(stage, "Home") == (0, 0)


def test_going_on_while_a_beat_plays_goes_to_its_end(stage: Page) -> None:
    stage.keyboard.press("Space")
    stage.wait_for_selector(".stage[data-state=moving]")
    assert press(stage, "Space") == (1, LAST)


def test_the_next_clip_follows_the_last_beat_and_back_returns(stage: Page) -> None:
    press(stage, "End")
    assert title(stage) == "First clip"
    assert press(stage, "PageDown") == (0, 0)
    assert title(stage) == "Second clip"
    assert press(stage, "PageDown") == (0, LAST)
    assert press(stage, "PageUp") == (0, 0)
    assert press(stage, "PageUp") == (BEATS - 1, LAST)
    assert title(stage) == "First clip"


def test_the_lesson_ends_with_its_last_picture(stage: Page) -> None:
    for _ in range(2 * BEATS):
        press(stage, "Space")
    assert press(stage, "Space") == (BEATS - 1, LAST)
    assert title(stage) == "Second clip"


@pytest.fixture
def sampled(lesson: Signals, playwright: Playwright) -> Iterator[Page]:
    """The lesson before it is presented, in a browser that lets a page from disk read its pixels."""
    arguments = (*QUIET, "--allow-file-access-from-files")
    with playwright.chromium.launch(executable_path=CHROMIUM, args=arguments) as browser:
        page = browser.new_page()
        page.goto(lesson.page.as_uri())
        page.evaluate("""() => {
            const picture = document.querySelector(".picture");
            window.seen = [];
            const look = () => {
                const pixel = picture.getContext("2d").getImageData(160, 90, 1, 1).data;
                seen.push([...pixel.slice(0, 3)]);
                requestAnimationFrame(look);
            };
            look();
        }""")
        yield page


def test_no_frame_of_another_beat_is_ever_shown(sampled: Page) -> None:
    """Looked at as often as the browser draws, from each stop to the next."""
    sampled.get_by_role("button", name="Present the lesson").click()
    sampled.wait_for_selector(STILL)
    sampled.evaluate("seen.splice(0)")
    for beat in range(BEATS):
        sampled.keyboard.press("Space")
        sampled.wait_for_selector(STILL)
        seen = sampled.evaluate("seen.splice(0)")
        frames = [read_colour(pixel) for pixel in seen if max(pixel) > 60]
        moving = [frame for shown, frame in frames if shown == beat]
        before = [(shown, frame) for shown, frame in frames if shown != beat]
        there = (beat - 1, LAST) if beat else (0, 0)
        assert set(before) <= {there}, "only the picture that was there already"
        assert moving == sorted(moving)
        assert len(set(moving)) > 2


def test_it_fills_the_screen(stage: Page) -> None:
    assert stage.evaluate("document.fullscreenElement?.className").startswith("stage")
    size = stage.evaluate("[innerWidth, innerHeight]")
    box = stage.locator(".picture").bounding_box()
    assert box == {"x": 0, "y": 0, "width": size[0], "height": size[1]}


def test_escape_leaves_and_returns_to_where_it_began(stage: Page) -> None:
    stage.keyboard.press("Escape")
    stage.wait_for_function("document.activeElement.textContent === 'Present the lesson'")
    assert not stage.locator("#present").is_visible()
    assert stage.evaluate("document.fullscreenElement") is None
    assert stage.locator(".film").evaluate("film => film.paused")


def test_the_beat_and_its_caption_are_reported(stage: Page) -> None:
    press(stage, "Space")
    assert stage.locator(".bar .where").inner_text() == "Beat 2 of 3"
    assert stage.locator(".stage .caption").inner_text() == caption(1)
    assert caption(1) in stage.locator("#present [role=status]").inner_text()
    assert stage.locator(".marks .played").count() == 2
    stage.keyboard.press("c")
    assert not stage.locator(".stage .caption").is_visible()
    stage.keyboard.press("C")
    assert stage.locator(".stage .caption").is_visible()


def test_a_button_that_was_clicked_gives_the_keyboard_back(stage: Page) -> None:
    stage.mouse.move(300, 300)
    stage.locator("[data-do=captions]").click()
    assert press(stage, "Space") == (1, LAST)
    assert not stage.locator(".stage .caption").is_visible()


def test_a_button_that_was_tabbed_to_is_pressed_by_space(stage: Page) -> None:
    stage.locator("[data-do=back]").focus()
    assert press(stage, "Space") == (0, 0)


def test_the_screen_can_be_blanked_and_comes_back_with_the_next_step(stage: Page) -> None:
    stage.keyboard.press("b")
    picture = Image.open(BytesIO(stage.screenshot())).convert("RGB")
    assert picture.getpixel((600, 400)) == (0, 0, 0)
    assert press(stage, "PageDown") == (1, LAST)


def test_with_less_motion_it_goes_from_still_to_still(lesson: Signals, visit: Callable[..., Page]) -> None:
    page = visit(lesson.page, reduced_motion="reduce")
    page.evaluate("""() => {
        window.plays = 0;
        document.querySelector(".film").addEventListener("playing", () => { plays += 1 });
    }""")
    page.get_by_role("button", name="Present the lesson").click()
    page.wait_for_selector(STILL)
    assert on_screen(page) == (0, 0)
    assert [press(page, "Space") for _ in range(BEATS)] == [(beat, LAST) for beat in range(BEATS)]
    assert page.evaluate("plays") == 0
    press(page, "Home")
    page.keyboard.press("s")
    assert press(page, "Space") == (0, LAST)
    assert page.evaluate("plays") == 1


def test_a_film_that_ran_too_far_is_brought_back(stage: Page) -> None:
    """As in a window that was hidden for a while, where a browser gives a page no frames."""
    stage.locator(".film").evaluate(
        # The page may stop the film before it has begun, which is no error.
        "(film, time) => { film.currentTime = time; film.play().catch(() => {}) }",
        2.3 * SECONDS,
    )
    stage.wait_for_function("document.querySelector('.film').paused")
    stage.wait_for_selector(STILL)
    assert on_screen(stage) == (0, LAST)


@pytest.mark.parametrize("scheme", ["dark", "light"])
def test_it_passes_an_accessibility_audit(lesson: Signals, visit: Callable[..., Page], scheme: str) -> None:
    page = visit(lesson.page, color_scheme=scheme)
    page.get_by_role("button", name="Present", exact=True).first.click()
    page.wait_for_selector(STILL)
    assert Axe().run(page).response["violations"] == []
