"""A landscape holds what is added to it on its surface; a path is followed on map and surface alike."""

from __future__ import annotations

import numpy as np
import pytest

from mathlib.function import parse
from mathlib.plotting import level_curves
from scenes.stage.animation import Value
from scenes.stage.base import DARK, Window
from scenes.stage.plane import Plane
from scenes.stage.space import Box, in_sight
from scenes.stage.text import Typesetter
from scenes.stage.two_variables import (
    Landscape,
    PathTrace,
    Slice,
    landscape_in_sight,
    view_across,
    view_of_a_path,
)
from tests.stage.redrawing import refresh

BOX = Box((-1.5, 1.5), (-1.5, 1.5), (-2.5, 2.5))
STEPS = np.array([[-1.2, 0.3], [0.9, 0.4], [-0.5, 0.5], [0.2, 0.9]])


def saddle(u: np.ndarray, v: np.ndarray) -> np.ndarray:
    return np.asarray(u**2 - v**2)


@pytest.fixture
def ground() -> Landscape:
    return Landscape(Typesetter(DARK), parse("u^2 - v^2", ("u", "v")), BOX, (0, 0, 7, 5), azimuth=-1)


@pytest.fixture
def chart() -> Plane:
    return Plane(Typesetter(DARK), Window(-1.5, 1.5, -1.5, 1.5), (4, 0, 4, 4))


def test_axes_are_named_as_the_variables(ground: Landscape) -> None:
    assert [name.source for name in ground.axes.names] == ["$ u $", "$ v $", "$ z $"]


def test_what_is_added_lies_on_the_surface(ground: Landscape) -> None:
    x, y, z = ground.curve(STEPS, "secant").line.T
    np.testing.assert_allclose(z, x**2 - y**2)
    assert ground.dot(0.5, 1).line[0].tolist() == [0.5, 1, -0.75]


def test_what_is_added_follows_values(ground: Landscape) -> None:
    t = Value(0.5)
    dot = ground.dot(t, 2 * t)
    curve = ground.curve(lambda: t() * STEPS, "secant")
    plane = ground.plane("tangent", (t, t), slopes=(2 * t, -2 * t))
    t.set_value(-1)
    refresh(ground)
    assert dot.line[0].tolist() == [-1, -2, -3]
    np.testing.assert_allclose(curve.line[:, :2], -STEPS)
    assert (plane.point, plane.slopes) == ((-1, -1, 0), (-2, 2))


def test_a_tangent_plane_of_a_saddle_meets_it_along_two_lines_through_the_point(ground: Landscape) -> None:
    curves = ground.intersection(ground.plane("tangent", (0.5, 0.25), slopes=(1, -0.5)))
    points = np.vstack([curve.line for curve in curves])
    np.testing.assert_allclose(np.abs(points[:, 0] - 0.5), np.abs(points[:, 1] - 0.25), atol=1e-6)
    assert np.hypot(points[:, 0] - 0.5, points[:, 1] - 0.25).min() < 0.05


@pytest.mark.parametrize("degrees", [0, 30, 125, 270])
def test_a_cut_turns_about_its_point(ground: Landscape, degrees: float) -> None:
    angle = Value(10)
    cut = ground.cut_along((0.5, 0.25), angle)
    dot = cut.dot(0.4)
    angle.set_value(degrees)
    refresh(ground)
    c, s = np.cos(np.radians(degrees)), np.sin(np.radians(degrees))
    x, y, z = cut.curve.line.T
    np.testing.assert_allclose((y - 0.25) * c, (x - 0.5) * s, atol=1e-12)
    np.testing.assert_allclose(z, saddle(x, y))
    x, y = 0.5 + 0.4 * c, 0.25 + 0.4 * s
    assert dot.line[0] == pytest.approx((x, y, float(saddle(x, y))))
    assert ground.cut is not None
    assert float(ground.cut.side(0.5, 0.25)) == pytest.approx(0)


def test_a_cut_that_faces_the_viewer_fades_what_stands_before_it(ground: Landscape) -> None:
    shown, azimuth = Value(0), float(np.degrees(ground.azimuth.get_value()))
    angle = Value(azimuth + 90)
    cut = ground.cut_along((0, 0), angle, shown)
    line = cut.line(0.0)
    assert (ground.cut, cut.sheet.opacity, ground.surface.front_opacity, len(line.line)) == (None, 0, 1, 0)
    shown.set_value(1)
    refresh(ground)
    assert (cut.sheet.opacity, ground.surface.front_opacity) == (1, pytest.approx(0.2))
    assert len(line.line) > 1
    angle.set_value(azimuth)
    refresh(ground)
    assert ground.surface.front_opacity == pytest.approx(1)


def test_the_line_of_a_cut_has_its_slope_and_reaches_beyond_the_distance(ground: Landscape) -> None:
    line = ground.cut_along((0.5, 0.25), 30).line(0.6, beyond=1.2)
    start, end = line.line[[0, -1]]
    assert (end[2] - start[2]) / np.hypot(*(end - start)[:2]) == pytest.approx(0.6)
    assert np.hypot(*(end[:2] - (0.5, 0.25))) > 1.2


def test_level_lines_follow_the_view_and_leave_out_what_is_hidden(ground: Landscape) -> None:
    curves = level_curves(parse("u^2 - v^2", ("u", "v")), [-1, 1], (BOX.x, BOX.y))
    lines = ground.level_lines(curves)
    before = [line.points.copy() for line in lines]
    ground.azimuth.set_value(-2)
    refresh(*lines)
    for old, line, curve in zip(before, lines, curves, strict=True):
        assert old.shape != line.points.shape or not np.allclose(old, line.points)
        whole = np.vstack([ground.at(*path.T, curve.level) for path in curve.lines])
        nearest = [np.linalg.norm(whole - point, axis=1).min() for point in line.points[::4]]
        assert max(nearest) < 1e-5


