"""A plane maps between mathematics and the screen, frames itself, and zooms without losing either."""

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mathlib.function import Function
from mathlib.plotting import is_unbroken
from scenes.stage.axes import Zoom, window_for
from scenes.stage.base import DARK, Place, Window
from scenes.stage.plane import Plane
from scenes.stage.text import Typesetter

PLACE = (-2.0, 0.0, 8.0, 5.0)
FRAME_WIDTH = 14.2222
coordinate = st.floats(-50, 50)


@pytest.fixture(scope="module")
def plane() -> Plane:
    return Plane(Typesetter(DARK), Window(-1, 3, -2, 6), PLACE)


@given(x=coordinate, y=coordinate)
def test_coordinates_invert_the_map_to_the_screen(plane: Plane, x: float, y: float) -> None:
    assert np.allclose(plane.coordinates(plane.at(x, y)), [x, y], atol=1e-9)


def test_the_corners_of_the_window_are_the_corners_of_the_frame(plane: Plane) -> None:
    assert np.allclose(plane.at([-1, 3], [-2, 6])[:, :2], [[-6, -2.5], [2, 2.5]])


def test_labels_at_the_edge_of_the_frame_leave_equal_scales_equal() -> None:
    window, edge = Window(-2e-5, 2e-5, -2e-5, 2e-5), (-4.6, 0.0, 4.6, 4.6)
    plane = Plane(Typesetter(DARK), window, edge, equal_scales=True)
    assert plane.unit[0] == pytest.approx(plane.unit[1])
    assert plane.place[0] > edge[0]


def test_equal_scales_make_a_unit_equally_long_on_both_axes() -> None:
    per_x, per_y = Plane(Typesetter(DARK), Window(-1, 3, -2, 6), PLACE, equal_scales=True).unit
    assert per_x == pytest.approx(per_y)


@given(slope=st.floats(-20, 20), x=st.floats(-0.9, 2.9), y=st.floats(-1.9, 5.9))
def test_a_line_keeps_its_slope_and_ends_on_the_frame(plane: Plane, slope: float, x: float, y: float) -> None:
    (x0, y0), (x1, y1) = plane.coordinates(plane.line_ends(slope, (x, y)))
    assert y1 - y0 == pytest.approx(slope * (x1 - x0), abs=1e-9)
    window = plane.window
    for end_x, end_y in ((x0, y0), (x1, y1)):
        gaps = [end_x - window.left, window.right - end_x, end_y - window.bottom, window.top - end_y]
        assert min(gaps) == pytest.approx(0, abs=1e-9)


@pytest.mark.parametrize(
    ("text", "pieces"),
    [("x^2", 1), ("1/x", 2), ("tan(x)", 3), ("floor(x)", 6), ("log(x)", 1), ("(x^2 - 1)/(x - 1)", 2)],
)
def test_a_graph_is_broken_just_where_its_function_is(text: str, pieces: int) -> None:
    plane = Plane(Typesetter(DARK), Window(-2.5, 2.5, -4, 4), PLACE)
    graph = plane.graph(Function.parse(text))
    assert len(graph.pieces) == pieces


def test_every_point_of_a_graph_lies_on_its_function_and_in_the_frame() -> None:
    plane = Plane(Typesetter(DARK), Window(-2.5, 2.5, -1, 4), PLACE)
    graph = plane.graph(Function.parse("x^3 - x"))
    x, y = plane.coordinates(graph.points[::4]).T
    assert np.abs(y - (x**3 - x)).max() < 2e-3
    assert (y > -1 - 1e-9).all()
    assert (y < 4 + 1e-9).all()


def test_a_zoom_ends_in_its_window_with_its_own_ticks() -> None:
    plane = Plane(Typesetter(DARK), Window(-1, 3, -2, 6), PLACE)
    zoom = Zoom(plane, Window(0.9, 1.1, 0.8, 1.2))
    zoom.begin()
    zoom.interpolate(0.5)
    assert plane.window.right - 0.2 > 0.9
    zoom.finish()
    assert plane.window == Window(0.9, 1.1, 0.8, 1.2)
    assert plane.scale_marks.xs.tolist() == pytest.approx([0.9, 0.95, 1.0, 1.05, 1.1])
    assert plane.submobjects.count(plane.scale_marks) == 1


