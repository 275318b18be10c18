"""The last pictures of beats, drawn in processes that are forked from one that has Manim imported."""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Sequence
from concurrent.futures import Future
from functools import partial
from pathlib import Path
from typing import TypeAlias

from studio.base import STILL, Failure, Limits, Refusal
from studio.plan import Accepted, BeatEvent, ClipPlan, Job, Segment, SegmentStore
from studio.source import trust_by_content
from studio.watch.reading import Found
from studio.workers import ProcessExecutor, WorkerDiedError, end_fork_server, send_message

Outcome = Failure | list[Refusal]
"""How a scene failed, or what it refuses: nothing if all is well."""

OnPicture = Callable[[str, str, Segment], object]
"""Called with the name of a clip, and the key and the record of a picture of it."""

OnEnd = Callable[[Found, Outcome], object]
"""Called when all pictures of a clip are there, or when there is a reason why not."""


_OnEvent: TypeAlias = "Callable[[_Run, BeatEvent], object]"


class _Run:
    """Clips that are being drawn, by the names that their jobs have, and the beats that they are at."""

    def __init__(self, clips: Collection[Found], limits: Limits, on_event: _OnEvent):
        self.clips = {clip.stills.clip.name: clip for clip in clips}
        self.beats: dict[str, str] = {}
        self.pending = {clip.name for clip in clips}
        self.executor = ProcessExecutor(limits, partial(on_event, self))


class Stills:
    """Draws one run of clips after the other; a new run ends what is left of the last.

    Pictures are kept in the store, and why there are none, as long as nothing about the clip changes.
    """

    def __init__(
        self, cache: Path, scratch: Path, limits: Limits, on_picture: OnPicture, on_end: OnEnd
    ) -> None:
        self.store = SegmentStore(cache / "segments", STILL)
        self._accepted = Accepted(cache)
        self._scratch, self._limits = scratch, limits
        self._on_picture, self._on_end = on_picture, on_end
        self._outcomes: dict[tuple[str, ...], Outcome] = {}
        self._run = _Run([], limits, self._take)
        self._run.executor.submit(os.getpid)  # Manim is being imported while the first clips are planned.

    def stop(self) -> None:
        """End what is being drawn; nothing of it is reported any more."""
        run, self._run = self._run, _Run([], self._limits, self._take)
        run.executor.shutdown(wait=False, cancel_futures=True)

    def is_drawing(self, names: Collection[str]) -> bool:
        """Whether one of these clips has not ended."""
        return not self._run.pending.isdisjoint(names)

    def import_anew(self) -> None:
        """End the process that others are forked from: what it has imported is out of date."""
        self.stop()
        with ProcessExecutor(self._limits) as executor:
            end_fork_server(executor)

    def draw(self, clips: Sequence[Found]) -> None:
        """Draw what is missing of these clips, in this order."""
        self.stop()
        jobs = [(clip, job) for clip in clips if (job := self._missing(clip)) is not None]
        trust_by_content({file for clip, _ in jobs for file in clip.stills.files})
        run = self._run = _Run([clip for clip, _ in jobs], self._limits, self._take)
        for clip, job in jobs:
            is_accepted = clip.stills in self._accepted
            future = run.executor.submit(_draw, job, self.store, self._scratch, is_accepted)
            future.add_done_callback(partial(self._finish, run, clip))

    def _missing(self, clip: Found) -> Job | None:
        """The beats that have no picture yet, unless it is known why; the others are reported at once."""
        plan = clip.stills
        missing = [(beat, key) for beat, key in plan.segments.items() if not self._report(clip, key)]
        outcome = self._outcomes.get(_key(plan))
        if missing and outcome is None:
            return Job(plan.task, tuple(missing), (0.0,) * len(missing))
        self._on_end(clip, outcome or [])
        return None

    def _report(self, clip: Found, key: str) -> bool:
        """Pass a picture on, if it is there."""
        segment = self.store.find(key)
        if segment is not None:
            self._on_picture(clip.name, key, segment)
        return segment is not None

    def _take(self, run: _Run, event: BeatEvent) -> None:
        """A beat begins, or its picture is there."""
        name, beat, seconds = event
        if run is self._run and seconds is None:
            run.beats[name] = beat
        elif run is self._run:
            self._report(run.clips[name], run.clips[name].stills.segments[beat])

    def _finish(self, run: _Run, clip: Found, future: Future[Outcome]) -> None:
        if run is not self._run or future.cancelled():
            return
        plan = clip.stills
        try:
            outcome = future.result()
        except WorkerDiedError as error:
            from studio.pipeline import worker_failure  # Imports PyAV.

            outcome = worker_failure(error, plan, run.beats.get(plan.clip.name, ""))
        self._outcomes[_key(plan)] = outcome
        if not isinstance(outcome, Failure) and not outcome:
            self._accepted.add(plan)  # Its draft need not be checked again.
        run.pending.discard(clip.name)
        self._on_end(clip, outcome)


def _key(plan: ClipPlan) -> tuple[str, ...]:
    return tuple(plan.segments.values())


def _draw(job: Job, store: SegmentStore, scratch: Path, is_accepted: bool) -> Outcome:
    """Check the parameters of a clip, if need be, and draw pictures of it."""
    from studio.drawing import check_parameters, draw_job  # Imports Manim, which the parent does without.

    refused = [] if is_accepted else check_parameters(job.task)
    return refused or draw_job(job, store, scratch, send_message) or []
