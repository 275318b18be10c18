"""Text to a syntax tree, by an allow-list: what is not described here is refused.

Precedence, loosest first: `a if c else b`, `or`, `and`, `not`, comparisons, `+ -`, then `* /` and
implied products (left to right, so `1/2x` is `(1/2) x`), the sign (`-x^2` is `-(x^2)`), and powers
(right to left).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from fractions import Fraction

from mathlib.budget import DEEPEST, check_literal, check_power, check_tree
from mathlib.errors import ExpressionError
from mathlib.spelling import KEYWORDS, split, unknown
from mathlib.syntax import (
    Binary,
    Call,
    Choice,
    Comparison,
    Condition,
    Constant,
    Logic,
    Negative,
    Node,
    Number,
    Tree,
    Variable,
)
from mathlib.tokens import Token, tokens
from mathlib.vocabulary import CONSTANTS, VOCABULARY

CHOICE, OR, AND, NOT, COMPARE, SUM, PRODUCT, FACTOR, POWER = range(1, 10)
BINDING = {
    "if": CHOICE, "or": OR, "and": AND, "<": COMPARE, "<=": COMPARE, ">": COMPARE, ">=": COMPARE,
    "+": SUM, "-": SUM, "*": PRODUCT, "/": PRODUCT, "^": POWER,
}  # fmt: skip
COMPARISONS = ("<", "<=", ">", ">=")


def parse_tree(source: str, variables: Sequence[str]) -> Node:
    """The tree of a formula in the given variables; ExpressionError where it is not one.

    >>> parse_tree("2x", ["x"])
    Binary(operator='*', left=Number(value=Fraction(2, 1), text='2'), right=Variable(name='x'))
    """
    check_variables(variables)
    tree = Parser(source, variables).formula()
    check_tree(tree, source)
    return tree


def check_variables(variables: Sequence[str]) -> None:
    """ValueError for variables that cannot be told from each other or from the vocabulary."""
    for name in variables:
        if not re.fullmatch("[A-Za-z][A-Za-z0-9_]*", name):
            raise ValueError(f"{name!r} cannot be the name of a variable")
        if name in VOCABULARY or name in CONSTANTS or name in KEYWORDS:
            raise ValueError(f"{name!r} has a meaning already and cannot name a variable")
    if len(set(variables)) < len(variables):
        raise ValueError(f"the variables {', '.join(variables)} are not all different")


class Parser:
    """A Pratt parser: one loop that compares how strongly neighbouring operators bind."""

    def __init__(self, source: str, variables: Sequence[str]) -> None:
        self.source = source
        self.variables = tuple(variables)
        self.tokens = [part for token in tokens(source) for part in self.words(token)]
        self.position = 0
        self.depth = 0

    def words(self, token: Token) -> list[Token]:
        """A name that is a product of names (`xy`) as the names it is made of."""
        if token.kind != "name":
            return [token]
        parts = split(token.text, self.variables)
        if parts is None:
            raise unknown(token.text, self.variables, self.source, token.column)
        if len(parts) == 1:
            return [Token("name", parts[0], token.column)]
        columns = [token.column + len("".join(parts[:index])) for index in range(len(parts))]
        return [Token("name", part, at) for part, at in zip(parts, columns, strict=True)]

    @property
    def here(self) -> Token:
        return self.tokens[self.position]

    def take(self) -> Token:
        self.position += 1
        return self.tokens[self.position - 1]

    def error(self, message: str, token: Token, suggestion: str = "") -> ExpressionError:
        return ExpressionError(message, self.source, token.column, suggestion)

    def formula(self) -> Node:
        if self.here.kind == "end":
            raise self.error("there is no formula", self.here, "write one, such as x^2")
        start = self.here
        tree = self.value(self.expression(CHOICE), start)
        if self.here.kind != "end":
            raise self.leftover()
        return tree

    def leftover(self) -> ExpressionError:
        token, before = self.here, self.tokens[self.position - 1]
        if token.text == ")":
            return self.error("this bracket was never opened", token, "remove it")
        if token.text == "," and self.is_decimal_comma():
            after = self.tokens[self.position + 1]
            right = f"{before.text}.{after.text}"
            return self.error("a comma separates arguments", token, f"did you mean {right}?")
        if token.text == "else":
            return self.error("'else' without 'if'", token, "write a if x < 1 else b")
        if token.kind == "number":
            return self.error("an operator is missing before this number", token, "write * or ^ before it")
        return self.error(f"'{token.text}' was not expected here", token)

    def is_decimal_comma(self) -> bool:
        around = self.tokens[self.position - 1], self.tokens[self.position + 1]
        return all(token.kind == "number" and "." not in token.text for token in around)

    def value(self, tree: Tree, start: Token) -> Node:
        if isinstance(tree, Comparison | Logic):
            raise self.error("a comparison is not a number", start, "write a if x < 1 else b with it")
        return tree

    def condition(self, tree: Tree, start: Token) -> Condition:
        if not isinstance(tree, Comparison | Logic):
            raise self.error("a condition was expected", start, "compare, as in x < 1")
        return tree

    def number(self, binding: int) -> Node:
        start = self.here
        return self.value(self.expression(binding), start)

    def truth(self, binding: int) -> Condition:
        start = self.here
        return self.condition(self.expression(binding), start)

    def expression(self, binding: int) -> Tree:
        """Reads on for as long as operators bind at least as strongly as `binding`."""
        self.depth += 1
        if self.depth > DEEPEST:
            raise self.error(f"more than {DEEPEST} levels of nesting", self.here)
        start = self.here
        left = self.prefix(binding)
        while (strength := self.strength()) >= binding:
            left = self.infix(left, start, strength)
        self.depth -= 1
        return left

    def strength(self) -> int:
        token = self.here
        if token.kind == "power":
            return POWER
        if token.text == "(" or (token.kind == "name" and token.text not in KEYWORDS):
            return PRODUCT
        return BINDING.get(token.text, 0)

    def infix(self, left: Tree, start: Token, strength: int) -> Tree:
        token = self.here
        if strength in (OR, AND):
            self.take()
            return Logic(token.text, (self.condition(left, start), self.truth(strength + 1)))
        first = self.value(left, start)
        if strength == CHOICE:
            return self.choice(first)
        if strength == COMPARE:
            return self.comparison(first)
        if strength == POWER:
            return self.power(first)
        if token.text in ("+", "-", "*", "/"):
            self.take()
            return Binary(token.text, first, self.number(strength + 1))
        return Binary("*", first, self.number(FACTOR))

    def choice(self, then: Node) -> Choice:
        opening = self.take()
        condition = self.truth(OR)
        if self.here.text != "else":
            raise self.error("this 'if' has no 'else'", opening, "write a if x < 1 else b")
        self.take()
        return Choice(then, condition, self.number(CHOICE))

    def comparison(self, first: Node) -> Comparison:
        operators, operands = [], [first]
        while self.here.text in COMPARISONS:
            operators.append(self.take().text)
            operands.append(self.number(SUM))
        return Comparison(tuple(operators), tuple(operands))

    def power(self, base: Node) -> Node:
        token = self.take()
        if token.kind == "power":
            exponent: Node = literal(token.text.lstrip("-"))
            exponent = Negative(exponent) if token.text.startswith("-") else exponent
        else:
            exponent = self.number(POWER)
        check_power(base, exponent, self.source, token.column)
        return Binary("^", base, exponent)

    def prefix(self, binding: int) -> Tree:
        token = self.take()
        if token.kind == "number":
            check_literal(token.text, self.source, token.column)
            return literal(token.text)
        if token.text == "(":
            inner = self.expression(CHOICE)
            self.close(token)
            return inner
        if token.text == "-":
            return Negative(self.number(max(binding, PRODUCT)))
        if token.text == "+":
            return self.number(max(binding, PRODUCT))
        if token.text == "not":
            return Logic("not", (self.truth(NOT),))
        if token.text in VOCABULARY:
            return self.call(token)
        if token.kind == "name" and token.text not in KEYWORDS:
            return Constant(token.text) if token.text in CONSTANTS else Variable(token.text)
        self.position -= 1
        raise self.missing()

    def missing(self) -> ExpressionError:
        token = self.here
        before = self.tokens[self.position - 1].text if self.position else ""
        if token.kind == "end" or token.text == ")":
            return self.error(f"something is missing after '{before}'", token)
        return self.error(f"'{token.text}' was not expected here", token)

    def close(self, opening: Token) -> None:
        if self.here.kind == "end":
            raise self.error("this bracket is never closed", opening, "add ')'")
        if self.here.text != ")":
            raise self.leftover()
        self.take()

    def call(self, name: Token) -> Call:
        if self.here.text != "(":
            return Call(name.text, (self.bare_argument(name),))
        opening = self.take()
        arguments = [self.number(CHOICE)]
        while self.here.text == ",":
            if len(arguments) == VOCABULARY[name.text].most:
                raise self.leftover_argument(name)
            self.take()
            arguments.append(self.number(CHOICE))
        self.close(opening)
        if len(arguments) < VOCABULARY[name.text].least:
            raise self.error(f"{name.text} needs two arguments", name, f"write {name.text}(x, 1)")
        return Call(name.text, tuple(arguments))

    def leftover_argument(self, name: Token) -> ExpressionError:
        if self.is_decimal_comma():
            return self.leftover()
        most = VOCABULARY[name.text].most
        count = "one argument" if most == 1 else f"at most {most} arguments"
        return self.error(f"{name.text} takes {count}", self.here)

    def bare_argument(self, name: Token) -> Node:
        """The argument of `sin x` or `sin 2x`, where nothing that follows could belong to it."""
        token = self.here
        if token.text == "^" or token.kind == "power":
            raise self.error(
                f"a power belongs after the argument of {name.text}",
                token,
                f"write {name.text}(x)^2 for the square, 1/{name.text}(x) for the reciprocal",
            )
        parts: list[Node] = []
        if token.kind == "number":
            check_literal(token.text, self.source, token.column)
            parts.append(literal(self.take().text))
        if self.is_symbol():
            symbol = self.take().text
            parts.append(Constant(symbol) if symbol in CONSTANTS else Variable(symbol))
        follows = self.here
        ends = follows.kind == "end" or follows.text in (
            "+",
            "-",
            ")",
            ",",
            *COMPARISONS,
            *KEYWORDS,
        )
        if not parts or not (ends or follows.text in VOCABULARY):
            raise self.error(f"it is not clear what {name.text} is taken of", name, f"write {name.text}(...)")
        return parts[0] if len(parts) == 1 else Binary("*", parts[0], parts[1])

    def is_symbol(self) -> bool:
        return self.here.text in CONSTANTS or self.here.text in self.variables


def literal(text: str) -> Number:
    return Number(Fraction(text), text)
