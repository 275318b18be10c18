"""Branch and bound for the greatest distance of a function from a plane over a disc.

Source of the method: Moore, Kearfott and Cloud, Introduction to Interval Analysis, 2009, chapters 6 and 11.
"""

from __future__ import annotations

import heapq
import math
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise

import sympy
from sympy import Expr

from mathlib.arithmetic import Interval, NoEnclosure, Undefined, enclosure, precision, trig_intervals
from mathlib.expansions import ONE, Stretch, T, UndefinedBeside, around, directions
from mathlib.function import Function, derivative_if_known

BITS = 160
"""Working precision: over small discs, nearly equal heights are subtracted."""

MOST_SECTORS, LEAST_SECTORS, EFFORT = 2000, 600, 200_000
"""The most and the least parts of the disc that are tried before the bounds are left as they are.

Between them, so many that with the length of the formulas they make up the effort.
"""

ARCS = 8
"""Into so many sectors the disc is divided at first."""

LEAST_SHARE = 2.0**-12
"""Nearer to the point than this, in radii, no bound is looked for by dividing."""

TERMS = 4
"""Terms of the expansion that bounds the error beside the point."""


@dataclass(frozen=True)
class Sector:
    """The steps v = r s (cos t, sin t) for s and t between two numbers each.

    |e| / r is at most `most` on it; it varies more along s if `by_share`, otherwise along t.
    """

    share: tuple[float, float]
    angle: tuple[float, float]
    most: float
    by_share: bool

    def halves(self) -> Iterator[tuple[tuple[float, float], tuple[float, float]]]:
        """The limits for s and for t of its two halves."""
        low, high = self.share if self.by_share else self.angle
        middle = (low + high) / 2
        for part in ((low, middle), (middle, high)):
            yield (part, self.angle) if self.by_share else (self.share, part)


