"""Text to a syntax tree, by an allow-list: what is not described here is refused.

Precedence, loosest first: `a if c else b`, `or`, `and`, `not`, comparisons, `+ -`, then `* /` and
implied products (left to right, so `1/2x` is `(1/2) x`), the sign (`-x^2` is `-(x^2)`), and powers
(right to left).
"""

from __future__ import annotations

from collections.abc import Sequence

from mathlib.formula import (
    DEEPEST,
    Binary,
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
)
from mathlib.parsing.lexer import Token
from mathlib.parsing.operands import (
    AND,
    CHOICE,
    COMPARE,
    COMPARISONS,
    FACTOR,
    NOT,
    OR,
    POWER,
    PRODUCT,
    SUM,
    OperandParser,
    literal,
)
from mathlib.parsing.suggestions import KEYWORDS, check_variables

BINDING = {
    "if": CHOICE, "or": OR, "and": AND, "<": COMPARE, "<=": COMPARE, ">": COMPARE, ">=": COMPARE,
    "+": SUM, "-": SUM, "*": PRODUCT, "/": PRODUCT, "^": POWER,
}  # fmt: skip


def parse_tree(source: str, variables: Sequence[str]) -> Node:
    """The tree of a formula in the given variables; ExpressionError where it is not one.

    >>> parse_tree("2x", ["x"])
    Binary(operator='*', left=Number(value=Fraction(2, 1), text='2'), right=Variable(name='x'))
    """
    return parse_with_notes(source, variables)[0]


def parse_with_notes(source: str, variables: Sequence[str], start: int = 0) -> tuple[Node, tuple[str, ...]]:
    """The tree of a formula, and how it was read where its author may have meant something else.

    The formula begins at an index of the text; columns in errors count from the beginning of the text.

    >>> parse_with_notes("1/2x + e^2x", ["x"])[1]
    ('1/2x is read as (1/2) x', 'e^2x is read as (e^2) x')
    """
    check_variables(variables)
    parser = Parser(source, variables, start)
    return parser.formula(), tuple(parser.notes)


class Parser(OperandParser):
    """A Pratt parser: one loop that compares how strongly neighbouring operators bind."""

    def __init__(self, source: str, variables: Sequence[str], start: int = 0) -> None:
        super().__init__(source, variables, start)
        self.depth = 0
        self.notes: list[str] = []
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
        if is_word or token.kind in ("root", "index", "fraction") or token.text in ("(", "{"):
            return PRODUCT
        if token.text == "|":
            return 0 if token.kind == "closing" or (self.bars and token.kind != "opening") else PRODUCT
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
        return self.implied_product(first, start)

    def implied_product(self, left: Node, start: Token) -> Node:
        """`2x`, with a note where it is not plain that the left factor ends there."""
        after, begins = self.tokens[self.position - 1], self.here
        if begins.text == "|" and after.text != "|" and self.has_bar(start):
            raise self.error("it is not clear which bars belong together", begins, "write abs(...)")
        product = Binary("*", left, self.number(FACTOR))
        if _may_go_on(left, after, begins):
            first = self.text(start.column, begins.column)
            rest = self.text(begins.column, self.here.column)
            self.notes.append(f"{first}{rest} is read as ({first}) {rest}")
        return product

    def has_bar(self, start: Token) -> bool:
        """Whether a bar was closed in the product that begins with a token."""
        before = self.tokens[self.tokens.index(start) : self.position]
        return any(token.text == "|" for token in before)

    def text(self, start: int, end: int) -> str:
        return self.source[start - 1 : end - 1].rstrip()

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

    def condition_after_not(self) -> Logic:
        return Logic("not", (self.truth(NOT),))


def _may_go_on(left: Node, after: Token, begins: Token) -> bool:
    """Whether what follows might be meant to belong to the denominator or the exponent at the left."""
    if after.text in (")", "}", "|") or not isinstance(left, Binary):
        return False
    if left.operator == "/":
        return True
    is_number = isinstance(left.left, Number | Constant) and after.kind == "number"
    return left.operator == "^" and is_number and begins.column == after.column + len(after.text)
