"""The columns of a grid that must be split, and the order of what they are split into."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from scenes.stage.projection.height_field import Bools, Cells, by_four
from scenes.stage.projection.projection import Projection, slack_of
from scenes.stage.projection.splitting import CROSSING, ColumnSplitter, Divider, Leaf

Array = NDArray[np.float64]
Ints = NDArray[np.int64]


class SplitCells:
    """Columns in which graphs intersect or are clipped, in convex pieces.

    `corners` of shape (n, k, 3) are those of the pieces, the last of each repeated; `segments` of shape
    (m, 2, 3) are their edges, `owners` the numbers of the pieces that have them.
    """

    def __init__(self, space: Projection, graphs: Sequence[Cells], xs: Array, ys: Array) -> None:
        self.chosen = _chosen(graphs, slack_of(space.box.z))
        splitter = ColumnSplitter(graphs, xs, ys, space.box.z)
        self.roots = [splitter.split(i, j) for i, j in np.argwhere(self.chosen).tolist()]
        pieces = splitter.pieces
        self.graphs = np.array([piece.graph for piece in pieces], dtype=int)
        columns = self.chosen.shape[1]
        self.cells = np.array([piece.cell[0] * columns + piece.cell[1] for piece in pieces], dtype=int)
        self.slopes = np.array([piece.slopes for piece in pieces]).reshape(-1, 2)
        most = max((len(piece.points) for piece in pieces), default=3)
        padded = [piece.points + piece.points[-1:] * (most - len(piece.points)) for piece in pieces]
        self.corners = np.array(padded).reshape(-1, most, 3)
        edges = [
            (number, label, piece.points[k], piece.points[(k + 1) % len(piece.points)])
            for number, piece in enumerate(pieces)
            for k, label in enumerate(piece.labels)
        ]
        self.owners = np.array([edge[0] for edge in edges], dtype=int)
        self.labels = np.array([edge[1] for edge in edges], dtype=int)
        self.segments = np.array([edge[2:] for edge in edges]).reshape(-1, 2, 3)
        self._number_of_edge = {edge[:2]: number for number, edge in enumerate(edges)}
        self._graph_count = len(graphs)

    def sort(self, space: Projection) -> tuple[Array, Ints, Ints]:
        """The ranks of the pieces in a view; the edges where graphs intersect, and their owners."""
        theta, phi = space.azimuth.get_value(), space.elevation.get_value()
        self._towards = float(np.cos(theta)), float(np.sin(theta))
        steepness = self.slopes @ self._towards * (space.height_scale / space.ground_scale)
        self._seen_from_above: list[bool] = (steepness < np.tan(phi)).tolist()
        self._ranks = np.zeros(len(self.graphs))
        self._next_rank = 0
        self._crossings: list[tuple[int, int]] = []
        for root in self.roots:
            self._visit(root, ())
        edges, owners = np.array(self._crossings, dtype=int).reshape(-1, 2).T
        return self._ranks, edges, owners

    def _visit(self, node: Divider | Leaf, nearer_than: tuple[int, ...]) -> None:
        """Number the pieces, the farther side of each line first."""
        if isinstance(node, Leaf):
            self._number(node.pieces, nearer_than)
            return
        facing = node.normal[0] * self._towards[0] + node.normal[1] * self._towards[1] > 0
        nearer, farther = (node.ahead, node.behind) if facing else (node.behind, node.ahead)
        self._visit(farther, nearer_than)
        self._visit(nearer, (*nearer_than, node.label) if node.label >= CROSSING else nearer_than)

    def _number(self, pieces: tuple[int, ...], lines: tuple[int, ...]) -> None:
        above = [piece for piece in pieces if self._seen_from_above[piece]]
        below = [piece for piece in reversed(pieces) if not self._seen_from_above[piece]]
        ordered = above + below
        for piece in ordered:
            self._ranks[piece] = self._next_rank
            self._next_rank += 1
        for label in lines:
            pair = divmod(label - CROSSING, self._graph_count)
            crossing = [piece for piece in ordered if self.graphs[piece] in pair]
            edges = [self._number_of_edge.get((piece, label)) for piece in crossing]
            if len(edges) == 2 and None not in edges:
                edge = min((e for e in edges if e is not None), key=self._length)
                self._crossings.append((edge, crossing[-1]))

    def _length(self, edge: int) -> float:
        return float(np.abs(self.segments[edge, 1] - self.segments[edge, 0]).sum())


def _chosen(graphs: Sequence[Cells], slack: float) -> Bools:
    """Which cells have a clipped graph, or two that intersect."""
    chosen = np.any([cells.partial for cells in graphs], axis=0)
    for one, other in combinations(graphs, 2):
        above = by_four((one.heights - other.heights)[..., None])[..., 0]
        with np.errstate(invalid="ignore"):
            crossing = (above < -slack).any(axis=-1) & (above > slack).any(axis=-1)
        chosen = chosen | (one.present & other.present & crossing)
    return np.asarray(chosen)
