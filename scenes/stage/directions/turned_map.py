"""A map of a function with a grid that turns about a point, and the unit vectors along its axes."""

from __future__ import annotations

from typing import ClassVar

from manim import VGroup

from scenes.stage.animation import Expression, Scalar, number
from scenes.stage.base import Place, Texts
from scenes.stage.text import halo, role
from scenes.stage.two_variables import Landscape
from scenes.stage.vectors import (
    Components,
    TurningGrid,
    Vector,
    VectorArrow,
    drawn_factor,
    roundest,
    vector_name,
)

CELLS, LEVELS = 8, 7
"""Lines of the grid along each side of the map, and level curves, about."""

LONGEST, SHORTEST = 0.34, 0.2
"""The shares of the map's width between which a unit vector is drawn."""


class TurnedMap:
    """Level curves over the ground of a landscape, and a grid at an angle in degrees.

    `plain` is the map with the point, `grid` the grid, `unit_vectors` are those along its axes, with
    `names`; `components` are the parts of the first one along the axes of the map. Unit vectors are drawn
    as long as they are where that can be seen, else by a factor that the wording `drawn` says.
    """

    wording: ClassVar[Texts] = VectorArrow.wording

    def __init__(
        self,
        landscape: Landscape,
        place: Place,
        point: tuple[float, float],
        angle: Scalar,
        names: tuple[str, str],
    ) -> None:
        self.plane = landscape.map(place)
        contours = self.plane.contours(landscape.level_curves(LEVELS))
        self.plain = VGroup(self.plane, contours, self.plane.dot(*point))
        self.grid = TurningGrid(self.plane, point, angle, self.plane.window.width / CELLS)
        unit, width = self.plane.unit[0], self.plane.place[2]
        fits = SHORTEST * width <= unit <= LONGEST * width
        scale = 1.0 if fits else roundest(SHORTEST * width / unit, LONGEST * width / unit)
        first = Vector(self.plane, point, 1.0, angle, scale)
        second = Vector(self.plane, point, 1.0, Expression(lambda: number(angle) + 90), scale)
        roles, sides = ("direction", "muted"), (-1, 1)
        arrows = map(VectorArrow, (first, second), roles)
        labels = map(vector_name, (first, second), names, roles, sides)
        self.unit_vectors = VGroup(*arrows, *labels)
        if scale != 1:
            self.unit_vectors.add(self._note(role("direction", names[0]), scale))
        self.components = Components(first)

    def _note(self, name: str, scale: float) -> VGroup:
        """The factor by which unit vectors are drawn, above the map at its right."""
        x, y, width, height = self.plane.place
        note = drawn_factor(self.plane.typesetter, name, scale)
        note.move_to((x + width / 2 - note.width / 2, y + height / 2 + 0.25, 0))
        return VGroup(halo(note, self.plane.theme.background))
