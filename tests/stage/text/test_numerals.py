"""Numbers drawn from outlines stand where typeset numbers stand, and stay put while they change."""

import numpy as np
import pytest
import sympy
from manim import VGroup

from mathlib.function import settled, show
from scenes.stage.base import DARK
from scenes.stage.text import Numeral, Readout, Typesetter, width_of


def test_digits_have_one_width_so_that_nothing_jitters() -> None:
    widths = {round(width_of(digit, 48), 6) for digit in "0123456789"}
    assert len(widths) == 1


def test_a_numeral_is_as_wide_as_the_same_number_typeset() -> None:
    typeset = Typesetter(DARK).math("314.159", 48)
    assert Numeral("314.159", 48, "#ffffff").width == pytest.approx(typeset.width, rel=0.02)


def test_a_numeral_keeps_its_anchor_when_it_changes_after_a_move() -> None:
    numeral = Numeral("0.5", 40, "#ffffff")
    VGroup(VGroup(numeral)).shift(np.array([2.0, 1.0, 0.0]))
    numeral.write("0.7")
    assert np.allclose(numeral.anchor, [2, 1, 0])


def test_a_readout_takes_the_place_of_its_placeholder() -> None:
    label = Typesetter(DARK).math("m slot", 32)
    placeholder = label.part("slot").get_corner(np.array([-1, -1, 0]))
    readout = Readout(lambda: show(sympy.Rational(5, 2)), 32, "#ffffff").fill(label)
    assert readout.source == "=  2.5"
    assert np.allclose(readout.anchor, placeholder, atol=1e-6)


def test_a_live_number_is_equal_only_where_the_exact_value_is() -> None:
    third = sympy.Rational(1, 3)
    assert settled(0.5, 2, lambda: sympy.Rational(1, 2)).relation == "="
    assert settled(0.5, 2, lambda: sympy.Rational(1, 2) + sympy.Rational(1, 10**12)).relation == "≈"
    assert settled(float(third), 2, lambda: third).relation == "≈"


def test_motion_asks_for_no_exact_value() -> None:
    def never() -> sympy.Expr:
        raise AssertionError("the exact value was asked for in motion")

    assert settled(0.123456, 2, never).text == "0.12"
