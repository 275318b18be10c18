"""Arrows, shadows and plot of the dot product show one mathematics, read back through their axes."""

from __future__ import annotations

from functools import partial
from typing import Any

import numpy as np
import pytest
from pydantic import ValidationError

from scenes.dot_product import DotProduct
from tests.scenes.staging import check_at_the_end_of, perform

CASES: list[Any] = [
    pytest.param({}, (3, 1), (1, 2), id="default"),
    pytest.param({"a": (-2, -3), "b": (4, 0.5)}, (-2, -3), (4, 0.5), id="obtuse"),
    pytest.param({"a": (0, 2), "b": (5, 0)}, (0, 2), (5, 0), id="right"),
    pytest.param({"a": (1000, 2000), "b": (0.001, -0.003)}, (1000, 2000), (0.001, -0.003), id="uneven"),
]


at_the_end_of = partial(check_at_the_end_of, DotProduct)


def vector_of(scene: Any, arrow: Any) -> np.ndarray:
    """An arrow in coordinates of the plane."""
    tail, tip = scene.pair.plane.coordinates([arrow.tails[0], arrow.tips[0]])
    assert tail == pytest.approx((0, 0), abs=1e-9 * scene.pair.plane.window.width)
    return np.asarray(tip)


@pytest.mark.parametrize(("params", "a", "b"), CASES)
def test_arrows_have_their_components_and_the_angle_between_them(params: Any, a: Any, b: Any) -> None:
    def check(scene: Any) -> None:
        first, second = (vector_of(scene, arrow) for arrow in scene.pair.arrows)
        assert scene.pair.plane.unit[0] == pytest.approx(scene.pair.plane.unit[1])
        assert first == pytest.approx(a)
        assert second / scene.pair.second.scale == pytest.approx(b)
        ratio = np.linalg.norm(second) / np.linalg.norm(first)
        assert 0.3 < ratio < 3
        assert (scene.pair.second.scale == 1) == (not scene.pair.note.submobjects)

    at_the_end_of("multiply_the_components", check, **params)


@pytest.mark.parametrize(("params", "a", "b"), CASES)
def test_the_shadow_times_the_length_of_a_is_the_dot_product(params: Any, a: Any, b: Any) -> None:
    def check(scene: Any) -> None:
        for theta, stretch in ((scene.study.rest, 1), (130, 1.2), (15, 0.5)):
            scene.theta.set_value(theta)
            scene.stretch.set_value(stretch)
            scene.update_mobjects(0)
            moved = vector_of(scene, scene.pair.arrows[1]) / scene.pair.second.scale
            ends = scene.pair.plane.coordinates(scene.pair.shadow.shadow.points[[0, -1]])
            length = np.linalg.norm(a)
            along = (ends[1] - ends[0]) @ np.array(a) / length / scene.pair.second.scale
            assert along * length == pytest.approx(moved @ np.array(a), abs=1e-9 * length)
            assert scene.study.product(theta, stretch) == pytest.approx(moved @ a, abs=1e-9 * length)

    at_the_end_of("cast_the_shadow", check, **params)


@pytest.mark.parametrize(("params", "a", "b"), CASES)
def test_the_shadows_of_the_parts_add_up_to_that_of_b(params: Any, a: Any, b: Any) -> None:
    def check(scene: Any) -> None:
        unit = np.array(a) / np.linalg.norm(a)
        lengths = []
        for arrow in scene.parts.arrows:
            moved = np.zeros(2)
            if len(arrow.tails):
                tail, tip = scene.pair.plane.coordinates([arrow.tails[0], arrow.tips[0]])
                moved = (tip - tail) / scene.pair.second.scale
            assert moved @ (-unit[1], unit[0]) == pytest.approx(0, abs=1e-9 * np.linalg.norm(b))
            lengths.append(moved @ unit)
        assert lengths == pytest.approx((unit * b).tolist(), abs=1e-9)
        assert sum(lengths) * np.linalg.norm(a) == pytest.approx(np.dot(a, b), abs=1e-9)

    at_the_end_of("add_the_shadows", check, **params)


