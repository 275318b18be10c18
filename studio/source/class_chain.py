"""A class and the classes that it is derived from, read from source files without running them."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from math import inf
from pathlib import Path

from studio.source.sources import Sources


@dataclass(frozen=True)
class ClassSource:
    """A class and the file that defines it."""

    path: Path
    node: ast.ClassDef


def class_chain(sources: Sources, source: ClassSource) -> list[ClassSource]:
    """A class and its bases within the project, in the order in which Python looks names up."""
    chain = [source]
    for base in source.node.bases:
        found = class_called(sources, source.path, dotted(base), source.node.lineno)
        chain += class_chain(sources, found) if found else []
    return [one for at, one in enumerate(chain) if one not in chain[at + 1 :]]


def inner_class(sources: Sources, chain: list[ClassSource], name: str) -> ClassSource | None:
    """The class that a class has under a name: defined inside it or assigned, there or in a base."""
    for source in chain:
        if inner := _classes(source.node, name):
            return ClassSource(source.path, inner[-1])
        for value in assigned([source], name):
            return class_called(sources, source.path, dotted(value), source.node.lineno)
    return None


def assigned(chain: list[ClassSource], name: str) -> Iterator[ast.expr]:
    """What a name is set to in the bodies of the classes of a chain, the class itself first."""
    for source in chain:
        for node in source.node.body:
            value = getattr(node, "value", None)
            if value is not None and any(last_name(target) == name for target in targets(node)):
                yield value


def targets(node: ast.AST) -> list[ast.expr]:
    """What a statement assigns to."""
    found = node.targets if isinstance(node, ast.Assign) else [getattr(node, "target", None)]
    return [target for target in found if target is not None]


def last_name(node: object) -> str:
    """`b` of `b` and of `a.b`; empty for any other node.

    >>> last_name(ast.parse("pydantic.BaseModel", mode="eval").body)
    'BaseModel'
    """
    return (dotted(node) or ("",))[-1]


def class_called(
    sources: Sources,
    path: Path,
    name: tuple[str, ...],
    before: float = inf,
    seen: frozenset[Path] = frozenset(),
) -> ClassSource | None:
    """The class that a dotted name means in a file before a line: its own, or one that it imports.

    `seen` are the files whose imports have led here.
    """
    if not name or path in seen:
        return None
    tree = sources.tree(path)
    for node in _classes(tree, name[0]):
        if node.lineno < before:
            return _inside(sources, ClassSource(path, node), name[1:])
    for module, rest in _imported_as(tree, name):
        file = sources.file_of(module, path)
        if file is not None and (found := class_called(sources, file, rest, seen=seen | {path})):
            return found
    return None


def _inside(sources: Sources, source: ClassSource, names: tuple[str, ...]) -> ClassSource | None:
    if not names:
        return source
    inner = inner_class(sources, class_chain(sources, source), names[0])
    return _inside(sources, inner, names[1:]) if inner else None


def _imported_as(tree: ast.Module, name: tuple[str, ...]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The modules that may define a dotted name, and the name that it has in there."""
    for node in tree.body:
        for alias in getattr(node, "names", ()):
            if isinstance(node, ast.ImportFrom) and name[0] == (alias.asname or alias.name):
                module = "." * node.level + (node.module or "")
                yield module, (alias.name, *name[1:])
                yield (
                    f"{module.rstrip('.')}.{alias.name}" if node.module else f"{module}{alias.name}",
                    name[1:],
                )
            elif isinstance(node, ast.Import):
                known = (alias.asname,) if alias.asname else tuple(alias.name.split("."))
                if name[: len(known)] == known:
                    yield alias.name, name[len(known) :]


def _classes(node: ast.Module | ast.ClassDef, name: str) -> list[ast.ClassDef]:
    return [inner for inner in node.body if isinstance(inner, ast.ClassDef) and inner.name == name]


def dotted(node: object) -> tuple[str, ...]:
    if isinstance(node, ast.Attribute):
        value = dotted(node.value)
        return (*value, node.attr) if value else ()
    return (node.id,) if isinstance(node, ast.Name) else ()
