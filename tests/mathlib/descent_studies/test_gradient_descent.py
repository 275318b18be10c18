"""Step sizes that are chosen for a loss show what step sizes do."""

from __future__ import annotations

import json
from itertools import combinations

import numpy as np
import pytest

from mathlib.descent import advice_on_scales
from mathlib.descent_studies import GradientDescentStudy, gradient_descent_study
from mathlib.function import ParameterError, parse, real


@pytest.mark.parametrize(
    ("text", "start"),
    [("(1-x)^2 + 100(y-x^2)^2", (-1, 1)), ("x^4 + y^2", ()), ("x^4 + y^4", ()), ("cosh(x) + y^2", ())],
)
def test_descents_beside_each_other_are_seen_to_differ(text: str, start: tuple[int, ...]) -> None:
    study = gradient_descent_study(function=parse(text, ("x", "y")), start=tuple(map(real, start)))
    (left, right), _ = study.shared_ground
    for one, other in combinations(study.compared, 2):
        assert one.iterates.steps == other.iterates.steps == study.run.steps
        assert np.linalg.norm(one.path - other.path, axis=1).max() > 0.04 * (right - left)


def test_step_sizes_that_are_seen_to_differ_stay_multiples_of_the_border_near_it() -> None:
    study = gradient_descent_study(function=parse("log(1+exp(x))+log(1+exp(-2x))+y^2/4", ("x", "y")))
    sizes = [float(run.step_size) for run in study.compared]
    border = 2 / float(study.curvatures[0].shown.value)
    assert sizes == pytest.approx([multiple * border for multiple in (0.1, 0.9, 1, 1.1)], rel=0.01)


def study_of(text: str, start: tuple[object, ...] = (), **choices: object) -> GradientDescentStudy:
    return gradient_descent_study(None, parse(text, ("x", "y")), tuple(map(real, start)), **choices)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("x^2 + y^2", ()),
        ("2x^2/3 + y^2", (0, 5)),
        ("log(x) + y^2", ()),
        ("sqrt(x^2 + y^2)", (1, 1)),
        ("(x*y - 1)^2 + 0.1(x^2 + y^2)", ()),
        ("(1.5 - x + x*y)^2 + (2.25 - x + x*y^2)^2 + (2.625 - x + x*y^3)^2", ()),
        ("x^2*y^2 + x^2 + y^2", ()),
    ],
)
def test_with_the_step_size_that_is_chosen_the_loss_falls_at_every_step(
    text: str, start: tuple[int, ...]
) -> None:
    study = study_of(text, start)
    f, eta, point = study.function, float(study.run.step_size), np.array(study.at)
    slopes = [f.derivative(name) for name in ("x", "y")]
    heights = [float(f(*point))]
    for _ in range(30):
        point = point - eta * np.array([float(slope(*point)) for slope in slopes])
        heights.append(float(f(*point)))
    assert (np.diff(heights) < 0).all()
    assert study.run.way == "falls"


def test_a_start_is_not_where_the_loss_is_as_good_as_flat() -> None:
    assert study_of("-exp(-x^2 - y^2)").run.iterates.heights[-1] < -0.99


def test_descents_beside_each_other_take_some_steps_where_a_loss_has_an_edge() -> None:
    assert min(run.iterates.steps for run in study_of("log(x) + y^2").compared) >= 5


@pytest.mark.parametrize("scale", ["1e-7", "1e-4", "1e-2", "1", "100", "1e4", "1e6"])
def test_a_loss_in_any_unit_is_seen_in_numbers_of_moderate_size(scale: str) -> None:
    study = study_of(f"{scale}*(x^2 + 3y^2)")
    assert 0.005 < study.run.iterates.heights[0] < 1e5
    assert 0.05 < np.hypot(*study.at) < 1e4


def test_the_border_is_that_of_an_error_that_the_start_has() -> None:
    study = study_of("x^2 + 3y^2", (2, 0))
    assert [run.outcome for run in study.compared] == ["settles", "zigzags", "jumps", "blows_up"]
    assert study.flattened is not None
    (_, own), (_, flat) = study.flattened
    assert own.path[30, 0] == pytest.approx(2 * (-1.2) ** 30)
    assert np.abs(flat.path).max() <= 2


def test_a_loss_without_minimum_whose_hessian_is_singular_in_doubles_is_descended() -> None:
    study = study_of("-log(sigmoid(2x + y)) - log(1 - sigmoid(-x + y))")
    assert (study.minimum, study.run.way) == (None, "falls")


@pytest.mark.parametrize(
    ("data", "advised"),
    [
        ([[0.001, 0.002], [0.002, 0.0035], [0.004, 0.0075]], "[[1, 2], [2, 3.5], [4, 7.5]]"),
        ([[100, 0.01], [200, 0.025], [300, 0.028]], "[[1, 1], [2, 2.5], [3, 2.8]]"),
        ([[1990, 250000], [2000, 310000], [2010, 420000]], "[[-10, 2.5], [0, 3.1], [10, 4.2]]"),
    ],
)
def test_advice_on_data_shows_points_that_can_be_taken(data: list[list[float]], advised: str) -> None:
    advice = advice_on_scales([(real(x), real(y)) for x, y in data])
    assert advice.endswith(f"as in {advised}")
    pairs = tuple((real(x), real(y)) for x, y in json.loads(advised))
    assert gradient_descent_study(pairs).run.way == "falls"


def test_steps_too_short_to_be_seen_are_refused_with_a_larger_size() -> None:
    with pytest.raises(ParameterError, match=r"such as 0\.1") as refused:
        study_of("x^2 + 3y^2", step_size=real("1e-6"))
    assert refused.value.field == "step_size"


@pytest.mark.filterwarnings("error")
def test_steps_that_leave_all_bounds_are_no_warning() -> None:
    study = study_of("x^2 + 3y^2", step_size=real("1e6"))
    assert study.run.iterates.heights[-1] > 1e300
    assert np.isfinite(study.ground).all()


def test_a_descent_that_comes_to_rest_in_another_valley_is_on_the_map_to_its_end() -> None:
    study = gradient_descent_study(
        function=parse("x^4 - 3x^2 + x + y^2", ("x", "y")), start=(real(2), real(1))
    )
    resting = [run.path for run in study.compared if np.hypot(*(run.path[-1] - run.path[-2])) < 1e-3]
    assert study.run.path[-1][0] < -1 < 1 < study.at[0]
    assert any(path[-1][0] < -1 for path in resting)
    for ground, paths in ((study.ground, [study.run.path]), (study.shared_ground, resting)):
        low, high = np.array(ground).T
        assert all(((path >= low) & (path <= high)).all() for path in paths)


def test_a_descent_from_side_to_side_of_a_crease_is_on_the_map() -> None:
    study = study_of("abs(x) + y^2", ("1.3", 1), step_sizes=(real("0.1"), real("0.9"), real(5)))
    low, high = np.array(study.shared_ground).T
    _, across, away = (run.path for run in study.compared)
    assert ((across >= low) & (across <= high)).all()
    assert (np.abs(away) > 1e20).any()
    assert np.ptp(study.shared_ground, axis=1).max() < 3
