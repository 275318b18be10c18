"""Questions about hostile functions are answered or refused; what has crashed has its right answer."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
import sympy

from mathlib.calculus import derivative
from mathlib.epsilon_delta import largest_delta
from mathlib.function import Function
from mathlib.limits import limit
from tests.mathlib.hostile_functions import ONE, is_said_in_words

NO_LIMIT = None


ANSWERS = [
    # 0 <= t - floor(t) < 1 and -1 < t - ceil(t) <= 0, times x, which vanishes.
    ("x*(1/x - floor(1/x))", 0),
    ("x*(1/x - ceil(1/x))", 0),
    ("x*(1/x^2 - floor(1/x^2))", 0),
    ("abs(1/x - floor(1/x))*x", 0),
    ("x*max(1/x - floor(1/x), 0)", 0),
    ("sign(1/x - floor(1/x))*x", 0),
    ("1/x - floor(1/x)", NO_LIMIT),
    ("floor(1/x) - 1/x", NO_LIMIT),
    # relu is continuous, and x sin(1/x) vanishes.
    ("relu(x*sin(1/x))", 0),
    ("relu(-x*sin(1/x))", 0),
    ("max(x*sin(1/x), 0)", 0),
    # -1 on the left and 1 on the right.
    ("floor(x/abs(x))", NO_LIMIT),
    ("ceil(x/abs(x))", NO_LIMIT),
    # They grow without bound.
    ("exp(1/x^2)", NO_LIMIT),
    ("exp(1/x^4)", NO_LIMIT),
    ("exp(exp(1/x^2))", NO_LIMIT),
    ("floor(exp(1/x^2))", NO_LIMIT),
    ("x*floor(exp(1/x))", NO_LIMIT),
]


@pytest.mark.parametrize(("text", "value"), ANSWERS)
def test_what_has_crashed_has_its_limit_at_0(text: str, value: int | None) -> None:
    found = limit(Function.parse(text), 0)
    assert found.value == (None if value is None else sympy.Integer(value))
    assert found.kind not in {"undecided"}


@pytest.mark.parametrize("text", [text for text, _ in ANSWERS])
def test_where_there_is_no_value_there_is_no_slope(text: str) -> None:
    assert derivative(Function.parse(text), 0).kind == "undefined"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("floor(x/abs(x)) if x < 0 or x > 0 else 1", "jump"),
        ("exp(1/x^2) if abs(x) > 0 else 0", "jump"),
        ("floor(x/abs(x))*x if abs(x) > 0 else 0", "corner"),
    ],
)
def test_slopes_of_what_has_crashed_with_a_value_put_in_its_gap(text: str, kind: str) -> None:
    assert derivative(Function.parse(text), 0).kind == kind


@pytest.mark.parametrize(
    ("text", "at"),
    [pytest.param(*case) for case in ONE],
)
def test_every_question_is_answered_or_refused_as_documented(text: str, at: str) -> None:
    f = Function.parse(text)
    answered(lambda: derivative(f, at))
    found = answered(lambda: limit(f, at))
    if found is not None and found.value is not None:
        for epsilon in ("1/2", 5):
            answered(lambda epsilon=epsilon: largest_delta(f, at, found.value, epsilon))


def answered(ask: Callable[[], Any]) -> Any:
    """The answer to a question; None where it is refused in words."""
    try:
        return ask()
    except ValueError as error:
        if not is_said_in_words(error):
            raise
        return None
