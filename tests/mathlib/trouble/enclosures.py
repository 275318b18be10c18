"""Values outside the bounds of a box, or missing inside it."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from random import Random

import mpmath
from mpmath import mpf

from mathlib.arithmetic import Interval
from mathlib.function import Function
from tests.mathlib.bounds import ends
from tests.mathlib.trouble.values import BITS, Unknown, evaluator, tiny, value_or_none


def enclosure_faults(text: str, at: str, rng: Random) -> Iterator[str]:
    """What contradicts the bounds over boxes at and beside a point."""
    f, true = Function.parse(text, ("x",)), evaluator(text)
    for _ in range(4):
        centre, width = float(Fraction(at)), 10 ** rng.uniform(-9, 1)
        low = centre + rng.choice((0, width, -width / 2, rng.uniform(-3, 3)))
        bounds = f.interval(Interval.between(low, low + width))
        if bounds is None:
            continue
        with mpmath.workprec(BITS):
            least, greatest = ends(bounds)
            for share in (0, 1, *(mpf(rng.random()) for _ in range(10))):
                x = mpf(low) + share * (mpf(low + width) - mpf(low))
                try:
                    value = value_or_none(true, x)
                except Unknown:
                    continue
                if value is None:
                    yield f"bounds {bounds} over [{low!r}, {low + width!r}], but no value at {float(x)!r}"
                elif not least - tiny(value) <= value <= greatest + tiny(value):
                    yield f"bounds {bounds} over [{low!r}, {low + width!r}], but {value} at {float(x)!r}"
