"""A compass on a map: a direction u that turns about a point, the gradient, and its shadow on u."""

from __future__ import annotations

import numpy as np
from manim import VGroup, VMobject
from numpy.typing import NDArray

from mathlib.function import real, show
from mathlib.plotting import nice_step
from scenes.stage.drawing import DOTS, GRAPHS, LINES, Arrow, Stroke, arc, right_angle, towards
from scenes.stage.plane import Plane
from scenes.stage.text import LABEL, TICK, halo, put_where_clear, role

Array = NDArray[np.float64]

ROOM = 0.25
"""The share of the map's width that u may take; the point of a map is never nearer to the frame."""

LONGEST = 0.395
"""The share of the map's width that the gradient may take."""

EDGE = 0.12
"""How far from the frame the gradient ends at the least."""

SHADOW_WIDTH, SHADOW_OPACITY = 16, 0.5
NAME_GAP, ARC_RADIUS = 0.28, 0.34


class Compass:
    """Arrows at a point of a plane with equal scales, so that every angle is true.

    A vector is drawn with its own length in units of the map, where that can be seen and stays inside;
    otherwise `unit` and `scale` are the factors by which u and the gradient are drawn. Seen from
    the gradient, u is wanted on the side where its angle stays within a full turn: `side` is +1 for
    counter-clockwise, and u's name stands on that side of u.
    """

    def __init__(self, plane: Plane, point: tuple[float, float], size: float, bearing: float) -> None:
        """A compass at a point with a gradient of a size, at an angle from the x-axis in degrees."""
        self.plane, self.at = plane, plane.at(*point)
        self.size, self.bearing = size, bearing % 360
        self.side = 1 if self.bearing <= 180 else -1
        self.unit, self.scale = self._scales()
        theme, typesetter = plane.theme, plane.typesetter
        self.u = Arrow(theme["direction"], 7, z_index=LINES + 0.2)
        self.u_name = halo(typesetter.math(role("direction", "bold(u)"), LABEL), theme.background)
        self.gradient = Arrow(theme["gradient"], 10, 0.34, z_index=LINES)
        self.gradient_name = halo(typesetter.math(role("gradient", "nabla f"), LABEL), theme.background)
        self.legs = tuple(Stroke(theme[f"partial_{name}"], 4) for name in "xy")
        self.ray = Stroke(theme["direction"], 2, opacity=0.5, z_index=GRAPHS)
        self.shadow = Stroke(theme["ink"], SHADOW_WIDTH, opacity=SHADOW_OPACITY, z_index=GRAPHS)
        self.drop = Stroke(theme["muted"], 2.5, dashed=True, z_index=GRAPHS)
        self.corner = Stroke(theme["muted"], 2.5)
        self.arc = Stroke(theme["ink"], 2.5, z_index=DOTS)
        self.theta = halo(typesetter.math("theta", LABEL), theme.background)
        self.square = Stroke(theme["ink"], 2.5, z_index=DOTS)
        self.circle = Stroke(theme["direction"], 2, opacity=0.5, z_index=GRAPHS)
        self.circle.draw([arc(self.at, self.unit_length, 0, 2 * np.pi)])
        u_note, gradient_note = self._notes()
        self.pointer = VGroup(self.u, self.u_name, u_note)
        self.steepest = VGroup(self.gradient, self.gradient_name, gradient_note)
        self.projection = VGroup(
            self.ray, self.shadow, self.drop, self.corner, self.arc, self.square, self.theta
        )
        self._draw_the_gradient()

    def _scales(self) -> tuple[float, float]:
        """The factors by which u and the gradient are drawn."""
        per_unit = self.plane.unit[0]
        room = ROOM * self.plane.place[2]
        unit = 1.0 if 0.45 * room <= per_unit <= 1.001 * room else _round_down(room / per_unit)
        most = min(LONGEST * self.plane.place[2], self._free(towards(np.radians(self.bearing))) - EDGE)
        length = per_unit * self.size
        return unit, unit if most / 3 <= unit * length <= most else _round_down(most / length)

    def _notes(self) -> tuple[VGroup, VGroup]:
        """The factors other than 1 by which arrows are drawn, in the corner farthest from the point."""
        x, y, width, height = self.plane.place
        right, up = np.where(self.at[:2] > (x, y), -1, 1)
        notes = []
        for factor, arrow, line in (
            (self.unit, role("direction", "bold(u)"), 0.5 + 0.5 * up),
            (self.scale, role("gradient", "nabla f"), 0.5 - 0.5 * up),
        ):
            times = show(real(factor), 4).typst
            note = self.plane.typesetter.text(
                self.plane.typesetter.say("drawn", arrow=arrow, times=f"times {times}"), TICK
            )
            aside, above = width / 2 - note.width / 2 - 0.15, height / 2 - 0.3 - 0.4 * line
            note.move_to((x + right * aside, y + up * above, 0))
            halo(note, self.plane.theme.background)
            notes.append(VGroup() if factor == 1 else VGroup(note))
        return notes[0], notes[1]

    def _free(self, direction: Array) -> float:
        """How far it is from the point to the frame."""
        x, y, width, height = self.plane.place
        ends = np.array([x, y]) + np.sign(direction[:2]) * (width / 2, height / 2)
        with np.errstate(divide="ignore", invalid="ignore"):
            distances = (ends - self.at[:2]) / direction[:2]
        return float(np.nanmin(np.where(np.abs(direction[:2]) < 1e-9, np.nan, distances)))

    @property
    def slope_length(self) -> float:
        """How long a slope of 1 is on the screen, as a shadow."""
        return self.plane.unit[0] * self.scale

    @property
    def unit_length(self) -> float:
        """How long u is on the screen."""
        return self.plane.unit[0] * self.unit

    def _draw_the_gradient(self) -> None:
        arrow = self.slope_length * self.size * towards(np.radians(self.bearing))
        elbow, tip = self.at + arrow * (1, 0, 0), self.at + arrow
        self.gradient.draw(self.at, tip)
        self.legs[0].draw([np.array([self.at, elbow])])
        self.legs[1].draw([np.array([elbow, tip])])
        along, beside = (towards(np.radians(angle)) for angle in (self.bearing, self.turned(-90)))
        across = self.at + towards(np.radians(self.turned(90)))
        self.square.draw([right_angle(self.at, tip, across)])
        outside, beyond = np.array([np.sign(arrow[0]), 0, 0]), tip + 0.22 * along
        places = [beyond + 0.3 * beside]
        places += [self.at + share * arrow + 0.32 * beside for share in (0.7, 0.45)]
        places += [elbow + share * (tip - elbow) + 0.4 * outside for share in (0.6, 1.0)]
        places += [beyond - 0.3 * beside]
        u_name = arc(
            self._u_name_at(self.bearing),
            float(np.hypot(self.u_name.width, self.u_name.height)) / 2,
            0,
            2 * np.pi,
        )
        inside = [place for place in places if self._has_room(place, self.gradient_name)]
        put_where_clear(
            self.gradient_name, inside or places, [np.array([self.at, elbow, tip, self.at]), u_name]
        )

    def _has_room(self, place: Array, mobject: VMobject) -> bool:
        centre, size = np.array(self.plane.place[:2]), np.array(self.plane.place[2:])
        half = np.array([mobject.width, mobject.height]) / 2
        return bool((np.abs(place[:2] - centre) + half < size / 2 - 0.05).all())

    def turned(self, theta: float) -> float:
        """The angle of u from the x-axis where it stands at an angle from the gradient, in degrees."""
        return self.bearing + self.side * theta

    def theta_of(self, degrees: float) -> float:
        """The inverse of `turned`."""
        return self.side * (degrees - self.bearing)

    def point(self, degrees: float) -> None:
        """Turn u to an angle from the x-axis."""
        along = towards(np.radians(degrees))
        self.u.draw(self.at, self.at + self.unit_length * along)
        self.u_name.move_to(self._u_name_at(degrees))

    def _u_name_at(self, degrees: float) -> Array:
        along, beside = (towards(np.radians(angle)) for angle in (degrees, degrees + self.side * 90))
        return self.at + 0.8 * self.unit_length * along + NAME_GAP * beside

    def project(self, degrees: float) -> None:
        """Cast the gradient's shadow on the line of u."""
        along = towards(np.radians(degrees))
        theta = self.theta_of(degrees)
        length = self.slope_length * self.size
        tip = self.at + length * towards(np.radians(self.bearing))
        foot = self.at + length * np.cos(np.radians(theta)) * along
        ends = [self.at - self._free(-along) * along, self.at + self._free(along) * along]
        self.ray.draw([np.array(ends)])
        self.shadow.draw([np.array([self.at, foot])])
        self.drop.draw([np.array([tip, foot])])
        self._mark_the_corner(foot, tip)
        self._mark_theta(degrees, theta)

    def _mark_the_corner(self, foot: Array, tip: Array) -> None:
        """A right angle where the shadow ends, unless there is no room for it."""
        room = min(np.linalg.norm(tip - foot), np.linalg.norm(foot - self.at))
        self.corner.draw([right_angle(foot, self.at, tip, 0.15)] if room > 0.3 else [])

    def _mark_theta(self, degrees: float, theta: float) -> None:
        """The angle between u and the gradient: an arc, or a square where it is right."""
        start, end = np.radians((self.bearing, degrees))
        self.arc.draw([arc(self.at, ARC_RADIUS, start, end)] if theta > 1 else [])
        self.theta.move_to(self.at + (ARC_RADIUS + 0.22) * towards((start + end) / 2))
        right = float(np.clip(1 - abs(theta - 90) / 6, 0, 1))
        self.square.set_stroke(opacity=right)
        self.arc.set_stroke(opacity=1 - right)
        named = float(np.clip((theta - 35) / 15, 0, 1))
        self.theta.set_fill(opacity=named)
        self.theta.set_background_stroke(opacity=0.85 * named)


def _round_down(value: float) -> float:
    """The largest of 1, 2, 5 times a power of ten that is not above a value."""
    step = nice_step(value, 1)
    while step > value * (1 + 1e-9):
        step = nice_step(step / 2.2, 1)
    return step
