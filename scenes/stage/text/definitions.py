"""Functions with their formulas, as a heading has them."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import repeat

from mathlib.function import Function
from scenes.stage.text.typography import role


def definitions(*functions: Function, roles: Iterable[str] = repeat("function")) -> str:
    """Functions with their formulas beside each other, each formula in the colour of a role, in Typst.

    >>> definitions(Function.parse("x^2"))
    'f(x) = role("function", x^2)'
    """
    pairs = zip(functions, roles, strict=False)
    return ", quad ".join(f"{f.typst_signature} = {role(color, f.typst)}" for f, color in pairs)
