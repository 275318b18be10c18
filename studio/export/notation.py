"""The mathematical parameters of a clip as Typst writes them."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

import sympy

from mathlib.formula import with_connectives
from mathlib.function import Function, exact_typst

if TYPE_CHECKING:
    from scenes.stage.scene import SceneParams

_ENGLISH: Mapping[str, str] = MappingProxyType({})

Notation = str | list[Any]
"""Mathematics in Typst, or a list of such, which may be nested."""


def given(params: SceneParams, connectives: Mapping[str, str] = _ENGLISH) -> Iterator[tuple[str, Notation]]:
    """Parameters by name, functions with their signatures; texts that are no mathematics are left out.

    `connectives` are the words inside formulas, by the English.
    """
    for name in type(params).model_fields:
        value = getattr(params, name)
        if value not in ("", (), None) and not isinstance(value, str):
            notation = _notation(name, value)
            if notation is not None:
                yield (
                    name,
                    notation if isinstance(notation, list) else with_connectives(notation, connectives),
                )
            if isinstance(value, Function):
                yield f"{name}_signature", value.typst_signature


def _notation(name: str, value: Any) -> Notation | None:
    """A parameter in Typst: lists stay lists, but rows of a parameter with a capital name are a matrix.

    >>> from mathlib.function import real
    >>> _notation("W", ((real(1), real(0)), (real("1/2"), real(-1))))
    'mat(1, 0; 0.5, -1)'
    >>> _notation("data", ((real(1), real(0)), (real(2), real(-1)))), _notation("variables", ("w", "bias"))
    ([['1', '0'], ['2', '-1']], ['w', '"bias"'])
    """
    if isinstance(value, tuple):
        parts = [_notation("", part) for part in value]
        if name.isupper() and all(isinstance(part, list) for part in parts):
            return f"mat({'; '.join(', '.join(map(str, row or ())) for row in parts)})"
        return parts
    if isinstance(value, str):
        return value if len(value) == 1 else json.dumps(value, ensure_ascii=False)
    return exact_typst(value) if isinstance(value, sympy.Expr) else getattr(value, "typst", None)
