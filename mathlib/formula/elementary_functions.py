"""The vocabulary of formulas: each constant and function once, with all its readings side by side."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
import scipy.special
import sympy
from numpy.typing import NDArray

from mathlib.arithmetic import Interval, intervals, trig_intervals
from mathlib.formula import sympy_functions

Array: TypeAlias = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Named:
    """A constant: its exact value and its double."""

    symbolic: sympy.Expr
    value: float
    typst: str


@dataclass(frozen=True, slots=True)
class Domain:
    """The real arguments of a function that have a real value: those between two bounds."""

    least: int | None = None
    most: int | None = None
    open: bool = False

    def __str__(self) -> str:
        if self.most is not None:
            return f"a number from {self.least} to {self.most}"
        return "a positive number" if self.open else "a number that is not negative"


@dataclass(frozen=True, slots=True)
class Entry:
    """A function and its readings.

    `symbolic` is sympy's, `array` numpy's, `interval` encloses, `typst` is a template for the
    arguments. `formal` is what is differentiated, where that is not `symbolic`.
    """

    symbolic: Callable[..., sympy.Expr]
    array: Callable[..., Array]
    interval: Callable[..., Interval]
    typst: str
    domain: Domain | None = None
    formal: Callable[..., sympy.Expr] | None = None
    least: int = 1
    most: int = 1


def _positive(function: Callable[[Array], Array]) -> Callable[[Array], Array]:
    """A logarithm of numpy's, which is -inf at 0, with NaN there."""
    return lambda argument: function(np.where(argument == 0, np.nan, argument))


def _sigmoid(argument: Array) -> Array:
    return 1 / (1 + np.exp(-argument))


def _cube_root(argument: sympy.Expr) -> sympy.Expr:
    return sympy.sign(argument) * sympy.Abs(argument) ** sympy.Rational(1, 3)


POSITIVE = Domain(0, open=True)
NOT_NEGATIVE = Domain(0)
UNIT = Domain(-1, 1)

CONSTANTS = {
    "pi": Named(sympy.pi, math.pi, "pi"),
    "e": Named(sympy.E, math.e, "e"),
}

VOCABULARY = {
    "sin": Entry(sympy.sin, np.sin, trig_intervals.sin, "sin({})"),
    "cos": Entry(sympy.cos, np.cos, trig_intervals.cos, "cos({})"),
    "tan": Entry(sympy.tan, np.tan, trig_intervals.tan, "tan({})"),
    "asin": Entry(sympy.asin, np.arcsin, intervals.asin, "arcsin({})", UNIT),
    "acos": Entry(sympy.acos, np.arccos, intervals.acos, "arccos({})", UNIT),
    "atan": Entry(sympy.atan, np.arctan, intervals.atan, "arctan({})"),
    "sinh": Entry(sympy.sinh, np.sinh, intervals.sinh, "sinh({})"),
    "cosh": Entry(sympy.cosh, np.cosh, intervals.cosh, "cosh({})"),
    "tanh": Entry(sympy.tanh, np.tanh, intervals.tanh, "tanh({})"),
    "asinh": Entry(sympy.asinh, np.arcsinh, intervals.asinh, 'op("arsinh")({})'),
    "erf": Entry(sympy.erf, scipy.special.erf, intervals.erf, 'op("erf")({})'),
    "exp": Entry(sympy.exp, np.exp, intervals.exp, "e^({})"),
    "log": Entry(sympy.log, _positive(np.log), intervals.log, "ln({})", POSITIVE),
    "ln": Entry(sympy.log, _positive(np.log), intervals.log, "ln({})", POSITIVE),
    "log2": Entry(
        lambda x: sympy.log(x, 2), _positive(np.log2), intervals.log2, "log_2 ({})",
        POSITIVE, sympy_functions.Log2,
    ),
    "log10": Entry(
        lambda x: sympy.log(x, 10), _positive(np.log10), intervals.log10, "log_10 ({})",
        POSITIVE, sympy_functions.Log10,
    ),
    "sqrt": Entry(sympy.sqrt, np.sqrt, intervals.sqrt, "sqrt({})", NOT_NEGATIVE),
    "cbrt": Entry(_cube_root, np.cbrt, intervals.cbrt, "root(3, {})", formal=sympy_functions.CubeRoot),
    "abs": Entry(sympy.Abs, np.abs, abs, "abs({})", formal=sympy_functions.Abs),
    "sign": Entry(sympy.sign, np.sign, intervals.sign, 'op("sign")({})', formal=sympy_functions.Sign),
    "floor": Entry(sympy.floor, np.floor, intervals.floor, "floor({})", formal=sympy_functions.Floor),
    "ceil": Entry(sympy.ceiling, np.ceil, intervals.ceil, "ceil({})", formal=sympy_functions.Ceil),
    "relu": Entry(
        lambda x: sympy.Max(0, x), lambda x: np.maximum(x, 0), intervals.relu, 'op("ReLU")({})',
        formal=sympy_functions.Relu,
    ),
    "sigmoid": Entry(
        lambda x: 1 / (1 + sympy.exp(-x)), _sigmoid, intervals.sigmoid, "sigma({})",
        formal=sympy_functions.Sigmoid,
    ),
    "softplus": Entry(
        lambda x: sympy.log(1 + sympy.exp(x)), lambda x: np.logaddexp(0, x), intervals.softplus,
        'op("softplus")({})', formal=sympy_functions.Softplus,
    ),
    "min": Entry(
        sympy.Min, np.minimum, intervals.minimum, "min({})", None,
        sympy_functions.nested(sympy_functions.Min), 2, 8,
    ),
    "max": Entry(
        sympy.Max, np.maximum, intervals.maximum, "max({})", None,
        sympy_functions.nested(sympy_functions.Max), 2, 8,
    ),
}  # fmt: skip
