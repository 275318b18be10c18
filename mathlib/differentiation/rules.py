"""Derivatives as trees: differentiated by sympy, written as a textbook would, with their domain."""

from __future__ import annotations

from itertools import islice
from math import lcm
from typing import cast

import sympy

from mathlib.differentiation.breakpoints import (
    Breakpoint,
    DerivativeDomain,
    Switch,
    continuation,
    normalised,
    switches,
)
from mathlib.differentiation.slopes import slope_of
from mathlib.formula import (
    VOCABULARY,
    Binary,
    Call,
    Choice,
    Node,
    Number,
    SizeChecker,
    Tree,
    formal_reading,
    names,
    sympy_functions,
    walk,
)
from mathlib.from_sympy import step_condition, tree_of

LIGHT = 60
LONGEST = 2000
MOST_BREAKPOINTS = 8
MOST_SWITCHES = 2
HIGHEST_DEGREE = 100
UNDEFINED = tree_of(sympy.nan)


def derivative_tree(tree: Node, variable: str) -> Node:
    """The derivative of a formula between its breakpoints; ValueError where it grows beyond all use."""
    slope = _differentiated(tree, variable)
    if len(list(islice(sympy.preorder_traversal(slope), LONGEST))) == LONGEST:
        raise ValueError("the derivative is too long to be written down; take a simpler function")
    return _Textbook(tree).write(sympy_functions.merged(slope))


class _Textbook:
    """Writes an expression that came from a formula: briefly, in cases, and in the formula's own parts."""

    def __init__(self, tree: Node) -> None:
        kept = (part for part in walk(tree) if isinstance(part, Binary | Call))
        self.known = {formal_reading(part): part for part in kept if _is_worth_keeping(part)}
        self.decimal = any(isinstance(part, Number) and "." in part.text for part in walk(tree))
        self.light = SizeChecker().measure(tree).weight <= LIGHT

    def write(self, expression: sympy.Expr) -> Node:
        switch = _outermost_switch(expression)
        if switch is None or expression in self.known:
            arrangements = _arrangements(expression, self.light)
            return min((self.plainly(each) for each in arrangements), key=cost)
        high, low = (self.write(_settled(expression, switch, value)) for value in (1, 0))
        if isinstance(switch, sympy_functions.Condition):
            return high if high == low else Choice(high, switch.tree, low)
        condition = step_condition(switch, self.plainly)
        return high if high == low else Choice(high, condition, low)

    def plainly(self, expression: sympy.Expr) -> Node:
        return tree_of(expression, self.decimal, self.known)


def _outermost_switch(expression: sympy.Expr) -> sympy.Expr | None:
    """The condition or step that distinguishes cases; None where there is none, or there are too many."""
    parts = sympy.preorder_traversal(expression)
    found = [part for part in parts if isinstance(part, sympy_functions.Branch | sympy_functions.Step)]
    switches = list(dict.fromkeys(p.args[0] if isinstance(p, sympy_functions.Branch) else p for p in found))
    in_cases = isinstance(expression, sympy_functions.Branch) or len(switches) <= MOST_SWITCHES
    return switches[0] if switches and in_cases else None


def _settled(expression: sympy.Expr, switch: sympy.Expr, value: int) -> sympy.Expr:
    """The expression where a condition or a step is known to be 1 or 0."""
    branches = [part for part in expression.atoms(sympy_functions.Branch) if part.args[0] == switch]
    chosen = {part: _settled(part.args[2 - value], switch, value) for part in branches}
    return expression.xreplace(chosen | {switch: sympy.Integer(value)})


def derivative_domain(tree: Node, variable: str) -> DerivativeDomain | None:
    """Where a formula has a derivative; None for everywhere."""
    plain = cast(Node, normalised(tree))
    found = switches(plain, variable).values()
    if len(found) > MOST_BREAKPOINTS:
        breakpoints = tuple(Breakpoint(switch.zero, (UNDEFINED,), (UNDEFINED,)) for switch in found)
    else:
        breakpoints = tuple(_breakpoint(plain, switch, variable) for switch in found)
    return None if not breakpoints and is_total(tree) else DerivativeDomain(tree, breakpoints)


