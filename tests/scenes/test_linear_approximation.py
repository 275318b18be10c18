"""Curve, tangent and the gaps between them are the mathematical ones, read back through the axes."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from pydantic import ValidationError

from scenes.linear_approximation import LinearApproximation
from tests.scenes.staging import perform

CASES = [
    ({}, np.sqrt, 1.0, 0.5),
    ({"function": "sin(3x)", "point": "0.4"}, lambda x: np.sin(3 * x), 0.4, 3 * np.cos(1.2)),
    ({"function": "exp(5x)", "point": 1}, lambda x: np.exp(5 * x), 1.0, 5 * np.exp(5)),
]


def ends(plane: Any, stroke: Any) -> np.ndarray:
    return np.asarray(plane.coordinates(stroke.points[[0, -1]]))


@pytest.mark.parametrize(("params", "f", "a", "slope"), CASES)
def test_the_tangent_is_drawn_with_the_slope_of_the_curve_at_every_magnification(
    params: dict[str, Any], f: Any, a: float, slope: float
) -> None:
    slopes = []

    def look(scene: Any, beat: str) -> None:
        (x, y), (to_x, to_y) = ends(scene.plane, scene.tangent)
        slopes.append((to_y - y) / (to_x - x))

    perform(LinearApproximation, look, **params)
    assert slopes == pytest.approx([slope] * 6, rel=1e-6)


@pytest.mark.parametrize(("params", "f", "a", "slope"), CASES)
def test_the_gap_runs_from_the_curve_to_the_tangent(
    params: dict[str, Any], f: Any, a: float, slope: float
) -> None:
    seen = []

    def look(scene: Any, beat: str) -> None:
        if beat == "use_it":
            (x, y), (to_x, to_y) = ends(scene.plane, scene.gaps[0])
            seen.append((x, to_x, y - f(x), to_y - (f(a) + slope * (to_x - a))))

    scene = perform(LinearApproximation, look, **params)
    ((x, to_x, off_curve, off_tangent),) = seen
    size = scene.study.half_height
    assert x == pytest.approx(to_x)
    assert x - a == pytest.approx(float(scene.study.steps[1]))
    assert abs(off_curve) < 1e-6 * size
    assert abs(off_tangent) < 1e-6 * size


def test_every_step_is_as_long_on_the_screen() -> None:
    widths = []

    def look(scene: Any, beat: str) -> None:
        if beat in ("draw_the_tangent", "measure_the_gap", "use_it"):
            widths.append(scene.plane.window.width)

    scene = perform(LinearApproximation, look)
    first, second, third = (float(step) for step in scene.study.steps)
    assert widths == pytest.approx([2.6 * first, 2.6 * third, 2.6 * second])


def test_the_other_line_keeps_its_distance_while_the_tangent_closes_in() -> None:
    distances = []

    def look(scene: Any, beat: str) -> None:
        if beat == "turn_another_line":
            x = float(scene.study.at) + scene.h()
            gap = scene.m() * scene.h() + 1 - np.sqrt(x)
            distances.append(gap / scene.h())

    perform(LinearApproximation, look)
    assert distances == [pytest.approx(0.6, abs=0.01)]


@pytest.mark.parametrize(
    ("params", "last"),
    [
        ({}, "the tangent, at 1.05, misses f(1.1) by at most 0.00125"),
        ({"function": "cbrt(x)", "point": 8}, "the tangent, at about 2.04167, misses f(8.5)"),
        ({"function": "leaky_relu(x)", "point": -1}, "without any error"),
        ({"function": "3x + 1", "point": 0}, "without any error"),
        ({"function": "x*abs(x)", "point": 0}, "No bound of the error is known"),
    ],
)
def test_the_caption_says_what_is_known_of_the_error(params: dict[str, Any], last: str) -> None:
    scene = perform(LinearApproximation, **params)
    assert last in scene.records[4].caption


@pytest.mark.parametrize(
    ("params", "closer", "rate"),
    [
        ({}, "straightens", "does, too"),
        ({"function": "3x + 1"}, "its own tangent", "it is 0 at every step"),
        ({"function": "abs(x)^1.1", "point": 0}, "From still closer", "for smaller h"),
        ({"function": "abs(x)", "point": "0.001"}, "straightens", "does, too"),
        ({"function": "abs(x)", "point": "0.001", "steps": [1, "0.1"]}, "From still closer", "for smaller h"),
    ],
)
def test_captions_say_what_the_table_shows(params: dict[str, Any], closer: str, rate: str) -> None:
    captions = [record.caption for record in perform(LinearApproximation, **params).records]
    assert closer in captions[1]
    assert rate in captions[2]


@pytest.mark.parametrize(
    ("params", "reason"),
    [
        ({"function": "abs(x)", "point": 0}, "no tangent"),
        ({"function": "sqrt(x)", "point": 1, "steps": [2, 1]}, "take smaller steps"),
        ({"function": "x^2", "steps": [1, 2]}, "ever smaller"),
        ({"function": "x + 123456789", "point": 1}, "axes would need"),
        ({"function": "1e-8*x^2", "point": 1}, "more figures"),
    ],
)
def test_what_cannot_be_shown_is_refused_with_the_reason(params: dict[str, Any], reason: str) -> None:
    with pytest.raises(ValidationError, match=reason):
        LinearApproximation.Params(**params)
