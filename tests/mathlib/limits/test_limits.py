"""Limits at a point: values worked by hand, and the right reason where there is none."""

import pytest
import sympy
from hypothesis import given, settings
from hypothesis import strategies as st
from sympy import Rational

from mathlib.arithmetic import Undecided, enclosure, precision, signs
from mathlib.function import Function
from mathlib.limits import known_value_at, limit

oo = sympy.oo


@pytest.mark.parametrize(
    ("text", "at", "value"),
    [
        ("(x^3 - 1)/(x - 1)", 1, "3"),
        ("sin(x)/x", 0, "1"),
        ("(1 - cos(x))/x^2", 0, "1/2"),
        ("(sqrt(1 + x) - 1)/x", 0, "1/2"),
        ("(exp(x) - 1 - x - x^2/2)/x^3", 0, "1/6"),
        ("(x^2 - 2)/(x - sqrt(2))", "sqrt(2)", "2*sqrt(2)"),
        ("x*sin(1/x)", 0, "0"),
        ("exp(-1/x^2)", 0, "0"),
        ("(1 + x)^(1/x)", 0, "E"),
        ("x*log(abs(x))", 0, "0"),
        ("x*floor(1/x)", 0, "1"),
        ("x*(1/x - floor(1/x))", 0, "0"),
        ("relu(x*sin(1/x))", 0, "0"),
        ("cos(x)^(1/x^2)", 0, "exp(-1/2)"),
        ("cbrt(x^2*sin(1/x))", 0, "0"),
        ("x^2*sin(1/x)/sin(x)", 0, "0"),
        ("tanh(1/x)^2", 0, "1"),
        ("cos(x)/x - 1/x", 0, "0"),
        ("x/x", 0, "1"),
        ("floor(sin(x)/x)", 0, "0"),
        ("floor(abs(x*sin(1/x)))", 0, "0"),
        ("5 if 0 <= x <= 0 else x + 1", 0, "1"),
        ("sin(x)/x*sqrt(0.0001 - x)", 0, "1/100"),
        ("sin(1/(x - 1))*(x - 1)", 1, "0"),
    ],
)
def test_a_gap_in_the_graph_is_filled_by_the_limit(text: str, at: object, value: str) -> None:
    found = limit(Function.parse(text), at)
    assert (found.kind, found.how) == ("removable", "exact")
    assert sympy.simplify(found.value - sympy.sympify(value)) == 0
    assert found.value == found.left == found.right


@pytest.mark.parametrize(
    ("text", "at", "value"),
    [
        ("sqrt(x)", 1, "1"),
        ("floor(x)", 2.5, "2"),
        ("relu(x)", 0, "0"),
        ("cbrt(x)", 0, "0"),
        ("x if x < 1 else 2 - x", 1, "1"),
        ("sin(x)/x if abs(x) > 0 else 1", 0, "1"),
        ("sin(3x)", 0.4, "sin(6/5)"),
        ("exp(-x^2)", 0.8, "exp(-16/25)"),
        ("max(x, pi^(1/3))", 0.5, "pi**(1/3)"),
        ("atan(pi if x <= pi else x)", 1.3, "atan(pi)"),
        ("tanh(1e20*x)", 0, "0"),
        ("1/(x - 1e-18)", 0, "-10**18"),
    ],
)
def test_a_continuous_function_has_its_value_as_limit(text: str, at: float, value: str) -> None:
    found = limit(Function.parse(text), at)
    assert (found.kind, found.how) == ("continuous", "exact")
    assert sympy.simplify(found.value - sympy.sympify(value)) == 0


