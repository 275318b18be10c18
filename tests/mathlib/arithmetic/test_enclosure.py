"""Enclosures of exact numbers, against mpmath at three hundred digits."""

from __future__ import annotations

import pytest
import sympy
from mpmath import mp, mpf
from sympy import Rational, S, cbrt, cos, exp, log, pi, sin, sqrt, tan

from mathlib.arithmetic import NoEnclosure, enclosure, precision
from mathlib.arithmetic.enclosures import FUNCTIONS
from tests.mathlib.bounds import ends

NUMBERS = {
    sqrt(2 + Rational(1, 10**150)) - sqrt(2): lambda: mp.sqrt(2 + mpf(10) ** -150) - mp.sqrt(2),
    sin(Rational(1, 10**40)) - Rational(1, 10**40): lambda: mp.sin(mpf(10) ** -40) - mpf(10) ** -40,
    exp(pi) - pi: lambda: mp.exp(mp.pi) - mp.pi,
    exp(-1000) * cos(10**25): lambda: mp.exp(-1000) * mp.cos(mpf(10) ** 25),
    pi ** sqrt(2): lambda: mp.pi ** mp.sqrt(2),
    cbrt(Rational(22, 7)) - cbrt(pi): lambda: mp.cbrt(mpf(22) / 7) - mp.cbrt(mp.pi),
    log(log(3)) ** -3: lambda: mp.log(mp.log(3)) ** -3,
    tan(11): lambda: mp.tan(11),
    sympy.Max(pi, sqrt(10)): lambda: mp.sqrt(10),
    sympy.gamma(Rational(1, 3)): lambda: mp.gamma(mpf(1) / 3),
    -sympy.EulerGamma: lambda: -mp.euler,
}


@pytest.mark.parametrize("bits", [53, 90, 300])
@pytest.mark.parametrize("number", NUMBERS, ids=str)
def test_an_enclosure_holds_its_number_and_is_tight(number: sympy.Expr, bits: int) -> None:
    with precision(bits):
        found = enclosure(number)
    with mp.workdps(300):
        least, greatest = ends(found)
        value = NUMBERS[number]()
        assert least <= value <= greatest
        assert greatest - least <= abs(value) * mpf(2) ** (5 - bits)


def test_a_number_that_is_zero_is_enclosed_closely() -> None:
    least, greatest = ends(enclosure(sqrt(5 + 2 * sqrt(6)) - sqrt(2) - sqrt(3)))
    assert -1e-300 < least <= 0 <= greatest < 1e-300


@pytest.mark.parametrize("number", [S.ImaginaryUnit, sqrt(-2), log(-1, evaluate=False), S.ComplexInfinity])
def test_what_is_no_real_number_has_no_enclosure(number: sympy.Expr) -> None:
    with pytest.raises(NoEnclosure):
        enclosure(number)


@pytest.mark.parametrize(
    "function", [head for head in FUNCTIONS if issubclass(head, sympy.Function)], ids=str
)
def test_each_function_of_sympy_is_read_as_itself(function: type[sympy.Function]) -> None:
    least, greatest = ends(enclosure(function(Rational(2, 7), evaluate=False)))
    value = mpf(function(Rational(2, 7)).evalf(30))
    assert abs(least - value) + abs(greatest - value) <= 16 * mp.eps * abs(value)
