"""How far a function is from a plane through one of its points, over a whole disc.

For a plane z = f(p) + g . (x - p), let e(v) = f(p + v) - f(p) - g . v. The plane is tangent to f at p if the
greatest |e(v)| over the disc |v| <= r, divided by r, tends to 0 with r. That quotient is exact for quadratic
functions, by the eigenvalues of their Hessian, and enclosed for others.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass

import sympy
from sympy import Expr, Rational

from mathlib.arithmetic import Interval, NoEnclosure, Undecided, enclosure, sign
from mathlib.calculus.disc_search import DiscSearch
from mathlib.function import Function, Real, Shown, cached, derivative_if_known, real, show, significant

TIGHT = (4e-4, 4e-5, 4e-6)
"""Relative widths of bounds that are tried in turn, until both are rounded alike."""

FIGURES = (3, 2)
"""With how many figures a number between two bounds is shown, the best liked first."""


@dataclass(frozen=True)
class PlaneError:
    """The greatest |e(v)| / r over all steps |v| <= r.

    It is `exact`, where that is known, and proven to be at least `lo` and at most `hi`, which is infinite
    where no bound is known. At the step `worst` it is at least `lo`.
    """

    radius: Expr
    lo: float
    hi: float
    exact: Expr | None
    worst: tuple[float, float]

    @property
    def how(self) -> str:
        if self.exact == 0:
            return "exact, by constant partial derivatives"
        return "certified by intervals" if self.exact is None else "exact, by eigenvalues of the Hessian"

    @property
    def is_tight(self) -> bool:
        """Whether it is known as a number, and not only what it is at most."""
        return self.shown().relation != "≤"

    def shown(self, factor: Expr = sympy.S.One) -> Shown:
        """The number, or a multiple of it, with the figures in which both bounds agree.

        Where they do not agree, it is what the number is at most, with ≤.
        """
        if self.exact is not None:
            return significant(self.exact * factor)
        low, high = (
            math.nextafter(self.lo * float(factor), 0),
            math.nextafter(self.hi * float(factor), math.inf),
        )
        if math.isinf(high):
            return Shown("∞", "≤", high, "rounded up")
        for figures in FIGURES:
            places = places_of(significant(sympy.Float(high), figures))
            if show(low, places).text == (text := show(high, places).text):
                return Shown(text, "≈", high, "rounded")
        return at_most(Rational(high))


def at_most(bound: Expr) -> Shown:
    """A bound with two figures, rounded up.

    >>> at_most(Rational(1234, 10000)).plain, at_most(Rational(12345, 10**11)).plain
    ('≤ 0.13', '≤ 1.3×10⁻⁷')
    """
    above = show(bound, places_of(significant(bound, 2)), "up")
    return Shown(above.text, "≤", above.value, "rounded up")


def places_of(shown: Shown) -> int:
    """How many decimals a number is shown with, before its power of ten if it has one."""
    return len(shown.text.partition("×")[0].partition(".")[2])


def plane_error(f: Function, point: Sequence[Real], slopes: Sequence[Real], radius: Real) -> PlaneError:
    """The greatest error of the plane through (p, f(p)) with some slopes over a disc, divided by its radius.

    >>> f = Function.parse("x^2 + x*y + y^2", ("x", "y"))
    >>> plane_error(f, ("0.5", 1), (2, "5/2"), "0.1").exact
    3/20
    >>> plane_error(Function.parse("exp(x)", ("x", "y")), (0, 0), (1, 0), "0.1").shown().plain
    '≈ 0.0517'
    """
    return _plane_error(f, tuple(map(real, point)), tuple(map(real, slopes)), real(radius))


@cached(256)
def _plane_error(f: Function, point: tuple[Expr, ...], slopes: tuple[Expr, ...], radius: Expr) -> PlaneError:
    if len(f.variables) != 2:
        raise ValueError(f"a disc is one of two variables; {f.definition} has {len(f.variables)}")
    if _is_the_plane(f, point, slopes, radius):
        return PlaneError(radius, 0.0, 0.0, sympy.S.Zero, (float(radius), 0.0))
    if (exact := _of_quadratic(f, point, slopes, radius)) is not None:
        return exact
    try:
        search = DiscSearch(f, point, slopes, radius)
    except NoEnclosure:
        return PlaneError(radius, 0.0, math.inf, None, (float(radius), 0.0))
    for width in TIGHT:
        if not search.narrow(width):
            break
        found = PlaneError(radius, search.lo, search.hi, None, (0.0, 0.0))
        if found.is_tight:
            break
    share, angle = search.worst
    size = share * float(radius)
    return PlaneError(radius, search.lo, search.hi, None, (size * math.cos(angle), size * math.sin(angle)))


def _is_the_plane(f: Function, point: tuple[Expr, ...], slopes: tuple[Expr, ...], radius: Expr) -> bool:
    """Whether the partial derivatives are proven to be the slopes of the plane all over the disc."""
    box = square_around(point, radius)
    partials = (derivative_if_known(f, variable) for variable in f.variables)
    found = [None if partial is None else partial.interval(*box) for partial in partials]
    return all(
        each is not None and slope.is_Rational and each.lo == each.hi and each.lo == enclosure(slope).lo
        for each, slope in zip(found, slopes, strict=True)
    )


def square_around(point: Sequence[Expr], radius: Expr) -> list[Interval]:
    """The square about a disc."""
    return [enclosure(at) + Interval.between(-1, 1) * enclosure(radius) for at in point]


def _of_quadratic(
    f: Function, point: tuple[Expr, ...], slopes: tuple[Expr, ...], radius: Expr
) -> PlaneError | None:
    """The error where f is a polynomial of degree 2 at most with these slopes at the point; None elsewhere.

    Then e(v) = v . H v / 2 with the constant Hessian H, so |e| is greatest along an eigenvector.
    """
    expression, (x, y) = f.expression, f.symbols
    if not expression.is_polynomial(x, y) or f.interval(*square_around(point, radius)) is None:
        return None
    if sympy.Poly(expression, x, y).total_degree() > 2:
        return None
    at = dict(zip((x, y), point, strict=True))
    with suppress(Undecided):
        own = [sympy.diff(expression, variable).subs(at) for variable in (x, y)]
        if all(sign(one - other) == 0 for one, other in zip(own, slopes, strict=True)):
            a, b, c = (sympy.diff(expression, *pair) for pair in ((x, x), (x, y), (y, y)))
            return _by_eigenvalues(a, b, c, radius)
    return None


def _by_eigenvalues(a: Expr, b: Expr, c: Expr, radius: Expr) -> PlaneError:
    """The error for the Hessian ((a, b), (b, c)): half of its greatest eigenvalue in size, times r."""
    mean, half = (a + c) / 2, (a - c) / 2
    size = (abs(mean) + sympy.sqrt(half**2 + b**2)) / 2 * radius
    towards_larger = math.atan2(b, half) / 2
    angle = towards_larger if sign(mean) >= 0 else towards_larger + math.pi / 2
    r, value = float(radius), float(size)
    return PlaneError(radius, value, value, size, (r * math.cos(angle), r * math.sin(angle)))
