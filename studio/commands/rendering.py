"""Render a lesson: plan it, make what is not current, report what happened."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field, replace
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING

from studio.base import (
    DEFAULT,
    DRAFT,
    QUALITIES,
    Failure,
    Limits,
    cache_folder,
    check_writable,
    is_hidden,
    lock_folder,
    shown_path,
    source_roots,
    use_scenes_beside,
)
from studio.commands.lesson_folder import check_owner, remember_owner, remove_clip, strays
from studio.gallery import write_page
from studio.lesson import Clip, Lesson, LessonError, Mistake, Place, check_lesson
from studio.plan import ClipPlan, SegmentStore, has_segments, is_current, plan_clip
from studio.source import SourceError, Sources

if TYPE_CHECKING:
    from studio.pipeline import Finish

RENDERS = Path("renders")
CACHE = cache_folder()


@dataclass(frozen=True)
class Request:
    """What is to be rendered; no clips means all of them, and no quality the lesson's own.

    With `whole`, the films of single beats are to be there, too. `out` is the folder of the clips where it
    is not that of the lesson's name.
    """

    lesson: Path
    clips: tuple[str, ...] = ()
    quality: str | None = None
    draft: bool = False
    limits: Limits = field(default_factory=Limits)
    whole: bool = False
    tracebacks: bool = False
    out: Path | None = None


def render(request: Request) -> bool:
    """Bring a lesson's clips up to date; return whether all of them are.

    Works in the current directory, the root of a project. Raises `LessonError` before anything is
    touched if the lesson file is not right.
    """
    use_scenes_beside(request.lesson)
    sources = Sources(*source_roots())
    lesson = _read(request, sources)
    folder = _folder(lesson, request)
    plans, failures = plan_clips(lesson, request, sources)
    stale = _stale(plans, request)
    if stale:
        from studio.pipeline import produce  # Costs a fifth of a second that most runs save.

        with lock_folder(CACHE, folder) as has_waited:
            if has_waited:
                plans, failures = plan_clips(lesson, request, Sources(*source_roots()))
                stale = _stale(plans, request)
            if stale:
                check_writable(folder)
                print(*_notes(stale), sep="", end="", flush=True)
                failures += produce(lesson, stale, CACHE, request.limits, _finish(lesson))
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


def _folder(lesson: Lesson, request: Request) -> Path:
    folder = request.out or RENDERS / lesson.name
    return folder / "draft" if request.draft else folder


def plan_clips(lesson: Lesson, request: Request, sources: Sources) -> tuple[list[ClipPlan], list[Failure]]:
    """The plans of the clips that are asked for, and the scenes that cannot be read.

    Raises `LessonError` where there is no such clip, or the folder is another lesson's.
    """
    folder = _folder(lesson, request)
    check_owner(folder, lesson)
    quality = DRAFT if request.draft else request.quality or lesson.quality or DEFAULT
    plans: list[ClipPlan] = []
    failures: list[Failure] = []
    for clip in _chosen(lesson, request.clips):
        try:
            plans.append(plan_clip(clip, QUALITIES[quality], folder, sources))
        except SourceError as error:
            failures.append(Failure(clip.name, "", error.where, error.message))
    return plans, failures


def _chosen(lesson: Lesson, names: tuple[str, ...]) -> list[Clip]:
    known = [clip.name for clip in lesson.clips]
    for name in names:
        if name not in known:
            close = get_close_matches(name, known, n=1)
            hint = f"did you mean {close[0]!r}?" if close else f"there are {', '.join(known)}"
            mistake = Mistake(Place(1, 1), f"there is no clip {name!r} in this lesson; {hint}")
            raise LessonError(lesson.path, [mistake])
    return [clip for clip in lesson.clips if not names or clip.name in names]


def _report(plans: list[ClipPlan], stale: int, failures: list[Failure], request: Request) -> None:
    folder = plans[0].folder if plans else RENDERS
    rendered = stale - len({failure.clip for failure in failures} & {p.clip.name for p in plans})
    current = len(plans) - stale
    print(f"{folder.as_posix()}: {rendered} rendered, {current} up to date", flush=True)
    if failures:
        from studio.pipeline import print_failures

        print_failures(failures, sys.stderr, request.tracebacks)
