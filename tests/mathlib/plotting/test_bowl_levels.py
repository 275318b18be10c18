"""Levels whose curves are evenly apart on a bowl, on both sides of a saddle's own."""

from __future__ import annotations

import numpy as np
import pytest

from mathlib.function import parse
from mathlib.plotting import bowl_levels

WINDOW = ((-1.0, 1.0), (-1.0, 1.0))


def test_the_curves_of_a_bowl_are_evenly_apart() -> None:
    levels = bowl_levels(parse("x^2 + y^2", ("x", "y")), WINDOW)
    radii = np.sqrt(levels)
    assert len(levels) > 5
    assert np.diff(radii) == pytest.approx([radii[1] - radii[0]] * (len(levels) - 1))


def test_levels_lie_on_both_sides_of_a_level() -> None:
    levels = np.array(bowl_levels(parse("x*y + 3", ("x", "y")), WINDOW, about=3.0))
    assert (levels > 3).sum() == (levels < 3).sum() > 3
