"""Map, landscape and plot of the gradient show one mathematics, read back through their axes."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

import numpy as np
import pytest
from pydantic import ValidationError

from scenes.stage.drawing import Stroke
from scenes.stage.plane import Plane
from scenes.steepest_ascent import SteepestAscent
from tests.scenes.staging import check_at_the_end_of, perform

Height = Callable[[Any, Any], Any]

STEP = 1e-5
CASES: list[Any] = [
    pytest.param({}, lambda x, y: 4 - x**2 / 2 - y**2, (1, -0.5), id="default"),
    pytest.param(
        {"function": "sin(x)*cos(y)", "point": (0.7, 0.4)},
        lambda x, y: np.sin(x) * np.cos(y),
        (0.7, 0.4),
        id="waves",
    ),
    pytest.param(
        {"function": "x^2 + x*y + y^2", "point": (0.5, 1)},
        lambda x, y: x**2 + x * y + y**2,
        (0.5, 1),
        id="steep",
    ),
]


def slope_in(f: Height, p: tuple[float, float], degrees: Any) -> Any:
    """A central difference along a direction: truth from outside mathlib."""
    u, v = np.cos(np.radians(degrees)), np.sin(np.radians(degrees))
    x, y = p
    return (f(x + STEP * u, y + STEP * v) - f(x - STEP * u, y - STEP * v)) / (2 * STEP)


def ends(plane: Plane, line: Stroke) -> np.ndarray:
    return plane.coordinates(line.points[[0, -1]])


at_the_end_of = partial(check_at_the_end_of, SteepestAscent)


@pytest.mark.parametrize(("params", "f", "p"), CASES)
def test_the_point_lies_on_the_map_and_on_the_landscape(params: Any, f: Height, p: Any) -> None:
    def check(scene: Any) -> None:
        assert scene.map.coordinates(scene.twin.dot.get_center()) == pytest.approx(p, abs=1e-6)
        assert scene.twin.mark.line[0] == pytest.approx((*p, f(*p)))
        assert scene.map.unit[0] == pytest.approx(scene.map.unit[1])

    at_the_end_of("see_the_landscape_and_its_map", check, **params)


@pytest.mark.parametrize(("params", "f", "p"), CASES)
def test_every_line_of_the_map_joins_points_of_equal_height(params: Any, f: Height, p: Any) -> None:
    def check(scene: Any) -> None:
        levels = [curve.level for curve in scene.levels]
        assert levels == sorted(set(levels))
        for level, stroke in zip(levels, scene.twin.contours, strict=True):
            heights = f(*scene.map.coordinates(stroke.points[::4]).T)
            assert np.abs(heights - level).max() < 1e-6

    at_the_end_of("see_the_landscape_and_its_map", check, **params)


@pytest.mark.parametrize(("params", "f", "p"), CASES)
def test_the_cut_is_vertical_along_u_and_its_tangent_has_the_slope_of_f(
    params: Any, f: Height, p: Any
) -> None:
    slopes = []

    def check(scene: Any, shown: float) -> None:
        x, y, z = scene.cut.curve.line.T
        assert np.abs(z - f(x, y)).max() < 1e-9
        along = np.radians(shown)
        across = (x - p[0]) * np.sin(along) - (y - p[1]) * np.cos(along)
        assert np.abs(across).max() < 1e-9
        start, end = scene.line.line[[0, -1]]
        run = (end - start)[:2] @ (np.cos(along), np.sin(along))
        slopes.append((end[2] - start[2]) / run)
        assert slopes[-1] == pytest.approx(slope_in(f, p, shown), abs=1e-6)

    scene = perform(SteepestAscent, **params)
    scene.cut_shown.set_value(1)
    for degrees in (0, 77, 190, 301):
        scene.phi.set_value(degrees)
        scene.update_mobjects(0)
        check(scene, degrees)
    assert min(slopes) < 0 < max(slopes)


def test_the_line_on_the_landscape_is_a_secant_before_it_is_a_tangent() -> None:
    scene = perform(SteepestAscent)
    scene.cut_shown.set_value(1)
    scene.phi.set_value(0)
    for h, slope in ((1, -1.5), (0.5, -1.25), (0, -1)):
        scene.h.set_value(h)
        scene.update_mobjects(0)
        start, end = scene.line.line[[0, -1]]
        assert (end[2] - start[2]) / (end[0] - start[0]) == pytest.approx(slope)


@pytest.mark.parametrize(("params", "f", "p"), CASES)
def test_the_plot_shows_signed_slopes_over_the_whole_turn(params: Any, f: Height, p: Any) -> None:
    def check(scene: Any) -> None:
        degrees, slopes = scene.plot.coordinates(scene.curve.points[::4]).T
        assert degrees[0] == pytest.approx(0)
        assert degrees[-1] == pytest.approx(360, abs=1)
        assert np.abs(slopes - slope_in(f, p, degrees)).max() < 1e-5
        assert slopes.min() < 0 < slopes.max()

    at_the_end_of("plot_every_slope", check, **params)


@pytest.mark.parametrize(("params", "f", "p"), CASES)
def test_the_gradient_on_the_map_has_the_two_partial_derivatives_as_legs(
    params: Any, f: Height, p: Any
) -> None:
    def check(scene: Any) -> None:
        partials = np.array([slope_in(f, p, 0), slope_in(f, p, 90)])
        arrow = scene.dial.fixed_arrow
        tail, tip = scene.map.coordinates([arrow.tails[0], arrow.tips[0]])
        assert tail == pytest.approx(p)
        assert (tip - tail) / scene.dial.fixed.scale == pytest.approx(partials, abs=1e-6)
        legs = [np.diff(ends(scene.map, leg), axis=0)[0] for leg in scene.dial.components.legs]
        assert np.array(legs) / scene.dial.fixed.scale == pytest.approx(np.diag(partials), abs=1e-6)

    at_the_end_of("collect_the_partials", check, **params)


@pytest.mark.parametrize(("params", "f", "p"), CASES)
def test_the_shadow_is_as_long_as_the_plot_is_high(params: Any, f: Height, p: Any) -> None:
    def check(scene: Any) -> None:
        for theta in (40, 75, 120, 165):
            degrees = scene.study.turning.phi(theta)
            scene.phi.set_value(degrees)
            scene.update_mobjects(0)
            u = np.array([np.cos(np.radians(degrees)), np.sin(np.radians(degrees)), 0])
            shadow = np.diff(scene.dial.shadow.shadow.points[[0, -1]], axis=0)[0] @ u
            stem = scene.height[0]
            height = np.diff(stem.points[[0, -1]], axis=0)[0][1]
            assert shadow == pytest.approx(height, abs=1e-9)
            assert np.sign(shadow) == np.sign(90 - theta)
            (_, foot), (angle, top) = ends(scene.plot, stem)
            assert (foot, angle) == pytest.approx((0, degrees))
            assert top == pytest.approx(slope_in(f, p, degrees), abs=1e-6)

    at_the_end_of("cast_the_shadow", check, **params)


SCALED = [
    *(
        ("x^2 + 10y^2", (1, 1)),
        ("x^2 + 10y^2", (-1, "0.1")),
        ("1e-4*x^2 + y/1000", (1, 1)),
        ("20*x*y", (2, 2)),
    ),
    *(("exp(-x^2-y^2)", ("0.5", "0.5")), ("sin(x)*cos(y)", (1, 1)), ("x", (-3, 10)), ("1e4*y + x^2", (1, 1))),
    *(("log(1+exp(x+2y))", ("0.2", "-0.4")), ("sqrt(x*y)", (1, 2)), ("x/y", (1, "0.2")), ("exp(3x)", (2, 0))),
]


@pytest.mark.parametrize(("function", "point"), SCALED)
def test_the_gradient_and_the_plot_fill_their_pictures(function: str, point: Any) -> None:
    """The map and the tall plot are 4.6 high; the plot has the scale of the gradient's arrow."""
    seen = []

    def look(scene: Any, beat: str) -> None:
        if beat in ("plot_every_slope", "cast_the_shadow"):
            frame, heights = scene.plot.place[3], scene.curve.points[:, 1]
            seen.append(np.ptp(heights) / frame)

    scene = perform(SteepestAscent, look, function=function, point=point)
    arrow = scene.dial.fixed_arrow
    length = np.linalg.norm(arrow.tips[0] - arrow.tails[0])
    assert 0.249 * 4.6 <= length <= 0.396 * 4.6
    assert len(seen) == 2
    assert min(seen) >= 0.49
    assert max(seen) <= 0.8


