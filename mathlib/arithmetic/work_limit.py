"""A bound on symbolic work that is counted, not timed.

Computer algebra sometimes never ends. A clock would bound it, but then the answer would depend on how busy
the machine is; counting the Python calls that the work makes does not.
"""

from __future__ import annotations

import sys
import sysconfig
from collections.abc import Callable
from types import FrameType
from typing import Any, TypeVar

import flint
import mpmath
from sympy.core.parameters import global_parameters

from mathlib.arithmetic.reproducible import afresh

Result = TypeVar("Result")

DEFAULT_CALLS = 250_000
"""A third of a second of sympy on an ordinary machine; limits in textbooks need a tenth of it."""

CLEANING_UP = 1000
"""Calls that work may still make each time that it was told to end."""

DEEPEST_STACK = 950
"""Calls within calls that work may make, however deep it is called itself."""

_SETTINGS = (
    (mpmath.mp, "prec"),
    (flint.ctx, "prec"),
    (global_parameters, "evaluate"),
    (global_parameters, "distribute"),
)
"""What algebra changes for a while; work may be given up in the very call that would change it back."""

_UNCOUNTED = frozenset({"__eq__", "__hash__", "_hash", "_hashable_content", "_without_strings"})
"""How often these are called depends on collisions of hashes, and those on addresses of classes."""


class TooHardError(ArithmeticError, ValueError):
    """Symbolic work was given up because it had become too long; so what it was asked of is refused."""


class _Exhausted(BaseException):
    """Unwinds the work; not an `Exception`, so that no handler on the way swallows it."""


class _Files(dict[str, bool]):
    """Whether calls of functions in a file count: those of the standard library, with its caches, do not."""

    def __missing__(self, name: str) -> bool:
        library = name.startswith(("<frozen", sysconfig.get_path("stdlib")))
        self[name] = counts = not library or "site-packages" in name
        return counts


_COUNTED = _Files()


class _Meter:
    """Counts the Python calls of one thread, and raises at the first one too many.

    What is raised may be swallowed: by a bare `except`, or by a finalizer, out of which nothing can be
    raised. Python has ended the trace by then; so a profile function, which the next call runs, takes it up
    again, and after as many calls as cleaning up may need there is the next exception.
    """

    def __init__(self, calls: int) -> None:
        self.left = calls
        self.is_exhausted = False

    def count(self, frame: FrameType, event: str, argument: Any) -> None:
        code = frame.f_code
        if code.co_name in _UNCOUNTED or not _COUNTED[code.co_filename]:
            return
        self.left -= 1
        if self.left < 0:
            self.is_exhausted, self.left = True, CLEANING_UP
            sys.setprofile(self.take_up)
            raise _Exhausted

    def take_up(self, frame: FrameType, event: str, argument: Any) -> None:
        sys.setprofile(None)
        sys.settrace(self.count)


def _hide_exhausted(report: Callable[[sys.UnraisableHookArgs], Any]) -> Callable[[Any], None]:
    """A report of exceptions that finalizers swallowed, without those that end limited work."""

    def reported(raised: sys.UnraisableHookArgs) -> None:
        if raised.exc_type is not _Exhausted:
            report(raised)

    return reported


sys.unraisablehook = _hide_exhausted(sys.unraisablehook)


def bounded(work: Callable[[], Result], subject: str, calls: int = DEFAULT_CALLS) -> Result:
    """The result of `work()`, or `TooHardError` once it has made more than `calls` Python calls.

    The same work makes the same calls in every process, whatever was done before; `subject` names it in the
    error: "the derivative of x^x". Counts through `sys.settrace`, which belongs to one thread, so threads do
    not disturb each other's counts; mpmath's precision, which is put back in the end, is all threads'.

    >>> bounded(lambda: sum(range(4)), "a sum")
    6
    """
    return counted(work, subject, calls)[0]


def counted(work: Callable[[], Result], subject: str, calls: int = DEFAULT_CALLS) -> tuple[Result, int]:
    """The same with the number of calls that the work has made."""
    meter, before, profile = _Meter(calls), sys.gettrace(), sys.getprofile()
    settings = [(owner, name, getattr(owner, name)) for owner, name in _SETTINGS]
    deepest = sys.getrecursionlimit()
    with afresh():
        sys.setrecursionlimit(_depth() + DEEPEST_STACK)
        sys.settrace(meter.count)
        try:
            result = work()
        except (_Exhausted, RecursionError):
            meter.is_exhausted = True
        except Exception:
            if not meter.is_exhausted:
                raise
        finally:
            sys.settrace(before)
            if meter.is_exhausted:
                sys.setprofile(profile)
            sys.setrecursionlimit(deepest)
            for owner, name, value in settings:
                setattr(owner, name, value)
    if meter.is_exhausted:
        raise TooHardError(f"{subject} was given up after {calls:,} steps; try a simpler function")
    return result, calls - meter.left


def _depth() -> int:
    """How many Python frames are on the stack."""
    frame, depth = sys._getframe(), 0
    while frame := frame.f_back:  # type: ignore[assignment]
        depth += 1
    return depth
