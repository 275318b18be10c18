"""The numbers at the edges of a space can be read from wherever it is seen."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest

from scenes.stage.base import DARK
from scenes.stage.space import Box, Space, SpaceAxes
from scenes.stage.text import Numeral, Typesetter
from tests.stage.redrawing import refresh

BOXES = [
    Box((-2.0, 2.0), (-2.0, 2.0), (0.0, 0.9)),
    Box((-1.0, 3.0), (-1.0, 3.0), (0.0, 4.0)),
    Box((-0.2, 0.4), (-0.2, 0.6), (-1.0, 1.0)),
]


def overlap(one: Numeral, other: Numeral) -> bool:
    apart = np.abs(one.get_center() - other.get_center())[:2]
    return bool((apart < (np.array(one.extent) + other.extent) / 2).all())


@pytest.mark.parametrize("box", BOXES, ids=str)
def test_no_number_of_the_floor_stands_on_one_of_the_upright(box: Box) -> None:
    space = Space(box, (-2.6, 0.15, 6.8, 4.9), 0.0, np.radians(30))
    axes = SpaceAxes(Typesetter(DARK), space)
    for degrees in range(-180, 180, 15):
        space.azimuth.set_value(np.radians(degrees))
        refresh(axes)
        x, y, z = axes.numbers
        assert not any(overlap(number, other) for number in (*x, *y) for other in z), degrees


def test_numbers_of_an_axis_stand_apart() -> None:
    axes = SpaceAxes(Typesetter(DARK), Space(BOXES[0], (0, 0, 8, 5), -1.0, np.radians(30)))
    assert not any(overlap(*pair) for numbers in axes.numbers for pair in combinations(numbers, 2))


@pytest.mark.parametrize("box", [*BOXES, Box((-3e7, 3e7), (-5e6, 5.5e7), (0.0, 5e15))], ids=str)
def test_a_name_of_the_floor_stands_clear_of_the_numbers_of_its_edge(box: Box) -> None:
    space = Space(box, (-4.15, -0.1, 3.8, 4.4), 0.0, np.radians(38))
    axes = SpaceAxes(Typesetter(DARK), space)
    for degrees in range(-180, 180, 15):
        space.azimuth.set_value(np.radians(degrees))
        refresh(axes)
        for name, numbers in zip(axes.names[:2], axes.numbers, strict=False):
            assert not any(overlap(name, number) for number in numbers), degrees
