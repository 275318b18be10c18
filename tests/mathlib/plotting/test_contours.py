"""Level curves lie on their level, at right angles to the gradient, and nowhere else."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mathlib.calculus import gradient
from mathlib.function import Function
from mathlib.plotting import level_curves, nice_levels

SQUARE = ((-2.0, 2.0), (-2.0, 2.0))


def surface(text: str) -> Function:
    return Function.parse(text, ("x", "y"))


def test_the_level_curve_of_a_bowl_is_a_closed_circle() -> None:
    (curve,) = level_curves(surface("x^2 + y^2"), [1], SQUARE)
    (circle,) = curve.lines
    assert curve.level == 1
    assert np.allclose(np.hypot(*circle.T), 1, rtol=0, atol=1e-12)
    assert np.array_equal(circle[0], circle[-1])
    length = np.linalg.norm(np.diff(circle, axis=0), axis=1).sum()
    assert length == pytest.approx(2 * np.pi, rel=1e-3)


def test_a_hyperbola_has_two_branches() -> None:
    (curve,) = level_curves(surface("x*y"), [0.5], SQUARE)
    assert len(curve.lines) == 2
    assert sorted(np.sign(line[0, 0]) for line in curve.lines) == [-1, 1]


def test_a_level_that_is_never_taken_has_no_curve() -> None:
    (curve,) = level_curves(surface("x^2 + y^2"), [-1], SQUARE)
    assert curve.lines == ()


def test_a_jump_is_not_taken_for_a_level_curve() -> None:
    assert level_curves(surface("floor(x) + 0*y"), [0.5], SQUARE)[0].lines == ()


def test_a_pole_is_not_taken_for_a_level_curve() -> None:
    """1/x jumps from -oo to oo at x = 0, without ever being 0.2 there."""
    (curve,) = level_curves(surface("1/x + 0*y"), [1.25], ((-2.03, 2), (-2, 2)))
    assert all(np.allclose(line[:, 0], 0.8, rtol=0, atol=1e-9) for line in curve.lines)
    assert len(curve.lines) == 1


def test_where_f_is_undefined_there_are_no_curves() -> None:
    (curve,) = level_curves(surface("sqrt(x) + y"), [0.5], SQUARE)
    (line,) = curve.lines
    assert line[:, 0].min() < 0.001
    assert (line[:, 0] >= 0).all()
    with pytest.raises(ValueError, match="no value anywhere"):
        level_curves(surface("sqrt(x - 10) + y"), [0], SQUARE)


def test_nice_levels_are_round_evenly_spaced_and_taken() -> None:
    levels = nice_levels(surface("4 - x^2/2 - y^2"), SQUARE, 8)
    steps = np.diff(levels)
    assert np.allclose(steps, steps[0], rtol=0, atol=1e-12)
    assert steps[0] in (0.5, 1.0)
    assert -2 < levels[0] < levels[-1] < 4
    assert 4 <= len(levels) <= 14


def test_poles_do_not_stretch_the_levels() -> None:
    levels = nice_levels(surface("1/(x^2 + y^2)"), SQUARE, 8)
    assert max(levels) < 200


def test_a_constant_has_its_own_level() -> None:
    assert nice_levels(surface("3 + 0*x*y"), SQUARE) == (3.0,)


coefficient = st.integers(-8, 8).map(lambda n: f"({n}/4)")
basis = st.sampled_from(
    ["x", "y^2", "x*y", "x^2*y", "sin(x)*cos(y)", "exp(x*y/4)", "cos(x + 2y)", "x/(1 + y^2)"]
)
sums = st.lists(st.builds("{}*{}".format, coefficient, basis), min_size=1, max_size=3).map(" + ".join)


@settings(deadline=None, max_examples=20)
@given(sums)
def test_level_curves_are_on_their_level_and_perpendicular_to_the_gradient(text: str) -> None:
    """Along a chord of length s, |grad f . chord| <= |H| s^2 with H the second derivatives."""
    f = surface(text)
    slopes = gradient(f)
    levels = nice_levels(f, SQUARE, 4)
    for curve in level_curves(f, levels, SQUARE, 60):
        for line in curve.lines:
            assert np.allclose(f(*line.T), curve.level, rtol=0, atol=1e-8)
            chords = np.diff(line, axis=0)
            lengths = np.linalg.norm(chords, axis=1)
            middles = (line[1:] + line[:-1]) / 2
            uphill = np.column_stack([slope(*middles.T) for slope in slopes])
            assert (np.abs((uphill * chords).sum(axis=1)) <= 5 * lengths**2 + 1e-9).all()


@pytest.mark.parametrize("text", ["x*y^2", "-x*y^2", "y*x^2", "x*y"])
def test_a_level_that_is_touched_from_one_side_is_drawn_like_one_that_is_crossed(text: str) -> None:
    (curve,) = level_curves(surface(text), [0], SQUARE)
    points = np.vstack(curve.lines)
    assert np.abs(np.prod(points, axis=1)).max() < 1e-9
    for place in ((-1, 0), (1, 0), (0, -1), (0, 1)):
        assert np.linalg.norm(points - place, axis=1).min() < 0.02


def test_rounding_along_a_removable_gap_makes_no_levels() -> None:
    f, window = surface("(1 - cos(x + y - 0.5))/(x + y - 0.5)^2"), ((-0.1, 0.7), (-0.1, 0.7))
    levels = nice_levels(f, window)
    assert len(levels) > 3
    assert all(0.46 < level < 0.5 for level in levels)
    assert all(curve.lines for curve in level_curves(f, levels, window))


def test_a_function_that_is_constant_but_for_rounding_has_one_level() -> None:
    rounded = surface("2*(x/7.5 - 2*(y - 2))*(1/(2*(x/7.5 - 2*(y - 2))))")
    for left in range(5, 15):
        assert nice_levels(rounded, ((left, left + 6), (left / 3, left / 3 + 6))) == (pytest.approx(1),)
