"""What is to be drawn, split into jobs: consecutive missing beats of one clip."""

from __future__ import annotations

import heapq
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from itertools import groupby
from typing import Any

from studio.base import FILM, Medium, Quality

BeatEvent = tuple[str, str, float | None]
"""(clip, beat, None) when a beat is begun and (clip, beat, CPU seconds) when it is drawn."""

Report = Callable[[BeatEvent], None]
"""Called for each event."""

WARM_UP = 0.5
"""CPU seconds that a worker takes before it draws: imports, fonts, the scene's set-up."""

WORTH_SPLITTING = 6 * WARM_UP
"""CPU seconds from which two processes finish a job sooner than one."""


@dataclass(frozen=True)
class Task:
    """A scene with its parameters and its look, and the content hashes of the files that it is made of."""

    clip: str
    module: str
    class_name: str
    poster: str
    parameters: dict[str, Any]
    theme: str
    quality: Quality
    sources: Mapping[str, str]
    medium: Medium = FILM
    localization: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Job:
    """Consecutive beats of a task, as (name, segment key), and their costs in CPU seconds."""

    task: Task
    beats: tuple[tuple[str, str], ...]
    costs: tuple[float, ...]

    @property
    def cost(self) -> float:
        return sum(self.costs)

    def __lt__(self, other: Job) -> bool:
        """Costlier jobs come first."""
        return self.cost > other.cost

    def halves(self) -> tuple[Job, Job]:
        """Two jobs of about the same cost."""
        cut = min(
            range(1, len(self.beats)),
            key=lambda cut: abs(sum(self.costs[:cut]) - sum(self.costs[cut:])),
        )
        return (
            replace(self, beats=self.beats[:cut], costs=self.costs[:cut]),
            replace(self, beats=self.beats[cut:], costs=self.costs[cut:]),
        )


def missing_jobs(task: Task, keys: Mapping[str, str], missing: Mapping[str, float]) -> list[Job]:
    """One job for consecutive missing beats, so that little is fast-forwarded twice.

    `keys` maps all beats to their segment keys, `missing` those to be drawn to their costs.
    """
    jobs = []
    for is_missing, run in groupby(keys.items(), key=lambda beat: beat[0] in missing):
        if is_missing:
            beats = tuple(run)
            jobs.append(Job(task, beats, tuple(missing[name] for name, _ in beats)))
    return jobs


def split_jobs(jobs: Iterable[Job], workers: int) -> list[Job]:
    """Split jobs until none costs more than a third of a worker's share; costly ones come first.

    A job that costs little more than starting a process is not split.
    """
    heap = list(jobs)
    heapq.heapify(heap)
    limit = max(sum(job.cost for job in heap) / (3 * workers), WORTH_SPLITTING)
    whole = []
    while heap:
        job = heapq.heappop(heap)
        if workers > 1 and job.cost > limit and len(job.beats) > 1:
            for half in job.halves():
                heapq.heappush(heap, half)
        else:
            whole.append(job)
    return sorted(whole)
