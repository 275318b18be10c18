"""A bound on symbolic work that is counted, not timed.

Computer algebra sometimes never ends. A clock would bound it, but then the answer would depend on
how busy the machine is; counting the Python calls that the work makes does not.
"""

import sys
from collections.abc import Callable
from types import FrameType
from typing import Any, TypeVar

import mpmath
from sympy.core.parameters import global_parameters

Result = TypeVar("Result")

DEFAULT_CALLS = 250_000
"""A third of a second of sympy on an ordinary machine; limits in textbooks need a tenth of it."""


_SETTINGS = (
    (mpmath.mp, "prec"),
    (mpmath.iv, "prec"),
    (global_parameters, "evaluate"),
    (global_parameters, "distribute"),
)
"""What algebra changes for a while; work may be given up in the very call that would change it back."""


class TooHardError(ArithmeticError, ValueError):
    """Symbolic work was given up because it had become too long; so what it was asked of is refused."""


class _Exhausted(BaseException):
    """Unwinds the work; not an `Exception`, so that no handler on the way swallows it."""


class _Meter:
    """Counts the Python calls of one thread, and raises at the first one too many.

    Out of a finalizer nothing can be raised: Python tells of it and has ended the trace by then. So the
    trace is taken up again, and the next call raises.
    """

    def __init__(self, calls: int) -> None:
        self.left = calls
        self.tell = sys.unraisablehook

    def count(self, frame: FrameType, event: str, argument: Any) -> None:
        self.left -= 1
        if self.left < 0:
            raise _Exhausted

    def take_up(self, raised: "sys.UnraisableHookArgs") -> None:
        if raised.exc_type is _Exhausted:
            sys.settrace(self.count)
        else:
            self.tell(raised)


def bounded(work: Callable[[], Result], subject: str, calls: int = DEFAULT_CALLS) -> Result:
    """The result of `work()`, or `TooHardError` once it has made more than `calls` Python calls.

    Counts through `sys.settrace`, which belongs to one thread, so threads do not disturb each other's
    counts; mpmath's precision, which is put back in the end, is all threads'.
    `subject` names the work in the error: "the derivative of x^x".

    >>> bounded(lambda: sum(range(4)), "a sum")
    6
    """
    meter, before = _Meter(calls), sys.gettrace()
    settings = [(owner, name, getattr(owner, name)) for owner, name in _SETTINGS]
    sys.unraisablehook = meter.take_up
    sys.settrace(meter.count)
    try:
        return work()
    except (_Exhausted, RecursionError):
        raise TooHardError(f"{subject} was given up after {calls:,} steps; try a simpler function") from None
    finally:
        sys.settrace(before)
        sys.unraisablehook = meter.tell
        for owner, name, value in settings:
            setattr(owner, name, value)
