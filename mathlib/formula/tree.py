"""The syntax tree of a formula: what its author wrote, before anyone simplifies it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, fields
from fractions import Fraction
from typing import Any, TypeAlias


@dataclass(frozen=True, slots=True)
class Number:
    """A literal: its exact value, and how it was spelled (which does not count in comparisons)."""

    value: Fraction
    text: str = field(default="", compare=False)

    def __post_init__(self) -> None:
        if not self.text:
            object.__setattr__(self, "text", str(self.value))


@dataclass(frozen=True, slots=True)
class Constant:
    name: str


@dataclass(frozen=True, slots=True)
class Variable:
    name: str


@dataclass(frozen=True, slots=True)
class Negative:
    operand: Node


@dataclass(frozen=True, slots=True)
class Binary:
    """`left operator right` for one of `+ - * / ^`; an implied product is a `*`."""

    operator: str
    left: Node
    right: Node


@dataclass(frozen=True, slots=True)
class Call:
    """A function of the vocabulary applied to its arguments."""

    name: str
    arguments: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """A chain such as `0 < x <= 1`: one operator between each two neighbouring operands."""

    operators: tuple[str, ...]
    operands: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Logic:
    """`and`, `or` (two operands) or `not` (one) of conditions."""

    operator: str
    operands: tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """`then if condition else otherwise`."""

    then: Node
    condition: Condition
    otherwise: Node


Condition: TypeAlias = Comparison | Logic
Node: TypeAlias = Number | Constant | Variable | Negative | Binary | Call | Choice
Tree: TypeAlias = Node | Condition


ZERO, ONE = Number(Fraction(0)), Number(Fraction(1))
TRUE, FALSE = Comparison(("<",), (ZERO, ONE)), Comparison(("<",), (ONE, ZERO))


def children(tree: Tree) -> tuple[Tree, ...]:
    """The parts of a node, in reading order."""
    match tree:
        case Negative(operand):
            return (operand,)
        case Binary(_, left, right):
            return (left, right)
        case Call(_, parts) | Comparison(_, parts) | Logic(_, parts):
            return parts
        case Choice(then, condition, otherwise):
            return (then, condition, otherwise)
    return ()


def walk(tree: Tree) -> Iterator[Tree]:
    """Every node of the tree, parents first."""
    pending = [tree]
    while pending:
        node = pending.pop()
        yield node
        pending.extend(reversed(children(node)))


def names(tree: Tree) -> frozenset[str]:
    """The variables that occur."""
    return frozenset(node.name for node in walk(tree) if isinstance(node, Variable))


def rebuild(tree: Tree, change: Callable[[Tree], Tree]) -> Tree:
    """The same node with each of its parts changed."""

    def changed(value: Any) -> Any:
        if isinstance(value, tuple):
            return tuple(changed(part) for part in value)
        return change(value) if isinstance(value, Tree) else value

    parts = {part.name: changed(getattr(tree, part.name)) for part in fields(tree)}
    return type(tree)(**parts) if children(tree) else tree


def substitute(tree: Tree, values: Mapping[str, Node]) -> Tree:
    """The tree with variables replaced by subtrees."""
    if isinstance(tree, Variable):
        return values.get(tree.name, tree)
    return rebuild(tree, lambda part: substitute(part, values))
