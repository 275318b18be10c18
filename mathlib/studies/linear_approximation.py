"""A function and its tangent at a point: what is left over after a step, and how fast it vanishes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

import numpy as np
from sympy import Expr, S

from mathlib.calculus import (
    Derivative,
    ErrorBound,
    Remainder,
    derivative,
    difference_quotient,
    error_bound,
    remainder,
    secant_slope,
    tangent,
)
from mathlib.function import (
    Claim,
    Function,
    Shown,
    check_size,
    differentiate,
    exact_plain,
    places_for,
    real,
    settled,
    show,
    significant,
)
from mathlib.plotting import is_unbroken
from mathlib.studies.errors import ParameterError, missing_end

RATIO = real("0.1")
"""How much each step is smaller than the one before it."""

SCALES = ("1", "2", "0.5", "5", "0.2", "10", "0.1", "0.05", "0.02", "0.01", "0.005", "0.002", "0.001", "100")
"""First steps, the best liked first."""

VISIBLE, LIKED, MODERATE = 0.12, 0.4, 0.8
"""Between which shares of the picture's half height the first gap between curve and tangent should be."""


@dataclass(frozen=True)
class LinearApproximationStudy:
    """The remainders of f and its tangent for shrinking steps on both sides, and a bound after one step.

    `rows` hold a step and its negative in turn. `bound` belongs to the second step; it is None where none
    is known. `is_straight` says that f is proven to be its own tangent within the first step.
    """

    function: Function
    at: Expr
    found: Derivative
    rows: tuple[Remainder, ...]
    bound: ErrorBound | None
    is_straight: bool

    @property
    def slope(self) -> Expr:
        """f'(at)."""
        assert self.found.value is not None
        return self.found.value

    @property
    def steps(self) -> tuple[Expr, ...]:
        """The positive steps."""
        return tuple(row.step for row in self.rows[::2])

    @property
    def cases(self) -> frozenset[str]:
        """`straight` or `curved`, and whether a bound on the error is known."""
        shape = "straight" if self.is_straight else "curved"
        return frozenset({shape, "unbounded" if self.bound is None else "bounded"})

    @cached_property
    def half_height(self) -> float:
        """How far f and its tangent go up or down within the first step."""
        return _half_height(self.function, float(self.at), float(self.slope), float(self.steps[0]))

    @cached_property
    def table(self) -> tuple[tuple[Shown, Claim, Claim], ...]:
        """h, e(h) and e(h)/h for every row."""
        return tuple(
            (
                show(row.step, 12),
                Claim("remainder", significant(row.value), {"h": row.step}),
                Claim("remainder / h", significant(row.quotient), {"h": row.step}),
            )
            for row in self.rows
        )

    @cached_property
    def derivative(self) -> Claim:
        context = {"point": exact_plain(self.at), "how": self.found.how}
        return Claim("derivative", significant(self.slope, 4), context)

    @property
    def end(self) -> Expr:
        """Where the tangent stands in for f: at the second step."""
        return self.at + self.steps[1]

    @cached_property
    def approximation(self) -> Claim:
        """The height of the tangent there."""
        height = self.function.exact(self.at) + self.slope * self.steps[1]
        return Claim("linear approximation", significant(height, 6), {"x": exact_plain(self.end)})

    @cached_property
    def bounds(self) -> tuple[Claim, ...]:
        """The bound on |f''| on the way there and that on the error, rounded up; none where none is known."""
        if self.bound is None:
            return ()
        how = "exact" if self.bound.is_exact else "certified"
        context = {"x": exact_plain(self.end), "how": how}
        named = {"bound of |f''|": self.bound.curvature, "error bound": self.bound.value}
        return tuple(
            Claim(name, show(value, places_for(float(value), 4) if value else 0, "up"), context)
            for name, value in named.items()
        )

    @cached_property
    def other_slope(self) -> Expr:
        """The slope of another line: a short number, as different as fits into the picture."""
        step = 0.5 * self.half_height / float(self.steps[0])
        return real(float(f"{float(self.slope) + step:.2g}"))

    @cached_property
    def places(self) -> int:
        """How many decimals slopes are shown with while they change."""
        return places_for(max(abs(float(self.slope)), abs(float(self.other_slope))) or 1.0)

    @cached_property
    def other_limit(self) -> Claim:
        """What r(h) approaches for the other line."""
        limit = show(self.slope - self.other_slope, self.places)
        return Claim("limit of r(h)", limit, {"m": self.other_slope})

    @property
    def rates(self) -> tuple[float, ...]:
        """What r(h) comes to on the way, and the slopes that are tried."""
        slopes = (float(self.slope), float(self.other_slope))
        h, last = float(self.steps[0]), float(self.steps[-1])
        return (*slopes, *(self.rate(step, m) for step in (h, last) for m in slopes))

    def tangent(self, x: float) -> float:
        """The height of the tangent at x."""
        a = float(self.at)
        return float(self.function(a)) + float(self.slope) * (x - a)

    def rate(self, h: float, m: float) -> float:
        """r(h) = (f(at + h) - f(at) - m h)/h for a line of slope m, in doubles."""
        return float(difference_quotient(self.function, float(self.at), h)) - m

    def rate_shown(self, h: float, m: float) -> Shown:
        """r(h) as it may be shown."""

        def exact() -> Expr:
            secant = secant_slope(self.function, self.at, real(h))
            assert secant is not None
            return secant - real(m)

        return settled(self.rate(h, m), self.places, exact)


