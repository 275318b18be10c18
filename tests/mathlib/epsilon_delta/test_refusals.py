"""Epsilons are refused for reasons that are true: every delta answers, or delta is far, or not known."""

from __future__ import annotations

import re

import pytest

from mathlib.function import Function, real
from mathlib.limit_studies import epsilon_delta_study

BOUNDED = [
    ("sin(x)", 0, 2),
    ("5", 0, 1),
    ("atan(x)", 0, 2),
    ("exp(-x^2)", 0, 1),
    ("1/(1 + x^2)", 0, 1),
    ("x/(1 + abs(x))", 0, 1),
    ("tanh(x)", 0, 1),
    ("sigmoid(x)", 0, "1/2"),
    ("tanh(x)", 1, 2),
]
"""Functions that stay within an epsilon of their limits everywhere: by theorem, |tanh x| < 1 for example."""


def refusal(text: str, at: object, *epsilons: object) -> str:
    chosen = tuple(map(real, epsilons))  # type: ignore[arg-type]
    with pytest.raises(ValueError, match=r".") as caught:
        epsilon_delta_study(Function.parse(text), real(at), None, chosen)  # type: ignore[arg-type]
    return str(caught.value)


@pytest.mark.parametrize(
    ("text", "at", "epsilon"),
    [pytest.param(*case, id=f"{case[0]} at {case[1]}") for case in BOUNDED],
)
def test_where_every_delta_works_the_refusal_says_so(text: str, at: object, epsilon: object) -> None:
    assert "everywhere, so any delta works" in refusal(text, at, epsilon, "1/10")


@pytest.mark.parametrize(
    ("text", "delta"), [("1e-7*x", 1e7), ("1e-9*x", 1e9), ("x/10^8 + 3", 1e8), ("1e-16*x^2", 1e8)]
)
def test_a_delta_that_is_too_far_to_be_drawn_is_no_delta_of_any_size(text: str, delta: float) -> None:
    """The largest delta of epsilon = 1 for c x is 1/c."""
    message = refusal(text, 0, 1, "1/2")
    assert "any delta" not in message
    far = re.search(r"up to a distance of (\d+)(?:×10(\S+))?, too far to be drawn", message)
    assert far is not None
    exponent = (far[2] or "0").translate(str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789"))
    assert delta / 2 < float(far[1]) * 10 ** int(exponent) <= delta


@pytest.mark.parametrize("text", ["1e-20*x", "x^2/10^30"])
def test_a_function_that_leaves_its_limit_far_away_is_not_said_to_stay_there(text: str) -> None:
    message = refusal(text, 0)
    assert "any delta" not in message
    assert "everywhere" not in message


@pytest.mark.parametrize(
    "text",
    [
        "5",
        "sin(x)^2 + cos(x)^2",
        "sin(x)/10^9",
    ],
)
def test_a_function_that_stays_beside_its_limit_everywhere_is_said_to(text: str) -> None:
    assert "everywhere, so any delta answers such an epsilon" in refusal(text, 0)


@pytest.mark.parametrize(("text", "at", "epsilon"), BOUNDED)
def test_no_refusal_claims_a_point_that_fails_or_a_band_that_is_touched(
    text: str, at: object, epsilon: object
) -> None:
    message = refusal(text, at, epsilon, "1/10")
    assert "too small" not in message
    assert "touches" not in message


def test_a_limit_that_is_not_known_is_not_said_to_be_missing() -> None:
    """(-1)^(2 floor(1/x)) is 1, which is not proven."""
    assert refusal("(-1)^(2*floor(1/x))", 0).startswith("whether (-1)^(2*floor(1/x)) has a limit at 0 is not")
