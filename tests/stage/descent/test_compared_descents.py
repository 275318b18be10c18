"""Maps of one ground, with level curves all over it, steps on them and words below."""

from __future__ import annotations

import numpy as np
import pytest

from mathlib.descent import run_of
from mathlib.function import parse, real
from scenes.stage.animation import Value, drawing_of
from scenes.stage.base import DARK
from scenes.stage.descent import ComparedDescents, SmallMap
from scenes.stage.text import Typesetter
from scenes.stage.two_variables import MapAndLandscape, ground_of

STEPS = np.array([[-1.5, 1.0], [1.0, 0.5], [9, 0.5], [0, 0]])
GROUND = ((-2.0, 2.0), (-2.0, 2.0))
BOWL = parse("x^2 + 3*y^2", ("x", "y"))


@pytest.fixture
def maps() -> list[SmallMap]:
    run = run_of(BOWL, None, (real(1), real(1)), real("0.1"), 4)
    place, titles = (0, 0, 12, 2.5), ["a", "b", "c"]
    return ComparedDescents(Typesetter(DARK), [(BOWL, run)] * 3, GROUND, place, titles).maps


def test_maps_stand_beside_each_other_in_equal_scales_over_one_ground(maps: list[SmallMap]) -> None:
    for each in maps:
        assert each.unit[0] == pytest.approx(each.unit[1])
        (left, right), (bottom, top) = ground_of(each)
        assert left <= -2 < 2 <= right
        assert bottom == pytest.approx(-2)
        assert top == pytest.approx(2)
    centres = [each.frame.get_center()[0] for each in maps]
    assert np.diff(centres) == pytest.approx([centres[1] - centres[0]] * 2)
    assert [len([name for name in each.names if name in each.submobjects]) for each in maps] == [1, 0, 1]


def test_lines_through_a_point_run_along_their_vectors(maps: list[SmallMap]) -> None:
    lines = maps[0].lines_through((0.5, 0.5), [(1, 1), (0, 1)])
    points = maps[0].coordinates(lines.points)
    on_first, on_second = np.abs(points[:, 1] - points[:, 0]) < 1e-9, np.abs(points[:, 0] - 0.5) < 1e-9
    assert (on_first | on_second).all()
    assert on_first.any()
    assert on_second.any()


def test_words_stand_below_their_map_on_numbered_lines(maps: list[SmallMap]) -> None:
    first, second = (maps[1].words_below("words", line) for line in (0, 1))
    x, y, _, height = maps[1].place
    assert first.get_center()[0] == pytest.approx(x)
    assert second.get_center()[1] < first.get_bottom()[1] < y - height / 2


def test_a_trace_ends_with_the_last_step_inside_the_map() -> None:
    steps, reached = STEPS, Value(0)
    places = (-3, 0, 4, 4), (3, 0, 4, 4)
    twin = MapAndLandscape.of_a_loss(Typesetter(DARK), BOWL, GROUND, lambda: (-1.5, 1.0), places, steps)
    trace = twin.trace(steps, reached)
    ends = []
    for count in (0, 0.5, 3):
        reached.set_value(count)
        drawing_of(trace).refresh()  # type: ignore[union-attr]
        ends.append(twin.map.coordinates(trace.ends[0].get_center()))
    assert np.array(ends) == pytest.approx(np.array([(-1.5, 1), (-0.25, 0.75), (1, 0.5)]), abs=1e-6)


def test_dots_stand_on_the_point_of_the_map_and_of_the_surface() -> None:
    x = Value(1)
    places = (-3, 0, 4, 4), (3, 0, 4, 4)
    twin = MapAndLandscape.of_a_loss(Typesetter(DARK), BOWL, GROUND, lambda: (x(), 0.5), places, STEPS)
    x.set_value(-1)
    for dot in (twin.dot, twin.mark):
        drawing_of(dot).refresh()  # type: ignore[union-attr]
    assert twin.map.coordinates(twin.dot.get_center()) == pytest.approx((-1, 0.5))
    assert twin.mark.line[0] == pytest.approx((-1, 0.5, 1.75))


def test_all_descents_begin_together_and_end_after_the_same_number_of_steps() -> None:
    runs = [run_of(BOWL, None, (real(1), real(1)), real(size), 12) for size in ("0.1", "0.4")]
    place, titles = (0, 0, 12, 2.5), ["a", "b"]
    compared = ComparedDescents(Typesetter(DARK), [(BOWL, run) for run in runs], GROUND, place, titles)
    assert compared.k() == 0
    assert [each.k for each in compared.maps] == [compared.k] * 2
    assert [step.target for step in compared.descending()] == [2, 12]
