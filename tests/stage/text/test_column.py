"""What a column writes: equations with the number of their claim, formulas in rows, live numbers."""

from __future__ import annotations

import pytest

from mathlib.function import Claim, real, show
from scenes.stage.animation import Value
from scenes.stage.base import DARK
from scenes.stage.text import Column, LiveRow, Measured, Typesetter


def test_an_equation_has_the_number_of_its_claim_and_states_it() -> None:
    claim = Claim("third", show(real("1/3"), 3), show, "exact")
    equation = Column(Typesetter(DARK)).equation("a", claim=claim)
    assert equation.source == "$ a approx 0.333 $"
    assert list(equation.claims) == [claim]


def test_a_left_side_that_has_no_room_gives_way_to_a_shorter_one() -> None:
    claim = Claim("two", show(real(2), 3), show, "exact")
    equation = Column(Typesetter(DARK)).equation(" + ".join("abcdefghijklmnopq"), "s", claim=claim)
    assert equation.source == "$ s = 2 $"


def test_stacked_rows_all_begin_at_the_left_edge() -> None:
    column = Column(Typesetter(DARK), left=1.0)
    first = column.formula("f(a + h)")
    rows = column.stacked("f(a + h)", "= 2", height=2)
    assert rows.source == r"$ &f(a + h) \ &= 2 $"
    assert rows.get_left()[0] == pytest.approx(column.left)
    assert rows.height > 2 * first.height


def test_a_row_of_live_numbers_has_room_for_all_samples_and_follows_the_value() -> None:
    value, column = Value(3), Column(Typesetter(DARK), left=0.0, right=2.2)

    def live(*samples: float) -> LiveRow:
        return column.live(Measured.shown_at("x", "ink", lambda x: show(x, 3), value, samples), middle=0)

    short, long = live(3), live(3, 123456.789)
    assert long.readouts[0].font_size < short.readouts[0].font_size
    value.set_value(2.5)
    assert short.readouts[0].measure().value == 2.5
