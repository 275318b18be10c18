"""The plain reading of a tree: text that parses back to the same tree."""

from __future__ import annotations

import re

from mathlib.formula.names import name_plain
from mathlib.formula.tree import (
    Binary,
    Call,
    Choice,
    Comparison,
    Constant,
    Logic,
    Negative,
    Number,
    Tree,
    Variable,
    names,
)

CHOICE, OR, AND, NOT, COMPARE, SUM, PRODUCT, POWER, ATOM = range(9)


def plain_reading(tree: Tree, context: int = CHOICE) -> str:
    """The tree as text in the language of the parser, with the brackets it needs.

    >>> from mathlib.parsing import parse_tree
    >>> plain_reading(parse_tree("2x(x + 1)/-x**2", ["x"]))
    '2*x*(x + 1)/(-x^2)'
    """
    text, strength = _plain(tree)
    return f"({text})" if strength < context else text


def caption_reading(tree: Tree) -> str:
    """The tree as text for people: with signs for roots, pi and products, Greek letters and indices.

    >>> from mathlib.parsing import parse_tree
    >>> caption_reading(parse_tree("-2W12*theta + sqrt(2)/pi", ["W12", "theta"]))
    '−2·W₁₂·θ + √2/π'
    """
    text = plain_reading(tree)
    for name in names(tree):
        text = re.sub(rf"\b{name}\b", name_plain(name), text)
    text = re.sub(r"sqrt\((\d+)\)", r"√\1", text).replace("sqrt", "√")
    text = re.sub(r"\bpi\b", "π", text).replace("-", "−")
    return re.sub(r"(?<=\d)\*(?=[π√])", "", text).replace("*", "·")


def _plain(tree: Tree) -> tuple[str, int]:
    match tree:
        case Number(_, text):
            return text, PRODUCT if "/" in text else SUM if text.startswith("-") else ATOM
        case Constant(name) | Variable(name):
            return name, ATOM
        case Negative(operand):
            return f"-{plain_reading(operand, PRODUCT)}", SUM
        case Binary("^", base, exponent):
            return f"{plain_reading(base, ATOM)}^{plain_reading(exponent, POWER)}", POWER
        case Binary(operator, left, right):
            strength = SUM if operator in "+-" else PRODUCT
            space = " " if strength == SUM else ""
            sides = plain_reading(left, strength), plain_reading(right, strength + 1)
            return f"{space}{operator}{space}".join(sides), strength
        case Call(name, arguments):
            return f"{name}({', '.join(plain_reading(part) for part in arguments)})", ATOM
        case Choice(then, condition, otherwise):
            parts = plain_reading(then, OR), plain_reading(condition, OR), plain_reading(otherwise)
            return "{} if {} else {}".format(*parts), CHOICE
        case Comparison(operators, operands):
            text = plain_reading(operands[0], SUM)
            for operator, operand in zip(operators, operands[1:], strict=True):
                text += f" {operator} {plain_reading(operand, SUM)}"
            return text, COMPARE
        case Logic("not", (operand,)):
            return f"not {plain_reading(operand, NOT)}", NOT
        case Logic(operator, (left, right)):
            strength = OR if operator == "or" else AND
            sides = plain_reading(left, strength), plain_reading(right, strength + 1)
            return f" {operator} ".join(sides), strength
    raise TypeError(f"{tree!r} is not a node of a formula")
