"""What sympy makes of a formula can be written as a formula again."""

from __future__ import annotations

import mpmath
import pytest
import sympy

from mathlib.from_sympy import tree_of
from mathlib.function import Function


@pytest.mark.parametrize("name", ["cot", "sec", "csc", "coth", "sech", "csch"])
def test_one_over_a_function_is_written_as_a_quotient(name: str) -> None:
    """sympy turns tan(pi/2 - a) and 1/sin(a) into such functions; mpmath knows their values."""
    a = sympy.pi**3 / 16 + sympy.Rational(1, 7)
    written = Function(tree_of(getattr(sympy, name)(a, evaluate=False)), (), "")
    assert float(written.exact()) == pytest.approx(
        float(getattr(mpmath, name)(mpmath.pi**3 / 16 + mpmath.mpf(1) / 7))
    )
