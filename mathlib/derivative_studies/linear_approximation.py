"""A function and its tangent at a point: what is left over after a step, and how fast it vanishes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from sympy import Expr

from mathlib.calculus import (
    ErrorBound,
    derivative,
    error_bound,
    existing_derivative,
    linear_approximation,
    remainder,
    secant_slope,
)
from mathlib.derivative_studies.remainder_steps import half_height, suitable_steps
from mathlib.derivative_studies.secant_steps import is_near
from mathlib.derivative_studies.slopes import SlopeStudy, error_of, secants_after
from mathlib.derivative_studies.steps import check_two_or_three
from mathlib.function import (
    Claim,
    Function,
    Shown,
    evaluated,
    exact_plain,
    largest,
    places_for,
    real,
    show,
    significant,
    size_of,
)
from mathlib.plotting import Span

LEAST_BOUND = 1e-300
"""Shown for bounds that are less, but not 0."""

IN_SIGHT = real("1.3")
"""How far around the point the curve is seen, in units of the step."""

FIGURES, TINY = 4, 1e-4
"""How many figures slopes and bounds have; differences of slopes up to which size have a power of ten."""


@dataclass(frozen=True)
class LinearApproximationStudy(SlopeStudy):
    """The remainders of f and its tangent for shrinking steps on both sides, and a bound after one step.

    The remainder after a step h is e(h) = f(at + h) - f(at) - f'(at) h. `bound` belongs to the second step;
    it is None where none is known. `is_straight` says that f is proven to be its own tangent in sight of the
    first step.
    """

    bound: ErrorBound | None
    is_straight: bool

    @property
    def words(self) -> dict[str, str | Shown]:
        """What captions quote: the point, the slope there, the end and the height there, another slope."""
        return {
            "a": exact_plain(self.at),
            "slope": self.derivative.shown.plain,
            "end": exact_plain(self.end),
            "height": self.approximation.shown.text,
            "tangent": self.approximation.shown,
            "bound": self.bounds[-1].shown.text if self.bounds else "",
            "m": exact_plain(self.other_slope),
            "limit": self.other_limit.shown.plain,
            "closest": exact_plain(self.steps[0] / self.steps[-1]),
        }

    @property
    def cases(self) -> frozenset[str]:
        """`straight`, `curved`, or `far` where e(h)/h is not seen to vanish; what bound is known, be it 0."""
        rates = [error_of(m, self.slope) for m in self.secants.values()]
        shape = "curved" if is_near(max(rates[-2:]), max(rates)) else "far"
        bound = "unbounded" if self.bound is None else "exact" if self.bound.value == 0 else "bounded"
        return frozenset({"straight" if self.is_straight else shape, bound})

    @cached_property
    def half_height(self) -> float:
        """How far f and its tangent go up or down within the first step."""
        return half_height(self.function, float(self.at), float(self.slope), float(self.steps[0]))

    def window(self, step: Expr) -> tuple[Span, Span]:
        """What is seen of the picture for a step, across and up; all are magnified alike both ways.

        >>> study = linear_approximation_study(Function.parse("x^2"), real(0), (real(1), real("0.1")))
        >>> [[round(float(end), 2) for end in span] for span in study.window(real("0.1"))]
        [[-0.13, 0.13], [-0.14, 0.14]]
        """
        a, across = float(self.at), float(IN_SIGHT) * float(step)
        y, up = self.tangent(a), across / float(self.steps[0]) * self.half_height
        return (a - across, a + across), (y - up, y + up)

    @cached_property
    def table(self) -> tuple[tuple[Shown, Claim, Claim], ...]:
        """h, e(h) and e(h)/h for every step and its negative."""
        return tuple((show(h, 12), *self._remainder(h)) for h in self.secants)

    def _remainder(self, h: Expr) -> tuple[Claim, Claim]:
        left_over = remainder(self.function, self.at, self.slope, h)
        assert left_over is not None  # `secants` have been found for these steps.
        how, context = self._how(left_over), {"h": h}
        error, rate = significant(left_over, 2), significant(left_over / h, 2)
        return (
            Claim("remainder", error, remainder, how, context),
            Claim("remainder / h", rate, remainder, how, context),
        )

    def _how(self, value: Expr) -> str:
        """How what was evaluated with the slope is known."""
        return f"{evaluated(value)}, slope {self.found.how}"

    @property
    def end(self) -> Expr:
        """Where the tangent stands in for f: at the second step."""
        return self.at + self.steps[1]

    @cached_property
    def approximation(self) -> Claim:
        """The height of the tangent there."""
        height = linear_approximation(self.function, self.at, self.slope, self.steps[1])
        shown, how = significant(height, 6), self._how(height)
        return Claim("linear approximation", shown, linear_approximation, how, self._context)

    @cached_property
    def bounds(self) -> tuple[Claim, ...]:
        """The bound on |f''| on the way there and that on the error, rounded up; none where none is known."""
        if self.bound is None:
            return ()
        how = "exact, the second derivative is monotonic" if self.bound.is_exact else "certified by intervals"
        curvature = f"bound of |{self.function.plain_name}''|"
        named = {curvature: self.bound.curvature, "error bound": self.bound.value}
        return tuple(
            Claim(name, _rounded_up(value), error_bound, how, self._context) for name, value in named.items()
        )

    @property
    def _context(self) -> dict[str, object]:
        return {self.function.variables[0]: exact_plain(self.end)}

    @cached_property
    def other_slope(self) -> Expr:
        """The slope of another line: a short number, as different as fits into the picture."""
        slope, most = float(self.slope), self.half_height / float(self.steps[0])
        other = slope + 0.5 * most if slope < 0.6 * most else slope - 0.5 * most
        return real(float(f"{other:.2g}"))

    @cached_property
    def places(self) -> int:
        return places_for(largest((self.slope, self.other_slope)), FIGURES)

    @cached_property
    def other_limit(self) -> Claim:
        """What the error of the other line comes to, in units of the step."""
        gap = self.slope - self.other_slope
        limit = show(gap, self.places) if abs(float(gap)) > TINY else significant(gap)
        return Claim("limit of r(h)", limit, derivative, self.found.how, {"m": self.other_slope})

    def other_rate(self, h: Expr) -> Claim:
        """What the error of the other line is after a step, in units of the step."""
        shown = self.quotient_shown(float(h), float(self.other_slope))
        context = {"h": h, "m": self.other_slope}
        return Claim("r(h)", shown, secant_slope, evaluated(self.secants[h]), context)

    def tangent(self, x: float) -> float:
        """The height of the tangent at x."""
        a = float(self.at)
        return float(self.function(a)) + float(self.slope) * (x - a)


def _rounded_up(bound: Expr) -> Shown:
    """A bound as it may be shown: never less than it is, and 0 only for 0."""
    size = size_of(bound)
    if 0 < size < LEAST_BOUND:
        return replace(show(real(LEAST_BOUND), FIGURES), relation="≈", status="rounded up")
    places = places_for(size, FIGURES)
    return show(bound, places if size * 10**places >= 1 else FIGURES - 1, "up")  # With a power of ten.


def linear_approximation_study(f: Function, at: Expr, steps: Sequence[Expr] = ()) -> LinearApproximationStudy:
    """Solve for the remainders of f and its tangent; without steps, for a tenth, a tenth of a suitable one.

    Raises NotDifferentiableError where there is no tangent, ParameterError where f has no value after a step
    or steps do not shrink, ValueError for slopes too long to be read.

    >>> study = linear_approximation_study(Function.parse("sqrt(x)"), real(1))
    >>> study.steps, study.approximation.shown.plain, study.bounds[1].shown.plain
    ((1, 1/10, 1/100), '= 1.05', '= 0.00125')
    """
    found = existing_derivative(f, at)
    check_two_or_three(steps)
    chosen = tuple(steps) or suitable_steps(f, found)
    secants = secants_after(f, found, chosen, "where a step would end", bool(steps))
    ways = [error_bound(f, at, sign * IN_SIGHT * chosen[0]) for sign in (1, -1)]
    is_straight = all(way is not None and way.value == 0 for way in ways)
    return LinearApproximationStudy(f, found, secants, error_bound(f, at, chosen[1]), is_straight)
