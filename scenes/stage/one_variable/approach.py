"""Points of a graph that approach a point from both sides, and a table of the values on the way."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from manim import VMobject

from mathlib.function import Claim, Function, Shown
from mathlib.univariate_studies import Entry
from scenes.stage.animation import Value
from scenes.stage.one_variable.point_windows import distance_in_sight
from scenes.stage.plane import Plane
from scenes.stage.text import Column


class Approach:
    """Two points at the same `distance` from x, and a table of f at some `distances` that shrink.

    `rows` gives for a first distance, a round one that can be seen and is at most `farthest`, all distances
    with x and f(x) on both sides. The table is in ascending order of x; in its middle, `target` says what
    x and f(x) approach. `cells` are the others, those of each distance together.
    """

    def __init__(
        self,
        plane: Plane,
        column: Column,
        f: Function,
        x: float,
        rows: Callable[[float], Sequence[tuple[float, Entry, Entry]]],
        farthest: float,
        below: VMobject,
    ) -> None:
        distances, left, right = zip(*rows(distance_in_sight(f, x, plane.window, farthest)), strict=True)
        self.distances, self.distance = distances, Value(distances[0])
        ends = (-self.distance + x, self.distance + x)
        self.points = [plane.moving_point(f, end, guided=False) for end in ends]
        entries: list[Sequence[Shown | Claim | str]] = [*left, ("-> a", "-> L"), *reversed(right)]
        self.table = column.table(
            (*f.typst_variables, f.typst_signature), entries, (1.6, 1.9), ("muted", "function"), below
        )
        cells, count = self.table.cells, len(distances)
        self.cells, self.target = [[*cells[k], *cells[-1 - k]] for k in range(count)], cells[count]
