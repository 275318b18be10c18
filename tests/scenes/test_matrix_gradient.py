"""The numbers in the slots, on the network and on the curves are those of the matrix and its gradient."""

from __future__ import annotations

from functools import cache
from typing import Any

import numpy as np
import pytest
from pydantic import ValidationError

from scenes.matrix_gradient import MatrixGradient
from scenes.stage.text import Numeral
from tests.scenes.staging import perform

W, X, T = np.array([[1.0, 0, 2], [0, 1, -1]]), np.array([1.0, 2, 1]), np.array([1.0, 2])
GENERAL = {"W": [[1, 2], [0, -1]], "function": "exp(-W11^2) + W12*W21 + tanh(W22)"}


@cache
def default() -> Any:
    return perform(MatrixGradient)


def loss(weights: np.ndarray) -> float:
    return float(np.sum((weights @ X - T) ** 2) / 2)


def number(entry: Any) -> float:
    assert isinstance(entry, Numeral)
    return float(entry.source.lstrip("≈ ").replace("−", "-"))


def numbers(slots: Any) -> np.ndarray:
    return np.array([number(entry) for entry in slots.entries.values()]).reshape(slots.shape)


def on_stage(scene: Any, slots: Any) -> list[tuple[int, int]]:
    family = set(map(id, scene.get_mobject_family_members()))
    return [place for place, entry in slots.entries.items() if id(entry) in family]


def test_the_gradient_fills_one_slot_and_then_all_and_is_the_outer_product() -> None:
    filled: dict[str, list[tuple[int, int]]] = {}

    def look(scene: Any, beat: str) -> None:
        filled[beat] = on_stage(scene, scene.pair.gradient)

    scene = perform(MatrixGradient, look)
    assert filled["turn_a_matrix_into_a_number"] == []
    assert filled["change_one_entry"] == [(1, 1)]
    assert filled["change_every_entry"] == list(scene.pair.gradient.entries)
    assert numbers(scene.pair.gradient) == pytest.approx(np.outer(W @ X - T, X))
    assert numbers(scene.pair.matrix) == pytest.approx(W)


def test_entries_of_the_gradient_stand_below_those_of_the_matrix() -> None:
    pair = default().pair
    for place in pair.matrix.places:
        above, below = pair.matrix.at(*place), pair.gradient.at(*place)
        assert above[0] == pytest.approx(below[0])
        assert above[1] > below[1]


def test_the_network_follows_the_entry_that_is_changed() -> None:
    seen = []

    def look(scene: Any, beat: str) -> None:
        if beat in ("change_one_entry", "change_every_entry"):
            nodes = scene.picture.network.nodes
            values = [number(nodes[name][1]) for name in ("y1", "y2", "L")]
            seen.append((float(scene.h()), values))

    perform(MatrixGradient, look)
    for h, (first, second, value) in seen:
        moved = W + h * np.array([[1.0, 0, 0], [0, 0, 0]])
        assert [first, second] == pytest.approx((moved @ X).tolist(), abs=0.005)
        assert value == pytest.approx(loss(moved), abs=0.005)
    assert [h for h, _ in seen] == [-0.01, 0]


def test_the_table_shows_the_quotients_of_the_changed_entry() -> None:
    scene = default()
    for cells, h in zip(scene.formulas.table.cells, scene.study.steps, strict=True):
        moved = W + float(h) * np.array([[1.0, 0, 0], [0, 0, 0]])
        rise = loss(moved) - loss(W)
        assert [number(cell) for cell in cells] == pytest.approx([float(h), rise, rise / float(h)], rel=1e-4)


def test_products_stand_in_line_with_their_factors() -> None:
    outer = default().diagram
    errors, inputs = numbers(outer.column)[:, 0], numbers(outer.row)[0]
    assert numbers(outer.products) == pytest.approx(np.outer(errors, inputs))
    for row, column in outer.products.places:
        x, y, _ = outer.products.at(row, column)
        assert y == pytest.approx(outer.column.at(row, 1)[1])
        assert x == pytest.approx(outer.row.at(1, column)[0])


def test_the_column_has_the_entries_row_by_row() -> None:
    names, slopes, *_ = default().columns
    assert numbers(slopes)[:, 0] == pytest.approx(np.outer(W @ X - T, X).ravel())
    assert [name.source.strip("$ ") for name in names.entries.values()][:2] == ["W_(11)", "W_(12)"]


def test_the_step_ends_on_the_curve_of_the_loss_and_the_line_foretells_it() -> None:
    descent = default().descent
    gradient, plane = np.outer(W @ X - T, X), descent.plane
    fall = loss(W - 0.01 * gradient) - loss(W)
    (x, top), (to_x, bottom) = plane.coordinates(descent.fall.points[[0, -1]])
    assert (x, to_x, top) == pytest.approx((0.01, 0.01, 0), abs=1e-9)
    assert bottom == pytest.approx(fall)
    foretold, actual, _ = (plane.coordinates(dot.get_center()) for dot in descent.dots)
    assert foretold == pytest.approx([0.01, -0.3])
    assert actual == pytest.approx([0.01, -0.291])


