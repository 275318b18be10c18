"""A direction that turns about a point of a map, another vector there, and its shadow on the direction."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

import numpy as np
from manim import DL, DR, UL, UR, VGroup, VMobject
from numpy.typing import NDArray

from mathlib.function import Function
from scenes.stage.animation import Scalar, drawn_by, number
from scenes.stage.base import Texts
from scenes.stage.drawing import GRAPHS, LINES, Stroke, arc
from scenes.stage.plane import Plane, PointDot
from scenes.stage.text import LABEL, halo, put_where_clear, role
from scenes.stage.vectors.angle_mark import AngleMark
from scenes.stage.vectors.arrow_scale import EDGE
from scenes.stage.vectors.round_factors import roundest
from scenes.stage.vectors.vector_name import drawn_factor
from scenes.stage.vectors.vectors import (
    Components,
    Shadow,
    Vector,
    VectorArrow,
    direction_of,
    distance_to_frame,
    offset,
)

Array = NDArray[np.float64]

ROOM = 0.25
"""The share of the map's width that the unit vector may take; no point should be nearer to the frame."""

SHORTEST, LONGEST = 0.25, 0.395
"""The shares of the map's width between which the other vector's length lies, if there is room for it."""

NAME_GAP = 0.28


class DirectionDial:
    """A unit vector that turns about a point of a plane with equal scales, and a vector that stays.

    `angle` is that of the unit vector and `fixed` the length and the angle of the other one, in degrees.
    `names` are formulas and `roles` colours of both, `component_roles` those of the other one's components.
    `orientation` is the sense in which the unit vector is turned away from the other one, +1 for
    counterclockwise: its name stands on the far side.

    Vectors are drawn as long as they are where that can be seen and stays inside, else `unit.scale` and
    `fixed.scale` times as long, which notes in a corner of the map say by the wording `drawn`.
    """

    wording: ClassVar[Texts] = VectorArrow.wording

    def __init__(
        self,
        plane: Plane,
        point: tuple[float, float],
        angle: Scalar,
        fixed: tuple[float, float],
        names: tuple[str, str],
        roles: tuple[str, str] = ("direction", "gradient"),
        component_roles: tuple[str, str] = ("partial_x", "partial_y"),
        orientation: int = 1,
    ) -> None:
        self.plane, self.orientation = plane, orientation
        scales = _scales(plane, plane.at(*point), *fixed)
        self.unit = Vector(plane, point, 1.0, angle, scales[0])
        self.fixed = Vector(plane, point, *fixed, scales[1])
        colored = [role(color, name) for color, name in zip(roles, names, strict=True)]
        self.unit_name, self.fixed_name = (
            halo(plane.typesetter.math(name, LABEL), plane.theme.background) for name in colored
        )
        drawn_by(self.unit_name, lambda: self.unit_name.move_to(self._unit_name_at(number(angle))))
        unit_note, fixed_note = self._notes(colored)
        self._place_the_fixed_name([unit_note, fixed_note])
        self.fixed_arrow = VectorArrow(self.fixed, roles[1], 10, 0.34)
        unit_arrow = VectorArrow(self.unit, roles[0], z_index=LINES + 0.2)
        self.turning = VGroup(unit_arrow, self.unit_name, unit_note)
        self.staying = VGroup(self.fixed_arrow, self.fixed_name, fixed_note)
        self._draw_the_marks(roles[0], component_roles)

    @classmethod
    def of_gradient(
        cls,
        plane: Plane,
        f: Function,
        point: tuple[float, float],
        angle: Scalar,
        gradient: tuple[float, float],
        orientation: int = 1,
    ) -> DirectionDial:
        """A direction u at a point of a map of a function, and the function's gradient there."""
        length, degrees = np.hypot(*gradient), np.degrees(np.arctan2(*gradient[::-1])) % 360
        fixed, names = (float(length) or 1.0, float(degrees)), ("bold(u)", f"nabla {f.typst_name}")
        return cls(plane, point, angle, fixed, names, orientation=orientation)

    def _draw_the_marks(self, color: str, component_roles: tuple[str, str]) -> None:
        self.circle = Stroke(self.plane.theme[color], 2, opacity=0.5, z_index=GRAPHS)
        self.circle.draw([arc(self.unit.tail, self.unit.screen_length, 0, 2 * np.pi)])
        self.shadow = Shadow(self.fixed, self.unit, "ink", color)
        self.angle_mark = AngleMark(self.fixed, self.unit)
        self.components = Components(self.fixed, component_roles)

    def dot(self, distance: Scalar, role: str) -> PointDot:
        """A dot at a distance from the point along the unit vector."""
        x, y = self.unit.point
        return self.plane.dot(*offset((number(x), number(y)), self.unit.angle, distance), role)

    def _notes(self, names: list[str]) -> list[VGroup]:
        """The factors other than 1 by which arrows are drawn, in the corner farthest from the point."""
        plane, (x, y, width, height) = self.plane, self.plane.place
        right, up = np.where(self.unit.tail[:2] > (x, y), -1, 1)
        notes = []
        for vector, name, line in zip((self.unit, self.fixed), names, (1 + up, 1 - up), strict=True):
            note = drawn_factor(plane.typesetter, name, number(vector.scale))
            aside, above = width / 2 - note.width / 2 - 0.15, height / 2 - 0.3 - 0.2 * line
            note.move_to((x + right * aside, y + up * above, 0))
            halo(note, plane.theme.background)
            notes.append(VGroup() if vector.scale == 1 else VGroup(note))
        return notes

    def _unit_name_at(self, degrees: float) -> Array:
        beside = direction_of(degrees + self.orientation * 90)
        along = direction_of(degrees)
        return self.unit.tail + 0.8 * self.unit.screen_length * along + NAME_GAP * beside

    def _place_the_fixed_name(self, notes: Sequence[VGroup]) -> None:
        """Put the name of the vector that stays clear of both vectors, of the other name and of the notes."""
        tail, tip, degrees = self.fixed.tail, self.fixed.tip, number(self.fixed.angle)
        elbow = np.array([tip[0], tail[1], 0])
        along, beside = direction_of(degrees), direction_of(degrees - self.orientation * 90)
        outside, beyond = np.array([np.sign(along[0]), 0, 0]), tip + 0.22 * along
        places = [beyond + 0.3 * beside]
        places += [tail + share * (tip - tail) + 0.32 * beside for share in (0.7, 0.45)]
        places += [elbow + share * (tip - elbow) + 0.4 * outside for share in (0.6, 1.0)]
        places += [beyond - 0.3 * beside]
        inside = [place for place in places if _has_room(self.plane, place, self.fixed_name)]
        radius = float(np.hypot(self.unit_name.width, self.unit_name.height)) / 2
        unit_name = arc(self._unit_name_at(degrees), radius, 0, 2 * np.pi)
        lines = [np.array([tail, elbow, tip, tail]), unit_name]
        lines += [np.array([note.get_corner(way) for way in (UL, UR, DR, DL)]) for note in notes if len(note)]
        put_where_clear(self.fixed_name, inside or places, lines)


def _scales(plane: Plane, point: Array, length: float, degrees: float) -> tuple[float, float]:
    """The factors by which the unit vector and the other one are drawn."""
    per_unit, width = plane.unit[0], plane.place[2]
    room = ROOM * width
    unit = (
        1.0 if 0.45 * room <= per_unit <= 1.001 * room else roundest(0.45 * room / per_unit, room / per_unit)
    )
    most = min(LONGEST * width, distance_to_frame(plane, point, direction_of(degrees)) - EDGE)
    size, least = per_unit * length, 0.999 * SHORTEST * width
    return unit, unit if least <= unit * size <= most else roundest(least / size, most / size)


def _has_room(plane: Plane, place: Array, mobject: VMobject) -> bool:
    centre, size = np.array(plane.place[:2]), np.array(plane.place[2:])
    half = np.array([mobject.width, mobject.height]) / 2
    return bool((np.abs(place[:2] - centre) + half < size / 2 - 0.05).all())