class DiscSearch:
    """Bounds `lo` and `hi` for the greatest |e| / r; at s and t of `worst` it is at least `lo`.

    On a sector the mean value theorem bounds e, from its value at one step and its slopes along s and t.
    Where the partial derivatives have no bounds, as at a kink, the heights themselves bound e; where these
    have none either, beside the point, an expansion in all directions does.
    """

    def __init__(self, f: Function, point: tuple[Expr, ...], slopes: tuple[Expr, ...], radius: Expr) -> None:
        self.f, self.point, self.plane = f, point, slopes
        self.lo, self.hi, self.worst = 0.0, math.inf, (1.0, 0.0)
        with precision(BITS):
            self.radius, self.at = enclosure(radius), [enclosure(at) for at in point]
            self.slopes = [enclosure(slope) for slope in slopes]
            self.partials = [derivative_if_known(f, variable) for variable in f.variables]
            length = sum(len(each.source) for each in (f, *self.partials) if each is not None)
            self.left = max(LEAST_SECTORS, min(MOST_SECTORS, EFFORT // length))
            height = f.interval(*self.at)
            self.height = enclosure(f.exact(*point)) if height is None else height
            ends = [2 * math.pi * k / ARCS for k in range(ARCS)] + [math.nextafter(2 * math.pi, 7)]
            self.pending: list[tuple[float, int, Sector]] = []
            self._beside: dict[float, float] = {}
            for end in ends[:-1]:
                self._evaluate(1.0, end)
            for arc in pairwise(ends):
                self._examine((0.0, 1.0), arc)

    def narrow(self, width: float) -> bool:
        """Divide sectors until the bounds are as tight as a relative width; whether they became so."""
        with precision(BITS):
            while True:
                self.hi = max(self.lo, -self.pending[0][0])
                if self.hi <= self.lo * (1 + width):
                    return True
                if self.left <= 0:
                    return False
                _, _, sector = heapq.heappop(self.pending)
                if math.isinf(sector.most) and sector.share[1] < LEAST_SHARE:
                    self.left = 0
                for share, angle in sector.halves():
                    self._examine(share, angle)

    def _examine(self, share: tuple[float, float], angle: tuple[float, float]) -> None:
        """Bound |e| / r on a sector from above, and from below at its outer end."""
        self.left -= 1
        outer, middle = share[1], sum(angle) / 2
        value = self._evaluate(outer, middle)
        s, t = Interval.between(*share), Interval.between(*angle)
        most, across, around = math.inf, share[1] - share[0], outer * (angle[1] - angle[0])
        if (bound := self._error(s, t)) is not None:
            most = _above(abs(bound))
        rates = self._rates(s, t)
        if rates is not None and value is not None:
            along_s, along_t = rates[0] * (s - outer), rates[1] * (t - middle)
            most = min(most, _above(abs(value + along_s + along_t)))
            across, around = float(along_s.width), float(along_t.width)
        if math.isinf(most) and share[0] == 0:
            most = self._beside_the_point(outer)
        sector = Sector(share, angle, most, across >= around)
        heapq.heappush(self.pending, (-most, self.left, sector))

    def _evaluate(self, share: float, angle: float) -> Interval | None:
        """e / r after one step, which may be the worst so far."""
        value = self._error(Interval.of(share), Interval.of(angle))
        if value is not None and (size := _below(abs(value))) > self.lo:
            self.lo, self.worst = size, (share, angle)
        return value

    def _step(self, s: Interval, t: Interval) -> tuple[list[Interval], list[Interval]]:
        """The steps v on a sector, and the points p + v."""
        step = [self.radius * s * way for way in (trig_intervals.cos(t), trig_intervals.sin(t))]
        return step, [at + part for at, part in zip(self.at, step, strict=True)]

    def _error(self, s: Interval, t: Interval) -> Interval | None:
        """e / r by the heights; None where these have no bounds."""
        step, place = self._step(s, t)
        height = self.f.interval(*place)
        if height is None:
            return None
        rise = self.slopes[0] * step[0] + self.slopes[1] * step[1]
        return (height - self.height - rise) / self.radius

    def _rates(self, s: Interval, t: Interval) -> tuple[Interval, Interval] | None:
        """The slopes of e / r along s and along t; None where the partial derivatives have no bounds."""
        _, place = self._step(s, t)
        found = [None if partial is None else partial.interval(*place) for partial in self.partials]
        if found[0] is None or found[1] is None:
            return None
        a, b = found[0] - self.slopes[0], found[1] - self.slopes[1]
        cos, sin = trig_intervals.cos(t), trig_intervals.sin(t)
        return a * cos + b * sin, s * (b * cos - a * sin)

    def _beside_the_point(self, share: float) -> float:
        """What |e| / r is at most up to a share of the radius, by an expansion; infinite without one."""
        if share not in self._beside:
            self._beside[share] = self._expanded(share)
        return self._beside[share]

    def _expanded(self, share: float) -> float:
        f, reach = self.f, Fraction(_above(self.radius)) * Fraction(share)
        try:
            stretch = Stretch(reach, TERMS)
            rises = around(f.variables, self.point, stretch).expand_function(f)
            ways = directions(len(self.point))
            plane = sympy.Add(*(slope * u for slope, u in zip(self.plane, ways, strict=True)))
            left_over = rises - stretch.constant(f.exact(*self.point)) - stretch.monomial(T, plane)
            return share * _above(abs(left_over.scaled(sympy.S.One, ONE / T).values))
        except (NoEnclosure, UndefinedBeside, Undefined):
            return math.inf


def _above(interval: Interval) -> float:
    """A float that is not less than any number of an interval."""
    near = float(interval.hi)
    return math.nextafter(near, math.inf) if interval.hi > near else near


def _below(interval: Interval) -> float:
    """A float that is not greater than any number of an interval."""
    near = float(interval.lo)
    return math.nextafter(near, -math.inf) if interval.lo < near else near
