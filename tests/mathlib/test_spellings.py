"""Notation follows a function's own spelling, whatever equal functions were asked about before."""

from __future__ import annotations

import ast
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
pytestmark = pytest.mark.xdist_group("spellings")

CACHES = {"cache", "lru_cache"}


def answers(seed: str) -> dict[str, Any]:
    """The answers of a fresh process that asks in an order of its own."""
    command = [sys.executable, "-m", "tests.mathlib.spelled_questions", seed]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    found: dict[str, Any] = json.loads(done.stdout)
    return found


@pytest.fixture(scope="module")
def in_orders() -> list[dict[str, Any]]:
    return [answers(seed) for seed in "01"]


def test_all_notation_is_the_same_in_whatever_order_equal_functions_are_asked_about(
    in_orders: list[dict[str, Any]],
) -> None:
    first, *others = in_orders
    assert sum(map(len, first.values())) > 300
    for other in others:
        assert {name: (answer, other[name]) for name, answer in first.items() if other[name] != answer} == {}


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("0.3x^2", "0.6*x"),
        ("3e-1x^2", "3*x/5"),
        ("exp(5e-1x)", "exp(5e-1*x)/2"),
        ("exp(0.5x)", "0.5*exp(0.5*x)"),
    ],
)
def test_a_derivative_has_decimals_where_its_function_has(
    in_orders: list[dict[str, Any]], text: str, rule: str
) -> None:
    for found in in_orders:
        assert any(written.endswith(f"= {rule}") for written in found[f"secant_study {text}"])


def test_no_plain_cache_of_mathlib_takes_functions_or_formulas() -> None:
    """Those are equal when they are spelled otherwise; `cached` distinguishes them."""
    at_fault = []
    for file in (ROOT / "mathlib").rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef) and CACHES & set(map(_decorator, node.decorator_list)):
                taken = {ast.unparse(a.annotation) for a in node.args.args if a.annotation is not None}
                at_fault += [f"{file}: {node.name}" for _ in taken - {"str", "int", "float", "Expr"}]
    assert at_fault == []


def _decorator(node: ast.expr) -> str:
    return ast.unparse(node.func if isinstance(node, ast.Call) else node).rpartition(".")[2]
