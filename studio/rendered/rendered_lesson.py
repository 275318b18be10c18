"""A rendered lesson: titles, captions, numbers and films, as exports need them."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from studio.base import source_roots
from studio.commands import CACHE, Request, plan_clips, render
from studio.lesson import Lesson, read_lesson
from studio.plan import ClipPlan, SegmentStore
from studio.source import Sources
from studio.video import Cue, Part, cues


@dataclass(frozen=True)
class RenderedBeat:
    """A beat, its start and end in its clip in seconds, its caption, its numbers and its own film."""

    name: str
    title: str
    start: float
    end: float
    caption: str
    numbers: list[dict[str, Any]]
    frames: int
    video: Path


@dataclass(frozen=True)
class RenderedClip:
    """A rendered clip, with the plan that it was rendered by."""

    plan: ClipPlan
    title: str
    beats: tuple[RenderedBeat, ...]

    @property
    def name(self) -> str:
        return self.plan.clip.name

    @property
    def language(self) -> str:
        """The language of its titles and captions, an ISO 639 code."""
        return self.plan.clip.language

    @property
    def fonts(self) -> tuple[str, ...]:
        """Fonts of this machine for signs that Typst's own lack."""
        return self.plan.fonts

    @property
    def film(self) -> Path:
        return self.plan.file(".mp4")

    @property
    def frame_rate(self) -> int:
        return self.plan.quality.frame_rate

    @property
    def parts(self) -> list[Part]:
        """The segments of its film."""
        return [Part(beat.video, beat.frames, beat.title) for beat in self.beats]

    def captions(self) -> list[Cue]:
        """The captions of the whole clip."""
        return [cue for beat in self.beats for cue in cues(beat.caption, beat.start, beat.end)]


@dataclass(frozen=True)
class RenderedLesson:
    """A lesson whose clips are all up to date, and their folder."""

    lesson: Lesson
    folder: Path
    clips: tuple[RenderedClip, ...]


def render_and_read(request: Request) -> RenderedLesson | None:
    """Bring a lesson up to date and read it back; None where a clip failed, which has been reported.

    Raises `LessonError` if the lesson file is not right.
    """
    if not render(replace(request, whole=True)):
        return None
    sources = Sources(*source_roots())
    lesson = read_lesson(request.lesson, sources)
    plans, _ = plan_clips(lesson, request, sources)
    return RenderedLesson(lesson, plans[0].folder, tuple(map(read_clip, plans)))


def read_clip(plan: ClipPlan) -> RenderedClip:
    """A clip as its manifest describes it."""
    manifest = json.loads(plan.manifest.read_bytes())
    store = SegmentStore(CACHE / "segments")
    beats = [
        RenderedBeat(
            name=beat["name"],
            title=beat["title"],
            start=beat["start"],
            end=beat["end"],
            caption=beat["caption"],
            numbers=beat["numbers"],
            frames=round((beat["end"] - beat["start"]) * plan.quality.frame_rate),
            video=store.video(plan.segments[beat["name"]]),
        )
        for beat in manifest["beats"]
    ]
    return RenderedClip(plan, manifest["title"], tuple(beats))