def test_a_discrete_path_runs_straight_from_step_to_step(ground: Landscape, chart: Plane) -> None:
    share = Value(0)
    trace = PathTrace(chart, ground, STEPS, share, discrete=True)
    for number, step in enumerate(STEPS):
        share.set_value(number / (len(STEPS) - 1))
        refresh(trace)
        assert chart.coordinates(trace.ends[0].get_center()) == pytest.approx(step, abs=1e-6)
        assert trace.ends[1].get_center() == pytest.approx(ground.at(*step, saddle(*step)), abs=1e-6)
        centres = trace.steps[0].points.reshape(number + 1, -1, 3)
        middles = (centres.min(axis=1) + centres.max(axis=1)) / 2
        np.testing.assert_allclose(chart.coordinates(middles), STEPS[: number + 1], atol=1e-6)
    for p, q, path in zip(STEPS, STEPS[1:], np.array_split(trace.path[:-1], len(STEPS) - 1), strict=False):
        across = (path - p) @ np.array([-(q - p)[1], (q - p)[0]])
        np.testing.assert_allclose(across, 0, atol=1e-9)


def test_a_smooth_path_is_followed_at_constant_speed_without_steps(ground: Landscape, chart: Plane) -> None:
    trace = PathTrace(chart, ground, STEPS, 0.5)
    lengths = np.linalg.norm(np.diff(trace.path, axis=0), axis=1)
    assert np.median(lengths) == pytest.approx(lengths.max(), rel=1e-6)
    assert not any(len(dots.points) for dots in trace.steps)


def test_a_path_stays_on_the_surface_when_the_view_turns(ground: Landscape, chart: Plane) -> None:
    trace = PathTrace(chart, ground, STEPS, 1.0)
    ground.azimuth.set_value(-2)
    refresh(trace)
    assert trace.ends[1].get_center() == pytest.approx(ground.at(*STEPS[-1], saddle(*STEPS[-1])))


def test_the_map_of_a_landscape_shows_its_ground_and_its_level_curves_join_equal_heights(
    ground: Landscape,
) -> None:
    chart = ground.map((4, 0, 3, 3))
    assert chart.window == Window(-1.5, 1.5, -1.5, 1.5)
    assert [name.source for name in chart.names] == ["$ u $", "$ v $"]
    curves = ground.level_curves(6)
    assert 3 <= len(curves) <= 9
    for curve in curves:
        for line in curve.lines:
            np.testing.assert_allclose(saddle(*line.T), curve.level, atol=1e-6)


def test_a_slice_on_another_panel_is_the_same_one_and_follows_it(ground: Landscape) -> None:
    u, v = Value(0.5), Value(0.25)
    first = Slice.along_variable(ground, (u, v), 0, v, (4, 0, 3, 3))
    other = first.on_panel((4, 2, 3, 1), (3, 2), (-3, 3))
    for height in (0.25, -1.0):
        v.set_value(height)
        refresh(other.graph, other.line)
        along, heights = other.panel.coordinates(other.graph.points[::4]).T
        np.testing.assert_allclose(heights, saddle(along, height), atol=1e-6)
    (start, low), (end, high) = other.panel.coordinates(other.line.points[[0, -1]])
    assert (high - low) / (end - start) == pytest.approx(2 * 0.5)
    assert other.heights == (-3, 3)


@pytest.mark.parametrize(
    ("text", "point", "slopes", "degrees"),
    [
        ("sqrt(x*y)", (1, 4), (1, 0.25), 45),
        ("x^2 + x*y + y^2", (0.5, 1), (2, 2.5), 127),
        ("x*y", (2, 2), (2, 2), 45),
    ],
)
def test_a_surface_is_not_seen_from_its_edge(
    text: str, point: tuple[float, float], slopes: tuple[float, float], degrees: float
) -> None:
    """A square of the tangent plane is seen with at least a quarter of the area of one on the ground."""
    f = parse(text, ("x", "y"))
    seen = landscape_in_sight(Typesetter(DARK), f, point, (0, 0, 5, 5), view_across(degrees))
    p = np.array([*point, float(f(*point))])

    def area(*ways: tuple[float, float, float]) -> float:
        one, other = (np.subtract(seen.at(*(p + way)), seen.at(*p))[:2] for way in ways)
        return abs(float(np.linalg.det([one, other])))

    assert area((1, 0, slopes[0]), (0, 1, slopes[1])) >= 0.249 * area((1, 0, 0), (0, 1, 0))


@pytest.mark.parametrize("text", ["exp(3x)", "exp(3y)", "exp(3x)*cos(y)"])
def test_a_path_is_seen_from_where_its_surface_does_not_hide_it(text: str) -> None:
    f, t = parse(text, ("x", "y")), np.linspace(0, 1.3, 121)
    path = np.column_stack([t, t**2])
    seen = landscape_in_sight(Typesetter(DARK), f, (1, 1), (0, 0, 5, 5))
    seen.azimuth.set_value(view_of_a_path(seen, path))
    assert in_sight(seen, f, seen.on_surface(path)).mean() > 0.98


def test_a_path_that_is_seen_well_leaves_the_view_as_it_is(ground: Landscape) -> None:
    assert view_of_a_path(ground, 0.1 * STEPS) == ground.azimuth.get_value() == -1
