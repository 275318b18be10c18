"""Outlines of type: what Typst sets, as the cubic curves that Manim draws.

The compiler is kept, because most of what a formula costs is finding the fonts; and its picture is read
here, because it consists of a few things only: groups that are moved and labelled, outlines of glyphs
that are used again and again, and strokes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any
from xml.etree import ElementTree

import numpy as np
import typst
from numpy.typing import NDArray

Array = NDArray[np.float64]
Point = tuple[float, float]

SET_AT = 10
"""Points that type is set at; it is scaled from there."""

UNIT = 0.5 / 48 / SET_AT
"""Scene units of a Typst point for each point of font size: an em of Manim's size 48 is half a unit."""

ROUNDING = 1e-6
"""Typst points by which the end of an outline of relative steps may miss its start."""

_PAGE = f"#set page(width: auto, height: auto, margin: 0pt, fill: none)\n#set text(size: {SET_AT}pt)\n"
_HREF = "{http://www.w3.org/1999/xlink}href"
_TOKEN = re.compile(r"[A-Za-z]|[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?")
_ARITY = {"M": 2, "L": 2, "H": 1, "V": 1, "Q": 4, "C": 6, "Z": 0}


@dataclass(frozen=True)
class Glyph:
    """An outline of shape (4 n, 3), n cubics about the centre of what was set, for size 1.

    Filled if `stroke_width` is 0, stroked otherwise. `label` is the innermost that it stands under.
    """

    points: Array
    color: str
    stroke_width: float
    label: str


def glyphs(markup: str, own_fonts: bool = False) -> list[Glyph]:
    """The outlines of Typst markup; with `own_fonts`, those of the machine may be named in it.

    >>> [glyph.label for glyph in glyphs("#box[a] <first> b")]
    ['first', '']
    """
    svg = _compiler(own_fonts).compile(input=(_PAGE + markup).encode(), format="svg")
    assert isinstance(svg, bytes)
    root = ElementTree.fromstring(svg)
    symbols = {node.get("id", ""): node[0].get("d", "") for node in root.iter() if "symbol" in node.tag}
    found = list(_walk(root, np.eye(3)[:2], "", symbols))
    if not found:
        return []
    everything = np.concatenate([glyph.points for glyph in found])
    centre = (everything.min(axis=0) + everything.max(axis=0)) / 2
    return [
        Glyph((g.points - centre) * (UNIT, -UNIT, 0), g.color, g.stroke_width * UNIT * 100, g.label)
        for g in found
    ]


@lru_cache(maxsize=2)
def _compiler(own_fonts: bool) -> typst.Compiler:
    return typst.Compiler(b"", ignore_system_fonts=not own_fonts)


def _walk(node: Any, frame: Array, label: str, symbols: dict[str, str]) -> Iterator[Glyph]:
    """Glyphs in the order in which they are painted; `frame` (2 x 3) maps a node's points to the page's."""
    kind = node.tag.rpartition("}")[2]
    if kind == "defs":
        return
    frame = _moved(frame, node.get("transform", ""))
    label = node.get("data-typst-label", label)
    if kind == "use":
        shift = np.array([[1, 0, float(node.get("x", 0))], [0, 1, float(node.get("y", 0))]])
        frame = _after(frame, shift)
        outline = symbols[node.get(_HREF).removeprefix("#")]
    else:
        outline = node.get("d", "") if kind == "path" else ""
    curves = _curves(outline)
    if len(curves):
        points = np.zeros((len(curves), 3))
        points[:, :2] = curves @ frame[:, :2].T + frame[:, 2]
        if node.get("fill", "none") != "none":
            yield Glyph(points, node.get("fill"), 0.0, label)
        if node.get("stroke", "none") != "none":
            yield Glyph(points, node.get("stroke"), float(node.get("stroke-width", 1)), label)
    for child in node:
        yield from _walk(child, frame, label, symbols)


def _moved(frame: Array, transform: str) -> Array:
    numbers = [float(number) for number in _TOKEN.findall(transform.partition("(")[2])]
    if transform.startswith("matrix"):
        return _after(frame, np.array(numbers).reshape(3, 2).T)
    if transform.startswith("translate"):
        x, y = (*numbers, 0.0)[:2]
        return _after(frame, np.array([[1, 0, x], [0, 1, y]]))
    if transform.startswith("scale"):
        x, y = (*numbers, *numbers)[:2]
        return _after(frame, np.array([[x, 0, 0], [0, y, 0]]))
    return frame


def _after(outer: Array, inner: Array) -> Array:
    """The affine map that is `inner`, then `outer`."""
    return np.column_stack([outer[:, :2] @ inner[:, :2], outer[:, :2] @ inner[:, 2] + outer[:, 2]])


@lru_cache(maxsize=4096)
def _curves(outline: str) -> Array:
    """The control points (4 n, 2) of an SVG path's cubics.

    >>> _curves("M 0 0 m 1 1 h 3 Z").tolist()[:4]
    [[1.0, 1.0], [2.0, 1.0], [3.0, 1.0], [4.0, 1.0]]
    """
    points: list[Point] = []
    start: Point = (0.0, 0.0)
    here: Point = start
    for command, numbers in _commands(outline):
        kind, (x, y) = command.upper(), here if command.islower() else (0.0, 0.0)
        if kind in "HV":
            numbers = [numbers[0], here[1] - y] if kind == "H" else [here[0] - x, numbers[0]]
        ends = [(x + numbers[k], y + numbers[k + 1]) for k in range(0, len(numbers), 2)]
        if kind == "M":
            start = here = ends[0]
            continue
        if kind == "Z":
            ends = [start]
        if kind == "Q":
            control, end = ends
            ends = [_between(here, control, 2 / 3), _between(end, control, 2 / 3), end]
        elif kind != "C":
            ends = [_between(here, ends[0], 1 / 3), _between(here, ends[0], 2 / 3), ends[0]]
        if kind != "Z" or max(abs(here[0] - start[0]), abs(here[1] - start[1])) > ROUNDING:
            points += [here, *ends]
        here = ends[-1]
    return np.array(points, dtype=float).reshape(-1, 2)


def _commands(outline: str) -> Iterator[tuple[str, list[float]]]:
    """A path's commands, each with the numbers of one step."""
    command, numbers = "", list[float]()
    for token in _TOKEN.findall(outline):
        if token.isalpha():
            command, numbers = token, []
        else:
            numbers.append(float(token))
        if len(numbers) == _ARITY[command.upper()]:
            yield command, numbers
            numbers = []


def _between(one: Point, other: Point, share: float) -> Point:
    return one[0] + share * (other[0] - one[0]), one[1] + share * (other[1] - one[1])
