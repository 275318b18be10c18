"""Expansions beside a point: compared with values of many digits computed by mpmath."""

from __future__ import annotations

from contextlib import suppress
from fractions import Fraction

import mpmath
import numpy as np
import pytest
import sympy
from hypothesis import given
from hypothesis import strategies as st

from mathlib.arithmetic import NoEnclosure
from mathlib.arithmetic.work_limit import counted
from mathlib.expansions import Expansion, Side, Stretch, UndefinedBeside, around, beside
from mathlib.expansions.monomials import Monomial, exact
from mathlib.function import Function
from tests.mathlib.formulas import UNHURRIED
from tests.mathlib.high_precision import NoValue, Unreachable, evaluator

STRETCH = Stretch(Fraction(1, 8))

OSCILLATING = ("sin(1/x)", "cos(2/x)", "floor(1/x)", "ceil(3/x)", "sin(log(abs(x)))", "1/x - floor(1/x)")
SMOOTH = (
    "x",
    "x^2",
    "sin(x)",
    "exp(x)",
    "cos(3*x)",
    "atan(x)",
    "log(1 + x)",
    "sqrt(1 + x)",
    "tanh(x)",
    "tan(x)",
)
STEEP = (
    "1/x",
    "1/x^2",
    "abs(x)^pi",
    "abs(x)^(-sqrt(2))",
    "exp(-1/x^2)",
    "exp(1/x)",
    "sqrt(abs(x))",
    "cbrt(x)",
    "log(abs(x))",
    "abs(x)",
    "x^3",
)
OTHER = (
    "asin(x)",
    "acos(1 - x^2)",
    "sigmoid(1/x)",
    "erf(1/x)",
    "erf(2*x - 1)",
    "asinh(1/x)",
    "asinh(1 + x)",
    "softplus(x)",
    "relu(x)",
    "sign(x)",
    "max(x, x^2)",
    "2",
    "-1/3",
)


@st.composite
def formulas(draw: st.DrawFn, depth: int = 2) -> str:
    """Sums, products, quotients and compositions of what is difficult near 0."""
    if depth == 0 or draw(st.integers(0, 3)) == 0:
        return draw(st.sampled_from(OSCILLATING + SMOOTH + STEEP + OTHER))
    left, right = draw(formulas(depth - 1)), draw(formulas(depth - 1))
    forms = ("({0}) + ({1})", "({0}) - ({1})", "({0})*({1})", "({0})*({1})", "({0})/({1})")
    outer = (
        "abs({0})",
        "sin({0})",
        "exp({0})",
        "sqrt({0})",
        "cbrt({0})",
        "({0})^2",
        "({0})^(-1)",
        "relu({0})",
    )
    return draw(st.sampled_from(forms + outer)).format(left, right)


def value_at(f: Function, place: sympy.Rational) -> mpmath.mpf | None:
    """The value to 400 digits, None without one; Unreachable where it is beyond what can be computed."""
    with mpmath.workdps(400):
        try:
            return evaluator(f.source)(mpmath.mpf(int(place.p)) / int(place.q))
        except NoValue:
            return None


def bounds_at(expansion: Expansion, t: sympy.Rational) -> tuple[mpmath.mpf, mpmath.mpf]:
    """What an expansion says of the value at a distance, less a unit in the tenth last place."""
    with mpmath.workdps(400):
        distance = mpmath.mpf(t.p) / t.q
        total = [mpmath.mpf(0), mpmath.mpf(0)]

        def size(monomial: Monomial) -> mpmath.mpf:
            power = mpmath.mpmathify(exact(monomial.power).evalf(400))
            logs = mpmath.mpf(monomial.logs.numerator) / monomial.logs.denominator
            return distance**power * mpmath.log(1 / distance) ** logs

        for monomial, coefficient in expansion.terms.items():
            part = mpmath.mpmathify(coefficient.evalf(60)) * size(monomial)
            total = [end + part for end in total]
        if expansion.remainder is not None:
            monomial, values, _ = expansion.remainder
            for index, end in enumerate((values.lo, values.hi)):
                ends = mpmath.mp.make_mpf(end._mpf_) if end.is_finite() else mpmath.mpf(float(end))
                total[index] += ends * size(monomial)
        slack = mpmath.mpf(10) ** -40 * (1 + abs(total[0]) if mpmath.isfinite(total[0]) else 1)
        return total[0] - slack, total[1] + slack


DISTANCES = st.builds(lambda n, k: sympy.Rational(n, 8 * 997) / 10**k, st.integers(1, 997), st.integers(0, 9))
SHORTEST_OF_EXPONENTIALS = sympy.Rational(1, 100)
"""The sine of exp(1/t^2) takes mpmath as many digits as that has."""


@UNHURRIED
@given(
    formulas(), st.sampled_from(["left", "right"]), st.sampled_from([1, 24]), st.lists(DISTANCES, min_size=5)
)
def test_an_expansion_holds_at_every_distance(
    text: str, side: Side, times: int, distances: list[sympy.Rational]
) -> None:
    """On a short stretch and on one beyond 1, where log(1/t) is negative."""
    f, stretch = Function.parse(text), Stretch(times * STRETCH.radius)
    distances = [times * t for t in distances]
    try:
        expansion = beside("x", sympy.S.Zero, side, stretch).expand(f.tree)
    except NoEnclosure:
        return
    except UndefinedBeside:
        expansion = None
    if "exp" in text:
        distances = [t for t in distances if t > SHORTEST_OF_EXPONENTIALS]
    for t in distances:
        try:
            value = value_at(f, t if side == "right" else -t)
        except Unreachable:
            continue
        if expansion is None:
            assert value is None
        elif value is not None:
            low, high = bounds_at(expansion, t)
            assert low <= value <= high, (t, value, low, high)
        else:
            raise AssertionError(f"no value at {t}, although there is an expansion")


