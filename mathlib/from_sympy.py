"""Sympy expressions as syntax trees, arranged as a textbook would write them."""

from __future__ import annotations

from fractions import Fraction
from functools import reduce

import sympy
from sympy.functions.elementary.piecewise import ExprCondPair
from sympy.logic.boolalg import BooleanFalse, BooleanTrue

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
    Variable,
)

FUNCTIONS: dict[type, str] = {
    sympy.sin: "sin", sympy.cos: "cos", sympy.tan: "tan", sympy.asin: "asin", sympy.acos: "acos",
    sympy.atan: "atan", sympy.sinh: "sinh", sympy.cosh: "cosh", sympy.tanh: "tanh",
    sympy.exp: "exp", sympy.log: "log", sympy.Abs: "abs", sympy.sign: "sign",
    sympy.floor: "floor", sympy.ceiling: "ceil", sympy.Min: "min", sympy.Max: "max",
}  # fmt: skip
RELATIONS: dict[type, str] = {
    sympy.StrictLessThan: "<",
    sympy.LessThan: "<=",
    sympy.StrictGreaterThan: ">",
    sympy.GreaterThan: ">=",
}
HALF = sympy.Rational(1, 2)


def tree_of(expression: sympy.Expr, decimal: bool = False) -> Node:
    """The tree of a sympy expression; ValueError where a part has no counterpart.

    `decimal` writes a rational number as a decimal where a short one is exact (0.7, not 7/10).
    """
    if expression.is_Rational:
        return rational(Fraction(int(expression.p), int(expression.q)))
    if expression is sympy.pi:
        return Constant("pi")
    if expression is sympy.E:
        return Constant("e")
    if expression.is_Float:
        return rational(Fraction(str(expression)))
    if isinstance(expression, sympy.Symbol):
        return Variable(expression.name)
    if isinstance(expression, sympy.Add):
        return _sum(expression)
    if isinstance(expression, sympy.Mul):
        return _product(expression)
    if isinstance(expression, sympy.Pow):
        return _power(expression.base, expression.exp)
    if isinstance(expression, sympy.Piecewise):
        return _cases(list(expression.args))
    if name := FUNCTIONS.get(type(expression)):
        return Call(name, tuple(tree_of(part) for part in expression.args))
    raise ValueError(f"{expression} has no counterpart in the vocabulary")


def rational(value: Fraction) -> Node:
    """A whole number, or a quotient of two; negative ones carry their sign in front."""
    if value < 0:
        return Negative(rational(-value))
    if value.denominator == 1:
        return Number(value)
    return Binary("/", Number(Fraction(value.numerator)), Number(Fraction(value.denominator)))


def _sum(expression: sympy.Add) -> Node:
    first, *rest = expression.as_ordered_terms()
    tree = tree_of(first)
    for term in rest:
        part = tree_of(term)
        negative = isinstance(part, Negative)
        tree = Binary("-", tree, part.operand) if negative else Binary("+", tree, part)
    return tree


def _product(expression: sympy.Mul) -> Node:
    coefficient, factors = expression.as_coeff_mul()
    if coefficient.is_negative:
        return Negative(tree_of(-expression))
    above, below = [], []
    for factor in sympy.Mul(*factors, evaluate=False).as_ordered_factors():
        base, exponent = factor.as_base_exp()
        if isinstance(factor, sympy.Pow) and exponent.is_Rational and exponent < 0:
            below.append(_power(base, -exponent))
        else:
            above.append(tree_of(factor))
    if coefficient.p != 1:
        above.insert(0, Number(Fraction(int(coefficient.p))))
    if coefficient.q != 1:
        below.insert(0, Number(Fraction(int(coefficient.q))))
    numerator = _multiply(above) if above else Number(Fraction(1))
    return Binary("/", numerator, _multiply(below)) if below else numerator


def _multiply(factors: list[Node]) -> Node:
    return reduce(lambda left, right: Binary("*", left, right), factors)


def _power(base: sympy.Expr, exponent: sympy.Expr) -> Node:
    if exponent == 1:
        return tree_of(base)
    if exponent.is_Rational and exponent < 0:
        return Binary("/", Number(Fraction(1)), _power(base, -exponent))
    if exponent == HALF:
        return Call("sqrt", (tree_of(base),))
    return Binary("^", tree_of(base), tree_of(exponent))


def _cases(pairs: list[ExprCondPair]) -> Node:
    value, condition = pairs[0].args
    if isinstance(condition, BooleanTrue):
        return tree_of(value)
    if len(pairs) == 1:
        raise ValueError("a piecewise function must say what holds otherwise")
    return Choice(tree_of(value), condition_of(condition), _cases(pairs[1:]))


def condition_of(condition: sympy.Basic) -> Condition:
    """The tree of a sympy relation, or of a combination of relations."""
    if name := RELATIONS.get(type(condition)):
        return Comparison((name,), tuple(tree_of(part) for part in condition.args))
    if isinstance(condition, sympy.Not):
        return Logic("not", (condition_of(condition.args[0]),))
    if isinstance(condition, sympy.And | sympy.Or):
        operator = "and" if isinstance(condition, sympy.And) else "or"
        parts = [condition_of(part) for part in condition.args]
        return reduce(lambda left, right: Logic(operator, (left, right)), parts)
    if isinstance(condition, BooleanTrue | BooleanFalse):
        bound = Number(Fraction(1 if condition else 0))
        return Comparison(("<",), (Number(Fraction(0)), bound))
    raise ValueError(f"{condition} has no counterpart in the vocabulary")
