"""A function along the step against its gradient, beside the line that foretells its fall."""

from __future__ import annotations

from functools import partial
from typing import Any

from manim import VGroup

from mathlib.matrix_studies import MatrixGradientStudy
from scenes.stage.animation import Value
from scenes.stage.axes import check_ticks, window_for
from scenes.stage.base import Place, Window
from scenes.stage.matrices.entry_slices import change
from scenes.stage.plane import Plane
from scenes.stage.text import Typesetter

AFTER_A_FALL, AFTER_A_RISE = 4.0, 1.3
"""How far the curve is seen, in units of eta."""


class DescentPlane(VGroup):
    """f(W - s grad f) - f(W) over s, its tangent at 0, and what comes of both at `along`."""

    def __init__(
        self, typesetter: Typesetter, study: MatrixGradientStudy, along: Value, place: Place
    ) -> None:
        super().__init__()
        names = ("eta", f"Delta {study.function.typst_name}")
        self.plane = plane = Plane(typesetter, descent_window(study), place, names=names)
        curve, slope = partial(change, study.descent), -float(study.step.foretold / study.eta)
        self.graph = plane.graph(curve)
        self.tangent = plane.line(slope, (0, 0), "tangent")
        self.dots = VGroup(
            plane.dot(along, lambda s: slope * s, "tangent"),
            plane.dot(along, curve, "secant"),
            plane.dot(0, 0),
        )
        self.fall = plane.segment((along, 0), (along, curve), "secant", 7)
        self.level = plane.segment((0, 0), (along, 0), "muted", dashed=True)
        self.add(plane, self.graph)


def descent_window(study: MatrixGradientStudy) -> Window:
    """The window that shows the curve beside its tangent; ValueError where its numbers would be too long."""
    eta = float(study.eta)
    reach = eta * (AFTER_A_RISE if "rises" in study.cases else AFTER_A_FALL)
    curve: Any = partial(change, study.descent)
    window = window_for(curve, -0.1 * reach, reach, (0.0, -float(study.step.foretold)))
    check_ticks("changes of the function", window.spans, advice="take another eta")
    return window
