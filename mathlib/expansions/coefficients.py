"""Coefficients of expansions: exact numbers, or exact functions of a direction."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from fractions import Fraction
from itertools import islice, product

import sympy
from sympy import Expr, Rational

from mathlib.arithmetic import Interval, NoEnclosure, Undecided, hull, trig_intervals
from mathlib.arithmetic import enclosure as number_enclosure
from mathlib.arithmetic import sign as number_sign
from mathlib.formula import interval_reading
from mathlib.from_sympy import tree_of

LONGEST_RATIONAL, LONGEST_PART = 300, 14
"""Bits of a fraction, and of the fractions in another number, of which sympy takes functions quickly."""

LONGEST_POWER = 1_000_000
"""Bits of a power of a fraction that sympy computes on its way to a root: of 2^(7/3), those of 2^7."""

LONGEST = 300
"""Parts of a coefficient that is multiplied by others."""

ARCS = 64
"""Of two dimensions, a circle is covered by so many."""


def directions(dimension: int) -> tuple[sympy.Symbol, ...]:
    """The components of a vector of length 1 that may point anywhere."""
    names = (f"direction{index}of{dimension}" for index in range(1, dimension + 1))
    return tuple(sympy.Symbol(name, real=True) for name in names)


CIRCLE, HALVES = directions(2), (Interval.between(-1, 0), Interval.between(0, 1))


def rational(number: Fraction) -> Rational:
    return Rational(number.numerator, number.denominator)


def bits(number: Rational) -> int:
    return max(abs(int(number.p)), int(number.q)).bit_length()


def evaluated(function: Callable[[Expr], Expr], number: Expr) -> Expr:
    """A function of a number; of one with many digits sympy would look for factors, so that is only noted."""
    longest = LONGEST_RATIONAL if number.is_Rational else LONGEST_PART
    if all(bits(part) <= longest for part in number.atoms(Rational)):
        return function(number)
    with sympy.evaluate(False):
        return function(number)


def is_long(coefficient: Expr) -> bool:
    """Whether a coefficient has too many parts for exact work; 1/log(x/3) has such ones in later terms."""
    return any(True for _ in islice(sympy.preorder_traversal(coefficient), LONGEST, None))


def is_immense(coefficient: Expr) -> bool:
    """Whether sympy would compute with powers of too many digits, as with (1 + h)^(1/h) for immense h."""
    if coefficient.is_Rational:
        return False
    return any(
        part.base.is_Rational
        and part.exp.is_Rational
        and bits(part.base) * max(abs(part.exp.p), part.exp.q) > LONGEST_POWER
        for part in coefficient.atoms(sympy.Pow)
    )


def normalised(coefficient: Expr) -> Expr:
    """The same coefficient, with 1 - u1^2 for u2^2 on the circle, so that equal ones cancel."""
    first, last = CIRCLE
    if not coefficient.has(last):
        return coefficient

    def lowered(power: Expr) -> Expr:
        half, odd = divmod(int(power.exp), 2)
        return (1 - first**2) ** half * last**odd

    expanded = sympy.expand(coefficient)
    reduced = expanded.replace(
        lambda part: part.is_Pow and part.base == last and part.exp.is_Integer and part.exp > 1, lowered
    )
    return sympy.expand(reduced)


def where_zero(coefficient: Expr, component: Expr) -> Expr:
    """A coefficient for the directions in which one component is 0; on the circle the other is 1 or -1."""
    first, last = CIRCLE
    restricted = coefficient.xreplace({component: sympy.S.Zero})
    if component != last:
        return restricted
    return sympy.expand(restricted).replace(
        lambda power: power.is_Pow and power.base == first and power.exp.is_Integer,
        lambda power: first ** (power.exp % 2),
    )


def sign(coefficient: Expr) -> int:
    """The sign of a coefficient, the same in all directions; NoEnclosure where it is not known to be."""
    if not coefficient.free_symbols:
        try:
            return number_sign(coefficient)
        except Undecided as error:
            raise NoEnclosure from error
    values = _parts(coefficient)
    if all(part.lo > 0 for part in values):
        return 1
    if all(part.hi < 0 for part in values):
        return -1
    raise NoEnclosure


def enclosure(coefficient: Expr) -> Interval:
    """Bounds for a coefficient in all directions."""
    if not coefficient.free_symbols:
        return number_enclosure(coefficient)
    first, *others = _parts(coefficient)
    for part in others:
        first = hull(first, part)
    return first


def _parts(coefficient: Expr) -> list[Interval]:
    """Bounds for a coefficient on boxes of components that hold all directions."""
    symbols = sorted(coefficient.free_symbols, key=str)
    is_plane = set(symbols) <= set(CIRCLE)
    names = tuple(map(str, CIRCLE if is_plane else symbols))
    read = interval_reading(tree_of(coefficient), names)
    return [read(box) for box in (_arcs() if is_plane else product(HALVES, repeat=len(names)))]


def _arcs() -> Iterator[tuple[Interval, Interval]]:
    """Boxes that hold the arcs of a circle."""
    for arc in range(ARCS):
        angle = Interval.between(2 * arc, 2 * arc + 2) * enclosure(sympy.pi) / ARCS
        yield trig_intervals.cos(angle), trig_intervals.sin(angle)
