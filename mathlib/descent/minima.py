"""Local minima of functions of two variables: found in doubles, proven by an interval Newton step."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from mathlib.arithmetic import Interval, NoEnclosure, intervals, precision
from mathlib.calculus import gradient
from mathlib.descent.iterates import Enclosed, finite_interval
from mathlib.function import Array, Function, derivative_if_known

Rows = tuple[tuple[Interval, Interval], tuple[Interval, Interval]]

BITS, STEPS = 256, 12
RADII = (1e-9, 1e-7, 1e-12)
"""How large the box is in which a minimum is proven, beside its size or beside 1."""

TRIES, LONGEST, FLAT, FARTHEST, TINY = 400, 1.0, 1e-13, 1e12, 1e-30


@dataclass(frozen=True)
class Minimum:
    """A strict local minimum: the only stationary point of a box with positive definite Hessians.

    `point` encloses it, `curvatures` the eigenvalues of its Hessian, the greater first.
    """

    point: Enclosed
    hessian: Rows
    curvatures: tuple[Interval, Interval]

    @property
    def at(self) -> tuple[float, float]:
        """The point in doubles."""
        x, y = (float(side.middle.lo) for side in self.point)
        return x, y


class Curvature:
    """The second derivatives of a function of two variables, as functions."""

    def __init__(self, f: Function) -> None:
        self.slopes = gradient(f)
        x, y = f.variables
        pairs = ((0, x), (0, y), (1, y))
        found = [derivative_if_known(self.slopes[row], name) for row, name in pairs]
        self.is_known = all(part is not None for part in found)
        self._parts = [part for part in found if part is not None]

    def at(self, x: float, y: float) -> Array:
        """The Hessian in doubles; NaN where it has no value."""
        a, b, d = (float(part(x, y)) for part in self._parts)
        return np.array([[a, b], [b, d]])

    def enclosed(self, box: Sequence[Interval]) -> Rows:
        """Bounds of all Hessians over a box."""
        a, b, d = (finite_interval(part, box) for part in self._parts)
        return (a, b), (b, d)


def local_minimum(f: Function, near: tuple[float, float]) -> Minimum | None:
    """A local minimum downhill from a point; None where none is found, or the one that is found not proven.

    >>> found = local_minimum(Function.parse("cosh(w - 1) + b^2 + w*b/4", ("w", "b")), (3, 2))
    >>> [round(c, 9) for c in found.at], found.curvatures[0].lo > 2
    ([1.032252292, -0.129031537], True)
    """
    curvature = Curvature(f)
    found = _downhill(f, curvature, np.array(near, float)) if curvature.is_known else None
    if found is None:
        return None
    for radius in RADII:
        with precision(BITS):
            try:
                return _proven(curvature, found, radius)
            except NoEnclosure:
                continue
    return None


def _downhill(f: Function, curvature: Curvature, point: Array) -> Array | None:
    """Newton's method in doubles, damped so that the value falls at every step (Levenberg, Marquardt)."""
    value, damping = f(*point), 1e-3
    for _ in range(TRIES):
        if np.abs(point).max() > FARTHEST:
            return None
        slope = np.array([part(*point) for part in curvature.slopes])
        hessian = curvature.at(*point)
        if not (np.isfinite(slope).all() and np.isfinite(hessian).all() and np.isfinite(value)):
            return None
        values, vectors = np.linalg.eigh(hessian)
        size = max(float(np.abs(values).max()), TINY)
        with np.errstate(all="ignore"):
            step = vectors @ ((vectors.T @ -slope) / (np.abs(values) + damping * size))
            step *= min(1.0, LONGEST * (1 + float(np.abs(point).max())) / float(np.linalg.norm(step) or 1))
            there = f(*(point + step))
        if np.linalg.norm(step) <= FLAT * max(1.0, float(np.abs(point).max())) and damping < 1:
            return point + step if np.isfinite(there) else point
        if there < value or (there == value and damping < 1e-6):
            point, value, damping = point + step, there, damping / 8
        elif damping > 1e12:
            return point
        else:
            damping *= 4
    return point


def _proven(curvature: Curvature, near: Array, radius: float) -> Minimum:
    """The minimum in a box by Krawczyk's operator K(X) = m - Y F(m) + (1 - Y F'(X)) (X - m).

    If K(X) lies inside X, there is exactly one zero of F in X, and it lies in K(X). NoEnclosure if not.
    """
    size = radius * max(1.0, float(np.abs(near).max()))
    box: Enclosed = tuple(Interval.between(float(c) - size, float(c) + size) for c in near)
    (a, _), (_, d) = curvature.enclosed(box)
    if not (a.lo > 0 and d.lo > 0 and _determinant(curvature.enclosed(box)).lo > 0):
        raise NoEnclosure
    try:
        inverse: Array = np.asarray(np.linalg.inv(curvature.at(*near)), dtype=np.float64)
    except np.linalg.LinAlgError:
        raise NoEnclosure from None
    if not np.isfinite(inverse).all():
        raise NoEnclosure
    for step in range(STEPS):
        inner = _krawczyk(curvature, box, inverse)
        if step == 0 and not all(b.lo < i.lo and i.hi < b.hi for b, i in zip(box, inner, strict=True)):
            raise NoEnclosure
        box = tuple(Interval(max(b.lo, i.lo), min(b.hi, i.hi)) for b, i in zip(box, inner, strict=True))
    hessian = curvature.enclosed(box)
    return Minimum(box, hessian, eigenvalues(hessian))


def _krawczyk(curvature: Curvature, box: Enclosed, inverse: Array) -> Enclosed:
    middle = [side.middle for side in box]
    slopes = [finite_interval(part, middle) for part in curvature.slopes]
    hessian = curvature.enclosed(box)
    spread = [side - centre for side, centre in zip(box, middle, strict=True)]
    inner = []
    for i, centre in enumerate(middle):
        row = [Interval.of(float(entry)) for entry in inverse[i]]
        moved = centre - (row[0] * slopes[0] + row[1] * slopes[1])
        for j in range(2):
            rest = Interval.of(int(i == j)) - (row[0] * hessian[0][j] + row[1] * hessian[1][j])
            moved = moved + rest * spread[j]
        inner.append(moved)
    return tuple(inner)


def eigenvalues(hessian: Rows) -> tuple[Interval, Interval]:
    """Bounds of the eigenvalues of all symmetric matrices with these entries, the greater first."""
    (a, b), (_, d) = hessian
    middle, half = (a + d) * 0.5, abs((a - d) * 0.5)
    square = half * half + abs(b) * abs(b)
    radius = intervals.sqrt(intervals.relu(square))
    return middle + radius, middle - radius


def _determinant(hessian: Rows) -> Interval:
    (a, b), (_, d) = hessian
    return a * d - abs(b) * abs(b)
