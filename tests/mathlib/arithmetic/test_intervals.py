"""Intervals: bounds that hold, or none."""

from __future__ import annotations

import math

import numpy as np
import pytest
import sympy
from hypothesis import given
from hypothesis import strategies as st
from mpmath import mp

from mathlib.arithmetic import Interval, Undecided
from mathlib.formula import VOCABULARY
from mathlib.function import Function, parse
from tests.mathlib.bounds import ends
from tests.mathlib.formulas import ONE_ARGUMENT, POINTS, UNHURRIED, functions

MPMATH = {
    "cbrt": lambda x: mp.sign(x) * mp.cbrt(abs(x)),
    "ln": mp.log,
    "log2": lambda x: mp.log(x) / mp.log(2),
    "abs": abs,
    "relu": lambda x: (x + abs(x)) / 2,
    "sigmoid": lambda x: 1 / (1 + mp.exp(-x)),
    "softplus": lambda x: mp.log(1 + mp.exp(x)),
    "sec": lambda x: 1 / mp.cos(x),
    "csc": lambda x: 1 / mp.sin(x),
    "cot": lambda x: mp.cos(x) / mp.sin(x),
    "heaviside": lambda x: (mp.sign(x) + 1) / 2,
    "silu": lambda x: x / (1 + mp.exp(-x)),
    "gelu": lambda x: x * (1 + mp.erf(x / mp.sqrt(2))) / 2,
    "elu": lambda x: x if x > 0 else mp.expm1(x),
    "leaky_relu": lambda x: x if x > 0 else x / 100,
}


POLES_OR_EDGES = {"sec", "csc", "cot", "acosh", "atanh"}


@pytest.mark.parametrize("name", ONE_ARGUMENT)
@UNHURRIED
@given(data=st.data())
def test_each_reading_holds_the_function_to_a_hundred_digits(name: str, data: st.DataObject) -> None:
    whole = st.integers(-4, 4).map(lambda k: k * math.pi / 2)
    low = data.draw(st.one_of(st.floats(-20, 20), st.floats(-1, 1), whole, st.floats(1e-9, 2)))
    high = low + data.draw(st.sampled_from([0.0, 1e-12, 0.3, 2.0, 9.0]))
    bounds = parse(f"{name}(x)").interval(Interval.between(low, high))
    with mp.workdps(110):
        if bounds is None:
            domain = VOCABULARY[name].domain if name in VOCABULARY else None
            assert domain is not None or name in ("tan", *POLES_OR_EDGES)
            return
        least, greatest = ends(bounds)
        function = MPMATH.get(name) or getattr(mp, name)
        for x in np.linspace(low, high, 9):
            value = function(mp.mpf(min(max(float(x), low), high)))
            rounding = abs(value) * mp.mpf(10) ** -100
            assert least - rounding <= value <= greatest + rounding


@pytest.mark.parametrize("x", [2.0**-24, -(2.0**-24), 5.960464477539063e-08, 2.0**-30])
@pytest.mark.parametrize("name", ["exp", "cosh", "sigmoid", "sin", "cos", "tanh", "softplus"])
def test_rounding_is_outwards_where_a_value_hardly_differs_from_a_round_one(name: str, x: float) -> None:
    least, greatest = ends(parse(f"{name}(x)").interval(x))
    with mp.workdps(100):
        assert least <= (MPMATH.get(name) or getattr(mp, name))(mp.mpf(x)) <= greatest


@UNHURRIED
@given(st.integers(-40, 40), st.floats(-3, 3), st.sampled_from([0.0, 1e-9, 0.5, 3.0]))
def test_whole_powers_hold_to_a_hundred_digits(exponent: int, low: float, width: float) -> None:
    bounds = parse(f"x^({exponent})").interval(Interval.between(low, low + width))
    if bounds is None:
        assert exponent < 0
        assert low <= 0 <= low + width
        return
    least, greatest = ends(bounds)
    with mp.workdps(100):
        for x in np.linspace(low, low + width, 7):
            assert least <= mp.mpf(min(max(float(x), low), low + width)) ** exponent <= greatest


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("x^2", -math.inf, 3),
        ("x^3", -math.inf, 3),
        ("x^-1", 1, math.inf),
        ("sin(x)", 0, math.inf),
        ("sin(x)", 0, 1e25),
        ("cos(x)", -1e30, 0),
        ("cbrt(x)", -math.inf, math.inf),
        ("atan(x)", -math.inf, math.inf),
        ("log(x)", 1, math.inf),
        ("floor(x)", 0, math.inf),
        ("abs(x) + relu(x)", -math.inf, 1),
        ("sqrt(x)", 1, math.inf),
        ("exp(x)", -math.inf, 1),
        ("tanh(x)", 0, math.inf),
        ("exp(x)", -1e7, 1e7),
        ("sinh(x) + tanh(x)", -1e7, 3),
        ("cosh(x)", 1e7, 2e7),
        ("(-2)^x", 3, 3),
        ("x - x", 0, math.inf),
        ("0*x", 0, math.inf),
    ],
)
def test_bounds_of_an_endless_interval_hold_or_are_missing(text: str, low: float, high: float) -> None:
    f = parse(text)
    bounds = f.interval(Interval.between(low, high))
    if bounds is not None:
        least, greatest = map(float, ends(bounds))
        values = f(np.clip([-1e200, -1e9, -7, 0.5, 1, 3, 1e9, 1e200], low, high))
        assert ((least <= values) & (values <= greatest)).all()