@pytest.mark.parametrize("text", ["log(x)", "1/log(x)", "exp(log(x)/x)"])
def test_nothing_is_said_of_logarithms_where_they_change_their_sign(text: str) -> None:
    with pytest.raises(NoEnclosure):
        beside("x", sympy.S.Zero, "right", Stretch(Fraction(2))).expand(Function.parse(text).tree)


def test_a_circle_is_no_sphere() -> None:
    """u1^2 + u2^2 is 1 for unit vectors of the plane, not for those of space."""
    plane, space = (around(names, (0,) * len(names), STRETCH) for names in (("x", "y"), ("x", "y", "z")))
    squares = Function.parse("x^2 + y^2", ("x", "y")).tree
    assert list(plane.expand(squares).terms.values()) == [1]
    with pytest.raises(NoEnclosure):
        space.sign(squares)


@pytest.mark.parametrize(
    "dividend", ["x^4*y", "x*y", "sin(x*y)^2*cos(x)", "x*abs(x)*y^2 + x^6", "(x - y)^6", "abs(x)^(5/2)*y"]
)
@pytest.mark.parametrize(
    "divisor",
    [
        "x^4 + y^2",
        "x^2*y^2 + abs(x) + y^4 + x*y",
        "sqrt(x^6 - x^3*y + y^2)",
        "(2*x^2 + abs(y)^3 - x*y^3)^(3/2)",
    ],
)
def test_bounds_of_a_quotient_hold_in_all_directions_and_at_all_distances(
    dividend: str, divisor: str
) -> None:
    """Half of the divisors are of different sizes along x and y; values are those of doubles."""
    f = Function.parse(f"({dividend})/({divisor})", ("x", "y"))
    try:
        expansion = around(f.variables, (sympy.S.Zero,) * 2, STRETCH).expand(f.tree)
    except NoEnclosure:
        assert divisor != "x^4 + y^2" or dividend == "x*y"  # Along (t, t^2) that is 1/(2t).
        return
    monomial, values, _ = expansion.coarse
    steps = np.concatenate([10 ** -np.linspace(0.9, 12, 150), [0.0]])
    x, y = np.meshgrid(np.concatenate([steps, -steps]), np.concatenate([steps, -steps]))
    distance = np.hypot(x, y)
    x, y, distance = (part[(distance > 0) & (distance <= STRETCH.radius)] for part in (x, y, distance))
    assert (np.abs(f(x, y)) <= float(values.hi) * distance ** float(monomial.power) * (1 + 1e-9)).all()


@pytest.mark.parametrize("variables", [("x",), ("x", "y")])
def test_quotients_within_quotients_are_expanded_once(variables: tuple[str, ...]) -> None:
    """Each level is tried by several proofs, so that 3^10 attempts would be made of the innermost one."""
    text = "sin(1/x)"
    for _ in range(10):
        text = f"x/(2 + 1/({text}))"
    tree, expansion = (
        Function.parse(text, variables).tree,
        around(variables, (sympy.S.Zero,) * len(variables), STRETCH),
    )

    def attempt() -> bool:
        with suppress(NoEnclosure):
            expansion.expand(tree)
        return True

    assert counted(attempt, text, 500_000)[0]


@pytest.mark.parametrize("text", ["0^x", "0^(x^2)"])
def test_powers_of_zero_are_zero(text: str) -> None:
    assert beside("x", sympy.S.Zero, "right", STRETCH).expand(Function.parse(text).tree).is_zero


@pytest.mark.parametrize("text", ["(-2)^floor(1/x)", "(-1)^(1/x)"])
def test_a_negative_number_is_not_said_to_have_no_powers_where_exponents_may_be_whole(text: str) -> None:
    with pytest.raises(NoEnclosure):
        beside("x", sympy.S.Zero, "right", STRETCH).expand(Function.parse(text).tree)


@pytest.mark.parametrize("text", ["(-2)^x", "(-x)^x", "(-x)^pi", "0^(-x)"])
def test_what_has_no_powers_beside_the_point_is_undefined(text: str) -> None:
    with pytest.raises(UndefinedBeside):
        beside("x", sympy.S.Zero, "right", STRETCH).expand(Function.parse(text).tree)


@pytest.mark.parametrize(
    "text", ["1/softplus(1/log(x/3))", "1/(log(x/3)*softplus(1/log(x/3))*tanh(1/log(x/5)))"]
)
def test_coefficients_do_not_grow_from_product_to_product(text: str) -> None:
    expansion = beside("x", sympy.S.Zero, "right", Stretch(Fraction(1, 2**30), 14)).expand_function(
        Function.parse(text, ("x",))
    )
    for exponent in (31, 50, 400):
        t = sympy.Rational(1, 2**exponent)
        low, high = bounds_at(expansion, t)
        assert low <= value_at(Function.parse(text), t) <= high
    assert sum(coefficient.count_ops() for coefficient in expansion.terms.values()) < 2000


def test_powers_of_too_many_digits_are_bounded_instead_of_computed() -> None:
    at = sympy.Integer(2**90 + 2**64)
    f = Function.parse("1/(x^(1/(x - 1))*(sin(x)^2 + cos(x)^2))", ("x",))
    values = beside("x", at, "right", Stretch(Fraction(1, 1000))).expand_function(f).values
    with mpmath.workprec(200):
        assert values.lo <= mpmath.power(int(at), -1 / mpmath.mpf(int(at) - 1)) <= values.hi
    assert values.hi - values.lo < 1e-12
