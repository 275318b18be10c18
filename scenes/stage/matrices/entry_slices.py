"""A function of a matrix along each of its entries: curves over the change of that entry alone."""

from __future__ import annotations

from functools import partial
from typing import Any

import numpy as np
from manim import VGroup
from numpy.typing import NDArray

from mathlib.function import Function
from mathlib.matrix_studies import MatrixGradientStudy
from scenes.stage.animation import Value
from scenes.stage.axes import check_ticks, window_for
from scenes.stage.base import Place, Window
from scenes.stage.drawing import GRAPHS
from scenes.stage.plane import Plane
from scenes.stage.text import Typesetter

IN_SIGHT = 1.25
"""How far the curves are seen, in units of the first step."""


def change(path: Function, h: Any) -> Any:
    """By how much a function of h differs from what it is at 0."""
    return path(h) - path(0.0)


class EntrySlices(VGroup):
    """All slices h -> f(W + h E) - f(W) in one plane; `changing` is the one at `nudged`, with its secant."""

    def __init__(self, typesetter: Typesetter, study: MatrixGradientStudy, h: Value, place: Place) -> None:
        super().__init__()
        self.study = study
        names = ("h", f"Delta {study.function.typst_name}")
        self.plane = plane = Plane(typesetter, slices_window(study), place, names=names)
        self.curves = {at: partial(change, study.slice(at)) for at in study.places}
        self.faint = VGroup(*(plane.graph(curve, "faint", width=2.5) for curve in self.curves.values()))
        moving = self.curves[study.nudged]
        secant = plane.line(lambda: moving(h()) / (h() or np.nan), (0, 0), "secant")
        self.changing = VGroup(plane.graph(moving), secant, plane.dot(h, moving, "secant"))
        self.add(plane, self.faint, plane.dot(0, 0))

    def mark(self, place: tuple[int, int]) -> VGroup:
        """The slice along an entry, with its tangent."""
        slope = float(self.study.gradient.entry(*place))
        tangent = self.plane.line(slope, (0, 0), "gradient").set_z_index(GRAPHS + 0.5)
        return VGroup(self.plane.graph(self.curves[place]), tangent)

    def origin(self, place: tuple[int, int]) -> NDArray[np.float64]:
        """Where the slices meet."""
        return self.plane.at(0, 0)


def slices_window(study: MatrixGradientStudy) -> Window:
    """The window in which all slices are seen; ValueError where its numbers would be too long."""
    reach = IN_SIGHT * float(study.steps[0])
    windows = [window_for(partial(change, study.slice(at)), -reach, reach, (0.0,)) for at in study.places]
    window = Window(-reach, reach, min(w.bottom for w in windows), max(w.top for w in windows))
    check_ticks("changes of the function", window.spans, advice="bring its values nearer to 1")
    return window