@pytest.mark.parametrize("name", ONE_ARGUMENT)
def test_each_reading_of_a_point_is_narrow(name: str) -> None:
    least, greatest = ends(parse(f"{name}(x)").interval(1.6 if name == "acosh" else 0.6))
    assert greatest - least <= 8 * mp.eps * abs(greatest)


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("1/x", -1, 2),
        ("1/x", 0, 1),
        ("x^-2", -1, 1),
        ("log(x)", 0, 1),
        ("sqrt(x)", -0.1, 1),
        ("x^0.5", -0.1, 1),
        ("x^(1/3)", -1, 1),
        ("x^x", 0, 1),
        ("tan(x)", 1, 2),
        ("asin(x)", 0.5, 1.5),
        ("x/x", -1, 1),
        ("1/x if x < 1 else 2", 0, 2),
        ("2 if 1/x < 1 else 3", -1, 1),
    ],
)
def test_there_are_no_bounds_where_a_value_may_be_missing(text: str, low: float, high: float) -> None:
    assert parse(text).interval(Interval.between(low, high)) is None


@pytest.mark.parametrize(
    ("text", "box", "low", "high"),
    [
        ("x^2", [-1, 2], 0, 4),
        ("x^3", [-1, 2], -1, 8),
        ("abs(x)", [-3, 2], 0, 3),
        ("sign(x)", [-1, 2], -1, 1),
        ("floor(x)", [-0.5, 1.5], -1, 1),
        ("ceil(x)", [-0.5, 1.5], 0, 2),
        ("relu(x)", [-1, 2], 0, 2),
        ("min(x, 1)", [0, 3], 0, 1),
        ("max(x, 1)", [0, 3], 1, 3),
        ("sin(x)", [0, 100], -1, 1),
        ("sin(x)", [1e40, 2e40], -1, 1),
        ("x if x < 1 else 5", [0, 2], 0, 5),
        ("x if x < 1 else 5", [0, 0.5], 0, 0.5),
        ("x if x < 1 else 5", [1, 2], 5, 5),
        ("1 if not (x < 1 or x > 2) else 0", [3, 4], 0, 0),
        ("x^0.5", [0, 4], 0, 2),
        ("x^2001", [-1, 1], -1, 1),
        ("exp(x)", [0, 0], 1, 1),
        ("cos(x)", [3, 4], -1, math.cos(4)),
        ("sin(x)", [1, 2], math.sin(1), 1),
        ("cosh(x)", [-1, 0], 1, math.cosh(1)),
        ("exp(x)", [-1e9, 0], 0, 1),
        ("3", [0, 1], 3, 3),
    ],
)
def test_bounds_worked_by_hand(text: str, box: list[float], low: float, high: float) -> None:
    least, greatest = ends(parse(text).interval(Interval.between(*box)))
    assert float(least) == pytest.approx(low, abs=1e-15)
    assert float(greatest) == pytest.approx(high, abs=1e-15)


@UNHURRIED
@given(functions(), POINTS)
def test_the_exact_value_is_within_the_bounds_of_its_point(f: Function, x: sympy.Rational) -> None:
    bounds = f.interval(Interval.of(x))
    if bounds is not None:
        try:
            value = f.exact(x).evalf(60)
        except Undecided:
            return
        with mp.workdps(60):
            least, greatest = ends(bounds)
            slack = mp.mpf(10) ** -50 * (1 + abs(greatest) + abs(least))
            assert least - slack <= mp.mpf(value) <= greatest + slack


SIXTY_FOURTHS = st.integers(-192, 192).map(lambda k: k / 64)


@UNHURRIED
@given(functions(("x", "y")), SIXTY_FOURTHS, SIXTY_FOURTHS, st.sampled_from([0.25, 1.0, 3.0]))
def test_values_all_over_a_box_are_within_its_bounds(f: Function, x: float, y: float, width: float) -> None:
    bounds = f.interval(Interval.between(x, x + width), Interval.between(y, y + width))
    if bounds is None:
        return
    least, greatest = map(float, ends(bounds))
    for left in np.linspace(x, x + width, 9):
        for low, value in zip(
            np.linspace(y, y + width, 9), f(left, np.linspace(y, y + width, 9)), strict=True
        ):
            rounding = 1e-9 * (1 + abs(value))
            if math.isnan(value):
                assert_overflows(f, left, low)
            elif math.isfinite(value):
                assert least - rounding <= value <= greatest + rounding


def assert_overflows(f: Function, *point: float) -> None:
    """Where floats have overflowed there is a value none the less."""
    try:
        f.exact(*point)
    except Undecided:
        return
