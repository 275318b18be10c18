"""The study of a composition: its quotients, slopes, scales and cases."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from mathlib.function import Function, real
from mathlib.plotting import StepScales
from mathlib.rule_studies import ChainRuleStudy, chain_rule_study, suitable_link


def study_of(inner: str, outer: str, point: Any = 1, then: str = "-y", steps: Any = ()) -> ChainRuleStudy:
    texts = (f"g(x) = {inner}", f"f(u) = {outer}", f"k(y) = {then}")
    functions = [Function.parse(text, None) for text in texts]
    return chain_rule_study(*functions, real(point), tuple(map(real, steps)))  # type: ignore[arg-type]


def shown(claims: Any) -> list[str]:
    return [claim.shown.plain if hasattr(claim, "shown") else claim for claim in claims]


def test_the_table_of_the_default_reads_well() -> None:
    study = study_of("x^2 + 1", "u^2 - u", then="sqrt(y + 7)")
    assert [shown(row[1:]) for row in study.table][1] == ["= 2.1", "= 3.21", "= 6.741"]
    assert [shown(row[1:]) for row in study.table][4] == ["= 1.9", "= 2.81", "= 5.339"]
    assert shown(study.slopes) == ["= 2", "= 3", "= 1/6"]
    assert shown(study.from_the_end) == ["= 1", "= 1/6", "= 0.5", "= 1"]
    assert study.slope.shown.plain == "= 6"


@pytest.mark.parametrize(
    ("inner", "outer", "point", "steps", "cases"),
    [
        ("x^2 + 1", "u^2 - u", 1, (), {"near", "one_scale"}),
        ("3x - 1", "2 - u", 1, (), {"straight", "one_scale"}),
        ("relu(x)", "exp(u)", -1, (), {"still", "stays", "one_scale"}),
        ("sin(pi*x)", "u^2 - u", 0, (2, 1), {"still", "stays", "one_scale"}),
        ("x^2 - x", "u + u^2", 0, (1, "0.1"), {"skips", "stays", "one_scale"}),
        ("1000x", "sin(u)", "0.3", (), {"near", "own_scales"}),
        ("x^2", "exp(u)", 1, (1, "0.9"), {"far", "own_scales"}),
    ],
)
def test_captions_depend_on_what_the_quotients_do(
    inner: str, outer: str, point: Any, steps: Any, cases: set[str]
) -> None:
    assert study_of(inner, outer, point, steps=steps).cases == cases


def test_a_change_of_nothing_has_no_quotient_in_the_table() -> None:
    assert [row[2] for row in study_of("3", "exp(u)").table] == ["0 slash 0"] * 6


@pytest.mark.parametrize("point", ["1e-6", "1", "1e6"])
def test_steps_are_chosen_on_the_scale_of_the_function(point: str) -> None:
    study = study_of(f"(x/{point})^2 + 1", f"{point}*(u^2 - u)", real(point))
    assert 0.04 < float(study.steps[0]) / float(real(point)) < 0.6
    assert "near" in study.cases


def test_steps_stop_short_of_where_the_outer_function_ends() -> None:
    study = study_of("x^2", "log(u)", "0.01")
    assert float(study.steps[0]) < 0.01


@pytest.mark.parametrize("which", range(3))
def test_live_quotients_are_the_exact_ones_at_every_step(which: int) -> None:
    study = study_of("exp(x)", "sin(u)")
    for h, change in study.changes.items():
        exact = (change.inner_quotient, change.outer_quotient, change.quotient)[which]
        assert exact is not None
        assert study.quotient_shown(which, float(h)).value == pytest.approx(float(exact), rel=1e-9)


def test_slopes_along_the_way_multiply_and_are_those_of_the_functions() -> None:
    study = study_of("sin(x)", "exp(u)")
    for x in (0.3, 1.0, 1.7):
        inner, outer, whole = study.slopes_at(x)
        assert (inner, outer) == pytest.approx((np.cos(x), np.exp(np.sin(x))))
        assert whole == pytest.approx(np.cos(x) * np.exp(np.sin(x)))


def test_a_function_that_is_not_given_suits_those_before_it() -> None:
    g, f = Function.parse("g(x) = x^2 + 1", None), Function.parse("f(u) = u^2 - u", None)
    assert suitable_link(real(1), g).definition == f.definition
    assert suitable_link(real(1), g, f).definition == "k(y) = sqrt(y + 7)"
    low = Function.parse("f(u) = u - 100", None)
    assert suitable_link(real(1), g, low).definition == "k(y) = -y"
    z, a = Function.parse("z(w) = w^2", None), Function.parse("a(z) = -z", None)
    assert suitable_link(real(1), z, a).definition == "k(a) = sqrt(a + 7)"
    taken = Function.parse("f(u) = u^2", None)
    assert suitable_link(real(1), taken).definition == "g(y) = y^2 - y"


@pytest.mark.parametrize(
    ("functions", "determines", "last"),
    [
        (("g(x) = x", "f(u) = u", "k(y) = y"), ("u = g(x)", "y = f(u)"), "z"),
        (("z(w) = w", "a(z) = z", "L(a) = a"), ("z(w)", "a(z)"), "L"),
        (("z(w) = w", "f(z) = z", "k(y) = y"), ("z(w)", "y = f(z)"), "v"),
        (("g(x) = x", "a1(u) = u", "L(a1) = a1"), ("u = g(x)", "a₁(u)"), "L"),
    ],
)
def test_a_value_may_be_named_like_its_function(
    functions: tuple[str, ...], determines: tuple[str, str], last: str
) -> None:
    study = chain_rule_study(*(Function.parse(text, None) for text in functions), real(1))  # type: ignore[arg-type]
    assert (study.words["inner"], study.words["outer"]) == determines
    assert study.last_variable == last
    assert float(study.from_the_end[-1].shown.value) == 1


@pytest.mark.parametrize(
    ("functions", "name"),
    [
        (("g(x) = x", "f(x) = x", "k(y) = y"), "x"),
        (("g(x) = x", "g(u) = u", "k(y) = y"), "g"),
        (("g(x) = x", "f(u) = u", "k(g) = g"), "g"),
        (("g(x) = x", "f(u) = u", "k(x) = x"), "x"),
        (("g(x) = x", "x(g) = g", "k(y) = y"), "x"),
        (("g(x) = x", "f(g) = g", "g(f) = f"), "g"),
        (("g(x) = x", "f(u) = u", "k(u) = u"), "u"),
    ],
)
def test_a_name_for_two_things_is_refused(functions: tuple[str, ...], name: str) -> None:
    with pytest.raises(ValueError, match=f"^{name} names two things in the chain; give each function"):
        chain_rule_study(*(Function.parse(text, None) for text in functions), real(1))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (
            ("x^2", "abs(u)", 0),
            r"not apply: abs\(u\) has no tangent at u = 0: .*has the slope 0 at x = 0",
        ),
        (("x", "u", 1, "y", (1, 2)), "ever smaller"),
        (("x", "u", 1, "y", (1,)), "two or three"),
        (("x", "log(u)", 1, "y", (2, 1)), r"log\(x\) has no value at −1, where a step would end"),
        (("1000000x", "1000000u", 1), "more figures"),
        (("x", "log(u)/10^7", "1e-9"), "no steps are known"),
    ],
)
def test_what_cannot_be_shown_is_refused_with_the_reason(arguments: tuple[Any, ...], reason: str) -> None:
    with pytest.raises(ValueError, match=reason):
        study_of(*arguments)


def test_steps_on_lines_keep_their_lengths_and_all_fit() -> None:
    scales = StepScales((1.0, 2.0, 5.0), ([1.0], [-3.0, -2.0], [6.0, 4.0]))
    assert scales.factors == (1.0, 1.0, 1.0)
    for h in (0.5, 0.01, -0.01):
        spans = scales.spans(h)
        lengths = [high - low for low, high in spans]
        assert lengths == pytest.approx([lengths[0]] * 3)
        assert h / lengths[0] == pytest.approx(0.8 / 9 * np.sign(h))
        for (low, high), point, all_of in zip(spans, scales.points, scales.lengths, strict=True):
            ends = [point + h * length for length in all_of]
            assert low < min(ends)
            assert max(ends) < high


def test_lines_have_scales_of_their_own_where_lengths_differ_too_much() -> None:
    scales = StepScales((0.0, 0.0, 0.0), ([1.0], [1000.0, 2000.0], [0.02, 0.01]))
    assert scales.factors == (1.0, 1000.0, 0.01)
    assert scales.ratios == ("1 : 1", "1 : 10^(3)", "100 : 1")
    lengths = [high - low for low, high in scales.spans(0.1)]
    assert [length / lengths[0] for length in lengths] == pytest.approx([1, 1000, 0.01])


def test_the_rounding_of_nothing_is_not_magnified() -> None:
    assert StepScales((2.0, 2.0, 1.0), ([1.0], [1.0], [-5.9e-126, 0.0])).factors == (1.0, 1.0, 1.0)
