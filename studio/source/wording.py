"""The words on screen of a scene, by name, read from the files of the classes that write them."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Sequence

from studio.source.class_chain import ClassSource, assigned, class_called, class_chain, dotted
from studio.source.sources import Sources


def wording_of(sources: Sources, chain: Sequence[ClassSource]) -> dict[str, str]:
    """The texts that a class, or the first of its bases that has any, sets `wording` to.

    They are written out as a dictionary or as `Texts`, and may hold those of other classes.
    """
    for source in chain:
        for value in assigned([source], "wording"):
            return _texts(sources, source, value)
    return {}


def _texts(sources: Sources, owner: ClassSource, value: ast.expr) -> dict[str, str]:
    if isinstance(value, ast.BinOp):
        return _texts(sources, owner, value.left) | _texts(sources, owner, value.right)
    *names, last = dotted(value) or ("",)
    if last == "wording":
        other = class_called(sources, owner.path, tuple(names), owner.node.lineno)
        return wording_of(sources, class_chain(sources, other)) if other else {}
    others: dict[str, str] = {}
    own: dict[str, str] = {}
    for name, text in _entries(value):
        if name is None:
            others |= _texts(sources, owner, text)
        elif isinstance(text, ast.Constant):
            own[name] = str(text.value)
    return own | others | own


def _entries(value: ast.expr) -> Iterator[tuple[str | None, ast.expr]]:
    """The entries of `{**others, "name": "text"}` or of `Texts(others, name="text")`; others have no name."""
    if isinstance(value, ast.Dict):
        for key, text in zip(value.keys, value.values, strict=True):
            if key is None or isinstance(key, ast.Constant):
                yield None if key is None else str(key.value), text
    if isinstance(value, ast.Call):
        for others in value.args:
            yield None, others
        for keyword in value.keywords:
            yield keyword.arg, keyword.value
