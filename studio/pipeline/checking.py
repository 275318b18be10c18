"""Scenes validate their parameters before a frame is drawn; what they refuse are mistakes of the lesson."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable
from concurrent.futures import Executor, as_completed
from pathlib import Path

from studio.base import Failure, Limits, Refusal, source_place
from studio.lesson import LANGUAGE_FIELDS, Lesson, Mistake, Place
from studio.pipeline.progress import Progress
from studio.plan import Accepted, ClipPlan, Task
from studio.workers import ProcessExecutor, WorkerDiedError

Checked = Callable[[int, int], object]
"""Called with how many clips have been checked, and of how many."""


def refusals(lesson: Lesson, plans: Iterable[ClipPlan], cache: Path, limits: Limits) -> list[Mistake]:
    """What the scenes of these clips refuse, when nothing is going to be drawn."""
    progress = Progress({}, sys.stdout)
    with ProcessExecutor(limits) as executor:
        return all_mistakes(lesson, *checked(lesson, plans, executor, Accepted(cache), progress.checked))


def checked(
    lesson: Lesson, plans: Iterable[ClipPlan], executor: Executor, accepted: Accepted, on_checked: Checked
) -> tuple[list[Mistake], list[Failure]]:
    """What the scenes of these clips refuse, and the scenes that failed to be imported or to answer.

    All are checked at once, as far as there are processes, but for those that are known to be accepted.
    """
    answers = {executor.submit(_check, plan.task): plan for plan in plans if plan not in accepted}
    for count, answer in enumerate(as_completed(answers), start=1):
        on_checked(count, len(answers))
        error = answer.exception()
        if error is not None and not isinstance(error, WorkerDiedError):
            raise error
        if error is None and answer.result() == []:
            accepted.add(answers[answer])
    mistakes: list[Mistake] = []
    failures: list[Failure] = []
    for answer, plan in answers.items():
        try:
            found = answer.result()
        except WorkerDiedError as error:
            found = worker_failure(error, plan)
        if isinstance(found, Failure):
            failures.append(found)
        else:
            mistakes += [mistake_of(lesson, plan, refusal) for refusal in found]
    return mistakes, failures


def all_mistakes(lesson: Lesson, mistakes: list[Mistake], failures: Iterable[Failure]) -> list[Mistake]:
    """The same in one list: a scene that failed is a mistake at the clip that names it."""
    numbers = {clip.name: clip.number for clip in lesson.clips}
    return mistakes + [
        Mistake(
            lesson.places.value("clip", numbers[failure.clip], "scene"),
            f"the scene failed at {failure.where}: {failure.why}",
        )
        for failure in failures
    ]


def worker_failure(error: WorkerDiedError, plan: ClipPlan, beat: str = "") -> Failure:
    """The failure of a clip whose worker died, at the line that it had reached if that is known."""
    task = plan.task
    return Failure(task.clip, beat, source_place(error.frames, task.module), str(error))


def mistake_of(lesson: Lesson, plan: ClipPlan, refusal: Refusal) -> Mistake:
    """A refused parameter at its place in the lesson file; one that was left out has its clip's."""
    field = refusal.blamed(plan.clip.parameters)
    clip = ("clip", plan.clip.number)
    path = (*clip, field) if field else clip
    place = lesson.places.value(*path, *refusal.within)
    if field in LANGUAGE_FIELDS and place == lesson.places.value(*clip):
        place = lesson.places.value(field)  # The whole lesson's, not the clip's own.
    is_found = not refusal.within or place != lesson.places.value(*path)
    if refusal.column is not None and field in plan.clip.parameters and is_found:
        place = Place(place.line, place.column + refusal.column)
    return Mistake(place, refusal.message)


def _check(task: Task) -> Failure | list[Refusal]:
    from studio.drawing import check_parameters  # Imports Manim, which the parent process does without.

    return check_parameters(task)
