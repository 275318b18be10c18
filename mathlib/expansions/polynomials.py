"""Sums of powers that are positive in all directions but not alike, such as x^4 + y^2, and quotients by them.

Along (0, 1) this is of size t^2, along (1, 0) of size t^4, so no expansion in t that is the same in all
directions has a sign. The weighted inequality between the arithmetic and the geometric mean,

    w1^a1 ... wn^an <= (a1/s)^a1 ... (an/s)^an (w1 + ... + wn)^s    with s = a1 + ... + an,

bounds a product of powers by the sum: |x^2 y| <= (x^4 + y^2)/2, so |x^4 y|/(x^4 + y^2) <= x^2/2 <= t^2/2.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from fractions import Fraction

from flint import arb
from sympy import Expr, Mul, Rational, S

from mathlib.arithmetic import Interval, NoEnclosure, hull, power_intervals
from mathlib.expansions.behaviour import Remainder
from mathlib.expansions.coefficients import directions, enclosure
from mathlib.expansions.expansion import Expansion, Stretch
from mathlib.expansions.monomials import ONE, Monomial, T
from mathlib.expansions.taylor import EXACT, last_coefficient, taylor_coefficients
from mathlib.formula import Binary, Call, Constant, Negative, Node, Variable, fraction, names

Powers = tuple[tuple[Fraction, bool], ...]
"""For each variable v the exponent of |v|, and whether the sign of v is a factor, too."""

Terms = Mapping[Powers, Interval]
"""A sum of products of powers, each times some value of an interval."""

MOST_TERMS, LARGEST_POWER = 200, 12

EITHER_WAY = Interval.between(-1, 1)

DEGREE = 4
"""The power in the last term of a Taylor polynomial, whose coefficient is enclosed."""


@dataclass(frozen=True)
class PowerReader:
    """Formulas as sums of powers of the steps v = t u from a point."""

    expand: Callable[[Node], Expansion]
    stretch: Stretch
    dimension: int

    def quotient(self, dividend: Node, divisor: Node, is_nonzero: bool) -> Expansion:
        """Bounds for P/Q^s with a positive Q, or for P/Q with a product of powers Q that is not 0."""
        self._check_dimension()
        if is_nonzero:
            with suppress(NoEnclosure):
                return self._cancelled(dividend, divisor)
        base, share = _as_power(divisor)
        below = self._sum_below(self._terms(base))
        if below is None:
            raise NoEnclosure
        return self.stretch.expansion(
            {}, *(below.quotient(powers, c, share) for powers, c in self._terms(dividend).items())
        )

    def _cancelled(self, dividend: Node, divisor: Node) -> Expansion:
        """Each term over one product of powers, exactly where its coefficient is a point."""
        terms, below = self._terms(dividend), self._terms(divisor)
        if len(below) != 1:
            raise NoEnclosure
        ((cancelled, factor),) = below.items()
        exact: dict[Monomial, Expr] = {}
        bounded = []
        for powers, c in terms.items():
            left = tuple(
                (e - k, odd != other) for (e, odd), (k, other) in zip(powers, cancelled, strict=True)
            )
            if any(e < 0 for e, _ in left):
                raise NoEnclosure
            size, ratio = Monomial(sum((e for e, _ in left), Fraction(0))), c / factor
            if ratio.lo == ratio.hi and all(e.denominator == 1 and odd == bool(e % 2) for e, odd in left):
                steps = zip(directions(self.dimension), left, strict=True)
                product = Mul(_number(ratio.lo), *(u ** int(e) for u, (e, _) in steps))
                exact[size] = exact.get(size, S.Zero) + product
            else:
                bounded.append(Remainder(size, ratio * EITHER_WAY))
        return self.stretch.expansion(exact, *bounded)

    def sign(self, tree: Node) -> int:
        """1 or -1 where a formula is positive, or negative, for all 0 < t <= radius; else NoEnclosure."""
        self._check_dimension()
        terms = self._terms(tree)
        for direction in (1, -1):
            if self._sum_below({powers: c * direction for powers, c in terms.items()}):
                return direction
        raise NoEnclosure

    def _check_dimension(self) -> None:
        """In one direction an expansion says it all."""
        if self.dimension < 2:
            raise NoEnclosure

    def _sum_below(self, terms: Terms) -> _Sum | None:
        """c1 |v1|^k1 + ... + cn |vn|^kn, of which the terms are at least some share above 0."""
        parts: dict[int, tuple[Interval, Fraction]] = {}
        for powers, c in terms.items():
            used = [index for index, (exponent, _) in enumerate(powers) if exponent]
            if len(used) == 1 and _is_even(powers) and c.lo > 0:
                (index,) = used
                k = powers[index][0]
                if index not in parts or k < parts[index][1]:
                    parts[index] = (c, k)
        if len(parts) < self.dimension:
            return None
        total, share = _Sum(tuple(parts[index] for index in range(self.dimension))), Interval.of(1)
        for powers, c in terms.items():
            if not (_is_even(powers) and c.lo >= 0):
                lost = total.quotient(powers, c, Fraction(1))
                share = share - abs(lost.values) * lost.monomial.bounds(self.stretch.radius)
        return _Sum(total.parts, share) if share.lo > 0 else None

    def _terms(self, tree: Node) -> Terms:
        match tree:
            case Variable():
                return self._step(self.expand(tree))
            case Binary("+" | "-", Variable(), shift) if not names(shift):
                # Bounds for 0.1 would leave some of x - 0.1 at that point.
                return self._step(self.expand(tree))
            case Negative(operand):
                return {powers: -c for powers, c in self._terms(operand).items()}
            case Binary("+" | "-" as operator, left, right):
                return _sum(self._terms(left), self._terms(right if operator == "+" else Negative(right)))
            case Binary("*", left, right):
                return _product(self._terms(left), self._terms(right))
            case Binary("^", base, exponent) if (number := fraction(exponent)) is not None and number > 0:
                return _power(self._terms(base), number)
            case Call("abs", (operand,)) if len(inner := self._terms(operand)) == 1:
                return {tuple((e, False) for e, _ in powers): abs(c) for powers, c in inner.items()}
            case Binary("^", Constant("e"), operand):
                return self._terms(Call("exp", (operand,)))
            case Call(name, (operand,)) if name in EXACT:
                return self._taylor(name, operand)
        return {self._constant: _finite(self.expand(tree).values)}

    def _taylor(self, name: str, operand: Node) -> Terms:
        """A function of the vocabulary by Taylor's theorem, at the limit of its argument."""
        argument = self.expand(operand)
        limit = argument.limit
        if limit is None or limit.is_infinite:
            return {self._constant: _finite(self.expand(Call(name, (operand,))).values)}
        around = hull(enclosure(limit), _finite(argument.values))
        gap = dict(self._terms(operand))
        gap[self._constant] = gap.get(self._constant, Interval.of(0)) - enclosure(limit)
        last = last_coefficient(name, around, DEGREE)
        coefficients = [*map(enclosure, taylor_coefficients(name, limit, DEGREE)), last]
        total: Terms = {}
        for c in reversed(coefficients):
            total = _sum(_product(total, gap), {self._constant: c})
        return total

    @property
    def _constant(self) -> Powers:
        return ((Fraction(0), False),) * self.dimension

    def _step(self, variable: Expansion) -> Terms:
        """at + v."""
        components = directions(self.dimension)
        step = variable.terms.get(T)
        if variable.remainder is not None or step not in components:
            raise NoEnclosure
        powers = tuple((Fraction(step == part), step == part) for part in components)
        at = variable.terms.get(ONE)
        return {powers: Interval.of(1)} | ({} if at is None else {self._constant: enclosure(at)})


