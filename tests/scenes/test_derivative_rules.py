"""Heights, strips, corner and their parts are the mathematical ones, read back through the axes."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from pydantic import ValidationError

from scenes.derivative_rules import DerivativeRules
from tests.scenes.staging import perform

Curve = Callable[[float], float]
CASES: list[tuple[dict[str, Any], Curve, Curve, float]] = [
    ({}, lambda x: x * x, lambda x: x + 1, 1.0),
    ({"u": "5 - x", "v": "4 - x^2"}, lambda x: 5 - x, lambda x: 4 - x * x, 1.0),
    ({"u": "x - 3", "v": "exp(-x)", "point": 0.5}, lambda x: x - 3, lambda x: float(np.exp(-x)), 0.5),
    ({"u": "2", "v": "x^3", "point": -1}, lambda x: 2.0, lambda x: x**3, -1.0),
]
cases = pytest.mark.parametrize(("params", "u", "v", "a"), CASES)


def extent(plane: Any, mobject: Any) -> tuple[float, float, float, float]:
    """The least and the greatest coordinates of a mobject on a plane."""
    across, up = np.asarray(plane.coordinates(mobject.points)).T
    return float(across.min()), float(across.max()), float(up.min()), float(up.max())


def at_the_end_of(beat: str, read: Callable[[Any], Any], params: dict[str, Any]) -> Any:
    seen = []
    perform(DerivativeRules, lambda scene, name: seen.append(read(scene)) if name == beat else None, **params)
    (found,) = seen
    return found


@cases
def test_what_a_step_adds_to_the_sum_is_what_it_adds_to_both(
    params: dict[str, Any], u: Curve, v: Curve, a: float
) -> None:
    def read(scene: Any) -> tuple[float, list[tuple[float, float, float, float]]]:
        return scene.h(), [extent(scene.plane, rise) for rise in scene.graphs.rises[2:]]

    h, (first, again, second) = at_the_end_of("stack_the_heights", read, params)
    du, dv, whole = u(a + h) - u(a), v(a + h) - v(a), u(a) + v(a)
    assert first == pytest.approx((a + h, a + h, *sorted((u(a), u(a) + du))), abs=1e-6)
    assert again == pytest.approx((a + h, a + h, *sorted((whole, whole + du))), abs=1e-6)
    assert second == pytest.approx((a + h, a + h, *sorted((whole + du, whole + du + dv))), abs=1e-6)


def test_a_graph_that_ends_within_the_window_bears_its_name_at_its_last_height() -> None:
    def read(scene: Any) -> list[float]:
        return [float(scene.plane.coordinates(tie)[1]) for tie in scene.graphs.names.leaders.points[::4]]

    heights = at_the_end_of("stack_the_heights", read, {"u": "asin(2x)", "v": "1", "point": 0.3})
    assert heights == pytest.approx([np.pi / 2, np.pi / 2 + 1], abs=0.2)


@pytest.mark.parametrize(
    ("u", "v", "point"), [("x^3 - 3x", "ln(x)", 2), ("exp(x)", "cos(x)", 1), ("x", "1 - x", 1)]
)
def test_rises_that_have_heights_in_common_stand_beside_each_other(u: str, v: str, point: float) -> None:
    def read(scene: Any) -> tuple[float, float, list[float]]:
        rises = scene.graphs.rises[2:]
        return scene.h(), 0.12 / scene.plane.unit[0], [extent(scene.plane, rise)[0] for rise in rises]

    h, thick, (first, again, second) = at_the_end_of(
        "stack_the_heights", read, {"u": u, "v": v, "point": point}
    )
    assert again - first > thick
    assert again == second
    assert (first + again) / 2 == pytest.approx(point + h)


@cases
def test_strips_and_corner_lie_where_the_rectangle_changes(
    params: dict[str, Any], u: Curve, v: Curve, a: float
) -> None:
    def read(scene: Any) -> tuple[float, list[Any], list[float]]:
        parts = (scene.rectangle.first, scene.rectangle.second, scene.rectangle.corner)
        outlines = [extent(scene.sides, part.outline) for part in parts]
        return scene.h(), outlines, [part.area for part in parts]

    h, outlines, areas = at_the_end_of("grow_the_rectangle", read, params)
    across, up = sorted((u(a), u(a + h))), sorted((v(a), v(a + h)))
    wide, high = sorted((0.0, u(a))), sorted((0.0, v(a)))
    for outline, sides in zip(outlines, ((across, high), (wide, up), (across, up)), strict=True):
        assert outline == pytest.approx((*sides[0], *sides[1]), abs=1e-6)
    du, dv = u(a + h) - u(a), v(a + h) - v(a)
    assert areas == pytest.approx([v(a) * du, u(a) * dv, du * dv], abs=1e-9)
    assert sum(areas) == pytest.approx(u(a + h) * v(a + h) - u(a) * v(a), abs=1e-9)


@cases
def test_what_is_negative_is_hatched_in_the_rectangle_and_in_the_panels(
    params: dict[str, Any], u: Curve, v: Curve, a: float
) -> None:
    hatched = []

    def look(scene: Any, beat: str) -> None:
        if beat in ("grow_the_rectangle", "divide_by_the_step"):
            shapes = (
                scene.rectangle.base,
                scene.rectangle.first,
                scene.rectangle.second,
                scene.rectangle.corner,
            )
            for shape in (*shapes, *scene.parts):
                hatched.append((bool(len(shape.taken.points)), bool(len(shape.added.points)), shape.area))

    perform(DerivativeRules, look, **params)
    assert len(hatched) == 14
    assert all(taken == (area < 0) and added == (area > 0) for taken, added, area in hatched)


@cases
def test_panels_show_the_parts_divided_by_the_step_to_one_scale(
    params: dict[str, Any], u: Curve, v: Curve, a: float
) -> None:
    def read(scene: Any) -> tuple[float, float, list[float], list[float]]:
        spans = [np.ptp(np.asarray(part.outline.points), axis=0) for part in scene.parts]
        drawn = [
            float(span[0] * span[1]) * np.sign(part.area)
            for span, part in zip(spans, scene.parts, strict=True)
        ]
        unit = np.prod([np.ptp(scene.panels[0].at([0, 1], [0, 1])[:, axis]) for axis in (0, 1)])
        return scene.h(), float(scene.study.steps[0]), drawn, [float(unit)]

    h, first_step, drawn, (unit,) = at_the_end_of("divide_by_the_step", read, params)
    du, dv = u(a + h) - u(a), v(a + h) - v(a)
    rates = np.array([v(a) * du, u(a) * dv, du * dv]) / h
    assert h < 0
    assert np.array(drawn) / unit == pytest.approx(rates * first_step, abs=1e-6)


def test_the_tangents_have_the_slopes_of_the_rule() -> None:
    def read(scene: Any) -> list[float]:
        ends = [np.asarray(scene.plane.coordinates(line.points[[0, -1]])) for line in scene.graphs.tangents]
        return [float((end[1] - end[0])[1] / (end[1] - end[0])[0]) for end in ends]

    assert at_the_end_of("add_the_slopes", read, {}) == pytest.approx([2, 3])


def test_the_default_ends_with_the_numbers_of_the_textbook() -> None:
    records = {record.name: record for record in perform(DerivativeRules).records}
    assert "(u + v)′(1) = 3." in records["add_the_slopes"].caption
    assert "(u v)′(1) = 5." in records["read_off_the_rule"].caption
    shown = [number["shown"] for number in records["read_off_the_rule"].numbers]
    assert shown == ["= 4", "= 1", "= 5", "≈ 5.040", "≈ 4.960"]


@pytest.mark.parametrize(
    ("params", "said"),
    [
        ({}, "gains two strips"),
        ({"u": "3 - x", "v": "x"}, "v Δu < 0 is a strip that is taken away"),
        ({"u": "x", "v": "3 - x"}, "u Δv < 0 is a strip that is taken away"),
        ({"u": "3 - x", "v": "4 - x"}, "the corner twice. Δu Δv > 0 adds it back once"),
        ({"u": "g(t) = -t", "v": "k(t) = t"}, "here g k is a negative area"),
        ({"u": "2", "v": "x"}, "a side 0 adds nothing"),
    ],
)
def test_the_caption_says_what_the_step_adds(params: dict[str, Any], said: str) -> None:
    assert said in perform(DerivativeRules, **params).records[2].caption


def test_functions_and_variable_keep_the_names_of_the_author() -> None:
    captions = [
        record.caption for record in perform(DerivativeRules, u="t^2", v="3", variables=["t"]).records
    ]
    assert "tⁿ has n" in captions[-1]
    named = perform(DerivativeRules, u="f(x) = x", v="g(x) = x^2")
    assert "(f g)′ = g f′ + f g′" in named.records[4].caption


@pytest.mark.parametrize(
    ("params", "reason"),
    [
        ({"u": "abs(x)", "point": 0}, "no tangent at x = 0"),
        ({"u": "x", "v": "t"}, "must be of one variable, not of x and t"),
        ({"u": "f(x) = x", "v": "f(x) = x^2"}, "two functions are called f"),
        ({"u": "h^2", "v": "h"}, "the letter h for the step"),
        ({"u": "sqrt(x)", "v": "x", "steps": [2, 1]}, "u has no value at −1"),
        ({"u": "x", "v": "x", "steps": [0.1]}, "two or three"),
        ({"u": "x + 1e8", "v": "x"}, "more figures"),
    ],
)
def test_what_cannot_be_shown_is_refused_with_the_reason(params: dict[str, Any], reason: str) -> None:
    with pytest.raises(ValidationError, match=reason):
        DerivativeRules.Params(**params)
