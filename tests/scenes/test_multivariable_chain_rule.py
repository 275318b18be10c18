"""Climbs, bars, slopes and arrows are those of the function along the path, read back from what is drawn."""

from __future__ import annotations

from functools import partial
from typing import Any

import numpy as np
import pytest
from pydantic import ValidationError

from scenes.multivariable_chain_rule import MultivariableChainRule
from scenes.stage.space import in_sight
from tests.scenes.staging import check_at_the_end_of, perform


def f(x: Any, y: Any) -> Any:
    return x**2 + x * y + y**2


at_the_end_of = partial(check_at_the_end_of, MultivariableChainRule)


def bar_ends(plane: Any, bars: Any) -> list[tuple[float, float]]:
    """Where each bar begins and ends."""
    return [tuple(plane.coordinates(bar.points[::4][[0, 2]])[:, 1].tolist()) for bar in bars.bars]


def test_the_point_stands_on_the_path_in_all_pictures() -> None:
    def check(scene: Any) -> None:
        _, _, dot, _ = scene.on_the_map
        assert scene.map.coordinates(dot.get_center()) == pytest.approx((1, 1))
        assert scene.map.unit[0] == pytest.approx(scene.map.unit[1])
        assert scene.pictures.plot.coordinates(scene.pictures.dot.get_center()) == pytest.approx((1, 3))

    at_the_end_of("walk_along_the_path", check)


def test_the_path_is_seen_in_space() -> None:
    scene: Any = perform(MultivariableChainRule, function="exp(3x)")
    space = scene.pictures.space
    seen = in_sight(space, space.function, space.on_surface(scene.pictures.line))
    assert seen.mean() > 0.98


def test_the_two_climbs_run_on_the_surface_along_one_variable_each() -> None:
    def check(scene: Any) -> None:
        h = scene.pictures.h()
        first, second = (leg.line for leg in scene.pictures.legs)
        for leg in (first, second):
            assert leg[:, 2] == pytest.approx(f(leg[:, 0], leg[:, 1]))
        assert np.ptp(first[:, 1]) == np.ptp(second[:, 0]) == 0
        assert first[0] == pytest.approx((1, 1, 3))
        assert first[-1] == pytest.approx(second[0])
        assert second[-1, :2] == pytest.approx((1 + h, (1 + h) ** 2))
        ends = bar_ends(scene.pictures.plot, scene.pictures.bars)
        assert ends == [pytest.approx(leg[[0, -1], 2], abs=1e-6) for leg in (first, second)]

    at_the_end_of("climb_twice", check)


def test_linear_bars_and_what_they_leave_over_end_where_the_climbs_end() -> None:
    def check(scene: Any) -> None:
        h = scene.pictures.h()
        dx, dy = h, 2 * h + h**2
        ends = bar_ends(scene.pictures.plot, scene.pictures.linear)
        assert ends[0] == pytest.approx((3, 3 + 3 * dx))
        assert ends[1] == pytest.approx((3 + 3 * dx, 3 + 3 * dx + 3 * dy))
        assert ends[2][1] == pytest.approx(f(1 + dx, 1 + dy))

    at_the_end_of("compare_with_linear_climbs", check)


@pytest.mark.parametrize(
    ("params", "terms"),
    [({}, (3, 6)), ({"function": "x*y", "path": ["cos(t)", "sin(t)"], "time": 0}, (0, 1)),
     ({"function": "L(w, b) = w - 2b", "path": ["s", "s^2"], "time": "0.5"}, (1, -2))],
)  # fmt: skip
def test_the_stacked_heights_are_the_products_and_end_at_the_slope(params: Any, terms: Any) -> None:
    def check(scene: Any) -> None:
        ends = bar_ends(scene.pictures.lower, scene.pictures.stack)
        assert ends[0] == pytest.approx((0, terms[0]), abs=1e-6)
        assert ends[1] == pytest.approx((terms[0], sum(terms)), abs=1e-6)
        (x, y), (to_x, to_y) = scene.pictures.plot.coordinates(scene.pictures.tangent.points[[0, -1]])
        assert (to_y - y) / (to_x - x) == pytest.approx(sum(terms), rel=1e-6, abs=1e-6)

    at_the_end_of("divide_by_the_step", check, **params)


def test_gradient_and_velocity_are_at_right_angles_where_the_path_runs_along_a_level_curve() -> None:
    def check(scene: Any) -> None:
        _, _, (gradient, velocity), _, curve = scene.large_map
        arrows = [(arrow.tips - arrow.tails)[0] for arrow in (gradient, velocity)]
        assert np.dot(*arrows) == pytest.approx(0, abs=1e-5)
        plane = scene.large_map[0]
        place = plane.coordinates(gradient.tails[0])
        assert place == pytest.approx((np.sqrt(0.5), np.sqrt(0.5)), abs=1e-6)
        assert plane.coordinates(curve.points[::4]).prod(axis=1) == pytest.approx(0.5, abs=1e-6)

    params = {"function": "x*y", "path": ["cos(t)", "sin(t)"], "time": 0.5}
    at_the_end_of("take_the_dot_product", check, **params)


@pytest.mark.parametrize(
    ("params", "beat", "caption"),
    [
        ({}, 3, "df/dt = 9"),
        ({"path": ["1 + (t - 1)^2", "1 + 2(t - 1)^2"]}, 3, "the path stands still"),
        ({}, 4, "It would be 0"),
        ({"function": "x^2 + y^2", "path": ["cos(s)", "sin(s)"]}, 4, "it is 0 at every time"),
        ({"function": "x + y", "path": ["cos(s)", "sin(s)"], "time": 0.5}, 4, "At s = π/4"),
        ({"path": ["t", "t^2"]}, 5, "∂f/∂t is one branch, df/dt is all"),
    ],
)
def test_captions_say_what_is_the_case(params: dict[str, Any], beat: int, caption: str) -> None:
    assert caption in perform(MultivariableChainRule, **params).records[beat].caption


@pytest.mark.parametrize(
    ("params", "reason"),
    [
        ({"path": ["abs(t - 1)", "t"]}, "no tangent"),
        ({"function": "abs(x - 1) + y"}, "has no gradient"),
        ({"path": ["1 + 0t", "2"]}, "does not move"),
        ({"path": ["x", "x^2"]}, "has a meaning already"),
        ({"path": ["t", "t^2", "t^3"]}, "two functions of one variable"),
        ({"function": "h*x"}, "needs the letter h"),
    ],
)
def test_what_cannot_be_shown_is_refused_with_the_reason(params: dict[str, Any], reason: str) -> None:
    with pytest.raises(ValidationError, match=reason):
        MultivariableChainRule.Params(**params)
