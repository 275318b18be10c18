"""What a column writes: an equation ends with the number of its claim, in the longest wording that fits."""

from __future__ import annotations

from mathlib.function import Claim, real, show
from scenes.stage.base import DARK
from scenes.stage.text import Column, Typesetter


def test_an_equation_has_the_number_of_its_claim_and_states_it() -> None:
    claim = Claim("third", show(real("1/3"), 3), show, "exact")
    equation = Column(Typesetter(DARK)).equation("a", claim=claim)
    assert equation.source == "$ a approx 0.333 $"
    assert list(equation.claims) == [claim]


def test_a_left_side_that_has_no_room_gives_way_to_a_shorter_one() -> None:
    claim = Claim("two", show(real(2), 3), show, "exact")
    equation = Column(Typesetter(DARK)).equation(" + ".join("abcdefghijklmnopq"), "s", claim=claim)
    assert equation.source == "$ s = 2 $"