def _breakpoint(tree: Node, switch: Switch, variable: str) -> Breakpoint:
    sides = [cast(Node, continuation(tree, switch, side)) for side in (1, -1)]
    slopes = tuple(tree_of(_differentiated(side, variable)) for side in sides)
    return Breakpoint(switch.zero, (tree, *sides), slopes)


def cost(tree: Tree) -> int:
    """How long a formula is to read: its symbols, and more for a fraction over a fraction."""
    stacked = [part for part in walk(tree) if _is_fraction(part) and _fractions(part) > 1]
    return sum(1 for _ in walk(tree)) + 3 * len(stacked)


def _fractions(tree: Tree) -> int:
    return sum(map(_is_fraction, walk(tree)))


def _is_fraction(part: Tree) -> bool:
    return isinstance(part, Binary) and part.operator == "/"


def is_total(tree: Tree) -> bool:
    """Whether a formula plainly has a value everywhere."""
    for part in walk(tree):
        match part:
            case Binary("/", _, Number(value)):
                if value == 0:
                    return False
            case Binary("^", _, Number(value)):
                if value.denominator != 1:
                    return False
            case Binary("/" | "^", _, _) | Call("tan", _):
                return False
            case Call(name, _) if VOCABULARY[name].domain is not None:
                return False
    return True


def _differentiated(tree: Node, variable: str) -> sympy.Expr:
    expression = formal_reading(tree)
    return sympy.nan if expression is sympy.nan else slope_of(expression, sympy.Symbol(variable))


def _is_worth_keeping(part: Binary | Call) -> bool:
    """Sums, powers and calls of variables survive in a derivative as their author wrote them."""
    is_kept = isinstance(part, Call) or part.operator in "+-^"
    return is_kept and bool(names(part)) and not formal_reading(part).is_Atom


def _arrangements(expression: sympy.Expr, light: bool) -> list[sympy.Expr]:
    """The same expression arranged in the ways that textbooks do, the plainest first."""
    found = [_with_joined_powers(expression), expression]
    if light and expression.count_ops() <= 2 * LIGHT:
        above, below = sympy.fraction(sympy.cancel(expression))
        found.append(sympy.expand(expression, power_base=False, power_exp=False, log=False))
        if any(part.exp.free_symbols for part in expression.atoms(sympy.Pow, sympy.exp)):
            found.append(sympy.factor_terms(expression))
        found.extend((above / below, above / _factored(below)))
        if expression.is_rational_function(*expression.free_symbols):
            found.append(_factored(above) / _factored(below))
    return found


def _with_joined_powers(expression: sympy.Expr) -> sympy.Expr:
    """powsimp with symbols for calls: it would ask, in vain and for long, whether they are positive."""
    parts = (part for part in sympy.preorder_traversal(expression) if isinstance(part, sympy.Function))
    calls = dict.fromkeys(part for part in parts if part.func != sympy.exp)
    symbols = {call: sympy.Symbol(f"call{index}") for index, call in enumerate(calls)}
    joined = sympy.powsimp(expression.xreplace(symbols))
    return joined.xreplace({symbol: call for call, symbol in symbols.items()})


def _factored(expression: sympy.Expr) -> sympy.Expr:
    """The expression in factors, unless sympy would write out a polynomial of an immense degree.

    To sympy, exp(x^2/57600) is a power of exp(1/57600), and it keeps a place for every power in between;
    in exp(x) + exp(300) it looks for factors of u + v^300.
    """
    exponents = (sympy.expand(part.exp) for part in expression.atoms(sympy.Pow, sympy.exp))
    numbers = [number for exponent in exponents for number in exponent.atoms(sympy.Rational)]
    highest = max((abs(number.p) for number in numbers), default=0)
    degree = highest * lcm(*(number.q for number in numbers))
    return expression if degree > HIGHEST_DEGREE else sympy.factor(expression)
