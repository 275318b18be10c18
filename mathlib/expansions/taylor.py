"""Functions of the vocabulary at expansions that are bounded, by Taylor's theorem.

Coefficients are exact at the limit of the argument; that of the remainder is enclosed around it.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

import sympy
from flint import arb, arb_series, ctx
from sympy import Expr, Poly, Rational, S

from mathlib.arithmetic import Interval, NoEnclosure, hull
from mathlib.expansions.coefficients import enclosure, evaluated
from mathlib.expansions.expansion import Expansion
from mathlib.formula import VOCABULARY

Coefficients = list[Expr]
Function = Callable[[Expansion], Expansion]

Y = sympy.Dummy("y")

LARGEST_WITH_LOG = 10_000
"""Of e^(k log 2), sympy computes all digits."""


def analytic(name: str) -> Function:
    """A function of the vocabulary where its argument is bounded."""

    def at(argument: Expansion) -> Expansion:
        limit = argument.limit
        if limit is None:
            return argument.stretch.enclosed(VOCABULARY[name].interval(argument.values))
        if limit.is_infinite:
            raise NoEnclosure
        return taylor(name, argument, limit)

    return at


def taylor(name: str, argument: Expansion, limit: Expr) -> Expansion:
    """A function of the vocabulary that is analytic at the limit of its argument, and around it."""
    if limit.has(sympy.log) and abs(enclosure(limit)).hi > LARGEST_WITH_LOG:
        raise NoEnclosure
    stretch = argument.stretch
    delta = argument - stretch.constant(limit)
    around = enclosure(limit) + hull(Interval.of(0), delta.values)
    last = last_coefficient(name, around, stretch.order)
    return delta.composed(taylor_coefficients(name, limit, stretch.order), last)


@lru_cache(maxsize=4096)
def taylor_coefficients(name: str, at: Expr, count: int) -> tuple[Expr, ...]:
    """f^(k)(at) / k! for k < count, for a function of `EXACT` that is analytic at the point.

    >>> taylor_coefficients("sin", S.Zero, 4), taylor_coefficients("tanh", S.Zero, 4)
    ((0, 1, 0, -1/6), (0, 1, 0, -1/3))
    """
    value = evaluated(VOCABULARY[name].symbolic, at)
    return tuple(EXACT[name](at, value, count))


def last_coefficient(name: str, on: Interval, order: int) -> Interval:
    """Bounds for f^(order)(x) / order! for all x of an interval; NoEnclosure where f may not be analytic."""
    ball = on.lo.union(on.hi)
    ctx.cap = max(ctx.cap, order + 1)  # Arb computes no more coefficients, and leaves out the others.
    try:
        series = BALLS[name](arb_series([ball, 1], prec=order + 1))
    except ValueError as error:  # Arb divides by no series that may begin with 0.
        raise NoEnclosure from error
    coefficients = series.coeffs()
    coefficient = coefficients[order] if order < len(coefficients) else arb(0)
    if not coefficient.is_finite():
        raise NoEnclosure
    return Interval.between(coefficient.lower(), coefficient.upper())


def _cycle(*derivatives: Callable[[Expr], Expr]) -> Callable[[Expr, Expr, int], Coefficients]:
    """Of a function whose derivatives repeat."""

    def coefficients(at: Expr, value: Expr, count: int) -> Coefficients:
        return [derivatives[k % len(derivatives)](at) / sympy.factorial(k) for k in range(count)]

    return coefficients


def _logarithm(at: Expr, value: Expr, count: int) -> Coefficients:
    return [value, *(-((-1 / at) ** k) / k for k in range(1, count))]


def _riccati(a: int, b: int, c: int) -> Callable[[Expr, Expr, int], Coefficients]:
    """Of a solution of y' = a + b y + c y^2."""

    def coefficients(at: Expr, value: Expr, count: int) -> Coefficients:
        found = [polynomial.as_expr(value) for polynomial in _riccati_polynomials(a, b, c, count)]
        return [sympy.expand(coefficient) for coefficient in found] if b == 0 else found

    return coefficients


