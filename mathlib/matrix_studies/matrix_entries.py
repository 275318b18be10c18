"""The entries of a matrix that a function depends on: their names, values and slopes, one by one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import product
from typing import TypeVar

import sympy
from sympy import Expr

from mathlib.calculus import along, matrix_gradient_at, squared_loss_gradient
from mathlib.formula import name_plain, name_typst
from mathlib.function import (
    EXACT,
    Claim,
    Function,
    Shown,
    evaluated,
    exact_plain,
    exact_typst,
    largest,
    places_for,
    real,
    show,
    significant,
)
from mathlib.linear_algebra import Matrix, Vector

Place = tuple[int, int]
"""The row and the column of an entry, counted from 1."""

Entry = TypeVar("Entry")

ALIGNED_FIGURES = 2


@dataclass(frozen=True)
class Layer:
    """A linear layer: its inputs, and what its outputs should be."""

    inputs: Vector
    target: Vector
    outputs: Vector

    @property
    def errors(self) -> Vector:
        """By how much each output is off."""
        return tuple(y - wanted for y, wanted in zip(self.outputs, self.target, strict=True))


@dataclass(frozen=True)
class EntryStudy:
    """A function of the entries of a matrix, and its derivatives by them.

    `letter` names the matrix. `layer` is None unless the function is |W x - t|^2 / 2. Entries that
    `are_aligned` have as many decimals as the largest of them needs.
    """

    function: Function
    letter: str
    at: Matrix
    gradient: Matrix
    layer: Layer | None
    are_aligned: bool = field(default=False, kw_only=True)

    @property
    def places(self) -> tuple[Place, ...]:
        """The places of all entries, row by row."""
        rows, columns = self.at.shape
        return tuple(product(range(1, rows + 1), range(1, columns + 1)))

    def given(self, place: Place) -> Shown | str:
        """An entry of the matrix; exactly, in math-mode Typst, where rounding would not make it shorter."""
        entry = self.at.entry(*place)
        shown = self._number(entry, self.at.flat)
        is_short = len(exact_plain(entry)) <= len(shown.plain)
        return exact_typst(entry, inline=True) if is_short and shown.relation != "=" else shown

    def entry_name(self, place: Place) -> str:
        """The name of an entry, as variables are named."""
        return f"{self.letter}{place[0]}{place[1]}"

    def entry_typst(self, place: Place) -> str:
        """The same in math-mode Typst."""
        return name_typst(self.entry_name(place))

    def in_rows(self, of: Callable[[Place], Entry]) -> list[list[Entry]]:
        """What belongs to each place, in the shape of the matrix."""
        rows, columns = self.at.shape
        return [[of((i, j)) for j in range(1, columns + 1)] for i in range(1, rows + 1)]

    @property
    def inputs(self) -> list[Shown]:
        """The inputs of the layer."""
        assert self.layer is not None
        return [self._number(value, self.layer.inputs) for value in self.layer.inputs]

    @property
    def rounded(self) -> list[Claim]:
        """What is given and shown with fewer figures: entries of the matrix, and inputs of the layer."""
        named = [(name_plain(self.entry_name(at)), self.given(at)) for at in self.places]
        named += [(f"input {j}", x) for j, x in enumerate(self.inputs if self.layer else (), start=1)]
        return [
            Claim(name, shown, real, EXACT)
            for name, shown in named
            if not isinstance(shown, str) and shown.relation != "="
        ]

    @cached_property
    def errors(self) -> list[Claim]:
        """The errors of the layer."""
        assert self.layer is not None
        errors = self.layer.errors
        return [
            self._claim(f"error {i}", self._number(error, errors), error, Matrix.__matmul__)
            for i, error in enumerate(errors, start=1)
        ]

    def _number(self, value: Expr, beside: Sequence[Expr]) -> Shown:
        """A number in a matrix of such numbers."""
        if self.are_aligned:
            return show(value, places_for(largest(beside), ALIGNED_FIGURES), fixed=True)
        return significant(value)

    def slice(self, place: Place) -> Function:
        """h -> f with h added to one entry."""
        unit = [sympy.Integer(at == place) for at in self.places]
        return along(self.function, self.at.flat, unit)

    def slope(self, place: Place) -> Claim:
        """The derivative by one entry."""
        computed_by = matrix_gradient_at if self.layer is None else squared_loss_gradient
        slope, name = self.gradient.entry(*place), f"derivative by {name_plain(self.entry_name(place))}"
        return self._claim(name, self._number(slope, self.gradient.flat), slope, computed_by)

    def _claim(
        self, name: str, shown: Shown, value: Expr, computed_by: Callable[..., object], h: Expr | None = None
    ) -> Claim:
        context = {self.letter: self.at.plain} | ({} if h is None else {"h": h})
        return Claim(name, shown, computed_by, evaluated(value), context)
