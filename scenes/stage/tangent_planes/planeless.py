"""Two surfaces that look the same at every magnification, and have no tangent plane at the origin."""

from __future__ import annotations

import math
from functools import partial
from typing import ClassVar

import numpy as np
from manim import Mobject, smooth
from numpy.typing import NDArray

from mathlib.gradient_studies import TangentPlaneStudy
from scenes.stage.animation import Shrink, Value, drawn_by
from scenes.stage.base import Texts
from scenes.stage.space import Box, Floor
from scenes.stage.tangent_planes.plane_over_disc import PlaneOverDisc
from scenes.stage.text import BODY, RIGHT_EDGE, Column, Measured, keep_within
from scenes.stage.two_variables import Landscape

Array = NDArray[np.float64]

CREASE, TIP = (-4.0, 0.35, 4.9, 3.9), (4.1, 0.35, 4.4, 3.7)
BETWEEN, TOP = (-1.1, 1.2), 2.3
"""Where the surfaces stand, and between them the table."""

SCREEN = (0.0, 0.0, 2 * RIGHT_EDGE, 8.0)
"""Where lettering may stand."""

AZIMUTH = np.radians(-62.0)

BOX = Box((-1.25, 1.25), (-1.25, 1.25), (-0.3, 1.8))
"""The box about the disc, in radii: all but the lines of the floor is the same for every radius."""

SPACING = 0.5
"""How far apart the lines of the floor are in radii, where the radius is a power of ten."""


class Planeless:
    """A crease with the plane that its partial derivatives span, and a cone; wordings `crease` and `cone`.

    Both are shown in units of `radius`, that of the disc about the origin. `table` has the errors of the
    plane in radii; `live` is the radius.
    """

    wording: ClassVar[Texts] = Texts(
        crease="{formula}: both partials are 0",
        cone="{formula}: no partials",
    )

    def __init__(self, column: Column, study: TangentPlaneStudy) -> None:
        typesetter, examples = column.typesetter, study.planeless
        functions = (examples.crease, examples.cone)
        self.radius = Value(1)
        self.spaces = [
            Landscape(typesetter, f, BOX, place, AZIMUTH)
            for f, place in zip(functions, (CREASE, TIP), strict=True)
        ]
        for floor in (item for space in self.spaces for item in space.items if isinstance(item, Floor)):
            drawn_by(floor, partial(self._rule, floor))
        step = float(np.sqrt(0.5))
        self.disc = PlaneOverDisc(self.spaces[0], (0, 0), (0, 0), step=(step, -step))
        self.labels = []
        for name, f, (x, y, _, height) in zip(("crease", "cone"), functions, (CREASE, TIP), strict=True):
            label = typesetter.text(typesetter.say(name, formula=f"z = {f.typst}"), BODY)
            label.move_to((x, y - height / 2 - 0.35, 0))
            self.labels.append(keep_within(label, SCREEN, margin=0))
        middle = Column(typesetter, BETWEEN[0], TOP, BETWEEN[1])
        self.table = middle.table(("r", "M(r) slash r"), examples.table, (1.1, 1.9), ("muted", "secant"))
        sizes = [float(radius.value) for radius, _ in examples.table]
        radius = Measured.of("r", "muted", self.radius, examples.places, sizes)
        self.live = middle.live(radius, middle=TOP - 2.6)

    def _rule(self, floor: Floor) -> None:
        floor.lines = lines_of_floor(self.radius())

    @property
    def pictures(self) -> tuple[Mobject, ...]:
        """All but the numbers."""
        return *self.spaces, self.disc.gap, *self.labels

    def zoom(self, radius: float, run_time: float = 2) -> Shrink:
        """Look at the disc of another radius."""
        return Shrink(self.radius, radius, run_time, rate_func=smooth)


def lines_of_floor(radius: float) -> list[tuple[Array, Array, float]]:
    """Lines at multiples of a power of ten, ever farther apart as the radius shrinks, and finer ones."""
    share = -math.log10(radius) % 1
    found: list[tuple[Array, Array, float]] = []
    for spacing, strength in ((SPACING, 1.0), (SPACING / 10, float(np.clip(2 * share - 1, 0, 1)))):
        step = spacing * 10**share
        count = int(BOX.x[1] / step)
        places = step * np.arange(-count, count + 1, dtype=float)
        found.append((places, places, strength))
    return found
