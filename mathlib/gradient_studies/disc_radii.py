"""Radii of discs over which a function and its tangent plane are seen to come together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice, pairwise

import numpy as np
from sympy import Expr

from mathlib.arithmetic import Interval, enclosure
from mathlib.calculus import TangentPlane, gradient
from mathlib.derivative_studies import is_near
from mathlib.function import USUAL_SCALES, Array, Function, doubles, real, tenths

Point = tuple[float, float]

MOST_TRIED = 6
"""First radii that are looked at closely."""

VISIBLE, MODERATE = 0.15, 0.7
"""Between which shares of the picture's half height the first error should be."""

IN_SIGHT = 1.25
"""How far around the point f should have values, in radii."""

PARTS = 4
"""Into how many parts each side of a square is divided when smoothness is asked for."""


def suitable_radii(f: Function, plane: TangentPlane) -> Iterator[tuple[Expr, ...]]:
    """Triples of radii, the best first, each radius a tenth of the one before it.

    Over the first disc f should be smooth, and plainly apart from its plane; over the last, hardly.
    """
    at, slopes = doubles(plane.at), doubles(plane.slopes)

    def flaw(scale: str) -> float:
        """By how many half heights the first error is too small or too large, by samples.

        Worse is a last error that is not seen to be smaller.
        """
        radius = float(scale)
        first, last = (_greatest_error(f, at, slopes, r) for r in (radius, radius * 0.1**2))
        share = first / half_height(f, at, slopes, radius)
        return round((not is_near(last, first)) + max(VISIBLE - share, 0.4 * (share - MODERATE), 0.0), 6)

    known = [
        scale for scale in USUAL_SCALES if np.isfinite(_rises(f, at, slopes, IN_SIGHT * float(scale))).all()
    ]
    best = [real(scale) for scale in islice(sorted(known, key=flaw), MOST_TRIED)]
    for first in sorted(best, key=lambda radius: not _is_smooth(f, plane.at, radius)):
        yield tenths(first)


def half_height(f: Function, at: Point, slopes: Point, radius: float) -> float:
    """How far f and its plane go up or down over a disc, in radii; 1 where they do not."""
    rise, _ = _rises(f, at, slopes, radius)
    reach = max(float(np.abs(rise).max()) / radius, float(np.hypot(*slopes)))
    return reach if reach * radius > 1e-9 * max(1.0, abs(float(f(*at)))) else 1.0


def _greatest_error(f: Function, at: Point, slopes: Point, radius: float) -> float:
    """The greatest error of the plane over a disc, by samples, in radii."""
    return float(np.abs(_rises(f, at, slopes, radius)[1]).max()) / radius


def _rises(f: Function, at: Point, slopes: Point, radius: float) -> tuple[Array, Array]:
    """Samples over a disc: how far f rises from the point, and by how much more than the plane does."""
    share, angle = np.meshgrid(np.linspace(0, 1, 6), np.linspace(0, 2 * np.pi, 33))
    across, up = radius * share * np.cos(angle), radius * share * np.sin(angle)
    rise = np.asarray(f(at[0] + across, at[1] + up) - f(*at))
    return rise, rise - slopes[0] * across - slopes[1] * up


def _is_smooth(f: Function, point: Sequence[Expr], radius: Expr) -> bool:
    """Whether the partial derivatives have bounds on all parts of the square about a disc."""
    parts = [Interval.between(*ends) for ends in pairwise(np.linspace(-1, 1, PARTS + 1).tolist())]
    xs, ys = ([enclosure(at) + enclosure(radius) * part for part in parts] for at in point)
    return all(partial.interval(x, y) is not None for partial in gradient(f) for x in xs for y in ys)
