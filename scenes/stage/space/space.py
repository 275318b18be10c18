"""A space: items in a box, painted back to front.

A cut divides the space: what lies beyond it is painted first, then what lies in it, then what is nearer.
On each side, a single surface is painted face by face, by nearness over the ground, with its curves and dots
among its faces. A surface and a plane are painted by the halves of space that the plane divides (see
`partition`), several surfaces or planes column by column (see `columns`), and the visible parts of curves and
dots after them (see `visibility`).
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Self

import cairo
import numpy as np
from numpy.typing import NDArray

from scenes.stage.animation import Glide, InPlace, drawing_of, drawn_by
from scenes.stage.base import Place
from scenes.stage.drawing import Extent, Paints, Repeatable
from scenes.stage.projection import FAR, NEAR, WITHIN, Box, Columns, Cut, Grid, HeightField, Item, Projection
from scenes.stage.space.partition import Partition
from scenes.stage.space.space_curves import SpaceCurve
from scenes.stage.space.space_items import Floor
from scenes.stage.space.surface import Surface

Array = NDArray[np.float64]

TURNING = np.radians(45.0)
"""How far a space turns in a second."""

FACES = 24
"""Columns along each side of the ground where no surface says how many."""


class Space(Projection):
    """A box of space with items in it, seen from an azimuth and an elevation (radians).

    Surfaces in one space have the same grid of the ground; ValueError where they do not.
    """

    def __init__(
        self, box: Box, place: Place, azimuth: float, elevation: float, relief: float = 0.62
    ) -> None:
        self.items: list[Item] = []
        super().__init__(box, place, azimuth, elevation, relief)
        self.opacity = 1.0
        self._source: Callable[[], Cut | None] | None = None
        self._among: Columns | Partition | None = None
        self.start_afresh()
        drawn_by(self, self._redraw)

    def put(self, *items: Item) -> None:
        """Add items; later ones are painted over earlier ones at equal depth."""
        self.items.extend(items)
        drawn_by(self, self._redraw)
        grids = [item.grid for item in self.items if isinstance(item, Surface)]
        for xs, ys in grids[1:]:
            if not (np.array_equal(xs, grids[0][0]) and np.array_equal(ys, grids[0][1])):
                raise ValueError(
                    "two surfaces of a space have different grids; give them the same box and number of faces"
                )

    def hide(self, *items: Item) -> None:
        """Let items be out of sight until an animation of their opacity brings them in."""
        for item in items:
            item.opacity = 0.0

    def look_at(self, box: Box, faces: int | None = None) -> Self:
        """Show another part of space; surfaces with a function run over its ground.

        They do so in another number of faces along each side if that is given, with as many lines as ever.
        """
        super().look_at(box)
        for graph in self.graphs if faces is not None else ():
            graph.mesh_every = (faces or 0) * graph.mesh_every // (len(self.grid[0]) - 1)
        for item in self.items:
            if isinstance(item, Surface):
                item.cover(box, faces)
        return self

    def cut_by(self, source: Callable[[], Cut | None] | None) -> None:
        """Let a function say where the space is cut; None for nowhere."""
        self._source = source
        drawn_by(self, self._redraw)

    def _redraw(self) -> None:
        """Bring the items and the cut up to date, and read what the picture depends on."""
        for item in self.items:
            if (drawing := drawing_of(item)) is not None:
                drawing.refresh()
        self.cut = self._source() if self._source else None
        assert self.view

    def near_wall(self, axis: int) -> float:
        """The end of the box along x or y, by its index, that the viewer sees from outside."""
        toward = (np.cos, np.sin)[axis](self.azimuth.get_value())
        return (self.box.x, self.box.y)[axis][int(toward > 0)]

    @property
    def graphs(self) -> tuple[HeightField, ...]:
        """The graphs over the ground among the items."""
        return tuple(item for item in self.items if isinstance(item, HeightField))

    @property
    def grid(self) -> Grid:
        """The grid of the ground, x and y, that all graphs are painted by."""
        for item in self.items:
            if isinstance(item, Surface):
                return item.grid
        return np.linspace(*self.box.x, FACES + 1), np.linspace(*self.box.y, FACES + 1)

    def paint(self, context: cairo.Context) -> list[Extent]:
        """Paint the items, far side first. A layer that is as it was in the last frame is repeated."""
        context.set_line_join(cairo.LineJoin.BEVEL)
        painted = []
        for side in (FAR, WITHIN, NEAR) if self.cut else (NEAR,):
            for layer, paints in enumerate(self.layers(side)):
                last = self._last.get((side, layer))
                if last is None or last.paints != paints or last.opacity != self.opacity:
                    self._last[side, layer] = last = Repeatable(paints, self.opacity)
                last.paint(context)
                painted += last.extents
        return painted

    def paints(self, side: int) -> Paints:
        """All that is to be painted on one side of the cut."""
        paints = Paints([], [])
        for layer in self.layers(side):
            paints.take(layer)
        return paints

    def layers(self, side: int) -> tuple[Paints, Paints, Paints]:
        """What is painted on one side of the cut: floors, what is sorted, curves among several graphs."""
        floors, items, curves = (Paints([], []) for _ in range(3))
        graphs = self.graphs
        several = len(graphs) > 1 or not all(isinstance(graph, Surface) for graph in graphs)
        shown = tuple(graph for graph in graphs if graph.is_shown)
        for item in self.items:
            if item.opacity <= 0:
                continue
            clipped = isinstance(item, Surface) and item.is_clipped(self.box)
            if isinstance(item, HeightField) and (several or clipped):
                if item in shown:
                    items.take(self._painted(shown).side(item, side), item.opacity_on(self, side))
            elif several and isinstance(item, SpaceCurve):
                item.paints_among(self, side, curves, shown)
            else:
                item.paints(self, side, floors if isinstance(item, Floor) else items)
        return floors, items, curves

    def _painted(self, graphs: tuple[HeightField, ...]) -> Columns | Partition:
        """A surface and a plane by the halves of space, several of a kind column by column."""
        key = (self.box, tuple(graph.state for graph in graphs))
        if self._among is None or self._among.key != key:
            kind = Partition if Partition.suits(graphs) else Columns
            self._among = kind(key, self, graphs, self.grid)
        self._among.look(self)
        return self._among

    def start_afresh(self) -> None:
        """Repeat nothing of the frames before, so that a frame's bytes do not depend on them."""
        self._last: dict[tuple[int, int], Repeatable] = {}


class Turn(Glide):
    """Turns a space to another azimuth, at a steady pace if that takes longer than the least time."""

    def __init__(self, space: Space, azimuth: float, least: float = 2.0) -> None:
        angle = abs(azimuth - space.azimuth.get_value())
        super().__init__(space.azimuth, azimuth, run_time=max(least, angle / TURNING))


class Resettle(InPlace):
    """Moves a space to another place of the screen."""

    def __init__(self, space: Space, place: Place, run_time: float = 1.5) -> None:
        super().__init__(space, run_time=run_time)
        self.place = place

    def begin(self) -> None:
        self.origin = np.array(self.mobject.place)
        super().begin()

    def interpolate_mobject(self, alpha: float) -> None:
        share = self.rate_func(alpha)
        x, y, width, height = self.origin * (1 - share) + np.array(self.place) * share
        self.mobject.settle((float(x), float(y), float(width), float(height)))
