"""Make clips: check parameters, draw missing beats in parallel, assemble what is complete."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, wait
from pathlib import Path
from queue import SimpleQueue

from studio.base import Failure, Limits, plain_message, scratch_folder
from studio.lesson import Lesson, LessonError
from studio.pipeline.assembly import assemble
from studio.pipeline.checking import all_mistakes, checked, worker_failure
from studio.pipeline.progress import LiveProgress, Progress
from studio.plan import (
    Accepted,
    BeatEvent,
    ClipPlan,
    Costs,
    Job,
    SegmentData,
    SegmentSender,
    SegmentSink,
    SegmentStore,
    last_manifest,
    missing_jobs,
    prune,
    split_jobs,
)
from studio.source import trust_by_content
from studio.workers import ClusterExecutor, ProcessExecutor, WorkerDiedError, WorkerExecutor, send_message

Finish = Callable[[ClipPlan, SegmentStore], list[Failure]]
"""What is done with a clip whose segments are all in the store."""


def produce(
    lesson: Lesson, plans: Sequence[ClipPlan], cache: Path, limits: Limits, finish: Finish = assemble
) -> list[Failure]:
    """Make the planned clips and return the failures; a clip that fails does not stop the others.

    All are drawn in the medium of the first plan. Raises `LessonError` before a frame is drawn if a
    scene refuses its parameters, and `ClusterError` if they are to be drawn elsewhere and cannot.
    """
    store = SegmentStore(cache / "segments", plans[0].medium)
    costs = Costs(cache / "costs.json")
    missing = {plan.clip.name: costs.of(plan, _missing(plan, store)) for plan in plans}
    progress = (LiveProgress if sys.stdout.isatty() else Progress)(missing, sys.stdout)
    messages: SimpleQueue[BeatEvent | SegmentData] = SimpleQueue()
    trust_by_content({file for plan in plans for file in plan.files})
    with (
        scratch_folder(cache / "work") as scratch,
        _executor(plans, limits, messages.put) as executor,
        progress,
    ):
        production = _Production(plans, missing, store, progress, executor, costs, finish)
        production.check(lesson, Accepted(cache))
        production.draw(scratch, messages)
    costs.save()
    prune(store.folder)
    return production.failures


def _executor(
    plans: Iterable[ClipPlan], limits: Limits, on_message: Callable[[BeatEvent | SegmentData], object]
) -> WorkerExecutor:
    if not limits.scheduler:
        return ProcessExecutor(limits, on_message)
    return ClusterExecutor(limits, on_message, {font for plan in plans for font in plan.fonts})


class _Production:
    """One run over some clips; `missing` maps each clip to the beats to be drawn and their costs."""

    def __init__(
        self,
        plans: Sequence[ClipPlan],
        missing: Mapping[str, Mapping[str, float]],
        store: SegmentStore,
        progress: Progress,
        executor: WorkerExecutor,
        costs: Costs,
        finish: Finish,
    ) -> None:
        self.plans = {plan.clip.name: plan for plan in plans}
        self.missing, self.store, self.progress, self.executor = missing, store, progress, executor
        self.costs, self.finish = costs, finish
        self.failures: list[Failure] = []

    def check(self, lesson: Lesson, accepted: Accepted) -> None:
        """Validate the parameters of every scene that will be drawn."""
        drawn = [plan for name, plan in self.plans.items() if self.missing[name]]
        mistakes, failures = checked(lesson, drawn, self.executor, accepted, self.progress.checked)
        accepted.prune()
        if mistakes:
            raise LessonError(lesson.path, all_mistakes(lesson, mistakes, failures))
        for failure in failures:
            self._fail(failure)

    def draw(self, scratch: Path, messages: SimpleQueue[BeatEvent | SegmentData]) -> None:
        """Draw all missing beats and assemble every clip whose beats are there."""
        place = (self.store, scratch) if self.executor.shares_files else (None, Path())
        pending: dict[Future[Failure | None], Job] = {
            self.executor.submit(_draw, job, *place): job for job in self._jobs()
        }
        self._assemble_complete(pending.values())
        while pending:
            done, _ = wait(pending, timeout=0.1, return_when=FIRST_COMPLETED)
            while not messages.empty():
                self._handle(messages.get(), scratch)
            for future in done:
                self._finish(future, pending.pop(future))
            if done:
                self._assemble_complete(pending.values())

    def _handle(self, message: BeatEvent | SegmentData, scratch: Path) -> None:
        if isinstance(message, SegmentData):
            self.store.take(message, scratch)
            return
        clip, beat, cost = message
        self.progress.update(clip, beat, cost is not None)
        if cost is not None and clip in self.plans:
            self.costs.record(self.plans[clip], beat, cost)

    def _jobs(self) -> list[Job]:
        jobs = [
            job
            for name, plan in self.plans.items()
            for job in missing_jobs(plan.task, plan.segments, self.missing[name])
        ]
        return split_jobs(jobs, self.executor.workers)

    def _finish(self, future: Future[Failure | None], job: Job) -> None:
        clip = job.task.clip
        try:
            failure = future.result()
        except WorkerDiedError as error:
            beat = self.progress.beat_in_progress(clip, [beat for beat, _ in job.beats])
            failure = worker_failure(error, self.plans[clip], beat) if clip in self.plans else None
        if failure is not None and clip in self.plans:
            self._fail(failure)

    def _assemble_complete(self, pending: Iterable[Job]) -> None:
        unfinished = {job.task.clip for job in pending}
        for name in [name for name in self.plans if name not in unfinished]:
            plan = self.plans[name]
            try:
                failures = self.finish(plan, self.store)
            except (OSError, ValueError) as error:
                failures = [Failure(name, "", plan.folder.as_posix(), plain_message(error))]
            if failures:
                self._fail(*failures)
            else:
                del self.plans[name]
                self.progress.finished(name)
                for note in last_manifest(plan).get("notes", ()):
                    self.progress.print_line(f"{name}: {note}")

    def _fail(self, *failures: Failure) -> None:
        """Drop a clip from the plan; its beats that were drawn stay in the store."""
        self.failures += failures
        self.progress.failed(failures[0].clip)
        self.plans.pop(failures[0].clip, None)


def _missing(plan: ClipPlan, store: SegmentStore) -> list[str]:
    """The beats that the store lacks."""
    return [beat for beat, key in plan.segments.items() if store.find(key) is None]


def _draw(job: Job, store: SegmentSink | None, scratch: Path) -> Failure | None:
    from studio.drawing import draw_job  # Imports Manim, which the parent process does without.

    return draw_job(job, store or SegmentSender(send_message), scratch, send_message)
