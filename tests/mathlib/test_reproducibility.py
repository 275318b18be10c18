"""The same question has the same answer, at the same cost, in every process and whatever was asked before."""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import sympy

from mathlib.arithmetic import bounded, pristine

ROOT = Path(__file__).parents[2]
pytestmark = pytest.mark.xdist_group("reproducibility")

PROCESSES = ["0", "1", "2", "3"]


def answers(seed: str) -> dict[str, Any]:
    """The answers of a fresh process, whose hashes and whose order of questions depend on the seed."""
    command = [sys.executable, "-m", "tests.mathlib.hard_questions", seed]
    environment = os.environ | {"PYTHONHASHSEED": seed}
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=True)
    found: dict[str, Any] = json.loads(done.stdout)
    return found


@pytest.fixture(scope="module")
def all_answers() -> list[dict[str, Any]]:
    return [answers(seed) for seed in PROCESSES]


def test_hard_questions_are_answered_alike_in_the_same_number_of_steps(
    all_answers: list[dict[str, Any]],
) -> None:
    first, *others = all_answers
    assert sum(len(steps) for _, steps in first.values()) > 10
    for other in others:
        assert {name: answer for name, answer in first.items() if other[name] != answer} == {}


def test_sympy_imports_nothing_more_of_itself_while_it_works(all_answers: list[dict[str, Any]]) -> None:
    assert {found["imports"][0] for found in all_answers} == {"[]"}


def test_one_step_fewer_than_needed_is_too_few_in_every_process(all_answers: list[dict[str, Any]]) -> None:
    for found in all_answers:
        assert "was given up after" in found["near the limit"][0]


def test_a_number_is_written_as_it_was_spelled_there_and_not_as_another_function_spelled_it(
    all_answers: list[dict[str, Any]],
) -> None:
    found = all_answers[0]
    assert [found[text][0] for text in ("rule 0.3x^2", "rule 3e-1x^2", "rule 3x^2/10")] == [
        "0.6*x",
        "3*x/5",
        "3*x/5",
    ]


def test_hashes_of_expressions_agree_with_equality() -> None:
    x, numbers = sympy.Symbol("x"), [sympy.pi, sympy.E, sympy.Integer(2), sympy.Rational(1, 2)]
    for expression in [x, sympy.sin(x) + 1, x**2 * sympy.sqrt(2), *numbers]:
        assert pristine(expression) == expression
        assert hash(pristine(expression)) == hash(expression)
    assert {sympy.pi: 1, sympy.Integer(2): 2}[sympy.Integer(2)] == 2
    assert hash(sympy.Integer(2)) == hash(2)


def test_expressions_made_before_the_import_keep_their_places_in_dictionaries_and_sets() -> None:
    program = (
        "import sympy; x = sympy.Symbol('x'); known = {x: 1, (x, 2): 2}; seen = {x + 1};"
        "import mathlib.arithmetic; y = sympy.Symbol('x');"
        "assert known[y] == 1 and known[y, 2] == 2 and y + 1 in seen"
    )
    subprocess.run([sys.executable, "-c", program], cwd=ROOT, check=True)


def test_dummies_stay_different_from_those_made_before_bounded_work() -> None:
    before = sympy.Dummy("t")
    bounded(lambda: [sympy.Dummy("t") for _ in range(3)], "dummies")
    assert len({before, *(sympy.Dummy("t") for _ in range(3))}) == 4


def test_a_cached_answer_about_pi_is_the_same_after_questions_of_high_precision() -> None:
    digits = sympy.pi.n(30)
    sympy.pi.n(random.Random(0).randint(3000, 4000))
    assert sympy.pi.n(30) == digits
