"""Which steps show how the quotients of a composition settle, and functions that suit where none is given."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import product
from math import log

import numpy as np
from sympy import Expr

from mathlib.calculus import ChainDerivative, chain_derivative, difference_quotient
from mathlib.derivative_studies import DOUBLE, is_near
from mathlib.function import LEAST, MOST, Function, ParameterError, compose, exact_plain, real
from mathlib.plotting import is_unbroken

PATTERN = ("1", "0.5", "0.05")
"""Steps in units of the first one."""

USUAL = 0.2
"""The first step that is liked best."""

FIRST = sorted(
    (f"{digit}e{power}" for digit, power in product((1, 2, 5), range(-7, 6))),
    key=lambda step: (abs(log(float(step) / USUAL)), float(step)),
)
"""First steps, the best liked first."""

VISIBLE, MODERATE = 0.05, 0.6
"""Between which shares of a quotient its first error should be."""

ROOM = 1.3
"""How far on both sides the composition must go on, in units of the first step."""

FORMULAS = ("{u}^2 - {u}", "-{u}"), ("sqrt({u} + 7)", "-{u}")
"""Formulas for an outer and for a third function that is not given, the best liked first."""

NAMES, VARIABLES = "fgkpqw", "uyzvwqs"


def suitable_steps(functions: Sequence[Function], chain: ChainDerivative) -> tuple[Expr, ...]:
    """Steps after which quotients differ plainly from their limits, and hardly after the last.

    `functions` are the inner and the outer one. ParameterError where the composition breaks too near.
    """
    inner, whole = functions[0], compose(functions[1], functions[0])
    at = float(chain.links[0].at)
    limits = [float(chain.slopes[0]), float(chain.slopes[0] * chain.slopes[1])]
    flaws = {first: _flaw((inner, whole), at, limits, float(first)) for first in FIRST}
    for first in sorted((first for first in FIRST if flaws[first] < np.inf), key=lambda first: flaws[first]):
        if all(is_unbroken(f, at - ROOM * float(first), at + ROOM * float(first)) for f in (inner, whole)):
            return tuple(real(first) * real(share) for share in PATTERN)
    raise ParameterError(
        "point",
        f"no steps are known after which {whole.source} has values on both sides of "
        f"{exact_plain(chain.links[0].at)}: it ends or breaks too near; take another point, or name steps",
    )


def _flaw(functions: Sequence[Function], at: float, limits: Sequence[float], first: float) -> float:
    """How far first errors are from being visible and moderate; infinite for numbers too large or missing.

    Worse are steps after which quotients are not seen to settle, or after one of which u is what it was.
    """
    steps = first * np.array(PATTERN, dtype=float)
    shares, flaw = [0.0], 0.0
    for f, limit in zip(functions, limits, strict=True):
        quotients = np.array([difference_quotient(f, at, side * steps) for side in (1, -1)])
        if not np.isfinite(quotients).all() or np.abs(quotients).max() >= MOST:
            return np.inf
        errors = np.maximum(np.abs(quotients - limit) - DOUBLE * (1 + abs(at) + abs(f(at))) / steps, 0)
        flaw += 0 if is_near(float(errors[:, -1].max()), float(errors.max())) else 1
        flaw += 0.5 if f is functions[0] and quotients.any() and not quotients.all() else 0
        if errors.any():
            shares.append(float(errors.max() / np.abs(quotients).max()) if limit else MODERATE)
    return flaw + round(max(VISIBLE - max(shares), max(shares) - MODERATE, 0.0), 6)


def suitable_link(at: Expr, *given: Function) -> Function:
    """A function to be put after one or two others at a point, with a name and a variable of its own.

    Its variable is called like the function before it where that one's is. It is the first of some that has
    a legible slope there. Where even the given ones have none, it is the first one: they are refused
    elsewhere.

    >>> suitable_link(real(1), Function.parse("g(u) = u^2", None)).definition
    'f(y) = y^2 - y'
    """
    taken = {name for f in given for name in (f.name, *f.variables)}
    formulas = FORMULAS[len(given) - 1]
    name = next(letter for letter in ("fk"[len(given) - 1], *NAMES) if letter not in taken)
    variable = next(letter for letter in ("uy"[len(given) - 1], *VARIABLES) if letter not in {*taken, name})
    if len(given) > 1 and given[-1].variables == (given[-2].name,):
        variable = given[-1].name
    candidates = [
        Function.parse(f"{name}({variable}) = {text.format(u=variable)}", None) for text in formulas
    ]
    for candidate in candidates:
        try:
            slopes = chain_derivative([*given, candidate], at).from_the_end
        except ValueError:
            continue
        if all(slope == 0 or LEAST <= abs(float(slope)) < MOST for slope in slopes):
            return candidate
    return candidates[0]
