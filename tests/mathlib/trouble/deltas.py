"""False deltas: failures nearer than the proven reach, or none just beyond it."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

import mpmath
import sympy
from mpmath import mpf

from mathlib.epsilon_delta import Delta, largest_delta
from mathlib.function import Function
from mathlib.limits import limit
from tests.mathlib.trouble.values import BITS, PROOFS, Unknown, evaluator, number, value_or_none


def delta_faults(text: str, at: str, rng: Random) -> Iterator[str]:
    f = Function.parse(text, ("x",))
    found = limit(f, at)
    if found.value is None or found.value.has(sympy.Float):
        return
    size = float(abs(found.value)) or 1.0
    if not mpmath.isfinite(size):
        return
    eps = f"{rng.choice((1, 0.5, 0.1, 0.01, 1e-4)) * 10 ** round(mpmath.log10(size)):.3g}"
    delta = largest_delta(f, at, found.value, eps)
    with mpmath.workprec(BITS):
        for sign, bounds in ((-1, delta.left), (1, delta.right)):
            name = f"delta for {eps} {'left' if sign < 0 else 'right'} {bounds}"
            yield from (f"{name}: {fault}" for fault in faults_of_reach(text, delta, sign, eps, rng))


def faults_of_reach(text: str, delta: Delta, sign: int, eps: str, rng: Random) -> Iterator[str]:
    """Failures nearer than the proven reach, or none just beyond it."""
    f, bounds = evaluator(text), delta.left if sign < 0 else delta.right
    try:
        at, aim, width = number(delta.at), number(delta.limit), number(eps)
    except Unknown:
        return

    def excess(distance: mpf) -> mpf:
        """By how much epsilon is missed, in units of epsilon; a whole unit without a value."""
        try:
            value = value_or_none(f, at + sign * distance)
        except Unknown:
            return -(mpf(10) ** -9)
        return mpf(1) if value is None else abs(value - aim) / width - 1

    low = min(mpf(bounds.lo), mpf(10) ** 6)
    if bounds.exact is not None and bounds.exact.is_finite:
        low = number(bounds.exact)
    if low > 0:
        inside = [low * (k + mpf(rng.random())) / 200 for k in range(200)]
        inside += [low * mpf(10) ** -(mpf(k) / 8) for k in range(1, 160)]
        inside += [low * (1 - mpf(10) ** -k) for k in range(2, 40, 2)]
        worst = max(inside, key=excess)
        if excess(worst) > mpf(10) ** -50:
            yield f"misses by {mpmath.nstr(excess(worst), 5)} epsilon at the distance {float(worst)!r}"
    may_have_holes = any(part in text for part in ("/", "log", "^(-"))
    if bounds.how in PROOFS and mpmath.isfinite(bounds.hi) and not may_have_holes:
        beyond = [low + (mpf(bounds.hi) - low) * k / 100 for k in range(101)]
        beyond += [mpf(bounds.hi) * (1 + mpf(10) ** -k) for k in range(6, 40)]
        if max(map(excess, beyond)) < -(mpf(10) ** -4):
            yield f"nothing fails beyond it: {mpmath.nstr(max(map(excess, beyond)), 5)}"
