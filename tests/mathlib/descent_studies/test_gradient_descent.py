"""Step sizes that are chosen for a loss show what step sizes do."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest

from mathlib.descent_studies import gradient_descent_study
from mathlib.function import parse, real


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
