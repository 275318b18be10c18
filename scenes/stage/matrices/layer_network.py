"""A linear layer and its loss as a network: each entry of the matrix is the weight of a connection."""

from __future__ import annotations

from functools import partial

import numpy as np
from manim import VGroup
from numpy.typing import NDArray

from mathlib.function import Shown
from mathlib.matrix_studies import MatrixGradientStudy
from scenes.stage.animation import Value
from scenes.stage.base import Place
from scenes.stage.diagrams import Edge, Network, Node
from scenes.stage.drawing import Stroke
from scenes.stage.text import Measured, Typesetter


class LayerNetwork(VGroup):
    """Inputs, outputs and the loss, live while h is added to the entry at the study's `nudged`."""

    def __init__(self, typesetter: Typesetter, study: MatrixGradientStudy, h: Value, place: Place) -> None:
        super().__init__()
        assert study.layer is not None
        rows = study.at.shape[0]
        inputs = {
            f"x{j}": Node(_written(shown), f"x_({j})", "direction")
            for j, shown in enumerate(study.inputs, start=1)
        }
        shown = partial(self._output, study, h)
        outputs = {f"y{i}": Node(shown(i), role="function") for i in range(1, rows + 1)}
        loss = Node(Measured.shown_at("", "ink", study.value_shown, h, (0, *study.steps)))
        weights = [Edge(f"x{j}", f"y{i}", _written(study.given((i, j))), "ink", 2.5) for i, j in study.places]
        edges = [*weights, *(Edge(output, "L", width=2.5) for output in outputs)]
        self.network = Network(typesetter, [inputs, outputs, {"L": loss}], edges, place)
        name = typesetter.math(study.function.typst_name)
        top = self.network.centres["L"] + np.array([0, self.network.radius + 0.35, 0])
        self.changing = self.mark(study.nudged)
        self.add(self.network, name.move_to(top))

    @staticmethod
    def _output(study: MatrixGradientStudy, h: Value, row: int) -> Measured:
        return Measured.shown_at("", "function", partial(study.output_shown, row), h, (0, *study.steps))

    def mark(self, place: tuple[int, int]) -> Stroke:
        """The way from an entry to the loss."""
        row, column = place
        return self.network.path(f"x{column}", f"y{row}", "L", role="gradient")

    def origin(self, place: tuple[int, int]) -> NDArray[np.float64]:
        """Where an entry stands."""
        row, column = place
        return self.network.middle(f"x{column}", f"y{row}")


def _written(given: Shown | str) -> str:
    """A number in math-mode Typst, with its relation where it is rounded."""
    if isinstance(given, str):
        return given
    return given.typst if given.relation == "=" else given.typst_related
