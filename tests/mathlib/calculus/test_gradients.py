"""The gradient, the slopes in every direction that follow from it, and where none do."""

import numpy as np
import pytest
import sympy
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from sympy import Expr, Rational

from mathlib.calculus import (
    NotDifferentiableError,
    StationaryError,
    differentiability,
    directional_derivative_along,
    directional_quotient,
    gradient,
    gradient_at,
    is_stationary,
    steepest_ascent,
    tangent_plane,
)
from mathlib.function import Function
from mathlib.linear_algebra import norm
from mathlib.plotting import ascent_path


def surface(text: str) -> Function:
    return Function.parse(text, ("x", "y"))


def slopes(f: Function, at: tuple[Rational, Rational], angles: np.ndarray | float) -> np.ndarray:
    """The dot products of the gradient with unit vectors."""
    x, y = map(float, gradient_at(f, at))
    return np.asarray(x * np.cos(angles) + y * np.sin(angles))


HILL, ON_THE_HILL = surface("4 - x^2/2 - y^2"), (1, -0.5)


def test_the_gradient_collects_the_partial_derivatives() -> None:
    assert [part.source for part in gradient(surface("x^2*y"))] == ["2*x*y", "x^2"]
    assert gradient_at(HILL, ON_THE_HILL) == (-1, 1)


def test_the_steepest_direction_of_the_hill_is_exact() -> None:
    assert steepest_ascent(HILL, ON_THE_HILL) == (-1, 1)


def test_a_stationary_point_has_no_steepest_direction() -> None:
    assert is_stationary(surface("x^2 - y^2"), (0, 0))
    assert not is_stationary(HILL, ON_THE_HILL)
    with pytest.raises(
        StationaryError, match=r"at \(0, 0\) is zero: every direction is flat here; choose another point"
    ):
        steepest_ascent(surface("x^2 - y^2"), (0, 0))


def test_the_slope_along_a_vector_does_not_depend_on_its_length() -> None:
    f = surface("x + 2y")
    assert directional_derivative_along(f, (0, 0), (3, 4)) == Rational(11, 5)
    assert directional_derivative_along(f, (0, 0), (30, 40)) == Rational(11, 5)
    with pytest.raises(ValueError, match="points nowhere"):
        directional_derivative_along(f, (0, 0), (0, 0))


@pytest.mark.parametrize("point", [("1", "2"), ("0.1", "-0.2"), ("1/3", "2/7"), ("sqrt(2)", "pi")])
@pytest.mark.parametrize(("power", "holds"), [(3, False), (4, True)])
def test_a_function_that_is_moved_has_the_same_gradient(
    point: tuple[str, str], power: int, holds: bool
) -> None:
    """As at the origin: x^3 y/(x^4 + y^2) is t/2 on (t, t^2), and x^4 y/(x^4 + y^2) at most x^2/2."""
    x, y = (f"({name} - ({at}))" for name, at in zip("xy", point, strict=True))
    f = surface(f"{x}^{power}*{y}/({x}^4 + {y}^2) if {x}^2 + {y}^2 > 0 else 0")
    found = differentiability(f, point)
    assert (found.holds, found.how) == (holds, "exact")


