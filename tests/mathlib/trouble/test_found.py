"""Formulas of which something false was said, or that ended in a crash."""

from __future__ import annotations

import os
from random import Random
from typing import Any

import pytest

from tests.mathlib.trouble.checks import faults

MENDED: list[tuple[str, str, str]] = [
    ("limit", "exp(1/x^2)", "0"),
    ("limit", "40*sqrt(1 - cos(x - 1)) + 7e5*exp(1/(x - 1)^2)", "1"),
    ("limit", "sin(1/x)^2 + cos(1/x)^2 + 1e-7*sign(x) + relu(abs(x) - 1)", "0"),
    ("derivative", "relu(x*sin(1/x))", "0"),
    ("limit", "sqrt(1 - (log(1 + x/3)/(x/3) + abs(x/3)))", "0"),
    ("limit", "sin(1/exp(-1/x^2))^2*(x^(-1/3)*sin(1/x))", "0"),
    ("limit", "min(min(x, 1)*(sqrt(1 + x) - 1)/x, exp(-1/x))", "0"),
    ("delta", "x*ceil(1/x)", "0"),
    ("delta", "5.5*x*sin(1/x)^2", "0"),
    ("limit", "((x - 1000)*log(x - 1000) - sin(1/(x - 1000)^2))/exp(-1/(1 - cos(x - 1000))^2)", "1000"),
    ("limit", "floor(1/(log(1 + (x/1000)^2)*relu(x/1000))) + 3*log(1 + x^2)", "0"),
    ("limit", "((x - 1)*cbrt(x) + (exp(x) - 1)/x)*acos(abs(x)/x)", "0"),
    ("limit", "cos(1/x)*acos(x/x)", "2"),
    ("limit", "abs(abs(max(exp(-1/x), x*floor(1/x))) - 1)", "0"),
    ("limit", "sin(log(abs(x/1000)))*((x/1000)^2 - x/1000)/(x/1000)*exp(1/(x/1000)^2)", "0"),
    ("limit", "1 - cos(exp(1/x^2) + 1e5*(x^2 - 1)/(x - 1)) + 7e5*(x^3 - x)", "0"),
    ("limit", "ceil(exp(1/(x - 0.7))*(1 - cos(x - 0.7))/(x - 0.7)^2)", "0.7"),
    ("limit", "x*log(abs(sin(1/x)))", "0"),
    ("limit", "x*sin(1/x)*sin(1/x)^(-1)", "0"),
    ("limit", "x*(1/x - floor(1/x))", "0"),
    ("derivative", "floor(x/abs(x))", "1"),
    ("limit", "(1 - cos(min(x^0.3, (1 + x)^(1/x))))/min(x^0.3, (1 + x)^(1/x))^2", "0"),
    ("limit", "max(x^2*(x - 1)^2, (1 + x)^(1/x)) if x <= 0 else max(0, 1 - x)/ceil(x)", "0"),
    ("limit", "max((1 + x)^(1/x), abs(x))", "0"),
    ("limit", "min(x^2*(x - 1)^2 + x^x, cbrt(x*abs(x))^2)", "0"),
    ("limit", "ceil(exp(1/(x - 1)))/exp(1/(x - 1))", "1"),
    ("limit", "floor(2*exp(1/x^2))", "0"),
    ("limit", "min(sin(1/x^2) + 30*(1 - sin(x)), tanh(sin(1/x)/x)) + 7e5*sin(x)^2", "0"),
    ("limit", "exp(x/x)/(1 + exp(1/log(1 + x^2)))", "0"),
    ("limit", "sign(x) - (x*ceil(1/x))^(1/3)", "0"),
    ("limit", "(ceil(x)/x + log(x))*(floor(sigmoid(1/x))*sigmoid(1/x))", "0"),
    ("limit", "floor(tanh(1/x))/x", "0"),
    ("derivative", "log(abs(abs(sin(x))))", "1"),
    ("limit", "(x if x > 1e5 else 1/(1 + exp(1e6/x))) + min(ceil(x/1e6)*1e6/x, 0)", "1/2"),
    ("limit", "(tan(sqrt(1 - cos(x))*x^4) - sqrt(1 - cos(x))*x^4)/(sqrt(1 - cos(x))*x^4)^3", "0"),
    ("limit", "abs(cbrt(sqrt((x - 1/3)^2 + (x - 1/3)^4)^2 - sqrt((x - 1/3)^2 + (x - 1/3)^4)^3))^1.05", "1/3"),
    ("derivative", "3*floor(max(floor(x), sin(x)^2 + cos(x)^2))", "-0.3"),
]


SEEDS = 3 if os.environ.get("UPHILL_SEED") else 1
"""How many times each is tried: `make sweep` tries them more often than `make test`."""


def found(check: str, text: str, at: Any) -> list[str]:
    return [fault for seed in range(SEEDS) for fault in faults(check, text, at, Random(f"found {seed}"))]


@pytest.mark.parametrize(
    ("check", "text", "at"),
    MENDED,
)
def test_nothing_false_is_said_of_a_formula_of_which_it_once_was(check: str, text: str, at: str) -> None:
    assert found(check, text, at) == []
