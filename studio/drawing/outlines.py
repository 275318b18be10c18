"""A picture as outlines on a page, and a context that takes down what a camera paints as such."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Self

import cairo
from manim.typing import PixelArray

Color = tuple[float, float, float, float]
"""Red, green, blue, alpha."""

Path = tuple[tuple[int, tuple[float, ...]], ...]
"""Steps of a path: the kind of each, as Cairo numbers them, and its points on the page."""

MILLIMETRES = 160
"""The width of a page, which is that of a Beamer slide of 16:9."""

UNITS = 10
"""Units of the page in a millimetre."""

OVERLAP = 1.2
"""Page units of the line around a face by which it covers the edges of its neighbours."""

INVISIBLE = 1 / 512
"""An alpha below this changes no level of 255."""


@dataclass(frozen=True)
class Gradient:
    """Colours along a line: where it begins and ends on the page, and the colours at shares of it."""

    start: tuple[float, float]
    end: tuple[float, float]
    stops: tuple[tuple[float, Color], ...]


@dataclass(frozen=True)
class Stroke:
    """The width of a line on the page, its caps and its joins."""

    width: float
    cap: cairo.LineCap
    join: cairo.LineJoin


@dataclass(frozen=True)
class Outline:
    """A path that is filled, or stroked if `stroke` is there.

    A face is filled with one colour and has hard edges: it is to meet its neighbours without a gap.
    """

    path: Path
    paint: Color | Gradient
    stroke: Stroke | None = None
    is_face: bool = False

    @property
    def alpha(self) -> float:
        if isinstance(self.paint, Gradient):
            return max(color[3] for _, color in self.paint.stops)
        return self.paint[3]


@dataclass(frozen=True)
class Layer:
    """Outlines in order, and the alpha of all of them as one picture.

    They are drawn as they are, or `meet`: they are faces that cover the edges of their neighbours.
    """

    outlines: tuple[Outline, ...]
    alpha: float = 1.0
    meet: bool = False


@dataclass(frozen=True)
class Figure:
    """A page of this size and colour, its layers from the lowest to the highest, or else its pixels."""

    width: float
    height: float
    background: Color
    layers: Sequence[Layer]
    pixels: PixelArray | None = None


class OutlineContext(cairo.Context):
    """A Cairo context that keeps what is filled and stroked on it, in order.

    `is_complete` turns false where something else is done with it: a picture is laid down, a part is clipped.
    Colours are given to it with blue before red, as for the pixels of Manim's camera.
    """

    outlines: list[Outline]
    is_complete: bool

    def __new__(cls, matrix: cairo.Matrix) -> Self:
        surface = cairo.RecordingSurface(cairo.Content.COLOR_ALPHA, None)
        context = super().__new__(cls, surface)  # type: ignore[call-arg]
        context.set_matrix(matrix)
        context.outlines, context.is_complete = [], True
        return context

    def fill(self) -> None:
        self._keep(None)
        self.new_path()

    def fill_preserve(self) -> None:
        self._keep(None)

    def stroke(self) -> None:
        self.stroke_preserve()
        self.new_path()

    def stroke_preserve(self) -> None:
        width = abs(self.get_matrix().transform_distance(self.get_line_width(), 0)[0])
        self._keep(Stroke(width, self.get_line_cap(), self.get_line_join()))

    def paint(self) -> None:
        self.is_complete = False

    def paint_with_alpha(self, alpha: float) -> None:
        self.is_complete = False

    def mask(self, pattern: Any) -> None:
        self.is_complete = False

    def clip(self) -> None:
        self.is_complete = False

    def clip_preserve(self) -> None:
        self.is_complete = False

    def _keep(self, stroke: Stroke | None) -> None:
        paint = self._paint()
        if paint is None:
            self.is_complete = False
            return
        is_flat = stroke is None and not isinstance(paint, Gradient)
        is_face = is_flat and self.get_antialias() == cairo.Antialias.NONE
        self.save()
        self.identity_matrix()
        outline = Outline(tuple(self.copy_path()), paint, stroke, is_face)
        self.restore()
        if len(outline.path) > 1 and outline.alpha >= INVISIBLE:
            self.outlines.append(outline)

    def _paint(self) -> Color | Gradient | None:
        source = self.get_source()
        if isinstance(source, cairo.SolidPattern):
            return _color(*source.get_rgba())
        if not isinstance(source, cairo.LinearGradient):
            return None
        x0, y0, x1, y1 = source.get_linear_points()
        to_page = self.get_matrix().transform_point
        stops = tuple((share, _color(*color)) for share, *color in source.get_color_stops_rgba())
        return Gradient(to_page(x0, y0), to_page(x1, y1), stops)


def _color(blue: float, green: float, red: float, alpha: float) -> Color:
    return red, green, blue, alpha
