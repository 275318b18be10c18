"""Witnesses, windows and bands are drawn where they are, and what is said of each side is true."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from pydantic import ValidationError

from scenes.limit_fails import LimitFails
from tests.scenes.staging import perform

PAIRS: list[tuple[dict[str, Any], Callable[[float], float]]] = [
    ({}, lambda x: x * x if x < 1 else 3 - x),
    ({"function": "sin(1/x)", "point": 0}, lambda x: math.sin(1 / x)),
    ({"function": "g(t) = 1/(t - 2)^2", "point": 2}, lambda x: 1 / (x - 2) ** 2),
]


@pytest.mark.parametrize(("params", "f"), PAIRS)
def test_in_every_window_two_points_of_the_graph_are_drawn_two_epsilons_apart(
    params: dict[str, Any], f: Callable[[float], float]
) -> None:
    drawn: list[np.ndarray] = []
    scene = perform(LimitFails, **params)
    a, plane = float(scene.params.point), scene.plane
    for view, window, witnesses in zip(scene.views, scene.study.windows, scene.witnesses, strict=True):
        plane.look_at(view.seen, 10 + len(drawn))
        scene.add(witnesses)
        points = np.array([plane.coordinates(each.mark.get_center()) for each in witnesses])
        scene.remove(witnesses)
        assert points[:, 1] == pytest.approx([f(x) for x in points[:, 0]], rel=1e-5)
        assert all(0 < abs(x - a) < float(window.delta) for x in points[:, 0])
        assert abs(np.diff(points[:, 1])[0]) >= 2 * scene.epsilon
        drawn.append(points)
    assert len(drawn) == 3


def test_whatever_l_is_one_of_two_witnesses_is_marked() -> None:
    scene = perform(LimitFails, function="sin(1/x)", point=0)
    plane, (first, second) = scene.plane, scene.witnesses[-1]
    plane.look_at(scene.views[-1].seen, 10)
    seen = set()
    for level in np.linspace(-1.4, 1.4, 57):
        window = scene.plane.window
        scene.height.set_value((level - window.bottom) / window.height)
        scene.add(first, second)
        marked = []
        for witness in (first, second):
            height = plane.coordinates(witness.mark.get_center())[1]
            marked.append(len(witness.line.points) > 0)
            assert marked[-1] == (abs(height - level) >= scene.epsilon)
        assert any(marked)
        seen.add(tuple(marked))
    assert seen == {(True, False), (False, True), (True, True)}


def test_where_values_are_missing_x_is_drawn_and_nothing_above_it() -> None:
    scene = perform(LimitFails, function="log(x)", point=0)
    (witness,) = scene.witnesses[0]
    scene.plane.look_at(scene.views[0].seen, 10)
    scene.add(witness)
    assert len(witness.mark.points) == len(witness.line.points) == 0
    xs = scene.plane.coordinates(witness.guide.points)[:, 0]
    assert xs == pytest.approx(-0.5)


def test_the_window_shrinks_tenfold_and_the_picture_with_it() -> None:
    widths = [view.seen.width for view in perform(LimitFails).views]
    assert widths == pytest.approx([3, 0.3, 0.03])


SIDES = {
    "x^2 if x < 1 else 3 - x": (1, "tends to 1", "tends to 2", "has a limit from each side"),
    "1/x": (0, "falls below every bound", "exceeds every bound", "from the right it exceeds every bound"),
    "exp(1/x)": (0, "tends to 0", "exceeds every bound", "What can be said: from the left"),
    "sqrt(x)": (0, "has no values", "tends to 0", "from the right f(x) tends to 0. The other side"),
    "sin(1/x) if x > 0 else x": (0, "tends to 0", "swings, without a limit", "from the left f(x) tends to 0"),
}
ALIKE = {
    "-1/x^2": ("falls below every bound", "Infinity is no number"),
    "sin(1/x)/x": ("swings, without a limit", "nothing"),
    "tan(1/x)": ("lacks values again and again", "nothing"),
}


@pytest.mark.parametrize("function", SIDES)
def test_captions_say_what_each_side_does(function: str) -> None:
    point, left, right, instead = SIDES[function]
    records = perform(LimitFails, function=function, point=point).records
    assert records[0].caption.startswith("Walk in: from the left f(x) ")
    assert f"{left}, from the right it {right}." in records[0].caption
    assert instead in records[-1].caption
    assert max(len(record.caption) for record in records) <= 105


@pytest.mark.parametrize("function", ALIKE)
def test_captions_say_what_both_sides_do(function: str) -> None:
    does, instead = ALIKE[function]
    records = perform(LimitFails, function=function, point=0).records
    assert records[0].caption == f"Walk in from both sides: f(x) {does}."
    assert instead in records[-1].caption


def test_one_sided_limits_and_extremes_of_an_oscillation_are_claimed() -> None:
    def last(function: str, point: int) -> list[str]:
        record = perform(LimitFails, function=function, point=point).records[-1]
        return [number["shown"] for number in record.numbers]

    assert last("x^2 if x < 1 else 3 - x", 1) == ["= 1", "= 2"]
    assert last("sin(1/x)", 0) == ["= −1", "= 1", "= −1", "= 1"]
    assert last("1/x^2", 0) == ["= ∞"]


@pytest.mark.parametrize(
    ("params", "reason"),
    [
        ({"function": "(x^3 - 1)/(x - 1)"}, "is 3: see epsilon_delta"),
        ({"function": "sqrt(-1 - x^2)", "point": 0}, "no values near 0"),
        ({"function": "log(log(1/x))", "point": 0}, "is not known"),
        ({"function": "L(x) = 1/x", "point": 0}, "needs the letter L"),
    ],
)
def test_what_cannot_be_shown_is_refused(params: dict[str, Any], reason: str) -> None:
    with pytest.raises(ValidationError, match=reason):
        LimitFails.Params(**params)
