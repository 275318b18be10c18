"""Points that are missing from a graph."""

from __future__ import annotations

import numpy as np
from sympy import Poly, Pow

from mathlib.function import Function, cached
from mathlib.limits import is_undefined
from mathlib.plotting.continuity import is_unbroken

BESIDE = 1e-5
"""How far from a missing point its neighbours are looked at, in units of its size."""

HOLE = 1e-6
"""What is left out on both sides of a missing point, in units of what is seen."""

TOGETHER = 1e-3
"""How near these must be to each other, in units of their size."""


@cached(64)
def missing_points(f: Function) -> tuple[tuple[float, float], ...]:
    """Where f has no value though its graph goes on: rational zeros of polynomials that it divides by.

    A derivative is missing where its function is, though its own formula may divide by nothing.

    >>> f = Function.parse("(x^2 - 4)/(x - 2)")
    >>> missing_points(f), missing_points(f.derivative("x")), missing_points(Function.parse("1/x"))
    (((2.0, 4.0),), ((2.0, 1.0),), ())
    """
    (x,) = f.symbols
    formulas = (f, *(Function(domain.formula, f.variables, f.source) for domain in f.domains))
    powers = {power for formula in formulas for power in formula.expression.atoms(Pow)}
    bases = {power.base for power in powers if power.exp.is_negative and power.has(x)}
    polynomials = [Poly(base, x) for base in bases if base.is_polynomial(x)]
    found = []
    for root in {root for p in polynomials if p.domain.is_ZZ or p.domain.is_QQ for root in p.ground_roots()}:
        at, beside = float(root), BESIDE * max(1.0, abs(float(root)))
        low, high = f(np.array([at - beside, at + beside]))
        if abs(high - low) < TOGETHER * (1 + abs(low)) and is_undefined(f, root):
            found.append((at, float(low + high) / 2))
    return tuple(sorted(found))


def goes_on(f: Function, low: float, high: float) -> bool:
    """Whether the graph over [low, high] has one piece but for missing points, as far as samples show.

    >>> f = Function.parse("(x^3 - 1)/(x - 1)")
    >>> goes_on(f, 0, 4), is_unbroken(f, 0, 4), goes_on(Function.parse("1/(x - 1)"), 0, 3)
    (True, False, False)
    """
    beside = HOLE * (high - low)
    missing = [x for x, _ in missing_points(f) if low - beside < x < high + beside]
    starts, ends = [low, *(x + beside for x in missing)], [*(x - beside for x in missing), high]
    return all(is_unbroken(f, start, end) for start, end in zip(starts, ends, strict=True) if start < end)
