"""Lessons of signal films, and pages of a real browser that show them."""

from __future__ import annotations

from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from tests.studio.gallery.signals import HOSTILE, Signals, signals

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import ViewportSize

SIZE: ViewportSize = {"width": 1280, "height": 720}


@pytest.fixture(scope="session")
def lesson(tmp_path_factory: pytest.TempPathFactory) -> Signals:
    """Two clips; not to be changed."""
    return signals(tmp_path_factory.mktemp("signals"), ["First clip", "Second clip"])


@pytest.fixture(scope="session")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Signals:
    """A clip and a lesson whose titles try to break out of wherever they are put."""
    return signals(tmp_path_factory.mktemp("hostile"), [HOSTILE], HOSTILE)


@pytest.fixture(scope="session")
def window(browser: Browser) -> Iterator[Page]:
    """The page that tests show one after the other: a new one takes longer than most of what they do."""
    with browser.new_context() as context:
        yield context.new_page()


@pytest.fixture
def visit(browser: Browser, window: Page) -> Iterator[Callable[..., Page]]:
    """Open a page from disk; in the end it must have asked for nothing else and complained of nothing."""
    messages: list[str] = []
    contexts: list[BrowserContext] = []
    with ExitStack() as listening:

        def listen(page: Page, event: Any, text: Callable[[Any], str | None]) -> None:
            def hear(thing: Any) -> None:
                messages.extend(filter(None, [text(thing)]))

            page.on(event, hear)
            listening.callback(page.remove_listener, event, hear)

        def open_page(
            path: Path,
            color_scheme: Any = "light",
            reduced_motion: Any = "no-preference",
            viewport: Any = SIZE,
            **device: Any,
        ) -> Page:
            page = window
            if device:
                contexts.append(browser.new_context(viewport=viewport, **device))
                page = contexts[-1].new_page()
            page.set_viewport_size(viewport)
            page.emulate_media(color_scheme=color_scheme, reduced_motion=reduced_motion)
            listen(page, "console", lambda message: message.text)
            listen(page, "pageerror", str)
            listen(page, "request", lambda request: request.url if is_elsewhere(request.url, path) else None)
            listen(page, "dialog", lambda dialog: dialog.message)
            page.goto(path.as_uri())
            return page

        yield open_page
    for context in contexts:
        context.close()
    for other in window.context.pages:
        if other is not window:
            other.close()
    window.goto("about:blank")
    assert messages == []


def is_elsewhere(url: str, path: Path) -> bool:
    """Whether an address is neither inside the page nor beside it."""
    return not url.startswith(("data:", path.parent.as_uri()))
