"""What is watched is read again after each save: stills of what has changed first, then its draft films."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from studio.base import Limits, scratch_folder, source_roots
from studio.commands import CACHE
from studio.plan import Segment, is_current, last_manifest
from studio.source import Sources
from studio.watch.drafts import Drafts
from studio.watch.page_state import Film, PageState
from studio.watch.reading import Found, Reading
from studio.watch.stills import Outcome, Stills
from studio.watch.targets import SceneTarget, Target

_STILL = re.compile(r"/still/([0-9a-f]{32})\.png")
_FILM = re.compile(r"/film/([^/]+)/([0-9a-f]{32})\.mp4")


class Session:
    """A target, and besides it the scenes of no lesson that were saved; the state shows how they stand."""

    def __init__(self, target: Target, state: PageState, limits: Limits, scratch: Path) -> None:
        self.target, self.state = target, state
        self.besides: list[SceneTarget] = []
        self.drafts = Drafts(limits)
        self._stills = Stills(CACHE, scratch, limits, self._draw, self._end)
        self._sources = Sources(*source_roots())
        self._readings: dict[Target, Reading] = {}
        self._found: dict[str, tuple[Found, Reading]] = {}
        self._recent: set[str] = set()
        self._is_idle = False

    def look(self, changed: Collection[Path], drafts: Iterable[Target], imports_anew: bool = False) -> None:
        """Read everything again after changes to these files, draw what they change, then the drafts."""
        self._is_idle = False
        self._stills.stop()
        self.drafts.ask(drafts)
        self._sources = self._sources.renewed(changed)
        if imports_anew:
            self._stills.import_anew()
        targets: list[Target] = [*self.besides, self.target]
        self._readings = {target: target.read(self._sources) for target in targets}
        shown = self._readings[self.target]
        found = [(clip, reading) for reading in self._readings.values() for clip in reading.clips or ()]
        self.state.arrange(
            replace(shown, clips=None if shown.clips is None else tuple(clip for clip, _ in found))
        )
        if shown.clips is None:
            return
        before, self._found = self._found, {clip.name: (clip, reading) for clip, reading in found}
        self._stills.draw(self._in_order([clip for clip, _ in found if clip.film is not None], before))

    def go_on(self) -> None:
        """Begin the drafts whose stills are there, and show those that have been drawn."""
        self.drafts.go_on(lambda target: not self._stills.is_drawing(self._names(target)))
        for clip, _ in self._found.values():
            self._show_film(clip)
        is_idle = self.drafts.is_idle and not self._stills.is_drawing(self._found)
        if is_idle and not self._is_idle:
            print("watching; Ctrl-C ends it", flush=True)
        self._is_idle = is_idle

    def stop(self) -> None:
        """End all drawing."""
        self._stills.stop()
        self.drafts.stop()

    def file(self, address: str) -> Path | None:
        """The picture or the film with an address of the page."""
        if still := _STILL.fullmatch(address):
            return self._stills.store.video(still[1])
        film = _FILM.fullmatch(address)
        plan = self._found[film[1]][0].film if film and film[1] in self._found else None
        is_there = plan is not None and film is not None and last_manifest(plan).get("key") == film[2]
        return plan.file(".mp4") if plan is not None and is_there else None

    def _in_order(self, clips: list[Found], before: dict[str, tuple[Found, Reading]]) -> list[Found]:
        """Those that have changed first, and of them those of the last change to a part of the clips."""
        changed = {clip.name for clip in clips if _differ(clip, before.get(clip.name))}
        if 0 < len(changed) < len(clips):
            self._recent = changed
        return sorted(clips, key=lambda clip: (clip.name not in changed, clip.name not in self._recent))

    def _names(self, target: Target) -> set[str]:
        """The clips of a target, or all where it is not on the page."""
        reading = self._readings.get(target)
        return {clip.name for clip in reading.clips or ()} if reading else set(self._found)

    def _draw(self, clip: str, key: str, segment: Segment) -> None:
        found, _ = self._found.get(clip, (None, None))
        own = [found.film.clip.note] if found and found.film and found.film.clip.note else []
        self.state.draw(clip, key, segment.caption, [*segment.notes, *own])

    def _end(self, clip: Found, outcome: Outcome) -> None:
        _, reading = self._found.get(clip.name, (None, None))
        if reading is not None:  # The clip may just have been taken out of the lesson.
            self.state.end(clip.name, reading.troubles_of(clip.stills, outcome))

    def _show_film(self, clip: Found) -> None:
        plan = clip.film
        if plan is not None and not self.state.has_film(clip.name, plan.key) and is_current(plan):
            starts = tuple(beat["start"] for beat in last_manifest(plan)["beats"])
            self.state.play(clip.name, Film(plan.key, starts))


def _differ(clip: Found, before: tuple[Found, Reading] | None) -> bool:
    if before is None or before[0].film is None:
        return True
    return clip.stills.segments != before[0].stills.segments


@contextmanager
def session_of(target: Target, state: PageState, limits: Limits) -> Iterator[Session]:
    """A session that ends all that it has started."""
    with scratch_folder(CACHE / "work") as scratch:
        session = Session(target, state, limits, scratch)
        try:
            yield session
        finally:
            session.stop()
