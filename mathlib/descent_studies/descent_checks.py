"""What cannot be descended, or not in a way that is seen."""

from __future__ import annotations

from sympy import Expr

from mathlib.arithmetic import TooHardError, Undecided, Undefined, sign
from mathlib.calculus import is_stationary
from mathlib.descent import Quadratic, step_size_for
from mathlib.function import Function, ParameterError, exact_plain, point_plain
from mathlib.linear_algebra import Vector

FEWEST, MOST = 5, 200
"""How many steps there may be."""

LEAST_PROGRESS = 0.01
"""Which share of the error along an eigenvector all steps together should take away."""


def check_choices(start: Vector, step_size: Expr | None, step_sizes: tuple[Expr, ...], steps: int) -> None:
    """ParameterError for numbers that no descent can begin with."""
    if len(start) not in (0, 2):
        raise ParameterError("start", f"a start is two numbers, as in [1, 1], not {len(start)}")
    if len(step_sizes) not in (0, 2, 3, 4):
        raise ParameterError("step_sizes", f"two to four step_sizes can be compared, not {len(step_sizes)}")
    if not FEWEST <= steps <= MOST:
        raise ParameterError("steps", f"the number of steps must lie between {FEWEST} and {MOST}")
    given = {"step_size": () if step_size is None else (step_size,), "step_sizes": step_sizes}
    for field, sizes in given.items():
        if any(sign(size) <= 0 for size in sizes):
            raise ParameterError(field, "a step size must be positive")


def check_progress(step_size: Expr | None, greatest: float, steps: int) -> None:
    """ParameterError where steps of a given size are so short that all of them change nothing to be seen."""
    if step_size is not None and 0 < float(step_size) * greatest * steps < LEAST_PROGRESS:
        larger = exact_plain(step_size_for(greatest))
        reason = f"{steps} steps with it hardly change the loss"
        raise ParameterError("step_size", f"{reason}; choose a larger step_size, such as {larger}")


def check_start(f: Function, start: Vector) -> None:
    """ParameterError where a function has no value at the start, no gradient, or a gradient of 0."""
    place = point_plain(start)
    try:
        f.exact(*start)
        stationary = is_stationary(f, start)
    except Undefined:
        raise ParameterError("start", f"{f.plain_name} has no value at the start {place}") from None
    except (TooHardError, Undecided, ValueError) as error:
        raise ParameterError("start", str(error)) from None
    if stationary:
        raise ParameterError(
            "start",
            f"at the start {place} the gradient of {f.plain_name} is zero: descent stays there; "
            "choose another start",
        )


def check_stationary_point(quadratic: Quadratic, start: Vector) -> None:
    """ParameterError for a loss without a stationary point, or one that is the same everywhere."""
    try:
        quadratic.stationary_point(start)
    except ValueError as error:
        raise ParameterError("function", f"the loss cannot be descended: {error}") from None
    if not any(any(row) for row in quadratic.hessian.rows):
        raise ParameterError("function", "the loss cannot be descended: it is the same everywhere")
