"""What is asked for of a lesson, and the plans of its clips."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import Path
from types import ModuleType

from studio.base import DEFAULT, DRAFT, QUALITIES, Failure, Limits, cache_folder
from studio.commands.lesson_folder import check_owner
from studio.lesson import Clip, Lesson, LessonError, Mistake, Place
from studio.plan import ClipPlan, has_segments, plan_clip
from studio.source import SourceError, Sources

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


def output_folder(lesson: Lesson, request: Request) -> Path:
    """Where the files of the lesson's clips are."""
    folder = request.out or RENDERS / lesson.name
    return folder / "draft" if request.draft else folder


def plan_clips(lesson: Lesson, request: Request, sources: Sources) -> tuple[list[ClipPlan], list[Failure]]:
    """The plans of the clips that are asked for, and the scenes that cannot be read.

    Raises `LessonError` where there is no such clip, or the folder is another lesson's.
    """
    folder = output_folder(lesson, request)
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


def pipeline_for(plans: Iterable[ClipPlan], cache: Path, limits: Limits) -> ModuleType:
    """The pipeline, imported while the process that workers are forked from, if any are, imports Manim.

    It costs a fifth of a second that most runs save.
    """
    if not all(has_segments(plan, cache) for plan in plans):
        from studio.workers import start_fork_server

        start_fork_server(limits)
    import studio.pipeline

    return studio.pipeline
