"""Surfaces are seen from where they are neither hidden by themselves nor seen from their edge."""

from __future__ import annotations

import numpy as np
import pytest

from mathlib.function import parse
from scenes.stage.base import DARK
from scenes.stage.space import Box, in_sight
from scenes.stage.text import Typesetter
from scenes.stage.two_variables import (
    Landscape,
    clearest_view,
    landscape_of_slices,
    landscape_uphill,
    share_in_sight,
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
    seen, views = landscape_of_slices(Typesetter(DARK), f, (0.5, 1), (0, 0, 5, 5))
    for azimuth in views:
        seen.azimuth.set_value(azimuth)
        assert area_seen(seen) > 0.3
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


@pytest.mark.parametrize("point", [(0.5, 1), (-0.5, 1), (1, 0.2), (0, -1)])
def test_a_point_behind_a_hill_is_seen_from_the_other_side(point: tuple[float, float]) -> None:
    hill, box = parse("exp(-(x^2 + y^2))", ("x", "y")), Box((-2, 2), (-2, 2), (0, 1))
    degrees = float(np.degrees(np.arctan2(-point[1], -point[0])))
    seen = landscape_uphill(Typesetter(DARK), hill, box, (0, 0, 5, 5), point, degrees)
    assert in_sight(seen, hill, seen.on_surface(np.array([point]))).all()
    assert (seen.azimuth() == Landscape.view_uphill(degrees)) == (point[1] < 1)
