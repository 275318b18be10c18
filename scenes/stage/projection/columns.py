"""Several graphs over one grid of the ground, painted column by column.

Columns. The line of sight towards the viewer runs in one direction over the ground. So the column over a cell
of the grid can be hidden only by columns whose cells lie farther on in that direction along both axes, and
painting by the sum of a cell's two numbers, counted towards the viewer, is right.

Graphs in a column. A split column (see `splitting`) is painted part by part, the farther side of each
dividing line first. In a part, let the graph g lie below the graph f, and let a line of sight of height s
meet them at n_g and n_f over the ground. There s - g = f - g > 0 at n_f. If both graphs are seen from above,
s - g increases towards the viewer, so n_g < n_f: the upper one is nearer. If both are seen from below, it
decreases, and the lower one is nearer. If one is seen from above and one from below, the same argument from
either of them gives opposite orders, so no line of sight meets both. Hence graphs seen from above are painted
from low to high, then those seen from below from high to low.

Lines. A line on a graph is painted right after the part of the graph that it bounds, at the nearer column.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from scenes.stage.drawing import FACE, Paints
from scenes.stage.projection.cell_sides import sides_of
from scenes.stage.projection.clipping import Pieces, by_cut
from scenes.stage.projection.height_field import (
    EDGE_WIDTH,
    MESH_WIDTH,
    Bools,
    Grid,
    HeightField,
    by_four,
    color_tuples,
    facing_of,
)
from scenes.stage.projection.projection import Projection, ranked, slack_of
from scenes.stage.projection.split_cells import SplitCells
from scenes.stage.projection.splitting import RIM

Array = NDArray[np.float64]
Ints = NDArray[np.int64]


@dataclass(frozen=True)
class Batch:
    """Polygons or segments of one graph, of shape (n, k, 3), with their colours, of shape (n, 4).

    `cells` are the numbers of their columns. In a column, lower `ranks` are painted first, and of equal
    ranks, lower layers.
    """

    layer: int
    corners: Array
    colors: Array
    width: float
    cells: Ints
    ranks: Array


class Columns:
    """Graphs over one grid of the ground; `look` sorts them for a view. `key` is what they depend on."""

    def __init__(self, key: object, space: Projection, graphs: Sequence[HeightField], grid: Grid) -> None:
        self.key, self.graphs = key, graphs
        self.cells = [graph.cells(space, *grid) for graph in graphs]
        self.split = SplitCells(space, self.cells, *grid)
        x, y = np.meshgrid(*grid, indexing="ij")
        self.corners = [by_four(np.stack([x, y, cells.heights], axis=-1)) for cells in self.cells]
        self._view: object = None
        self._cut: tuple[object, ...] = ()

    def side(self, graph: HeightField, side: int) -> Paints:
        """What is to be painted of a graph on one side of the cut, at depths from 0 on."""
        return self.sides(graph)[side]

    def sides(self, graph: HeightField) -> dict[int, Paints]:
        """What is to be painted of a graph on either side of the cut, at depths from 0 on."""
        return self._by_side[self.graphs.index(graph)]

    def look(self, space: Projection) -> None:
        """Sort what there is for the present view, and divide it by the present cut."""
        if self._view != space.view:
            self._sort(space)
        elif self._cut == (space.cut,):
            return
        self._view, self._cut = space.view, (space.cut,)
        self._by_side = [by_cut(space, found) for found in self._pieces]

    def _sort(self, space: Projection) -> None:
        theta = space.azimuth.get_value()
        towards = (1 if np.cos(theta) > 0 else -1, 1 if np.sin(theta) > 0 else -1)
        self._split_ranks, *self._crossings = self.split.sort(space)
        by_graph = [
            [batch for batch in self._batches(space, graph, towards) if len(batch.cells)]
            for graph in range(len(self.graphs))
        ]
        batches = [batch for found in by_graph for batch in found]
        cells, ranks = (np.concatenate([getattr(b, name) for b in batches]) for name in ("cells", "ranks"))
        layers = np.concatenate([np.full(len(batch.cells), batch.layer) for batch in batches])
        i, j = np.divmod(cells, self.split.chosen.shape[1])
        depths = np.empty(len(cells))
        depths[np.lexsort((layers, ranks, towards[0] * i + towards[1] * j))] = np.arange(len(cells))
        parts = iter(np.split(depths, np.cumsum([len(batch.cells) for batch in batches])))
        self._pieces = [
            [
                Pieces.seen(space, b.corners, color_tuples(b.colors), b.width, depths=next(parts))
                for b in found
            ]
            for found in by_graph
        ]

    def _batches(self, space: Projection, graph: int, towards: tuple[int, int]) -> Iterator[Batch]:
        """The faces of a graph, the lines of its mesh, and its edges."""
        item, cells, split = self.graphs[graph], self.cells[graph], self.split
        facing = facing_of(space, self.corners[graph])
        colors = cells.colors.reshape(-1, 4)
        edge_colors = item.edge_colors(colors)
        mesh_colors = np.broadcast_to(item.mesh_color, colors.shape)
        means = self.corners[graph][..., 2].mean(axis=-1)
        ranks = (facing * ranked(means, slack_of(space.box.z))).ravel()
        yield from self._faces(graph, colors, ranks)
        sides = sides_of(cells.present, facing, towards, item.mesh_every)
        yield from self._sides(graph, sides.mesh, 1, MESH_WIDTH, mesh_colors, ranks)
        yield from self._sides(graph, sides.fold, 2, EDGE_WIDTH, colors, ranks)
        yield from self._sides(graph, sides.rim, 2, EDGE_WIDTH, edge_colors, ranks)
        rim = np.flatnonzero((split.labels == RIM) & (split.graphs[split.owners] == graph))
        yield self._edges(rim, split.owners[rim], 2, EDGE_WIDTH, edge_colors)
        crossings, owners = self._crossings
        mine = split.graphs[owners] == graph
        yield self._edges(crossings[mine], owners[mine], 2, EDGE_WIDTH, edge_colors)

    def _faces(self, graph: int, colors: Array, ranks: Array) -> Iterator[Batch]:
        """Whole cells, and pieces of split ones."""
        whole, split = np.flatnonzero(self._whole(graph)), self.split
        yield Batch(0, self._flat(graph)[whole], colors[whole], FACE, whole, ranks[whole])
        pieces = np.flatnonzero(split.graphs == graph)
        cells = split.cells[pieces]
        yield Batch(0, split.corners[pieces], colors[cells], FACE, cells, self._split_ranks[pieces])

    def _sides(
        self, graph: int, drawn: Bools, layer: int, width: float, colors: Array, ranks: Array
    ) -> Iterator[Batch]:
        """Those sides of cells that are to be drawn, of whole cells and of pieces of split ones."""
        drawn, split = drawn.reshape(-1, 4), self.split
        cells, sides = np.nonzero(drawn & self._whole(graph)[:, None])
        corners = self._flat(graph)
        lines = np.stack([corners[cells, sides], corners[cells, (sides + 1) % 4]], axis=1)
        yield Batch(layer, lines, colors[cells], width, cells, ranks[cells])
        on_side = (split.labels >= 0) & (split.labels < 4) & (split.graphs[split.owners] == graph)
        edges = np.flatnonzero(on_side)
        edges = edges[drawn[split.cells[split.owners[edges]], split.labels[edges]]]
        yield self._edges(edges, split.owners[edges], layer, width, colors)

    def _edges(self, edges: Ints, owners: Ints, layer: int, width: float, colors: Array) -> Batch:
        """Edges of pieces of split cells, painted after these pieces."""
        cells = self.split.cells[owners]
        lines, ranks = self.split.segments[edges], self._split_ranks[owners]
        return Batch(layer, lines, colors[cells], width, cells, ranks)

    def _flat(self, graph: int) -> Array:
        return self.corners[graph].reshape(-1, 4, 3)

    def _whole(self, graph: int) -> Bools:
        return np.asarray(self.cells[graph].present & ~self.split.chosen).ravel()
