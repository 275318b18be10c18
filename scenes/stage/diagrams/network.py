"""Networks: nodes in layers from left to right, joined by edges; also trees of influence."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from manim import VGroup, VMobject
from numpy.typing import NDArray

from scenes.stage.base import Place
from scenes.stage.drawing import DOTS, GRAPHS, LETTERS, LINES, Area, Stroke, arc, cubic
from scenes.stage.text import LABEL, SMALLEST, Inscription, Measured, Readout, Typesetter, fit, width_of

Array = NDArray[np.float64]

RADIUS, SMALLEST_RADIUS = 0.42, 0.16
"""How large a node is, and how small where many stand below each other."""

CROWDED = 0.4
"""The share of the distance between nodes that a radius takes where there is little room."""

SHARES = np.linspace(0.14, 0.86, 25)
"""Where along an edge its label may stand."""

APART, CLEAR = 0.05, 0.5
"""How far labels stay from each other, and from the other edges where they can."""

INSIDE, HIGH = 0.14, 1.5
"""From a label in a node to the node's left and right end; how high it may be, in radii."""

PATCH = 0.05
"""How far around a label its edge is hidden."""


@dataclass(frozen=True)
class Node:
    """A node: what is written in it and, away from the other layers, beside it, in Typst's mathematics.

    What is written in it may be a live number.
    """

    label: str | Measured = ""
    beside: str = ""
    role: str = "ink"


@dataclass(frozen=True)
class Edge:
    """An edge from one node to another, by their names, with its label in Typst's mathematics."""

    start: str
    end: str
    label: str = ""
    role: str = "muted"
    width: float = 3.0
    dashed: bool = False


