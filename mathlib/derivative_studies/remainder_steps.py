"""Steps after which a curve and its tangent are plainly apart at first, and hardly at last."""

from __future__ import annotations

import numpy as np
from sympy import Expr

from mathlib.calculus import Derivative
from mathlib.derivative_studies.secant_steps import is_near
from mathlib.function import USUAL_SCALES, Function, real, tenths
from mathlib.plotting import is_unbroken

SMALLER = [f"{digit}e{power}" for power in range(-4, -8, -1) for digit in (5, 2, 1)]
LARGER = [f"{digit}e{power}" for power in range(1, 6) for digit in (2, 5, 10)]
SCALES = (*USUAL_SCALES, *SMALLER, *LARGER)
"""First steps, the best liked first."""

SMALLEST = "0.001"
"""The first step where the curve breaks within all of them."""

VISIBLE, MODERATE = 0.12, 0.8
"""Between which shares of the picture's half height the first gap between curve and tangent should be."""


def suitable_steps(f: Function, found: Derivative) -> tuple[Expr, ...]:
    """A first step after which curve and tangent are plainly apart, a tenth of it, a tenth of that."""
    a, slope = float(found.at), float(found.value or 0)

    def flaw(scale: str) -> float:
        """By how many half heights the larger gap after a step is too small or too large.

        Worse is a first step after which e(h)/h is not seen to vanish.
        """
        h, signs = float(scale), np.array([[-1.0], [1.0]])
        steps = h * signs * np.array([1, 0.1, 0.1**2])
        gaps = np.abs(f(a + steps) - f(a) - slope * steps)
        share, (first, _, last) = float(gaps[:, 0].max()) / half_height(f, a, slope, h), (gaps / steps).T
        slow = not is_near(float(np.abs(last).max()), float(np.abs(first).max()))
        return slow + round(max(VISIBLE - share, share - MODERATE, 0.0), 6)

    unbroken = [scale for scale in SCALES if is_unbroken(f, a - float(scale), a + float(scale))]
    return tenths(real(min(unbroken, key=flaw, default=SMALLEST)))


def half_height(f: Function, at: float, slope: float, step: float) -> float:
    """How far f and its tangent go up or down within a step, with some room; the step where they do not."""
    heights = f(np.linspace(at - step, at + step, 201)) - f(at)
    reach = max(float(np.nanmax(np.abs(heights))), abs(slope) * step)
    return 1.1 * reach if reach > 1e-9 * max(1.0, abs(float(f(at)))) else step
