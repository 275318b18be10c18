"""Rectangular arrangements in rows and columns, whose entries are named by a letter and two digits: `W12`."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Generic, TypeVar

import numpy as np

Entry = TypeVar("Entry")

MOST = 9
"""Rows and columns that have one digit."""


@dataclass(frozen=True)
class Grid(Generic[Entry]):
    """Rows of equal length; rows and columns count from 1, as in mathematics."""

    rows: tuple[tuple[Entry, ...], ...]

    def __post_init__(self) -> None:
        lengths = [len(row) for row in self.rows]
        if not lengths or not lengths[0]:
            raise ValueError("a matrix needs at least one row and one column, as in [[1, 2], [3, 4]]")
        for number, length in enumerate(lengths, start=1):
            if length != lengths[0]:
                raise ValueError(
                    "the rows of a matrix are equally long, but "
                    f"row 1 has {lengths[0]} and row {number} has {length} entries"
                )

    @property
    def shape(self) -> tuple[int, int]:
        return len(self.rows), len(self.rows[0])

    @property
    def flat(self) -> tuple[Entry, ...]:
        """All entries, row by row: in the order of `entries`."""
        return tuple(chain.from_iterable(self.rows))

    def entry(self, row: int, column: int) -> Entry:
        """The entry in a row and a column; IndexError where there is none."""
        rows, columns = self.shape
        if not (1 <= row <= rows and 1 <= column <= columns):
            raise IndexError(f"a {rows} x {columns} matrix has no entry in row {row}, column {column}")
        return self.rows[row - 1][column - 1]

    def named(self, letter: str) -> dict[str, Entry]:
        """The entries by their names, as `Function.at` takes them."""
        return dict(zip(entries(letter, *self.shape), self.flat, strict=True))

    def typst_of(self, write: Callable[[Entry], str]) -> str:
        """Math-mode Typst, given that of an entry."""
        return f"mat({'; '.join(', '.join(map(write, row)) for row in self.rows)})"


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


def shape_of(letter: str, names: Collection[str]) -> tuple[int, int]:
    """The shape of the matrix whose entries are among some names; ValueError where there are gaps.

    >>> shape_of("W", ["x1", "W12", "W11"])
    (1, 2)
    """
    places = [name[len(letter) :] for name in names if name.startswith(letter)]
    digits = [(int(place[0]), int(place[1])) for place in places if len(place) == 2 and place.isdigit()]
    if not digits:
        raise ValueError(f"no variable is an entry of {letter}, as {letter}11 is")
    rows, columns = max(row for row, _ in digits), max(column for _, column in digits)
    if missing := [name for name in entries(letter, rows, columns) if name not in names]:
        raise ValueError(
            f"the {rows} x {columns} matrix {letter} needs {', '.join(missing)} as variables, too"
        )
    return rows, columns


def in_rows(flat: Sequence[Entry], columns: int) -> tuple[tuple[Entry, ...], ...]:
    return tuple(tuple(flat[start : start + columns]) for start in range(0, len(flat), columns))
