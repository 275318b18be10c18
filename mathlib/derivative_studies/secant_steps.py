"""Which steps show secants that become a tangent: plainly apart from it at first, and hardly at last."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import log

import numpy as np
from sympy import Expr

from mathlib.calculus import Derivative, difference_quotient
from mathlib.derivative_studies.slopes import DOUBLE
from mathlib.function import MOST, Array, Function, ParameterError, exact_plain, real
from mathlib.plotting import Span, defined_distance, goes_on, heights_about

USUAL = 1.5
"""The first step that is liked best."""

PATTERNS = (
    ("1", "0.5", "0.2", "0.1", "0.01"),
    ("1.5", "1", "0.5", "0.1", "0.01"),
    ("2", "1", "0.5", "0.1", "0.01"),
    ("2.5", "1", "0.5", "0.1", "0.01"),
    ("3", "2", "1", "0.1", "0.01"),
    ("4", "2", "1", "0.1", "0.01"),
    ("5", "2", "1", "0.1", "0.01"),
    ("6", "3", "1", "0.1", "0.01"),
    ("8", "5", "1", "0.1", "0.01"),
    ("1.5", "0.8", "0.4", "0.1", "0.01"),
)
DEEP = (("1", "0.1", "0.01", "0.001", "0.0001"),)
"""Steps that suit most curves, and those whose slopes close in slowly."""

POWERS = range(-6, 4)
"""Powers of ten by which they may be multiplied."""

REACH = 1.3
"""How far around the point the curve is seen, in units of the widest step, unless it ends before."""

SHAPE = 0.6
"""The height of the picture in units of its width."""

PLAIN, VISIBLE = 12, 6
"""Degrees in the picture from the first secants to the tangent that suffice on one side, and on the other."""

TURNS, CROWDED = 3, 4
"""How often a curve in sight may turn, and by how many degrees less a picture is liked where it does more."""

OFF, REMOTE = 0.1, 6
"""What may be left of the last errors, in units of the slope; how many degrees less more of it is liked."""

BROKEN = 20
"""How much less a picture is liked whose curve breaks in those about the smaller steps."""

LEFT, SLOW = (0.7, 0.3, 0.02), (1.0, 1.0, 0.7)
"""What may be left of the largest error of a slope at the last three steps; the same if it cannot be less."""

UNSEEN = 1e-9
"""The share of the slope up to which its errors are nothing: f may lose more digits than its values say."""

GIVEN = 0.2
"""What may be left of it at the last of given steps, if slopes are to be called close."""


def span(f: Function, at: float, step: float) -> Span:
    """The first coordinates in the picture for a first step."""
    left, right = (max(step, defined_distance(f, at, side * REACH * step)) for side in (-1, 1))
    return at - left, at + right


def seen_heights(f: Function, at: float, steps: Array) -> Span:
    """The second coordinates in the picture of the curve and the ends of all secants."""
    widest = float(steps[0])
    ends = [float(y) for y in f(at + np.concatenate([[0.0], steps, -steps]))]
    return heights_about(f, (at - widest, at + widest), span(f, at, widest), ends)


def angle_in_picture(first: float, second: float, across: Span, up: Span) -> float:
    """The degrees between lines with two slopes in the picture with these coordinates."""
    unit = SHAPE * (across[1] - across[0]) / (up[1] - up[0])
    return float(np.degrees(abs(np.arctan(unit * first) - np.arctan(unit * second))))


def is_near(last: float, largest: float) -> bool:
    """Whether given steps end where the error of a slope is seen to vanish beside the largest one."""
    return last <= GIVEN * largest


def suitable_steps(f: Function, found: Derivative) -> tuple[Expr, ...]:
    """Steps whose first secants are best told from the tangent, and whose last ones can hardly be.

    Among those that do as well, the first is near the usual one. Where slopes close in slowly, what is left
    at last may be more; ParameterError where none are seen to.
    """
    for patterns, left in ((PATTERNS, LEFT), (DEEP, LEFT), (PATTERNS, SLOW)):
        merits: dict[tuple[str, ...], float] = {}
        for steps in _candidates(patterns):
            merit = _merit(f, float(found.at), float(found.value or 0), steps, left)
            if merit is not None:
                merits[steps] = merit
            if merit == VISIBLE / 2 + PLAIN:
                break
        if merits:
            best = max(merits, key=lambda steps: merits[steps])
            return tuple(map(real, best))
    raise ParameterError(
        "point",
        f"no steps are known after which secants of {f.source} are seen to close in on a tangent at "
        f"{exact_plain(found.at)}: it ends, breaks or bends too near; take another point, or name steps",
    )


def _merit(
    f: Function, at: float, slope: float, steps: Sequence[str], left: tuple[float, float, float]
) -> float | None:
    """How plainly first secants differ from the tangent in the picture; None for steps that do not suit."""
    widths = np.array(steps, dtype=float)
    quotients = np.array([difference_quotient(f, at, side * widths) for side in (1, -1)])
    rounding = DOUBLE * (1 + abs(at) + np.abs(f(at))) / widths
    errors = np.maximum(np.abs(quotients - slope) - rounding, 0)
    errors[errors <= UNSEEN * abs(slope)] = 0
    across = span(f, at, widths[0])
    if not _shrink(errors, left) or np.abs(quotients).max() >= MOST or not goes_on(f, *across):
        return None
    up = seen_heights(f, at, widths)
    if not up[0] < up[1]:  # Doubles do not tell the heights of the curve apart.
        return None
    small, large = sorted(angle_in_picture(m, slope, across, up) for m in quotients[:, 0])
    turns = np.count_nonzero(np.diff(np.sign(np.diff(f(np.linspace(*across, 401))))))
    is_off = bool(slope) and errors[:, -1].max() > OFF * abs(slope)
    is_broken = not all(goes_on(f, *span(f, at, width)) for width in widths[1:])
    flaws = CROWDED * (turns > TURNS) + REMOTE * is_off + BROKEN * is_broken
    return round(min(small, VISIBLE) / 2 + min(large, PLAIN) - flaws)


def _candidates(patterns: Sequence[Sequence[str]]) -> Iterator[tuple[str, ...]]:
    """Patterns of steps on all scales, those whose first is nearest to the usual one first."""
    scaled = [[float(step) * 10.0**power for step in pattern] for pattern in patterns for power in POWERS]
    for steps in sorted(scaled, key=lambda steps: abs(log(steps[0] / USUAL))):
        yield tuple(f"{step:.9g}" for step in steps)


def _shrink(errors: Array, left: tuple[float, float, float]) -> bool:
    """Whether of errors of slopes, to the right and to the left, so little is left in the end."""
    if not np.isfinite(errors).all():
        return False
    no_more = errors[:, 2:].max(axis=1) <= errors[:, :-2].max(axis=1)
    return bool(no_more.all() and (errors.max(axis=0)[-3:] <= np.array(left) * errors.max()).all())
