"""Bars of numbers that add up begin where the one before ended, and are clipped to the frame."""

from __future__ import annotations

import numpy as np
import pytest

from scenes.stage.animation import Value
from scenes.stage.base import DARK, Window
from scenes.stage.plane import Plane
from scenes.stage.text import Typesetter
from tests.stage.redrawing import refresh


@pytest.fixture
def chart() -> Plane:
    return Plane(Typesetter(DARK), Window(-2, 2, -3, 3), (0, 0, 5, 4))


def spans(plane: Plane, bars: object) -> list[tuple[float, float]]:
    corners = [plane.coordinates(bar.points[::4]) for bar in bars.bars]  # type: ignore[attr-defined]
    return [(float(each[0, 1]), float(each[2, 1])) for each in corners if len(each)]


def test_each_bar_begins_where_the_one_before_it_ended(chart: Plane) -> None:
    height = Value(1)
    bars = chart.stacked_bars(0, lambda: (height(), -2.5, 2.0), ("partial_x", "partial_y", "ink"), base=0.5)
    height.set_value(2)
    refresh(bars)
    assert spans(chart, bars) == [pytest.approx(pair) for pair in ((0.5, 2.5), (2.5, 0), (0, 2))]
    lefts = [bar.get_left()[0] for bar in bars.bars]
    assert np.diff(lefts) == pytest.approx([np.diff(lefts)[0]] * 2)


def test_bars_are_clipped_and_left_out_without_a_number(chart: Plane) -> None:
    bars = chart.stacked_bars(0, lambda: (5.0, np.nan), ("partial_x", "partial_y"))
    assert spans(chart, bars)[0] == pytest.approx((0, 3))
    assert not len(bars.bars[1].points)
