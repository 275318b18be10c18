"""Formulas whose terms or entries come one by one."""

from __future__ import annotations


def terms(*bodies: str, start: int = 0) -> list[str]:
    """Parts of a formula in Typst's mathematics that `Inscription.in_turn` finds, numbered from `start` on.

    >>> terms("x", "y^2")
    ['term("t0", x)', 'term("t1", y^2)']
    """
    return [f'term("t{k}", {body})' for k, body in enumerate(bodies, start)]
