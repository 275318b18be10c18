"""Random formulas for the tests: trees, and what sympy's own parser makes of their text."""

from __future__ import annotations

from fractions import Fraction
from functools import cache

import sympy
from hypothesis import HealthCheck, assume, settings
from hypothesis import strategies as st
from sympy.parsing.sympy_parser import convert_xor, parse_expr, rationalize, standard_transformations

from mathlib.arithmetic import ExpressionError
from mathlib.formula import (
    FUNCTIONS,
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
    plain_reading,
)
from mathlib.function import Function

UNHURRIED = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
"""For properties over random formulas: a busy machine is no reason to fail."""

ONE_ARGUMENT = tuple(name for name, entry in FUNCTIONS.items() if entry.least == 1)
SMOOTH = ("sin", "cos", "exp", "log", "sqrt", "tanh", "atan", "sigmoid", "softplus", "cosh")
LITERALS = ("0", "1", "2", "3", "5", "0.5", "2.25", "1e-3", ".1")
EXPONENTS = ("2", "3", "4", "0.5")


def number(text: str) -> Number:
    return Number(Fraction(text), text)


def leaves(variables: tuple[str, ...]) -> st.SearchStrategy[Node]:
    held = st.sampled_from([Variable(name) for name in variables])
    return st.one_of(
        held, held, st.sampled_from(LITERALS).map(number), st.sampled_from(["pi", "e"]).map(Constant)
    )


@cache
def trees(
    variables: tuple[str, ...] = ("x",),
    functions: tuple[str, ...] = ONE_ARGUMENT,
    choices: bool = True,
    depth: int = 3,
) -> st.SearchStrategy[Node]:
    """Random trees; `choices` allows conditionals, `min` and `max`."""
    if depth == 0:
        return leaves(variables)
    part = trees(variables, functions, choices, depth - 1)
    kinds = [
        leaves(variables),
        st.builds(Negative, part),
        st.builds(Binary, st.sampled_from("+-*/"), part, part),
        st.builds(Binary, st.sampled_from("+-*/"), part, part),
        st.builds(Binary, st.just("^"), part, st.sampled_from(EXPONENTS).map(number)),
        st.builds(Binary, st.just("^"), part, part),
        st.builds(Call, st.sampled_from(functions), st.tuples(part)),
    ]
    if choices:
        several = st.lists(part, min_size=2, max_size=3).map(tuple)
        kinds.append(st.builds(Call, st.sampled_from(["min", "max"]), several))
        kinds.append(st.builds(Choice, part, conditions(part), part))
    return st.one_of(kinds)


def conditions(part: st.SearchStrategy[Node]) -> st.SearchStrategy[Condition]:
    order = st.sampled_from(["<", "<=", ">", ">="])
    single = st.builds(Comparison, st.tuples(order), st.tuples(part, part))
    chain = st.builds(Comparison, st.tuples(order, order), st.tuples(part, part, part))
    joined = st.builds(Logic, st.sampled_from(["and", "or"]), st.tuples(single, single))
    return st.one_of(single, single, chain, joined, st.builds(Logic, st.just("not"), st.tuples(chain)))


@st.composite
def functions(draw: st.DrawFn, variables: tuple[str, ...] = ("x",), **kind: object) -> Function:
    """Functions that the parser accepted from the text of a random tree."""
    text = plain_reading(draw(trees(variables, **kind)))
    try:
        return Function.parse(text, variables)
    except ExpressionError as error:
        assume("too" not in error.message)
        raise


POINTS = st.sampled_from(
    [sympy.Rational(text) for text in ("0", "1", "-1", "1/2", "-3/4", "2", "7/10", "-13/10", "3")]
)

OTHERS_NAMES = {
    "ln": sympy.log,
    "log2": lambda x: sympy.log(x) / sympy.log(2),
    "log10": lambda x: sympy.log(x) / sympy.log(10),
    "cbrt": lambda x: sympy.sign(x) * sympy.Abs(x) ** sympy.Rational(1, 3),
    "abs": sympy.Abs,
    "ceil": sympy.ceiling,
    "relu": lambda x: (x + sympy.Abs(x)) / 2,
    "sigmoid": lambda x: sympy.exp(x) / (sympy.exp(x) + 1),
    "softplus": lambda x: sympy.log(sympy.exp(x) + 1),
    "heaviside": lambda x: (sympy.sign(x) + 1) / 2,
    "silu": lambda x: x * sympy.exp(x) / (sympy.exp(x) + 1),
    "gelu": lambda x: x * sympy.erfc(-x / sympy.sqrt(2)) / 2,
    "elu": lambda x: sympy.Piecewise((x, x > 0), (sympy.exp(x) - 1, True)),
    "leaky_relu": lambda x: sympy.Max(x, x / 100),
    "min": sympy.Min,
    "max": sympy.Max,
    "e": sympy.E,
}


def read_by_sympy(text: str, **values: sympy.Expr) -> sympy.Expr:
    """What sympy's parser makes of a text that a test has made: a second reference."""
    return parse_expr(
        text,
        {**OTHERS_NAMES, **values},
        transformations=(*standard_transformations, convert_xor, rationalize),
    )
