"""Conditions on a whole stretch, and formulas that are chosen by one."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from mathlib.arithmetic import Interval, NoEnclosure
from mathlib.expansions.expansion import Expansion, UndefinedBeside
from mathlib.formula import Binary, Choice, Comparison, Logic, Node, Tree, children

SIGNS = {"<": (-1,), "<=": (-1, 0), ">": (1,), ">=": (0, 1)}
"""The signs that a difference may have where a comparison holds on a whole stretch."""

Expand = Callable[[Node], Expansion]


def choice(tree: Choice, expand: Expand) -> Expansion:
    """The expansion of the branch that holds on the whole stretch, or what holds for both."""
    try:
        holds = truth(tree.condition, expand)
    except NoEnclosure:
        _check_defined(tree.condition, expand)
        return _either(tree.then, tree.otherwise, expand)
    return expand(tree.then if holds else tree.otherwise)


def _either(first: Node, second: Node, expand: Expand) -> Expansion:
    """What holds for a function that has one of two values at each point."""
    try:
        one, other = expand_all([first, second], expand)
    except UndefinedBeside as error:
        raise NoEnclosure from error
    return one + (other - one) * one.stretch.enclosed(Interval.between(0, 1))


def truth(condition: Tree, expand: Expand) -> bool:
    """Whether a condition holds on the whole stretch (True) or nowhere there (False)."""
    match condition:
        case Comparison((operator,), (left, right)):
            return expand(Binary("-", left, right)).sign in SIGNS[operator]
        case Comparison(operators, operands):
            links = zip(operators, operands, operands[1:], strict=False)
            return _all_or_any("and", [Comparison((link,), (a, b)) for link, a, b in links], expand)
        case Logic("not", (inner,)):
            return not truth(inner, expand)
        case Logic(operator, parts):
            return _all_or_any(operator, parts, expand)
    raise TypeError(f"{condition!r} is not a condition")


def _all_or_any(operator: str, parts: Sequence[Tree], expand: Expand) -> bool:
    """Whether all or any of some conditions hold; one that is known may decide without the others."""
    decisive, unknown = operator == "or", None
    for part in parts:
        if unknown:
            _check_defined(part, expand)
        try:
            if truth(part, expand) == decisive:
                return decisive
        except NoEnclosure as error:
            _check_defined(part, expand)
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
