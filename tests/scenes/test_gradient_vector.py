"""Tangents, arrow and field have the partial derivatives as their slopes and components, read back."""

from __future__ import annotations

from functools import partial
from typing import Any

import numpy as np
import pytest
from pydantic import ValidationError

from scenes.gradient_vector import GradientVector
from tests.scenes.staging import check_at_the_end_of, perform

CASES: list[Any] = [
    pytest.param({}, lambda x, y: (2 * x + y, x + 2 * y), (0.5, 1), id="default"),
    pytest.param(
        {"function": "L(w, b) = sin(w)*b", "point": (0.7, -0.4)},
        lambda w, b: (b * np.cos(w), np.sin(w)),
        (0.7, -0.4),
        id="named",
    ),
]


at_the_end_of = partial(check_at_the_end_of, GradientVector)


@pytest.mark.parametrize(("params", "gradient", "p"), CASES)
def test_the_tangents_run_along_the_variables_with_the_slopes_of_f(
    params: Any, gradient: Any, p: Any
) -> None:
    def check(scene: Any) -> None:
        for k, tangent in enumerate(scene.tangents):
            run = tangent.line[-1] - tangent.line[0]
            assert run[1 - k] == pytest.approx(0)
            assert run[2] / run[k] == pytest.approx(gradient(*p)[k])

    at_the_end_of("collect_the_partials", check, **params)


@pytest.mark.parametrize(("params", "gradient", "p"), CASES)
def test_the_arrow_has_the_entries_as_components(params: Any, gradient: Any, p: Any) -> None:
    def check(scene: Any) -> None:
        tail, tip = scene.map.coordinates([scene.arrow.tails[0], scene.arrow.tips[0]])
        assert tail == pytest.approx(p)
        assert (tip - tail) / scene.scale() == pytest.approx(gradient(*p))
        first, second = (
            np.diff(scene.map.coordinates(leg.points[[0, -1]]), axis=0)[0] for leg in scene.legs.legs
        )
        assert first / scene.scale() == pytest.approx((gradient(*p)[0], 0), abs=1e-9)
        assert second / scene.scale() == pytest.approx((0, gradient(*p)[1]), abs=1e-9)
        assert scene.map.unit[0] == pytest.approx(scene.map.unit[1])

    at_the_end_of("draw_it_as_an_arrow", check, **params)


@pytest.mark.parametrize(("params", "gradient", "p"), CASES)
def test_all_arrows_of_the_field_have_one_scale(params: Any, gradient: Any, p: Any) -> None:
    def check(scene: Any) -> None:
        tails, tips = (scene.map.coordinates(ends) for ends in (scene.field.tails, scene.field.tips))
        assert len(tails) > 10
        assert (tips - tails) / scene.field.factor == pytest.approx(np.column_stack(gradient(*tails.T)))
        assert scene.scale() == scene.field.factor

    at_the_end_of("draw_it_everywhere", check, **params)


def test_the_bars_reach_from_one_level_curve_to_the_next() -> None:
    def check(scene: Any) -> None:
        lengths = []
        for gap in scene.gaps:
            (x, y), (to_x, to_y) = scene.map.coordinates(gap.bar.points[[0, -1]])
            assert to_x**2 + to_x * to_y + to_y**2 - (x**2 + x * y + y**2) == pytest.approx(1, abs=1e-3)
            lengths.append(np.hypot(to_x - x, to_y - y))
        assert lengths[0] < lengths[1]

    at_the_end_of("draw_it_everywhere", check)


@pytest.mark.parametrize(
    ("params", "beat", "caption"),
    [
        ({"point": (0, 0)}, 2, "an arrow without length"),
        ({"function": "2x - y"}, 3, "All arrows of f are equal"),
        ({"many": "a*b*c"}, 4, "3 variables: the same column, with 3 entries"),
    ],
)
def test_captions_say_what_is_the_case(params: dict[str, Any], beat: int, caption: str) -> None:
    assert caption in perform(GradientVector, **params).records[beat].caption


@pytest.mark.parametrize(
    ("params", "reason"),
    [
        ({"function": "abs(x) + y", "point": (0, 1)}, "has no gradient"),
        ({"many": "x + y"}, "3 to 7 entries"),
        ({"function": "x + y", "point": ("1e20", 0)}, "the same to a float"),
        ({"function": "D*x"}, "needs the letter D"),
    ],
)
def test_what_cannot_be_shown_is_refused_with_the_reason(params: dict[str, Any], reason: str) -> None:
    with pytest.raises(ValidationError, match=reason):
        GradientVector.Params(**params)


def test_a_lesson_may_name_the_variables_of_the_function_alone() -> None:
    params = GradientVector.Params(function="u*v", variables=("u", "v"), many="L(a, b, c) = a*b + c")
    assert (params.function.variables, params.many.variables) == (("u", "v"), ("a", "b", "c"))