def linear_approximation_study(f: Function, at: Expr, steps: Sequence[Expr] = ()) -> LinearApproximationStudy:
    """Solve for the remainders of f and its tangent; without steps, for a tenth, a tenth of a suitable one.

    Raises NotDifferentiableError where there is no tangent, ParameterError where f has no value after a step
    or steps do not shrink, ValueError for slopes too long to be read.

    >>> study = linear_approximation_study(Function.parse("sqrt(x)"), real(1))
    >>> study.steps, study.approximation.shown.plain, study.bounds[1].shown.plain
    ((1, 1/10, 1/100), '= 1.05', '= 0.00125')
    """
    slope = tangent(f, at).slope
    differentiate(f, *f.variables)
    if steps and not (2 <= len(steps) <= 3 and all(h > k for h, k in pairwise((*steps, S.Zero)))):
        message = "steps must be two or three, positive and ever smaller, as in [1, 0.1, 0.01]"
        raise ParameterError("steps", message)
    chosen = tuple(steps) or _suitable_steps(f, at, float(slope))
    rows = []
    for h in (sign * step for step in chosen for sign in (1, -1)):
        row = remainder(f, at, slope, h)
        if row is None:
            raise missing_end(exact_plain(at + h), "where a step would end", bool(steps))
        rows.append(row)
    check_size(max(abs(float(slope)), *(abs(float(row.quotient)) for row in rows[:2])), "slopes")
    ways = [error_bound(f, at, sign * chosen[0]) for sign in (1, -1)]
    is_straight = all(way is not None and way.value == 0 for way in ways)
    bound = error_bound(f, at, chosen[1])
    return LinearApproximationStudy(f, at, derivative(f, at), tuple(rows), bound, is_straight)


def _suitable_steps(f: Function, at: Expr, slope: float) -> tuple[Expr, ...]:
    """A first step after which curve and tangent are plainly apart, a tenth of it, a tenth of that."""
    a = float(at)

    def share(scale: str) -> float:
        """The larger gap after a step to either side, in half heights; NaN where f has no value."""
        h = float(scale)
        gaps = np.abs(f(np.array([a - h, a + h])) - f(a) - slope * np.array([-h, h]))
        return float(gaps.max()) / _half_height(f, a, slope, h)

    shares = {scale: found for scale in SCALES if np.isfinite(found := share(scale))}
    good = [scale for scale, found in shares.items() if VISIBLE <= found <= MODERATE]
    others = sorted(shares, key=lambda scale: round(abs(shares[scale] - LIKED), 6))
    unbroken = (scale for scale in (*good, *others) if is_unbroken(f, a - float(scale), a + float(scale)))
    best = real(next(unbroken, SCALES[-2]))
    return tuple(best * RATIO**power for power in range(3))


def _half_height(f: Function, at: float, slope: float, step: float) -> float:
    heights = f(np.linspace(at - step, at + step, 201)) - f(at)
    reach = max(float(np.nanmax(np.abs(heights))), abs(slope) * step)
    return 1.1 * reach if reach > 1e-9 * max(1.0, abs(float(f(at)))) else step
