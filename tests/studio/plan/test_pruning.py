"""The cache does not grow for ever, and what may still be needed stays in it."""

from __future__ import annotations

import os
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from studio.plan import SegmentStore, prune
from studio.plan.pruning import DAY, UNUSED

if TYPE_CHECKING:
    from tests.studio.conftest import Project

TINY = "lessons/tiny.toml"


@pytest.fixture
def store(tmp_path: Path) -> SegmentStore:
    """Segments called after the days since they were last used, of about 10,000 bytes each."""
    store = SegmentStore(tmp_path / "segments")
    for days in (0, 2, 9, 29, 31, 400):
        film = tmp_path / "film.mp4"
        film.write_bytes(bytes(10_000))
        store.keep(str(days), film, b"picture", frames=1, caption="", numbers=[], parameters={})
        age(store, str(days), days)
    return store


def age(store: SegmentStore, key: str, days: float) -> None:
    used = time.time() - days * DAY
    for file in store.folder.glob(f"{key}.*"):
        os.utime(file, (used, used))


def kept(store: SegmentStore) -> set[str]:
    return {file.stem for file in store.folder.iterdir()}


def test_what_nothing_has_used_for_a_month_goes(store: SegmentStore) -> None:
    prune(store.folder)
    assert kept(store) == {"0", "2", "9", "29"}


def test_beyond_its_room_what_was_used_least_recently_goes_first(store: SegmentStore) -> None:
    prune(store.folder, room=25_000)
    assert kept(store) == {"0", "2"}


def test_what_was_used_within_a_day_stays_whatever_room_it_takes(store: SegmentStore) -> None:
    for key in ("2", "9"):
        age(store, key, 0.9)
    prune(store.folder, room=0)
    assert kept(store) == {"0", "2", "9"}


def test_a_segment_that_is_found_has_been_used(store: SegmentStore) -> None:
    assert store.find("400") is not None
    prune(store.folder)
    assert kept(store) == {"0", "2", "9", "29", "400"}


def test_a_time_in_the_future_is_no_reason_to_go(store: SegmentStore) -> None:
    age(store, "400", -1000)
    prune(store.folder, room=0)
    assert kept(store) == {"0", "400"}


def test_an_empty_cache_can_be_pruned(tmp_path: Path) -> None:
    prune(tmp_path / "none")
    assert not (tmp_path / "none").exists()


def test_a_run_prunes_and_a_deck_draws_again_what_it_needs(project: Project) -> None:
    stored = SegmentStore(project.root / ".cache/segments")
    for days, file in enumerate(sorted(stored.folder.iterdir())):
        os.utime(file, (time.time() - UNUSED - days * DAY,) * 2)
    project.edit("scenes/sliding_dot.py", "radius=0.4", "radius=0.5")
    assert project.studio("render", TINY, "--jobs", "1").returncode == 0
    plans = project.plans()
    assert kept(stored) == set(plans["sliding_dot"].segments.values())
    before = (project.root / "renders/tiny/turning_square.mp4").read_bytes()
    done = project.studio("deck", TINY)
    assert done.returncode == 0, done.stderr
    assert "turning_square: drawing turn" in done.stdout
    assert (project.root / "renders/tiny/turning_square.mp4").read_bytes() == before
