"""Boxes of space fit the function and the point that they are chosen for."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from mathlib.function import Function
from scenes.stage.space import box_for

FUNCTIONS = [
    "x^2 + x*y + y^2",
    "sin(x)*cos(y)",
    "exp(-(x^2+y^2)/2)",
    "x*y^2/4",
    "exp(3x) - y",
    "3",
    "abs(x - y)",
]
coordinate = st.floats(-20, 20).map(lambda value: round(value, 2))


@given(st.sampled_from(FUNCTIONS), coordinate, coordinate)
@example("exp(-(x^2+y^2)/2)", 0.0, 7.75)
def test_the_point_stands_well_inside_a_square_box_that_holds_the_surface(
    text: str, x: float, y: float
) -> None:
    f = Function.parse(text, ("x", "y"))
    box = box_for(f, (x, y))
    (x0, x1), (y0, y1), (z0, z1) = box.x, box.y, box.z
    assert x1 - x0 == pytest.approx(y1 - y0)
    for value, (low, high) in ((x, box.x), (y, box.y)):
        assert 0.2 <= (value - low) / (high - low) <= 0.8
    assert z0 < z1
    heights = f(*np.meshgrid(np.linspace(x0, x1, 25), np.linspace(y0, y1, 25)))
    slack = 1e-6 * max(abs(z0), abs(z1))
    assert z0 - slack <= heights.min() <= heights.max() <= z1 + slack


@pytest.mark.parametrize(
    ("text", "point"),
    [("1/(x^2 + y^2)", (1, 1)), ("log(x)*y", (0.3, 1)), ("sqrt(1 - x^2 - y^2)", (0.3, 0.3))],
)
def test_a_box_keeps_clear_of_poles_and_of_the_edge_of_the_domain(
    text: str, point: tuple[float, float]
) -> None:
    f = Function.parse(text, ("x", "y"))
    box = box_for(f, point)
    heights = f(*np.meshgrid(np.linspace(*box.x, 200), np.linspace(*box.y, 200)))
    assert np.isfinite(heights).all()
    assert np.abs(heights).max() < 20


def test_a_box_keeps_clear_of_a_jump() -> None:
    box = box_for(Function.parse("floor(x) + y", ("x", "y")), (0.5, 1))
    assert np.floor(box.x[0]) == np.floor(box.x[1]) == 0


def test_no_box_is_found_where_there_are_no_values() -> None:
    with pytest.raises(ValueError, match="no values around"):
        box_for(Function.parse("sqrt(-1 - x^2)", ("x", "y")), (0, 0))
