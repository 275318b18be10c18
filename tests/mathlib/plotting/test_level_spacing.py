"""Where level curves crowd, and where a point can go."""

from __future__ import annotations

import numpy as np
import pytest

from mathlib.function import Function, real
from mathlib.plotting import contrasting_spacings, level_curves, nice_levels, tour

SQUARE = ((-2.0, 2.0), (-2.0, 2.0))


def test_where_the_gradient_is_longer_the_next_curve_is_nearer() -> None:
    """For x^2 + y^2 the gradient has the length 2 r, and the next curve is sqrt(r^2 + rise) - r away."""
    f = Function.parse("x^2 + y^2", ("x", "y"))
    levels = level_curves(f, nice_levels(f, SQUARE, 10), SQUARE)
    found = contrasting_spacings(f, levels, SQUARE)
    assert found is not None
    rise = levels[1].level - levels[0].level
    for spacing in found:
        r = np.hypot(*spacing.at)
        assert float(spacing.slope.lo) == pytest.approx(2 * r, rel=1e-6)
        assert spacing.length == pytest.approx(np.sqrt(r**2 + rise) - r, rel=1e-4)
        assert min(abs(r**2 - curve.level) for curve in levels) < 1e-4
    near, far = found
    assert near.slope.lo > far.slope.hi
    assert near.distance.hi < far.distance.lo


@pytest.mark.parametrize("text", ["x + 2y", "sqrt(x^2 + y^2)", "floor(x) + y"])
def test_there_is_no_contrast_where_all_gradients_have_one_length(text: str) -> None:
    f = Function.parse(text, ("x", "y"))
    assert contrasting_spacings(f, level_curves(f, nice_levels(f, SQUARE), SQUARE), SQUARE) is None


def test_a_tour_stays_where_there_are_values() -> None:
    f = Function.parse("log(x) + y", ("x", "y"))
    found = tour((real(1), real(0)), SQUARE, [f])
    assert found.places[0] == (1, 0)
    assert len(found.stops) == 1
    assert np.isfinite(f(*np.array(found.way).T)).all()
    assert found.way[0] == found.way[-1] == (1, 0)


def test_levels_without_curves_have_no_spacing() -> None:
    f = Function.parse("x + y", ("x", "y"))
    assert contrasting_spacings(f, level_curves(f, (90, 91), SQUARE), SQUARE) is None
