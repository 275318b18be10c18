"""Values of a function on both sides of a point, nearer and nearer to it, as they are shown in a table."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeAlias

from sympy import Expr

from mathlib.function import UNKNOWN, Claim, Function, Shown, decimals_for, evaluated, show
from mathlib.limits import known_value_at

Entry: TypeAlias = tuple[Shown, Claim | Shown]
"""x and f(x), which claims nothing where f has no value."""


def approach(
    f: Function, at: Expr, distances: Sequence[Expr], shown: Callable[[Expr], Shown]
) -> tuple[tuple[float, Entry, Entry], ...]:
    """Each of some distances that shrink, with x and f(x), as it is shown, on both sides.

    >>> from mathlib.function import real
    >>> rows = approach(Function.parse("log(x)"), real(0), (real(1), real(0.1)), lambda value: show(value, 3))
    >>> [(distance, left[1].text, right[1].shown.text) for distance, left, right in rows]
    [(1.0, '', '0'), (0.1, '', '−2.303')]
    """
    places, (variable,) = decimals_for(float(distances[-1]), 3), f.variables

    def entry(x: Expr) -> Entry:
        place, value = show(x, places), known_value_at(f, x)
        if value is None:
            return place, UNKNOWN
        context = {variable: place.plain}
        return place, Claim(f.signature, shown(value), known_value_at, evaluated(value), context)

    return tuple((float(distance), entry(at - distance), entry(at + distance)) for distance in distances)
