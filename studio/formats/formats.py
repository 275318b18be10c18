"""Clips of a lesson in other formats: sizes are foreseen, and what is missing or out of date is written."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from concurrent.futures import as_completed
from dataclasses import replace
from math import inf, sqrt
from pathlib import Path

from studio.base import TRANSPARENT, Failure, Limits, Quality, file_size
from studio.formats.films import WEB_WIDTH
from studio.formats.format_files import file_writer
from studio.formats.format_notes import is_noted, take_note
from studio.formats.gif import STEP, WIDTH
from studio.pipeline import produce
from studio.plan import ClipPlan, SegmentStore
from studio.rendered import RenderedClip, RenderedLesson
from studio.workers import ProcessExecutor, WorkerDiedError

_WITHOUT_BACKGROUND = ("prores-alpha", "webm-alpha")

Order = tuple[RenderedClip, str]
"""A clip and the format that it is to be written in."""

# Bytes of a picture for each pixel of the root of its area, as measured on clips of one and two variables:
# what is drawn is lines and text, which grow with the side of a picture and not with its area.
_BYTES = {"prores-alpha": 250, "webm-alpha": 4, "webm": 1.9, "gif": 14}


def write_formats(lesson: RenderedLesson, kinds: Sequence[str], cache: Path, limits: Limits) -> list[Failure]:
    """Write a lesson's clips in these `FORMATS` into `formats/` beside them; return the failures."""
    folder = lesson.folder / "formats"
    wanted = [(clip, kind) for clip in lesson.clips for kind in kinds]
    stale = [(clip, kind) for clip, kind in wanted if not is_noted(clip, kind, folder)]
    failures: list[Failure] = []
    if stale:
        print(f"{folder.as_posix()}: {expected_sizes(stale)}", flush=True)
        failures = _draw_without_background(lesson, stale, cache, limits)
        undrawn = {failure.clip for failure in failures}
        failures += _encode(
            [order for order in stale if not (_is_transparent(order) and order[0].name in undrawn)],
            folder,
            cache,
            limits,
        )
    written = sum(is_noted(clip, kind, folder) for clip, kind in stale)
    print(f"{folder.as_posix()}: {written} written, {len(wanted) - len(stale)} up to date")
    return failures


def expected_sizes(orders: Iterable[Order]) -> str:
    """The size of all that is to be written, and of each format, the largest first."""
    sizes: defaultdict[str, float] = defaultdict(float)
    for clip, kind in orders:
        sizes[kind] += _expected(clip, kind)
    largest = sorted(sizes.items(), key=lambda each: -each[1])
    parts = ", ".join(f"{kind} {file_size(size)}" for kind, size in largest)
    return f"about {file_size(sum(sizes.values()))} to be written ({parts})"


def _expected(clip: RenderedClip, kind: str) -> float:
    """The bytes of a clip in a format. Single beats hold the packets of its film."""
    if kind == "beats":
        return clip.film.stat().st_size
    quality = clip.plan.quality
    return _BYTES[kind] * _pictures(clip, kind) * sqrt(quality.width * quality.height) * _scale(quality, kind)


def _pictures(clip: RenderedClip, kind: str) -> float:
    return clip.beats[-1].end * (100 / STEP if kind == "gif" else clip.frame_rate)


def _scale(quality: Quality, kind: str) -> float:
    """How much smaller than the film its pictures are."""
    width = {"gif": WIDTH, "webm": min(WEB_WIDTH, quality.width)}.get(kind, quality.width)
    return width / quality.width


def _is_transparent(order: Order) -> bool:
    return order[1] in _WITHOUT_BACKGROUND


def _draw_without_background(
    lesson: RenderedLesson, orders: Iterable[Order], cache: Path, limits: Limits
) -> list[Failure]:
    clips = {order[0].name: order[0] for order in orders if _is_transparent(order)}
    if not clips:
        return []
    plans = [_without_background(clip) for clip in clips.values()]
    return produce(lesson.lesson, plans, cache, limits, finish=lambda plan, store: [])


def _without_background(clip: RenderedClip) -> ClipPlan:
    return clip.plan.drawn_as(TRANSPARENT, clip.plan.clip.theme)


def _encode(orders: Sequence[Order], folder: Path, cache: Path, limits: Limits) -> list[Failure]:
    store = SegmentStore(cache / "segments", TRANSPARENT)
    failures = []
    with ProcessExecutor(replace(limits, seconds=inf), imports=file_writer.__module__) as executor:
        running = {}
        for clip, kind in orders:
            segments = [store.video(key) for key in _without_background(clip).segments.values()]
            running[executor.submit(file_writer(kind, clip, segments, folder))] = clip, kind
        for count, future in enumerate(as_completed(running), start=1):
            clip, kind = running[future]
            try:
                written = future.result()
            except (OSError, ValueError, WorkerDiedError) as error:
                failures.append(Failure(clip.name, "", (folder / kind).as_posix(), str(error)))
            else:
                take_note(clip, kind, folder, written)
                print(f"{_summary(kind, written)} ({count} of {len(orders)})", flush=True)
    return failures


def _summary(kind: str, written: Sequence[Path]) -> str:
    """What was written and its size; of single beats their folder."""
    path = written[0].parent if kind == "beats" else written[0]
    return f"{path.as_posix()}: {file_size(sum(file.stat().st_size for file in written))}"
