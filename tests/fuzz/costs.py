"""What reading a text may cost, measured by the machine's clock and memory or, repeatably, by counting."""

from __future__ import annotations

import resource
import sys
import time
import tracemalloc
from collections.abc import Callable
from typing import TypeVar

from mathlib.arithmetic import TooHardError, bounded
from tests.fuzz.parser_claims import BreachError

MOST_SECONDS = 0.1
MOST_BYTES = 50 * 2**20
MOST_CALLS = 50_000
"""A tenth of a second of Python, near enough."""

Result = TypeVar("Result")


def by_clock(work: Callable[[], Result]) -> tuple[Result, float]:
    """The result and the seconds of CPU it took; a breach where that, or the process, is too large.

    Other processes may disturb one measurement, but not four.
    """
    before = _peak_of_process()
    result, seconds = _timed(work)
    for _ in range(3):
        if seconds > MOST_SECONDS:
            seconds = min(seconds, _timed(work)[1])
    if seconds > MOST_SECONDS:
        raise BreachError(f"reading takes {seconds:.2f} s of CPU")
    if (grown := _peak_of_process() - before) > MOST_BYTES:
        raise BreachError(f"reading takes {grown / 2**20:.0f} MB")
    return result, seconds


def by_count(work: Callable[[], Result]) -> Result:
    """The result; a breach where it took too many Python calls, or too many bytes at once."""
    tracemalloc.start()
    try:
        result = bounded(work, "reading", MOST_CALLS)
        _, peak = tracemalloc.get_traced_memory()
    except TooHardError as error:
        raise BreachError(str(error)) from error
    finally:
        tracemalloc.stop()
    if peak > MOST_BYTES:
        raise BreachError(f"reading takes {peak / 2**20:.0f} MB")
    return result


def _timed(work: Callable[[], Result]) -> tuple[Result, float]:
    start = time.process_time()
    result = work()
    return result, time.process_time() - start


def _peak_of_process() -> int:
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak if sys.platform == "darwin" else 1024 * peak
