"""The last picture of every beat as PDF and SVG, for slides, papers and print."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path
from zipfile import ZipFile

from studio.base import (
    FIGURE,
    Failure,
    check_writable,
    lock_folder,
    source_roots,
    use_scenes_beside,
    write_atomically,
)
from studio.commands import CACHE, Request, plan_clips, remember_owner
from studio.lesson import Lesson, LessonError, Mistake, Place, read_lesson, suggestion
from studio.plan import ClipPlan, SegmentStore
from studio.source import Sources

SUFFIXES = (".pdf", ".svg")
_NAMED = re.compile(r"\d\d_\w+\.(pdf|svg)")


def write_figures(request: Request, beats: tuple[str, ...] = (), theme: str | None = None) -> bool:
    """Write the figures of the clips, of these beats or of all; return whether nothing failed.

    They are in each clip's own theme unless another is named. No film is made for them. Raises
    `LessonError` if the lesson file is not right or no clip has one of the beats.
    """
    use_scenes_beside(request.lesson)
    sources = Sources(*source_roots())
    lesson = read_lesson(request.lesson, sources)
    plans, failures = plan_clips(lesson, request, sources)
    _check_beats(lesson, plans, beats)
    wanted = [plan for plan in (_figure_plan(plan, beats, theme) for plan in plans) if plan.segments]
    if wanted:
        from studio.pipeline import produce

        with lock_folder(CACHE, wanted[0].folder):
            check_writable(wanted[0].folder)
            finish = partial(_write, lesson=lesson, whole=not beats)
            failures += produce(lesson, wanted, CACHE, request.limits, finish)
    failed = {failure.clip for failure in failures}
    for plan in wanted:
        if plan.clip.name not in failed:
            print(*(path.as_posix() for path, _ in _files(plan)), sep="\n", flush=True)
    if failures:
        from studio.pipeline import print_failures

        print_failures(failures, sys.stderr, request.tracebacks)
    return not failures


def picture(store: SegmentStore, key: str, suffix: str = ".pdf") -> bytes:
    """A figure in the store as PDF or as SVG."""
    with ZipFile(store.video(key)) as archive:
        return archive.read(f"figure{suffix}")


def _figure_plan(plan: ClipPlan, beats: tuple[str, ...], theme: str | None) -> ClipPlan:
    drawn = plan.drawn_as(FIGURE, theme or plan.clip.theme)
    kept = {beat: key for beat, key in drawn.segments.items() if not beats or beat in beats}
    return replace(drawn, segments=kept)


def _check_beats(lesson: Lesson, plans: list[ClipPlan], beats: tuple[str, ...]) -> None:
    known = list(dict.fromkeys(beat for plan in plans for beat in plan.segments))
    mistakes = [
        Mistake(Place(1, 1), f"there is no beat {beat!r} in what is drawn{suggestion(beat, known)}")
        for beat in beats
        if beat not in known
    ]
    if mistakes:
        raise LessonError(lesson.path, mistakes)


def _files(plan: ClipPlan) -> Iterator[tuple[Path, str]]:
    """The files of a clip's figures, each with the name of its beat."""
    numbers = {beat: number for number, beat in enumerate(plan.scene.beats, start=1)}
    folder = plan.folder / "figures" / plan.clip.name
    for beat in plan.segments:
        for suffix in SUFFIXES:
            yield folder / f"{numbers[beat]:02}_{beat}{suffix}", beat


def _write(plan: ClipPlan, store: SegmentStore, lesson: Lesson, whole: bool) -> list[Failure]:
    """Write a clip's figures; if that is all of them, remove those of beats that are no more."""
    remember_owner(plan.folder, lesson)
    written = set()
    for path, beat in _files(plan):
        write_atomically(path, picture(store, plan.segments[beat], path.suffix))
        written.add(path)
    if whole:
        for path in set(next(iter(written)).parent.iterdir()) - written:
            if _NAMED.fullmatch(path.name):
                path.unlink()
    return []
