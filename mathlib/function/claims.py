"""Numbers that are shown: under which name, what computed them, and how they are known."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

import sympy

from mathlib.formula import name_plain
from mathlib.function.notation import Shown
from mathlib.function.numbers import exact_plain, exact_typst, real

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

    @property
    def place(self) -> dict[str, str]:
        """The context as captions write names and numbers, whatever the numbers are held as.

        >>> from mathlib.function import show
        >>> claim = Claim("slope", show(2), real, EXACT, {"h": real("-1/10"), "y": 1.0, "theta": "40°"})
        >>> claim.place
        {'h': '−0.1', 'y': '1', 'θ': '40°'}
        """
        return {name_plain(name): _text(value) for name, value in self.context.items()}


@dataclass(frozen=True)
class Quoted:
    """An exact number as it is written where it is named: as it is shown, if that is exact, or else exactly.

    >>> from mathlib.function import show
    >>> tiny, third = real("1.2e-15"), real("1/3")
    >>> Quoted(tiny, show(tiny, 12)).plain, Quoted(third, show(third, 12)).plain
    ('1.2×10⁻¹⁵', '1/3')
    """

    number: sympy.Expr
    shown: Shown

    @property
    def plain(self) -> str:
        """The number for captions."""
        return self.shown.text if self._is_shown_exactly else exact_plain(self.number)

    def typst(self, inline: bool = False) -> str:
        """The number in math-mode Typst; `inline` writes fractions on one line."""
        return self.shown.typst if self._is_shown_exactly else exact_typst(self.number, inline)

    @property
    def _is_shown_exactly(self) -> bool:
        return self.shown.relation == "="


def _text(value: object) -> str:
    return exact_plain(real(value)) if isinstance(value, sympy.Expr | int | float) else str(value)


def evaluated(value: sympy.Expr | None) -> str:
    """How a value is known that `exact` or `known_value_at` found: exactly, or as a float of many digits.

    >>> evaluated(sympy.Rational(1, 3)), evaluated(sympy.Float("0.1234567890123456789"))
    ('exact arithmetic', 'many digits')
    """
    return DIGITS if value is not None and value.has(sympy.Float) else EXACT


def settled_how(shown: Shown) -> str:
    """How a number is known that was computed in floats, and exactly where it is shown as exact.

    >>> from mathlib.function import show
    >>> settled_how(show(real("1/2"))), settled_how(show(0.5))
    ('exact arithmetic', 'double precision')
    """
    return EXACT if shown.relation == "=" else DOUBLES
