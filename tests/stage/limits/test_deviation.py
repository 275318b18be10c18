"""A point that is too far from a level is marked, with a line to the level; a nearer one is not."""

from __future__ import annotations

import math

import numpy as np
import pytest

from scenes.stage.animation import Value
from scenes.stage.base import DARK, Window
from scenes.stage.limits import Deviation
from scenes.stage.plane import Plane
from scenes.stage.scene import BeatScene
from scenes.stage.text import Typesetter


def test_a_line_to_the_level_is_drawn_exactly_where_the_point_is_too_far_from_it() -> None:
    plane = Plane(Typesetter(DARK), Window(-2, 2, -1, 5), (-2.0, 0.0, 6.0, 4.0))
    level = Value(0)
    point = Deviation(plane, 1.0, 3.0, level, 0.5, "epsilon", "x")
    sizes = {}
    for height in (0.0, 2.4, 2.5, 2.6, 3.4, 3.5, 4.5):
        level.set_value(height)
        BeatScene().add(point)
        fails = abs(3 - height) >= 0.5
        assert plane.coordinates(point.mark.get_center()) == pytest.approx([1, 3])
        assert (len(point.line.points) > 0) == fails
        if fails:
            assert plane.coordinates(point.line.points[[0, -1]]) == pytest.approx(
                np.array([[1, 3], [1, height]])
            )
        sizes[fails] = point.mark.width
    assert sizes[True] > 1.5 * sizes[False]


def test_without_a_height_only_the_guide_is_drawn_all_the_way_up() -> None:
    plane = Plane(Typesetter(DARK), Window(-2, 2, -1, 5), (-2.0, 0.0, 6.0, 4.0))
    point = Deviation(plane, 1.0, math.nan, 0.0, 0.5, "epsilon", "x")
    assert len(point.mark.points) == len(point.line.points) == 0
    ys = plane.coordinates(point.guide.points)[:, 1]
    assert (ys.min(), ys.max()) == (pytest.approx(-1), pytest.approx(5, abs=0.2))
