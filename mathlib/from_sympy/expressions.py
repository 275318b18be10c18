"""Sympy expressions as trees: their sums, products and powers in the order of a textbook."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import reduce

import sympy

from mathlib.formula import (
    VOCABULARY,
    Binary,
    Call,
    Choice,
    Constant,
    Negative,
    Node,
    Number,
    Variable,
    sympy_functions,
)
from mathlib.from_sympy.conditions import cases, step_condition
from mathlib.from_sympy.numerals import decimal_text, rational, whole

FUNCTIONS: dict[object, str] = {
    reading: name
    for name, entry in VOCABULARY.items()
    for reading in (entry.symbolic, entry.formal)
    if isinstance(reading, type)
} | {sympy_functions.Max: "max", sympy_functions.Min: "min", sympy.log: "log"}
RECIPROCALS: Mapping[type[sympy.Basic], str] = {
    **{sympy.cot: "tan", sympy.sec: "cos", sympy.csc: "sin"},
    **{sympy.coth: "tanh", sympy.sech: "cosh", sympy.csch: "sinh"},
}
"""Functions that sympy writes for one over another function."""

HALF = sympy.Rational(1, 2)


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
    return _Writer(decimal, known or {}).write(expression)


@dataclass(frozen=True)
class _Writer:
    """Writes a sympy expression as a tree."""

    decimal: bool
    known: Mapping[sympy.Expr, Node]

    def write(self, expression: sympy.Expr) -> Node:
        if expression in self.known:
            return self.known[expression]
        match expression:
            case sympy.Rational():
                return rational(Fraction(int(expression.p), int(expression.q)), self.decimal)
            case sympy.Float():
                return rational(Fraction(str(expression)), self.decimal)
            case sympy_functions.UNDEFINED | sympy.nan | sympy.I | sympy.zoo:
                return Binary("/", whole(0), whole(0))
            case sympy.Symbol():
                return Variable(expression.name)
            case sympy.Add():
                return self.sum(expression)
            case sympy.Mul():
                return self.product(expression)
            case sympy.Pow():
                return self.power(expression.base, expression.exp)
            case sympy.Piecewise():
                return cases(expression.args, self.write)
            case sympy_functions.Step():
                return Choice(whole(1), step_condition(expression, self.write), whole(0))
            case sympy_functions.Branch():
                condition, then, otherwise = expression.args
                return Choice(self.write(then), condition.tree, self.write(otherwise))
            case sympy.pi:
                return Constant("pi")
            case sympy.E:
                return Constant("e")
        if isinstance(expression, sympy.exp) and not expression.free_symbols:
            if expression.exp == -1:
                return Binary("/", whole(1), Constant("e"))
            return Binary("^", Constant("e"), self.write(expression.exp))
        if name := FUNCTIONS.get(expression.func):
            return Call(name, tuple(self.write(part) for part in expression.args))
        if name := RECIPROCALS.get(expression.func):
            return Binary("/", whole(1), Call(name, (self.write(expression.args[0]),)))
        raise ValueError(f"{expression} has no counterpart in the vocabulary")

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
            and (text := decimal_text(number))
        ):
            above.insert(0, Number(number, text))
        else:
            above[:0] = [whole(number.numerator)] if number.numerator != 1 else []
            below[:0] = [whole(number.denominator)] if number.denominator != 1 else []
        numerator = _multiply(above) if above else whole(1)
        return Binary("/", numerator, _multiply(below)) if below else numerator

    def power(self, base: sympy.Expr, exponent: sympy.Expr) -> Node:
        if exponent == 1:
            return self.write(base)
        if exponent.is_Rational and exponent < 0:
            return Binary("/", whole(1), self.power(base, -exponent))
        if exponent == HALF:
            return Call("sqrt", (self.write(base),))
        return Binary("^", self.write(base), self.write(exponent))


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
