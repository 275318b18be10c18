"""What is placed stands where Manim says that it stands."""

from __future__ import annotations

import numpy as np
from manim import DL, DOWN, LEFT, ORIGIN, RIGHT, UP, Mobject, VMobject

from scenes.stage.animation import Mark, Placed
from scenes.stage.base import DARK
from scenes.stage.text import Typesetter


def inscription() -> Placed:
    return Typesetter(DARK).math("f(x) = integral_0^x sqrt(t) dif t").scale(0.7).shift(LEFT + 2 * UP)


def test_sizes_are_those_that_manim_finds_point_by_point() -> None:
    for placed in (inscription(), Mark(3 * RIGHT)):
        for dimension in range(3):
            for reduce in (min, max):
                theirs = Mobject.reduce_across_dimension(placed, reduce, dimension)
                assert placed.reduce_across_dimension(reduce, dimension) == theirs
    assert Placed().reduce_across_dimension(max, 0) is None


def test_edges_and_centres_are_those_that_manim_finds_curve_by_curve() -> None:
    for placed in (inscription(), Mark(3 * RIGHT)):
        ends = VMobject.get_points_defining_boundary(placed)
        for direction in (ORIGIN, UP, DOWN, LEFT, RIGHT, DL):
            edges = [
                placed.get_extremum_along_dim(ends, dimension, key) for dimension, key in enumerate(direction)
            ]
            np.testing.assert_array_equal(placed.get_critical_point(direction), edges)
    np.testing.assert_array_equal(Placed().get_center(), ORIGIN)
