"""Areas and volumes: rectangles with signs, panels, boxes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from manim import Mobject

from scenes.stage.animation import Value
from scenes.stage.areas import Box, Boxes, GrowingRectangle, SignedRectangle, name_in, row_of_panels
from scenes.stage.base import Window
from scenes.stage.plane import Plane
from tools.stage_guide.examples import Chapter

area_chapter = Chapter("Areas and volumes")
example = area_chapter.example

PLACE = (0.2, -0.1, 9.0, 5.2)


@example(
    "A rectangle whose sides have signs; an area that is taken away is hatched; a name where there is room"
)
def signed_rectangles(self: Any) -> Sequence[Mobject]:
    plane, step = Plane(self.typesetter, Window(-1, 3, -1, 3), PLACE, names=("u", "v")), Value(-0.8)
    whole = SignedRectangle(plane, (0, 2), (0, 2), "function", filled=0.2)
    strips = (
        SignedRectangle(plane, (2, 2 + step), (0, 2), "secant"),
        SignedRectangle(plane, (0, 2), (2, 2.7), "epsilon"),
    )
    return [plane, whole, *strips, name_in(plane, self.typesetter, ["u v"], (0, 1.2), (0, 2), "ink")]


@example("Panels that show the same window side by side, so that areas can be compared")
def panels(self: Any) -> Sequence[Mobject]:
    shown = row_of_panels(self.theme, Window(-0.5, 2, -1, 2), PLACE, 3)
    sides = [((0, 1.5), (0, 2)), ((0, 2), (0, 1)), ((0, 1.5), (0, -0.6))]
    areas = [SignedRectangle(each, x, y, "secant") for each, (x, y) in zip(shown, sides, strict=True)]
    return [*shown, *areas]


@example("Boxes in isometric projection, those behind first; they follow their values")
def boxes(self: Any) -> Sequence[Mobject]:
    h, one = Value(0.3), (0, 1)
    cube, slab = Box((one, one, one), "function"), Box((one, one, (1.2, 1.2 + h)), "secant")
    return [Boxes(self.theme, [cube, slab], (0, -0.4), 2.2)]


@example(
    "What a rectangle gains when its sides change, of any sign: two strips and a corner, and their names"
)
def growing_rectangle(self: Any) -> Sequence[Mobject]:
    plane, step = Plane(self.typesetter, Window(-0.5, 3, -0.5, 3), PLACE, names=("u", "v")), Value(-0.9)
    grown = GrowingRectangle(plane, (2.6, 2.4), (step, step), ("secant", "epsilon", "direction"))
    return [plane, grown, grown.names(self.typesetter, "u v", "v Delta u", "u Delta v", "Delta u Delta v")]
