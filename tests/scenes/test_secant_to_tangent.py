"""The drawn secants and tangents are the mathematical ones, read back through the axes."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
import sympy
from pydantic import ValidationError

from scenes.secant_to_tangent import SecantToTangent
from scenes.stage.drawing import Stroke
from scenes.stage.plane import Plane
from tests.scenes.staging import perform

x = sympy.Symbol("x")
CASES = [
    ({}, x**2, 1),
    ({"function": "sin(3x)", "point": "0.4"}, sympy.sin(3 * x), sympy.Rational(2, 5)),
    ({"function": "1/x", "point": "0.5"}, 1 / x, sympy.Rational(1, 2)),
]


def drawn_slope(plane: Plane, line: Stroke) -> float:
    (x0, y0), (x1, y1) = plane.coordinates(line.points[[0, -1]])
    return float((y1 - y0) / (x1 - x0))


@pytest.mark.parametrize(("params", "f", "a"), CASES)
def test_the_drawn_secant_has_the_slope_of_the_difference_quotient(
    params: dict[str, Any], f: sympy.Expr, a: sympy.Expr
) -> None:
    seen = []

    def look(scene: Any, beat: str) -> None:
        if beat in ("take_a_second_point", "step_down_from_the_right", "step_down_from_the_left"):
            h = sympy.Rational(repr(float(scene.h.get_value())))
            quotient = (f.subs(x, a + h) - f.subs(x, a)) / h
            seen.append(drawn_slope(scene.plane, scene.secant) - float(quotient))

    perform(SecantToTangent, look, **params)
    assert len(seen) == 3
    assert np.abs(seen).max() < 1e-6


@pytest.mark.parametrize(("params", "f", "a"), CASES)
def test_the_drawn_tangent_touches_with_the_derivative_as_its_slope(
    params: dict[str, Any], f: sympy.Expr, a: sympy.Expr
) -> None:
    def look(scene: Any, beat: str) -> None:
        if beat == "name_the_limit":
            slope = drawn_slope(scene.plane, scene.tangent)
            assert slope == pytest.approx(float(sympy.diff(f, x).subs(x, a)), rel=1e-6)
            x0, y0 = scene.plane.coordinates(scene.tangent.points[0])
            assert y0 + slope * (float(a) - x0) == pytest.approx(float(f.subs(x, a)), abs=1e-6)

    perform(SecantToTangent, look, **params)


def test_the_traced_graph_is_the_derivative() -> None:
    scene = perform(SecantToTangent, function="x^3 - 2x", point=-1)
    xs, ys = scene.lower.coordinates(scene.trace.points[::4]).T
    assert len(xs) > 100
    assert np.abs(ys - (3 * xs**2 - 2)).max() < 0.01


def test_the_table_is_the_one_worked_by_hand_for_the_parabola() -> None:
    scene = perform(SecantToTangent)
    rows = [[cell.source for cell in row] for row in scene.table.cells[:-1]]
    assert rows == [
        ["1.5", "3.5", "0.5"],
        ["1", "3", "1"],
        ["0.5", "2.5", "1.5"],
        ["0.1", "2.1", "1.9"],
        ["0.01", "2.01", "1.99"],
    ]


def test_a_live_slope_has_no_digits_of_rounding_errors() -> None:
    """(f(1 + h) - f(1))/h is 2 + h; doubles near 1001 are 1e-13 apart, and h is 1e-12."""
    seen = {}

    def look(scene: Any, beat: str) -> None:
        seen[beat] = scene.live.readouts[1].source

    perform(SecantToTangent, look, function="x^2 + 1000", steps=[1, "0.001", "1e-12"])
    assert seen["step_down_from_the_right"].split() == ["≈", "2.000"]
    assert seen["step_down_from_the_left"].split() == ["≈", "2.000"]


def test_the_record_tells_the_derivative_and_every_secant_slope() -> None:
    scene = perform(SecantToTangent)
    numbers = [number for record in scene.records for number in record.numbers]
    slopes = [number for number in numbers if number["name"] == "secant slope"]
    derivative, end = (number for number in numbers if number["name"] == "derivative")
    assert len(slopes) == 10
    assert (derivative["shown"], derivative["status"], derivative["how"]) == ("= 2", "exact", "exact")
    assert float(end["shown"][2:]) == pytest.approx(2 * float(end["point"]), abs=0.005)


def test_a_slope_that_an_identity_gives_is_exact() -> None:
    """Beside 0 the function is 2x, since sin^2 + cos^2 is 1."""
    scene = perform(SecantToTangent, function="2x*(sin(1/x)^2 + cos(1/x)^2) if abs(x) > 0 else 0", point=0)
    (derivative,) = scene.records[-2].numbers
    assert (derivative["shown"], derivative["how"]) == ("= 2", "exact")


def test_default_steps_stay_on_the_branch_of_the_point() -> None:
    scene = perform(SecantToTangent, function="1/x", point="0.5")
    assert max(map(float, scene.study.steps)) < 0.5


@pytest.mark.parametrize(
    ("params", "reason"),
    [
        ({"function": "abs(x)", "point": 0}, r"−1.*1"),
        ({"function": "cbrt(x)", "point": 0}, "no tangent but a vertical one.*without bound"),
        ({"function": "x^2", "steps": [6, 5, 4, 3, 2, 1]}, "one to five steps, not 6"),
        ({"function": "floor(x)", "point": 2}, "not continuous"),
        ({"function": "log(x)", "point": -1}, "no value"),
        ({"function": "1/x", "point": 0.5, "steps": [0.5, 0.1]}, "0"),
        ({"function": "x^2", "steps": [0.5, -0.1]}, "positive"),
    ],
)
def test_what_has_no_tangent_is_refused_with_the_reason(params: dict[str, Any], reason: str) -> None:
    with pytest.raises(ValidationError, match=reason):
        SecantToTangent.Params(**params)


@pytest.mark.parametrize(
    ("function", "point"), [("1/x", "0.5"), ("x^3 - 2x", -1), ("x^2", 1), ("sqrt(x)", "0.09"), ("3", 1)]
)
def test_names_of_rise_and_run_stand_where_no_line_runs(function: str, point: Any) -> None:
    def look(scene: Any, beat: str) -> None:
        if beat == "take_a_second_point":
            lines = np.vstack([scene.plane.at(*piece.T) for piece in scene.graph.pieces])
            ends = scene.secant.points[[0, -1]]
            lines = np.vstack([lines, ends[0] + np.linspace(0, 1, 500)[:, None] * (ends[1] - ends[0])])
            for name in scene.names:
                away = np.abs(lines - name.get_center())[:, :2]
                assert not (away < np.array([name.width, name.height]) / 2).all(axis=1).any()

    perform(SecantToTangent, look, function=function, point=point)


def test_small_steps_and_small_slopes_are_told_apart() -> None:
    small = perform(SecantToTangent, function="sqrt(x)", point="0.09")
    assert [row[0].source for row in small.table.cells[:-1]] == ["0.08", "0.05", "0.01", "0.001", "0.0001"]
    flat = perform(SecantToTangent, function="0.001*sin(x)", point="0.7")
    for column in (1, 2):
        assert len({row[column].source for row in flat.table.cells[:-1]}) == 5


def test_the_curve_near_the_point_fills_the_frame_though_it_runs_away_farther_out() -> None:
    windows = []
    perform(
        SecantToTangent, lambda scene, beat: windows.append(scene.plane.window), function="1/x", point="0.5"
    )
    near, wide = windows[0], windows[-1]
    farthest_end = 1 / (0.5 - 0.3)
    assert farthest_end < near.top < 1.5 * farthest_end
    assert near.left == wide.left
    assert wide.top > 1 / wide.left


@pytest.mark.parametrize(
    ("params", "right", "left"),
    [
        ({}, "begin to agree", "Other secants"),
        ({"function": "3x + 1"}, "all these steps leave the same", "is one from the right"),
        ({"function": "sin(x)", "point": 0}, "begin to agree", "is one from the right"),
        ({"function": "sigmoid(x)", "point": 0}, "begin to agree", "is one from the right"),
        ({"function": "acos(x)", "point": 0}, "begin to agree", "is one from the right"),
        ({"function": "atan(exp(x))", "point": 0}, "begin to agree", "From there, too"),
        ({"function": "relu(x)^2", "point": 0}, "begin to agree", "the same at all these steps"),
        ({"function": "min(x, 0)^2", "point": 0}, "all these steps leave the same", "Other secants"),
        ({"function": "abs(x)", "point": "0.001"}, "all these steps leave the same", "Other secants"),
        ({"function": "abs(x)^1.1", "point": 0}, "For smaller h", "For smaller |h|"),
        ({"steps": [1, "0.5"]}, "For smaller h", "For smaller |h|"),
        (
            {"function": "abs(x)", "point": "0.001", "steps": [1, "0.1", "0.01"]},
            "all these steps leave the same",
            "For smaller |h|",
        ),
    ],
)
def test_captions_say_of_the_slopes_what_the_table_shows(
    params: dict[str, Any], right: str, left: str
) -> None:
    captions = [record.caption for record in perform(SecantToTangent, **params).records]
    assert right in captions[2]
    assert left in captions[3]


@pytest.mark.parametrize(("function", "point"), [("x + floor(x)", "0.999999"), ("abs(x)", "1e-9")])
def test_a_break_too_near_to_show_slopes_that_close_in_is_refused(function: str, point: str) -> None:
    with pytest.raises(ValidationError, match="close in on a tangent"):
        SecantToTangent.Params(function=function, point=point)


@pytest.mark.parametrize(("function", "gap"), [("(x^2 - 4)/(x - 2)", 2), ("sin(x)/x", 0)])
def test_a_hole_beside_the_point_is_seen_and_no_secant_ends_there(function: str, gap: float) -> None:
    study = SecantToTangent.Params(function=function, point=1).study
    left, right = study.window[0]
    assert left + 0.5 < gap < right - 0.5
    assert abs(gap - float(study.at)) not in map(float, study.steps)
