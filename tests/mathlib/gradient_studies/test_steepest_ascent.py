"""Slopes in all directions, worked by hand or read off close differences."""

from __future__ import annotations

import numpy as np
import pytest

from mathlib.calculus import NotDifferentiableError, StationaryError
from mathlib.function import Function, real
from mathlib.gradient_studies import SteepestAscentStudy, steepest_ascent_study

STEP = 1e-5


def study_of(text: str, x: object = 1, y: object = "-0.5") -> SteepestAscentStudy:
    return steepest_ascent_study(Function.parse(text, ("x", "y")), (real(x), real(y)))  # type: ignore[arg-type]


def test_the_gradient_of_the_paraboloid_is_the_one_worked_by_hand() -> None:
    """f = 4 - x^2/2 - y^2 has the gradient (-x, -2y), at (1, -1/2) therefore (-1, 1)."""
    study = study_of("4 - x^2/2 - y^2")
    assert [claim.shown.plain for claim in study.components] == ["= −1", "= 1"]
    assert study.components[0].context == {"at": "(1, −0.5)"}
    assert study.components[0].how == "exact"
    assert study.length == pytest.approx(np.sqrt(2))
    assert (study.turning.fixed_angle, study.turning.orientation) == (pytest.approx(135), 1)
    assert study.greatest.plain == "≈ 1.41"
    extremes = [study.slope_at(theta).shown.plain for theta in (0, 90, 180)]
    assert extremes == ["≈ 1.41", "= 0", "≈ −1.41"]


@pytest.mark.parametrize(
    ("text", "x", "y"),
    [("sin(x)*cos(y)", "0.7", "0.4"), ("x^2 + x*y + y^2", "0.5", 1), ("exp(x) - y^3", 0, 1)],
)
def test_slopes_are_those_of_central_differences(text: str, x: object, y: object) -> None:
    study, f = study_of(text, x, y), Function.parse(text, ("x", "y"))
    phi = np.arange(0, 361, 15)
    u, v = np.cos(np.radians(phi)), np.sin(np.radians(phi))
    a, b = study.at
    rates = (f(a + STEP * u, b + STEP * v) - f(a - STEP * u, b - STEP * v)) / (2 * STEP)
    np.testing.assert_allclose(study.slope(phi), rates, atol=1e-8)
    assert phi[rates.argmax()] == pytest.approx(study.turning.fixed_angle, abs=7.5)


def test_the_quotient_approaches_the_slope() -> None:
    """Along the x-axis 4 - x^2/2 - y^2 has the quotient -1 - h/2."""
    study = study_of("4 - x^2/2 - y^2")
    assert [study.quotient(0, h) for h in (1, 0.5, 0)] == pytest.approx([-1.5, -1.25, -1])


@pytest.mark.parametrize("text", ["x + y", "x - y", "-x + y", "-x - y", "x", "-y", "2x - y"])
def test_half_a_turn_from_the_gradient_stays_within_the_full_one(text: str) -> None:
    study = study_of(text)
    for theta in (0, 60, 180):
        assert 0 <= study.turning.phi(theta) <= 360
        assert study.turning.theta(study.turning.phi(theta)) == pytest.approx(theta)


@pytest.mark.parametrize(
    ("text", "shown"),
    [("x + y", "= 105"), ("sqrt(3)*x - y", "= 270"), ("2x - y", "≈ 273"), ("x + 1e-12*y", "≈ 60")],
)
def test_an_angle_is_called_whole_only_where_it_is(text: str, shown: str) -> None:
    """u stands at 60 degrees from the gradient; that of x + 1e-12 y is 5.7e-11 degrees from the axis."""
    study = study_of(text)
    assert study.turning.phi_shown(study.turning.phi(60)).plain == shown


@pytest.mark.parametrize(("theta", "shown"), [(60, "= 2.5"), (120, "= −2.5"), (45, "≈ 3.54"), (90, "= 0")])
def test_slopes_at_whole_angles_from_the_gradient_are_exact(theta: int, shown: str) -> None:
    """The gradient of 3x + 4y has the length 5, and 5 cos 60 is 2.5."""
    assert study_of("3x + 4y").slope_at(theta).shown.plain == shown


@pytest.mark.parametrize(
    ("phi", "shown"), [(0, "= 3"), (90, "= 4"), (180, "= −3"), (45, "≈ 4.95"), (0.5, "≈ 3.03")]
)
def test_slopes_at_whole_angles_from_the_axis_are_exact(phi: float, shown: str) -> None:
    assert study_of("3x + 4y").slope_shown(phi).plain == shown


def test_the_way_up_runs_along_the_gradient_to_the_top_or_to_the_edge_of_its_room() -> None:
    room = ((-2.0, 2.0), (-2.0, 2.0))
    to_the_top = study_of("-x^2 - y^2", 1, 1).way_up(room, 4)
    to_the_edge = study_of("x + 2y", 0, 0).way_up(room, 4)
    assert to_the_top[-1] == pytest.approx((0, 0), abs=0.02)
    assert to_the_top[:, 0] == pytest.approx(to_the_top[:, 1])
    assert to_the_edge[-1] == pytest.approx((1, 2), abs=0.02)


@pytest.mark.parametrize(
    ("text", "point", "error", "reason"),
    [
        ("4 - x^2/2 - y^2", (0, 0), StationaryError, "every direction is flat"),
        ("abs(x) + y", (0, 1), NotDifferentiableError, "has no gradient"),
        ("exp(-(x^2 + y^2))", (6, 0), ValueError, "more figures"),
    ],
)
def test_points_without_a_steepest_direction_are_refused(
    text: str, point: tuple[int, int], error: type[Exception], reason: str
) -> None:
    with pytest.raises(error, match=reason):
        study_of(text, *point)
