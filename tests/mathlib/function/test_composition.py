"""A composition has the values of its functions, one after the other, in every reading."""

from __future__ import annotations

import numpy as np
import pytest
from mpmath import mp, mpf

from mathlib.arithmetic import Interval, Undefined
from mathlib.function import Function, compose, parse, real

PAIRS = [
    ("u^2 - u", "x^2 + 1", lambda x: (x**2 + 1) ** 2 - (x**2 + 1)),
    ("sin(u)/u", "exp(x)", lambda x: mp.sin(mp.exp(x)) / mp.exp(x)),
    ("2^u", "-x", lambda x: mpf(2) ** (-x)),
    ("u if u < 2 else 4 - u", "x^2", lambda x: x**2 if x**2 < 2 else 4 - x**2),
    ("1 - u/2", "1/(1 + x^2)", lambda x: 1 - 1 / (1 + x**2) / 2),
]


def of_u(text: str) -> Function:
    return Function.parse(text, ("u",))


@pytest.mark.parametrize(("outer", "inner", "truth"), PAIRS)
def test_all_readings_are_those_of_one_function_after_the_other(
    outer: str, inner: str, truth: object
) -> None:
    composition = compose(of_u(outer), parse(inner))
    for x in (-1.5, -0.25, 0.5, 1.75):
        with mp.workdps(40):
            expected = truth(mpf(x))  # type: ignore[operator]
            exact = composition.exact(real(x)).evalf(35)
            assert abs(mpf(str(exact)) - expected) < 1e-30 * (1 + abs(expected))
        assert composition(x) == pytest.approx(float(expected), rel=1e-14)
        bounds = composition.interval(Interval.between(x - 1e-9, x + 1e-9))
        assert bounds is not None
        assert float(bounds.lo) <= float(expected) <= float(bounds.hi)


def test_a_composition_has_no_value_where_a_function_of_it_has_none() -> None:
    assert np.isnan(compose(of_u("log(u)"), parse("x - 1"))(np.array([0.0, 1.0]))).all()
    assert np.isnan(compose(of_u("u"), parse("1/x"))(0.0))


def test_a_constant_outer_function_has_a_value_only_where_the_inner_one_has() -> None:
    composition = compose(of_u("3"), parse("sqrt(x)"))
    assert (composition(4.0), composition.exact(4)) == (3.0, 3)
    assert np.isnan(composition(-1.0))
    assert composition.interval(Interval.between(-1, 1)) is None
    with pytest.raises(Undefined):
        composition.exact(-1)


def test_a_derivative_may_be_composed_and_keeps_its_corner() -> None:
    slope = compose(of_u("abs(u)").derivative(), parse("x^2 - 1"))
    assert (slope(2.0), slope(0.0)) == (1.0, -1.0)
    assert np.isnan(slope(1.0))


def test_variables_and_name_are_those_of_the_ends() -> None:
    composition = compose(Function.parse("k(u) = u^2", None), Function.parse("g(t) = 3t", None))
    assert (composition.name, composition.variables, composition(2.0)) == ("k", ("t",), 36.0)


def test_an_outer_function_of_two_variables_is_refused() -> None:
    with pytest.raises(ValueError, match=r"a function of \(x, y\); inner functions: 1"):
        compose(parse("x*y", ("x", "y")), parse("x"))


def test_a_function_of_two_variables_is_followed_along_a_path() -> None:
    """(cos t)^2 + (sin t)^2 is 1, and t * t^2 is t^3."""
    t = ("t",)
    circle = Function.parse("cos(t)", t), Function.parse("sin(t)", t)
    assert compose(Function.parse("x^2 + y^2", ("x", "y")), *circle).expression.equals(1)
    parabola = Function.parse("t", t), Function.parse("t^2", t)
    assert compose(Function.parse("x*y", ("x", "y")), *parabola).exact(3) == 27


def test_a_variable_that_does_not_occur_still_has_to_have_a_value() -> None:
    path = Function.parse("t", ("t",)), Function.parse("sqrt(t)", ("t",))
    values = compose(Function.parse("x^2", ("x", "y")), *path)(np.array([-1.0, 2.0]))
    assert np.isnan(values[0])
    assert values[1] == pytest.approx(4)