@pytest.mark.parametrize(
    ("text", "point", "holds"),
    [
        ("sin(x)*cos(y)", (0.7, 0.4), True),
        ("max(x, y)", (1, 2), True),
        ("abs(x)*y", (0, 0), True),
        ("x^3*y/(x^2 + y^2) if x^2 + y^2 > 0 else 0", (0, 0), True),
        ("relu(x)^2*y + x", (0, 1), True),
        ("(x^2 + y^2)^0.55", (0, 0), True),
        ("x + abs(y)^1.05", (0, 0), True),
        ("x*y*sin(1/(x^2 + y^2)) if x^2 + y^2 > 0 else 0", (0, 0), True),
        ("cbrt(x^2*y^2)", (0, 0), True),
        ("tanh(x + y) + (x^4/(x^2 + y^2) if x^2 + y^2 > 0 else 0)", (0, 0), True),
        ("elu(x + y)", (0, 0), True),
        ("x^2*sin(1/x) if abs(x) > 0 else 0", (0, 0), True),
        ("(x^2*sin(1/x) if abs(x) > 0 else 0) - x*abs(y)", (0, 0), True),
        ("max(sin(x), x) + y", (0, 0), True),
        ("exp(x - y) + max(x^2, y^2)", (0, 0), True),
        ("tanh(x + y) + abs(x - y)^1.5", (0, 0), True),
        ("abs(x) + y", (0, 1), False),
        ("max(x, y)", (1, 1), False),
        ("(x^2*sin(1/x) if abs(x) > 0 else 0) + sqrt(abs(x*y))", (0, 0), False),
        ("tanh(x + y) + sqrt(abs(x*y))", (0, 0), False),
        ("sqrt(x^2 + y^2)", (0, 0), False),
        ("x^2*y/(x^2 + y^2)", (0, 0), False),
        ("x^2*y/(x^2 + y^2) if x^2 + y^2 > 0 else 0", (0, 0), False),
        ("x*y/(x^2 + y^2) if x^2 + y^2 > 0 else 0", (0, 0), False),
        ("sqrt(abs(x*y))", (0, 0), False),
        ("x + 1e-11*sqrt(abs(x*y))", (0, 0), False),
        ("x + 30*(x^2 + y^2) + sqrt(abs(x*y))", (0, 0), False),
        ("x + 10x^2 + 10y^2 + cbrt(x^2*y)/5", (0, 0), False),
        ("x + (x^3*y/(x^4 + y^2) if x^2 + y^2 > 0 else 0)", (0, 0), False),
    ],
)
def test_a_gradient_is_given_only_where_all_slopes_follow_from_it(
    text: str, point: tuple[float, float], holds: bool
) -> None:
    found = differentiability(surface(text), point)
    assert (found.holds, found.how) == (holds, "exact")
    if not holds:
        with pytest.raises(NotDifferentiableError) as caught:
            gradient_at(surface(text), point)
        assert found.reason in str(caught.value)


@pytest.mark.parametrize(
    "text",
    [
        "x + (x^3*(y - 2x)/(x^4 + (y - 2x)^2) if x^2 + y^2 > 0 else 0)",
        "x + (x if 2x^2 < y < 4x^2 else 0)",
    ],
)
def test_what_is_neither_proven_nor_refuted_is_refused_as_unknown(text: str) -> None:
    """Both fail on parabolas that are not tried: beside the line y = 2x, and y = 3x^2."""
    found = differentiability(surface(text), (0, 0))
    assert (found.holds, found.how) == (False, "unknown")
    with pytest.raises(NotDifferentiableError, match="it cannot be decided whether f has a tangent plane"):
        gradient_at(surface(text), (0, 0))


ELSEWHERE = " if abs(x) + abs(y) > 0 else 0"


