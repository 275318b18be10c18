"""Lessons of signal films, and pages of a real browser that show them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from tests.studio.gallery.signals import HOSTILE, Signals, signals

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


@pytest.fixture(scope="session")
def lesson(tmp_path_factory: pytest.TempPathFactory) -> Signals:
    """Two clips; not to be changed."""
    return signals(tmp_path_factory.mktemp("signals"), ["First clip", "Second clip"])


@pytest.fixture(scope="session")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Signals:
    """A clip and a lesson whose titles try to break out of wherever they are put."""
    return signals(tmp_path_factory.mktemp("hostile"), [HOSTILE], HOSTILE)


@pytest.fixture
def visit(browser: Browser) -> Iterator[Callable[..., Page]]:
    """Open a page from disk; in the end it must have asked for nothing else and complained of nothing."""
    contexts: list[BrowserContext] = []
    messages: list[str] = []

    def open_page(path: Path, **preferences: object) -> Page:
        contexts.append(browser.new_context(**{"viewport": {"width": 1280, "height": 720}, **preferences}))
        page = contexts[-1].new_page()
        page.on("console", lambda message: messages.append(message.text))
        page.on("pageerror", lambda error: messages.append(str(error)))
        page.on(
            "request",
            lambda request: messages.append(request.url) if is_elsewhere(request.url, path) else None,
        )
        page.on("dialog", lambda dialog: messages.append(dialog.message))
        page.goto(path.as_uri())
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert messages == []


def is_elsewhere(url: str, path: Path) -> bool:
    """Whether an address is neither inside the page nor beside it."""
    return not url.startswith(("data:", path.parent.as_uri()))