def test_the_three_marks_are_those_worked_by_hand() -> None:
    def check(scene: Any) -> None:
        marks = [scene.plot.coordinates(dot.get_center()) for dot, _ in scene.extremes.values()]
        root = np.sqrt(2)
        assert np.array(marks) == pytest.approx(np.array([(135, root), (225, 0), (315, -root)]), abs=1e-6)

    at_the_end_of("mark_the_extremes", check)


@pytest.mark.parametrize(("params", "f", "p"), CASES)
def test_at_ninety_degrees_u_runs_along_the_level_curve(params: Any, f: Height, p: Any) -> None:
    def check(scene: Any) -> None:
        curve = scene.map.coordinates(scene.level.points.reshape(-1, 4, 3)[:, [0, 3]])
        assert np.abs(f(*np.moveaxis(curve, -1, 0)) - f(*p)).max() < 1e-6
        near = curve[np.linalg.norm(curve - p, axis=-1) < 0.02 * scene.map.window.width]
        along = np.linalg.svd(near - near.mean(axis=0))[2][0]
        across = np.radians(scene.study.turning.phi(90))
        assert abs(along @ (np.cos(across), np.sin(across))) > 0.9995
        corner = scene.dial.angle_mark.square.points[[0, 3, -1], :2]
        assert np.diff(corner, axis=0)[0] @ np.diff(corner, axis=0)[1] == pytest.approx(0, abs=1e-9)

    at_the_end_of("mark_the_extremes", check, **params)


