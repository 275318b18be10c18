"""Networks: nodes in layers from left to right, joined by edges; also trees of influence."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from manim import VGroup
from numpy.typing import NDArray

from scenes.stage.base import Place
from scenes.stage.diagrams.edge_labels import PATCH, EdgeLabels, Ends
from scenes.stage.diagrams.nodes import Node, NodeMark, half_width
from scenes.stage.drawing import GRAPHS, LETTERS, LINES, Area, Stroke
from scenes.stage.text import LABEL, SMALLEST, Inscription, Typesetter

Array = NDArray[np.float64]

RADIUS, SMALLEST_RADIUS = 0.42, 0.16
"""How large a node is, and how small where many stand below each other."""

CROWDED = 0.4
"""The share of the distance between nodes that a radius takes where there is little room."""


@dataclass(frozen=True)
class Edge:
    """An edge from one node to another, by their names, with its label in Typst's mathematics."""

    start: str
    end: str
    label: str = ""
    role: str = "muted"
    width: float = 3.0
    dashed: bool = False


class Network(VGroup):
    """Named nodes in layers, and the edges between them, whose labels stand on them where there is room.

    Nodes of a layer are as wide as the longest of their labels. Where the labels of the edges have no room
    beside each other and other edges, in letters that can be read, there are none: `labels_fit` says so.
    """

    def __init__(
        self,
        typesetter: Typesetter,
        layers: Sequence[Mapping[str, Node]],
        edges: Sequence[Edge],
        place: Place,
    ) -> None:
        super().__init__()
        self.typesetter, self.theme = typesetter, typesetter.theme
        self.centres = _centres(layers, place)
        most = max(map(len, layers))
        self.radius = max(min(RADIUS, CROWDED * place[3] / most), SMALLEST_RADIUS)
        self.half_widths: dict[str, float] = {}
        self.nodes: dict[str, NodeMark] = {}
        for layer in layers:
            reach = half_width(typesetter, layer.values(), self.radius)
            for name, node in layer.items():
                centre = self.centres[name]
                side = -1 if centre[0] < place[0] - 0.01 else 1
                self.half_widths[name] = reach
                self.nodes[name] = NodeMark(typesetter, node, centre, self.radius, reach, side)
        self.lines = {(edge.start, edge.end): self._line(edge) for edge in edges}
        labelled = [edge for edge in edges if edge.label]
        self.labels = self._labels(labelled)
        self.labels_fit = len(self.labels) == len(labelled)
        self.add(*self.lines.values(), *self.nodes.values(), *map(self._patch, self.labels.values()))
        self.add(*self.labels.values())

    def node(self, name: str) -> NodeMark:
        """A node with what is written in and beside it."""
        return self.nodes[name]

    def edge(self, start: str, end: str) -> Stroke:
        """The line of an edge."""
        return self.lines[start, end]

    def label(self, start: str, end: str) -> Inscription | None:
        """The label of an edge, if it has one and there is room."""
        return self.labels.get((start, end))

    def middle(self, start: str, end: str) -> Array:
        """The point of the screen where an edge's label stands; without one, the middle of the edge."""
        label = self.label(start, end)
        if label is not None:
            return np.asarray(label.get_center())
        return (self.centres[start] + self.centres[end]) / 2

    def path(self, *names: str, role: str, width: float = 8) -> Stroke:
        """The edges along some nodes in another colour, over the others and below the nodes."""
        pieces = [piece for ends in pairwise(names) for piece in self._around_label(*ends)]
        return Stroke(self.theme[role], width, z_index=LINES + 0.2).draw(pieces)

    def _around_label(self, start: str, end: str) -> list[Array]:
        """The straight line between two nodes without what the label of that edge covers."""
        first, last = self._between(start, end)
        if (label := self.label(start, end)) is None:
            return [np.array([first, last])]
        half, middle = np.array([label.width, label.height]) / 2 + PATCH, np.asarray(label.get_center())
        along = (last - first) / np.linalg.norm(last - first)
        with np.errstate(divide="ignore"):
            reach = np.min(half / np.abs(along[:2]))
        return [np.array([first, middle - reach * along]), np.array([middle + reach * along, last])]

    def _between(self, start: str, end: str) -> Array:
        """The straight line from one node's centre to another's; the nodes lie over its ends."""
        return np.array([self.centres[start], self.centres[end]])

    def _line(self, edge: Edge) -> Stroke:
        line = Stroke(self.theme[edge.role], edge.width, dashed=edge.dashed, z_index=GRAPHS)
        return line.draw([self._between(edge.start, edge.end)])

    def _labels(self, edges: Sequence[Edge]) -> dict[Ends, Inscription]:
        """Each label on its edge, apart from the others; none where that cannot be."""
        lines = {ends: self._between(*ends)[:, :2] for ends in self.lines}
        nodes = [
            (self.centres[name][:2], np.array([half, self.radius])) for name, half in self.half_widths.items()
        ]
        room = EdgeLabels(lines, nodes)
        for size in (LABEL, 28, 24, SMALLEST):
            labels = {
                (edge.start, edge.end): self.typesetter.math(edge.label, size, edge.role) for edge in edges
            }
            halves = {ends: np.array([label.width, label.height]) / 2 for ends, label in labels.items()}
            if (places := room.places(halves)) is not None:
                for ends, label in labels.items():
                    label.move_to((*places[ends], 0)).set_z_index(LETTERS)
                return labels
        return {}

    def _patch(self, label: Inscription) -> Area:
        """What hides an edge behind its label."""
        patch = Area(self.theme.background, opacity=1).set_z_index(LINES)
        x, y = label.width / 2 + PATCH, label.height / 2 + PATCH
        corners = np.array([(x, y, 0), (-x, y, 0), (-x, -y, 0), (x, -y, 0)])
        return patch.draw(label.get_center() + corners)


def _centres(layers: Sequence[Mapping[str, Node]], place: Place) -> dict[str, Array]:
    """The nodes' centres: layers evenly across the place, the nodes of each evenly up and down."""
    x, y, width, height = place
    pitch = height / max(map(len, layers))
    columns = np.linspace(x - width / 2, x + width / 2, len(layers)) if len(layers) > 1 else [x]
    return {
        name: np.array([column, y + ((len(layer) - 1) / 2 - k) * pitch, 0.0])
        for column, layer in zip(columns, layers, strict=True)
        for k, name in enumerate(layer)
    }
