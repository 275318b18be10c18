"""Data, lines, squares and descents are the mathematical ones, read back through the axes."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from pydantic import ValidationError

from scenes.gradient_descent import GradientDescent
from scenes.stage.animation import drawing_of
from scenes.stage.descent import SmallMap
from scenes.stage.two_variables import PathTrace
from tests.scenes.staging import perform

XS, YS = np.array([-1, 1, 3, 3.0]), np.array([-0.5, 1.5, 3, 4])
HESSIAN, BEST = np.array([[10.0, 3], [3, 2]]), np.array([1, 0.5])


def loss(w: Any, b: Any) -> Any:
    return sum((w * x + b - y) ** 2 for x, y in zip(XS, YS, strict=True)) / 4


def iterated(eta: float, steps: int, start: tuple[float, float] = (-1, 3)) -> np.ndarray:
    """The descent on the default data, by its gradient worked by hand."""
    path = [np.array(start, dtype=float)]
    for _ in range(steps):
        path.append(path[-1] - eta * HESSIAN @ (path[-1] - BEST))
    return np.array(path)


def seen_at(beat: str, look: Any, **params: Any) -> Any:
    """What `look` returns at the end of a beat."""
    seen = []

    def at_the_end(scene: Any, name: str) -> None:
        if name == beat:
            seen.append(look(scene))

    perform(GradientDescent, at_the_end, **params)
    (found,) = seen
    return found


def test_squares_stand_on_the_residuals_and_are_square_on_the_screen() -> None:
    def look(scene: Any) -> Any:
        fit = scene.fit
        squares = fit.squares.points.reshape(-1, 4, 4, 3)[:, :, 0]
        gaps = fit.plane.coordinates(fit.gaps.points.reshape(-1, 4, 3)[:, [0, 3]])
        return squares, gaps, fit.plane.unit[1]

    squares, gaps, unit = seen_at("see_one_loss", look)
    assert gaps[:, 0] == pytest.approx(np.column_stack([XS, YS]))
    assert gaps[:, 1] == pytest.approx(np.column_stack([XS, 3 - XS]))
    sides = np.linalg.norm(np.diff(np.concatenate([squares, squares[:, :1]], axis=1), axis=1), axis=2)
    residuals = np.abs(3 - XS - YS) * unit
    assert sides == pytest.approx(np.column_stack([residuals] * 4), abs=1e-9)


def test_line_point_and_loss_move_together() -> None:
    scene = perform(GradientDescent)
    for w, b, k in ((0.5, 2.0, 0), (-1, 3, 1), (-1, 3, 30)):
        scene.w.set_value(w)
        scene.b.set_value(b)
        scene.k.set_value(k)
        scene.add(scene.fit, scene.twin, scene.live)
        at_w, at_b = (w, b) if k == 0 else iterated(0.1, k)[-1]
        (x, y), (to_x, to_y) = scene.fit.plane.coordinates(scene.fit.line.points[[0, -1]])
        assert (to_y - y) / (to_x - x) == pytest.approx(at_w)
        assert y - at_w * x == pytest.approx(at_b)
        assert scene.twin.map.coordinates(scene.twin.dot.get_center()) == pytest.approx((at_w, at_b))
        drawing_of(scene.twin.mark).refresh()
        assert scene.twin.mark.line[0] == pytest.approx((at_w, at_b, loss(at_w, at_b)))
        shown = scene.live[1].readouts[0].source.replace("−", "-").split()[-1]
        assert float(shown) == pytest.approx(loss(at_w, at_b), abs=0.006)


def test_the_first_step_goes_against_the_gradient() -> None:
    def look(scene: Any) -> Any:
        return scene.twin.map.coordinates([scene.arrow.tails[0], scene.arrow.tips[0]]), scene.step.source

    ends, formula = seen_at("take_one_step", look)
    assert ends == pytest.approx(iterated(0.1, 1))
    assert "vec(-1, 3) - 0.1 vec(-12.5, -1) = vec(0.25, 3.1)" in formula
    assert loss(0.25, 3.1) == pytest.approx(3.8475)
    assert "= 11.375" in formula
    assert "= 3.8475" in formula


def test_the_path_stands_on_the_iterates_on_the_map_and_on_the_surface() -> None:
    def look(scene: Any) -> Any:
        (trace,) = (each for each in scene.mobjects if isinstance(each, PathTrace))
        return trace.path[trace.vertices], trace.lines[0].points, scene.twin.map

    vertices, drawn, plane = seen_at("repeat_the_step", look)
    assert vertices == pytest.approx(iterated(0.1, 30), abs=1e-9)
    ends = plane.coordinates(drawn[[0, -1]])
    assert ends == pytest.approx(iterated(0.1, 30)[[0, -1]], abs=1e-6)


def maps_of(scene: Any) -> list[SmallMap]:
    return [each for each in scene.mobjects if isinstance(each, SmallMap)]


def test_four_maps_show_the_iterates_of_four_step_sizes_as_far_as_they_are_on_the_map() -> None:
    def look(scene: Any) -> Any:
        return [(each, each.submobjects[-1].marks.points) for each in maps_of(scene)]

    found = seen_at("compare_step_sizes", look)
    assert len(found) == 4
    for (each, dots), share in zip(found, (0.1, 0.9, 1, 1.1), strict=True):
        path = iterated(share * 2 / 11, 30)
        on_map = [point for point in path if each.contains(*point)]
        centres = each.coordinates(dots.reshape(-1, 96, 3)[:, ::4].mean(axis=1))
        assert centres == pytest.approx(np.array(on_map), abs=1e-6)
        assert each.unit[0] == pytest.approx(each.unit[1])


def test_words_below_the_maps_say_what_becomes_of_each() -> None:
    def look(scene: Any) -> Any:
        return [scene.comparison.outcome(run) for run in scene.study.compared]

    assert seen_at("compare_step_sizes", look) == ["crawls", "zigzags", "jumps for ever", "blows up"]


def test_factors_are_powers_of_one_minus_eta_lambda() -> None:
    runs = GradientDescent.Params().study.compared
    for run, first, second in zip(
        runs, (0.8, -0.8, -1, -1.2), (1 - 0.2 / 11, 1 - 1.8 / 11, 1 - 2 / 11, 1 - 2.2 / 11), strict=True
    ):
        for k in (0, 1, 7, 30):
            values = [shown[k].value for shown in run.factors_shown]
            assert values == pytest.approx([first**k, second**k])


def test_the_dashed_lines_are_those_of_the_eigenvectors_through_the_minimum() -> None:
    study = GradientDescent.Params().study
    first, second = (np.array(vector) for vector in study.directions)
    assert HESSIAN @ first == pytest.approx(11 * first)
    assert HESSIAN @ second == pytest.approx(second)
    assert study.target == pytest.approx(tuple(BEST))


def test_the_flattened_loss_has_the_same_hessian_at_the_minimum_and_does_not_blow_up() -> None:
    study = GradientDescent.Params().study
    (_, own), (flat, other) = study.flattened
    h, (w, b) = 1e-4, BEST
    second = (flat(w + h, b) - 2 * flat(w, b) + flat(w - h, b)) / h**2
    mixed = (flat(w + h, b + h) - flat(w + h, b - h) - flat(w - h, b + h) + flat(w - h, b - h)) / (4 * h**2)
    assert (second, mixed) == pytest.approx((10, 3), abs=1e-4)
    errors = [np.linalg.norm(run.path - BEST, axis=1) for run in (own, other)]
    assert errors[0][30] > 80 * errors[0][0]
    assert errors[1].max() == pytest.approx(errors[1][0])


@pytest.mark.parametrize(("params", "beat", "part"), [
    ({}, 4, "it crawls, zigzags, jumps in the end for ever"),
    ({"start": [2, "-2.5"]}, 4, "What comes of each stands below it"),
    ({"step_size": "0.2"}, 3, "the loss rises"),
    ({"function": "w^2 - b^2", "start": [1, 1]}, 5, "λ₂ < 0"),
    ({"function": "w^4 + b^2"}, 5, "No minimum is known"),
    ({"function": "log(w) + b^2", "start": ["0.5", 1], "step_size": "0.2"}, 3, "none that can be shown"),
    ({"function": "log(1 + w^2 + b^2)"}, 5, "Near this minimum"),
])  # fmt: skip
def test_captions_follow_the_case(params: dict[str, Any], beat: int, part: str) -> None:
    assert part in perform(GradientDescent, **params).records[beat].caption


@pytest.mark.parametrize(("params", "field", "reason"), [
    ({"data": [[1, 2]]}, "data", "a single point would be met by many lines"),
    ({"data": []}, "data", "no point would be met"),
    ({"data": [[2, 0], [2, 1]]}, "data", "all points are at x = 2"),
    ({"data": [[1, 2], [3]]}, "data", "pair 2 must be two numbers"),
    ({"data": [[1, 2], [3, "x"]]}, "data", "the second number of pair 2"),
    ({"data": [[k, k] for k in range(61)]}, "data", "there are 61 points"),
    ({"data": [[0, 1], [1, 2]], "function": "w^2 + b^2"}, "function", "not both"),
    ({"start": [1, "0.5"]}, "start", "the gradient of L is zero"),
    ({"function": "log(w) + b^2", "start": [-1, 0]}, "start", "f has no value at the start"),
    ({"function": "w + b"}, "function", "falls for ever"),
    ({"function": "3"}, "function", "the same everywhere"),
    ({"start": [1]}, "start", "two numbers"),
    ({"step_size": -1}, "step_size", "must be positive"),
    ({"step_sizes": [1]}, "step_sizes", "two to four"),
    ({"steps": 1000}, "steps", "between 5 and 200"),
    ({"function": "log(w) + b^2", "start": [1, 1], "step_size": 9}, "step_size", "the first step ends"),
    ({"data": [[1000, 1], [1001, 3], [1005, 5]]}, "", r"count x from 1003, as in \[\[-3, 1\], \[-2, 3\]"),
    ({"function": "10^9*(w^2 + b^2)"}, "", "multiply the loss by a constant"),
    ({"function": "1 - exp(-(((w - 0.5)/0.011 - b)^2 + b^2))", "step_size": 1}, "", "too small or too long"),
])  # fmt: skip
def test_what_cannot_be_shown_is_refused_with_the_field_and_the_reason(
    params: dict[str, Any], field: str, reason: str
) -> None:
    with pytest.raises(ValidationError, match=reason) as refused:
        GradientDescent.Params(**params)
    (error,) = refused.value.errors()
    raised = error["ctx"]["error"]
    assert field in (getattr(raised, "field", ""), *error["loc"])
