"""Derivatives as trees: differentiated by sympy, written as a textbook would, guarded on seams."""

from __future__ import annotations

from itertools import islice
from typing import cast

import sympy

from mathlib import formal
from mathlib.budget import weight
from mathlib.from_sympy import tree_of
from mathlib.seams import Guard, Seam, Switch, continuation, normalised, switches
from mathlib.symbolic import formal_reading
from mathlib.syntax import Binary, Call, Comparison, Logic, Node, Number, Tree, names, walk
from mathlib.vocabulary import VOCABULARY

LIGHT = 60
LONGEST = 2000
MOST_SEAMS = 8
NOWHERE = tree_of(sympy.nan)


def derivative_tree(tree: Node, variable: str) -> Node:
    """The derivative of a formula between its seams; ValueError where it grows beyond all use."""
    slope = _slope(tree, variable)
    if len(list(islice(sympy.preorder_traversal(slope), LONGEST))) == LONGEST:
        raise ValueError("the derivative is too long to be written down; take a simpler function")
    slope = formal.merged(slope)
    known = {formal_reading(part): part for part in walk(tree) if _is_worth_keeping(part)}
    decimal = any(isinstance(part, Number) and "." in part.text for part in walk(tree))

    def written(expression: sympy.Expr) -> Node:
        return tree_of(expression, decimal, known)

    def shortest(expression: sympy.Expr) -> sympy.Expr:
        return min(_arrangements(expression, weight(tree) <= LIGHT), key=lambda e: cost(written(e)))

    if isinstance(slope, sympy.Piecewise):
        slope = sympy.Piecewise(*((shortest(value), condition) for value, condition in slope.args))
    else:
        slope = shortest(slope)
    return written(slope)


def guard(tree: Node, variable: str) -> Guard | None:
    """What must hold where the derivative of a formula is taken; None where nothing can fail."""
    plain = cast(Node, normalised(tree))
    found = switches(plain, variable).values()
    if len(found) > MOST_SEAMS:
        seams = tuple(Seam(switch.zero, (NOWHERE,), (NOWHERE,)) for switch in found)
    else:
        seams = tuple(_seam(plain, switch, variable) for switch in found)
    return None if not seams and is_total(tree) else Guard(tree, seams)


def _seam(tree: Node, switch: Switch, variable: str) -> Seam:
    sides = [cast(Node, continuation(tree, switch, side)) for side in (1, -1)]
    slopes = tuple(tree_of(_slope(side, variable)) for side in sides)
    return Seam(switch.zero, (tree, *sides), slopes)


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


def _slope(tree: Node, variable: str) -> sympy.Expr:
    expression = formal_reading(tree)
    return sympy.nan if expression is sympy.nan else sympy.diff(expression, sympy.Symbol(variable))


def _is_worth_keeping(part: Tree) -> bool:
    """Sums, powers, calls and conditions survive in a derivative as their author wrote them."""
    is_kept = isinstance(part, Call | Comparison | Logic)
    is_kept = is_kept or (isinstance(part, Binary) and part.operator in "+-^")
    return is_kept and bool(names(part)) and not formal_reading(part).is_Atom


def _arrangements(expression: sympy.Expr, light: bool) -> list[sympy.Expr]:
    """The same expression arranged in the ways that textbooks do, the plainest first."""
    found = [sympy.powsimp(expression), expression]
    if light and not expression.has(sympy.Piecewise) and expression.count_ops() <= 2 * LIGHT:
        above, below = sympy.fraction(sympy.cancel(expression))
        found.append(sympy.expand(expression, power_base=False, power_exp=False, log=False))
        if any(part.exp.free_symbols for part in expression.atoms(sympy.Pow, sympy.exp)):
            found.append(sympy.factor_terms(expression))
        found.extend((above / below, above / sympy.factor(below)))
        if expression.is_rational_function(*expression.free_symbols):
            found.append(sympy.factor(above) / sympy.factor(below))
    return found
