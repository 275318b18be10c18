"""Steps after which a rectangle of two functions has grown visibly, and what they add to a function."""

from __future__ import annotations

from math import log10

import numpy as np
from sympy import Expr

from mathlib.calculus import Rules
from mathlib.derivative_studies import is_near, quotient
from mathlib.function import Function, real
from mathlib.plotting import is_unbroken

USUAL = 0.5
"""The first step that is liked best."""

MANTISSAS, POWERS = ("5", "2", "1"), range(-8, 7)

RATIOS = ("1", "0.2", "0.02")
"""The other steps in units of the first one."""

THIN, WIDE = 0.25, 0.8
"""Between which shares of the longer side a step should move the side that it moves most."""

MOST = 1.0
"""How far a part may be off its limit after the first step, in units of the largest part."""


def change(f: Function, at: Expr, h: float, error: float) -> float:
    """f(at + h) - f(at), whose quotient by h errs by less than `error`."""
    return h * quotient(f, at, h, error) if h else 0.0


def suitable_steps(u: Function, v: Function, rules: Rules, at: Expr) -> tuple[Expr, ...]:
    """Steps of which the first moves the sides of the rectangle u by v plainly, and the last hardly."""
    scales = [float(f"{mantissa}e{power}") for mantissa in MANTISSAS for power in POWERS]
    scales.sort(key=lambda scale: abs(log10(scale / USUAL)))
    a, flaws = float(at), {scale: _flaw(u, v, rules, float(at), scale) for scale in scales}
    unbroken = (
        scale
        for scale in sorted(scales, key=lambda scale: flaws[scale])
        if all(is_unbroken(f, a - scale, a + scale) for f in (u, v))
    )
    best = real(f"{next(unbroken, min(scales)):g}")
    return tuple(best * real(ratio) for ratio in RATIOS)


def _flaw(u: Function, v: Function, rules: Rules, at: float, scale: float) -> float:
    """How far a first step is from what is liked."""
    steps = scale * np.array([float(ratio) for ratio in RATIOS]) * np.array([[1.0], [-1.0]])
    values = float(rules.u), float(rules.v)
    changes = [f(at + steps) - value for f, value in zip((u, v), values, strict=True)]
    with np.errstate(over="ignore", invalid="ignore"):
        parts = np.array([values[1] * changes[0], values[0] * changes[1], changes[0] * changes[1]]) / steps
    if not np.isfinite(parts).all():
        return np.inf
    limits = np.array([*map(float, rules.terms), 0.0])
    errors = np.abs(parts - limits[:, None, None]).max(axis=(0, 1))
    largest = max(float(np.abs(parts[:, :, 0]).max()), float(np.abs(limits).max()))
    moved = [
        float((np.abs(d) / np.maximum(abs(side), np.abs(side + d)))[:, 0].max())
        for side, d in zip(values, changes, strict=True)
        if side and d.any()
    ]
    share = max(moved, default=THIN)
    off = errors[0] / largest if largest else 0.0
    far = not is_near(float(errors[2]), float(errors[0]))
    return round(far + max(THIN - share, share - WIDE, 0.0) * 2 + max(off - MOST, 0.0), 1)
