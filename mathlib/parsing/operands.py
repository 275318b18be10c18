"""Operands of a formula: numbers, names, brackets, bars, roots, fractions and calls of functions."""

from __future__ import annotations

from abc import ABC, abstractmethod
from fractions import Fraction

from mathlib.formula import (
    CONSTANTS,
    FUNCTIONS,
    Binary,
    Call,
    Constant,
    Logic,
    Negative,
    Node,
    Number,
    Tree,
    Variable,
    check_literal,
)
from mathlib.parsing.lexer import Token
from mathlib.parsing.suggestions import KEYWORDS
from mathlib.parsing.token_stream import TokenStream

CHOICE, OR, AND, NOT, COMPARE, SUM, PRODUCT, FACTOR, POWER = range(1, 10)
COMPARISONS = ("<", "<=", ">", ">=")
ENDS = ("+", "-", ")", "}", "|", ",", *COMPARISONS, *KEYWORDS)
"""What may follow an argument without brackets."""

BRACKETS = {"(": ")", "{": "}", "|": "|"}
INVERSES = ("sin", "cos", "tan", "sinh", "cosh", "tanh")
LOGARITHMS = {"2": "log2", "10": "log10"}


class OperandParser(TokenStream, ABC):
    """The part of the parser that reads what stands between operators."""

    bars: int = 0
    """How many bars are open within the innermost brackets."""

    @abstractmethod
    def expression(self, binding: int) -> Tree:
        """Read on for as long as operators bind at least as strongly as `binding`."""

    @abstractmethod
    def number(self, binding: int) -> Node:
        """The same for what is no condition."""

    @abstractmethod
    def condition_after_not(self) -> Logic:
        """What `not` denies."""

    def prefix(self, binding: int) -> Tree:
        token = self.take()
        if token.kind == "number":
            check_literal(token.text, self.source, token.column)
            return literal(token.text)
        if token.text in ("(", "{"):
            return self.group(token)
        if token.text == "|" and token.kind != "closing":
            return self.size(token)
        if token.text == "-":
            return Negative(self.number(max(binding, PRODUCT)))
        if token.text == "+":
            return self.number(max(binding, PRODUCT))
        if token.text == "not":
            return self.condition_after_not()
        if token.kind in ("root", "index"):
            return self.root(token)
        if token.kind == "fraction":
            return Binary("/", self.braced(token), self.braced(token))
        if token.text in FUNCTIONS:
            return self.call(token)
        if token.kind == "name" and token.text not in KEYWORDS:
            return Constant(token.text) if token.text in CONSTANTS else Variable(token.text)
        self.position -= 1
        raise self.missing()

    def group(self, opening: Token) -> Tree:
        """The rest of a bracket; bars outside of it are not closed within."""
        outside, self.bars = self.bars, 0
        inner = self.expression(CHOICE)
        self.bars = outside
        self.close(opening, BRACKETS[opening.text])
        return inner

    def size(self, opening: Token) -> Call:
        """`|x|`: within bars, a bar after a complete operand closes them."""
        self.bars += 1
        inner = self.number(CHOICE)
        self.bars -= 1
        if self.here.text != "|" or self.here.kind == "opening":
            raise self.error("this bar is never closed", opening, "add '|', or write abs(...)")
        self.take()
        return Call("abs", (inner,))

    def braced(self, command: Token) -> Node:
        r"""One of the groups of `\frac{1}{2}`."""
        if self.here.text != "{":
            raise self.error("a fraction is missing its braces", command, r"write \frac{1}{2}")
        opening = self.take()
        return self.value(self.group(opening), opening)

    @abstractmethod
    def value(self, tree: Tree, start: Token) -> Node:
        """The tree, which must not be a condition."""

    def call(self, name: Token) -> Node:
        exponent = self.exponent_of(name)
        call = self.called(name)
        return call if exponent is None else Binary("^", call, exponent)

    def exponent_of(self, name: Token) -> Number | None:
        """The whole number n >= 1 of `sin^n(x)`, which is (sin(x))^n."""
        token = self.here
        if token.kind == "power":
            self.take()
            return self.whole(name, token, token.text)
        if token.text != "^":
            return None
        self.take()
        opening = self.take() if self.here.text in ("(", "{") else None
        sign = self.take().text if self.here.text == "-" else ""
        if self.here.kind != "number":
            raise self.misplaced_power(name, token)
        found = self.whole(name, token, sign + self.take().text)
        if opening is not None:
            self.close(opening, BRACKETS[opening.text])
        return found

    def whole(self, name: Token, sign: Token, text: str) -> Number:
        if not text.isdecimal() or name.text == "exp" or int(text) < 1:
            raise self.misplaced_power(name, sign)
        return literal(text)

    def called(self, name: Token) -> Node:
        function = FUNCTIONS[name.text]
        most = 2 if name.text in ("log", "ln") else function.most
        few = self.error(f"{name.text} needs two arguments", name, f"write {name.text}(x, 1)")
        if self.here.text not in ("(", "{"):
            if function.least > 1:
                raise few
            return Call(name.text, (self.bare_argument(name),))
        opening = self.take()
        outside, self.bars = self.bars, 0
        arguments = [self.number(CHOICE)]
        while self.here.text == ",":
            if len(arguments) == most:
                raise self.leftover_argument(name, most)
            self.take()
            arguments.append(self.number(CHOICE))
        self.bars = outside
        self.close(opening, BRACKETS[opening.text])
        if len(arguments) < function.least:
            raise few
        return logarithm(*arguments) if len(arguments) > function.most else Call(name.text, tuple(arguments))

    def bare_argument(self, name: Token) -> Node:
        """The argument of `sin x`, `sin 2x` or `sin |x|`, where nothing that follows could belong to it."""
        token = self.here
        factors = [self.prefix(FACTOR)] if token.kind in ("number", "fraction") else []
        if self.is_symbol() or (self.here.text == "|" and not self.bars and not factors):
            factors.append(self.prefix(FACTOR))
        follows = self.here
        ends = follows.kind == "end" or follows.text in ENDS or follows.text in FUNCTIONS
        if not factors or not ends:
            raise self.error(f"it is not clear what {name.text} is taken of", name, f"write {name.text}(...)")
        first, *rest = (self.value(factor, token) for factor in factors)
        return Binary("*", first, rest[0]) if rest else first

    def root(self, sign: Token) -> Node:
        r"""`√2`, `√x` or `√(x + 1)`, which covers one number, name or bracket; `\sqrt[3]{x}`."""
        token = self.here
        if not (token.kind == "number" or token.text in ("(", "{") or self.is_symbol()):
            raise self.error("it is not clear what √ covers", sign, "write sqrt(...)")
        covered = self.value(self.prefix(POWER), token)
        continues = self.strength() >= PRODUCT and self.here.text not in ("*", "/")
        if token.text not in ("(", "{") and continues:
            raise self.error("it is not clear what √ covers", sign, "write sqrt(...)")
        if sign.kind == "root" or sign.text == "2":
            return Call("sqrt", (covered,))
        if sign.text == "3":
            return Call("cbrt", (covered,))
        index = literal(sign.text)
        if index.value < 2:
            raise self.error("a root needs an index of 2 or more", sign)
        return Binary("^", covered, Binary("/", literal("1"), index))

    @abstractmethod
    def strength(self) -> int:
        """How strongly the next token binds as an operator; 0 where it is none."""

    def is_symbol(self) -> bool:
        return self.here.text in CONSTANTS or self.here.text in self.variables

    def misplaced_power(self, name: Token, token: Token) -> Exception:
        if name.text == "exp":
            return self.error("exp is a function", token, "write exp(x) or e^x")
        advice = f"write {name.text}(x)^2 for the square, 1/{name.text}(x) for the reciprocal"
        advice += f", a{name.text}(x) for the inverse" if name.text in INVERSES else ""
        return self.error(f"a power belongs after the argument of {name.text}", token, advice)


def literal(text: str) -> Number:
    return Number(Fraction(text), text)


def logarithm(argument: Node, base: Node) -> Node:
    """log(x, b), which is log(x)/log(b)."""
    if isinstance(base, Number) and str(base.value) in LOGARITHMS:
        return Call(LOGARITHMS[str(base.value)], (argument,))
    return Binary("/", Call("log", (argument,)), Call("log", (base,)))
