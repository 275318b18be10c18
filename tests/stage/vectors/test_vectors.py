"""Vectors, shadows, angles and plots against an angle are drawn as long and as wide as they are."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from mathlib.function import parse
from scenes.stage.animation import Value
from scenes.stage.base import DARK, Window
from scenes.stage.plane import Plane
from scenes.stage.text import Typesetter
from scenes.stage.vectors import (
    AngleMark,
    AnglePlot,
    Components,
    DirectionDial,
    LevelGap,
    Shadow,
    Vector,
    VectorArrow,
    common_scale,
    scales_of_two,
)
from tests.stage.redrawing import refresh

PLACE = (1.0, -0.5, 4.0, 4.0)
TYPESETTER = Typesetter(DARK, {"drawn": "{arrow} drawn {times}"})


@pytest.fixture
def chart() -> Plane:
    return Plane(TYPESETTER, Window(-2, 2, -2, 2), PLACE, equal_scales=True)


def test_an_arrow_follows_its_length_and_its_angle(chart: Plane) -> None:
    length, angle = Value(1), Value(0)
    arrow = VectorArrow(Vector(chart, (0.5, -0.5), length, angle), "direction")
    length.set_value(1.5)
    angle.set_value(120)
    refresh(arrow)
    tail, tip = chart.coordinates([arrow.tails[0], arrow.tips[0]])
    assert tail == pytest.approx((0.5, -0.5))
    assert tip - tail == pytest.approx((-0.75, 1.5 * np.sqrt(3) / 2))


def test_components_are_parallel_to_the_axes_and_add_up(chart: Plane) -> None:
    components = Components(Vector(chart, (0, 0), 2, 30, scale=0.5), ("partial_x", "partial_y"))
    first, second = (np.diff(chart.coordinates(leg.points[[0, -1]]), axis=0)[0] for leg in components.legs)
    assert first == pytest.approx((np.sqrt(3) / 2, 0))
    assert second == pytest.approx((0, 0.5))


@pytest.mark.parametrize(("degrees", "length"), [(0, 1.6), (60, 0.8), (90, 0), (120, -0.8), (180, -1.6)])
def test_a_shadow_has_the_signed_length_of_the_dot_product(
    chart: Plane, degrees: float, length: float
) -> None:
    angle = Value(10)
    shadow = Shadow(Vector(chart, (0, 0), 1.6, 25), Vector(chart, (0, 0), 1, angle), "ink", "direction")
    angle.set_value(25 + degrees)
    refresh(shadow)
    u = np.array([np.cos(np.radians(25 + degrees)), np.sin(np.radians(25 + degrees))])
    along = np.diff(chart.coordinates(shadow.shadow.points[[0, -1]]), axis=0)[0]
    assert along == pytest.approx(length * u, abs=1e-9)
    ends = chart.coordinates(shadow.line.points[[0, -1]])
    assert np.abs(ends).max(axis=1) == pytest.approx([2, 2])
    assert shadow.corner.has_points() == (degrees in (60, 120))


@pytest.mark.parametrize("turn", [1, -1])
def test_an_angle_has_an_arc_and_a_square_where_it_is_right(chart: Plane, turn: int) -> None:
    angle = Value(25)
    mark = AngleMark(Vector(chart, (0, 0), 1, 25), Vector(chart, (0, 0), 1, angle))
    assert not mark.arc.has_points()
    for size, right in ((60, 0), (90, 1), (150, 0)):
        angle.set_value(25 + turn * size)
        refresh(mark)
        assert (mark.square.get_stroke_opacity(), mark.arc.get_stroke_opacity()) == (right, 1 - right)
        ends = mark.arc.points[[0, -1]] - chart.at(0, 0)
        cosine = np.prod(ends, axis=0) @ (1, 1, 1) / np.prod(np.linalg.norm(ends, axis=1))
        assert np.degrees(np.arccos(cosine)) == pytest.approx(size)
        arms = np.diff(mark.square.points[[0, 3, -1]], axis=0)
        assert arms[0] @ arms[1] == pytest.approx(0, abs=1e-9)


@pytest.mark.parametrize(("length", "scale"), [(1.0, 1.0), (0.02, 50.0), (300.0, 0.005)])
def test_a_dial_draws_vectors_to_a_scale_at_which_they_fit(chart: Plane, length: float, scale: float) -> None:
    dial = DirectionDial(chart, (0, 0), 0, (length, 70), ("bold(u)", "bold(v)"))
    assert (dial.unit.scale, dial.fixed.scale) == (1, scale)
    notes = [note.source for note in dial.staying[2]]
    assert len(notes) == (scale != 1)
    assert chart.contains(*chart.coordinates(dial.fixed.tip))


@pytest.mark.parametrize("gradient", [(0.3, 0.4), (-0.4, -0.3), (0.0, 0.0)])
def test_a_dial_has_the_gradient_if_there_is_one(chart: Plane, gradient: tuple[float, float]) -> None:
    dial = DirectionDial.of_gradient(chart, parse("L(w, b) = w*b", None), (0.25, 0), 0, gradient)
    tail, tip = chart.coordinates([dial.fixed.tail, dial.fixed.tip])
    assert tail == pytest.approx((0.25, 0))
    if any(gradient):
        assert (tip - tail) / dial.fixed.scale == pytest.approx(gradient)
    assert "nabla L" in dial.fixed_name.source


def test_a_dial_turns_by_its_value(chart: Plane) -> None:
    angle = Value(0)
    dial = DirectionDial(chart, (0.25, 0), angle, (1.2, 70), ("bold(u)", "bold(v)"))
    dot = dial.dot(0.5, "direction")
    angle.set_value(90)
    refresh(dot, dial.turning[0], dial.unit_name)
    assert chart.coordinates(dot.get_center()) == pytest.approx((0.25, 0.5))
    assert chart.coordinates(dial.turning[0].tips[0]) == pytest.approx((0.25, 1))


def test_a_stem_is_as_high_as_the_quantity_and_ends_in_a_dot(chart: Plane) -> None:
    angle = Value(0)
    plot = AnglePlot(TYPESETTER, lambda degrees: np.cos(np.radians(degrees)), 1.5, PLACE, "c")
    stem, end = plot.height_at(angle)
    for degrees in (60, 180, 300):
        angle.set_value(degrees)
        refresh(stem, end)
        foot, top = plot.coordinates(stem.points[[0, -1]])
        assert foot == pytest.approx((degrees, 0))
        assert top == pytest.approx((degrees, np.cos(np.radians(degrees))))
        assert plot.coordinates(end.get_center()) == pytest.approx(top)


def test_a_curve_of_a_quantity_ends_at_an_angle() -> None:
    upto = Value(90)
    plot = AnglePlot(TYPESETTER, lambda degrees: np.sin(np.radians(degrees)), 1.5, PLACE, "s")
    curve = plot.curve(upto)
    for degrees in (90, 210):
        upto.set_value(degrees)
        refresh(curve)
        ends = plot.coordinates(curve.points[[0, -1]])
        assert ends == pytest.approx(np.array([(0, 0), (degrees, np.sin(np.radians(degrees)))]), abs=1e-4)


def test_notes_stand_outside_of_extremes() -> None:
    plot = AnglePlot(TYPESETTER, lambda degrees: np.cos(np.radians(degrees)), 1.5, PLACE, "c")
    for degrees, side in ((180, -1), (360, 1)):
        dot, note = plot.mark(degrees, "extreme", "gradient")
        assert np.sign(note.get_center()[1] - dot.get_center()[1]) == side


@pytest.mark.parametrize("degrees", [20, 60, 90, 180, 300, 340])
@pytest.mark.parametrize("rising", [1, -1])
def test_a_note_beside_a_slope_is_clear_of_the_curve_and_of_the_edges(degrees: float, rising: int) -> None:
    def quantity(angle: Any) -> Any:
        return rising * np.sin(np.radians(angle - degrees))

    plot = AnglePlot(TYPESETTER, quantity, 1.5, PLACE, "s")
    _, note = plot.mark(degrees, "theta: zero", "gradient")
    angles = np.linspace(0, 360, 721)
    points = plot.at(angles, quantity(angles))[:, :2]
    away = np.abs(points - note.get_center()[:2]) - np.array([note.width, note.height]) / 2
    assert (away.max(axis=1) > 0).all()
    assert abs(note.get_x() - PLACE[0]) + note.width / 2 <= PLACE[2] / 2


def test_a_vector_of_a_field_follows_its_point_and_its_scale(chart: Plane) -> None:
    x, scale = Value(1), Value(1)
    arrow = VectorArrow(Vector.of_field(chart, (x, 0), lambda x, y: (-x, y + 2.0), scale), "gradient")
    x.set_value(0.5)
    scale.set_value(0.25)
    refresh(arrow)
    tail, tip = chart.coordinates([arrow.tails[0], arrow.tips[0]])
    assert tail == pytest.approx((0.5, 0))
    assert tip - tail == pytest.approx((-0.125, 0.5))


def test_there_is_no_arrow_and_no_leg_without_numbers(chart: Plane) -> None:
    vector = Vector.of(chart, (0, 0), lambda: (np.nan, 1.0))
    assert not len(VectorArrow(vector, "gradient").tips)
    assert not any(len(leg.points) for leg in Components(vector, ("partial_x", "partial_y")).legs)


@pytest.mark.parametrize(
    ("arrows", "scale"),
    [
        ([((0, 0), (1, 0))], 1),
        ([((0, 0), (30, 40))], 0.02),
        ([((1.5, 0), (1, 0)), ((0, 0), (0, 0))], 0.3),
        ([((0, 0), (0, 0))], 1),
    ],
)
def test_a_common_scale_is_round_and_leaves_arrows_inside(chart: Plane, arrows: Any, scale: float) -> None:
    assert common_scale(chart, arrows) == scale
    for point, vector in arrows:
        assert chart.contains(*(np.array(point) + scale * np.array(vector)))


@pytest.mark.parametrize("above", [(1, 0), (1, 0.05), (1000, -20), (0.3, 0)])
def test_of_two_arrows_in_one_direction_the_lower_one_is_not_covered(chart: Plane, above: Any) -> None:
    scales = scales_of_two(chart, [((0, 0), (1, 0), above)])
    below, over = (
        scale * float(np.hypot(*vector)) for scale, vector in zip(scales, ((1, 0), above), strict=True)
    )
    assert 0 < over <= 0.6 * below * (1 + 1e-9)


@pytest.mark.parametrize("above", [(0, 1), (-1, 0), (1, 0.5), (0, 0)])
def test_of_arrows_in_two_directions_each_has_its_own_scale(chart: Plane, above: Any) -> None:
    assert scales_of_two(chart, [((0, 0), (1, 0), above)]) == (1, common_scale(chart, [((0, 0), above)]))


def test_the_bar_of_a_gap_runs_along_the_gradient(chart: Plane) -> None:
    gap = LevelGap(chart, (0, 1), (3, -4), 0.5, "bold(p)", factor=0.1)
    start, end = chart.coordinates(gap.bar.points[[0, -1]])
    assert start == pytest.approx((0, 1))
    assert end == pytest.approx((0.3, 0.6))
    assert chart.coordinates(gap.arrow.tips[0]) == pytest.approx((0.3, 0.6))
