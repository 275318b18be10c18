"""Symbolic work is bounded by what it does, not by a clock."""

import sys
import threading
from collections.abc import Iterator
from typing import Any

import flint
import mpmath
import pytest
from sympy.core.parameters import global_parameters

from mathlib.arithmetic import TooHardError, bounded


def endless() -> int:
    def step(count: int) -> int:
        return count + 1

    count = 0
    while True:
        count = step(count)


def test_endless_work_is_given_up_by_name() -> None:
    with pytest.raises(TooHardError, match="the sum of everything was given up"):
        bounded(endless, "the sum of everything", calls=1000)


def test_handlers_of_exceptions_do_not_swallow_the_end() -> None:
    def stubborn() -> None:
        try:
            endless()
        except Exception:
            pytest.fail("the end of the budget was taken for an error of the work")

    with pytest.raises(TooHardError):
        bounded(stubborn, "stubborn work", calls=1000)


def test_work_that_swallows_the_end_is_stopped_all_the_same() -> None:
    """mpmath has a bare `except:` around its conversions."""

    def deaf() -> int:
        try:
            endless()
        except:  # noqa: E722
            return endless()

    def quiet() -> int:
        try:
            return endless()
        except:  # noqa: E722
            return 7

    def mistaken() -> int:
        try:
            return endless()
        except BaseException as error:
            raise ValueError("no number") from error

    for work in (deaf, quiet, mistaken):
        with pytest.raises(TooHardError):
            bounded(work, "work", calls=1000)


def test_limited_work_changes_no_hook_of_the_process() -> None:
    before = sys.unraisablehook
    assert bounded(lambda: sys.unraisablehook, "work") is before


def test_a_finalizer_that_swallows_the_end_does_not_lose_it(capfd: pytest.CaptureFixture[str]) -> None:
    def chatty() -> Iterator[int]:
        try:
            yield 1
        finally:
            sum(int(number) for number in range(2000))

    def work() -> None:
        begun = chatty()
        next(begun)
        del begun
        endless()

    with pytest.raises(TooHardError):
        bounded(work, "work", calls=1000)
    assert "Traceback" not in capfd.readouterr().err


@pytest.mark.parametrize(
    ("owner", "name", "other"),
    [
        (mpmath.mp, "prec", 7),
        (flint.ctx, "prec", 7),
        (global_parameters, "evaluate", False),
        (global_parameters, "distribute", False),
    ],
)
def test_work_that_is_given_up_anywhere_leaves_settings_as_they_were(
    owner: Any, name: str, other: object
) -> None:
    usual = getattr(owner, name)

    def change(value: object) -> None:
        setattr(owner, name, value)

    def work() -> None:
        while True:
            try:
                change(other)
            finally:
                change(usual)

    for calls in range(40, 80):
        with pytest.raises(TooHardError):
            bounded(work, "work", calls)
        assert getattr(owner, name) == usual


def test_work_within_the_budget_returns_its_result_and_leaves_no_trace_function() -> None:
    before = sys.gettrace()
    assert bounded(lambda: sum(map(int, "1234")), "a sum") == 10
    assert sys.gettrace() is before


def test_errors_of_the_work_come_through() -> None:
    with pytest.raises(ZeroDivisionError):
        bounded(lambda: 1 // 0, "a division")


def test_threads_have_budgets_of_their_own() -> None:
    results: list[int] = []

    def quick() -> None:
        results.append(bounded(lambda: 7, "seven", calls=5))

    thread = threading.Thread(target=quick)
    with pytest.raises(TooHardError):
        bounded(lambda: (thread.start(), thread.join(), endless()), "a long task", calls=1000)
    assert results == [7]
