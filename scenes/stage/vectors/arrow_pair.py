"""Two vectors at the origin of a plane: their angle is true and, if it can be, their lengths are."""

from __future__ import annotations

from itertools import product
from typing import ClassVar

import numpy as np
from manim import VGroup

from scenes.stage.animation import Expression, Scalar, number
from scenes.stage.base import Place, Texts, Window
from scenes.stage.plane import Plane
from scenes.stage.text import Typesetter, halo, role
from scenes.stage.vectors.angle_mark import AngleMark
from scenes.stage.vectors.round_factors import roundest
from scenes.stage.vectors.vector_name import drawn_factor, vector_name
from scenes.stage.vectors.vectors import Shadow, Vector, VectorArrow

COMPARABLE = 2.5
"""How many times as long one arrow may be as the other, if both are drawn to one scale."""

SHORTENED = 0.6
"""How long the second arrow is at least, in lengths of the first one, where it has a scale of its own."""

REACH = 0.78
"""How far the longer arrow reaches, in half heights of the plane."""

COVERING, ALONG, WIDE = 0.8, 0.98, (12, 0.4)
"""From how many times its length and which cosine of their angle on the second arrow covers the first one;
the first one's shaft and head then."""

NOTE_EDGE = 0.3


class ArrowPair:
    """A vector that stays, and one that may turn and stretch, at the origin of a plane with equal scales.

    `lengths` and `angles`, in degrees, are those of both; the second one is `stretch` times as long, up to
    `farthest` times. Both are drawn to the scale of the plane, unless one is more than `COMPARABLE` times as
    long as the other: then the second one is drawn `second.scale` times as long, which a note says by the
    wording `drawn`. The angle between them is true in any case. The second one is drawn above; where it is
    long enough to cover the first one when it is turned there, the first one is wider. `turned` is the sense
    in which the second one is turned away from the first one, +1 for counterclockwise: their names stand on
    the far sides.

    The plane begins with the window `close` about both arrows; all turns and stretches stay in `whole`.
    """

    wording: ClassVar[Texts] = VectorArrow.wording

    def __init__(
        self,
        typesetter: Typesetter,
        place: Place,
        lengths: tuple[float, float],
        angles: tuple[float, Scalar],
        names: tuple[str, str],
        roles: tuple[str, str] = ("gradient", "direction"),
        stretch: Scalar = 1.0,
        farthest: float = 1.0,
        turned: int = 1,
        axes: tuple[str, str] = ("x_1", "x_2"),
    ) -> None:
        long, other = lengths
        scale = _scale_of_the_second(long, other)
        self.whole = Window.around(0, 0, *[max(long, farthest * scale * other) / REACH] * 2)
        self.close = _window_about(long, number(angles[0]), scale * other, number(angles[1]))
        self.plane = Plane(typesetter, self.close, place, equal_scales=True, names=axes, ticks=(5, 5))
        self.first = Vector(self.plane, (0, 0), long, angles[0])
        length = Expression(lambda: other * number(stretch))
        self.second = Vector(self.plane, (0, 0), length, angles[1], scale)
        vectors, sides = (self.first, self.second), (-turned, turned)
        turning = not isinstance(angles[1], int | float) or np.cos(np.radians(angles[1] - angles[0])) > ALONG
        wide = WIDE if turning and scale * other > COVERING * long else ()
        self.arrows = VGroup(VectorArrow(self.first, roles[0], *wide), VectorArrow(self.second, roles[1]))
        self.names = VGroup(*map(vector_name, vectors, names, roles, sides))
        self.note = self._note(role(roles[1], names[1])) if scale != 1 else VGroup()
        self.shadow = Shadow(self.second, self.first, roles[1], roles[0])
        self.angle_mark = AngleMark(self.first, self.second)

    @property
    def staying(self) -> VGroup:
        """The first arrow with its name."""
        return VGroup(self.arrows[0], self.names[0])

    @property
    def turning(self) -> VGroup:
        """The second arrow with its name, and the factor by which it is drawn."""
        return VGroup(self.arrows[1], self.names[1], self.note)

    def _note(self, name: str) -> VGroup:
        """The factor by which the second arrow is drawn, in the corner that is farthest from both tips."""
        x, y, width, height = self.plane.place
        note = drawn_factor(self.plane.typesetter, name, number(self.second.scale))
        aside, above = width / 2 - note.width / 2 - NOTE_EDGE / 2, height / 2 - NOTE_EDGE
        corners = [np.array([x + i * aside, y + j * above, 0]) for i, j in product((1, -1), (-1, 1))]
        tips = (self.first.tip, self.second.tip)
        note.move_to(max(corners, key=lambda corner: min(np.linalg.norm(corner - tip) for tip in tips)))
        return VGroup(halo(note, self.plane.theme.background))


def _scale_of_the_second(first: float, second: float) -> float:
    """The factor by which the second of two lengths is drawn beside the first one.

    >>> _scale_of_the_second(3.0, 2.0), _scale_of_the_second(3.0, 1.0), _scale_of_the_second(1.0, 1000.0)
    (1.0, 2.0, 0.001)
    """
    ratio = second / first
    if 1 / COMPARABLE <= ratio <= COMPARABLE:
        return 1.0
    return roundest(SHORTENED / ratio, 1 / ratio)


def _window_about(first: float, degrees: float, second: float, other_degrees: float) -> Window:
    """The square window about two arrows from the origin, and about the corners of their components."""
    angles = np.radians((degrees, other_degrees))
    tips = np.array((first, second))[:, None] * np.column_stack([np.cos(angles), np.sin(angles)])
    low, high = np.minimum(tips.min(axis=0), 0), np.maximum(tips.max(axis=0), 0)
    x, y = ((low + high) / 2).tolist()
    half = float((high - low).max()) / 2 / REACH
    return Window.around(x, y, half, half)
