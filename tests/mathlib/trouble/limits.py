"""False limits and slopes: values beside a point, or at it, that contradict them."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

import mpmath

from mathlib.calculus import derivative
from mathlib.function import Function
from mathlib.limits import TwoSided, limit
from tests.mathlib.trouble.sides import Beside, faults_of_sides
from tests.mathlib.trouble.values import BITS, PROOFS, Unknown, evaluator, far, number, value_or_none
from tests.mathlib.trouble.vanishing import vanishing_parts


def limit_faults(text: str, at: str, rng: Random) -> Iterator[str]:
    found = limit(Function.parse(text, ("x",)), at)
    if found.how not in PROOFS or found.kind == "undecided":
        return
    with mpmath.workprec(BITS):
        place = number(at)
        for fault in faults_of_sides(found, Beside.of(text, place), rng):
            yield f"limit {said(found)}: {fault}"
        for sign, aim in ((-1, found.left), (1, found.right)):
            for part in [] if aim is None else vanishing_parts(text, place, sign):
                yield f"limit {said(found)}: {part} vanishes again and again"
        try:
            value = value_or_none(evaluator(text), place)
            if found.kind == "continuous" and (value is None or far(value, number(found.value))):
                yield f"limit {said(found)}: the value is {value}"
            if found.kind == "removable" and value is not None and not far(value, number(found.value)):
                yield f"limit {said(found)}: the value is the limit"
        except Unknown:
            return


def derivative_faults(text: str, at: str, rng: Random) -> Iterator[str]:
    found = derivative(Function.parse(text, ("x",)), at)
    if found.how not in PROOFS or found.kind in ("undecided", "undefined", "jump"):
        return
    with mpmath.workprec(BITS):
        place = number(at)
        try:
            value = value_or_none(evaluator(text), place)
        except Unknown:
            return
        if value is None:
            yield f"slope {said(found)}: there is no value"
            return
        for fault in faults_of_sides(found, Beside.of(text, place).slope_from(value), rng):
            yield f"slope {said(found)}: {fault}"


def said(found: TwoSided[str]) -> str:
    return f"({found.left}, {found.right}, {found.kind}, {found.how})"
