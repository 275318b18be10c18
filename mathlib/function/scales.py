"""Steps and radii that are tried where none are given: short decimals, the best liked first."""

from __future__ import annotations

import sympy
from sympy import Expr

USUAL_SCALES = (
    "1", "2", "0.5", "5", "0.2", "10", "0.1", "0.05", "0.02", "0.01", "0.005", "0.002", "0.001", "100",
)  # fmt: skip

TENTH = sympy.Rational(1, 10)


def tenths(first: Expr, count: int = 3) -> tuple[Expr, ...]:
    """A number, a tenth of it, a tenth of that.

    >>> tenths(sympy.Integer(2))
    (2, 1/5, 1/50)
    """
    return tuple(first * TENTH**power for power in range(count))
