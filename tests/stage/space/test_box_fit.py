"""Boxes of space fit the function and the point that they are chosen for."""

from __future__ import annotations

from itertools import product

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


OUTER = (
    *("exp({})", "sin({})", "cos({})", "tanh({})", "atan({})", "sigmoid({})", "softplus({})", "({})^2"),
    *("({})^3", "log(1 + ({})^2)", "sqrt(1 + ({})^2)", "1/(1 + ({})^2)", "exp(-({})^2)"),
)
INNER = ("x + 2y", "x*y", "x - y", "x^2 + y^2", "x + y^2", "x^2 - y^2")
POINTS = ((0.2, -0.4), (1.0, 1.0), (0.5, 0.5), (1.0, -0.5))


def sagitta(along: np.ndarray, heights: np.ndarray) -> float:
    """The greatest distance of a slice from its chord, in chords; the slice is 0.54 as high as wide."""
    drawn = np.column_stack([(along - along[0]) / np.ptp(along), 0.54 * heights / np.ptp(heights)])
    chord = drawn[-1] - drawn[0]
    length = np.hypot(*chord)
    return float(np.abs((drawn - drawn[0]) @ (-chord[1], chord[0])).max() / length**2)


def test_slices_are_seen_to_be_curved() -> None:
    """Half a parabola has 0.104. The least have products near an inflection, such as sin(x y) near 0."""
    found = []
    for outer, inner, (x, y) in product(OUTER, INNER, POINTS):
        f = Function.parse(outer.format(inner), ("x", "y"))
        box = box_for(f, (x, y))
        xs, ys = (np.linspace(*ends, 85) for ends in (box.x, box.y))
        found += [sagitta(xs, f(xs, np.full_like(xs, y))), sagitta(ys, f(np.full_like(ys, x), ys))]
    assert len(found) == 624
    shares = np.percentile(found, (0, 2, 5, 10, 25, 50))
    assert (shares >= (0.005, 0.035, 0.08, 0.1, 0.15, 0.35)).all(), shares.round(3)


def test_a_softplus_is_seen_from_where_it_is_level_to_where_it_is_steep() -> None:
    box = box_for(Function.parse("log(1+exp(x+2y))", ("x", "y")), (0.2, -0.4))
    assert box.x[1] - box.x[0] >= 3


def test_a_domain_that_ends_at_zero_is_seen_to_its_edge() -> None:
    box = box_for(Function.parse("sqrt(x*y)", ("x", "y")), (1, 2))
    assert (box.x[0], box.y[0]) == (0, 0)


def test_there_is_more_room_ahead() -> None:
    box = box_for(Function.parse("x^2 + 10y^2", ("x", "y")), (1, 1), ahead=(0, 1))
    assert (box.y[1] - 1) / (box.y[1] - box.y[0]) >= 0.33


def test_no_box_is_found_where_there_are_no_values() -> None:
    with pytest.raises(ValueError, match="no values around"):
        box_for(Function.parse("sqrt(-1 - x^2)", ("x", "y")), (0, 0))