@dataclass(frozen=True)
class _Sum:
    """c1 |v1|^k1 + ... + cn |vn|^kn, of which another sum is at least some share."""

    parts: tuple[tuple[Interval, Fraction], ...]
    share: Interval = field(default_factory=lambda: Interval.of(1))

    def quotient(self, powers: Powers, coefficient: Interval, exponent: Fraction) -> Remainder:
        """Bounds for a product of powers over that other sum to an exponent s, which |v| <= t makes one of t.

        The least k come first, so that as many powers of t as possible are left.
        """
        missing, left = exponent, sum((e for e, _ in powers), Fraction(0))
        bound = abs(coefficient) / power_intervals.rational_power(self.share, exponent)
        for (c, k), (e, _) in sorted(zip(self.parts, powers, strict=True), key=lambda pair: pair[0][1]):
            weight = min(e / k, missing)
            if weight > 0:
                missing, left = missing - weight, left - k * weight
                bound = bound * power_intervals.rational_power(Interval.of(weight / exponent) / c, weight)
        if missing:
            raise NoEnclosure
        return Remainder(Monomial(left), bound * EITHER_WAY)


def _number(end: arb) -> Rational:
    """An exact end of an interval as a number."""
    mantissa, exponent = end.man_exp()
    return Rational(int(mantissa)) * Rational(2) ** int(exponent)


def _is_even(powers: Powers) -> bool:
    return not any(is_odd for _, is_odd in powers)


def _finite(values: Interval) -> Interval:
    if not values.is_finite:
        raise NoEnclosure
    return values


def _as_power(tree: Node) -> tuple[Node, Fraction]:
    """The base and the exponent of a positive power; of sqrt, 1/2."""
    match tree:
        case Call("sqrt", (base,)):
            return base, Fraction(1, 2)
        case Binary("^", base, exponent) if (number := fraction(exponent)) is not None and number > 0:
            return base, number
    return tree, Fraction(1)


def _sum(first: Terms, second: Terms) -> Terms:
    terms = dict(first)
    for powers, c in second.items():
        terms[powers] = terms[powers] + c if powers in terms else c
    return {powers: c for powers, c in terms.items() if c.lo != 0 or c.hi != 0}


def _product(first: Terms, second: Terms) -> dict[Powers, Interval]:
    if len(first) * len(second) > MOST_TERMS:
        raise NoEnclosure
    terms: dict[Powers, Interval] = {}
    for one, c in first.items():
        for other, d in second.items():
            powers = tuple((a + b, p != q) for (a, p), (b, q) in zip(one, other, strict=True))
            terms[powers] = terms[powers] + c * d if powers in terms else c * d
    return terms


def _power(terms: Terms, exponent: Fraction) -> Terms:
    if exponent.denominator == 1 and exponent <= LARGEST_POWER:
        product = dict(terms)
        for _ in range(int(exponent) - 1):
            product = _product(product, terms)
        return product
    if len(terms) != 1:
        raise NoEnclosure
    ((powers, c),) = terms.items()
    if not _is_even(powers) or c.lo < 0:
        raise NoEnclosure
    raised = power_intervals.rational_power(c, exponent)
    return {tuple((e * exponent, False) for e, _ in powers): raised}