@pytest.mark.parametrize(
    ("text", "at", "kind", "left", "right"),
    [
        ("abs(x)/x", 0, "jump", -1, 1),
        ("floor(x)", 2, "jump", 1, 2),
        ("x if x < 1 else 3", 1, "jump", 1, 3),
        ("(-2)^floor(x)", 0, "jump", Rational(-1, 2), 1),
        ("x^sign(x)", 0, "infinite", -oo, 0),
        ("atan(1/x)", 0, "jump", -sympy.pi / 2, sympy.pi / 2),
        ("1/(1 - exp(1/x))", 0, "jump", 1, 0),
        ("(x^2 - 1)/(x - 1) if x < 1 else 5x", 1, "jump", 2, 5),
        ("1/x", 0, "infinite", -oo, oo),
        ("1/x^2", 0, "infinite", oo, oo),
        ("tan(x)", "pi/2", "infinite", oo, -oo),
        ("exp(1/x)", 0, "infinite", 0, oo),
        ("log(x)", 0, "infinite", None, -oo),
        ("sin(1/x)", 0, "oscillation", None, None),
        ("sin(pi/x)", 0, "oscillation", None, None),
        ("sin(1/x)/x", 0, "oscillation", None, None),
        ("abs(sin(1/x))", 0, "oscillation", None, None),
        ("sqrt(x)", 0, "one-sided", None, 0),
        ("x*log(x)", 0, "one-sided", None, 0),
        ("sqrt(x^2 - 2)", "sqrt(2)", "one-sided", None, 0),
        ("sqrt(x)^2", -1, "undefined nearby", None, None),
        ("sqrt(sin(1/x))", 0, "undefined nearby", None, None),
        ("exp(1/x)/(1 + exp(1/x))", 0, "jump", 0, 1),
        ("x*exp(1/x)", 0, "infinite", 0, oo),
        ("x + 1e-20/x", 0, "infinite", -oo, oo),
        ("x + 1e-7*sin(1/x)", 0, "oscillation", None, None),
        ("1e-12*sin(1/x)", 0, "oscillation", None, None),
        ("x + 1e-20*sin(1/x)", 0, "oscillation", None, None),
        ("floor(1/x) - 1/x", 0, "oscillation", None, None),
        ("floor(sin(1/x))", 0, "oscillation", None, None),
        ("(-1)^floor(1/x)", 0, "oscillation", None, None),
        ("(-1)^(3 - floor(1/x)*ceil(3/x))", 0, "oscillation", None, None),
        ("(-1)^(floor(1/x)*(floor(1/x) + 1)/2)", 0, "oscillation", None, None),
        ("cos(pi*floor(1/x))", 0, "oscillation", None, None),
        ("3 - sin(pi/2*ceil(-2/x) + 1)", 0, "oscillation", None, None),
        ("cos(pi*floor(1/x)/12)", 0, "oscillation", None, None),
        ("tan(floor(1/x)*pi/4)", 0, "undefined nearby", None, None),
        ("(-2)^floor(1/x) if x > 0 else x", 0, "oscillation", 0, None),
        ("sin(log(abs(x)))", 0, "oscillation", None, None),
        ("1 if sin(1/x) > 0 else 0", 0, "oscillation", None, None),
        ("exp(1/x)*sin(1/x)", 0, "oscillation", 0, None),
        ("1e12 + sin(1/x)", 0, "oscillation", None, None),
        ("x*sin(1/x)/sin(1/x)", 0, "undefined nearby", None, None),
        ("x*sin(1/x)*sin(1/x)^(-1)", 0, "undefined nearby", None, None),
        ("x*log(abs(sin(1/x)))", 0, "undefined nearby", None, None),
        ("sin(x*sin(1/x))/(x*sin(1/x))", 0, "undefined nearby", None, None),
        ("1 if 1/sin(1/x) > 0 else 1", 0, "undefined nearby", None, None),
        ("1 if (1/sin(1/x) > 0 or x > -1) else 0", 0, "undefined nearby", None, None),
        ("x if (sin(1/x) > 0 or log(x) > 0) else 0", 0, "undefined nearby", None, 0),
        ("0^x", 0, "one-sided", None, 0),
        ("asin(1.05 + x)", 0, "undefined nearby", None, None),
        ("tan(1/x)*cos(1/x)*x", 0, "undefined nearby", None, None),
        ("x/sin(1/x)^2 if x > 0 else x", 0, "undefined nearby", 0, None),
    ],
)
def test_where_there_is_no_limit_both_sides_are_given(
    text: str, at: object, kind: str, left: object, right: object
) -> None:
    found = limit(Function.parse(text), at)
    assert (found.value, found.kind, found.left, found.right) == (None, kind, left, right)


@pytest.mark.parametrize(
    "text",
    [
        "1 + x^25*exp(1/x)",
        "(-1)^(2*floor(1/x))",
        "x*(-1)^floor(1/x)",
        "(-1)^(floor(1/x) + 1/2)",
        "cos(2*pi*floor(1/x))",
        "sin(pi*floor(1/x))",
        "cos(pi*(1/x - floor(1/x) + floor(x/x)))*tan(2*pi*floor(1/x))",
        "1/(exp(x)*exp(-x) - 1)",
        "x^(exp(x)*exp(-x))",
    ],
)
def test_no_limit_and_no_gap_is_claimed_that_is_not_proven(text: str) -> None:
    """The first grows without bound; then come limits of 1 and of 0, a function without values, limits of 1,
    0 and 0, one more function without values, and a limit of 0.
    """
    found = limit(Function.parse(text), 0)
    assert (found.value, found.how) == (None, "unknown")


def test_the_reason_names_both_sides_of_a_jump() -> None:
    reason = limit(Function.parse("abs(x)/x"), 0).reason
    assert reason == "to the left of 0 f(x) approaches −1; to the right f(x) approaches 1"


def test_the_reason_says_that_a_gap_is_a_gap() -> None:
    reason = limit(Function.parse("(x^3 - 1)/(x - 1)"), 1).reason
    assert reason == "from both sides f(x) approaches 3; f(1) itself is not defined"


def test_what_is_defined_nowhere_beside_the_point_is_not_said_to_be_so_now_and_then() -> None:
    """asin(1 + x^2) has a value at 0 alone, though in doubles 1 + x^2 is 1 around 0, too."""
    reason = limit(Function.parse("asin(1 + x^2)"), 0).reason
    assert reason == "from both sides of 0 f is not defined"