@pytest.mark.parametrize(
    ("text", "holds"),
    [
        ("x^4*y/(x^4 + y^2)" + ELSEWHERE, True),  # At most x^2/2, since |x^2 y| <= (x^4 + y^2)/2.
        ("x^4*y/(x^4 + y^2) if x^4 + y^2 > 0 else 0", True),
        ("x^2*y^2/(x^4 + x^2*y + y^2)" + ELSEWHERE, True),  # At most 2 x^2.
        ("x^2*y/sqrt(x^4 + y^2)" + ELSEWHERE, True),  # At most x^2.
        ("y + abs(x)^3*abs(y)^(3/2)/(x^4 + y^2)" + ELSEWHERE, True),  # At most x^2 beside the plane z = y.
        ("x^3*sin(x*y)/(x^4 + y^2)" + ELSEWHERE, True),  # At most |x|^4 |y|/(x^4 + y^2).
        ("x^3*y/sqrt(x^8 + y^4)" + ELSEWHERE, False),  # t/sqrt(2) on (t, t^2).
        ("x*y^3/(x^2 + y^4)" + ELSEWHERE, False),  # t/2 on (t^2, t).
        ("x^2*y/(x^4 + y^2)" + ELSEWHERE, False),
        ("x^2*sin(1/x) + y if abs(x) > 0 else y", True),
        ("x^2*sin(1/x) + y^2*sin(1/y) if abs(x*y) > 0 else 0", True),
        ("y if not x < 0 and not x > 0 else x^2*cos(1/x^2) + y", True),
        ("(x - y)^2*sin(1/(y - x)) if x < y else 0", True),
        ("exp(-1/x^2)*y if abs(x) > 0 else 0", True),
        ("x^2*atan(y/x) - y^2*atan(x/y) if abs(x*y) > 0 else 0", True),
        ("y + x^2*sin(y^(-2)) if abs(y) > 0 else y", True),
        ("x*sin(1/x) + y if abs(x) > 0 else y", False),
        ("x^2/y if abs(y) > 0 else 0", False),  # t on (t, t).
        ("sin(x*y)/y if abs(y) > 0 else 2x", False),  # Along x it is 2x, along (t, t) it is about t.
        ("x + y if abs(y) > 0 else 0", False),
        ("x^4*y/(x^6 + y^2)" + ELSEWHERE, False),  # t/2 on (t, t^3).
        ("1 if 0 < y < x^2 else 0", False),  # 1 on (t, t^3).
        ("x^4*(exp(y) - 1)/(x^4 + y^2)" + ELSEWHERE, True),  # exp(y) - 1 is at most 2 |y|.
        ("(1 - cos(x^2))*y/(x^4 + y^2)" + ELSEWHERE, True),  # 1 - cos(x^2) is at most x^4/2.
        ("x^2*y^4/(x^4 + y^2)^(3/2) if x^4 + y^2 > 0 else 0", True),  # At most x^2 |y|.
        ("abs(x*y)^(sqrt(2)/2)", True),  # At most r^sqrt(2).
        ("abs(x*y)^(log(2)/log(5))", False),  # On (t, t) it is |t| to a power below 1.
    ],
)
def test_gradients_are_known_where_quotients_are_small_in_some_directions_only(
    text: str, holds: bool
) -> None:
    found = differentiability(surface(text), (0, 0))
    assert (found.holds, found.how) == (holds, "exact")


@pytest.mark.parametrize(
    ("text", "point", "gradient"),
    [
        ("sin(x*y)/x if abs(x) > 0 else y", (0, 0), (0, 1)),
        ("sin(x*y)/x if abs(x) > 0 else y", (0, 2), (0, 1)),
        ("(exp(x*y) - 1)/y if abs(y) > 0 else x", (0, 0), (1, 0)),
        ("sin(x*y)/(x*y) if abs(x*y) > 0 else 1", (0, 0), (0, 0)),
        ("(exp(x*y) - 1)/y if abs(y) > 0 else x", (3, 0), (1, Rational(9, 2))),
        ("x if y^2 <= 0 else (exp(x*y) - 1)/y", (3, 0), (1, Rational(9, 2))),
        ("(1 - cos(x*y))/x^2 if abs(x) > 0 else y^2/2", (0, 3), (0, 3)),
        ("y + x^2*sin(y^(-2)) if abs(y) > 0 else 0", (0, 0), (0, 1)),
        ("log(1 + x*y)/y if abs(y) > 0 else x", (0, 0), (1, 0)),
        ("y^2*x/abs(x) + y if abs(x) > 0 else y", (0, 0), (0, 1)),
    ],
)
def test_what_a_divisor_cancels_has_the_gradient_of_its_series(
    text: str, point: tuple[int, int], gradient: tuple[Expr, Expr]
) -> None:
    """(exp(x y) - 1)/y is x + x^2 y/2 + ..., and 0/0 where y is 0."""
    assert gradient_at(surface(text), point) == gradient


def test_both_partials_are_not_enough_and_the_reason_names_a_direction() -> None:
    """x^2 y/(x^2 + y^2) has slope cos^2 t sin t in direction t, and both partials 0."""
    reason = differentiability(surface("x^2*y/(x^2 + y^2) if x^2 + y^2 > 0 else 0"), (0, 0)).reason
    assert reason == (
        "in the direction of the vector (1, 1) f changes at a rate of √2/4, "
        "not of 0 as its partial derivatives predict"
    )


def test_slopes_along_all_lines_are_not_enough_either() -> None:
    """On y = x^2, x^3 y/(x^4 + y^2) is x/2: half the distance, though its slope along every line is 0."""
    found = differentiability(surface("x^3*y/(x^4 + y^2) if x^2 + y^2 > 0 else 0"), (0, 0))
    assert not found.holds
    assert found.reason == (
        "along the curve (t, t²) f changes at a rate of 0.5, not of 0 as its partial derivatives predict"
    )


