"""Make clips: check parameters, draw missing beats in parallel, assemble what is complete."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import FIRST_COMPLETED, Executor, Future, wait
from multiprocessing import Pipe
from pathlib import Path

from studio.assemble import assemble
from studio.board import Board, LiveBoard
from studio.failures import Failure, Refusal
from studio.files import workshop
from studio.jobs import Job, Report, Task, runs_of_missing, spread
from studio.lesson import Lesson, LessonError
from studio.mistakes import Mistake
from studio.plan import ClipPlan, last_manifest
from studio.processes import ProcessExecutor, WorkerDiedError
from studio.segments import SegmentStore
from studio.telling_checks import LANGUAGE_FIELDS
from studio.toml_places import Place

_USUAL_BEAT = 6.0
"""Seconds that a beat is taken to last before it has been rendered."""


Finish = Callable[[ClipPlan, SegmentStore], list[Failure]]
"""What becomes of a clip whose segments are all there."""


def produce(
    lesson: Lesson, plans: Sequence[ClipPlan], cache: Path, workers: int, finish: Finish = assemble
) -> list[Failure]:
    """Make the planned clips and return what failed; a clip that fails does not stop the others.

    All are drawn in the medium of the first plan. Raises `LessonError` before a frame is drawn if a
    scene refuses its parameters.
    """
    store = SegmentStore(cache / "segments", plans[0].medium)
    missing = {plan.clip.name: _missing(plan, store) for plan in plans}
    board = (LiveBoard if sys.stdout.isatty() else Board)(missing, sys.stdout)
    with workshop(cache / "work") as scratch, ProcessExecutor(workers) as executor, board:
        production = _Production(plans, missing, store, board, executor, finish)
        production.check(lesson)
        production.draw(scratch, workers)
        return production.failures


class _Production:
    """One run over some clips; `missing` maps each clip to the beats to be drawn and their costs."""

    def __init__(
        self,
        plans: Sequence[ClipPlan],
        missing: Mapping[str, Mapping[str, float]],
        store: SegmentStore,
        board: Board,
        executor: Executor,
        finish: Finish,
    ) -> None:
        self.plans = {plan.clip.name: plan for plan in plans}
        self.missing, self.store, self.board, self.executor = missing, store, board, executor
        self.finish = finish
        self.failures: list[Failure] = []

    def check(self, lesson: Lesson) -> None:
        """Let every scene that will be drawn see its parameters first."""
        answers = {
            name: self.executor.submit(_check, plan.task)
            for name, plan in self.plans.items()
            if self.missing[name]
        }
        mistakes: list[Mistake] = []
        for name, answer in answers.items():
            try:
                found = answer.result()
            except WorkerDiedError as error:
                found = Failure(name, "", self.plans[name].scene.path.as_posix(), str(error))
            if isinstance(found, Failure):
                self._fail(found)
            else:
                mistakes += [_mistake(lesson, self.plans[name], refusal) for refusal in found]
        if mistakes:
            raise LessonError(lesson.path, mistakes)

    def draw(self, scratch: Path, workers: int) -> None:
        """Draw all missing beats and assemble every clip whose beats are there."""
        receiver, sender = Pipe(duplex=False)
        pending: dict[Future[Failure | None], Job] = {
            self.executor.submit(_draw, job, self.store.folder, scratch, sender.send): job
            for job in self._jobs(workers)
        }
        self._assemble_complete(pending.values())
        while pending:
            done, _ = wait(pending, timeout=0.1, return_when=FIRST_COMPLETED)
            while receiver.poll():
                self.board.hear(*receiver.recv())
            for future in done:
                self._finish(future, pending.pop(future))
            if done:
                self._assemble_complete(pending.values())

    def _jobs(self, workers: int) -> list[Job]:
        jobs = [
            job
            for name, plan in self.plans.items()
            for job in runs_of_missing(plan.task, plan.segments, self.missing[name])
        ]
        return spread(jobs, workers)

    def _finish(self, future: Future[Failure | None], job: Job) -> None:
        clip = job.task.clip
        try:
            failure = future.result()
        except WorkerDiedError as error:
            beat = self.board.being_drawn(clip, [beat for beat, _ in job.beats])
            failure = Failure(clip, beat, self.plans[clip].scene.path.as_posix(), str(error))
        if failure is not None and clip in self.plans:
            self._fail(failure)

    def _assemble_complete(self, pending: Iterable[Job]) -> None:
        unfinished = {job.task.clip for job in pending}
        for name in [name for name in self.plans if name not in unfinished]:
            plan = self.plans[name]
            try:
                failures = self.finish(plan, self.store)
            except (OSError, ValueError) as error:
                failures = [Failure(name, "", plan.folder.as_posix(), str(error))]
            if failures:
                self._fail(*failures)
            else:
                del self.plans[name]
                self.board.finished(name)

    def _fail(self, *failures: Failure) -> None:
        """Strike a clip off the plan; beats of it that were drawn stay in the store."""
        self.failures += failures
        self.board.failed(failures[0].clip)
        self.plans.pop(failures[0].clip, None)


def _missing(plan: ClipPlan, store: SegmentStore) -> dict[str, float]:
    """The beats that the store lacks, with their costs going by how long they lasted last time."""
    told = last_manifest(plan).get("beats", [])
    seconds = {beat["name"]: beat["end"] - beat["start"] for beat in told}
    return {
        beat: seconds.get(beat, _USUAL_BEAT) * plan.quality.cost
        for beat, key in plan.segments.items()
        if store.find(key) is None
    }


def _mistake(lesson: Lesson, plan: ClipPlan, refusal: Refusal) -> Mistake:
    """A refused parameter at its place in the lesson file; one that was left out has its clip's."""
    field = refusal.blamed(plan.clip.parameters)
    path = [name for name in (field, refusal.within) if name]
    place = lesson.places.value("clip", plan.clip.number, *path)
    if field in LANGUAGE_FIELDS and place == lesson.places.value("clip", plan.clip.number):
        place = lesson.places.value(field)  # The whole lesson's, not the clip's own.
    if refusal.column is not None and field in plan.clip.parameters:
        place = Place(place.line, place.column + refusal.column)
    return Mistake(place, refusal.message)


def _check(task: Task) -> Failure | list[Refusal]:
    from studio import worker  # Imports Manim, which the parent process does without.

    return worker.check(task)


def _draw(job: Job, store: Path, scratch: Path, report: Report) -> Failure | None:
    from studio import worker

    return worker.draw(job, store, scratch, report)
