"""A Cairo camera that looks a mobject's painter up once and lets a mobject paint itself.

A mobject with a method `paint(context)` draws straight onto the Cairo context; it is one mobject
with one array of faces instead of hundreds of mobjects. All others are drawn as Manim draws them.
"""

from __future__ import annotations

from typing import Any
from weakref import WeakKeyDictionary

import cairo
import numpy as np
from manim import Camera, Mobject, VMobject
from numpy.typing import NDArray

from scenes.stage.strokes import Stroke

Array = NDArray[np.float64]


class StageCamera(Camera):
    """Manim's camera, with painters by type and without a look-up table built for every mobject.

    Outlines that have not changed since the last frame are not handed to Cairo curve by curve again.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._outlines: WeakKeyDictionary[VMobject, tuple[Array, cairo.Path]] = WeakKeyDictionary()

    def set_cairo_context_path(self, ctx: cairo.Context, vmobject: VMobject) -> StageCamera:
        known = self._outlines.get(vmobject)
        if known is not None and np.array_equal(known[0], vmobject.points):
            ctx.new_path()
            ctx.append_path(known[1])
            return self
        if isinstance(vmobject, Stroke) and vmobject.has_points() and vmobject.is_straight:
            _trace(ctx, vmobject.points)
        else:
            super().set_cairo_context_path(ctx, vmobject)
        self._outlines[vmobject] = vmobject.points.copy(), ctx.copy_path()
        return self

    def capture_mobjects(self, mobjects: Any, **kwargs: Any) -> None:
        context = self.get_cairo_context(self.pixel_array)
        for mobject in self.get_mobjects_to_display(mobjects, **kwargs):
            if isinstance(mobject, VMobject):
                self.display_vectorized(mobject, context)
            elif paints_itself(mobject):
                context.save()
                context.new_path()  # Manim leaves the last outline on the context
                mobject.paint(context)
                context.restore()
            else:
                super().capture_mobjects([mobject], include_submobjects=False)


def _trace(context: cairo.Context, points: Array) -> None:
    """Put polylines on the context as lines, not as cubics: they cost half as much to stroke."""
    starts, ends = points[0::4, :2].tolist(), points[3::4, :2].tolist()
    context.new_path()
    here = None
    for start, end in zip(starts, ends, strict=True):
        if start != here:
            context.move_to(*start)
        context.line_to(*end)
        here = end


def paints_itself(mobject: Mobject) -> bool:
    """Whether the camera hands its context to the mobject, which then has an `opacity` of its own."""
    return hasattr(mobject, "paint")
