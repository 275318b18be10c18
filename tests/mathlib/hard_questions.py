"""Hard questions, asked in an order that depends on a seed; prints each answer with the steps it took."""

from __future__ import annotations

import json
import random
import sys
from collections.abc import Callable
from functools import partial
from typing import Any

from mathlib.arithmetic import TooHardError, work_limit
from mathlib.calculus import derivative, differentiability
from mathlib.epsilon_delta import largest_delta
from mathlib.function import Function, differentiate
from mathlib.limits import limit

ANSWERS: dict[str, Callable[..., object]] = {
    "limit": limit,
    "slope": derivative,
    "delta": largest_delta,
    "rule": differentiate,
}
ASKED: list[tuple[Any, ...]] = [
    ("limit", "(exp(x) - 1 - x - x^2/2)/x^3", 0),
    ("limit", "(1 + x)^(1/x)", 0),
    ("limit", "(x^2 - 2)/(x - sqrt(2))", "sqrt(2)"),
    ("limit", "atan(1/x)", 0),
    ("limit", "x*log(abs(x))", 0),
    ("limit", "(sin(x)/x)^(1/x^2)", 0),
    ("limit", "(tan(x) - x)/x^3*exp(sin(x))", 0),
    ("limit", "log(cos(x))/x^2 + sqrt(1 + x)/(1 + exp(1/x))", 0),
    ("limit", "(exp(sin(x)) - exp(x))/(x - sin(x))*cos(1 + x^2)", 0),
    ("slope", "x^x*sin(log(x))", 2),
    ("slope", "sigmoid(x^2)*tanh(3x)/(1 + x^2)", 1),
    ("slope", "abs(x)^1.5*exp(-x)", 0),
    ("delta", "(x^3 - 1)/(x - 1)", 1, 3, "1/3"),
    ("delta", "sin(x)/x", 0, 1, "0.1"),
    ("rule", "0.3x^2", "x"),
    ("rule", "3e-1x^2", "x"),
    ("rule", "3x^2/10", "x"),
]


def _near_the_limit() -> object:
    """Work with as many steps as it needs, and with one fewer."""
    f = Function.parse("x^3*sigmoid(x)")
    assert f.primitive == f.tree  # Read once, and then known.
    needed = work_limit.counted(lambda: f.derivative("x"), "the derivative")[1]
    enough = work_limit.bounded(lambda: f.derivative("x"), "the derivative", needed).source
    try:
        work_limit.bounded(lambda: f.derivative("x"), "the derivative", needed - 1)
    except TooHardError as error:
        return needed, enough, str(error)
    return needed, enough, "one step fewer is enough"


def _ask(kind: str, text: str, *point: object) -> object:
    f = Function.parse(text)
    return ANSWERS[kind](f, *point)


QUESTIONS: dict[str, Callable[[], object]] = {
    **{f"{kind} {text}": partial(_ask, kind, text, *point) for kind, text, *point in ASKED},
    "plane": lambda: differentiability(Function.parse("abs(x*y)*exp(x)", ("x", "y")), (0, 0)),
    "near the limit": _near_the_limit,
}


def _sympy_modules() -> set[str]:
    return {name for name in sys.modules if name.startswith("sympy.")}


def main(seed: str) -> None:
    steps: list[tuple[str, int]] = []
    imported = _sympy_modules()
    counted = work_limit.counted

    def recorded(work: Callable[[], Any], subject: str, calls: int = 0) -> tuple[Any, int]:
        try:
            result, made = counted(work, subject, calls or work_limit.DEFAULT_CALLS)
        except TooHardError:
            steps.append((subject, calls + 1))
            raise
        steps.append((subject, made))
        return result, made

    work_limit.counted = recorded
    answers = {}
    for name in random.Random(seed).sample(list(QUESTIONS), len(QUESTIONS)):
        steps.clear()
        answers[name] = str(QUESTIONS[name]()), list(steps)
    answers["imports"] = str(sorted(_sympy_modules() - imported)), []
    print(json.dumps(answers, sort_keys=True))


if __name__ == "__main__":
    main(sys.argv[1])