@pytest.mark.parametrize("text", ["2^floor(1e9*x)", "softplus(1e8*floor(x)*log(3))"])
def test_powers_of_a_billion_digits_are_not_written_out(text: str) -> None:
    assert limit(Function.parse(text), 1).kind == "undecided"


def test_what_is_not_proven_is_unknown() -> None:
    """Cantor's argument that sin(1/x) + sin(pi/x) oscillates is not one of those that are tried."""
    found = limit(Function.parse("sin(1/x) + sin(pi/x)"), 0)
    assert (found.value, found.kind, found.how) == (None, "undecided", "unknown")


def test_what_is_constant_by_an_identity_has_that_limit() -> None:
    found = limit(Function.parse("sin(1/x)^2 + cos(1/x)^2"), 0)
    assert (found.value, found.how) == (1, "exact")


def test_a_jump_is_seen_however_small() -> None:
    text = "sin(1/x)^2 + cos(1/x)^2 + 1e-7*sign(x) + relu(abs(x) - 1)"
    found = limit(Function.parse(text), 0)
    size = sympy.Rational(1, 10**7)
    assert (found.kind, found.left, found.right) == ("jump", 1 - size, 1 + size)


def test_values_beyond_all_doubles_do_not_confuse_the_sides() -> None:
    """sinh(-1/tanh(x)) outgrows every double to the left of 0; to the right floor(x) is 0."""
    found = limit(Function.parse("x*sinh(floor(x)/tanh(x))"), 0)
    assert (found.value, found.right) == (None, 0)


small = st.integers(-4, 4)


@settings(deadline=None, max_examples=30)
@given(small, st.tuples(small, small, small), st.tuples(small, small))
def test_a_common_factor_leaves_the_quotient_of_what_remains(
    at: int, above: tuple[int, int, int], below: tuple[int, int]
) -> None:
    """(x - a) p(x) / ((x - a) q(x)) has the limit p(a)/q(a), or grows where q(a) = 0 and p(a) is not."""
    p = above[0] + above[1] * at + above[2] * at**2
    q = below[0] + below[1] * at
    text = (
        f"(x - ({at}))*({above[0]} + ({above[1]})x + ({above[2]})x^2)"
        f"/((x - ({at}))*({below[0]} + ({below[1]})x))"
    )
    found = limit(Function.parse(text), at)
    if q:
        assert found.value == sympy.Rational(p, q)
        assert found.kind == "removable"
    elif below == (0, 0):
        assert found.kind == "undefined nearby"
    elif p:
        assert (found.kind, found.value) == ("infinite", None)


@pytest.mark.parametrize(
    ("text", "at", "logarithm"), [("exp(x)", 10**6, 10**6), ("exp(exp(x))", 20, "exp(20)")]
)
def test_a_value_too_large_to_be_written_out_is_a_float(text: str, at: int, logarithm: object) -> None:
    value = known_value_at(Function.parse(text), sympy.Integer(at))
    assert abs(sympy.log(value) - sympy.sympify(logarithm)) < 1e-10


def test_a_value_beyond_all_floats_is_undecided() -> None:
    with pytest.raises(Undecided):
        known_value_at(Function.parse("exp(exp(x))"), sympy.Integer(60))


@pytest.mark.parametrize(
    "zero",
    [
        "sin(exp(10))^2 + cos(exp(10))^2 - 1",
        "log(sin(1)^2 + cos(1)^2)",
        "cosh(2)^2 - sinh(2)^2 - 1",
        "sin(sqrt(2))*cos(sqrt(2))*2 - sin(2*sqrt(2))",
    ],
)
def test_sides_that_meet_by_an_identity_have_a_limit(zero: str) -> None:
    found = limit(Function.parse(f"x if x < 0 else x + ({zero})"), 0)
    assert (found.kind, found.value, found.how) == ("continuous", 0, "exact")


def test_sides_that_are_not_known_to_meet_have_no_known_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(signs, "ZERO_PROOFS", ())
    found = limit(Function.parse("x if x < 0 else x + sin(2)^2 + cos(2)^2 - 1"), 0)
    assert (found.kind, found.value, found.how) == ("undecided", None, "unknown")
    assert "cannot be decided whether" in found.reason


def test_a_number_that_is_lost_beside_one_is_not_lost_in_its_logarithm() -> None:
    """softplus(-10^9) is e^(-10^9), as good as exactly; no digits of 1 + e^(-10^9) tell that."""
    found = limit(Function.parse("sign(x)*softplus(-10^9)"), 0)
    assert found.kind in ("jump", "undecided")
    with precision(64):
        assert enclosure(sympy.log(1 + sympy.exp(-(10**9)))).lo > 0


def test_nothing_is_asked_of_digits_where_an_exponent_has_no_bounds() -> None:
    assert signs.is_beyond_digits(sympy.log(2) + sympy.exp(sympy.asin(2)))
    assert not signs.is_beyond_digits(sympy.log(2) + sympy.exp(3))
