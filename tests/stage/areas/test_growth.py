"""What a rectangle and a cube gain is as large as algebra says, and lies where they have grown."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from scenes.stage.animation import number
from scenes.stage.areas import GrowingRectangle, Panel, growing_cube, magnified_parts, row_of_panels
from scenes.stage.base import DARK, Window
from scenes.stage.plane import Plane
from scenes.stage.text import Typesetter

WINDOW, PLACE = Window(-9, 9, -9, 9), (0.0, 0.0, 9.0, 7.0)
ROLES = ("partial_x", "partial_y", "direction")
sizes = st.floats(-4, 4)


@given(sizes, sizes, sizes, sizes)
def test_the_parts_make_up_what_the_rectangle_gains_whatever_the_signs(
    u: float, v: float, du: float, dv: float
) -> None:
    grown = GrowingRectangle(Panel(DARK, WINDOW, PLACE), (u, v), (du, dv), ROLES)
    parts = (grown.base, grown.first, grown.second, grown.corner)
    assert sum(part.area for part in parts) == pytest.approx((u + du) * (v + dv), abs=1e-9)


@pytest.mark.parametrize(
    ("sides", "changes", "names"),
    [
        ((4, 4), (3, 3), ["u v", "p", "q", "r"]),
        ((6, 6), (-3, -3), ["u v", "p < 0", "q < 0", "r"]),
        ((-4, 4), (-3, 3), ["u v < 0", "p < 0", "q < 0", "r < 0"]),
        ((4, 4), (1.2, -3), ["u v", "p", "q < 0", "-"]),
        ((4, 4), (0.1, 3), ["u v", "q"]),
        ((4, 4), (-8, 0), ["p < 0"]),
    ],
)
def test_names_say_what_is_taken_away_where_they_have_room(
    sides: tuple[float, float], changes: tuple[float, float], names: list[str]
) -> None:
    grown = GrowingRectangle(Panel(DARK, WINDOW, PLACE), sides, changes, ROLES)
    shown = grown.names(Typesetter(DARK), "u v", "p", "q", "r")
    assert [name.source.strip("$ ") for name in shown] == names


def test_the_rectangle_after_the_change_is_outlined() -> None:
    panel = Panel(DARK, WINDOW, PLACE)
    grown = GrowingRectangle(panel, (4, 3), (-6, 1), ROLES)
    corners = panel.at([0, -2], [0, 4])
    assert grown.grown.points.min(axis=0) == pytest.approx(corners.min(axis=0))
    assert grown.grown.points.max(axis=0) == pytest.approx(corners.max(axis=0))


def test_magnified_parts_keep_the_size_of_strips_and_lose_the_corner() -> None:
    panels = row_of_panels(DARK, WINDOW, PLACE, 3)
    for h in (1.0, 0.1, -0.01):
        du, dv = (2 + h) * h, h
        parts = magnified_parts(panels, (1, 2), (du / h, dv / h), dv, ROLES)
        assert [part.area for part in parts] == pytest.approx([2 * (2 + h), 1, (2 + h) * h])


def test_a_cube_gains_three_slabs_three_bars_and_a_corner() -> None:
    h = 0.3
    cube = growing_cube(DARK, h, 0.2, (0, 0), 2, ROLES)
    spans = np.array([[[number(end) for end in side] for side in box.sides] for box in cube])
    volumes = np.prod(np.diff(spans, axis=2)[:, :, 0], axis=1)
    assert volumes == pytest.approx([1, h, h, h, h**2, h**2, h**2, h**3])
    assert sum(volumes) == pytest.approx((1 + h) ** 3)
    nearness = spans.mean(axis=2).sum(axis=1)
    assert (np.diff(nearness) > -1e-9).all(), "what is nearer to the viewer is painted later"


def test_names_of_sides_and_changes_stand_opposite_their_middles() -> None:
    plane = Plane(Typesetter(DARK), Window(-1, 4, -1, 4), (0, 0, 5, 5))
    across, up = GrowingRectangle(plane, (2, 1), (1, 0.5), ROLES).side_names("u", "v")
    ties = [plane.coordinates(names.leaders.points.reshape(-1, 4, 3)[:, 0]) for names in (across, up)]
    assert ties[0][:, 0] == pytest.approx([1, 2.5])
    assert ties[1][:, 1] == pytest.approx([0.5, 1.25])
