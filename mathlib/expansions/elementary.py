"""The functions of the vocabulary at expansions: by Taylor's theorem, or by identities."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

import sympy
from sympy import Expr, Rational, S

from mathlib.arithmetic import Interval, NoEnclosure, hull, intervals, power_intervals
from mathlib.expansions.coefficients import enclosure, evaluated, rational
from mathlib.expansions.errors import UndefinedBeside
from mathlib.expansions.expansion import Expansion
from mathlib.expansions.monomials import LOG, Monomial
from mathlib.expansions.steps import floor, magnitude, maximum, signum
from mathlib.expansions.taylor import last_coefficient, taylor_coefficients
from mathlib.formula import VOCABULARY

BEYOND_ALL_POWERS = 24
"""exp(-1/t) is written as t to this power, times something bounded."""

ROOM_FOR_LOG = Fraction(1, 4)
HALF = Rational(1, 2)

Function = Callable[[Expansion], Expansion]


def analytic(name: str) -> Function:
    """A function of the vocabulary where its argument is bounded."""

    def at(argument: Expansion) -> Expansion:
        limit = argument.limit
        if limit is None:
            return _of_bounds(name, argument)
        if limit.is_infinite:
            raise NoEnclosure
        return _taylor(name, argument, limit)

    return at


def _taylor(name: str, argument: Expansion, limit: Expr) -> Expansion:
    stretch = argument.stretch
    delta = argument - stretch.constant(limit)
    around = enclosure(limit) + hull(Interval.of(0), delta.values)
    last = last_coefficient(name, around, stretch.order)
    return delta.composed(taylor_coefficients(name, limit, stretch.order), last)


def _of_bounds(name: str, argument: Expansion) -> Expansion:
    return argument.stretch.enclosed(VOCABULARY[name].interval(argument.values))


def exponential(argument: Expansion) -> Expansion:
    """e^f; of f = k log(1/t) + g with a bounded g it is t^-k e^g."""
    logs = argument.terms.get(LOG, S.Zero)
    if logs.is_Rational and logs != 0:
        rest = argument - argument.stretch.monomial(LOG, logs)
        if rest.is_bounded:
            return exponential(rest).scaled(S.One, Monomial(-Fraction(int(logs.p), int(logs.q))))
    if argument.is_infinite:
        return _beyond_all_powers(argument)
    return analytic("exp")(argument)


def _beyond_all_powers(argument: Expansion) -> Expansion:
    """e^-s <= (n/e)^n s^-n, for s >= 0 that is at least kappa t^-p; e^s is its inverse."""
    stretch = argument.stretch
    if argument.sign > 0:
        return _beyond_all_powers(-argument).inverse()
    if argument.leading is not None:
        monomial, coefficient, _ = argument.leading
        least = (abs(enclosure(coefficient)) * (argument.excess.values + 1)).lo
    else:
        monomial, values, _ = argument.coarse
        least = abs(values).lo
    if monomial.power >= 0 or monomial.logs < 0:
        raise NoEnclosure
    n = enclosure(rational(BEYOND_ALL_POWERS / -monomial.power))
    factor = power_intervals.power(n / (Interval.of(least) * intervals.exp(Interval.of(1))), n)
    small = Monomial(Fraction(BEYOND_ALL_POWERS))
    return stretch.enclosed(Interval.between(0, factor.hi), small, is_nonzero=True)


def logarithm(argument: Expansion) -> Expansion:
    """log f, of f = c t^p log(1/t)^q (1 + delta) or of what is bounded away from 0."""
    if argument.sign <= 0:
        raise UndefinedBeside
    stretch = argument.stretch
    if argument.leading is None:
        return _logarithm_of_bounds(argument)
    monomial, coefficient, _ = argument.leading
    near_one = _taylor("log", stretch.constant(1) + argument.excess, S.One)
    size = stretch.constant(evaluated(sympy.log, coefficient)) + stretch.monomial(
        LOG, -rational(monomial.power)
    )
    return near_one + size + _log_log(argument, monomial)


def _log_log(argument: Expansion, monomial: Monomial) -> Expansion:
    """q log(log(1/t)): log u <= 4 u^(1/4) / e."""
    stretch = argument.stretch
    if not monomial.logs:
        return stretch.constant(0)
    values = Interval.between(0, 2) * Interval.of(monomial.logs)
    return stretch.enclosed(values, LOG**ROOM_FOR_LOG)


def _logarithm_of_bounds(argument: Expansion) -> Expansion:
    monomial, values, _ = argument.coarse
    stretch = argument.stretch
    if not values.is_finite:
        raise NoEnclosure
    size = stretch.monomial(LOG, -rational(monomial.power))
    return stretch.enclosed(intervals.log(values)) + size + _log_log(argument, monomial)


def _between_one_and_minus_one(argument: Expansion) -> Expansion:
    return argument.stretch.enclosed(Interval.between(-1, 1))


def _tangent(argument: Expansion) -> Expansion:
    """sin/cos, which has an expansion at a pole, too."""
    return analytic("sin")(argument) * analytic("cos")(argument).inverse()


def _arctangent(argument: Expansion) -> Expansion:
    """atan f = pi/2 - atan(1/f) for f > 0."""
    quarter = argument.stretch.constant(argument.sign * sympy.pi / 2)
    return quarter - analytic("atan")(argument.inverse())


def _arccosine(argument: Expansion) -> Expansion:
    """acos f = 2 asin(sqrt((1 - f)/2)), and acos f = pi - acos(-f): at the ends of its domain a root."""
    limit, stretch = argument.limit, argument.stretch
    if limit == -1:
        return stretch.constant(sympy.pi) - _arccosine(-argument)
    if limit != 1:
        if (argument.values * argument.values - 1).lo > 0:
            raise UndefinedBeside
        return analytic("acos")(argument)
    half = (stretch.constant(1) - argument).scaled(HALF)
    return analytic("asin")(half.power(Fraction(1, 2))).scaled(S(2))


def _arcsine(argument: Expansion) -> Expansion:
    return argument.stretch.constant(sympy.pi / 2) - _arccosine(argument)


def _cosh(argument: Expansion) -> Expansion:
    return (exponential(argument) + exponential(-argument)).scaled(HALF)


def _sinh(argument: Expansion) -> Expansion:
    return (exponential(argument) - exponential(-argument)).scaled(HALF)


def _tanh(argument: Expansion) -> Expansion:
    """1 - 2/(e^(2f) + 1) for f > 0, which shows that it is less than 1; an odd function."""
    if argument.sign < 0:
        return -_tanh(-argument)
    one = argument.stretch.constant(1)
    return one - (exponential(argument.scaled(S(2))) + one).inverse().scaled(S(2))


def _sigmoid(argument: Expansion) -> Expansion:
    """1/(1 + e^-f) for f < 0, and 1 less that of the opposite for f > 0."""
    one = argument.stretch.constant(1)
    if argument.sign > 0:
        return one - _sigmoid(-argument)
    return (one + exponential(-argument)).inverse()


def _softplus(argument: Expansion) -> Expansion:
    """log(1 + e^f) = f + log(1 + e^-f)."""
    one = argument.stretch.constant(1)
    if argument.sign > 0:
        return argument + logarithm(one + exponential(-argument))
    return logarithm(one + exponential(argument))


def _area_sine(argument: Expansion) -> Expansion:
    """log(f + sqrt(f^2 + 1)), an odd function of f."""
    if argument.sign < 0:
        return -_area_sine(-argument)
    one = argument.stretch.constant(1)
    return logarithm(argument + _square_root(argument * argument + one))


def _error_function(argument: Expansion) -> Expansion:
    """1 - c e^(-f^2), since 0 <= 1 - erf(x) <= e^(-x^2) for x >= 0; an odd function of f."""
    if argument.sign < 0:
        return -_error_function(-argument)
    stretch = argument.stretch
    return stretch.constant(1) - exponential(-(argument * argument)) * stretch.enclosed(
        Interval.between(0, 1)
    )


def _where_infinite(name: str, identity: Function) -> Function:
    finite = analytic(name)
    return lambda argument: identity(argument) if argument.is_infinite else finite(argument)


def _to_base(base: int) -> Function:
    return lambda argument: logarithm(argument).scaled(1 / sympy.log(base))


def _square_root(argument: Expansion) -> Expansion:
    return argument.power(Fraction(1, 2))


def _cube_root(argument: Expansion) -> Expansion:
    """The cube root of |f|, with the sign of f."""
    try:
        direction = argument.sign
    except NoEnclosure:
        return _cube_root_of_bounds(argument)
    root = magnitude(argument).power(Fraction(1, 3))
    return root if direction >= 0 else -root


def _cube_root_of_bounds(argument: Expansion) -> Expansion:
    third = Fraction(1, 3)
    if argument.single is not None:
        monomial, coefficient = argument.single
        return argument.stretch.monomial(monomial**third, VOCABULARY["cbrt"].symbolic(coefficient))
    monomial, values, is_nonzero = argument.coarse
    return argument.stretch.enclosed(intervals.cbrt(values), monomial**third, is_nonzero)


CALLS: dict[str, Callable[..., Expansion]] = {
    "sin": _where_infinite("sin", _between_one_and_minus_one),
    "cos": _where_infinite("cos", _between_one_and_minus_one),
    "tan": _tangent,
    "asin": _arcsine,
    "acos": _arccosine,
    "atan": _where_infinite("atan", _arctangent),
    "sinh": _where_infinite("sinh", _sinh),
    "cosh": _where_infinite("cosh", _cosh),
    "tanh": _where_infinite("tanh", _tanh),
    "asinh": _where_infinite("asinh", _area_sine),
    "erf": _where_infinite("erf", _error_function),
    "exp": exponential,
    "log": logarithm,
    "ln": logarithm,
    "log2": _to_base(2),
    "log10": _to_base(10),
    "sqrt": _square_root,
    "cbrt": _cube_root,
    "abs": magnitude,
    "sign": signum,
    "floor": floor,
    "ceil": lambda argument: -floor(-argument),
    "relu": lambda argument: maximum(argument, argument.stretch.constant(0)),
    "sigmoid": _where_infinite("sigmoid", _sigmoid),
    "softplus": _where_infinite("softplus", _softplus),
    "min": lambda first, second: -maximum(-first, -second),
    "max": maximum,
}
"""Each function of the vocabulary at expansions of its arguments."""
