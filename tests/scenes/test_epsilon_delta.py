"""Band, window, curve and witness are the mathematical ones, read back from the picture through the axes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from math import e, sqrt
from typing import Any

import numpy as np
import pytest
from manim import VMobject
from pydantic import ValidationError

from scenes.epsilon_delta import EpsilonDelta
from scenes.stage.plane import Band, Plane
from tests.scenes.staging import perform


@dataclass(frozen=True)
class Case:
    """A function worked by hand: `delta` of epsilon, and both reaches for the first one."""

    params: tuple[tuple[str, Any], ...]
    f: Callable[[Any], Any]
    a: float
    limit: float
    epsilons: tuple[float, ...]
    delta: Callable[[float], float]
    left: float
    right: float


CASES = {
    "default": Case(
        (), lambda x: x * x + x + 1, 1, 3, (1, 0.5, 0.1), lambda eps: (sqrt(9 + 4 * eps) - 3) / 2,
        (3 - sqrt(5)) / 2, (sqrt(13) - 3) / 2,
    ),
    "parabola": Case(
        (("function", "x^2"), ("point", 3), ("epsilons", (1, "0.5", "0.1"))), np.square, 3, 9, (1, 0.5, 0.1),
        lambda eps: sqrt(9 + eps) - 3, 3 - sqrt(8), sqrt(10) - 3,
    ),
    "hyperbola": Case(
        (("function", "1/x"), ("point", 0.5)), lambda x: 1 / x, 0.5, 2, (1, 0.5, 0.1),
        lambda eps: 0.5 - 1 / (2 + eps), 1 / 6, 0.5,
    ),
    "logarithm": Case(
        (("function", "log(x)"), ("point", 2), ("epsilons", (1, 0.2))), np.log, 2, np.log(2), (1, 0.2),
        lambda eps: 2 - 2 * e**-eps, 2 - 2 / e, 2 * e - 2,
    ),
}  # fmt: skip
EVERY_CASE = pytest.mark.parametrize("name", CASES)


@cache
def performance(name: str) -> tuple[Any, dict[str, dict[str, Any]]]:
    """The scene after its end, and what was read off its picture at the end of every beat."""
    beats: dict[str, dict[str, Any]] = {}

    def read_beat(scene: Any, beat: str) -> None:
        beats[beat] = read(scene)

    return perform(EpsilonDelta, read_beat, **dict(CASES[name].params)), beats


def read(scene: Any) -> dict[str, Any]:
    near, plane = scene.near, scene.plane
    stage = set(scene.get_mobject_family_members())
    return {
        "band": edges(plane, near.band) if near.band in stage else None,
        "window": edges(plane, near.window) if near.window in stage else None,
        "inside": points(plane, near.inside) if near.inside in stage else None,
        "outside": points(plane, near.outside) if near.outside in stage else None,
        "ends": {side: plane.coordinates(dot.get_center()) for side, dot in scene.ends.items()},
        "view": plane.window,
        "failing": points(plane, scene.witness.mark).mean(axis=0) if scene.witness in stage else None,
        "stage": stage,
    }


def points(plane: Plane, mobject: VMobject) -> np.ndarray:
    """Where a mobject's curves begin and end."""
    return plane.coordinates(np.vstack([mobject.points[::4], mobject.points[3::4]]))


def edges(plane: Plane, band: Band) -> np.ndarray:
    """The two numbers at which a band's edges are drawn."""
    along = plane.coordinates(band.edges.points)[:, 0 if band.axis == "x" else 1]
    found = np.unique(np.round(along, 9))
    assert len(found) == 2
    return found


@EVERY_CASE
def test_band_and_window_are_drawn_at_epsilon_and_delta_in_units_of_the_axes(name: str) -> None:
    case, (_, beats) = CASES[name], performance(name)
    for beat, epsilon in (
        ("answer_with_delta", case.epsilons[0]),
        ("answer_every_epsilon", case.epsilons[-1]),
        ("read_the_sentence_again", case.epsilons[0]),
    ):
        delta = case.delta(epsilon)
        assert beats[beat]["band"] == pytest.approx([case.limit - epsilon, case.limit + epsilon], abs=1e-7)
        assert beats[beat]["window"] == pytest.approx([case.a - delta, case.a + delta], abs=1e-7)


