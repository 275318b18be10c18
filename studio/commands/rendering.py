"""Render a lesson: plan it, make what is not current, report what happened."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from studio.base import (
    Failure,
    check_writable,
    is_hidden,
    lock_folder,
    shown_path,
    source_roots,
    use_scenes_beside,
)
from studio.commands.lesson_folder import remember_owner, remove_clip, strays
from studio.commands.planning import CACHE, RENDERS, Request, output_folder, pipeline_for, plan_clips
from studio.gallery import write_page
from studio.lesson import Lesson, LessonError, check_lesson
from studio.plan import ClipPlan, SegmentStore, has_segments, is_current
from studio.source import Sources

if TYPE_CHECKING:
    from studio.pipeline import Finish


def render(request: Request) -> bool:
    """Bring a lesson's clips up to date; return whether all of them are.

    What it writes is below the current directory unless the request says otherwise. Raises `LessonError`
    before anything is touched if the lesson file is not right.
    """
    use_scenes_beside(request.lesson)
    sources = Sources(*source_roots())
    lesson = _read(request, sources)
    folder = output_folder(lesson, request)
    plans, failures = plan_clips(lesson, request, sources)
    stale = _stale(plans, request)
    if stale:
        with lock_folder(CACHE, folder) as has_waited:
            if has_waited:
                plans, failures = plan_clips(lesson, request, Sources(*source_roots()))
                stale = _stale(plans, request)
            if stale:
                check_writable(folder)
                print(*_notes(stale), sep="", end="", flush=True)
                pipeline = pipeline_for(stale, CACHE, request.limits)
                failures += pipeline.produce(lesson, stale, CACHE, request.limits, _finish(lesson))
    failures += write_page(lesson, folder)
    if not failures:
        with suppress(OSError):  # Of renders that are current and cannot be written to.
            remember_owner(folder, lesson)
    if not (failures or request.clips):
        _tidy(lesson, folder)
    _report(plans, len(stale), failures, request)
    return not failures


def _notes(plans: Iterable[ClipPlan]) -> Iterator[str]:
    """Lines about scenes of one's own that are drawn in the place of the project's."""
    for path in sorted({plan.scene.path for plan in plans}):
        if is_hidden(path):
            yield f"{path.stem}: {shown_path(path)} is drawn, not the project's scene of this name\n"


def _finish(lesson: Lesson) -> Finish:
    """A clip is assembled in a folder that is known to be its lesson's."""
    from studio.pipeline import assemble

    def finish(plan: ClipPlan, store: SegmentStore) -> list[Failure]:
        remember_owner(plan.folder, lesson)
        return assemble(plan, store)

    return finish


def _tidy(lesson: Lesson, folder: Path) -> None:
    """Remove what is left of clips that were taken out of the lesson."""
    if names := strays(folder, {clip.name for clip in lesson.clips}):
        with lock_folder(CACHE, folder):
            for name in names:
                remove_clip(folder, name)
                print(f"{name}: removed, since it is no longer in the lesson")


def _read(request: Request, sources: Sources) -> Lesson:
    """The lesson; if it has mistakes, the scenes of the other clips add theirs before all are reported."""
    lesson, mistakes = check_lesson(request.lesson, sources)
    if mistakes:
        from studio.pipeline import refusals

        plans, _ = plan_clips(lesson, replace(request, clips=()), sources)
        if stale := _stale(plans, request):
            mistakes += refusals(lesson, stale, CACHE, request.limits)
        raise LessonError(lesson.path, mistakes)
    return lesson


def _stale(plans: Iterable[ClipPlan], request: Request) -> list[ClipPlan]:
    """The plans of which something is missing or out of date."""
    return [
        plan for plan in plans if not is_current(plan) or (request.whole and not has_segments(plan, CACHE))
    ]


def _report(plans: list[ClipPlan], stale: int, failures: list[Failure], request: Request) -> None:
    folder = plans[0].folder if plans else RENDERS
    rendered = stale - len({failure.clip for failure in failures} & {p.clip.name for p in plans})
    current = len(plans) - stale
    print(f"{folder.as_posix()}: {rendered} rendered, {current} up to date", flush=True)
    if failures:
        from studio.pipeline import print_failures

        print_failures(failures, sys.stderr, request.tracebacks)
