"""Text to the components of a vector: `(t, t^2)`, or a text for each."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

from mathlib.arithmetic import ExpressionError
from mathlib.function import Function
from mathlib.parsing import DEFAULT_NAME, LEFT_SIDE, definition_of, in_order, parse_tree

Found = TypeVar("Found")


def read_tuple(text: str | Sequence[str], variables: Sequence[str] | None) -> tuple[Function, ...]:
    """The components of a vector as functions of the same variables."""
    if not isinstance(text, str):
        return _functions(text, text, variables)
    match = LEFT_SIDE.match(text) if variables is None else None
    components = list(_components(text, match.end() if match else 0))
    sources = [text] * len(components)
    if match is None:
        return _functions(sources, components, variables)
    found = definition_of(text)
    return _functions(sources, components, found.variables, found.name)


def _functions(
    sources: Sequence[str],
    components: Sequence[str],
    variables: Sequence[str] | None,
    name: str = DEFAULT_NAME,
) -> tuple[Function, ...]:
    """Functions of the components; errors quote the sources."""
    pairs = list(zip(sources, components, strict=True))
    if variables is None:
        variables = in_order({name for pair in pairs for name in _quoting(*pair, definition_of).variables})
    trees = [_quoting(*pair, lambda component: parse_tree(component, variables)) for pair in pairs]
    return tuple(
        Function(tree, tuple(variables), component.strip(), name=name)
        for tree, component in zip(trees, components, strict=True)
    )


def _quoting(source: str, component: str, read: Callable[[str], Found]) -> Found:
    """What is read of a component, with errors that quote the source."""
    try:
        return read(component)
    except ExpressionError as error:
        raise ExpressionError(error.message, source, error.column, error.suggestion) from error


def _components(text: str, start: int) -> Iterator[str]:
    """What stands between the commas of the outermost brackets, each indented to where it stands."""
    body = text[start:].strip()
    opening = text.index(body, start)
    if not body.startswith("(") or not body.endswith(")"):
        raise ExpressionError("a vector stands in brackets", text, opening + 1, "write (t, t^2)")
    first, last = opening + 1, opening + len(body) - 1
    depth, begin = 0, first
    for index in range(first, last):
        depth += {"(": 1, ")": -1}.get(text[index], 0)
        if text[index] == "," and depth == 0:
            yield " " * begin + text[begin:index]
            begin = index + 1
    yield " " * begin + text[begin:last]