@EVERY_CASE
def test_the_curve_in_the_window_is_the_function_and_stays_in_the_band(name: str) -> None:
    case, (_, beats) = CASES[name], performance(name)
    for beat in ("answer_with_delta", "answer_every_epsilon", "read_the_sentence_again"):
        xs, ys = beats[beat]["inside"].T
        (low, high), (left, right) = beats[beat]["band"], beats[beat]["window"]
        slack = 1e-4 * (high - low)
        assert len(xs) > 50
        assert xs.min() == pytest.approx(left, abs=1e-3 * (right - left))
        assert xs.max() == pytest.approx(right, abs=1e-3 * (right - left))
        assert np.abs(ys - case.f(xs)).max() < slack
        assert low - slack <= ys.min()
        assert ys.max() <= high + slack


@EVERY_CASE
def test_a_wider_window_fails_within_the_picture(name: str) -> None:
    case, (scene, beats) = CASES[name], performance(name)
    seen = beats["ask_for_too_much"]
    epsilon, delta = case.epsilons[0], case.delta(case.epsilons[0])
    assert seen["window"] == pytest.approx([case.a - 1.3 * delta, case.a + 1.3 * delta], abs=1e-7)
    x, y = seen["failing"]
    assert y == pytest.approx(case.f(x), abs=1e-3)
    assert x == pytest.approx(float(scene.study.witness.x))
    assert 0 < abs(x - case.a) < 1.3 * delta
    assert abs(y - case.limit) >= epsilon
    view = seen["view"]
    assert view.left < x < view.right
    assert view.bottom < y < view.top
    xs, ys = seen["outside"].T
    assert np.abs(xs - case.a).max() < 1.3 * delta + 1e-6
    assert np.abs(ys - case.limit).min() >= epsilon
    assert np.ptp(xs) > 0


@EVERY_CASE
def test_each_reach_ends_where_the_graph_leaves_the_band(name: str) -> None:
    case, (scene, beats) = CASES[name], performance(name)
    for side, distance, sign in (("left", case.left, -1), ("right", case.right, 1)):
        x, y = beats["answer_with_delta"]["ends"][side]
        assert x == pytest.approx(case.a + sign * distance, abs=1e-6)
        assert abs(y - case.limit) == pytest.approx(case.epsilons[0], abs=1e-6)
    assert scene.ends["left"] not in beats["take_the_challenge"]["stage"]


@EVERY_CASE
def test_the_record_has_for_every_epsilon_a_delta_that_works_and_is_nearly_the_largest(name: str) -> None:
    case, (scene, _) = CASES[name], performance(name)
    shown_numbers = [n for record in scene.records for n in record.numbers if n["name"] == "delta"]
    assert [eval_fraction(n["ε"]) for n in shown_numbers] == pytest.approx(case.epsilons)
    for number, epsilon in zip(shown_numbers, case.epsilons, strict=True):
        shown = float(number["shown"][1:])
        assert shown <= case.delta(epsilon) * (1 + 1e-12)
        assert shown == pytest.approx(case.delta(epsilon), rel=0.01)
        low, high = (float(end) for end in number["enclosed"].strip("[]").split(","))
        assert low * (1 - 1e-12) <= case.delta(epsilon) <= high * (1 + 1e-12)
        assert number["how"] in ("certified", "exact")
        distances = shown * np.random.default_rng(1).uniform(1e-6, 1, 2000)
        xs = np.concatenate([case.a - distances, case.a + distances])
        assert np.abs(case.f(xs) - case.limit).max() < epsilon


def eval_fraction(text: str) -> float:
    above, _, below = text.partition("/")
    return float(above) / float(below or 1)


def test_the_default_shows_the_numbers_worked_by_hand() -> None:
    scene, _ = performance("default")
    shown_numbers = {(n["name"], n.get("ε")): n["shown"] for record in scene.records for n in record.numbers}
    assert shown_numbers["left reach", None] == "≈ 0.3820"
    assert shown_numbers["right reach", None] == "≈ 0.3028"
    assert shown_numbers["limit", None] == "= 3"
    assert [shown_numbers["delta", eps] for eps in ("1", "0.5", "0.1")] == [
        "≈ 0.3027",
        "≈ 0.1583",
        "≈ 0.0329",
    ]


def test_epsilon_is_named_before_any_delta() -> None:
    scene, beats = performance("default")
    seen = beats["take_the_challenge"]
    assert seen["band"] is not None
    assert seen["window"] is None
    order = [
        k
        for line in scene.column.sentence
        for k in ("epsilon) > 0", "delta) > 0", "every $x$")
        if k in line.source
    ]
    assert order == ["epsilon) > 0", "delta) > 0", "every $x$"]
    tops = [line.get_top()[1] for line in scene.column.sentence]
    assert tops == sorted(tops, reverse=True)


