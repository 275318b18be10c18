"""A Cairo camera that looks a mobject's painter up once and lets a mobject paint itself.

A mobject with a method `paint(context)` draws straight onto the Cairo context; it is one mobject
with one array of faces instead of hundreds of mobjects. All others are drawn as Manim draws them.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise
from typing import Any, ClassVar
from weakref import WeakKeyDictionary

import cairo
import numpy as np
from manim import Camera, Mobject, VMobject
from numpy.typing import NDArray

from scenes.stage.drawing import Stroke

Array = NDArray[np.float64]
Picture = tuple[cairo.ImageSurface, int, int]
"""A part of a frame, and the column and the row of the frame where it begins."""


SAME_POINT = 1e-6
"""Points nearer than this, in units of the frame, are one: there, an outline goes on or closes."""


class StageCamera(Camera):
    """Manim's camera, with painters by type and without a look-up table built for every mobject.

    Outlines that have not changed since the last frame are not handed to Cairo curve by curve again.
    """

    draws_layers: ClassVar[bool] = True
    """Whether pictures that are drawn apart and laid over one another are the same as drawn in place."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._outlines: WeakKeyDictionary[VMobject, tuple[Array, cairo.Path]] = WeakKeyDictionary()

    def set_cairo_context_path(self, ctx: cairo.Context, vmobject: VMobject) -> StageCamera:
        known = self._outlines.get(vmobject)
        if known is not None and np.array_equal(known[0], vmobject.points):
            ctx.new_path()
            ctx.append_path(known[1])
            return self
        straight = isinstance(vmobject, Stroke) and vmobject.has_points() and vmobject.is_straight
        _trace(ctx, vmobject.points, straight)
        self._outlines[vmobject] = vmobject.points.copy(), ctx.copy_path()
        return self

    def capture_mobjects(self, mobjects: Any, **kwargs: Any) -> None:
        self._draw(self.get_mobjects_to_display(mobjects, **kwargs), self.pixel_array)

    def picture_of(self, mobjects: Iterable[Mobject]) -> Picture:
        """These mobjects without a background, cut to what they cover; none of their members."""
        pixels = np.zeros_like(self.pixel_array)
        self._draw(mobjects, pixels)
        del self.pixel_array_to_cairo_context[id(pixels)]
        rows, columns = (np.flatnonzero(pixels[..., 3].any(axis=axis)) for axis in (1, 0))
        if not len(rows):
            return cairo.ImageSurface(cairo.FORMAT_ARGB32, 1, 1), 0, 0
        left, top, right, bottom = (int(n) for n in (columns[0], rows[0], columns[-1] + 1, rows[-1] + 1))
        covered = np.ascontiguousarray(pixels[top:bottom, left:right])
        height, width = covered.shape[:2]
        surface = cairo.ImageSurface.create_for_data(covered.data, cairo.FORMAT_ARGB32, width, height)
        return surface, left, top

    def _draw(self, mobjects: Iterable[Mobject], pixels: Any) -> None:
        context = self.get_cairo_context(pixels)
        for mobject in mobjects:
            if isinstance(mobject, VMobject):
                self.display_vectorized(mobject, context)
            elif paints_itself(mobject):
                context.save()
                context.new_path()  # Manim leaves the last outline on the context
                mobject.paint(context)
                context.restore()
            else:
                kind = self.type_or_raise(mobject)  # makes `display_funcs`
                self.display_funcs[kind]([mobject], pixels)


def _trace(context: cairo.Context, points: Array, straight: bool) -> None:
    """Put an outline of cubics on the context; straight ones as lines, which cost half as much to stroke."""
    context.new_path()
    xy = points[:, :2]
    begins = np.ones(len(xy) // 4, dtype=bool)
    begins[1:] = (np.abs(xy[4::4] - xy[3:-1:4]) > SAME_POINT).any(axis=1)
    firsts = np.flatnonzero(begins).tolist()
    starts, curves = xy[::4].tolist(), xy.reshape(-1, 8)[:, 2:].tolist()
    for first, after in pairwise((*firsts, len(curves))):
        context.move_to(*starts[first])
        for curve in curves[first:after]:
            if straight:
                context.line_to(curve[4], curve[5])
            else:
                context.curve_to(*curve)
        if np.abs(xy[4 * after - 1] - xy[4 * first]).max() <= SAME_POINT:
            context.close_path()


def paints_itself(mobject: Mobject) -> bool:
    """Whether the camera hands its context to the mobject, which then has an `opacity` of its own."""
    return hasattr(mobject, "paint")
