"""Studies of functions along paths: numbers by hand, cases, refusals."""

from __future__ import annotations

import numpy as np
import pytest

from mathlib.function import Function, ParameterError, real
from mathlib.linear_algebra import VectorFunction
from mathlib.path_studies import PathStudy, path_study
from mathlib.plotting import path_stretch

SQUARE = ((-2.0, 2.0), (-2.0, 2.0))


def study_of(text: str, path: str, time: object = 1) -> PathStudy:
    f = Function.parse(text, ("x", "y"))
    return path_study(f, VectorFunction.parse(path), real(time), lambda *at: SQUARE, ("h", "r"))  # type: ignore[arg-type]


def test_the_rate_is_the_one_worked_by_hand_at_every_time() -> None:
    """F(t) = t^2 + t^3 + t^4 has the rate 2t + 3t^2 + 4t^3, of which x contributes 2t + t^2."""
    study = study_of("x^2 + x*y + y^2", "(t, t^2)")
    for time in (0.5, 1.0, -0.25):
        assert study.parts(time) == pytest.approx((2 * time + time**2, 2 * time**2 + 4 * time**3))
        assert study.rate(time) == pytest.approx(2 * time + 3 * time**2 + 4 * time**3)
    assert sum(study.climbs(0.5)) == pytest.approx(1.5**2 + 1.5**3 + 1.5**4 - 3)
    assert [claim.shown.plain for claim in study.rates_at(real("1/2"))] == ["= 1.25", "= 1", "= 2.25"]


@pytest.mark.parametrize(
    ("text", "path", "time", "cases"),
    [
        ("x^2 + x*y + y^2", "(t, t^2)", 1, {"moving", "other"}),
        ("x^2 + y^2", "(cos(t), sin(t))", 1, {"moving", "along"}),
        ("x + y", "(cos(t), sin(t))", "0.5", {"moving", "crosses"}),
        ("x + y", "(t^2, t^3)", 0, {"still", "crosses"}),
        ("x^2 + y^2", "(t, t)", 0, {"moving", "zero"}),
        ("x*y/(x^2 + y^2)", "(cos(t), sin(t))", "pi/4", {"moving", "zero"}),
        ("x*y", "(cos(t), sin(t))", "pi/4", {"moving", "crosses"}),
        ("5", "(t, t^2)", 1, {"moving", "zero"}),
        ("heaviside(x - 1) + y", "(t, 1)", "0.5", {"moving", "crosses"}),  # a step at t = 1
        ("abs(x^2 - y^2)", "(t, t)", 0, {"moving", "zero"}),  # no gradient but at t = 0
    ],
)
def test_cases_say_what_is_known(text: str, path: str, time: object, cases: set[str]) -> None:
    assert study_of(text, path, time).cases == cases


@pytest.mark.parametrize(
    ("text", "path", "time", "level"),
    [
        ("x^2 - y^2", "(cos(t), sin(t))", "pi/6", "= 0"),
        ("x*y", "(cos(t), sin(t))", "1/10", "= π/4"),
        ("x*y", "(t, 1 - t)", "1/3", "= 0.5"),
        ("x + y", "(t^2, t^3)", "0", "= −2/3"),
        ("x^2*y", "(cos(t), sin(t))", "0.3", "≈ 0.62"),  # arctan(1/sqrt(2)) = 0.6155
    ],
)
def test_a_time_along_a_level_curve_is_exact_where_it_is_a_plain_number(
    text: str, path: str, time: str, level: str
) -> None:
    study = study_of(text, path, time)
    assert study.words["level"] == level
    assert study.level_time is not None
    rate = study.rates_at(study.exact_time(study.level_time))[-1].shown
    assert rate.plain == ("≈ 0.00" if "≈" in level else "= 0")


def test_a_rate_that_exists_at_one_time_only_is_shown() -> None:
    study = study_of("abs(x^2 - y^2)", "(t, t)", 0)
    assert [claim.shown.plain for claim in study.rates_at(study.time)] == ["= 0", "= 0", "= 0"]


def test_a_rate_that_vanishes_exactly_is_shown_so() -> None:
    study = study_of("x*y/(x^2 + y^2)", "(cos(t), sin(t))", "pi/4")
    assert study.rates_at(study.time)[-1].shown.plain == "= 0"


@pytest.mark.parametrize(
    ("path", "message"),
    [
        ("(t, t^2, t^3)", "two functions of one variable"),
        ("(x, x^2)", "x has a meaning already"),
        ("(h, h^2)", "h has a meaning already"),
        ("(3t, 1)", "does not stay"),
        ("(0.1 + 0t, 0.2)", "does not move"),
    ],
)
def test_what_is_no_path_to_be_shown_is_refused(path: str, message: str) -> None:
    with pytest.raises(ParameterError, match=message) as refused:
        study_of("x*y", path)
    assert refused.value.field == "path"


def test_a_path_is_shown_while_it_stays_inside_and_no_longer_than_needed() -> None:
    f = Function.parse("log(x) + y", ("x", "y"))
    found = path_stretch(f, VectorFunction.parse("(t, 0*t)"), 1.0, SQUARE)
    assert found is not None
    assert 0 < found[0] < 1 < found[1] < 2
    circle = path_stretch(f.derivative("y"), VectorFunction.parse("(cos(t), sin(t))"), 0.0, SQUARE)
    assert circle is not None
    assert np.ptp(circle) <= 4 * np.pi
