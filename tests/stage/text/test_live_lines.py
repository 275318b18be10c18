"""Live numbers below each other stand in line, clear of their labels."""

from __future__ import annotations

import numpy as np
import pytest

from scenes.stage.animation import Value
from scenes.stage.base import DARK
from scenes.stage.text import LiveLines, Measured, Typesetter

WIDTH, PITCH = 3.8, 0.5


@pytest.mark.parametrize("labels", [("h", "Delta u"), ("x", '"a very long name" Delta u slash h')])
def test_numbers_stand_in_line_beside_the_widest_label(labels: tuple[str, str]) -> None:
    h = Value(-12.345)
    entries = [Measured.of(label, "ink", h, 3, [-12.345]) for label in labels]
    lines = LiveLines(Typesetter(DARK), entries, WIDTH, PITCH)
    anchors = np.array([readout.anchor for readout in lines.readouts])
    assert np.ptp(anchors[:, 0]) == pytest.approx(0)
    assert anchors[0, 1] - anchors[1, 1] == pytest.approx(PITCH)
    assert max(label.get_right()[0] for label in lines[::2]) < min(r.get_left()[0] for r in lines.readouts)
    assert lines.width <= WIDTH
