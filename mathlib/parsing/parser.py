"""Text to a syntax tree, by an allow-list: what is not described here is refused.

Precedence, loosest first: `a if c else b`, `or`, `and`, `not`, comparisons, `+ -`, then `* /` and
implied products (left to right, so `1/2x` is `(1/2) x`), the sign (`-x^2` is `-(x^2)`), and powers
(right to left).
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from mathlib.formula import (
    CONSTANTS,
    DEEPEST,
    VOCABULARY,
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
    SizeChecker,
    Tree,
    Variable,
    check_literal,
)
from mathlib.parsing.lexer import Token
from mathlib.parsing.suggestions import KEYWORDS, check_variables
from mathlib.parsing.token_stream import TokenStream

CHOICE, OR, AND, NOT, COMPARE, SUM, PRODUCT, FACTOR, POWER = range(1, 10)
BINDING = {
    "if": CHOICE, "or": OR, "and": AND, "<": COMPARE, "<=": COMPARE, ">": COMPARE, ">=": COMPARE,
    "+": SUM, "-": SUM, "*": PRODUCT, "/": PRODUCT, "^": POWER,
}  # fmt: skip
COMPARISONS = ("<", "<=", ">", ">=")
ENDS = ("+", "-", ")", ",", *COMPARISONS, *KEYWORDS)
"""What may follow an argument without brackets."""


def parse_tree(source: str, variables: Sequence[str], start: int = 0) -> Node:
    """The tree of a formula in the given variables; ExpressionError where it is not one.

    The formula begins at an index of the text; columns in errors count from the beginning of the text.

    >>> parse_tree("2x", ["x"])
    Binary(operator='*', left=Number(value=Fraction(2, 1), text='2'), right=Variable(name='x'))
    """
    check_variables(variables)
    return Parser(source, variables, start).formula()


class Parser(TokenStream):
    """A Pratt parser: one loop that compares how strongly neighbouring operators bind."""

    def __init__(self, source: str, variables: Sequence[str], start: int = 0) -> None:
        super().__init__(source, variables, start)
        self.depth = 0
        self.sizes = SizeChecker(source)

    def formula(self) -> Node:
        if self.here.kind == "end":
            raise self.error("there is no formula", self.here, "write one, such as x^2")
        start = self.here
        tree = self.value(self.expression(CHOICE), start)
        if self.here.kind != "end":
            raise self.leftover()
        return tree

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
        self.sizes.check(left, start.column)
        while (strength := self.strength()) >= binding:
            left = self.infix(left, start, strength)
            self.sizes.check(left, start.column)
        self.depth -= 1
        return left

    def strength(self) -> int:
        token = self.here
        if token.kind == "power":
            return POWER
        is_word = token.kind == "name" and token.text not in KEYWORDS
        if is_word or token.kind == "root" or token.text == "(":
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
        power = Binary("^", base, exponent)
        self.sizes.check_power(power, token.column)
        return power

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
        if token.kind == "root":
            return self.root(token)
        if token.text in VOCABULARY:
            return self.call(token)
        if token.kind == "name" and token.text not in KEYWORDS:
            return Constant(token.text) if token.text in CONSTANTS else Variable(token.text)
        self.position -= 1
        raise self.missing()

    def call(self, name: Token) -> Call:
        few = self.error(f"{name.text} needs two arguments", name, f"write {name.text}(x, 1)")
        if self.here.text != "(":
            if VOCABULARY[name.text].least > 1:
                raise few
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
            raise few
        return Call(name.text, tuple(arguments))

    def bare_argument(self, name: Token) -> Node:
        """The argument of `sin x` or `sin 2x`, where nothing that follows could belong to it."""
        token = self.here
        if token.text == "^" or token.kind == "power":
            advice = f"write {name.text}(x)^2 for the square, 1/{name.text}(x) for the reciprocal"
            advice += f", a{name.text}(x) for the inverse" if f"a{name.text}" in VOCABULARY else ""
            raise self.error(f"a power belongs after the argument of {name.text}", token, advice)
        factors = [self.prefix(FACTOR)] if token.kind == "number" else []
        if self.is_symbol():
            factors.append(self.prefix(FACTOR))
        follows = self.here
        ends = follows.kind == "end" or follows.text in ENDS or follows.text in VOCABULARY
        if not factors or not ends:
            advice = f"write {name.text}(...)"
            raise self.error(f"it is not clear what {name.text} is taken of", name, advice)
        first, *rest = (self.value(factor, token) for factor in factors)
        return Binary("*", first, rest[0]) if rest else first

    def root(self, sign: Token) -> Call:
        """`√2`, `√x` or `√(x + 1)`: the sign covers one number, name or bracket."""
        token = self.here
        if not (token.kind == "number" or token.text == "(" or self.is_symbol()):
            raise self.error("it is not clear what √ covers", sign, "write sqrt(...)")
        covered = self.value(self.prefix(POWER), token)
        continues = self.strength() >= PRODUCT and self.here.text not in ("*", "/")
        if token.text != "(" and continues:
            raise self.error("it is not clear what √ covers", sign, "write sqrt(...)")
        return Call("sqrt", (covered,))

    def is_symbol(self) -> bool:
        return self.here.text in CONSTANTS or self.here.text in self.variables


def literal(text: str) -> Number:
    return Number(Fraction(text), text)