@pytest.mark.parametrize("place", [PLACE, (0.0, 0.0, 4.1, 4.0)])
def test_tick_labels_that_show_stay_apart_while_a_plane_zooms(place: Place) -> None:
    plane = Plane(Typesetter(DARK), Window(-1.3, 1.3, -1, 1.3), place)
    zoom = Zoom(plane, Window(-0.013, 0.013, -0.01, 0.013))
    zoom.begin()
    shown_before_the_end = 0
    for alpha in np.linspace(0, 1, 101):
        zoom.interpolate(alpha)
        for marks in (zoom.old, zoom.new):
            seen_x, seen_y = (
                [label for label in labels if label.get_fill_opacity() > 0]
                for labels in (marks.x_labels, marks.y_labels)
            )
            assert all(other.get_left()[0] > one.get_right()[0] for one, other in pairwise(seen_x))
            assert all(other.get_bottom()[1] > one.get_top()[1] for one, other in pairwise(seen_y))
        shown_before_the_end += alpha < 1 and any(label.get_fill_opacity() > 0 for label in zoom.new.x_labels)
    assert shown_before_the_end > 0


def test_a_zoom_shrinks_the_window_by_equal_factors_in_equal_times() -> None:
    start, end = Window(-1, 3, -2, 6), Window(0.99, 1.01, 1.98, 2.02)
    widths = [start.between(end, share).width for share in (0, 0.25, 0.5, 0.75, 1)]
    assert np.allclose(np.diff(np.log(widths)), np.log(end.width / start.width) / 4)


def test_a_window_shows_the_middle_of_a_function_with_a_pole() -> None:
    window = window_for(Function.parse("1/x"), -1, 1, keep=[2.0])
    assert window.top < 60
    assert window.top > 2


def test_a_constant_function_gets_a_window_of_some_height() -> None:
    assert window_for(Function.parse("3"), -1, 1).height > 1


@pytest.mark.parametrize(
    ("text", "unbroken"), [("x^2", True), ("1/x", False), ("log(x)", False), ("abs(x)", True)]
)
def test_a_break_is_noticed(text: str, unbroken: bool) -> None:
    assert is_unbroken(Function.parse(text), -1, 1) is unbroken


@pytest.mark.parametrize(
    "window", [Window(0.9992, 1.0008, 99.8, 100.2), Window(-2, 2, -1, 1), Window(0, 1, 0, 3e-5)]
)
@pytest.mark.parametrize("place", [(-2.0, 0.0, 7.2, 4.75), (0.0, 0.0, 4.1, 1.3), (0.0, 0.0, 11.6, 1.9)])
def test_tick_labels_stay_apart_however_long_they_are(window: Window, place: Place) -> None:
    marks = Plane(Typesetter(DARK), window, place).scale_marks
    for one, other in pairwise(marks.x_labels):
        assert other.get_left()[0] - one.get_right()[0] > 0.15
    for one, other in pairwise(marks.y_labels):
        assert other.get_bottom()[1] - one.get_top()[1] > 0.1
    assert min(len(marks.x_labels), len(marks.y_labels)) >= 2


@pytest.mark.parametrize(
    ("function", "gap"),
    [("(x^2 - 4)/(x - 2)", (2, 4)), ("sin(x)/x", (0, 1)), ("(x - 1)/(x^2 - 3x + 2)", (1, -1)), ("x^2", None)],
)
def test_a_missing_point_of_a_graph_is_a_ring(function: str, gap: tuple[float, float] | None) -> None:
    plane = Plane(Typesetter(DARK), Window(-1, 3, -3, 5), (0.0, 0.0, 8.0, 4.75))
    points = plane.graph(Function.parse(function)).points
    if gap is not None:
        distances = np.hypot(*(points - plane.at(*gap)).T[:2])
        assert 0.07 < distances.min() < 0.09
        assert (distances < 0.09).sum() > 60
    else:
        assert len(plane.graph(Function.parse(function)).gaps) == 0


def test_a_map_has_the_names_of_its_function_and_one_scale() -> None:
    ground = Plane.map(Function.parse("L(w, b) = w*b", None), Typesetter(DARK), Window(-1, 3, -2, 6), PLACE)
    assert [name.source for name in ground.names] == ["$ w $", "$ b $"]
    per_x, per_y = ground.unit
    assert per_x == pytest.approx(per_y)


def test_a_level_curve_lies_at_its_height() -> None:
    f, ground = Function.parse("x^2 + 4*y^2", ("x", "y")), ((-3.0, 3.0), (-2.0, 2.0))
    plane = Plane.map(f, Typesetter(DARK), Window.of(*ground), PLACE)
    x, y = plane.coordinates(plane.level_curve(f, 4.0, ground).points[::4]).T
    assert x**2 + 4 * y**2 == pytest.approx(np.full(len(x), 4.0), abs=0.02)
