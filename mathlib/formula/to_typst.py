"""The Typst reading of a tree: mathematics as its author wrote it, with no bracket too many."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from mathlib.formula.defined_functions import FUNCTIONS
from mathlib.formula.elementary_functions import CONSTANTS
from mathlib.formula.names import name_typst
from mathlib.formula.tree import (
    Binary,
    Call,
    Choice,
    Comparison,
    Constant,
    Logic,
    Negative,
    Node,
    Number,
    Tree,
    Variable,
)

CHOICE, SUM, PRODUCT, POWER, ATOM = range(5)

_CONNECTIVE = re.compile(r'"(if|not|and|or)"|(?<=& )"(otherwise)"')
"""The English words that formulas contain; none of them can be the name of a variable there."""


def typst_reading(tree: Tree, replacements: Mapping[str, str] | None = None, inline: bool = False) -> str:
    """Math-mode Typst for the tree, with some variables replaced by notation of the caller's.

    `inline` writes quotients with a slash.
    """
    return TypstWriter(replacements or {}, inline).write(tree, CHOICE)


def with_connectives(typst: str, words: Mapping[str, str]) -> str:
    """Math-mode Typst with other words for `if`, `otherwise`, `not`, `and` and `or`, by the English.

    >>> with_connectives('cases(x & "if" x > 0, 0 & "otherwise")', {"if": "falls", "otherwise": "sonst"})
    'cases(x & "falls" x > 0, 0 & "sonst")'
    """

    def word(found: re.Match[str]) -> str:
        english = found[1] or found[2]
        return f'"{words.get(english, english)}"'

    return _CONNECTIVE.sub(word, typst) if words else typst


@dataclass(frozen=True)
class TypstWriter:
    replacements: Mapping[str, str] = field(default_factory=dict)
    inline: bool = False

    def write(self, tree: Tree, context: int) -> str:
        """The notation of a part, in brackets where the context binds more strongly."""
        text = self.notation(tree)
        return f"({text})" if self.strength(tree) < context else text

    def strength(self, tree: Tree) -> int:
        match tree:
            case Choice() | Comparison() | Logic():
                return CHOICE
            case Binary("+" | "-", _, _) | Negative():
                return SUM
            case Binary("*", _, _) | Binary("/", _, _):
                return PRODUCT
            case Binary("^", _, _) | Call("exp", _):
                return POWER
            case Number(_, text):
                return PRODUCT if "e" in text.lower() or "/" in text else ATOM
            case Variable(name) if name in self.replacements:
                return replacement_strength(self.replacements[name])
        return ATOM

    def notation(self, tree: Tree) -> str:
        match tree:
            case Number(_, text):
                return number_notation(text)
            case Constant(name):
                return CONSTANTS[name].typst
            case Variable(name):
                return self.replacements.get(name, name_typst(name))
            case Negative(operand):
                return f"-{self.write(operand, PRODUCT)}"
            case Binary("+" | "-" as operator, left, right):
                return f"{self.write(left, SUM)} {operator} {self.write(right, PRODUCT)}"
            case Binary("*", left, right):
                return self.product(left, right)
            case Binary("/", left, right):
                return self.quotient(left, right)
            case Binary("^", base, exponent):
                return f"{self.write(base, ATOM)}^{self.exponent(exponent)}"
            case Call("exp", (argument,)):
                return f"e^{self.exponent(argument)}"
            case Call(name, arguments):
                parts = ", ".join(self.write(part, CHOICE) for part in arguments)
                return FUNCTIONS[name].typst.format(parts)
            case Choice():
                return self.cases(tree)
            case Comparison(operators, operands):
                text = self.write(operands[0], SUM)
                for operator, operand in zip(operators, operands[1:], strict=True):
                    text += f" {operator} {self.write(operand, SUM)}"
                return text
            case Logic("not", (operand,)):
                return f'"not" {self.write(operand, SUM)}'
            case Logic(operator, parts):
                sides = (self.write(part, SUM if isinstance(part, Logic) else CHOICE) for part in parts)
                return f' "{operator}" '.join(sides)
        raise TypeError(f"{tree!r} is not a node of a formula")

    def exponent(self, tree: Node) -> str:
        text = TypstWriter(self.replacements, inline=True).write(tree, CHOICE)
        return text if len(text) == 1 else f"({text})"

    def product(self, left: Node, right: Node) -> str:
        """Side by side, with a dot where the right factor would be read as part of a number or a call."""
        slashed = self.inline and isinstance(left, Binary) and left.operator == "/"
        is_product = isinstance(right, Binary) and (right.operator == "*" or self.inline)
        first = self.write(left, POWER if slashed else PRODUCT)
        second = self.write(right, POWER if is_product else PRODUCT)
        is_negative = self.strength(right) == SUM and not isinstance(right, Binary)
        dot = self.starts_with_digit(right) or (is_negative and not isinstance(left, Number))
        return f"{first} dot {second}" if dot else f"{first} {second}"

    def quotient(self, left: Node, right: Node) -> str:
        if self.inline:
            return f"{self.write(left, PRODUCT)} \\/ {self.write(right, POWER)}"
        return f"frac({self.write(left, CHOICE)}, {self.write(right, CHOICE)})"

    def starts_with_digit(self, tree: Node) -> bool:
        match tree:
            case Number():
                return True
            case Binary("*" | "/" | "^", left, _):
                return self.starts_with_digit(left)
            case Variable(name) if name in self.replacements:
                return bare(self.replacements[name])[:1].isdigit()
        return False

    def cases(self, tree: Choice) -> str:
        rows, rest = [], tree
        while True:
            rows.append(f'{self.write(rest.then, SUM)} & "if" {self.write(rest.condition, CHOICE)}')
            if not isinstance(rest.otherwise, Choice):
                break
            rest = rest.otherwise
        rows.append(f'{self.write(rest.otherwise, SUM)} & "otherwise"')
        return f"cases({', '.join(rows)})"


def number_notation(text: str) -> str:
    if "/" in text:
        return "frac({}, {})".format(*text.split("/"))
    digits, _, exponent = text.lower().partition("e")
    digits = f"0{digits}" if digits.startswith(".") else digits.rstrip(".")
    return f"{digits} dot 10^({int(exponent)})" if exponent else digits


def bare(replacement: str) -> str:
    """A replacement without the label of its group."""
    match = re.fullmatch(r"\{\{\s*(.*?)\s*(?::\s*[\w-]+\s*)?\}\}", replacement.strip())
    return match[1] if match else replacement.strip()


def replacement_strength(replacement: str) -> int:
    text = bare(replacement)
    if re.fullmatch(r"[0-9]+(\.[0-9]+)?|[A-Za-z]+(_\w)?", text):
        return ATOM
    if re.fullmatch(r"[0-9]*(\.[0-9]+)?\s*\w*|frac\([^()]*\)|\w+\([^()]*\)", text):
        return PRODUCT
    return SUM
