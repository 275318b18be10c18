"""Work is cut so that all workers have some, and no finer."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.base import QUALITIES
from studio.plan import Job, Task, missing_jobs, split_jobs
from studio.plan.jobs import WORTH_SPLITTING

TASK = Task("clip", "scenes.scene", "Scene", "last", {}, "dark", QUALITIES["480p15"], {})
COSTS = st.lists(st.floats(0.1, 60), min_size=1, max_size=12)


def job(costs: list[float]) -> Job:
    names = [f"beat{number}" for number in range(len(costs))]
    return Job(TASK, tuple((name, f"key of {name}") for name in names), tuple(costs))


def test_a_job_is_a_run_of_consecutive_missing_beats() -> None:
    keys = {name: name.upper() for name in "abcdef"}
    missing = {"a": 1.0, "c": 2.0, "d": 3.0, "f": 4.0}
    jobs = missing_jobs(TASK, keys, missing)
    assert [job.beats for job in jobs] == [(("a", "A"),), (("c", "C"), ("d", "D")), (("f", "F"),)]
    assert [job.cost for job in jobs] == [1, 5, 4]


@given(st.lists(COSTS, min_size=1, max_size=6), st.integers(1, 16))
def test_every_beat_is_drawn_once_and_costly_jobs_begin(clips: list[list[float]], workers: int) -> None:
    jobs = [job(costs) for costs in clips]
    cut = split_jobs(jobs, workers)
    drawn = sorted(beat for part in cut for beat in zip(part.beats, part.costs, strict=True))
    assert drawn == sorted(beat for part in jobs for beat in zip(part.beats, part.costs, strict=True))
    assert [part.cost for part in cut] == sorted((part.cost for part in cut), reverse=True)


@given(st.lists(COSTS, min_size=1, max_size=6), st.integers(2, 16))
def test_no_job_that_can_be_cut_exceeds_a_third_of_a_share(clips: list[list[float]], workers: int) -> None:
    share = sum(map(sum, clips)) / workers
    for part in split_jobs([job(costs) for costs in clips], workers):
        assert len(part.beats) == 1 or part.cost <= max(share / 3, WORTH_SPLITTING)


def test_one_clip_keeps_two_workers_busy_to_the_end() -> None:
    parts = split_jobs([job([5, 5, 5, 5, 5, 5])], 2)
    loads = [0.0, 0.0]
    for part in parts:
        loads[loads.index(min(loads))] += part.cost
    assert loads == [15, 15]


def test_a_single_worker_and_small_work_are_not_cut() -> None:
    assert len(split_jobs([job([20, 20])], 1)) == 1
    assert len(split_jobs([job([1, 1, 1])], 8)) == 1


def test_a_second_of_video_costs_more_the_more_there_is_to_draw() -> None:
    costs = [quality.cost for quality in QUALITIES.values()]
    assert costs == sorted(costs)
    assert QUALITIES["480p15"].cost == pytest.approx(0.14, abs=0.01)
