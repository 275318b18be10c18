"""Parameters are checked all at once, accepted ones never again, and a long check is no silence."""

from __future__ import annotations

import io
from concurrent.futures import Executor, Future
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from studio.base import ClusterError, Refusal
from studio.lesson import read_lesson
from studio.pipeline import progress as progress_module
from studio.pipeline.checking import checked
from studio.pipeline.progress import Progress
from studio.plan import Accepted, ClipPlan, Task
from studio.source import Sources
from tests.studio.conftest import LESSON, Project

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from studio.lesson import Mistake

MISTAKEN = """\
quality = "480p15"
[[clip]]
scene = "sliding_dot"
distance = 2
[[clip]]
scene = "sliding_dot"
name = "left"
distance = -1
"""


class Answering(Executor):
    """Answers at once; refuses distances that are not positive."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        task: Task = args[0]
        self.asked.append(task.clip)
        answer: Future[Any] = Future()
        is_wrong = task.parameters.get("distance", 1) <= 0
        answer.set_result([Refusal("distance", "must be positive", None)] if is_wrong else [])
        return answer


def check(project: Project, plans: list[ClipPlan], cache: Path) -> tuple[list[str], list[Mistake]]:
    """The clips whose scenes are asked, and the mistakes that they find."""
    executor = Answering()
    lesson = read_lesson(project.root / LESSON, Sources(project.root))
    mistakes, failures = checked(lesson, plans, executor, Accepted(cache), lambda count, total: None)
    assert failures == []
    return executor.asked, mistakes


def given(plan: ClipPlan, **parameters: Any) -> ClipPlan:
    return replace(plan, clip=replace(plan.clip, parameters=parameters))


def test_what_was_accepted_is_not_checked_again_whatever_it_looks_like(
    rendered: Project, tmp_path: Path
) -> None:
    dot, square = rendered.plans().values()
    assert check(rendered, [dot, square], tmp_path) == (["sliding_dot", "turning_square"], [])
    light = replace(dot, clip=replace(dot.clip, theme="light", name="again"))
    assert check(rendered, [dot, light, square], tmp_path) == ([], [])


@pytest.mark.parametrize("change", ["sources", "parameters", "localization", "fonts"])
def test_what_an_acceptance_depends_on_is_checked_again_when_it_changes(
    rendered: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, change: str
) -> None:
    plan = rendered.plans()["sliding_dot"]
    check(rendered, [plan], tmp_path)
    if change == "sources":
        plan = replace(plan, sources={**plan.sources, "scenes/sliding_dot.py": "another"})
    elif change == "parameters":
        plan = given(plan, distance=2)
    elif change == "localization":
        plan = replace(plan, clip=replace(plan.clip, localization={"words": {"far": "weit"}}))
    else:
        monkeypatch.setattr("studio.plan.accepted.font_hashes", lambda families: {"": "another"})
    assert check(rendered, [plan], tmp_path) == (["sliding_dot"], [])


def test_a_refusal_is_found_every_time_and_first_of_all_when_the_rest_is_known(
    rendered: Project, tmp_path: Path
) -> None:
    plan = rendered.plans()["sliding_dot"]
    many = [given(plan, distance=distance) for distance in (1, 2, 3, -1)]
    asked, mistakes = check(rendered, many, tmp_path)
    assert (len(asked), [mistake.message for mistake in mistakes]) == (4, ["must be positive"])
    asked, again = check(rendered, many, tmp_path)
    assert (len(asked), again) == (1, mistakes)


def test_an_executor_that_is_lost_is_reported_and_accepts_nothing(rendered: Project, tmp_path: Path) -> None:
    class Lost(Answering):
        def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
            answer: Future[Any] = Future()
            answer.set_exception(ClusterError("lost"))
            return answer

    plan = rendered.plans()["sliding_dot"]
    lesson = read_lesson(rendered.root / LESSON, Sources(rendered.root))
    with pytest.raises(ClusterError):
        checked(lesson, [plan], Lost(), Accepted(tmp_path), lambda count, total: None)
    assert plan not in Accepted(tmp_path)


def test_scenes_accept_and_refuse_the_same_in_a_second_run(project: Project) -> None:
    lesson = project.lesson(MISTAKEN).relative_to(project.root).as_posix()
    runs = [project.studio("render", lesson) for _ in range(2)]
    assert [run.returncode for run in runs] == [2, 2]
    assert runs[0].stderr.startswith("lessons/other.toml:8:12: distance: ")
    assert runs[0].stderr == runs[1].stderr
    assert not (project.root / "renders/other").exists()


def test_a_long_check_is_told_now_and_then_and_a_short_one_not(monkeypatch: pytest.MonkeyPatch) -> None:
    seconds = iter(range(100))
    monkeypatch.setattr(progress_module.time, "monotonic", lambda: float(next(seconds)))
    long, short = io.StringIO(), io.StringIO()
    progress = Progress({}, long)
    for count in range(1, 10):
        progress.checked(count, 9)
    assert long.getvalue() == (
        "checked the parameters of 5 of 9 clips\nchecked the parameters of 8 of 9 clips\n"
    )
    monkeypatch.setattr(progress_module.time, "monotonic", lambda: 0.0)
    for count in range(1, 10):
        Progress({}, short).checked(count, 9)
    assert short.getvalue() == ""
