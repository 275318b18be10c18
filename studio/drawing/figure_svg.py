"""A figure as an SVG document."""

from __future__ import annotations

import base64
import io
from collections.abc import Iterable, Iterator

import cairo
from manim.typing import PixelArray
from PIL import Image

from studio.drawing.outlines import OVERLAP, UNITS, Color, Figure, Gradient, Layer, Outline, Path

_CAPS = {cairo.LineCap.BUTT: "butt", cairo.LineCap.ROUND: "round", cairo.LineCap.SQUARE: "square"}
_JOINS = {cairo.LineJoin.MITER: "miter", cairo.LineJoin.ROUND: "round", cairo.LineJoin.BEVEL: "bevel"}
# Browsers then smooth no edges of faces; a soft line runs where a surface ends.
_MEETING = f' stroke-width="{OVERLAP}" stroke-linejoin="round" shape-rendering="crispEdges"'
_STEPS = {
    cairo.PathDataType.MOVE_TO: "M",
    cairo.PathDataType.LINE_TO: "L",
    cairo.PathDataType.CURVE_TO: "C",
    cairo.PathDataType.CLOSE_PATH: "Z",
}


def svg(figure: Figure) -> bytes:
    """An SVG document."""
    size = f"{figure.width:g} {figure.height:g}"
    width, height = figure.width / UNITS, figure.height / UNITS
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" '
        f'width="{width:g}mm" height="{height:g}mm" viewBox="0 0 {size}">'
    )
    if figure.pixels is not None:
        data = base64.b64encode(_png(figure.pixels)).decode()
        body = [f'<image width="100%" height="100%" xlink:href="data:image/png;base64,{data}"/>']
    else:
        body = [
            f'<rect width="100%" height="100%" fill="{_hex(figure.background)}"/>',
            *_Svg().lines(figure.layers),
        ]
    return "\n".join([head, *body, "</svg>", ""]).encode()


def _png(pixels: PixelArray) -> bytes:
    file = io.BytesIO()
    Image.fromarray(pixels).convert("RGB").save(file, "png")
    return file.getvalue()


class _Svg:
    """The elements of an SVG document."""

    def __init__(self) -> None:
        self._gradients = 0

    def lines(self, layers: Iterable[Layer]) -> Iterator[str]:
        for layer in layers:
            if not layer.outlines:
                continue
            edge = _MEETING if layer.meet else ""
            opacity = f' opacity="{layer.alpha:g}"' if layer.alpha < 1 else ""
            yield f"<g{opacity}{edge}>"
            for outline in layer.outlines:
                yield from self._element(outline, layer.meet)
            yield "</g>"

    def _element(self, outline: Outline, meet: bool) -> Iterator[str]:
        alpha, paint = 1.0, outline.paint
        if isinstance(paint, Gradient):
            self._gradients += 1
            yield _gradient(f"g{self._gradients}", paint)
            color = f"url(#g{self._gradients})"
        else:
            color, alpha = _hex(paint), paint[3]
        kind = "fill" if outline.stroke is None else "stroke"
        look = f'{kind}="{color}"'
        if alpha < 1:
            look += f' {kind}-opacity="{_number(alpha, 4)}"'
        if outline.stroke is not None:
            cap, join = _CAPS[outline.stroke.cap], _JOINS[outline.stroke.join]
            look = f'fill="none" {look} stroke-width="{_number(outline.stroke.width)}"'
            look += f' stroke-linecap="{cap}" stroke-linejoin="{join}"'
        elif meet:
            look += f' stroke="{color}"'
        yield f'<path d="{_steps(_with_length(outline.path))}" {look}/>'


def _gradient(name: str, gradient: Gradient) -> str:
    (x1, y1), (x2, y2) = gradient.start, gradient.end
    stops = "".join(
        f'<stop offset="{_number(share, 4)}" stop-color="{_hex(color)}"'
        f' stop-opacity="{_number(color[3], 4)}"/>'
        for share, color in gradient.stops
    )
    line = f'x1="{_number(x1)}" y1="{_number(y1)}" x2="{_number(x2)}" y2="{_number(y2)}"'
    return f'<linearGradient id="{name}" gradientUnits="userSpaceOnUse" {line}>{stops}</linearGradient>'


def _steps(path: Path) -> str:
    return "".join(_STEPS[kind] + " ".join(map(_number, points)) for kind, points in path)  # type: ignore[index]


def _with_length(path: Path) -> Path:
    """A path that is a point, such as a dot with round caps, as a line that is too short to see.

    Some readers draw nothing where a line has no length.
    """
    if len(path) != 2 or path[0][1] != path[1][1]:
        return path
    (start, (x, y)), (step, _) = path
    return (start, (x, y)), (step, (x + 0.01, y))


def _number(value: float, digits: int = 2) -> str:
    """A number with so many digits after the point at the most.

    >>> _number(2.5), _number(-0.001), _number(3)
    ('2.5', '0', '3')
    """
    text = f"{value:.{digits}f}".rstrip("0").rstrip(".")
    return "0" if text in ("-0", "") else text


def _hex(color: Color) -> str:
    return "#" + "".join(f"{round(255 * share):02x}" for share in color[:3])
