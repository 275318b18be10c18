"""The presenter's window and the list of beats, in a real browser, from disk."""

from __future__ import annotations

from contextlib import suppress
from io import BytesIO
from typing import TYPE_CHECKING

import pytest
from axe_playwright_python.sync_playwright import Axe
from PIL import Image
from playwright.sync_api import Error

from tests.studio.gallery.signals import BEATS, LAST, Signals, caption, read_colour
from tests.studio.gallery.test_presenting import STILL, on_screen, press, title

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Locator, Page

SEEKED = "film => !film.seeking && film.readyState >= 2"


@pytest.fixture
def stage(lesson: Signals, visit: Callable[..., Page]) -> Page:
    """The lesson while it is presented, at its first picture."""
    return presented(visit(lesson.page))


def presented(page: Page) -> Page:
    page.get_by_role("button", name="Present the lesson").click()
    page.wait_for_selector(STILL)
    return page


def opened(stage: Page) -> Page:
    with stage.expect_popup() as popup:
        stage.keyboard.press("p")
    return popup.value


def in_the_middle(picture: Locator) -> tuple[int, int]:
    """The beat and the frame that can be seen in the middle of a picture."""
    image = Image.open(BytesIO(picture.screenshot())).convert("RGB")
    pixel = image.getpixel((image.width // 2, image.height // 2))
    assert isinstance(pixel, tuple)
    return read_colour([int(level) for level in pixel])


def test_the_presenter_sees_what_is_shown_and_what_comes_next(stage: Page) -> None:
    view = opened(stage)
    press(stage, "Space")
    assert view.locator("header .where").inner_text() == "Beat 1 of 3"
    assert view.locator(".now .caption").inner_text() == caption(0)
    assert in_the_middle(view.locator(".now .picture")) == (0, LAST)
    assert view.locator(".next .title").inner_text() == "Show green"
    assert view.locator(".next .caption").inner_text() == caption(1)
    view.wait_for_function(SEEKED, arg=view.locator(".next video").element_handle())
    assert in_the_middle(view.locator(".next video")) == (1, LAST)
    assert view.locator(".elapsed").inner_text().startswith("0:0")
    assert view.evaluate("document.compatMode") == "CSS1Compat"


def test_keys_and_buttons_of_the_presenter_move_the_stage(stage: Page) -> None:
    view = opened(stage)
    view.keyboard.press("PageDown")
    stage.wait_for_selector(STILL)
    assert on_screen(stage) == (0, LAST)
    view.get_by_role("button", name="On").click()
    stage.wait_for_selector(STILL)
    assert on_screen(stage) == (1, LAST)
    view.get_by_role("button", name="Blank").click()
    assert stage.locator(".stage.blank").count() == 1
    assert view.get_by_role("button", name="Blank").get_attribute("aria-pressed") == "true"


def test_the_next_clip_is_announced_and_the_end_has_nothing_next(stage: Page) -> None:
    view = opened(stage)
    press(stage, "End")
    assert view.locator(".next .title").inner_text() == "Second clip"
    press(stage, "Space")
    press(stage, "End")
    assert not view.locator(".next").is_visible()


def test_the_presenter_goes_with_the_presentation_and_can_be_opened_again(stage: Page) -> None:
    view = opened(stage)
    with view.expect_event("close"):
        stage.keyboard.press("p")
    assert stage.locator("#present").is_visible()
    view = opened(stage)
    with view.expect_event("close"), suppress(Error):  # The window may be gone before the key is up.
        view.keyboard.press("Escape")
    stage.wait_for_function("!document.getElementById('present').open")


@pytest.mark.parametrize(
    ("typed", "where", "shown"),
    [
        ("2.3", "Second clip", (BEATS - 1, LAST)),
        ("2", "Second clip", (0, 0)),
        ("white", "First clip", (BEATS - 1, LAST)),
    ],
)
def test_a_place_is_gone_to_by_its_number_or_its_words(
    stage: Page, typed: str, where: str, shown: tuple[int, int]
) -> None:
    stage.keyboard.press("g")
    stage.keyboard.type(typed)
    assert press(stage, "Enter") == shown
    assert title(stage) == where
    assert not stage.locator(".go-to").is_visible()


def test_a_digit_opens_the_list_and_arrows_choose_in_it(stage: Page) -> None:
    stage.keyboard.press("1")
    assert stage.locator(".go-to input").input_value() == "1"
    stage.keyboard.press("ArrowDown")
    assert stage.locator(".go-to [aria-selected=true]").inner_text().split() == ["1.1", "Show", "red"]
    stage.keyboard.press("ArrowDown")
    assert press(stage, "Enter") == (1, LAST)


def test_escape_closes_the_list_and_nothing_else(stage: Page) -> None:
    stage.keyboard.press("g")
    stage.keyboard.press("Escape")
    stage.wait_for_selector(".go-to", state="hidden")
    assert stage.locator("#present").is_visible()
    assert press(stage, "Space") == (0, LAST)


def test_the_presenter_has_a_list_of_its_own(stage: Page) -> None:
    view = opened(stage)
    view.keyboard.press("g")
    assert not stage.locator(".go-to").is_visible()
    view.keyboard.type("1.2")
    view.keyboard.press("Enter")
    stage.wait_for_selector(STILL)
    assert on_screen(stage) == (1, LAST)


def test_a_touch_goes_on_and_brings_a_way_out(lesson: Signals, visit: Callable[..., Page]) -> None:
    narrow = {"width": 390, "height": 844}
    page = presented(visit(lesson.page, has_touch=True, is_mobile=True, viewport=narrow))
    page.wait_for_selector(".stage.idle")
    page.touchscreen.tap(195, 420)
    page.wait_for_selector(STILL)
    assert on_screen(page) == (0, LAST)
    page.locator(".stage [data-do=contents]").tap()
    page.locator(".go-to li", has_text="Second clip").tap()
    page.wait_for_selector(STILL)
    assert title(page) == "Second clip"
    box = page.locator("[data-do=leave]").bounding_box()
    assert box is not None
    assert min(box["width"], box["height"]) >= 44
    assert box["x"] + box["width"] <= narrow["width"]
    page.locator(".stage [data-do=leave]").tap()
    assert not page.locator("#present").is_visible()


@pytest.mark.parametrize("scheme", ["dark", "light"])
def test_the_list_and_the_view_pass_an_accessibility_audit(
    lesson: Signals, visit: Callable[..., Page], scheme: str
) -> None:
    page = presented(visit(lesson.page, color_scheme=scheme))
    page.keyboard.press("g")
    assert Axe().run(page).response["violations"] == []
    page.keyboard.press("Escape")
    view = opened(page)
    press(page, "Space")
    assert Axe().run(view).response["violations"] == []
