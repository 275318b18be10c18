"""Points of a graph that approach a point from both sides, and a table of the values on the way."""

from __future__ import annotations

from collections.abc import Sequence

from manim import VMobject

from mathlib.function import UNKNOWN, Claim, Shown
from mathlib.limit_studies import Entry
from scenes.stage.animation import Shrink, Value
from scenes.stage.limits.point_plane import PointPlane
from scenes.stage.text import Column


class Approach:
    """Two points at the same `distance` from the plane's point, and a table of f at `distances` that shrink.

    `rows` holds each distance with x and f(x) on both sides. The table is in ascending order of x; in its
    middle, `targets` says what x and f(x) approach, in a row for both sides or in one for each. `cells` are
    the others, those of each distance together; `missing` stands there for a value that there is not.
    """

    def __init__(
        self,
        plane: PointPlane,
        column: Column,
        rows: Sequence[tuple[float, Entry, Entry]],
        below: VMobject | float = 0.0,
        targets: Sequence[tuple[str, str]] = (("-> a", "-> L"),),
        missing: Shown | str = UNKNOWN,
    ) -> None:
        distances, left, right = zip(*rows, strict=True)
        f, x = plane.function, plane.x
        self.distances, self.distance = distances, Value(distances[0])
        ends = (-self.distance + x, self.distance + x)
        self.points = [plane.moving_point(f, end, guided=False) for end in ends]
        entries: list[Sequence[Shown | Claim | str]] = [*left, *targets, *reversed(right)]
        entries = [[missing if cell is UNKNOWN else cell for cell in row] for row in entries]
        self.table = column.table(
            (*f.typst_variables, f.typst_signature), entries, (1.6, 1.9), ("muted", "function"), below
        )
        cells, count = self.table.cells, len(distances)
        self.cells = [[*cells[k], *cells[-1 - k]] for k in range(count)]
        self.target = [cell for row in cells[count:-count] for cell in row]

    def closer(self, run_time: float) -> list[Shrink]:
        """Animations that lead from each distance to the next."""
        return Shrink.through(self.distance, self.distances[1:], run_time)
