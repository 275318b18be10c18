"""Windows about a point hold what they promise to show."""

from __future__ import annotations

import numpy as np
import pytest

from mathlib.function import Function
from scenes.stage.base import Window
from scenes.stage.limits import distance_in_sight, surroundings


def test_a_window_ends_where_the_function_does() -> None:
    window = surroundings(Function.parse("sqrt(x)"), (1, 1), half=3, least=0.1, follow=2)
    assert -0.5 < window.left < 0
    assert window.right == 4


def test_a_window_holds_what_is_to_be_kept_though_f_ends_there() -> None:
    window = surroundings(Function.parse("sqrt(x)"), (1, 1), half=3, least=1.5, follow=2, keep=[-4])
    assert window.left <= -0.5
    assert window.bottom < -4


def test_a_graph_that_runs_away_is_not_followed() -> None:
    window = surroundings(Function.parse("1/x"), (0.5, 2), half=0.5, least=0.1, follow=3)
    assert 5 * 0.9 < window.top < 7


@pytest.mark.parametrize(
    ("function", "x"), [("x^2", 0), ("1/x", 0.5), ("floor(x)", 0.3), ("exp(x)", 2), ("tan(x)", 1)]
)
def test_points_at_a_distance_in_sight_are_seen_on_both_sides(function: str, x: float) -> None:
    f = Function.parse(function)
    window = surroundings(f, (x, float(f(x))), half=2, least=0.1, follow=1, keep=[float(f(x)) + 0.5])
    distance = distance_in_sight(f, x, window, most=1)
    assert 0 < distance <= 1
    for end in (x - distance, x + distance):
        assert window.bottom < float(f(end)) < window.top
    between = np.linspace(x - distance, x + distance, 1001)
    assert np.abs(np.diff(f(between))).max() < 0.1 * window.height


def test_a_distance_stops_before_a_break() -> None:
    window = Window(-1, 1, -2, 2)
    assert distance_in_sight(Function.parse("floor(x)"), 0.3, window, most=9) < 0.3
