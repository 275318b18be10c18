"""A chain: nodes in a row, what leads from each to the next, and products that grow from the end."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import numpy as np
from manim import LEFT, RIGHT, UP, VGroup

from mathlib.function import Claim
from scenes.stage.base import Place
from scenes.stage.diagrams.network import Edge, Network
from scenes.stage.diagrams.nodes import Node
from scenes.stage.drawing import Arrow
from scenes.stage.text import LABEL, Inscription, Typesetter, fit

HEADROOM, BESIDE = 0.3, 0.15
"""From a node or an arrow to what is written above it, and from a text to an arrow."""


class Chain(Network):
    """Nodes in a row with edges between them, each node and edge with its label.

    Numbers are stated above the nodes, below the edges, or in a row that arrows run through from the end:
    claims, each with what it is the value of.
    """

    def __init__(
        self,
        typesetter: Typesetter,
        nodes: Sequence[str],
        edges: Sequence[str],
        place: Place,
        roles: Sequence[str],
    ) -> None:
        layers = [
            {str(k): Node(node, role=role)} for k, (node, role) in enumerate(zip(nodes, roles, strict=True))
        ]
        links = [Edge(str(k), str(k + 1), label, "function") for k, label in enumerate(edges)]
        super().__init__(typesetter, layers, links, place)
        self.stops = [self.centres[str(k)] for k in range(len(nodes))]
        self.pitch = float(self.stops[1][0] - self.stops[0][0])

    def above_nodes(self, names: Sequence[str], claims: Sequence[Claim]) -> VGroup:
        """A number above every node."""
        points = [stop + (self.radius + HEADROOM) * UP for stop in self.stops]
        return VGroup(*self._state(names, claims, points, 0.9 * self.pitch))

    def above_edge(self, which: int, text: str, lift: float) -> Inscription:
        """A text above an edge, no farther to the right than the last node."""
        written = fit(self.typesetter.math(text, LABEL), 2 * self.pitch)
        written.move_to((self.stops[which] + self.stops[which + 1]) / 2 + lift * UP)
        return written.shift(min(0.0, self.stops[-1][0] + self.radius - written.get_right()[0]) * RIGHT)

    def below_edges(self, names: Sequence[str], claims: Sequence[Claim], drop: float) -> VGroup:
        """A number below the middle of every edge."""
        points = [(start + end) / 2 - drop * UP for start, end in pairwise(self.stops)]
        return VGroup(*self._state(names, claims, points, 0.9 * self.pitch))

    def from_the_end(
        self, names: Sequence[str], claims: Sequence[Claim], factors: Sequence[str], drop: float
    ) -> list[VGroup]:
        """A number below every node, the last one first, each with an arrow and a factor that lead to it."""
        stops = [stop - drop * UP for stop in reversed(self.stops)]
        written = self._state(names, claims, stops, 0.55 * self.pitch, "tangent")
        found = [VGroup(written[0])]
        for (start, end), factor in zip(pairwise(written), factors, strict=True):
            tail, tip = start.get_left() + BESIDE * LEFT, end.get_right() + BESIDE * RIGHT
            arrow = Arrow(self.theme["tangent"], 5).draw(tail, tip)
            label = fit(self.typesetter.math(factor, LABEL), 0.4 * self.pitch)
            found.append(VGroup(end, arrow, label.move_to((tail + tip) / 2 + HEADROOM * UP)))
        return found

    def _state(
        self,
        names: Sequence[str],
        claims: Sequence[Claim],
        points: Sequence[np.ndarray],
        width: float,
        color: str = "ink",
    ) -> list[Inscription]:
        stated = []
        for name, claim, point in zip(names, claims, points, strict=True):
            text = self.typesetter.math(f"{name} {claim.shown.typst_related}", LABEL, color)
            text.claims = (claim,)
            stated.append(fit(text, width).move_to(point))
        return stated
