"""A rectangle whose sides change, and a cube whose sides grow, with the parts that are added to them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import product

import numpy as np
from manim import VGroup

from scenes.stage.animation import Scalar, drawn_by, number
from scenes.stage.areas.boxes import Box, Boxes
from scenes.stage.areas.names import length_names, name_in
from scenes.stage.areas.panel import Flat
from scenes.stage.areas.signed_rectangle import SignedRectangle
from scenes.stage.base import Theme
from scenes.stage.drawing import Stroke
from scenes.stage.plane import Plane
from scenes.stage.text import Typesetter

Roles = tuple[str, str, str]
"""Of the parts that belong to the first side, to the second, and to both."""

BASE = 0.2
"""How opaque the rectangle is before it changes."""


class GrowingRectangle(VGroup):
    """A rectangle with a corner at the origin, and what it gains when its sides change: two strips, a corner.

    Everything is signed: a side may be negative or become so, and a change may take away. The corner lies on
    the strips where it was counted twice. The rectangle after the change is outlined.
    """

    def __init__(
        self, plane: Flat, sides: tuple[Scalar, Scalar], changes: tuple[Scalar, Scalar], roles: Roles
    ) -> None:
        super().__init__()
        self.plane, self.sides, self.changes, self.roles = plane, sides, changes, roles
        (u, v), (du, dv) = sides, changes
        across, up = (u, lambda: number(u) + number(du)), (v, lambda: number(v) + number(dv))
        self.base = SignedRectangle(plane, (0, u), (0, v), "function", filled=BASE)
        self.first = SignedRectangle(plane, across, (0, v), roles[0])
        self.second = SignedRectangle(plane, (0, u), up, roles[1], slant=-1)
        self.corner = SignedRectangle(plane, across, up, roles[2])
        self.grown = Stroke(plane.theme["ink"], 3)
        drawn_by(self.grown, lambda: self.grown.draw([_loop(plane, number(across[1]), number(up[1]))]))
        self.add(self.base, self.first, self.second, self.corner, self.grown)

    def names(self, typesetter: Typesetter, *names: str) -> VGroup:
        """Names of the rectangle, the strips and the corner as they are now, where there is room for them.

        Where there is room for a sign alone, it says whether a part is added or taken away.
        """
        (u, v), (du, dv) = map(number, self.sides), map(number, self.changes)
        kept_u, kept_v, new_u, new_v = _kept(u, du), _kept(v, dv), (u, u + du), (v, v + dv)
        free = (kept_u, kept_v), (new_u, kept_v), (kept_u, new_v), (new_u, new_v)
        parts = self.base, self.first, self.second, self.corner
        named = VGroup()
        for name, part, (x, y) in zip(names, parts, free, strict=True):
            signs = (f"{name} < 0", "-") if part.area < 0 else (name, "+" if part.area else name)
            named.add(*name_in(self.plane, typesetter, signs, x, y, "ink"))
        return named

    def side_names(self, *names: str) -> VGroup:
        """Names of both sides and of their changes as they are now, at the frame of a plane with axes."""
        assert isinstance(self.plane, Plane)
        (u, v), (du, dv), (first, second, _) = map(number, self.sides), map(number, self.changes), self.roles
        return VGroup(
            length_names(self.plane, "x", names[0], u, du, first),
            length_names(self.plane, "y", names[1], v, dv, second),
        )


def _kept(side: float, change: float) -> tuple[float, float]:
    """What of a side there is both before and after its change."""
    return 0.0, min(side, side + change, key=abs) if side * (side + change) > 0 else 0.0


def _loop(plane: Flat, x: float, y: float) -> np.ndarray:
    window = plane.window
    x, y = np.clip(x, window.left, window.right), np.clip(y, window.bottom, window.top)
    return plane.at([0, x, x, 0, 0], [0, 0, y, y, 0])


def magnified_parts(
    panels: Sequence[Flat],
    sides: tuple[Scalar, Scalar],
    magnified: tuple[Scalar, Scalar],
    change: Scalar,
    roles: Roles,
) -> VGroup:
    """The strips and the corner that such a rectangle gains, each in a panel, from the origin on.

    The sides that shrink with the step are given `magnified`, so that strips keep a size. The corner has one
    such side; the other is the `change` of the second side as it is.
    """
    (u, v), (wide, high) = sides, magnified
    shapes = ((0.0, wide), (0.0, v)), ((0.0, u), (0.0, high)), ((0.0, wide), (0.0, change))
    drawn = zip(panels, shapes, roles, strict=True)
    return VGroup(*(SignedRectangle(panel, *shape, color) for panel, shape, color in drawn))


def growing_cube(
    theme: Theme, h: Scalar, gap: Scalar, centre: tuple[float, float], unit: float, roles: Roles
) -> Boxes:
    """The unit cube and, a gap away, what it gains when its sides grow by h: slabs, bars, a corner.

    The roles are those of the cube, of the slabs, and of the bars and the corner.
    """
    here = (0.0, 1.0)
    beyond = (lambda: 1 + number(gap), lambda: 1 + number(gap) + number(h))
    boxes = [
        Box(tuple(beyond if is_new else here for is_new in new), roles[min(sum(new), 2)])  # type: ignore[arg-type]
        for new in sorted(product((0, 1), repeat=3), key=sum)
    ]
    return Boxes(theme, boxes, centre, unit)