@lru_cache
def _riccati_polynomials(a: int, b: int, c: int, count: int) -> list[Poly]:
    """y^(k) / k! as polynomials of y: the derivative of p(y) is p'(y) y'."""
    slope = Poly(a + b * Y + c * Y**2, Y)
    found = [Poly(Y, Y)]
    for k in range(1, count):
        found.append(found[-1].diff(Y) * slope * Rational(1, k))
    return found


def _integral(value: Expr, slope: Coefficients) -> Coefficients:
    return [value, *(c / (k + 1) for k, c in enumerate(slope[:-1]))]


def _arctangent(at: Expr, value: Expr, count: int) -> Coefficients:
    """The slope u satisfies (1 + x^2) u = 1."""
    u = [1 / (1 + at**2)]
    for k in range(1, count):
        u.append(-(2 * at * u[k - 1] + (u[k - 2] if k > 1 else 0)) / (1 + at**2))
    return _integral(value, u)


def _arcsine(sign: int, square: int) -> Callable[[Expr, Expr, int], Coefficients]:
    """The slope v, +-1 / sqrt(1 + s x^2) with s = +-1, satisfies (1 + s x^2) v' = -s x v."""

    def coefficients(at: Expr, value: Expr, count: int) -> Coefficients:
        root = 1 + square * at**2
        v = [sign / sympy.sqrt(root)]
        for k in range(count - 1):
            before = k * v[k - 1] if k else S.Zero
            v.append(-square * (Rational(2 * k + 1) * at * v[k] + before) / ((k + 1) * root))
        return _integral(value, v)

    return coefficients


def _error_function(at: Expr, value: Expr, count: int) -> Coefficients:
    """The slope u satisfies u' = -2 x u."""
    u = [2 * sympy.exp(-(at**2)) / sympy.sqrt(sympy.pi)]
    for k in range(count - 1):
        u.append(-2 * (at * u[k] + (u[k - 1] if k else 0)) / (k + 1))
    return _integral(value, u)


_sigmoid = _riccati(0, 1, -1)

EXACT: dict[str, Callable[[Expr, Expr, int], Coefficients]] = {
    "sin": _cycle(sympy.sin, sympy.cos, lambda x: -sympy.sin(x), lambda x: -sympy.cos(x)),
    "cos": _cycle(sympy.cos, lambda x: -sympy.sin(x), lambda x: -sympy.cos(x), sympy.sin),
    "sinh": _cycle(sympy.sinh, sympy.cosh),
    "cosh": _cycle(sympy.cosh, sympy.sinh),
    "tanh": _riccati(1, 0, -1),
    "exp": lambda at, value, count: [value / sympy.factorial(k) for k in range(count)],
    "log": _logarithm,
    "atan": _arctangent,
    "asin": _arcsine(1, -1),
    "acos": _arcsine(-1, -1),
    "asinh": _arcsine(1, 1),
    "erf": _error_function,
    "sigmoid": _sigmoid,
    "softplus": lambda at, value, count: _integral(
        value, _sigmoid(at, VOCABULARY["sigmoid"].symbolic(at), count)
    ),
}
"""By the name, a function of the point, the value there, and the number of coefficients."""

BALLS: dict[str, Callable[[arb_series], arb_series]] = {
    "sin": arb_series.sin,
    "cos": arb_series.cos,
    "sinh": lambda x: (x.exp() - (-x).exp()) / 2,
    "cosh": lambda x: (x.exp() + (-x).exp()) / 2,
    "tanh": lambda x: 1 - 2 / ((2 * x).exp() + 1),
    "exp": arb_series.exp,
    "log": arb_series.log,
    "atan": arb_series.atan,
    "asin": arb_series.asin,
    "acos": arb_series.acos,
    "asinh": lambda x: (x + (1 + x * x).sqrt()).log(),
    "erf": arb_series.erf,
    "sigmoid": lambda x: 1 / (1 + (-x).exp()),
    "softplus": lambda x: (1 + x.exp()).log(),
}