@pytest.mark.parametrize(("params", "f", "p"), CASES)
def test_field_arrows_stand_on_level_curves_at_right_angles(params: Any, f: Height, p: Any) -> None:
    scene = perform(SteepestAscent, **params)
    field = scene.field
    tails, tips = scene.map.coordinates(field.tails), scene.map.coordinates(field.tips)
    assert len(tails) > 10
    levels = np.array([curve.level for curve in scene.levels])
    assert np.abs(f(*tails.T)[:, None] - levels).min(axis=1).max() < 1e-6
    along = np.degrees(np.arctan2(*(tips - tails).T[::-1]))
    steepest, level = (
        np.array([slope_in(f, tuple(tail), angle + turn) for tail, angle in zip(tails, along, strict=True)])
        for turn in (0, 90)
    )
    assert (steepest > 0).all()
    assert (np.abs(level) < 1e-4 * steepest + 1e-6).all()
    lengths = np.linalg.norm(tips - tails, axis=1)
    assert np.ptp(lengths / steepest) < 1e-3 * (lengths / steepest).mean()


@pytest.mark.parametrize(("params", "f", "p"), CASES)
def test_the_path_climbs_on_map_and_landscape_together(params: Any, f: Height, p: Any) -> None:
    scene = perform(SteepestAscent, **params)
    trace = scene.trace
    assert trace.path[0] == pytest.approx(p)
    assert (np.diff(f(*trace.path.T)) > -1e-9).all()
    ground = scene.map.coordinates(trace.ends[0].get_center())
    on_surface = scene.surface.at(*ground, f(*ground))
    assert trace.ends[1].get_center() == pytest.approx(on_surface, abs=1e-4)
    if not params:
        assert ground == pytest.approx((0, 0), abs=0.02)


def test_the_record_tells_what_was_shown() -> None:
    scene = perform(SteepestAscent)
    shown = {
        (number["name"], number.get("θ", number.get("φ"))): number["shown"]
        for record in scene.records
        for number in record.numbers
    }
    assert shown[("directional derivative", "0°")] == "= −1"
    assert shown[("partial derivative in x", None)] == "= −1"
    assert shown[("partial derivative in y", None)] == "= 1"
    assert [shown[("slope", theta)] for theta in ("0°", "90°", "180°")] == ["≈ 1.41", "= 0", "≈ −1.41"]


def test_a_slope_is_recorded_at_an_angle_that_is_said_to_be_rounded() -> None:
    """The gradient (2, -1) of 2x - y has the angle 333.43 degrees; u stands 60 degrees before it."""
    numbers = perform(SteepestAscent, function="2x - y", point=(1, 1)).records[3].numbers
    slopes = [number for number in numbers if number["name"] == "directional derivative"]
    assert [(number["φ"], number["shown"]) for number in slopes] == [("≈ 273°", "≈ 1.12")]


@pytest.mark.parametrize(
    ("function", "point", "reason"),
    [
        ("4 - x^2/2 - y^2", (0, 0), "every direction is flat"),
        ("abs(x) + y", (0, 1), "has no gradient"),
        ("log(x) + y", (-1, 0), "has no gradient"),
    ],
)
def test_points_without_a_steepest_direction_are_refused(function: str, point: Any, reason: str) -> None:
    with pytest.raises(ValidationError, match=reason):
        SteepestAscent.Params(function=function, point=point)


