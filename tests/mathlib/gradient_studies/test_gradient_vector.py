"""The gradient as a column, against gradients worked by hand."""

from __future__ import annotations

import pytest

from mathlib.calculus import NotDifferentiableError
from mathlib.function import Function, ParameterError, real
from mathlib.gradient_studies import GradientVectorStudy, gradient_vector_study

SQUARE = ((-2.0, 2.0), (-2.0, 2.0))
LOSS = Function.parse("L(w1, w2, w3) = w1^2*w2 - 3w3", None)


def study_of(text: str, x: object = "0.5", y: object = 1, many: Function = LOSS) -> GradientVectorStudy:
    point = (real(x), real(y))  # type: ignore[arg-type]
    return gradient_vector_study(Function.parse(text, ("x", "y")), point, many, lambda *at: SQUARE)


def test_the_entries_are_those_worked_by_hand() -> None:
    """x^2 + xy + y^2 has the gradient (2x + y, x + 2y); w1^2 w2 - 3 w3 has (2 w1 w2, w1^2, -3)."""
    study = study_of("x^2 + x*y + y^2")
    assert [claim.shown.plain for claim in study.components] == ["= 2", "= 2.5"]
    assert study.entries(-1, 3) == (1, 5)
    assert [part(2.0, 3.0, 7.0) for part in study.many_rules] == [12, 4, -3]
    for stop in study.tour.stops:
        x, y = map(float, stop)
        claims = study.read_at(stop)
        assert [claim.shown.value for claim in claims] == pytest.approx([2 * x + y, x + 2 * y])


@pytest.mark.parametrize(
    ("text", "cases"),
    [
        ("x^2 + x*y + y^2", {"crowded", "arrow", "elsewhere"}),
        ("3x - y", {"even", "arrow", "here"}),
        ("3 + 0*x", {"unmeasured", "no_arrow", "here"}),
        ("x + sign(x - 0.3)", {"unmeasured", "arrow", "here"}),
        ("abs(x) + 3y", {"unmeasured", "arrow", "here"}),
        ("(x - 0.5)^2 + (y - 1)^2", {"crowded", "no_arrow", "elsewhere"}),
        ("sqrt(x^2 + y^2)", {"unmeasured", "arrow", "elsewhere"}),
        ("((x - 0.5)^2 + (y - 1)^2)^0.75", {"crowded", "no_arrow", "elsewhere"}),
    ],
)
def test_cases_say_what_is_known(text: str, cases: set[str]) -> None:
    assert study_of(text).cases == cases


def test_what_is_said_of_the_spacing_is_measured() -> None:
    (near, near_gap), (far, far_gap) = study_of("x^2 + x*y + y^2").measured
    assert near.shown.value > far.shown.value
    assert near_gap.shown.value < far_gap.shown.value
    assert {claim.how for claim in (near, near_gap, far, far_gap)} == {"certified by intervals"}


def test_an_entry_that_is_shown_as_exact_is_known_exactly() -> None:
    """The gradient of exp(x) + y^2 is (e^x, 2y): away from x = 0 one entry is rounded, the other is not."""
    study = study_of("exp(x) + y^2")
    for stop in study.tour.stops:
        known = [(claim.shown.relation, claim.how) for claim in study.read_at(stop)]
        assert known == [("≈", "double precision"), ("=", "exact arithmetic")]


def test_what_has_no_gradient_is_refused() -> None:
    with pytest.raises(NotDifferentiableError, match="no gradient"):
        study_of("abs(x) + y", 0)
    with pytest.raises(ParameterError, match="3 to 7 entries"):
        study_of("x + y", many=Function.parse("x + y", ("x", "y")))


@pytest.mark.parametrize("text", ["x^2 + x*y + y^2", "exp(x)", "x^3/10 + y", "sin(x) + 3y", "x^2/50 + x"])
def test_distances_that_are_said_to_differ_differ_as_they_are_shown(text: str) -> None:
    study = study_of(text)
    (_, near), (_, far) = study.measured or ((None, None), (None, None))
    assert near is None or far is None or float(near.shown.text) < float(far.shown.text)
