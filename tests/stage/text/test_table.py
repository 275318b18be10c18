"""Tables of numbers of any length: apart, in line, and no wider than they may be."""

from __future__ import annotations

from itertools import pairwise

import pytest

from mathlib.function import real, show
from scenes.stage.base import DARK
from scenes.stage.text import LABEL, SMALLEST, Numeral, Table, Typesetter

WIDTHS = (1.0, 1.4, 1.4)
COLORS = ("muted", "secant", "secant")


def table(*rows: tuple[float, float, float], places: int = 3) -> Table:
    shown = [[show(real(value), places) for value in row] for row in rows]
    return Table(
        Typesetter(DARK), ("h", "m(h)", "m(-h)"), [*shown, ["0", "0 slash 0", "0 slash 0"]], WIDTHS, COLORS
    )


@pytest.mark.parametrize(
    ("rows", "places"),
    [
        (((0.3, -2.5, -10.0), (0.2, -2.857, -6.667)), 3),
        (((1.5, 344.486, 76.865), (0.01, 192.558, 116.792)), 3),
        (((0.0002, 1.6657, 1.6676), (0.03, 1.547, 1.835)), 4),
        (((1.5, -0.00087763, -0.00081234),), 7),
    ],
)
def test_columns_stay_apart_however_long_their_numbers_are(
    rows: tuple[tuple[float, float, float], ...], places: int
) -> None:
    made = table(*rows, places=places)
    for cells in made.cells:
        for one, next_one in pairwise(cells):
            assert next_one.get_left()[0] - one.get_right()[0] > 0.05
    numerals = [cell for cells in made.cells for cell in cells if isinstance(cell, Numeral)]
    assert all(SMALLEST <= numeral.font_size <= LABEL for numeral in numerals)
    assert made.width <= sum(WIDTHS) + 0.01


def test_short_numbers_keep_the_wanted_columns_at_full_size() -> None:
    made = table((1.5, 3.5, 0.5))
    centres = [head.get_center()[0] for head in made.heads]
    assert centres == pytest.approx([0.5, 1.7, 3.1], abs=0.01)
    assert {cell.font_size for cell in made.cells[0] if isinstance(cell, Numeral)} == {LABEL}


def test_groups_hold_the_cells_of_so_many_rows_each() -> None:
    made = table((1, 2, 3), (4, 5, 6), (7, 8, 9))
    first, second = made.groups(2)
    assert first == [*made.cells[0], *made.cells[1]]
    assert second == [*made.cells[2], *made.cells[3]]


def test_powers_of_ten_are_aligned_where_their_points_are_or_would_be() -> None:
    made = table((5e11, 1, 1), (2.5e11, 1, 1))
    whole, decimal = (cells[0] for cells in made.cells[:2])
    assert whole.get_left()[0] == pytest.approx(decimal.get_left()[0], abs=0.03)
