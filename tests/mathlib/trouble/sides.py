"""Whether values beside a point contradict what is said to be approached there.

Each side is sampled in decades of the step. What vanishes or grows as slowly as a logarithm shows in the last
of them, where the step is 10^-(10^48).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from random import Random

import mpmath
from mpmath import mpf
from sympy import Expr

from mathlib.limits import TwoSided
from tests.mathlib.high_precision import Unreachable
from tests.mathlib.trouble.close_by import Curve, evaluator_close_by
from tests.mathlib.trouble.values import BITS, Unknown, evaluator, number, value_or_none

DECADES = (10, 20, 30)
FAR_DECADES = (10**3, 10**6, 10**12, 10**24, 10**48)
SAMPLES = 9

Sampled = list[list[mpf]]
"""The values in each decade."""


@dataclass(frozen=True)
class Beside:
    """What is sampled: a function of the step from a point, and the same for steps that vanish beside it."""

    near: Curve
    close_by: Curve

    @classmethod
    def of(cls, text: str, at: mpf) -> Beside:
        f = evaluator(text)
        return cls(lambda step: f(at + step), evaluator_close_by(text, at))

    def slope_from(self, value: mpf) -> Beside:
        """The difference quotient."""

        def slope_close_by(step: mpf) -> mpf:
            moved = self.close_by(step)
            if moved and abs(moved - value) < abs(value) * mpf(10) ** -100:
                raise Unreachable
            return (moved - value) / step

        return Beside(lambda step: (self.near(step) - value) / step, slope_close_by)


def faults_of_sides(found: TwoSided[str], f: Beside, rng: Random) -> Iterator[str]:
    """The faults of each side, but for what is gone where six times as many bits are computed."""
    for sign, aim in ((-1, found.left), (1, found.right)):
        try:
            fault = fault_of_side(f, sign, aim, found.kind, rng)
            if fault:
                with mpmath.workprec(6 * BITS):
                    fault = fault_of_side(f, sign, aim, found.kind, rng)
        except Unknown:
            continue
        if fault:
            yield f"{'left' if sign < 0 else 'right'}: {fault}"


def fault_of_side(f: Beside, sign: int, aim: Expr | None, kind: str, rng: Random) -> str:
    """What contradicts that f approaches an aim, ±oo or, for None, nothing."""
    values = [[value_or_none(f.near, sign * step(decade, rng)) for _ in range(SAMPLES)] for decade in DECADES]
    missing = any(value is None for decade in values for value in decade)
    if aim is None:
        settles = not missing and kind != "undefined nearby" and has_settled(values)
        return f"settles on {mpmath.nstr(values[-1][0], 15)}" if settles else ""
    if missing:
        return "undefined nearby"
    if aim.is_infinite:
        return fault_of_growth(f, sign, 1 if aim > 0 else -1, values, rng)
    return fault_of_approach(f, sign, number(aim), values, rng)


def step(decade: int, rng: Random) -> mpf:
    return mpf(10) ** (mpf(rng.random()) - decade)


def close_by(f: Beside, sign: int, rng: Random) -> Sampled:
    """The values in as many of the far decades as can be computed."""
    found: Sampled = []
    for decade in FAR_DECADES:
        try:
            found.append([f.close_by(sign * step(decade, rng)) for _ in range(SAMPLES)])
        except Unreachable:
            break
    return found


def fault_of_growth(f: Beside, sign: int, towards: int, values: Sampled, rng: Random) -> str:
    """What contradicts that values grow without bound.

    They may be of any size, since 1e-7 log(x) falls without bound, too; but they grow by more and more while
    the decades are squared. What approaches a number grows by less and less.
    """
    decades = [*values, *close_by(f, sign, rng)]
    least = [min(towards * value for value in decade) for decade in decades]
    before, between, last = least[-3:]
    grows = between > before and last - between > (between - before) / 2
    return "" if grows else f"at least {[mpmath.nstr(value, 5) for value in least]}"


def fault_of_approach(f: Beside, sign: int, aim: mpf, values: Sampled, rng: Random) -> str:
    """What contradicts that values approach a number: an error that is not small and does not shrink.

    It may begin to shrink in the last decade: sin(exp(1/x^2)) swings faster than others at 1/7.
    """
    decades, errors = values, [mpf(0)]
    for more in (lambda: [], lambda: close_by(f, sign, rng)):
        decades = [*decades, *more()]
        errors = [max(abs(value - aim) for value in decade) for decade in decades]
        before, between, last = errors[-3:]
        if last <= mpf(10) ** -25 * (abs(aim) + errors[0]) or last < mpf(10) ** -60:
            return ""
    shrinks = between < before * mpf("0.95") and last < between * mpf("0.95")
    shrinks = shrinks or last < between / 1000
    return "" if shrinks else f"errors {[mpmath.nstr(error, 5) for error in errors]}"


def has_settled(values: Sampled) -> bool:
    """Whether values of the last decade agree, and with those of the one before.

    Equal whole numbers say nothing: a rounded value may be another one at points that no sample meets.
    """
    near = [*values[-1], *values[-2]]
    if min(near) == max(near) == mpmath.floor(near[0]):
        return False
    return bool(max(near) - min(near) <= mpf(10) ** -12 * max(map(abs, near)))
