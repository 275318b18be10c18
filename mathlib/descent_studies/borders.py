"""Where the border of step sizes lies, 2 / lambda, and a loss that is bent alike, but flattens."""

from __future__ import annotations

import sys

from sympy import log

from mathlib.arithmetic import NoEnclosure, precision
from mathlib.descent import BITS, ENCLOSED, Curvature, Enclosed, Quadratic, eigenvalues
from mathlib.function import Claim, Function, significant_within
from mathlib.linear_algebra import Vector

SMALLEST = sys.float_info.min
"""Far from a minimum, as of 1 - exp(-x^2), eigenvalues may have millions of zeros behind the point."""


def flattened_loss(f: Function, model: Quadratic, start: Vector) -> Function:
    """c log(1 + (L - least)/c), where c is how far above the minimum the start is."""
    least = model.value(model.stationary_point(start))
    above = model.value(start) - least
    return Function.of(above * log(1 + (f.expression - least) / above), f.variables)


def border_at(f: Function, name: str, box: Enclosed) -> tuple[str, Claim, Claim | None] | None:
    """The greater eigenvalue of the Hessian on a box with a name, and 2 divided by it.

    None where it is not known, or smaller than any float; no border where it is not proven to be positive.
    """
    try:
        with precision(BITS):
            found = eigenvalues(Curvature(f).enclosed(box))[0]
            border = 2 / found if found.lo > 0 else None
    except NoEnclosure:
        return None
    if 0 not in found and abs(found).hi < SMALLEST:
        return None
    claims = [
        Claim(what, significant_within(each), eigenvalues, ENCLOSED, {"at": name})
        for what, each in (("eigenvalue", found), ("border", border))
        if each is not None
    ]
    return name, claims[0], claims[1] if border else None
