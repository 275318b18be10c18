"""Functions that stand for a formula: each reading but the typeset one is that of the formula."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from functools import partial
from typing import cast

from mathlib.formula.elementary_functions import VOCABULARY, Entry
from mathlib.formula.tree import (
    ONE,
    ZERO,
    Binary,
    Call,
    Choice,
    Comparison,
    Node,
    Number,
    Tree,
    Variable,
    rebuild,
    substitute,
    walk,
)

ARGUMENT = "x"
X = Variable(ARGUMENT)
TWO = Number(Fraction(2))
HALF, HUNDREDTH = (Number(Fraction(text), text) for text in ("0.5", "0.01"))


@dataclass(frozen=True, slots=True)
class DefinedFunction:
    """A function of one argument: the formula that it stands for, in x, and a Typst template."""

    formula: Node
    typst: str
    least: int = 1
    most: int = 1


_sum, _difference, _product, _quotient = (partial(Binary, operator) for operator in "+-*/")


def _call(name: str, argument: Node = X) -> Call:
    return Call(name, (argument,))


def _where_positive(then: Node, otherwise: Node, relation: str = ">") -> Choice:
    return Choice(then, Comparison((relation,), (X, ZERO)), otherwise)


def _named(name: str) -> str:
    return f'op("{name}")({{}})'


DEFINED = {
    "sec": DefinedFunction(_quotient(ONE, _call("cos")), "sec({})"),
    "csc": DefinedFunction(_quotient(ONE, _call("sin")), "csc({})"),
    "cot": DefinedFunction(_quotient(_call("cos"), _call("sin")), "cot({})"),
    "acosh": DefinedFunction(
        _call("log", _sum(X, _product(_call("sqrt", _difference(X, ONE)), _call("sqrt", _sum(X, ONE))))),
        _named("arcosh"),
    ),
    "atanh": DefinedFunction(
        _quotient(_difference(_call("log", _sum(ONE, X)), _call("log", _difference(ONE, X))), TWO),
        _named("artanh"),
    ),
    "heaviside": DefinedFunction(_where_positive(ONE, _where_positive(HALF, ZERO, ">=")), _named("step")),
    "silu": DefinedFunction(_product(X, _call("sigmoid")), _named("SiLU")),
    "gelu": DefinedFunction(
        _quotient(_product(X, _sum(ONE, _call("erf", _quotient(X, _call("sqrt", TWO))))), TWO), _named("GELU")
    ),
    "elu": DefinedFunction(_where_positive(X, _difference(_call("exp"), ONE)), _named("ELU")),
    "leaky_relu": DefinedFunction(_where_positive(X, _product(HUNDREDTH, X)), _named("LeakyReLU")),
}
"""gelu is the exact one, with erf; elu has alpha = 1, leaky_relu the slope 0.01; heaviside is 1/2 at 0."""

FUNCTIONS: dict[str, Entry | DefinedFunction] = {**VOCABULARY, **DEFINED}
"""Every function that a formula may call."""


def primitive(tree: Node) -> Node:
    """The tree with the formulas of defined functions in place of their calls.

    >>> primitive(Call("sec", (X,))) == Binary("/", ONE, Call("cos", (X,)))
    True
    """
    return cast(Node, _primitive(tree)) if any(map(is_defined, walk(tree))) else tree


def is_defined(tree: Tree) -> bool:
    """Whether a node is the call of a defined function."""
    return isinstance(tree, Call) and tree.name in DEFINED


def _primitive(tree: Tree) -> Tree:
    changed = rebuild(tree, _primitive)
    return in_place(changed) if isinstance(changed, Call) and changed.name in DEFINED else changed


def in_place(call: Call) -> Tree:
    """The formula of a defined function at the argument of a call."""
    return substitute(DEFINED[call.name].formula, {ARGUMENT: call.arguments[0]})
