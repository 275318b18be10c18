"""Strokes, areas, arrows and painted shapes."""

from scenes.stage.drawing.angles import arc, right_angle, towards
from scenes.stage.drawing.arrows import Arrow
from scenes.stage.drawing.dirty_region import EVERYWHERE, DirtyRegion, Extent
from scenes.stage.drawing.painting import FACE, FILL, Color, Paints, Repeatable, Shape
from scenes.stage.drawing.polylines import beginning, inside, parts_where
from scenes.stage.drawing.strokes import AREAS, DOTS, GRAPHS, LETTERS, LINES, Area, Dots, Stroke, cubic

__all__ = [
    "AREAS",
    "DOTS",
    "EVERYWHERE",
    "FACE",
    "FILL",
    "GRAPHS",
    "LETTERS",
    "LINES",
    "Area",
    "Arrow",
    "Color",
    "DirtyRegion",
    "Dots",
    "Extent",
    "Paints",
    "Repeatable",
    "Shape",
    "Stroke",
    "arc",
    "beginning",
    "cubic",
    "inside",
    "parts_where",
    "right_angle",
    "towards",
]
