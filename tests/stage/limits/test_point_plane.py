"""The plane about a point: a graph with a hole where f has no value, and the point where it has one."""

from __future__ import annotations

from types import SimpleNamespace

import numpy as np
import pytest

from mathlib.function import Function, real
from scenes.stage.base import DARK, Window
from scenes.stage.limits import PointPlane
from scenes.stage.text import Typesetter


@pytest.mark.parametrize("value", [None, 7])
def test_the_value_at_the_point_stands_where_it_is_and_the_graph_goes_on_beside(value: int | None) -> None:
    f = Function.parse("x^2 + x")
    study = SimpleNamespace(function=f, at=real(1), value=None if value is None else real(value))
    plane = PointPlane(Typesetter(DARK), study, Window(-1, 3, -1, 9))
    points = plane.coordinates(plane.curve.points)
    assert points[:, 1] == pytest.approx(points[:, 0] ** 2 + points[:, 0], abs=1e-2)
    assert np.abs(points[:, 0] - 1).min() < 0.02
    seen = plane.coordinates(plane.value.mark.get_center()) if len(plane.value.mark.points) else None
    assert (seen is None) is (value is None)
    if seen is not None:
        assert seen == pytest.approx((1, 7))
