"""The choices for a descent that are not given."""

from __future__ import annotations

import numpy as np
import sympy
from sympy import Expr

from mathlib.arithmetic import Interval, enclosure, precision
from mathlib.descent import (
    BITS,
    ENCLOSED,
    Curvature,
    Minimum,
    Pair,
    Quadratic,
    QuadraticDescent,
    advice_on_scales,
    eigenvalues,
    falling_size,
    local_minimum,
    mean_squared_error,
    minimum_of,
    quadratic_of,
    run_of,
    start_for,
    start_near,
    step_size_for,
    usual_start,
    visible_multiples,
)
from mathlib.descent_studies.descent_checks import (
    check_choices,
    check_progress,
    check_start,
    check_stationary_point,
)
from mathlib.descent_studies.gradient_descent import MULTIPLES, GradientDescentStudy
from mathlib.function import (
    EXACT,
    Claim,
    Function,
    ParameterError,
    check_size,
    doubles,
    real,
    significant,
    significant_within,
    size_of,
)
from mathlib.linear_algebra import Vector

DATA: tuple[Pair, ...] = tuple((real(x), real(y)) for x, y in ((-1, "-1/2"), (1, "3/2"), (3, 3), (3, 4)))
"""Points with the best line y = x + 1/2, and the eigenvalues 11 and 1."""


def gradient_descent_study(
    data: tuple[Pair, ...] | None = None,
    function: Function | None = None,
    start: Vector = (),
    step_size: Expr | None = None,
    step_sizes: tuple[Expr, ...] = (),
    steps: int = 30,
) -> GradientDescentStudy:
    """Solve for descents on the mean squared error of a line over data, or on any loss of two variables.

    What is not given is chosen by the curvatures at a minimum. ParameterError with the field to change.

    >>> study = gradient_descent_study()
    >>> study.start, study.run.step_size, [run.outcome for run in study.compared]
    ((-1, 3), 1/10, ['crawls', 'zigzags', 'jumps', 'blows_up'])
    """
    check_choices(start, step_size, step_sizes, steps)
    if function is not None and data is not None:
        raise ParameterError("function", "give data or a function, not both: each is a loss")
    points = () if function else DATA if data is None else data
    f = function or _loss(points)
    quadratic = quadratic_of(f)
    minimum = minimum_of(f) if quadratic is None and not start else None
    start = start or _start(f, points, quadratic, minimum)
    check_start(f, start)
    check_size(size_of(f.exact(*start)), "losses", advice_on_scales(points))
    if quadratic is not None:
        check_stationary_point(quadratic, start)
    elif minimum is None:
        minimum = local_minimum(f, doubles(start))
    curvatures = _curvatures(f, start, quadratic, minimum)
    greatest = _greatest(curvatures, step_size, step_sizes)
    first = step_size or _first_size(f, start, quadratic, greatest, steps)
    standard = step_sizes or (
        _borderline_sizes(quadratic, start)
        if quadratic
        else _visible_sizes(f, start, minimum, greatest, steps)
    )
    check_progress(step_size, greatest, steps)
    sizes = (first, *standard)
    runs = [run_of(f, quadratic, start, size, steps) for size in sizes]
    if runs[0].iterates.steps == 0:
        ends = f"no value of {f.plain_name} is known where the first step ends"
        raise ParameterError("step_size", f"{ends}; choose a smaller step_size")
    is_standard = quadratic is not None and not step_sizes
    return GradientDescentStudy(
        f, points, start, runs[0], tuple(runs[1:]), curvatures, quadratic, minimum, is_standard
    )


def _greatest(curvatures: tuple[Claim, Claim], step_size: Expr | None, step_sizes: tuple[Expr, ...]) -> float:
    """The greatest curvature, of any sign; ParameterError where a step size depends on it and it is 0."""
    greatest = max(abs(claim.shown.value) for claim in curvatures)
    missing = {"step_size": (step_size is None, "0.1"), "step_sizes": (not step_sizes, "[0.1, 0.5]")}
    for field, (is_missing, example) in missing.items():
        if is_missing and not greatest:
            reason = "the loss is not curved at the start, so none can be chosen for it"
            raise ParameterError(field, f"{reason}: name {field}, as in {example}")
    return greatest


def _loss(data: tuple[Pair, ...]) -> Function:
    try:
        return mean_squared_error(data)
    except ValueError as error:
        raise ParameterError("data", str(error)) from None


def _start(
    f: Function, data: tuple[Pair, ...], quadratic: Quadratic | None, minimum: Minimum | None
) -> Vector:
    if quadratic is not None:
        check_stationary_point(quadratic, (real(1), real(1)))
        return start_for(quadratic, _spread(data))
    found = (start_near(f, minimum) if minimum else None) or usual_start(f)
    if found is None:
        raise ParameterError(
            "start", f"no start is known from which {f.plain_name} falls; name one, as in [1, 1]"
        )
    return found


def _spread(data: tuple[Pair, ...]) -> float:
    """Four times the variance of the second coordinates, or of their sizes where they are all equal."""
    heights = np.array([float(y) for _, y in data])
    return 4 * float(heights.var() or (heights**2).mean()) if data else 0.0


def _curvatures(
    f: Function, start: Vector, quadratic: Quadratic | None, minimum: Minimum | None
) -> tuple[Claim, Claim]:
    if quadratic is not None:
        first, second = (
            Claim("eigenvalue", significant(pair.value), type(quadratic), EXACT) for pair in quadratic.pairs
        )
        return first, second
    try:
        found = minimum.curvatures if minimum else _curvatures_at(f, start)
    except (ArithmeticError, ValueError):
        raise ParameterError(
            "start", f"the second derivatives of {f.plain_name} are not known at the start"
        ) from None
    first, second = (Claim("eigenvalue", significant_within(each), eigenvalues, ENCLOSED) for each in found)
    return first, second


def _curvatures_at(f: Function, point: Vector) -> tuple[Interval, Interval]:
    with precision(BITS):
        return eigenvalues(Curvature(f).enclosed(tuple(map(enclosure, point))))


def _first_size(f: Function, start: Vector, quadratic: Quadratic | None, greatest: float, steps: int) -> Expr:
    """A step size with which the loss is seen to fall, step by step."""
    if quadratic is None:
        return falling_size(f, doubles(start), step_size_for(greatest), steps)
    slower = 1 if quadratic.shape in ("bowl", "valley") else 10
    size = step_size_for(slower * greatest)
    modes = QuadraticDescent(quadratic, start, size).modes
    is_one_step = all(mode.fate in ("gone", "absent") for mode in modes)
    return step_size_for(2 * greatest) if is_one_step else size


def _borderline_sizes(quadratic: Quadratic, start: Vector) -> tuple[Expr, ...]:
    """Multiples of the border 2 / lambda of a quadratic loss, for an error that the start has."""
    steepest = QuadraticDescent(quadratic, start, sympy.S.One).steepest
    border = 2 / abs(quadratic.pairs[steepest].value)
    return tuple(multiple * border for multiple in MULTIPLES)


def _visible_sizes(
    f: Function, start: Vector, minimum: Minimum | None, greatest: float, steps: int
) -> tuple[Expr, ...]:
    """Multiples of a short decimal near 2 / lambda: the same, unless descents with them would look alike."""
    border, at = real(f"{2 / greatest:.3g}"), doubles(start)
    multiples = visible_multiples(f, at, minimum.at if minimum else None, border, MULTIPLES, steps)
    return tuple(multiple * border for multiple in multiples)
