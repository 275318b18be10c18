"""Every format of every clip of a lesson, written where it is missing or out of date."""

from __future__ import annotations

import json
from collections.abc import Sequence
from concurrent.futures import Future
from dataclasses import replace
from math import inf
from pathlib import Path
from typing import Any

from studio.base import TRANSPARENT, Failure, Limits, write_atomically
from studio.export.format_files import file_writers
from studio.export.rendered_lesson import RenderedClip, RenderedLesson
from studio.pipeline import produce
from studio.plan import ClipPlan, SegmentStore
from studio.source import digest, studio_files
from studio.workers import ProcessExecutor, WorkerDiedError

_WRITTEN_BY = ("base/playing_time.py", "export/*.py", "video/*.py")


def write_formats(lesson: RenderedLesson, cache: Path, limits: Limits) -> list[Failure]:
    """Write the formats of a lesson's clips into `formats/` beside them; return the failures."""
    folder = lesson.folder / "formats"
    stale = [clip for clip in lesson.clips if not _is_current(clip, folder)]
    failures: list[Failure] = []
    if stale:
        failures = _draw_without_background(lesson, stale, cache, limits)
        failed = {failure.clip for failure in failures}
        failures += _encode([clip for clip in stale if clip.name not in failed], folder, cache, limits)
    print(f"{folder.as_posix()}: {len(stale)} written, {len(lesson.clips) - len(stale)} up to date")
    return failures


def _draw_without_background(
    lesson: RenderedLesson, clips: Sequence[RenderedClip], cache: Path, limits: Limits
) -> list[Failure]:
    plans = [_without_background(clip) for clip in clips]
    return produce(lesson.lesson, plans, cache, limits, finish=lambda plan, store: [])


def _without_background(clip: RenderedClip) -> ClipPlan:
    return clip.plan.drawn_as(TRANSPARENT, clip.plan.clip.theme)


def _encode(clips: Sequence[RenderedClip], folder: Path, cache: Path, limits: Limits) -> list[Failure]:
    store = SegmentStore(cache / "segments", TRANSPARENT)
    failures = []
    with ProcessExecutor(replace(limits, seconds=inf)) as executor:
        running: dict[str, list[Future[list[Path]]]] = {}
        for clip in clips:
            segments = [store.video(key) for key in _without_background(clip).segments.values()]
            running[clip.name] = [executor.submit(write) for write in file_writers(clip, segments, folder)]
        for clip in clips:
            try:
                written = [path for future in running[clip.name] for path in future.result()]
            except (OSError, ValueError, WorkerDiedError) as error:
                failures.append(Failure(clip.name, "", folder.as_posix(), str(error)))
            else:
                _note(clip, folder, written)
                print(f"{clip.name}: {len(written)} files written", flush=True)
    return failures


def _note(clip: RenderedClip, folder: Path, written: Sequence[Path]) -> None:
    """Remember what was written, and remove what an earlier version of the clip left."""
    sizes = {path.relative_to(folder).as_posix(): path.stat().st_size for path in written}
    for name in _noted(clip, folder).get("files", {}).keys() - sizes.keys():
        (folder / name).unlink(missing_ok=True)
    note = {"key": _key(clip), "files": sizes}
    write_atomically(folder / f"{clip.name}.json", json.dumps(note, indent=1) + "\n")


def _is_current(clip: RenderedClip, folder: Path) -> bool:
    noted = _noted(clip, folder)
    files = {folder / name: size for name, size in noted.get("files", {}).items()}
    return noted.get("key") == _key(clip) and all(
        path.is_file() and path.stat().st_size == size for path, size in files.items()
    )


def _noted(clip: RenderedClip, folder: Path) -> dict[str, Any]:
    try:
        noted = json.loads((folder / f"{clip.name}.json").read_bytes())
    except (OSError, ValueError):
        return {}
    return noted if isinstance(noted, dict) else {}


def _key(clip: RenderedClip) -> str:
    return digest([clip.plan.key, studio_files(_WRITTEN_BY)])
