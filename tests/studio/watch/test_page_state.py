"""A page receives everything when it comes, then what changes; old pictures stay until new ones are there."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from studio.base import QUALITIES
from studio.lesson import Clip
from studio.plan import plan_clip
from studio.source import Sources
from studio.watch.page_state import Film, PageState
from studio.watch.reading import Found, Reading, Trouble
from tests.studio.conftest import REPOSITORY

if TYPE_CHECKING:
    from queue import SimpleQueue

MISTAKE = Trouble("lessons/mine.toml:3:12", "no such function")


def found(**parameters: str) -> Found:
    clip = Clip(0, "slope", "secant_to_tangent", "dark", parameters)
    return Found("slope", plan_clip(clip, QUALITIES["480p15"], Path(), Sources(REPOSITORY)))


@pytest.fixture(scope="module")
def square() -> Found:
    return found()


@pytest.fixture(scope="module")
def sine() -> Found:
    return found(function="sin(x)")


def reading(*clips: Found) -> Reading:
    return Reading("Mine", clips)


def received(events: SimpleQueue[str]) -> list[tuple[str, dict[str, Any]]]:
    """The events so far, which are taken out of the queue."""
    taken = []
    while not events.empty():
        kind, data, *_ = events.get().splitlines()
        taken.append((kind.removeprefix("event: "), json.loads(data.removeprefix("data: "))))
    return taken


def first_key(clip: Found) -> str:
    return next(iter(clip.stills.segments.values()))


def test_who_comes_late_is_told_everything_and_then_what_changes(square: Found) -> None:
    state = PageState()
    state.arrange(reading(square))
    state.draw("slope", first_key(square), "A caption.", ["3x is read as 3 x"])
    events = state.listen()
    (lesson, content), (clip, view) = received(events)
    assert (lesson, clip) == ("lesson", "clip")
    assert content["clips"] == ["slope"]
    assert view["pictures"][0]["shown"] == view["pictures"][0]["key"] == first_key(square)
    assert view["pictures"][0]["caption"] == "A caption."
    assert view["notes"] == ["3x is read as 3 x"]
    state.end("slope", [MISTAKE])
    ((_, view),) = received(events)
    assert view["troubles"] == [{"where": MISTAKE.where, "what": MISTAKE.what}]
    state.leave(events)
    state.end("slope", [])
    assert received(events) == []


def test_nothing_is_told_where_nothing_changes(square: Found) -> None:
    state = PageState()
    state.arrange(reading(square))
    events = state.listen()
    received(events)
    state.arrange(reading(square))
    state.end("slope", [])
    assert received(events) == []


def test_a_picture_stays_until_the_new_one_is_there(square: Found, sine: Found) -> None:
    state = PageState()
    state.arrange(reading(square))
    state.draw("slope", first_key(square), "A caption.", [])
    state.arrange(reading(sine))
    state.draw("slope", first_key(square), "Late.", [])  # Nobody waits for this one any more.
    events = state.listen()
    (picture, *_) = received(events)[1][1]["pictures"]
    assert (picture["shown"], picture["key"]) == (first_key(square), first_key(sine))
    assert picture["caption"] == "A caption."
    state.draw("slope", first_key(sine), "New.", [])
    assert received(events)[0][1]["pictures"][0]["shown"] == first_key(sine)


def test_a_mistake_goes_when_the_clip_has_been_drawn_without_it(square: Found, sine: Found) -> None:
    state = PageState()
    state.arrange(reading(Found("slope", None, (MISTAKE,))))
    state.arrange(reading(square))
    events = state.listen()
    assert received(events)[1][1]["troubles"] != []
    state.end("slope", [])
    assert received(events)[0][1]["troubles"] == []


def test_clips_stay_where_the_lesson_cannot_be_read(square: Found) -> None:
    state = PageState()
    state.arrange(reading(square))
    state.draw("slope", first_key(square), "A caption.", [])
    state.arrange(Reading("mine", None, (MISTAKE,)))
    (_, lesson), (_, view) = received(state.listen())
    assert lesson["clips"] == ["slope"]
    assert lesson["troubles"] == [{"where": MISTAKE.where, "what": MISTAKE.what}]
    assert view["pictures"][0]["caption"] == "A caption."


def test_a_draft_is_known_to_be_old_after_a_change(square: Found, sine: Found) -> None:
    state = PageState()
    state.arrange(reading(square))
    assert square.film is not None
    state.play("slope", Film(square.film.key, (0.0, 4.0)))
    assert state.has_film("slope", square.film.key)
    state.arrange(reading(replace(sine)))
    view = received(state.listen())[1][1]
    assert view["film"]["key"] == square.film.key != view["wanted_film"]


def test_a_clip_that_is_gone_is_left_out(square: Found) -> None:
    state = PageState()
    state.arrange(reading(square))
    events = state.listen()
    received(events)
    state.arrange(reading())
    state.draw("slope", first_key(square), "A caption.", [])
    assert [(kind, data["clips"]) for kind, data in received(events)] == [("lesson", [])]
