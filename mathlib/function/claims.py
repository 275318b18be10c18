"""Numbers that are shown: under which name, what computed them, and how they are known."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

import sympy

from mathlib.function.notation import Shown

EXACT, DIGITS, DOUBLES = "exact arithmetic", "many digits", "double precision"
"""How numbers are known that were only evaluated."""


@dataclass(frozen=True)
class Claim:
    """A number as it is shown, what computed it, how it is known, and what else identifies it.

    `computed_by` is that function of mathlib itself, so that its name cannot go stale; `how` says by which
    means the number is known; the context is, for example, the point that it belongs to.
    """

    name: str
    shown: Shown
    computed_by: Callable[..., object]
    how: str
    context: Mapping[str, object] = field(default_factory=dict)

    @property
    def origin(self) -> str:
        """The dotted name of what computed it.

        >>> from mathlib.function import real, show
        >>> Claim("half", show(real("1/2")), real, EXACT).origin
        'mathlib.function.numbers.real'
        """
        return f"{self.computed_by.__module__}.{self.computed_by.__qualname__}"


def evaluated(value: sympy.Expr | None) -> str:
    """How a value is known that `exact` or `known_value_at` found: exactly, or as a float of many digits.

    >>> evaluated(sympy.Rational(1, 3)), evaluated(sympy.Float("0.1234567890123456789"))
    ('exact arithmetic', 'many digits')
    """
    return DIGITS if value is not None and value.has(sympy.Float) else EXACT
