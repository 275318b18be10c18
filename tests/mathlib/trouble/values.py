"""What the checks share: how many bits they compute in, and numbers and values in these bits."""

from __future__ import annotations

from collections.abc import Callable

import mpmath
import sympy
from mpmath import mpf
from sympy import Expr

from mathlib.arithmetic import TooHardError, Undefined
from mathlib.epsilon_delta import NoDeltaError, UnknownDeltaError
from tests.mathlib.high_precision import NoValue, Unreachable, evaluator_of_tree, parsed

BITS = 700
PROOFS = ("exact", "certified", "proven")
REFUSALS = (TooHardError, Undefined, NoDeltaError, UnknownDeltaError)
"""What mathlib may raise instead of an answer; anything else is a crash."""


class Unknown(Exception):  # noqa: N818 - caught by the checks
    """Values say nothing here: they are too large to compute with."""


def evaluator(text: str, variables: tuple[str, ...] = ("x",)) -> Callable[..., mpf]:
    """A formula in high precision; Unreachable where its last bits decide what floor or ceil is."""
    rounded = {"floor": _rounded(mpmath.floor), "ceil": _rounded(mpmath.ceil)}
    return evaluator_of_tree(parsed(text), variables, rounded)


def _rounded(function: Callable[[mpf], mpf]) -> Callable[[mpf], mpf]:
    def rounded(number: mpf) -> mpf:
        error = mpmath.mag(number - mpmath.nint(number)) - max(0, mpmath.mag(number)) + mpmath.mp.prec
        if -50 <= error <= 100:
            raise Unreachable
        return function(number)

    return rounded


def number(value: Expr | str) -> mpf:
    exact = sympy.Rational(value) if isinstance(value, str) else value
    if exact.is_Rational:
        return mpf(int(exact.p)) / int(exact.q)
    found = exact.evalf(150)
    if not found.is_Float or found._prec < BITS // 2:
        raise Unknown
    return mpmath.make_mpf(found._mpf_)


def value_or_none(f: Callable[..., mpf], *point: mpf) -> mpf | None:
    try:
        return f(*point)
    except NoValue:
        return None
    except Unreachable:
        raise Unknown from None


def tiny(value: mpf) -> mpf:
    """The rounding of a value, of which a hundred digits are right."""
    return (1 + abs(value)) * mpf(10) ** -100


def far(first: mpf, second: mpf) -> bool:
    return bool(abs(first - second) > mpf(10) ** -60 * (1 + abs(second)))
