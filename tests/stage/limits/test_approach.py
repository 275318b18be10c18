"""Two points that approach a third: they go from each distance of the table to the next."""

from __future__ import annotations

from types import SimpleNamespace

from sympy import Rational

from mathlib.function import Function, real, show
from mathlib.limit_studies.approach import approach
from scenes.stage.base import DARK, Window
from scenes.stage.limits import Approach, PointPlane
from scenes.stage.text import Column, Typesetter


def test_the_ways_lead_to_each_smaller_distance() -> None:
    f, typesetter = Function.parse("x^2"), Typesetter(DARK)
    study = SimpleNamespace(function=f, at=real(1), value=real(1))
    plane = PointPlane(typesetter, study, Window(-1, 3, -1, 5))
    rows = approach(f, real(1), (real(1), Rational(1, 2), Rational(1, 10)), lambda value: show(value, 3))
    shown = Approach(plane, Column(typesetter), rows)
    ways = shown.closer(1.5)
    assert [way.target for way in ways] == [0.5, 0.1]
    assert {way.run_time for way in ways} == {1.5}
    assert all(way.mobject is shown.distance for way in ways)
