"""The words of a formula: each constant and each function once, with all its readings side by side."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import sympy
from numpy.typing import NDArray

Floats = NDArray[np.float64]


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
    """A function: `symbolic` is sympy, `array` is numpy, `typst` is a template for its arguments."""

    symbolic: Callable[..., sympy.Expr]
    array: Callable[..., Floats]
    typst: str
    domain: Domain | None = None
    least: int = 1
    most: int = 1


def _positive(function: Callable[[Floats], Floats]) -> Callable[[Floats], Floats]:
    """numpy's logarithms say -inf at 0, where there is no value."""
    return lambda argument: function(np.where(argument == 0, np.nan, argument))


def _sigmoid(argument: Floats) -> Floats:
    return 1 / (1 + np.exp(-argument))


def _cube_root(argument: sympy.Expr) -> sympy.Expr:
    return sympy.sign(argument) * sympy.Abs(argument) ** sympy.Rational(1, 3)


POSITIVE = Domain(0, open=True)
NOT_NEGATIVE = Domain(0)
UNIT = Domain(-1, 1)

CONSTANTS = {
    "pi": Named(sympy.pi, float(np.pi), "pi"),
    "e": Named(sympy.E, float(np.e), "e"),
}

VOCABULARY = {
    "sin": Entry(sympy.sin, np.sin, "sin({})"),
    "cos": Entry(sympy.cos, np.cos, "cos({})"),
    "tan": Entry(sympy.tan, np.tan, "tan({})"),
    "asin": Entry(sympy.asin, np.arcsin, "arcsin({})", UNIT),
    "acos": Entry(sympy.acos, np.arccos, "arccos({})", UNIT),
    "atan": Entry(sympy.atan, np.arctan, "arctan({})"),
    "sinh": Entry(sympy.sinh, np.sinh, "sinh({})"),
    "cosh": Entry(sympy.cosh, np.cosh, "cosh({})"),
    "tanh": Entry(sympy.tanh, np.tanh, "tanh({})"),
    "exp": Entry(sympy.exp, np.exp, "e^({})"),
    "log": Entry(sympy.log, _positive(np.log), "ln({})", POSITIVE),
    "ln": Entry(sympy.log, _positive(np.log), "ln({})", POSITIVE),
    "log2": Entry(lambda x: sympy.log(x, 2), _positive(np.log2), "log_2 ({})", POSITIVE),
    "log10": Entry(lambda x: sympy.log(x, 10), _positive(np.log10), "log_10 ({})", POSITIVE),
    "sqrt": Entry(sympy.sqrt, np.sqrt, "sqrt({})", NOT_NEGATIVE),
    "cbrt": Entry(_cube_root, np.cbrt, "root(3, {})"),
    "abs": Entry(sympy.Abs, np.abs, "abs({})"),
    "sign": Entry(sympy.sign, np.sign, 'op("sign")({})'),
    "floor": Entry(sympy.floor, np.floor, "floor({})"),
    "ceil": Entry(sympy.ceiling, np.ceil, "ceil({})"),
    "relu": Entry(lambda x: sympy.Max(0, x), lambda x: np.maximum(x, 0), 'op("ReLU")({})'),
    "sigmoid": Entry(lambda x: 1 / (1 + sympy.exp(-x)), _sigmoid, "sigma({})"),
    "softplus": Entry(
        lambda x: sympy.log(1 + sympy.exp(x)), lambda x: np.logaddexp(0, x), 'op("softplus")({})'
    ),
    "min": Entry(sympy.Min, np.minimum, "min({})", None, 2, 8),
    "max": Entry(sympy.Max, np.maximum, "max({})", None, 2, 8),
}
