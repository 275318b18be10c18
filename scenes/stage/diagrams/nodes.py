"""Nodes of networks: borders with a formula or a live number inside, and a formula beside them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from manim import VGroup, VMobject
from numpy.typing import NDArray

from scenes.stage.drawing import DOTS, LETTERS, arc, cubic
from scenes.stage.text import LABEL, SMALLEST, Measured, Readout, Typesetter, fit, width_of

Array = NDArray[np.float64]

INSIDE, HIGH, OUTSIDE = 0.14, 1.5, 0.15
"""From a label in a node to the node's left and right end; how high it may be, in radii; from a node to what
stands beside it."""


@dataclass(frozen=True)
class Node:
    """A node: what is written in it and, away from the other layers, beside it, in Typst's mathematics.

    What is written in it may be a live number.
    """

    label: str | Measured = ""
    beside: str = ""
    role: str = "ink"


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


class NodeMark(VGroup):
    """A node about a point: its border, what is written in it, and what stands on its `side`."""

    def __init__(
        self, typesetter: Typesetter, node: Node, centre: Array, radius: float, half_width: float, side: int
    ) -> None:
        super().__init__(_border(centre, radius, half_width - radius))
        self[0].set_fill(typesetter.theme["panel"], 1).set_stroke(typesetter.theme[node.role], 3.5)
        if node.label:
            self.add(_inside(typesetter, node, centre, radius))
        if node.beside:
            beside = typesetter.math(node.beside, LABEL, node.role)
            away = side * (half_width + OUTSIDE + beside.width / 2)
            self.add(beside.move_to(centre + np.array([away, 0, 0])))
        self[1:].set_z_index(LETTERS)


def half_width(typesetter: Typesetter, nodes: Iterable[Node], radius: float) -> float:
    """How far nodes of a radius reach to both sides, as wide as the longest of their labels."""
    return max(radius, max(_length(typesetter, node, radius) for node in nodes) / 2 + INSIDE)


def _border(centre: Array, radius: float, beyond: float) -> VMobject:
    """A circle that is drawn out to both sides."""
    away = np.array([beyond, 0, 0])
    right = arc(centre + away, radius, -np.pi / 2, np.pi / 2)
    left = arc(centre - away, radius, np.pi / 2, 3 * np.pi / 2)
    border = VMobject(z_index=DOTS)
    border.points = cubic(np.vstack([right, left, right[:1]]))
    return border


def _inside(typesetter: Typesetter, node: Node, centre: Array, radius: float) -> VMobject:
    """What is written in a node."""
    if isinstance(node.label, str):
        label = typesetter.math(node.label or "space", LABEL, node.role)
        return fit(label, np.inf, HIGH * radius).move_to(centre)
    return CentredReadout(node.label, _number_size(radius), typesetter.theme[node.role], centre)


def _length(typesetter: Typesetter, node: Node, radius: float) -> float:
    if isinstance(node.label, str):
        return float(_inside(typesetter, node, np.zeros(3), radius).width)
    texts = (f"≈{text}".replace("-", "−") for text in node.label.texts)
    return max(width_of(text, _number_size(radius)) for text in texts)


def _number_size(radius: float) -> float:
    return max(SMALLEST, min(LABEL, HIGH * radius * 96))