@pytest.mark.parametrize(("name", "is_hole"), [("default", True), ("parabola", False)])
def test_a_point_without_a_value_is_hollow(name: str, is_hole: bool) -> None:
    scene, _ = performance(name)
    background = scene.theme.background
    assert (scene.near.point.get_fill_color().to_hex().lower() == background) is is_hole
    assert ("has a hole" in scene.records[0].caption) is is_hole
    assert scene.plane.coordinates(scene.near.point.get_center()) == pytest.approx(
        [CASES[name].a, CASES[name].limit]
    )


def test_a_value_beside_the_curve_is_drawn_where_it_is_and_left_out() -> None:
    function = "x^2 if x < 2 else 2x if x > 2 else 7"
    scene = perform(EpsilonDelta, function=function, point=2)
    assert scene.plane.coordinates(scene.plane.value.mark.get_center()) == pytest.approx([2, 7])
    assert scene.records[0].caption.startswith("f(2) = 7")
    assert scene.study.first.limit == 4


def test_a_window_beyond_the_domain_fails_where_f_is_not_defined() -> None:
    scene = perform(EpsilonDelta, function="sqrt(x)", point=1, epsilons=(1.2, 0.6))
    assert scene.study.witness.value is None
    assert scene.study.witness.x < 0
    assert scene.records[4].caption.endswith(f"f is not defined at −{-float(scene.study.witness.x):g}.")
    assert len(scene.witness.mark.points) == 0
    assert scene.plane.coordinates(scene.witness.guides.points)[:, 0] == pytest.approx(
        float(scene.study.witness.x)
    )


def test_a_reach_without_an_end_is_not_given_one() -> None:
    scene = perform(EpsilonDelta, function="exp(x)", point=0, epsilons=(1, 0.5))
    shown_numbers = {n["name"]: n for record in scene.records for n in record.numbers}
    assert (shown_numbers["left reach"]["shown"], shown_numbers["left reach"]["value"]) == ("= ∞", None)
    assert shown_numbers["right reach"]["shown"] == "≈ 0.693"
    assert scene.ends["left"].get_fill_opacity() == scene.ends["left"].get_stroke_opacity() == 0
    assert scene.ends["right"].get_stroke_opacity() == 1


@pytest.mark.parametrize(
    ("params", "reason"),
    [
        ({"function": "1/x", "point": 0}, "no limit at 0.*without bound"),
        ({"function": "abs(x)/x", "point": 0}, "approaches −1.*approaches 1"),
        ({"function": "sin(1/x)", "point": 0}, "swinging"),
        ({"function": "log(x)", "point": -1}, "not defined"),
        ({"function": "sqrt(x)", "point": 0}, "to the left"),
        ({"function": "x^2", "point": 3, "limit": 8}, "is 9, not 8"),
        ({"function": "5", "point": 0}, "any delta answers such an epsilon"),
        ({"function": "sin(x)", "point": 1, "epsilons": (3, 1)}, "too generous.*smaller epsilon"),
        ({"epsilons": (0.1, 0.5)}, "smaller than the one before"),
        ({"epsilons": (1, 0)}, "must be positive"),
        ({"epsilons": (1,)}, "two to four"),
        ({"epsilons": (1, "1e-6")}, "cannot be drawn"),
    ],
)
def test_what_cannot_be_shown_is_refused_with_the_reason(params: dict[str, Any], reason: str) -> None:
    with pytest.raises(ValidationError, match=f"(?s){reason}"):
        EpsilonDelta.Params(**params)


@pytest.mark.parametrize(
    ("function", "point", "note"),
    [("2x + 1", 1, "both alike"), ("cos(x)", 0, "both alike, rounded down"), ("x^2", 1, "rounded down")],
)
def test_equal_reaches_are_not_called_smaller(function: str, point: float, note: str) -> None:
    scene = perform(EpsilonDelta, function=function, point=point)
    assert scene.column.note.source.startswith(note) is ("alike" in note)
    assert note in scene.column.note.source


def test_a_small_epsilon_keeps_clear_of_its_delta() -> None:
    scene = perform(EpsilonDelta, function="0.0001*sin(x)", point="0.5")
    column = scene.column
    assert column.answer.get_left()[0] - column.given.get_right()[0] > 0.2
