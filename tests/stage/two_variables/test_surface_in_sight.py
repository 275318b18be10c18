"""Surfaces are seen from where they are neither hidden by themselves nor seen from their edge."""

from __future__ import annotations

import numpy as np
import pytest

from mathlib.function import parse
from scenes.stage.base import DARK
from scenes.stage.space import Box
from scenes.stage.text import Typesetter
from scenes.stage.two_variables import (
    Landscape,
    clearest_view,
    landscape_in_sight,
    share_in_sight,
    views_of_slices,
)

BOX = Box((-1.5, 1.5), (-1.5, 1.5), (-2.5, 2.5))


def area_seen(landscape: Landscape) -> float:
    """The area of the screen that a surface covers, in that of its ground, counted in small squares."""
    x, y = np.meshgrid(*(np.linspace(*side, 400) for side in (landscape.box.x, landscape.box.y)))

    def squares(heights: np.ndarray) -> int:
        points = landscape.at(x, y, heights)[..., :2].reshape(-1, 2)
        return len(np.unique(np.round(points / 0.05), axis=0))

    return squares(landscape.function(x, y)) / squares(np.full_like(x, landscape.box.z[0]))


@pytest.mark.parametrize(
    "text", ["ln(1 + e^(x - 5y))", "x - 3y", "exp(-3y)", "ln(1 + e^(y - 5x))", "exp(3x)"]
)
def test_slices_are_seen_from_where_the_surface_is_not_seen_from_its_edge(text: str) -> None:
    f = parse(text, ("x", "y"))
    seen = landscape_in_sight(Typesetter(DARK), f, (0.5, 1), (0, 0, 5, 5))
    for azimuth in views_of_slices(seen):
        seen.azimuth.set_value(azimuth)
        assert area_seen(seen) > 0.4
        assert share_in_sight(seen) > 0.6
    slopes = [float(f.derivative(name)(0.5, 1)) for name in ("x", "y")]
    seen.azimuth.set_value(clearest_view(seen, 0.5, 1, slopes))
    assert area_seen(seen) > 0.4


def test_a_level_plane_is_seen_whole_and_one_along_the_line_of_sight_not_at_all() -> None:
    flat = Landscape(Typesetter(DARK), parse("0*u*v", ("u", "v")), BOX, (0, 0, 5, 5), -1)
    assert share_in_sight(flat) == 1
    steep = np.tan(flat.elevation.get_value()) * flat.ground_scale / flat.height_scale
    edge = Landscape(Typesetter(DARK), parse(f"{steep}*u + 0*v", ("u", "v")), BOX, (0, 0, 5, 5), 0)
    assert share_in_sight(edge) == pytest.approx(0, abs=1e-6)
