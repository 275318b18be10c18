"""Bounds beside a point that is left out hold all values there, at fifty digits."""

import mpmath
import pytest
from mpmath import mp, mpf

from mathlib.epsilon_delta import PuncturedSide
from mathlib.function import Function, real
from tests.mathlib.bounds import ends

FUNCTIONS = {
    "(x^3 - 1)/(x - 1)": (1, lambda x: x * x + x + 1),
    "sin(x)/x": (0, lambda x: mpmath.sin(x) / x),
    "(1 - cos(x))/x^2": (0, lambda x: (1 - mpmath.cos(x)) / x**2),
    "x*sin(1/x)": (0, lambda x: x * mpmath.sin(1 / x)),
    "exp(-1/x^2)": (0, lambda x: mpmath.exp(-1 / x**2)),
    "exp(sin(x)/x) + x": (0, lambda x: mpmath.exp(mpmath.sin(x) / x) + x),
    "(1 + x)^(1/x)": (0, lambda x: (1 + x) ** (1 / x)),
    "x/x": (0, lambda x: mpf(1)),
    "sin(x)/x if abs(x) > 0 else 5": (0, lambda x: mpmath.sin(x) / x),
    "x if x < 0 else (7 if x <= 0 else x)": (0, lambda x: x),
    "(x^2 - 2)/(x - sqrt(2))": ("sqrt(2)", lambda x: x + mpmath.sqrt(2)),
}


@pytest.mark.parametrize("side", ["left", "right"])
@pytest.mark.parametrize("text", FUNCTIONS)
def test_bounds_hold_all_values_and_close_in_on_the_limit(text: str, side: str) -> None:
    at, truth = FUNCTIONS[text]
    sign = -1 if side == "left" else 1
    widths = []
    with mp.workdps(50):
        centre = mpf(str(real(at).evalf(45)))
        for radius in (0.125, 0.0078125):
            found = PuncturedSide("x", real(at), side, radius).bounds(Function.parse(text))
            least, greatest = ends(found)
            for k in range(1, 200):
                value = truth(centre + sign * mpf(radius) * k / 199)
                assert least <= value + mpf(10) ** -40
                assert greatest >= value - mpf(10) ** -40
            widths.append(float(found.hi) - float(found.lo))
    assert widths[1] <= widths[0] / 4


@pytest.mark.parametrize("text", ["1/x", "log(x)", "x*log(abs(x))", "1/sin(1/x)", "sqrt(x - 1)"])
def test_without_a_proof_there_are_no_finite_bounds(text: str) -> None:
    found = PuncturedSide("x", real(0), "left", 0.125).bounds(Function.parse(text))
    assert found is None or float("inf") in (abs(float(found.lo)), abs(float(found.hi)))
