"""An outer product: a column at the left, a row above, and in every slot between them their product."""

from __future__ import annotations

from manim import VGroup

from scenes.stage.animation import Scalar
from scenes.stage.base import Place
from scenes.stage.diagrams.slots import BRACKET, GAP, Rows, Slot, Slots
from scenes.stage.text import Typesetter

LARGE = 56
"""The largest letters in the slots."""

BETWEEN = 3 * BRACKET
"""From the column and the row to the products."""


class OuterProduct(VGroup):
    """A column, a row and the products, given in this order as matrices; the slots are of one size."""

    def __init__(
        self,
        typesetter: Typesetter,
        matrices: tuple[Rows, Rows, Rows],
        place: Place,
        roles: tuple[str, str, str],
    ) -> None:
        super().__init__()
        x, y, *_ = place
        column, row, products = matrices
        slot = self.slot(typesetter, matrices, (place[2], place[3]))
        wide, high = slot.width + GAP, slot.height + GAP
        middle = (x + (wide + BETWEEN) / 2, y - (high + BETWEEN) / 2)
        left = middle[0] - (len(row[0]) + 1) * wide / 2 - BETWEEN
        above = middle[1] + (len(column) + 1) * high / 2 + BETWEEN / 2
        self.column = Slots(typesetter, column, (left, middle[1], 0, 0), roles[0], slot)
        self.row = Slots(typesetter, row, (middle[0], above, 0, 0), roles[1], slot)
        self.products = Slots(typesetter, products, (*middle, 0, 0), roles[2], slot)
        self.roles = roles
        self.add(self.column, self.row, self.products)

    @staticmethod
    def slot(typesetter: Typesetter, matrices: tuple[Rows, Rows, Rows], within: tuple[float, float]) -> Slot:
        """The slots of a column, a row and their products; ValueError where they cannot be read."""
        _, _, products = matrices
        room = (within[0] - 2 * BETWEEN, within[1] - BETWEEN)
        return Slot.fitting(
            typesetter, matrices, room, (len(products) + 1, len(products[0]) + 1), LARGE, must_fit=True
        )

    def marks(self, row: Scalar, column: Scalar) -> VGroup:
        """Borders around a product and its two factors."""
        first, second, third = self.roles
        return VGroup(
            self.column.mark(row, 1, first),
            self.row.mark(1, column, second),
            self.products.mark(row, column, third),
        )
