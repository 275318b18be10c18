"""Curves of intersection lie on both graphs, and are where their heights change order."""

from __future__ import annotations

import numpy as np
import pytest

from scenes.stage.base import DARK
from scenes.stage.space import GraphPlane, disc, intersection
from tests.stage.space.test_graphs import CASES, UNCROSSED, space_with


@pytest.mark.parametrize("name", [name for name in CASES if name not in UNCROSSED])
def test_an_intersection_lies_on_both_graphs_and_in_the_box(name: str) -> None:
    case = CASES[name]
    space = space_with(case, -60, 30)
    curves = intersection(space, *space.graphs[:2])
    assert curves
    one, other = case.functions()[:2]
    for curve in curves:
        x, y, z = curve.T
        assert np.abs(z - one(x, y)).max() < 1e-7
        assert (z >= case.box.z[0] - 1e-6).all()
        assert (z <= case.box.z[1] + 1e-6).all()
        inside = np.isfinite(other(x, y))
        assert np.abs(z - other(x, y))[inside].max() < 1e-5


def test_a_circle_is_found_whole() -> None:
    case = CASES["a saddle and its tangent plane"]
    space = space_with(case, -60, 30)
    bowl = GraphPlane(DARK, "secant").tilt((0, 0, 1), (0, 0))
    cap = GraphPlane(DARK, "ink")
    cap.height_at = lambda x, y: x**2 + y**2
    (curve,) = intersection(space, cap, bowl)
    assert np.hypot(*curve[:, :2].T) == pytest.approx(1, abs=1e-9)
    assert curve[0] == pytest.approx(curve[-1])
    assert np.linalg.norm(np.diff(curve, axis=0), axis=1).sum() == pytest.approx(2 * np.pi, abs=1e-3)


def test_a_part_of_a_plane_intersects_over_this_part_only() -> None:
    space = space_with(CASES["a saddle and its tangent plane"], -60, 30)
    part = GraphPlane(DARK, "secant", disc((0, 0), 0.5)).tilt((0, 0, 0), (0, 0))
    curves = intersection(space, space.graphs[0], part)
    assert max(np.hypot(*curve[:, :2].T).max() for curve in curves) <= 0.5 + 1e-6
    assert sum(np.linalg.norm(np.diff(c, axis=0), axis=1).sum() for c in curves) == pytest.approx(2, abs=0.05)


def test_graphs_that_touch_do_not_intersect() -> None:
    space = space_with(CASES["a bowl and a plane"], -60, 30)
    tangent = GraphPlane(DARK, "tangent").tilt((0.5, 1, 1.75), (2, 2.5))
    assert intersection(space, space.graphs[0], tangent) == []
