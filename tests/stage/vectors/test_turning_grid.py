"""A grid that turns keeps its spacing and stays inside the frame."""

from __future__ import annotations

import numpy as np
import pytest

from scenes.stage.animation import Value
from scenes.stage.base import DARK, Window
from scenes.stage.plane import Plane
from scenes.stage.text import Typesetter
from scenes.stage.vectors import TurningGrid
from tests.stage.redrawing import refresh

POINT = (0.5, -0.4)


@pytest.mark.parametrize("degrees", [0, 30, 90, 127, -45])
def test_lines_are_parallel_to_the_axes_and_evenly_spaced(degrees: float) -> None:
    plane = Plane(Typesetter(DARK), Window(-2, 2, -2, 2), (1.0, -0.5, 4.0, 4.0), equal_scales=True)
    angle = Value(10)
    grid = TurningGrid(plane, POINT, angle, 0.5)
    angle.set_value(degrees)
    refresh(grid)
    u = np.array([np.cos(np.radians(degrees)), np.sin(np.radians(degrees))])
    ends = plane.coordinates(np.vstack([grid.axes.points, grid.lines.points]).reshape(-1, 4, 3)[:, [0, 3]])
    assert np.abs(ends).max() < 2 + 1e-9
    assert np.isclose(np.abs(ends).max(axis=2), 2).all()
    moved = ends[:, 1] - ends[:, 0]
    along = np.abs(moved @ u) > np.abs(moved @ (-u[1], u[0]))
    for group, direction in ((along, u), (~along, np.array([-u[1], u[0]]))):
        normal = np.array([-direction[1], direction[0]])
        offsets = (ends[group] - POINT) @ normal
        assert np.abs(np.ptp(offsets, axis=1)).max() < 1e-9
        steps = np.sort(offsets[:, 0]) / 0.5
        assert steps == pytest.approx(np.round(steps), abs=1e-9)
        assert np.diff(np.round(steps)).tolist() == [1] * (len(steps) - 1)
        assert 0 in np.round(steps)
