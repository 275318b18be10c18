"""A figure as a page of PDF, without a date, so that the same figure gives the same bytes."""

from __future__ import annotations

import io

import cairo
import numpy as np
from manim.typing import PixelArray

from studio.drawing.outlines import OVERLAP, UNITS, Color, Figure, Gradient, Layer, Outline, Stroke

_POINTS = 72 / 25.4 / UNITS
_EDGE = Stroke(OVERLAP, cairo.LineCap.BUTT, cairo.LineJoin.ROUND)


def pdf(figure: Figure) -> bytes:
    """A page of PDF."""
    file = io.BytesIO()
    with cairo.PDFSurface(file, figure.width * _POINTS, figure.height * _POINTS) as surface:
        surface.set_metadata(cairo.PDFMetadata.CREATE_DATE, "")
        context = cairo.Context(surface)
        context.scale(_POINTS, _POINTS)
        if figure.pixels is not None:
            _lay(context, figure, figure.pixels)
        else:
            context.set_source_rgb(*figure.background[:3])
            context.paint()
            for layer in figure.layers:
                _draw_layer(context, layer)
    return file.getvalue()


def _draw_layer(context: cairo.Context, layer: Layer) -> None:
    if layer.alpha < 1:
        context.push_group()
    for outline in layer.outlines:
        _draw(context, outline, layer.meet)
    if layer.alpha < 1:
        context.pop_group_to_source()
        context.paint_with_alpha(layer.alpha)


def _draw(context: cairo.Context, outline: Outline, meet: bool) -> None:
    steps = (context.move_to, context.line_to, context.curve_to, context.close_path)
    for kind, points in outline.path:
        steps[kind](*points)
    context.set_source(_source(outline.paint))
    stroke = _EDGE if meet else outline.stroke
    if stroke is not None:
        context.set_line_width(stroke.width)
        context.set_line_cap(stroke.cap)
        context.set_line_join(stroke.join)
    if outline.stroke is None:
        context.fill_preserve()
    if stroke is not None:
        context.stroke_preserve()
    context.new_path()


def _source(paint: Color | Gradient) -> cairo.Pattern:
    if not isinstance(paint, Gradient):
        return cairo.SolidPattern(*paint)
    pattern = cairo.LinearGradient(*paint.start, *paint.end)
    for share, color in paint.stops:
        pattern.add_color_stop_rgba(share, *color)
    return pattern


def _lay(context: cairo.Context, figure: Figure, pixels: PixelArray) -> None:
    """Lay pixels, whose red and blue Cairo takes for one another, over the page."""
    swapped = np.ascontiguousarray(pixels[..., [2, 1, 0, 3]])
    height, width = swapped.shape[:2]
    surface = cairo.ImageSurface.create_for_data(swapped.data, cairo.FORMAT_ARGB32, width, height)
    context.scale(figure.width / width, figure.height / height)
    context.set_source_surface(surface)
    context.paint()
