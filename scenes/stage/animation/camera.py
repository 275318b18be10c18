"""A Cairo camera that looks a mobject's painter up once and lets a mobject paint itself.

A mobject with a method `paint(context)` draws straight onto the Cairo context; it is one mobject
with one array of faces instead of hundreds of mobjects. It returns what it has covered. All others are
drawn as Manim draws them.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, ClassVar
from weakref import WeakKeyDictionary

import cairo
import numpy as np
from manim import Camera, LineJointType, Mobject, VMobject

from scenes.stage.animation.outlines import Outline
from scenes.stage.drawing import EVERYWHERE, DirtyRegion, Extent, Stroke

Picture = tuple[cairo.ImageSurface, int, int]
"""A part of a frame, and the column and the row of the frame where it begins."""

OPAQUE = 0.996
"""From this alpha on Cairo takes a colour for opaque, and rounds what it lays down in another way."""

MITER_LIMIT, SQUARE_CAP = 10.0, 1.5
"""How far pointed joints and square ends may reach from an outline, in halves of the line's width."""


class StageCamera(Camera):
    """Manim's camera, with painters by type and without a look-up table built for every mobject.

    Outlines that have not changed since the last frame are not handed to Cairo curve by curve again, and a
    background that was under the last frame, too, is restored only where something has been drawn over it.
    """

    draws_layers: ClassVar[bool] = True
    """Whether pictures that are drawn apart and laid over one another are the same as drawn in place."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        self._under: Any = None
        self._dirty: DirtyRegion
        super().__init__(*args, **kwargs)
        self._outlines: WeakKeyDictionary[VMobject, Outline] = WeakKeyDictionary()

    def set_pixel_array(self, pixel_array: Any, convert_from_floats: bool = False) -> None:
        """Set the frame to a picture that does not change while it is under frames."""
        if pixel_array is self._under:
            self._dirty.restore(self.pixel_array, pixel_array)
            return
        super().set_pixel_array(pixel_array, convert_from_floats)
        self._under, self._dirty = pixel_array, DirtyRegion(self.pixel_width, self.pixel_height)

    def set_cairo_context_path(self, ctx: cairo.Context, vmobject: VMobject) -> StageCamera:
        outline = self._outlines.get(vmobject)
        if outline is None or not np.array_equal(outline.points, vmobject.points):
            straight = isinstance(vmobject, Stroke) and vmobject.has_points() and vmobject.is_straight
            outline = self._outlines[vmobject] = Outline(vmobject.points, straight)
        outline.put_on(ctx)
        return self

    def apply_fill(self, ctx: cairo.Context, vmobject: VMobject) -> StageCamera:
        colors = self.get_fill_rgbas(vmobject)
        if len(colors) == 1 and 0 < colors[0][3] < OPAQUE:
            self.set_cairo_context_color(ctx, colors, vmobject)
            if self._outlines[vmobject].fill(ctx):
                return self
        super().apply_fill(ctx, vmobject)
        return self

    def capture_mobjects(self, mobjects: Any, **kwargs: Any) -> None:
        drawn = self._draw(self.get_mobjects_to_display(mobjects, **kwargs), self.pixel_array)
        self._dirty.add(drawn, self.get_cairo_context(self.pixel_array).get_matrix())

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

    def _draw(self, mobjects: Iterable[Mobject], pixels: Any) -> list[Extent]:
        """Draw mobjects on pixels; what this covers."""
        context = self.get_cairo_context(pixels)
        drawn: list[Extent] = []
        for mobject in mobjects:
            if isinstance(mobject, VMobject):
                self.display_vectorized(mobject, context)
                drawn.append(_covered(context, mobject, self.cairo_line_width_multiple))
            elif paints_itself(mobject):
                context.save()
                context.new_path()  # Manim leaves the last outline on the context
                drawn += mobject.paint(context)
                context.restore()
            else:
                kind = self.type_or_raise(mobject)  # makes `display_funcs`
                self.display_funcs[kind]([mobject], pixels)
                drawn.append(EVERYWHERE)
        return drawn


def _covered(context: cairo.Context, mobject: VMobject, unit: float) -> Extent:
    """What a mobject covers whose outline is on a context; `unit` is a stroke width of 1.

    Strokes reach half their width beyond the outline, and at pointed joints much farther.
    """
    left, bottom, right, top = context.path_extents()
    width = max(mobject.get_stroke_width(), mobject.get_stroke_width(background=True))
    if width:
        pointed = mobject.joint_type in (LineJointType.AUTO, LineJointType.MITER)
        reach = width * unit / 2 * (MITER_LIMIT if pointed else SQUARE_CAP)
        return left - reach, bottom - reach, right + reach, top + reach
    return left, bottom, right, top


def paints_itself(mobject: Mobject) -> bool:
    """Whether the camera hands its context to the mobject, which then has an `opacity` of its own."""
    return hasattr(type(mobject), "paint")
