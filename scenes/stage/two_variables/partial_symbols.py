"""The names of partial derivatives and of the gradient, in their colours, and columns of them."""

from __future__ import annotations

from collections.abc import Sequence

from mathlib.function import Function
from scenes.stage.text import role

PARTIAL_ROLES = ("partial_x", "partial_y")


def partial_roles(f: Function) -> tuple[str, ...]:
    """The colours of the variables: two have colours of their own, more have none."""
    return PARTIAL_ROLES if len(f.variables) == 2 else ("ink",) * len(f.variables)


def partial_symbols(f: Function) -> tuple[str, ...]:
    """The partial derivatives by all variables, in Typst's mathematics.

    >>> partial_symbols(Function.parse("w*x*y", ("w", "x", "y")))[2]
    'role("ink", (partial f)/(partial y))'
    """
    pairs = zip(partial_roles(f), f.typst_variables, strict=True)
    return tuple(role(color, f"(partial {f.typst_name})/(partial {name})") for color, name in pairs)


def gradient_symbol(f: Function) -> str:
    """The gradient as a function.

    >>> gradient_symbol(Function.parse("L(w) = w^2", None))
    'role("gradient", nabla L)'
    """
    return role("gradient", f"nabla {f.typst_name}")


def row_of(entries: Sequence[str]) -> str:
    """Entries as a row.

    >>> row_of(["x", "y"])
    'mat(delim: "(", inline(x), inline(y))'
    """
    return f'mat(delim: "(", {", ".join(f"inline({entry})" for entry in entries)})'


def column_of(entries: Sequence[str], inline: bool = False, gap: float | None = None) -> str:
    """Entries as a column, with a gap in ems between them if one is given.

    >>> column_of(["x", "y"]), column_of(["x/2", "y"], inline=True, gap=0.5)
    ('vec(x, y)', 'vec(gap: #0.5em, inline(x/2), inline(y))')
    """
    written = [f"inline({entry})" if inline else entry for entry in entries]
    return f"vec({', '.join(([] if gap is None else [f'gap: #{gap}em']) + written)})"