def test_slices_of_another_function_pass_through_one_point_with_the_slopes_of_the_gradient() -> None:
    picture = perform(MatrixGradient, **GENERAL).picture
    slopes = {(1, 1): -2 / np.e, (1, 2): 0.0, (2, 1): 2.0, (2, 2): 1 - np.tanh(1) ** 2}
    for place, slope in slopes.items():
        curve, tangent = picture.mark(place)
        (x, y), (to_x, to_y) = picture.plane.coordinates(tangent.points[[0, -1]])
        assert (to_y - y) / (to_x - x) == pytest.approx(slope)
        heights = np.concatenate(curve.pieces)
        nearest = heights[np.abs(heights[:, 0]).argmin()]
        assert nearest[1] == pytest.approx(slope * nearest[0], abs=0.01)


@pytest.mark.parametrize(
    ("params", "beat", "words"),
    [
        ({}, 2, "W₁₂ is 0, yet ∂L/∂W₁₂ = 4"),
        ({}, 5, "L falls by 0.291. Foretold: η|∇L|² = 0.3"),
        ({"eta": 1}, 5, "is too long: L rises by 60"),
        ({"W": [[1]], "x": [1], "target": [0], "eta": 2}, 5, "L is as before"),
        ({"W": [[2, 0], [0, 3]], "x": [1, 1], "target": [2, 3]}, 5, "every slope is 0"),
        ({"W": [[2, 1]], "x": [1, 1], "target": [2]}, 2, "the shape of W, 1 × 2"),
        ({"W": [[2], [1]], "x": [1], "target": [1, 1]}, 4, "W has one column"),
        (GENERAL, 3, "The partial derivatives are functions of W"),
        ({"W": [[2, 0]], "function": "g(A11, A12) = A11*A12"}, 2, "A₁₂ is 0, yet ∂g/∂A₁₂ = 2"),
    ],
)
def test_captions_say_what_is_the_case(params: dict[str, Any], beat: int, words: str) -> None:
    assert words in (perform(MatrixGradient, **params) if params else default()).records[beat].caption


@pytest.mark.parametrize(
    ("params", "field", "reason"),
    [
        ({"x": [1, 2]}, "x", "2 x 3 matrix W cannot be multiplied by a column of 2"),
        ({"target": [1]}, "target", "2 x 3 matrix, so W x has 2 components, and target has 1"),
        ({"W": [[1] * 5]}, "W", "1 x 5 matrix is too large"),
        ({"eta": 0}, "eta", "must be positive"),
        ({"W": [[0, 1]], "function": "relu(W11) + W12"}, "W", "no derivative by W₁₁"),
        ({"function": "W31"}, "function", "W31 is no entry of a 2 x 3 matrix"),
        ({"W": [[1e-9 / 3] * 4] * 4, "x": [1] * 4, "target": [1] * 4}, "", "too long to be read"),
    ],
)
def test_what_cannot_be_shown_is_refused_at_its_field(
    params: dict[str, Any], field: str, reason: str
) -> None:
    with pytest.raises(ValidationError, match=reason) as refused:
        MatrixGradient.Params(**params)
    error = refused.value.errors()[0]["ctx"]["error"]
    assert getattr(error, "field", "") == field


def test_numbers_of_the_network_are_exact_or_say_that_they_are_rounded() -> None:
    params = {"W": [["1/3", "0.123456"], [0, 1]], "x": ["1/7", "2.23456"], "target": [1, 2]}
    weights, x = np.array([[1 / 3, 0.123456], [0, 1]]), np.array([1 / 7, 2.23456])
    seen: list[tuple[str, float]] = []

    def look(scene: Any, beat: str) -> None:
        if beat in ("turn_a_matrix_into_a_number", "change_one_entry"):
            h = np.zeros((2, 2))
            h[scene.study.nudged[0] - 1, scene.study.nudged[1] - 1] = scene.h()
            outputs = (weights + h) @ x
            values = (*outputs, np.sum((outputs - (1, 2)) ** 2) / 2)
            nodes = scene.picture.network.nodes
            seen.extend((nodes[k][1].source, v) for k, v in zip(("y1", "y2", "L"), values, strict=True))

    scene = perform(MatrixGradient, look, **params)
    assert len(seen) == 6
    for text, value in seen:
        digits = text.removeprefix("≈")
        places = len(digits.partition(".")[2])
        assert abs(float(digits.replace("−", "-")) - value) <= (0.5 * 10**-places if "≈" in text else 1e-12)
    labels = {ends: label.source for ends, label in scene.picture.network.labels.items()}
    assert "approx 0.123" in labels["x2", "y1"]
    assert "approx" not in labels["x1", "y1"]
    assert "approx 0.143" in scene.picture.network.nodes["x1"][1].source
