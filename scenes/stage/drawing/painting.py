"""Shapes on the screen, painted one over the other by their depths."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from itertools import chain

import cairo
import numpy as np

from scenes.stage.drawing.dirty_region import Extent

Color = tuple[float, float, float, float]
"""Red, green, blue, alpha."""

Shape = tuple[list[float], float, Color]
"""Flat screen coordinates, the width of the line or how to fill, and the colour."""

FILL, FACE = 0.0, -1.0
"""Widths that are none: a polygon with soft edges, and one with hard edges that meets its neighbours."""

THIN = 0.02
"""Lines up to this width end flat."""

HARD, QUICK, SOFT = cairo.Antialias.NONE, cairo.Antialias.FAST, cairo.Antialias.DEFAULT
"""Edges of faces, of thin lines, of all else. Thin lines are quiet and many."""


@dataclass
class Paints:
    """What is to be painted on one side of the cut: shapes with their depths; the larger, the nearer."""

    depths: list[float]
    shapes: list[Shape]

    def add(self, depth: float, outline: list[float], width: float, color: Color) -> None:
        self.depths.append(depth)
        self.shapes.append((outline, width, color))

    def take(self, others: Paints, opacity: float = 1.0) -> None:
        """Add others' shapes, their alphas scaled."""
        self.depths += others.depths
        if opacity > 0.996:
            self.shapes += others.shapes
        else:
            self.shapes += [(o, w, (r, g, b, a * opacity)) for o, w, (r, g, b, a) in others.shapes]


class Repeatable:
    """Shapes with an opacity, painted one by one at first and from one picture after that."""

    def __init__(self, paints: Paints, opacity: float) -> None:
        self.paints, self.opacity = paints, opacity
        self._times = 0
        self._picture: cairo.Pattern | None = None

    def paint(self, context: cairo.Context) -> None:
        self._times += 1
        if self._times == 1 or not self.paints.shapes:
            _paint(context, self.paints, self.opacity)
            return
        if self._picture is None:
            self._picture = self._painted_apart(context)
        context.set_source(self._picture)
        context.paint()

    @cached_property
    def extents(self) -> list[Extent]:
        """What its shapes cover, their lines' widths included: one extent, or none without shapes."""
        if not self.paints.shapes:
            return []
        numbers = chain.from_iterable([outline for outline, _, _ in self.paints.shapes])
        corners = np.fromiter(numbers, float).reshape(-1, 2)
        margin = max(width for _, width, _ in self.paints.shapes)
        (left, bottom), (right, top) = corners.min(axis=0) - margin, corners.max(axis=0) + margin
        return [(float(left), float(bottom), float(right), float(top))]

    def _painted_apart(self, context: cairo.Context) -> cairo.Pattern:
        ((left, bottom, right, top),) = self.extents
        context.save()
        context.rectangle(left, bottom, right - left, top - bottom)
        context.clip()
        context.push_group()
        _paint(context, self.paints, self.opacity)
        picture = context.pop_group()
        context.restore()
        return picture


def _paint(context: cairo.Context, paints: Paints, opacity: float) -> None:
    """Paint shapes by depth."""
    shapes = paints.shapes
    move_to, line_to, fill, stroke = context.move_to, context.line_to, context.fill, context.stroke
    set_source, set_antialias = context.set_source_rgba, context.set_antialias
    antialias, line_width = None, None
    for index in np.argsort(paints.depths, kind="stable").tolist():
        outline, width, (red, green, blue, alpha) = shapes[index]
        set_source(blue, green, red, alpha * opacity)
        move_to(outline[0], outline[1])
        line_to(outline[2], outline[3])
        if len(outline) == 8:  # Nearly all are faces with four corners: a loop over them is felt.
            line_to(outline[4], outline[5])
            line_to(outline[6], outline[7])
        else:
            for k in range(4, len(outline), 2):
                line_to(outline[k], outline[k + 1])
        if width <= 0:
            needed = HARD if width == FACE else SOFT
            if needed is not antialias:
                antialias = needed
                set_antialias(needed)
            fill()
            continue
        if width != line_width:
            line_width = width
            context.set_line_width(width)
            context.set_line_cap(cairo.LineCap.BUTT if width <= THIN else cairo.LineCap.ROUND)
        needed = QUICK if width <= THIN else SOFT
        if needed is not antialias:
            antialias = needed
            set_antialias(needed)
        stroke()
