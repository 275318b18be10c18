"""How far a point is from a level, where that is too far."""

from __future__ import annotations

from math import isfinite

from manim import VGroup

from scenes.stage.animation import Mark, Scalar, drawn_by, number
from scenes.stage.drawing import DOTS, LETTERS, Stroke
from scenes.stage.plane import DOT_RADIUS, Plane
from scenes.stage.text import LABEL, halo

WIDTH, GUIDE = 7.0, 2.0
LARGER = 1.9
"""The size of a point that is too far away, in units of a dot."""

ASIDE = (0.2, 0.22, 0.0)
"""From the foot of its guide to the name of x."""


class Deviation(VGroup):
    """A point with its guide to x, and its distance from a level where that is `most` or more.

    While it is nearer it has the colour of the role `near`; else it is marked as failing, with a line to the
    level. Without a height there is nothing but the guide, all the way up. `name` is that of x.
    """

    def __init__(
        self, plane: Plane, x: float, y: float, level: Scalar, most: Scalar, near: str, name: str
    ) -> None:
        super().__init__()
        theme, has_height = plane.theme, isfinite(y)
        colors = {True: theme["failure"], False: theme[near]}
        role, width = ("muted", GUIDE) if has_height else ("failure", 2 * GUIDE)
        self.guide = Stroke(theme[role], width, dashed=True)
        self.line = Stroke(theme["failure"], WIDTH)
        self.mark = Mark(radius=DOT_RADIUS, color=colors[False], z_index=DOTS)
        self.outline = self.mark.points - self.mark.get_center()
        self.letter = halo(plane.typesetter.math(name, LABEL), theme.background).set_z_index(LETTERS)
        self.add(self.guide, self.line, self.mark, self.letter)

        def draw() -> None:
            target, window = number(level), plane.window
            is_seen, fails = plane.contains(x, y), abs(y - target) >= number(most)
            end, head = plane.clip_y(target, y if has_height else window.top)
            is_beside = window.left <= x <= window.right
            self.guide.draw([plane.at([x, x], [window.bottom, head])] if is_beside else [])
            self.line.draw([plane.at([x, x], [y, end])] if is_seen and fails else [])
            size = LARGER if fails else 1.0
            self.mark.points = size * self.outline + plane.at(x, y) if is_seen else self.outline[:0]
            self.mark.set_fill(colors[fails])
            self.letter.move_to(plane.at(x, window.bottom) + ASIDE)

        drawn_by(self, draw)
