"""Make clips: check parameters, draw missing beats in parallel, assemble what is complete."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, wait
from pathlib import Path
from queue import SimpleQueue

from studio.base import Failure, Limits, plain, workshop
from studio.lesson import Lesson, LessonError
from studio.pipeline.assembly import assemble
from studio.pipeline.checking import all_mistakes, checked, died
from studio.pipeline.progress import Board, LiveBoard
from studio.plan import (
    ClipPlan,
    Costs,
    Job,
    Keeper,
    News,
    Parcel,
    SegmentStore,
    Sender,
    prune,
    runs_of_missing,
    spread,
)
from studio.source import trust_by_content
from studio.workers import ClusterExecutor, Crew, ProcessExecutor, WorkerDiedError, tell

Finish = Callable[[ClipPlan, SegmentStore], list[Failure]]
"""What becomes of a clip whose segments are all there."""


def produce(
    lesson: Lesson, plans: Sequence[ClipPlan], cache: Path, limits: Limits, finish: Finish = assemble
) -> list[Failure]:
    """Make the planned clips and return what failed; a clip that fails does not stop the others.

    All are drawn in the medium of the first plan. Raises `LessonError` before a frame is drawn if a
    scene refuses its parameters, and `ClusterError` if they are to be drawn elsewhere and cannot.
    """
    store = SegmentStore(cache / "segments", plans[0].medium)
    costs = Costs(cache / "costs.json")
    missing = {plan.clip.name: costs.of(plan, _missing(plan, store)) for plan in plans}
    board = (LiveBoard if sys.stdout.isatty() else Board)(missing, sys.stdout)
    news: SimpleQueue[News | Parcel] = SimpleQueue()
    trust_by_content({source for plan in plans for source in plan.sources})
    with workshop(cache / "work") as scratch, _crew(plans, limits, news.put) as crew, board:
        production = _Production(plans, missing, store, board, crew, costs, finish)
        production.check(lesson)
        production.draw(scratch, news)
    costs.keep()
    prune(store.folder)
    return production.failures


def _crew(plans: Iterable[ClipPlan], limits: Limits, hear: Callable[[News | Parcel], object]) -> Crew:
    if not limits.scheduler:
        return ProcessExecutor(limits, hear)
    return ClusterExecutor(limits, hear, {font for plan in plans for font in plan.fonts})


class _Production:
    """One run over some clips; `missing` maps each clip to the beats to be drawn and their costs."""

    def __init__(
        self,
        plans: Sequence[ClipPlan],
        missing: Mapping[str, Mapping[str, float]],
        store: SegmentStore,
        board: Board,
        crew: Crew,
        costs: Costs,
        finish: Finish,
    ) -> None:
        self.plans = {plan.clip.name: plan for plan in plans}
        self.missing, self.store, self.board, self.crew = missing, store, board, crew
        self.costs, self.finish = costs, finish
        self.failures: list[Failure] = []

    def check(self, lesson: Lesson) -> None:
        """Let every scene that will be drawn see its parameters first."""
        drawn = [plan for name, plan in self.plans.items() if self.missing[name]]
        mistakes, failures = checked(lesson, drawn, self.crew)
        if mistakes:
            raise LessonError(lesson.path, all_mistakes(lesson, mistakes, failures))
        for failure in failures:
            self._fail(failure)

    def draw(self, scratch: Path, news: SimpleQueue[News | Parcel]) -> None:
        """Draw all missing beats and assemble every clip whose beats are there."""
        place = (self.store, scratch) if self.crew.shares_files else (None, Path())
        pending: dict[Future[Failure | None], Job] = {
            self.crew.submit(_draw, job, *place): job for job in self._jobs()
        }
        self._assemble_complete(pending.values())
        while pending:
            done, _ = wait(pending, timeout=0.1, return_when=FIRST_COMPLETED)
            while not news.empty():
                self._hear(news.get(), scratch)
            for future in done:
                self._finish(future, pending.pop(future))
            if done:
                self._assemble_complete(pending.values())

    def _hear(self, news: News | Parcel, scratch: Path) -> None:
        if isinstance(news, Parcel):
            self.store.take(news, scratch)
            return
        clip, beat, cost = news
        self.board.hear(clip, beat, cost is not None)
        if cost is not None and clip in self.plans:
            self.costs.note(self.plans[clip], beat, cost)

    def _jobs(self) -> list[Job]:
        jobs = [
            job
            for name, plan in self.plans.items()
            for job in runs_of_missing(plan.task, plan.segments, self.missing[name])
        ]
        return spread(jobs, self.crew.workers)

    def _finish(self, future: Future[Failure | None], job: Job) -> None:
        clip = job.task.clip
        try:
            failure = future.result()
        except WorkerDiedError as error:
            beat = self.board.being_drawn(clip, [beat for beat, _ in job.beats])
            failure = died(error, self.plans[clip], beat) if clip in self.plans else None
        if failure is not None and clip in self.plans:
            self._fail(failure)

    def _assemble_complete(self, pending: Iterable[Job]) -> None:
        unfinished = {job.task.clip for job in pending}
        for name in [name for name in self.plans if name not in unfinished]:
            plan = self.plans[name]
            try:
                failures = self.finish(plan, self.store)
            except (OSError, ValueError) as error:
                failures = [Failure(name, "", plan.folder.as_posix(), plain(error))]
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


def _missing(plan: ClipPlan, store: SegmentStore) -> list[str]:
    """The beats that the store lacks."""
    return [beat for beat, key in plan.segments.items() if store.find(key) is None]


def _draw(job: Job, store: Keeper | None, scratch: Path) -> Failure | None:
    from studio.drawing import draw_job  # Imports Manim, which the parent process does without.

    return draw_job(job, store or Sender(tell), scratch, tell)
