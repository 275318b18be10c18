"""The animation that looks at another part of a space."""

from __future__ import annotations

from mathlib.plotting import nice_ticks
from scenes.stage.animation import InPlace
from scenes.stage.projection import Box
from scenes.stage.space.space import Space
from scenes.stage.space.space_items import Floor


class SpaceZoom(InPlace):
    """Brings a space to another box, by equal factors in equal times; surfaces and curves are drawn again.

    The lines of the floor fade into new ones. Axes have the numbers of one box: show them before or after.
    `faces` is how many faces surfaces have along each side while they move; few are drawn in less time.
    """

    def __init__(
        self, space: Space, box: Box, run_time: float = 2, lines: int = 4, faces: int | None = None
    ) -> None:
        super().__init__(space, run_time=run_time)
        self.space, self.box, self.faces = space, box, faces
        self.also_moves = (space.moves,)
        self.new = nice_ticks(*box.x, lines), nice_ticks(*box.y, lines)

    def begin(self) -> None:
        self.origin, self.at_rest = self.space.box, len(self.space.grid[0]) - 1
        self.floors = [(item, item.lines) for item in self.space.items if isinstance(item, Floor)]
        super().begin()

    def interpolate_mobject(self, alpha: float) -> None:
        share = self.rate_func(alpha)
        for floor, old in self.floors:
            fading = [(xs, ys, strength * (1 - share)) for xs, ys, strength in old] if alpha < 1 else []
            floor.lines = [*fading, (*self.new, share)]
        if alpha >= 1:
            self.space.look_at(self.box, self.at_rest)
        else:
            self.space.look_at(self.origin.between(self.box, share), self.faces)
