"""How far a function stays within epsilon of its limit on one side of a point, as it is shown."""

from __future__ import annotations

import math
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass

from sympy import Expr, Symbol

from mathlib.arithmetic import Undecided, precision, vanishes
from mathlib.epsilon_delta import Delta, largest_delta
from mathlib.expansions import SIGN, Side
from mathlib.formula import VOCABULARY, Binary, Call, Comparison, Node, fraction, walk
from mathlib.function import Claim, Function, Shown, show
from mathlib.limits import same, stretch

INTEGERS = 10
"""From here on a bound is shown without decimals."""

DISTANCE = Symbol("distance", positive=True)

BITS = 90

NEARLY = 1 - 1e-9
"""The share of a reach that stands for its end: at the very end f may jump, or have no value."""


@dataclass(frozen=True)
class Reach:
    """How far f stays within epsilon on one side; `length` is infinite where no end of it is known.

    `end` is the place where it ends; `places` are those of a length that grows up to it.
    """

    length: float
    end: float
    claim: Claim
    places: int

    def shown(self, length: float) -> Shown:
        """A part of the reach as it is shown."""
        return self.claim.shown if length == self.length else show(length, self.places, fixed=True)


def reach_of(delta: Delta, side: Side, places: int) -> Reach:
    """The reach on one side, with so many decimals; where no end is known, what it is at the least."""
    reach, name, length = getattr(delta, side), f"{side} reach, at least", math.inf
    if math.isfinite(reach.value) and (reach.certified or reach.lo <= delta.value):
        name, length = f"{side} reach", reach.value
        shown = show(length, places, exact=reach.exact)
    elif math.isfinite(reach.lo):
        shown = show(reach.lo, 0 if reach.lo >= INTEGERS else places, "down")
    else:
        name, shown = f"{side} reach", reach.shown(places)
    end = float(delta.at) + SIGN[side] * NEARLY * length
    return Reach(length, end, Claim(name, shown, largest_delta, reach.how), places)


def are_alike(delta: Delta) -> bool | None:
    """Whether both reaches are proven to be the same, or to differ; None where neither is.

    They are the same, though bounds alone could not tell them apart, where |f(a + d) - L| = |f(a - d) - L|
    for all d, and where f has a value at both places or at none: between the bounds of the reaches at both,
    or at each d because domains are mirrored.
    """
    left, right = delta.left, delta.right
    if max(left.lo, right.lo) > min(left.hi, right.hi):
        return False
    if left.exact is not None and right.exact is not None:
        with suppress(Undecided):
            return same(left.exact, right.exact)
    ahead, back = (_mirrored(delta, delta.function.expression, side) - delta.limit for side in SIGN.values())
    if not (vanishes(ahead - back) or vanishes(ahead + back)):
        return None
    near, far = min(left.lo, right.lo), max(left.hi, right.hi)
    return _is_defined_between(delta, near, far) or _has_mirrored_domain(delta) or None


def _mirrored(delta: Delta, expression: Expr, side: int) -> Expr:
    return expression.xreplace({delta.function.symbols[0]: delta.at + side * DISTANCE})


def _is_defined_between(delta: Delta, near: float, far: float) -> bool:
    with precision(BITS):
        places = [stretch(delta.at, side, near, far) for side in SIGN]
        return all(delta.function.interval(place) is not None for place in places)


def _has_mirrored_domain(delta: Delta) -> bool:
    """Whether all that decides where f has a value is the same at a + d and at a - d.

    The expression would not do: sympy drops what is multiplied by 0, and cancels.
    """
    f = delta.function
    deciding = [Function(part, f.variables, "").expression for part in _deciding(f.primitive)]
    ahead, back = ([_mirrored(delta, part, side) for part in deciding] for side in SIGN.values())
    return not f.domains and all(vanishes(one - other) for one, other in zip(ahead, back, strict=True))


def _deciding(tree: Node) -> Iterator[Node]:
    """The formulas whose values decide where another one has a value."""
    for part in walk(tree):
        match part:
            case Binary("/", _, divisor):
                yield divisor
            case Binary("^", base, exponent) if not _is_whole(exponent):
                yield from (base, exponent)
            case Call(name, arguments) if name == "tan" or VOCABULARY[name].domain is not None:
                yield from arguments
            case Comparison(_, operands):
                yield from operands


def _is_whole(exponent: Node) -> bool:
    number = fraction(exponent)
    return number is not None and number.denominator == 1 and number > 0
