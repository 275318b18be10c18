"""Conditions on a whole stretch, and formulas that are chosen by one."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from typing import Protocol

from mathlib.arithmetic import Interval, NoEnclosure
from mathlib.expansions.expansion import Expansion, UndefinedBeside
from mathlib.expansions.monomials import T
from mathlib.formula import (
    SIGNS,
    ZERO,
    Binary,
    Call,
    Choice,
    Comparison,
    Logic,
    Negative,
    Node,
    Number,
    Tree,
    Variable,
    children,
    fraction,
)

ZERO_AT_ZERO = frozenset({"abs", "sqrt", "cbrt", "sign", "sinh", "tanh", "atan", "asinh", "erf"})
"""Functions that are 0 at 0 only."""

Expand = Callable[[Node], Expansion]


class Expanding(Protocol):
    """What expands formulas and knows their signs, also where a condition is known to hold or not to."""

    def expand(self, tree: Node) -> Expansion: ...

    def sign(self, tree: Node) -> int: ...

    def assuming(self, condition: Tree, holds: bool) -> Expanding: ...


def choice(tree: Choice, expander: Expanding) -> Expansion:
    """The expansion of the branch that holds on the whole stretch, or what holds for both."""
    yes, no = (expander.assuming(tree.condition, holds) for holds in (True, False))
    try:
        holds = truth(tree.condition, expander)
    except NoEnclosure:
        _check_defined(tree.condition, expander.expand)
        return _either(tree, yes, no)
    return yes.expand(tree.then) if holds else no.expand(tree.otherwise)


def _either(tree: Choice, yes: Expanding, no: Expanding) -> Expansion:
    """What holds for a function that has one of two values at each point.

    Where one of them is that of points with x = 0 only, it differs from the other by what both are there.
    """
    try:
        one, other = yes.expand(tree.then), no.expand(tree.otherwise)
    except UndefinedBeside as error:
        raise NoEnclosure from error
    if zero := zero_variable(tree.condition, True):
        one, other = other, one
    else:
        zero = zero_variable(tree.condition, False)
    gap = other - one
    if zero and (step := yes.expand(zero).single) and step[0] == T and step[1].is_Symbol:
        gap = gap.where_zero(step[1])
    return one + gap * one.stretch.enclosed(Interval.between(0, 1))


def zero_variable(condition: Tree, holds: bool) -> Variable | None:
    """A variable that is 0 where a condition holds, or where it does not.

    >>> from mathlib.parsing import parse_tree
    >>> choice = parse_tree("1/x if abs(x) > 0 else 0", ("x",))
    >>> zero_variable(choice.condition, False), zero_variable(choice.condition, True)
    (Variable(name='x'), None)
    """
    match condition:
        case Logic("not", (inner,)):
            return zero_variable(inner, not holds)
        case Comparison((">" | "<=" as operator,), (size, bound)) if bound == ZERO:
            is_zero = (operator == "<=") == holds
        case Comparison(("<" | ">=" as operator,), (bound, size)) if bound == ZERO:
            is_zero = (operator == ">=") == holds
        case _:
            return None
    match size:
        case Call("abs", (Variable() as variable,)) if is_zero:
            return variable
        case Binary("^", Variable() as variable, exponent) if is_zero and fraction(exponent) == 2:
            return variable
    return None


def nonzero_parts(condition: Tree, holds: bool) -> frozenset[Node]:
    """Formulas that are not 0 where a condition holds, or where it does not.

    >>> from mathlib.parsing import parse_tree
    >>> choice = parse_tree("1/(x y) if abs(x*y) > 0 else 0", ("x", "y"))
    >>> sorted(part.name for part in nonzero_parts(choice.condition, True))
    ['x', 'y']
    """
    match condition:
        case Comparison((operator,), (left, right)):
            gap = left if right == ZERO else right if left == ZERO else Binary("-", left, right)
            return frozenset(_factors(gap) if (operator in "<>") == holds else ())
        case Comparison(operators, operands):
            links = zip(operators, operands, operands[1:], strict=False)
            return nonzero_parts(
                Logic("and", tuple(Comparison((link,), (a, b)) for link, a, b in links)), holds
            )
        case Logic("not", (inner,)):
            return nonzero_parts(inner, not holds)
        case Logic(operator, parts):
            found = [nonzero_parts(part, holds) for part in parts]
            is_all = (operator == "and") == holds
            return frozenset.union(*found) if is_all else frozenset.intersection(*found)
    return frozenset()


def _factors(tree: Node) -> Iterator[Node]:
    """What is not 0 where a formula is not."""
    match tree:
        case Binary("*", left, right):
            yield from _factors(left)
            yield from _factors(right)
        case Binary("^", inner, exponent) if (fraction(exponent) or 0) > 0:
            yield from _factors(inner)
        case Binary("-", left, right):
            yield tree
            yield Binary("-", right, left)
        case Call(name, (inner,)) if name in ZERO_AT_ZERO:
            yield from _factors(inner)
        case Negative(inner):
            yield from _factors(inner)
        case _:
            yield tree


def is_nonzero(tree: Node, nonzero: Collection[Node]) -> bool:
    """Whether a formula is not 0 where it has a value and some others are not 0.

    >>> from mathlib.parsing import parse_tree
    >>> x = parse_tree("x", ("x",))
    >>> is_nonzero(parse_tree("-abs(x)^3", ("x",)), {x}), is_nonzero(parse_tree("x + 1", ("x",)), {x})
    (True, False)
    """
    match tree:
        case _ if tree in nonzero:
            return True
        case Number(value):
            return value != 0
        case Binary("*", left, right):
            return is_nonzero(left, nonzero) and is_nonzero(right, nonzero)
        case Binary("/" | "^", inner, _) | Negative(inner):
            return is_nonzero(inner, nonzero)
        case Call(name, (inner,)) if name in ZERO_AT_ZERO:
            return is_nonzero(inner, nonzero)
    return False


def truth(condition: Tree, expander: Expanding) -> bool:
    """Whether a condition holds on the whole stretch (True) or nowhere there (False)."""
    match condition:
        case Comparison((operator,), (left, right)):
            return expander.sign(Binary("-", left, right)) in SIGNS[operator]
        case Comparison(operators, operands):
            links = zip(operators, operands, operands[1:], strict=False)
            return _all_or_any("and", [Comparison((link,), (a, b)) for link, a, b in links], expander)
        case Logic("not", (inner,)):
            return not truth(inner, expander)
        case Logic(operator, parts):
            return _all_or_any(operator, parts, expander)
    raise TypeError(f"{condition!r} is not a condition")


def _all_or_any(operator: str, parts: Sequence[Tree], expander: Expanding) -> bool:
    """Whether all or any of some conditions hold; one that is known may decide without the others."""
    decisive, unknown = operator == "or", None
    for part in parts:
        if unknown:
            _check_defined(part, expander.expand)
        try:
            if truth(part, expander) == decisive:
                return decisive
        except NoEnclosure as error:
            _check_defined(part, expander.expand)
            unknown = error
    if unknown:
        raise unknown
    return not decisive


def _check_defined(condition: Tree, expand: Expand) -> None:
    """NoEnclosure where a condition may have no truth value at some point of the stretch."""
    try:
        for part in children(condition):
            if isinstance(part, Comparison | Logic):
                _check_defined(part, expand)
            else:
                expand(part)
    except UndefinedBeside as error:
        raise NoEnclosure from error


def expand_all(parts: Sequence[Node], expand: Expand) -> list[Expansion]:
    """The expansions of all parts; that one of them is undefined counts even if another is unknown."""
    found, unknown = [], None
    for part in parts:
        try:
            found.append(expand(part))
        except NoEnclosure as error:
            unknown = error
    if unknown:
        raise unknown
    return found
