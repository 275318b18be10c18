"""The functions of the vocabulary at expansions: by Taylor's theorem, or by identities."""

from __future__ import annotations

from collections.abc import Callable

import sympy
from sympy import Rational, S

from mathlib.arithmetic import Interval
from mathlib.expansions.expansion import Expansion, UndefinedBeside
from mathlib.expansions.exponentials import exponential, logarithm
from mathlib.expansions.powers import cube_root, inverse, square_root
from mathlib.expansions.steps import floor, magnitude, maximum, signum
from mathlib.expansions.taylor import Function, analytic

HALF = Rational(1, 2)


def _between_one_and_minus_one(argument: Expansion) -> Expansion:
    return argument.stretch.enclosed(Interval.between(-1, 1))


def _tangent(argument: Expansion) -> Expansion:
    """sin/cos, which has an expansion at a pole, too."""
    return analytic("sin")(argument) * inverse(analytic("cos")(argument))


def _arctangent(argument: Expansion) -> Expansion:
    """atan f = pi/2 - atan(1/f) for f > 0."""
    quarter = argument.stretch.constant(argument.sign * sympy.pi / 2)
    return quarter - analytic("atan")(inverse(argument))


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
    return analytic("asin")(square_root(half)).scaled(S(2))


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
    return one - inverse(exponential(argument.scaled(S(2))) + one).scaled(S(2))


def _sigmoid(argument: Expansion) -> Expansion:
    """1/(1 + e^-f) for f < 0, and 1 less that of the opposite for f > 0."""
    one = argument.stretch.constant(1)
    if argument.sign > 0:
        return one - _sigmoid(-argument)
    return inverse(one + exponential(-argument))


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
    return logarithm(argument + square_root(argument * argument + one))


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
    "sqrt": square_root,
    "cbrt": cube_root,
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
