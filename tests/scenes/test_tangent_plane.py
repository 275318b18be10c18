"""The tangent plane on stage is tangent, and its errors are as long as the table says."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

import numpy as np
import pytest
from pydantic import ValidationError

from scenes.stage.base import DARK
from scenes.stage.tangent_planes import Planeless
from scenes.stage.tangent_planes.planeless import lines_of_floor
from scenes.stage.text import COLUMN_LEFT, COLUMN_TOP, RIGHT_EDGE, Column, Typesetter
from scenes.tangent_plane import TangentPlane
from tests.scenes.staging import check_at_the_end_of, perform

Height = Callable[[Any, Any], Any]

CASES: list[Any] = [
    pytest.param({}, lambda x, y: x**2 + x * y + y**2, (0.5, 1), (2, 2.5), id="default"),
    pytest.param(
        {"function": "L(w, b) = sin(w)*cos(b)", "point": (0.7, 0.4)},
        lambda x, y: np.sin(x) * np.cos(y),
        (0.7, 0.4),
        (np.cos(0.7) * np.cos(0.4), -np.sin(0.7) * np.sin(0.4)),
        id="waves",
    ),
    pytest.param(
        {"function": "x^2 - y^2", "point": (0, 0), "radii": (2, "0.5")},
        lambda x, y: x**2 - y**2,
        (0, 0),
        (0, 0),
        id="level saddle",
    ),
]
EACH = pytest.mark.parametrize(("params", "f", "p", "slopes"), CASES)


at_the_end_of = partial(check_at_the_end_of, TangentPlane)


def greatest_error(f: Height, p: Any, slopes: Any, radius: float) -> float:
    """By samples: truth from outside mathlib."""
    share, angle = np.meshgrid(np.linspace(0, 1, 101), np.linspace(0, 2 * np.pi, 721))
    v, w = radius * share * np.cos(angle), radius * share * np.sin(angle)
    return float(np.abs(f(p[0] + v, p[1] + w) - f(*p) - slopes[0] * v - slopes[1] * w).max())


@EACH
def test_the_plane_has_value_and_slopes_of_the_function(params: Any, f: Height, p: Any, slopes: Any) -> None:
    def check(scene: Any) -> None:
        x, y = np.array([-1.0, 0, 3]), np.array([2.0, 0.5, -1])
        expected = f(*p) + slopes[0] * (x - p[0]) + slopes[1] * (y - p[1])
        np.testing.assert_allclose(scene.disc.plane.height_at(x, y), expected, atol=1e-12)
        for line, slope, along in zip(scene.tangents, slopes, (0, 1), strict=True):
            rise = line.line[-1] - line.line[0]
            assert rise[2] == pytest.approx(slope * rise[along])
            assert rise[1 - along] == pytest.approx(0, abs=1e-12)

    at_the_end_of("span_a_plane", check, **params)


@EACH
def test_the_gap_is_as_long_as_the_last_row_says(params: Any, f: Height, p: Any, slopes: Any) -> None:
    def check(scene: Any) -> None:
        radius = float(scene.study.radii[-1])
        expected = greatest_error(f, p, slopes, radius)
        foot, head = scene.disc.gap.points[[0, -1]]
        assert foot[0] == pytest.approx(head[0], abs=1e-9)
        unit = scene.space.magnification * scene.space.height_scale * np.cos(scene.space.elevation())
        assert abs(head[1] - foot[1]) / unit == pytest.approx(expected, rel=2e-3)
        assert scene.study.errors[-1].lo * radius == pytest.approx(expected, rel=2e-3)
        assert np.ptp(scene.space.box.x) == pytest.approx(2.5 * radius)
        corners = np.asarray(scene.disc.plane.outline)
        np.testing.assert_allclose(np.hypot(*(corners - p).T), radius)

    at_the_end_of("measure_the_error", check, **params)


def test_each_row_is_shown_when_its_disc_is() -> None:
    scene = perform(TangentPlane)
    (record,) = (record for record in scene.records if record.name == "measure_the_error")
    rows = [(number["name"], number["shown"], number["r"]) for number in record.numbers]
    assert rows == [
        ("greatest error", "= 1.5", "1"),
        ("greatest error / r", "= 1.5", "1"),
        ("greatest error", "= 0.015", "0.1"),
        ("greatest error / r", "= 0.15", "0.1"),
        ("greatest error", "= 0.00015", "0.01"),
        ("greatest error / r", "= 0.015", "0.01"),
    ]


@EACH
def test_the_line_of_a_direction_lies_in_the_plane(params: Any, f: Height, p: Any, slopes: Any) -> None:
    def check(scene: Any) -> None:
        for degrees in (0, 77, 200):
            scene.phi.set_value(degrees)
            scene.space.drawing.refresh()
            x, y, z = scene.line.line.T
            assert np.degrees(np.arctan2(y[-1] - y[0], x[-1] - x[0])) % 360 == pytest.approx(degrees)
            np.testing.assert_allclose(z, scene.disc.plane.height_at(x, y), atol=1e-9)

    at_the_end_of("hold_every_slope", check, **params)


@EACH
def test_level_lines_of_the_plane_are_across_the_gradient(
    params: Any, f: Height, p: Any, slopes: Any
) -> None:
    def check(scene: Any) -> None:
        own = scene.map.coordinates(scene.map.own.points)
        np.testing.assert_allclose(f(*own.T), f(*p), atol=1e-2 * max(1, abs(f(*p))))
        lines = scene.map.coordinates(scene.map.level_lines.points).reshape(-1, 4, 2)
        steps = lines[:, 3] - lines[:, 0]
        if not any(slopes):
            assert scene.map.level_lines not in scene.mobjects
            return
        assert scene.map.level_lines in scene.mobjects
        np.testing.assert_allclose(steps @ slopes, 0, atol=1e-6)
        arrow = scene.map.dial.fixed
        x, y = (arrow.tip - arrow.tail)[:2]
        assert x * slopes[1] - y * slopes[0] == pytest.approx(0, abs=1e-9)

    at_the_end_of("compare_the_level_lines", check, **params)


def test_a_crease_and_a_cone_look_the_same_at_every_magnification() -> None:
    def check(scene: Any) -> None:
        assert scene.other.radius() == pytest.approx(0.01)
        crease, cone = (space.surface for space in scene.other.spaces)
        x, y = np.meshgrid(crease.xs, crease.ys, indexing="ij")
        r = scene.other.radius()
        np.testing.assert_allclose(crease.heights, np.sqrt(np.abs(r * x * r * y)) / r, atol=1e-12)
        np.testing.assert_allclose(cone.heights, np.hypot(r * x, r * y) / r, atol=1e-12)
        foot, head = scene.other.disc.ends
        assert head[2] - foot[2] == pytest.approx(np.sqrt(0.5))

    at_the_end_of("miss_a_plane", check)


@pytest.mark.parametrize("radius", [1, 0.7, 0.31, 0.1, 0.0123])
def test_lines_of_the_floor_stand_at_multiples_of_a_power_of_ten(radius: float) -> None:
    for xs, ys, strength in lines_of_floor(radius):
        np.testing.assert_array_equal(xs, ys)
        assert np.abs(xs).max() <= 1.25
        assert 0 <= strength <= 1
        if len(xs) > 1:
            spacing = (xs[1] - xs[0]) * radius / 5
            assert np.log10(spacing) == pytest.approx(round(np.log10(spacing)))


@pytest.mark.parametrize(
    ("function", "beat", "caption"),
    [
        ("3x - 2y", "come_closer", "Over it, the surface is its tangent plane."),
        ("3x - 2y", "measure_the_error", "Here it is 0."),
        ("abs(x)^1.1 + y", "measure_the_error", "for smaller r."),
        ("x^2 - y^2", "compare_the_level_lines", "Here the gradient is 0"),
        ("x^2 - y^2 + y", "compare_the_level_lines", "across the gradient."),
    ],
)
def test_captions_say_what_is_the_case(function: str, beat: str, caption: str) -> None:
    scene = perform(TangentPlane, function=function, point=(0, 0))
    assert any(record.name == beat and caption in record.caption for record in scene.records)


@pytest.mark.parametrize(
    ("params", "message"),
    [
        ({"function": "abs(x) + y", "point": (0, 0)}, "has no gradient at"),
        ({"function": "sqrt(abs(x*y))", "point": (0, 0)}, "has no gradient at"),
        ({"function": "sqrt(x^2 + y^2)", "point": (0, 0)}, "to the left of 0 the slopes approach −1"),
        ({"radii": (1, 2)}, "positive and ever smaller"),
        ({"function": "1/x + y", "point": (1, 0), "radii": (2, 1)}, "choose smaller radii"),
        ({"function": "f(r, y) = r + y"}, "needs the letter r for radii"),
    ],
)
def test_what_cannot_be_shown_is_refused_with_the_reason(params: Any, message: str) -> None:
    with pytest.raises(ValidationError, match=message):
        TangentPlane.Params(**params)


def test_long_words_below_the_crease_and_the_cone_stay_off_the_edge_of_the_picture() -> None:
    said = {"crease": "{formula}: beide Ableitungen sind 0", "cone": "{formula}: keine partielle Ableitung"}
    column = Column(Typesetter(DARK, said), COLUMN_LEFT, COLUMN_TOP, RIGHT_EDGE)
    crease, cone = Planeless(column, TangentPlane.Params().solve()).labels
    assert cone.width > 5
    assert crease.get_left()[0] >= -RIGHT_EDGE - 1e-9
    assert cone.get_right()[0] <= RIGHT_EDGE + 1e-9
    assert crease.get_right()[0] < cone.get_left()[0]


@pytest.mark.parametrize(
    "params", [{}, {"function": "sqrt(abs(x)) + y", "point": (1000, -3)}, {"function": "log(x^2 + y^2)"}]
)
def test_no_level_line_strikes_through_what_is_said_of_an_arrow(params: dict[str, Any]) -> None:
    def check(scene: Any) -> None:
        (note,) = scene.map.dial.staying[2]
        assert note.get_bottom()[1] > scene.map.frame.get_top()[1]
        assert note.get_top()[1] < scene.formulas.level.get_bottom()[1]

    at_the_end_of("compare_the_level_lines", check, **params)