@pytest.mark.parametrize(("params", "a", "b"), CASES)
def test_the_plot_is_as_high_as_the_shadow_is_long(params: Any, a: Any, b: Any) -> None:
    def check(scene: Any) -> None:
        most = np.linalg.norm(a) * np.linalg.norm(b)
        degrees, products = scene.plot.coordinates(scene.curve.points[::4]).T
        assert np.abs(products - most * np.cos(np.radians(degrees))).max() < 1e-5 * most
        direction = np.array([*a, 0]) / np.linalg.norm(a)
        for theta in (0, 40, 120, 180, 250):
            scene.theta.set_value(theta)
            scene.update_mobjects(0)
            shadow = np.diff(scene.pair.shadow.shadow.points[[0, -1]], axis=0)[0] @ direction
            stem = np.diff(scene.height[0].points[[0, -1]], axis=0)[0][1]
            assert shadow == pytest.approx(stem, abs=1e-9)

    at_the_end_of("turn_b_once_around", check, **params)


def test_longer_vectors_are_drawn_at_their_own_angle() -> None:
    scene = perform(DotProduct, v=(1, 2, 2), w=(0, 3, -4))
    first, second = (np.subtract(arrow.tips[0], arrow.tails[0])[:2] for arrow in scene.longer.arrows)
    angle = np.degrees(np.arctan2(*second[::-1]) - np.arctan2(*first[::-1]))
    assert np.cos(np.radians(angle)) == pytest.approx((6 - 8) / (3 * 5))


def test_the_record_tells_what_was_shown() -> None:
    scene = perform(DotProduct)
    shown = {
        (number["name"], number.get("θ"), number.get("stretch")): number["shown"]
        for record in scene.records
        for number in record.numbers
    }
    assert shown[("shadow of b", "45°", "1")] == "≈ 1.58"
    assert shown[("length of a times the shadow of b", "45°", "1")] == "= 5"
    assert shown[("dot product", "45°", "1")] == "= 5"
    assert shown[("shadow of b", "125°", "1.25")] == "≈ −1.60"
    assert shown[("dot product", "90°", None)] == "= 0"
    assert [shown[("dot product", theta, None)] for theta in ("0°", "180°")] == ["≈ 7.07", "≈ −7.07"]
    assert shown[("angle in degrees", None, None)] == "= 60"


@pytest.mark.parametrize(
    ("params", "caption"),
    [
        ({}, "b has a shadow on the line of a: s ≈ 1.58. Times the length of a it is a · b = 5."),
        (
            {"b": (-1, 1)},
            "The shadow of b points against a: s ≈ −0.63. Times the length of a it is a · b = −2.",
        ),
        ({"b": (1, -3)}, "b stands at a right angle to a. Its shadow is 0 long, and a · b = 0."),
    ],
)
def test_a_caption_tells_the_side_on_which_the_shadow_falls(params: Any, caption: str) -> None:
    scene = perform(DotProduct, **params)
    assert scene.records[1].caption == caption


@pytest.mark.parametrize(
    ("params", "field", "reason"),
    [
        ({"a": (0, 0)}, "a", "a is the zero vector"),
        ({"b": ("sqrt(2) - sqrt(2)", 0)}, "b", "b is the zero vector"),
        ({"w": (0, 0, 0, 0)}, "w", "w is the zero vector"),
        ({"v": (1, 2, 3)}, "w", "v has 3 components and w has 4"),
        ({"v": (1, 2), "w": (1, 2)}, "v", "v has 2 components: there is room for 3 to 6"),
        ({"a": ("1e-9", 0)}, "", "lengths such as that of a of about 1e-09"),
        ({"a": (3000, 0), "b": (1, 5000)}, "", "dot products of about 2e"),
    ],
)
def test_what_has_no_angle_or_no_room_is_refused(params: Any, field: str, reason: str) -> None:
    with pytest.raises(ValidationError, match=reason) as refused:
        DotProduct.Params(**params)
    assert getattr(refused.value.errors()[0]["ctx"]["error"], "field", "") == field
