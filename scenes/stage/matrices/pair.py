"""A matrix and, below it, the gradient by its entries: two matrices of one shape, slot under slot."""

from __future__ import annotations

from dataclasses import replace

from manim import LEFT, RIGHT, VGroup

from mathlib.formula import name_typst
from mathlib.matrix_studies import MatrixGradientStudy
from scenes.stage.animation import Value
from scenes.stage.base import DARK, Place
from scenes.stage.diagrams import OuterProduct, Rows, Slot, Slots
from scenes.stage.text import BODY, Inscription, Typesetter, role

ABOVE, BELOW = (4.5, 1.85), (4.5, -2.25)
SIZE = (4.5, 1.4)
NAMES = 0.9

DIAGRAM: Place = (-3.3, -0.3, 6.4, 5.1)
"""Where the matrix stands, and its gradient; and where diagrams of the gradient stand beside them."""


class MatrixAndGradient:
    """The matrix, and the gradient, whose slots fill one by one; the marks follow a row and a column."""

    def __init__(self, typesetter: Typesetter, study: MatrixGradientStudy, row: Value, column: Value) -> None:
        self.typesetter, self.study = typesetter, study
        slot = _slot(typesetter, study)
        self.matrix = Slots(typesetter, study.in_rows(study.given), (*ABOVE, *SIZE), slot=slot)
        self.gradient = Slots(typesetter, study.in_rows(study.slope), (*BELOW, *SIZE), "gradient", slot)
        self.symbol = name_typst(study.letter)
        self.gradient_symbol = f"nabla {study.function.typst_name}({self.symbol})"
        self.name = self._beside(f"{self.symbol} =", self.matrix)
        self.gradient_name = self._beside(f"{role('gradient', self.gradient_symbol)} =", self.gradient)
        self.mark = self.matrix.mark(row, column, "gradient")
        self.gradient_mark = self.gradient.mark(row, column, "ink")

    def _beside(self, name: str, matrix: Slots) -> Inscription:
        inscription = self.typesetter.math(name, BODY)
        inscription.next_to(matrix.frame, LEFT, 0.2)
        return inscription

    def outer_product(self) -> OuterProduct:
        """The gradient of |W x - t|^2 / 2 as the outer product of errors and inputs."""
        roles = ("secant", "direction", "gradient")
        return OuterProduct(self.typesetter, _factors(self.study), DIAGRAM, roles)

    def columns(self) -> tuple[Slots, Slots, list[Inscription]]:
        """The names of the entries, and the slopes, one below the other; what the two are called."""
        s, (x, y, *_) = self.study, DIAGRAM
        slot = _column_slot(self.typesetter, s)
        names = [[s.entry_typst(at)] for at in s.places]
        slopes = [[s.slope(at)] for at in s.places]
        first = Slots(self.typesetter, names, DIAGRAM, slot=replace(slot, width=NAMES))
        second = Slots(self.typesetter, slopes, DIAGRAM, "gradient", slot)
        flattened = f'op("vec") {role("gradient", self.gradient_symbol)}'
        texts = (f'op("vec") {self.symbol} =', f"quad {flattened} =")
        labels = [self.typesetter.math(text, BODY) for text in texts]
        VGroup(labels[0], first, labels[1], second).arrange(RIGHT, buff=0.2).move_to((x, y, 0))
        return first, second, labels


def legible(study: MatrixGradientStudy) -> MatrixGradientStudy:
    """The study with numbers that can be read in their slots; ValueError where they cannot be."""
    shorter = replace(study, are_aligned=True)
    try:
        _check(study)
    except ValueError:
        _check(shorter)
        return shorter
    return study


def _check(study: MatrixGradientStudy) -> None:
    typesetter = Typesetter(DARK)
    _slot(typesetter, study)
    _column_slot(typesetter, study)
    if study.layer is not None:
        OuterProduct.slot(typesetter, _factors(study), (DIAGRAM[2], DIAGRAM[3]))


def _factors(study: MatrixGradientStudy) -> tuple[Rows, Rows, Rows]:
    return [[error] for error in study.errors], [study.inputs], study.in_rows(study.slope)


def _slot(typesetter: Typesetter, study: MatrixGradientStudy) -> Slot:
    matrices: list[Rows] = [study.in_rows(study.given), study.in_rows(study.slope)]
    return Slot.fitting(typesetter, matrices, SIZE, must_fit=True)


def _column_slot(typesetter: Typesetter, study: MatrixGradientStudy) -> Slot:
    return Slot.fitting(
        typesetter, [[[study.slope(at)] for at in study.places]], (2.2, DIAGRAM[3]), must_fit=True
    )
