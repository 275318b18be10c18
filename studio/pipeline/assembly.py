"""A clip is assembled from its segments: film, poster, captions and manifest, all or none."""

from __future__ import annotations

import json
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import asdict
from itertools import accumulate, pairwise
from shutil import copyfile
from typing import Any

from studio.base import Failure, atomic_path, remove_leftovers
from studio.lesson import title_from_name
from studio.plan import SIDECARS, ClipPlan, Segment, SegmentStore
from studio.source import versions
from studio.video import Cue, Part, TooFastError, cues, join, webvtt


def assemble(plan: ClipPlan, store: SegmentStore) -> list[Failure]:
    """Write a clip's four files; if that fails, the files that were there before remain.

    Returns the beats that are too short for their captions, in which case nothing is written.
    Raises `ValueError` where the store lacks a segment.
    """
    segments = [_segment(store, beat, key) for beat, key in plan.segments.items()]
    spread, failures = _captions(plan, segments)
    if failures:
        return failures
    remove_leftovers(plan.folder)
    with ExitStack() as stack:
        manifest = stack.enter_context(atomic_path(plan.manifest))  # Entered first, so renamed last.
        film, poster, captions = (stack.enter_context(atomic_path(plan.file(suffix))) for suffix in SIDECARS)
        parts = [
            Part(store.video(key), segment.frames, _beat_title(plan, beat))
            for (beat, key), segment in zip(plan.segments.items(), segments, strict=True)
        ]
        join(parts, plan.quality.frame_rate, _title(plan), film)
        copyfile(store.picture(plan.segments[plan.scene.poster]), poster)
        captions.write_text(webvtt(spread), encoding="utf-8")
        written = zip(SIDECARS, (film, poster, captions), strict=True)
        sizes = {plan.file(suffix).name: part.stat().st_size for suffix, part in written}
        content = _manifest(plan, segments) | {"files": sizes, "key": plan.key}
        manifest.write_text(json.dumps(content, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    return []


def _segment(store: SegmentStore, beat: str, key: str) -> Segment:
    segment = store.find(key)
    if segment is None:
        raise ValueError(f"the segment of {beat} is missing or damaged")
    return segment


def _captions(plan: ClipPlan, segments: Sequence[Segment]) -> tuple[list[Cue], list[Failure]]:
    spread: list[Cue] = []
    failures = []
    for (beat, where), segment, (start, end) in zip(
        plan.scene.beats.items(), segments, _times(plan, segments), strict=True
    ):
        try:
            spread += cues(segment.caption, start, end)
        except TooFastError as error:
            failures.append(Failure(plan.clip.name, beat, where, str(error)))
    return spread, failures


def _manifest(plan: ClipPlan, segments: Sequence[Segment]) -> dict[str, Any]:
    times = _times(plan, segments)
    return {
        "clip": plan.clip.name,
        "title": _title(plan),
        "scene": plan.scene.name,
        "language": plan.clip.language,
        "parameters": segments[0].parameters,
        "notes": [*segments[0].notes, *filter(None, [plan.clip.note])],
        "theme": plan.clip.theme,
        "quality": asdict(plan.quality),
        "versions": versions(),
        "duration": times[-1][1],
        "beats": [
            {
                "name": beat,
                "title": _beat_title(plan, beat),
                "start": start,
                "end": end,
                "caption": segment.caption,
                "numbers": segment.numbers,
            }
            for beat, segment, (start, end) in zip(plan.segments, segments, times, strict=True)
        ],
    }


def _times(plan: ClipPlan, segments: Sequence[Segment]) -> list[tuple[float, float]]:
    """Start and end of each beat in seconds."""
    ends = list(accumulate((segment.frames for segment in segments), initial=0))
    rate = plan.quality.frame_rate
    return [(start / rate, end / rate) for start, end in pairwise(ends)]


def _title(plan: ClipPlan) -> str:
    """The title that the lesson gives a clip, or else the heading on screen."""
    clip = plan.clip
    given = clip.parameters.get("title") or clip.localization.get("words", {}).get("title")
    own = plan.scene.wording.get("title") if clip.name == clip.scene else None
    return str(given or own or title_from_name(clip.name))


def _beat_title(plan: ClipPlan, beat: str) -> str:
    return " ".join(plan.clip.titles.get(beat, title_from_name(beat)).split())