def test_the_error_of_the_tangent_plane_is_of_second_order() -> None:
    f = surface("x^2 + x*y + y^2")
    plane = tangent_plane(f, (0.5, 1))
    assert plane.value == Rational(7, 4)
    assert plane.slopes == (2, Rational(5, 2))
    rng = np.random.default_rng(1)
    dx, dy = rng.uniform(-1, 1, (2, 100))
    error = f(0.5 + dx, 1 + dy) - (1.75 + 2 * dx + 2.5 * dy)
    assert np.allclose(error, dx**2 + dx * dy + dy**2, rtol=0, atol=1e-13)


coefficient = st.integers(-8, 8).map(lambda n: f"({n}/4)")
basis = st.sampled_from(
    ["x", "y^2", "x*y", "x^2*y", "sin(x)*cos(y)", "exp(x*y/4)", "cos(x + 2y)", "x/(1 + y^2)"]
)
sums = st.lists(st.builds("{}*{}".format, coefficient, basis), min_size=1, max_size=3).map(" + ".join)
point = st.tuples(*[st.integers(-15, 15).map(lambda n: Rational(n, 10))] * 2)
ANGLES = np.radians(np.arange(0, 360, 0.5))


@settings(deadline=None, max_examples=20)
@given(sums, point)
def test_the_slope_along_u_is_the_dot_product_with_the_gradient(
    text: str, at: tuple[Rational, Rational]
) -> None:
    """The mean of the quotients for h and -h is off by h^2 |f'''|/6 + rounding / h."""
    f = surface(text)
    ahead, behind = (directional_quotient(f, at, ANGLES, h) for h in (1e-5, -1e-5))
    found = slopes(f, at, ANGLES)
    assert np.allclose(found, (ahead + behind) / 2, rtol=0, atol=2e-8)


@settings(deadline=None, max_examples=20)
@given(sums, point)
def test_the_gradient_points_in_the_direction_of_the_greatest_slope(
    text: str, at: tuple[Rational, Rational]
) -> None:
    f = surface(text)
    assume(not is_stationary(f, at))
    steepest = steepest_ascent(f, at)
    slope = float(norm(steepest))
    measured = directional_quotient(f, at, ANGLES, 1e-5) + directional_quotient(f, at, ANGLES, -1e-5)
    assume(slope > 1e-3)
    best = ANGLES[measured.argmax()]
    angle = float(sympy.atan2(*reversed(steepest)))
    turn = (angle - best + np.pi) % (2 * np.pi) - np.pi
    assert abs(turn) <= np.radians(0.26)
    assert slope == pytest.approx(slopes(f, at, ANGLES).max(), rel=1e-4)
    assert slopes(f, at, angle + np.pi / 2) == pytest.approx(0, abs=1e-9)


def test_quotients_at_no_distance_are_undefined() -> None:
    assert np.isnan(directional_quotient(HILL, ON_THE_HILL, 0.0, 0.0))


def test_the_path_of_steepest_ascent_follows_the_curve_worked_by_hand() -> None:
    """On 4 - x^2/2 - y^2 the path is (x0 e^-t, y0 e^-2t), so y / x^2 keeps its value."""
    path = ascent_path(HILL, (1, -0.5), 0.01, 1000)
    x, y = path[np.linalg.norm(path, axis=1) > 0.1].T
    assert np.allclose(y / x**2, -0.5, rtol=0, atol=1e-5)
    assert np.allclose(np.linalg.norm(np.diff(path, axis=0), axis=1), 0.01, rtol=1e-3)
    assert np.linalg.norm(path[-1]) <= 0.01


def test_the_path_rises_and_stays_inside_its_window() -> None:
    f, window = surface("x + sin(3y)/2"), ((-1.0, 1.0), (-1.0, 1.0))
    path = ascent_path(f, (-0.5, 0.1), 0.05, 500, window)
    assert (np.diff(f(*path.T)) > 0).all()
    assert 1 < len(path) < 500
    assert (np.abs(path) <= 1).all()


def test_the_path_ends_at_the_edge_of_the_domain_and_where_it_is_flat() -> None:
    assert ascent_path(surface("-sqrt(x) - y^2"), (1, 0), 0.1, 100)[-1][0] >= 0
    assert len(ascent_path(surface("x^2 + y^2"), (0, 0), 0.1, 100)) == 1
