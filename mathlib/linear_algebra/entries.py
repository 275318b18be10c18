"""The names of a matrix's entries: a letter and two digits, as in `W12`."""

from __future__ import annotations

import numpy as np

MOST = 9
"""Rows and columns that have one digit."""


def entries(letter: str, rows: int, columns: int) -> tuple[str, ...]:
    """The names of a matrix's entries, row by row.

    >>> entries("W", 2, 3)
    ('W11', 'W12', 'W13', 'W21', 'W22', 'W23')
    """
    if not (1 <= rows <= MOST and 1 <= columns <= MOST):
        raise ValueError(
            f"a matrix of named entries has 1 to {MOST} rows and columns, not {rows} x {columns}"
        )
    return tuple(f"{letter}{row + 1}{column + 1}" for row, column in np.ndindex(rows, columns))
