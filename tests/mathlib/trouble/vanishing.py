"""What a formula must not divide by and does: parts that vanish again and again beside a point."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from mpmath import mpf

from tests.mathlib.high_precision import NoValue, Unreachable
from tests.mathlib.trouble.values import evaluator

DECADES = (20, 30)


def vanishing_parts(text: str, at: mpf, sign: int) -> list[str]:
    """Continuous divisors and arguments of logarithms that vanish on one side as close as samples come."""
    return [part for part in _must_not_vanish(text) if _swings(part, at, sign)]


def _must_not_vanish(text: str) -> Iterator[str]:
    """What a continuous formula divides by or takes the logarithm of, without abs and even powers."""
    if any(word in text for word in ("floor", "ceil", "sign", " if ")):
        return
    for node in ast.walk(ast.parse(text.replace("^", "**"), mode="eval")):
        match node:
            case ast.BinOp(op=ast.Div(), right=part) | ast.Call(func=ast.Name(id="log"), args=[part]):
                yield _bare(part)
            case ast.BinOp(op=ast.Pow(), left=part, right=ast.UnaryOp(op=ast.USub())):
                yield _bare(part)


def _bare(part: ast.expr) -> str:
    match part:
        case ast.Call(func=ast.Name(id="abs"), args=[inside]):
            return _bare(inside)
        case ast.BinOp(op=ast.Pow(), left=inside, right=ast.Constant(value=2 | 4)):
            return _bare(inside)
    return ast.unparse(part).replace("**", "^")


def _swings(text: str, at: mpf, sign: int) -> bool:
    """Whether a continuous formula takes both signs in both decades: so it vanishes in between."""
    f = evaluator(text)
    try:
        signs = [
            {f(at + sign * mpf(10) ** -(decade - mpf(k) / 30)) > 0 for k in range(30)} for decade in DECADES
        ]
    except (NoValue, Unreachable):
        return False
    return all(len(of_decade) == 2 for of_decade in signs)