class CentredReadout(Readout):
    """A live number about a point of the screen whatever it is; `≈` stands before it where it is rounded."""

    def __init__(self, measured: Measured, size: float, color: str, centre: Array) -> None:
        self.middle = centre + np.array([0, -0.11 * size / LABEL, 0])
        super().__init__(measured.measure, size, color, related=False, signed=False)

    def _read(self) -> None:
        self.write(self.measure().marked)

    def write(self, text: str) -> CentredReadout:
        """Replace the signs."""
        self._set(text, self.middle - np.array([width_of(text, self.font_size) / 2, 0, 0]))
        return self


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
        self.half_widths = {name: half for layer in layers for name, half in self._half_widths(layer).items()}
        self.lines = {(edge.start, edge.end): self._line(edge) for edge in edges}
        self.nodes = {name: self._node(name, node, place) for layer in layers for name, node in layer.items()}
        self.labels = self._labels([edge for edge in edges if edge.label])
        self.labels_fit = len(self.labels) == len([edge for edge in edges if edge.label])
        self.add(*self.lines.values(), *self.nodes.values(), *map(self._patch, self.labels.values()))
        self.add(*self.labels.values())

    def node(self, name: str) -> VGroup:
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

    def _half_widths(self, layer: Mapping[str, Node]) -> dict[str, float]:
        """How far the nodes of a layer reach to both sides."""
        longest = max(self._length(node) for node in layer.values())
        return dict.fromkeys(layer, max(self.radius, longest / 2 + INSIDE))

    def _length(self, node: Node) -> float:
        if isinstance(node.label, str):
            return float(self._inside(node, np.zeros(3)).width)
        return max(width_of(f"≈{text}".replace("-", "−"), self._number_size) for text in node.label.texts)

    @property
    def _number_size(self) -> float:
        return max(SMALLEST, min(LABEL, HIGH * self.radius * 96))

    def _inside(self, node: Node, centre: Array) -> VMobject:
        """What is written in a node."""
        if isinstance(node.label, str):
            label = self.typesetter.math(node.label or "space", LABEL, node.role)
            return fit(label, np.inf, HIGH * self.radius).move_to(centre)
        return CentredReadout(node.label, self._number_size, self.theme[node.role], centre)

    def _node(self, name: str, node: Node, place: Place) -> VGroup:
        centre, beyond = self.centres[name], np.array([self.half_widths[name] - self.radius, 0, 0])
        ends = (arc(centre + beyond, self.radius, -np.pi / 2, np.pi / 2),
                arc(centre - beyond, self.radius, np.pi / 2, 3 * np.pi / 2))  # fmt: skip
        border = VMobject(fill_color=self.theme["panel"], fill_opacity=1, z_index=DOTS)
        border.set_stroke(self.theme[node.role], 3.5)
        border.points = cubic(np.vstack([*ends, ends[0][:1]]))
        parts = VGroup(border)
        if node.label:
            parts.add(self._inside(node, centre))
        if node.beside:
            outside = self.typesetter.math(node.beside, LABEL, node.role)
            side = -1 if centre[0] < place[0] - 0.01 else 1
            away = side * (self.half_widths[name] + 0.15 + outside.width / 2)
            parts.add(outside.move_to(centre + np.array([away, 0, 0])))
        parts[1:].set_z_index(LETTERS)
        return parts

    def _labels(self, edges: Sequence[Edge]) -> dict[tuple[str, str], Inscription]:
        """Each label on its edge, apart from the others; none where that cannot be."""
        for size in (LABEL, 28, 24, SMALLEST):
            labels = {
                (edge.start, edge.end): self.typesetter.math(edge.label, size, edge.role) for edge in edges
            }
            if self._put_apart(labels):
                VGroup(*labels.values()).set_z_index(LETTERS)
                return labels
        return {}

    def _patch(self, label: Inscription) -> Area:
        """What hides an edge behind its label."""
        patch = Area(self.theme.background, opacity=1).set_z_index(LINES)
        x, y = label.width / 2 + PATCH, label.height / 2 + PATCH
        corners = np.array([(x, y, 0), (-x, y, 0), (-x, -y, 0), (x, -y, 0)])
        return patch.draw(label.get_center() + corners)

    def _put_apart(self, labels: Mapping[tuple[str, str], Inscription]) -> bool:
        """Put labels on their edges, clear of the others; False where one has no room."""
        taken: list[tuple[Array, Array]] = []
        for ends, label in labels.items():
            half = np.array([label.width, label.height]) / 2
            start, end = self._between(*ends)
            others = np.vstack([np.empty((0, 2)), *map(self._along, self.lines.keys() - {ends})])
            points = (start + SHARES[:, None] * (end - start))[:, :2]
            clear = [
                point
                for point in points
                if all((np.abs(point - other) > half + size + APART).any() for other, size in taken)
                and all(
                    (
                        np.abs(point - centre[:2]) > half + np.array([self.half_widths[name], self.radius])
                    ).any()
                    for name, centre in self.centres.items()
                )
                and not (np.abs(others - point) < half + PATCH).all(axis=1).any()
            ]
            if not clear:
                return False
            middle = (start + end)[:2] / 2
            best = max(clear, key=lambda point: self._room(point, ends) - 0.1 * math.dist(point, middle))
            label.move_to((*best, 0))
            taken.append((best, half))
        return True

    def _along(self, edge: tuple[str, str]) -> Array:
        """Points along an edge."""
        first, last = self._between(*edge)[:, :2]
        return np.asarray(first + np.linspace(0, 1, 100)[:, None] * (last - first))

    def _room(self, point: Array, ends: tuple[str, str]) -> float:
        """How far a point is from all edges but one, as far as that matters."""
        others = (self._between(*other)[:, :2] for other in self.lines if other != ends)
        return min([CLEAR, *(_distance(point, *line) for line in others)])


def _distance(point: Array, start: Array, end: Array) -> float:
    along = end - start
    share = np.clip(np.dot(point - start, along) / np.dot(along, along), 0, 1)
    return float(np.linalg.norm(start + share * along - point))


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