@pytest.mark.parametrize(
    ("function", "shown"),
    [("x + y", "=  105°"), ("sqrt(3)*x - y", "=  270°"), ("2x - y", "≈  273°"), ("x + 1e-12*y", "≈  60°")],
)
def test_an_angle_is_called_whole_only_where_it_is(function: str, shown: str) -> None:
    """u stands at 60 degrees from the gradient; that of x + 1e-12 y is 5.7e-11 degrees from the axis."""
    seen = {}

    def look(scene: Any, beat: str) -> None:
        seen[beat] = scene.live_phi.readout.source

    perform(SteepestAscent, look, function=function, point=(1, "-0.5"))
    assert seen["collect_the_partials"] == shown


def test_the_end_of_the_path_stays_inside_the_map() -> None:
    scene = perform(SteepestAscent, function="x*y^2/4", point=(1, "1.2"))
    end, (x, y, width, height) = scene.trace.ends[0], scene.map.place
    half = np.array([width, height]) / 2
    assert (np.abs(end.get_center()[:2] - (x, y)) + end.width / 2 <= half + 0.01).all()


@pytest.mark.parametrize(
    ("function", "point"),
    [
        ("x*y", (1, 1)),
        ("x^4 + y^4", ("0.5", "0.8")),
        ("x^2 - y^2", ("0.6", "0.5")),
        ("4 - x^2/2 - y^2", (1, "-0.5")),
    ],
)
def test_the_names_of_u_and_the_gradient_never_meet(function: str, point: tuple[Any, Any]) -> None:
    scene = perform(SteepestAscent, function=function, point=point)
    one, other = scene.dial.unit_name, scene.dial.fixed_name
    scene.add(one)
    for theta in (0, 30, 60, 90, 140, 180):
        scene.phi.set_value(scene.study.turning.phi(theta))
        scene.update_mobjects(0)
        apart = np.abs(one.get_center() - other.get_center())[:2]
        sizes = np.array(one.extent) + np.array(other.extent)
        assert (apart > sizes / 2).any()


def test_gradients_are_drawn_though_there_is_none_on_a_crease() -> None:
    scene = perform(SteepestAscent, function="abs(x)*y", point=(1, 1))
    assert scene.field.has_points()
    assert np.isfinite(scene.field.longest)


@pytest.mark.parametrize("distance", ["1", "0.03", "0.001"])
def test_a_way_up_is_seen_however_near_the_top_is(distance: str) -> None:
    scene = perform(SteepestAscent, function="-x^2 - y^2", point=(distance, 0))
    start, end = scene.trace.path[0], scene.trace.path[-1]
    assert start[0] - end[0] == pytest.approx(float(distance), rel=0.2)
    assert (start[0] - end[0]) * scene.map.unit[0] > 0.5


@pytest.mark.parametrize("function", ["x + cbrt(y^4)", "sqrt(x^4 + y^4) + x", "abs(y)^1.5 + x"])
def test_a_path_begins_where_the_formula_of_the_gradient_has_no_value(function: str) -> None:
    """The gradient at (0, 0) is (1, 0), and along the first axis all of them climb to the edge of the map."""
    scene = perform(SteepestAscent, function=function, point=(0, 0))
    assert scene.trace.path[-1] == pytest.approx((scene.map.window.right, 0), abs=0.15)
    column = scene.formulas.derivation[2].source
    assert column.count("vec(") == 2
    assert scene.study.gradient == (1, 0)


def test_the_map_has_lines_around_the_point() -> None:
    scene = perform(SteepestAscent, function="x^4 + y^4", point=("0.5", "0.8"))
    points = np.vstack([line for curve in scene.levels for line in curve.lines])
    assert np.linalg.norm(points - (0.5, 0.8), axis=1).min() < 0.1 * (
        scene.surface.box.x[1] - scene.surface.box.x[0]
    )


def test_formulas_and_axes_name_the_function_and_its_variables_as_the_lesson_does() -> None:
    scene = perform(SteepestAscent, function="L(w, beta) = 4 - w^2/2 - beta^2", point=(1, "-0.5"))
    assert [name.source for name in scene.map.names] == ["$ w $", "$ beta $"]
    assert [name.source for name in scene.surface.axes.names] == ["$ w $", "$ beta $", "$ z $"]
    by_parts = scene.formulas.derivation[1].source
    assert "(partial L)/(partial w)" in by_parts
    assert "(partial L)/(partial beta)" in by_parts
    assert scene.records[5].caption.startswith("Along the gradient the slope is greatest, |∇L| ≈ 1.41;")
    names = [number["name"] for number in scene.records[3].numbers]
    assert names == ["directional derivative", "partial derivative in w", "partial derivative in beta"]
