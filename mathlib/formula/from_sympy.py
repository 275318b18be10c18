"""Sympy expressions as syntax trees, arranged as a textbook would write them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from functools import reduce

import sympy
from sympy.logic.boolalg import BooleanAtom

from mathlib.formula import sympy_functions
from mathlib.formula.elementary_functions import VOCABULARY
from mathlib.formula.tree import (
    FALSE,
    TRUE,
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
    Variable,
)

FUNCTIONS: dict[object, str] = {
    reading: name
    for name, entry in VOCABULARY.items()
    for reading in (entry.symbolic, entry.formal)
    if isinstance(reading, type)
} | {sympy_functions.Max: "max", sympy_functions.Min: "min", sympy.log: "log"}
RELATIONS: dict[type, str] = {
    sympy.StrictLessThan: "<",
    sympy.LessThan: "<=",
    sympy.StrictGreaterThan: ">",
    sympy.GreaterThan: ">=",
}
RECIPROCALS: Mapping[type[sympy.Basic], str] = {
    **{sympy.cot: "tan", sympy.sec: "cos", sympy.csc: "sin"},
    **{sympy.coth: "tanh", sympy.sech: "cosh", sympy.csch: "sinh"},
}
"""Functions that sympy writes for one over another function."""

HALF = sympy.Rational(1, 2)
MOST_DECIMALS, LONGER = 6, 2
"""Decimals that are always written; more where they take at most so many signs more than a fraction."""


def tree_of(
    expression: sympy.Expr, decimal: bool = False, known: Mapping[sympy.Expr, Node] | None = None
) -> Node:
    """The tree of a sympy expression; ValueError where a part has no counterpart.

    `decimal` writes a rational number as a decimal where a short one is exact (0.7, not 7/10).
    Parts that are `known` are written as the trees that are given for them.

    >>> x = sympy.Symbol("x")
    >>> tree_of(-x)
    Negative(operand=Variable(name='x'))
    """
    return TreeWriter(decimal, known or {}).write(expression)


@dataclass(frozen=True)
class TreeWriter:
    """Writes a sympy expression as a tree."""

    decimal: bool
    known: Mapping[sympy.Expr, Node] = field(default_factory=dict)

    def write(self, expression: sympy.Expr) -> Node:
        if expression in self.known:
            return self.known[expression]
        match expression:
            case sympy.Rational():
                return self.rational(Fraction(int(expression.p), int(expression.q)))
            case sympy.Float():
                return self.rational(Fraction(str(expression)))
            case sympy_functions.UNDEFINED | sympy.nan | sympy.I | sympy.zoo:
                return Binary("/", _whole(0), _whole(0))
            case sympy.Symbol():
                return Variable(expression.name)
            case sympy.Add():
                return self.sum(expression)
            case sympy.Mul():
                return self.product(expression)
            case sympy.Pow():
                return self.power(expression.base, expression.exp)
            case sympy.Piecewise():
                return self.cases(list(expression.args))
            case sympy_functions.Step():
                return Choice(_whole(1), self.step(expression), _whole(0))
            case sympy_functions.Branch():
                condition, then, otherwise = expression.args
                return Choice(self.write(then), condition.tree, self.write(otherwise))
            case sympy.pi:
                return Constant("pi")
            case sympy.E:
                return Constant("e")
        if isinstance(expression, sympy.exp) and not expression.free_symbols:
            if expression.exp == -1:
                return Binary("/", _whole(1), Constant("e"))
            return Binary("^", Constant("e"), self.write(expression.exp))
        if name := FUNCTIONS.get(expression.func):
            return Call(name, tuple(self.write(part) for part in expression.args))
        if name := RECIPROCALS.get(expression.func):
            return Binary("/", _whole(1), Call(name, (self.write(expression.args[0]),)))
        raise ValueError(f"{expression} has no counterpart in the vocabulary")

    def rational(self, value: Fraction) -> Node:
        """A whole number, a decimal or a quotient; a negative one has its sign in front."""
        if value < 0:
            return Negative(self.rational(-value))
        if value.denominator == 1:
            return _whole(value.numerator)
        if self.decimal and (text := _decimal(value)):
            return Number(value, text)
        return Binary("/", _whole(value.numerator), _whole(value.denominator))

    def sum(self, expression: sympy.Add) -> Node:
        """The terms in sympy's order, but not beginning with a minus where that can be helped.

        Of a number, the fraction is the last: pi + 0.1, but 1 + sqrt(2).
        """
        terms = expression.as_ordered_terms()
        if not expression.free_symbols:
            terms.sort(key=lambda term: term.is_Rational and not term.is_Integer)
        parts = [self.write(term) for term in terms]
        first = next((part for part in parts if not isinstance(part, Negative)), parts[0])
        parts.remove(first)
        tree = first
        for part in parts:
            operator, term = ("-", part.operand) if isinstance(part, Negative) else ("+", part)
            tree = Binary(operator, tree, term)
        return tree

    def product(self, expression: sympy.Mul) -> Node:
        coefficient, factors = expression.as_coeff_mul()
        if coefficient.is_negative:
            return Negative(self.write(-expression))
        above: list[Node] = []
        below: list[Node] = []
        for factor in sorted(factors, key=_place):
            base, exponent = factor.as_base_exp()
            is_power = isinstance(factor, sympy.Pow) or (exponent.is_Integer and not factor.free_symbols)
            if is_power and exponent.is_Rational and exponent < 0:
                below.append(self.power(base, -exponent))
            else:
                above.append(self.write(factor))
        number = Fraction(int(coefficient.p), int(coefficient.q))
        if (
            self.decimal
            and expression.free_symbols
            and number.denominator != 1
            and (text := _decimal(number))
        ):
            above.insert(0, Number(number, text))
        else:
            above[:0] = [_whole(number.numerator)] if number.numerator != 1 else []
            below[:0] = [_whole(number.denominator)] if number.denominator != 1 else []
        numerator = _multiply(above) if above else _whole(1)
        return Binary("/", numerator, _multiply(below)) if below else numerator

    def power(self, base: sympy.Expr, exponent: sympy.Expr) -> Node:
        if exponent == 1:
            return self.write(base)
        if exponent.is_Rational and exponent < 0:
            return Binary("/", _whole(1), self.power(base, -exponent))
        if exponent == HALF:
            return Call("sqrt", (self.write(base),))
        return Binary("^", self.write(base), self.write(exponent))

    def step(self, step: sympy_functions.Step) -> Comparison:
        """The condition on which a step is 1; it reads from what varies to what does not."""
        left, right = (self.write(side) for side in step.args)
        if step.args[0].free_symbols:
            return Comparison((">",), (left, right))
        return Comparison(("<",), (right, left))

    def cases(self, pairs: list[sympy.Basic]) -> Node:
        value, condition = pairs[0].args
        if condition == sympy.true:
            return self.write(value)
        if len(pairs) == 1:
            raise ValueError("a piecewise function needs a value for all other cases")
        return Choice(self.write(value), self.condition(condition), self.cases(pairs[1:]))

    def condition(self, condition: sympy.Basic) -> Condition:
        if name := RELATIONS.get(type(condition)):
            return Comparison((name,), tuple(self.write(part) for part in condition.args))
        if isinstance(condition, sympy.Not):
            return Logic("not", (self.condition(condition.args[0]),))
        if isinstance(condition, sympy.And | sympy.Or):
            operator = "and" if isinstance(condition, sympy.And) else "or"
            parts = [self.condition(part) for part in condition.args]
            return reduce(lambda left, right: Logic(operator, (left, right)), parts)
        if isinstance(condition, BooleanAtom):
            return TRUE if condition else FALSE
        raise ValueError(f"{condition} has no counterpart in the vocabulary")


def _whole(value: int) -> Number:
    return Number(Fraction(value))


def _decimal(value: Fraction) -> str:
    """The decimal of a positive fraction; empty where it never ends, or is long and longer than that."""
    longest = len(f"{value.numerator}/{value.denominator}") + LONGER
    for places in range(1, max(MOST_DECIMALS, longest) + 1):
        if (scaled := value * 10**places).denominator == 1:
            digits = str(scaled.numerator).rjust(places + 1, "0")
            text = f"{digits[:-places]}.{digits[-places:]}"
            return text if places <= MOST_DECIMALS or len(text) <= longest else ""
    return ""


def _multiply(factors: list[Node]) -> Node:
    return reduce(lambda left, right: Binary("*", left, right), factors)


def _place(factor: sympy.Expr) -> tuple[int, object]:
    """Where a factor stands: numbers, variables, sums, exponentials, functions, sums of functions."""
    base, exponent = factor.as_base_exp()
    key = sympy.default_sort_key(factor)
    if exponent.free_symbols or isinstance(factor, sympy.exp):
        return 3, key
    if isinstance(base, sympy.Add):
        return (5 if base.atoms(sympy.Function) else 2), key
    if isinstance(base, sympy.Function):
        return 4, key
    return (1 if base.free_symbols else 0), key
