"""Descents side by side, each on a small map of its loss, all of them after the same number of steps."""

from __future__ import annotations

from collections.abc import Sequence

from mathlib.descent import Run
from mathlib.function import Function
from scenes.stage.animation import Glide, Value
from scenes.stage.base import Place, side_by_side
from scenes.stage.descent.small_map import SmallMap
from scenes.stage.descent.step_count import descending
from scenes.stage.text import Typesetter
from scenes.stage.two_variables import Ground

BETWEEN = 1.0


class ComparedDescents:
    """`maps` of losses beside each other over one ground, each with as many steps of a descent as `k` says.

    `k` begins at 0. The first and the last map bear the axes' names. Level curves are closest at the level
    `about`, by default the least.
    """

    def __init__(
        self,
        typesetter: Typesetter,
        descents: Sequence[tuple[Function, Run]],
        ground: Ground,
        place: Place,
        titles: Sequence[str],
        about: float | None = None,
    ) -> None:
        self.k, self.steps = Value(0), max(run.steps for _, run in descents)
        places = side_by_side(place, len(titles), BETWEEN)
        self.maps = [
            SmallMap(typesetter, function, ground, each, title, about).with_run(run, self.k)
            for (function, run), each, title in zip(descents, places, titles, strict=True)
        ]
        for each in self.maps[:-1]:
            each.leave_out_names(0)
        for each in self.maps[1:]:
            each.leave_out_names(1)

    def descending(self) -> list[Glide]:
        """Animations in which all of them descend, to be played in turn."""
        return descending(self.k, self.steps)
